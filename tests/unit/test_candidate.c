/*
 * D06.1 and B15.1, and what a quarter is compared with (compute_past,
 * movement_of).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "computing.h"
#include "model/spread.h"

#define MAIN DUTY_MAIN

static const char *const code[] = { "410901", "410902", "410903", "410904",
	"410905" };

/* n 县区 with one quarterly task of 4 records; unit i has done i of them
 * in the third quarter: 0, 25, 50, 75, 100 points. */
static void
counties(struct world *w, size_t n, const char *as_of)
{
	world_init(w, 2026, as_of);
	for (size_t i = 0; i < n; i++)
		world_unit(w, code[i], CAT_COUNTY, false);
	world_ask(w, &(struct ask){ .id = "ZG-01", .duty = MAIN, .points = 8,
	    .cycle = CYCLE_QUARTER, .count = 4 });
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			world_record(w, code[i], "ZG-01", MAIN, "2026-08-03");
}

static const char *
said(const struct world *w, enum rule_id rule, const char *unit)
{
	for (size_t i = 0; i < w->r.found.d.n; i++)
		if (w->r.found.d.v[i].rule == (uint16_t)rule &&
		    strcmp(w->r.found.d.v[i].unit, unit) == 0)
			return w->r.found.d.v[i].message;
	return "";
}

static bool
says(const struct world *w, enum rule_id rule, const char *unit,
    const char *what)
{
	return strstr(said(w, rule, unit), what) != NULL;
}

