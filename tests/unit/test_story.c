#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "computing.h"
#include "rules/story.h"

static struct world w;
static struct story s;

static int
release(void **state)
{
	(void)state;
	arena_release(&w.a);
	return 0;
}

static const char unit[] = "410900", other[] = "410901";

/* The record as item 0 of a file of its own, as the fold would leave it. */
static struct fact_record *
filed(const char *code, const char *day)
{
	struct fact_record *r = world_record(&w, code, "ZG-01", DUTY_MAIN,
	    day);
	struct entry_item *it = arena_new(&w.a, struct entry_item);
	struct entry *e = w.facts.entry.v[w.facts.entry.n - 1] == r->entry ?
	    (struct entry *)(uintptr_t)r->entry : NULL;

	assert_non_null(e);
	it->kind = "记录";
	it->id = r->id;
	it->accepted = true;
	it->at = r->at;
	e->item = it;
	e->n_items = 1;
	r->n_versions = 1;
	map_put(&w.facts.by_record, arena_printf(&w.a, "%s %s", code, r->id),
	    r);
	return r;
}

static void
two_counties(const char *as_of)
{
	world_init(&w, 2026, as_of);
	world_unit(&w, unit, CAT_COUNTY, false);
	world_unit(&w, other, CAT_COUNTY, false);
	world_ask(&w, &(struct ask){ .id = "ZG-01", .duty = DUTY_MAIN,
	    .points = 5, .cycle = CYCLE_MONTH, .count = 1 });
}

static void
tell(const struct fact_record *r)
{
	world_compute(&w, "2026");
	story_begin(&w.a, &w.r, r->unit, r->id, &s);
}

static void
a_task(void **state)
{
	struct fact_record *r;

	(void)state;
	two_counties("2026-11-05");
	r = filed(unit, "2026-10-12");
	r->entered = on("2026-10-20");
	tell(r);
	assert_ptr_equal(s.record, r);
	assert_int_equal(s.filing.v.n, 1);
	assert_int_equal(s.filing.v.v[0]->version, 1);
	assert_true(s.filing.v.v[0]->present);
	assert_string_equal(s.task->subject, "ZG-01@2026-10");
	assert_true(s.earning->late);
	assert_string_equal(s.indicator_entry->path, "inputs/office/plan.xml");
	/* ten months are due: 5 × 70 % of 50 */
	story_add_window(&w.a, &s, &w.r);
	is_exactly(&w, s.window.v[0].share->points, "7");
	world_compute(&w, "2026-10");
	story_add_window(&w.a, &s, &w.r);
	is_exactly(&w, s.window.v[1].share->points, "70");
}

/* Before the deadline nothing counts yet. */
static void
not_due(void **state)
{
	struct fact_record *r;

	(void)state;
	two_counties("2026-10-20");
	r = filed(unit, "2026-10-12");
	tell(r);
	assert_string_equal(s.task->subject, "ZG-01@2026-10");
	story_add_window(&w.a, &s, &w.r);
	assert_null(s.window.v[0].share);
}

static void
no_task(void **state)
{
	struct fact_record *r, *x;

	(void)state;
	two_counties("2026-11-05");
	r = filed(unit, "2026-10-12");
	r->withdrawn = true;
	x = filed(unit, "2026-10-13");
	x->indicator = "ZG-77";
	tell(r);
	assert_null(s.task);
	assert_false(s.filing.v.v[0]->present);
	assert_non_null(s.indicator);
	tell(x);
	assert_null(s.task);
	assert_null(s.indicator);
}

/* An amended record: the first filing made version 1, the second 2. */
static void
versions(void **state)
{
	struct fact_record *r, *before;

	(void)state;
	two_counties("2026-11-05");
	before = filed(unit, "2026-10-12");
	r = filed(unit, "2026-10-12");
	((struct entry_item *)(uintptr_t)r->entry->item)->id = before->id;
	r->id = before->id;
	r->before = before;
	r->n_versions = 2;
	map_put(&w.facts.by_record, arena_printf(&w.a, "%s %s", unit, r->id),
	    r);
	tell(r);
	assert_int_equal(s.filing.v.n, 2);
	assert_int_equal(s.filing.v.v[0]->version, 1);
	assert_false(s.filing.v.v[0]->present);
	assert_int_equal(s.filing.v.v[1]->version, 2);
	assert_true(s.filing.v.v[1]->present);
}

/* A14.1: nothing but that it is one; after 保密期限 all of it. */
static void
masked(void **state)
{
	struct fact_record *r;

	(void)state;
	two_counties("2026-11-05");
	r = filed(unit, "2026-10-12");
	r->secrecy = SECRECY_CONFIDENTIAL;
	r->secret_until = on("2026-11-05");
	tell(r);
	assert_true(s.masked);
	assert_null(s.record);
	assert_null(s.task);
	assert_int_equal(s.filing.v.n, 0);
	assert_int_equal(s.found.n, 0);
	r->secret_until = on("2026-11-04");
	tell(r);
	assert_false(s.masked);
	assert_ptr_equal(s.record, r);
}

static void
units(void **state)
{
	struct story_units v;
	struct fact_record *r;

	(void)state;
	two_counties("2026-11-05");
	r = filed(unit, "2026-10-12");
	world_index(&w);
	story_units(&w.a, &w.facts, r->id, &v);
	assert_int_equal(v.code.n, 1);
	((struct entry_item *)(uintptr_t)filed(other, "2026-09-01")->entry
	    ->item)->id = r->id;
	story_units(&w.a, &w.facts, r->id, &v);
	assert_int_equal(v.code.n, 2);
	assert_string_equal(v.code.v[1], other);
	story_units(&w.a, &w.facts, "", &v);
	assert_int_equal(v.code.n, 0);
	assert_int_equal(story_year(&w.facts, unit, r->id), 2026);
}

/* What a computation found on it (A10.4) stands apart. */
static void
computed(void **state)
{
	struct fact_record *r;

	(void)state;
	two_counties("2026-11-05");
	w.plan->indicator.v[0].cycle = CYCLE_YEAR;
	w.plan->indicator.v[0].due.text = "10-10";
	r = filed(unit, "2026-10-12");
	tell(r);
	assert_int_equal(s.found.n, 1);
	assert_int_equal(s.found.v[0]->rule, RULE_A10_4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(a_task, release),
		cmocka_unit_test_teardown(not_due, release),
		cmocka_unit_test_teardown(no_task, release),
		cmocka_unit_test_teardown(versions, release),
		cmocka_unit_test_teardown(masked, release),
		cmocka_unit_test_teardown(units, release),
		cmocka_unit_test_teardown(computed, release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
