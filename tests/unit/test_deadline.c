#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "computing.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static struct world w;
static const char unit[] = "410900";

static int
release(void **state)
{
	(void)state;
	arena_release(&w.a);
	return 0;
}

static void
one_unit(const char *as_of, const struct ask *k)
{
	world_init(&w, 2026, as_of);
	world_unit(&w, unit, CAT_COUNTY, true);
	if (k != NULL)
		world_ask(&w, k);
}

/* A10.3 and A10.4 around a deadline of 31 October, not complete. */
static void
undone_task(void **state)
{
	static const struct {
		const char *as_of;
		enum rule_id rule;
		enum state state;
		int days;
		size_t near, overdue;
	} t[] = {
		{ "2026-10-25", RULE_A10_3, STATE_OPEN, -6, 0, 0 },
		{ "2026-10-26", RULE_A10_3, STATE_NEAR, -5, 1, 0 },
		{ "2026-10-31", RULE_A10_3, STATE_NEAR, 0, 1, 0 },
		{ "2026-11-01", RULE_A10_4, STATE_OVERDUE, 1, 0, 1 },
		{ "2026-11-16", RULE_A10_4, STATE_OVERDUE, 16, 0, 1 },
	};
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_ONCE, 1,
		false, "2026-10-31" };

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct deadline *d;

		one_unit(t[i].as_of, &k);
		world_compute(&w, "2026-10");
		d = world_deadline(&w, unit, "ZG-01@2026", 0);
		assert_non_null(d);
		assert_int_equal(d->rule, t[i].rule);
		assert_int_equal(d->state, t[i].state);
		assert_int_equal(d->days, t[i].days);
		assert_int_equal(d->due, on("2026-10-31"));
		assert_ptr_equal(d->task, &w.r.task.v[0]);
		assert_int_equal(world_found(&w, RULE_A10_3, unit),
		    t[i].near);
		assert_int_equal(world_found(&w, RULE_A10_4, unit),
		    t[i].overdue);
		assert_int_equal(world_result(&w, unit)->warning, t[i].near);
		assert_int_equal(world_result(&w, unit)->overdue,
		    t[i].overdue);
		arena_release(&w.a);
	}
}

static void
done_task(void **state)
{
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_ONCE, 1,
		false, "2026-10-31" };
	const struct deadline *d;

	(void)state;
	one_unit("2026-11-10", &k);
	world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-11-02");
	world_compute(&w, "2026-11");
	d = world_deadline(&w, unit, "ZG-01@2026", 0);
	assert_int_equal(d->rule, RULE_A10_4);
	assert_int_equal(d->state, STATE_DONE_LATE);
	world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-01-02");
	world_compute(&w, "2026-11");
	d = world_deadline(&w, unit, "ZG-01@2026", 0);
	assert_int_equal(d->state, STATE_DONE);
	assert_false(d->enters_soon);
	assert_false(d->mendable_only);
}

/* A10.3: what enters its window before the end of the next month. */
static void
entering_soon(void **state)
{
	static const struct { const char *due; bool soon; } t[] = {
		{ "2026-11-01", false },  /* near already */
		{ "2026-11-07", true },
		{ "2026-12-05", true },   /* its window opens on 30 November */
		{ "2026-12-06", false },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_ONCE, 1,
			false, t[i].due };

		one_unit("2026-11-01", &k);
		world_compute(&w, "2026-10");
		assert_int_equal(world_deadline(&w, unit, "ZG-01@2026",
		    0)->enters_soon, t[i].soon);
		arena_release(&w.a);
	}
}

