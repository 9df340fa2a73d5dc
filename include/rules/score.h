/*
 * score.h - from tasks to scores (RULES.md, Scores), and ranks.
 * Units:  scores are exact rationals, 0 to 100; weights are hundredths
 *         of a percent (6000 = 60 %).
 * Errors: none; NULL is no score (nothing due).
 * Owner:  the arena passed.
 */
#ifndef RULES_SCORE_H
#define RULES_SCORE_H

#include "base/rational.h"
#include "model/results.h"

struct tally { const struct rational *worth, *earned; }; /* NULL = none */

void tally_add(struct arena *a, struct tally *t, const struct task *task);
/* 100 × Σ earned ÷ Σ worth; NULL where nothing was added. */
const struct rational *tally_score(struct arena *a, const struct tally *t);
/* x × wx + y × wy; where one is NULL the other counts alone. */
const struct rational *score_blend(struct arena *a,
    const struct rational *x, int64_t wx, const struct rational *y,
    int64_t wy);

/*
 * Ranks within 县区 and within 市直单位 by the score rounded to two
 * decimals, 1, 2, 2, 4; 0 where there is no score.
 */
void rank_units(struct arena *a, struct unit_result *v, size_t n);
/* The same by F of the rows in step, for a year. */
void rank_annual(struct arena *a, struct unit_result *v,
    const struct annual_result *y, size_t n);

#endif
