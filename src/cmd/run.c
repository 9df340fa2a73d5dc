/*
 * run.c - `liangze run`, the monthly batch.
 */
#include "cmd/command.h"
#include "cmd/run_batch.h"

enum { OPT_MONTH };

static const struct option_spec run_options[] = {
	[OPT_MONTH] = { "--month", "YYYY-MM", "哪个月，如 2026-10" },
	{ NULL, NULL, NULL }
};

static bool
ready_run(const struct options *opt, const struct arguments *args,
    struct err *e)
{
	const char *text = args->value[OPT_MONTH];
	month_t month;

	if (text == NULL || !month_parse(text, &month))
		return err_set(e, ERR_USAGE, "命令 run 要用 --month 指明月份，如 "
		    "--month 2026-10");
	return month_first(month) <= opt->as_of || err_set(e, ERR_USAGE,
	    "%s 还没有开始：截止日期早于该月1日", text);
}

static int
run_run(struct workspace *ws, const struct arguments *args, struct err *e)
{
	struct batch b = { .kind = RUN_MONTH };

	/* ready_run has seen that it is one */
	(void)window_parse(args->value[OPT_MONTH], WINDOW_MONTH, &b.window);
	return run_batch(ws, &b, e);
}

const struct command cmd_run = {
	.name = "run", .usage = "--month YYYY-MM",
	.summary = "每月批处理：接收、校验、计分、预警催办、排名",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .option = run_options,
	.ready = ready_run, .run = run_run,
};
