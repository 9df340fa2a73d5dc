#include "stage/replay.h"

#include <string.h>

#include "stage/batch_parts.h"
#include "stage/published.h"

/* Which run it was: by its period's name. */
static void
take_period(struct workspace *ws, struct batch *b,
    const struct publication_event *x)
{
	static const enum run_kind of[WINDOWS] = {
		[WINDOW_MONTH] = RUN_MONTH, [WINDOW_QUARTER] = RUN_QUARTER,
		[WINDOW_HALF] = RUN_HALF, [WINDOW_YEAR] = RUN_YEAR,
	};

	b->window = publication_window(x->object, x->as_of);
	b->case_id = publication_of_case(x);
	b->kind = b->case_id != NULL ? RUN_CASE : RUN_REMIND;
	if (strcmp(window_name(ws->a, b->window), x->object) == 0)
		b->kind = of[b->window.kind];
}

/* How many entries it saw.  A year may have been closed by fewer; a case has
 * no results.json. */
static bool
count_of(struct workspace *ws, const struct batch *b,
    const struct publication_event *x, int64_t *count, struct err *e)
{
	struct published_run run;

	*count = INT64_MAX; /* all of that day */
	if (b->kind == RUN_CASE)
		return true;
	if (!published_event(ws, x, &run, e))
		return false;
	if (b->kind != RUN_YEAR)
		*count = run.kept.chain_count;
	return true;
}

static void
begin(struct replaying *r, struct workspace *ws,
    const struct publication_event *event)
{
	*r = (struct replaying){ .that_day = *ws->opt, .now = ws->opt };
	r->that_day.as_of = event->as_of;
	r->that_day.only = NULL;
	ws->opt = &r->that_day;
	take_period(ws, &r->batch, event);
}

bool
replay_open(struct replaying *r, struct workspace *ws,
    const struct publication_event *event, struct err *e)
{
	begin(r, ws, event);
	return count_of(ws, &r->batch, event, &r->count, e) &&
	    batch_again(ws, &r->batch, r->count, event->seq, e);
}

bool
replay_open_at(struct replaying *r, struct workspace *ws,
    const struct publication_event *event, int64_t count, struct err *e)
{
	begin(r, ws, event);
	r->count = r->batch.kind == RUN_YEAR ? INT64_MAX : count;
	return batch_again(ws, &r->batch, r->count, event->seq, e);
}

void
replay_close(struct replaying *r, struct workspace *ws)
{
	batch_release(&r->batch);
	ws->opt = r->now;
}

bool
replay_run(struct workspace *ws, const struct publication_event *event,
    const struct manifest *then, struct manifest_differences *out,
    struct err *e)
{
	struct replaying r;
	struct staging g = { 0 };
	struct manifest made;
	bool ok = replay_open(&r, ws, event, e) &&
	    staging_open(&g, ws, "核验", false, e) &&
	    batch_print(ws, &r.batch, &g, e) &&
	    manifest_read(ws->a, g.path, &made, e);

	if (ok)
		manifest_compare(ws->a, then, &made, out);
	staging_discard(&g, ws);
	replay_close(&r, ws);
	return ok;
}
