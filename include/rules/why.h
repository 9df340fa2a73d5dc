/*
 * why.h - takes a unit's score apart (model/why.h): by responsibility,
 * class, task and record, and every loss by its rule; of a year 年终考核,
 * what adds and what takes as well.
 * Errors: none.  That the parts add up to the score is asserted.
 * Owner:  the arena given; the results must outlive it.
 */
#ifndef RULES_WHY_H
#define RULES_WHY_H

#include "model/why.h"

/* The recording score of the window. */
const struct why *why_recording(struct arena *a, const struct results *r,
    const struct unit_result *u);
/* What the window is told by: of a year F, else the recording score. */
const struct why *why_score(struct arena *a, const struct results *r,
    const struct unit_result *u);

#endif
