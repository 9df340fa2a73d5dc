#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "computing.h"
#include "rules/plan_diff.h"
#include "rules/simulate.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static struct world w;
static struct doc other_doc;
static struct plan *other;
static struct filed now, then;
static struct simulation s;

static int
release(void **state)
{
	(void)state;
	arena_release(&w.a);
	return 0;
}

static const char unit[] = "410901", second[] = "410902";

/* The other plan begins as a copy of the present one. */
static void
copy_plan(void)
{
	struct entry *e = arena_new(&w.a, struct entry);

	world_index(&w);
	other = plan_copy(&w.a, w.plan);
	other_doc = w.plan_doc;
	other_doc.as.plan = other;
	e->path = "other.xml";
	now = (struct filed){ &w.plan_doc, w.y->plan.entry };
	then = (struct filed){ &other_doc, e };
}

static void
compare(void)
{
	struct computing c = { .facts = &w.facts, .policy = &w.policy,
		.calendar = w.calendar, .a = &w.a };

	assert_true(window_parse("2026", WINDOW_YEAR, &c.window));
	simulate(&c, &now, &then, &s);
}

static const struct sim_unit *
of(const char *code)
{
	for (size_t i = 0; i < s.unit.n; i++)
		if (strcmp(s.unit.v[i].unit->code.text, code) == 0)
			return &s.unit.v[i];
	fail_msg("no unit %s", code);
	return NULL;
}

/* Parts add up to the change, and then is what computing gives. */
static void
adds_up(const struct sim_unit *u)
{
	const struct rational *daily = rat_int(&w.a, 0), *final = daily;

	for (size_t k = 0; k < s.step.n; k++) {
		daily = rat_add(&w.a, daily, u->part[k].daily);
		if (u->change.final != NULL)
			final = rat_add(&w.a, final, u->part[k].final);
	}
	assert_int_equal(rat_cmp(daily, u->change.daily), 0);
	if (u->change.final != NULL)
		assert_int_equal(rat_cmp(final, u->change.final), 0);
}

static void
is_filed(void)
{
	struct doc *kept = w.y->plan.doc == NULL ? NULL : &w.plan_doc;

	w.y->plan.doc = &other_doc;
	assert_true(world_try(&w, "2026"));
	for (size_t i = 0; i < s.unit.n; i++) {
		const struct sim_unit *u = &s.unit.v[i];
		const struct unit_result *r = world_result(&w,
		    u->unit->code.text);

		adds_up(u);
		assert_true((r->daily == NULL) == (u->then.daily == NULL));
		if (r->daily != NULL)
			assert_int_equal(rat_cmp(r->daily, u->then.daily), 0);
	}
	w.y->plan.doc = kept;
}

/* 甲: 主体 done, 监督 not; 乙: the other way round. */
static void
two_counties(void)
{
	world_init(&w, 2026, "2026-02-01");
	world_unit(&w, unit, CAT_COUNTY, true);
	world_unit(&w, second, CAT_COUNTY, true);
	world_ask(&w, &(struct ask){ .id = "ZG-01", .duty = DUTY_MAIN,
	    .points = 5, .cycle = CYCLE_MONTH, .count = 1 });
	world_ask(&w, &(struct ask){ .id = "JG-01", .duty = DUTY_OVERSIGHT,
	    .points = 5, .cycle = CYCLE_MONTH, .count = 1 });
	world_record(&w, unit, "ZG-01", DUTY_MAIN, "2026-01-12");
	world_record(&w, second, "JG-01", DUTY_OVERSIGHT, "2026-01-12");
}

static void
weights(void **state)
{
	(void)state;
	two_counties();
	copy_plan();
	other->w_duty[DUTY_MAIN] = 3000;
	other->w_duty[DUTY_OVERSIGHT] = 7000;
	compare();
	assert_int_equal(s.step.n, 1);
	assert_int_equal(s.step.v[0].kind, SIM_DUTY_WEIGHTS);
	assert_string_equal(s.step.v[0].what, "责任权重：主体责任60%改为30%，"
	    "监督责任40%改为70%");
	is_exactly(&w, of(unit)->now.daily, "60");
	is_exactly(&w, of(unit)->change.daily, "-30");
	is_exactly(&w, of(second)->part[0].daily, "30");
	assert_int_equal(of(unit)->now.rank, 1);
	assert_int_equal(of(unit)->then.rank, 2);
	assert_int_equal(of(second)->then.rank, 1);
	assert_int_equal(s.step.v[0].n_up, 1);
	assert_int_equal(s.step.v[0].n_down, 1);
	assert_false(s.over);
	assert_false(s.by_final);
	assert_int_equal(of(unit)->now.grade, BAND_NONE);
	is_filed();
}

