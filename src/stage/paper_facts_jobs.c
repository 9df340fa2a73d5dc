/*
 * paper_facts_jobs.c - which papers a run has.
 */
#include <assert.h>
#include <string.h>

#include "model/analysis.h"
#include "rules/approval.h"
#include "rules/votes.h"
#include "stage/paper_facts_parts.h"

enum { BRIEFING_FROM_DAY = 20 };

static const struct {
	const char *name;
	bool of[RUNS];
} papers[] = {
	[PAPER_WARNING] = { "预警提醒通知书",
	    { [RUN_MONTH] = true, [RUN_REMIND] = true } },
	[PAPER_OVERDUE] = { "逾期催办通知书",
	    { [RUN_MONTH] = true, [RUN_REMIND] = true } },
	[PAPER_BRIEFING] = { "履责情况书面告知单",
	    { [RUN_MONTH] = true, [RUN_REMIND] = true } },
	[PAPER_SCORE] = { "得分反馈单", { [RUN_MONTH] = true,
	    [RUN_QUARTER] = true, [RUN_YEAR] = true } },
	[PAPER_BULLETIN] = { "季度通报", { [RUN_QUARTER] = true } },
	[PAPER_ANALYSIS] = { "分析研判报告", { [RUN_HALF] = true } },
	[PAPER_ANNUAL] = { "年度考核结果通报", { [RUN_YEAR] = true } },
	[PAPER_COMMENDATION] = { "表彰决定", { [RUN_YEAR] = true } },
	[PAPER_TALK] = { "约谈通知书",
	    { [RUN_QUARTER] = true, [RUN_YEAR] = true } },
	[PAPER_NAMING] = { "点名通报", { [RUN_QUARTER] = true } },
	[PAPER_FEEDBACK] = { "反馈意见书", { [RUN_MONTH] = true } },
	[PAPER_CRITICISM] = { "批评教育通知书", { [RUN_MONTH] = true } },
	[PAPER_ACCOUNT_VOTES] = { "问责建议书", { [RUN_MONTH] = true } },
	[PAPER_ACCOUNT_MENDING] = { "问责建议书", { [RUN_MONTH] = true } },
	[PAPER_RESULT] = { "评议结果报告", { [RUN_MONTH] = true } },
	[PAPER_RECTIFY] = { "限期整改通知书", { [RUN_MONTH] = true } },
	[PAPER_ACCOUNT_INSPECTION] = { "问责建议书",
	    { [RUN_MONTH] = true } },
	[PAPER_ACCOUNT_URGING] = { "问责建议书", { [RUN_MONTH] = true } },
	[PAPER_DUNNING] = { "催报通知书",
	    { [RUN_REMIND] = true, [RUN_HALF] = true } },
	[PAPER_TALK_RECORD] = { "谈话记录", { [RUN_MONTH] = true } },
	[PAPER_ADMONITION] = { "诫勉谈话决定书", { [RUN_MONTH] = true } },
	[PAPER_TRANSFER] = { "干部调离情况廉政登记表",
	    { [RUN_MONTH] = true } },
	[PAPER_VOTES] = { "述责述廉评议结果登记表",
	    { [RUN_MONTH] = true } },
	[PAPER_REPORT] = { "述责述廉报告", { [RUN_MONTH] = true } },
	[PAPER_ACCOUNTABILITY] = { "问责工作情况报告",
	    { [RUN_HALF] = true } },
};
_Static_assert(sizeof(papers) / sizeof(papers[0]) == PAPER_CASE,
    "one row per paper");

const char *
paper_name(enum paper p)
{
	return p >= PAPER_CASE ? case_paper_name((enum case_paper)(p -
	    PAPER_CASE)) : papers[p].name;
}

bool
paper_of_run(enum paper p, enum run_kind kind)
{
	if (p >= PAPER_CASE)
		return kind == RUN_MONTH || kind == RUN_REMIND ||
		    kind == RUN_CASE;
	return papers[p].of[kind];
}

