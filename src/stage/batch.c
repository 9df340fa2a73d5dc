/*
 * batch.c - a period's batch: one transaction from the first file taken
 * in to the staged outputs, then one rename.
 */
#include "stage/batch_parts.h"

#include <string.h>

#include "base/utf8.h"
#include "rules/annual.h"
#include "rules/case_stage.h"
#include "rules/compute.h"
#include "stage/closings.h"
#include "stage/corrections.h"
#include "stage/progress.h"
#include "stage/registry.h"
#include "stage/waiting.h"

enum { MONTHS_A_YEAR = 12 };

static const char *
period_name(struct workspace *ws, const struct batch *b)
{
	char text[11];

	if (b->kind == RUN_CASE)
		return arena_printf(ws->a, "问责/%s", b->case_id);
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

/* A year published for good is computed as of that day, by the entries
 * of then, until it is opened again. */
static bool
choose_facts(struct workspace *ws, struct batch *b, struct err *e)
{
	int year = window_year(b->window);
	const struct year_closed *v;
	size_t n;

	if (b->window.kind != WINDOW_YEAR)
		return true;
	if (!closings_load(ws, year, b->history.before, &v, &n, e))
		return false;
	b->was_closed = closing_in_force(&b->history.facts, v, n);
	if (b->was_closed == NULL)
		return true;
	if (b->provisional)
		return err_set(e, ERR_USAGE, "%d年度已经结账，不能再用"
		    " --provisional", year);
	b->counted = &b->closed;
	return history_load_at(&b->closed, ws, b->was_closed->day,
	    b->was_closed->count, b->history.before, e);
}

/* Nobody whom this office serves urges the 市委 (as in case_views.c). */
static void
spare_city(struct workspace *ws, struct results *r)
{
	for (size_t i = 0; i < r->deadline.n; i++) {
		struct deadline *d = &r->deadline.v[i];
		const struct office_organ *o = d->rule != RULE_E08_1 ? NULL :
		    config_organ_named(&ws->config, d->who);

		if (o != NULL && strcmp(o->type, "市委") == 0)
			d->paper = NULL;
	}
}

/* The daily look goes on asking for what was due in the year before, until
 * that is closed. */
static bool
look_back(struct workspace *ws, struct batch *b,
    const struct computing *now, struct err *e)
{
	int year = window_year(b->window) - 1;
	struct computing c = *now;
	struct err none = ERR_INIT;
	const struct year_closed *v;
	size_t n;

	if (b->kind != RUN_REMIND || facts_year(now->facts, year) == NULL)
		return true;
	if (!closings_load(ws, year, b->history.before, &v, &n, e))
		return false;
	if (closing_in_force(now->facts, v, n) != NULL)
		return true;
	c.window = window_month(year * MONTHS_A_YEAR + MONTHS_A_YEAR - 1);
	c.standing = NULL;
	/* without a plan it still has what units file */
	(void)compute_period(&c, &b->former, &none);
	spare_city(ws, &b->former);
	b->former.chain_count = b->results.chain_count;
	memcpy(b->former.chain_value, b->results.chain_value,
	    sizeof(b->former.chain_value));
	b->results.former = &b->former;
	return true;
}

bool
batch_compute(struct workspace *ws, struct batch *b, struct err *e)
{
	const struct history *h = b->counted == NULL ? &b->history :
	    b->counted;
	const struct facts *f = &h->facts;
	struct diag_list standing = { .a = ws->a };
	struct computing c = { .facts = f,
		.policy = &ws->config.policy, .calendar = ws->calendar,
		.window = b->window, .standing = &standing,
		.provisional = b->provisional,
		.closed = b->was_closed != NULL, .a = ws->a };
	struct chain chain;

	/* entries are numbered from 1: as many as there are is the last */
	if (!history_findings(h, ws, window_year(b->window),
	    &standing, e) || !store_chain_at(ws->store, (int64_t)f->entry.n,
	    &chain, e))
		return false;
	b->unplanned = !compute_period(&c, &b->results, &b->plan_fault);
	spare_city(ws, &b->results);
	if (b->kind == RUN_QUARTER || b->kind == RUN_HALF ||
	    b->kind == RUN_YEAR)
		compute_past(&c, &b->results);
	if (b->kind == RUN_HALF)
		compute_analysis(&c, &b->results);
	b->results.chain_count = chain.count;
	hex_encode(b->results.chain_value, chain.value, DIGEST_BYTES);
	return look_back(ws, b, &c, e);
}

static bool
compute(struct workspace *ws, struct batch *b, struct err *e)
{
	progress_stage(ws, "计算得分");
	return choose_facts(ws, b, e) && batch_compute(ws, b, e) &&
	    (b->kind != RUN_QUARTER || corrections_find(ws, b, e));
}

/* Why the latest filing of a case was not taken in. */
static bool
tell_refusals(struct workspace *ws, struct batch *b, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < b->cases.v.n; i++) {
		struct case_view *v = &b->cases.v.v[i];
		struct diag_list l = { .a = ws->a };

		if (v->refused == NULL)
			continue;
		ok = store_findings(ws->store, v->refused, &l, e);
		for (size_t k = 0; ok && k < l.d.n; k++)
			*vec_push(ws->a, &v->refusal) = l.d.v[k];
	}
	return ok;
}

