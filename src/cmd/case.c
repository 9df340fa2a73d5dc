/*
 * case.c - `liangze case [NO]`: where a 问责案件 stands, what is missing for
 * the next step, which papers may be printed; prints them.  Without a
 * number: all cases.
 */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/say.h"
#include "out/case.h"
#include "rules/catalogue.h"
#include "stage/batch.h"
#include "stage/progress.h"

static void
print(struct sbuf *out)
{
	fwrite(sbuf_text(out), 1, out->n, stdout);
	fflush(stdout); /* main looks at its error */
	sbuf_release(out);
}

/* A case stands without a plan; what was refused elsewhere still tells. */
static int
status_of(struct batch *b)
{
	b->unplanned = false;
	return batch_status(b);
}

static int
list_cases(struct workspace *ws, struct batch *b, struct err *e)
{
	struct sbuf out = SBUF_INIT;

	if (!batch_score(ws, b, e) || !batch_cases(ws, b, e))
		return 0;
	progress_end(ws);
	say_passed(ws->opt, &b->intake);
	if (ws->opt->format == SAY_JSON)
		case_list_json(b->cases.v.v, b->cases.v.n, ws->a, &out);
	else
		case_list_text(b->cases.v.v, b->cases.v.n, ws->a, &out);
	print(&out);
	return status_of(b);
}

static void
say_printed(const struct workspace *ws, const struct batch *b)
{
	size_t n = 0;

	for (int p = PAPER_CASE; p < PAPERS; p++)
		n += b->n_papers[p];
	if (ws->opt->dry_run)
		say_dry_run(ws);
	else
		say_note(ws->opt, "印了%zu份文书，在 %s", n, b->where);
}

static int
show_case(struct workspace *ws, struct batch *b, struct err *e)
{
	const struct case_view *v;
	struct sbuf out = SBUF_INIT;

	if (!batch_run(ws, b, e))
		return 0;
	progress_end(ws);
	say_passed(ws->opt, &b->intake);
	v = case_views_find(&b->cases, b->case_id);
	if (ws->opt->format == SAY_JSON)
		case_json(v, ws->a, &out);
	else
		case_text(v, ws->a, &out);
	print(&out);
	say_printed(ws, b);
	say_unprinted(ws->opt, b);
	return status_of(b);
}

/* Of a case of which nothing was ever taken in. */
static void
say_refused(const struct batch *b)
{
	for (size_t i = 0; i < b->refused.d.n; i++) {
		const struct diag *d = &b->refused.d.v[i];

		if (d->level >= LEVEL_REFUSE)
			fprintf(stderr, "%s:%u:%u: %s: %s [%s]\n", d->file,
			    (unsigned)d->at.line, (unsigned)d->at.column,
			    level_name(d->level), d->message,
			    rule_text((enum rule_id)d->rule)->id);
	}
}

static int
run_case(struct workspace *ws, const struct arguments *args, struct err *e)
{
	struct batch b = { .kind = RUN_CASE,
	    .window = window_month(day_month(ws->opt->as_of)),
	    .case_id = args->n_words > 0 ? args->word[0] : NULL };
	int status = b.case_id == NULL ? list_cases(ws, &b, e) :
	    show_case(ws, &b, e);

	progress_end(ws);
	say_refused(&b);
	batch_release(&b);
	return status;
}

const struct command cmd_case = {
	.name = "case", .usage = "[NO]",
	.summary = "问责案件：到了哪一步、缺什么、可以印哪些文书，并印出来",
	.epilogue = "不写编号就列出全部案件，不印文书。\n"
	    "文书在 outputs/问责/编号/；没有见面、调查、八项内容的，不印问责"
	    "决定书。",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .max_words = 1,
	.run = run_case,
};
