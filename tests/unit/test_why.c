#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "computing.h"
#include "out/why.h"
#include "rules/why.h"

#define MAIN DUTY_MAIN
#define OVER DUTY_OVERSIGHT

static struct world w;

static int
release(void **state)
{
	(void)state;
	arena_release(&w.a);
	return 0;
}

static const char unit[] = "410900";

static const struct why *
why(const char *code)
{
	return why_recording(&w.a, &w.r, world_result(&w, code));
}

static const char *
text_of(const struct why *y)
{
	struct sbuf b = SBUF_INIT;
	const char *s;

	why_text(y, &w.a, &b);
	s = arena_strdup(&w.a, sbuf_text(&b));
	sbuf_release(&b);
	return s;
}

static void
has(const char *text, const char *what)
{
	if (strstr(text, what) == NULL)
		fail_msg("not there: %s\n%s", what, text);
}

/* Every inner node is the sum of its children; every leaf has a sign
 * that fits its kind. */
static void
adds_up(const struct why_node *n)
{
	const struct rational *sum = rat_int(&w.a, 0);

	if (n->part.n == 0) {
		assert_true(n->kind == WHY_VALUE || n->kind == WHY_LOSS ||
		    n->kind == WHY_SURPLUS);
		assert_true(n->kind == WHY_LOSS ? rat_sign(n->points) <= 0 :
		    rat_sign(n->points) >= 0);
		assert_true((n->kind == WHY_LOSS) == (n->rule >= 0));
		return;
	}
	for (size_t i = 0; i < n->part.n; i++) {
		adds_up(n->part.v[i]);
		sum = rat_add(&w.a, sum, n->part.v[i]->points);
	}
	assert_int_equal(rat_cmp(sum, n->points), 0);
	if (n->own != NULL)
		assert_int_equal(rat_cmp(rat_mul(&w.a, n->own, n->factor),
		    n->points), 0);
}

static void
is_whole(const struct why *y)
{
	assert_non_null(y->score);
	adds_up(y->score);
	assert_int_equal(rat_cmp(why_sum(&w.a, y->score), y->unit->score), 0);
}

/* A node by its titles from the root, e.g. "主体责任", "共性指标". */
static const struct why_node *
at(const struct why *y, const char *const *title, size_t n)
{
	const struct why_node *p = y->score;

	for (size_t i = 0; i < n; i++) {
		const struct why_node *next = NULL;

		for (size_t k = 0; k < p->part.n; k++)
			if (strcmp(p->part.v[k]->title, title[i]) == 0)
				next = p->part.v[k];
		if (next == NULL)
			fail_msg("no %s below %s", title[i], p->title);
		p = next;
	}
	return p;
}

#define AT(y, ...) at((y), (const char *const[]){ __VA_ARGS__ }, \
	sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

static void
ask(const char *id, enum duty d, int64_t points, int64_t count)
{
	world_ask(&w, &(struct ask){ .id = id, .duty = d, .points = points,
	    .cycle = CYCLE_MONTH, .count = count, .evidence = false });
}

static void
county(const char *as_of, bool oversight)
{
	world_init(&w, 2026, as_of);
	world_unit(&w, unit, CAT_COUNTY, oversight);
}

/* ZG-01 of 7: one good, one late, one of three not there; ZG-02 of 3
 * done; JG-01 of 5 returned: 60 % × (100 × (14/3 × 0.85 ... */
static void
a_month(void **state)
{
	const struct why_node *n;
	struct fact_record *r;
	const struct why *y;

	(void)state;
	county("2026-11-05", true);
	ask("ZG-01", MAIN, 7, 3);
	ask("ZG-02", MAIN, 3, 1);
	ask("JG-01", OVER, 5, 1);
	world_record(&w, unit, "ZG-01", MAIN, "2026-10-10");
	r = world_record(&w, unit, "ZG-01", MAIN, "2026-10-12");
	r->entered = on("2026-10-20");
	world_record(&w, unit, "ZG-02", MAIN, "2026-10-12");
	r = world_record(&w, unit, "JG-01", OVER, "2026-10-12");
	world_opinion(&w, r, OPINION_RETURN, 0);
	world_compute(&w, "2026-10");
	y = why(unit);
	is_whole(y);
	/* 7/3 + 7/3 × 70 % + 3 of 10: 209/3 of 100; × 60 % */
	is_exactly(&w, y->score->points, "209/5");
	n = AT(y, "主体责任", "共性指标");
	assert_true(n->alone);
	assert_int_equal(n->weight, WHY_NO_WEIGHT);
	is_exactly(&w, n->own, "209/3");
	assert_int_equal(n->part.n, 2);
	n = n->part.v[0];
	is_exactly(&w, n->factor, "6");
	assert_int_equal(n->part.n, 3);
	assert_string_equal(n->file, "inputs/office/plan.xml");
	assert_int_equal(n->at.line, 9);
	/* the late one: + 14, − 4.2 */
	n = n->part.v[1];
	assert_int_equal(n->kind, WHY_RECORD);
	assert_true(n->provisional);
	assert_string_equal(n->file, "inputs/units/410900/1.xml");
	assert_int_equal(n->at.line, 11);
	is_exactly(&w, n->part.v[0]->points, "14");
	is_exactly(&w, n->part.v[1]->points, "-21/5");
	assert_int_equal(n->part.v[1]->rule, RULE_A10_2);
	/* what the review took stands at the 意见 */
	n = AT(y, "监督责任", "共性指标", "指标名称", "记录410900-0003",
	    "审核退回");
	is_exactly(&w, n->points, "-40");
	assert_string_equal(n->file, "inputs/office/review.xml");
	assert_int_equal(n->at.line, 4);
	has(text_of(y), "逐项相加：+100.00（100） -58.20（-291/5） ＝ "
	    "41.80（209/5）");
	has(text_of(y), "缺1条记录");
}

