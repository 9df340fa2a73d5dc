/*
 * case_check_run.h - inside case_check only: a check of a rule, and what
 * the checks share.
 */
#ifndef RULES_CASE_CHECK_RUN_H
#define RULES_CASE_CHECK_RUN_H

#include "rules/case_check.h"

struct checking {
	const struct case_ask *ask;
	const struct accountability_case *c;
	enum rule_id rule;
	struct case_faults *out;
};

struct case_fault *fault_add(struct checking *k, struct place at,
    const char *what);
const char *fault_day(struct checking *k, day_t d);
/* Both given, and the second before the first. */
bool days_reversed(day_t first, day_t second);
/* The first decision, and that of a 变更. */
void each_decision(struct checking *k,
    void (*check)(struct checking *, const struct decision *));

/* case_check_procedure.c: up to the decision, and its appeal */
void check_edition(struct checking *k);
void check_start(struct checking *k);
void check_transfer(struct checking *k);
void check_meeting(struct checking *k);
void check_inquiry(struct checking *k);
void check_days(struct checking *k);
void check_appeal(struct checking *k);

/* case_check_decision.c: who decides, what, and what it says */
void check_organs(struct checking *k);
void check_authority(struct checking *k);
void check_eight(struct checking *k);
void check_principal(struct checking *k);
void check_ways_told(struct checking *k);

#endif
