#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/outfile.h"
#include "model/calendar.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static struct arena arena = ARENA_INIT;

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static day_t
day(const char *s)
{
	day_t d = DAY_NONE;

	assert_true(day_parse(s, &d));
	return d;
}

/* The table that is shipped. */
static const struct calendar *
shipped(void)
{
	const char *root = getenv("LIANGZE_DATA"), *path, *text;
	const struct calendar *c = NULL;
	struct err e = ERR_INIT;
	size_t n;

	path = arena_printf(&arena, "%s/templates/calendar/workdays.csv",
	    root == NULL ? "." : root);
	if (!file_read(&arena, path, 1 << 20, &text, &n, &e) ||
	    !calendar_parse(&arena, "workdays.csv", text, n, &c, &e))
		fail_msg("%s", e.text);
	return c;
}

static void
coverage(void **state)
{
	int first, last;

	(void)state;
	calendar_span(shipped(), &first, &last);
	assert_int_equal(first, 2016);
	assert_int_equal(last, 2026);
}

/* RULES.md, Dates, Checks, and the edges of the coverage. */
static void
working_days_after(void **state)
{
	static const struct {
		const char *day;
		int n;
		const char *due;
		bool incomplete;
	} t[] = {
		{ "2017-04-28", 3, "2017-05-04", false },
		{ "2020-01-23", 3, "2020-02-05", false },
		{ "2022-12-30", 3, "2023-01-05", false },
		{ "2026-02-13", 3, "2026-02-25", false },
		{ "2026-09-30", 3, "2026-10-10", false },
		{ "2026-10-12", 0, "2026-10-12", false },
		{ "2026-10-12", 1, "2026-10-13", false },
		{ "2026-10-10", 1, "2026-10-12", false },
		{ "2026-12-28", 3, "2026-12-31", false },
		{ "2026-12-29", 3, "2027-01-01", true }, /* a Friday */
		{ "2026-12-31", 1, "2027-01-01", true },
		{ "2015-12-30", 1, "2015-12-31", true },
		{ "2015-12-31", 1, "2016-01-04", false },
	};
	const struct calendar *c = shipped();

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct due due = calendar_add_workdays(c, day(t[i].day),
		    t[i].n);

		if (due.day != day(t[i].due) ||
		    due.incomplete != t[i].incomplete)
			fail_msg("%s + %d", t[i].day, t[i].n);
	}
}

static void
period_ends(void **state)
{
	static const struct {
		const char *day, *due;
		bool incomplete;
	} t[] = {
		{ "2026-10-09", "2026-10-09", false },
		{ "2026-10-10", "2026-10-10", false }, /* make-up Saturday */
		{ "2026-10-11", "2026-10-12", false },
		{ "2026-10-01", "2026-10-08", false },
		{ "2026-12-31", "2026-12-31", false },
		{ "2027-01-02", "2027-01-04", true },
	};
	const struct calendar *c = shipped();

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct due due = calendar_settle(c, day(t[i].day));

		if (due.day != day(t[i].due) ||
		    due.incomplete != t[i].incomplete)
			fail_msg("%s", t[i].day);
	}
}

static void
kinds_of_day(void **state)
{
	static const struct { const char *day; bool work; } t[] = {
		{ "2026-10-09", true },   /* Friday */
		{ "2026-10-10", true },   /* make-up Saturday */
		{ "2026-10-11", false },  /* Sunday */
		{ "2026-10-05", false },  /* holiday on a Monday */
		{ "2031-10-01", true },   /* not covered: weekends only */
		{ "2031-10-04", false },
	};
	const struct calendar *c = shipped();

	(void)state;
	for (size_t i = 0; i < N(t); i++)
		if (calendar_is_workday(c, day(t[i].day)) != t[i].work)
			fail_msg("%s", t[i].day);
}

#define HEAD "date,kind,name\n"

