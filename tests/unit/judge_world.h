/*
 * judge_world.h - an invented little city for the tests of rules/: its
 * roster, plan and 工作台账 are folded as the program does it; documents
 * are built by hand.  All functions are inline: a test is one file.
 * Owner:  everything lives in w->a, until world_release.
 */
#ifndef TESTS_JUDGE_WORLD_H
#define TESTS_JUDGE_WORLD_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/fold.h"
#include "rules/judge.h"

struct world {
	struct arena a;
	struct facts facts;
	struct policy policy;
	const struct calendar *calendar;
	struct diag_list found;
	struct judging j;
	uint32_t line;          /* the next place to give out */
	int64_t seq;            /* entries so far */
};

static inline struct place
a_place(struct world *w)
{
	return (struct place){ w->line++, 3 };
}

static inline struct field
a_field(struct world *w, const char *text)
{
	return (struct field){ text, a_place(w) };
}

static inline moment_t
a_moment(const char *text)
{
	moment_t t;

	if (!moment_parse(text, &t))
		abort();
	return t;
}

static inline day_t
a_day(const char *text)
{
	day_t d;

	if (!day_parse(text, &d))
		abort();
	return d;
}

static inline struct f_day
no_day(void)
{
	return (struct f_day){ DAY_NONE, { 0, 0 } };
}

static inline void
content(struct item *it, const char *text)
{
	sm3_hex(text, strlen(text), it->canonical);
}

static inline struct item
an_ordinal(struct world *w, struct doc *d, const char *id)
{
	struct item it = { .ordinal = d->n_items++, .at = a_place(w) };

	it.id = a_field(w, id);
	content(&it, id == NULL ? "" : id);
	return it;
}

static inline struct doc *
a_doc(struct world *w, enum root root, const char *unit, int year)
{
	struct doc *d = arena_new(&w->a, struct doc);

	d->root = root;
	d->at = a_place(w);
	d->root_text = a_field(w, root_name(root));
	d->unit = (struct field){ unit, { d->at.line, 9 } };
	d->year = year;
	d->filed.t = TIME_NONE;
	d->own_day = DAY_NONE;
	d->identity = arena_printf(&w->a, "%s %s %d", root_name(root),
	    unit == NULL ? "" : unit, year);
	return d;
}

static inline struct tenure
a_tenure(struct world *w, const char *id, const char *name,
    const char *from, const char *to)
{
	struct tenure t = { .from = no_day(), .to = no_day() };

	t.item.at = a_place(w);
	t.item.id = a_field(w, id);
	t.name = a_field(w, name);
	t.post = a_field(w, "职务");
	if (from != NULL)
		t.from.day = a_day(from);
	if (to != NULL)
		t.to.day = a_day(to);
	return t;
}

static inline struct unit *
a_unit(struct world *w, struct roster *r, const char *code,
    const char *name, enum category category)
{
	struct unit *u = vec_push(&w->a, &r->unit);

	u->at = a_place(w);
	u->code = a_field(w, code);
	u->name = a_field(w, name);
	u->category = category;
	u->order = INT64_MAX;
	u->organ[DUTY_MAIN].given = true;
	*vec_push(&w->a, &u->recorder) = a_tenure(w, NULL, "记录员甲", NULL,
	    NULL);
	return u;
}

/* 410922 甲县: 干部甲 until 2026-10-31, then 干部乙; 干部丙 for 监督责任.
 * 410901 市直机关一: 干部丁, nobody for 监督责任. */
static inline struct doc *
a_roster(struct world *w)
{
	struct doc *d = a_doc(w, ROOT_ROSTER, NULL, 2026);
	struct roster *r = arena_new(&w->a, struct roster);
	struct unit *u = a_unit(w, r, "410922", "甲县", CAT_COUNTY);

	d->as.roster = r;
	*vec_push(&w->a, &u->organ[DUTY_MAIN].principal) = a_tenure(w,
	    "G410922-001", "干部甲", "2026-01-01", "2026-10-31");
	*vec_push(&w->a, &u->organ[DUTY_MAIN].principal) = a_tenure(w,
	    "G410922-002", "干部乙", "2026-11-01", NULL);
	u->organ[DUTY_OVERSIGHT].given = true;
	*vec_push(&w->a, &u->organ[DUTY_OVERSIGHT].principal) = a_tenure(w,
	    "G410922-003", "干部丙", NULL, NULL);
	*vec_push(&w->a, &u->cadre) = a_tenure(w, "G410922-001", "干部甲",
	    NULL, NULL);
	u->recorder.v[0].to.day = a_day("2026-10-20");
	*vec_push(&w->a, &u->recorder) = a_tenure(w, NULL, "记录员乙",
	    "2026-10-21", NULL);
	u = a_unit(w, r, "410901", "市直机关一", CAT_CITY);
	*vec_push(&w->a, &u->organ[DUTY_MAIN].principal) = a_tenure(w,
	    "G410901-001", "干部丁", NULL, NULL);
	return d;
}

