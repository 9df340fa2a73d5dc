/*
 * Windows: names, days and steps of months, quarters, halves and years.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/window.h"

static void
test_names(void **state)
{
	static const struct {
		const char *text, *chinese, *first, *last;
		enum window_kind kind;
		int number;
	} v[] = {
		{ "2026-10", "2026年10月", "2026-10-01", "2026-10-31",
		    WINDOW_MONTH, 10 },
		{ "2026Q1", "2026年第一季度", "2026-01-01", "2026-03-31",
		    WINDOW_QUARTER, 1 },
		{ "2026Q4", "2026年第四季度", "2026-10-01", "2026-12-31",
		    WINDOW_QUARTER, 4 },
		{ "2026H1", "2026年上半年", "2026-01-01", "2026-06-30",
		    WINDOW_HALF, 1 },
		{ "2026H2", "2026年下半年", "2026-07-01", "2026-12-31",
		    WINDOW_HALF, 2 },
		{ "2024", "2024年度", "2024-01-01", "2024-12-31",
		    WINDOW_YEAR, 1 },
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		char first[11], last[11];
		struct window w;

		assert_true(window_parse(v[i].text, v[i].kind, &w));
		assert_string_equal(window_name(&a, w), v[i].text);
		assert_string_equal(window_chinese(&a, w), v[i].chinese);
		assert_int_equal(window_number(w), v[i].number);
		day_format(window_first_day(w), first);
		day_format(window_last_day(w), last);
		assert_string_equal(first, v[i].first);
		assert_string_equal(last, v[i].last);
	}
	arena_release(&a);
}

static void
test_refused(void **state)
{
	static const struct {
		const char *text;
		enum window_kind kind;
	} v[] = {
		{ "2026Q0", WINDOW_QUARTER }, { "2026Q5", WINDOW_QUARTER },
		{ "2026Q", WINDOW_QUARTER }, { "2026Q11", WINDOW_QUARTER },
		{ "2026q1", WINDOW_QUARTER }, { "2026H3", WINDOW_HALF },
		{ "2026H1 ", WINDOW_HALF }, { "2026", WINDOW_HALF },
		{ "202", WINDOW_YEAR }, { "2026-1", WINDOW_MONTH },
		{ "20261", WINDOW_YEAR }, { "1999Q1", WINDOW_QUARTER },
		{ "2026H1", WINDOW_QUARTER }, { "", WINDOW_YEAR },
	};
	struct window w;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		if (window_parse(v[i].text, v[i].kind, &w))
			fail_msg("%s was taken", v[i].text);
}

static void
test_steps(void **state)
{
	struct arena a = ARENA_INIT;
	struct window w;

	(void)state;
	assert_true(window_parse("2026Q1", WINDOW_QUARTER, &w));
	assert_string_equal(window_name(&a, window_step(w, -1)), "2025Q4");
	assert_string_equal(window_name(&a, window_step(w, 4)), "2027Q1");
	assert_string_equal(window_name(&a, window_step_years(w, -1)),
	    "2025Q1");
	assert_int_equal(window_last_month(w), 2026 * 12 + 2);
	assert_int_equal(window_year(w), 2026);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_steps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
