/*
 * case_state.h - what of a 问责案件 stands on a day: the edition that holds,
 * the decision in force, its 影响期, when it was served, by when an appeal
 * and its answer are due.
 * Readings: a document in two editions: @条例 is that of the 情形, by the
 *         day of the conduct, else of the decision, else of today; a
 *         conduct older than all editions counts by the later two.  The
 *         procedure is that of the day of the decision.  不予问责 holds
 *         unless 启动 is later than it, or a decision was made.
 * Shapes: what is dated after `today` has not happened.
 * Errors: none.  Pure.
 */
#ifndef RULES_CASE_STATE_H
#define RULES_CASE_STATE_H

#include "model/calendar.h"
#include "model/facts.h"
#include "rules/policy.h"

struct case_ask {
	struct arena *a;
	const struct accountability_case *c;
	const struct facts *facts;    /* 问责主体 and talks on file */
	const struct policy *policy;
	const struct calendar *calendar;
	day_t today;                  /* received, or as-of */
};

/* Is it a day that has come? */
bool case_come(const struct case_ask *ask, day_t d);
/* Whose case it is: the organ that decides, else the one that works on it,
 * else the one that inquires; "" where none is named. */
const char *case_organ(const struct accountability_case *c);
/* Did it come by a 移送? */
bool case_transferred(const struct accountability_case *c);
/* The edition that holds for the 情形 of the case; NULL where none does. */
const struct edition *case_edition(const struct case_ask *ask);
/* The decision in force on that day, a changed one in place of the first;
 * NULL before the first and after it was revoked. */
const struct decision *case_decision(const struct accountability_case *c,
    day_t on);
/* 撤销 by that day. */
bool case_revoked(const struct accountability_case *c, day_t on);
/* 不予问责, as it stands on that day. */
bool case_dropped(const struct accountability_case *c, day_t on);
/* 影响期 of a decision: months (0 = none) and its last day. */
int case_effect(const struct statutes *s, const struct decision *d,
    day_t *last);

/* The first 送达 of the decision to 本人, 所在党组织 by that day; NULL. */
const struct sent *case_service(const struct accountability_case *c,
    const struct decision *d, const char *whom, day_t on);
/* Its day; DAY_NONE. */
day_t case_served(const struct accountability_case *c,
    const struct decision *d, const char *whom, day_t on);
/* N months on, off a day off. */
day_t case_months_on(const struct case_ask *ask, day_t from, int months);
/*
 * Last day of the appeal against a decision: from 送达 to the person, by
 * the edition's term, else by the one that it states.  DAY_NONE while it
 * was not served.
 */
day_t case_appeal_last(const struct case_ask *ask, const struct decision *d);
/* By when the appeal is to be decided on; DAY_NONE where no appeal was
 * made or the edition names no term. */
day_t case_review_last(const struct case_ask *ask);
/* Months of a stated term; 0 for days, -1 for what is neither. */
int case_term_months(const char *term);

#endif
