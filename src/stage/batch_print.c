/*
 * batch_print.c - a batch's outputs into its staging folder: a row for
 * each product, and the runs that have it.
 */
#include <string.h>

#include "base/outfile.h"
#include "out/case.h"
#include "out/json_results.h"
#include "out/remind.h"
#include "out/xlsx.h"
#include "stage/batch_parts.h"
#include "stage/filings.h"
#include "stage/pool.h"
#include "stage/press.h"
#include "stage/progress.h"
#include "stage/receipts.h"

/* --- what is asked for --- */

static bool
names(const char *word, size_t n, const char *name)
{
	return strlen(name) == n && strncmp(word, name, n) == 0;
}

/* Beside it where there is a change, of any run that has one. */
static const char changes_book[] = "变更台账.xlsx";

/* The workbook of a kind of run, "" = none. */
static const char *const workbook[RUNS] = {
	[RUN_MONTH] = "排名.xlsx",
	[RUN_REMIND] = "",
	[RUN_QUARTER] = "季度排名.xlsx",
	[RUN_HALF] = "分析研判.xlsx",
	[RUN_YEAR] = "年度考核.xlsx",
	[RUN_CASE] = "",
};

/* As the file's name, or without its ending. */
static bool
names_workbook(const char *word, size_t n, const char *file)
{
	return *file != '\0' && (names(word, n, file) ||
	    (strncmp(word, file, n) == 0 && strcmp(file + n, ".xlsx") == 0));
}

static const char *const command[RUNS] = {
	[RUN_MONTH] = "run", [RUN_REMIND] = "remind",
	[RUN_QUARTER] = "bulletin", [RUN_HALF] = "report",
	[RUN_YEAR] = "annual", [RUN_CASE] = "case",
};

/* --only names something that the kind of run prints. */
static bool
prints(const char *word, size_t n, enum run_kind kind)
{
	if (names_workbook(word, n, workbook[kind]) ||
	    (workbook[kind][0] != '\0' &&
	    names_workbook(word, n, changes_book)))
		return true;
	for (int i = 0; i < PAPERS; i++)
		if (names(word, n, paper_name((enum paper)i)) &&
		    paper_of_run((enum paper)i, kind))
			return true;
	return false;
}

/* What this run does not print, others may. */
static bool
refuse_word(const char *word, size_t n, enum run_kind kind, struct err *e)
{
	struct sbuf who = SBUF_INIT;

	for (int k = 0; k < RUNS; k++)
		if (prints(word, n, (enum run_kind)k))
			sbuf_printf(&who, "%s%s", who.n == 0 ? "" : "、",
			    command[k]);
	if (who.n == 0)
		err_set(e, ERR_USAGE, "--only：没有“%.*s”这种文书或表册",
		    (int)n, word);
	else
		err_set(e, ERR_USAGE, "--only：%s 不印%.*s，印它的是 %s",
		    command[kind], (int)n, word, sbuf_text(&who));
	sbuf_release(&who);
	return false;
}

bool
batch_only(const struct options *o, enum run_kind kind, struct err *e)
{
	const char *p = o->only;

	while (p != NULL) {
		size_t n = strcspn(p, ",");

		if (!prints(p, n, kind))
			return refuse_word(p, n, kind, e);
		p = p[n] == ',' ? p + n + 1 : NULL;
	}
	return true;
}

/* Is the paper or workbook asked for? */
static bool
wanted(const struct options *o, const char *name)
{
	const char *p = o->only;

	while (p != NULL) {
		size_t n = strcspn(p, ",");

		if (names(p, n, name) || names_workbook(p, n, name))
			return true;
		p = p[n] == ',' ? p + n + 1 : NULL;
	}
	return o->only == NULL;
}

/* --- papers --- */

enum { BULLETIN_MOST = 4000 }; /* characters of its text */

struct printing {
	struct workspace *ws;
	struct paper_source from;
	struct press *press;
	const struct staging *g;
	const struct paper_job *job;
	struct err *err;     /* one per job */
	bool *too_long, *unset; /* likewise */
};

/* B23.1: what a fault quotes of a talk's paper may have been said. */
static void
hide_quotes(struct err *e)
{
	static const char open[] = "“", close[] = "”";
	struct sbuf b = SBUF_INIT;
	const char *p = e->text, *end;

	while ((end = strstr(p, open)) != NULL) {
		sbuf_put(&b, p, (size_t)(end - p));
		sbuf_puts(&b, "“…”");
		end = strstr(end, close);
		p = end == NULL ? "" : end + strlen(close);
	}
	sbuf_puts(&b, p);
	err_set(e, e->kind, "%s", sbuf_text(&b));
	sbuf_release(&b);
}

/* The document that it is made from; NULL: from several. */
static const struct filed *
source_of(const struct paper_job *job)
{
	if (job->filed != NULL)
		return job->filed;
	if (job->draft != NULL)
		return job->draft->filed;
	return job->view != NULL ? job->view->filed : NULL;
}

