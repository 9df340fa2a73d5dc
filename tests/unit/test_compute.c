#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "computing.h"
#include "out/json_results.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static struct world w;
static const char unit[] = "410900";

static int
release(void **state)
{
	(void)state;
	arena_release(&w.a);
	return 0;
}

static const struct ask monthly = { "ZG-01", DUTY_MAIN, 10, CYCLE_MONTH, 1,
	false, NULL };

/* --- losses --- */

static void
each_loss(void **state)
{
	static const struct {
		enum loss_kind kind;
		enum rule_id rule;
		const char *points;
		const char *word;   /* in the sentence */
	} want[] = {
		{ LOSS_LATE, RULE_A10_2, "3/5", "2026年10月20日" },
		{ LOSS_EVIDENCE, RULE_A09_2, "2/5", "印证材料，扣20%" },
		{ LOSS_EVIDENCE, RULE_A09_2, "2/5", "扣20%" },
		{ LOSS_DEDUCT, RULE_A15_1, "1/2", "扣0.5分：理由甲" },
		{ LOSS_RETURNED, RULE_A15_1, "2", "退回，不得分：理由甲" },
		{ LOSS_FALSE, RULE_A15_1, "2", "不实，不得分：理由甲" },
		{ LOSS_UNDONE, RULE_A10_4, "2", "只有4条" },
	};
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_MONTH, 5,
		true, NULL };
	struct fact_record *r;

	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, unit, CAT_COUNTY, true);
	world_ask(&w, &k);
	r = world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-10-12");
	r->entered = on("2026-10-20");
	r = world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-10-13");
	world_opinion(&w, r, OPINION_DEDUCT, 50);
	r = world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-10-14");
	world_opinion(&w, r, OPINION_RETURN, 0);
	r = world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-10-15");
	world_opinion(&w, r, OPINION_FALSE, 0);
	world_compute(&w, "2026-10");
	/* the deducted one earned 1.1, the late one 1.0: better first */
	assert_int_equal(w.r.loss.n, N(want));
	for (size_t i = 0; i < N(want); i++) {
		bool found = false;

		for (size_t j = 0; !found && j < w.r.loss.n; j++) {
			const struct loss *x = &w.r.loss.v[j];

			found = x->kind == want[i].kind &&
			    x->rule == want[i].rule &&
			    strcmp(rat_exact(&w.a, x->points),
			    want[i].points) == 0 &&
			    strstr(x->why, want[i].word) != NULL &&
			    strstr(x->why, "。") == NULL &&
			    (x->record == NULL) == (x->kind == LOSS_UNDONE);
		}
		if (!found)
			fail_msg("loss %zu", i);
	}
}

/* On the day itself what is not done is lost to A10.3. */
static void
undone_on_the_day(void **state)
{
	(void)state;
	world_init(&w, 2026, "2026-10-31");
	world_unit(&w, unit, CAT_COUNTY, true);
	world_ask(&w, &monthly);
	world_compute(&w, "2026-10");
	assert_int_equal(w.r.loss.n, 1);
	assert_int_equal(w.r.loss.v[0].rule, RULE_A10_3);
	assert_non_null(strstr(w.r.loss.v[0].why, "一条也没有"));
}

/* A14.1: a record under secrecy is counted and nothing else. */
static void
secret_losses(void **state)
{
	struct fact_record *r;

	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, unit, CAT_COUNTY, true);
	world_ask(&w, &monthly);
	r = world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-10-12");
	r->secrecy = SECRECY_SECRET;
	r->secret_until = on("2026-11-01");
	r->entered = on("2026-10-20");
	world_opinion(&w, r, OPINION_DEDUCT, 50);
	world_compute(&w, "2026-10");
	assert_int_equal(w.r.loss.n, 2);
	for (size_t i = 0; i < w.r.loss.n; i++) {
		assert_null(w.r.loss.v[i].record);
		assert_null(strstr(w.r.loss.v[i].why, r->id));
		assert_null(strstr(w.r.loss.v[i].why, "理由甲"));
		assert_null(strstr(w.r.loss.v[i].why, "2026年"));
	}
	assert_false(record_masked(r, on("2026-11-02")));
	r->secret_until = DAY_NONE;
	assert_true(record_masked(r, on("2026-11-02")));
	r->secrecy = SECRECY_INTERNAL;
	assert_false(record_masked(r, on("2026-11-02")));
}

