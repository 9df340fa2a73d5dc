/*
 * test_case_stage.c - where a 问责案件 stands, step by step, and which papers
 * it then gives; its duties on their days.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge_world.h"
#include "rules/case_stage.h"

static struct world w;
static struct accountability_case c;
static struct doc doc;
static struct filed filed;

static void
no_days(struct decision *d)
{
	d->discussed = d->day = d->effective = d->reported = no_day();
}

/* A leading cadre, reported by a 移送. */
static void
begin(void)
{
	world_init(&w);
	memset(&c, 0, sizeof(c));
	memset(&doc, 0, sizeof(doc));
	doc.id = a_field(&w, "WZ-1");
	doc.as.accountability_case = &c;
	filed = (struct filed){ &doc, NULL };
	c.organ = a_field(&w, "中共示例市委");
	c.source.type = a_field(&w, "督查移送");
	c.source.day = f_day(&w, "2026-07-15");
	c.happened = c.start.day = c.start.approved = no_day();
	c.dropped.day = no_day();
	c.inquiry.from = c.inquiry.to = c.meeting.day = no_day();
	c.findings.day = c.reconsideration.day = no_day();
	c.reconsideration.discussed = no_day();
	c.appeal.day = c.appeal.accepted = no_day();
	no_days(&c.decision);
	no_days(&c.reconsideration.decision);
	for (int k = 0; k < CASE_ACTS; k++)
		c.execution.act[k].day = c.execution.act[k].sent = no_day();
	vec_push(&w.a, &c.situation);
	vec_push(&w.a, &c.fact)->open = true;
}

static struct case_view
on(const char *day)
{
	const struct case_ask ask = { &w.a, &c, &w.facts,
		&w.policy, w.calendar, a_day(day) };
	struct case_view v;

	case_stage(&ask, &filed, NULL, &v);
	return v;
}

static void
stands(const char *day, enum case_step now, enum case_step next)
{
	struct case_view v = on(day);

	if (v.now != now || v.next != next)
		fail_msg("%s: %d, next %d; wants %d, %d", day, (int)v.now,
		    (int)v.next, (int)now, (int)next);
}

static void
inquire(void)
{
	c.start.given = true;
	c.start.day = f_day(&w, "2026-08-03");
	c.inquiry.given = true;
	c.inquiry.organ = a_field(&w, "中共示例市纪委");
	c.inquiry.from = f_day(&w, "2026-08-04");
	c.inquiry.to = f_day(&w, "2026-09-10");
	c.meeting.given = true;
	c.meeting.day = f_day(&w, "2026-09-20");
	c.meeting.adopted = a_field(&w, "无申辩");
	c.findings.given = true;
	c.findings.day = f_day(&w, "2026-09-22");
	c.findings.proposal = a_field(&w, "问责");
}

static void
decide(struct decision *d, const char *discussed, const char *day)
{
	struct measure *m = vec_push(&w.a, &d->measure);

	d->given = true;
	d->organ = a_field(&w, "中共示例市委");
	d->discussed = f_day(&w, discussed);
	d->day = d->effective = f_day(&w, day);
	d->approved_by = d->appeal_organ = d->organ;
	d->appeal_term = a_field(&w, "1个月");
	c.target.background = a_field(&w, "简历");
	vec_push(&w.a, &d->basis);
	m->has_kind = true;
	m->kind = MEASURE_CIRCULAR;
}

static void
serve(const char *whom, const char *day)
{
	struct sent *s = vec_push(&w.a, &c.execution.service);

	s->to = a_field(&w, whom);
	s->day = f_day(&w, day);
}

static void
send(struct sent *s, const char *to, const char *day)
{
	s->to = a_field(&w, to);
	s->day = f_day(&w, day);
}

static void
act(enum case_act_kind k, const char *day)
{
	c.execution.act[k].given = true;
	c.execution.act[k].day = f_day(&w, day);
}

