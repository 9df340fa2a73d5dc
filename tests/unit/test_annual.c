#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "computing.h"
#include "rules/annual.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static struct world w;
static const char unit[] = "410922", other[] = "410923";

static int
release(void **state)
{
	(void)state;
	arena_release(&w.a);
	return 0;
}

/* --- a year with full marks, then changed by each test --- */

static void
year_end(const char *code, enum duty d, int64_t a, int64_t b, int64_t c)
{
	struct year_end_score *v = arena_new(&w.a, struct year_end_score);
	struct fact_year_end *row = arena_new(&w.a, struct fact_year_end);
	struct doc *doc = arena_new(&w.a, struct doc);

	doc->root = ROOT_YEAR_END;
	doc->as.year_end = arena_new(&w.a, struct year_end);
	doc->as.year_end->day.day = on("2027-01-12");
	v->duty = d;
	v->unit = word(code);
	v->part[PART_APPRAISAL].n = a;
	v->part[PART_SURVEY].n = b;
	v->part[PART_TEST].n = c;
	*vec_push(&w.a, &doc->as.year_end->score) = *v;
	*row = (struct fact_year_end){ v, world_entry(&w, ROOT_YEAR_END, "",
	    "inputs/office/year-end.xml", "2027-01-12") };
	*vec_push(&w.a, &w.y->year_end) = (struct filed){ doc, row->entry };
	map_put(&w.y->by_year_end, arena_printf(&w.a, "%s %d", code, (int)d),
	    row);
}

/* `code` with one record for each duty, losing so many hundredths. */
static void
scored(const char *code, bool oversight, int64_t main, int64_t over)
{
	static const struct ask k[] = {
		{ "ZG-01", DUTY_MAIN, 100, CYCLE_YEAR, 1, false, NULL },
		{ "JG-01", DUTY_OVERSIGHT, 100, CYCLE_YEAR, 1, false, NULL },
	};

	world_unit(&w, code, CAT_COUNTY, oversight);
	if (w.plan->indicator.n == 0)
		for (size_t i = 0; i < N(k); i++)
			world_ask(&w, &k[i]);
	world_opinion(&w, world_record(&w, code, "ZG-01", DUTY_MAIN,
	    "2026-06-01"), OPINION_DEDUCT, main);
	if (oversight)
		world_opinion(&w, world_record(&w, code, "JG-01",
		    DUTY_OVERSIGHT, "2026-06-01"), OPINION_DEDUCT, over);
}

static struct adjustments *
begin(const char *as_of)
{
	static const struct sanction_kind kinds[] = { { "警告", false },
		{ "撤职", true }, { "改组", true } };
	struct doc *doc;

	world_init(&w, 2026, as_of);
	w.policy.sanction = kinds;
	w.policy.n_sanctions = N(kinds);
	w.plan->bonus_cap = -1;
	map_init(&w.y->by_year_end, &w.a);
	doc = arena_new(&w.a, struct doc);
	doc->root = ROOT_ADJUSTMENTS;
	doc->as.adjustments = arena_new(&w.a, struct adjustments);
	w.y->adjustments = (struct filed){ doc, world_entry(&w,
	    ROOT_ADJUSTMENTS, "", "inputs/office/adjust.xml", "2027-01-10") };
	return doc->as.adjustments;
}

/* RULES.md, Scores, Check */
static struct adjustments *
begin_check(void)
{
	struct adjustments *v = begin("2027-02-01");

	scored(unit, true, 750, 500);
	year_end(unit, DUTY_MAIN, 9000, 8500, 8800);
	year_end(unit, DUTY_OVERSIGHT, 9100, 8600, 8000);
	return v;
}

static const struct annual_result *
result(const char *code)
{
	for (size_t i = 0; i < w.r.annual.unit.n; i++) {
		assert_ptr_equal(w.r.annual.unit.v[i].unit,
		    w.r.unit.v[i].unit);
		if (strcmp(w.r.annual.unit.v[i].unit->code.text, code) == 0)
			return &w.r.annual.unit.v[i];
	}
	fail_msg("no unit %s", code);
	return NULL;
}

static void
is(const struct rational *x, const char *exact)
{
	assert_non_null(x);
	assert_string_equal(rat_exact(&w.a, x), exact);
}

/* --- T and F --- */

static void
check_figures(void **state)
{
	const struct annual_result *y;

	(void)state;
	begin_check();
	world_compute(&w, "2026");
	y = result(unit);
	is(y->duty[DUTY_MAIN].daily, "185/2");
	is(y->duty[DUTY_MAIN].final, "263/3");
	is(y->duty[DUTY_MAIN].score, "1821/20");
	is(y->duty[DUTY_OVERSIGHT].final, "257/3");
	is(y->duty[DUTY_OVERSIGHT].score, "461/5");
	is(y->total, "9151/100");
	is(y->final, "9151/100");
	assert_int_equal(y->earned, BAND_BEST);
	assert_int_equal(w.r.unit.v[0].rank, 1);
	/* a quarter has none of it */
	world_compute(&w, "2026Q2");
	assert_int_equal(w.r.annual.unit.n, 0);
	assert_false(w.r.annual.closing.may);
}