static bool
is_of_talk(const struct paper_job *job)
{
	return job->filed != NULL && job->filed->doc->root == ROOT_TALK;
}

static void
print_one(void *ctx, size_t i)
{
	struct printing *p = ctx;
	struct arena a = ARENA_INIT;
	struct sbuf facts = SBUF_INIT;
	struct printed out = { .pdf = SBUF_INIT };
	const struct paper_job *job = &p->job[i];
	struct paper_source from = p->from;
	struct err *e = &p->err[i];
	struct press_order order = { .kind = paper_name(job->paper),
		.date = p->from.results->as_of,
		.most = job->paper == PAPER_BULLETIN ? BULLETIN_MOST : 0 };

	if (source_of(job) != NULL)
		order.origin = source_of(job)->entry->path;
	if (job->of != NULL)
		from.results = job->of;
	paper_facts(&from, job, &a, &facts);
	order.facts = sbuf_text(&facts);
	order.n = facts.n;
	if (!press_print(p->press, &order, &a, &out, e) ||
	    !staging_file(p->g, &a, job->file, sbuf_text(&out.pdf),
	    out.pdf.n, e)) {
		if (is_of_talk(job))
			hide_quotes(e);
		err_wrap(e, "%s", job->file);
	}
	p->too_long[i] = out.too_long;
	p->unset[i] = out.unset;
	sbuf_release(&facts);
	sbuf_release(&out.pdf);
	arena_release(&a);
}

/* DESIGN.md, Papers: one that cannot be set stops that paper. */
static void
leave_out(struct batch *b, struct arena *a, const struct paper_job *job,
    const struct err *e)
{
	struct unprinted *u = vec_push(a, &b->unprinted);

	u->file = job->file;
	u->why = arena_strdup(a, e->text);
	b->n_papers[job->paper]--;
}

static bool
print_jobs(struct printing *p, struct batch *b, size_t n, struct err *e)
{
	struct arena *a = p->ws->a;

	p->err = arena_array(a, struct err, n);
	p->too_long = arena_array(a, bool, n);
	p->unset = arena_array(a, bool, n);
	pool_run(p->ws->opt->jobs, n, print_one, p);
	for (size_t i = 0; i < n; i++)
		if (p->err[i].kind != ERR_NONE && !p->unset[i]) {
			*e = p->err[i];
			return false;
		}
	for (size_t i = 0; i < n; i++)
		if (p->unset[i])
			leave_out(b, a, &p->job[i], &p->err[i]);
		else if (p->too_long[i] && b->n_long++ == 0)
			b->first_long = p->job[i].file;
	return true;
}

/* Adds those of `v` that are asked for. */
static size_t
choose_jobs(struct workspace *ws, struct batch *b, struct paper_job *to,
    const struct paper_job *v, size_t n)
{
	size_t n_jobs = 0;

	for (size_t i = 0; i < n; i++)
		if (wanted(ws->opt, paper_name(v[i].paper))) {
			to[n_jobs++] = v[i];
			b->n_papers[v[i].paper]++;
		}
	return n_jobs;
}

struct paper_source
batch_source(struct workspace *ws, struct batch *b)
{
	return (struct paper_source){ &ws->config, &b->results, &b->numbers,
		&b->history.facts };
}

size_t
batch_jobs(struct workspace *ws, struct batch *b,
    const struct paper_job **out)
{
	const struct results *former = b->results.former;
	const struct paper_job *all = NULL, *of_former = NULL,
	    *of_cases = NULL;
	struct paper_job *job;
	size_t n = 0, n_former = 0, n_cases = 0, n_jobs;

	if (b->kind != RUN_CASE && !b->unplanned)
		paper_jobs(ws->a, &b->results, b->kind, &all, &n);
	if (former != NULL && former->plan != NULL)
		former_jobs(ws->a, former, b->kind, &of_former, &n_former);
	if (paper_of_run(PAPER_CASE, b->kind))
		case_jobs(ws->a, &b->cases, b->kind, b->case_id, &of_cases,
		    &n_cases);
	job = arena_array(ws->a, struct paper_job, n + n_former + n_cases);
	n_jobs = choose_jobs(ws, b, job, all, n);
	n_jobs += choose_jobs(ws, b, job + n_jobs, of_former, n_former);
	n_jobs += choose_jobs(ws, b, job + n_jobs, of_cases, n_cases);
	*out = job;
	return n_jobs;
}

static bool
make_papers(struct workspace *ws, struct batch *b, const struct staging *g,
    struct err *e)
{
	struct printing p = { .ws = ws, .g = g,
		.from = batch_source(ws, b) };
	size_t n = batch_jobs(ws, b, &p.job);
	bool ok;

