/*
 * diff.h - two published runs of one period: what differs and why
 * (model/compare.h).  Reads the ledger and the outputs, writes nothing.
 * Errors: ERR_USAGE for names that are no runs of one period, ERR_DAMAGED
 *         for results that were changed or belong to another ledger.
 * Owner:  ws->a.
 */
#ifndef STAGE_DIFF_H
#define STAGE_DIFF_H

#include "model/compare.h"
#include "stage/batch.h"

bool diff_runs(struct workspace *ws, const char *a, const char *b,
    struct run_diff *out, struct err *e);

/* The documents with numbers above `after`, to the last of `b`; a report
 * of a month that ended before the day `over` is late (迟报). */
bool diff_received(struct workspace *ws, const struct batch *b,
    int64_t after, day_t over, const struct received **out, size_t *n,
    struct err *e);

#endif
