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
		bool takes = n->kind == WHY_LOSS || n->kind == WHY_PENALTY ||
		    n->kind == WHY_CAP;

		assert_true(n->kind >= WHY_SURPLUS);
		assert_true(takes ? rat_sign(n->points) <= 0 :
		    rat_sign(n->points) >= 0);
		assert_true(n->kind != WHY_LOSS || n->rule >= 0);
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

/* --- a year --- */

static void
year_end(enum duty d, int64_t part)
{
	struct year_end_score *v = arena_new(&w.a, struct year_end_score);
	struct fact_year_end *row = arena_new(&w.a, struct fact_year_end);

	v->duty = d;
	v->item.at = (struct place){ 7, 3 };
	for (int p = 0; p < PARTS; p++)
		v->part[p].n = part + 100 * p;
	*row = (struct fact_year_end){ v, world_entry(&w, ROOT_YEAR_END, "",
	    "inputs/office/year-end.xml", "2027-01-12") };
	map_put(&w.y->by_year_end, arena_printf(&w.a, "%s %d", unit, (int)d),
	    row);
}

static struct adjustments *
adjusted(void)
{
	struct doc *d = arena_new(&w.a, struct doc);

	d->root = ROOT_ADJUSTMENTS;
	d->as.adjustments = arena_new(&w.a, struct adjustments);
	w.y->adjustments = (struct filed){ d, world_entry(&w,
	    ROOT_ADJUSTMENTS, "", "inputs/office/adjust.xml", "2027-01-10") };
	return d->as.adjustments;
}

static void
promoted(struct adjustments *v, const char *id, const char *what)
{
	struct commendation *p = vec_push(&w.a, &v->promotion);

	p->item.id = word(id);
	p->item.at = (struct place){ 4, 3 };
	p->unit = word(unit);
	p->subject = word(what);
	p->tier = TIER_PROVINCE;
	p->day.day = on("2026-05-05");
}

static void
investigated(struct adjustments *v, const char *id)
{
	struct investigation *p = vec_push(&w.a, &v->investigation);

	p->item.id = word(id);
	p->unit = word(unit);
	p->person = word("P1");
	p->level = CADRE_COUNTY;
	p->outcome = OUTCOME_CRIMINAL;
	p->organ = INVESTIGATOR_CITY;
	p->day.day = on("2026-05-05");
}

/* 主体 0 or 100 of one task, 年终 91 to 93 or 1 to 3. */
static struct adjustments *
a_year(bool done, int64_t part)
{
	world_init(&w, 2026, "2027-01-20");
	world_unit(&w, unit, CAT_COUNTY, false);
	map_init(&w.y->by_year_end, &w.a);
	world_ask(&w, &(struct ask){ .id = "ZG-01", .duty = MAIN,
	    .points = 5, .cycle = CYCLE_YEAR, .count = 1 });
	if (done)
		world_record(&w, unit, "ZG-01", MAIN, "2026-10-10");
	if (part >= 0)
		year_end(MAIN, part);
	return adjusted();
}

static const struct why *
why_of_year(void)
{
	const struct why *y;

	world_compute(&w, "2026");
	y = why_score(&w.a, &w.r, world_result(&w, unit));
	assert_non_null(y->score);
	adds_up(y->score);
	return y;
}

/* 80 % × 100 × 70 % + 92 × 30 % + 5 + 5 - 3 (加分上限 7) - 5 */
static void
year_with_all(void **state)
{
	struct adjustments *v = a_year(true, 9100);
	const struct why *y;
	const struct why_node *n;

	(void)state;
	promoted(v, "T1", "经验甲");
	promoted(v, "T2", "经验乙");
	promoted(v, "T3", "经验 乙。");
	investigated(v, "C1");
	w.plan->bonus_cap = 700;
	w.plan->conversion = 8000;
	y = why_of_year();
	assert_int_equal(y->score->kind, WHY_YEAR);
	assert_int_equal(rat_cmp(y->score->points, y->annual->final), 0);
	is_exactly(&w, why_sum(&w.a, y->score), "428/5");
	n = AT(y, "主体责任", "日常考核");
	is_exactly(&w, n->own, "80");
	assert_int_equal(n->weight, 7000);
	assert_string_equal(n->text, "记实折算80%");
	is_exactly(&w, AT(y, "主体责任", "年终考核", "问卷调查")->points,
	    "46/5");
	assert_int_equal(AT(y, "主体责任", "年终考核")->at.line, 7);
	is_exactly(&w, AT(y, "推广T1")->points, "5");
	is_exactly(&w, AT(y, "推广T3")->points, "0");
	is_exactly(&w, AT(y, "查处C1")->points, "-5");
	assert_int_equal(AT(y, "查处C1")->rule, RULE_D14_3);
	is_exactly(&w, AT(y, "加分上限")->points, "-3");
	has(text_of(y), "等次：良好；优秀90分");
}

/* F is not below 0. */
static void
year_at_zero(void **state)
{
	struct adjustments *v = a_year(false, 100);
	const struct why *y;

	(void)state;
	investigated(v, "C1");
	y = why_of_year();
	is_exactly(&w, y->score->points, "0");
	/* (1 + 2 + 3) ÷ 3 × 30 % - 5 */
	is_exactly(&w, AT(y, "不低于0分")->points, "22/5");
}

/* No 年终考核: the 日常考核 so far, and why there is no F. */
static void
year_running(void **state)
{
	const struct why *y;

	(void)state;
	(void)a_year(true, -1);
	w.plan->conversion = 9000;
	y = why_of_year();
	assert_int_equal(y->score->kind, WHY_DAILY);
	is_exactly(&w, y->score->points, "90");
	has(text_of(y), "未评定：主体责任没有年终考核成绩");
	has(text_of(y), "日常考核得分 90.00（90）（记实折算90%）");
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
		cmocka_unit_test_teardown(year_with_all, release),
		cmocka_unit_test_teardown(year_at_zero, release),
		cmocka_unit_test_teardown(year_running, release),
		cmocka_unit_test_teardown(random_cities, release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