static void
execute(void)
{
	serve("本人", "2026-09-29");
	serve("所在党组织", "2026-09-29");
	act(ACT_ANNOUNCED, "2026-09-30");
	act(ACT_SELF_CRITICISM, "2026-10-08");
	act(ACT_DEEP_CHECK, "2026-10-09");
	send(vec_push(&w.a, &c.execution.notice), "组织部门", "2026-10-10");
	send(vec_push(&w.a, &c.execution.notice), "纪检机关", "2026-10-10");
	send(vec_push(&w.a, &c.execution.filing), "个人档案", "2026-10-10");
	send(vec_push(&w.a, &c.execution.filing), "廉洁档案", "2026-10-10");
}

/* Each step is there from its day on, not before. */
static void
step_by_step(void **state)
{
	(void)state;
	begin();
	stands("2026-07-31", CASE_STEPS, STEP_START);
	inquire();
	stands("2026-08-02", CASE_STEPS, STEP_START);
	stands("2026-08-03", STEP_START, STEP_INQUIRY);
	stands("2026-09-09", STEP_START, STEP_INQUIRY);
	stands("2026-09-10", STEP_INQUIRY, STEP_MEETING);
	stands("2026-09-20", STEP_MEETING, STEP_DISCUSSION);
	stands("2026-09-22", STEP_MEETING, STEP_DISCUSSION);
	decide(&c.decision, "2026-09-24", "2026-09-25");
	stands("2026-09-24", STEP_DISCUSSION, STEP_DECISION);
	stands("2026-09-25", STEP_DECISION, STEP_SERVICE);
	execute();
	stands("2026-09-29", STEP_SERVICE, STEP_ANNOUNCEMENT);
	stands("2026-09-30", STEP_ANNOUNCEMENT, STEP_EXECUTION);
	stands("2026-10-09", STEP_EXECUTION, STEP_FILING);
	stands("2026-10-10", STEP_FILING, STEP_CLOSED);
	/* served on 29 September: a month to appeal */
	stands("2026-10-29", STEP_FILING, STEP_CLOSED);
	stands("2026-10-30", STEP_CLOSED, CASE_STEPS);
	world_release(&w);
}

static void
dropped_case(void **state)
{
	struct case_view v;

	(void)state;
	begin();
	c.dropped.given = true;
	c.dropped.day = f_day(&w, "2026-07-28");
	assert_false(on("2026-07-27").dropped);
	v = on("2026-07-28");
	assert_true(v.dropped);
	assert_int_equal(v.lack.n, 0);
	assert_int_equal(v.next, CASE_STEPS);
	assert_false(v.paper[CASE_PAPER_START].applies);
	world_release(&w);
}

/* E04.1, E04.2, E05.3: no decision is printed without them. */
static void
decision_withheld(void **state)
{
	(void)state;
	begin();
	inquire();
	decide(&c.decision, "2026-09-24", "2026-09-25");
	assert_false(on("2026-09-24").paper[CASE_PAPER_DECISION].applies);
	assert_true(on("2026-09-25").paper[CASE_PAPER_DECISION].may);
	c.meeting.given = false;
	assert_false(on("2026-09-25").paper[CASE_PAPER_DECISION].may);
	assert_int_equal(on("2026-09-25").next, STEP_MEETING);
	c.meeting.given = true;
	c.findings.given = false;
	assert_false(on("2026-09-25").paper[CASE_PAPER_DECISION].may);
	c.findings.given = true;
	c.situation.n = 0;
	assert_false(on("2026-09-25").paper[CASE_PAPER_DECISION].may);
	assert_false(on("2026-09-25").paper[CASE_PAPER_SERVICE].applies);
	c.situation.n = 1;
	assert_true(on("2026-09-25").paper[CASE_PAPER_SERVICE].may);
	world_release(&w);
}

