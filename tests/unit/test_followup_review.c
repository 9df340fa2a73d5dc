/*
 * What the 述责述廉制度 asks for by a day, at the boundary days, and its
 * papers that wait for a 签批.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "computing.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static struct world w;
static const char unit[] = "410900";

/* A unit with its 主要负责人 until and from a day, and a 干部 of each kind. */
static void
a_city(const char *as_of)
{
	static const struct { const char *id, *team; } cadres[] = {
		{ "G-1", "主要负责人" }, { "G-3", "班子成员" },
		{ "G-4", "其他" }, { "G-5", NULL } };
	struct unit *u;
	struct tenure t = { .from.day = DAY_NONE, .to.day = on("2026-06-29"),
	    .item.at = { 8, 5 } };

	world_init(&w, 2026, as_of);
	world_ask(&w, &(struct ask){ "ZG-01", DUTY_MAIN, 10, CYCLE_YEAR, 1,
	    false, NULL });
	world_unit(&w, unit, CAT_COUNTY, true);
	u = &w.roster.as.roster->unit.v[0];
	t.item.id = word("G-1");
	t.name = word("干部甲");
	*vec_push(&w.a, &u->organ[DUTY_MAIN].principal) = t;
	t.item.id = word("G-2");
	t.name = word("干部乙");
	t.from.day = on("2026-06-30");
	t.to.day = DAY_NONE;
	*vec_push(&w.a, &u->organ[DUTY_MAIN].principal) = t;
	for (size_t i = 0; i < N(cadres); i++) {
		t.item.id = word(cadres[i].id);
		t.name = word(cadres[i].id);
		t.team = (struct field){ cadres[i].team, { 9, 9 } };
		t.from.day = DAY_NONE;
		t.to.day = i == 0 ? on("2026-06-29") : DAY_NONE;
		*vec_push(&w.a, &u->cadre) = t;
	}
}

static void
a_report(const char *subject, const char *filed)
{
	struct entry *e = world_entry(&w, ROOT_REPORT, unit,
	    "inputs/units/410900/report.xml", filed);

	e->identity = arena_printf(&w.a, "述责述廉报告 %s 2026 上半年 %s",
	    unit, subject);
}

/* C05.1: who has to report is who is in office on the half's last day. */
static void
reports(void **state)
{
	static const struct {
		const char *subject;
		enum state state;   /* STATES: nobody asks for it */
	} t[] = {
		{ "领导班子", STATE_DONE }, { "G-1", STATES },
		{ "G-2", STATE_DONE_LATE }, { "G-3", STATE_OVERDUE },
		{ "G-4", STATES }, { "G-5", STATES } };

	(void)state;
	a_city("2026-07-05");
	a_report("领导班子", "2026-06-30");
	a_report("领导班子", "2026-07-03");
	a_report("G-2", "2026-07-01");
	world_compute(&w, "2026-06");
	for (size_t i = 0; i < N(t); i++) {
		const struct deadline *d = world_deadline(&w, unit,
		    arena_printf(&w.a, "述责述廉报告/%s@2026H1",
		    t[i].subject), 0);

		assert_int_equal(d != NULL, t[i].state != STATES);
		if (d == NULL)
			continue;
		assert_int_equal(d->rule, RULE_C05_1);
		assert_int_equal(d->due, on("2026-06-30"));
		assert_int_equal(d->state, t[i].state);
		assert_string_equal(d->paper, "催报通知书");
	}
	assert_int_equal(world_found(&w, RULE_C05_1, unit), 2);
	assert_non_null(world_deadline(&w, unit,
	    "述责述廉报告/领导班子@2026H2", 0));
	arena_release(&w.a);
	/* the second half has not begun to run */
	a_city("2026-06-30");
	world_compute(&w, "2026-06");
	assert_null(world_deadline(&w, unit,
	    "述责述廉报告/领导班子@2026H2", 0));
}

/* --- meetings --- */

