#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/rational.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static void
lowest_terms(void **state)
{
	static const struct { int64_t n, d; const char *want; } t[] = {
		{ 0, 1, "0" }, { 0, -7, "0" }, { 90, 1, "90" },
		{ 263, 3, "263/3" }, { 6, 4, "3/2" }, { -6, 4, "-3/2" },
		{ 6, -4, "-3/2" }, { -6, -4, "3/2" }, { 100, 100, "1" },
		{ INT64_MAX, 1, "9223372036854775807" },
		{ INT64_MIN, 1, "-9223372036854775808" },
		{ INT64_MIN, -1, "9223372036854775808" },
		{ 1, INT64_MIN, "-1/9223372036854775808" },
		{ INT64_MIN, INT64_MIN, "1" },
		{ INT64_MIN, 2, "-4611686018427387904" },
		{ INT64_MAX, INT64_MIN,
		    "-9223372036854775807/9223372036854775808" },
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < N(t); i++)
		assert_string_equal(
		    rat_exact(&a, rat_frac(&a, t[i].n, t[i].d)), t[i].want);
	arena_release(&a);
}

/* Half up: a half goes towards +infinity, also below 0. */
static void
rounds_half_up(void **state)
{
	static const struct {
		int64_t n, d, want;
		const char *text;
	} t[] = {
		{ 0, 1, 0, "0.00" },
		{ 1, 3, 33, "0.33" },
		{ 2, 3, 67, "0.67" },
		{ 1, 200, 1, "0.01" },           /* 0.005 */
		{ 1, 201, 0, "0.00" },
		{ 1, 199, 1, "0.01" },
		{ 3, 200, 2, "0.02" },           /* 0.015 */
		{ -1, 200, 0, "0.00" },          /* -0.005 */
		{ -1, 199, -1, "-0.01" },
		{ -3, 200, -1, "-0.01" },        /* -0.015 */
		{ -2, 3, -67, "-0.67" },
		{ 263, 3, 8767, "87.67" },
		{ 18651, 200, 9326, "93.26" },   /* 93.255 */
		{ 18650999, 200000, 9325, "93.25" },
		{ 100, 1, 10000, "100.00" },
		{ 99995, 1000, 10000, "100.00" },
		{ INT64_MAX, INT64_MAX - 1, 100, "1.00" },
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct rational *x = rat_frac(&a, t[i].n, t[i].d);

		assert_int_equal(rat_hundredths(x), t[i].want);
		assert_string_equal(rat_text(&a, x), t[i].text);
	}
	arena_release(&a);
}

/* RULES.md, Scores: T is 91.51 exactly. */
static void
worked_example(void **state)
{
	struct arena a = ARENA_INIT;
	const struct rational *w70 = rat_frac(&a, 70, 100);
	const struct rational *w30 = rat_frac(&a, 30, 100);
	const struct rational *w60 = rat_frac(&a, 60, 100);
	const struct rational *w40 = rat_frac(&a, 40, 100);
	const struct rational *main_part, *watch_part, *total;

	(void)state;
	main_part = rat_add(&a,
	    rat_mul(&a, rat_from_hundredths(&a, 9250), w70),
	    rat_mul(&a, rat_frac(&a, 90 + 85 + 88, 3), w30));
	watch_part = rat_add(&a, rat_mul(&a, rat_int(&a, 95), w70),
	    rat_mul(&a, rat_frac(&a, 91 + 86 + 80, 3), w30));
	total = rat_add(&a, rat_mul(&a, main_part, w60),
	    rat_mul(&a, watch_part, w40));
	assert_string_equal(rat_text(&a, main_part), "91.05");
	assert_string_equal(rat_text(&a, watch_part), "92.20");
	assert_string_equal(rat_text(&a, total), "91.51");
	assert_string_equal(rat_exact(&a, total), "9151/100");
	arena_release(&a);
}

static void
large_values(void **state)
{
	struct arena a = ARENA_INIT, b = ARENA_INIT;
	const struct rational *x = rat_int(&a, INT64_MAX);
	const struct rational *big, *tiny, *copy;

	(void)state;
	big = rat_mul(&a, x, x);
	assert_string_equal(rat_exact(&a, big),
	    "85070591730234615847396907784232501249");
	tiny = rat_div(&a, rat_int(&a, -1), big);
	assert_string_equal(rat_exact(&a, tiny),
	    "-1/85070591730234615847396907784232501249");
	copy = rat_copy(&b, rat_mul(&a, big, big));
	assert_string_equal(rat_exact(&b, copy),
	    "723700557733226221083463569534965385942190288038010973957"
	    "3089701262786560001");
	arena_release(&a);
	assert_int_equal(rat_sign(copy), 1);
	x = rat_int(&b, INT64_MAX);
	big = rat_mul(&b, x, x);
	/* what fits again is small again, and equal to what never grew */
	assert_string_equal(rat_exact(&b, rat_div(&b, copy, big)),
	    "85070591730234615847396907784232501249");
	assert_int_equal(rat_cmp(rat_div(&b, big, x), x), 0);
	assert_string_equal(rat_exact(&b, rat_sub(&b, big, big)), "0");
	assert_int_equal(rat_sign(rat_sub(&b, rat_int(&b, 0), big)), -1);
	assert_string_equal(rat_exact(&b, rat_sub(&b, rat_int(&b, 0), big)),
	    "-85070591730234615847396907784232501249");
	arena_release(&b);
}

