/*
 * plan_diff.h - what differs between two plans of a year, as steps from
 * the one to the other (model/simulation.h).
 * Errors: none; both plans are consistent (judge_plan).
 * Owner:  the arena given; the plans must outlive it.
 */
#ifndef RULES_PLAN_DIFF_H
#define RULES_PLAN_DIFF_H

#include "model/simulation.h"

/* The steps and what else differs: out->step and out->aside, from the
 * plans of out->now and out->then. */
void plan_diff(struct arena *a, struct simulation *out);
/* A copy of a plan that steps may be applied to. */
struct plan *plan_copy(struct arena *a, const struct plan *p);
/* Takes a step towards the plan `then`. */
void plan_apply(struct arena *a, struct plan *work, const struct plan *then,
    const struct sim_step *s);

#endif
