/*
 * closings.c - an event's object is year, day and count of entries,
 * parted by blanks: 2026 2027-02-01 812
 */
#include "stage/closings.h"

#include <inttypes.h>
#include <string.h>

#include "base/decimal.h"

#define EVENT "结账"

enum { WORDS = 3, WORD_BYTES = 32 };

static bool
parse(const char *text, struct year_closed *out)
{
	char word[WORDS][WORD_BYTES];

	for (int i = 0; i < WORDS; i++) {
		size_t n = strcspn(text, " ");

		if (n >= WORD_BYTES)
			return false;
		memcpy(word[i], text, n);
		word[i][n] = '\0';
		text += n + (text[n] == ' ');
	}
	return *text == '\0' && year_parse(word[0], &out->year) &&
	    day_parse(word[1], &out->day) &&
	    integer_parse(word[2], 1, INT64_MAX, &out->count);
}

bool
closings_load(struct workspace *ws, int year, int64_t before,
    const struct year_closed **out, size_t *n, struct err *e)
{
	struct event_objects all;
	struct year_closed *v;

	if (!store_events(ws->store, EVENT, ws->opt->as_of, ws->a, &all, e))
		return false;
	v = arena_array(ws->a, struct year_closed, all.n);
	*n = 0;
	for (size_t i = 0; i < all.n && all.seq[i] < before; i++) {
		if (!parse(all.v[i], &v[*n]))
			return err_set(e, ERR_DAMAGED,
			    "台账中的结账“%s”读不懂", all.v[i]);
		*n += v[*n].year == year;
	}
	*out = v;
	return true;
}

bool
closings_add(struct workspace *ws, const struct year_closed *c,
    struct err *e)
{
	char day[11];

	day_format(c->day, day);
	return store_event(ws->store, EVENT, ws->opt->as_of,
	    arena_printf(ws->a, "%04d %s %" PRId64, c->year, day, c->count),
	    "", e);
}
