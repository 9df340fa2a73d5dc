/*
 * why.c - walks through a score taken apart.
 */
#include "model/why.h"

#include <assert.h>

const char *
why_kind_name(enum why_kind k)
{
	static const char *const names[] = {
		[WHY_SCORE] = "score", [WHY_DUTY] = "responsibility",
		[WHY_CLASS] = "class", [WHY_TASK] = "task",
		[WHY_RECORD] = "record", [WHY_MISSING] = "missing",
		[WHY_SURPLUS] = "surplus", [WHY_VALUE] = "value",
		[WHY_LOSS] = "loss", [WHY_YEAR] = "year",
		[WHY_DAILY] = "daily", [WHY_FINAL] = "final",
		[WHY_PART] = "part", [WHY_BONUS] = "bonus",
		[WHY_PENALTY] = "penalty", [WHY_CAP] = "cap",
		[WHY_FLOOR] = "floor",
	};
	_Static_assert(sizeof(names) / sizeof(names[0]) == WHY_KINDS,
	    "one name per kind");

	assert(k < WHY_KINDS);
	return names[k];
}

const struct rational *
why_sum(struct arena *a, const struct why_node *n)
{
	const struct rational *sum;
	size_t i;

	if (n->part.n == 0)
		return n->points;
	sum = why_sum(a, n->part.v[0]);
	for (i = 1; i < n->part.n; i++)
		sum = rat_add(a, sum, why_sum(a, n->part.v[i]));
	return sum;
}

const struct why_node *
why_find(const struct why_node *n, const struct fact_record *r)
{
	const struct why_node *found = NULL;
	size_t i;

	if (n->record == r && (n->kind == WHY_RECORD ||
	    n->kind == WHY_SURPLUS))
		return n;
	for (i = 0; found == NULL && i < n->part.n; i++)
		found = why_find(n->part.v[i], r);
	return found;
}
