/*
 * batch_parts.h - the steps of a batch: what its facts give, its outputs.
 */
#ifndef STAGE_BATCH_PARTS_H
#define STAGE_BATCH_PARTS_H

#include "stage/batch.h"

/* The results of the batch's kind and window by its history, as of the
 * day of that (history_load, history_load_at). */
bool batch_compute(struct workspace *ws, struct batch *b, struct err *e);
/* --only names what the run prints; another word is a mistake, not
 * nothing: ERR_USAGE. */
bool batch_only(const struct options *o, enum run_kind kind, struct err *e);
/* Everything of the kind of run into the staging folder; seals it. */
bool batch_print(struct workspace *ws, struct batch *b, struct staging *g,
    struct err *e);

#endif