/* A small generator of the test's own: equal on every machine. */
static uint32_t
next(uint32_t *seed, uint32_t n)
{
	*seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
	return (*seed >> 8) % n;
}

static void
random_records(uint32_t *seed, const struct ask *k, size_t n_asks)
{
	static const enum opinion said[] = { OPINION_NONE, OPINION_PASS,
		OPINION_RETURN, OPINION_DEDUCT, OPINION_FALSE };

	for (int i = 0; i < 40; i++) {
		const struct ask *x = &k[next(seed, (uint32_t)n_asks)];
		struct fact_record *r = world_record(&w, unit, x->id,
		    x->duty, "2026-06-01");

		r->day += (day_t)next(seed, 60);
		r->entered = r->day + (day_t)next(seed, 9);
		r->n_evidence = next(seed, 2);
		world_opinion(&w, r, said[next(seed, N(said))],
		    next(seed, 300));
	}
}

static void
sum_losses(void)
{
	for (size_t i = 0; i < w.r.task.n; i++) {
		const struct task *t = &w.r.task.v[i];
		const struct rational *sum = rat_int(&w.a, 0);

		for (size_t j = 0; j < w.r.loss.n; j++) {
			if (w.r.loss.v[j].task != t)
				continue;
			assert_true(rat_sign(w.r.loss.v[j].points) > 0);
			sum = rat_add(&w.a, sum, w.r.loss.v[j].points);
		}
		if (!t->scored)
			assert_int_equal(rat_sign(sum), 0);
		else
			assert_int_equal(rat_cmp(sum, rat_sub(&w.a, t->worth,
			    t->earned)), 0);
	}
}

/* Per scored task worth - earned is exactly what was lost. */
static void
losses_sum_up(void **state)
{
	static const struct ask k[] = {
		{ "ZG-01", DUTY_MAIN, 7, CYCLE_MONTH, 3, true, NULL },
		{ "ZG-02", DUTY_MAIN, 10, CYCLE_QUARTER, 7, false, NULL },
		{ "ZG-03", DUTY_OVERSIGHT, 5, CYCLE_HALF, 2, true, NULL },
		{ "ZG-04", DUTY_MAIN, 11, CYCLE_YEAR, 3, true, "06-20" },
		{ "ZG-05", DUTY_MAIN, 3, CYCLE_ONCE, 1, true, "2026-06-10" },
	};
	uint32_t seed = 20261101;

	(void)state;
	for (int round = 0; round < 60; round++) {
		world_init(&w, 2026, "2026-07-31");
		world_unit(&w, unit, CAT_COUNTY, true);
		for (size_t i = 0; i < N(k); i++)
			world_ask(&w, &k[i]);
		w.plan->cut_late = 100 * (int64_t)next(&seed, 101);
		w.plan->cut_evidence = 100 * (int64_t)next(&seed, 101);
		w.plan->cut_overdue = 100 * (int64_t)next(&seed, 101);
		random_records(&seed, k, N(k));
		world_compute(&w, "2026-06");
		assert_true(w.r.loss.n > 0);
		sum_losses();
		arena_release(&w.a);
	}
}

/* --- findings --- */