bool
paper_warns(const struct deadline *d)
{
	return d->task != NULL && (d->state == STATE_NEAR || d->enters_soon);
}

bool
paper_chases(const struct deadline *d)
{
	return d->task != NULL && d->state == STATE_OVERDUE &&
	    (d->mendable_only || d->task->indicator->cycle == CYCLE_YEAR ||
	    d->task->indicator->cycle == CYCLE_ONCE);
}

bool
paper_duns(const struct deadline *d)
{
	return d->paper != NULL &&
	    strcmp(d->paper, papers[PAPER_DUNNING].name) == 0 &&
	    (d->state == STATE_NEAR || d->state == STATE_OVERDUE);
}

static bool
has_deadline(const struct results *r, const struct unit_result *u,
    bool (*test)(const struct deadline *))
{
	for (size_t i = 0; i < r->deadline.n; i++)
		if (r->deadline.v[i].unit == u->unit && test(&r->deadline.v[i]))
			return true;
	return false;
}

bool
paper_duns_job(const struct deadline *d, const struct paper_job *job)
{
	if (!paper_duns(d))
		return false;
	return job->organ != NULL ? d->unit == NULL &&
	    strcmp(d->who, job->organ) == 0 : d->unit == job->unit->unit;
}

static const struct fact_briefing *
briefing_of(const struct results *r, const char *unit, enum duty duty,
    month_t month)
{
	const struct fact_briefing *last = NULL;

	for (size_t i = 0; i < r->facts->briefing.n; i++) {
		const struct fact_briefing *b = &r->facts->briefing.v[i];

		if (b->duty == duty && b->month == month &&
		    strcmp(b->unit, unit) == 0)
			last = b;
	}
	return last;
}

struct jobs {
	struct arena *a;
	enum run_kind kind;
	VEC(struct paper_job) list;
};

static void
add_job(struct jobs *j, enum paper p, const struct unit_result *u,
    enum duty duty)
{
	const char *name = paper_name(p);
	struct paper_job *job;

	if (!paper_of_run(p, j->kind))
		return;
	job = vec_push(j->a, &j->list);
	job->paper = p;
	job->unit = u;
	job->duty = duty;
	job->late_issue = p == PAPER_BRIEFING && j->kind == RUN_MONTH;
	if (u == NULL)
		job->file = arena_printf(j->a, "%s.pdf", name);
	else if (p == PAPER_BRIEFING || p == PAPER_TALK)
		job->file = arena_printf(j->a, "通知/%s-%s-%s.pdf",
		    u->unit->code.text, name, duty_name(duty));
	else
		job->file = arena_printf(j->a, "通知/%s-%s.pdf",
		    u->unit->code.text, name);
}

static bool
owes_briefing(const struct jobs *j, const struct results *r,
    const struct unit_result *u, enum duty d)
{
	if (!u->duty[d].borne || briefing_of(r, u->unit->code.text, d,
	    r->month) != NULL)
		return false;
	return j->kind != RUN_REMIND ||
	    day_civil(r->as_of).day >= BRIEFING_FROM_DAY;
}

static void
unit_jobs(struct jobs *j, const struct results *r,
    const struct unit_result *u)
{
	if (has_deadline(r, u, paper_warns))
		add_job(j, PAPER_WARNING, u, DUTY_MAIN);
	if (has_deadline(r, u, paper_chases))
		add_job(j, PAPER_OVERDUE, u, DUTY_MAIN);
	if (has_deadline(r, u, paper_duns))
		add_job(j, PAPER_DUNNING, u, DUTY_MAIN);
	for (int d = 0; d < DUTIES; d++)
		if (owes_briefing(j, r, u, (enum duty)d))
			add_job(j, PAPER_BRIEFING, u, (enum duty)d);
	for (int d = 0; d < DUTIES; d++)
		if (paper_talks(r, u->unit, (enum duty)d) != NULL)
			add_job(j, PAPER_TALK, u, (enum duty)d);
	add_job(j, PAPER_SCORE, u, DUTY_MAIN);
}

