/*
 * agreed.h - what a 签批 can agree to: which papers the documents lead to,
 * what a paper that was agreed to still lacks, and which talk carries out
 * an approved 约谈.  One home for the papers
 * that are proposed (draft.c), the numbers (a paper that cannot be printed
 * takes none) and the finding that says so.
 * Readings: a 约谈通知书 is of one person and one quarter or year; an
 *         approved 约谈 that names nobody is with any of the unit.
 * Errors: none; pure.
 * Owner:  texts are static.
 */
#ifndef RULES_AGREED_H
#define RULES_AGREED_H

#include "model/facts.h"
#include "model/review.h"
#include "rules/catalogue.h"

/* Does the meeting lead to that paper for the object?  *lacks: what it
 * cannot be printed without; NULL = nothing. */
bool agreed_proposes(enum draft_kind kind, const struct vote_result *x,
    const char **lacks);

/* Why the paper of a 件 cannot be printed. */
struct agreed_block {
	const char *why;       /* 这次评议没有给这个对象的反馈意见 */
	const char *mend;
	enum rule_id rule;     /* whose paper it is */
	bool listed;           /* said elsewhere: with the papers proposed,
	                        * by A13.2; of an approved 约谈, which may be
	                        * held without a letter, nothing is said */
};

/* False: it can, or that is not for these documents to say. */
bool agreed_blocks(const struct facts *f, const struct approval *by,
    const struct approval_item *x, struct agreed_block *out);

/* The paper that a 签批 agrees to an 约谈 by. */
#define AGREED_TALK "约谈通知书"

/* Does the talk carry out what that 件 of the 签批 agreed to (B15.2)? */
bool agreed_carried_out(const struct filed *talk, const struct doc *approval,
    const struct approval_item *x);
/* The 件 in force that the talk carries out; NULL = none. */
const struct approval_item *agreed_talk(const struct facts *f,
    const struct filed *talk);

#endif
