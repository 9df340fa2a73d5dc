/*
 * test_case_check.c - a 问责案件 by the rules of the procedure: which edition
 * holds, which decision is in force, how long its 影响期 runs; the days on
 * both sides of each.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge_world.h"
#include "rules/case_check.h"

#define N(v) (sizeof(v) / sizeof((v)[0]))

static struct world w;
static struct accountability_case c;
static struct statutes law;

static void
no_days(struct decision *d)
{
	d->discussed = d->day = d->effective = d->reported = no_day();
}

/* A case of a 党组织 that has only begun. */
static void
begin(void)
{
	static struct edition edition[2];
	static struct effect effect[1];

	world_init(&w);
	edition[0] = (struct edition){ .year = 2016, .article = "六",
	    .in_force = { a_day("2016-07-08"), a_day("2019-08-31") } };
	edition[1] = (struct edition){ .year = 2019, .article = "七",
	    .in_force = { a_day("2019-09-01"), DAY_NONE } };
	effect[0] = (struct effect){ .way = MEASURE_ADMONITION, .content = "",
	    .months = 6, .in_force = { a_day("2016-07-08"), DAY_NONE } };
	law = (struct statutes){ .edition = edition, .n_editions = 2,
	    .effect = effect, .n_effects = 1 };
	w.policy.statutes = law;
	memset(&c, 0, sizeof(c));
	c.target.organ = true;
	c.happened = no_day();
	c.start.day = c.start.approved = no_day();
	c.inquiry.from = c.inquiry.to = c.meeting.day = no_day();
	c.findings.day = c.reconsideration.day = no_day();
	no_days(&c.decision);
	no_days(&c.reconsideration.decision);
}

static void
decide(struct decision *d, const char *day)
{
	d->given = true;
	d->discussed = d->day = d->effective = f_day(&w, day);
}

static struct case_ask
ask_on(const char *today)
{
	return (struct case_ask){ &w.a, &c, &w.facts, &w.policy, w.calendar,
	    a_day(today) };
}

static size_t
faults(enum rule_id rule)
{
	const struct case_ask ask = ask_on("2026-11-30");
	struct case_faults l = { { NULL, 0, 0 } };

	case_check(&ask, rule, &l);
	return l.v.n;
}

static int
edition_on(const char *today)
{
	const struct case_ask ask = ask_on(today);
	const struct edition *e = case_edition(&ask);

	return e == NULL ? 0 : e->year;
}

static void
edition_by_conduct_then_decision_then_today(void **state)
{
	(void)state;
	begin();
	assert_int_equal(edition_on("2016-07-07"), 0);
	assert_int_equal(edition_on("2019-08-31"), 2016);
	assert_int_equal(edition_on("2019-09-01"), 2019);
	decide(&c.decision, "2019-08-31");
	assert_int_equal(edition_on("2026-01-01"), 2016);
	c.happened = f_day(&w, "2019-09-01");
	assert_int_equal(edition_on("2026-01-01"), 2019);
	c.happened = f_day(&w, "2010-01-01"); /* older than all: E03.1 */
	assert_int_equal(edition_on("2026-01-01"), 2016);
	world_release(&w);
}

