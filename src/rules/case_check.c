/*
 * case_check.c - a 问责案件 against the rules of the procedure: a row per
 * rule.
 */
#include "rules/case_check_run.h"

struct case_fault *
fault_add(struct checking *k, struct place at, const char *what)
{
	struct case_fault *f = vec_push(k->ask->a, &k->out->v);

	f->rule = k->rule;
	f->at = at;
	f->most = LEVELS;
	f->what = what;
	return f;
}

const char *
fault_day(struct checking *k, day_t d)
{
	return day_shown(k->ask->a, d);
}

bool
days_reversed(day_t first, day_t second)
{
	return first != DAY_NONE && second != DAY_NONE && second < first;
}

enum { DECISIONS_MOST = 2 };

static size_t
decisions(const struct accountability_case *c,
    const struct decision *out[DECISIONS_MOST])
{
	size_t n = 0;

	if (c->decision.given)
		out[n++] = &c->decision;
	if (c->reconsideration.decision.given)
		out[n++] = &c->reconsideration.decision;
	return n;
}

void
each_decision(struct checking *k,
    void (*check)(struct checking *, const struct decision *))
{
	const struct decision *d[DECISIONS_MOST];
	size_t n = decisions(k->c, d);

	for (size_t i = 0; i < n; i++)
		check(k, d[i]);
}

/* --- the table --- */

static const struct {
	enum rule_id rule;
	void (*check)(struct checking *);
} table[] = {
	{ RULE_E02_1, check_organs },
	{ RULE_E03_1, check_edition },
	{ RULE_E03_2, check_start },
	{ RULE_E03_3, check_transfer },
	{ RULE_E04_1, check_meeting },
	{ RULE_E04_2, check_inquiry },
	{ RULE_E05_1, check_days },
	{ RULE_E05_2, check_authority },
	{ RULE_E05_3, check_eight },
	{ RULE_E05_4, check_principal },
	{ RULE_E06_6, check_ways_told },
	{ RULE_E07_1, check_appeal },
};

void
case_check(const struct case_ask *ask, enum rule_id rule,
    struct case_faults *out)
{
	struct checking k = { ask, ask->c, rule, out };

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].rule == rule)
			table[i].check(&k);
}
