/*
 * paper_facts_review.c - the papers of 述责述廉: 反馈意见书 (C06.3),
 * 批评教育通知书 and 问责建议书 (C07.3, C06.1), 评议结果报告 (C07.7), from the
 * drafts and votes of the results; for the 廉洁档案 (C07.4) what the votes
 * of one object came to, and the 述责述廉报告 as it was filed.
 * Readings: 问责建议书 goes to 市纪委; who has the 管理权限 over an object
 *        no document says, and the template asks for no more than to
 *        look into it.
 */
#include <assert.h>
#include <string.h>

#include "base/markup.h"
#include "rules/talk_run.h"
#include "rules/votes.h"
#include "stage/paper_facts_parts.h"

static struct paper_key
key_of(const struct draft_paper *d)
{
	return (struct paper_key){ d->paper, d->unit, d->person, d->period,
		d->id };
}

/* --- an object --- */

static const char *const outcomes[VOTE_OUTCOMES] = {
	[VOTES_NOTHING] = "无", [VOTES_CRITICISM] = "批评教育",
	[VOTES_ACCOUNT] = "问责",
};

/* 41.67, of the valid ballots; “—” where there are none */
static void
put_rate(struct sbuf *b, const char *key, int64_t votes, int64_t valid,
    struct arena *a)
{
	facts_score(b, key, valid == 0 ? NULL : rat_frac(a, 100 * votes,
	    valid), a);
}

/* By the reading that holds. */
static void
put_reading(struct sbuf *b, const struct vote_result *x, struct arena *a)
{
	const struct vote_count *n = &x->count;
	int64_t votes = x->choice.reading == READING_BOTH ? n->low : n->fair;

	markup_attr(b, "取读", reading_name(x->choice.reading));
	facts_int(b, "票数", votes);
	put_rate(b, "得票率", votes, n->valid, a);
}

/* Both readings, and that chosen where they differ; without a valid ballot
 * there are no rates, and no outcome is established. */
static void
put_readings(struct sbuf *b, const struct vote_result *x, struct arena *a)
{
	const struct vote_count *n = &x->count;

	if (n->valid == 0) {
		markup_attr(b, "结论", "不能确定");
		return;
	}
	put_rate(b, "一般率", n->fair, n->valid, a);
	put_rate(b, "合计率", n->low, n->valid, a);
	markup_attr(b, "结论", outcomes[n->text]);
	if (n->both != n->text)
		markup_attr(b, "另读", outcomes[n->both]);
	if (x->choice.reading == READING_BOTH ||
	    (x->choice.reading == READING_TEXT && n->both != n->text))
		markup_attr(b, "取读", reading_name(x->choice.reading));
}

static void
put_feedback(struct sbuf *b, const struct feedback *f)
{
	if (!f->given)
		return;
	sbuf_puts(b, "<反馈");
	facts_day_given(b, "日期", f->day.day);
	facts_day_given(b, "收到日期", f->received.day);
	sbuf_putc(b, '>');
	for (size_t i = 0; i < f->opinion.n; i++)
		facts_element(b, "意见", f->opinion.v[i].text);
	sbuf_puts(b, "</反馈>");
}

static void
put_mending(struct sbuf *b, const struct mending *m)
{
	if (!m->given)
		return;
	sbuf_puts(b, "<整改");
	facts_day_given(b, "期限", m->due.day);
	facts_day_given(b, "方案日期", m->planned.day);
	facts_day_given(b, "报告日期", m->reported.day);
	markup_attr(b, "结论", m->has_verdict ? mended_name(m->verdict) :
	    NULL);
	sbuf_puts(b, "/>");
}

/* What is told of an object beside its ballots. */
struct telling {
	void (*rates)(struct sbuf *b, const struct vote_result *x,
	    struct arena *a);           /* NULL: none */
	bool signed_by;                 /* the 签批 on reading and paper */
	bool after;                     /* 反馈, 整改 */
};

static void
put_choice(struct sbuf *b, const struct vote_choice *c)
{
	if (c->by == NULL)
		return;
	sbuf_puts(b, "<选定");
	markup_attr(b, "签批", c->by->doc->id.text);
	facts_day(b, "日期", c->by->doc->as.approval->day.day);
	sbuf_puts(b, "/>");
}

