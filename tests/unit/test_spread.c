#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "computing.h"
#include "model/spread.h"

/* Scores as printed: 33.33 (of 100/3), 66.67 (of 200/3), none, 100. */
static void
four(struct world *w, struct unit_result u[4], struct unit unit[4])
{
	memset(u, 0, 4 * sizeof(*u));
	memset(unit, 0, 4 * sizeof(*unit));
	for (int i = 0; i < 4; i++) {
		unit[i].category = i < 3 ? CAT_COUNTY : CAT_CITY;
		u[i].unit = &unit[i];
		u[i].due = 3;
		u[i].complete = i;
	}
	u[0].score = rat_frac(&w->a, 100, 3);
	u[1].score = rat_frac(&w->a, 200, 3);
	u[3].score = rat_int(&w->a, 100);
	u[1].overdue = u[3].overdue = 2;
	u[2].provisional = 5;
}

static void
test_spread(void **state)
{
	struct world w = { 0 };
	struct unit_result u[4];
	struct unit unit[4];
	struct spread s;

	(void)state;
	four(&w, u, unit);
	s = spread_of(&w.a, u, 4, CAT_COUNTY);
	assert_int_equal(s.n, 3);
	assert_int_equal(s.scored, 2);
	is_exactly(&w, s.mean, "50");
	is_score(&w, s.highest, "66.67");
	is_score(&w, s.lowest, "33.33");
	assert_int_equal(s.due, 9);
	assert_int_equal(s.complete, 3);
	assert_int_equal(s.overdue, 2);
	assert_int_equal(s.provisional, 5);
	s = spread_of(&w.a, u, 4, CATEGORIES);
	assert_int_equal(s.n, 4);
	/* of the printed figures: 200.00 / 3, not (100/3 + 200/3 + 100) / 3 */
	is_exactly(&w, s.mean, "200/3");
	s = spread_of(&w.a, &u[2], 1, CATEGORIES);
	assert_null(s.mean);
	assert_null(s.lowest);
	arena_release(&w.a);
}

/* The mean is of what is printed: 0.01 three times, from 1/200 each. */
static void
test_mean_of_printed(void **state)
{
	struct world w = { 0 };
	struct unit_result u[4];
	struct unit unit[4];

	(void)state;
	four(&w, u, unit);
	for (int i = 0; i < 4; i++)
		u[i].score = rat_frac(&w.a, 1, 200);
	is_score(&w, spread_of(&w.a, u, 4, CATEGORIES).mean, "0.01");
	arena_release(&w.a);
}

static void
test_bands(void **state)
{
	static const struct { int64_t n, d; enum band want; } rows[] = {
		{ 100, 1, BAND_BEST }, { 90, 1, BAND_BEST },
		{ 89996, 1000, BAND_BEST },    /* printed as 90.00 */
		{ 89994, 1000, BAND_GOOD }, { 80, 1, BAND_GOOD },
		{ 7999, 100, BAND_FAIR }, { 60, 1, BAND_FAIR },
		{ 5999, 100, BAND_POOR }, { 0, 1, BAND_POOR },
	};
	struct plan p = { .grade = { 9000, 8000, 6000 } };
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(band_of(&p, rat_frac(&a, rows[i].n,
		    rows[i].d)), rows[i].want);
	assert_int_equal(band_of(&p, NULL), BAND_NONE);
	p.grade[1] = 8550;
	assert_string_equal(band_range(&a, &p, BAND_BEST), "90分以上");
	assert_string_equal(band_range(&a, &p, BAND_GOOD),
	    "85.5分以上不满90分");
	assert_string_equal(band_range(&a, &p, BAND_FAIR),
	    "60分以上不满85.5分");
	assert_string_equal(band_range(&a, &p, BAND_POOR), "不满60分");
	assert_string_equal(band_range(&a, &p, BAND_NONE), "没有得分");
	assert_string_equal(band_name(BAND_NONE), "未计分");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spread),
		cmocka_unit_test(test_mean_of_printed),
		cmocka_unit_test(test_bands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
