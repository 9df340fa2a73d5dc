#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "computing.h"
#include "rules/task.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static struct world w;

static int
release(void **state)
{
	(void)state;
	arena_release(&w.a);
	return 0;
}

static void
every_cycle(void **state)
{
	static const struct {
		enum cycle cycle;
		const char *due;
		size_t n, nth;
		const char *first, *last, *deadline, *subject;
	} t[] = {
		{ CYCLE_MONTH, NULL, 12, 0, "2026-01-01", "2026-01-31",
		    "2026-01-31", "ZG-01@2026-01" },
		{ CYCLE_MONTH, NULL, 12, 1, "2026-02-01", "2026-02-28",
		    "2026-02-28", "ZG-01@2026-02" },
		{ CYCLE_MONTH, NULL, 12, 11, "2026-12-01", "2026-12-31",
		    "2026-12-31", "ZG-01@2026-12" },
		{ CYCLE_QUARTER, NULL, 4, 2, "2026-07-01", "2026-09-30",
		    "2026-09-30", "ZG-01@2026Q3" },
		{ CYCLE_HALF, NULL, 2, 0, "2026-01-01", "2026-06-30",
		    "2026-06-30", "ZG-01@2026H1" },
		{ CYCLE_HALF, NULL, 2, 1, "2026-07-01", "2026-12-31",
		    "2026-12-31", "ZG-01@2026H2" },
		{ CYCLE_YEAR, NULL, 1, 0, "2026-01-01", "2026-12-31",
		    "2026-12-31", "ZG-01@2026" },
		{ CYCLE_YEAR, "06-30", 1, 0, "2026-01-01", "2026-12-31",
		    "2026-06-30", "ZG-01@2026" },
		{ CYCLE_ONCE, "2026-05-15", 1, 0, "2026-01-01",
		    "2026-12-31", "2026-05-15", "ZG-01@2026" },
		/* no deadline in the year: no task */
		{ CYCLE_YEAR, "02-29", 0, 0, NULL, NULL, NULL, NULL },
		{ CYCLE_ONCE, "2027-05-15", 0, 0, NULL, NULL, NULL, NULL },
		{ CYCLE_ONCE, NULL, 0, 0, NULL, NULL, NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct ask k = { "ZG-01", DUTY_MAIN, 10, t[i].cycle, 1,
			false, t[i].due };
		struct indicator in = world_asked(&k, CLASS_COMMON);
		struct task_span s[12];

		assert_int_equal(task_spans(&in, 2026, s), t[i].n);
		if (t[i].n == 0)
			continue;
		assert_int_equal(s[t[i].nth].no, t[i].nth + 1);
		assert_int_equal(s[t[i].nth].days.first, on(t[i].first));
		assert_int_equal(s[t[i].nth].days.last, on(t[i].last));
		assert_int_equal(s[t[i].nth].deadline, on(t[i].deadline));
		assert_string_equal(task_subject(&w.a, &in, 2026,
		    s[t[i].nth].no), t[i].subject);
	}
}

/* One record for a task of 12 points in 2 times: what it earns of 6. */
struct one {
	const char *day, *entered;
	bool asked, there;        /* 须印证, 印证材料 */
	enum opinion opinion;
	int64_t deduct;
	const char *earned, *reviewed;
	int late, evidence, overdue;  /* percent that took effect */
};

static void
check_one(const struct one *x, const struct ask *k, const char *deadline)
{
	struct indicator in = world_asked(k, CLASS_COMMON);
	struct task t = { .indicator = &in, .deadline = on(deadline) };
	struct earning_terms by = { w.plan, &w.policy, w.calendar };
	struct fact_record *r = world_record(&w, "410900", k->id, DUTY_MAIN,
	    x->day);
	struct earning e;

	in.evidence = x->asked;
	r->n_evidence = x->there;
	r->entered = on(x->entered);
	if (x->opinion != OPINION_NONE)
		world_opinion(&w, r, x->opinion, x->deduct);
	e = task_earning(&w.a, &by, &t, r);
	is_exactly(&w, e.full, "6");
	is_exactly(&w, e.earned, x->earned);
	assert_int_equal(e.cut[LOSS_LATE], x->late * 100);
	assert_int_equal(e.cut[LOSS_EVIDENCE], x->evidence * 100);
	assert_int_equal(e.cut[LOSS_OVERDUE], x->overdue * 100);
	if (x->reviewed == NULL)
		assert_null(e.reviewed);
	else
		is_exactly(&w, e.reviewed, x->reviewed);
	assert_false(e.counts);
}

/* A10.2, A09.2, A10.4 and 审核意见, with 30 %, 20 % and 50 % off. */
static void
one_record(void **state)
{
	static const struct one t[] = {
		/* entered on the last of 3 working days, and a day later */
		{ "2026-10-12", "2026-10-15", false, false, OPINION_NONE, 0,
		    "6", NULL, 0, 0, 0 },
		{ "2026-10-12", "2026-10-16", false, false, OPINION_NONE, 0,
		    "21/5", NULL, 30, 0, 0 },
		/* over the holiday: due is the make-up Saturday */
		{ "2026-09-30", "2026-10-10", false, false, OPINION_NONE, 0,
		    "6", NULL, 0, 0, 0 },
		{ "2026-09-30", "2026-10-11", false, false, OPINION_NONE, 0,
		    "21/5", NULL, 30, 0, 0 },
		/* the deadline cuts the 3 days short, itself included */
		{ "2026-10-30", "2026-10-31", false, false, OPINION_NONE, 0,
		    "6", NULL, 0, 0, 0 },
		{ "2026-10-30", "2026-11-02", false, false, OPINION_NONE, 0,
		    "21/5", NULL, 30, 0, 0 },
		{ "2026-10-31", "2026-10-31", false, false, OPINION_NONE, 0,
		    "6", NULL, 0, 0, 0 },
		{ "2026-10-31", "2026-11-01", false, false, OPINION_NONE, 0,
		    "21/5", NULL, 30, 0, 0 },
		/* after the deadline only the 3 days bind */
		{ "2026-11-02", "2026-11-05", false, false, OPINION_NONE, 0,
		    "3", NULL, 0, 0, 50 },
		{ "2026-11-02", "2026-11-06", false, false, OPINION_NONE, 0,
		    "6/5", NULL, 30, 0, 50 },
		/* all three make 100 %: nothing is left */
		{ "2026-11-02", "2026-11-06", true, false, OPINION_NONE, 0,
		    "0", NULL, 30, 20, 50 },
		/* evidence */
		{ "2026-10-12", "2026-10-12", true, false, OPINION_NONE, 0,
		    "24/5", NULL, 0, 20, 0 },
		{ "2026-10-12", "2026-10-12", true, true, OPINION_NONE, 0,
		    "6", NULL, 0, 0, 0 },
		{ "2026-10-12", "2026-10-12", false, false, OPINION_PASS, 0,
		    "6", NULL, 0, 0, 0 },
		/* 审核意见 */
		{ "2026-10-12", "2026-10-12", false, false, OPINION_DEDUCT,
		    250, "7/2", "5/2", 0, 0, 0 },
		{ "2026-10-12", "2026-10-16", false, false, OPINION_DEDUCT,
		    250, "17/10", "5/2", 30, 0, 0 },
		{ "2026-10-12", "2026-10-12", false, false, OPINION_DEDUCT,
		    600, "0", "6", 0, 0, 0 },
		{ "2026-10-12", "2026-10-16", false, false, OPINION_DEDUCT,
		    600, "0", "21/5", 30, 0, 0 },
		{ "2026-10-12", "2026-10-16", true, false, OPINION_RETURN, 0,
		    "0", "6", 0, 0, 0 },
		{ "2026-10-12", "2026-10-12", false, false, OPINION_FALSE, 0,
		    "0", "6", 0, 0, 0 },
	};
	static const struct ask k = { "ZG-01", DUTY_MAIN, 12, CYCLE_YEAR, 2,
		false, "10-31" };

	(void)state;
	world_init(&w, 2026, "2026-11-30");
	for (size_t i = 0; i < N(t); i++)
		check_one(&t[i], &k, "2026-10-31");
}

/* Percents that pass 100 stop there: late first, then evidence. */
static void
percents_over_hundred(void **state)
{
	static const struct one t = { "2026-11-02", "2026-11-06", true, false,
		OPINION_NONE, 0, "0", NULL, 70, 30, 0 };
	static const struct ask k = { "ZG-01", DUTY_MAIN, 12, CYCLE_YEAR, 2,
		false, "10-31" };

	(void)state;
	world_init(&w, 2026, "2026-11-30");
	w.plan->cut_late = 7000;
	w.plan->cut_evidence = 4000;
	check_one(&t, &k, "2026-10-31");
}

/* A waiver counts from the day the record was received (2026-11-02). */
static void
waivers(void **state)
{
	static const struct {
		enum rule_id rule;
		const char *unit, *until, *earned;
	} t[] = {
		{ RULE_A10_2, "410900", "2026-11-02", "9/5" },
		{ RULE_A10_2, "410900", "2026-11-01", "0" },
		{ RULE_A10_2, "410901", "2026-12-31", "0" },
		{ RULE_A09_2, "410900", "2026-12-31", "6/5" },
		{ RULE_A10_4, "", "2026-12-31", "3" },
		{ RULE_A10_3, "410900", "2026-12-31", "0" },
	};
	static const struct ask k = { "ZG-01", DUTY_MAIN, 12, CYCLE_YEAR, 2,
		true, "10-31" };

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct indicator in = world_asked(&k, CLASS_COMMON);
		struct task task = { .indicator = &in,
			.deadline = on("2026-10-31") };
		struct earning_terms by;
		struct fact_record *r;

		world_init(&w, 2026, "2026-11-30");
		world_waive(&w, t[i].rule, t[i].unit, t[i].until);
		r = world_record(&w, "410900", "ZG-01", DUTY_MAIN,
		    "2026-11-02");
		r->entered = on("2026-11-30");
		by = (struct earning_terms){ w.plan, &w.policy, w.calendar };
		is_exactly(&w, task_earning(&w.a, &by, &task, r).earned,
		    t[i].earned);
		arena_release(&w.a);
	}
}

