/*
 * simulate.h - a simulation in words and as JSON
 * (docs/simulate.schema.json).
 * Units:  as out/why.h: every figure rounded and exact.
 * Shape:  equal simulations give equal bytes.
 * Errors: none; memory out exits (sbuf.h).
 * Owner:  `out` is the caller's and is appended to; `a` is scratch.
 */
#ifndef OUT_SIMULATE_H
#define OUT_SIMULATE_H

#include "base/sbuf.h"
#include "model/simulation.h"

void simulate_text(const struct simulation *s, struct arena *a,
    struct sbuf *out);
void simulate_json(const struct simulation *s, struct arena *a,
    struct sbuf *out);

#endif
