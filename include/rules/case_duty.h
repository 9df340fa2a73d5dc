/*
 * case_duty.h - what the procedure asks of a 问责案件 by a day, and whether
 * it was done: one list, read by the follow-up table (followup_case.c) and
 * by the stages (case_stage.c).
 * Readings: after a 变更 the duties are those of the new decision; it is
 *         served, announced, carried out, told of and filed anew.  A 党组织 is
 *         served itself, has no 个人档案 and no 廉洁档案.  What was written
 *         or read out once need not be again.  After 撤销 nothing is asked
 *         for.  An appeal is to be decided on in either edition, by a day
 *         where the edition says so.
 * Shapes: what was done after the day asked for is not done yet, what was
 *         done before the decision is none of it.  Of several the first.
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
	const char *subject;   /* of its deadline: WZ-2026-01/送达本人; of a
	                        * secret case (A14.1) a number, 事项3 */
	const char *what;      /* to be done: 送达本人 */
	const char *paper;     /* kind that it is done with; NULL = none */
	day_t from;
	day_t due;             /* DAY_NONE = 及时, or no term is set */
	day_t done;            /* DAY_NONE = not yet */
	bool ended;            /* done, the day is not known */
	struct place at;       /* that started it */
};

struct case_duties { VEC(struct case_duty) v; };

/* `id` is the 编号 of the case. */
void case_duties(const struct case_ask *ask, const char *id,
    struct case_duties *out);
#endif
