/*
 * case_check.h - what is wrong with a 问责案件 by the rules of the procedure
 * (问责工作程序暂行规定): one list, read when the case is judged
 * (judge_case.c) and when a paper of it is to be printed (case_stage.c).
 * Readings: "before" a decision is its day or an earlier one, as between
 *         见面, 集体研究 and the decision; other dates that contradict each
 *         other are a warning.
 * Shapes: of a case that was changed on 复查 both decisions are looked at.
 *         What a later stage will bring is not asked for before it.
 * Errors: none.  Pure.
 * Owner:  texts live in `a` or are static.
 */
#ifndef RULES_CASE_CHECK_H
#define RULES_CASE_CHECK_H

#include "rules/case_state.h"
#include "rules/catalogue.h"

struct case_fault {
	enum rule_id rule;
	struct place at;
	enum level most;       /* LEVELS: as heavy as the rule */
	const char *what;
	const char *mend;      /* NULL: the rule's general one */
};

struct case_faults { VEC(struct case_fault) v; };

/* The faults of one rule, in the order of the file; of a rule that is not
 * about cases none. */
void case_check(const struct case_ask *ask, enum rule_id rule,
    struct case_faults *out);

#endif
