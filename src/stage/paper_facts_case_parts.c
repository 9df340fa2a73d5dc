/*
 * paper_facts_case_parts.c - a 问责案件 for its papers, part by part.
 */
#include <assert.h>
#include <string.h>

#include "base/markup.h"
#include "rules/case_duty.h"
#include "stage/paper_facts_case.h"

/* --- small pieces --- */

void
sheet_put(struct sheet *x, const char *key, const struct field *f)
{
	assert(f != NULL);
	markup_attr(x->b, key, f->text);
}

const char *
sheet_unit(const struct sheet *x)
{
	const struct unit *u = x->v->unit;

	return u == NULL || u->name.text == NULL ? x->c->target.unit.text :
	    u->name.text;
}

/* The 党组织 that the target belongs to. */
const char *
sheet_own_organ(const struct sheet *x)
{
	const struct unit *u = x->v->unit;

	return u == NULL || u->organ[DUTY_MAIN].name.text == NULL ?
	    sheet_unit(x) : u->organ[DUTY_MAIN].name.text;
}

const char *
sheet_number(const struct sheet *x, enum case_paper p)
{
	return p == CASE_PAPER_DECISION ? case_decision_number(
	    x->s->registry, x->v, x->a) : x->v->paper[p].number;
}

/* --- parts of the case --- */

static void
put_source(struct sheet *x)
{
	const struct case_source *s = &x->c->source;

	sbuf_puts(x->b, "<来源");
	sheet_put(x, "类型", &s->type);
	sheet_put(x, "单位", &s->unit);
	facts_day_given(x->b, "日期", s->day.day);
	sheet_put(x, "移送文号", &s->number);
	sbuf_puts(x->b, "/>");
}

static void
put_target(struct sheet *x, bool background)
{
	const struct case_target *t = &x->c->target;

	sbuf_puts(x->b, "<对象");
	markup_attr(x->b, "类型", t->organ ? "党组织" : "领导干部");
	sheet_put(x, "名称", &t->name);
	sheet_put(x, "职务", &t->post);
	markup_attr(x->b, "单位", sheet_unit(x));
	markup_attr(x->b, "主要负责人", t->principal ? "是" : "否");
	sbuf_putc(x->b, '>');
	if (background) {
		sbuf_puts(x->b, "<基本情况>");
		markup_text(x->b, field_text(&t->background));
		sbuf_puts(x->b, "</基本情况>");
	}
	sbuf_puts(x->b, "</对象>");
}

static void
put_start(struct sheet *x)
{
	const struct case_start *s = &x->c->start;

	if (!s->given)
		return;
	sbuf_puts(x->b, "<启动");
	facts_day_given(x->b, "日期", s->day.day);
	if (s->approver.text != NULL && s->approved.day != DAY_NONE) {
		sheet_put(x, "批准人", &s->approver);
		markup_attr(x->b, "批准人职务", s->post.text == NULL ?
		    "有管理权限的党组织主要负责人" : s->post.text);
		facts_day_given(x->b, "批准日期", s->approved.day);
	}
	sbuf_puts(x->b, "/>");
}

static void
put_inquiry(struct sheet *x)
{
	const struct case_inquiry *q = &x->c->inquiry;

	if (!q->given)
		return;
	sbuf_puts(x->b, "<调查");
	sheet_put(x, "机构", &q->organ);
	facts_day_given(x->b, "开始", q->from.day);
	sbuf_puts(x->b, "/>");
}

static void
put_meeting(struct sheet *x, bool whole)
{
	const struct case_meeting *m = &x->c->meeting;

	if (!m->given || m->day.day == DAY_NONE)
		return;
	sbuf_puts(x->b, "<见面");
	facts_day_given(x->b, "日期", m->day.day);
	if (whole) {
		sheet_put(x, "签字人", &m->signer);
		sheet_put(x, "采纳", &m->adopted);
	}
	sbuf_putc(x->b, '>');
	if (whole)
		markup_text(x->b, field_text(&m->text));
	sbuf_puts(x->b, "</见面>");
}

static void
put_findings(struct sheet *x)
{
	if (!x->c->findings.given)
		return;
	sbuf_puts(x->b, "<调查报告");
	facts_day_given(x->b, "日期", x->c->findings.day.day);
	sbuf_puts(x->b, "/>");
}

static void
put_situations(struct sheet *x)
{
	const struct edition *e = statute_of(
	    &x->s->config->policy.statutes, x->c->edition);

	for (size_t i = 0; i < x->c->situation.n; i++) {
		const struct situation *s = &x->c->situation.v[i];

		sbuf_puts(x->b, "<情形");
		sheet_put(x, "条", &s->article);
		sheet_put(x, "项", &s->clause);
		markup_attr(x->b, "名称", e == NULL ? NULL :
		    statute_situation(e, s->article.text, s->clause.text));
		sbuf_puts(x->b, "/>");
	}
}

