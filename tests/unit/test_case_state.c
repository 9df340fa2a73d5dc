/*
 * test_case_state.c - what of a 问责案件 stands on a day: dropped or not,
 * served when, the terms of an appeal.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge_world.h"
#include "rules/case_duty.h"

static struct world w;
static struct accountability_case c;
static struct edition edition[2];

static void
begin(void)
{
	world_init(&w);
	edition[0] = (struct edition){ .year = 2016, .article = "六",
	    .in_force = { a_day("2016-07-08"), a_day("2019-08-31") } };
	edition[1] = (struct edition){ .year = 2019, .article = "七",
	    .in_force = { a_day("2019-09-01"), DAY_NONE },
	    .appeal_months = 1, .review_months = 1 };
	w.policy.statutes.edition = edition;
	w.policy.statutes.n_editions = 2;
	memset(&c, 0, sizeof(c));
	c.source.day = c.happened = no_day();
	c.start.day = c.dropped.day = no_day();
	c.decision.day = c.decision.effective = no_day();
	c.appeal.day = c.appeal.accepted = no_day();
	c.reconsideration.day = no_day();
	for (int k = 0; k < CASE_ACTS; k++)
		c.execution.act[k].day = c.execution.act[k].sent = no_day();
}

static struct case_ask
on(const char *today)
{
	return (struct case_ask){ &w.a, &c, &w.facts, &w.policy, w.calendar,
	    a_day(today) };
}

/* The later word holds, on its day; a decision ends the question. */
static void
dropped(void **state)
{
	(void)state;
	begin();
	c.dropped.given = c.start.given = true;
	c.dropped.day = f_day(&w, "2026-09-10");
	c.start.day = f_day(&w, "2026-09-11");
	assert_true(case_dropped(&c, a_day("2026-09-10")));
	assert_false(case_dropped(&c, a_day("2026-09-11")));
	c.start.day = f_day(&w, "2026-09-10");
	assert_true(case_dropped(&c, a_day("2026-09-11")));
	assert_false(case_dropped(&c, a_day("2026-09-09")));
	c.decision.given = true;
	c.decision.day = f_day(&w, "2026-09-12");
	assert_true(case_dropped(&c, a_day("2026-09-11")));
	assert_false(case_dropped(&c, a_day("2026-09-12")));
	world_release(&w);
}

static void
serve(const char *day)
{
	struct sent *s = vec_push(&w.a, &c.execution.service);

	s->to = a_field(&w, "本人");
	s->day = f_day(&w, day);
}

/* The first, by today; before the decision it is none. */
static void
served(void **state)
{
	(void)state;
	begin();
	c.decision.given = true;
	c.decision.day = f_day(&w, "2026-09-25");
	serve("2026-10-12");
	serve("2026-09-29");
	serve("2026-09-24");
	assert_int_equal(case_served(&c, &c.decision, "本人",
	    a_day("2026-11-30")), a_day("2026-09-29"));
	assert_int_equal(case_served(&c, &c.decision, "本人",
	    a_day("2026-09-28")), DAY_NONE);
	assert_int_equal(case_served(&c, &c.decision, "所在党组织",
	    a_day("2026-11-30")), DAY_NONE);
	world_release(&w);
}

/* 2019: its own month; 2016: as the decision says.  Off a day off. */
static void
terms(void **state)
{
	struct case_ask ask;

	(void)state;
	begin();
	c.decision.given = true;
	c.decision.day = f_day(&w, "2026-09-01");
	c.decision.appeal_term = a_field(&w, "60日");
	serve("2026-09-05");
	ask = on("2026-11-30");
	assert_int_equal(case_appeal_last(&ask, &c.decision),
	    a_day("2026-10-08"));
	c.appeal.given = true;
	c.appeal.day = f_day(&w, "2026-10-08");
	assert_int_equal(case_review_last(&ask), a_day("2026-11-09"));
	ask = on("2026-10-07");
	assert_int_equal(case_review_last(&ask), DAY_NONE);
	edition[1].appeal_months = edition[1].review_months = 0;
	ask = on("2026-11-30");
	assert_int_equal(case_appeal_last(&ask, &c.decision),
	    a_day("2026-11-04"));
	assert_int_equal(case_review_last(&ask), DAY_NONE);
	world_release(&w);
}

static const struct case_duty *
duty(const struct case_duties *l, const char *key)
{
	for (size_t i = 0; i < l->v.n; i++)
		if (strcmp(l->v.v[i].key, key) == 0)
			return &l->v.v[i];
	fail_msg("no duty %s", key);
	return NULL;
}

/* An answer is asked for in either edition, by a day where one is set;
 * a secret case has numbers for subjects. */
static void
answers(void **state)
{
	struct case_duties l = { { NULL, 0, 0 } };
	struct case_ask ask;

	(void)state;
	begin();
	c.decision.given = true;
	c.decision.day = f_day(&w, "2018-09-25");
	c.appeal.given = true;
	c.appeal.day = f_day(&w, "2018-10-19");
	ask = on("2018-11-30");
	case_duties(&ask, "WZ-1", &l);
	assert_int_equal(duty(&l, "复查")->due, DAY_NONE);
	assert_int_equal(duty(&l, "复查")->done, DAY_NONE);
	assert_string_equal(duty(&l, "复查")->subject, "WZ-1/复查");
	c.secrecy = SECRECY_SECRET;
	l.v.n = 0;
	case_duties(&ask, "WZ-1", &l);
	assert_null(strstr(duty(&l, "复查")->subject, "复查"));
	world_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dropped),
		cmocka_unit_test(served),
		cmocka_unit_test(terms),
		cmocka_unit_test(answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