static struct vote *
a_meeting(const char *id, bool city, enum half half, const char *day)
{
	struct doc *d = arena_new(&w.a, struct doc);
	struct accounting_vote *m = arena_new(&w.a, struct accounting_vote);
	struct vote *v = vec_push(&w.a, &m->vote);

	*d = (struct doc){ .root = ROOT_VOTE, .at = { 2, 1 }, .year = 2026,
		.id = word(id), .as.vote = m };
	if (!city)
		d->unit = word(unit);
	m->city = city;
	m->has_half = true;
	m->half = half;
	m->day.day = on(day);
	m->reported.day = DAY_NONE;
	v->id = word("G-3");
	v->name = word("干部丙");
	v->unit = word(unit);
	for (int k = 0; k < BALLOTS; k++)
		v->cast[k] = (struct f_number){ 0, true, { 4, 9 } };
	v->cast[BALLOT_BEST].n = 90;
	v->feedback.day.day = v->feedback.received.day = DAY_NONE;
	v->mending.due.day = v->mending.planned.day = DAY_NONE;
	v->mending.reported.day = DAY_NONE;
	*vec_push(&w.a, &w.facts.filed[ROOT_VOTE]) = (struct filed){ d,
		world_entry(&w, ROOT_VOTE, "", "inputs/office/meeting.xml",
		    day) };
	return v;
}

static const struct deadline *
deadline_of(enum rule_id rule, const char *subject)
{
	for (size_t i = 0; i < w.r.deadline.n; i++)
		if (w.r.deadline.v[i].rule == rule &&
		    strcmp(w.r.deadline.v[i].subject, subject) == 0)
			return &w.r.deadline.v[i];
	return NULL;
}

/* C06.1: 10 calendar days; 20 June 2026 is a Saturday of a holiday that
 * ends on the 21st, so that the 22nd is the last. */
static void
ten_days(void **state)
{
	static const struct {
		const char *as_of, *received, *planned, *reported, *due;
		enum state state;
	} t[] = {
		{ "2026-06-30", "2026-06-12", NULL, NULL, "2026-06-22",
		    STATE_OVERDUE },
		{ "2026-06-22", "2026-06-10", NULL, NULL, "2026-06-22",
		    STATE_NEAR },
		{ "2026-06-23", "2026-06-10", "2026-06-12", NULL,
		    "2026-06-22", STATE_OVERDUE },
		{ "2026-06-23", "2026-06-10", NULL, "2026-06-22",
		    "2026-06-22", STATE_OVERDUE },
		{ "2026-06-23", "2026-06-10", "2026-06-12", "2026-06-22",
		    "2026-06-22", STATE_DONE },
		{ "2026-06-23", "2026-06-10", "2026-06-12", "2026-06-23",
		    "2026-06-22", STATE_DONE_LATE },
		{ "2026-06-17", "2026-06-08", NULL, NULL, "2026-06-18",
		    STATE_NEAR },
		{ "2026-06-19", "2026-06-08", NULL, NULL, "2026-06-18",
		    STATE_OVERDUE },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct deadline *d;
		struct vote *v;

		a_city(t[i].as_of);
		v = a_meeting("PY-1", true, HALF_FIRST, "2026-06-04");
		v->feedback.received.day = on(t[i].received);
		if (t[i].planned != NULL)
			v->mending.planned.day = on(t[i].planned);
		if (t[i].reported != NULL)
			v->mending.reported.day = on(t[i].reported);
		world_compute(&w, "2026-06");
		d = deadline_of(RULE_C06_1, "PY-1/G-3/整改");
		assert_non_null(d);
		assert_int_equal(d->due, on(t[i].due));
		assert_int_equal(d->state, t[i].state);
		assert_string_equal(d->who, "干部丙");
		arena_release(&w.a);
	}
}

/* C06.1 and C06.3 are of 市级 meetings alone, and what was found of 整改
 * is its state. */
static void
feedback(void **state)
{
	static const enum state states[MENDED_KINDS] = {
		[MENDED] = STATE_RECTIFIED,
		[MENDED_NOT] = STATE_NOT_RECTIFIED,
		[MENDED_NOTHING] = STATE_REFUSED };

	(void)state;
	for (int k = 0; k < MENDED_KINDS; k++) {
		struct vote *v;

		a_city("2026-06-30");
		v = a_meeting("PY-1", true, HALF_FIRST, "2026-06-04");
		v->feedback.received.day = on("2026-06-08");
		v->mending.has_verdict = true;
		v->mending.verdict = (enum mended)k;
		world_compute(&w, "2026-06");
		assert_int_equal(deadline_of(RULE_C06_1,
		    "PY-1/G-3/整改")->state, states[k]);
		arena_release(&w.a);
	}
	a_city("2026-06-30");
	a_meeting("PY-1", false, HALF_FIRST, "2026-06-04")->
	    feedback.received.day = on("2026-06-08");
	world_compute(&w, "2026-06");
	assert_null(deadline_of(RULE_C06_1, "PY-1/G-3/整改"));
	assert_null(deadline_of(RULE_C06_3, "PY-1/G-3/反馈"));
	arena_release(&w.a);
	/* 10 working days from 4 June, the 19th being a holiday */
	a_city("2026-06-18");
	(void)a_meeting("PY-1", true, HALF_FIRST, "2026-06-04");
	world_compute(&w, "2026-06");
	assert_int_equal(deadline_of(RULE_C06_3, "PY-1/G-3/反馈")->due,
	    on("2026-06-18"));
	assert_int_equal(deadline_of(RULE_C06_3, "PY-1/G-3/反馈")->state,
	    STATE_NEAR);
}