/* A13.2: a paper for each 件, of the quarter of its last matter; named by
 * the 签批 and the 件's place in it. */
static void
naming_jobs(struct jobs *j, const struct results *r)
{
	for (size_t i = 0; i < r->ruling.n; i++) {
		const struct ruling *d = &r->ruling.v[i];
		struct paper_job *job;

		if (!paper_of_run(PAPER_NAMING, j->kind) || !d->in_window ||
		    !ruling_printable(d))
			continue;
		add_job(j, PAPER_NAMING, NULL, DUTY_MAIN);
		assert(j->list.v != NULL && j->list.n > 0);
		job = &j->list.v[j->list.n - 1];
		job->ruling = d;
		job->file = arena_printf(j->a, "%s-%s-%s-%d.pdf",
		    paper_name(PAPER_NAMING), d->unit->code.text,
		    d->signed_by->id.text, (int)d->item->item.ordinal + 1);
	}
}

/* A paper for each draft that the run prints, named by the words of its
 * 件: 通知/410922-问责建议书-G410922-001-2026H1-PY-2026-01.pdf */
static void
draft_jobs(struct jobs *j, const struct results *r)
{
	static const enum paper papers_of[DRAFT_KINDS] = {
		[DRAFT_FEEDBACK] = PAPER_FEEDBACK,
		[DRAFT_CRITICISM] = PAPER_CRITICISM,
		[DRAFT_ACCOUNT_VOTES] = PAPER_ACCOUNT_VOTES,
		[DRAFT_ACCOUNT_MENDING] = PAPER_ACCOUNT_MENDING,
		[DRAFT_RESULT] = PAPER_RESULT,
		[DRAFT_RECTIFY] = PAPER_RECTIFY,
		[DRAFT_ACCOUNT_INSPECTION] = PAPER_ACCOUNT_INSPECTION,
		[DRAFT_ACCOUNT_URGING] = PAPER_ACCOUNT_URGING,
	};

	for (size_t i = 0; i < r->draft.n; i++) {
		const struct draft_paper *d = &r->draft.v[i];
		const char *const word[] = { d->unit, d->paper, d->person,
			d->period, d->id };
		const char *name = "";
		struct paper_job *job;

		if (!d->due || !paper_of_run(papers_of[d->kind], j->kind))
			continue;
		for (size_t k = 0; k < sizeof(word) / sizeof(word[0]); k++)
			if (word[k][0] != '\0')
				name = arena_printf(j->a, "%s%s%s", name,
				    name[0] == '\0' ? "" : "-", word[k]);
		add_job(j, papers_of[d->kind], NULL, DUTY_MAIN);
		assert(j->list.v != NULL && j->list.n > 0);
		job = &j->list.v[j->list.n - 1];
		job->draft = d;
		job->file = arena_printf(j->a, "通知/%s.pdf", name);
	}
}

/* One of a document of a unit of the roster; named by its 编号, which is
 * plain (X02.2). */
static void
document_job(struct jobs *j, enum paper p, const struct results *r,
    const struct filed *f, const char *folder, const char *id)
{
	const struct unit_result *u = results_unit(r, f->doc->unit.text);
	struct paper_job *job;

	if (u == NULL || id == NULL || !paper_of_run(p, j->kind))
		return;
	add_job(j, p, u, DUTY_MAIN);
	assert(j->list.v != NULL && j->list.n > 0);
	job = &j->list.v[j->list.n - 1];
	job->filed = f;
	job->file = arena_printf(j->a, "%s/%s-%s-%s.pdf", folder,
	    u->unit->code.text, paper_name(p), id);
}

/* A 诫勉谈话决定书 that was agreed to after the run of its talk's month. */
static bool
agreed_late(const struct results *r, const struct filed *talk)
{
	const struct paper_key key = paper_admonition_key(talk);
	const struct approval_found x = approval_find(r->facts, &key);

	return x.yes && facts_of_run(r->facts, r->month, r->as_of,
	    x.doc->as.approval->day.day, x.entry->received);
}