static inline struct indicator *
an_indicator(struct world *w, const char *id, enum duty duty,
    enum cycle cycle, const char *due)
{
	struct indicator *in = arena_new(&w->a, struct indicator);

	in->item.at = a_place(w);
	in->item.id = a_field(w, id);
	content(&in->item, id);
	in->name = a_field(w, "专题研究党风廉政建设");
	in->text = a_field(w, "每期专题研究");
	in->duty = duty;
	in->applies = APPLIES_ALL;
	in->cycle = cycle;
	in->points = 200;
	in->count = (struct f_number){ 1, true, a_place(w) };
	if (due != NULL)
		in->due = a_field(w, due);
	return in;
}

static inline struct doc *
a_plan(struct world *w)
{
	struct doc *d = a_doc(w, ROOT_PLAN, NULL, 2026);
	struct plan *p = arena_new(&w->a, struct plan);
	struct indicator *in;

	d->as.plan = p;
	p->number = a_field(w, "示办〔2026〕3号");
	p->weights_at = a_place(w);
	p->grades_at = a_place(w);
	p->w_duty[DUTY_MAIN] = 6000;
	p->w_duty[DUTY_OVERSIGHT] = 4000;
	p->w_daily = 7000;
	p->w_final = 3000;
	p->w_class[CLASS_COMMON] = 8000;
	p->w_class[CLASS_INDIVIDUAL] = 2000;
	p->grade[0] = 9000;
	p->grade[1] = 8000;
	p->grade[2] = 6000;
	p->bonus_cap = -1;
	p->conversion = 10000;
	in = an_indicator(w, "ZG-01", DUTY_MAIN, CYCLE_MONTH, NULL);
	in->evidence = true;
	*vec_push(&w->a, &p->indicator) = *in;
	in = an_indicator(w, "ZG-02", DUTY_MAIN, CYCLE_MONTH, NULL);
	in->applies = APPLIES_CITY;
	*vec_push(&w->a, &p->indicator) = *in;
	in = an_indicator(w, "ZG-03", DUTY_MAIN, CYCLE_QUARTER, NULL);
	*vec_push(&w->a, &p->indicator) = *in;
	in = an_indicator(w, "ZG-04", DUTY_MAIN, CYCLE_YEAR, "10-13");
	*vec_push(&w->a, &p->indicator) = *in;
	in = an_indicator(w, "JG-01", DUTY_OVERSIGHT, CYCLE_MONTH, NULL);
	*vec_push(&w->a, &p->indicator) = *in;
	return d;
}

static inline void
push_indicator(struct world *w, struct doc *d, const struct indicator *in)
{
	struct indicator *out = vec_push(&w->a, &d->as.worklist->indicator);

	*out = *in;
	out->klass = CLASS_INDIVIDUAL;
	out->item.ordinal = d->n_items++;
}

/* GX-01 每季 (due 03-31), GX-02 每年 (due 12-31); filed 2026-01-20. */
static inline struct doc *
a_worklist(struct world *w)
{
	struct doc *d = a_doc(w, ROOT_WORKLIST, "410922", 2026);

	d->as.worklist = arena_new(&w->a, struct worklist);
	d->filed.t = a_moment("2026-01-20T09:00:00");
	push_indicator(w, d, an_indicator(w, "GX-01", DUTY_MAIN,
	    CYCLE_QUARTER, NULL));
	push_indicator(w, d, an_indicator(w, "GX-02", DUTY_MAIN, CYCLE_YEAR,
	    NULL));
	return d;
}

static inline struct doc *
a_submission(struct world *w, int64_t batch)
{
	struct doc *d = a_doc(w, ROOT_SUBMISSION, "410922", 2026);
	struct submission *s = arena_new(&w->a, struct submission);

	d->as.submission = s;
	d->f_month = a_field(w, "2026-10");
	d->filed.t = a_moment("2026-10-30T16:20:00");
	d->filed.at = a_place(w);
	if (!month_parse("2026-10", &s->month))
		abort();
	s->batch = batch;
	d->identity = arena_printf(&w->a, "记实提交 410922 2026-10 %d",
	    (int)batch);
	return d;
}

static inline struct f_moment
f_moment(struct world *w, const char *text)
{
	return (struct f_moment){ a_moment(text), a_place(w) };
}