/* Of a case of which nothing was ever taken in: the refusal. */
static bool
refuse_unknown_case(struct workspace *ws, struct batch *b, struct err *e)
{
	const struct entry *x = case_latest(&b->history.facts, b->case_id,
	    ws->a);

	b->refused = (struct diag_list){ .a = ws->a };
	if (x != NULL && !store_findings(ws->store, x, &b->refused, e))
		return false;
	return err_set(e, ERR_USAGE, "没有编号“%s”的问责案件：%s；liangze case "
	    "列出全部", b->case_id, x == NULL ?
	    "到截止日期为止没有已受理的" : "报送的没有受理");
}

bool
batch_cases(struct workspace *ws, struct batch *b, struct err *e)
{
	const struct facts *f = &b->history.facts;

	if (!registry_load(ws, &b->numbers, e))
		return false;
	case_views(ws->a, &ws->config.policy, ws->calendar, f, &b->results,
	    &b->cases);
	case_views_signed(ws->a, &ws->config, f, &b->numbers, &b->cases);
	return tell_refusals(ws, b, e) && (b->case_id == NULL ||
	    case_views_find(&b->cases, b->case_id) != NULL ||
	    refuse_unknown_case(ws, b, e));
}

/* By the facts that the results are of: a closed year's stay as they were. */
static void
find_waiting(struct workspace *ws, struct batch *b)
{
	struct case_views v = b->cases;

	if (b->counted != NULL) {
		const struct facts *f = &b->counted->facts;

		case_views(ws->a, &ws->config.policy, ws->calendar, f,
		    &b->results, &v);
		case_views_signed(ws->a, &ws->config, f, &b->numbers, &v);
	}
	waiting_find(ws->a, &v, &b->results);
}

bool
batch_again(struct workspace *ws, struct batch *b, int64_t count,
    int64_t before, struct err *e)
{
	if (!history_load_at(&b->history, ws, ws->opt->as_of, count, before,
	    e) ||
	    !compute(ws, b, e) || !batch_cases(ws, b, e))
		return false;
	find_waiting(ws, b);
	return true;
}

/* A year that waits for something is only looked at. */
static bool
refuse_open_year(struct workspace *ws, const struct batch *b, struct err *e)
{
	const struct closing *c = &b->results.annual.closing;
	const char *why = "";

	if (b->kind != RUN_YEAR || b->unplanned || c->may || b->provisional)
		return true;
	for (size_t i = 0; i < c->lacks.n; i++)
		why = arena_printf(ws->a, "%s%s%s", why, i == 0 ? "" : "；",
		    c->lacks.v[i].why);
	return err_set(e, ERR_NOTHING, "%d年度还不能结账：%s。要先看预评的结果，"
	    "加上 --provisional", b->results.year, why);
}

/* Published in full, it closes the year; NULL: it does not. */
static const struct year_closed *
new_closing(struct workspace *ws, const struct batch *b)
{
	struct year_closed *c;

	if (b->kind != RUN_YEAR || b->was_closed != NULL ||
	    ws->opt->only != NULL || !annual_closed(&b->results.annual))
		return NULL;
	c = arena_new(ws->a, struct year_closed);
	*c = (struct year_closed){ b->results.year, b->results.as_of,
		b->results.chain_count };
	return c;
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

/* Ends the open transaction, with all of it or nothing. */
static bool
publish(struct workspace *ws, struct batch *b, bool ok, struct err *e)
{
	struct staging g = { 0 };

	ok = ok && staging_open(&g, ws, period_name(ws, b),
	    ws->opt->only != NULL, e);
	g.closes = new_closing(ws, b);
	ok = ok && batch_print(ws, b, &g, e) &&
	    staging_publish(&g, ws, &b->how, &b->where, e);
	if (!ok) {
		store_rollback(ws->store);
		staging_discard(&g, ws);
	}
	return ok;
}

bool
batch_run(struct workspace *ws, struct batch *b, struct err *e)
{
	bool ok;

	ok = refuse_only(ws, b->kind, period_name(ws, b), e) &&
	    take_in(ws, b, e) && compute(ws, b, e) && refuse_open_year(ws, b, e) &&
	    batch_cases(ws, b, e);
	if (ok && ws->opt->dry_run) {
		store_rollback(ws->store);
		return true;
	}
	if (ok)
		find_waiting(ws, b);
	return publish(ws, b, ok, e);
}

bool
batch_print_case(struct workspace *ws, struct batch *b, struct err *e)
{
	return batch_again(ws, b, INT64_MAX, INT64_MAX, e) &&
	    store_begin(ws->store, e) && publish(ws, b, true, e);
}

bool
batch_leave(struct workspace *ws, bool ok, struct err *e)
{
	if (ok && !ws->opt->dry_run)
		return store_commit(ws->store, e);
	store_rollback(ws->store);
	return ok;
}

bool
batch_score(struct workspace *ws, struct batch *b, struct err *e)
{
	bool ok = take_in(ws, b, e) && compute(ws, b, e);

	return batch_leave(ws, ok, e);
}

bool
batch_take_in(struct workspace *ws, struct batch *b, struct err *e)
{
	return take_in(ws, b, e);
}

void
batch_release(struct batch *b)
{
	history_release(&b->history);
	history_release(&b->closed);
}

int
batch_status(const struct batch *b)
{
	bool defective = b->unplanned || b->unprinted.n > 0;

	if (defective)
		return err_status(ERR_CONFIG);
	switch (diag_worst(&b->results.found)) {
	case LEVEL_UNJUDGED:
		return 3;
	case LEVEL_REFUSE:
		return 1;
	case LEVEL_INFO: case LEVEL_REMIND: case LEVEL_WARN: case LEVELS:
		break;
	}
	return 0;
}