/* The 干部变动 with the report that the talk names came, or came anew,
 * after the run of the talk's month: it may be of somebody else now. */
static bool
report_late(const struct results *r, const struct filed *talk)
{
	const struct filed *x = facts_matter_filed(r->facts,
	    paper_matter_named(r->facts, talk));

	return x != NULL && facts_of_run(r->facts, r->month, r->as_of,
	    talk_day(talk->doc->as.talk), x->entry->received);
}

/* Those of the month, and late ones: a talk by its day, a form by that of
 * 填报. */
static void
document_jobs(struct jobs *j, const struct results *r)
{
	const struct facts *f = r->facts;

	if (j->kind != RUN_MONTH)
		return;
	for (size_t i = 0; i < f->filed[ROOT_TALK].n; i++) {
		const struct filed *t = &f->filed[ROOT_TALK].v[i];
		const char *id = t->doc->id.text;
		bool now = facts_of_run(f, r->month, r->as_of,
		    talk_day(t->doc->as.talk), t->entry->received);

		if (now || report_late(r, t))
			document_job(j, PAPER_TALK_RECORD, r, t, "谈话", id);
		if (talk_admonishes(t->doc->as.talk) && (now || agreed_late(r, t)))
			document_job(j, PAPER_ADMONITION, r, t, "谈话", id);
	}
	for (size_t i = 0; i < f->filed[ROOT_TRANSFER].n; i++) {
		const struct filed *x = &f->filed[ROOT_TRANSFER].v[i];

		if (facts_of_run(f, r->month, r->as_of,
		    x->doc->as.transfer->day.day, x->entry->received) &&
		    paper_form_whole(r, x))
			document_job(j, PAPER_TRANSFER, r, x, "通知",
			    x->doc->as.transfer->change.text);
	}
}

/* One into the 廉洁档案 (C07.4): 述责述廉/410922-述责述廉报告-G410922-001-
 * 2026H1.pdf */
static struct paper_job *
person_job(struct jobs *j, enum paper p, const struct filed *f,
    const char *unit, const char *person, const char *of)
{
	struct paper_job *job;

	add_job(j, p, NULL, DUTY_MAIN);
	assert(j->list.v != NULL && j->list.n > 0);
	job = &j->list.v[j->list.n - 1];
	job->filed = f;
	job->file = arena_printf(j->a, "述责述廉/%s-%s-%s-%s.pdf", unit,
	    paper_name(p), person, of);
	return job;
}

static bool
meeting_now(const struct results *r, const struct filed *f)
{
	return facts_of_run(r->facts, r->month, r->as_of,
	    f->doc->as.vote->day.day, f->entry->received);
}

static void
vote_job(struct jobs *j, const struct vote_result *x)
{
	person_job(j, PAPER_VOTES, x->filed, field_text(&x->vote->unit),
	    x->vote->id.text, field_text(&x->filed->doc->id))->vote = x;
}

/* Has the meeting that object, or has it a form already? */
static bool
has_object(const struct jobs *j, const struct filed *f, const char *id)
{
	const struct accounting_vote *m = f->doc->as.vote;

	for (size_t i = 0; i < m->vote.n; i++)
		if (strcmp(field_text(&m->vote.v[i].id), id) == 0)
			return true;
	for (size_t i = 0; i < j->list.n; i++) {
		const struct vote_result *x = j->list.v[i].vote;

		if (x != NULL && x->filed == f &&
		    strcmp(x->vote->id.text, id) == 0)
			return true;
	}
	return false;
}