static void
put_paragraphs(struct sheet *x, bool open)
{
	sbuf_puts(x->b, "<事实>");
	for (size_t i = 0; i < x->c->fact.n; i++) {
		const struct fact_paragraph *p = &x->c->fact.v[i];

		if (open && !p->open)
			continue;
		sbuf_puts(x->b, p->open ? "<段 公开=\"是\">" : "<段>");
		markup_text(x->b, field_text(&p->text));
		sbuf_puts(x->b, "</段>");
	}
	sbuf_puts(x->b, "</事实>");
}

static void
put_bases(struct sheet *x, const struct decision *d)
{
	for (size_t i = 0; i < d->basis.n; i++) {
		const struct decision_basis *y = &d->basis.v[i];

		sbuf_puts(x->b, "<依据");
		sheet_put(x, "法规", &y->regulation);
		sheet_put(x, "条", &y->article);
		sheet_put(x, "款", &y->paragraph);
		sheet_put(x, "项", &y->clause);
		sbuf_puts(x->b, "/>");
	}
}

static void
put_ways(struct sheet *x, const struct decision *d, bool whole)
{
	for (size_t i = 0; i < d->measure.n; i++) {
		const struct measure *m = &d->measure.v[i];

		sbuf_puts(x->b, "<方式");
		sheet_put(x, "种类", &m->f_kind);
		if (!whole)
			markup_attr(x->b, "内容", policy_public(x->a,
			    &x->s->config->policy, m->kind,
			    m->content.text));
		if (whole) {
			sheet_put(x, "内容", &m->content);
			sheet_put(x, "形式", &m->form);
			sheet_put(x, "范围", &m->range);
		}
		sbuf_puts(x->b, "/>");
	}
}

static void
put_decision(struct sheet *x, const struct decision *d, const char *number)
{
	day_t last;
	int months = case_effect(&x->s->config->policy.statutes, d, &last);

	sbuf_puts(x->b, "<决定");
	sheet_put(x, "机关", &d->organ);
	markup_attr(x->b, "文号", number);
	facts_day_given(x->b, "集体研究日期", d->discussed.day);
	sheet_put(x, "批准党组织", &d->approved_by);
	facts_day_given(x->b, "日期", d->day.day);
	facts_day_given(x->b, "生效日期", d->effective.day);
	sheet_put(x, "申诉期限", &d->appeal_term);
	sheet_put(x, "受理机关", &d->appeal_organ);
	if (months > 0)
		facts_int(x->b, "影响期", months);
	if (d->reported.day != DAY_NONE && d->reported_to.text != NULL) {
		facts_day_given(x->b, "报告日期", d->reported.day);
		sheet_put(x, "报告对象", &d->reported_to);
	}
	sbuf_putc(x->b, '>');
	put_bases(x, d);
	put_ways(x, d, true);
	sbuf_puts(x->b, "</决定>");
}

/* Of the public version: who, when, by what, how. */
static void
put_public_decision(struct sheet *x)
{
	const struct decision *d = x->v->decision;

	sbuf_puts(x->b, "<决定");
	sheet_put(x, "机关", &d->organ);
	facts_day_given(x->b, "日期", d->day.day);
	facts_day_given(x->b, "生效日期", d->effective.day);
	sbuf_putc(x->b, '>');
	put_bases(x, d);
	put_ways(x, d, false);
	sbuf_puts(x->b, "</决定>");
}

static void
put_served(struct sheet *x, const char *whom, const char *name)
{
	bool first = x->v->decision == NULL ||
	    x->paper == CASE_PAPER_ACCEPTED;
	const struct sent *s = case_service(x->c, first ? &x->c->decision :
	    x->v->decision, whom, x->v->as_of);

	sbuf_puts(x->b, "<送达");
	markup_attr(x->b, "对象", whom);
	markup_attr(x->b, "名称", name);
	if (s != NULL) {
		facts_day_given(x->b, "日期", s->day.day);
		sheet_put(x, "接收人", &s->receiver);
	}
	sbuf_puts(x->b, "/>");
}

static void
put_service(struct sheet *x)
{
	sbuf_puts(x->b, "<执行>");
	put_served(x, "本人", case_target_name(x->v));
	if (!x->c->target.organ)
		put_served(x, "所在党组织", sheet_own_organ(x));
	sbuf_puts(x->b, "</执行>");
}

static void
put_sent(struct sheet *x, const char *name, const char *key,
    const struct sent *v, size_t n)
{
	assert((n == 0 || v != NULL) && x->v->decision != NULL);
	for (size_t i = 0; i < n; i++) {
		if (v[i].day.day == DAY_NONE || v[i].day.day > x->v->as_of ||
		    v[i].day.day < x->v->decision->day.day)
			continue;
		sbuf_printf(x->b, "<%s", name);
		sheet_put(x, key, &v[i].to);
		facts_day_given(x->b, "日期", v[i].day.day);
		sbuf_puts(x->b, "/>");
	}
}

