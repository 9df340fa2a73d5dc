/*
 * case_duty.c - the duties of a 问责案件: a row each.
 */
#include "rules/case_duty.h"

#include <string.h>

struct asking {
	const struct case_ask *ask;
	const struct accountability_case *c;
	const struct decision *d;   /* in force; NULL = none */
	const char *id;
	day_t since;                /* from when on what is done counts */
};

/* A day that has come. */
static day_t
come(const struct asking *q, day_t d)
{
	return case_come(q->ask, d) ? d : DAY_NONE;
}

/* One that counts for the decision. */
static day_t
counts(const struct asking *q, day_t d)
{
	return d != DAY_NONE && d >= q->since ? come(q, d) : DAY_NONE;
}

static day_t
earlier(day_t a, day_t b)
{
	return a == DAY_NONE || (b != DAY_NONE && b < a) ? b : a;
}

static const struct measure *
way(const struct decision *d, enum measure_kind kind)
{
	for (size_t i = 0; i < d->measure.n; i++)
		if (d->measure.v[i].has_kind && d->measure.v[i].kind == kind)
			return &d->measure.v[i];
	return NULL;
}

/* --- which it binds --- */

static bool
any(const struct asking *q)
{
	(void)q;
	return true;
}

static bool
of_cadre(const struct asking *q)
{
	return !q->c->target.organ;
}

static bool
of_check(const struct asking *q)
{
	return q->c->target.organ && way(q->d, MEASURE_CHECK) != NULL;
}

static bool
of_adjustment(const struct asking *q)
{
	return way(q->d, MEASURE_ADJUSTMENT) != NULL;
}

static bool
of_talk(const struct asking *q)
{
	const struct measure *m = way(q->d, MEASURE_ADMONITION);

	return m != NULL && strcmp(field_text(&m->form), "谈话") == 0;
}

static bool
of_public(const struct asking *q)
{
	return way(q->d, MEASURE_ADJUSTMENT) != NULL ||
	    way(q->d, MEASURE_DISCIPLINE) != NULL;
}

/* --- when it was done --- */

static day_t
served_self(const struct asking *q)
{
	return case_served(q->c, q->d, "本人", q->ask->today);
}

static day_t
served_organ(const struct asking *q)
{
	return case_served(q->c, q->d, "所在党组织", q->ask->today);
}

static day_t
acted(const struct asking *q, enum case_act_kind k)
{
	const struct case_act *a = &q->c->execution.act[k];

	return a->given ? counts(q, a->day.day) : DAY_NONE;
}

static day_t
announced(const struct asking *q)
{
	return acted(q, ACT_ANNOUNCED);
}

/* Signed by the 主要负责人 and sent to the superior. */
static day_t
checked(const struct asking *q)
{
	const struct case_act *a = &q->c->execution.act[ACT_CHECK];

	return a->given && a->detail.text != NULL ? counts(q, a->sent.day) :
	    DAY_NONE;
}

static day_t
formalities(const struct asking *q)
{
	return acted(q, ACT_FORMALITIES);
}

static day_t
self_criticism(const struct asking *q)
{
	return acted(q, ACT_SELF_CRITICISM);
}

static day_t
deep_check(const struct asking *q)
{
	return acted(q, ACT_DEEP_CHECK);
}

static day_t
published(const struct asking *q)
{
	return acted(q, ACT_PUBLISHED);
}

/* The first of them to `to`. */
static day_t
sent_to(const struct asking *q, const struct sent *v, size_t n,
    const char *to)
{
	day_t first = DAY_NONE;

	for (size_t i = 0; i < n; i++)
		if (strcmp(field_text(&v[i].to), to) == 0)
			first = earlier(first, counts(q, v[i].day.day));
	return first;
}

static day_t
told_personnel(const struct asking *q)
{
	const struct execution *x = &q->c->execution;

	return sent_to(q, x->notice.v, x->notice.n, "组织部门");
}

static day_t
told_discipline(const struct asking *q)
{
	const struct execution *x = &q->c->execution;

	return sent_to(q, x->notice.v, x->notice.n, "纪检机关");
}

