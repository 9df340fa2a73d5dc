/*
 * approval.c - which 件 speaks of a paper.
 */
#include "rules/approval.h"

#include <string.h>

static bool
is(const struct field *f, const char *text)
{
	return strcmp(f->text == NULL ? "" : f->text, text) == 0;
}

const char *
approval_paper_id(const struct approval *by, const struct approval_item *x)
{
	const struct field *f = is(&x->kind, "问责工作情况报告") ? &by->organ :
	    &x->number;

	return f->text == NULL ? "" : f->text;
}

static bool
item_is(const struct approval *by, const struct approval_item *x,
    const struct paper_key *k)
{
	return is(&x->kind, k->kind) && is(&x->unit, k->unit) &&
	    is(&x->person, k->person) && is(&x->period, k->period) &&
	    strcmp(approval_paper_id(by, x), k->id) == 0;
}

static bool
same(const struct field *a, const struct field *b)
{
	return strcmp(field_text(a), field_text(b)) == 0;
}

/* Are two 件 about the same paper?  Those of a 问责工作情况报告 are told
 * apart by their organs. */
static bool
same_paper(const struct approval *by, const struct approval_item *x,
    const struct approval *of, const struct approval_item *y)
{
	return same(&x->kind, &y->kind) && same(&x->unit, &y->unit) &&
	    same(&x->person, &y->person) && same(&x->period, &y->period) &&
	    strcmp(approval_paper_id(by, x), approval_paper_id(of, y)) == 0;
}

bool
approval_contradicts(const struct approval *by,
    const struct approval_item *x, const struct approval_item *y)
{
	return same_paper(by, x, by, y) && !same(&x->verdict, &y->verdict);
}

/* Does one 签批 speak after the other?  By 日期, then as received. */
static bool
is_later(const struct filed *of, const struct filed *than)
{
	day_t a = of->doc->as.approval->day.day;
	day_t b = than->doc->as.approval->day.day;

	return a != b ? a > b : of > than;
}

bool
approval_stands(const struct facts *f, const struct filed *of,
    const struct approval_item *x)
{
	const struct approval *by = of->doc->as.approval;

	if (!is(&x->verdict, "同意"))
		return false;
	for (size_t i = 0; i < f->approval.n; i++) {
		const struct filed *v = &f->approval.v[i];
		const struct approval *b = v->doc->as.approval;

		for (size_t k = 0; is_later(v, of) && k < b->entry.n; k++)
			if (same_paper(b, &b->entry.v[k], by, x) &&
			    !is(&b->entry.v[k].verdict, "同意"))
				return false;
	}
	return true;
}

struct approval_found
approval_find(const struct facts *f, const struct paper_key *key)
{
	struct approval_found out = { NULL, NULL, NULL, false };

	for (size_t i = 0; i < f->approval.n; i++) {
		const struct doc *d = f->approval.v[i].doc;
		const struct approval *by = d->as.approval;

		if (out.doc != NULL &&
		    by->day.day < out.doc->as.approval->day.day)
			continue;
		for (size_t k = 0; k < by->entry.n; k++)
			if (item_is(by, &by->entry.v[k], key)) {
				out.doc = d;
				out.entry = f->approval.v[i].entry;
				out.item = &by->entry.v[k];
				out.yes = is(&out.item->verdict, "同意");
			}
	}
	return out;
}

day_t
approval_refused(const struct facts *f, const struct paper_key *key,
    day_t day)
{
	day_t last = DAY_NONE;

	for (size_t i = 0; i < f->approval.n; i++) {
		const struct approval *by = f->approval.v[i].doc->as.approval;

		if (by->day.day >= day || by->day.day <= last)
			continue;
		for (size_t k = 0; k < by->entry.n; k++)
			if (item_is(by, &by->entry.v[k], key) &&
			    !is(&by->entry.v[k].verdict, "同意"))
				last = by->day.day;
	}
	return last;
}
