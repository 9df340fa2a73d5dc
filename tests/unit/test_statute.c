/*
 * test_statute.c - the dated tables of the 问责条例, at their first and
 * last days.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "rules/statute.h"

#define N(v) (sizeof(v) / sizeof((v)[0]))

static day_t
d(const char *text)
{
	day_t out;

	assert_true(day_parse(text, &out));
	return out;
}

static void
editions_by_day(void **state)
{
	const struct statute_clause old[] = { { "一", "甲" } };
	const struct statute_clause new[] = { { "一", "乙" }, { "十一", "丙" } };
	const struct edition v[] = {
		{ 2016, { d("2016-07-08"), d("2019-08-31") }, "六", "", 0, 0,
		    old, N(old) },
		{ 2019, { d("2019-09-01"), DAY_NONE }, "七", "二十", 1, 1, new,
		    N(new) },
	};
	const struct statutes s = { .edition = v, .n_editions = N(v) };

	(void)state;
	assert_null(statute_on(&s, d("2016-07-07")));
	assert_ptr_equal(statute_on(&s, d("2016-07-08")), &v[0]);
	assert_ptr_equal(statute_on(&s, d("2019-08-31")), &v[0]);
	assert_ptr_equal(statute_on(&s, d("2019-09-01")), &v[1]);
	assert_ptr_equal(statute_on(&s, d("2099-12-31")), &v[1]);
	assert_null(statute_on(&s, DAY_NONE));
	assert_ptr_equal(statute_of(&s, 2019), &v[1]);
	assert_null(statute_of(&s, 2003));
	assert_string_equal(statute_situation(&v[1], "七", "十一"), "丙");
	assert_string_equal(statute_situation(&v[0], "六", "一"), "甲");
	assert_null(statute_situation(&v[0], "七", "一"));
	assert_null(statute_situation(&v[0], "六", "十一"));
	assert_null(statute_situation(&v[1], NULL, "一"));
	assert_null(statute_situation(&v[1], "七", NULL));
}

static void
powers_by_day(void **state)
{
	const struct authority v[] = {
		{ ORGAN_COMMITTEE, true, MEASURE_CHECK, LIMIT_NONE, NULL, 0,
		    { d("2016-07-08"), DAY_NONE } },
		{ ORGAN_INSPECTION, true, MEASURE_CHECK, LIMIT_APPROVAL, NULL,
		    0, { d("2019-09-01"), DAY_NONE } },
	};
	const struct statutes s = { .authority = v, .n_authorities = N(v) };

	(void)state;
	assert_ptr_equal(statute_authority(&s, ORGAN_INSPECTION, true,
	    MEASURE_CHECK, d("2019-09-01")), &v[1]);
	assert_null(statute_authority(&s, ORGAN_INSPECTION, true,
	    MEASURE_CHECK, d("2019-08-31")));
	assert_ptr_equal(statute_authority(&s, ORGAN_COMMITTEE, true,
	    MEASURE_CHECK, d("2019-08-31")), &v[0]);
	assert_null(statute_authority(&s, ORGAN_COMMITTEE, false,
	    MEASURE_CHECK, d("2019-09-01")));
	assert_null(statute_authority(&s, ORGAN_COMMITTEE, true,
	    MEASURE_CIRCULAR, d("2019-09-01")));
}

static void
effects_by_content(void **state)
{
	const struct effect v[] = {
		{ MEASURE_DISCIPLINE, "严重警告", "严重警告", 18,
		    { d("2016-07-08"), d("2026-12-31") } },
		{ MEASURE_DISCIPLINE, "警告", "警告", 12,
		    { d("2016-07-08"), DAY_NONE } },
		{ MEASURE_ADMONITION, "", "", 6, { d("2016-07-08"), DAY_NONE } },
	};
	const struct statutes s = { .effect = v, .n_effects = N(v) };

	(void)state;
	assert_int_equal(statute_effect(&s, MEASURE_DISCIPLINE,
	    "党内严重警告处分", d("2026-12-31")), 18);
	assert_int_equal(statute_effect(&s, MEASURE_DISCIPLINE,
	    "党内严重警告处分", d("2027-01-01")), 12);
	assert_int_equal(statute_effect(&s, MEASURE_DISCIPLINE,
	    "党内警告处分", d("2026-12-31")), 12);
	assert_int_equal(statute_effect(&s, MEASURE_DISCIPLINE, NULL,
	    d("2026-12-31")), 0);
	assert_int_equal(statute_effect(&s, MEASURE_ADMONITION, NULL,
	    d("2026-12-31")), 6);
	assert_int_equal(statute_effect(&s, MEASURE_ADMONITION, NULL,
	    d("2016-07-07")), 0);
	assert_int_equal(statute_effect(&s, MEASURE_CIRCULAR, "",
	    d("2026-12-31")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(editions_by_day),
		cmocka_unit_test(powers_by_day),
		cmocka_unit_test(effects_by_content),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
