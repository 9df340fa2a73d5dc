/*
 * simulate.c - reads and judges the plan, gathers the facts, computes.
 */
#include "stage/simulate.h"

#include <string.h>

#include "base/outfile.h"
#include "rules/judge.h"
#include "rules/simulate.h"
#include "stage/progress.h"

enum { MOST_BYTES = 512 << 20 }; /* as of any input */

/* --- the plan --- */

/* A policy's levels and waivers, which the reader does not know. */
static void
judge_file(struct workspace *ws, const struct reading *r,
    struct simulated *out)
{
	struct judging j = { .doc = &r->doc, .facts = &out->history.facts,
		.policy = &ws->config.policy, .calendar = ws->calendar,
		.file = r->name, .received = ws->opt->as_of,
		.well_formed = r->canonical_bytes > 0, .found = &out->found };
	bool *items = arena_array(ws->a, bool, (size_t)r->doc.n_items);

	judge_document(&j);
	diag_sort(&out->found);
	xml_fill_sources(r, &out->found);
	out->refused = judge_verdict(&r->doc, &out->found, items) !=
	    VERDICT_ACCEPTED;
}

static bool
is_plan(const struct reading *r, int year, struct err *e)
{
	if (r->doc.root == ROOT_NONE)
		return true; /* a finding says so */
	if (r->doc.root != ROOT_PLAN)
		return err_set(e, ERR_USAGE, "“%s”是%s，不是考核方案", r->name,
		    root_name(r->doc.root));
	return r->doc.year == 0 || r->doc.year == year || err_set(e,
	    ERR_USAGE, "“%s”是%d年度的考核方案，要算的是%d年度", r->name,
	    r->doc.year, year);
}

static bool
read_plan(struct workspace *ws, const struct simulate_ask *ask,
    struct simulated *out, struct err *e)
{
	struct reading *r = arena_new(ws->a, struct reading);
	struct entry *entry = arena_new(ws->a, struct entry);
	const char *text;
	size_t n;

	if (!file_exists(ask->file))
		return err_set(e, ERR_USAGE, "没有“%s”这个文件", ask->file);
	if (!file_read(ws->a, ask->file, MOST_BYTES, &text, &n, e))
		return false;
	xml_read(ws->schema, ask->file, (const uint8_t *)text, n, ws->a, r);
	if (!schema_set_sound(ws->schema, false, e) || !is_plan(r, ask->year, e))
		return false;
	out->found = r->found;
	judge_file(ws, r, out);
	if (out->refused)
		return true;
	entry->path = ask->file;
	entry->root = ROOT_PLAN;
	entry->year = r->doc.year;
	out->plan = (struct filed){ &r->doc, entry };
	return judge_plan(&out->plan, e);
}

/* --- the facts --- */

static bool
gather(struct workspace *ws, struct simulated *out, struct err *e)
{
	if (!workspace_is_one(ws, e))
		return false;
	if (workspace_has_ledger(ws) && !workspace_ledger(ws, STORE_READ, e))
		return false;
	progress_stage(ws, "读取台账");
	if (!history_load(&out->history, ws, e))
		return false;
	progress_stage(ws, "接收校验");
	if (!ingest_look(ws, &out->history, &out->intake, e))
		return false;
	return out->history.facts.entry.n > 0 || err_set(e, ERR_NOTHING,
	    "到截止日期为止没有收到任何材料，没有可做的");
}

/* The plan in force, and units to be scored. */
static bool
find_present(const struct facts *f, int year, const struct filed **now,
    struct err *e)
{
	const struct fact_year *y = facts_year(f, year);

	if (y == NULL || y->roster.doc == NULL)
		return err_set(e, ERR_NOTHING, "到截止日期为止没有已受理的%d"
		    "年度单位名册，没有可算的", year);
	if (y->plan.doc == NULL)
		return err_set(e, ERR_CONFIG, "没有已受理的%d年度考核方案，"
		    "没有可比的", year);
	*now = &y->plan;
	return judge_plan(*now, e);
}

bool
simulate_run(struct workspace *ws, const struct simulate_ask *ask,
    struct simulated *out, struct err *e)
{
	struct computing c = { .facts = &out->history.facts,
		.policy = &ws->config.policy, .calendar = ws->calendar,
		.window = window_around(WINDOW_YEAR, day_month(day_of(
		ask->year, 1, 1))), .a = ws->a };
	const struct filed *now = NULL;

	memset(out, 0, sizeof(*out));
	if (!gather(ws, out, e) || !read_plan(ws, ask, out, e))
		return false;
	if (out->refused)
		return true;
	if (!find_present(c.facts, ask->year, &now, e))
		return false;
	progress_stage(ws, "计算得分");
	simulate(&c, now, &out->plan, &out->simulation);
	return true;
}

void
simulated_release(struct simulated *s)
{
	history_release(&s->history);
}
