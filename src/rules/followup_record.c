/*
 * followup_record.c - what 全程记实 asks of each unit by a day: the tasks of
 * the year (A10.3 until their day, A10.4 after), 工作台账 (A05.2), 记实提交
 * (A07.1), 书面告知 (A11.2) and 履责报告 (A12.1).
 * Readings: a 记实提交 is asked for by the month's last day; the rule
 *        knows only there or not there, so one that came later is 已完成.
 *        Months and halves that have not begun to run
 *        (last_running_month) are not listed.  书面告知 counts from the
 *        later of 日期 and 签收日期.
 *        A task that only its own period's records can mend is listed
 *        once: in the run of the month of its deadline, or where that
 *        month was run before the deadline had passed, in the first run
 *        after it.
 */
#include "rules/followup.h"

#include <assert.h>

month_t
last_running_month(const struct compute_run *run)
{
	month_t last = day_month(run->as_of);
	month_t december = run->year * MONTHS + MONTHS - 1;

	if (last < run->r->window.first)
		last = run->r->window.first;
	return last < december ? last : december;
}

bool
half_runs(const struct compute_run *run, enum half h)
{
	return run->year * MONTHS + (int)h * MONTHS / HALVES <=
	    last_running_month(run);
}

day_t
briefing_done(const struct fact_briefing *b)
{
	if (b == NULL || b->day == DAY_NONE || b->received == DAY_NONE)
		return DAY_NONE;
	return b->day > b->received ? b->day : b->received;
}

/* --- tasks --- */

static bool
short_cycle(const struct indicator *in)
{
	return in->cycle == CYCLE_MONTH || in->cycle == CYCLE_QUARTER ||
	    in->cycle == CYCLE_HALF;
}

/* Has a run already printed papers after this day? */
static bool
seen_after(const struct compute_run *run, day_t day)
{
	for (size_t i = 0; i < run->f->n_printed; i++)
		if (run->f->printed[i] > day &&
		    run->f->printed[i] < run->as_of)
			return true;
	return false;
}

/* A10.4: 可补报 */
static bool
listed_once(const struct compute_run *run, const struct task *t)
{
	return t->state == STATE_OVERDUE && short_cycle(t->indicator) &&
	    (day_month(t->deadline) == run->r->month ||
	    !seen_after(run, t->deadline));
}

/* A10.3: its window opens before the end of the month after the run's. */
static bool
enters_soon(const struct compute_run *run, const struct task *t)
{
	return t->state == STATE_OPEN &&
	    t->deadline - WARNING_DAYS <= month_last(run->r->month + 1);
}

static void
add_task(struct compute_run *run, const struct followup *row,
    const struct task *t)
{
	const char *name = t->indicator->name.text;
	struct deadline *d = followup_add(run, row, &(struct follow_object){
		.unit = t->unit, .subject = t->subject,
		.what = name == NULL ? "" : name, .by_duty = true,
		.duty = t->indicator->duty, .from = t->first,
		.due = t->deadline, .done = t->completed });

	assert(d != NULL); /* tasks are the year's */
	d->task = t;
	d->state = t->state;
	d->enters_soon = enters_soon(run, t);
	d->mendable_only = listed_once(run, t);
}

/* A10.3, A10.4 */
static void
find_tasks(struct compute_run *run, const struct followup *row)
{
	for (size_t i = 0; i < run->r->task.n; i++) {
		const struct task *t = &run->r->task.v[i];

		if ((run->as_of > t->deadline) == (row->rule == RULE_A10_4))
			add_task(run, row, t);
	}
}

/* --- other duties --- */

/* A05.2 */
static void
find_worklists(struct compute_run *run, const struct followup *row)
{
	for (size_t i = 0; i < run->n_books; i++)
		followup_add(run, row, &(struct follow_object){
			.unit = run->book[i].unit,
			.subject = arena_printf(run->a, "%s@%d",
			    root_name(ROOT_WORKLIST), run->year),
			.what = "报送工作台账",
			.from = day_of(run->year, 1, 1),
			.due = run->worklist_due,
			.done = run->book[i].worklist_whole });
}

