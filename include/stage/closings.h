/*
 * closings.h - which years were published for good, on which day and by
 * how many entries of the ledger: its events 结账, one each.
 * Errors: ERR_DAMAGED for an event that cannot be read, else the store's.
 * Owner:  ws->a.
 */
#ifndef STAGE_CLOSINGS_H
#define STAGE_CLOSINGS_H

#include "rules/annual.h"
#include "stage/workspace.h"

/* Closings of the year by the as-of date and before event number `before`,
 * in the order they came. */
bool closings_load(struct workspace *ws, int year, int64_t before,
    const struct year_closed **out, size_t *n, struct err *e);
/* Appends one, inside the caller's transaction. */
bool closings_add(struct workspace *ws, const struct year_closed *c,
    struct err *e);

#endif
