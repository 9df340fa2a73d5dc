/*
 * remind.c - `liangze remind`, the daily look at deadlines.
 */
#include "cmd/command.h"
#include "cmd/run_batch.h"

static int
run_remind(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct batch b = { .kind = RUN_REMIND,
		.window = window_month(day_month(ws->opt->as_of)) };

	(void)args;
	return run_batch(ws, &b, e);
}

const struct command cmd_remind = {
	.name = "remind", .usage = "",
	.summary = "每日查看期限：临近的、逾期的、该印发的",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .run = run_remind,
};
