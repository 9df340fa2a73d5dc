/*
 * simulate.h - the scores of a year under another plan, and what each
 * difference between the plans does to every unit.
 * Errors: none: both plans are consistent (judge_plan).
 * Owner:  c->a; facts and plans must outlive it.
 */
#ifndef RULES_SIMULATE_H
#define RULES_SIMULATE_H

#include "model/simulation.h"
#include "rules/compute.h"

/* c->window is a year; `now` is the plan in force, `then` the other. */
void simulate(const struct computing *c, const struct filed *now,
    const struct filed *then, struct simulation *out);

#endif
