/*
 * batch_parts.h - what src/stage/batch*.c share: a batch's outputs.
 */
#ifndef STAGE_BATCH_PARTS_H
#define STAGE_BATCH_PARTS_H

#include "stage/batch.h"

/* --only names what the run prints; another word is a mistake, not
 * nothing: ERR_USAGE. */
bool batch_only(const struct options *o, enum run_kind kind, struct err *e);
/* Everything of the kind of run into the staging folder; seals it. */
bool batch_print(struct workspace *ws, struct batch *b, struct staging *g,
    struct err *e);

#endif
