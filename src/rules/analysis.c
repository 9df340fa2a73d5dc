/*
 * analysis.c - A16.1: the half-year's tasks, records and findings counted
 * by unit, indicator and day of the week.
 * Readings: A16.1: 定期 is each half-year.  Late is what A10.2 takes points
 *        off for; the day of the week is that of the matter's last day,
 *        beside it that of the entry.  A record is filed in the half-year
 *        in which its matter lies, whatever its task's deadline.  A04.1
 *        counts where the month filed for lies in the half-year.
 */
#include <string.h>

#include "model/analysis.h"
#include "rules/case_count.h"
#include "rules/compute_run.h"

struct analysing {
	struct arena *a;
	const struct results *r;
	struct analysis *to;
	size_t unit;            /* of the task or finding at hand */
};

static bool
in_window(const struct results *r, day_t d)
{
	return r->first <= d && d <= r->last;
}

/* --- units --- */

static struct change
change_since(const struct unit_result *now, const struct unit_result *then)
{
	struct change c = { now->score != NULL && then != NULL, 0 };

	if (c.known)
		c.hundredths = rat_hundredths(now->score) -
		    rat_hundredths(then->score);
	return c;
}

static const struct unit_result *
scored_then(const struct past *p, const struct unit *u)
{
	const struct unit_result *then = past_unit(p, u->code.text);

	return then == NULL || then->score == NULL ? NULL : then;
}

static void
add_units(struct analysing *x)
{
	for (size_t i = 0; i < x->r->unit.n; i++) {
		struct unit_analysis *u = vec_push(x->a, &x->to->unit);

		u->now = &x->r->unit.v[i];
		u->previous = scored_then(&x->r->previous, u->now->unit);
		u->year_ago = scored_then(&x->r->year_ago, u->now->unit);
		u->since_previous = change_since(u->now, u->previous);
		u->since_year_ago = change_since(u->now, u->year_ago);
	}
}

/* --- tasks: unit by unit, an indicator's together --- */

static void
ask(struct burden *b, const struct task *t)
{
	b->records_asked += t->indicator->count.n;
	if (t->indicator->evidence)
		b->evidence_asked += t->indicator->count.n;
}

static void
file(struct burden *b, const struct fact_record *r)
{
	b->records_filed++;
	b->evidence_filed += (int64_t)r->n_evidence;
}

static void
enter(struct lateness *l, const struct earning *e)
{
	int64_t days = e->record->entered - e->entry_due;

	l->n++;
	if (!e->late)
		return;
	l->late++;
	l->days += days;
	if (days > l->most)
		l->most = days;
}

/* Monday is 0. */
static int
weekday_of(day_t d)
{
	return (day_weekday(d) + WEEKDAYS - 1) % WEEKDAYS;
}

static void
count_record(struct analysing *x, const struct earning *e)
{
	struct unit_analysis *u = &x->to->unit.v[x->unit];
	const struct fact_record *r = e->record;

	enter(&u->late, e);
	enter(&x->to->weekday[weekday_of(r->day)], e);
	if (e->late)
		x->to->entered[weekday_of(r->entered)]++;
	file(&u->burden, r);
}

static void
count_task(struct analysing *x, const struct task *t)
{
	for (size_t i = 0; i < t->n_earnings; i++)
		if (in_window(x->r, t->earning[i].record->day))
			count_record(x, &t->earning[i]);
	if (in_window(x->r, t->deadline))
		ask(&x->to->unit.v[x->unit].burden, t);
}

static void
count_tasks(struct analysing *x)
{
	const struct results *r = x->r;

	x->unit = 0;
	for (size_t i = 0; i < r->task.n; i++) {
		while (r->unit.v[x->unit].unit != r->task.v[i].unit)
			x->unit++;
		count_task(x, &r->task.v[i]);
	}
}

static void
add_burden(struct burden *to, const struct burden *b)
{
	to->records_asked += b->records_asked;
	to->records_filed += b->records_filed;
	to->evidence_asked += b->evidence_asked;
	to->evidence_filed += b->evidence_filed;
}

static void
sum_burdens(struct analysing *x)
{
	for (size_t i = 0; i < x->to->unit.n; i++) {
		const struct unit_analysis *u = &x->to->unit.v[i];

		add_burden(&x->to->burden[u->now->unit->category],
		    &u->burden);
		add_burden(&x->to->burden[CATEGORIES], &u->burden);
	}
}

/* --- indicators --- */

/* With the last units counted: an indicator's tasks of a unit are not
 * parted by another unit's. */
struct indicator_count {
	struct indicator_analysis sum;
	const struct unit *unit, *failed;
};

static void
count_indicator(struct indicator_count *c, const struct task *t)
{
	c->sum.units += c->unit != t->unit;
	c->unit = t->unit;
	c->sum.due++;
	c->sum.complete += t->complete;
	if (t->complete || c->failed == t->unit)
		return;
	c->sum.failed++;
	c->failed = t->unit;
}