/* More records than 次数 asks for: the rest is a leaf of 0. */
static void
surplus(void **state)
{
	const struct why *y;
	const struct why_node *n;

	(void)state;
	county("2026-11-05", false);
	ask("ZG-01", MAIN, 5, 1);
	world_record(&w, unit, "ZG-01", MAIN, "2026-10-10");
	world_record(&w, unit, "ZG-01", MAIN, "2026-10-11");
	world_compute(&w, "2026-10");
	y = why(unit);
	is_whole(y);
	n = why_find(y->score, w.facts.record.v[1]);
	assert_non_null(n);
	assert_int_equal(n->kind, WHY_SURPLUS);
	assert_int_equal(rat_sign(n->points), 0);
	n = why_find(y->score, w.facts.record.v[0]);
	is_exactly(&w, n->points, "100");
	assert_true(AT(y, "主体责任")->alone);
	has(text_of(y), "注意：监督责任未登记");
	has(text_of(y), "任务只计1条记录，本条不计分");
}

/* A14.1: points are told, nothing else. */
static void
masked(void **state)
{
	struct fact_record *r;
	const struct why *y;
	struct sbuf b = SBUF_INIT;

	(void)state;
	county("2026-11-05", false);
	ask("ZG-01", MAIN, 5, 1);
	r = world_record(&w, unit, "ZG-01", MAIN, "2026-10-10");
	r->entered = on("2026-10-20");
	r->secrecy = SECRECY_SECRET;
	r->secret_until = on("2030-12-31");
	world_opinion(&w, r, OPINION_DEDUCT, 100);
	world_compute(&w, "2026-10");
	y = why(unit);
	is_whole(y);
	is_exactly(&w, y->score->points, "50");
	why_json(y, &w.a, &b);
	has(sbuf_text(&b), "1条涉密记录");
	assert_null(strstr(sbuf_text(&b), r->id));
	assert_null(strstr(sbuf_text(&b), "410900/0.xml"));
	assert_null(strstr(sbuf_text(&b), "review.xml"));
	assert_null(strstr(sbuf_text(&b), "理由甲"));
	assert_null(why_find(y->score, r));
	sbuf_release(&b);
	assert_null(strstr(text_of(y), r->id));
}

/* No score; tasks that are not due yet are counted. */
static void
nothing_due(void **state)
{
	const struct why *y;

	(void)state;
	county("2026-10-20", true);
	ask("ZG-01", MAIN, 5, 1);
	ask("JG-01", OVER, 5, 1);
	world_compute(&w, "2026-10");
	y = why(unit);
	assert_null(y->score);
	assert_int_equal(y->n_open, 2);
	has(text_of(y), "还有2项任务没有到期");
	has(text_of(y), "没有得分");
	world_compute(&w, "2026Q4");
	assert_int_equal(why(unit)->n_open, 6);
}

static uint32_t seed;

static uint32_t
dice(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

static void
random_record(uint32_t indicator)
{
	static const enum opinion said[] = { OPINION_NONE, OPINION_PASS,
		OPINION_RETURN, OPINION_DEDUCT, OPINION_FALSE };
	enum duty d = indicator % 2 == 0 ? MAIN : OVER;
	struct fact_record *r = world_record(&w, unit,
	    arena_printf(&w.a, "I-%u", indicator), d,
	    arena_printf(&w.a, "2026-%02u-%02u", 1 + dice(12), 1 + dice(28)));
	enum opinion o = said[dice(5)];

	r->entered += (day_t)dice(9);
	r->n_evidence = dice(2);
	if (o != OPINION_NONE)
		world_opinion(&w, r, o, 1 + dice(400));
	if (dice(9) == 0)
		r->secrecy = SECRECY_SECRET;
}

/* Whatever the plan and the records: the leaves are the score. */
static void
random_cities(void **state)
{
	static const char *const period[] = { "2026-03", "2026-12", "2026Q2",
		"2026Q4", "2026H1", "2026H2", "2026" };
	struct ask own[4];
	size_t n_scored = 0;

	(void)state;
	for (seed = 1; seed < 60 * 2; seed += 2) {
		uint32_t start = seed;

		county(dice(2) ? "2027-01-20" : "2026-08-15", dice(4) > 0);
		w.plan->w_class[CLASS_COMMON] = 3300 + dice(3000);
		w.plan->w_class[CLASS_INDIVIDUAL] = 10000 -
		    w.plan->w_class[CLASS_COMMON];
		for (uint32_t i = 0; i < 8; i++) {
			struct ask k = { arena_printf(&w.a, "I-%u", i),
				i % 2 == 0 ? MAIN : OVER, 1 + dice(9),
				(enum cycle)dice(CYCLE_ONCE), 1 + dice(3),
				dice(2), NULL };

			if (i < 4)
				world_ask(&w, &k);
			else
				own[i - 4] = k;
		}
		world_worklist(&w, unit, "2026-01-20", own, dice(5));
		for (int i = 0; i < 40; i++)
			random_record(dice(8));
		for (size_t i = 0; i < 7; i++) {
			const struct why *y;

			world_compute(&w, period[i]);
			y = why(unit);
			if (y->score == NULL)
				continue;
			is_whole(y);
			n_scored++;
		}
		arena_release(&w.a);
		seed = start;
	}
	assert_true(n_scored > 300);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(a_month, release),
		cmocka_unit_test_teardown(surplus, release),
		cmocka_unit_test_teardown(masked, release),
		cmocka_unit_test_teardown(nothing_due, release),
		cmocka_unit_test_teardown(random_cities, release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
