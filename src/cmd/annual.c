/*
 * annual.c - `liangze annual`: the year's results, and its closing.
 */
#include "cmd/command.h"
#include "cmd/run_batch.h"

enum { OPT_YEAR, OPT_PROVISIONAL };

static const struct option_spec annual_options[] = {
	[OPT_YEAR] = { "--year", "YYYY", "哪个年度，如 2026" },
	[OPT_PROVISIONAL] = { "--provisional", NULL,
	    "不结账，先看预评的结果" },
	{ NULL, NULL, NULL }
};

static bool
ready_annual(const struct options *opt, const struct arguments *args,
    struct err *e)
{
	const char *text = args->value[OPT_YEAR];
	struct window w;

	if (text == NULL || !window_parse(text, WINDOW_YEAR, &w))
		return err_set(e, ERR_USAGE, "命令 annual 要用 --year 指明年度，"
		    "如 --year 2026");
	return window_first_day(w) <= opt->as_of || err_set(e, ERR_USAGE,
	    "%s 年度还没有开始：截止日期早于该年1月1日", text);
}

static int
run_annual_command(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct batch b = { .kind = RUN_YEAR,
		.provisional = args->value[OPT_PROVISIONAL] != NULL };

	/* ready_annual has seen that it is one */
	(void)window_parse(args->value[OPT_YEAR], WINDOW_YEAR, &b.window);
	return run_batch(ws, &b, e);
}

const struct command cmd_annual = {
	.name = "annual", .usage = "--year YYYY [--provisional]",
	.summary = "年度考核：年度成绩、等次、加减分，年度结账",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .option = annual_options,
	.ready = ready_annual, .run = run_annual_command,
	.epilogue =
	    "最后一个任务的完成时限、年末事项的应录入日期、年终考核和加减分事项都在\n"
	    "截止日期以前，年度才能结账。结账以后收到的材料，有重新开账的签批才计入。",
};
