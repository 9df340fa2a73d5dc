/*
 * fold_filed.c - 督查反馈, 谈话记录, 问责案件 and their kin: the latest filing of
 * an identity is in force, without the items that were refused.
 */
#include <string.h>

#include "rules/fold.h"

/* The accepted of one list, in its order. */
#define KEEP_ACCEPTED(a, e, from, to) \
	for (size_t k_ = 0; k_ < (from)->n; k_++) \
		if (fold_accepted((e), &(from)->v[k_].item)) \
			*vec_push((a), (to)) = (from)->v[k_]

static void
keep_changes(struct arena *a, const struct entry *e, struct doc *d)
{
	const struct personnel_change *all = d->as.change;
	struct personnel_change *c = arena_memdup(a, all, sizeof(*all));

	memset(&c->appointment, 0, sizeof(c->appointment));
	memset(&c->transfer, 0, sizeof(c->transfer));
	memset(&c->report, 0, sizeof(c->report));
	KEEP_ACCEPTED(a, e, &all->appointment, &c->appointment);
	KEEP_ACCEPTED(a, e, &all->transfer, &c->transfer);
	KEEP_ACCEPTED(a, e, &all->report, &c->report);
	d->as.change = c;
}

static void
keep_problems(struct arena *a, const struct entry *e, struct doc *d)
{
	const struct inspection *all = d->as.inspection;
	struct inspection *i = arena_memdup(a, all, sizeof(*all));

	memset(&i->problem, 0, sizeof(i->problem));
	KEEP_ACCEPTED(a, e, &all->problem, &i->problem);
	d->as.inspection = i;
}

static void
keep_rectifications(struct arena *a, const struct entry *e, struct doc *d)
{
	const struct rectification_report *all = d->as.rectification;
	struct rectification_report *r = arena_memdup(a, all, sizeof(*all));

	memset(&r->entry, 0, sizeof(r->entry));
	KEEP_ACCEPTED(a, e, &all->entry, &r->entry);
	d->as.rectification = r;
}

static void
keep_findings(struct arena *a, const struct entry *e, struct doc *d)
{
	const struct rectification_check *all = d->as.check;
	struct rectification_check *c = arena_memdup(a, all, sizeof(*all));

	memset(&c->entry, 0, sizeof(c->entry));
	KEEP_ACCEPTED(a, e, &all->entry, &c->entry);
	d->as.check = c;
}

void
fold_filed(struct facts *f, const struct entry *e, const struct doc *doc)
{
	static void (*const keep[ROOTS])(struct arena *,
	    const struct entry *, struct doc *) = {
		[ROOT_CHANGE] = keep_changes,
		[ROOT_INSPECTION] = keep_problems,
		[ROOT_RECTIFICATION] = keep_rectifications,
		[ROOT_CHECK] = keep_findings,
	};
	struct doc *now = arena_memdup(f->a, doc, sizeof(*doc));
	const struct filed row = { now, e };

	if (keep[e->root] != NULL)
		keep[e->root](f->a, e, now);
	fold_keep_former(f, f->filed[e->root].v, f->filed[e->root].n, e);
	f->filed[e->root].n = fold_replaced(f->filed[e->root].v,
	    f->filed[e->root].n, e);
	*vec_push(f->a, &f->filed[e->root]) = row;
	map_put(&f->by_filed, e->identity, arena_memdup(f->a, &row,
	    sizeof(row)));
}
