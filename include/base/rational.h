/*
 * rational.h - exact fractions of any size; every score is one until it
 * is printed.  Wraps GMP (the only module that sees gmp.h).
 * Shapes: immutable values in an arena; always in lowest terms.
 * Owner:  results live in the arena that is passed.
 */
#ifndef BASE_RATIONAL_H
#define BASE_RATIONAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct rational; /* opaque */

const struct rational *rat_int(struct arena *a, int64_t n);
const struct rational *rat_frac(struct arena *a, int64_t n, int64_t d);
const struct rational *rat_add(struct arena *a, const struct rational *x,
    const struct rational *y);
const struct rational *rat_sub(struct arena *a, const struct rational *x,
    const struct rational *y);
const struct rational *rat_mul(struct arena *a, const struct rational *x,
    const struct rational *y);
/* y is not 0. */
const struct rational *rat_div(struct arena *a, const struct rational *x,
    const struct rational *y);
int rat_cmp(const struct rational *x, const struct rational *y);
int rat_sign(const struct rational *x);
/* Copies into another arena. */
const struct rational *rat_copy(struct arena *a, const struct rational *x);
/*
 * Half up (away from zero for halves of positive numbers; RULES.md,
 * Scores) to 2 decimals, in hundredths.  Asserts that it fits.
 */
int64_t rat_hundredths(const struct rational *x);
/* "93.25"; the text of rat_hundredths. */
char *rat_text(struct arena *a, const struct rational *x);
/* "263/3" or "90": the exact value. */
char *rat_exact(struct arena *a, const struct rational *x);
/* Value of a decimal such as 12 or 12.5 or 0.25, parsed by decimal.h. */
const struct rational *rat_from_hundredths(struct arena *a, int64_t h);

#endif
