/*
 * diff.c - the runs named, and the three that are computed again.
 */
#include "stage/diff.h"

#include <string.h>

#include "io/results_read.h"
#include "out/json_results.h"
#include "stage/batch_parts.h"
#include "stage/published.h"

/* The period of results.json. */
static bool
parse_window(const char *period, struct window *out)
{
	for (int k = 0; k < WINDOWS; k++)
		if (window_parse(period, (enum window_kind)k, out))
			return true;
	return false;
}

static bool
load_two(struct workspace *ws, const char *const name[2],
    struct published_run p[2], struct window *w, struct err *e)
{
	for (int i = 0; i < 2; i++)
		if (!published_named(ws, name[i], &p[i], e))
			return false;
	if (strcmp(p[0].kept.period, p[1].kept.period) != 0)
		return err_set(e, ERR_USAGE, "“%s”是%s的结果，“%s”是%s的：只能"
		    "比较同一期间的两次", p[0].folder, p[0].kept.period,
		    p[1].folder, p[1].kept.period);
	return parse_window(p[0].kept.period, w) || err_set(e, ERR_DAMAGED,
	    "“%s”的期间“%s”读不懂", p[0].folder, p[0].kept.period);
}

static bool
is_later(const struct kept *x, const struct kept *y)
{
	return x->as_of != y->as_of ? x->as_of > y->as_of :
	    x->chain_count > y->chain_count;
}

/* What this program, as configured now, makes of so many documents on the
 * day of that run; the history stays in `b`. */
static bool
compute_again(struct workspace *ws, struct batch *b,
    const struct published_run *then, int64_t count, struct kept *out,
    struct err *e)
{
	struct sbuf json = SBUF_INIT;
	bool ok = history_load_at(&b->history, ws, then->kept.as_of, count,
	    then->seq, e) && batch_compute(ws, b, e);

	if (ok) {
		json_results(&b->results, &json);
		ok = results_read(sbuf_text(&json), json.n, "results.json",
		    ws->a, out, e);
	}
	sbuf_release(&json);
	return ok;
}

static bool
compare(struct workspace *ws, struct window w,
    const struct published_run *was, const struct published_run *now,
    struct run_diff *d, struct err *e)
{
	static const enum run_kind kinds[WINDOWS] = {
		[WINDOW_MONTH] = RUN_MONTH, [WINDOW_QUARTER] = RUN_QUARTER,
		[WINDOW_HALF] = RUN_HALF, [WINDOW_YEAR] = RUN_YEAR };
	struct kept *again = arena_array(ws->a, struct kept, 3);
	const struct { const struct published_run *then; int64_t count; }
	    run[3] = { { was, d->was->chain_count },
		{ now, d->was->chain_count }, { now, d->now->chain_count } };
	struct comparing c = { d->was, d->now, &again[0], &again[1],
		&again[2], window_first_day(w), window_last_day(w), NULL, 0,
		ws->a };
	bool ok = true;

	for (int i = 0; ok && i < 3; i++) {
		struct batch b = { .kind = kinds[w.kind], .window = w };

		ok = compute_again(ws, &b, run[i].then, run[i].count,
		    &again[i], e);
		if (ok && i == 2)
			ok = diff_received(ws, &b, d->was->chain_count,
			    d->was->as_of, &c.received, &c.n_received, e);
		batch_release(&b);
	}
	if (!ok)
		return false;
	d->received = c.received;
	d->n_received = c.n_received;
	compare_runs(&c, &d->changes);
	return true;
}

bool
diff_runs(struct workspace *ws, const char *a, const char *b,
    struct run_diff *out, struct err *e)
{
	const char *const name[2] = { a, b };
	struct published_run *p = arena_array(ws->a, struct published_run, 2);
	struct window w = { WINDOW_MONTH, 0 };
	int first;

	memset(out, 0, sizeof(*out));
	if (!store_verify(ws->store, false, e) ||
	    !load_two(ws, name, p, &w, e))
		return false;
	first = is_later(&p[0].kept, &p[1].kept) ? 1 : 0;
	out->was = &p[first].kept;
	out->was_folder = p[first].folder;
	out->now = &p[1 - first].kept;
	out->now_folder = p[1 - first].folder;
	return compare(ws, w, &p[first], &p[1 - first], out, e);
}