/* C06.2: by 年度 and 期间, whenever it was held */
static void
city_meetings(void **state)
{
	static const struct {
		const char *as_of, *held;
		enum state state;
	} t[] = {
		{ "2026-06-24", NULL, STATE_OPEN },
		{ "2026-06-30", NULL, STATE_NEAR },
		{ "2026-07-01", NULL, STATE_OVERDUE },
		{ "2026-07-01", "2026-06-30", STATE_DONE },
		{ "2026-07-02", "2026-07-01", STATE_DONE_LATE },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		a_city(t[i].as_of);
		(void)a_meeting("PY-0", true, HALF_SECOND, "2026-06-02");
		(void)a_meeting("PY-9", false, HALF_FIRST, "2026-06-02");
		if (t[i].held != NULL)
			(void)a_meeting("PY-1", true, HALF_FIRST, t[i].held);
		world_compute(&w, "2026-06");
		assert_int_equal(deadline_of(RULE_C06_2,
		    "述责述廉评议@2026H1")->state, t[i].state);
		arena_release(&w.a);
	}
}

/* C07.1: the unit's meeting, and each member an object */
static void
own_meetings(void **state)
{
	(void)state;
	a_city("2027-01-01");
	(void)a_meeting("PY-0", true, HALF_FIRST, "2026-03-02");
	world_compute(&w, "2026-12");
	assert_int_equal(deadline_of(RULE_C07_1, "述责述廉评议@2026")->state,
	    STATE_OVERDUE);
	assert_int_equal(deadline_of(RULE_C07_1,
	    "述责述廉评议/G-3@2026")->state, STATE_OVERDUE);
	arena_release(&w.a);
	a_city("2027-01-01");
	(void)a_meeting("PY-1", false, HALF_SECOND, "2026-12-31");
	world_compute(&w, "2026-12");
	assert_int_equal(deadline_of(RULE_C07_1, "述责述廉评议@2026")->state,
	    STATE_DONE);
	assert_int_equal(deadline_of(RULE_C07_1,
	    "述责述廉评议/G-3@2026")->state, STATE_DONE);
	assert_int_equal(deadline_of(RULE_C07_1,
	    "述责述廉评议/G-2@2026")->state, STATE_OVERDUE);
	assert_null(deadline_of(RULE_C07_1, "述责述廉评议/G-1@2026"));
}

static void
choose(const char *meeting, const char *person, const char *reading,
    const char *verdict, const char *day)
{
	struct doc *d = arena_new(&w.a, struct doc);
	struct approval_item *x;

	d->root = ROOT_APPROVAL;
	d->id = word("QP-1");
	d->as.approval = arena_new(&w.a, struct approval);
	d->as.approval->day.day = on(day);
	x = vec_push(&w.a, &d->as.approval->entry);
	x->kind = word("批评教育通知书");
	x->basis = word("C07.3");
	x->verdict = word(verdict);
	x->number = word(meeting);
	x->reading = word(reading);
	if (person != NULL)
		x->person = word(person);
	*vec_push(&w.a, &w.facts.approval) = (struct filed){ d,
		world_entry(&w, ROOT_APPROVAL, "", "inputs/office/q.xml",
		    day) };
}