static void
decision_in_force(void **state)
{
	struct reconsideration *r = &c.reconsideration;

	(void)state;
	begin();
	assert_null(case_decision(&c, a_day("2026-09-25")));
	decide(&c.decision, "2026-09-25");
	assert_null(case_decision(&c, a_day("2026-09-24")));
	assert_ptr_equal(case_decision(&c, a_day("2026-09-25")),
	    &c.decision);
	r->given = r->has_verdict = true;
	r->day = f_day(&w, "2026-11-05");
	r->verdict = RECONSIDERED_UPHELD;
	assert_ptr_equal(case_decision(&c, a_day("2026-11-05")),
	    &c.decision);
	r->verdict = RECONSIDERED_REVOKED;
	assert_ptr_equal(case_decision(&c, a_day("2026-11-04")),
	    &c.decision);
	assert_null(case_decision(&c, a_day("2026-11-05")));
	assert_true(case_revoked(&c, a_day("2026-11-05")));
	assert_false(case_revoked(&c, a_day("2026-11-04")));
	r->verdict = RECONSIDERED_CHANGED;
	assert_false(case_revoked(&c, a_day("2026-11-05")));
	assert_ptr_equal(case_decision(&c, a_day("2026-11-05")),
	    &c.decision);
	assert_int_equal(faults(RULE_E05_3), 2); /* both, and no new one */
	decide(&r->decision, "2026-11-06");
	assert_ptr_equal(case_decision(&c, a_day("2026-11-05")),
	    &c.decision);
	assert_ptr_equal(case_decision(&c, a_day("2026-11-06")),
	    &r->decision);
	world_release(&w);
}

static void
effect_by_table_or_decision(void **state)
{
	struct measure *m;
	day_t last;

	(void)state;
	begin();
	decide(&c.decision, "2026-08-31");
	assert_int_equal(case_effect(&law, &c.decision, &last), 0);
	assert_int_equal(last, DAY_NONE);
	m = vec_push(&w.a, &c.decision.measure);
	m->has_kind = true;
	m->kind = MEASURE_ADMONITION;
	assert_int_equal(case_effect(&law, &c.decision, &last), 6);
	assert_int_equal(last, a_day("2027-02-28"));
	c.decision.effect.given = true;
	c.decision.effect.n = 3;
	assert_int_equal(case_effect(&law, &c.decision, &last), 3);
	assert_int_equal(last, a_day("2026-11-30"));
	world_release(&w);
}

/* E03.2, E05.1: a day later is a day too late. */
static void
order_of_days(void **state)
{
	(void)state;
	begin();
	c.start.given = true;
	c.start.day = f_day(&w, "2026-08-03");
	assert_int_equal(faults(RULE_E03_2), 1);
	c.start.approver = a_field(&w, "干部子");
	c.start.approved = f_day(&w, "2026-08-03");
	assert_int_equal(faults(RULE_E03_2), 0);
	c.start.approved = f_day(&w, "2026-08-04");
	assert_int_equal(faults(RULE_E03_2), 1);
	c.target.organ = false; /* nor a 主要负责人: E03.2 does not ask */
	assert_int_equal(faults(RULE_E03_2), 0);
	c.target.principal = true;
	assert_int_equal(faults(RULE_E03_2), 1);
	decide(&c.decision, "2026-09-25");
	c.meeting.given = true;
	c.meeting.day = f_day(&w, "2026-09-25");
	assert_int_equal(faults(RULE_E05_1), 0);
	c.meeting.day = f_day(&w, "2026-09-26");
	assert_int_equal(faults(RULE_E05_1), 1);
	c.decision.day = f_day(&w, "2026-09-24");
	assert_int_equal(faults(RULE_E05_1), 2);
	world_release(&w);
}

/* Nothing is asked of a stage that the case has not reached. */
static void
not_before_its_stage(void **state)
{
	static const enum rule_id rule[] = { RULE_E02_1, RULE_E03_2,
		RULE_E04_1, RULE_E04_2, RULE_E05_1, RULE_E05_2, RULE_E05_3,
		RULE_E05_4, RULE_E06_6 };

	(void)state;
	begin();
	for (size_t i = 0; i < N(rule); i++)
		assert_int_equal(faults(rule[i]), 0);
	decide(&c.decision, "2026-09-25");
	assert_int_equal(faults(RULE_E04_1), 1);
	assert_int_equal(faults(RULE_E04_2), 2);
	world_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edition_by_conduct_then_decision_then_today),
		cmocka_unit_test(decision_in_force),
		cmocka_unit_test(effect_by_table_or_decision),
		cmocka_unit_test(order_of_days),
		cmocka_unit_test(not_before_its_stage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