/* The objects that a meeting no longer has, each as it was filed last. */
static void
gone_jobs(struct jobs *j, const struct results *r, const struct filed *f)
{
	for (size_t i = r->facts->former.n; i-- > 0;) {
		const struct filed *was = &r->facts->former.v[i];
		const struct accounting_vote *m = was->doc->as.vote;

		if (strcmp(was->entry->identity, f->entry->identity) != 0)
			continue;
		for (size_t k = 0; k < m->vote.n; k++) {
			const struct vote *v = &m->vote.v[k];
			struct vote_result *x;

			if (v->id.text == NULL || has_object(j, f, v->id.text))
				continue;
			x = arena_new(j->a, struct vote_result);
			(void)votes_result(r->facts, f, v, x);
			x->gone = true;
			vote_job(j, x);
		}
	}
}

/* Was there a 签批 since: on how to count, or on the paper that follows? */
static bool
signed_late(const struct results *r, const struct vote_result *x)
{
	const struct draft_paper *d = paper_decided(r, x);

	return votes_choice_came(r->facts, x, r->month, r->as_of) ||
	    (d != NULL && facts_of_run(r->facts, r->month, r->as_of,
	    d->decided, d->received));
}

/* What the votes of each object came to: of a meeting of the month, and
 * again where the meeting was filed anew, or a 签批 came on it, after that
 * month's run. */
static void
vote_jobs(struct jobs *j, const struct results *r)
{
	for (size_t i = 0; i < r->vote.n; i++) {
		const struct vote_result *x = &r->vote.v[i];

		if (x->vote->id.text != NULL &&
		    (meeting_now(r, x->filed) || signed_late(r, x)))
			vote_job(j, x);
	}
	for (size_t i = 0; i < r->facts->filed[ROOT_VOTE].n; i++)
		if (meeting_now(r, &r->facts->filed[ROOT_VOTE].v[i]))
			gone_jobs(j, r, &r->facts->filed[ROOT_VOTE].v[i]);
}

/* The reports of persons, by the day of 报送. */
static void
report_jobs(struct jobs *j, const struct results *r)
{
	for (size_t i = 0; i < r->facts->filed[ROOT_REPORT].n; i++) {
		const struct filed *f = &r->facts->filed[ROOT_REPORT].v[i];
		const char *id = paper_reporter(r, f).item.id.text;

		if (id != NULL && f->doc->as.accounting->has_half &&
		    facts_of_run(r->facts, r->month, r->as_of,
		    moment_day(f->doc->filed.t), f->entry->received))
			person_job(j, PAPER_REPORT, f,
			    field_text(&f->doc->unit), id,
			    paper_report_half(j->a, f));
	}
}

/* Its place in the list of 问责主体 that the deadline was started by. */
static size_t
organ_place(const struct results *r, const struct deadline *d)
{
	for (size_t i = 0; i < r->facts->filed[ROOT_ORGANS].n; i++) {
		const struct filed *f = &r->facts->filed[ROOT_ORGANS].v[i];
		const struct accountability_organs *o = f->doc->as.organs;

		for (size_t k = 0; f->entry == d->entry && k < o->organ.n;
		    k++)
			if (strcmp(field_text(&o->organ.v[k].name),
			    d->who) == 0)
				return k + 1;
	}
	return 0;
}

/* E08.1: the reports that 问责主体 owe, a paper for each; what one owes
 * stands together. */
static void
organ_jobs(struct jobs *j, const struct results *r)
{
	const char *last = "";

	for (size_t i = 0; i < r->deadline.n; i++) {
		const struct deadline *d = &r->deadline.v[i];
		struct paper_job *job;

		if (d->unit != NULL || !paper_duns(d) ||
		    strcmp(d->who, last) == 0 ||
		    !paper_of_run(PAPER_DUNNING, j->kind))
			continue;
		last = d->who;
		add_job(j, PAPER_DUNNING, NULL, DUTY_MAIN);
		assert(j->list.v != NULL && j->list.n > 0);
		job = &j->list.v[j->list.n - 1];
		job->organ = d->who;
		job->file = arena_printf(j->a, "通知/问责主体%zu-%s.pdf",
		    organ_place(r, d), paper_name(PAPER_DUNNING));
	}
}