/* Valid until the next record is added to the document. */
static inline struct record *
a_record(struct world *w, struct doc *d, const char *id)
{
	struct record *r = vec_push(&w->a, &d->as.submission->record);

	r->item = an_ordinal(w, d, id);
	r->indicator = a_field(w, "ZG-03");
	r->paper = a_field(w, "2026-D-1");
	r->f_duty = a_field(w, "主体责任");
	r->f_actor = a_field(w, "主要负责人");
	r->has_duty = r->has_actor = true;
	r->duty = DUTY_MAIN;
	r->actor = ACTOR_PRINCIPAL;
	r->secret_until = no_day();
	r->from = f_moment(w, "2026-10-12T09:00:00");
	r->to.t = TIME_NONE;
	r->venue = a_field(w, "县委常委会议室");
	*vec_push(&w->a, &r->person) = (struct person){
	    a_field(w, "干部甲"), a_field(w, "县委书记"),
	    a_field(w, "G410922-001") };
	r->matter = a_field(w, arena_printf(&w->a,
	    "主持召开县委常委会会议，听取%s号汇报，部署整改任务。", id));
	r->signer = a_field(w, "干部甲");
	r->signer_post = a_field(w, "县委书记");
	r->signed_at = f_moment(w, "2026-10-13T10:00:00");
	r->enterer = a_field(w, "记录员甲");
	r->entered = f_moment(w, "2026-10-14T15:30:00");
	r->amendment.time.t = TIME_NONE;
	return r;
}

static inline void
amend(struct world *w, struct amendment *m, const char *approver,
    const char *when)
{
	m->given = true;
	m->at = a_place(w);
	m->reason = a_field(w, "补充内容");
	m->approver = a_field(w, approver);
	m->time = f_moment(w, when);
}

static inline struct withdrawal *
a_withdrawal(struct world *w, struct doc *d, const char *id)
{
	struct withdrawal *v = vec_push(&w->a, &d->as.submission->withdrawal);

	v->item = an_ordinal(w, d, id);
	amend(w, &v->why, "干部甲", "2026-10-28T10:00:00");
	return v;
}

static inline struct evidence *
an_evidence(struct world *w, struct record *r, const char *path,
    uint8_t fill, enum evidence_state state)
{
	struct evidence *e = vec_push(&w->a, &r->evidence);

	e->at = a_place(w);
	e->path = a_field(w, path);
	e->digest = a_field(w, "");
	e->kind = DIGEST_SM3;
	memset(e->sum, fill, sizeof(e->sum));
	e->readable = true;
	e->state = state;
	return e;
}

static inline struct doc *
a_review(struct world *w, enum organ_kind organ)
{
	struct doc *d = a_doc(w, ROOT_REVIEW, NULL, 2026);
	struct review *v = arena_new(&w->a, struct review);

	d->as.review = v;
	d->f_month = a_field(w, "2026-10");
	v->organ = organ;
	if (organ != ORGAN_NONE)
		v->f_organ = a_field(w, "机关");
	d->identity = arena_printf(&w->a, "审核意见 2026-10 %d", (int)organ);
	return d;
}

static inline struct review_opinion *
an_opinion(struct world *w, struct doc *d, const char *record,
    enum opinion opinion)
{
	struct review_opinion *o = vec_push(&w->a,
	    &d->as.review->opinion);

	o->item = an_ordinal(w, d, record);
	o->unit = a_field(w, "410922");
	o->record = a_field(w, record);
	o->f_opinion = a_field(w, opinion_name(opinion));
	o->reason = a_field(w, "理由");
	o->opinion = opinion;
	if (opinion == OPINION_DEDUCT)
		o->deduct = (struct f_number){ 50, true, a_place(w) };
	content(&o->item, arena_printf(&w->a, "%s %d", record,
	    (int)opinion));
	return o;
}

static inline struct doc *
an_approval(struct world *w)
{
	struct doc *d = a_doc(w, ROOT_APPROVAL, NULL, 2026);

	d->as.approval = arena_new(&w->a, struct approval);
	d->id = a_field(w, "QP-2026-001");
	return d;
}

static inline struct approval_item *
an_item(struct world *w, struct doc *d, const char *verdict)
{
	struct approval_item *v = vec_push(&w->a, &d->as.approval->entry);

	v->item = an_ordinal(w, d, NULL);
	v->kind = a_field(w, "追究");
	v->basis = a_field(w, "A13.1");
	v->unit = a_field(w, "410922");
	v->verdict = a_field(w, verdict);
	v->reason = a_field(w, "经研究");
	return v;
}

