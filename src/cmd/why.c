/*
 * why.c - `liangze why UNIT --month|--quarter|--half|--year`: every
 * point of a score down to record, file and line, rule and article; `liangze why
 * --record ID` the other way.  It takes in and computes as `score` does,
 * so that it speaks of the figures that a run of the same date would
 * publish.
 */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/say.h"
#include "out/why.h"
#include "rules/why.h"
#include "stage/batch_story.h"
#include "stage/progress.h"

enum { OPT_MONTH, OPT_QUARTER, OPT_HALF, OPT_YEAR, PERIODS, OPT_RECORD = PERIODS,
	OPT_UNIT };

static const struct option_spec why_options[] = {
	[OPT_MONTH] = { "--month", "YYYY-MM", "哪个月，如 2026-10" },
	[OPT_QUARTER] = { "--quarter", "YYYYQN", "哪个季度，如 2026Q3" },
	[OPT_HALF] = { "--half", "YYYYHN", "哪个半年，如 2026H1" },
	[OPT_YEAR] = { "--year", "YYYY", "哪个年度，如 2026" },
	[OPT_RECORD] = { "--record", "ID", "反过来问：这条记录从哪里来、"
	    "得失多少" },
	[OPT_UNIT] = { "--unit", "UNIT", "和 --record 一起用：哪个单位的" },
	{ NULL, NULL, NULL }
};

static const enum window_kind kind_of[PERIODS] = {
	[OPT_MONTH] = WINDOW_MONTH, [OPT_QUARTER] = WINDOW_QUARTER,
	[OPT_HALF] = WINDOW_HALF, [OPT_YEAR] = WINDOW_YEAR,
};

/* The one window asked for. */
static bool
find_window(const struct arguments *args, struct window *out,
    struct err *e)
{
	int given = -1;

	for (int i = 0; i < PERIODS; i++) {
		if (args->value[i] == NULL)
			continue;
		if (given >= 0)
			return err_set(e, ERR_USAGE, "%s 和 %s 只能用一个",
			    why_options[given].name, why_options[i].name);
		given = i;
	}
	if (given < 0)
		return err_set(e, ERR_USAGE, "命令 why 要用 --month、--quarter、"
		    "--half、--year 之一指明期间，如 --month 2026-10");
	return window_parse(args->value[given], kind_of[given], out) ||
	    err_set(e, ERR_USAGE, "选项 %s 的值“%s”不对，应为 %s（%s）",
	    why_options[given].name, args->value[given],
	    why_options[given].value, why_options[given].help);
}

static bool
ready_record(const struct arguments *args, struct err *e)
{
	for (int i = 0; i < PERIODS; i++)
		if (args->value[i] != NULL)
			return err_set(e, ERR_USAGE, "--record 和 %s 只能用"
			    "一个", why_options[i].name);
	return args->n_words == 0 || err_set(e, ERR_USAGE, "用 --record 时"
	    "单位写成 --unit %s", args->word[0]);
}

static bool
ready_why(const struct options *opt, const struct arguments *args,
    struct err *e)
{
	struct window w = { WINDOW_MONTH, 0 };

	if (args->value[OPT_RECORD] != NULL)
		return ready_record(args, e);
	if (args->value[OPT_UNIT] != NULL)
		return err_set(e, ERR_USAGE, "--unit 只和 --record 一起用");
	if (args->n_words == 0)
		return err_set(e, ERR_USAGE, "命令 why 缺少单位代码，如 "
		    "liangze why 410922 --month 2026-10");
	if (!find_window(args, &w, e))
		return false;
	return window_first_day(w) <= opt->as_of || err_set(e, ERR_USAGE,
	    "%s 还没有开始：截止日期早于该期间第一天",
	    args->value[w.kind]);
}

static const struct unit_result *
find_unit(const struct results *r, const char *code, struct err *e)
{
	const struct unit_result *u = results_unit(r, code);

	if (u != NULL)
		return u;
	err_set(e, ERR_USAGE, r->unit.n == 0 ? "没有单位“%s”：到截止日期为止"
	    "没有已受理的%d年度单位名册" : "没有单位“%s”：%d年度单位名册里"
	    "没有这个代码", code, r->year);
	return NULL;
}

static void
print(struct sbuf *out)
{
	fwrite(sbuf_text(out), 1, out->n, stdout);
	sbuf_release(out);
}

static void
say_unplanned(const struct batch *b)
{
	if (b->unplanned)
		fprintf(stderr, "liangze: 没有计分：%s\n",
		    b->plan_fault.text);
}

static void
print_why(struct workspace *ws, const struct results *r,
    const struct unit_result *u)
{
	const struct why *w = why_score(ws->a, r, u);
	struct sbuf out = SBUF_INIT;

	if (ws->opt->format == SAY_JSON)
		why_json(w, ws->a, &out);
	else
		why_text(w, ws->a, &out);
	print(&out);
}

static int
explain_score(struct workspace *ws, struct batch *b,
    const struct arguments *args, struct err *e)
{
	const struct unit_result *u;

	/* ready_why has seen that there is one */
	(void)find_window(args, &b->window, e);
	if (b->window.kind == WINDOW_YEAR)
		b->kind = RUN_YEAR; /* of a closed one the entries of then */
	if (!batch_score(ws, b, e))
		return 0;
	progress_end(ws);
	say_passed(ws->opt, &b->intake);
	u = find_unit(&b->results, args->word[0], e);
	if (u != NULL)
		say_unplanned(b);
	if (u != NULL && !b->unplanned)
		print_why(ws, &b->results, u);
	return batch_status(b);
}

static int
why_record(struct workspace *ws, struct batch *b,
    const struct arguments *args, struct err *e)
{
	const struct story_ask ask = { args->value[OPT_RECORD],
		args->value[OPT_UNIT] };
	struct sbuf out = SBUF_INIT;
	struct story s;

	if (!batch_story(ws, b, &ask, &s, e))
		return 0;
	progress_end(ws);
	say_passed(ws->opt, &b->intake);
	say_unplanned(b);
	if (ws->opt->format == SAY_JSON)
		why_record_json(&s, ws->a, &out);
	else
		why_record_text(&s, ws->a, &out);
	print(&out);
	return batch_status(b);
}

static int
run_why(struct workspace *ws, const struct arguments *args, struct err *e)
{
	struct batch b = { .kind = RUN_MONTH };
	int status = args->value[OPT_RECORD] != NULL ?
	    why_record(ws, &b, args, e) : explain_score(ws, &b, args, e);

	progress_end(ws);
	batch_release(&b);
	return status;
}

const struct command cmd_why = {
	.name = "why", .usage = "UNIT --month YYYY-MM|--quarter YYYYQN|"
	    "--half YYYYHN|--year YYYY\n  或：liangze why --record ID [--unit UNIT]",
	.summary = "得分的由来：每一分出自哪条记录、哪一行、哪一条规则",
	.epilogue = "同 score 一样先接收新材料，算出的就是当日 run 会印发的数；"
	    "不印发任何东西。\n各项都给出精确的分数，逐项相加等于得分。",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .max_words = 1,
	.option = why_options, .ready = ready_why, .run = run_why,
};
