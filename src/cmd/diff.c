/*
 * diff.c - `liangze diff`: what changed between two runs of a period,
 * and why.
 */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "out/json_diff.h"
#include "stage/diff.h"

/* Documents named for one change; all of them: --format json. */
enum { NAMED_MOST = 6 };

/* --- words --- */

static const struct { const char *name, *word; } words[] = {
	{ "code", "代码" }, { "name", "名称" }, { "category", "类别" },
	{ "score", "得分" }, { "rank", "名次" }, { "daily", "日常考核得分" },
	{ "provisional", "未审核记录" }, { "remarks", "注明" },
	{ "tasks.due", "应完成任务" }, { "tasks.complete", "已完成任务" },
	{ "tasks.overdue", "逾期任务" }, { "tasks.warning", "临近到期任务" },
	{ "total", "年度得分" }, { "bonus", "加分" }, { "deduction", "扣分" },
	{ "final", "最后得分" }, { "grade", "等次" },
	{ "bonus_earned", "加分上限以前的加分" },
	{ "grade_earned", "受等次上限限制以前的等次" },
	{ "ungraded", "未评定的原因" }, { "year_end", "年终考核成绩" },
	{ "year_end.appraisal", "民主测评" },
	{ "year_end.survey", "问卷调查" }, { "year_end.test", "理论测试" },
	{ "year_end.score", "年终考核得分" },
	{ "common", "共性得分" }, { "individual", "个性得分" },
	{ "individual_missing", "个性指标未报" },
	{ "what", "事项" }, { "due", "期限" }, { "state", "状态" },
	{ "message", "内容" }, { "level", "级别" }, { "waived", "豁免" },
	{ "rule", "规则" }, { "points", "分值" }, { "why", "原因" },
	{ "scored", "已计分" }, { "over", "期间已结束" },
	{ "weights_differ", "权重与第十条不一致" },
	{ "calendar_short", "日历不全" },
};

static const char *
word_for(const char *name)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i].name, name) == 0)
			return words[i].word;
	return name;
}

/* responsibilities.主体责任.score: 主体责任得分 */
static const char *
field_word(struct arena *a, const char *name)
{
	static const char of[] = "responsibilities.";
	const char *rest = name + strlen(of), *dot;

	if (strncmp(name, of, strlen(of)) != 0 ||
	    (dot = strchr(rest, '.')) == NULL)
		return word_for(name);
	return arena_printf(a, "%.*s%s", (int)(dot - rest), rest,
	    word_for(dot + 1));
}

static const char *
value_word(const struct kept_field *f)
{
	if (f == NULL || f->type == KEPT_NULL || *f->text == '\0')
		return "—";
	if (f->type == KEPT_BOOL)
		return strcmp(f->text, "true") == 0 ? "是" : "否";
	return f->text;
}

/* --- why --- */

static const char *
and_then(struct arena *a, const char *text, const char *more)
{
	return *text == '\0' ? more : arena_printf(a, "%s；%s", text, more);
}

static const char *
date_word(struct arena *a, const struct change *x)
{
	const char *text = "";

	for (size_t i = 0; i < x->due.n; i++)
		text = arena_printf(a, "%s%s%s", text, i == 0 ? "" : "、",
		    x->due.v[i]);
	return *text == '\0' ? "截止日期推后" :
	    arena_printf(a, "截止日期推后，%s到期", text);
}

static const char *
by_word(struct arena *a, const struct documents *by)
{
	const char *text = "";

	for (size_t i = 0; i < by->list.n && i < NAMED_MOST; i++)
		text = arena_printf(a, "%s%s第%lld件%s", text, i == 0 ? "" :
		    "、", (long long)by->list.v[i]->entry->seq,
		    by->list.v[i]->kind);
	return by->list.n <= NAMED_MOST ? text :
	    arena_printf(a, "%s等%zu件", text, by->list.n);
}

static const char *
why_word(struct arena *a, const struct change *x, unsigned why,
    const struct documents *by)
{
	const char *text = "";

	if ((why & WHY_DATE) != 0)
		text = date_word(a, x);
	if ((why & WHY_RECEIVED) != 0)
		text = and_then(a, text, by_word(a, by));
	if ((why & WHY_OTHERS) != 0)
		text = and_then(a, text, "其他单位的材料");
	if ((why & WHY_UNKNOWN) != 0)
		text = and_then(a, text, "原因不明，按现在的规则和程序重算"
		    "得不出印发时的结果");
	return text;
}

/* --- changes --- */

/* 90.00 → 92.00 → 93.25: by the date, then by what was received. */
static void
print_moved(struct arena *a, const struct moved *m)
{
	bool both = (m->why & WHY_DATE) != 0 &&
	    (m->why & (WHY_RECEIVED | WHY_OTHERS)) != 0;

	printf("     %s：%s → ", field_word(a, m->name),
	    value_word(m->was));
	if (both)
		printf("%s → ", value_word(m->dated));
	printf("%s\n", value_word(m->now));
}

/* A reason once for all that have it one after the other. */
static void
print_all_moved(struct arena *a, const struct change *x)
{
	const char *why = NULL;

	for (size_t i = 0; i < x->moved.n; i++) {
		const struct moved *m = &x->moved.v[i];
		const char *own = why_word(a, x, m->why, &m->by);

		if (why != NULL && strcmp(why, own) != 0)
			printf("     —— %s\n", why);
		print_moved(a, m);
		why = own;
	}
	if (why != NULL)
		printf("     —— %s\n", why);
}