static inline struct doc *
a_year_end(struct world *w, enum organ_kind organ)
{
	struct doc *d = a_doc(w, ROOT_YEAR_END, NULL, 2026);
	struct year_end *y = arena_new(&w->a, struct year_end);

	d->as.year_end = y;
	y->organ = organ;
	if (organ != ORGAN_NONE)
		y->f_organ = a_field(w, "机关");
	y->day.day = a_day("2027-01-12");
	d->identity = arena_printf(&w->a, "年终考核 2026 %d", (int)organ);
	return d;
}

/* 90.00, 85.00, 88.00 */
static inline struct year_end_score *
a_score(struct world *w, struct doc *d, const char *unit, enum duty duty)
{
	static const int64_t part[PARTS] = { 9000, 8500, 8800 };
	struct year_end_score *s = vec_push(&w->a, &d->as.year_end->score);
	size_t i;

	s->item = an_ordinal(w, d, unit);
	s->unit = a_field(w, unit);
	s->f_duty = a_field(w, duty_name(duty));
	s->duty = duty;
	for (i = 0; i < PARTS; i++)
		s->part[i] = (struct f_number){ part[i], true, a_place(w) };
	return s;
}

static inline struct doc *
an_adjustments(struct world *w)
{
	struct doc *d = a_doc(w, ROOT_ADJUSTMENTS, NULL, 2026);

	d->as.adjustments = arena_new(&w->a, struct adjustments);
	return d;
}

static inline struct f_day
f_day(struct world *w, const char *text)
{
	return (struct f_day){ a_day(text), a_place(w) };
}

/* A 表彰; with `promoted` a 推广. */
static inline struct commendation *
a_commendation(struct world *w, struct doc *d, const char *id, bool promoted)
{
	struct adjustments *all = d->as.adjustments;
	struct commendation *c = promoted ?
	    vec_push(&w->a, &all->promotion) :
	    vec_push(&w->a, &all->commendation);

	c->item = an_ordinal(w, d, id);
	c->unit = a_field(w, "410922");
	c->subject = a_field(w, "示范党组织");
	c->f_tier = a_field(w, "级别");
	c->tier = TIER_PROVINCE;
	c->proof = a_field(w, "示发〔2026〕5号");
	c->day = f_day(w, "2026-06-30");
	return c;
}

static inline struct investigation *
an_investigation(struct world *w, struct doc *d, const char *person,
    enum outcome outcome)
{
	struct investigation *v = vec_push(&w->a,
	    &d->as.adjustments->investigation);

	v->item = an_ordinal(w, d, "CC-1");
	v->unit = a_field(w, "410922");
	v->person = a_field(w, person);
	v->name = a_field(w, "干部己");
	v->f_level = a_field(w, "科级");
	v->level = CADRE_SECTION;
	v->f_outcome = a_field(w, outcome_name(outcome));
	v->outcome = outcome;
	v->f_organ = a_field(w, "市纪委");
	v->day = f_day(w, "2026-09-18");
	return v;
}

static inline struct sanction *
a_sanction(struct world *w, struct doc *d, const char *id)
{
	struct sanction *v = vec_push(&w->a, &d->as.adjustments->sanction);

	v->item = an_ordinal(w, d, id);
	v->unit = a_field(w, "410922");
	v->f_target = a_field(w, "主要负责人");
	v->person = a_field(w, "G410922-001");
	v->kind = a_field(w, "严重警告");
	v->day = f_day(w, "2026-05-15");
	return v;
}

static inline struct doc *
a_focus(struct world *w, const char *unit)
{
	struct doc *d = a_doc(w, ROOT_FOCUS, NULL, 2026);
	struct focus_area *f;

	d->as.focus = arena_new(&w->a, struct focus);
	d->id = a_field(w, "ZD-1");
	f = vec_push(&w->a, &d->as.focus->area);
	f->at = a_place(w);
	f->unit = a_field(w, unit);
	f->area = a_field(w, "工程建设");
	return d;
}

static inline enum verdict
world_judge(struct world *w, const struct doc *d)
{
	bool *items = arena_array(&w->a, bool, (size_t)d->n_items);

	w->found = (struct diag_list){ .a = &w->a };
	w->j.doc = d;
	judge_document(&w->j);
	return judge_verdict(d, &w->found, items);
}

/* Judges, and takes the document in as an entry; its bytes are named by
 * its first place, which no other document has. */