static void
plan_findings(void **state)
{
	static const struct ask served = { "ZG-01", DUTY_MAIN, 10,
		CYCLE_YEAR, 1, false, NULL };
	struct checklist list = { .duty = DUTY_MAIN,
		.applies = APPLIES_ALL };
	struct doc doc = { .root = ROOT_CHECKLIST, .as.checklist = &list };

	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, unit, CAT_COUNTY, true);
	world_ask(&w, &served);
	w.plan->indicator.v[0].applies = APPLIES_COUNTY;
	w.plan->indicator.v[0].list_item = word("Z1");
	w.plan->w_duty[DUTY_MAIN] = w.plan->w_duty[DUTY_OVERSIGHT] = 5000;
	*vec_push(&w.a, &list.entry) = (struct checklist_item){ word("Z1"),
		word("项甲") };
	*vec_push(&w.a, &list.entry) = (struct checklist_item){ word("Z2"),
		word("项乙") };
	*vec_push(&w.a, &w.y->checklist) = (struct filed){ &doc,
		world_entry(&w, ROOT_CHECKLIST, "", "inputs/office/z.xml",
		"2026-01-02") };
	world_compute(&w, "2026-10");
	assert_true(w.r.weights_differ);
	assert_int_equal(world_found(&w, RULE_D10_2, ""), 1);
	/* 县区 监督, 市直单位 both; Z1 for 市直单位, Z2 for both */
	assert_int_equal(world_found(&w, RULE_A05_3, ""), 3 + 2);
	arena_release(&w.a);

	world_init(&w, 2026, "2026-11-01");
	world_ask(&w, &served);
	world_compute(&w, "2026-10");
	assert_false(w.r.weights_differ);
	assert_int_equal(world_found(&w, RULE_D10_2, ""), 0);
	assert_int_equal(w.r.unit.n, 0);
	w.plan->w_daily = 6000;
	w.plan->w_final = 4000;
	world_compute(&w, "2026-10");
	assert_true(w.r.weights_differ);
}

/* A06.2: each actor once a quarter, once the quarter is over. */
static void
coverage(void **state)
{
	const struct coverage *c;
	struct fact_record *r;

	(void)state;
	world_init(&w, 2026, "2026-07-01");
	world_unit(&w, unit, CAT_COUNTY, true);
	world_ask(&w, &monthly);
	world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-01-10");
	r = world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-02-10");
	r->actor = ACTOR_PRINCIPAL;
	r = world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-03-31");
	r->actor = ACTOR_MEMBER;
	world_record(&w, unit, "JD-01", DUTY_OVERSIGHT, "2026-06-30");
	world_compute(&w, "2026-06");
	assert_int_equal(w.r.coverage.n, 8);
	c = w.r.coverage.v;
	assert_false(c[0].gap);            /* 主体, first quarter */
	assert_int_equal(c[0].n[ACTOR_MEMBER], 1);
	assert_true(c[1].over && c[1].gap);
	assert_false(c[2].over || c[2].gap);
	assert_true(c[4].gap);             /* 监督, first quarter */
	assert_false(c[5].gap);
	assert_int_equal(world_found(&w, RULE_A06_2, unit), 2);
	/* not over on its last day */
	w.facts.as_of = on("2026-06-30");
	world_compute(&w, "2026-06");
	assert_int_equal(world_found(&w, RULE_A06_2, unit), 1);
}

static void
add_standing(enum rule_id rule, enum level level, bool waived)
{
	diag_add(&w.standing, &(struct diag){ .rule = (uint16_t)rule,
	    .level = level, .waived = waived, .file = "inputs/a.xml",
	    .unit = unit, .record = "r", .month = "2026-10",
	    .message = "甲", .mend = "", .source = "", .item = -1 });
}

/* A13.1: what is listed, and under what name. */
static void
conduct(void **state)
{
	static const struct {
		enum rule_id rule;
		enum level level;
		const char *kind;
	} t[] = {
		{ RULE_A10_2, LEVEL_WARN, "不按时录入" },
		{ RULE_A03_1, LEVEL_REFUSE, "擅自修改" },
		{ RULE_A03_2, LEVEL_WARN, "擅自删除" },
		{ RULE_A04_1, LEVEL_WARN, "疑似不实" },
		{ RULE_A05_4, LEVEL_REFUSE, "疑似不实" },
		{ RULE_A09_2, LEVEL_REFUSE, "疑似不实" },
		{ RULE_A09_2, LEVEL_WARN, NULL },
		{ RULE_A09_3, LEVEL_WARN, NULL },
		{ RULE_A10_5, LEVEL_WARN, "疑似不实" },
		{ RULE_A10_6, LEVEL_WARN, "疑似不实" },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		world_init(&w, 2026, "2026-11-01");
		world_unit(&w, unit, CAT_COUNTY, true);
		world_ask(&w, &monthly);
		add_standing(t[i].rule, t[i].level, false);
		add_standing(t[i].rule, t[i].level, true);
		world_compute(&w, "2026-10");
		assert_int_equal(w.r.conduct.n, t[i].kind != NULL);
		if (t[i].kind != NULL) {
			assert_string_equal(w.r.conduct.v[0].kind, t[i].kind);
			assert_string_equal(
			    w.r.conduct.v[0].unit->code.text, unit);
			assert_string_equal(
			    w.r.conduct.v[0].finding->file, "inputs/a.xml");
		}
		arena_release(&w.a);
	}
}

