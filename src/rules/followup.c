/*
 * followup.c - from an object of the table to its deadline and finding.
 */
#include "rules/followup.h"

#include <string.h>

#include "base/idnumber.h"
#include "rules/fold.h"

static const struct followup_table *const tables[] = {
	&follow_record, &follow_talk, &follow_review, &follow_inspection,
	&follow_case, &follow_organ,
};

enum { PROMPTLY = 10 }; /* working days, where there is no plan */

enum state
state_on(day_t due, day_t as_of, bool done, bool late)
{
	if (done)
		return late ? STATE_DONE_LATE : STATE_DONE;
	if (as_of > due)
		return STATE_OVERDUE;
	return due - as_of <= WARNING_DAYS ? STATE_NEAR : STATE_OPEN;
}

day_t
half_first(int year, enum half h)
{
	return month_first(year * MONTHS + (int)h * MONTHS / HALVES);
}

day_t
half_last(int year, enum half h)
{
	return month_last(year * MONTHS + ((int)h + 1) * MONTHS / HALVES - 1);
}

/* Of the rosters before the run's year the last that has the unit. */
static const struct unit *
unit_before(const struct compute_run *run, const char *code)
{
	const struct unit *last = NULL;
	int year = 0;

	for (size_t i = 0; i < run->f->year.n; i++) {
		const struct fact_year *y = run->f->year.v[i];
		const struct unit *u = map_get(&y->by_unit, code);

		if (u != NULL && year < y->year && y->year < run->year) {
			last = u;
			year = y->year;
		}
	}
	return last;
}

const struct unit *
followup_unit(const struct compute_run *run, const char *code)
{
	const struct book *b = code == NULL ? NULL :
	    map_get(&run->by_unit, code);

	if (b != NULL)
		return b->unit;
	return code == NULL ? NULL : unit_before(run, code);
}

day_t
followup_filed(const struct compute_run *run, const struct entry *e)
{
	day_t first = e->own_day;

	for (size_t i = 0; i < run->f->entry.n; i++) {
		const struct entry *x = run->f->entry.v[i];

		if (x->root == e->root && x->own_day < first &&
		    x->own_day != DAY_NONE &&
		    (x->verdict == VERDICT_ACCEPTED ||
		    x->verdict == VERDICT_PARTIAL) &&
		    strcmp(x->identity, e->identity) == 0)
			first = x->own_day;
	}
	return first;
}

struct due
followup_due(const struct compute_run *run, const struct followup *row,
    day_t from, day_t named)
{
	const struct calendar *c = run->c->calendar;
	struct civil start = day_civil(from);

	switch (row->term) {
	case TERM_NAMED: case TERMS:
		break;
	case TERM_MONTH_DAY:
		return (struct due){ month_first(day_month(from)) + row->n - 1,
		    false };
	case TERM_MONTH:
		return (struct due){ month_last(day_month(from)), false };
	case TERM_HALF:
		return (struct due){ half_last(start.year, start.month > 6 ?
		    HALF_SECOND : HALF_FIRST), false };
	case TERM_YEAR:
		return (struct due){ day_of(start.year, 12, 31), false };
	case TERM_DAYS:
		return calendar_settle(c, from + row->n);
	case TERM_MONTHS:
		return calendar_settle(c, day_add_months(from, row->n));
	case TERM_WORKDAYS:
		return calendar_add_workdays(c, from, row->n);
	case TERM_PROMPTLY:
		return calendar_add_workdays(c, from, run->plan == NULL ?
		    PROMPTLY : (int)run->plan->promptly);
	}
	return (struct due){ named, false };
}

/* Is it one of the year's? */
static bool
of_year(const struct compute_run *run, const struct follow_object *o,
    day_t due)
{
	day_t first = day_of(run->year, 1, 1);
	day_t last = day_of(run->year, 12, 31);

	if (first <= due && due <= last)
		return true;
	return o->from <= last && (o->done == DAY_NONE ? !o->ended :
	    o->done >= first);
}

/* --- findings --- */

