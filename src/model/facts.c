/*
 * facts.c - look-ups in what is known; nothing here changes the facts,
 * so threads may share them.
 */
#include "model/facts.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Longer keys name nothing: codes have 18 bytes, 编号 have 40. */
enum { KEY_BYTES = 192 };

/* The value of the key "a b". */
static void *
get(const struct map *m, const char *a, const char *b)
{
	char key[KEY_BYTES];
	int n;

	n = snprintf(key, sizeof(key), "%s %s", a, b);
	if (n < 0 || (size_t)n >= sizeof(key))
		return NULL;
	return map_get(m, key);
}

const struct fact_year *
facts_year(const struct facts *f, int year)
{
	size_t i;

	for (i = 0; i < f->year.n; i++)
		if (f->year.v[i]->year == year)
			return f->year.v[i];
	return NULL;
}

const struct unit *
facts_unit(const struct facts *f, int year, const char *code)
{
	const struct fact_year *y = facts_year(f, year);

	return y == NULL ? NULL : map_get(&y->by_unit, code);
}

const struct doc *
facts_worklist(const struct facts *f, int year, const char *code)
{
	const struct fact_year *y = facts_year(f, year);

	return y == NULL ? NULL : map_get(&y->by_worklist, code);
}

const struct fact_year_end *
facts_year_end(const struct facts *f, int year, const char *unit,
    enum duty duty)
{
	const struct fact_year *y = facts_year(f, year);

	return y == NULL ? NULL : get(&y->by_year_end, unit,
	    duty == DUTY_MAIN ? "0" : "1");
}

const struct adjustments *
facts_adjustments(const struct facts *f, int year)
{
	const struct fact_year *y = facts_year(f, year);

	return y == NULL || y->adjustments.doc == NULL ? NULL :
	    y->adjustments.doc->as.adjustments;
}

const struct filed *
facts_filed(const struct facts *f, enum root root, const char *id)
{
	return get(&f->by_filed, root_name(root), id);
}

const struct problem *
facts_problem(const struct facts *f, const char *inspection,
    const char *id)
{
	const struct filed *x = facts_filed(f, ROOT_INSPECTION, inspection);
	const struct inspection *i = x == NULL ? NULL :
	    x->doc->as.inspection;

	for (size_t k = 0; i != NULL && k < i->problem.n; k++)
		if (i->problem.v[k].item.id.text != NULL &&
		    strcmp(i->problem.v[k].item.id.text, id) == 0)
			return &i->problem.v[k];
	return NULL;
}

const struct item *
facts_change(const struct facts *f, const char *id)
{
	for (size_t i = 0; i < f->filed[ROOT_CHANGE].n; i++) {
		const struct doc *d = f->filed[ROOT_CHANGE].v[i].doc;

		for (size_t k = 0; k < doc_items(d); k++) {
			const struct item *it = doc_item(d, k).item;

			if (it->id.text != NULL &&
			    strcmp(it->id.text, id) == 0)
				return it;
		}
	}
	return NULL;
}

const struct transfer *
facts_transfer(const struct facts *f, const char *id)
{
	for (size_t i = 0; i < f->filed[ROOT_CHANGE].n; i++) {
		const struct personnel_change *c =
		    f->filed[ROOT_CHANGE].v[i].doc->as.change;

		for (size_t k = 0; k < c->transfer.n; k++) {
			const struct field *x = &c->transfer.v[k].item.id;

			if (x->text != NULL && strcmp(x->text, id) == 0)
				return &c->transfer.v[k];
		}
	}
	return NULL;
}

const struct matter_report *
facts_matter_report(const struct facts *f, const char *id)
{
	for (size_t i = 0; i < f->filed[ROOT_CHANGE].n; i++) {
		const struct personnel_change *c =
		    f->filed[ROOT_CHANGE].v[i].doc->as.change;

		for (size_t k = 0; k < c->report.n; k++) {
			const struct field *x = &c->report.v[k].item.id;

			if (x->text != NULL && strcmp(x->text, id) == 0)
				return &c->report.v[k];
		}
	}
	return NULL;
}

const struct filed *
facts_matter_filed(const struct facts *f, const struct matter_report *m)
{
	for (size_t i = 0; m != NULL && i < f->filed[ROOT_CHANGE].n; i++) {
		const struct filed *x = &f->filed[ROOT_CHANGE].v[i];
		const struct personnel_change *c = x->doc->as.change;

		for (size_t k = 0; k < c->report.n; k++)
			if (&c->report.v[k] == m)
				return x;
	}
	return NULL;
}

