/*
 * paper.c - `liangze paper KIND --data FILE -o OUT.pdf`: one paper from
 * a file of facts, for those who edit templates.
 */
#include <stdio.h>
#include <string.h>

#include "base/outfile.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "stage/press.h"

enum { DATA, OUT, TREE };
enum { MAX_FACTS = 64 << 20 };

static const struct option_spec options[] = {
	[DATA] = { "--data", "FILE", "事实文件（docs/papers.md）" },
	[OUT] = { "-o", "OUT.pdf", "印到哪个文件" },
	[TREE] = { "--tree", "OUT.xml", "把公文树写到哪个文件（docs/papers.md）" },
	{ NULL, NULL, NULL }
};

/* The tree first: it shows what a paper that cannot be set would say. */
static bool
print(struct workspace *ws, const char *kind, const char *const *value,
    struct err *e)
{
	struct press *p = NULL;
	struct sbuf pdf = SBUF_INIT;
	struct press_order order = { .kind = kind, .date = ws->opt->as_of };
	const char *tree;
	bool ok;

	ok = file_read(ws->a, value[DATA], MAX_FACTS, &order.facts, &order.n,
	    e) && press_open(ws, &p, e);
	if (ok && value[TREE] != NULL)
		ok = press_tree(p, &order, ws->a, &tree, e) &&
		    file_write(value[TREE], tree, strlen(tree), e);
	if (ok && value[OUT] != NULL)
		ok = press_print(p, &order, ws->a, &pdf, e) &&
		    file_write(value[OUT], sbuf_text(&pdf), pdf.n, e);
	press_close(p);
	sbuf_release(&pdf);
	return ok;
}

static int
run_paper(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	const char *kind = args->word[0];

	if (args->value[DATA] == NULL ||
	    (args->value[OUT] == NULL && args->value[TREE] == NULL))
		err_set(e, ERR_USAGE, "命令 paper 要用 --data 指明事实文件，"
		    "用 -o 指明印到哪里");
	else if (config_kind(&ws->config, kind) == NULL)
		err_set(e, ERR_USAGE, "没有“%s”这种文书", kind);
	else if (print(ws, kind, args->value, e))
		say_note(ws->opt, "印好：%s", args->value[OUT] != NULL ?
		    args->value[OUT] : args->value[TREE]);
	return 0;
}

const struct command cmd_paper = {
	.name = "paper", .usage = "KIND",
	.summary = "用一份事实文件印一种文书，供改模板时看样",
	.needs = NEED_TEMPLATES, .min_words = 1, .max_words = 1,
	.option = options, .run = run_paper,
};
