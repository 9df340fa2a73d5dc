/*
 * paper_facts_talk.c - 约谈通知书: of a year (D16.1) one for each 主要负责人 of
 * a unit whose grade is 一般 or 差, of a quarter (B15.1) of one whose score
 * is below the plan's 一般 or that did not mend what a 督查 found.  When, where and by whom is not known before it
 * is approved: the template says that it follows.
 */
#include <string.h>

#include "base/markup.h"
#include "rules/catalogue.h"
#include "stage/paper_facts_parts.h"

const struct tenure *
paper_principal(const struct organ *o, day_t on)
{
	const struct tenure *found = NULL;

	for (size_t i = 0; o->given && i < o->principal.n; i++) {
		const struct tenure *t = &o->principal.v[i];

		if ((t->from.day == DAY_NONE || t->from.day <= on) &&
		    (t->to.day == DAY_NONE || on <= t->to.day))
			found = t;
	}
	return found;
}

/* --- B15.1 --- */

static bool
proposed(const struct results *r, const struct unit *u)
{
	for (size_t i = 0; i < r->candidate.n; i++)
		if (r->candidate.v[i].unit == u &&
		    r->candidate.v[i].finding->rule == RULE_B15_1)
			return true;
	return false;
}

/* The quarter's score is below the plan's 一般; NULL = it is not. */
static const struct unit_result *
low(const struct results *r, const struct unit *u)
{
	for (size_t i = 0; r->over && i < r->unit.n; i++)
		if (r->unit.v[i].unit == u && r->unit.v[i].score != NULL &&
		    rat_hundredths(r->unit.v[i].score) < r->plan->grade[2])
			return &r->unit.v[i];
	return NULL;
}

/* How many problems of a 督查 of that responsibility are not mended. */
static int
unmended(const struct results *r, const struct unit *u, enum duty duty)
{
	int n = 0;

	for (size_t i = 0; i < r->deadline.n; i++) {
		const struct deadline *d = &r->deadline.v[i];

		n += d->unit == u && d->state >= STATE_NOT_RECTIFIED &&
		    (!d->by_duty || d->duty == duty);
	}
	return n;
}

/* For a score both 主要负责人, for a problem whose responsibility it is. */
const struct tenure *
paper_talks(const struct results *r, const struct unit *u, enum duty d)
{
	if (proposed(r, u))
		return low(r, u) == NULL && unmended(r, u, d) == 0 ? NULL :
		    paper_principal(&u->organ[d], r->as_of);
	for (size_t i = 0; i < r->annual.proposal.n; i++) {
		const struct annual_proposal *p = &r->annual.proposal.v[i];

		if (p->unit == u && p->kind == PROPOSE_TALK)
			return p->principal[d];
	}
	return NULL;
}

/* B15.1: what was found of the unit. */
static const char *
found_of(const struct results *r, const struct paper_job *job,
    struct arena *a)
{
	const struct unit_result *u = low(r, job->unit->unit);
	int n = unmended(r, job->unit->unit, job->duty);
	const char *text = u == NULL ? "" : arena_printf(a, "%s全程记实得分%s"
	    "分，低于考核方案“一般”等次分数线", window_chinese(a, r->window),
	    rat_text(a, u->score));

	return n == 0 ? text : arena_printf(a, "%s%s督查反馈的%d个问题经核查"
	    "没有整改到位", text, u == NULL ? "" : "；", n);
}

/* Why, as attributes of the talk; what is to be talked about. */
static const char *
put_reason(struct sbuf *b, const struct results *r,
    const struct paper_job *job, struct arena *a)
{
	const char *window = window_chinese(a, r->window);
	const struct annual_result *x;

	if (r->window.kind == WINDOW_QUARTER) {
		markup_attr(b, "情形", "履责不到位");
		return arena_printf(a, "%s；落实%s的情况、存在的问题和下一步的"
		    "措施。", found_of(r, job, a), duty_name(job->duty));
	}
	x = &r->annual.unit.v[job->unit - r->unit.v];
	markup_attr(b, "情形", "考核等次");
	facts_int(b, "年度", r->year);
	markup_attr(b, "等次", grade_name(x->grade));
	return arena_printf(a, "%s考核等次为%s的原因，以及下一步落实%s的措施。",
	    window, grade_name(x->grade), duty_name(job->duty));
}

static void
put_talk(struct sbuf *b, const struct results *r,
    const struct paper_job *job, const struct tenure *t, struct arena *a)
{
	const char *about;

	sbuf_puts(b, "<谈话记录");
	markup_attr(b, "类型", "督责约谈");
	about = put_reason(b, r, job, a);
	markup_attr(b, "责任", duty_name(job->duty));
	markup_attr(b, "方式", "个别");
	sbuf_puts(b, "><谈话对象");
	markup_attr(b, "编号", t->item.id.text);
	markup_attr(b, "姓名", t->name.text);
	markup_attr(b, "职务", t->post.text);
	markup_attr(b, "单位", job->unit->unit->code.text);
	sbuf_puts(b, "/><事由>");
	markup_text(b, about);
	sbuf_puts(b, "</事由></谈话记录>");
}

struct paper_key
paper_talk_key(const struct results *r, const struct paper_job *job,
    const struct tenure *t)
{
	return (struct paper_key){ paper_name(PAPER_TALK),
		job->unit->unit->code.text, field_text(&t->item.id),
		r->period, "" };
}

/* By whom it was agreed to, who is talked with, about what. */
static void
put_matter(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, const struct tenure *t, struct arena *a)
{
	const struct results *r = s->results;
	const struct paper_key key = paper_talk_key(r, job, t);

	facts_approval(b, s, &key, !r->annual.closing.provisional, a);
	put_talk(b, r, job, t, a);
}

void
facts_matter_of_talk(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	put_matter(b, s, job, paper_talks(s->results, job->unit->unit,
	    job->duty), a);
}

void
facts_of_talk(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;
	const struct unit *u = job->unit->unit;
	const struct tenure *t = paper_talks(r, u, job->duty);
	const struct paper_key key = paper_talk_key(r, job, t);
	struct approved x = registry_find(s->registry, s->signed_by, &key, a);

	facts_duty_organ(b, s->config, key.kind, job->duty, &x);
	sbuf_puts(b, "<主送 称呼=\"同志\">");
	markup_text(b, t->name.text);
	sbuf_puts(b, "</主送>");
	put_matter(b, s, job, t, a);
	sbuf_puts(b, "<抄送>");
	markup_text(b, u->organ[job->duty].name.text);
	sbuf_puts(b, "</抄送>");
	facts_hindrances(b, r);
	facts_chain(b, r);
}
