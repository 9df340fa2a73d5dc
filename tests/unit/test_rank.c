#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "rules/score.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

enum { MOST = 8 };

/* Scores as fractions, NULL by a denominator of 0; ranks expected. */
struct row { enum category category; int64_t num, den; int rank; };

static void
check(const struct row *row, size_t n)
{
	struct arena a = ARENA_INIT;
	struct unit unit[MOST];
	struct unit_result v[MOST];

	assert_true(n <= MOST);
	memset(unit, 0, sizeof(unit));
	memset(v, 0, sizeof(v));
	for (size_t i = 0; i < n; i++) {
		unit[i].category = row[i].category;
		v[i].unit = &unit[i];
		v[i].rank = 99;
		if (row[i].den != 0)
			v[i].score = rat_frac(&a, row[i].num, row[i].den);
	}
	rank_units(&a, v, n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(v[i].rank, row[i].rank);
	arena_release(&a);
}

static void
ties_share_a_rank(void **state)
{
	static const struct row t[] = {
		{ CAT_COUNTY, 80, 1, 2 }, { CAT_COUNTY, 70, 1, 4 },
		{ CAT_COUNTY, 90, 1, 1 }, { CAT_COUNTY, 80, 1, 2 },
	}, all[] = {
		{ CAT_COUNTY, 0, 1, 1 }, { CAT_COUNTY, 0, 1, 1 },
		{ CAT_COUNTY, 0, 1, 1 },
	};

	(void)state;
	check(t, N(t));
	check(all, N(all));
	check(t, 0);
}

/* 93.334 and 93.3333… both print 93.33; 93.335 prints 93.34. */
static void
by_the_rounded_score(void **state)
{
	static const struct row t[] = {
		{ CAT_CITY, 280, 3, 2 }, { CAT_CITY, 93334, 1000, 2 },
		{ CAT_CITY, 93335, 1000, 1 }, { CAT_CITY, 93324, 1000, 4 },
	};

	(void)state;
	check(t, N(t));
}

static void
each_category_by_itself(void **state)
{
	static const struct row t[] = {
		{ CAT_COUNTY, 50, 1, 1 }, { CAT_CITY, 90, 1, 1 },
		{ CAT_CITY, 60, 1, 2 }, { CAT_COUNTY, 40, 1, 2 },
	};

	(void)state;
	check(t, N(t));
}

static void
no_score_no_rank(void **state)
{
	static const struct row t[] = {
		{ CAT_COUNTY, 0, 0, 0 }, { CAT_COUNTY, 0, 1, 1 },
		{ CAT_CITY, 0, 0, 0 },
	};

	(void)state;
	check(t, N(t));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ties_share_a_rank),
		cmocka_unit_test(by_the_rounded_score),
		cmocka_unit_test(each_category_by_itself),
		cmocka_unit_test(no_score_no_rank),
	};

	return cmocka_run_group_tests_name("rank", tests, NULL, NULL);
}