/* E08.1: one for each 问责主体. */
static void
accountability_jobs(struct jobs *j, const struct results *r)
{
	const struct case_counts *c = r->analysis == NULL ? NULL :
	    &r->analysis->accountability;

	for (size_t i = 0; c != NULL && i < c->v.n; i++) {
		const struct accountability_organ *o = c->v.v[i].organ;
		struct paper_job *job;

		if (o == NULL || o->name.text == NULL ||
		    !paper_of_run(PAPER_ACCOUNTABILITY, j->kind))
			continue;
		job = vec_push(j->a, &j->list);
		job->paper = PAPER_ACCOUNTABILITY;
		job->count = &c->v.v[i];
		job->file = arena_printf(j->a, "%s-%d-%s.pdf",
		    paper_name(PAPER_ACCOUNTABILITY), (int)i,
		    organ_type_name(o->type));
	}
}

void
paper_jobs(struct arena *a, const struct results *r, enum run_kind kind,
    const struct paper_job **out, size_t *n)
{
	struct jobs j = { a, kind, { NULL, 0, 0 } };

	add_job(&j, PAPER_BULLETIN, NULL, DUTY_MAIN);
	add_job(&j, PAPER_ANALYSIS, NULL, DUTY_MAIN);
	add_job(&j, PAPER_ANNUAL, NULL, DUTY_MAIN);
	if (paper_commends(r, NULL))
		add_job(&j, PAPER_COMMENDATION, NULL, DUTY_MAIN);
	for (size_t i = 0; i < r->unit.n; i++)
		unit_jobs(&j, r, &r->unit.v[i]);
	naming_jobs(&j, r);
	draft_jobs(&j, r);
	document_jobs(&j, r);
	if (kind == RUN_MONTH) {
		vote_jobs(&j, r);
		report_jobs(&j, r);
	}
	organ_jobs(&j, r);
	accountability_jobs(&j, r);
	*out = j.list.v;
	*n = j.list.n;
}

void
former_jobs(struct arena *a, const struct results *r, enum run_kind kind,
    const struct paper_job **out, size_t *n)
{
	struct jobs j = { a, kind, { NULL, 0, 0 } };

	for (size_t i = 0; i < r->unit.n; i++) {
		const struct unit_result *u = &r->unit.v[i];

		if (has_deadline(r, u, paper_chases))
			add_job(&j, PAPER_OVERDUE, u, DUTY_MAIN);
		if (has_deadline(r, u, paper_duns))
			add_job(&j, PAPER_DUNNING, u, DUTY_MAIN);
	}
	organ_jobs(&j, r);
	for (size_t i = 0; i < j.list.n; i++) {
		struct paper_job *job = &j.list.v[i];

		job->of = r;
		job->file = arena_printf(a, "%.*s-%d.pdf",
		    (int)(strlen(job->file) - strlen(".pdf")), job->file,
		    r->year);
	}
	*out = j.list.v;
	*n = j.list.n;
}

void
case_jobs(struct arena *a, const struct case_views *v, enum run_kind kind,
    const char *id, const struct paper_job **out, size_t *n)
{
	struct jobs j = { a, kind, { NULL, 0, 0 } };

	for (size_t i = 0; i < v->v.n; i++) {
		const struct case_view *x = &v->v.v[i];

		if (id != NULL && strcmp(x->id, id) != 0)
			continue;
		for (int p = 0; p < CASE_PAPERS; p++) {
			const char *name = case_paper_name(
			    (enum case_paper)p);
			struct paper_job *job;

			if (!x->paper[p].may || (kind != RUN_CASE &&
			    !x->paper[p].due))
				continue;
			job = vec_push(a, &j.list);
			job->paper = (enum paper)(PAPER_CASE + p);
			job->view = x;
			job->file = kind == RUN_CASE ? arena_printf(a,
			    "%s.pdf", name) : arena_printf(a,
			    "问责/%s-%s.pdf", x->id, name);
		}
	}
	*out = j.list.v;
	*n = j.list.n;
}
