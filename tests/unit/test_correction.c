/*
 * Corrections: steps from telling to telling, what another bulletin
 * carried, which bulletins carry what.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/correction.h"

enum { MOST = 3 };

/* A unit told by up to three bulletins, on days 10, 20, 30; "-" = not
 * told there, "" = no score; then what is so on day 40. */
struct row {
	const char *score[MOST + 1];
	int rank[MOST + 1];
	day_t carried;               /* 0: by no other bulletin */
	size_t n;                    /* steps wanted */
	day_t from, to;              /* of the first */
};

static const struct rational *
score_of(struct arena *a, const char *s)
{
	int64_t n = 0;

	while (*s != '\0')
		n = n * 10 + (*s++ - '0');
	return rat_from_hundredths(a, n);
}

static struct steps
steps_of(struct arena *a, const struct row *r, struct unit *u)
{
	struct tellings t = { .window = window_month(2026 * 12) };
	struct past now = { .window = t.window };
	struct unit_result *x = vec_push(a, &now.unit);
	struct steps out = { { NULL, 0, 0 } };

	u->code.text = "A";
	x->unit = u;
	for (int i = 0; i <= MOST; i++) {
		const struct rational *score = *r->score[i] == '\0' ? NULL :
		    score_of(a, r->score[i]);
		struct telling *to;

		if (strcmp(r->score[i], "-") == 0)
			continue;
		if (i == MOST) {
			x->score = score;
			x->rank = r->rank[i];
			continue;
		}
		to = vec_push(a, &t.list);
		to->as_of = (i + 1) * 10;
		to->count = i + 1;
		*vec_push(a, &to->unit) = (struct told_unit){ "B", NULL, 9 };
		*vec_push(a, &to->unit) = (struct told_unit){ "A", score,
			r->rank[i] };
	}
	if (r->carried != 0)
		*vec_push(a, &t.carried) = r->carried;
	correction_steps(a, &t, &now, 40, 9, &out);
	return out;
}

static void
test_steps(void **state)
{
	static const struct row rows[] = {
		/* never told; told and so */
		{ { "-", "-", "-", "9000" }, { 0, 0, 0, 1 }, 0, 0, 0, 0 },
		{ { "9000", "-", "-", "9000" }, { 1, 0, 0, 1 }, 0, 0, 0, 0 },
		/* score, rank, score to none */
		{ { "9000", "-", "-", "8000" }, { 1, 0, 0, 1 }, 0, 1, 10, 40 },
		{ { "9000", "-", "-", "9000" }, { 1, 0, 0, 2 }, 0, 1, 10, 40 },
		{ { "9000", "-", "-", "" }, { 1, 0, 0, 0 }, 0, 1, 10, 40 },
		{ { "", "-", "-", "" }, { 0, 0, 0, 0 }, 0, 0, 0, 0 },
		/* printed again since: the first step stays a step */
		{ { "9000", "8000", "8000", "8000" }, { 1, 1, 1, 1 }, 0, 1, 10,
		    20 },
		/* there and back again */
		{ { "9000", "8000", "-", "9000" }, { 1, 1, 0, 1 }, 0, 2, 10,
		    20 },
		/* carried by another: not again, but what came since is */
		{ { "9000", "8000", "-", "8000" }, { 1, 1, 0, 1 }, 25, 0, 0,
		    0 },
		{ { "9000", "8000", "-", "8000" }, { 1, 1, 0, 1 }, 15, 1, 10,
		    20 },
		{ { "9000", "8000", "-", "7000" }, { 1, 1, 0, 1 }, 25, 1, 20,
		    40 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena a = ARENA_INIT;
		struct unit u = { .at = { 0, 0 } };
		struct steps s = steps_of(&a, &rows[i], &u);

		if (s.list.n != rows[i].n)
			fail_msg("row %zu: %zu steps", i, s.list.n);
		if (s.list.n > 0) {
			assert_int_equal(s.list.v[0].correction.from,
			    rows[i].from);
			assert_int_equal(s.list.v[0].correction.to,
			    rows[i].to);
			assert_int_equal(s.list.v[0].after,
			    rows[i].from / 10);
			assert_int_equal(s.list.v[0].to, rows[i].to == 40 ?
			    9 : rows[i].to / 10);
		}
		arena_release(&a);
	}
}

static void
test_carries(void **state)
{
	static const struct { const char *by, *q; bool want; } v[] = {
		{ "2026Q3", "2026Q2", true },
		{ "2026Q3", "2026Q1", true },
		{ "2026Q4", "2026Q1", true },
		{ "2026Q1", "2025Q4", true },
		{ "2026Q2", "2025Q4", false },
		{ "2026Q1", "2025Q3", false },
		{ "2026Q3", "2026Q3", false },
		{ "2026Q2", "2026Q3", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct window by, q;

		assert_true(window_parse(v[i].by, WINDOW_QUARTER, &by) &&
		    window_parse(v[i].q, WINDOW_QUARTER, &q));
		if (correction_carries(by, q) != v[i].want)
			fail_msg("%s %s", v[i].by, v[i].q);
	}
}

static void
test_moves_score(void **state)
{
	struct arena a = ARENA_INIT;
	struct correction x = { .was = rat_frac(&a, 2000, 3),
		.now = rat_from_hundredths(&a, 66667) };

	(void)state;
	/* as printed */
	assert_false(correction_moves_score(&x));
	x.now = rat_from_hundredths(&a, 66666);
	assert_true(correction_moves_score(&x));
	x.now = NULL;
	assert_true(correction_moves_score(&x));
	x.was = NULL;
	assert_false(correction_moves_score(&x));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_steps),
		cmocka_unit_test(test_carries),
		cmocka_unit_test(test_moves_score),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