static void
put_filed(struct sheet *x)
{
	const struct execution *e = &x->c->execution;

	sbuf_puts(x->b, "<执行>");
	put_sent(x, "告知", "部门", e->notice.v, e->notice.n);
	put_sent(x, "归档", "去向", e->filing.v, e->filing.n);
	sbuf_puts(x->b, "</执行>");
}

/* Which decision is appealed against, by when; when it has to be
 * answered, where the statute says so. */
static void
put_appeal(struct sheet *x)
{
	const struct case_appeal *y = &x->c->appeal;
	const struct edition *e = statute_on(
	    &x->s->config->policy.statutes, x->c->decision.day.day);

	sbuf_puts(x->b, "<申诉");
	facts_day_given(x->b, "日期", y->day.day);
	facts_day_given(x->b, "期限", x->v->appealed_last);
	sheet_put(x, "理由", &y->reason);
	facts_day_given(x->b, "受理日期", y->accepted.day);
	sheet_put(x, "受理机关", &y->organ);
	sbuf_puts(x->b, "/>");
	if (x->paper != CASE_PAPER_ACCEPTED || e == NULL ||
	    x->v->review_last == DAY_NONE)
		return;
	sbuf_puts(x->b, "<复查期限 法规=\"中国共产党问责条例\"");
	markup_attr(x->b, "条", e->appeal_article);
	facts_day_given(x->b, "止", x->v->review_last);
	sbuf_puts(x->b, "/>");
}

static void
put_review(struct sheet *x, bool whole)
{
	const struct reconsideration *r = &x->c->reconsideration;

	if (!r->given || r->day.day > x->v->as_of)
		return;
	sbuf_puts(x->b, "<复查");
	facts_day_given(x->b, "日期", r->day.day);
	sheet_put(x, "结论", &r->f_verdict);
	if (whole) {
		facts_day_given(x->b, "集体研究日期", r->discussed.day);
		sheet_put(x, "批准党组织", &r->approved_by);
	}
	sbuf_putc(x->b, '>');
	if (whole)
		markup_text(x->b, field_text(&r->text));
	if (r->decision.given && whole)
		put_decision(x, &r->decision, NULL);
	else if (r->decision.given)
		put_public_decision(x);
	sbuf_puts(x->b, "</复查>");
}

/* On a reprint of the first decision: what 复查 made of it (E07.1). */
static void
put_superseded(struct sheet *x)
{
	const struct reconsideration *r = &x->c->reconsideration;

	if (!x->v->changed && !x->v->revoked)
		return;
	sbuf_puts(x->b, "<复查");
	facts_day_given(x->b, "日期", r->day.day);
	sheet_put(x, "结论", &r->f_verdict);
	markup_attr(x->b, "文号", sheet_number(x, CASE_PAPER_REVIEW));
	sbuf_puts(x->b, "/>");
}

/* The 案件 itself, its parts in the order of the file. */
void
sheet_case(struct sheet *x, unsigned parts)
{
	const struct decision *first = &x->c->decision;

	sbuf_puts(x->b, "<问责案件");
	markup_attr(x->b, "编号", x->v->id);
	facts_int(x->b, "条例", x->c->edition);
	sbuf_putc(x->b, '>');
	if (parts & PART_SOURCE)
		put_source(x);
	put_target(x, parts & PART_BACKGROUND);
	if (parts & PART_START)
		put_start(x);
	if (parts & PART_WHO_INQUIRES)
		put_inquiry(x);
	if (parts & (PART_MEETING | PART_MEETING_DAY))
		put_meeting(x, parts & PART_MEETING);
	if (parts & PART_FINDINGS)
		put_findings(x);
	if (parts & PART_SITUATIONS)
		put_situations(x);
	if (parts & (PART_ALL_FACTS | PART_OPEN_FACTS))
		put_paragraphs(x, parts & PART_OPEN_FACTS);
	if (parts & PART_DECISION)
		put_decision(x, first, sheet_number(x, CASE_PAPER_DECISION));
	if (parts & PART_IN_FORCE)
		put_decision(x, x->v->decision, NULL);
	if ((parts & PART_PUBLIC_DECISION) && !x->v->changed)
		put_public_decision(x);
	if (parts & PART_SERVICE)
		put_service(x);
	if (parts & PART_FILED)
		put_filed(x);
	if (parts & PART_APPEAL)
		put_appeal(x);
	if (parts & PART_SUPERSEDED)
		put_superseded(x);
	if (parts & (PART_REVIEW | PART_PUBLIC_DECISION))
		put_review(x, parts & PART_REVIEW);
	sbuf_puts(x->b, "</问责案件>");
}