const struct draft_paper *
paper_decided(const struct results *r, const struct vote_result *x)
{
	for (size_t i = 0; i < r->draft.n; i++) {
		const struct draft_paper *d = &r->draft.v[i];

		if (d->vote == x && d->state != DRAFT_OPEN &&
		    (d->kind == DRAFT_CRITICISM ||
		    d->kind == DRAFT_ACCOUNT_VOTES))
			return d;
	}
	return NULL;
}

static void
put_decided(struct sbuf *b, const struct draft_paper *d)
{
	if (d == NULL)
		return;
	sbuf_puts(b, "<处理");
	markup_attr(b, "文书", d->paper);
	markup_attr(b, "结论", d->state == DRAFT_AGREED ? "同意" : "不同意");
	facts_day(b, "日期", d->decided);
	sbuf_puts(b, "/>");
}

static void
open_object(struct sbuf *b, const struct vote_result *x)
{
	const struct vote *v = x->vote;

	sbuf_puts(b, "<评议");
	markup_attr(b, "编号", v->id.text);
	markup_attr(b, "姓名", v->name.text);
	markup_attr(b, "职务", v->post.text);
	markup_attr(b, "单位", v->unit.text);
	markup_attr(b, "名称", x->unit == NULL ? v->unit.text :
	    x->unit->name.text);
}

static void
put_object(struct sbuf *b, const struct results *r,
    const struct vote_result *x, struct arena *a, const struct telling *tell)
{
	const struct vote *v = x->vote;

	open_object(b, x);
	for (int k = 0; k < BALLOTS; k++)
		facts_int(b, ballot_name((enum ballot)k), v->cast[k].n);
	facts_int(b, "收回", x->count.cast);
	facts_int(b, "有效票", x->count.valid);
	if (tell->rates != NULL)
		tell->rates(b, x, a);
	sbuf_putc(b, '>');
	if (tell->signed_by) {
		put_choice(b, &x->choice);
		put_decided(b, paper_decided(r, x));
	}
	if (tell->after) {
		put_feedback(b, &v->feedback);
		put_mending(b, &v->mending);
	}
	sbuf_puts(b, "</评议>");
}

/* --- the meeting --- */

static void
open_meeting(struct sbuf *b, const struct results *r, const struct filed *f)
{
	const struct accounting_vote *m = f->doc->as.vote;
	const char *code = f->doc->unit.text;
	const struct unit *u = code == NULL ? NULL : facts_unit(r->facts,
	    f->doc->year, code);

	sbuf_puts(b, "<述责述廉评议");
	markup_attr(b, "编号", f->doc->id.text);
	markup_attr(b, "层级", m->f_level.text);
	markup_attr(b, "单位", code);
	markup_attr(b, "名称", u == NULL ? code : u->name.text);
	facts_int(b, "年度", f->doc->year);
	markup_attr(b, "期间", m->f_half.text);
	facts_day(b, "日期", m->day.day);
	facts_day_given(b, "名单同意日期", m->listed.day);
	facts_day_given(b, "方案审核日期", m->plan_reviewed.day);
	markup_attr(b, "监督代表", m->delegate.text);
	markup_attr(b, "提问", m->asked.text);
	markup_attr(b, "点评", m->commented.text);
	facts_int(b, "应到", m->due.n);
	facts_int(b, "实到", m->present.n);
	sbuf_putc(b, '>');
}

static void
put_meeting(struct sbuf *b, const struct results *r,
    const struct vote_result *x, struct arena *a, const struct telling *tell)
{
	open_meeting(b, r, x->filed);
	put_object(b, r, x, a, tell);
	sbuf_puts(b, "</述责述廉评议>");
}

/* To the object, by the reading that holds, or without any. */
static const struct telling by_reading = { put_reading, false, true };
static const struct telling plainly = { NULL, false, true };

/* --- papers to an object --- */

static void
put_addressee(struct sbuf *b, const char *name)
{
	sbuf_puts(b, "<主送 称呼=\"同志\">");
	markup_text(b, name);
	sbuf_puts(b, "</主送>");
}

/* Whom the 整改 is reported to. */
static void
put_report_to(struct sbuf *b, const struct config *c)
{
	const struct office_organ *o = config_organ(c, "市委主体办");

	assert(o != NULL);
	sbuf_puts(b, "<报告");
	markup_attr(b, "接收", o->brief);
	sbuf_puts(b, "/>");
}

static void
put_head(struct sbuf *b, const struct paper_source *s,
    const struct draft_paper *d, struct arena *a)
{
	const struct paper_key key = key_of(d);

	if (d->vote->unit != NULL)
		facts_whose(b, d->vote->unit);
	put_addressee(b, d->vote->vote->name.text);
	facts_approval(b, s, &key, true, a);
}

