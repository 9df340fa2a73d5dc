/*
 * task.c - the tasks of a year and what the records earn for them.
 */
#include "rules/task.h"

#include <assert.h>
#include <string.h>

#include "rules/compute_run.h"
#include "rules/fold.h"

enum { WHOLE = 10000 }; /* 100 % in hundredths */

size_t
task_spans(const struct indicator *in, int year, struct task_span out[12])
{
	struct task_span s;
	size_t n = 0;

	for (int m = 1; m <= MONTHS; m++) {
		if (!indicator_task(in, year, day_of(year, m, 1), &s.days,
		    &s.deadline))
			return 0;
		if (n > 0 && out[n - 1].days.first == s.days.first)
			continue;
		s.no = (int64_t)n + 1;
		out[n++] = s;
	}
	return n;
}

const char *
task_subject(struct arena *a, const struct indicator *in, int year,
    int64_t no)
{
	const char *id = field_text(&in->item.id);

	switch (in->cycle) {
	case CYCLE_MONTH:
		return arena_printf(a, "%s@%04d-%02d", id, year, (int)no);
	case CYCLE_QUARTER:
		return arena_printf(a, "%s@%04dQ%d", id, year, (int)no);
	case CYCLE_HALF:
		return arena_printf(a, "%s@%04dH%d", id, year, (int)no);
	case CYCLE_YEAR: case CYCLE_ONCE: case CYCLES:
		break;
	}
	return arena_printf(a, "%s@%04d", id, year);
}

/* --- one record --- */

/* Percents add up, to 100 at most. */
static void
cut(struct earning *e, enum loss_kind kind, bool applies, int64_t percent)
{
	int64_t sum = 0;

	for (int k = 0; k < LOSS_CUTS; k++)
		sum += e->cut[k];
	if (applies)
		e->cut[kind] = percent < WHOLE - sum ? percent : WHOLE - sum;
}

/* A10.2, A09.2, A10.4: a waived rule takes nothing off. */
static void
find_faults(struct earning *e, const struct earning_terms *by,
    const struct task *t)
{
	const struct fact_record *r = e->record;
	day_t on = r->entry->received;
	const struct policy *p = by->policy;

	e->entry_due = entry_due(by->calendar, r->day,
	    r->day > t->deadline ? DAY_NONE : t->deadline, &e->incomplete);
	e->late = r->entered > e->entry_due &&
	    policy_waived(p, RULE_A10_2, r->unit, on) == NULL;
	e->no_evidence = t->indicator->evidence && r->n_evidence == 0 &&
	    policy_waived(p, RULE_A09_2, r->unit, on) == NULL;
	e->overdue = r->day > t->deadline &&
	    policy_waived(p, RULE_A10_4, r->unit, on) == NULL;
}

static const struct rational *
part(struct arena *a, const struct rational *x, int64_t percent)
{
	if (percent == WHOLE)
		return x;
	return rat_mul(a, x, rat_frac(a, percent, WHOLE));
}

/* 审核意见: 退回 and 不实 leave nothing; 扣分 its figure, not below 0. */
static void
review(struct arena *a, struct earning *e)
{
	const struct fact_opinion *o = &e->record->opinion;
	const struct rational *figure;

	if (o->opinion == OPINION_RETURN || o->opinion == OPINION_FALSE) {
		memset(e->cut, 0, sizeof(e->cut));
		e->reviewed = e->full;
		e->earned = rat_int(a, 0);
	} else if (o->opinion == OPINION_DEDUCT) {
		figure = rat_from_hundredths(a, o->deduct);
		if (rat_cmp(figure, e->earned) > 0)
			figure = e->earned;
		e->reviewed = figure;
		e->earned = rat_sub(a, e->earned, figure);
	}
}

struct earning
task_earning(struct arena *a, const struct earning_terms *by,
    const struct task *t, const struct fact_record *r)
{
	struct earning e = { .record = r };
	int64_t sum = 0;

	e.full = rat_frac(a, t->indicator->points,
	    100 * t->indicator->count.n);
	find_faults(&e, by, t);
	cut(&e, LOSS_LATE, e.late, by->plan->cut_late);
	cut(&e, LOSS_EVIDENCE, e.no_evidence, by->plan->cut_evidence);
	cut(&e, LOSS_OVERDUE, e.overdue, by->plan->cut_overdue);
	for (int k = 0; k < LOSS_CUTS; k++)
		sum += e.cut[k];
	e.earned = part(a, e.full, WHOLE - sum);
	review(a, &e);
	return e;
}

/* --- one task --- */

/* Best first; among equals the earlier matter, then the earlier entry. */
static int
compare_earnings(const void *x, const void *y, void *ctx)
{
	const struct earning *a = x, *b = y;
	int c = rat_cmp(b->earned, a->earned);

	(void)ctx;
	if (c != 0)
		return c;
	if (a->record->day != b->record->day)
		return a->record->day < b->record->day ? -1 : 1;
	if (a->record->entered_at != b->record->entered_at)
		return a->record->entered_at < b->record->entered_at ? -1 : 1;
	return strcmp(a->record->id, b->record->id);
}

