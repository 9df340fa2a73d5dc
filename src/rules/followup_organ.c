/*
 * followup_organ.c - E08.1: each half-year every 问责主体 reports on its
 * work of holding to account.
 * Readings: by 06-30 and 12-31, as A12.1; its first filing counts.
 */
#include "rules/followup.h"

#include <string.h>

#include "rules/fold.h"

/* Own day of the organ's first report of the half; DAY_NONE = none. */
static day_t
reported(const struct compute_run *run, const char *organ, enum half h)
{
	const struct facts *f = run->f;

	for (size_t i = 0; i < f->filed[ROOT_ACCOUNTABILITY].n; i++) {
		const struct filed *x = &f->filed[ROOT_ACCOUNTABILITY].v[i];
		const struct accountability_report *r =
		    x->doc->as.accountability;

		if (x->doc->year == run->year && r->has_half &&
		    r->half == h && strcmp(field_text(&r->organ), organ) == 0)
			return followup_filed(run, x->entry);
	}
	return DAY_NONE;
}

static void
add_organ(struct compute_run *run, const struct followup *row,
    const struct filed *f, const struct accountability_organ *o)
{
	const char *name = field_text(&o->name);

	for (int h = 0; h < HALVES; h++) {
		if (!half_runs(run, (enum half)h))
			continue;
		followup_add(run, row, &(struct follow_object){ .who = name,
			.subject = arena_printf(run->a, "%s/%s@%dH%d",
			    root_name(ROOT_ACCOUNTABILITY), name, run->year,
			    h + 1),
			.what = arena_printf(run->a, "报送%s问责工作报告",
			    half_name((enum half)h)),
			.from = half_first(run->year, (enum half)h),
			.done = reported(run, name, (enum half)h),
			.entry = f->entry, .at = o->at });
	}
}

/* E08.1 */
static void
find_organs(struct compute_run *run, const struct followup *row)
{
	const struct facts *f = run->f;

	for (size_t i = 0; i < f->filed[ROOT_ORGANS].n; i++) {
		const struct filed *x = &f->filed[ROOT_ORGANS].v[i];
		const struct accountability_organs *o = x->doc->as.organs;

		for (size_t k = 0; x->doc->year == run->year &&
		    k < o->organ.n; k++)
			add_organ(run, row, x, &o->organ.v[k]);
	}
}

static const struct followup rows[] = {
	{ RULE_E08_1, TERM_HALF, 0, LEVEL_REMIND, "催报通知书", find_organs,
	    false },
};

const struct followup_table follow_organ = FOLLOWUP_TABLE(rows);