void
facts_of_feedback(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	put_head(b, s, job->draft, a);
	put_meeting(b, s->results, job->draft->vote, a, &plainly);
	put_report_to(b, s->config);
	facts_copies(b, s->config);
	facts_chain(b, s->results);
}

void
facts_of_criticism(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct unit *u = job->draft->vote->unit;

	put_head(b, s, job->draft, a);
	put_meeting(b, s->results, job->draft->vote, a, &by_reading);
	put_report_to(b, s->config);
	if (u != NULL)
		facts_element(b, "抄送", u->organ[DUTY_MAIN].name.text);
	facts_chain(b, s->results);
}

/* --- 问责建议书 --- */

/* Is the object 主要负责人 of the unit's 党委（党组） on the meeting's day? */
static bool
is_head(const struct vote_result *x)
{
	const struct organ *o = &x->unit->organ[DUTY_MAIN];
	day_t d = x->filed->doc->as.vote->day.day;

	for (size_t i = 0; i < o->principal.n; i++) {
		const struct tenure *t = &o->principal.v[i];

		if (t->item.id.text != NULL && x->vote->id.text != NULL &&
		    strcmp(t->item.id.text, x->vote->id.text) == 0 &&
		    t->name.text != NULL &&
		    tenure_holds(t, 1, t->name.text, d))
			return true;
	}
	return false;
}

static void
put_target(struct sbuf *b, const struct vote_result *x)
{
	sbuf_puts(b, "<问责案件><对象 类型=\"领导干部\"");
	markup_attr(b, "编号", x->vote->id.text);
	markup_attr(b, "名称", x->vote->name.text);
	markup_attr(b, "职务", x->vote->post.text);
	markup_attr(b, "单位", x->vote->unit.text);
	markup_attr(b, "主要负责人", x->unit != NULL && is_head(x) ? "是" :
	    "否");
	sbuf_puts(b, "/></问责案件>");
}

static void
put_proposal(struct sbuf *b, const struct paper_source *s,
    const struct draft_paper *d, const char *because, struct arena *a)
{
	const struct paper_key key = key_of(d);
	const struct office_organ *to = config_organ(s->config, "市纪委");
	struct approved x = registry_find(s->registry, s->signed_by, &key,
	    a);

	assert(to != NULL); /* office.xsd: all four organs */
	facts_duty_organ(b, s->config, d->paper, DUTY_MAIN, &x);
	if (d->vote->unit != NULL)
		facts_whose(b, d->vote->unit);
	facts_element(b, "主送", to->brief);
	facts_approval(b, s, &key, true, a);
	sbuf_puts(b, "<建议");
	markup_attr(b, "情形", because);
	sbuf_puts(b, "/>");
	put_target(b, d->vote);
}

void
facts_of_account_votes(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	put_proposal(b, s, job->draft, "评议结果", a);
	put_meeting(b, s->results, job->draft->vote, a, &by_reading);
	facts_chain(b, s->results);
}

void
facts_of_account_mending(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	put_proposal(b, s, job->draft, "述责述廉整改", a);
	put_meeting(b, s->results, job->draft->vote, a, &plainly);
	facts_chain(b, s->results);
}

/* --- 评议结果报告 --- */

void
facts_of_result(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;
	const struct filed *f = job->draft->filed;
	const struct accounting_vote *m = f->doc->as.vote;
	const struct paper_key key = key_of(job->draft);
	static const struct telling briefly = { put_readings, false, false };

	sbuf_puts(b, "<主送>市委</主送><主送>市纪委</主送>");
	facts_approval(b, s, &key, true, a);
	facts_signer(b, s, &key, true, a);
	open_meeting(b, r, f);
	for (size_t i = 0; i < m->attendance.n; i++) {
		sbuf_puts(b, "<参会");
		markup_attr(b, "类别", m->attendance.v[i].kind.text);
		facts_int(b, "人数", m->attendance.v[i].n.n);
		sbuf_puts(b, "/>");
	}
	for (size_t i = 0; i < r->vote.n; i++)
		if (r->vote.v[i].filed == f)
			put_object(b, r, &r->vote.v[i], a, &briefly);
	sbuf_puts(b, "</述责述廉评议>");
	facts_chain(b, r);
}

/* --- of one person, for the 廉洁档案 --- */