static void
lacking_parts(void **state)
{
	const struct annual_result *y;

	(void)state;
	begin("2027-02-01");
	scored(unit, true, 0, 0);
	year_end(unit, DUTY_MAIN, 9000, 9000, 9000);
	scored(other, false, 0, 0);
	year_end(other, DUTY_MAIN, 9000, 9000, 9000);
	world_compute(&w, "2026");
	y = result(unit);
	assert_null(y->total);
	assert_null(y->final);
	assert_int_equal(y->grade, BAND_NONE);
	assert_int_equal(y->ungraded.n, 1);
	assert_int_equal(y->ungraded.v[0].rule, RULE_D12_1);
	assert_int_equal(y->ungraded.v[0].duty, DUTY_OVERSIGHT);
	assert_int_equal(w.r.unit.v[0].rank, 0);
	is(result(other)->total, "97"); /* 主体 alone */
	assert_int_equal(w.r.unit.v[1].rank, 1);
}

static void
no_daily(void **state)
{
	(void)state;
	begin("2027-02-01");
	scored(unit, true, 0, 0);
	w.plan->indicator.n = 1; /* nothing is asked for 监督责任 */
	year_end(unit, DUTY_MAIN, 9000, 9000, 9000);
	year_end(unit, DUTY_OVERSIGHT, 9000, 9000, 9000);
	world_compute(&w, "2026");
	assert_int_equal(result(unit)->ungraded.n, 1);
	assert_int_equal(result(unit)->ungraded.v[0].rule, RULE_A15_3);
}

static void
investigated(struct adjustments *v, const char *code, const char *id,
    const char *person, enum outcome o, enum cadre_level l)
{
	*vec_push(&w.a, &v->investigation) = (struct investigation){
		.item = { .id = word(id), .at = { 7, 3 } },
		.unit = word(code), .person = word(person), .level = l,
		.outcome = o, .organ = INVESTIGATOR_CITY,
		.day = { on("2026-05-01"), { 7, 9 } } };
}

/* D14.3, the whole table */
static void
penalties(void **state)
{
	static const int64_t want[OUTCOMES][CADRE_LEVELS] = {
		[OUTCOME_CRIMINAL] = { 500, 300, 100 },
		[OUTCOME_DISCIPLINE] = { 300, 150, 50 },
		[OUTCOME_CIRCULAR] = { 100, 50, 20 },
		[OUTCOME_ADMONITION] = { 100, 50, 20 },
		[OUTCOME_ORGANISATIONAL] = { 100, 50, 20 },
	};

	(void)state;
	for (int o = 0; o < OUTCOMES; o++)
		for (int l = 0; l < CADRE_LEVELS; l++) {
			investigated(begin_check(), unit, "A", "P",
			    (enum outcome)o, (enum cadre_level)l);
			world_compute(&w, "2026");
			assert_int_equal(result(unit)->penalty, want[o][l]);
			arena_release(&w.a);
		}
}

/* One person and case once, across units and by the outcome first. */
static void
once_a_case(void **state)
{
	struct adjustments *v = begin_check();
	const struct merit *m;

	(void)state;
	scored(other, false, 0, 0);
	investigated(v, unit, "A", "P", OUTCOME_ADMONITION, CADRE_COUNTY);
	investigated(v, other, "A", "P", OUTCOME_CRIMINAL, CADRE_ORDINARY);
	investigated(v, unit, "A", "Q", OUTCOME_CIRCULAR, CADRE_ORDINARY);
	investigated(v, unit, "B", "P", OUTCOME_DISCIPLINE, CADRE_SECTION);
	v->investigation.v[3].reported = true;
	investigated(v, "999999", "C", "R", OUTCOME_CRIMINAL, CADRE_COUNTY);
	world_compute(&w, "2026");
	assert_int_equal(w.r.annual.merit.n, 4);
	m = w.r.annual.merit.v;
	assert_false(m[0].counts);
	assert_ptr_equal(m[0].instead, &m[3]);
	assert_true(m[1].counts);
	assert_false(m[2].counts);
	assert_null(m[2].instead);
	assert_true(m[3].counts);
	assert_int_equal(result(unit)->penalty, 20);
	assert_int_equal(result(other)->penalty, 100);
}

