/*
 * json_case.c - "effects": the 影响期 that run on the day; of a secret case
 * its 编号 alone (A14.1).
 */
#include "out/json_parts.h"

static void
put_effect(struct json *j, const struct running_effect *x)
{
	const struct case_target *t =
	    &x->filed->doc->as.accountability_case->target;

	json_object(j);
	json_put(j, "case", field_text(&x->filed->doc->id));
	json_put_bool(j, "secret", x->secret);
	if (!x->secret) {
		json_put(j, "unit", field_text(&t->unit));
		json_put(j, "person", t->organ ? "" : field_text(&t->id));
		json_put_int(j, "months", x->months);
		json_put_day(j, "from", x->from);
		json_put_day(j, "last", x->last);
		json_put_int(j, "left", x->left);
	}
	json_object_end(j);
}

void
json_put_effects(struct json *j, const struct results *r)
{
	json_key(j, "effects");
	json_array(j);
	for (size_t i = 0; i < r->effect.n; i++)
		put_effect(j, &r->effect.v[i]);
	json_array_end(j);
}
