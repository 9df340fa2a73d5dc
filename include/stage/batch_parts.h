/*
 * batch_parts.h - the steps of a batch: what its facts give, its outputs.
 */
#ifndef STAGE_BATCH_PARTS_H
#define STAGE_BATCH_PARTS_H

#include "stage/batch.h"

/* The first step of a batch: the ledger's transaction stays open.
 * ERR_NOTHING where nothing was received by the as-of date. */
bool batch_take_in(struct workspace *ws, struct batch *b, struct err *e);
/* The last of one that publishes nothing: what was taken in is kept,
 * unless `ok` is false or --dry-run is given. */
bool batch_leave(struct workspace *ws, bool ok, struct err *e);
/* The results of the batch's kind and window by its history, as of the
 * day of that (history_load, history_load_at). */
bool batch_compute(struct workspace *ws, struct batch *b, struct err *e);
/* What a run saw of the entries up to number `count` and of what was
 * published before event `before` (history_load_at): computed again, with
 * its cases.  ws->opt has its day. */
bool batch_again(struct workspace *ws, struct batch *b, int64_t count,
    int64_t before, struct err *e);
/* The papers of the case b->case_id as of the run's day, published as
 * `case` would; nothing is taken in. */
bool batch_print_case(struct workspace *ws, struct batch *b, struct err *e);
/* --only names what the run prints; another word is a mistake, not
 * nothing: ERR_USAGE. */
bool batch_only(const struct options *o, enum run_kind kind, struct err *e);
/* The papers that the run prints, and what they are made from. */
size_t batch_jobs(struct workspace *ws, struct batch *b,
    const struct paper_job **out);
struct paper_source batch_source(struct workspace *ws, struct batch *b);
/* Everything of the kind of run into the staging folder; seals it. */
bool batch_print(struct workspace *ws, struct batch *b, struct staging *g,
    struct err *e);

#endif