static void
bonus(struct adjustments *v, bool promoted, const char *what, enum tier t,
    const char *day)
{
	struct commendation x = { .item = { .id = word(what),
	    .at = { 8, 3 } }, .unit = word(unit), .subject = word(what),
	    .tier = t, .day = { on(day), { 8, 9 } } };

	if (promoted)
		*vec_push(&w.a, &v->promotion) = x;
	else
		*vec_push(&w.a, &v->commendation) = x;
}

static void
bonuses(void **state)
{
	struct adjustments *v = begin_check();
	const struct merit *m;

	(void)state;
	bonus(v, false, "甲 项目", TIER_CITY, "2026-09-01");
	bonus(v, false, "甲项目。", TIER_CITY, "2026-03-01");
	bonus(v, false, "乙项目", TIER_NATION, "2026-03-01");
	bonus(v, true, "甲项目", TIER_PROVINCE, "2026-03-01");
	world_compute(&w, "2026");
	m = w.r.annual.merit.v;
	assert_false(m[0].counts); /* of equals the earlier */
	assert_ptr_equal(m[0].instead, &m[1]);
	assert_true(m[3].counts && m[3].also_commended);
	assert_int_equal(result(unit)->bonus, 100 + 500 + 500);
	w.plan->bonus_cap = 1000;
	world_compute(&w, "2026");
	assert_int_equal(result(unit)->bonus, 1000);
	assert_int_equal(result(unit)->earned_bonus, 1100);
	is(result(unit)->final, "10151/100");
}

/* --- grades --- */

static void
sanctioned(struct adjustments *v, enum target t, const char *kind)
{
	*vec_push(&w.a, &v->sanction) = (struct sanction){
		.item = { .id = word("S"), .at = { 9, 3 } },
		.unit = word(unit), .target = t, .kind = word(kind),
		.day = { on("2026-05-01"), { 9, 9 } } };
}

static void
ceilings(void **state)
{
	static const struct {
		enum target target;
		const char *kind;
		enum rule_id rule;
		enum band grade;   /* of a unit that earned 优秀 */
	} t[] = {
		{ TARGET_PRINCIPAL, "警告", RULE_D14_4, BAND_GOOD },
		{ TARGET_PRINCIPAL, "撤职", RULE_D14_5, BAND_FAIR },
		{ TARGET_MEMBER, "警告", RULE_D14_4, BAND_BEST },
		{ TARGET_MEMBER, "撤职", RULE_D14_4, BAND_GOOD },
		{ TARGET_ORGAN, "改组", RULE_D14_5, BAND_FAIR },
		{ TARGET_ORGAN, "警告", RULE_D14_5, BAND_FAIR },
		{ TARGET_PRINCIPAL, "没有了", RULE_D14_4, BAND_GOOD },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct ceiling *c;

		sanctioned(begin_check(), t[i].target, t[i].kind);
		world_compute(&w, "2026");
		c = &w.r.annual.ceiling.v[0];
		assert_int_equal(c->rule, t[i].rule);
		assert_int_equal(c->limits, t[i].grade != BAND_BEST);
		assert_int_equal(c->lowers, t[i].grade != BAND_BEST);
		assert_int_equal(result(unit)->grade, t[i].grade);
		assert_int_equal(result(unit)->earned, BAND_BEST);
		assert_string_equal(c->entry->path,
		    "inputs/office/adjust.xml");
		assert_int_equal(c->at.line, 9);
		arena_release(&w.a);
	}
}

/* A lower grade than the ceiling stays; an ungraded unit has none. */
static void
ceilings_that_lower_nothing(void **state)
{
	struct adjustments *v = begin_check();

	(void)state;
	w.plan->grade[0] = 9900;
	w.plan->grade[1] = 9800;
	w.plan->grade[2] = 9700;
	sanctioned(v, TARGET_ORGAN, "改组");
	world_compute(&w, "2026");
	assert_int_equal(result(unit)->grade, BAND_POOR);
	assert_false(w.r.annual.ceiling.v[0].lowers);
	map_init(&w.y->by_year_end, &w.a);
	world_compute(&w, "2026");
	assert_int_equal(result(unit)->grade, BAND_NONE);
	assert_false(w.r.annual.ceiling.v[0].lowers);
}

/* F is compared before it is rounded; it is never below 0. */
static void
exact_lines(void **state)
{
	struct adjustments *v = begin_check();

	(void)state;
	w.plan->grade[0] = 9151;
	world_compute(&w, "2026");
	assert_int_equal(result(unit)->grade, BAND_BEST);
	w.y->by_year_end = (struct map){ 0 };
	map_init(&w.y->by_year_end, &w.a);
	year_end(unit, DUTY_MAIN, 9000, 8500, 8799);
	year_end(unit, DUTY_OVERSIGHT, 9100, 8600, 8000);
	world_compute(&w, "2026");
	assert_string_equal(rat_text(&w.a, result(unit)->final), "91.51");
	assert_int_equal(result(unit)->grade, BAND_GOOD);
	for (int i = 0; i < 20; i++)
		investigated(v, unit, arena_printf(&w.a, "A%d", i), "P",
		    OUTCOME_CRIMINAL, CADRE_COUNTY);
	world_compute(&w, "2026");
	is(result(unit)->final, "0");
	assert_int_equal(result(unit)->penalty, 10000);
	assert_int_equal(result(unit)->grade, BAND_POOR);
}

