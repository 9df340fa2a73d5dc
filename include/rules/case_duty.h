/*
 * case_duty.h - what the procedure asks of a 问责案件 by a day, and whether
 * it was done: one list, read by the follow-up table (followup_case.c) and
 * by the stages (case_stage.c).
 * Readings: after a 变更 the duties are those of the new decision; it is
 *         served, announced, told of and filed anew.  A 党组织 is served itself, has no
 *         个人档案 and no 廉洁档案.  What was written or read out once need
 *         not be again.  After 撤销 nothing is asked for.
 * Shapes: what was done after the day asked for is not done yet.
 * Errors: none.  Pure.
 * Owner:  texts live in `a` or are static.
 */
#ifndef RULES_CASE_DUTY_H
#define RULES_CASE_DUTY_H

#include "model/case_view.h"
#include "rules/case_check.h"

struct case_duty {
	enum rule_id rule;
	enum case_step step;
	const char *key;       /* of the case: 送达本人 */
	const char *what;      /* to be done: 送达本人 */
	const char *paper;     /* kind that it is done with; NULL = none */
	day_t from;
	int months;            /* how long; 0 = 及时 */
	day_t done;            /* DAY_NONE = not yet */
	bool ended;            /* done, the day is not known */
	struct place at;       /* that started it */
};

struct case_duties { VEC(struct case_duty) v; };

/* `id` is the 编号 of the case. */
void case_duties(const struct case_ask *ask, const char *id,
    struct case_duties *out);
/* WZ-2026-01/送达本人: the subject of its deadline. */
const char *case_subject(struct arena *a, const char *id, const char *key);
/* Did it come by a 移送? */
bool case_transferred(const struct accountability_case *c);
/*
 * Last day of the appeal against a decision: from 送达 to the person, by the
 * term that it states.  DAY_NONE while it was not served.
 */
day_t case_appeal_last(const struct accountability_case *c,
    const struct decision *d);
/* Day on which the decision was served on 本人, 所在党组织; DAY_NONE. */
day_t case_served(const struct accountability_case *c,
    const struct decision *d, const char *whom, day_t on);

#endif