	if (n == 0)
		return true;
	progress_stage(ws, "印制文书");
	ok = press_open(ws, &p.press, e) && print_jobs(&p, b, n, e);
	press_close(p.press);
	return ok;
}

/* --- the other products --- */

typedef bool book_writer(const struct results *, const char *,
    struct sbuf *, struct err *);

static bool
write_book(struct workspace *ws, struct batch *b, const struct staging *g,
    const char *name, book_writer *how, struct err *e)
{
	struct sbuf book = SBUF_INIT;
	const char *folder, *scratch;
	bool ok;

	if (!workspace_beside(ws, &folder, e))
		return false;
	scratch = arena_printf(ws->a, "%s/.staging-scratch", folder);
	progress_stage(ws, "编制表册");
	/* not in the staging folder: what the library fails to take away
	 * would be published */
	ok = dir_remove(scratch, e) && dir_make(scratch, e) &&
	    how(&b->results, scratch, &book, e) &&
	    staging_file(g, ws->a, name, sbuf_text(&book), book.n, e);
	sbuf_release(&book);
	ok = dir_remove(scratch, ok ? e : &(struct err)ERR_INIT) && ok;
	return ok;
}

static bool
make_workbook(struct workspace *ws, struct batch *b,
    const struct staging *g, struct err *e)
{
	return !wanted(ws->opt, workbook[b->kind]) || write_book(ws, b, g,
	    workbook[b->kind], xlsx_book, e);
}

/* 变更台账.xlsx; without a change there is none. */
static bool
make_changes(struct workspace *ws, struct batch *b,
    const struct staging *g, struct err *e)
{
	if (!wanted(ws->opt, changes_book))
		return true;
	return changes_find(ws, &b->results, e) && (b->results.change.n == 0 ||
	    write_book(ws, b, g, changes_book, xlsx_changes, e));
}

static bool
make_results(struct workspace *ws, struct batch *b,
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
make_receipts(struct workspace *ws, struct batch *b,
    const struct staging *g, struct err *e)
{
	return ws->opt->only != NULL ||
	    receipts_write(ws, &b->history, g, e);
}

/* What the daily look tells, to be read later. */
static bool
make_list(struct workspace *ws, struct batch *b, const struct staging *g,
    struct err *e)
{
	struct sbuf text = SBUF_INIT, json = SBUF_INIT;
	bool ok;

	if (ws->opt->only != NULL)
		return true;
	remind_text(&b->results, &text);
	remind_json(&b->results, &json);
	ok = staging_file(g, ws->a, "期限清单.txt", sbuf_text(&text), text.n,
	    e) && staging_file(g, ws->a, "remind.json", sbuf_text(&json),
	    json.n, e);
	sbuf_release(&text);
	sbuf_release(&json);
	return ok;
}

/* case.json: the case as it stands. */
static bool
make_case(struct workspace *ws, struct batch *b, const struct staging *g,
    struct err *e)
{
	const struct case_view *v = case_views_find(&b->cases, b->case_id);
	struct sbuf json = SBUF_INIT;
	bool ok;

	case_json(v, ws->a, &json);
	ok = staging_file(g, ws->a, "case.json", sbuf_text(&json), json.n, e);
	sbuf_release(&json);
	return ok;
}

static const struct product {
	bool of[RUNS];
	bool scored;      /* only with a sound plan */
	bool (*make)(struct workspace *ws, struct batch *b,
	    const struct staging *g, struct err *e);
} products[] = {
	{ { [RUN_MONTH] = true, [RUN_QUARTER] = true, [RUN_HALF] = true,
	    [RUN_YEAR] = true }, false, make_receipts },
	{ { [RUN_MONTH] = true, [RUN_REMIND] = true, [RUN_QUARTER] = true,
	    [RUN_HALF] = true, [RUN_YEAR] = true }, false, make_results },
	{ { [RUN_REMIND] = true }, false, make_list },
	{ { [RUN_MONTH] = true, [RUN_QUARTER] = true, [RUN_HALF] = true,
	    [RUN_YEAR] = true }, true, make_workbook },
	{ { [RUN_MONTH] = true, [RUN_QUARTER] = true, [RUN_HALF] = true,
	    [RUN_YEAR] = true }, false, make_changes },
	{ { [RUN_MONTH] = true, [RUN_REMIND] = true, [RUN_QUARTER] = true,
	    [RUN_HALF] = true, [RUN_YEAR] = true,
	    [RUN_CASE] = true }, false, make_papers },
	{ { [RUN_CASE] = true }, false, make_case },
};

bool
batch_print(struct workspace *ws, struct batch *b, struct staging *g,
    struct err *e)
{
	for (size_t i = 0; i < sizeof(products) / sizeof(products[0]); i++) {
		const struct product *p = &products[i];

		if (p->of[b->kind] && !(p->scored && b->unplanned) &&
		    !p->make(ws, b, g, e))
			return false;
	}
	return staging_seal(g, ws, e);
}