void
facts_matter_of_votes(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	static const struct telling all = { put_readings, true, true };

	if (!job->vote->gone) {
		put_meeting(b, s->results, job->vote, a, &all);
		return;
	}
	open_meeting(b, s->results, job->vote->filed);
	open_object(b, job->vote);
	markup_attr(b, "更正", "没有这个评议对象");
	sbuf_puts(b, "/></述责述廉评议>");
}

void
facts_of_votes(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	if (job->vote->unit != NULL)
		facts_whose(b, job->vote->unit);
	facts_matter_of_votes(b, s, job, a);
	facts_chain(b, s->results);
}

const char *
paper_report_half(struct arena *a, const struct filed *report)
{
	return arena_printf(a, "%dH%d", report->doc->year,
	    (int)report->doc->as.accounting->half + 1);
}

/* Of a list the last that runs on that day; NULL. */
static const struct tenure *
held_on(const struct tenure *v, size_t n, const char *id, day_t d)
{
	for (size_t i = n; i > 0; i--)
		if (v[i - 1].item.id.text != NULL &&
		    strcmp(v[i - 1].item.id.text, id) == 0 &&
		    tenure_runs(&v[i - 1], d))
			return &v[i - 1];
	return NULL;
}

/* What somebody is in the unit on that day, first of all a 主要负责人. */
static const struct tenure *
held_in(const struct unit *u, const char *id, day_t d)
{
	for (int k = 0; k < DUTIES; k++) {
		const struct organ *o = &u->organ[k];
		const struct tenure *t = held_on(o->principal.v,
		    o->principal.n, id, d);

		if (t != NULL)
			return t;
	}
	return held_on(u->cadre.v, u->cadre.n, id, d);
}

struct tenure
paper_reporter(const struct results *r, const struct filed *report)
{
	const struct doc *d = report->doc;
	const struct field *id = &d->as.accounting->subject;
	const struct fact_year *y = facts_year(r->facts, d->year);
	const struct unit *u = facts_unit(r->facts, d->year,
	    field_text(&d->unit));
	const struct tenure *t = u == NULL || id->text == NULL ? NULL :
	    held_in(u, id->text, moment_day(d->filed.t));
	const struct tenure *known = t != NULL ? t : y == NULL ||
	    id->text == NULL ? NULL : map_get(&y->by_person, id->text);
	struct tenure who = { .item = { .id = *id } };

	if (known != NULL)
		who.name = known->name;
	if (t != NULL)
		who.post = t->post;
	/* the 领导班子 is nobody */
	if (id->text != NULL && strcmp(id->text, REPORT_OF_TEAM) == 0)
		who.item.id.text = NULL;
	return who;
}

static void
put_section(struct sbuf *b, const struct accounting_report *x,
    enum report_section_kind k)
{
	const char *name = report_section_name(k);

	sbuf_printf(b, "<%s>", name);
	for (size_t i = 0; i < x->section[k].paragraph.n; i++) {
		const struct report_paragraph *p =
		    &x->section[k].paragraph.v[i];

		sbuf_puts(b, "<段");
		markup_attr(b, "内容", p->f_head.text);
		sbuf_putc(b, '>');
		markup_text(b, field_text(&p->text));
		sbuf_puts(b, "</段>");
	}
	sbuf_printf(b, "</%s>", name);
}

void
facts_of_report(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct doc *d = job->filed->doc;
	const struct accounting_report *x = d->as.accounting;
	const struct unit *u = facts_unit(s->results->facts, d->year,
	    field_text(&d->unit));
	const struct tenure who = paper_reporter(s->results, job->filed);

	(void)a;
	facts_organ_called(b, s->config, paper_name(job->paper), u == NULL ?
	    d->unit.text : u->organ[DUTY_MAIN].name.text);
	if (u != NULL)
		facts_whose(b, u);
	sbuf_puts(b, "<述责述廉报告");
	facts_int(b, "年度", d->year);
	markup_attr(b, "期间", x->f_half.text);
	markup_attr(b, "编号", who.item.id.text);
	markup_attr(b, "姓名", who.name.text == NULL ? who.item.id.text :
	    who.name.text);
	markup_attr(b, "职务", who.post.text);
	facts_day(b, "报送日期", moment_day(d->filed.t));
	facts_day_given(b, "公开日期", x->published.day);
	sbuf_putc(b, '>');
	for (int k = 0; k < REPORT_SECTIONS; k++)
		put_section(b, x, (enum report_section_kind)k);
	sbuf_puts(b, "</述责述廉报告>");
	facts_chain(b, s->results);
}