/* C07.7: after the vote, and once the count is chosen */
static void
after_the_vote(void **state)
{
	static const struct {
		int fair, poor;
		const char *meeting, *person, *reading, *verdict;
		bool criticised;
	} t[] = {
		{ 30, 0, NULL, NULL, NULL, NULL, false },
		{ 31, 0, NULL, NULL, NULL, NULL, true },
		{ 45, 0, NULL, NULL, NULL, NULL, true },
		{ 46, 0, NULL, NULL, NULL, NULL, false },
		{ 30, 1, NULL, NULL, NULL, NULL, false },
		{ 30, 1, "PY-1", "G-3", "一般及以下", "同意", true },
		{ 30, 1, "PY-1", NULL, "一般及以下", "同意", true },
		{ 30, 1, "PY-1", "G-3", "一般及以下", "不同意", false },
		{ 30, 1, "PY-1", "G-2", "一般及以下", "同意", false },
		{ 30, 1, "PY-2", "G-3", "一般及以下", "同意", false },
		{ 30, 1, "PY-1", "G-3", "一般", "同意", false },
		{ 45, 1, "PY-1", "G-3", "一般", "同意", true },
		{ 45, 1, "PY-1", "G-3", "一般及以下", "同意", false },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		const struct deadline *d;
		struct vote *v;

		a_city("2026-07-20");
		v = a_meeting("PY-1", false, HALF_FIRST, "2026-06-04");
		v->cast[BALLOT_FAIR].n = t[i].fair;
		v->cast[BALLOT_POOR].n = t[i].poor;
		v->cast[BALLOT_BEST].n = 90 - t[i].fair - t[i].poor;
		v->mending.due.day = on("2026-07-17");
		if (t[i].meeting != NULL)
			choose(t[i].meeting, t[i].person, t[i].reading,
			    t[i].verdict, "2026-06-20");
		world_compute(&w, "2026-07");
		d = deadline_of(RULE_C07_7, "PY-1/G-3/批评教育整改");
		if ((d != NULL) != t[i].criticised)
			fail_msg("row %zu", i);
		if (d != NULL)
			assert_int_equal(d->state, STATE_OVERDUE);
		assert_int_equal(deadline_of(RULE_C07_7,
		    "PY-1/G-3/整改要求") != NULL, t[i].criticised);
		assert_int_equal(deadline_of(RULE_C07_7, "PY-1/上报")->due,
		    on("2026-06-18"));
		arena_release(&w.a);
	}
}

/* The last word by its day counts, whichever was received last. */
static void
last_choice(void **state)
{
	(void)state;
	a_city("2026-07-20");
	a_meeting("PY-1", false, HALF_FIRST, "2026-06-04");
	w.facts.filed[ROOT_VOTE].v[0].doc->as.vote->vote.v[0]
	    .cast[BALLOT_FAIR].n = 30;
	w.facts.filed[ROOT_VOTE].v[0].doc->as.vote->vote.v[0]
	    .cast[BALLOT_BEST].n = 59;
	w.facts.filed[ROOT_VOTE].v[0].doc->as.vote->vote.v[0]
	    .cast[BALLOT_POOR].n = 1;
	choose("PY-1", "G-3", "一般及以下", "同意", "2026-06-21");
	choose("PY-1", "G-3", "一般", "同意", "2026-06-20");
	world_compute(&w, "2026-07");
	assert_non_null(deadline_of(RULE_C07_7, "PY-1/G-3/整改要求"));
}

/* --- papers that wait for a 签批 --- */

static void
agree(const char *meeting, const char *verdict, const char *day)
{
	struct approval_item *x;

	choose(meeting, "G-3", "一般", verdict, day);
	x = &w.facts.approval.v[w.facts.approval.n - 1].doc->as.approval->
	    entry.v[0];
	x->unit = word(unit);
}

static const struct draft_paper *
draft_of(enum draft_kind kind)
{
	for (size_t i = 0; i < w.r.draft.n; i++)
		if (w.r.draft.v[i].kind == kind)
			return &w.r.draft.v[i];
	return NULL;
}

/* Undecided, by every run; agreed, in the month of the meeting or of the
 * 签批, or by the first run that sees it; else not at all. */
