#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "judge_world.h"

/* A05.1: what makes a plan inconsistent. */

static void
none(struct plan *p)
{
	(void)p;
}

static void
duties(struct plan *p)
{
	p->w_duty[DUTY_MAIN] = 6001;
}

/* D10.2 speaks of it, A05.1 does not. */
static void
other_weights(struct plan *p)
{
	p->w_duty[DUTY_MAIN] = p->w_duty[DUTY_OVERSIGHT] = 5000;
}

static void
parts(struct plan *p)
{
	p->w_final = 2999;
}

static void
classes(struct plan *p)
{
	p->w_class[CLASS_INDIVIDUAL] = 0;
}

static void
grades(struct plan *p)
{
	p->grade[1] = p->grade[0];
}

static void
cuts(struct plan *p)
{
	p->cut_late = 10001;
}

static void
whole_cut(struct plan *p)
{
	p->cut_late = 10000;
}

static void
no_indicators(struct plan *p)
{
	p->indicator.n = 0;
}

static void
twice(struct plan *p)
{
	p->indicator.v[1].item.id.text = p->indicator.v[0].item.id.text;
}

static void
no_points(struct plan *p)
{
	p->indicator.v[2].points = 0;
}

static void
no_count(struct plan *p)
{
	p->indicator.v[2].count.n = 0;
}

static void
year_due(struct plan *p)
{
	p->indicator.v[3].due.text = "02-29";
}

static void
year_default(struct plan *p)
{
	p->indicator.v[3].due.text = NULL;
}

static void
month_due(struct plan *p)
{
	p->indicator.v[0].due.text = "06-30";
}

static void
once_none(struct plan *p)
{
	p->indicator.v[0].cycle = CYCLE_ONCE;
}

static void
once_other_year(struct plan *p)
{
	p->indicator.v[0].cycle = CYCLE_ONCE;
	p->indicator.v[0].due.text = "2027-01-01";
}

static void
once_in_year(struct plan *p)
{
	p->indicator.v[0].cycle = CYCLE_ONCE;
	p->indicator.v[0].due.text = "2026-12-31";
}

static void
faults(void **state)
{
	static const struct {
		void (*bend)(struct plan *);
		const char *says; /* NULL: consistent */
	} t[] = {
		{ none, NULL }, { duties, "60.01和40" },
		{ other_weights, NULL }, { parts, "日常考核和年终考核" },
		{ classes, "共性指标和个性指标" }, { grades, "依次递减" },
		{ cuts, "记实扣减" }, { whole_cut, NULL },
		{ no_indicators, "没有指标" }, { twice, "重复" },
		{ no_points, "分值" }, { no_count, "次数" },
		{ year_due, "02-29" }, { year_default, NULL },
		{ month_due, "06-30" }, { once_none, "一次" },
		{ once_other_year, "2027-01-01" }, { once_in_year, NULL },
	};
	struct world w;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct entry entry = { .path = "inputs/office/方案.xml" };
		struct err e = ERR_INIT;
		struct filed plan;

		world_init(&w);
		plan = (struct filed){ a_plan(&w), &entry };
		t[i].bend(plan.doc->as.plan);
		assert_int_equal(judge_plan(&plan, &e), t[i].says == NULL);
		if (t[i].says != NULL) {
			assert_int_equal(e.kind, ERR_CONFIG);
			assert_non_null(strstr(e.text, t[i].says));
			assert_non_null(strstr(e.text, "方案.xml:"));
			assert_non_null(strstr(e.text, "A05.1"));
		}
		world_release(&w);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