/* --- closing --- */

static void
lacks_of(const char *as_of, enum rule_id rule)
{
	begin(as_of);
	scored(unit, true, 0, 0);
	year_end(unit, DUTY_MAIN, 9000, 9000, 9000);
	year_end(unit, DUTY_OVERSIGHT, 9000, 9000, 9000);
	world_compute(&w, "2026");
	assert_int_equal(w.r.annual.closing.may, rule == RULES);
	assert_int_equal(annual_closed(&w.r.annual), rule == RULES);
	if (rule != RULES)
		assert_int_equal(w.r.annual.closing.lacks.v[0].rule, rule);
	arena_release(&w.a);
}

static void
closing_days(void **state)
{
	(void)state;
	lacks_of("2026-12-31", RULE_A10_3);
	lacks_of("2027-01-01", RULE_A10_2);
	lacks_of("2027-01-12", RULE_D12_1);
	lacks_of("2027-01-13", RULES);
}

static void
closing_papers(void **state)
{
	(void)state;
	begin("2027-02-01");
	scored(unit, true, 0, 0);
	year_end(unit, DUTY_MAIN, 9000, 9000, 9000);
	w.y->adjustments.doc = NULL;
	world_compute(&w, "2026");
	assert_int_equal(w.r.annual.closing.lacks.n, 2);
	assert_int_equal(w.r.annual.closing.lacks.v[0].rule, RULE_D12_1);
	assert_int_equal(w.r.annual.closing.lacks.v[0].until, DAY_NONE);
	assert_int_equal(w.r.annual.closing.lacks.v[1].rule, RULE_D14_6);
}

/* A 签批 on reopening, taken in as entry `seq`. */
static void
reopening(int64_t seq, const char *day, const char *period,
    const char *verdict)
{
	struct doc *doc = arena_new(&w.a, struct doc);
	struct entry *e = arena_new(&w.a, struct entry);
	struct approval_item *x;

	doc->as.approval = arena_new(&w.a, struct approval);
	doc->as.approval->day.day = on(day);
	x = vec_push(&w.a, &doc->as.approval->entry);
	x->kind = word("重新开账");
	x->period = word(period);
	x->verdict = word(verdict);
	e->seq = seq;
	*vec_push(&w.a, &w.facts.approval) = (struct filed){ doc, e };
}

static void
reopened(void **state)
{
	static const struct {
		int64_t seq;
		const char *day, *period, *verdict;
		bool open;
	} t[] = {
		{ 21, "2027-02-01", "2026", "同意", true },
		{ 20, "2027-02-01", "2026", "同意", false }, /* before */
		{ 21, "2027-01-31", "2026", "同意", false }, /* filed again */
		{ 21, "2027-02-01", "2025", "同意", false },
		{ 21, "2027-02-01", "2026", "不同意", false },
	};
	static const struct year_closed closed[] = {
		{ 2026, 9882, 10 }, { 2026, 9893, 20 } };

	(void)state;
	assert_int_equal(on("2027-02-01"), 9893);
	for (size_t i = 0; i < N(t); i++) {
		const struct year_closed *c;

		world_init(&w, 2026, "2027-03-01");
		assert_null(closing_in_force(&w.facts, closed, 0));
		reopening(t[i].seq, t[i].day, t[i].period, t[i].verdict);
		c = closing_in_force(&w.facts, closed, 2);
		assert_ptr_equal(c, t[i].open ? NULL : &closed[1]);
		reopening(22, "2027-02-20", "2026", "不同意");
		assert_non_null(closing_in_force(&w.facts, closed, 2));
		arena_release(&w.a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(check_figures, release),
		cmocka_unit_test_teardown(lacking_parts, release),
		cmocka_unit_test_teardown(no_daily, release),
		cmocka_unit_test(penalties),
		cmocka_unit_test_teardown(once_a_case, release),
		cmocka_unit_test_teardown(bonuses, release),
		cmocka_unit_test(ceilings),
		cmocka_unit_test_teardown(ceilings_that_lower_nothing,
		    release),
		cmocka_unit_test_teardown(exact_lines, release),
		cmocka_unit_test(closing_days),
		cmocka_unit_test_teardown(closing_papers, release),
		cmocka_unit_test(reopened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