/* The best 次数 count; the rest do not, and cost nothing. */
static void
best_records(void **state)
{
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_MONTH, 2,
		false, NULL };
	static const char *const code = "410900";
	const struct task *t;
	struct fact_record *r;

	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, code, CAT_COUNTY, true);
	world_ask(&w, &k);
	r = world_record(&w, code, "ZG-01", DUTY_MAIN, "2026-10-09");
	world_opinion(&w, r, OPINION_RETURN, 0);
	r = world_record(&w, code, "ZG-01", DUTY_MAIN, "2026-10-12");
	r->entered = on("2026-10-30");
	world_record(&w, code, "ZG-01", DUTY_MAIN, "2026-10-20");
	world_record(&w, code, "ZG-01", DUTY_MAIN, "2026-10-15");
	/* none of these serves it */
	world_record(&w, code, "ZG-01", DUTY_MAIN, "2026-09-30");
	world_record(&w, code, "ZG-02", DUTY_MAIN, "2026-10-15");
	world_record(&w, "410901", "ZG-01", DUTY_MAIN, "2026-10-15");
	r = world_record(&w, code, "ZG-01", DUTY_MAIN, "2026-10-16");
	r->withdrawn = true;
	r = world_record(&w, code, "ZG-01", DUTY_MAIN, "2026-10-16");
	r->beyond = true;
	world_compute(&w, "2026-10");
	t = world_task(&w, code, "ZG-01@2026-10");
	assert_int_equal(t->n_earnings, 4);
	assert_int_equal(t->have, 3);
	assert_int_equal(t->earning[0].record->day, on("2026-10-15"));
	assert_int_equal(t->earning[1].record->day, on("2026-10-20"));
	assert_true(t->earning[1].counts);
	assert_false(t->earning[2].counts);
	assert_true(t->earning[2].late);
	is_exactly(&w, t->earned, "10");
	is_exactly(&w, t->worth, "10");
	assert_true(t->complete);
	/* with the second record that earned, by the day of the matter */
	assert_int_equal(t->completed, on("2026-10-15"));
	assert_int_equal(t->state, STATE_DONE);
}