/* A10.4: 可补报 once, in the run after the period. */
static void
listed_once(void **state)
{
	static const struct {
		const char *as_of, *month, *earlier;
		enum cycle cycle;
		const char *subject;
		bool listed;
	} t[] = {
		{ "2026-11-01", "2026-10", "2026-10-01", CYCLE_MONTH,
		    "ZG-01@2026-10", true },
		/* the September task was listed in the run before */
		{ "2026-11-01", "2026-10", "2026-10-01", CYCLE_MONTH,
		    "ZG-01@2026-09", false },
		/* the month's own run again, some days later */
		{ "2026-11-05", "2026-10", "2026-11-01", CYCLE_MONTH,
		    "ZG-01@2026-10", true },
		/* no run since the period's end: this is the one after it */
		{ "2026-11-30", "2026-11", "2026-10-31", CYCLE_MONTH,
		    "ZG-01@2026-10", true },
		{ "2026-11-30", "2026-11", "2026-11-01", CYCLE_MONTH,
		    "ZG-01@2026-10", false },
		{ "2026-10-31", "2026-10", NULL, CYCLE_MONTH,
		    "ZG-01@2026-10", false },
		{ "2026-10-10", "2026-09", NULL, CYCLE_QUARTER,
		    "ZG-01@2026Q3", true },
		{ "2026-07-01", "2026-06", NULL, CYCLE_HALF,
		    "ZG-01@2026H1", true },
		/* chased until done */
		{ "2026-11-01", "2026-10", NULL, CYCLE_ONCE, "ZG-01@2026",
		    false },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct ask k = { "ZG-01", DUTY_MAIN, 10, t[i].cycle, 1,
			false, t[i].cycle == CYCLE_ONCE ? "2026-10-31" : NULL };
		day_t run;

		one_unit(t[i].as_of, &k);
		if (t[i].earlier != NULL) {
			run = on(t[i].earlier);
			w.facts.printed = &run;
			w.facts.n_printed = 1;
		}
		world_compute(&w, t[i].month);
		if (world_deadline(&w, unit, t[i].subject,
		    0)->mendable_only != t[i].listed)
			fail_msg("row %zu", i);
		arena_release(&w.a);
	}
}

/* A05.2 */
static void
worklist(void **state)
{
	static const struct ask main = { "GX-01", DUTY_MAIN, 10, CYCLE_YEAR,
		1, false, NULL };
	static const struct ask oversight = { "GX-02", DUTY_OVERSIGHT, 10,
		CYCLE_YEAR, 1, false, NULL };
	static const struct {
		const char *as_of, *filed;
		size_t n;                 /* responsibilities in it */
		enum state state;
		size_t found;
	} t[] = {
		{ "2026-01-25", NULL, 0, STATE_OPEN, 0 },
		{ "2026-01-31", NULL, 0, STATE_NEAR, 0 },
		{ "2026-02-01", NULL, 0, STATE_OVERDUE, 1 },
		{ "2026-02-01", "2026-01-31", 2, STATE_DONE, 0 },
		{ "2026-02-01", "2026-02-01", 2, STATE_DONE_LATE, 0 },
		{ "2026-02-01", "2026-01-10", 1, STATE_OVERDUE, 1 },
		{ "2026-02-01", "2026-01-10", 0, STATE_OVERDUE, 2 },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct ask k[2];
		const struct deadline *d;

		k[0] = main;
		k[1] = oversight;
		one_unit(t[i].as_of, &main);
		w.plan->indicator.v[0].item.id = word("ZG-01");
		if (t[i].filed != NULL)
			world_worklist(&w, unit, t[i].filed, k, t[i].n);
		world_compute(&w, "2026-01");
		d = world_deadline(&w, unit, "工作台账@2026", 0);
		assert_int_equal(d->rule, RULE_A05_2);
		assert_int_equal(d->due, on("2026-01-31"));
		assert_int_equal(d->state, t[i].state);
		assert_null(d->task);
		assert_int_equal(world_found(&w, RULE_A05_2, unit),
		    t[i].found);
		arena_release(&w.a);
	}
}

/* A later 工作台账 that adds the missing responsibility is late; one that
 * only changes something is not. */
static void
worklist_completed_later(void **state)
{
	static const struct ask k[2] = {
		{ "GX-01", DUTY_MAIN, 10, CYCLE_YEAR, 1, false, NULL },
		{ "GX-02", DUTY_OVERSIGHT, 10, CYCLE_YEAR, 1, false, NULL },
	};

	(void)state;
	for (size_t first = 1; first <= 2; first++) {
		one_unit("2026-04-01", &k[0]);
		w.plan->indicator.v[0].item.id = word("ZG-01");
		world_worklist(&w, unit, "2026-01-10", k, first);
		w.y->worklist.n = 0;
		world_worklist(&w, unit, "2026-03-10", k, 2);
		world_compute(&w, "2026-03");
		assert_int_equal(world_deadline(&w, unit, "工作台账@2026",
		    0)->state, first == 2 ? STATE_DONE : STATE_DONE_LATE);
		arena_release(&w.a);
	}
}