static void
print_subject(const struct change *x)
{
	static const char *const key[KEPT_LISTS][6] = {
		[KEPT_UNITS] = { "code", "name" },
		[KEPT_DEADLINES] = { "unit", "subject", "responsibility",
		    "what" },
		[KEPT_FINDINGS] = { "level", "rule", "file", "message" },
		[KEPT_LOSSES] = { "unit", "task", "record", "kind",
		    "points" },
		[KEPT_CORRECTIONS] = { NULL },
	};
	const struct kept_row *r = x->now == NULL ? x->was : x->now;

	for (size_t i = 0; i < 6 && key[x->list][i] != NULL; i++)
		if (*kept_text(r, key[x->list][i]) != '\0')
			printf(" %s", kept_text(r, key[x->list][i]));
}

static void
print_change(struct arena *a, const struct change *x)
{
	if (x->list == KEPT_LISTS) {
		print_all_moved(a, x);
		return;
	}
	printf(" %c", x->was == NULL ? '+' : x->now == NULL ? '-' : ' ');
	print_subject(x);
	if (x->was == NULL || x->now == NULL)
		printf("\n     —— %s", why_word(a, x, x->why, &x->by));
	putchar('\n');
	print_all_moved(a, x);
}

/* A finding whose figures alone moved with the date (已逾期5日). */
static bool
is_older(const struct change *x)
{
	return x->list == KEPT_FINDINGS && x->moved.n == 1 &&
	    x->why == WHY_DATE && strcmp(x->moved.v[0].name, "message") == 0;
}

static void
print_list(struct arena *a, const struct run_diff *d, enum kept_list list,
    const char *title)
{
	bool begun = false;
	size_t older = 0;

	for (size_t i = 0; i < d->changes.change.n; i++) {
		const struct change *x = &d->changes.change.v[i];

		if (x->list != list)
			continue;
		if (!begun)
			printf("\n%s\n", title);
		begun = true;
		older += is_older(x);
		if (!is_older(x))
			print_change(a, x);
	}
	if (older > 0)
		printf("   另有%zu处只是说明里的数随截止日期变了\n", older);
}

/* --- the whole --- */

static void
print_run(const char *word, const char *folder, const struct kept *k)
{
	char day[40];

	day_chinese(k->as_of, day);
	printf("%s：截至%s，台账%lld件，%s\n", word, day,
	    (long long)k->chain_count, folder);
}

static void
print_received(const struct run_diff *d)
{
	char day[11];

	if (d->n_received > 0)
		printf("\n这期间收到\n");
	for (size_t i = 0; i < d->n_received; i++) {
		const struct entry *x = d->received[i].entry;

		day_format(x->received, day);
		printf("  第%lld件 %s %s %s %s\n", (long long)x->seq, day,
		    d->received[i].kind, verdict_name(x->verdict), x->path);
	}
}

static void
print_diff(struct arena *a, const struct run_diff *d)
{
	static const struct { enum kept_list list; const char *title; }
	    lists[] = {
		{ KEPT_LISTS, "整个期间" },
		{ KEPT_UNITS, "单位" },
		{ KEPT_DEADLINES, "期限" },
		{ KEPT_LOSSES, "失分" },
		{ KEPT_FINDINGS, "问题" },
	};
	size_t unknown = 0;

	printf("%s 两次结果的比较\n", d->now->period);
	print_run("前", d->was_folder, d->was);
	print_run("后", d->now_folder, d->now);
	print_received(d);
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		print_list(a, d, lists[i].list, lists[i].title);
	for (size_t i = 0; i < d->changes.change.n; i++)
		unknown += (d->changes.change.v[i].why & WHY_UNKNOWN) != 0;
	if (d->changes.change.n == 0)
		printf("\n得分、期限、失分和问题都相同\n");
	else
		printf("\n共%zu处不同，原因不明的%zu处\n",
		    d->changes.change.n, unknown);
}

static int
run_diff(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct run_diff d;
	struct sbuf json = SBUF_INIT;

	if (!workspace_is_one(ws, e))
		return 0;
	if (!workspace_has_ledger(ws)) {
		err_set(e, ERR_USAGE, "还没有台账，没有可以比较的：先运行 "
		    "liangze run");
		return 0;
	}
	if (!workspace_ledger(ws, STORE_READ, e) ||
	    !diff_runs(ws, args->word[0], args->word[1], &d, e))
		return 0;
	if (ws->opt->format == SAY_JSON) {
		json_diff(&d, &json);
		fwrite(json.s, 1, json.n, stdout);
	} else {
		print_diff(ws->a, &d);
	}
	sbuf_release(&json);
	return 0;
}

const struct command cmd_diff = {
	.name = "diff", .usage = "A B",
	.summary = "同一期间的两次结果：变了什么，为什么变",
	.needs = NEED_TEMPLATES, .min_words = 2, .max_words = 2,
	.epilogue = "A、B：期间（2026-10，现行的那一次）、期间@截止日期"
	    "（2026-10@2026-11-05，以前\n的一次）或者结果文件夹。",
	.run = run_diff,
};
