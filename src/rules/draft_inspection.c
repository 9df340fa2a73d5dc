/*
 * draft_inspection.c - the papers of 督查 that a 签批 decides on (D15.1):
 * 限期整改通知书 while something is left to mend, 问责建议书 where a 核查 found
 * it not mended.
 * Readings: what is overdue and was not looked at stands in the overdue
 *        list alone: nobody has found yet that it is not mended.
 */
#include <string.h>

#include "rules/compute_run.h"
#include "rules/fold.h"

/* How the problems of one 督查反馈 stand. */
struct problems { size_t left, unmended; };

static struct problems
problems_of(const struct results *r, const struct filed *f)
{
	struct problems n = { 0, 0 };

	for (size_t i = 0; i < r->deadline.n; i++) {
		const struct deadline *d = &r->deadline.v[i];

		if (d->rule != RULE_D15_1 || d->entry != f->entry)
			continue;
		n.unmended += deadline_unmended(d);
		n.left += deadline_unmended(d) || d->state <= STATE_OVERDUE;
	}
	return n;
}

/* Day of the last 核查 of the 督查. */
static day_t
last_check(const struct facts *f, const struct filed *of)
{
	day_t last = DAY_NONE;

	for (size_t i = 0; i < f->filed[ROOT_CHECK].n; i++) {
		const struct rectification_check *c =
		    f->filed[ROOT_CHECK].v[i].doc->as.check;

		if (c->day.day > last && c->inspection.text != NULL &&
		    strcmp(c->inspection.text, field_text(&of->doc->id)) == 0)
			last = c->day.day;
	}
	return last;
}

void
run_inspection_drafts(struct compute_run *run)
{
	const struct facts *f = run->f;

	for (size_t i = 0; i < f->filed[ROOT_INSPECTION].n; i++) {
		const struct filed *x = &f->filed[ROOT_INSPECTION].v[i];
		const struct inspection *of = x->doc->as.inspection;
		const struct problems n = problems_of(run->r, x);
		struct draft_paper d = { .unit = field_text(&of->unit),
			.person = "", .period = "",
			.id = field_text(&x->doc->id), .day = of->day.day,
			.filed = x };

		if (map_get(&run->by_unit, d.unit) == NULL)
			continue;
		if (n.left > 0)
			draft_paper_add(run, DRAFT_RECTIFY, &d);
		d.day = last_check(f, x);
		if (n.unmended > 0)
			draft_paper_add(run, DRAFT_ACCOUNT_INSPECTION, &d);
	}
}
