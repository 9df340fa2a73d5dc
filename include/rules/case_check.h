/*
 * case_check.h - what is wrong with a 问责案件 by the rules of the procedure
 * (问责工作程序暂行规定): one list, read when the case is judged
 * (judge_case.c) and when a paper of it is to be printed (case_stage.c).
 * Readings: a document in two editions: @条例 is that of the 情形, by the
 *         day of the conduct, else of the decision, else of today; a
 *         conduct older than all editions counts by the later two.
 *         "Before" a decision is its day or an earlier one, as between
 *         见面, 集体研究 and the decision.
 * Shapes: of a case that was changed on 复查 both decisions are looked at.
 *         What a later stage will bring is not asked for before it.
 * Errors: none.  Pure.
 * Owner:  texts live in `a` or are static.
 */
#ifndef RULES_CASE_CHECK_H
#define RULES_CASE_CHECK_H

#include "model/facts.h"
#include "rules/catalogue.h"
#include "rules/statute.h"

struct case_fault {
	enum rule_id rule;
	struct place at;
	enum level most;       /* LEVELS: as heavy as the rule */
	const char *what;
	const char *mend;      /* NULL: the rule's general one */
};

struct case_faults { VEC(struct case_fault) v; };

struct case_ask {
	struct arena *a;
	const struct accountability_case *c;
	const struct facts *facts;    /* 问责主体 on file */
	const struct statutes *statutes;
	day_t today;                  /* received, or as-of */
};

/* The faults of one rule, in the order of the file; of a rule that is not
 * about cases none. */
void case_check(const struct case_ask *ask, enum rule_id rule,
    struct case_faults *out);

/* The edition that holds for the 情形 of the case; NULL where none does. */
const struct edition *case_edition(const struct case_ask *ask);
/* The decision in force on that day, a changed one in place of the first;
 * NULL before the first and after it was revoked. */
const struct decision *case_decision(const struct accountability_case *c,
    day_t on);
/* 撤销 by that day. */
bool case_revoked(const struct accountability_case *c, day_t on);
/* 影响期 of a decision: months (0 = none) and its last day. */
int case_effect(const struct statutes *s, const struct decision *d,
    day_t *last);

#endif
