/*
 * asked.c - which deadlines ask for something, this year's and what the
 * year before left.
 */
#include "model/asked.h"

#include <assert.h>
#include <string.h>

#include "base/sort.h"

const char *
asking_name(enum asking a)
{
	static const char *const names[] = {
		[ASKS_MENDING] = "整改没有到位",
		[ASKS_OVERDUE] = "逾期",
		[ASKS_NEAR] = "临近到期",
	};
	_Static_assert(sizeof(names) / sizeof(names[0]) == ASKINGS,
	    "one name each");

	assert(a < ASKINGS);
	return names[a];
}

bool
deadline_unmended(const struct deadline *d)
{
	return d->state == STATE_NOT_RECTIFIED || d->state == STATE_REFUSED ||
	    d->state == STATE_FAKED;
}

enum asking
deadline_asks(const struct deadline *d, bool *tabled)
{
	*tabled = false;
	switch (d->state) {
	case STATE_NEAR:
		return ASKS_NEAR;
	case STATE_NOT_RECTIFIED: case STATE_REFUSED: case STATE_FAKED:
		return ASKS_MENDING;
	case STATE_OVERDUE:
		*tabled = d->task != NULL && !d->mendable_only &&
		    d->task->indicator->cycle < CYCLE_YEAR;
		return *tabled ? ASKINGS : ASKS_OVERDUE;
	case STATE_OPEN: case STATE_DONE: case STATE_DONE_LATE:
	case STATE_RECTIFIED: case STATES:
		break;
	}
	return ASKINGS;
}

static void
ask(struct arena *a, const struct deadline *d, struct asked *out)
{
	bool tabled;
	enum asking k = deadline_asks(d, &tabled);

	out->tabled += tabled;
	if (k == ASKINGS)
		return;
	out->n[k]++;
	*vec_push(a, &out->row) = d;
}

static int
compare_asked(const void *x, const void *y, void *ctx)
{
	const struct deadline *a = *(const struct deadline *const *)x;
	const struct deadline *b = *(const struct deadline *const *)y;
	bool tabled;
	int c = (int)deadline_asks(a, &tabled) -
	    (int)deadline_asks(b, &tabled);

	(void)ctx;
	return c != 0 ? c : (a->due > b->due) - (a->due < b->due);
}

/* What makes it the same in another year's results: what a document
 * started, where it stands there, for the years' rosters need not have the
 * same units. */
static const char *
key_of(struct arena *a, const struct deadline *d)
{
	const char *of = d->entry != NULL ? d->entry->path :
	    d->unit == NULL ? "" : d->unit->code.text;

	return arena_printf(a, "%d %s %d %u:%u %s", (int)d->rule, d->subject,
	    (int)d->duty, (unsigned)d->at.line, (unsigned)d->at.column, of);
}

/* What a document started runs on into this year's results: once. */
static void
ask_former(struct arena *a, const struct results *r, struct asked *out)
{
	const struct results *f = r->former;
	struct map here;

	map_init(&here, a);
	for (size_t i = 0; i < r->deadline.n; i++)
		map_put(&here, key_of(a, &r->deadline.v[i]),
		    &r->deadline.v[i]);
	for (size_t i = 0; i < f->deadline.n; i++)
		if (map_get(&here, key_of(a, &f->deadline.v[i])) == NULL)
			ask(a, &f->deadline.v[i], out);
}

void
results_asked(struct arena *a, const struct results *r, struct asked *out)
{
	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < r->deadline.n; i++)
		ask(a, &r->deadline.v[i], out);
	if (r->former != NULL)
		ask_former(a, r, out);
	sort_stable(out->row.v, out->row.n, sizeof(*out->row.v),
	    compare_asked, NULL);
}
