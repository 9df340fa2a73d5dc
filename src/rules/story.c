/*
 * story.c - one record through entries, versions, task and windows.
 */
#include "rules/story.h"

#include <string.h>

#include "rules/filing.h"
#include "rules/fold.h"
#include "rules/why.h"

static bool
is_it(const struct entry *e, const struct entry_item *it, const char *unit,
    const char *id)
{
	return e->root == ROOT_SUBMISSION && strcmp(e->unit, unit) == 0 &&
	    strcmp(it->id, id) == 0 && it->id[0] != '\0';
}

void
story_units(struct arena *a, const struct facts *f, const char *id,
    struct story_units *out)
{
	struct map seen;

	memset(out, 0, sizeof(*out));
	map_init(&seen, a);
	for (size_t i = 0; i < f->entry.n; i++) {
		const struct entry *e = f->entry.v[i];

		for (size_t k = 0; k < e->n_items; k++)
			if (is_it(e, &e->item[k], e->unit, id) &&
			    map_put(&seen, e->unit, out) == NULL)
				*vec_push(a, &out->code) = e->unit;
	}
}

int
story_year(const struct facts *f, const char *unit, const char *id)
{
	const struct fact_record *r = facts_record(f, unit, id);
	int year = day_civil(f->as_of).year;

	if (r != NULL && r->day != DAY_NONE)
		return day_civil(r->day).year;
	for (size_t i = 0; i < f->entry.n; i++) {
		const struct entry *e = f->entry.v[i];

		for (size_t k = 0; k < e->n_items; k++)
			if (e->year != 0 && is_it(e, &e->item[k], unit, id))
				year = e->year;
	}
	return year;
}

static void
find_filings(struct arena *a, const struct facts *f, struct story *s)
{
	struct filing_ask ask = { .n_left_out = 0 };

	map_init(&ask.wanted, a);
	map_put(&ask.wanted, filing_key(a, s->unit, s->id), s);
	filings_find(a, f, &ask, &s->filing);
}

/* --- its task --- */

static void
find_task(const struct results *r, struct story *s)
{
	for (size_t i = 0; i < r->task.n; i++) {
		const struct task *t = &r->task.v[i];

		for (size_t k = 0; k < t->n_earnings; k++)
			if (t->earning[k].record == s->record) {
				s->task = t;
				s->earning = &t->earning[k];
				s->indicator = t->indicator;
			}
	}
}

static const struct entry *
worklist_entry(const struct fact_year *y, const char *unit)
{
	for (size_t i = 0; i < y->worklist.n; i++)
		if (strcmp(y->worklist.v[i].entry->unit, unit) == 0)
			return y->worklist.v[i].entry;
	return NULL;
}

static void
find_indicator(const struct results *r, struct story *s)
{
	const struct fact_year *y = facts_year(r->facts, r->year);

	if (s->indicator == NULL)
		s->indicator = facts_indicator(r->facts, r->year, s->unit,
		    s->record->indicator);
	if (s->indicator == NULL || y == NULL)
		return;
	s->indicator_entry = s->indicator->klass == CLASS_COMMON ?
	    y->plan.entry : worklist_entry(y, s->unit);
}

/* What names it and stands at no item of it: computed findings, and
 * those about a file that left it out (A03.2). */
static void
find_findings(struct arena *a, const struct results *r, struct story *s)
{
	for (size_t i = 0; i < r->found.d.n; i++) {
		const struct diag *d = &r->found.d.v[i];

		if (d->item < 0 && strcmp(d->unit, s->unit) == 0 &&
		    strcmp(d->record, s->id) == 0)
			*vec_push(a, &s->found) = d;
	}
}

void
story_begin(struct arena *a, const struct results *year, const char *unit,
    const char *id, struct story *out)
{
	memset(out, 0, sizeof(*out));
	out->unit = unit;
	out->id = id;
	out->results = year;
	out->who = facts_unit(year->facts, year->year, unit);
	out->record = facts_record(year->facts, unit, id);
	out->masked = out->record != NULL &&
	    record_masked(out->record, year->as_of);
	if (out->masked) {
		out->record = NULL;
		return;
	}
	find_filings(a, year->facts, out);
	find_findings(a, year, out);
	if (out->record == NULL)
		return;
	find_task(year, out);
	find_indicator(year, out);
}

void
story_add_window(struct arena *a, struct story *s, const struct results *r)
{
	const struct unit_result *u = results_unit(r, s->unit);
	struct story_window *x = vec_push(a, &s->window);
	const struct why *w = u == NULL ? NULL : why_score(a, r, u);

	x->results = r;
	if (w != NULL && w->score != NULL)
		x->share = why_find(w->score, s->record);
}