static day_t
filed_person(const struct asking *q)
{
	const struct execution *x = &q->c->execution;

	return sent_to(q, x->filing.v, x->filing.n, "个人档案");
}

static day_t
filed_integrity(const struct asking *q)
{
	const struct execution *x = &q->c->execution;

	return sent_to(q, x->filing.v, x->filing.n, "廉洁档案");
}

/* A 诫勉谈话 that names the case. */
static day_t
talked(const struct asking *q)
{
	const struct facts *f = q->ask->facts;
	day_t first = DAY_NONE;

	for (size_t i = 0; i < f->filed[ROOT_TALK].n; i++) {
		const struct talk *t = f->filed[ROOT_TALK].v[i].doc->as.talk;

		if (t->has_kind && t->kind == TALK_ADMONITION &&
		    strcmp(field_text(&t->case_id), q->id) == 0)
			first = earlier(first, counts(q, moment_day(
			    t->time.t)));
	}
	return first;
}

/* --- the table of what follows a decision --- */

enum again { ANEW, ONCE };  /* after a 变更 */

static const struct row {
	enum rule_id rule;
	enum case_step step;
	const char *key, *what, *paper;
	bool (*binds)(const struct asking *);
	day_t (*done)(const struct asking *);
	enum again again;
	int months;          /* from the day it takes effect; 0: 及时 */
} rows[] = {
	{ RULE_E06_1, STEP_SERVICE, "送达本人", "送达问责对象", "送达回证",
	    any, served_self, ANEW, 0 },
	{ RULE_E06_1, STEP_SERVICE, "送达党组织", "送达所在党组织",
	    "送达回证", of_cadre, served_organ, ANEW, 0 },
	{ RULE_E06_1, STEP_ANNOUNCEMENT, "宣布", "宣布问责决定", NULL, any,
	    announced, ANEW, 0 },
	{ RULE_E06_2, STEP_EXECUTION, "书面检查", "督促写出书面检查，由主要"
	    "负责人签字，报上级党组织", NULL, of_check, checked, ONCE, 0 },
	{ RULE_E06_3, STEP_EXECUTION, "手续", "办结组织调整或者组织处理的"
	    "手续", NULL, of_adjustment, formalities, ANEW, 1 },
	{ RULE_E06_4, STEP_FILING, "告知组织部门", "向组织部门通报",
	    "归档移交单", any, told_personnel, ANEW, 0 },
	{ RULE_E06_4, STEP_FILING, "告知纪检机关", "向纪检机关通报",
	    "归档移交单", any, told_discipline, ANEW, 0 },
	{ RULE_E06_4, STEP_FILING, "归个人档案", "把决定材料归入个人档案",
	    "归档移交单", of_cadre, filed_person, ANEW, 0 },
	{ RULE_E06_4, STEP_FILING, "归廉洁档案", "把决定材料归入廉洁档案",
	    "归档移交单", of_cadre, filed_integrity, ANEW, 0 },
	{ RULE_E06_5, STEP_EXECUTION, "书面检讨", "收到本人的书面检讨", NULL,
	    of_cadre, self_criticism, ONCE, 0 },
	{ RULE_E06_5, STEP_EXECUTION, "深刻检查", "安排在党的会议上作深刻"
	    "检查", NULL, of_cadre, deep_check, ONCE, 0 },
	{ RULE_E06_6, STEP_EXECUTION, "诫勉谈话", "进行诫勉谈话，报送写明"
	    "本案的谈话记录", "谈话记录", of_talk, talked, ONCE, 0 },
	{ RULE_E08_2, STEP_EXECUTION, "公开", "向社会公开，或者写明不公开的"
	    "理由", "通报(公开版)", of_public, published, ANEW, 0 },
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]), NO_ANSWER = ROWS, NO_APPEAL,
	NO_REVIEW };

