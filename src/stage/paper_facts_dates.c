/*
 * paper_facts_dates.c - 预警提醒通知书 and 逾期催办通知书: tasks by date.
 */
#include "base/markup.h"
#include "stage/paper_facts_parts.h"

void
facts_of_warning(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;

	sbuf_puts(b, "<预告");
	facts_day(b, "止", month_last(r->month + 1));
	sbuf_puts(b, "/>");
	facts_chain(b, r);
	for (size_t i = 0; i < r->deadline.n; i++) {
		const struct deadline *d = &r->deadline.v[i];

		if (d->unit != job->unit->unit || !paper_warns(d))
			continue;
		sbuf_puts(b, "<任务");
		markup_attr(b, "状态", d->state == STATE_NEAR ? "临近到期" :
		    "即将临近");
		facts_task(b, d->task, a);
		if (d->state != STATE_NEAR)
			facts_day(b, "进入", d->due - WARNING_DAYS);
		facts_int(b, "天数", d->due - r->as_of);
		facts_task_counts(b, d->task);
		sbuf_puts(b, "/>");
	}
}

void
facts_of_overdue(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;

	facts_chain(b, r);
	for (size_t i = 0; i < r->deadline.n; i++) {
		const struct deadline *d = &r->deadline.v[i];

		if (d->unit != job->unit->unit || !paper_chases(d))
			continue;
		sbuf_puts(b, "<任务");
		facts_task(b, d->task, a);
		facts_int(b, "天数", d->days);
		facts_task_counts(b, d->task);
		markup_attr(b, "可补报", d->mendable_only ? "是" : "否");
		sbuf_puts(b, "/>");
	}
}
