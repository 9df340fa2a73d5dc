/*
 * paper_facts_briefing.c - 履责情况书面告知单: what was done since the last
 * one, and what is still to do (A11.1).
 */
#include <string.h>

#include "base/markup.h"
#include "stage/paper_facts_parts.h"

/* In office on the day, else the last one named. */
static const struct tenure *
in_office(const struct tenure *v, size_t n, day_t on)
{
	for (size_t i = 0; i < n; i++)
		if ((v[i].from.day == DAY_NONE || v[i].from.day <= on) &&
		    (v[i].to.day == DAY_NONE || on <= v[i].to.day))
			return &v[i];
	return n == 0 ? NULL : &v[n - 1];
}

/* The day after the last 书面告知 filed, else 1 January (A11.1). */
static day_t
briefing_start(const struct results *r, const struct paper_job *job)
{
	const char *unit = job->unit->unit->code.text;
	day_t last = DAY_NONE;

	for (size_t i = 0; i < r->facts->briefing.n; i++) {
		const struct fact_briefing *b = &r->facts->briefing.v[i];

		if (b->duty == job->duty && strcmp(b->unit, unit) == 0 &&
		    b->day != DAY_NONE && b->day > last && b->day < r->as_of)
			last = b->day;
	}
	return last == DAY_NONE ? day_of(r->year, 1, 1) : last + 1;
}

static void
briefing_record(struct sbuf *b, const struct results *r,
    const struct fact_record *x)
{
	const struct indicator *in = facts_indicator(r->facts, r->year,
	    x->unit, x->indicator);

	sbuf_puts(b, "<记录");
	markup_attr(b, "编号", x->id);
	facts_day(b, "日期", x->day);
	markup_attr(b, "指标", x->indicator);
	markup_attr(b, "名称", in == NULL ? x->indicator : in->name.text);
	markup_attr(b, "履责主体", actor_name(x->actor));
	markup_attr(b, "事项", x->matter);
	sbuf_puts(b, "/>");
}

static void
briefing_records(struct sbuf *b, const struct results *r,
    const struct paper_job *job, day_t from)
{
	const char *unit = job->unit->unit->code.text;

	for (size_t i = 0; i < r->facts->record.n; i++) {
		const struct fact_record *x = r->facts->record.v[i];

		if (!x->withdrawn && !x->beyond && x->duty == job->duty &&
		    x->secrecy < SECRECY_SECRET && from <= x->day &&
		    x->day <= r->as_of && strcmp(x->unit, unit) == 0)
			briefing_record(b, r, x);
	}
}

static void
briefing_tasks(struct sbuf *b, const struct results *r,
    const struct paper_job *job, struct arena *a)
{
	for (size_t i = 0; i < r->deadline.n; i++) {
		const struct deadline *d = &r->deadline.v[i];

		if (d->unit != job->unit->unit || d->task == NULL ||
		    d->task->complete ||
		    d->task->indicator->duty != job->duty ||
		    d->task->first > r->as_of)
			continue;
		sbuf_puts(b, "<任务");
		markup_attr(b, "状态", state_name(d->state));
		markup_attr(b, "编号", d->task->indicator->item.id.text);
		markup_attr(b, "名称", d->task->indicator->name.text);
		markup_attr(b, "期", facts_task_period(a, d->task));
		facts_day(b, "完成时限", d->due);
		facts_task_counts(b, d->task);
		sbuf_puts(b, "/>");
	}
}

void
facts_of_briefing(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;
	const struct unit *u = job->unit->unit;
	const struct organ *o = &u->organ[job->duty];
	const struct tenure *p = in_office(o->principal.v, o->principal.n,
	    r->as_of);
	const struct tenure *c = in_office(u->recorder.v, u->recorder.n,
	    r->as_of);
	day_t from = briefing_start(r, job);

	sbuf_puts(b, "<党组织");
	markup_attr(b, "名称", o->name.text);
	markup_attr(b, "责任", duty_name(job->duty));
	sbuf_puts(b, "/>");
	if (p != NULL) {
		sbuf_puts(b, "<负责人");
		markup_attr(b, "姓名", p->name.text);
		markup_attr(b, "职务", p->post.text);
		sbuf_puts(b, "/>");
	}
	if (c != NULL) {
		sbuf_puts(b, "<记录员>");
		markup_text(b, c->name.text);
		sbuf_puts(b, "</记录员>");
	}
	sbuf_puts(b, "<区间");
	facts_day(b, "起", from);
	facts_day(b, "止", r->as_of);
	sbuf_puts(b, "/>");
	facts_chain(b, r);
	briefing_records(b, r, job, from);
	briefing_tasks(b, r, job, a);
}
