/*
 * filings.h - what ledger and texts know of filings: findings, receipt,
 * chain, the words of a 更正, and what each one changed.
 * Errors: as store.h.
 * Owner:  the workspace's arena; of a text only what is asked for is kept.
 */
#ifndef STAGE_FILINGS_H
#define STAGE_FILINGS_H

#include "model/filing.h"
#include "model/results.h"
#include "stage/history.h"

/* All filings of one record (`unit` its code), or with `unit` NULL of the
 * document of that identity. */
bool filings_of(struct workspace *ws, const struct facts *f,
    const char *unit, const char *id, struct filings *out, struct err *e);
/* results.change: all changes of the results' year. */
bool changes_find(struct workspace *ws, struct results *r, struct err *e);
/* Findings and receipts alone, of filings found by rules/filing. */
bool filings_fill(struct workspace *ws, const struct filings *all,
    struct err *e);

#endif
