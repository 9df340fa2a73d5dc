/*
 * registry.h - the register of 文号 in the ledger's events: one event
 * 文号 for each number, given when the approval is taken in.
 * Errors: ERR_DAMAGED for an event that cannot be read, else the store's.
 * Owner:  ws->a.
 */
#ifndef STAGE_REGISTRY_H
#define STAGE_REGISTRY_H

#include "rules/numbering.h"
#include "stage/history.h"

struct registry {
	const struct numbering_entry *v; /* as given, by the as-of date */
	size_t n;
};

/* What was given by the as-of date. */
bool registry_load(struct workspace *ws, struct registry *out,
    struct err *e);
/*
 * Gives numbers to what is approved and has none (nothing in a replay),
 * inside the caller's transaction.  Approved is a 件 with 同意 for a kind
 * that has 签批 and 文号 (kinds.xml).  A kind signed 按责任 or by the
 * 决定机关 takes the 代字 of the organ that approved; one that is not in
 * office.xml numbers its papers itself.
 */
bool registry_give(struct workspace *ws, const struct history *h,
    struct err *e);

/* How a paper stands: the last word on it, and its number. */
struct approved {
	bool yes;                    /* 同意 */
	const char *id;              /* 编号 of the 签批; NULL = none */
	const struct approval *by;   /* of its 件; NULL = none */
	const char *number;          /* 示办〔2026〕12号; NULL = none */
};

struct approved registry_find(const struct registry *r,
    const struct facts *f, const struct paper_key *key, struct arena *a);

#endif