const struct filed *
facts_approval_filed(const struct facts *f, const char *id)
{
	for (size_t i = 0; i < f->approval.n; i++) {
		const struct field *x = &f->approval.v[i].doc->id;

		if (x->text != NULL && strcmp(x->text, id) == 0)
			return &f->approval.v[i];
	}
	return NULL;
}

const struct fact_record *
facts_record(const struct facts *f, const char *unit, const char *id)
{
	return get(&f->by_record, unit, id);
}

const struct fact_seen *
facts_seen(const struct facts *f, const char *unit, const char *id)
{
	return get(&f->by_seen, unit, id);
}

const struct indicator *
facts_indicator(const struct facts *f, int year, const char *unit,
    const char *id)
{
	const struct fact_year *y = facts_year(f, year);
	const struct indicator *in;
	const struct doc *list;
	size_t i;

	if (y == NULL)
		return NULL;
	in = map_get(&y->by_indicator, id);
	if (in != NULL)
		return in;
	list = map_get(&y->by_worklist, unit);
	if (list == NULL)
		return NULL;
	for (i = 0; i < list->as.worklist->indicator.n; i++) {
		in = &list->as.worklist->indicator.v[i];
		if (in->item.id.text != NULL &&
		    strcmp(in->item.id.text, id) == 0)
			return in;
	}
	return NULL;
}

bool
facts_of_run(const struct facts *f, month_t month, day_t as_of, day_t day,
    day_t received)
{
	month_t own = day == DAY_NONE ? month + 1 : day_month(day);

	for (size_t i = 0; own < month && i < f->n_month_runs; i++) {
		const struct fact_published *x = &f->month_run[i];

		if (own <= x->month && x->month < month &&
		    received <= x->as_of && x->as_of < as_of)
			return false;
	}
	return own <= month;
}

static const struct fact_link *
chain_first(const struct fact_chain *c)
{
	return c == NULL ? NULL : c->first;
}

const struct fact_link *
facts_same_text(const struct facts *f, const char *squash)
{
	return chain_first(map_get(&f->by_squash, squash));
}

const struct fact_link *
facts_same_evidence(const struct facts *f, const char *unit,
    enum duty duty, const char *sum)
{
	char tail[KEY_BYTES];

	(void)snprintf(tail, sizeof(tail), "%d %s", (int)duty, sum);
	return chain_first(get(&f->by_evidence, unit, tail));
}

const struct fact_link *
facts_of_month(const struct facts *f, const char *unit, month_t month)
{
	char tail[KEY_BYTES];

	(void)snprintf(tail, sizeof(tail), "%d", (int)month);
	return chain_first(get(&f->by_month, unit, tail));
}

void
evidence_key(const struct evidence *e, char out[EVIDENCE_KEY])
{
	int n = snprintf(out, EVIDENCE_KEY, "%s:",
	    e->kind == DIGEST_SM3 ? "SM3" : "SHA256");

	hex_encode(out + n, e->sum, DIGEST_BYTES);
}

/* The part of `s` between the blanks at its ends. */
static const char *
core(const char *s, size_t *n)
{
	size_t all = strlen(s), i = 0, from = all, to = 0, at;

	while (i < all) {
		at = i;
		if (utf8_is_blank(utf8_next(s, all, &i)))
			continue;
		if (from == all)
			from = at;
		to = i;
	}
	*n = to > from ? to - from : 0;
	return s + from;
}

bool
name_same(const char *a, const char *b)
{
	size_t na, nb;

	a = core(a, &na);
	b = core(b, &nb);
	return na == nb && na > 0 && memcmp(a, b, na) == 0;
}

bool
tenure_holds(const struct tenure *v, size_t n, const char *name, day_t d)
{
	size_t i;

	if (d == DAY_NONE)
		return false;
	for (i = 0; i < n; i++) {
		if (v[i].name.text == NULL || !name_same(v[i].name.text, name))
			continue;
		if ((v[i].from.day == DAY_NONE || v[i].from.day <= d) &&
		    (v[i].to.day == DAY_NONE || d <= v[i].to.day))
			return true;
	}
	return false;
}
