/*
 * D08.1, D15.1 and E08.1 at their boundary days.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "computing.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static struct world w;
static const char unit[] = "410922";

static void
city(const char *as_of)
{
	world_init(&w, 2026, as_of);
	world_unit(&w, unit, CAT_COUNTY, true);
	world_ask(&w, &(struct ask){ .id = "ZG-01", .duty = DUTY_MAIN,
	    .points = 10, .cycle = CYCLE_YEAR, .count = 1 });
}

/* A document in force, filed on a day. */
static struct doc *
filed(enum root root, const char *id, const char *day)
{
	struct doc *d = arena_new(&w.a, struct doc);
	struct filed f = { d, world_entry(&w, root, "", arena_printf(&w.a,
	    "inputs/%s-%s.xml", id, day), day) };

	d->root = root;
	d->year = 2026;
	d->id = word(id);
	*vec_push(&w.a, &w.facts.filed[root]) = f;
	return d;
}

static struct inspection *
inspect(const char *id, enum inspection_kind kind, enum duty duty,
    const char *day)
{
	struct doc *d = filed(ROOT_INSPECTION, id, day);
	struct inspection *i = arena_new(&w.a, struct inspection);

	i->has_kind = true;
	i->kind = kind;
	i->duty = duty;
	i->unit = word(unit);
	i->day.day = on(day);
	d->as.inspection = i;
	return i;
}

/* 督查 DC-1 of 11 May with the problem WT-1, to be mended by a Sunday. */
static void
found_a_problem(void)
{
	struct inspection *i = inspect("DC-1", INSPECTION_DAILY, DUTY_MAIN,
	    "2026-05-11");
	struct problem *p = vec_push(&w.a, &i->problem);

	p->item.id = word("WT-1");
	p->item.at = (struct place){ 3, 5 };
	p->due.day = on("2026-05-31");
}

static void
report_by(const char *by, const char *day, bool done, const char *completed)
{
	struct doc *d = filed(ROOT_RECTIFICATION, "", day);
	struct rectification_report *r = arena_new(&w.a,
	    struct rectification_report);
	struct rectification *x = vec_push(&w.a, &r->entry);

	d->unit = word(by);
	r->inspection = word("DC-1");
	x->item.id = word("WT-1");
	x->done = done;
	x->completed.day = completed == NULL ? DAY_NONE : on(completed);
	d->as.rectification = r;
}

static void
report(const char *day, bool done, const char *completed)
{
	report_by(unit, day, done, completed);
}

static void
check(const char *day, enum rectified verdict)
{
	struct doc *d = filed(ROOT_CHECK, "", day);
	struct rectification_check *c = arena_new(&w.a,
	    struct rectification_check);
	struct rectification_finding *x = vec_push(&w.a, &c->entry);

	c->inspection = word("DC-1");
	c->day.day = on(day);
	x->item.id = word("WT-1");
	x->has_verdict = true;
	x->verdict = verdict;
	d->as.check = c;
}

static const struct deadline *
problem(void)
{
	const struct deadline *d = world_deadline(&w, unit, "DC-1/WT-1", 0);

	assert_non_null(d);
	assert_int_equal(d->rule, RULE_D15_1);
	assert_int_equal(d->due, on("2026-05-31"));
	assert_int_equal(d->from, on("2026-05-11"));
	assert_int_equal(d->at.line, 3);
	assert_string_equal(d->entry->path, "inputs/DC-1-2026-05-11.xml");
	return d;
}

/* D15.1 by date: a named day does not move, though it is a Sunday. */
static void
by_date(void **state)
{
	static const struct {
		const char *as_of, *reported, *completed;
		bool done;
		enum state state;
	} t[] = {
		{ "2026-05-25", NULL, NULL, false, STATE_OPEN },
		{ "2026-05-26", NULL, NULL, false, STATE_NEAR },
		{ "2026-05-31", NULL, NULL, false, STATE_NEAR },
		{ "2026-06-01", NULL, NULL, false, STATE_OVERDUE },
		{ "2026-06-09", "2026-06-08", NULL, false, STATE_OVERDUE },
		{ "2026-06-09", "2026-06-08", NULL, true, STATE_DONE_LATE },
		{ "2026-06-09", "2026-06-08", "2026-05-31", true,
		    STATE_DONE },
		{ "2026-06-09", "2026-06-08", "2026-06-01", true,
		    STATE_DONE_LATE },
		{ "2026-06-09", "2026-05-31", NULL, true, STATE_DONE },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		city(t[i].as_of);
		found_a_problem();
		if (t[i].reported != NULL)
			report(t[i].reported, t[i].done, t[i].completed);
		world_compute(&w, "2026-05");
		if (problem()->state != t[i].state)
			fail_msg("row %zu: %d", i, problem()->state);
		assert_int_equal(world_found(&w, RULE_D15_1, unit),
		    t[i].state != STATE_OPEN && t[i].state != STATE_DONE);
		arena_release(&w.a);
	}
}

