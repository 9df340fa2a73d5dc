#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "computing.h"
#include "rules/followup.h"

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

static const char *
code_of(const struct deadline *d)
{
	return d->unit == NULL ? "" : d->unit->code.text;
}

/* By rule, unit, subject; 主体责任 before 监督责任. */
static void
in_order(void **state)
{
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_MONTH, 1,
		false, NULL };
	size_t recorded = 0;

	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, "410902", CAT_CITY, true);
	world_unit(&w, "410901", CAT_COUNTY, true);
	world_ask(&w, &k);
	world_compute(&w, "2026-10");
	/* tasks; 台账; 11 months of 记实提交 and twice 书面告知; 履责报告 */
	for (size_t i = 0; i < w.r.deadline.n; i++)
		recorded += w.r.deadline.v[i].rule <= RULE_A12_1;
	assert_int_equal(recorded, 2 * (12 + 1 + 11 * 3 + 2 * 2));
	for (size_t i = 1; i < w.r.deadline.n; i++) {
		const struct deadline *a = &w.r.deadline.v[i - 1];
		const struct deadline *b = a + 1;
		int c = strcmp(code_of(a), code_of(b));

		assert_true(a->rule <= b->rule);
		assert_true(a->rule < b->rule || c <= 0);
		if (a->rule == b->rule && c == 0)
			assert_true(strcmp(a->subject, b->subject) < 0 ||
			    a->duty < b->duty);
	}
}

/* --- the table itself --- */

static struct compute_run run;
static struct computing c;

/* A run of 2026 as of a day, without unit or plan. */
static void
bare_run(const char *as_of)
{
	world_init(&w, 2026, as_of);
	memset(&run, 0, sizeof(run));
	memset(&c, 0, sizeof(c));
	c.calendar = w.calendar;
	c.policy = &w.policy;
	run.c = &c;
	run.a = &w.a;
	run.y = w.y;
	run.as_of = on(as_of);
	run.year = 2026;
	run.r = &w.r;
	w.r.found.a = &w.a;
}

/* Every kind of term, at month ends and where its last day is off. */
static void
terms(void **state)
{
	static const struct {
		enum term term;
		int n;
		const char *from, *due;
		bool incomplete;
	} t[] = {
		{ TERM_NAMED, 0, "2026-03-02", "2026-10-03", false },
		{ TERM_MONTH_DAY, 25, "2026-10-01", "2026-10-25", false },
		{ TERM_MONTH, 0, "2026-02-01", "2026-02-28", false },
		{ TERM_HALF, 0, "2026-01-01", "2026-06-30", false },
		{ TERM_HALF, 0, "2026-06-30", "2026-06-30", false },
		{ TERM_HALF, 0, "2026-07-01", "2026-12-31", false },
		{ TERM_YEAR, 0, "2026-07-01", "2026-12-31", false },
		/* 19 March is a Thursday, 4 and 5 April are days off, the
		 * 6th too */
		{ TERM_DAYS, 10, "2026-03-09", "2026-03-19", false },
		{ TERM_DAYS, 10, "2026-03-25", "2026-04-07", false },
		{ TERM_DAYS, 15, "2026-09-20", "2026-10-08", false },
		{ TERM_MONTHS, 1, "2026-01-31", "2026-02-28", false },
		{ TERM_MONTHS, 3, "2026-07-01", "2026-10-08", false },
		{ TERM_WORKDAYS, 3, "2026-09-30", "2026-10-10", false },
		{ TERM_PROMPTLY, 0, "2026-09-30", "2026-10-20", false },
		{ TERM_WORKDAYS, 3, "2026-12-30", "2027-01-04", true },
	};

	(void)state;
	bare_run("2026-10-01");
	for (size_t i = 0; i < N(t); i++) {
		struct followup row = { RULE_A12_1, t[i].term, t[i].n,
			LEVEL_REMIND, NULL, NULL, false };
		struct due d = followup_due(&run, &row, on(t[i].from),
		    on("2026-10-03"));

		if (d.day != on(t[i].due) || d.incomplete != t[i].incomplete)
			fail_msg("row %zu: %d", i, (int)(d.day -
			    on(t[i].due)));
	}
}

/* 及时 is the plan's. */
static void
promptly(void **state)
{
	static const struct followup row = { RULE_A12_1, TERM_PROMPTLY, 0,
		LEVEL_REMIND, NULL, NULL, false };

	(void)state;
	bare_run("2026-10-01");
	run.plan = w.plan;
	w.plan->promptly = 2;
	assert_int_equal(followup_due(&run, &row, on("2026-03-06"),
	    DAY_NONE).day, on("2026-03-10"));
}

