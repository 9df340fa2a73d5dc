/*
 * json_diff.h - what `liangze diff` found, as JSON
 * (docs/diff.schema.json); deterministic.
 * Owner: the sbuf is the caller's.
 */
#ifndef OUT_JSON_DIFF_H
#define OUT_JSON_DIFF_H

#include "base/sbuf.h"
#include "model/compare.h"

void json_diff(const struct run_diff *d, struct sbuf *out);

#endif
