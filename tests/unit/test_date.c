#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "base/date.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static void
known_days(void **state)
{
	static const struct { const char *s; day_t d; int weekday; } t[] = {
		{ "2000-01-01", 0, 6 },
		{ "2000-02-29", 59, 2 },
		{ "2000-12-31", 365, 0 },
		{ "2001-01-01", 366, 1 },
		{ "2017-04-28", 6327, 5 },
		{ "2026-10-05", 9774, 1 },
		{ "2038-01-19", 13898, 2 },
		{ "2099-12-31", 36524, 4 },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		char text[11];
		day_t d = DAY_NONE;

		assert_true(day_parse(t[i].s, &d));
		assert_int_equal(d, t[i].d);
		assert_int_equal(day_weekday(d), t[i].weekday);
		day_format(d, text);
		assert_string_equal(text, t[i].s);
	}
}

/* Day by day through the century: parse, format, month, weekday agree. */
static void
every_day(void **state)
{
	struct civil last = { 1999, 12, 31 };

	(void)state;
	for (day_t d = 0; d <= 36524; d++) {
		struct civil c = day_civil(d);
		char text[11];
		day_t back;

		assert_int_equal(day_of(c.year, c.month, c.day), d);
		day_format(d, text);
		assert_true(day_parse(text, &back));
		assert_int_equal(back, d);
		assert_int_equal(day_weekday(d), (d + 6) % 7);
		assert_int_equal(day_month(d), c.year * 12 + c.month - 1);
		if (c.day != 1)
			assert_int_equal(c.day, last.day + 1);
		else
			assert_int_equal(month_last(day_month(d) - 1), d - 1);
		last = c;
	}
}

static void
refused_days(void **state)
{
	static const char *const bad[] = {
		"", "2026", "2026-10", "2026-1-05", "2026-10-5", "2026-10-05 ",
		" 2026-10-05", "2026-10-05Z", "2026-10-05+08:00", "2026/10/05",
		"20261005", "1999-12-31", "2100-01-01", "99999-01-01",
		"2026-00-05", "2026-13-05", "2026-10-00", "2026-10-32",
		"2026-04-31", "2026-02-29", "2100-02-29", "-026-10-05",
		"2026-1a-05", "２０２６-10-05", "2026-10-05T00:00:00",
	};
	day_t d = 42;

	(void)state;
	for (size_t i = 0; i < N(bad); i++)
		assert_false(day_parse(bad[i], &d));
	assert_int_equal(d, 42);
	assert_true(day_parse("2024-02-29", &d));
}

static void
none_is_empty(void **state)
{
	char day[11] = "x", chinese[40] = "x", moment[20] = "x";

	(void)state;
	day_format(DAY_NONE, day);
	day_chinese(DAY_NONE, chinese);
	moment_format(TIME_NONE, moment);
	assert_string_equal(day, "");
	assert_string_equal(chinese, "");
	assert_string_equal(moment, "");
	assert_int_equal(moment_day(TIME_NONE), DAY_NONE);
}

static void
chinese(void **state)
{
	char text[40];

	(void)state;
	day_chinese(day_of(2026, 10, 5), text);
	assert_string_equal(text, "2026年10月5日");
	day_chinese(day_of(2099, 12, 31), text);
	assert_string_equal(text, "2099年12月31日");
}

static void
months_on(void **state)
{
	static const struct { const char *from; int n; const char *to; } t[] = {
		{ "2026-10-05", 0, "2026-10-05" },
		{ "2026-10-05", 1, "2026-11-05" },
		{ "2026-10-05", 3, "2027-01-05" },
		{ "2026-01-31", 1, "2026-02-28" },
		{ "2024-01-31", 1, "2024-02-29" },
		{ "2024-02-29", 12, "2025-02-28" },
		{ "2024-02-29", 48, "2028-02-29" },
		{ "2026-08-31", 6, "2027-02-28" },
		{ "2026-03-31", -1, "2026-02-28" },
		{ "2026-01-15", -1, "2025-12-15" },
		{ "2026-12-31", 1, "2027-01-31" },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		char text[11];
		day_t d = DAY_NONE;

		assert_true(day_parse(t[i].from, &d));
		day_format(day_add_months(d, t[i].n), text);
		assert_string_equal(text, t[i].to);
	}
	/* a term may end after the last day that can be written */
	assert_int_equal(day_add_months(day_of(2099, 12, 31), 1),
	    day_of(2100, 1, 31));
}