/* The order of the steps, whatever the order of the plans. */
static void
order(void **state)
{
	static const enum sim_kind want[] = { SIM_CLASS_WEIGHTS,
		SIM_CONVERSION, SIM_CUT_LATE, SIM_BONUS_CAP, SIM_CHANGED,
		SIM_ADDED, SIM_DROPPED, SIM_GRADES };
	struct indicator added;

	(void)state;
	two_counties();
	copy_plan();
	other->grade[0] = 9500;
	other->indicator.v[1] = other->indicator.v[0];
	other->indicator.v[0] = w.plan->indicator.v[1];
	other->indicator.v[0].count.n = 2;
	added = other->indicator.v[1];
	added.item.id = word("ZG-09");
	other->indicator.v[1] = added; /* ZG-01 goes, ZG-09 comes */
	other->bonus_cap = -1;
	other->cut_late = 0;
	other->conversion = 9000;
	other->w_class[CLASS_COMMON] = 5000;
	other->w_class[CLASS_INDIVIDUAL] = 5000;
	other->lagging = 9;
	compare();
	assert_int_equal(s.step.n, N(want));
	for (size_t i = 0; i < N(want); i++)
		assert_int_equal(s.step.v[i].kind, want[i]);
	assert_string_equal(s.step.v[4].what, "指标JG-01 指标名称："
	    "次数1改为2");
	assert_string_equal(s.step.v[3].what, "加分上限：0分改为不设");
	assert_true(s.step.v[6].in_now);
	assert_int_equal(s.aside.n, 1);
	assert_string_equal(s.aside.v[0], "落后名次");
	is_filed();
	/* the record of ZG-01 serves nothing under the other plan */
	assert_int_equal(s.lost.n, 1);
	assert_string_equal(s.lost.v[0].record->indicator, "ZG-01");
	assert_string_equal(s.lost.v[0].task->subject, "ZG-01@2026-01");
}

/* A14.1; and a 编号 that a 台账 has already. */
static void
masked_and_clashes(void **state)
{
	static const struct ask own = { "GX-01", DUTY_MAIN, 2, CYCLE_MONTH, 1,
		false, NULL };
	struct indicator in;

	(void)state;
	two_counties();
	world_worklist(&w, unit, "2026-01-20", &own, 1);
	w.facts.record.v[0]->secrecy = SECRECY_SECRET;
	copy_plan();
	in = other->indicator.v[0];
	in.item.id = word("GX-01");
	other->indicator.v[0] = in;
	compare();
	assert_int_equal(s.lost.n, 0);
	assert_int_equal(s.n_masked, 1);
	assert_int_equal(s.clash.n, 1);
	assert_string_equal(s.clash.v[0], "GX-01（410901）");
	is_filed();
}

static void
same_plan(void **state)
{
	(void)state;
	two_counties();
	copy_plan();
	other->indicator.v[0].name = word("别的名称");
	compare();
	assert_int_equal(s.step.n, 0);
	assert_int_equal(s.aside.n, 1);
	assert_false(of(unit)->moves);
	is_filed();
}

static void
year_end(const char *code, enum duty d)
{
	struct year_end_score *v = arena_new(&w.a, struct year_end_score);
	struct fact_year_end *row = arena_new(&w.a, struct fact_year_end);

	v->duty = d;
	for (int p = 0; p < PARTS; p++)
		v->part[p].n = 9000;
	*row = (struct fact_year_end){ v, world_entry(&w, ROOT_YEAR_END, "",
	    "inputs/office/year-end.xml", "2027-01-12") };
	map_put(&w.y->by_year_end, arena_printf(&w.a, "%s %d", code, (int)d),
	    row);
}