/* A13.1: 不实 in a 审核意见 is a finding of its own. */
static void
found_false(void **state)
{
	struct fact_record *r;

	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, unit, CAT_COUNTY, true);
	world_ask(&w, &monthly);
	r = world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-01-12");
	world_opinion(&w, r, OPINION_FALSE, 0);
	world_compute(&w, "2026-10");
	assert_int_equal(w.r.conduct.n, 1);
	assert_string_equal(w.r.conduct.v[0].kind, "疑似不实");
	assert_int_equal(w.r.conduct.v[0].finding->rule, RULE_A13_1);
	assert_string_equal(w.r.conduct.v[0].finding->file,
	    "inputs/office/review.xml");
	assert_string_equal(w.r.conduct.v[0].finding->record, r->id);
	/* a sentence without its full stop */
	assert_non_null(strstr(w.r.conduct.v[0].finding->message,
	    "不实：理由甲"));
	assert_null(strstr(w.r.conduct.v[0].finding->message, "。"));
	/* A14.1: under secrecy neither named nor explained */
	r->secrecy = SECRECY_CONFIDENTIAL;
	world_compute(&w, "2026-10");
	assert_int_equal(w.r.conduct.n, 1);
	assert_string_equal(w.r.conduct.v[0].finding->record, "");
	assert_null(strstr(w.r.conduct.v[0].finding->message, r->id));
	assert_null(strstr(w.r.conduct.v[0].finding->message, "理由甲"));
}

/* What was waived stands in a list, with the reason. */
static void
waived(void **state)
{
	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, unit, CAT_COUNTY, false);
	world_ask(&w, &monthly);
	world_waive(&w, RULE_A02_3, unit, "2026-12-31");
	world_waive(&w, RULE_A10_2, unit, "2026-10-15");
	world_entry(&w, ROOT_SUBMISSION, unit, "inputs/a.xml", "2026-10-10");
	add_standing(RULE_A10_2, LEVEL_WARN, true);
	world_compute(&w, "2026-10");
	assert_int_equal(w.r.waived.n, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_true(w.r.waived.v[i].finding->waived);
		assert_string_equal(w.r.waived.v[i].reason, "理由乙");
		assert_int_equal(w.r.waived.v[i].until,
		    w.r.waived.v[i].finding->rule == RULE_A02_3 ?
		    on("2026-12-31") : on("2026-10-15"));
	}
	assert_int_equal(w.r.conduct.n, 0);
}

/* The office may change a level; what is found keeps to it. */
static void
levels(void **state)
{
	size_t hit = 0;

	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, unit, CAT_COUNTY, false);
	world_ask(&w, &monthly);
	w.policy.level[RULE_A02_3] = LEVEL_INFO;
	world_compute(&w, "2026-10");
	for (size_t i = 0; i < w.r.found.d.n; i++)
		if (w.r.found.d.v[i].rule == RULE_A02_3) {
			assert_int_equal(w.r.found.d.v[i].level, LEVEL_INFO);
			hit++;
		}
	assert_int_equal(hit, 1);
}

/* A05.1: nothing is scored, what needs no plan is still listed. */
static void
without_plan(void **state)
{
	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, unit, CAT_COUNTY, false);
	world_index(&w);
	w.y->plan.doc = NULL;
	assert_false(world_try(&w, "2026-10"));
	assert_int_equal(w.e.kind, ERR_CONFIG);
	assert_null(w.r.plan);
	assert_int_equal(w.r.unit.n, 1);
	assert_null(w.r.unit.v[0].score);
	assert_int_equal(w.r.unit.v[0].rank, 0);
	assert_int_equal(w.r.task.n, 0);
	assert_int_equal(world_found(&w, RULE_A07_1, unit), 10);
	assert_int_equal(world_found(&w, RULE_A05_2, unit), 1);
	assert_int_equal(world_found(&w, RULE_A02_3, unit), 1);
	/* a plan whose weights do not sum is none */
	world_ask(&w, &monthly);
	world_index(&w);
	w.plan->w_daily = 8000;
	assert_false(world_try(&w, "2026-10"));
	assert_int_equal(w.e.kind, ERR_CONFIG);
	/* nor is there one for a year of which nothing is known */
	assert_false(world_try(&w, "2025-10"));
	assert_int_equal(w.r.unit.n, 0);
}

