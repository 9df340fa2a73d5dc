/*
 * A16.1: what a half-year comes to, counted by hand.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/sbuf.h"
#include "computing.h"
#include "model/analysis.h"
#include "out/json_results.h"

enum { MON, SAT = 5 };

static const char a[] = "410901", b[] = "410902";
static struct world w;

static int
release(void **state)
{
	(void)state;
	arena_release(&w.a);
	return 0;
}

/* One record of ZG-01 on each of these days. */
static void
records(const char *unit, const char *const *day, size_t n)
{
	for (size_t i = 0; i < n; i++)
		world_record(&w, unit, "ZG-01", DUTY_MAIN, day[i]);
}

/*
 * A month's task and a half-year's of two records with evidence.  Unit a
 * did all of the first in both halves, Mondays in the second; of the other
 * one record, on a Saturday, entered five days late.  Unit b did nothing.
 */
static void
city(const char *as_of)
{
	static const char *const first[] = { "2026-01-12", "2026-02-09",
	    "2026-03-09", "2026-04-13", "2026-05-11", "2026-06-08" };
	static const char *const second[] = { "2026-07-06", "2026-08-03",
	    "2026-09-07", "2026-10-12", "2026-11-02", "2026-12-07" };
	struct fact_record *r;

	world_init(&w, 2026, as_of);
	world_unit(&w, a, CAT_COUNTY, true);
	world_unit(&w, b, CAT_CITY, false);
	world_ask(&w, &(struct ask){ "ZG-01", DUTY_MAIN, 10, CYCLE_MONTH, 1,
	    false, NULL });
	world_ask(&w, &(struct ask){ "ZG-02", DUTY_MAIN, 10, CYCLE_HALF, 2,
	    true, NULL });
	records(a, first, 6);
	records(a, second, 6);
	r = world_record(&w, a, "ZG-02", DUTY_MAIN, "2026-09-05");
	r->entered = on("2026-09-14");
	r->n_evidence = 3;
}

static const struct analysis *
analyse(const char *half)
{
	struct computing c = { .facts = &w.facts, .policy = &w.policy,
		.calendar = w.calendar, .standing = &w.standing, .a = &w.a };

	assert_true(window_parse(half, WINDOW_HALF, &c.window));
	world_compute(&w, half);
	assert_null(w.r.analysis);
	compute_past(&c, &w.r);
	compute_analysis(&c, &w.r);
	assert_non_null(w.r.analysis);
	assert_int_equal(w.r.analysis->unit.n, w.r.unit.n);
	return w.r.analysis;
}

static void
is_lateness(const struct lateness *l, int64_t n, int64_t late, int64_t days,
    int64_t most)
{
	assert_int_equal(l->n, n);
	assert_int_equal(l->late, late);
	assert_int_equal(l->days, days);
	assert_int_equal(l->most, most);
}

static void
is_burden(const struct burden *x, int64_t asked, int64_t filed,
    int64_t evidence_asked, int64_t evidence_filed)
{
	assert_int_equal(x->records_asked, asked);
	assert_int_equal(x->records_filed, filed);
	assert_int_equal(x->evidence_asked, evidence_asked);
	assert_int_equal(x->evidence_filed, evidence_filed);
}

/* 85.71 to 90.71, of the scores as printed; b stays at 0; nothing is
 * known of 2025. */
static void
movement(void **state)
{
	const struct analysis *x;

	(void)state;
	city("2027-01-05");
	x = analyse("2026H2");
	is_score(&w, x->unit.v[0].now->score, "90.71");
	is_score(&w, x->unit.v[0].previous->score, "85.71");
	assert_true(x->unit.v[0].since_previous.known);
	assert_int_equal(x->unit.v[0].since_previous.hundredths, 500);
	assert_null(x->unit.v[0].year_ago);
	assert_false(x->unit.v[0].since_year_ago.known);
	assert_true(x->unit.v[1].since_previous.known);
	assert_int_equal(x->unit.v[1].since_previous.hundredths, 0);
	/* the half before the first is another year's */
	x = analyse("2026H1");
	assert_null(x->unit.v[0].previous);
	assert_false(x->unit.v[0].since_previous.known);
}

