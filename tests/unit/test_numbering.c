/*
 * 文号: numbers without gaps for each 代字 and year (DESIGN.md, Papers).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rules/numbering.h"

static struct numbering_want
want(const char *day, size_t rank, const char *prefix, const char *kind,
    const char *unit)
{
	struct numbering_want w = { .key = { kind, unit, "", "", "" },
		.prefix = prefix, .rank = rank };

	assert_true(day_parse(day, &w.day));
	return w;
}

static void
expect(struct arena *a, const struct numbering_entry *v, size_t n,
    const char *const *text)
{
	for (size_t i = 0; i < n; i++)
		assert_string_equal(arena_printf(a, "%s %s%s",
		    numbering_text(a, &v[i]), v[i].key.kind, v[i].key.unit),
		    text[i]);
}

static void
test_order(void **state)
{
	struct arena a = ARENA_INIT;
	const struct numbering_want w[] = {
		want("2026-03-05", 2, "示办", "乙", "2"),
		want("2026-03-05", 2, "示办", "乙", "1"),
		want("2026-03-05", 1, "示办", "甲", "9"),
		want("2026-03-04", 9, "示办", "丙", ""),
		want("2026-03-04", 9, "示纪", "丁", ""),
		want("2027-01-01", 1, "示办", "甲", "9"), /* the same paper */
		want("2027-01-01", 1, "示办", "甲", "8"),
	};
	const char *const text[] = { "示办〔2026〕1号 丙", "示纪〔2026〕1号 丁",
		"示办〔2026〕2号 甲9", "示办〔2026〕3号 乙1",
		"示办〔2026〕4号 乙2", "示办〔2027〕1号 甲8" };
	const struct numbering_entry *v;

	(void)state;
	assert_int_equal(numbering_assign(&a, NULL, 0, w, 7, &v), 6);
	expect(&a, v, 6, text);
	arena_release(&a);
}

/* What was given stays; an earlier approval that comes late goes on. */
static void
test_late(void **state)
{
	struct arena a = ARENA_INIT;
	const struct numbering_entry have[] = {
		{ { "甲", "1", "", "", "" }, "示办", 2026, 1 },
		{ { "甲", "2", "", "", "" }, "示办", 2026, 2 },
		{ { "甲", "3", "", "", "" }, "示纪", 2026, 7 },
	};
	const struct numbering_want w[] = {
		want("2026-05-01", 1, "示办", "甲", "2"),
		want("2026-01-01", 1, "示办", "甲", "4"),
		want("2026-01-01", 1, "示纪", "甲", "5"),
	};
	const char *const text[] = { "示办〔2026〕3号 甲4",
		"示纪〔2026〕8号 甲5" };
	const struct numbering_entry *v;

	(void)state;
	assert_int_equal(numbering_assign(&a, have, 3, w, 3, &v), 2);
	expect(&a, v, 2, text);
	assert_ptr_equal(numbering_find(have, 3, &w[0].key), &have[1]);
	assert_null(numbering_find(have, 3, &w[1].key));
	arena_release(&a);
}

/* What is written by hand, and what is not quite a number. */
static void
test_parse(void **state)
{
	static const struct {
		const char *text, *prefix;
		int year;
		unsigned number;
	} good[] = {
		{ "示办〔2026〕12号", "示办", 2026, 12 },
		{ "某号办〔2025〕1号", "某号办", 2025, 1 },
		{ "示〔2000〕999999号", "示", 2000, 999999 },
	};
	static const char *const bad[] = { "", "示办", "〔2026〕1号",
		"示办[2026]1号", "示办〔2026〕01号", "示办〔2026〕0号",
		"示办〔2026〕第1号", "示办〔2026〕1号 ", "示办〔2026〕1号号",
		"示办〔26〕1号", "示办〔2026〕号", "示办〔2026〕1",
		"示办〕2026〔1号", "示办〔2026 1号", "示办〔2026〕1000000号" };
	struct arena a = ARENA_INIT;
	struct numbering_entry x;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(numbering_parse(&a, good[i].text, &x));
		assert_string_equal(x.prefix, good[i].prefix);
		assert_int_equal(x.year, good[i].year);
		assert_int_equal(x.number, good[i].number);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (numbering_parse(&a, bad[i], &x))
			fail_msg("%s", bad[i]);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_late),
		cmocka_unit_test(test_parse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