static struct note
note_of(const struct compute_run *run, const struct followup *row,
    const struct deadline *d)
{
	struct note n = { .rule = row->rule, .most = row->level,
		.entry = d->entry, .at = d->at, .unit = "",
		.record = d->subject, .month = day_month(d->due),
		.on = DAY_NONE };

	if (d->unit != NULL)
		n.unit = d->unit->code.text;
	if (d->entry == NULL && d->unit != NULL) {
		n.entry = run->y->roster.entry;
		n.at = d->unit->at;
	} else if (d->entry == NULL && run->plan != NULL) {
		n.entry = run->y->plan.entry;
		n.at = run->y->plan.doc->at;
	}
	return n;
}

/* How long it is overdue stands in the deadline: a text that changes
 * from day to day would be news to `diff` every day. */
static void
tell(struct compute_run *run, const struct followup *row,
    const struct deadline *d)
{
	struct note n = note_of(run, row, d);
	const char *due = day_shown(run->a, d->due);

	switch (d->state) {
	case STATE_NEAR:
		note_add(run, &n, "%s应在%s以前%s（%s），还没有办结", d->who, due,
		    d->what, d->subject);
		break;
	case STATE_OVERDUE:
		note_add(run, &n, "%s应在%s以前%s（%s），逾期没有办结", d->who, due,
		    d->what, d->subject);
		break;
	case STATE_DONE_LATE:
		note_add(run, &n, "%s应在%s以前%s（%s），迟至%s才办结", d->who,
		    due, d->what, d->subject, day_shown(run->a, d->done));
		break;
	case STATE_NOT_RECTIFIED: case STATE_REFUSED: case STATE_FAKED:
		note_add(run, &n, "%s应在%s以前%s（%s），核查结论是%s", d->who,
		    due, d->what, d->subject, state_name(d->state));
		break;
	case STATE_OPEN: case STATE_DONE: case STATE_RECTIFIED: case STATES:
		break;
	}
}

/* --- an object --- */

static enum state
state_of(const struct compute_run *run, const struct follow_object *o,
    day_t due)
{
	if (o->verdict >= STATE_RECTIFIED)
		return o->verdict;
	return state_on(due, run->as_of, o->ended || o->done != DAY_NONE,
	    o->done != DAY_NONE && o->done > due);
}

struct deadline *
followup_add(struct compute_run *run, const struct followup *row,
    const struct follow_object *o)
{
	struct due due = followup_due(run, row, o->from, o->due);
	struct deadline *d;

	if (!of_year(run, o, due.day))
		return NULL;
	d = vec_push(run->a, &run->r->deadline);
	d->rule = (uint16_t)row->rule;
	d->unit = o->unit;
	d->who = o->who != NULL ? idnumber_hide(run->a, o->who) :
	    o->unit == NULL ? "" : unit_shown(o->unit);
	d->subject = o->subject;
	d->what = idnumber_hide(run->a, o->what);
	d->by_duty = o->by_duty;
	d->duty = o->duty;
	d->from = o->from;
	d->due = due.day;
	d->incomplete = due.incomplete;
	d->done = o->done;
	d->state = state_of(run, o, due.day);
	d->days = run->as_of - due.day;
	d->paper = row->paper;
	d->entry = o->entry;
	d->at = o->at;
	if (due.incomplete)
		run->r->calendar_short = true;
	if (!row->told)
		tell(run, row, d);
	return d;
}

static const char *
code_of(const struct deadline *d)
{
	return d->unit == NULL ? "" : d->unit->code.text;
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
	c = strcmp(code_of(a), code_of(b));
	if (c == 0)
		c = strcmp(a->subject, b->subject);
	return c != 0 ? c : (int)a->duty - (int)b->duty;
}

void
run_followups(struct compute_run *run)
{
	struct results *r = run->r;

	for (size_t t = 0; t < sizeof(tables) / sizeof(tables[0]); t++)
		for (size_t i = 0; i < tables[t]->n; i++)
			tables[t]->row[i].source(run, &tables[t]->row[i]);
	sort_stable(r->deadline.v, r->deadline.n, sizeof(*r->deadline.v),
	    compare_deadlines, NULL);
}