static const char *
month_subject(const struct compute_run *run, enum root root, month_t m)
{
	char month[8];

	month_format(m, month);
	return arena_printf(run->a, "%s@%s", root_name(root), month);
}

/* A07.1 */
static void
find_submissions(struct compute_run *run, const struct followup *row)
{
	month_t first = run->year * MONTHS, last = last_running_month(run);

	for (size_t i = 0; i < run->n_books; i++)
		for (month_t m = first; m <= last; m++)
			followup_add(run, row, &(struct follow_object){
				.unit = run->book[i].unit,
				.subject = month_subject(run,
				    ROOT_SUBMISSION, m),
				.what = "报送记实提交",
				.from = month_first(m), .done = DAY_NONE,
				.ended = run->book[i].filed[m - first] });
}

static void
add_briefing(struct compute_run *run, const struct followup *row,
    const struct book *b, month_t m, enum duty duty)
{
	static const char *const what[DUTIES] = {
		[DUTY_MAIN] = "主体责任履责情况书面告知",
		[DUTY_OVERSIGHT] = "监督责任履责情况书面告知",
	};

	followup_add(run, row, &(struct follow_object){ .unit = b->unit,
		.subject = month_subject(run, ROOT_BRIEFING, m),
		.what = what[duty], .by_duty = true, .duty = duty,
		.from = month_first(m), .done = briefing_done(
		    b->briefing[month_number(m) - 1][duty]) });
}

/* A11.2 */
static void
find_briefings(struct compute_run *run, const struct followup *row)
{
	month_t last = last_running_month(run);

	for (size_t i = 0; i < run->n_books; i++)
		for (month_t m = run->year * MONTHS; m <= last; m++)
			for (int d = 0; d < DUTIES; d++)
				if (bears_duty(run->book[i].unit,
				    (enum duty)d))
					add_briefing(run, row,
					    &run->book[i], m, (enum duty)d);
}

static void
add_report(struct compute_run *run, const struct followup *row,
    const struct book *b, enum half h, enum duty duty)
{
	static const char *const what[DUTIES] = {
		[DUTY_MAIN] = "报送主体责任履责报告",
		[DUTY_OVERSIGHT] = "报送监督责任履责报告",
	};

	followup_add(run, row, &(struct follow_object){ .unit = b->unit,
		.subject = arena_printf(run->a, "%s@%dH%d",
		    root_name(ROOT_DUTY_REPORT), run->year, (int)h + 1),
		.what = what[duty], .by_duty = true, .duty = duty,
		.from = half_first(run->year, h),
		.done = b->report[h][duty] });
}

/* A12.1 */
static void
find_reports(struct compute_run *run, const struct followup *row)
{
	for (size_t i = 0; i < run->n_books; i++)
		for (int h = 0; h < HALVES; h++)
			for (int d = 0; half_runs(run, (enum half)h) &&
			    d < DUTIES; d++)
				if (bears_duty(run->book[i].unit,
				    (enum duty)d))
					add_report(run, row, &run->book[i],
					    (enum half)h, (enum duty)d);
}

/* The findings of all these: period_unit.c. */
static const struct followup rows[] = {
	{ RULE_A05_2, TERM_NAMED, 0, LEVEL_REMIND, "催报通知书",
	    find_worklists, true },
	{ RULE_A07_1, TERM_MONTH, 0, LEVEL_REMIND, "催报通知书",
	    find_submissions, true },
	{ RULE_A10_3, TERM_NAMED, 0, LEVEL_REMIND, "预警提醒通知书",
	    find_tasks, true },
	{ RULE_A10_4, TERM_NAMED, 0, LEVEL_REMIND, "逾期催办通知书",
	    find_tasks, true },
	{ RULE_A11_2, TERM_MONTH_DAY, BRIEFING_DAY, LEVEL_REMIND,
	    "履责情况书面告知单", find_briefings, true },
	{ RULE_A12_1, TERM_HALF, 0, LEVEL_REMIND, "催报通知书",
	    find_reports, true },
};

const struct followup_table follow_record = FOLLOWUP_TABLE(rows);
