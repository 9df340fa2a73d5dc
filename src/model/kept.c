#include "model/kept.h"

#include <string.h>

static const char *const keys[] = {
	[KEPT_UNITS] = "units",
	[KEPT_DEADLINES] = "deadlines",
	[KEPT_FINDINGS] = "findings",
	[KEPT_LOSSES] = "losses",
	[KEPT_CORRECTIONS] = "corrections",
};
_Static_assert(sizeof(keys) / sizeof(keys[0]) == KEPT_LISTS,
    "one key per list");

const char *
kept_list_key(enum kept_list l)
{
	return keys[l];
}

const struct kept_field *
kept_field(const struct kept_row *r, const char *name)
{
	for (size_t i = 0; r != NULL && i < r->field.n; i++)
		if (strcmp(r->field.v[i].name, name) == 0)
			return &r->field.v[i];
	return NULL;
}

const char *
kept_text(const struct kept_row *r, const char *name)
{
	const struct kept_field *f = kept_field(r, name);

	return f == NULL ? "" : f->text;
}

bool
kept_same(const struct kept_field *x, const struct kept_field *y)
{
	bool no_x = x == NULL || x->type == KEPT_NULL;
	bool no_y = y == NULL || y->type == KEPT_NULL;

	if (no_x || no_y)
		return no_x && no_y;
	return x->type == y->type && strcmp(x->text, y->text) == 0;
}