/* D06.1: rank > n - N, N cut to n / 2 */
static void
test_last(void **state)
{
	static const struct { size_t units; int64_t last; int want; } rows[] = {
		{ 5, 1, 1 }, { 5, 2, 2 }, { 5, 3, 2 }, { 5, 0, 0 },
		{ 4, 9, 2 }, { 3, 1, 1 }, { 2, 1, 1 }, { 1, 1, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct world w;
		int n = 0;

		counties(&w, rows[i].units, "2026-10-20");
		w.plan->lagging = rows[i].last;
		world_compute(&w, "2026Q3");
		for (size_t k = 0; k < rows[i].units; k++)
			n += says(&w, RULE_D06_1, code[k], "属于后");
		if (n != rows[i].want)
			fail_msg("row %zu: %d", i, n);
		arena_release(&w.a);
	}
}

/* D06.1: 1, 1, 3, 3 of four: nobody's rank is beyond 3 */
static void
test_last_shared(void **state)
{
	struct world w;

	(void)state;
	counties(&w, 4, "2026-10-20");
	w.plan->lagging = 1;
	world_record(&w, code[0], "ZG-01", MAIN, "2026-08-03");
	for (int i = 0; i < 2; i++)
		world_record(&w, code[2], "ZG-01", MAIN, "2026-08-03");
	world_record(&w, code[3], "ZG-01", MAIN, "2026-08-03");
	world_compute(&w, "2026Q3");
	assert_int_equal(world_result(&w, code[0])->rank, 3);
	assert_int_equal(world_result(&w, code[1])->rank, 3);
	for (size_t i = 0; i < 4; i++)
		assert_false(says(&w, RULE_D06_1, code[i], "属于后"));
	arena_release(&w.a);
}

static void
test_reasons(void **state)
{
	struct world w;

	(void)state;
	counties(&w, 5, "2026-10-20");
	w.plan->lagging = 1;
	world_compute(&w, "2026Q3");
	assert_string_equal(said(&w, RULE_D06_1, code[0]),
	    "单位410901列为重点督查的候选：2026年第三季度得分0.00，在5个县区中"
	    "列第5名，属于后1名；截至2026年10月20日有3项任务逾期没有完成");
	assert_string_equal(said(&w, RULE_D06_1, code[4]),
	    "单位410905列为重点督查的候选：截至2026年10月20日有2项任务逾期没有"
	    "完成");
	assert_string_equal(said(&w, RULE_B15_1, code[2]),
	    "建议对单位410903主要负责人督责约谈：2026年第三季度得分50.00，低于"
	    "考核方案“一般”等次的60分");
	assert_string_equal(said(&w, RULE_B15_1, code[3]), "");
	/* by unit; of each its findings */
	assert_int_equal(w.r.candidate.n, 5 + 3);
	assert_ptr_equal(w.r.candidate.v[0].unit, w.r.unit.v[0].unit);
	assert_string_equal(w.r.candidate.v[0].finding->message,
	    said(&w, RULE_B15_1, code[0]));
	arena_release(&w.a);
}

/* B15.1: the printed score; 59.995 is 60.00 */
static void
test_line(void **state)
{
	static const struct { int64_t deduct; bool want; } rows[] = {
		{ 0, false }, { 1, true },
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct world w;
		struct fact_record *r;

		world_init(&w, 2026, "2026-10-20");
		world_unit(&w, code[0], CAT_COUNTY, false);
		world_ask(&w, &(struct ask){ .id = "ZG-01", .duty = MAIN,
		    .points = 100, .cycle = CYCLE_QUARTER, .count = 5 });
		r = world_record(&w, code[0], "ZG-01", MAIN, "2026-08-03");
		for (int k = 0; k < 2; k++)
			world_record(&w, code[0], "ZG-01", MAIN,
			    "2026-08-03");
		if (rows[i].deduct > 0)
			world_opinion(&w, r, OPINION_DEDUCT, rows[i].deduct);
		world_compute(&w, "2026Q3");
		is_score(&w, world_result(&w, code[0])->score,
		    rows[i].want ? "59.99" : "60.00");
		assert_int_equal(world_found(&w, RULE_B15_1, code[0]),
		    rows[i].want);
		arena_release(&w.a);
	}
}

/* Neither by rank nor by score before the quarter's last day; of a month
 * not at all; a waived one is no candidate. */
static void
test_when(void **state)
{
	struct world w;

	(void)state;
	counties(&w, 5, "2026-09-29");
	w.plan->lagging = 2;
	world_compute(&w, "2026Q3");
	assert_false(w.r.over);
	assert_false(says(&w, RULE_D06_1, code[0], "属于后"));
	assert_true(says(&w, RULE_D06_1, code[0], "有2项任务逾期"));
	assert_int_equal(world_found(&w, RULE_B15_1, code[0]), 0);
	arena_release(&w.a);

	counties(&w, 5, "2026-09-30");
	w.plan->lagging = 2;
	world_compute(&w, "2026Q3");
	assert_true(w.r.over);
	assert_true(says(&w, RULE_D06_1, code[0], "属于后2名"));
	arena_release(&w.a);

	counties(&w, 5, "2026-10-20");
	w.plan->lagging = 2;
	world_compute(&w, "2026-09");
	assert_int_equal(w.r.candidate.n, 0);
	arena_release(&w.a);

	counties(&w, 5, "2026-10-20");
	world_waive(&w, RULE_D06_1, code[0], "2026-12-31");
	world_compute(&w, "2026Q3");
	assert_int_equal(world_found(&w, RULE_D06_1, code[0]), 1);
	for (size_t i = 0; i < w.r.candidate.n; i++)
		assert_true(w.r.candidate.v[i].unit != w.r.unit.v[0].unit ||
		    w.r.candidate.v[i].finding->rule == RULE_B15_1);
	arena_release(&w.a);
}

/* D06.1: 重点领域 of the year, of a unit and of none */
static void
focus(struct world *w, int year, const char *unit, const char *area)
{
	struct doc *d = arena_new(&w->a, struct doc);
	struct focus_area *x;

	d->root = ROOT_FOCUS;
	d->year = year;
	d->id = word("ZD-1");
	d->as.focus = arena_new(&w->a, struct focus);
	x = vec_push(&w->a, &d->as.focus->area);
	x->at = (struct place){ 3, 3 };
	x->unit.text = unit;
	x->area = word(area);
	x->concern = CONCERN_CORRUPTION;
	*vec_push(&w->a, &w->facts.focus) = (struct filed){ d, world_entry(w,
	    ROOT_FOCUS, "", arena_printf(&w->a, "inputs/office/%s.xml",
	    area), "2026-07-10") };
}

static void
test_focus(void **state)
{
	struct world w;
	const struct candidate *last;

	(void)state;
	counties(&w, 2, "2026-09-29");
	for (int q = 0; q < 8; q++)
		world_record(&w, code[1], "ZG-01", MAIN, q < 4 ?
		    "2026-02-03" : "2026-05-03");
	focus(&w, 2026, code[1], "工程建设");
	focus(&w, 2025, code[1], "政务服务");
	focus(&w, 2026, NULL, "医疗卫生");
	world_compute(&w, "2026Q3");
	assert_string_equal(said(&w, RULE_D06_1, code[1]),
	    "单位410902列为重点督查的候选：列入重点领域ZD-1（工程建设，腐败易发"
	    "多发）");
	assert_int_equal(w.r.candidate.n, 3);
	last = &w.r.candidate.v[2];
	assert_null(last->unit);
	assert_string_equal(last->finding->message, "医疗卫生领域列为重点督查的"
	    "候选：列入重点领域ZD-1（腐败易发多发）");
	assert_int_equal(last->finding->at.line, 3);
	arena_release(&w.a);
}

/* --- compute_past --- */

static void
past(struct world *w, const char *quarter)
{
	struct computing c = { .facts = &w->facts, .policy = &w->policy,
		.calendar = w->calendar, .a = &w->a };

	world_compute(w, quarter);
	assert_true(window_parse(quarter, WINDOW_QUARTER, &c.window));
	compute_past(&c, &w->r);
}

/* The second quarter: 410902 has 4 of 4; the past is what that quarter's
 * own run says by the same date. */
static void
test_past(void **state)
{
	struct world w;
	const struct past *p;
	struct movement m;

	(void)state;
	counties(&w, 3, "2026-10-20");
	for (int i = 0; i < 4; i++)
		world_record(&w, code[1], "ZG-01", MAIN, "2026-05-04");
	past(&w, "2026Q3");
	p = &w.r.previous;
	assert_true(p->scored);
	is_score(&w, past_unit(p, code[0])->score, "0.00");
	is_score(&w, past_unit(p, code[1])->score, "100.00");
	assert_int_equal(past_unit(p, code[1])->rank, 1);
	assert_int_equal(past_unit(p, code[0])->rank, 2);
	assert_null(past_unit(p, "410999"));
	m = movement_of(&w.r, p);
	assert_int_equal(m.n, 3);
	assert_int_equal(m.up, 1);     /* 410903: 0 to 50 */
	assert_int_equal(m.down, 1);
	assert_int_equal(m.same, 1);
	/* no plan of 2025: nothing to compare */
	assert_false(w.r.year_ago.scored);
	assert_int_equal(w.r.year_ago.unit.n, 0);
	/* quarterly tasks score in the quarter's last month alone */
	assert_int_equal(w.r.months.n, 9);
	assert_null(past_unit(&w.r.months.v[7], code[2])->score);
	is_score(&w, past_unit(&w.r.months.v[8], code[2])->score, "50.00");
	/* what the quarter itself computed is as before */
	is_score(&w, world_result(&w, code[2])->score, "50.00");
	assert_true(world_task(&w, code[2], "ZG-01@2026Q3")->scored);
	assert_false(world_task(&w, code[2], "ZG-01@2026Q2")->scored);
	arena_release(&w.a);
}

/* Months that are not over are no trend; a year's first quarter has its
 * neighbour in the year before. */
static void
test_past_edges(void **state)
{
	struct world w;

	(void)state;
	counties(&w, 3, "2026-08-30");
	past(&w, "2026Q3");
	assert_int_equal(w.r.months.n, 7);
	arena_release(&w.a);
	counties(&w, 3, "2026-04-20");
	past(&w, "2026Q1");
	assert_int_equal(w.r.months.n, 3);
	assert_false(w.r.previous.scored);
	assert_int_equal(window_year(w.r.previous.window), 2025);
	assert_int_equal(window_number(w.r.previous.window), 4);
	arena_release(&w.a);
}

/* A quarter that has just begun: no duties of months to come. */
static void
test_running_duties(void **state)
{
	struct world w;

	(void)state;
	counties(&w, 1, "2026-07-15");
	world_compute(&w, "2026Q3");
	assert_non_null(world_deadline(&w, code[0], "记实提交@2026-07", 0));
	assert_null(world_deadline(&w, code[0], "记实提交@2026-08", 0));
	assert_int_equal(world_found(&w, RULE_A07_1, code[0]), 6);
	arena_release(&w.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_last),
		cmocka_unit_test(test_last_shared),
		cmocka_unit_test(test_reasons),
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_when),
		cmocka_unit_test(test_focus),
		cmocka_unit_test(test_past),
		cmocka_unit_test(test_past_edges),
		cmocka_unit_test(test_running_duties),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
