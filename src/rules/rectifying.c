/*
 * rectifying.c - how the problems of a 督查 stand on a day.
 * Readings: of several 整改报告 on a problem the one filed last speaks; 完成
 *        日期, else the day of the report, ended it; a unit's reports speak
 *        of its own 督查 alone.  The last 核查 of a problem stands before any
 *        report, until the next 核查; 到位 without a report ended it on the
 *        day of the 核查.
 *        限期整改通知书 asks for what can still be done by its day; what is
 *        overdue or was found not mended is a matter of 问责建议书.
 */
#include "rules/rectifying.h"

#include <string.h>

#include "rules/approval.h"

static bool
same(const struct field *f, const char *text)
{
	return strcmp(field_text(f), text) == 0;
}

static void
take_report(struct rectifying *x, const struct filed *f, const char *problem)
{
	const struct rectification_report *r = f->doc->as.rectification;

	for (size_t i = 0; i < r->entry.n; i++) {
		const struct rectification *y = &r->entry.v[i];

		if (!same(&y->item.id, problem))
			continue;
		x->reported = f->entry->own_day;
		x->done = !y->done ? DAY_NONE :
		    y->completed.day == DAY_NONE ? x->reported :
		    y->completed.day;
	}
}

static void
take_check(struct rectifying *x, const struct rectification_check *c,
    const char *problem)
{
	for (size_t i = 0; i < c->entry.n; i++) {
		const struct rectification_finding *y = &c->entry.v[i];

		if (!y->has_verdict || !same(&y->item.id, problem))
			continue;
		x->checked = c->day.day;
		x->finding = y;
	}
}

static void
take_all(struct rectifying *x, const struct facts *f,
    const struct filed *of, const char *problem, day_t on)
{
	const char *id = field_text(&of->doc->id);
	const char *unit = field_text(&of->doc->as.inspection->unit);

	for (size_t i = 0; i < f->filed[ROOT_RECTIFICATION].n; i++) {
		const struct filed *r = &f->filed[ROOT_RECTIFICATION].v[i];
		day_t day = r->entry->own_day;

		if (same(&r->doc->as.rectification->inspection, id) &&
		    same(&r->doc->unit, unit) && x->reported <= day &&
		    day <= on)
			take_report(x, r, problem);
	}
	for (size_t i = 0; i < f->filed[ROOT_CHECK].n; i++) {
		const struct rectification_check *c =
		    f->filed[ROOT_CHECK].v[i].doc->as.check;

		if (same(&c->inspection, id) && x->checked <= c->day.day &&
		    c->day.day <= on)
			take_check(x, c, problem);
	}
}

/* 到位 ends it, also where nothing was reported; another verdict says that
 * nothing has, whatever was reported. */
static void
conclude(struct rectifying *x, day_t due, day_t on)
{
	if (x->finding != NULL && x->finding->verdict != RECTIFIED) {
		x->done = DAY_NONE;
		x->stands = STANDS_UNMENDED;
		x->since = x->checked;
		return;
	}
	if (x->finding != NULL && x->done == DAY_NONE)
		x->done = x->checked;
	if (x->done != DAY_NONE) {
		x->stands = STANDS_MENDED;
	} else if (due < on) {
		x->stands = STANDS_OVERDUE;
		x->since = due + 1;
	}
}

struct rectifying
rectifying_on(const struct facts *f, const struct filed *inspection,
    const struct problem *p, day_t on)
{
	struct rectifying x = { DAY_NONE, DAY_NONE, DAY_NONE, NULL,
		STANDS_OPEN, DAY_NONE };

	take_all(&x, f, inspection, field_text(&p->item.id), on);
	conclude(&x, p->due.day, on);
	return x;
}

/* --- the papers --- */

static bool
is_about(enum draft_kind kind, enum standing s)
{
	if (kind == DRAFT_RECTIFY)
		return s == STANDS_OPEN;
	return s == STANDS_OVERDUE || s == STANDS_UNMENDED;
}

bool
rectifying_in(const struct facts *f, const struct draft_paper *d,
    const struct problem *p, struct rectifying *out)
{
	if (p->due.day == DAY_NONE)
		return false;
	*out = rectifying_on(f, d->filed, p, d->on);
	/* what was refused already is not proposed again */
	return is_about(d->kind, out->stands) &&
	    (d->after == DAY_NONE || out->since > d->after);
}

day_t
rectifying_refused(const struct facts *f, const struct draft_paper *d)
{
	const struct paper_key key = { d->paper, d->unit, d->person,
		d->period, d->id };

	return d->kind == DRAFT_RECTIFY ? DAY_NONE :
	    approval_refused(f, &key, d->on);
}

bool
rectifying_supports(const struct facts *f, const struct approval *by,
    const struct approval_item *x)
{
	const bool notice = same(&x->kind, "限期整改通知书");
	const struct filed *of = x->number.text == NULL ? NULL :
	    facts_filed(f, ROOT_INSPECTION, x->number.text);
	struct draft_paper d = { .kind = notice ? DRAFT_RECTIFY :
		DRAFT_ACCOUNT_INSPECTION, .paper = field_text(&x->kind),
		.unit = field_text(&x->unit), .person = "", .period = "",
		.id = field_text(&x->number), .filed = of,
		.on = by->day.day };
	struct rectifying r;

	if (of == NULL || (!notice && !same(&x->kind, "问责建议书")))
		return true;
	d.after = rectifying_refused(f, &d);
	for (size_t i = 0; i < of->doc->as.inspection->problem.n; i++)
		if (rectifying_in(f, &d, &of->doc->as.inspection->problem.v[i],
		    &r))
			return true;
	return false;
}