static void
large_hundredths(void **state)
{
	struct arena a = ARENA_INIT;
	const struct rational *x = rat_int(&a, 90);
	const struct rational *tiny = rat_frac(&a, 1, INT64_MAX);
	const struct rational *half = rat_frac(&a, 18651, 200);

	(void)state;
	tiny = rat_mul(&a, tiny, tiny);
	assert_int_equal(rat_hundredths(rat_add(&a, x, tiny)), 9000);
	assert_int_equal(rat_hundredths(rat_sub(&a, x, tiny)), 9000);
	assert_int_equal(rat_hundredths(rat_add(&a, half, tiny)), 9326);
	assert_int_equal(rat_hundredths(rat_sub(&a, half, tiny)), 9325);
	half = rat_sub(&a, rat_int(&a, 0), half);
	assert_int_equal(rat_hundredths(rat_add(&a, half, tiny)), -9325);
	assert_int_equal(rat_hundredths(rat_sub(&a, half, tiny)), -9326);
	assert_string_equal(rat_text(&a, rat_add(&a, half, tiny)), "-93.25");
	arena_release(&a);
}

static void
order(void **state)
{
	static const struct { int64_t n, d, m, e; int want; } t[] = {
		{ 1, 2, 2, 4, 0 }, { 1, 3, 1, 2, -1 }, { 1, 2, 1, 3, 1 },
		{ -1, 2, 1, 2, -1 }, { -1, 2, -1, 3, -1 }, { 0, 1, 0, 5, 0 },
		{ INT64_MAX, INT64_MAX - 1, INT64_MAX - 1, INT64_MAX - 2, -1 },
		{ INT64_MIN, 1, INT64_MAX, 1, -1 },
		{ INT64_MIN, 1, INT64_MIN, 1, 0 },
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct rational *x = rat_frac(&a, t[i].n, t[i].d);
		const struct rational *y = rat_frac(&a, t[i].m, t[i].e);

		assert_int_equal(rat_cmp(x, y), t[i].want);
		assert_int_equal(rat_cmp(y, x), -t[i].want);
	}
	assert_int_equal(rat_sign(rat_int(&a, 0)), 0);
	assert_int_equal(rat_sign(rat_int(&a, -5)), -1);
	assert_int_equal(rat_sign(rat_int(&a, 5)), 1);
	arena_release(&a);
}

/* A fixed sequence: the same numbers on every run. */
static int64_t
next_number(uint64_t *seed, unsigned bits)
{
	*seed = *seed * UINT64_C(6364136223846793005) +
	    UINT64_C(1442695040888963407);
	return (int64_t)*seed >> (64 - bits);
}

/* The laws of a field, in both forms and across their border. */
static void
laws(void **state)
{
	struct arena a = ARENA_INIT;
	uint64_t seed = 2026;

	(void)state;
	for (unsigned i = 0; i < 20000; i++) {
		unsigned bits = 4 + i % 60;
		int64_t d = next_number(&seed, bits), e;
		const struct rational *x, *y, *z, *left, *right;

		e = next_number(&seed, bits);
		x = rat_frac(&a, next_number(&seed, bits), d == 0 ? 1 : d);
		y = rat_frac(&a, next_number(&seed, bits), e == 0 ? 1 : e);
		z = rat_int(&a, next_number(&seed, bits));
		left = rat_mul(&a, rat_add(&a, x, y), z);
		right = rat_add(&a, rat_mul(&a, z, x), rat_mul(&a, z, y));
		assert_int_equal(rat_cmp(left, right), 0);
		assert_string_equal(rat_exact(&a, left),
		    rat_exact(&a, right));
		assert_int_equal(rat_cmp(rat_sub(&a, rat_add(&a, x, y), y),
		    x), 0);
		assert_int_equal(rat_cmp(x, y),
		    rat_sign(rat_sub(&a, x, y)));
		if (rat_sign(y) != 0)
			assert_int_equal(rat_cmp(rat_mul(&a,
			    rat_div(&a, x, y), y), x), 0);
		arena_reset(&a);
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lowest_terms),
		cmocka_unit_test(rounds_half_up),
		cmocka_unit_test(worked_example),
		cmocka_unit_test(large_values),
		cmocka_unit_test(large_hundredths),
		cmocka_unit_test(order),
		cmocka_unit_test(laws),
	};

	return cmocka_run_group_tests_name("rational", tests, NULL, NULL);
}
