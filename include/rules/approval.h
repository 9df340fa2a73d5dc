/*
 * approval.h - the last word of the 签批 on a paper.
 * Errors: none; pure.
 * Owner:  borrowed from the facts.
 */
#ifndef RULES_APPROVAL_H
#define RULES_APPROVAL_H

#include "model/facts.h"
#include "rules/numbering.h"

struct approval_found {
	const struct doc *doc;            /* the 签批; NULL = none */
	const struct entry *entry;        /* that it came with */
	const struct approval_item *item; /* its 件 */
	bool yes;                         /* 同意 */
};

/* The 件 with just these words, of the last day; of one day the last
 * received. */
struct approval_found approval_find(const struct facts *f,
    const struct paper_key *key);
/* Day of the last 件 with these words before `day` that did not agree;
 * DAY_NONE = none. */
day_t approval_refused(const struct facts *f, const struct paper_key *key,
    day_t day);

/* Did `of`, one of f->approval, agree by `x`, and has no later 签批 taken it
 * back with a 件 of the same words? */
bool approval_stands(const struct facts *f, const struct filed *of,
    const struct approval_item *x);

/* The same words in one 签批, and another 结论. */
bool approval_contradicts(const struct approval *by,
    const struct approval_item *x, const struct approval_item *y);

/*
 * The 编号 that a 件 gives its paper; "" for none.  Of a 问责工作情况报告 the
 * organ that approves it, as written there: each reports for itself (E08.1).
 */
const char *approval_paper_id(const struct approval *by,
    const struct approval_item *x);

#endif
