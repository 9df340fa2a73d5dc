/*
 * compute_books.c - the facts of a year sorted out by unit, so that
 * every later step looks only at what is its own.
 * Readings: A07.1: a 记实提交 whose records were refused one by one was
 *        filed, as an empty one is; one refused as a whole was not.
 *        A05.2: a 工作台账 was filed on its own date.
 */
#include <string.h>

#include "rules/compute_run.h"
#include "rules/fold.h"

bool
bears_duty(const struct unit *u, enum duty d)
{
	return u->organ[d].given;
}

const char *
unit_shown(const struct unit *u)
{
	return u->name.text == NULL ? field_text(&u->code) : u->name.text;
}

static int
compare_books(const void *x, const void *y, void *ctx)
{
	const struct book *a = x, *b = y;

	(void)ctx;
	return strcmp(a->unit->code.text, b->unit->code.text);
}

/* One book per unit of the year's roster, by code. */
static void
open_books(struct compute_run *run)
{
	const struct roster *roster;
	struct book *b;
	size_t i;

	map_init(&run->by_unit, run->a);
	if (run->y == NULL || run->y->roster.doc == NULL)
		return;
	roster = run->y->roster.doc->as.roster;
	run->book = arena_array(run->a, struct book, roster->unit.n);
	for (i = 0; i < roster->unit.n; i++) {
		if (roster->unit.v[i].code.text == NULL)
			continue;
		b = &run->book[run->n_books++];
		b->unit = &roster->unit.v[i];
		map_init(&b->by_indicator, run->a);
		b->worklist_day[DUTY_MAIN] = DAY_NONE;
		b->worklist_day[DUTY_OVERSIGHT] = DAY_NONE;
		b->worklist_whole = DAY_NONE;
		for (int h = 0; h < HALVES; h++)
			for (int d = 0; d < DUTIES; d++)
				b->report[h][d] = DAY_NONE;
	}
	sort_stable(run->book, run->n_books, sizeof(*run->book),
	    compare_books, NULL);
	for (i = 0; i < run->n_books; i++)
		map_put(&run->by_unit, run->book[i].unit->code.text,
		    &run->book[i]);
}

static void
enter_record(struct compute_run *run, const struct fact_record *r)
{
	struct book *b = map_get(&run->by_unit, r->unit);
	struct record_group *g;

	if (b == NULL || r->withdrawn || r->beyond || r->day == DAY_NONE ||
	    day_civil(r->day).year != run->year)
		return;
	*vec_push(run->a, &b->all.record) = r;
	g = map_get(&b->by_indicator, r->indicator);
	if (g == NULL) {
		g = arena_new(run->a, struct record_group);
		map_put(&b->by_indicator, r->indicator, g);
	}
	*vec_push(run->a, &g->record) = r;
}

/* A month of the year as an index; -1 for another year's. */
static int
month_index(const struct compute_run *run, month_t m)
{
	return m < 0 || month_year(m) != run->year ? -1 :
	    month_number(m) - 1;
}

static void
enter_filed(struct compute_run *run, const char *unit, month_t month)
{
	struct book *b = map_get(&run->by_unit, unit);
	int m = month_index(run, month);

	if (b != NULL && m >= 0)
		b->filed[m] = true;
}

/* Paths of files that stand refused as a whole. */
static void
find_refused_files(struct compute_run *run, struct map *out)
{
	const struct diag_list *l = run->c->standing;

	map_init(out, run->a);
	for (size_t i = 0; l != NULL && i < l->d.n; i++) {
		struct diag *d = &l->d.v[i];

		if (d->item < 0 && !d->waived && d->level >= LEVEL_REFUSE)
			map_put(out, d->file, d);
	}
}

static void
enter_submissions(struct compute_run *run)
{
	const struct facts *f = run->f;
	struct map refused;

	for (size_t i = 0; i < f->submission.n; i++)
		enter_filed(run, f->submission.v[i].unit,
		    f->submission.v[i].month);
	find_refused_files(run, &refused);
	for (size_t i = 0; i < f->entry.n; i++) {
		const struct entry *e = f->entry.v[i];

		/* what could not be judged is not the unit's silence */
		if (e->root == ROOT_SUBMISSION &&
		    e->verdict == VERDICT_UNJUDGED)
			enter_filed(run, e->unit, e->month);
		if (e->root == ROOT_SUBMISSION && e->n_items > 0 &&
		    e->verdict == VERDICT_REFUSED &&
		    map_get(&refused, e->path) == NULL)
			enter_filed(run, e->unit, e->month);
	}
}

static void
enter_briefing(struct compute_run *run, const struct fact_briefing *x)
{
	struct book *b = map_get(&run->by_unit, x->unit);
	int m = month_index(run, x->month);

	if (b != NULL && m >= 0)
		b->briefing[m][x->duty] = x;
}

/* The first that is about it. */
static void
enter_report(struct compute_run *run, const struct fact_duty_report *x)
{
	struct book *b = map_get(&run->by_unit, x->unit);

	if (b == NULL || x->year != run->year)
		return;
	for (int d = 0; d < DUTIES; d++) {
		day_t *day = &b->report[x->half][d];

		if (x->duty[d] && (*day == DAY_NONE || x->filed < *day))
			*day = x->filed;
	}
}

/* Filed is its own date: a run of the next month sees it later. */
static void
enter_worklist(struct compute_run *run, const struct fact_worklist *w)
{
	struct book *b = map_get(&run->by_unit, w->unit);
	day_t day = w->entry->own_day == DAY_NONE ? w->entry->received :
	    w->entry->own_day;
	bool whole = true;

	if (b == NULL)
		return;
	for (int d = 0; d < DUTIES; d++) {
		if (w->duty[d] && (b->worklist_day[d] == DAY_NONE ||
		    day < b->worklist_day[d]))
			b->worklist_day[d] = day;
		if (!w->duty[d] && bears_duty(b->unit, (enum duty)d))
			whole = false;
	}
	if (whole && (b->worklist_whole == DAY_NONE ||
	    day < b->worklist_whole))
		b->worklist_whole = day;
}

static void
enter_worklists(struct compute_run *run)
{
	const struct fact_year *y = run->y;
	struct book *b;
	size_t i;

	if (y == NULL)
		return;
	for (i = 0; i < y->worklist_filed.n; i++)
		enter_worklist(run, &y->worklist_filed.v[i]);
	for (i = 0; i < y->worklist.n; i++) {
		b = map_get(&run->by_unit, y->worklist.v[i].entry->unit);
		if (b != NULL)
			b->worklist = &y->worklist.v[i];
	}
}

void
run_books(struct compute_run *run)
{
	const struct facts *f = run->f;
	size_t i;

	open_books(run);
	for (i = 0; i < f->record.n; i++)
		enter_record(run, f->record.v[i]);
	enter_submissions(run);
	for (i = 0; i < f->briefing.n; i++)
		enter_briefing(run, &f->briefing.v[i]);
	for (i = 0; i < f->duty_report.n; i++)
		enter_report(run, &f->duty_report.v[i]);
	enter_worklists(run);
}