/* Least complete first; failed by all only where each unit failed. */
static void
indicators(void **state)
{
	const struct indicator_analysis *v;

	(void)state;
	city("2027-01-05");
	v = analyse("2026H2")->indicator.v;
	assert_int_equal(w.r.analysis->indicator.n, 2);
	assert_string_equal(v[0].indicator->item.id.text, "ZG-02");
	assert_int_equal(v[0].units, 2);
	assert_int_equal(v[0].failed, 2);
	assert_int_equal(v[0].due, 2);
	assert_int_equal(v[0].complete, 0);
	assert_true(indicator_failed_by_all(&v[0]));
	assert_int_equal(v[1].due, 12);
	assert_int_equal(v[1].complete, 6);
	assert_int_equal(v[1].failed, 1);
	assert_false(indicator_failed_by_all(&v[1]));
	/* nothing of ZG-02 is due yet */
	arena_release(&w.a);
	city("2026-08-31");
	assert_int_equal(analyse("2026H2")->indicator.n, 1);
}

/* Due on Wednesday 9 September, entered on Monday the 14th. */
static void
lateness(void **state)
{
	const struct analysis *x;

	(void)state;
	city("2027-01-05");
	x = analyse("2026H2");
	is_lateness(&x->unit.v[0].late, 7, 1, 5, 5);
	is_lateness(&x->unit.v[1].late, 0, 0, 0, 0);
	is_lateness(&x->weekday[MON], 6, 0, 0, 0);
	is_lateness(&x->weekday[SAT], 1, 1, 5, 5);
	assert_int_equal(x->entered[MON], 1);
	assert_int_equal(x->entered[SAT], 0);
	is_lateness(&analyse("2026H1")->unit.v[0].late, 6, 0, 0, 0);
	/* waived: not late */
	world_waive(&w, RULE_A10_2, a, "2026-12-31");
	is_lateness(&analyse("2026H2")->unit.v[0].late, 7, 0, 0, 0);
}

/* Asked for by deadline, whether it has come or not; filed by the day. */
static void
burdens(void **state)
{
	const struct analysis *x;

	(void)state;
	city("2027-01-05");
	x = analyse("2026H2");
	is_burden(&x->unit.v[0].burden, 8, 7, 2, 3);
	is_burden(&x->unit.v[1].burden, 8, 0, 2, 0);
	is_burden(&x->burden[CAT_COUNTY], 8, 7, 2, 3);
	is_burden(&x->burden[CATEGORIES], 16, 7, 4, 3);
	arena_release(&w.a);
	city("2026-07-31");
	is_burden(&analyse("2026H2")->unit.v[1].burden, 8, 0, 2, 0);
}

static void
add_duplicate(const char *unit, const char *month, bool waived)
{
	diag_add(&w.standing, &(struct diag){ .rule = RULE_A04_1,
	    .level = LEVEL_WARN, .waived = waived, .file = "inputs/a.xml",
	    .unit = unit, .record = "r", .month = month, .message = month,
	    .mend = "", .source = "", .item = 0 });
}

static void
duplicates(void **state)
{
	const struct analysis *x;

	(void)state;
	city("2027-01-05");
	add_duplicate(b, "2026-12", false);
	add_duplicate(a, "2026-07", false);
	add_duplicate(a, "2026-06", false);    /* another half */
	add_duplicate(a, "2026-08", true);     /* waived */
	add_duplicate("410999", "2026-08", false);
	x = analyse("2026H2");
	assert_int_equal(x->duplicate.n, 2);
	assert_string_equal(x->duplicate.v[0].finding->message, "2026-07");
	assert_string_equal(x->duplicate.v[1].finding->message, "2026-12");
	assert_int_equal(x->unit.v[0].duplicates, 1);
	assert_int_equal(x->unit.v[1].duplicates, 1);
}

/* a owes two, b one: it bears 主体责任 alone. */
static void
reports(void **state)
{
	static const bool main_only[] = { true, false };
	const struct analysis *x;

	(void)state;
	city("2027-01-05");
	world_report(&w, a, HALF_SECOND, main_only, "2027-01-02");
	world_report(&w, a, HALF_FIRST, main_only, "2026-06-02");
	world_report(&w, b, HALF_SECOND, main_only, "2026-12-31");
	x = analyse("2026H2");
	assert_int_equal(x->report.n, 3);
	assert_int_equal(x->report.v[0].filed, on("2027-01-02"));
	assert_int_equal(x->report.v[0].state, STATE_DONE_LATE);
	assert_int_equal(x->report.v[1].duty, DUTY_OVERSIGHT);
	assert_int_equal(x->report.v[1].filed, DAY_NONE);
	assert_int_equal(x->report.v[1].state, STATE_OVERDUE);
	assert_int_equal(x->report.v[2].state, STATE_DONE);
	assert_int_equal(x->report.v[2].due, on("2026-12-31"));
	assert_int_equal(analyse("2026H1")->report.v[0].filed,
	    on("2026-06-02"));
}

