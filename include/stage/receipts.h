/*
 * receipts.h - a receipt, JSON and HTML, for every entry whose received
 * date is the run's as-of date.
 */
#ifndef STAGE_RECEIPTS_H
#define STAGE_RECEIPTS_H

#include "stage/history.h"
#include "stage/publish.h"

bool receipts_write(struct workspace *ws, const struct history *h,
    const struct staging *g, struct err *e);

#endif
