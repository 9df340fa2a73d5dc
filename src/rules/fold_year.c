/*
 * fold_year.c - 重点领域, 年终考核 and 加减分事项: the latest filing of an
 * identity is in force, without the items that were refused.
 */
#include <string.h>

#include "rules/fold.h"

size_t
fold_replaced(struct filed *v, size_t n, const struct entry *e)
{
	size_t i, kept = 0;

	for (i = 0; i < n; i++)
		if (strcmp(v[i].entry->identity, e->identity) != 0)
			v[kept++] = v[i];
	return kept;
}

void
fold_keep_former(struct facts *f, const struct filed *v, size_t n,
    const struct entry *e)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].entry->identity, e->identity) == 0)
			*vec_push(f->a, &f->former) = v[i];
}

void
fold_focus(struct facts *f, const struct entry *e, const struct doc *doc)
{
	f->focus.n = fold_replaced(f->focus.v, f->focus.n, e);
	*vec_push(f->a, &f->focus) = (struct filed){ doc, e };
}

static void
index_scores(struct facts *f, struct fact_year *y)
{
	size_t i, k;

	map_init(&y->by_year_end, f->a);
	for (i = 0; i < y->year_end.n; i++) {
		const struct filed *from = &y->year_end.v[i];
		const struct year_end *d = from->doc->as.year_end;

		for (k = 0; k < d->score.n; k++) {
			struct fact_year_end *row = arena_new(f->a,
			    struct fact_year_end);

			*row = (struct fact_year_end){ &d->score.v[k],
			    from->entry };
			map_put(&y->by_year_end, arena_printf(f->a, "%s %d",
			    field_text(&d->score.v[k].unit),
			    (int)d->score.v[k].duty), row);
		}
	}
}

void
fold_year_end(struct facts *f, const struct entry *e, const struct doc *doc)
{
	struct fact_year *y = fold_year(f, doc->year);
	struct doc *out = arena_memdup(f->a, doc, sizeof(*doc));
	struct year_end *now = arena_memdup(f->a, doc->as.year_end,
	    sizeof(*now));
	const struct year_end *all = doc->as.year_end;
	size_t i;

	memset(&now->score, 0, sizeof(now->score));
	for (i = 0; i < all->score.n; i++)
		if (fold_accepted(e, &all->score.v[i].item))
			*vec_push(f->a, &now->score) = all->score.v[i];
	out->as.year_end = now;
	y->year_end.n = fold_replaced(y->year_end.v, y->year_end.n, e);
	*vec_push(f->a, &y->year_end) = (struct filed){ out, e };
	index_scores(f, y);
}

/* The accepted of one list, in its order. */
#define KEEP_ACCEPTED(a, e, from, to) \
	for (size_t k_ = 0; k_ < (from)->n; k_++) \
		if (fold_accepted((e), &(from)->v[k_].item)) \
			*vec_push((a), (to)) = (from)->v[k_]

void
fold_adjustments(struct facts *f, const struct entry *e,
    const struct doc *doc)
{
	struct fact_year *y = fold_year(f, doc->year);
	struct doc *out = arena_memdup(f->a, doc, sizeof(*doc));
	struct adjustments *now = arena_new(f->a, struct adjustments);
	const struct adjustments *all = doc->as.adjustments;

	KEEP_ACCEPTED(f->a, e, &all->commendation, &now->commendation);
	KEEP_ACCEPTED(f->a, e, &all->promotion, &now->promotion);
	KEEP_ACCEPTED(f->a, e, &all->investigation, &now->investigation);
	KEEP_ACCEPTED(f->a, e, &all->sanction, &now->sanction);
	out->as.adjustments = now;
	y->adjustments = (struct filed){ out, e };
}
