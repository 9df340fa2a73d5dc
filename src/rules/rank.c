/*
 * rank.c - places within 县区 and within 市直单位.
 */
#include "base/sort.h"
#include "rules/score.h"

struct place_of { int64_t score; struct unit_result *unit; };

/* Best first; the sort is stable, so equals stay by 代码. */
static int
compare_scores(const void *x, const void *y, void *ctx)
{
	const struct place_of *a = x, *b = y;

	(void)ctx;
	return (b->score > a->score) - (b->score < a->score);
}

/* key[i] is what v[i] is ranked by; NULL = not ranked. */
static void
rank_category(struct arena *a, struct unit_result *v,
    const struct rational *const *key, size_t n, enum category c)
{
	struct place_of *p = arena_array(a, struct place_of, n);
	size_t i, k = 0;

	for (i = 0; i < n; i++)
		if (v[i].unit->category == c && key[i] != NULL)
			p[k++] = (struct place_of){ rat_hundredths(key[i]),
			    &v[i] };
	sort_stable(p, k, sizeof(*p), compare_scores, NULL);
	for (i = 0; i < k; i++)
		p[i].unit->rank = i > 0 && p[i].score == p[i - 1].score ?
		    p[i - 1].unit->rank : (int)i + 1;
}

static void
rank_by(struct arena *a, struct unit_result *v,
    const struct rational *const *key, size_t n)
{
	for (size_t i = 0; i < n; i++)
		v[i].rank = 0;
	for (int c = 0; c < CATEGORIES; c++)
		rank_category(a, v, key, n, (enum category)c);
}

void
rank_units(struct arena *a, struct unit_result *v, size_t n)
{
	const struct rational **key = arena_array(a, const struct rational *,
	    n);

	for (size_t i = 0; i < n; i++)
		key[i] = v[i].score;
	rank_by(a, v, key, n);
}

void
rank_annual(struct arena *a, struct unit_result *v,
    const struct annual_result *y, size_t n)
{
	const struct rational **key = arena_array(a, const struct rational *,
	    n);

	for (size_t i = 0; i < n; i++)
		key[i] = y[i].final;
	rank_by(a, v, key, n);
}