/* A07.1 */
static void
submissions(void **state)
{
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_YEAR, 1,
		false, NULL };
	const struct deadline *d;

	(void)state;
	one_unit("2026-03-20", &k);
	world_filed(&w, unit, "2026-01");
	world_compute(&w, "2026-02");
	d = world_deadline(&w, unit, "记实提交@2026-01", 0);
	assert_int_equal(d->state, STATE_DONE);
	d = world_deadline(&w, unit, "记实提交@2026-02", 0);
	assert_int_equal(d->state, STATE_OVERDUE);
	assert_int_equal(d->due, on("2026-02-28"));
	/* March runs, April does not yet */
	d = world_deadline(&w, unit, "记实提交@2026-03", 0);
	assert_int_equal(d->state, STATE_OPEN);
	assert_null(world_deadline(&w, unit, "记实提交@2026-04", 0));
	assert_int_equal(world_found(&w, RULE_A07_1, unit), 1);
	/* missing at the as-of date is said of the window's month at once */
	world_compute(&w, "2026-03");
	assert_int_equal(world_found(&w, RULE_A07_1, unit), 2);
}

/* A07.1: refused one by one is filed, refused as a whole is not. */
static void
refused_submissions(void **state)
{
	static const struct entry_item one = { .kind = "记录", .id = "r" };
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_YEAR, 1,
		false, NULL };

	(void)state;
	for (int32_t item = -1; item <= 0; item++) {
		struct entry *e;

		one_unit("2026-03-05", &k);
		e = world_entry(&w, ROOT_SUBMISSION, unit, "inputs/r.xml",
		    "2026-02-27");
		assert_true(month_parse("2026-02", &e->month));
		e->verdict = VERDICT_REFUSED;
		e->item = &one;
		e->n_items = 1;
		diag_add(&w.standing, &(struct diag){ .rule = RULE_A10_1,
		    .level = LEVEL_REFUSE, .file = e->path, .unit = unit,
		    .record = "", .month = "", .message = "甲", .mend = "",
		    .source = "", .item = item });
		world_compute(&w, "2026-02");
		assert_int_equal(world_deadline(&w, unit,
		    "记实提交@2026-02", 0)->state,
		    item < 0 ? STATE_OVERDUE : STATE_DONE);
		assert_int_equal(world_found(&w, RULE_A07_1, unit),
		    item < 0 ? 2 : 1);
		arena_release(&w.a);
	}
}

/* A11.2: both dates by the 25th. */
static void
briefings(void **state)
{
	static const struct {
		const char *as_of, *day, *received;
		enum state state;
		size_t found;
	} t[] = {
		{ "2026-10-19", NULL, NULL, STATE_OPEN, 0 },
		{ "2026-10-20", NULL, NULL, STATE_NEAR, 0 },
		{ "2026-10-25", NULL, NULL, STATE_NEAR, 0 },
		{ "2026-10-26", NULL, NULL, STATE_OVERDUE, 1 },
		{ "2026-10-31", "2026-10-20", "2026-10-25", STATE_DONE, 0 },
		{ "2026-10-31", "2026-10-20", "2026-10-26", STATE_DONE_LATE,
		    1 },
		{ "2026-10-31", "2026-10-26", "2026-10-26", STATE_DONE_LATE,
		    1 },
		{ "2026-10-31", "2026-10-20", NULL, STATE_OVERDUE, 1 },
	};
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_YEAR, 1,
		false, NULL };

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct deadline *d, *other;

		one_unit(t[i].as_of, &k);
		for (int m = 1; m <= 10; m++)
			world_briefing(&w, unit, arena_printf(&w.a,
			    "2026-%02d", m), DUTY_OVERSIGHT, "2026-01-01",
			    "2026-01-02");
		for (int m = 1; m < 10; m++)
			world_briefing(&w, unit, arena_printf(&w.a,
			    "2026-%02d", m), DUTY_MAIN, "2026-01-01",
			    "2026-01-02");
		if (t[i].day != NULL)
			world_briefing(&w, unit, "2026-10", DUTY_MAIN,
			    t[i].day, t[i].received);
		world_compute(&w, "2026-10");
		d = world_deadline(&w, unit, "书面告知@2026-10", 0);
		other = world_deadline(&w, unit, "书面告知@2026-10", 1);
		assert_int_equal(d->duty, DUTY_MAIN);
		assert_int_equal(other->duty, DUTY_OVERSIGHT);
		assert_int_equal(d->due, on("2026-10-25"));
		assert_int_equal(d->state, t[i].state);
		assert_int_equal(other->state, STATE_DONE);
		assert_int_equal(world_found(&w, RULE_A11_2, unit),
		    t[i].found);
		arena_release(&w.a);
	}
}

/* A12.1: one report for each responsibility or one for both, by the last
 * day of the half, inclusive; the first filing counts. */
