/*
 * test_case_count.c - 问责 in figures: which half-year a case belongs to,
 * day by day, and what of it counts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge_world.h"
#include "rules/case_count.h"

static struct world w;
static struct accountability_case c;
static struct doc doc;

static void
begin(void)
{
	world_init(&w);
	memset(&c, 0, sizeof(c));
	memset(&doc, 0, sizeof(doc));
	doc.root = ROOT_CASE;
	doc.id = a_field(&w, "WZ-1");
	doc.as.accountability_case = &c;
	c.source.type = a_field(&w, "日常工作");
	c.start.day = c.dropped.day = no_day();
	c.decision.day = c.decision.effective = no_day();
	c.decision.discussed = c.decision.reported = no_day();
	c.appeal.day = c.appeal.accepted = no_day();
	c.reconsideration.day = no_day();
	for (int k = 0; k < CASE_ACTS; k++)
		c.execution.act[k].day = c.execution.act[k].sent = no_day();
	*vec_push(&w.a, &w.facts.filed[ROOT_CASE]) =
	    (struct filed){ &doc, NULL };
}

static struct case_count
count(const char *half, const char *as_of)
{
	struct computing k = { .facts = &w.facts, .policy = &w.policy,
	    .calendar = w.calendar, .a = &w.a };
	struct case_counts out;

	assert_true(window_parse(half, WINDOW_HALF, &k.window));
	w.facts.as_of = a_day(as_of);
	case_counts(&k, k.window, &out);
	assert_int_equal(out.v.n, 1); /* no 问责主体: all of them alone */
	return out.v.v[0];
}

static void
is(const char *half, const char *as_of, const int64_t want[5])
{
	struct case_count x = count(half, as_of);
	const int64_t got[] = { x.carried, x.started, x.decided, x.dropped,
		x.pending };

	for (int i = 0; i < 5; i++)
		if (got[i] != want[i])
			fail_msg("%s %s: figure %d is %d, not %d", half, as_of,
			    i, (int)got[i], (int)want[i]);
}

/* carried, started, decided, dropped, pending */
static void
halves(void **state)
{
	(void)state;
	begin();
	c.start.given = true;
	c.start.day = f_day(&w, "2026-06-30");
	c.decision.given = true;
	c.decision.day = f_day(&w, "2026-07-01");
	is("2025H2", "2026-12-31", (int64_t[]){ 0, 0, 0, 0, 0 });
	is("2026H1", "2026-12-31", (int64_t[]){ 0, 1, 0, 0, 1 });
	is("2026H2", "2026-12-31", (int64_t[]){ 1, 0, 1, 0, 0 });
	/* not yet by the as-of date */
	is("2026H1", "2026-06-29", (int64_t[]){ 0, 0, 0, 0, 0 });
	is("2026H2", "2026-07-01", (int64_t[]){ 1, 0, 1, 0, 0 });
	c.decision.day = f_day(&w, "2026-07-02");
	is("2026H2", "2026-07-01", (int64_t[]){ 1, 0, 0, 0, 1 });
	c.start.day = f_day(&w, "2026-07-01");
	is("2026H1", "2026-12-31", (int64_t[]){ 0, 0, 0, 0, 0 });
	is("2026H2", "2026-12-31", (int64_t[]){ 0, 1, 1, 0, 0 });
	c.decision.given = false;
	is("2026H2", "2026-12-31", (int64_t[]){ 0, 1, 0, 0, 1 });
	c.start.given = false;
	c.dropped.given = true;
	c.dropped.day = f_day(&w, "2026-12-31");
	is("2026H2", "2026-12-31", (int64_t[]){ 0, 0, 0, 1, 0 });
	world_release(&w);
}

/* The new decision in place of the first; a revoked one is decided only. */
static void
reconsidered_counts(void **state)
{
	struct reconsideration *r = &c.reconsideration;
	struct measure *m;
	struct case_count x;

	(void)state;
	begin();
	c.decision.given = true;
	c.decision.day = f_day(&w, "2026-09-25");
	m = vec_push(&w.a, &c.decision.measure);
	m->has_kind = true;
	m->kind = MEASURE_DISCIPLINE;
	x = count("2026H2", "2026-12-31");
	assert_int_equal(case_cadres(&x), 1);
	assert_int_equal(x.way[WAY_OF_CADRE][MEASURE_DISCIPLINE], 1);
	assert_int_equal(x.publication.missing, 1);
	r->given = r->has_verdict = true;
	r->day = f_day(&w, "2026-11-05");
	r->verdict = RECONSIDERED_REVOKED;
	x = count("2026H2", "2026-11-04");
	assert_int_equal(case_cadres(&x), 1);
	x = count("2026H2", "2026-11-05");
	assert_int_equal(x.decided, 1);
	assert_int_equal(case_cadres(&x), 0);
	assert_int_equal(x.appeal.verdict[RECONSIDERED_REVOKED], 1);
	assert_int_equal(x.publication.due, 0);
	r->verdict = RECONSIDERED_CHANGED;
	r->decision.given = true;
	r->decision.day = r->day;
	r->decision.effective = no_day();
	m = vec_push(&w.a, &r->decision.measure);
	m->has_kind = true;
	m->kind = MEASURE_ADMONITION;
	x = count("2026H2", "2026-11-05");
	assert_int_equal(x.way[WAY_OF_CADRE][MEASURE_DISCIPLINE], 0);
	assert_int_equal(x.way[WAY_OF_CADRE][MEASURE_ADMONITION], 1);
	world_release(&w);
}

/* E06.3: one month, 25 October 2026 is a Sunday. */
static void
formalities_in_time(void **state)
{
	struct case_act *a = &c.execution.act[ACT_FORMALITIES];
	struct measure *m;

	(void)state;
	begin();
	c.decision.given = true;
	c.decision.day = c.decision.effective = f_day(&w, "2026-09-25");
	m = vec_push(&w.a, &c.decision.measure);
	m->has_kind = true;
	m->kind = MEASURE_ADJUSTMENT;
	assert_int_equal(count("2026H2", "2026-10-26").execution.late, 0);
	assert_int_equal(count("2026H2", "2026-10-27").execution.late, 1);
	a->given = true;
	a->day = f_day(&w, "2026-10-26");
	assert_int_equal(count("2026H2", "2026-12-31").execution.in_time, 1);
	a->day = f_day(&w, "2026-10-27");
	assert_int_equal(count("2026H2", "2026-12-31").execution.in_time, 0);
	assert_int_equal(count("2026H2", "2026-12-31").execution.late, 1);
	world_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(halves),
		cmocka_unit_test(reconsidered_counts),
		cmocka_unit_test(formalities_in_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
