/*
 * json_talk.c - "duty_talks" (B14.1) and "festival_talks" (B10.1, B11.1):
 * whether and when, nothing of what was said (B23.1).
 */
#include <stdio.h>

#include "out/json_parts.h"

static void
put_duty_talk(struct json *j, const struct results *r,
    const struct duty_talk *x)
{
	char half[32];

	(void)snprintf(half, sizeof(half), "%04dH%d", r->year,
	    (int)x->half + 1);
	json_object(j);
	json_put(j, "unit", field_text(&x->unit->code));
	json_put(j, "half", half);
	json_put(j, "by", talk_side_name(x->by));
	json_put(j, "person", field_text(&x->person->item.id));
	json_put_day(j, "held", x->held);
	json_put_bool(j, "over", x->over);
	json_object_end(j);
}

static void
put_festival_talk(struct json *j, const struct festival_talk *x)
{
	json_object(j);
	json_put(j, "unit", field_text(&x->unit->code));
	json_put(j, "festival", field_text(&x->festival->name));
	json_put_day(j, "day", x->festival->day.day);
	json_put_day(j, "first", x->first);
	json_put_day(j, "meeting", x->meeting);
	json_put_int(j, "members", (int64_t)x->n_members);
	json_key(j, "missing");
	json_array(j);
	for (size_t i = 0; i < x->missing.n; i++)
		json_string(j, field_text(&x->missing.v[i]->item.id));
	json_array_end(j);
	json_put_bool(j, "over", x->over);
	json_object_end(j);
}

void
json_put_talks(struct json *j, const struct results *r)
{
	json_key(j, "duty_talks");
	json_array(j);
	for (size_t i = 0; i < r->duty_talk.n; i++)
		put_duty_talk(j, r, &r->duty_talk.v[i]);
	json_array_end(j);
	json_key(j, "festival_talks");
	json_array(j);
	for (size_t i = 0; i < r->festival_talk.n; i++)
		put_festival_talk(j, &r->festival_talk.v[i]);
	json_array_end(j);
}