static void
accepted_tables(void **state)
{
	static const char *const t[] = {
		HEAD "2026-01-01,holiday,元旦\n",
		HEAD "2026-01-01,holiday,元旦",
		"\xEF\xBB\xBF" "date,kind,name\r\n2026-01-01,holiday,元旦\r\n",
		HEAD "2026-01-01,holiday,\n2026-01-04,workday,上班\n\n",
		HEAD "2025-01-01,holiday,元旦\n2026-01-01,holiday,元旦\n",
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct calendar *c = NULL;
		struct err e = ERR_INIT;

		if (!calendar_parse(&arena, "t.csv", t[i], strlen(t[i]), &c,
		    &e))
			fail_msg("%zu: %s", i, e.text);
		assert_non_null(c);
	}
}

static void
refused_tables(void **state)
{
	static const struct { const char *text, *place; } t[] = {
		{ "", "t.csv:1:" },
		{ "day,kind,name\n2026-01-01,holiday,元旦\n", "t.csv:1:" },
		{ HEAD, "t.csv: 没有一个日期" },
		{ HEAD "2026-01-01,holiday\n", "t.csv:2:" },
		{ HEAD "2026-01-01,holiday,元旦,多\n", "t.csv:2:" },
		{ HEAD "2026-1-1,holiday,元旦\n", "t.csv:2:" },
		{ HEAD "2026-02-29,holiday,无此日\n", "t.csv:2:" },
		{ HEAD "2026-01-01,Holiday,元旦\n", "t.csv:2:" },
		{ HEAD "2026-01-01,holiday,元旦\n2026-01-05,workday,星期一\n",
		    "t.csv:3:" },
		{ HEAD "2026-01-01,holiday,元旦\n\n2026-01-02,holiday,元旦\n",
		    "t.csv:3:" },
		{ HEAD "2026-01-02,holiday,元旦\n2026-01-01,holiday,元旦\n",
		    "t.csv:3:" },
		{ HEAD "2026-01-01,holiday,元旦\n2026-01-01,holiday,元旦\n",
		    "t.csv:3:" },
		{ HEAD "2024-01-01,holiday,元旦\n2026-01-01,holiday,元旦\n",
		    "t.csv: 没有2025年" },
		{ HEAD "2025-01-04,workday,调休\n2026-01-01,holiday,元旦\n",
		    "t.csv: 没有2025年" },
		{ HEAD "2026-01-01,holiday,元旦\n2027-01-02,workday,调休\n",
		    "t.csv: 没有2027年" },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct calendar *c = NULL;
		struct err e = ERR_INIT;

		if (calendar_parse(&arena, "t.csv", t[i].text,
		    strlen(t[i].text), &c, &e))
			fail_msg("%zu taken", i);
		assert_int_equal(e.kind, ERR_CONFIG);
		if (strncmp(e.text, t[i].place, strlen(t[i].place)) != 0)
			fail_msg("%zu: %s", i, e.text);
	}
}

/* A NUL inside a date is no end of it. */
static void
nul_in_a_date(void **state)
{
	static const char text[] = HEAD "2026-01-0\0,holiday,x\n";
	const struct calendar *c = NULL;
	struct err e = ERR_INIT;

	(void)state;
	assert_false(calendar_parse(&arena, "t.csv", text, sizeof(text) - 1,
	    &c, &e));
}

/* A whole quarter off is a defect, not a calendar. */
static void
endless_break(void **state)
{
	char *text = arena_strdup(&arena, HEAD), date[11];
	const struct calendar *c = NULL;
	struct err e = ERR_INIT;

	(void)state;
	for (day_t d = day("2026-01-01"); d <= day("2026-03-31"); d++) {
		day_format(d, date);
		text = arena_printf(&arena, "%s%s,holiday,x\n", text, date);
	}
	assert_false(calendar_parse(&arena, "t.csv", text, strlen(text), &c,
	    &e));
	assert_non_null(strstr(e.text, "没有工作日"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(coverage, release),
		cmocka_unit_test_teardown(working_days_after, release),
		cmocka_unit_test_teardown(period_ends, release),
		cmocka_unit_test_teardown(kinds_of_day, release),
		cmocka_unit_test_teardown(accepted_tables, release),
		cmocka_unit_test_teardown(refused_tables, release),
		cmocka_unit_test_teardown(nul_in_a_date, release),
		cmocka_unit_test_teardown(endless_break, release),
	};

	return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
