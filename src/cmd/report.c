/*
 * report.c - `liangze report`: the half-year's analysis.
 */
#include "cmd/command.h"
#include "cmd/run_batch.h"

enum { OPT_HALF };

static const struct option_spec report_options[] = {
	[OPT_HALF] = { "--half", "YYYYHN", "哪个半年，如 2026H1" },
	{ NULL, NULL, NULL }
};

static bool
ready_report(const struct options *opt, const struct arguments *args,
    struct err *e)
{
	const char *text = args->value[OPT_HALF];
	struct window w;

	if (text == NULL || !window_parse(text, WINDOW_HALF, &w))
		return err_set(e, ERR_USAGE, "命令 report 要用 --half 指明"
		    "半年，如 --half 2026H1");
	return window_first_day(w) <= opt->as_of || err_set(e, ERR_USAGE,
	    "%s 还没有开始：截止日期早于该半年第一天", text);
}

static int
run_report(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct batch b = { .kind = RUN_HALF };

	/* ready_report has seen that it is one */
	(void)window_parse(args->value[OPT_HALF], WINDOW_HALF, &b.window);
	return run_batch(ws, &b, e);
}

const struct command cmd_report = {
	.name = "report", .usage = "--half YYYYHN",
	.summary = "半年分析研判：报告、分析表册、谁没有报履责报告",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .option = report_options,
	.ready = ready_report, .run = run_report,
};