/* Five days after 31 December, six after it, and what is older. */
static void
overdue(void **state)
{
	const struct analysis *x;

	(void)state;
	city("2027-01-05");
	x = analyse("2026H2");
	assert_int_equal(x->overdue[AGE_DAYS].tasks, 3);
	assert_int_equal(x->overdue[AGE_DAYS].units, 2);
	assert_int_equal(x->overdue[AGE_WEEKS].tasks, 0);
	assert_int_equal(x->overdue[AGE_OLD].tasks, 13);
	assert_int_equal(x->overdue[AGE_OLD].units, 2);
	arena_release(&w.a);
	city("2027-01-06");
	x = analyse("2026H2");
	assert_int_equal(x->overdue[AGE_DAYS].tasks, 0);
	assert_int_equal(x->overdue[AGE_WEEKS].tasks, 3);
	arena_release(&w.a);
	city("2027-01-16");
	assert_int_equal(analyse("2026H2")->overdue[AGE_OLD].tasks, 16);
}

static void
uncovered(void **state)
{
	const struct analysis *x;

	(void)state;
	city("2027-01-05");
	x = analyse("2026H2");
	assert_int_equal(x->uncovered[ACTOR_TEAM], 1);
	assert_int_equal(x->uncovered[ACTOR_PRINCIPAL], 2);
	assert_int_equal(x->uncovered[ACTOR_MEMBER], 2);
	assert_int_equal(x->uncovered[ACTOR_DISCIPLINE], 1);
	/* no quarter of it is over yet */
	arena_release(&w.a);
	city("2026-08-31");
	assert_int_equal(analyse("2026H2")->uncovered[ACTOR_PRINCIPAL], 0);
}

/* Without a plan nothing is scored; who owes a report is still known. */
static void
without_plan(void **state)
{
	struct computing c = { .facts = &w.facts, .policy = &w.policy,
		.standing = &w.standing, .a = &w.a };

	(void)state;
	city("2027-01-05");
	c.calendar = w.calendar;
	world_index(&w);
	w.y->plan.doc = NULL;
	assert_false(world_try(&w, "2026H2"));
	assert_true(window_parse("2026H2", WINDOW_HALF, &c.window));
	compute_past(&c, &w.r);
	compute_analysis(&c, &w.r);
	assert_int_equal(w.r.analysis->indicator.n, 0);
	assert_int_equal(w.r.analysis->report.n, 3);
	assert_false(w.r.analysis->unit.v[0].since_previous.known);
}

/* "analysis" stands in the JSON of a half-year alone. */
static void
in_json(void **state)
{
	struct sbuf text = SBUF_INIT;

	(void)state;
	city("2027-01-05");
	(void)analyse("2026H2");
	json_results(&w.r, &text);
	assert_non_null(strstr(sbuf_text(&text), "\"analysis\""));
	assert_non_null(strstr(sbuf_text(&text),
	    "\"since_previous\": \"5.00\""));
	assert_non_null(strstr(sbuf_text(&text),
	    "\"since_year_ago\": null"));
	sbuf_release(&text);
	world_compute(&w, "2026-12");
	text = (struct sbuf)SBUF_INIT;
	json_results(&w.r, &text);
	assert_null(strstr(sbuf_text(&text), "\"analysis\""));
	sbuf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(movement, release),
		cmocka_unit_test_teardown(indicators, release),
		cmocka_unit_test_teardown(lateness, release),
		cmocka_unit_test_teardown(burdens, release),
		cmocka_unit_test_teardown(duplicates, release),
		cmocka_unit_test_teardown(reports, release),
		cmocka_unit_test_teardown(overdue, release),
		cmocka_unit_test_teardown(uncovered, release),
		cmocka_unit_test_teardown(without_plan, release),
		cmocka_unit_test_teardown(in_json, release),
	};

	return cmocka_run_group_tests_name("analysis", tests, NULL, NULL);
}
