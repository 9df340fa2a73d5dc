/*
 * period_list.c - lists for people to decide on: who was recorded for
 * (A06.2), what was done that should not have been (A13.1), who is
 * proposed (D06.1, B15.1), what was waived.
 * Readings: A06.2 counts accepted records by the quarter of the matter's
 *        day, whatever a 审核意见 said; a quarter has a gap only once it
 *        is over.  A waived finding is no conduct.
 */
#include <string.h>

#include "rules/compute_run.h"
#include "rules/filing.h"

/* --- A06.2 --- */

static void
count_records(const struct book *b, struct coverage *c)
{
	for (size_t i = 0; i < b->all.record.n; i++) {
		const struct fact_record *r = b->all.record.v[i];

		if (r->duty == c->duty &&
		    (day_civil(r->day).month - 1) / 3 + 1 == c->quarter)
			c->n[r->actor]++;
	}
}

static bool
all_covered(const struct coverage *c)
{
	if (c->duty == DUTY_OVERSIGHT)
		return c->n[ACTOR_DISCIPLINE] > 0;
	return c->n[ACTOR_TEAM] > 0 && c->n[ACTOR_PRINCIPAL] > 0 &&
	    c->n[ACTOR_MEMBER] > 0;
}

static void
cover_unit(struct compute_run *run, const struct book *b, enum duty d)
{
	for (int q = 1; q <= QUARTERS; q++) {
		struct coverage *c = vec_push(run->a, &run->r->coverage);

		c->unit = b->unit;
		c->duty = d;
		c->quarter = q;
		count_records(b, c);
		c->over = month_last(run->year * MONTHS + q * 3 - 1) <
		    run->as_of;
		c->gap = c->over && !all_covered(c);
	}
}

void
run_coverage(struct compute_run *run)
{
	for (size_t i = 0; i < run->n_books; i++)
		for (int d = 0; d < DUTIES; d++)
			if (bears_duty(run->book[i].unit, (enum duty)d))
				cover_unit(run, &run->book[i], (enum duty)d);
}

/* --- A13.1 --- */

/* 擅自修改 and 擅自删除: finding_offence. */
static const char late[] = "不按时录入", doubtful[] = "疑似不实";

static const struct { enum rule_id rule; const char *kind; } kinds[] = {
	{ RULE_A10_2, late },
	{ RULE_A04_1, doubtful },
	{ RULE_A05_4, doubtful },
	{ RULE_A09_2, doubtful },   /* where it refuses */
	{ RULE_A10_5, doubtful },
	{ RULE_A10_6, doubtful },
	{ RULE_A13_1, doubtful },   /* 不实 in a 审核意见 */
};

const char *
conduct_kind(const struct diag *d)
{
	enum offence o = finding_offence(d);

	if (o != OFFENCE_NONE)
		return offence_name(o);
	if (d->waived || (d->rule == RULE_A09_2 && d->level < LEVEL_REFUSE))
		return NULL;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].rule == (enum rule_id)d->rule)
			return kinds[i].kind;
	return NULL;
}

/* Stable: as found within a unit. */
static int
compare_conduct(const void *x, const void *y, void *ctx)
{
	const struct conduct *a = x, *b = y;

	(void)ctx;
	return strcmp(a->unit->code.text, b->unit->code.text);
}

static void
list_conduct(struct compute_run *run)
{
	struct results *r = run->r;

	for (size_t i = 0; i < r->found.d.n; i++) {
		const struct diag *d = &r->found.d.v[i];
		const struct book *b = map_get(&run->by_unit, d->unit);
		const char *kind = conduct_kind(d);

		if (b == NULL || kind == NULL)
			continue;
		*vec_push(run->a, &r->conduct) =
		    (struct conduct){ b->unit, kind, d, { NULL } };
	}
	sort_stable(r->conduct.v, r->conduct.n, sizeof(*r->conduct.v),
	    compare_conduct, NULL);
}

/* --- D06.1, B15.1 --- */

static int
compare_candidates(const void *x, const void *y, void *ctx)
{
	const struct candidate *a = x, *b = y;

	(void)ctx;
	if (a->unit == NULL || b->unit == NULL)
		return (a->unit == NULL) - (b->unit == NULL);
	return strcmp(a->unit->code.text, b->unit->code.text);
}

static void
list_candidates(struct compute_run *run)
{
	struct results *r = run->r;

	for (size_t i = 0; i < r->found.d.n; i++) {
		const struct diag *d = &r->found.d.v[i];
		const struct book *b = map_get(&run->by_unit, d->unit);

		if (!d->waived && (d->rule == RULE_D06_1 ||
		    d->rule == RULE_B15_1))
			*vec_push(run->a, &r->candidate) = (struct candidate){
			    b == NULL ? NULL : b->unit, d };
	}
	sort_stable(r->candidate.v, r->candidate.n, sizeof(*r->candidate.v),
	    compare_candidates, NULL);
}

/* --- waivers --- */

/* The waiver: of the as-of date for what was computed, of the day the
 * document was received for what was judged. */
static const struct waiver *
waiver_of(const struct compute_run *run, const struct map *received,
    const struct diag *d)
{
	const struct policy *p = run->c->policy;
	const struct waiver *w = policy_waived(p, (enum rule_id)d->rule,
	    d->unit, run->as_of);
	const struct entry *e = map_get(received, d->file);

	if (w == NULL && e != NULL)
		w = policy_waived(p, (enum rule_id)d->rule, d->unit,
		    e->received);
	return w;
}

static void
list_waived(struct compute_run *run)
{
	const struct facts *f = run->f;
	struct results *r = run->r;
	struct map received;

	map_init(&received, run->a);
	for (size_t i = 0; i < f->entry.n; i++)
		map_put(&received, f->entry.v[i]->path,
		    (void *)(uintptr_t)f->entry.v[i]);
	for (size_t i = 0; i < r->found.d.n; i++) {
		const struct diag *d = &r->found.d.v[i];
		const struct waiver *w;

		if (!d->waived)
			continue;
		w = waiver_of(run, &received, d);
		*vec_push(run->a, &r->waived) = (struct waived){ d,
		    w == NULL ? "" : w->reason,
		    w == NULL ? DAY_NONE : w->until };
	}
}

void
run_lists(struct compute_run *run)
{
	list_conduct(run);
	run_decided(run);
	list_candidates(run);
	list_waived(run);
}