/* Complete asks for records that earn, not for records. */
static void
complete_by_earning(void **state)
{
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_MONTH, 2,
		false, NULL };
	const struct task *t;
	struct fact_record *r;

	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, "410900", CAT_COUNTY, true);
	world_ask(&w, &k);
	world_record(&w, "410900", "ZG-01", DUTY_MAIN, "2026-10-09");
	r = world_record(&w, "410900", "ZG-01", DUTY_MAIN, "2026-10-12");
	world_opinion(&w, r, OPINION_DEDUCT, 500);
	world_compute(&w, "2026-10");
	t = world_task(&w, "410900", "ZG-01@2026-10");
	assert_int_equal(t->have, 1);
	assert_false(t->complete);
	assert_int_equal(t->completed, DAY_NONE);
	assert_int_equal(t->state, STATE_OVERDUE);
	is_exactly(&w, t->earned, "5");
}

/* 每年: completed by a matter after the deadline is 逾期完成. */
static void
completed_late(void **state)
{
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_YEAR, 2,
		false, "06-30" };
	const struct task *t;

	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, "410900", CAT_COUNTY, true);
	world_ask(&w, &k);
	world_record(&w, "410900", "ZG-01", DUTY_MAIN, "2026-06-30");
	world_record(&w, "410900", "ZG-01", DUTY_MAIN, "2026-07-01");
	world_compute(&w, "2026-06");
	t = world_task(&w, "410900", "ZG-01@2026");
	assert_int_equal(t->completed, on("2026-07-01"));
	assert_int_equal(t->state, STATE_DONE_LATE);
	is_exactly(&w, t->earned, "15/2");
	assert_int_equal(world_found(&w, RULE_A10_4, "410900"), 1);
	/* a third one in time completes it in time */
	world_record(&w, "410900", "ZG-01", DUTY_MAIN, "2026-06-29");
	world_compute(&w, "2026-06");
	t = world_task(&w, "410900", "ZG-01@2026");
	assert_int_equal(t->state, STATE_DONE);
	is_exactly(&w, t->earned, "10");
}