/* The report filed last speaks, whatever the order of taking in. */
static void
last_report(void **state)
{
	(void)state;
	for (int turn = 0; turn < 2; turn++) {
		city("2026-06-09");
		found_a_problem();
		if (turn == 0)
			report("2026-05-20", true, NULL);
		report("2026-06-02", false, NULL);
		if (turn == 1)
			report("2026-05-20", true, NULL);
		world_compute(&w, "2026-05");
		assert_int_equal(problem()->state, STATE_OVERDUE);
		arena_release(&w.a);
	}
}

/* D15.1: what the last 核查 found; no report lifts it. */
static void
by_check(void **state)
{
	static const enum state want[] = {
		[RECTIFIED] = STATE_RECTIFIED,
		[RECTIFIED_NOT] = STATE_NOT_RECTIFIED,
		[RECTIFIED_REFUSED] = STATE_REFUSED,
		[RECTIFIED_FAKED] = STATE_FAKED,
	};

	(void)state;
	for (int v = 0; v < RECTIFIED_KINDS; v++) {
		city("2026-07-01");
		found_a_problem();
		check("2026-06-20", (enum rectified)v);
		check("2026-06-10", (enum rectified)((v + 1) %
		    RECTIFIED_KINDS));
		report("2026-06-30", true, NULL);
		world_compute(&w, "2026-06");
		assert_int_equal(problem()->state, want[v]);
		assert_int_equal(world_found(&w, RULE_D15_1, unit),
		    v != RECTIFIED);
		arena_release(&w.a);
	}
}

/* D15.1: a unit's reports speak of its own 督查; 到位 ends it, reported or
 * not, on the day of the report or of the 核查. */
static void
ended_by(void **state)
{
	city("2026-07-01");
	found_a_problem();
	report_by("410901", "2026-05-20", true, NULL);
	world_compute(&w, "2026-06");
	assert_int_equal(problem()->state, STATE_OVERDUE);
	assert_int_equal(problem()->done, DAY_NONE);
	arena_release(&w.a);
	for (int told = 0; told < 2; told++) {
		city("2026-07-01");
		found_a_problem();
		if (told)
			report("2026-06-05", true, "2026-05-30");
		check("2026-06-20", RECTIFIED);
		world_compute(&w, "2026-06");
		assert_int_equal(problem()->done, on(told ? "2026-05-30" :
		    "2026-06-20"));
		arena_release(&w.a);
	}
	(void)state;
}

/* D15.1: the notice until its day is over, then the proposal; what was
 * mended or found so asks for neither. */
static void
drafts(void **state)
{
	static const struct {
		const char *as_of;
		bool reported;
		int verdict;     /* of a 核查 of 30 May; -1 = none */
		int draft;       /* -1 = none */
		const char *day; /* of the matter */
	} t[] = {
		{ "2026-05-31", false, -1, DRAFT_RECTIFY, "2026-05-11" },
		{ "2026-06-01", false, -1, DRAFT_ACCOUNT_INSPECTION,
		    "2026-06-01" },
		{ "2026-07-09", false, -1, DRAFT_ACCOUNT_INSPECTION,
		    "2026-06-01" },
		{ "2026-06-01", true, -1, -1, NULL },
		{ "2026-05-31", false, RECTIFIED_NOT,
		    DRAFT_ACCOUNT_INSPECTION, "2026-05-30" },
		{ "2026-05-31", true, RECTIFIED_FAKED,
		    DRAFT_ACCOUNT_INSPECTION, "2026-05-30" },
		{ "2026-06-01", false, RECTIFIED, -1, NULL },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct draft_paper *d;

		city(t[i].as_of);
		found_a_problem();
		if (t[i].reported)
			report("2026-05-29", true, NULL);
		if (t[i].verdict >= 0)
			check("2026-05-30", (enum rectified)t[i].verdict);
		world_compute(&w, "2026-05");
		assert_int_equal(w.r.draft.n, t[i].draft >= 0);
		for (size_t k = 0; k < w.r.draft.n; k++) {
			d = &w.r.draft.v[k];
			assert_int_equal(d->kind, t[i].draft);
			assert_int_equal(d->day, on(t[i].day));
			assert_true(d->due);
			assert_int_equal(d->rule, RULE_D15_1);
		}
		arena_release(&w.a);
	}
}