/* Only what is public, and only where it has to be published. */
static void
public_version(void **state)
{
	(void)state;
	begin();
	inquire();
	decide(&c.decision, "2026-09-24", "2026-09-25");
	assert_false(on("2026-09-25").paper[CASE_PAPER_PUBLIC].applies);
	c.decision.measure.v[0].kind = MEASURE_ADJUSTMENT;
	c.decision.measure.v[0].content = a_field(&w, "调整职务");
	assert_true(on("2026-09-25").paper[CASE_PAPER_PUBLIC].may);
	c.fact.v[0].open = false;
	assert_true(on("2026-09-25").paper[CASE_PAPER_PUBLIC].applies);
	assert_false(on("2026-09-25").paper[CASE_PAPER_PUBLIC].may);
	c.fact.v[0].open = true;
	c.execution.withheld = true;
	assert_false(on("2026-09-25").paper[CASE_PAPER_PUBLIC].applies);
	c.execution.withheld = false;
	c.secrecy = SECRECY_SECRET;
	assert_false(on("2026-09-25").paper[CASE_PAPER_PUBLIC].applies);
	assert_false(on("2026-09-25").paper[CASE_PAPER_DECISION].applies);
	world_release(&w);
}

/* A changed decision is served and filed anew; a revoked one no more. */
static void
reconsidered_case(void **state)
{
	struct reconsideration *r = &c.reconsideration;

	(void)state;
	begin();
	inquire();
	decide(&c.decision, "2026-09-24", "2026-09-25");
	execute();
	c.appeal.given = true;
	c.appeal.day = f_day(&w, "2026-10-20");
	c.appeal.reason = a_field(&w, "偏重");
	stands("2026-10-20", STEP_FILING, STEP_APPEAL);
	assert_false(on("2026-10-20").paper[CASE_PAPER_ACCEPTED].may);
	c.appeal.accepted = f_day(&w, "2026-10-22");
	c.appeal.organ = c.decision.organ;
	assert_true(on("2026-10-22").paper[CASE_PAPER_ACCEPTED].may);
	r->given = r->has_verdict = true;
	r->verdict = RECONSIDERED_REVOKED;
	r->day = f_day(&w, "2026-11-05");
	assert_false(on("2026-11-04").revoked);
	assert_true(on("2026-11-05").revoked);
	assert_int_equal(on("2026-11-05").next, CASE_STEPS);
	assert_true(on("2026-11-05").paper[CASE_PAPER_REVIEW].may);
	assert_false(on("2026-11-05").paper[CASE_PAPER_SERVICE].applies);
	r->verdict = RECONSIDERED_CHANGED;
	decide(&r->decision, "2026-11-04", "2026-11-05");
	assert_int_equal(on("2026-11-05").next, STEP_SERVICE);
	serve("本人", "2026-11-06");
	serve("所在党组织", "2026-11-06");
	assert_int_equal(on("2026-11-06").next, STEP_ANNOUNCEMENT);
	assert_int_equal(on("2026-11-06").step[STEP_FILING].state,
	    STEP_OPEN);
	assert_int_equal(on("2026-11-06").step[STEP_EXECUTION].state,
	    STEP_DONE);
	world_release(&w);
}

static day_t
appeal_last(const char *today)
{
	const struct case_ask ask = { &w.a, &c, &w.facts, &w.policy,
		w.calendar, a_day(today) };

	return case_appeal_last(&ask, &c.decision);
}

/* A term in days, one in months; one that is neither. */
static void
appeal_term(void **state)
{
	(void)state;
	begin();
	inquire();
	decide(&c.decision, "2026-09-24", "2026-09-25");
	assert_int_equal(appeal_last("2026-11-30"), DAY_NONE);
	serve("本人", "2026-09-24"); /* before the decision: none */
	assert_int_equal(appeal_last("2026-11-30"), DAY_NONE);
	serve("本人", "2026-09-30");
	assert_int_equal(appeal_last("2026-11-30"),
	    a_day("2026-10-30"));
	c.decision.appeal_term = a_field(&w, "30日");
	assert_int_equal(appeal_last("2026-11-30"),
	    a_day("2026-10-30"));
	c.decision.appeal_term = a_field(&w, "5个月");
	assert_int_equal(appeal_last("2026-11-30"),
	    a_day("2027-03-01")); /* 28 February is a Sunday */
	c.decision.appeal_term = a_field(&w, "三个月");
	assert_int_equal(appeal_last("2026-11-30"), DAY_NONE);
	world_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(step_by_step),
		cmocka_unit_test(dropped_case),
		cmocka_unit_test(decision_withheld),
		cmocka_unit_test(public_version),
		cmocka_unit_test(reconsidered_case),
		cmocka_unit_test(appeal_term),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