/* 日历不全: never silently. */
static void
calendar_short(void **state)
{
	static const struct ask k = { "ZG-01", DUTY_MAIN, 10, CYCLE_YEAR, 1,
		false, "06-30" };
	struct fact_record *r;

	(void)state;
	world_init(&w, 2027, "2027-11-01");
	world_unit(&w, unit, CAT_COUNTY, true);
	world_ask(&w, &k);
	r = world_record(&w, unit, "ZG-01", DUTY_MAIN, "2027-05-10");
	r->entered = on("2027-05-20");
	world_compute(&w, "2027-06");
	assert_true(w.r.calendar_short);
	assert_int_equal(w.r.loss.n, 1);
	assert_non_null(strstr(w.r.loss.v[0].why, "日历不全"));
}

/* --- JSON --- */

static void
json(void **state)
{
	static const char *const parts[] = {
		"{\n  \"schema\": \"liangze.results/1\",\n"
		"  \"period\": \"2026-10\",\n  \"as_of\": \"2026-11-01\",\n"
		"  \"chain\": {\n    \"count\": 7,\n    \"value\": \"ab\"\n",
		"\"units\": [\n    {\n      \"code\": \"410900\",\n"
		"      \"name\": \"单位410900\",\n"
		"      \"category\": \"县区\",\n"
		"      \"score\": \"100.00\",\n      \"rank\": 1,\n"
		"      \"daily\": \"10.00\",\n      \"provisional\": 1,\n"
		"      \"responsibilities\": [\n        {\n"
		"          \"name\": \"主体责任\",\n"
		"          \"common\": \"100.00\",\n"
		"          \"individual\": null,\n"
		"          \"score\": \"100.00\",\n"
		"          \"daily\": \"10.00\"",
		"\"tasks\": {\n        \"due\": 1,\n"
		"        \"complete\": 1,\n        \"overdue\": 9,\n"
		"        \"warning\": 0\n",
		"\"remarks\": [\n        \"监督责任未登记\",\n"
		"        \"主体责任个性指标未报\",\n"
		"        \"暂定1条\"\n      ]",
		"\"rule\": \"A10.4\",\n      \"unit\": \"410900\",\n"
		"      \"subject\": \"ZG-01@2026-10\",\n"
		"      \"due\": \"2026-10-31\",\n"
		"      \"state\": \"已完成\",\n      \"days\": 1",
	};
	struct sbuf one = SBUF_INIT, two = SBUF_INIT;

	(void)state;
	world_init(&w, 2026, "2026-11-01");
	world_unit(&w, unit, CAT_COUNTY, false);
	world_ask(&w, &monthly);
	world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-10-12");
	world_compute(&w, "2026-10");
	w.r.chain_count = 7;
	memcpy(w.r.chain_value, "ab", 3);
	json_results(&w.r, &one);
	for (size_t i = 0; i < N(parts); i++)
		if (strstr(sbuf_text(&one), parts[i]) == NULL)
			fail_msg("part %zu of\n%.3000s", i, sbuf_text(&one));
	json_results(&w.r, &two);
	assert_int_equal(one.n, two.n);
	assert_memory_equal(one.s, two.s, one.n);
	sbuf_release(&one);
	sbuf_release(&two);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(each_loss, release),
		cmocka_unit_test_teardown(undone_on_the_day, release),
		cmocka_unit_test_teardown(secret_losses, release),
		cmocka_unit_test(losses_sum_up),
		cmocka_unit_test_teardown(plan_findings, release),
		cmocka_unit_test_teardown(coverage, release),
		cmocka_unit_test(conduct),
		cmocka_unit_test_teardown(found_false, release),
		cmocka_unit_test_teardown(waived, release),
		cmocka_unit_test_teardown(levels, release),
		cmocka_unit_test_teardown(without_plan, release),
		cmocka_unit_test_teardown(calendar_short, release),
		cmocka_unit_test_teardown(json, release),
	};

	return cmocka_run_group_tests_name("compute", tests, NULL, NULL);
}
