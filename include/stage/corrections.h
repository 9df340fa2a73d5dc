/*
 * corrections.h - what former bulletins told and is so no longer
 * (model/correction.h), from the ledger's 发布 events and the results
 * that they published.
 * Errors: ERR_DAMAGED where such results are gone or were changed: what
 *         was told cannot be known without them.
 */
#ifndef STAGE_CORRECTIONS_H
#define STAGE_CORRECTIONS_H

#include "stage/batch.h"

/* Into b->results.correction; of a quarter, after computing. */
bool corrections_find(struct workspace *ws, struct batch *b,
    struct err *e);

#endif
