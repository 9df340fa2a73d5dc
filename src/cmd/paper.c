/*
 * paper.c - `liangze paper KIND --data FILE -o OUT.pdf`: one paper from
 * a file of facts, for those who edit templates; a receipt as PDF.
 */
#include <stdio.h>
#include <string.h>

#include "base/outfile.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "stage/paper_facts.h"
#include "stage/press.h"

enum { DATA, OUT, TREE };
enum { MAX_FACTS = 64 << 20 };

static const struct option_spec options[] = {
	[DATA] = { "--data", "FILE", "事实文件（docs/papers.md）；校验回执是"
	    "它的 JSON" },
	[OUT] = { "-o", "OUT.pdf", "印到哪个文件" },
	[TREE] = { "--tree", "OUT.xml", "把公文树写到哪个文件（docs/papers.md）" },
	{ NULL, NULL, NULL }
};

/* The facts of the file; those of a receipt come out of its JSON. */
static bool
read_facts(struct workspace *ws, const char *path, struct press_order *o,
    struct err *e)
{
	struct sbuf xml = SBUF_INIT;
	bool ok;

	if (!file_read(ws->a, path, MAX_FACTS, &o->facts, &o->n, e))
		return false;
	if (strcmp(o->kind, PAPER_RECEIPT) != 0)
		return true;
	o->text = o->facts;
	o->n_text = o->n;
	ok = receipt_facts(&ws->config, o->facts, o->n, path, &xml, e);
	o->facts = arena_strndup(ws->a, sbuf_text(&xml), xml.n);
	o->n = xml.n;
	sbuf_release(&xml);
	return ok;
}

static void
say_printed(struct workspace *ws, const char *to, const struct printed *p)
{
	say_note(ws->opt, "印好：%s（%zu页%s）", to, p->pages,
	    p->draft ? "，草稿" : "");
	if (p->too_long)
		say_note(ws->opt, "提示：正文共%zu字，公文一般不超过5000字",
		    p->characters);
}

/* The tree first: it shows what a paper that cannot be set would say. */
static void
print(struct workspace *ws, const char *kind, const char *const *value,
    struct err *e)
{
	struct press *p = NULL;
	struct printed out = { .pdf = SBUF_INIT };
	struct press_order order = { .kind = kind, .date = ws->opt->as_of,
		.file = value[DATA] };
	const char *tree;
	bool ok;

	ok = read_facts(ws, value[DATA], &order, e) && press_open(ws, &p, e);
	if (ok && value[TREE] != NULL) {
		ok = press_tree(p, &order, ws->a, &tree, e) &&
		    file_write(value[TREE], tree, strlen(tree), e);
		if (ok)
			say_note(ws->opt, "公文树：%s", value[TREE]);
	}
	if (ok && value[OUT] != NULL && press_print(p, &order, ws->a, &out,
	    e) && file_write(value[OUT], sbuf_text(&out.pdf), out.pdf.n, e))
		say_printed(ws, value[OUT], &out);
	press_close(p);
	sbuf_release(&out.pdf);
}

/* Is a file to be written one that is read, or written twice? */
static bool
overlap(const char *const *value, struct err *e)
{
	static const struct { int a, b; } pairs[] = {
		{ OUT, DATA }, { TREE, DATA }, { TREE, OUT },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		const char *a = value[pairs[i].a], *b = value[pairs[i].b];

		if (a != NULL && b != NULL && file_same(a, b))
			return !err_set(e, ERR_USAGE, "%s 和 %s 是同一个文件"
			    "“%s”", options[pairs[i].a].name,
			    options[pairs[i].b].name, a);
	}
	return false;
}

static void
unknown_kind(struct workspace *ws, const char *kind, struct err *e)
{
	struct sbuf all = SBUF_INIT;

	for (size_t i = 0; i < ws->config.kind.n; i++)
		sbuf_printf(&all, "%s%s", i == 0 ? "" : "、",
		    ws->config.kind.v[i].name);
	err_set(e, ERR_USAGE, "没有“%s”这种文书；有：%s", kind,
	    sbuf_text(&all));
	sbuf_release(&all);
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
		unknown_kind(ws, kind, e);
	else if (!overlap(args->value, e))
		print(ws, kind, args->value, e);
	return 0;
}

const struct command cmd_paper = {
	.name = "paper", .usage = "KIND",
	.summary = "用一份事实文件印一种文书，供改模板时看样",
	.needs = NEED_TEMPLATES, .min_words = 1, .max_words = 1,
	.option = options, .run = run_paper,
};
