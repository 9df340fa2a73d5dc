/*
 * receipts.h - a receipt, JSON and HTML, for every entry whose received
 * date is the run's as-of date.
 */
#ifndef STAGE_RECEIPTS_H
#define STAGE_RECEIPTS_H

#include "stage/history.h"
#include "stage/publish.h"

/* "回执/410922-<12 hex>", without its ending, in the period's folder. */
const char *receipt_stem(const struct workspace *ws, const struct entry *x,
    struct arena *a);
bool receipts_write(struct workspace *ws, const struct history *h,
    const struct staging *g, struct err *e);

#endif
