/*
 * draft_inspection.c - the papers of 督查 that a 签批 decides on (D15.1):
 * 限期整改通知书 while something can still be mended by its day, 问责建议书
 * where something is overdue or a 核查 found it not mended.
 * Readings: an agreed paper tells how the problems stood on the day of the
 *        签批.  A proposal that was refused comes again for what stands so
 *        since then, and for that alone.
 */
#include "rules/compute_run.h"
#include "rules/rectifying.h"

/* How many of its problems the draft is about; its day is the last on which
 * one of them came to stand so. */
static size_t
count_problems(const struct compute_run *run, struct draft_paper *d)
{
	const struct inspection *i = d->filed->doc->as.inspection;
	struct rectifying x;
	size_t n = 0;

	for (size_t k = 0; k < i->problem.n; k++) {
		if (!rectifying_in(run->f, d, &i->problem.v[k], &x))
			continue;
		n++;
		if (x.since > d->day)
			d->day = x.since;
	}
	return n;
}

static void
propose(struct compute_run *run, enum draft_kind kind,
    const struct filed *f)
{
	const struct inspection *of = f->doc->as.inspection;
	struct draft_paper d = { .unit = field_text(&of->unit),
		.person = "", .period = "", .id = field_text(&f->doc->id),
		.day = of->day.day, .filed = f, .after = DAY_NONE };
	struct draft_paper again;

	draft_paper_decide(run, kind, &d);
	d.on = d.state == DRAFT_OPEN ? run->as_of : d.decided;
	d.after = rectifying_refused(run->f, &d);
	if (count_problems(run, &d) > 0)
		draft_paper_put(run, &d);
	if (d.state != DRAFT_REFUSED || kind == DRAFT_RECTIFY)
		return;
	again = d;
	again.state = DRAFT_OPEN;
	again.on = run->as_of;
	again.after = d.decided;
	again.decided = DAY_NONE;
	if (count_problems(run, &again) > 0)
		draft_paper_put(run, &again);
}

void
run_inspection_drafts(struct compute_run *run)
{
	const struct facts *f = run->f;

	for (size_t i = 0; i < f->filed[ROOT_INSPECTION].n; i++) {
		const struct filed *x = &f->filed[ROOT_INSPECTION].v[i];
		const struct inspection *of = x->doc->as.inspection;
		const struct book *b = of->unit.text == NULL ? NULL :
		    map_get(&run->by_unit, of->unit.text);

		/* without the organ there is nobody to send it to (A02.1) */
		if (b == NULL || !bears_duty(b->unit, of->duty))
			continue;
		propose(run, DRAFT_RECTIFY, x);
		propose(run, DRAFT_ACCOUNT_INSPECTION, x);
	}
}