/* D08.1 of the first half: the kind, the responsibility, the day. */
static void
coverage(void **state)
{
	static const struct {
		enum inspection_kind kind;
		enum duty duty;
		const char *day, *as_of;
		enum state state;
	} t[] = {
		{ INSPECTION_WHOLE, DUTY_MAIN, "2026-01-01", "2026-06-24",
		    STATE_DONE },
		{ INSPECTION_WHOLE, DUTY_MAIN, "2026-06-30", "2026-07-01",
		    STATE_DONE },
		{ INSPECTION_WHOLE, DUTY_MAIN, "2026-07-01", "2026-07-01",
		    STATE_OVERDUE },
		{ INSPECTION_WHOLE, DUTY_OVERSIGHT, "2026-05-01",
		    "2026-06-24", STATE_OPEN },
		{ INSPECTION_FOCUSED, DUTY_MAIN, "2026-05-01", "2026-06-25",
		    STATE_NEAR },
		{ INSPECTION_WHOLE, DUTY_MAIN, "2025-05-01", "2026-06-30",
		    STATE_NEAR },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct deadline *d;

		city(t[i].as_of);
		inspect("DC-1", t[i].kind, t[i].duty, t[i].day);
		world_compute(&w, "2026-06");
		d = world_deadline(&w, "", "全面督查/410922@2026H1", 0);
		assert_non_null(d);
		assert_int_equal(d->duty, DUTY_MAIN);
		assert_string_equal(d->who, "市委主体办");
		if (d->state != t[i].state)
			fail_msg("row %zu: %d", i, d->state);
		d = world_deadline(&w, "", "全面督查/410922@2026H1", 1);
		assert_string_equal(d->who, "市纪委");
		arena_release(&w.a);
	}
}

/* E08.1: a filing that corrects an earlier one is not late. */
static void
organ_reports(void **state)
{
	static const struct { const char *first, *last; enum state state; }
	t[] = {
		{ NULL, "2026-06-30", STATE_DONE },
		{ NULL, "2026-07-01", STATE_DONE_LATE },
		{ "2026-06-30", "2026-07-01", STATE_DONE },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct doc *organs, *d;
		struct accountability_organ *o;
		struct entry *e;

		city("2026-07-05");
		organs = filed(ROOT_ORGANS, "Z", "2026-01-04");
		organs->as.organs = arena_new(&w.a,
		    struct accountability_organs);
		o = vec_push(&w.a, &organs->as.organs->organ);
		o->name = word("示例市纪委");
		if (t[i].first != NULL) {
			e = world_entry(&w, ROOT_ACCOUNTABILITY, "", "a",
			    t[i].first);
			e->identity = "same";
		}
		d = filed(ROOT_ACCOUNTABILITY, "b", t[i].last);
		e = arena_memdup(&w.a, w.facts.entry.v[w.facts.entry.n - 1],
		    sizeof(*e));
		e->identity = "same";
		w.facts.filed[ROOT_ACCOUNTABILITY].v[0].entry = e;
		d->as.accountability = arena_new(&w.a,
		    struct accountability_report);
		d->as.accountability->organ = word("示例市纪委");
		d->as.accountability->has_half = true;
		world_compute(&w, "2026-06");
		assert_int_equal(world_deadline(&w, "",
		    "问责工作报告/示例市纪委@2026H1", 0)->state, t[i].state);
		assert_int_equal(world_deadline(&w, "",
		    "问责工作报告/示例市纪委@2026H2", 0)->state, STATE_OPEN);
		arena_release(&w.a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_date),
		cmocka_unit_test(last_report),
		cmocka_unit_test(by_check),
		cmocka_unit_test(ended_by),
		cmocka_unit_test(drafts),
		cmocka_unit_test(coverage),
		cmocka_unit_test(organ_reports),
	};

	return cmocka_run_group_tests_name("followup_inspection", tests,
	    NULL, NULL);
}
