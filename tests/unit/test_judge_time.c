#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "judge_case.h"

/* A10.1, A10.2, A10.5, A10.6: who signs, and what is entered when. */

/* One record of 410922 by its times; NULL keeps the sound one. */
struct timed {
	const char *name;
	const char *from, *to, *seen, *entered, *filed;
	const char *signer, *indicator, *enterer;
	enum rule_id rule;
	enum level level;
};

static const struct timed rows[] = {
	{ .name = "sound", .rule = RULES },
	/* A10.1: signer and order */
	{ .name = "deputy signs", .signer = "干部丙", .rule = RULE_A10_1,
	    .level = LEVEL_REFUSE },
	{ .name = "successor signs early", .signer = "干部乙",
	    .rule = RULE_A10_1, .level = LEVEL_REFUSE },
	{ .name = "predecessor's last day", .from = "2026-10-30T09:00:00",
	    .seen = "2026-10-31T10:00:00", .entered = "2026-10-31T11:00:00",
	    .filed = "2026-10-31T12:00:00", .enterer = "记录员乙",
	    .rule = RULES },
	{ .name = "signed before the end", .seen = "2026-10-12T08:59:59",
	    .rule = RULE_A10_1, .level = LEVEL_REFUSE },
	{ .name = "signed at the end", .seen = "2026-10-12T09:00:00",
	    .rule = RULES },
	{ .name = "signed before the last day's end",
	    .to = "2026-10-13T12:00:00", .rule = RULE_A10_1,
	    .level = LEVEL_REFUSE },
	{ .name = "entered before signed", .entered = "2026-10-13T09:59:59",
	    .rule = RULE_A10_1, .level = LEVEL_REFUSE },
	{ .name = "entered when signed", .entered = "2026-10-13T10:00:00",
	    .rule = RULES },
	/* A10.2: 10-12 is a Monday; the third working day is the 15th */
	{ .name = "third working day", .entered = "2026-10-15T23:59:59",
	    .rule = RULES },
	{ .name = "fourth working day", .entered = "2026-10-16T00:00:00",
	    .rule = RULE_A10_2, .level = LEVEL_WARN },
	{ .name = "counted from the last day", .to = "2026-10-13T09:30:00",
	    .entered = "2026-10-16T10:00:00", .rule = RULES },
	{ .name = "over the holiday", .from = "2026-09-30T09:00:00",
	    .seen = "2026-10-09T09:00:00", .entered = "2026-10-10T09:00:00",
	    .indicator = "GX-02", .rule = RULES },
	{ .name = "beyond the holiday", .from = "2026-09-30T09:00:00",
	    .seen = "2026-10-09T09:00:00", .entered = "2026-10-12T09:00:00",
	    .indicator = "GX-02", .rule = RULE_A10_2, .level = LEVEL_WARN },
	/* ZG-04 is due on 10-13 */
	{ .name = "on the deadline", .entered = "2026-10-13T15:00:00",
	    .indicator = "ZG-04", .rule = RULES },
	{ .name = "after the deadline", .indicator = "ZG-04",
	    .rule = RULE_A10_2, .level = LEVEL_WARN },
	{ .name = "matter after the deadline",
	    .from = "2026-10-14T09:00:00", .seen = "2026-10-14T10:00:00",
	    .entered = "2026-10-19T10:00:00", .indicator = "ZG-04",
	    .rule = RULES },
	/* A10.6: 录入 <= 报送时间 */
	{ .name = "entered when filed", .filed = "2026-10-14T15:30:00",
	    .rule = RULES },
	{ .name = "entered after filed", .filed = "2026-10-14T15:29:59",
	    .rule = RULE_A10_6, .level = LEVEL_REFUSE },
};

static void
set(struct f_moment *m, const char *text)
{
	if (text != NULL)
		m->t = a_moment(text);
}

