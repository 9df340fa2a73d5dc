/*
 * closing.c - when a year may be closed, and which facts count once it is
 * (RULES.md, Scores: A year is closed ...).
 * Readings: its last matter may lie on the year's last day, so its entry
 *        days end 3 working days after.  年终考核 is there when each
 *        responsibility that a unit bears has a 成绩; 加减分事项 when one
 *        was taken in, empty where there was nothing.  Both lie on their
 *        own dates, not on the day they were received.
 */
#include <stdio.h>
#include <string.h>

#include "rules/annual.h"
#include "rules/fold.h"
#include "rules/judge.h"

/* --- what it waits for --- */

static void
lack_day(struct compute_run *run, enum rule_id rule, day_t until,
    const char *what)
{
	char day[40];

	if (until < run->as_of)
		return;
	day_chinese(until, day);
	*vec_push(run->a, &run->r->annual.closing.lacks) =
	    (struct hindrance){ (uint16_t)rule, until,
		arena_printf(run->a, "%s是%s，次日起才能结账", what, day) };
}

static void
lack_paper(struct compute_run *run, enum rule_id rule, const char *why)
{
	*vec_push(run->a, &run->r->annual.closing.lacks) =
	    (struct hindrance){ (uint16_t)rule, DAY_NONE, why };
}

static day_t
last_deadline(const struct compute_run *run)
{
	day_t last = DAY_NONE;

	for (size_t i = 0; i < run->r->task.n; i++)
		if (run->r->task.v[i].deadline > last)
			last = run->r->task.v[i].deadline;
	return last;
}

static bool
any_bears(const struct compute_run *run, enum duty d)
{
	for (size_t i = 0; i < run->n_books; i++)
		if (bears_duty(run->book[i].unit, d))
			return true;
	return false;
}

/* The last own date of a 年终考核 with a 成绩 for it; DAY_NONE = none. */
static day_t
year_end_day(const struct fact_year *y, enum duty d)
{
	day_t last = DAY_NONE;

	for (size_t i = 0; i < y->year_end.n; i++) {
		const struct doc *doc = y->year_end.v[i].doc;
		const struct year_end *x = doc->as.year_end;

		for (size_t k = 0; k < x->score.n; k++)
			if (x->score.v[k].duty == d && x->day.day > last)
				last = x->day.day;
	}
	return last;
}

static void
look_for_year_end(struct compute_run *run, enum duty d)
{
	day_t day;

	if (!any_bears(run, d))
		return;
	day = run->y == NULL ? DAY_NONE : year_end_day(run->y, d);
	if (day == DAY_NONE)
		lack_paper(run, RULE_D12_1, arena_printf(run->a,
		    "没有已受理的%s年终考核", duty_name(d)));
	else
		lack_day(run, RULE_D12_1, day, arena_printf(run->a,
		    "%s年终考核的日期", duty_name(d)));
}

static day_t
later(day_t x, day_t y)
{
	return y > x ? y : x;
}

/* The last date of its items; DAY_NONE: it has none. */
static day_t
adjustments_day(const struct adjustments *v)
{
	day_t last = DAY_NONE;
	size_t i;

	for (i = 0; i < v->commendation.n; i++)
		last = later(last, v->commendation.v[i].day.day);
	for (i = 0; i < v->promotion.n; i++)
		last = later(last, v->promotion.v[i].day.day);
	for (i = 0; i < v->investigation.n; i++)
		last = later(last, v->investigation.v[i].day.day);
	for (i = 0; i < v->sanction.n; i++)
		last = later(last, v->sanction.v[i].day.day);
	return last;
}

static void
look_for_adjustments(struct compute_run *run)
{
	const struct adjustments *v = facts_adjustments(run->f, run->year);

	if (v == NULL)
		lack_paper(run, RULE_D14_6, "没有已受理的加减分事项，没有这类"
		    "事项的，报一份空的");
	else
		lack_day(run, RULE_D14_6, adjustments_day(v),
		    "最后一个加减分事项的日期");
}

static void
look_for_all(struct compute_run *run)
{
	bool incomplete;
	day_t entry = entry_due(run->c->calendar, run->r->last, DAY_NONE,
	    &incomplete);

	if (run->plan == NULL)
		lack_paper(run, RULE_A05_1, "没有可用的考核方案");
	else
		lack_day(run, RULE_A10_3, last_deadline(run),
		    "最后一个任务的完成时限");
	lack_day(run, RULE_A10_2, entry, incomplete ?
	    "年末事项的应录入日期（日历不全，只按周末计算）" :
	    "年末事项的应录入日期");
	for (int d = 0; d < DUTIES; d++)
		look_for_year_end(run, (enum duty)d);
	look_for_adjustments(run);
}

void
run_closing(struct compute_run *run)
{
	struct closing *c = &run->r->annual.closing;

	c->provisional = run->c->provisional;
	/* once closed it is, whatever the calendar says since */
	if (!run->c->closed)
		look_for_all(run);
	c->may = c->lacks.n == 0;
}

/* --- which facts count --- */

static bool
about_reopening(const struct approval_item *x, int year)
{
	char period[8];

	(void)snprintf(period, sizeof(period), "%04d", year);
	return strcmp(field_text(&x->kind), "重新开账") == 0 &&
	    strcmp(field_text(&x->period), period) == 0;
}

/* The last word by 日期; one dated before the closing was about an
 * earlier one, even if it was filed again. */
static bool
reopened(const struct facts *f, const struct year_closed *c)
{
	bool yes = false;
	day_t said = c->day;

	for (size_t i = 0; i < f->approval.n; i++) {
		const struct filed *v = &f->approval.v[i];
		const struct approval *by = v->doc->as.approval;

		if (v->entry->seq <= c->count || by->day.day < said)
			continue;
		for (size_t k = 0; k < by->entry.n; k++)
			if (about_reopening(&by->entry.v[k], c->year)) {
				said = by->day.day;
				yes = strcmp(field_text(
				    &by->entry.v[k].verdict), "同意") == 0;
			}
	}
	return yes;
}

const struct year_closed *
closing_in_force(const struct facts *f, const struct year_closed *v,
    size_t n)
{
	return n == 0 || reopened(f, &v[n - 1]) ? NULL : &v[n - 1];
}
