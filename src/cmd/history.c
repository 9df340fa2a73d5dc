/*
 * history.c - `liangze history RECORD`: every filing of one record or
 * document, what each one changed, who answered for it, and where the
 * ledger has it.
 */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/say.h"
#include "out/why.h"
#include "stage/batch_story.h"
#include "stage/progress.h"

enum { OPT_UNIT };

static const struct option_spec history_options[] = {
	[OPT_UNIT] = { "--unit", "UNIT", "几个单位都有这个编号的，哪个单位的"
	    "记录" },
	{ NULL, NULL, NULL }
};

/* 工作台账 410922 2026 may be written as words. */
static const char *
joined(struct arena *a, const struct arguments *args)
{
	const char *text = args->word[0];

	for (size_t i = 1; i < args->n_words; i++)
		text = arena_printf(a, "%s %s", text, args->word[i]);
	return text;
}

static int
tell(struct workspace *ws, struct batch *b, const struct arguments *args,
    struct err *e)
{
	const struct story_ask ask = { joined(ws->a, args),
		args->value[OPT_UNIT] };
	struct sbuf out = SBUF_INIT;
	struct story s;

	if (!batch_history(ws, b, &ask, &s, e))
		return 0;
	progress_end(ws);
	say_passed(ws->opt, &b->intake);
	if (ws->opt->format == SAY_JSON)
		why_history_json(&s, ws->a, &out);
	else
		why_history_text(&s, ws->a, &out);
	fwrite(sbuf_text(&out), 1, out.n, stdout);
	sbuf_release(&out);
	b->unplanned = false; /* nothing here is a score */
	return batch_status(b);
}

static int
run_history(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct batch b = { .kind = RUN_MONTH };
	int status = tell(ws, &b, args, e);

	progress_end(ws);
	batch_release(&b);
	return status;
}

const struct command cmd_history = {
	.name = "history", .usage = "RECORD...",
	.summary = "一条记录或者一件材料的变更历史：每次报送、改了什么、谁批准"
	    "的、结论，台账第几条",
	.epilogue = "RECORD 是记录的编号，或者材料：写全（工作台账 410922 2026、"
	    "审核意见 2026-10 市纪委），\n有编号的可以只写编号（DC-01）。记实提交"
	    "按其中的记录查。同 score 一样先接收新材料，不印发任何东西。",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .min_words = 1,
	.max_words = 8, .option = history_options, .run = run_history,
};
