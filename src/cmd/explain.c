/*
 * explain.c - `liangze explain RULE|--all`: rule, article, reading.
 */
#include <stdio.h>

#include "cmd/command.h"
#include "rules/catalogue.h"

enum { ALL };

static const struct option_spec options[] = {
	[ALL] = { "--all", NULL, "全部规则，一行一条" },
	{ NULL, NULL, NULL }
};

static void
explain_line(const struct rule_text *r)
{
	printf("%s %s %s：%s\n", r->id, level_name(r->level), r->article,
	    r->what);
}

static void
explain_whole(const struct rule_text *r)
{
	printf("%s  %s\n级别：%s\n要求：%s\n改法：%s\n", r->id, r->article,
	    level_name(r->level), r->what, r->mend);
	if (r->reading[0] != '\0')
		printf("本市读法：%s\n", r->reading);
}

static int
run_explain(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	enum rule_id rule;

	(void)ws;
	if (args->value[ALL] != NULL) {
		for (int i = 0; i < RULES; i++)
			explain_line(rule_text((enum rule_id)i));
		return 0;
	}
	if (args->n_words == 0) {
		err_set(e, ERR_USAGE, "命令 explain 缺少规则编号，如 A10.1；"
		    "--all 列出全部");
		return 0;
	}
	if (!rule_parse(args->word[0], &rule)) {
		err_set(e, ERR_USAGE, "没有“%s”这条规则；liangze explain "
		    "--all 列出全部", args->word[0]);
		return 0;
	}
	explain_whole(rule_text(rule));
	return 0;
}

const struct command cmd_explain = {
	.name = "explain", .usage = "RULE",
	.summary = "解释一条规则：要求、条款、级别、改法",
	.needs = NEED_NOTHING, .max_words = 1, .option = options,
	.run = run_explain,
};