static void
drafts(void **state)
{
	static const struct {
		const char *month, *held, *verdict, *decided;
		enum draft_state state;
		bool due;
		const char *ran; /* as-of day of June's run; NULL = none */
	} t[] = {
		{ "2026-07", "2026-01-05", NULL, NULL, DRAFT_OPEN, true,
		    NULL },
		{ "2026-07", "2026-06-30", "同意", "2026-08-01", DRAFT_AGREED,
		    false, NULL },
		{ "2026-07", "2026-07-01", "同意", "2026-08-01", DRAFT_AGREED,
		    true, NULL },
		{ "2026-07", "2026-07-31", "同意", "2026-08-01", DRAFT_AGREED,
		    true, NULL },
		{ "2026-07", "2026-06-30", "同意", "2026-07-01", DRAFT_AGREED,
		    true, NULL },
		{ "2026-07", "2026-06-01", "同意", "2026-06-30", DRAFT_AGREED,
		    true, NULL },
		{ "2026-07", "2026-06-01", "同意", "2026-06-30", DRAFT_AGREED,
		    true, "2026-06-29" },
		{ "2026-07", "2026-06-01", "同意", "2026-06-30", DRAFT_AGREED,
		    false, "2026-06-30" },
		{ "2026-07", "2026-07-01", "不同意", "2026-07-10",
		    DRAFT_REFUSED, false, NULL },
		{ "2026-07", "2026-07-01", "修改", "2026-07-10",
		    DRAFT_REFUSED, false, NULL },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		struct fact_published june = { .month = day_month(
		    on("2026-06-01")) };
		const struct draft_paper *d;
		struct vote *v;

		a_city("2026-08-05");
		v = a_meeting("PY-1", false, HALF_FIRST, t[i].held);
		v->cast[BALLOT_FAIR].n = 31;
		v->cast[BALLOT_BEST].n = 59;
		v->mending.due.day = on("2026-12-31");
		if (t[i].verdict != NULL)
			agree("PY-1", t[i].verdict, t[i].decided);
		if (t[i].ran != NULL) {
			june.as_of = on(t[i].ran);
			w.facts.month_run = &june;
			w.facts.n_month_runs = 1;
		}
		world_compute(&w, t[i].month);
		d = draft_of(DRAFT_CRITICISM);
		assert_non_null(d);
		assert_int_equal(d->rule, RULE_C07_3);
		assert_int_equal(d->state, t[i].state);
		if (d->due != t[i].due)
			fail_msg("row %zu", i);
		assert_int_equal(d->decided, t[i].decided == NULL ? DAY_NONE :
		    on(t[i].decided));
		arena_release(&w.a);
	}
}

/* What a paper cannot do without; and a 件 that the votes do not bear out
 * is told (C07.3). */
static void
drafts_lacking(void **state)
{
	struct vote *v;

	(void)state;
	a_city("2026-08-05");
	v = a_meeting("PY-1", false, HALF_FIRST, "2026-07-01");
	v->cast[BALLOT_FAIR].n = 31;
	v->cast[BALLOT_BEST].n = 59;
	world_compute(&w, "2026-07");
	assert_string_equal(draft_of(DRAFT_CRITICISM)->lacks, "整改期限");
	assert_false(draft_of(DRAFT_CRITICISM)->due);
	assert_null(draft_of(DRAFT_ACCOUNT_VOTES));
	assert_int_equal(world_found(&w, RULE_C07_3, unit), 0);
	arena_release(&w.a);
	a_city("2026-08-05");
	v = a_meeting("PY-1", true, HALF_SECOND, "2026-07-01");
	v->mending.has_verdict = true;
	v->mending.verdict = MENDED_NOTHING;
	agree("PY-1", "同意", "2026-07-10");
	world_compute(&w, "2026-07");
	assert_string_equal(draft_of(DRAFT_ACCOUNT_MENDING)->lacks,
	    "反馈意见的收到日期");
	assert_string_equal(draft_of(DRAFT_ACCOUNT_MENDING)->period,
	    "2026H2");
	assert_null(draft_of(DRAFT_CRITICISM));
	assert_int_equal(world_found(&w, RULE_C07_3, unit), 1);
	arena_release(&w.a);
	/* 到位, and 本级: nothing is proposed */
	a_city("2026-08-05");
	v = a_meeting("PY-1", true, HALF_SECOND, "2026-07-01");
	v->mending.has_verdict = true;
	v->mending.verdict = MENDED;
	v = a_meeting("PY-2", false, HALF_SECOND, "2026-07-01");
	v->mending.has_verdict = true;
	v->mending.verdict = MENDED_NOTHING;
	world_compute(&w, "2026-07");
	assert_null(draft_of(DRAFT_ACCOUNT_MENDING));
}

static int
release(void **state)
{
	(void)state;
	arena_release(&w.a);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(reports, release),
		cmocka_unit_test(ten_days),
		cmocka_unit_test_teardown(feedback, release),
		cmocka_unit_test(city_meetings),
		cmocka_unit_test_teardown(own_meetings, release),
		cmocka_unit_test(after_the_vote),
		cmocka_unit_test_teardown(last_choice, release),
		cmocka_unit_test(drafts),
		cmocka_unit_test_teardown(drafts_lacking, release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
