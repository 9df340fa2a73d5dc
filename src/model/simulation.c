/*
 * simulation.c - the names of the steps.
 */
#include "model/simulation.h"

#include <assert.h>

const char *
sim_kind_name(enum sim_kind k)
{
	static const char *const names[] = {
		[SIM_DUTY_WEIGHTS] = "duty_weights",
		[SIM_CLASS_WEIGHTS] = "class_weights",
		[SIM_PART_WEIGHTS] = "part_weights",
		[SIM_CONVERSION] = "conversion", [SIM_CUT_LATE] = "cut_late",
		[SIM_CUT_EVIDENCE] = "cut_evidence",
		[SIM_CUT_OVERDUE] = "cut_overdue",
		[SIM_BONUS_CAP] = "bonus_cap", [SIM_CHANGED] = "changed",
		[SIM_ADDED] = "added", [SIM_DROPPED] = "dropped",
		[SIM_GRADES] = "grades",
	};
	_Static_assert(sizeof(names) / sizeof(names[0]) == SIM_KINDS,
	    "one name per kind");

	assert(k < SIM_KINDS);
	return names[k];
}
