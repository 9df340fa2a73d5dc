/*
 * check.c - `liangze check`: what would be said, nothing kept.
 */
#include <stdio.h>

#include "base/outfile.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "stage/ingest.h"
#include "stage/progress.h"

static int
status_of(const struct checked *c)
{
	switch (diag_worst(&c->found)) {
	case LEVEL_UNJUDGED:
		return 3;
	case LEVEL_REFUSE:
		return 1;
	case LEVEL_INFO: case LEVEL_REMIND: case LEVEL_WARN: case LEVELS:
		break;
	}
	return 0;
}

/* The ledger, if there is one: only read, so no lock is needed. */
static bool
open_history(struct workspace *ws, struct history *h, bool *alone,
    struct err *e)
{
	*alone = !workspace_has_ledger(ws) && !dir_exists(arena_printf(ws->a,
	    "%s/inputs", ws->dir));
	if (workspace_has_ledger(ws) && !workspace_ledger(ws, STORE_READ, e))
		return false;
	return history_load(h, ws, e);
}

static int
run_check(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct history h = { .latest = DAY_NONE };
	struct checked out = { .found = { .a = ws->a } };
	struct to_check what = { args->word, args->n_words, false };
	int status = 0;

	if (open_history(ws, &h, &what.alone, e) && ingest_check(ws, &h, &what,
	    &out, e)) {
		progress_end(ws);
		say_findings(ws->opt, &out.found, stdout);
		if (out.nothing)
			err_set(e, ERR_NOTHING, "没有找到XML文件");
		else if (ws->opt->format == SAY_TEXT)
			say_note(ws->opt, "校验：%s", say_verdicts(ws->a,
			    out.by_verdict));
		status = status_of(&out);
	}
	history_release(&h);
	return status;
}

const struct command cmd_check = {
	.name = "check", .usage = "FILE|DIR...",
	.summary = "只校验：会说什么，不留下任何东西",
	.needs = NEED_TEMPLATES, .min_words = 1, .max_words = 100000,
	.run = run_check,
};
