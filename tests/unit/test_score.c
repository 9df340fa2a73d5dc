#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "computing.h"
#include "rules/score.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static struct world w;

static int
release(void **state)
{
	(void)state;
	arena_release(&w.a);
	return 0;
}

static const char unit[] = "410900";

/* RULES.md, Scores, Check: 主体 91.05, 监督 92.20, T 91.51 exactly. */
static void
year_of_the_rules(void **state)
{
	struct arena *a = &w.a;
	const struct rational *main, *oversight, *total;

	(void)state;
	main = score_blend(a, rat_from_hundredths(a, 9250), 7000,
	    rat_div(a, rat_int(a, 90 + 85 + 88), rat_int(a, 3)), 3000);
	oversight = score_blend(a, rat_int(a, 95), 7000,
	    rat_div(a, rat_int(a, 91 + 86 + 80), rat_int(a, 3)), 3000);
	total = score_blend(a, main, 6000, oversight, 4000);
	is_score(&w, main, "91.05");
	is_score(&w, oversight, "92.20");
	is_exactly(&w, main, "1821/20");
	is_exactly(&w, oversight, "461/5");
	is_exactly(&w, total, "9151/100");
	is_score(&w, total, "91.51");
}

static void
blends(void **state)
{
	struct arena *a = &w.a;
	const struct rational *x = rat_int(a, 90), *y = rat_int(a, 80);

	(void)state;
	is_score(&w, score_blend(a, x, 6000, y, 4000), "86.00");
	is_score(&w, score_blend(a, x, 6000, NULL, 4000), "90.00");
	is_score(&w, score_blend(a, NULL, 6000, y, 4000), "80.00");
	is_score(&w, score_blend(a, NULL, 6000, NULL, 4000), NULL);
	is_score(&w, score_blend(a, x, 10000, y, 0), "90.00");
	/* what is not there gives no zero, even where it weighs all */
	is_score(&w, score_blend(a, NULL, 10000, y, 0), "80.00");
}

/* 100 × Σ earned ÷ Σ worth, not the mean of the tasks' shares. */
static void
tallies(void **state)
{
	struct arena *a = &w.a;
	struct task one = { .worth = rat_int(a, 10), .earned = rat_int(a, 10) };
	struct task two = { .worth = rat_int(a, 2), .earned = rat_int(a, 0) };
	struct tally t = { NULL, NULL };

	(void)state;
	assert_null(tally_score(a, &t));
	tally_add(a, &t, &two);
	is_score(&w, tally_score(a, &t), "0.00");
	tally_add(a, &t, &one);
	is_exactly(&w, tally_score(a, &t), "250/3");
}

static const struct ask common_main = { "ZG-01", DUTY_MAIN, 10, CYCLE_MONTH,
	1, false, NULL };
static const struct ask common_oversight = { "JD-01", DUTY_OVERSIGHT, 10,
	CYCLE_MONTH, 1, false, NULL };
static const struct ask own_main = { "GX-01", DUTY_MAIN, 10, CYCLE_MONTH, 1,
	false, NULL };
static const struct ask own_quarter = { "GX-02", DUTY_OVERSIGHT, 10,
	CYCLE_QUARTER, 1, false, NULL };

/* One county with a task of each kind, on 1 November. */
static void
one_county(const char *as_of, bool oversight)
{
	world_init(&w, 2026, as_of);
	world_unit(&w, unit, CAT_COUNTY, oversight);
	world_ask(&w, &common_main);
	world_ask(&w, &common_oversight);
}

static void
two_worklists(const char *filed)
{
	struct ask k[2];

	k[0] = own_main;
	k[1] = own_quarter;
	world_worklist(&w, unit, filed, k, 2);
}

/* 主体: 共性 100, 个性 70 (late); 监督: 共性 0, 个性 not due in October. */
static void
a_month(void **state)
{
	const struct unit_result *u;
	struct fact_record *r;

	(void)state;
	one_county("2026-11-01", true);
	two_worklists("2026-01-20");
	world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-10-12");
	r = world_record(&w, unit, "GX-01", DUTY_MAIN, "2026-10-12");
	r->entered = on("2026-10-20");
	world_compute(&w, "2026-10");
	u = world_result(&w, unit);
	is_score(&w, u->duty[DUTY_MAIN].klass[CLASS_COMMON], "100.00");
	is_score(&w, u->duty[DUTY_MAIN].klass[CLASS_INDIVIDUAL], "70.00");
	is_score(&w, u->duty[DUTY_MAIN].score, "88.00");
	is_score(&w, u->duty[DUTY_OVERSIGHT].klass[CLASS_COMMON], "0.00");
	is_score(&w, u->duty[DUTY_OVERSIGHT].klass[CLASS_INDIVIDUAL], NULL);
	is_score(&w, u->duty[DUTY_OVERSIGHT].score, "0.00");
	is_score(&w, u->score, "52.80");
	assert_false(u->duty[DUTY_OVERSIGHT].individual_missing);
	assert_int_equal(u->due, 3);
	assert_int_equal(u->complete, 2);
	assert_int_equal(u->provisional, 2);
	/* monthly January to October, quarterly one to three, but two */
	assert_int_equal(u->overdue, 3 * 10 + 3 - 2);
	assert_int_equal(u->warning, 0);
	/* of the year: 主体 共性 10, 个性 7; 监督 0 */
	is_exactly(&w, u->duty[DUTY_MAIN].daily, "44/5");
	is_score(&w, u->duty[DUTY_OVERSIGHT].daily, "0.00");
	is_exactly(&w, u->daily, "132/25");
}

