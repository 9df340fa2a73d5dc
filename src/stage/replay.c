#include "stage/replay.h"

#include <string.h>

#include "stage/batch_parts.h"
#include "stage/published.h"

/* Which run it was: by its period's name. */
static void
take_period(struct batch *b, const struct publication_event *x)
{
	static const struct { enum window_kind window; enum run_kind run; }
	    of[] = { { WINDOW_MONTH, RUN_MONTH },
		{ WINDOW_QUARTER, RUN_QUARTER }, { WINDOW_HALF, RUN_HALF },
		{ WINDOW_YEAR, RUN_YEAR } };
	const char *slash = strchr(x->object, '/');

	b->window = window_month(day_month(x->as_of));
	b->kind = RUN_REMIND;
	if (slash != NULL && strncmp(x->object, "问责/", strlen("问责/")) == 0) {
		b->kind = RUN_CASE;
		b->case_id = slash + 1;
	}
	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++)
		if (window_parse(x->object, of[i].window, &b->window))
			b->kind = of[i].run;
}

/* How many entries it saw.  A year may have been closed by fewer; a case has
 * no results.json. */
static bool
count_of(struct workspace *ws, const struct batch *b,
    const struct publication_event *x, int64_t *count, struct err *e)
{
	struct published_run run;

	*count = INT64_MAX;
	if (b->kind == RUN_CASE)
		return true;
	if (!published_event(ws, x, &run, e))
		return false;
	if (b->kind != RUN_YEAR)
		*count = run.kept.chain_count;
	return true;
}

static bool
make_again(struct workspace *ws, struct batch *b,
    const struct publication_event *x, struct staging *g, struct err *e)
{
	int64_t count;

	return count_of(ws, b, x, &count, e) && batch_again(ws, b, count, e) &&
	    staging_open(g, ws, "核验", false, e) && batch_print(ws, b, g, e);
}

bool
replay_run(struct workspace *ws, const struct publication_event *event,
    const struct manifest *then, struct manifest_differences *out,
    struct err *e)
{
	const struct options *now = ws->opt;
	struct options that_day = *now;
	struct batch b = { .kind = RUN_MONTH };
	struct staging g = { 0 };
	struct manifest made;
	bool ok;

	that_day.as_of = event->as_of;
	that_day.only = NULL;
	ws->opt = &that_day;
	take_period(&b, event);
	ok = make_again(ws, &b, event, &g, e) &&
	    manifest_read(ws->a, g.path, &made, e);
	if (ok)
		manifest_compare(ws->a, then, &made, out);
	staging_discard(&g, ws);
	batch_release(&b);
	ws->opt = now;
	return ok;
}
