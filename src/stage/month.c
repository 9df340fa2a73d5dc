/*
 * month.c - the monthly batch: one transaction from the first file taken
 * in to the staged outputs, then one rename.
 */
#include "stage/month.h"

#include <string.h>

#include "base/outfile.h"
#include "base/utf8.h"
#include "out/json_results.h"
#include "out/xlsx.h"
#include "rules/compute.h"
#include "stage/paper_facts.h"
#include "stage/pool.h"
#include "stage/press.h"
#include "stage/progress.h"
#include "stage/receipts.h"
#include "stage/registry.h"

static const char workbook[] = "排名.xlsx";

/* Is the paper or workbook asked for? (--only) */
static bool
wanted(const struct options *o, const char *name)
{
	const char *p = o->only;
	size_t n = strlen(name);

	while (p != NULL) {
		if (strncmp(p, name, n) == 0 && (p[n] == ',' || p[n] == '\0'))
			return true;
		p = strchr(p, ',');
		p = p == NULL ? NULL : p + 1;
	}
	return o->only == NULL;
}

/* --only names kinds; a word that is none is a mistake, not nothing. */
static bool
check_only(const struct options *o, struct err *e)
{
	const char *p = o->only;

	while (p != NULL) {
		size_t n = strcspn(p, ",");
		bool known = n == strlen(workbook) - strlen(".xlsx") &&
		    strncmp(p, workbook, n) == 0;

		known = known || (n == strlen(workbook) &&
		    strncmp(p, workbook, n) == 0);
		for (int i = 0; i < PAPERS; i++)
			known = known || (strlen(paper_name((enum paper)i)) ==
			    n && strncmp(p, paper_name((enum paper)i), n) == 0);
		if (!known)
			return err_set(e, ERR_USAGE, "--only：没有“%.*s”这种文书"
			    "或表册", (int)n, p);
		p = p[n] == ',' ? p + n + 1 : NULL;
	}
	return true;
}

