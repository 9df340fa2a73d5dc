/*
 * status.c - `liangze status`: what the ledger holds, what stands
 * published, what lies in inputs/ and was not taken in.
 */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/say.h"
#include "base/outfile.h"
#include "base/utf8.h"
#include "stage/closings.h"
#include "stage/ingest.h"
#include "stage/progress.h"
#include "stage/registry.h"

static void
print_ledger(struct workspace *ws, const struct history *h,
    const struct chain *c)
{
	size_t by[VERDICTS] = { 0 };
	char value[DIGEST_HEX], day[40];

	for (size_t i = 0; i < h->facts.entry.n; i++)
		by[h->facts.entry.v[i]->verdict]++;
	hex_encode(value, c->value, DIGEST_BYTES);
	printf("台账：%lld条，链值 %s\n", (long long)c->count, value);
	if (c->count > 0)
		printf("其中：%s\n", say_verdicts(ws->a, by));
	printf("记录：%zu条在册\n", h->facts.record.n);
	if (h->latest != DAY_NONE) {
		day_chinese(h->latest, day);
		printf("最近一次接收：%s\n", day);
	}
}

/* "，按2027年2月1日的材料结账" of a year; "" of other periods. */
static bool
closing_shown(struct workspace *ws, const struct history *h,
    const char *period, const char **out, struct err *e)
{
	const struct year_closed *v, *c;
	char day[40];
	size_t n;
	int year;

	*out = "";
	if (!year_parse(period, &year))
		return true;
	if (!closings_load(ws, year, h->before, &v, &n, e))
		return false;
	c = closing_in_force(&h->facts, v, n);
	if (c != NULL) {
		day_chinese(c->day, day);
		*out = arena_printf(ws->a, "，按%s的材料结账", day);
	} else
		*out = n > 0 ? "，已同意重新开账" : "，没有结账";
	return true;
}

/* Folders of outputs/ that hold a results.json. */
static bool
print_published(struct workspace *ws, const struct history *h,
    struct err *e)
{
	const char *const *name;
	size_t n;

	if (!dir_list(ws->a, workspace_out(ws, ""), &name, &n, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		const char *closed;

		if (!file_exists(workspace_out(ws, arena_printf(ws->a,
		    "%s/results.json", name[i]))))
			continue;
		if (!closing_shown(ws, h, name[i], &closed, e))
			return false;
		printf("已印发：%s%s\n", name[i], closed);
	}
	return true;
}

/* 文号 given so far, in the order in which they were given. */
static bool
print_numbers(struct workspace *ws, struct err *e)
{
	struct registry r;

	if (!registry_load(ws, &r, e))
		return false;
	if (r.n > 0)
		printf("文号：已编%zu个\n", r.n);
	for (size_t i = 0; i < r.n; i++) {
		const struct paper_key *k = &r.v[i].key;

		printf("  %s %s%s%s%s%s%s%s%s%s\n",
		    numbering_text(ws->a, &r.v[i]), k->kind,
		    k->unit[0] == '\0' ? "" : " 单位", k->unit,
		    k->person[0] == '\0' ? "" : " 人员", k->person,
		    k->period[0] == '\0' ? "" : " ", k->period,
		    k->id[0] == '\0' ? "" : " 编号", k->id);
	}
	return true;
}

/* What a run would take in now, without keeping it. */
static bool
print_waiting(struct workspace *ws, struct history *h, struct err *e)
{
	struct intake in;

	if (h->replay) {
		printf("待接收：截止日期早于最近一次接收，不接收\n");
		return true;
	}
	if (!ingest_look(ws, h, &in, e))
		return false;
	progress_end(ws);
	printf("待接收：%zu个文件\n", in.n_new);
	for (size_t i = 0; i < in.passed.n; i++)
		printf("  %s: %s%s%s%s\n", in.passed.v[i].path,
		    in.passed.v[i].why, in.passed.v[i].rule[0] == '\0' ? "" :
		    " [", in.passed.v[i].rule,
		    in.passed.v[i].rule[0] == '\0' ? "" : "]");
	return true;
}

static int
run_status(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct history h;
	struct chain c;

	(void)args;
	if (!workspace_is_one(ws, e))
		return 0;
	if (!workspace_has_ledger(ws)) {
		printf("还没有台账：先运行 liangze run\n");
		return 0;
	}
	if (!workspace_ledger(ws, STORE_READ, e))
		return 0;
	if (history_load(&h, ws, e) &&
	    store_chain(ws->store, ws->opt->as_of, &c, e)) {
		print_ledger(ws, &h, &c);
		if (print_numbers(ws, e) && print_published(ws, &h, e))
			print_waiting(ws, &h, e);
	}
	history_release(&h);
	return 0;
}

const struct command cmd_status = {
	.name = "status", .usage = "",
	.summary = "台账、已印发的、还没有接收的",
	.needs = NEED_TEMPLATES, .run = run_status,
};