/* The no of a duty is its own, whatever else is asked. */
static const char *
subject(const struct asking *q, const char *key, int no)
{
	return q->c->secrecy >= SECRECY_SECRET ? arena_printf(q->ask->a,
	    "%s/事项%d", q->id, no + 1) : arena_printf(q->ask->a, "%s/%s",
	    q->id, key);
}

static void
add_row(struct asking *q, const struct row *r, struct case_duties *out)
{
	const struct execution *x = &q->c->execution;
	day_t from = r->months > 0 && q->d->effective.day != DAY_NONE ?
	    q->d->effective.day : q->d->day.day;

	q->since = r->again == ANEW ? q->d->day.day : q->c->decision.day.day;
	*vec_push(q->ask->a, &out->v) = (struct case_duty){
		.rule = r->rule, .step = r->step, .key = r->key,
		.subject = subject(q, r->key, (int)(r - rows)),
		.what = r->what, .paper = r->paper, .from = from,
		.due = r->months > 0 ? case_months_on(q->ask, from,
		    r->months) : DAY_NONE, .done = r->done(q),
		.ended = r->rule == RULE_E08_2 && x->withheld,
		.at = q->d->at };
}

/* --- what follows a 移送 and an 申诉 --- */

/* E03.3 */
static void
add_answer(struct asking *q, struct case_duties *out)
{
	const struct accountability_case *c = q->c;

	if (!case_transferred(c) || c->source.day.day == DAY_NONE)
		return;
	*vec_push(q->ask->a, &out->v) = (struct case_duty){
		.rule = RULE_E03_3, .step = STEP_START, .key = "移送",
		.subject = subject(q, "移送", NO_ANSWER),
		.what = "启动问责，或者写明不予问责的理由",
		.paper = "问责启动呈批表", .from = c->source.day.day,
		.due = DAY_NONE, .done = earlier(c->start.given ? come(q,
		    c->start.day.day) : DAY_NONE, c->dropped.given ? come(q,
		    c->dropped.day.day) : DAY_NONE), .at = c->source.at };
}

/* E07.2 */
static void
add_appeal(struct asking *q, struct case_duties *out)
{
	const struct accountability_case *c = q->c;

	if (!c->appeal.given || !case_come(q->ask, c->appeal.day.day))
		return;
	*vec_push(q->ask->a, &out->v) = (struct case_duty){
		.rule = RULE_E07_2, .step = STEP_APPEAL, .key = "申诉受理",
		.subject = subject(q, "申诉受理", NO_APPEAL),
		.what = "受理申诉", .paper = "申诉受理通知书",
		.from = c->appeal.day.day, .due = DAY_NONE,
		.done = come(q, c->appeal.accepted.day), .at = c->appeal.at };
}

/* E07.1: an appeal is to be decided on; a 复查 without one is there. */
static void
add_review(struct asking *q, struct case_duties *out)
{
	const struct accountability_case *c = q->c;
	bool appealed = c->appeal.given && case_come(q->ask,
	    c->appeal.day.day);
	day_t done = c->reconsideration.given ? come(q,
	    c->reconsideration.day.day) : DAY_NONE;

	if (!appealed && done == DAY_NONE)
		return;
	*vec_push(q->ask->a, &out->v) = (struct case_duty){
		.rule = RULE_E07_1, .step = STEP_REVIEW, .key = "复查",
		.subject = subject(q, "复查", NO_REVIEW),
		.what = "作出复查决定", .paper = "复查决定书",
		.from = appealed ? c->appeal.day.day : done,
		.due = case_review_last(q->ask), .done = done,
		.at = appealed ? c->appeal.at : c->reconsideration.at };
}

void
case_duties(const struct case_ask *ask, const char *id,
    struct case_duties *out)
{
	struct asking q = { ask, ask->c, case_decision(ask->c, ask->today),
		id, DAY_NONE };

	add_answer(&q, out);
	for (size_t i = 0; q.d != NULL && i < ROWS; i++)
		if (rows[i].binds(&q))
			add_row(&q, &rows[i], out);
	add_appeal(&q, out);
	add_review(&q, out);
}
