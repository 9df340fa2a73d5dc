/*
 * period_effect.c - the 影响期 that run on the day: whose, by which decision,
 * to when.
 */
#include <string.h>

#include "rules/case_check.h"
#include "rules/compute_run.h"

/* Until the same day of a month as the last day's, a part counting whole. */
static int
months_left(day_t on, day_t last)
{
	int n = 1;

	while (day_add_months(on, n) < last)
		n++;
	return n;
}

static int
by_last_day(const void *x, const void *y, void *ctx)
{
	const struct running_effect *a = x, *b = y;

	(void)ctx;
	if (a->last != b->last)
		return a->last < b->last ? -1 : 1;
	return strcmp(field_text(&a->filed->doc->id),
	    field_text(&b->filed->doc->id));
}

static void
add_effect(struct compute_run *run, const struct filed *f)
{
	const struct accountability_case *c = f->doc->as.accountability_case;
	struct running_effect x = { .filed = f,
		.secret = c->secrecy >= SECRECY_SECRET,
		.decision = case_decision(c, run->as_of) };

	if (x.decision == NULL)
		return;
	x.months = case_effect(&run->c->policy->statutes, x.decision, &x.last);
	x.from = x.decision->effective.day;
	if (x.months == 0 || x.last == DAY_NONE || run->as_of < x.from ||
	    run->as_of > x.last)
		return;
	x.left = months_left(run->as_of, x.last);
	x.unit = c->target.unit.text == NULL ? NULL : facts_unit(run->f,
	    f->doc->year, c->target.unit.text);
	*vec_push(run->a, &run->r->effect) = x;
}

void
run_effects(struct compute_run *run)
{
	for (size_t i = 0; i < run->f->filed[ROOT_CASE].n; i++)
		add_effect(run, &run->f->filed[ROOT_CASE].v[i]);
	sort_stable(run->r->effect.v, run->r->effect.n,
	    sizeof(*run->r->effect.v), by_last_day, NULL);
}