static void
moments(void **state)
{
	static const struct { const char *s; moment_t t; } good[] = {
		{ "2000-01-01T00:00:00", 0 },
		{ "2000-01-01T00:00:01", 1 },
		{ "2000-01-02T00:00:00", 86400 },
		{ "2026-10-05T08:30:15", INT64_C(9774) * 86400 + 30615 },
		{ "2099-12-31T23:59:59", INT64_C(36525) * 86400 - 1 },
	};
	static const char *const bad[] = {
		"", "2026-10-05", "2026-10-05T08:30", "2026-10-05 08:30:15",
		"2026-10-05T24:00:00", "2026-10-05T23:60:00",
		"2026-10-05T23:59:60", "2026-10-05T08:30:15Z",
		"2026-10-05T08:30:15.0", "2026-10-05T08:30:15+08:00",
		"2026-02-30T08:30:15", "2026-10-05T8:30:150",
		"2026-10-05T-8:30:15", "2026-10-05t08:30:15",
	};
	moment_t t = 7;

	(void)state;
	for (size_t i = 0; i < N(good); i++) {
		char text[20];

		assert_true(moment_parse(good[i].s, &t));
		assert_int_equal(t, good[i].t);
		moment_format(t, text);
		assert_string_equal(text, good[i].s);
		assert_int_equal(moment_day(t), good[i].t / 86400);
	}
	for (size_t i = 0; i < N(bad); i++)
		assert_false(moment_parse(bad[i], &t));
	assert_int_equal(moment_day(-1), -1);
	assert_int_equal(moment_day(-86400), -1);
	assert_int_equal(moment_day(-86401), -2);
}

static void
months(void **state)
{
	static const char *const bad[] = {
		"", "2026", "2026-1", "2026-13", "2026-00", "1999-12",
		"2100-01", "2026-10-", "2026/10", "202610", " 2026-10",
	};
	month_t m = 5;
	char text[8];

	(void)state;
	for (size_t i = 0; i < N(bad); i++)
		assert_false(month_parse(bad[i], &m));
	assert_int_equal(m, 5);
	assert_true(month_parse("2026-10", &m));
	assert_int_equal(m, 2026 * 12 + 9);
	assert_int_equal(month_year(m), 2026);
	assert_int_equal(month_number(m), 10);
	assert_int_equal(month_first(m), day_of(2026, 10, 1));
	assert_int_equal(month_last(m), day_of(2026, 10, 31));
	month_format(m, text);
	assert_string_equal(text, "2026-10");
	assert_true(month_parse("2024-02", &m));
	assert_int_equal(month_last(m), day_of(2024, 2, 29));
	assert_true(month_parse("2099-12", &m));
	assert_int_equal(month_last(m), day_of(2099, 12, 31));
}

static void
years_and_month_days(void **state)
{
	static const struct { const char *s; int year; bool ok; } t[] = {
		{ "12-31", 2026, true }, { "02-29", 2026, false },
		{ "02-29", 2028, true }, { "06-31", 2026, false },
		{ "6-30", 2026, false }, { "06-30", 2026, true },
		{ "00-10", 2026, false }, { "13-01", 2026, false },
		{ "01-00", 2026, false }, { "", 2026, false },
		{ "0630", 2026, false }, { "06-30 ", 2026, false },
	};
	int y = 0;

	(void)state;
	assert_true(year_parse("2000", &y));
	assert_true(year_parse("2099", &y));
	assert_int_equal(y, 2099);
	assert_false(year_parse("1999", &y));
	assert_false(year_parse("2100", &y));
	assert_false(year_parse("02026", &y));
	assert_false(year_parse("202a", &y));
	assert_false(year_parse("", &y));
	for (size_t i = 0; i < N(t); i++) {
		day_t d = DAY_NONE;
		char text[11];

		if (monthday_parse(t[i].s, t[i].year, &d) != t[i].ok)
			fail_msg("row %zu", i);
		if (!t[i].ok)
			continue;
		day_format(d, text);
		assert_string_equal(text + 5, t[i].s);
		assert_int_equal(day_civil(d).year, t[i].year);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_days),
		cmocka_unit_test(every_day),
		cmocka_unit_test(refused_days),
		cmocka_unit_test(none_is_empty),
		cmocka_unit_test(chinese),
		cmocka_unit_test(months_on),
		cmocka_unit_test(moments),
		cmocka_unit_test(months),
		cmocka_unit_test(years_and_month_days),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