static const char *
period_name(struct workspace *ws, const struct batch *b)
{
	char text[11];

	if (b->remind) {
		day_format(ws->opt->as_of, text);
		return arena_printf(ws->a, "提醒/%s", text);
	}
	month_format(b->month, text);
	return arena_strdup(ws->a, text);
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

static bool
compute(struct workspace *ws, struct batch *b, struct err *e)
{
	struct diag_list standing = { .a = ws->a };
	struct computing c = { .facts = &b->history.facts,
		.policy = &ws->config.policy, .calendar = ws->calendar,
		.window = window_month(b->month), .standing = &standing, .a = ws->a };
	struct chain chain;

	progress_stage(ws, "计算得分");
	if (!history_findings(&b->history, ws, month_year(b->month),
	    &standing, e) || !store_chain(ws->store, ws->opt->as_of, &chain, e))
		return false;
	b->unplanned = !compute_period(&c, &b->results, &b->plan_fault);
	b->results.chain_count = chain.count;
	hex_encode(b->results.chain_value, chain.value, DIGEST_BYTES);
	return true;
}

/* --- print --- */

struct printing {
	struct workspace *ws;
	const struct batch *b;
	struct press *press;
	const struct staging *g;
	const struct paper_job *job;
	struct err *err;     /* one per job */
	bool *too_long;      /* likewise */
};

static void
print_one(void *ctx, size_t i)
{
	struct printing *p = ctx;
	struct arena a = ARENA_INIT;
	struct sbuf facts = SBUF_INIT;
	struct printed out = { .pdf = SBUF_INIT };
	const struct paper_job *job = &p->job[i];
	struct err *e = &p->err[i];
	struct press_order order = { .kind = paper_name(job->paper),
		.date = p->ws->opt->as_of };

	paper_facts(&p->ws->config, &p->b->results, job, &a, &facts);
	order.facts = sbuf_text(&facts);
	order.n = facts.n;
	if (!press_print(p->press, &order, &a, &out, e) ||
	    !staging_file(p->g, &a,
	    arena_printf(&a, "通知/%s", job->file), sbuf_text(&out.pdf),
	    out.pdf.n, e))
		err_wrap(e, "%s", job->file);
	p->too_long[i] = out.too_long;
	sbuf_release(&facts);
	sbuf_release(&out.pdf);
	arena_release(&a);
}

static bool
print_jobs(struct printing *p, size_t n, struct err *e)
{
	p->err = arena_array(p->ws->a, struct err, n);
	p->too_long = arena_array(p->ws->a, bool, n);
	pool_run(p->ws->opt->jobs, n, print_one, p);
	for (size_t i = 0; i < n; i++)
		if (p->err[i].kind != ERR_NONE) {
			*e = p->err[i];
			return false;
		}
	return true;
}

static bool
print_papers(struct workspace *ws, struct batch *b, const struct staging *g,
    struct err *e)
{
	struct printing p = { .ws = ws, .b = b, .g = g };
	const struct paper_job *all;
	struct paper_job *job;
	size_t n, n_jobs = 0;
	bool ok;

	paper_jobs(ws->a, &b->results, b->remind, &all, &n);
	job = arena_array(ws->a, struct paper_job, n);
	for (size_t i = 0; i < n; i++)
		if (wanted(ws->opt, paper_name(all[i].paper))) {
			job[n_jobs++] = all[i];
			b->n_papers[all[i].paper]++;
		}
	if (n_jobs == 0)
		return true;
	progress_stage(ws, "印制文书");
	p.job = job;
	ok = press_open(ws, &p.press, e) && print_jobs(&p, n_jobs, e);
	press_close(p.press);
	for (size_t i = 0; ok && i < n_jobs; i++)
		if (p.too_long[i] && b->n_long++ == 0)
			b->first_long = job[i].file;
	return ok;
}

static bool
write_workbook(struct workspace *ws, struct batch *b,
    const struct staging *g, struct err *e)
{
	const char *scratch = workspace_out(ws, ".staging-scratch");
	struct sbuf book = SBUF_INIT;
	bool ok;

	if (b->remind || b->unplanned || (!wanted(ws->opt, workbook) &&
	    !wanted(ws->opt, "排名")))
		return true;
	progress_stage(ws, "编制表册");
	/* not in the staging folder: what the library fails to take away
	 * would be published */
	ok = dir_remove(scratch, e) && dir_make(scratch, e) &&
	    xlsx_ranking(&b->results, scratch, &book, e) &&
	    staging_file(g, ws->a, workbook, sbuf_text(&book), book.n, e);
	sbuf_release(&book);
	ok = dir_remove(scratch, ok ? e : &(struct err)ERR_INIT) && ok;
	return ok;
}

static bool
write_results(struct workspace *ws, struct batch *b,
    const struct staging *g, struct err *e)
{
	struct sbuf json = SBUF_INIT;
	bool ok;

	json_results(&b->results, &json);
	ok = staging_file(g, ws->a, "results.json", sbuf_text(&json), json.n,
	    e);
	sbuf_release(&json);
	return ok;
}

static bool
fill_staging(struct workspace *ws, struct batch *b, struct staging *g,
    struct err *e)
{
	if (!b->remind && ws->opt->only == NULL &&
	    !receipts_write(ws, &b->history, g, e))
		return false;
	return write_results(ws, b, g, e) && write_workbook(ws, b, g, e) &&
	    (b->unplanned || print_papers(ws, b, g, e)) &&
	    staging_seal(g, ws, e);
}

/* --- the whole --- */

static bool
refuse_only(struct workspace *ws, const char *period, struct err *e)
{
	bool full;

	if (ws->opt->only == NULL)
		return true;
	if (!check_only(ws->opt, e) || !publish_stands(ws, period, &full, e))
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

	ok = refuse_only(ws, period, e) && take_in(ws, b, e) &&
	    compute(ws, b, e);
	if (ok && ws->opt->dry_run) {
		store_rollback(ws->store);
		return true;
	}
	ok = ok && staging_open(&g, ws, period, ws->opt->only != NULL, e) &&
	    fill_staging(ws, b, &g, e) &&
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
