/*
 * json_results.h - results.json: everything that was computed, the
 * contract for other programs (DESIGN.md, Outputs; the schema is
 * docs/results.schema.json).
 * Units:  scores and points are decimal strings with two digits, rounded
 *         half up; null where there is none.  Dates are YYYY-MM-DD.
 * Shape:  equal results give equal bytes.
 * Errors: none; memory out exits (sbuf.h).
 * Owner:  `out` is the caller's and is appended to.
 */
#ifndef OUT_JSON_RESULTS_H
#define OUT_JSON_RESULTS_H

#include "base/sbuf.h"
#include "model/results.h"

void json_results(const struct results *r, struct sbuf *out);

#endif
