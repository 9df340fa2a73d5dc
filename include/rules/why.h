/*
 * why.h - takes a unit's recording score apart (model/why.h): scores by
 * responsibility, class, task and record, and every loss by its rule.
 * Errors: none.  That the parts add up to the score is asserted.
 * Owner:  the arena given; the results must outlive it.
 */
#ifndef RULES_WHY_H
#define RULES_WHY_H

#include "model/why.h"

const struct why *why_recording(struct arena *a, const struct results *r,
    const struct unit_result *u);

#endif