static const struct doc *
build(struct world *w, const struct timed *t)
{
	struct doc *d = a_submission(w, 1);
	struct record *r = a_record(w, d, "410922-2026-0001");

	set(&r->from, t->from);
	if (t->to != NULL)
		r->to = f_moment(w, t->to);
	set(&r->signed_at, t->seen);
	set(&r->entered, t->entered);
	set(&d->filed, t->filed);
	if (t->signer != NULL)
		r->signer.text = t->signer;
	if (t->indicator != NULL)
		r->indicator.text = t->indicator;
	if (t->enterer != NULL)
		r->enterer.text = t->enterer;
	return d;
}

static void
every_time(void **state)
{
	struct world w;
	const struct timed *t;
	size_t i, failed = 0;
	bool ok;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		t = &rows[i];
		world_init(&w);
		world_furnish(&w);
		(void)world_judge(&w, build(&w, t));
		ok = t->rule == RULES ? w.found.d.n == 0 :
		    w.found.d.n == 1 &&
		    world_count(&w, t->rule, t->level) == 1;
		if (!ok) {
			(void)fprintf(stderr, "%s:\n", t->name);
			print_found(&w);
		}
		failed += !ok;
		world_release(&w);
	}
	assert_int_equal(failed, 0);
}

/* The message says what the clerk needs. */
static void
says_why_late(void **state)
{
	static const struct timed late = { .entered =
		"2026-10-16T09:00:00", .rule = RULE_A10_2 };
	struct world w;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	(void)world_judge(&w, build(&w, &late));
	assert_string_equal(w.found.d.v[0].message,
	    "录入时间2026-10-16晚于应录入日期2026-10-15"
	    "（事项日期2026-10-12后3个工作日）");
	world_release(&w);
}

/* RULES.md, Dates: min(3 working days, deadline). */
static void
due_days(void **state)
{
	static const struct { const char *day, *deadline, *due; } t[] = {
		{ "2026-10-12", NULL, "2026-10-15" },
		{ "2026-10-12", "2026-10-31", "2026-10-15" },
		{ "2026-10-12", "2026-10-14", "2026-10-14" },
		{ "2026-10-12", "2026-10-12", "2026-10-12" },
		{ "2026-10-12", "2026-10-11", "2026-10-15" },
		{ "2026-09-30", NULL, "2026-10-10" },
	};
	struct world w;
	bool incomplete;
	size_t i;

	(void)state;
	world_init(&w);
	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		assert_int_equal(entry_due(w.calendar, a_day(t[i].day),
		    t[i].deadline == NULL ? DAY_NONE : a_day(t[i].deadline),
		    &incomplete), a_day(t[i].due));
		assert_false(incomplete);
	}
	(void)entry_due(w.calendar, a_day("2026-12-31"), DAY_NONE,
	    &incomplete);
	assert_true(incomplete);
	world_release(&w);
}

static void
tasks(void **state)
{
	static const struct {
		enum cycle cycle;
		const char *due, *day, *first, *last, *deadline;
	} t[] = {
		{ CYCLE_MONTH, NULL, "2024-02-10", "2024-02-01",
		    "2024-02-29", "2024-02-29" },
		{ CYCLE_QUARTER, NULL, "2026-05-01", "2026-04-01",
		    "2026-06-30", "2026-06-30" },
		{ CYCLE_HALF, NULL, "2026-12-31", "2026-07-01",
		    "2026-12-31", "2026-12-31" },
		{ CYCLE_YEAR, NULL, "2026-01-01", "2026-01-01",
		    "2026-12-31", "2026-12-31" },
		{ CYCLE_YEAR, "06-30", "2026-09-01", "2026-01-01",
		    "2026-12-31", "2026-06-30" },
		{ CYCLE_ONCE, "2026-06-15", "2026-09-01", "2026-01-01",
		    "2026-12-31", "2026-06-15" },
		{ CYCLE_ONCE, "2027-06-15", "2026-09-01", NULL, NULL,
		    NULL },
		{ CYCLE_ONCE, NULL, "2026-09-01", NULL, NULL, NULL },
		{ CYCLE_YEAR, "02-29", "2026-09-01", NULL, NULL, NULL },
	};
	struct day_span span;
	day_t deadline;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct indicator in = { .cycle = t[i].cycle,
			.due.text = t[i].due };
		day_t day = a_day(t[i].day);
		bool has = indicator_task(&in, day_civil(day).year, day,
		    &span, &deadline);

		assert_int_equal(has, t[i].first != NULL);
		assert_false(indicator_task(&in, 2030, day, &span,
		    &deadline));
		if (!has)
			continue;
		(void)indicator_task(&in, day_civil(day).year, day, &span,
		    &deadline);
		assert_int_equal(span.first, a_day(t[i].first));
		assert_int_equal(span.last, a_day(t[i].last));
		assert_int_equal(deadline, a_day(t[i].deadline));
	}
}