static inline enum verdict
world_take(struct world *w, const struct doc *d)
{
	size_t n = (size_t)d->n_items;
	struct entry *e = arena_new(&w->a, struct entry);
	struct entry_item *row = arena_array(&w->a, struct entry_item, n);
	bool *items = arena_array(&w->a, bool, n);
	char bytes[16];
	size_t i;

	(void)world_judge(w, d);
	e->verdict = judge_verdict(d, &w->found, items);
	for (i = 0; i < n; i++) {
		const struct doc_item has = doc_item(d, i);
		const struct item *it = has.item;

		assert(it->ordinal == (int32_t)i);
		row[i].kind = has.kind;
		row[i].amended = has.amended;
		row[i].ordinal = row[i].canonical = (int32_t)i;
		row[i].id = it->id.text == NULL ? "" : it->id.text;
		row[i].accepted = items[i];
		row[i].at = it->at;
	}
	e->seq = ++w->seq;
	e->root = d->root;
	e->identity = d->identity;
	e->own_day = d->own_day;
	e->unit = d->unit.text == NULL ? "" : d->unit.text;
	e->path = arena_printf(&w->a, "inputs/%d.xml", (int)e->seq);
	e->received = w->j.received;
	e->year = d->year;
	(void)snprintf(bytes, sizeof(bytes), "%u", (unsigned)d->at.line);
	sm3_hex(bytes, strlen(bytes), e->sm3);
	e->item = row;
	e->n_items = n;
	facts_fold(&w->facts, e, d);
	return e->verdict;
}

/* The digest world_take gives the bytes of this document. */
static inline const char *
world_sm3(struct world *w, const struct doc *d)
{
	char *out = arena_alloc(&w->a, DIGEST_HEX);
	char bytes[16];

	(void)snprintf(bytes, sizeof(bytes), "%u", (unsigned)d->at.line);
	sm3_hex(bytes, strlen(bytes), out);
	return out;
}

/* Everything matches a pattern but what begins with 坏. */
static inline int
world_match(const void *patterns, const char *name, const char *text)
{
	(void)patterns;
	(void)name;
	if (strncmp(text, "坏坏", strlen("坏坏")) == 0)
		return -1;
	return strncmp(text, "坏", strlen("坏")) != 0;
}

static inline void
world_init(struct world *w)
{
	static const char csv[] = "date,kind,name\n"
	    "2026-01-01,holiday,元旦\n"
	    "2026-10-01,holiday,国庆节\n2026-10-02,holiday,国庆节\n"
	    "2026-10-05,holiday,国庆节\n2026-10-06,holiday,国庆节\n"
	    "2026-10-07,holiday,国庆节\n"
	    "2026-10-10,workday,国庆节调休上班\n";
	static const struct sanction_kind sanction[] = {
		{ "严重警告", false }, { "撤职", true }, { "改组", true } };
	static const char *const filler[] = { "高度重视", "认真", "学习",
		"贯彻", "落实", "取得", "明显成效" };
	struct err e = ERR_INIT;

	memset(w, 0, sizeof(*w));
	w->line = 10;
	facts_init(&w->facts, &w->a, a_day("2026-11-01"));
	policy_default(&w->policy);
	w->policy.filler = filler;
	w->policy.n_fillers = sizeof(filler) / sizeof(filler[0]);
	w->policy.sanction = sanction;
	w->policy.n_sanctions = sizeof(sanction) / sizeof(sanction[0]);
	w->policy.match = world_match;
	if (!calendar_parse(&w->a, "workdays.csv", csv, strlen(csv),
	    &w->calendar, &e)) {
		(void)fprintf(stderr, "%s\n", e.text);
		abort();
	}
	w->j = (struct judging){ .facts = &w->facts, .policy = &w->policy,
	    .calendar = w->calendar, .file = "inputs/x.xml", .place = NULL,
	    .received = a_day("2026-11-01"), .well_formed = true,
	    .found = &w->found };
}

static inline void
world_furnish(struct world *w)
{
	w->j.received = a_day("2026-02-01");
	if (world_take(w, a_roster(w)) != VERDICT_ACCEPTED ||
	    world_take(w, a_plan(w)) != VERDICT_ACCEPTED ||
	    world_take(w, a_worklist(w)) != VERDICT_ACCEPTED)
		abort();
	w->j.received = a_day("2026-11-01");
}

static inline void
world_release(struct world *w)
{
	arena_release(&w->a);
}

/* How many findings there are of a rule at a level, not waived. */
static inline size_t
world_count(const struct world *w, enum rule_id rule, enum level level)
{
	size_t i, n = 0;

	for (i = 0; i < w->found.d.n; i++)
		n += w->found.d.v[i].rule == rule &&
		    w->found.d.v[i].level == level && !w->found.d.v[i].waived;
	return n;
}

#endif