/* States and findings around a due date of 19 March. */
static void
states(void **state)
{
	static const struct {
		const char *as_of, *done;
		enum state verdict, state;
		const char *says;         /* NULL: no finding */
	} t[] = {
		{ "2026-03-13", NULL, STATE_OPEN, STATE_OPEN, NULL },
		{ "2026-03-14", NULL, STATE_OPEN, STATE_NEAR,
		    "干部甲应在2026年3月19日以前报告（DC-1/1），还没有办结" },
		{ "2026-03-19", NULL, STATE_OPEN, STATE_NEAR,
		    "干部甲应在2026年3月19日以前报告（DC-1/1），还没有办结" },
		{ "2026-03-20", NULL, STATE_OPEN, STATE_OVERDUE,
		    "干部甲应在2026年3月19日以前报告（DC-1/1），逾期没有办结" },
		{ "2026-03-20", "2026-03-19", STATE_OPEN, STATE_DONE, NULL },
		{ "2026-03-21", "2026-03-20", STATE_OPEN, STATE_DONE_LATE,
		    "干部甲应在2026年3月19日以前报告（DC-1/1），迟至"
		    "2026年3月20日才办结" },
		{ "2026-03-10", NULL, STATE_RECTIFIED, STATE_RECTIFIED, NULL },
		{ "2026-03-10", NULL, STATE_NOT_RECTIFIED,
		    STATE_NOT_RECTIFIED, "干部甲应在2026年3月19日以前报告"
		    "（DC-1/1），核查结论是不到位" },
		{ "2026-04-10", NULL, STATE_REFUSED, STATE_REFUSED,
		    "干部甲应在2026年3月19日以前报告（DC-1/1），核查结论是"
		    "拒不整改" },
		{ "2026-04-10", NULL, STATE_FAKED, STATE_FAKED,
		    "干部甲应在2026年3月19日以前报告（DC-1/1），核查结论是"
		    "弄虚作假" },
	};
	static const struct followup row = { RULE_A12_1, TERM_DAYS, 10,
		LEVEL_REMIND, "限期整改通知书", NULL, false };

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct entry *e;
		const struct deadline *d;

		bare_run(t[i].as_of);
		e = world_entry(&w, ROOT_INSPECTION, "", "inputs/x.xml",
		    "2026-03-09");
		d = followup_add(&run, &row, &(struct follow_object){
			.who = "干部甲", .subject = "DC-1/1", .what = "报告",
			.from = on("2026-03-09"), .done = t[i].done == NULL ?
			DAY_NONE : on(t[i].done), .verdict = t[i].verdict,
			.entry = e, .at = { 7, 3 } });
		assert_non_null(d);
		assert_int_equal(d->state, t[i].state);
		assert_int_equal(d->due, on("2026-03-19"));
		assert_int_equal(d->days, on(t[i].as_of) - d->due);
		assert_string_equal(d->paper, "限期整改通知书");
		assert_int_equal(w.r.found.d.n, t[i].says != NULL);
		if (t[i].says != NULL) {
			const struct diag *f = &w.r.found.d.v[0];

			assert_string_equal(f->message, t[i].says);
			assert_string_equal(f->file, "inputs/x.xml");
			assert_int_equal(f->at.line, 7);
			assert_string_equal(f->unit, "");
			assert_string_equal(f->record, "DC-1/1");
			assert_string_equal(f->month, "2026-03");
			assert_int_equal(f->level, LEVEL_REMIND);
		}
		arena_release(&w.a);
	}
}

/* Which objects are the year's: due in it, or running in it. */
static void
of_the_year(void **state)
{
	static const struct {
		const char *from, *due, *done;
		bool listed;
	} t[] = {
		{ "2025-12-20", "2026-01-05", "2025-12-30", true },
		{ "2025-12-01", "2025-12-30", "2025-12-31", false },
		{ "2025-12-01", "2025-12-30", "2026-01-01", true },
		{ "2025-12-01", "2025-12-30", NULL, true },
		{ "2026-12-31", "2027-01-30", NULL, true },
		{ "2026-12-31", "2027-01-30", "2027-01-10", true },
		{ "2027-01-01", "2027-01-30", NULL, false },
	};
	static const struct followup row = { RULE_A12_1, TERM_NAMED, 0,
		LEVEL_REMIND, NULL, NULL, false };

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct deadline *d;

		bare_run("2027-02-01");
		d = followup_add(&run, &row, &(struct follow_object){
			.who = "", .subject = "X", .what = "", .from =
			on(t[i].from), .due = on(t[i].due), .done =
			t[i].done == NULL ? DAY_NONE : on(t[i].done) });
		if ((d != NULL) != t[i].listed)
			fail_msg("row %zu", i);
		arena_release(&w.a);
	}
}

/* A unit's own is told at its line of the roster. */
static void
of_a_unit(void **state)
{
	static const struct followup row = { RULE_A12_1, TERM_HALF, 0,
		LEVEL_REMIND, NULL, NULL, false };
	const struct deadline *d;

	(void)state;
	bare_run("2026-07-01");
	world_unit(&w, unit, CAT_COUNTY, true);
	d = followup_add(&run, &row, &(struct follow_object){
		.unit = &w.roster.as.roster->unit.v[0], .subject = "S@2026H1",
		.what = "接受全面督查", .from = on("2026-01-01"),
		.done = DAY_NONE });
	assert_string_equal(d->who, "单位410900");
	assert_int_equal(w.r.found.d.n, 1);
	assert_string_equal(w.r.found.d.v[0].file, "inputs/office/roster.xml");
	assert_int_equal(w.r.found.d.v[0].at.line, 2);
	assert_string_equal(w.r.found.d.v[0].unit, unit);
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
		cmocka_unit_test_teardown(terms, release),
		cmocka_unit_test_teardown(promptly, release),
		cmocka_unit_test(states),
		cmocka_unit_test(of_the_year),
		cmocka_unit_test_teardown(of_a_unit, release),
	};

	return cmocka_run_group_tests_name("followup", tests, NULL, NULL);
}
