/*
 * spread.h - what the scores of many units come to: mean, highest and
 * lowest, bands, movement against another window.
 * Units:  scores as printed, in two decimals: whoever has the table can
 *         work the mean out again; the mean itself is exact.
 * Errors: none; NULL where no unit has a score.
 * Owner:  the arena passed.
 */
#ifndef MODEL_SPREAD_H
#define MODEL_SPREAD_H

#include "model/results.h"

struct spread {
	int64_t n, scored;          /* units, those with a score */
	const struct rational *mean, *highest, *lowest;
	int64_t due, complete, overdue, provisional;
};

/* Of the units of a category; CATEGORIES: of all. */
struct spread spread_of(struct arena *a, const struct unit_result *v,
    size_t n, enum category c);

/* Units with a score in both windows. */
struct movement {
	int64_t n, up, down, same;
};
struct movement movement_of(const struct results *r,
    const struct past *then);

/* 优秀 to 差 by the plan's 等次, for a window's score: no grade of the
 * year (D13.1 goes by another figure). */
enum band band_of(const struct plan *p, const struct rational *score);
/* 80分以上不满90分 */
const char *band_range(struct arena *a, const struct plan *p, enum band b);

#endif