/* By complete ÷ due; a stable sort keeps the plan's order. */
static int
least_complete(const void *v, const void *w, void *ctx)
{
	const struct indicator_analysis *a = v, *b = w;
	int64_t x = a->complete * b->due, y = b->complete * a->due;

	(void)ctx;
	return (x > y) - (x < y);
}

static void
add_indicators(struct analysing *x)
{
	const struct results *r = x->r;
	const struct plan *p = r->plan;
	struct indicator_count *c;
	size_t i;

	if (p == NULL)
		return;
	c = arena_array(x->a, struct indicator_count, p->indicator.n);
	for (i = 0; i < r->task.n; i++) {
		const struct task *t = &r->task.v[i];

		if (t->scored && t->indicator->klass == CLASS_COMMON)
			count_indicator(&c[t->indicator - p->indicator.v], t);
	}
	for (i = 0; i < p->indicator.n; i++) {
		c[i].sum.indicator = &p->indicator.v[i];
		if (c[i].sum.due > 0)
			*vec_push(x->a, &x->to->indicator) = c[i].sum;
	}
	sort_stable(x->to->indicator.v, x->to->indicator.n,
	    sizeof(*x->to->indicator.v), least_complete, NULL);
}

/* --- findings and duties --- */

static int
by_unit(const void *v, const void *w, void *ctx)
{
	const struct duplicate *a = v, *b = w;

	(void)ctx;
	return strcmp(a->unit->code.text, b->unit->code.text);
}

/* A04.1 */
static void
add_duplicates(struct analysing *x)
{
	const struct results *r = x->r;
	struct map units;
	month_t m;
	size_t i;

	map_init(&units, x->a);
	for (i = 0; i < x->to->unit.n; i++)
		map_put(&units, x->to->unit.v[i].now->unit->code.text,
		    &x->to->unit.v[i]);
	for (i = 0; i < r->found.d.n; i++) {
		const struct diag *d = &r->found.d.v[i];
		struct unit_analysis *u = map_get(&units, d->unit);

		if (d->rule != RULE_A04_1 || d->waived || u == NULL ||
		    !month_parse(d->month, &m) || m < r->window.first ||
		    m > r->month)
			continue;
		u->duplicates++;
		*vec_push(x->a, &x->to->duplicate) =
		    (struct duplicate){ u->now->unit, d };
	}
	sort_stable(x->to->duplicate.v, x->to->duplicate.n,
	    sizeof(*x->to->duplicate.v), by_unit, NULL);
}

/* A12.1: deadlines stand by rule, unit, subject, duty. */
static void
add_reports(struct analysing *x)
{
	const struct results *r = x->r;

	for (size_t i = 0; i < r->deadline.n; i++) {
		const struct deadline *d = &r->deadline.v[i];

		if (d->rule == RULE_A12_1 && d->due == r->last)
			*vec_push(x->a, &x->to->report) = (struct report_due){
				d->unit, d->duty, d->due, d->done, d->state };
	}
}

/* A10.4: 1 to 5, 6 to 15, over 15 days */
static enum overdue_age
age_of(int32_t days)
{
	return days <= 5 ? AGE_DAYS : days <= 15 ? AGE_WEEKS : AGE_OLD;
}

static void
count_overdue(struct analysing *x)
{
	const struct unit *last[AGES] = { NULL };

	for (size_t i = 0; i < x->r->task.n; i++) {
		const struct task *t = &x->r->task.v[i];
		enum overdue_age g = age_of(x->r->as_of - t->deadline);

		if (t->state != STATE_OVERDUE)
			continue;
		x->to->overdue[g].tasks++;
		x->to->overdue[g].units += last[g] != t->unit;
		last[g] = t->unit;
	}
}

/* Is the actor one that the responsibility is recorded for? (A06.3) */
static bool
acts_for(int actor, enum duty d)
{
	return (actor == ACTOR_DISCIPLINE) == (d == DUTY_OVERSIGHT);
}

/* A06.2 */
static void
count_uncovered(struct analysing *x)
{
	const struct results *r = x->r;
	const struct unit *last[ACTORS] = { NULL };
	int first = (month_number(r->window.first) - 1) / 3 + 1;
	int final = (month_number(r->month) - 1) / 3 + 1;

	for (size_t i = 0; i < r->coverage.n; i++) {
		const struct coverage *c = &r->coverage.v[i];

		if (!c->over || c->quarter < first || c->quarter > final)
			continue;
		for (int k = 0; k < ACTORS; k++) {
			if (!acts_for(k, c->duty) || c->n[k] > 0)
				continue;
			x->to->uncovered[k] += last[k] != c->unit;
			last[k] = c->unit;
		}
	}
}

void
compute_analysis(const struct computing *c, struct results *out)
{
	struct analysis *to = arena_new(c->a, struct analysis);
	struct analysing x = { c->a, out, to, 0 };

	add_units(&x);
	count_tasks(&x);
	sum_burdens(&x);
	add_indicators(&x);
	add_duplicates(&x);
	add_reports(&x);
	count_overdue(&x);
	count_uncovered(&x);
	case_counts(c, c->window, &to->accountability);
	case_counts(c, out->previous.window, &to->accountability_before);
	out->analysis = to;
}