/* With 年终考核 the year's score moves, and a threshold a grade. */
static void
grades(void **state)
{
	const struct sim_unit *u;

	(void)state;
	two_counties();
	w.facts.as_of = on("2027-01-20");
	w.plan->indicator.v[0].cycle = CYCLE_YEAR;
	w.plan->indicator.v[1].cycle = CYCLE_YEAR;
	map_init(&w.y->by_year_end, &w.a);
	for (int d = 0; d < DUTIES; d++)
		year_end(unit, (enum duty)d);
	copy_plan();
	other->w_daily = 5000;
	other->w_final = 5000;
	other->grade[2] = 7600;
	compare();
	u = of(unit);
	assert_true(s.over);
	assert_true(s.by_final);
	/* 主体 100, 监督 0: 60 × 70 % + 90 × 30 % */
	is_exactly(&w, u->now.final, "69");
	is_exactly(&w, u->then.final, "75");
	assert_int_equal(u->now.grade, BAND_FAIR);
	assert_int_equal(u->then.grade, BAND_POOR);
	assert_int_equal(s.step.n, 2);
	is_exactly(&w, u->part[0].final, "6");
	assert_int_equal(rat_sign(u->part[0].daily), 0);
	assert_int_equal(u->part[0].after, BAND_FAIR);
	assert_int_equal(u->part[1].before, BAND_FAIR);
	assert_int_equal(u->part[1].after, BAND_POOR);
	assert_int_equal(s.step.v[1].n_regraded, 1);
	assert_int_equal(s.step.v[1].n_up, 0);
	/* the other has no 年终考核: 未评定, no rank */
	assert_null(of(second)->change.final);
	assert_int_equal(of(second)->now.rank, 0);
	is_filed();
}

static uint32_t seed;

static uint32_t
dice(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

static void
change_plan(void)
{
	size_t i;

	for (i = 0; i < other->indicator.n; i++) {
		struct indicator *in = &other->indicator.v[i];

		if (dice(3) == 0)
			in->points = 100 * (1 + dice(9));
		if (dice(4) == 0)
			in->count.n = 1 + dice(3);
		if (dice(4) == 0)
			in->cycle = (enum cycle)dice(CYCLE_ONCE);
		if (dice(5) == 0)
			in->applies = (enum applies)dice(3);
		if (dice(5) == 0)
			in->duty = (enum duty)dice(DUTIES);
		if (dice(6) == 0)
			in->item.id = word(arena_printf(&w.a, "N-%zu", i));
	}
	other->cut_late = 100 * dice(100);
	other->w_duty[DUTY_MAIN] = 100 * dice(100);
	other->w_duty[DUTY_OVERSIGHT] = 10000 - other->w_duty[DUTY_MAIN];
	other->conversion = 5000 + dice(5000);
	if (dice(3) == 0 && other->indicator.n > 1)
		other->indicator.n--;
}

/* Whatever the plans: nothing is left over between the steps. */
static void
random_plans(void **state)
{
	(void)state;
	for (uint32_t k = 1; k <= 60; k++) {
		seed = k;
		world_init(&w, 2026, "2026-11-05");
		world_unit(&w, unit, CAT_COUNTY, true);
		world_unit(&w, second, CAT_CITY, dice(2) == 0);
		for (uint32_t i = 0; i < 6; i++)
			world_ask(&w, &(struct ask){ arena_printf(&w.a,
			    "I-%u", i), dice(2) ? DUTY_MAIN : DUTY_OVERSIGHT,
			    1 + dice(9), (enum cycle)dice(CYCLE_ONCE),
			    1 + dice(3), dice(2), NULL });
		for (int i = 0; i < 40; i++) {
			struct fact_record *r = world_record(&w,
			    dice(2) ? unit : second, arena_printf(&w.a,
			    "I-%u", dice(6)), DUTY_MAIN, arena_printf(&w.a,
			    "2026-%02u-%02u", 1 + dice(10), 1 + dice(28)));

			r->entered += (day_t)dice(8);
		}
		copy_plan();
		change_plan();
		compare();
		is_filed();
		arena_release(&w.a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(weights, release),
		cmocka_unit_test_teardown(order, release),
		cmocka_unit_test_teardown(masked_and_clashes, release),
		cmocka_unit_test_teardown(same_plan, release),
		cmocka_unit_test_teardown(grades, release),
		cmocka_unit_test_teardown(random_plans, release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
