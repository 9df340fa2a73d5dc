/*
 * deadline.c - everything with a date: the tasks of the year (A10.3
 * until their day, A10.4 after), 工作台账 (A05.2), 记实提交 (A07.1),
 * 书面告知 (A11.2) and 履责报告 (A12.1), as they stand on the as-of date.
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
#include <string.h>

#include "rules/compute_run.h"

enum state
state_on(day_t due, day_t as_of, bool done, bool late)
{
	if (done)
		return late ? STATE_DONE_LATE : STATE_DONE;
	if (as_of > due)
		return STATE_OVERDUE;
	return due - as_of <= WARNING_DAYS ? STATE_NEAR : STATE_OPEN;
}

month_t
last_running_month(const struct compute_run *run)
{
	month_t last = day_month(run->as_of);
	month_t december = run->year * MONTHS + MONTHS - 1;

	if (last < run->r->window.first)
		last = run->r->window.first;
	return last < december ? last : december;
}

day_t
half_last(int year, enum half h)
{
	return month_last(year * MONTHS + ((int)h + 1) * MONTHS / HALVES - 1);
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

static struct deadline *
add(struct compute_run *run, enum rule_id rule, const struct unit *u,
    day_t due, enum state state)
{
	struct deadline *d = vec_push(run->a, &run->r->deadline);

	d->rule = (uint16_t)rule;
	d->unit = u;
	d->due = due;
	d->state = state;
	d->days = run->as_of - due;
	d->done = DAY_NONE;
	return d;
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
add_task(struct compute_run *run, const struct task *t)
{
	struct deadline *d = add(run, run->as_of > t->deadline ?
	    RULE_A10_4 : RULE_A10_3, t->unit, t->deadline, t->state);

	d->subject = t->subject;
	d->done = t->completed;
	d->by_duty = true;
	d->duty = t->indicator->duty;
	d->task = t;
	d->enters_soon = enters_soon(run, t);
	d->mendable_only = listed_once(run, t);
	d->what = t->indicator->name.text == NULL ? "" :
	    t->indicator->name.text;
}

/* --- other duties --- */

static void
add_worklist(struct compute_run *run, const struct book *b)
{
	day_t due = run->worklist_due, done = b->worklist_whole;
	struct deadline *d = add(run, RULE_A05_2, b->unit, due,
	    state_on(due, run->as_of, done != DAY_NONE, done > due));

	d->subject = arena_printf(run->a, "%s@%d", root_name(ROOT_WORKLIST),
	    run->year);
	d->done = done;
	d->what = "报送工作台账";
}

static void
add_submission(struct compute_run *run, const struct book *b, month_t m)
{
	day_t due = month_last(m);
	bool done = b->filed[month_number(m) - 1];
	struct deadline *d = add(run, RULE_A07_1, b->unit, due,
	    state_on(due, run->as_of, done, false));
	char month[8];

	month_format(m, month);
	d->subject = arena_printf(run->a, "%s@%s",
	    root_name(ROOT_SUBMISSION), month);
	d->what = "报送记实提交";
}

static void
add_briefing(struct compute_run *run, const struct book *b, month_t m,
    enum duty duty)
{
	day_t due = month_first(m) + BRIEFING_DAY - 1;
	day_t done = briefing_done(b->briefing[month_number(m) - 1][duty]);
	struct deadline *d = add(run, RULE_A11_2, b->unit, due,
	    state_on(due, run->as_of, done != DAY_NONE, done > due));
	char month[8];

	month_format(m, month);
	d->subject = arena_printf(run->a, "%s@%s",
	    root_name(ROOT_BRIEFING), month);
	d->done = done;
	d->by_duty = true;
	d->duty = duty;
	d->what = duty == DUTY_MAIN ? "主体责任履责情况书面告知" :
	    "监督责任履责情况书面告知";
}

static void
add_report(struct compute_run *run, const struct book *b, enum half h,
    enum duty duty)
{
	day_t due = half_last(run->year, h), done = b->report[h][duty];
	struct deadline *d = add(run, RULE_A12_1, b->unit, due,
	    state_on(due, run->as_of, done != DAY_NONE, done > due));

	d->subject = arena_printf(run->a, "%s@%dH%d",
	    root_name(ROOT_DUTY_REPORT), run->year, (int)h + 1);
	d->done = done;
	d->by_duty = true;
	d->duty = duty;
	d->what = duty == DUTY_MAIN ? "报送主体责任履责报告" :
	    "报送监督责任履责报告";
}

static void
add_reports(struct compute_run *run, const struct book *b)
{
	for (int h = 0; h < HALVES; h++)
		for (int d = 0; half_runs(run, (enum half)h) && d < DUTIES;
		    d++)
			if (bears_duty(b->unit, (enum duty)d))
				add_report(run, b, (enum half)h,
				    (enum duty)d);
}

static void
add_duties(struct compute_run *run, const struct book *b)
{
	month_t last = last_running_month(run);

	add_worklist(run, b);
	for (month_t m = run->year * MONTHS; m <= last; m++) {
		add_submission(run, b, m);
		for (int d = 0; d < DUTIES; d++)
			if (bears_duty(b->unit, (enum duty)d))
				add_briefing(run, b, m, (enum duty)d);
	}
	add_reports(run, b);
}

/* Rules stand in the catalogue by id. */
static int
compare_deadlines(const void *x, const void *y, void *ctx)
{
	const struct deadline *a = x, *b = y;
	int c;

	(void)ctx;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	c = strcmp(a->unit->code.text, b->unit->code.text);
	if (c == 0)
		c = strcmp(a->subject, b->subject);
	return c != 0 ? c : (int)a->duty - (int)b->duty;
}

void
run_deadlines(struct compute_run *run)
{
	struct results *r = run->r;
	size_t i;

	for (i = 0; i < r->task.n; i++)
		add_task(run, &r->task.v[i]);
	for (i = 0; i < run->n_books; i++)
		add_duties(run, &run->book[i]);
	sort_stable(r->deadline.v, r->deadline.n, sizeof(*r->deadline.v),
	    compare_deadlines, NULL);
}
