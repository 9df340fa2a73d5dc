/*
 * score.c - `liangze score`: 日常考核 of the year so far (D11.1).
 */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "out/json_results.h"
#include "stage/batch.h"
#include "stage/progress.h"

enum { NAME_COLUMNS = 28 };

static void
pad(const char *s, size_t columns)
{
	size_t n = utf8_columns(s);

	printf("%s%*s", s, n < columns ? (int)(columns - n) : 0, "");
}

static const char *
score_text(struct arena *a, const struct rational *x)
{
	return x == NULL ? "—" : rat_text(a, x);
}

/* What must stand beside every score (A02.3, A05.2, A15.4). */
static void
print_marks(const struct unit_result *u)
{
	if (u->provisional > 0)
		printf("  暂定（%lld条未审核）", (long long)u->provisional);
	if (!u->duty[DUTY_OVERSIGHT].borne)
		printf("  监督责任未登记");
	for (int d = 0; d < DUTIES; d++)
		if (u->duty[d].individual_missing)
			printf("  %s个性指标未报", duty_name((enum duty)d));
	putchar('\n');
}

static void
print_unit(struct arena *a, const struct unit_result *u)
{
	printf("%-19s ", u->unit->code.text);
	pad(u->unit->name.text, NAME_COLUMNS);
	printf(" %8s", score_text(a, u->daily));
	for (int d = 0; d < DUTIES; d++)
		printf(" %8s", score_text(a, u->duty[d].daily));
	print_marks(u);
}

static void
print_scores(struct workspace *ws, const struct results *r)
{
	static const enum category order[] = { CAT_COUNTY, CAT_CITY };
	char day[40];

	day_chinese(ws->opt->as_of, day);
	printf("%d年日常考核得分（截至%s）\n", r->year, day);
	for (size_t k = 0; k < 2; k++) {
		printf("\n%s\n%-17s ", category_name(order[k]), "代码");
		pad("单位", NAME_COLUMNS);
		printf(" %6s %4s %4s\n", "日常", "主体责任", "监督责任");
		for (size_t i = 0; i < r->unit.n; i++)
			if (r->unit.v[i].unit->category == order[k])
				print_unit(ws->a, &r->unit.v[i]);
	}
	if (r->weights_differ)
		printf("\n考核方案的权重与第十条不一致（D10.2）\n");
	printf("\n台账链：第%lld条 %s\n", (long long)r->chain_count,
	    r->chain_value);
}

static int
run_score(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct batch b = { .kind = RUN_MONTH,
		.window = window_month(day_month(ws->opt->as_of)) };
	struct sbuf json = SBUF_INIT;
	int status = 0;

	(void)args;
	if (batch_score(ws, &b, e)) {
		progress_end(ws);
		say_passed(ws->opt, &b.intake);
		if (b.unplanned) {
			fprintf(stderr, "liangze: 没有计分：%s\n",
			    b.plan_fault.text);
		} else if (ws->opt->format == SAY_JSON) {
			json_results(&b.results, &json);
			fwrite(json.s, 1, json.n, stdout);
		} else {
			print_scores(ws, &b.results);
		}
		status = batch_status(&b);
	}
	sbuf_release(&json);
	batch_release(&b);
	return status;
}

const struct command cmd_score = {
	.name = "score", .usage = "",
	.summary = "到截止日期为止本年的日常考核得分",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .run = run_score,
};
