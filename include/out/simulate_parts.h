/*
 * simulate_parts.h - what src/out/simulate*.c share.
 * Owner: what is returned lives in the arena.
 */
#ifndef OUT_SIMULATE_PARTS_H
#define OUT_SIMULATE_PARTS_H

#include "base/rational.h"
#include "out/simulate.h"

/* "8.40", "-3.60": half up by the amount, whatever the sign. */
const char *simulate_shown(struct arena *a, const struct rational *x);

#endif