/* Tasks only of what applies to the unit and what it bears; a 编号 of the
 * plan is the plan's. */
static void
tasks_of_a_unit(void **state)
{
	static const struct ask plan[] = {
		{ "ZG-01", DUTY_MAIN, 10, CYCLE_YEAR, 1, false, NULL },
		{ "JD-01", DUTY_OVERSIGHT, 10, CYCLE_YEAR, 1, false, NULL },
		{ "ZG-02", DUTY_MAIN, 10, CYCLE_YEAR, 1, false, NULL },
	}, own[] = {
		{ "GX-01", DUTY_MAIN, 10, CYCLE_HALF, 1, false, NULL },
		{ "GX-02", DUTY_OVERSIGHT, 10, CYCLE_HALF, 1, false, NULL },
		{ "ZG-01", DUTY_MAIN, 5, CYCLE_YEAR, 1, false, NULL },
	};
	static const char *const want[] = { "ZG-01@2026", "GX-01@2026H1",
		"GX-01@2026H2", "ZG-01@2026" };

	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, "410900", CAT_COUNTY, false);
	for (size_t i = 0; i < N(plan); i++)
		world_ask(&w, &plan[i]);
	w.plan->indicator.v[2].applies = APPLIES_CITY;
	world_worklist(&w, "410900", "2026-01-10", own, N(own));
	world_record(&w, "410900", "ZG-01", DUTY_MAIN, "2026-06-30");
	world_compute(&w, "2026-10");
	assert_int_equal(w.r.task.n, N(want));
	for (size_t i = 0; i < N(want); i++)
		assert_string_equal(w.r.task.v[i].subject, want[i]);
	assert_true(w.r.task.v[0].complete);
	assert_false(w.r.task.v[3].complete);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(every_cycle, release),
		cmocka_unit_test_teardown(one_record, release),
		cmocka_unit_test_teardown(percents_over_hundred, release),
		cmocka_unit_test(waivers),
		cmocka_unit_test_teardown(best_records, release),
		cmocka_unit_test_teardown(complete_by_earning, release),
		cmocka_unit_test_teardown(completed_late, release),
		cmocka_unit_test_teardown(tasks_of_a_unit, release),
	};

	return cmocka_run_group_tests_name("task", tests, NULL, NULL);
}
