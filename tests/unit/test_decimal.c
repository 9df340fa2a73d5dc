#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>

#include "base/decimal.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static void
parses_points(void **state)
{
	static const struct { const char *s; int64_t want; } good[] = {
		{ "0", 0 }, { "0.0", 0 }, { "0.5", 50 }, { "0.05", 5 },
		{ "1", 100 }, { "12.5", 1250 }, { "12.50", 1250 },
		{ "100", 10000 }, { "999999", 99999900 },
		{ "999999.99", 99999999 }, { "10.01", 1001 },
	};
	static const char *const bad[] = {
		"", ".", ".5", "5.", "00", "01", "012.5", "1000000", "1.234",
		"-1", "+1", " 1", "1 ", "1,5", "1.5.", "1e3", "0x1", "１",
		"1.-5", "1. 5", "a", "NaN", "1.5a",
	};
	int64_t v = 42;

	(void)state;
	for (size_t i = 0; i < N(bad); i++)
		assert_false(decimal_parse(bad[i], &v));
	assert_int_equal(v, 42);
	for (size_t i = 0; i < N(good); i++) {
		assert_true(decimal_parse(good[i].s, &v));
		assert_int_equal(v, good[i].want);
	}
}

static void
parses_integers(void **state)
{
	static const struct {
		const char *s;
		int64_t lo, hi;
		bool ok;
		int64_t want;
	} t[] = {
		{ "0", 0, 10, true, 0 },
		{ "10", 0, 10, true, 10 },
		{ "11", 0, 10, false, 0 },
		{ "4", 5, 10, false, 0 },
		{ "007", 0, 10, true, 7 },
		{ "", 0, 10, false, 0 },
		{ "-1", -5, 10, false, 0 },
		{ "+1", 0, 10, false, 0 },
		{ " 1", 0, 10, false, 0 },
		{ "1 ", 0, 10, false, 0 },
		{ "1.0", 0, 10, false, 0 },
		{ "９", 0, 10, false, 0 },
		{ "9223372036854775807", 0, INT64_MAX, true, INT64_MAX },
		{ "9223372036854775808", 0, INT64_MAX, false, 0 },
		{ "18446744073709551617", 0, INT64_MAX, false, 0 },
		{ "99999999999999999999999", 0, INT64_MAX, false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		int64_t v = 42;

		if (integer_parse(t[i].s, t[i].lo, t[i].hi, &v) != t[i].ok)
			fail_msg("row %zu", i);
		assert_int_equal(v, t[i].ok ? t[i].want : 42);
	}
}

static void
formats(void **state)
{
	static const struct {
		int64_t v;
		const char *full, *brief;
	} t[] = {
		{ 0, "0.00", "0" }, { 5, "0.05", "0.05" },
		{ 50, "0.50", "0.5" }, { 100, "1.00", "1" },
		{ 1250, "12.50", "12.5" }, { 9325, "93.25", "93.25" },
		{ 10000, "100.00", "100" }, { -5, "-0.05", "-0.05" },
		{ -100, "-1.00", "-1" }, { -1250, "-12.50", "-12.5" },
		{ INT64_MAX, "92233720368547758.07", "92233720368547758.07" },
		{ INT64_MIN, "-92233720368547758.08",
		    "-92233720368547758.08" },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		char text[24];

		decimal_format(t[i].v, text);
		assert_string_equal(text, t[i].full);
		decimal_short(t[i].v, text);
		assert_string_equal(text, t[i].brief);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parses_points),
		cmocka_unit_test(parses_integers),
		cmocka_unit_test(formats),
	};

	return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