/* 记实折算 touches the daily scores alone. */
static void
conversion(void **state)
{
	const struct unit_result *u;

	(void)state;
	one_county("2026-02-01", true);
	w.plan->conversion = 8000;
	world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-01-12");
	world_compute(&w, "2026-01");
	u = world_result(&w, unit);
	is_score(&w, u->score, "60.00");
	is_score(&w, u->daily, "48.00");
	is_score(&w, u->duty[DUTY_MAIN].score, "100.00");
	is_score(&w, u->duty[DUTY_MAIN].daily, "80.00");
}

/* A deadline on the as-of date is due; a day later it is not. */
static void
due_by_the_date(void **state)
{
	const struct unit_result *u;

	(void)state;
	one_county("2026-10-31", true);
	world_compute(&w, "2026-10");
	u = world_result(&w, unit);
	is_score(&w, u->score, "0.00");
	assert_int_equal(u->due, 2);
	assert_int_equal(u->overdue, 18);
	assert_int_equal(u->warning, 2);
	arena_release(&w.a);

	one_county("2026-10-30", true);
	world_compute(&w, "2026-10");
	u = world_result(&w, unit);
	is_score(&w, u->score, NULL);
	is_score(&w, u->daily, "0.00");
	assert_int_equal(u->due, 0);
	assert_int_equal(u->rank, 0);
}

/* A02.3: 主体 alone; the oversight indicators are no tasks of it. */
static void
without_oversight(void **state)
{
	const struct unit_result *u;

	(void)state;
	one_county("2026-11-01", false);
	world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-10-12");
	world_compute(&w, "2026-10");
	u = world_result(&w, unit);
	is_score(&w, u->score, "100.00");
	assert_false(u->duty[DUTY_OVERSIGHT].borne);
	is_score(&w, u->duty[DUTY_OVERSIGHT].score, NULL);
	assert_int_equal(u->due, 1);
	assert_int_equal(world_found(&w, RULE_A02_3, unit), 1);
	assert_int_equal(world_deadline(&w, unit, "JD-01@2026-10", 0) == NULL,
	    1);
}

/* 个性指标未报: nothing due, and no 台账 by its day. */
static void
individual_missing(void **state)
{
	static const struct {
		const char *as_of, *filed, *limit;
		bool main, oversight;
	} t[] = {
		{ "2026-02-01", NULL, NULL, true, true },
		{ "2026-01-31", NULL, NULL, false, false }, /* not over */
		/* filed in time; the quarterly one is not due in January */
		{ "2026-02-01", "2026-01-31", NULL, false, false },
		/* late: what is due counts, what is not is marked */
		{ "2026-02-15", "2026-02-01", NULL, false, true },
		{ "2026-02-15", "2026-02-01", "02-01", false, false },
	};
	const struct unit_result *u;

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		one_county(t[i].as_of, true);
		w.plan->worklist_due.text = t[i].limit;
		if (t[i].filed != NULL)
			two_worklists(t[i].filed);
		world_compute(&w, "2026-01");
		u = world_result(&w, unit);
		assert_int_equal(u->duty[DUTY_MAIN].individual_missing,
		    t[i].main);
		assert_int_equal(u->duty[DUTY_OVERSIGHT].individual_missing,
		    t[i].oversight);
		arena_release(&w.a);
	}
}

/* A15.4: every record that serves a scored task and was not reviewed. */
static void
provisional(void **state)
{
	struct fact_record *r;

	(void)state;
	one_county("2026-11-01", true);
	world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-10-12");
	world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-10-13");
	world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-09-13");
	r = world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-10-14");
	world_opinion(&w, r, OPINION_PASS, 0);
	r = world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-10-14");
	r->withdrawn = true;
	world_compute(&w, "2026-10");
	assert_int_equal(world_result(&w, unit)->provisional, 2);
	assert_int_equal(world_found(&w, RULE_A15_4, unit), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(year_of_the_rules, release),
		cmocka_unit_test_teardown(blends, release),
		cmocka_unit_test_teardown(tallies, release),
		cmocka_unit_test_teardown(a_month, release),
		cmocka_unit_test_teardown(conversion, release),
		cmocka_unit_test_teardown(due_by_the_date, release),
		cmocka_unit_test_teardown(without_oversight, release),
		cmocka_unit_test_teardown(individual_missing, release),
		cmocka_unit_test_teardown(provisional, release),
	};

	return cmocka_run_group_tests_name("score", tests, NULL, NULL);
}