static int
compare_days(const void *x, const void *y, void *ctx)
{
	day_t a = *(const day_t *)x, b = *(const day_t *)y;

	(void)ctx;
	return (a > b) - (a < b);
}

/* The day of the matter with which 次数 records had earned something. */
static day_t
completion(struct arena *a, const struct earning *v, size_t have,
    size_t need)
{
	day_t *day = arena_array(a, day_t, have);
	size_t i;

	for (i = 0; i < have; i++)
		day[i] = v[i].record->day;
	sort_stable(day, have, sizeof(*day), compare_days, NULL);
	return day[need - 1];
}

void
task_settle(struct arena *a, struct task *t, struct earning *v, size_t n)
{
	size_t need = (size_t)t->indicator->count.n, i;

	sort_stable(v, n, sizeof(*v), compare_earnings, NULL);
	t->earning = v;
	t->n_earnings = n;
	t->have = 0;
	t->earned = rat_int(a, 0);
	for (i = 0; i < n; i++) {
		v[i].counts = i < need;
		if (v[i].counts)
			t->earned = rat_add(a, t->earned, v[i].earned);
		if (rat_sign(v[i].earned) > 0)
			t->have++;
	}
	t->complete = t->have >= need;
	t->completed = t->complete ? completion(a, v, t->have, need) :
	    DAY_NONE;
}

/* --- all tasks --- */

/* The accepted records whose day lies in the task's period. */
static void
earn(struct compute_run *run, const struct record_group *g, struct task *t)
{
	const struct earning_terms by = { run->plan, run->c->policy,
		run->c->calendar };
	struct earning *v = NULL;
	size_t i, n = 0;

	for (i = 0; g != NULL && i < g->record.n; i++) {
		const struct fact_record *r = g->record.v[i];

		if (r->day < t->first || r->day > t->last)
			continue;
		if (v == NULL)
			v = arena_array(run->a, struct earning,
			    g->record.n - i);
		v[n] = task_earning(run->a, &by, t, r);
		if (v[n].incomplete)
			run->r->calendar_short = true;
		n++;
	}
	task_settle(run->a, t, v, n);
}

static void
add_tasks(struct compute_run *run, struct book *b,
    const struct indicator *in, const struct record_group *g)
{
	struct task_span span[MONTHS];
	size_t n = task_spans(in, run->year, span), i;

	for (i = 0; i < n; i++) {
		struct task *t = vec_push(run->a, &run->r->task);

		t->unit = b->unit;
		t->indicator = in;
		t->period_no = span[i].no;
		t->subject = task_subject(run->a, in, run->year, span[i].no);
		t->first = span[i].days.first;
		t->last = span[i].days.last;
		t->deadline = span[i].deadline;
		t->worth = rat_from_hundredths(run->a, in->points);
		earn(run, g, t);
		t->state = state_on(t->deadline, run->as_of, t->complete,
		    t->completed > t->deadline);
		b->n_tasks++;
	}
}

/* The records of an indicator serve the first one of that 编号: the
 * plan's before the worklist's (A05.4 keeps them apart). */
static void
add_indicators(struct compute_run *run, struct book *b, struct map *seen,
    const struct indicator *v, size_t n)
{
	const char *id;
	size_t i;

	for (i = 0; i < n; i++) {
		id = v[i].item.id.text;
		if (id == NULL || v[i].item.broken || v[i].count.n < 1 ||
		    v[i].points <= 0 ||
		    !applies_to(v[i].applies, b->unit->category) ||
		    !bears_duty(b->unit, v[i].duty))
			continue;
		add_tasks(run, b, &v[i], map_get(seen, id) != NULL ? NULL :
		    map_get(&b->by_indicator, id));
		map_put(seen, id, b);
	}
}

void
run_window(struct compute_run *run)
{
	struct results *r = run->r;

	for (size_t i = 0; i < r->task.n; i++) {
		struct task *t = &r->task.v[i];

		t->scored = t->deadline >= r->first &&
		    t->deadline <= r->last && t->deadline <= run->as_of;
	}
}

void
run_tasks(struct compute_run *run)
{
	const struct worklist *w;
	struct map seen;
	struct book *b;
	size_t i;

	if (run->plan == NULL)
		return;
	for (i = 0; i < run->n_books; i++) {
		b = &run->book[i];
		b->first_task = run->r->task.n;
		map_init(&seen, run->a);
		add_indicators(run, b, &seen, run->plan->indicator.v,
		    run->plan->indicator.n);
		if (b->worklist == NULL)
			continue;
		w = b->worklist->doc->as.worklist;
		add_indicators(run, b, &seen, w->indicator.v,
		    w->indicator.n);
	}
}