/* A10.5, A10.6 with earlier runs */
static void
back_dating(void **state)
{
	static const struct {
		const char *run, *filed;
		enum rule_id rule;
	} t[] = {
		{ "2026-10-30", "2026-10-30T16:20:00", RULES },
		/* the run saw 10-30, not the file */
		{ "2026-10-31", "2026-10-30T16:20:00", RULE_A10_6 },
		/* filed after it, and October was not over */
		{ "2026-10-31", "2026-10-31T16:20:00", RULES },
		{ "2026-11-01", "2026-11-01T16:20:00", RULE_A10_5 },
		{ "2026-11-01", "2026-10-30T16:20:00", RULE_A10_6 },
	};
	struct world w;
	struct doc *d;
	day_t run;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		world_init(&w);
		world_furnish(&w);
		run = a_day(t[i].run);
		w.facts.run = &run;
		w.facts.n_runs = 1;
		w.j.received = a_day("2026-11-05");
		d = a_submission(&w, 1);
		(void)a_record(&w, d, "410922-2026-0001");
		d->filed.t = a_moment(t[i].filed);
		assert_int_equal(world_judge(&w, d), VERDICT_ACCEPTED);
		assert_int_equal(w.found.d.n, t[i].rule == RULES ? 0 : 1);
		if (t[i].rule != RULES)
			assert_int_equal(world_count(&w, t[i].rule,
			    LEVEL_WARN), 1);
		world_release(&w);
	}
}

/* A10.5: a record that was refused has come in all the same; a file seen
 * before is not one that a run missed. */
static void
first_sight_counts(void **state)
{
	struct world w;
	struct doc *d, *again;
	day_t run;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	d = a_submission(&w, 1);
	a_record(&w, d, "410922-2026-0001")->enterer.text = "无名氏";
	w.j.received = a_day("2026-11-01");
	assert_int_equal(world_take(&w, d), VERDICT_REFUSED);
	run = a_day("2026-11-01");
	w.facts.run = &run;
	w.facts.n_runs = 1;
	w.j.received = a_day("2026-11-05");
	again = a_submission(&w, 1);
	(void)a_record(&w, again, "410922-2026-0001");
	again->filed.t = a_moment("2026-11-03T09:00:00");
	(void)world_judge(&w, again);
	assert_int_equal(w.found.d.n, 0);
	(void)a_record(&w, again, "410922-2026-0002");
	(void)world_judge(&w, again);
	assert_int_equal(w.found.d.n, 1);
	assert_int_equal(world_count(&w, RULE_A10_5, LEVEL_WARN), 1);
	/* the same bytes, judged again */
	w.j.sm3 = world_sm3(&w, d);
	(void)world_judge(&w, d);
	assert_int_equal(world_count(&w, RULE_A10_6, LEVEL_WARN), 0);
	w.j.sm3 = NULL;
	(void)world_judge(&w, d);
	assert_int_equal(world_count(&w, RULE_A10_6, LEVEL_WARN), 1);
	world_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_time),
		cmocka_unit_test(says_why_late),
		cmocka_unit_test(due_days),
		cmocka_unit_test(tasks),
		cmocka_unit_test(back_dating),
		cmocka_unit_test(first_sight_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