static void
reports(void **state)
{
	static const struct {
		const char *as_of;
		const char *both, *main;   /* when filed */
		enum state main_is, other_is;
		size_t found;
	} t[] = {
		{ "2026-06-24", NULL, NULL, STATE_OPEN, STATE_OPEN, 0 },
		{ "2026-06-25", NULL, NULL, STATE_NEAR, STATE_NEAR, 0 },
		{ "2026-06-30", NULL, NULL, STATE_NEAR, STATE_NEAR, 0 },
		{ "2026-07-01", NULL, NULL, STATE_OVERDUE, STATE_OVERDUE, 2 },
		{ "2026-07-01", "2026-06-30", NULL, STATE_DONE, STATE_DONE,
		    0 },
		{ "2026-07-01", NULL, "2026-06-30", STATE_DONE,
		    STATE_OVERDUE, 1 },
		{ "2026-07-05", "2026-07-01", NULL, STATE_DONE_LATE,
		    STATE_DONE_LATE, 2 },
		{ "2026-07-05", "2026-07-01", "2026-06-29", STATE_DONE,
		    STATE_DONE_LATE, 1 },
	};
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_YEAR, 1,
		false, NULL };
	static const bool both[] = { true, true }, alone[] = { true, false };

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct deadline *d, *other;

		one_unit(t[i].as_of, &k);
		if (t[i].both != NULL)
			world_report(&w, unit, HALF_FIRST, both, t[i].both);
		if (t[i].main != NULL)
			world_report(&w, unit, HALF_FIRST, alone, t[i].main);
		world_compute(&w, "2026-06");
		d = world_deadline(&w, unit, "履责报告@2026H1", 0);
		other = world_deadline(&w, unit, "履责报告@2026H1", 1);
		assert_int_equal(d->rule, RULE_A12_1);
		assert_int_equal(d->due, on("2026-06-30"));
		assert_int_equal(d->state, t[i].main_is);
		assert_int_equal(other->state, t[i].other_is);
		assert_int_equal(world_found(&w, RULE_A12_1, unit),
		    t[i].found);
		arena_release(&w.a);
	}
}

/* The second half's are listed once it has begun; who bears one
 * responsibility owes one report; another year's are none. */
static void
reports_that_run(void **state)
{
	static const struct { const char *as_of, *period; size_t n; } t[] = {
		{ "2026-06-30", "2026-06", 2 + 1 },
		{ "2026-07-01", "2026-06", 2 * (2 + 1) },
		{ "2026-06-30", "2026-07", 2 * (2 + 1) },
		{ "2027-02-01", "2026-12", 2 * (2 + 1) },
	};
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_YEAR, 1,
		false, NULL };

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		size_t n = 0;

		one_unit(t[i].as_of, &k);
		world_unit(&w, "410999", CAT_CITY, false);
		world_compute(&w, t[i].period);
		for (size_t j = 0; j < w.r.deadline.n; j++)
			n += w.r.deadline.v[j].rule == RULE_A12_1;
		assert_int_equal(n, t[i].n);
		arena_release(&w.a);
	}
}

/* By rule, unit, subject; 主体责任 before 监督责任. */
static void
in_order(void **state)
{
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_MONTH, 1,
		false, NULL };

	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, "410902", CAT_CITY, true);
	world_unit(&w, "410901", CAT_COUNTY, true);
	world_ask(&w, &k);
	world_compute(&w, "2026-10");
	/* tasks; 台账; 11 months of 记实提交 and twice 书面告知; 履责报告 */
	assert_int_equal(w.r.deadline.n, 2 * (12 + 1 + 11 * 3 + 2 * 2));
	for (size_t i = 1; i < w.r.deadline.n; i++) {
		const struct deadline *a = &w.r.deadline.v[i - 1];
		const struct deadline *b = a + 1;
		int c = strcmp(a->unit->code.text, b->unit->code.text);

		assert_true(a->rule <= b->rule);
		assert_true(a->rule < b->rule || c <= 0);
		if (a->rule == b->rule && c == 0)
			assert_true(strcmp(a->subject, b->subject) < 0 ||
			    a->duty < b->duty);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(undone_task),
		cmocka_unit_test_teardown(done_task, release),
		cmocka_unit_test(entering_soon),
		cmocka_unit_test(listed_once),
		cmocka_unit_test(worklist),
		cmocka_unit_test(worklist_completed_later),
		cmocka_unit_test_teardown(submissions, release),
		cmocka_unit_test(refused_submissions),
		cmocka_unit_test(briefings),
		cmocka_unit_test(reports),
		cmocka_unit_test(reports_that_run),
		cmocka_unit_test_teardown(in_order, release),
	};

	return cmocka_run_group_tests_name("deadline", tests, NULL, NULL);
}
