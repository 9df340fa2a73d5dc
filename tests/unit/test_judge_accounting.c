/*
 * 述责述廉报告 and 述责述廉评议: what is said of them when they are taken in, at
 * the boundary of every count and every day.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/sbuf.h"
#include "judge_case.h"
#include "rules/votes.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

/* --- C05.2 --- */

/* n characters, with blanks and punctuation between them */
static const char *
text_of(struct world *w, int n)
{
	static const char *const every[] = { "廉", "7 ", "责，　", "x" };
	struct sbuf b = SBUF_INIT;
	const char *s;

	for (int i = 0; i < n; i++)
		sbuf_puts(&b, every[i % (int)N(every)]);
	s = arena_strdup(&w->a, n == 0 ? "。！" : sbuf_text(&b));
	sbuf_release(&b);
	return s;
}

static struct doc *
a_report(struct world *w, const int n[REPORT_SECTIONS])
{
	struct doc *d = a_doc(w, ROOT_REPORT, "410922", 2026);
	struct accounting_report *x = arena_new(&w->a,
	    struct accounting_report);

	d->as.accounting = x;
	d->filed.t = a_moment("2026-06-25T09:00:00");
	x->has_half = true;
	x->half = HALF_FIRST;
	x->subject = a_field(w, "领导班子");
	x->published.day = a_day("2026-06-26");
	for (int k = 0; k < REPORT_SECTIONS; k++) {
		struct report_section *s = &x->section[k];

		s->given = true;
		s->at = a_place(w);
		for (int h = 0; h < ACCOUNTING_HEADS; h++)
			*vec_push(&w->a, &s->paragraph) =
			    (struct report_paragraph){
			    .text = a_field(w, h == 0 ? text_of(w, n[k]) :
			    "。"), .has_head = true,
			    .head = (enum accounting_head)h };
	}
	return d;
}

/* The plan of the world with another 字数容差, in hundredths. */
static void
furnish(struct world *w, int64_t tolerance)
{
	struct doc *plan = a_plan(w);

	plan->as.plan->tolerance = tolerance;
	(void)world_take(w, a_roster(w));
	(void)world_take(w, plan);
}

static void
thirds(void **state)
{
	static const struct {
		int64_t tolerance;
		int n[REPORT_SECTIONS];
		enum rule_id rule;      /* RULES: nothing is said */
		enum level level;
	} cases[] = {
		{ 0, { 20, 20, 20 }, RULES, 0 },
		{ 0, { 21, 20, 20 }, RULE_C05_2, LEVEL_WARN },
		/* exactly 5 points off, on either side, and just more */
		{ 500, { 23, 17, 20 }, RULES, 0 },
		{ 500, { 2300, 1700, 2000 }, RULES, 0 },
		{ 500, { 2301, 1700, 1999 }, RULE_C05_2, LEVEL_WARN },
		{ 500, { 2300, 1699, 2001 }, RULE_C05_2, LEVEL_WARN },
		{ 500, { 2000, 2000, 1420 }, RULE_C05_2, LEVEL_WARN },
		/* a tolerance with a fraction: 33.33 + 0.01 of 10000 */
		{ 1, { 3334, 3333, 3333 }, RULES, 0 },
		{ 1, { 3335, 3333, 3332 }, RULE_C05_2, LEVEL_WARN },
		{ 10000, { 98, 1, 1 }, RULES, 0 },
		{ 10000, { 40, 0, 20 }, RULE_C05_2, LEVEL_REFUSE },
	};

	(void)state;
	for (size_t i = 0; i < N(cases); i++) {
		struct world w;

		world_init(&w);
		furnish(&w, cases[i].tolerance);
		(void)world_judge(&w, a_report(&w, cases[i].n));
		if (w.found.d.n != (cases[i].rule == RULES ? 0 : 1))
			print_found(&w);
		if (cases[i].rule == RULES)
			assert_int_equal(w.found.d.n, 0);
		else
			assert_int_equal(world_count(&w, cases[i].rule,
			    cases[i].level), 1);
		world_release(&w);
	}
}

static void
shares_shown(void **state)
{
	static const int n[REPORT_SECTIONS] = { 2, 1, 3 };
	struct world w;

	(void)state;
	world_init(&w);
	furnish(&w, 550);
	(void)world_judge(&w, a_report(&w, n));
	assert_int_equal(w.found.d.n, 1);
	assert_string_equal(w.found.d.v[0].message, "按字数，成绩占33.33%"
	    "（2/6）、问题占16.67%（1/6）、整改措施占50.00%（3/6），应当各占"
	    "三分之一，上下不超过5.5个百分点");
	world_release(&w);
}

/* Without a plan the tolerance is not known. */
static void
thirds_without_plan(void **state)
{
	static const int n[REPORT_SECTIONS] = { 2, 1, 3 };
	struct world w;

	(void)state;
	world_init(&w);
	(void)world_take(&w, a_roster(&w));
	assert_int_equal(world_judge(&w, a_report(&w, n)),
	    VERDICT_UNJUDGED);
	assert_int_equal(world_count(&w, RULE_X05_1, LEVEL_UNJUDGED), 1);
	world_release(&w);
}

/* --- C07.3 --- */

static void
votes_at_the_edges(void **state)
{
	static const struct {
		int64_t votes, valid;
		enum outcome_of_votes outcome;
	} cases[] = {
		{ 30, 90, VOTES_NOTHING }, { 31, 90, VOTES_CRITICISM },
		{ 45, 90, VOTES_CRITICISM }, { 46, 90, VOTES_ACCOUNT },
		{ 33, 100, VOTES_NOTHING }, { 34, 100, VOTES_CRITICISM },
		{ 50, 101, VOTES_CRITICISM }, { 51, 101, VOTES_ACCOUNT },
		{ 0, 0, VOTES_NOTHING }, { 0, 1, VOTES_NOTHING },
		{ 1, 1, VOTES_ACCOUNT }, { 1, 2, VOTES_CRITICISM },
		{ 1, 3, VOTES_NOTHING },
	};

	(void)state;
	for (size_t i = 0; i < N(cases); i++)
		assert_int_equal(votes_outcome(cases[i].votes,
		    cases[i].valid), cases[i].outcome);
}

static void
votes_counted(void **state)
{
	struct vote v = { .at = { 1, 1 } };
	struct vote_count n;

	(void)state;
	for (int k = 0; k < BALLOTS; k++)
		v.cast[k] = (struct f_number){ k + 1, true, { 1, 1 } };
	v.cast[BALLOT_INVALID] = (struct f_number){ 0, false, { 0, 0 } };
	assert_true(votes_count(&v, &n));
	assert_int_equal(n.cast, 15);
	assert_int_equal(n.valid, 15);
	v.cast[BALLOT_INVALID] = (struct f_number){ 6, true, { 1, 1 } };
	assert_true(votes_count(&v, &n));
	assert_int_equal(n.cast, 21);
	assert_int_equal(n.valid, 15);
	assert_int_equal(n.fair, 3);
	assert_int_equal(n.low, 7);
	assert_int_equal(n.text, VOTES_NOTHING);
	assert_int_equal(n.both, VOTES_CRITICISM);
	v.cast[BALLOT_ABSTAIN].given = false;
	assert_false(votes_count(&v, &n));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(thirds),
		cmocka_unit_test(shares_shown),
		cmocka_unit_test(thirds_without_plan),
		cmocka_unit_test(votes_at_the_edges),
		cmocka_unit_test(votes_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
