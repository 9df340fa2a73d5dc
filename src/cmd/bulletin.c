/*
 * bulletin.c - `liangze bulletin`: the quarter's bulletin and workbook.
 */
#include "cmd/command.h"
#include "cmd/run_batch.h"

enum { OPT_QUARTER };

static const struct option_spec bulletin_options[] = {
	[OPT_QUARTER] = { "--quarter", "YYYYQN", "哪个季度，如 2026Q3" },
	{ NULL, NULL, NULL }
};

static bool
ready_bulletin(const struct options *opt, const struct arguments *args,
    struct err *e)
{
	const char *text = args->value[OPT_QUARTER];
	struct window w;

	if (text == NULL || !window_parse(text, WINDOW_QUARTER, &w))
		return err_set(e, ERR_USAGE, "命令 bulletin 要用 --quarter 指明"
		    "季度，如 --quarter 2026Q3");
	return window_first_day(w) <= opt->as_of || err_set(e, ERR_USAGE,
	    "%s 还没有开始：截止日期早于该季度第一天", text);
}

static int
run_bulletin(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct batch b = { .kind = RUN_QUARTER };

	/* ready_bulletin has seen that it is one */
	(void)window_parse(args->value[OPT_QUARTER], WINDOW_QUARTER,
	    &b.window);
	return run_batch(ws, &b, e);
}

const struct command cmd_bulletin = {
	.name = "bulletin", .usage = "--quarter YYYYQN",
	.summary = "季度通报：通报、排名表、各单位的得分反馈单",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .option = bulletin_options,
	.ready = ready_bulletin, .run = run_bulletin,
};
