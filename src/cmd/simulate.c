/*
 * simulate.c - `liangze simulate --plan FILE --year YYYY`: the same facts
 * under another plan; nothing is stored.
 */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/say.h"
#include "out/simulate.h"
#include "stage/progress.h"
#include "stage/simulate.h"

enum { OPT_PLAN, OPT_YEAR };

static const struct option_spec simulate_options[] = {
	[OPT_PLAN] = { "--plan", "FILE", "换成哪份考核方案（XML 文件）" },
	[OPT_YEAR] = { "--year", "YYYY", "哪一年，如 2026" },
	{ NULL, NULL, NULL }
};

static bool
ready_simulate(const struct options *opt, const struct arguments *args,
    struct err *e)
{
	const char *text = args->value[OPT_YEAR];
	struct window w;

	if (args->value[OPT_PLAN] == NULL || args->value[OPT_PLAN][0] == '\0')
		return err_set(e, ERR_USAGE, "命令 simulate 要用 --plan 指明"
		    "考核方案的文件");
	if (text == NULL || !window_parse(text, WINDOW_YEAR, &w))
		return err_set(e, ERR_USAGE, "命令 simulate 要用 --year 指明"
		    "年份，如 --year 2026");
	return window_first_day(w) <= opt->as_of || err_set(e, ERR_USAGE,
	    "%s 年还没有开始：截止日期早于该年第一天", text);
}

static int
status_of(const struct diag_list *found)
{
	switch (diag_worst(found)) {
	case LEVEL_UNJUDGED:
		return 3;
	case LEVEL_REFUSE:
		return 1;
	case LEVEL_INFO: case LEVEL_REMIND: case LEVEL_WARN: case LEVELS:
		break;
	}
	return 0;
}

static void
print(struct workspace *ws, const struct simulation *s)
{
	struct sbuf out = SBUF_INIT;

	if (ws->opt->format == SAY_JSON)
		simulate_json(s, ws->a, &out);
	else
		simulate_text(s, ws->a, &out);
	fwrite(sbuf_text(&out), 1, out.n, stdout);
	sbuf_release(&out);
}

static int
run_simulate(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct simulate_ask ask = { .file = args->value[OPT_PLAN] };
	struct simulated out;
	bool ok;

	/* ready_simulate has seen that it is one */
	(void)year_parse(args->value[OPT_YEAR], &ask.year);
	ok = simulate_run(ws, &ask, &out, e);
	progress_end(ws);
	if (ok)
		say_passed(ws->opt, &out.intake);
	if (ok && out.refused)
		say_findings(ws->opt, &out.found, stdout);
	else if (out.found.d.n > 0)
		say_findings(ws->opt, &out.found, stderr);
	if (ok && !out.refused)
		print(ws, &out.simulation);
	simulated_release(&out);
	return ok ? status_of(&out.found) : 0;
}

const struct command cmd_simulate = {
	.name = "simulate", .usage = "--plan FILE --year YYYY",
	.summary = "换一个考核方案算同样的事实：谁升谁降，为什么",
	.epilogue = "什么也不保存：台账只读，待接收的材料只在这一次里算进去。\n"
	    "两个方案的不同之处依次改过去：权重、记实折算、扣减、加分上限、指标\n"
	    "（先改、再增、后减）、等次，每改一步重算一次，各步的变化相加正好\n"
	    "等于总变化；换一个次序，各步的数会不同，总变化不变。",
	.needs = NEED_TEMPLATES, .option = simulate_options,
	.ready = ready_simulate, .run = run_simulate,
};
