/*
 * history.h - the ledger as facts: loads the entries received by a day
 * and folds them.  A live run and a replay see the same through it.
 * Errors: ERR_DAMAGED when a text does not match its digest.
 */
#ifndef STAGE_HISTORY_H
#define STAGE_HISTORY_H

#include "model/facts.h"
#include "stage/workspace.h"

struct history {
	struct facts facts;
	struct arena facts_arena;
	day_t latest;     /* latest as-of of the ledger, DAY_NONE = empty */
	bool replay;      /* as_of < latest */
	int64_t before;   /* what was published from this event on came later;
	                   * INT64_MAX = nothing */
};

/* Folds nothing later than opt->as_of; verifies the ledger. */
bool history_load(struct history *h, struct workspace *ws, struct err *e);
/* As of another day, of the entries up to number `count` and of what was
 * published before event number `before` only: what a run saw that others,
 * of its day or for an earlier one, came after.  Verifies nothing. */
bool history_load_at(struct history *h, struct workspace *ws, day_t as_of,
    int64_t count, int64_t before, struct err *e);
/*
 * One entry more (take in).  `text` is the canonical text of a
 * submission; of other roots the bytes as they came, so that what is
 * said later of a roster or plan can name line and column.
 */
void history_add(struct history *h, const struct entry *e,
    const char *text, size_t n);
void history_release(struct history *h);

/*
 * The findings that stand (README of stage): of entries that no later
 * one replaced, and of records whose present version they are about;
 * `year` 0 = all years.
 */
bool history_findings(const struct history *h, struct workspace *ws,
    int year, struct diag_list *out, struct err *e);

#endif
