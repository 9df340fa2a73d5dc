/*
 * batch.c - a period's batch: one transaction from the first file taken
 * in to the staged outputs, then one rename.
 */
#include "stage/batch_parts.h"

#include <string.h>

#include "base/utf8.h"
#include "rules/compute.h"
#include "stage/progress.h"
#include "stage/registry.h"

static const char *
period_name(struct workspace *ws, const struct batch *b)
{
	char text[11];

	if (b->kind != RUN_REMIND)
		return window_name(ws->a, b->window);
	day_format(ws->opt->as_of, text);
	return arena_printf(ws->a, "提醒/%s", text);
}

/* --- take in and compute --- */

/* A later day on which nothing came must be known to later runs
 * (A10.6): an event says so. */
static bool
note_run(struct workspace *ws, const struct batch *b, struct err *e)
{
	if (b->history.replay || b->intake.n_new > 0 ||
	    b->history.latest == ws->opt->as_of)
		return true;
	return store_event(ws->store, "接收", ws->opt->as_of, "", "", e);
}

static bool
take_in(struct workspace *ws, struct batch *b, struct err *e)
{
	progress_stage(ws, "读取台账");
	if (!publish_recover(ws, e) || !history_load(&b->history, ws, e) ||
	    !store_begin(ws->store, e))
		return false;
	b->replay = b->history.replay;
	progress_stage(ws, "接收校验");
	if (!ingest(ws, &b->history, &b->intake, e))
		return false;
	if (b->history.facts.entry.n == 0)
		return err_set(e, ERR_NOTHING,
		    "到截止日期为止没有收到任何材料，没有可做的");
	return registry_give(ws, &b->history, e) && note_run(ws, b, e);
}

bool
batch_compute(struct workspace *ws, struct batch *b, struct err *e)
{
	struct diag_list standing = { .a = ws->a };
	struct computing c = { .facts = &b->history.facts,
		.policy = &ws->config.policy, .calendar = ws->calendar,
		.window = b->window, .standing = &standing, .a = ws->a };
	struct chain chain;

	/* entries are numbered from 1: as many as there are is the last */
	if (!history_findings(&b->history, ws, window_year(b->window),
	    &standing, e) || !store_chain_at(ws->store,
	    (int64_t)b->history.facts.entry.n, &chain, e))
		return false;
	b->unplanned = !compute_period(&c, &b->results, &b->plan_fault);
	if (b->kind == RUN_QUARTER || b->kind == RUN_HALF)
		compute_past(&c, &b->results);
	if (b->kind == RUN_HALF)
		compute_analysis(&c, &b->results);
	b->results.chain_count = chain.count;
	hex_encode(b->results.chain_value, chain.value, DIGEST_BYTES);
	return true;
}

static bool
compute(struct workspace *ws, struct batch *b, struct err *e)
{
	progress_stage(ws, "计算得分");
	return batch_compute(ws, b, e);
}

/* --- the whole --- */

static bool
refuse_only(struct workspace *ws, enum run_kind kind, const char *period,
    struct err *e)
{
	bool full;

	if (ws->opt->only == NULL)
		return true;
	if (!batch_only(ws->opt, kind, e) ||
	    !publish_stands(ws, period, &full, e))
		return false;
	return !full || err_set(e, ERR_USAGE, "%s已经全部印发，不能再用"
	    " --only 只印一部分", period);
}

bool
batch_run(struct workspace *ws, struct batch *b, struct err *e)
{
	const char *period = period_name(ws, b);
	struct staging g = { 0 };
	bool ok;

	ok = refuse_only(ws, b->kind, period, e) &&
	    take_in(ws, b, e) && compute(ws, b, e);
	if (ok && ws->opt->dry_run) {
		store_rollback(ws->store);
		return true;
	}
	ok = ok && staging_open(&g, ws, period, ws->opt->only != NULL, e) &&
	    batch_print(ws, b, &g, e) &&
	    staging_publish(&g, ws, &b->how, &b->where, e);
	if (!ok) {
		store_rollback(ws->store);
		staging_discard(&g, ws);
	}
	return ok;
}

bool
batch_score(struct workspace *ws, struct batch *b, struct err *e)
{
	bool ok = take_in(ws, b, e) && compute(ws, b, e);

	if (ok && !ws->opt->dry_run)
		return store_commit(ws->store, e);
	store_rollback(ws->store);
	return ok;
}

void
batch_release(struct batch *b)
{
	history_release(&b->history);
}

int
batch_status(const struct batch *b)
{
	switch (diag_worst(&b->results.found)) {
	case LEVEL_UNJUDGED:
		return b->unplanned ? err_status(ERR_CONFIG) : 3;
	case LEVEL_REFUSE:
		return b->unplanned ? err_status(ERR_CONFIG) : 1;
	case LEVEL_INFO: case LEVEL_REMIND: case LEVEL_WARN: case LEVELS:
		break;
	}
	return b->unplanned ? err_status(ERR_CONFIG) : 0;
}
