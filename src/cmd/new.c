/*
 * new.c - `liangze new DIR`: an empty workspace with the templates.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/outfile.h"
#include "cmd/command.h"
#include "cmd/say.h"

enum { MAX_TEMPLATE = 16 << 20 };

static const struct { const char *file, *text; } readme[] = {
	{ "inputs/office/README.md", "# 市级材料\n\n单位名册、责任清单、考核方案、"
	    "审核意见、签批、重点领域、年终考核、\n加减分事项放在这里，文件名"
	    "自定，以 .xml 结尾。\n" },
	{ "inputs/units/README.md", "# 各单位材料\n\n每个单位一个文件夹，以单位代码"
	    "命名；工作台账、记实提交、书面告知、履责报告\n放在里面，附件放在提交文件旁边的"
	    "“附件”文件夹里。\n" },
};

static bool
copy_templates(struct arena *a, const char *from, const char *to,
    struct err *e)
{
	const char *const *path;
	size_t n, bytes;
	const char *text;
	bool ok = dir_tree(a, from, &path, &n, e);

	for (size_t i = 0; ok && i < n; i++) {
		const char *dest = arena_printf(a, "%s/%s", to, path[i]);
		const char *slash = strrchr(dest, '/');

		ok = file_read(a, arena_printf(a, "%s/%s", from, path[i]),
		    MAX_TEMPLATE, &text, &bytes, e) &&
		    dir_make(arena_strndup(a, dest, (size_t)(slash - dest)),
		    e) && file_write(dest, text, bytes, e);
	}
	return ok;
}

static bool
make_workspace(struct workspace *ws, const char *dir, struct err *e)
{
	static const char *const folder[] = { "inputs/office",
		"inputs/units", "outputs" };
	const char *templates;
	bool ok = templates_find(ws->a, NULL, &templates, e);

	for (size_t i = 0; ok && i < 3; i++)
		ok = dir_make(arena_printf(ws->a, "%s/%s", dir, folder[i]), e);
	for (size_t i = 0; ok && i < 2; i++)
		ok = file_write(arena_printf(ws->a, "%s/%s", dir,
		    readme[i].file), readme[i].text, strlen(readme[i].text),
		    e);
	return ok && copy_templates(ws->a, templates, arena_printf(ws->a,
	    "%s/templates", dir), e);
}

static int
run_new(struct workspace *ws, const struct arguments *args, struct err *e)
{
	const char *dir = args->word[0];
	const char *const *names;
	size_t n;

	if (!dir_list(ws->a, dir, &names, &n, e))
		return 0;
	if (n > 0) {
		err_set(e, ERR_USAGE, "“%s”不是空文件夹，没有动它", dir);
		return 0;
	}
	if (make_workspace(ws, dir, e))
		say_note(ws->opt, "新工作区建在 %s\n下一步：改 %s/templates/"
		    "office.xml，把单位名册、考核方案放进 %s/inputs/office/",
		    dir, dir, dir);
	return 0;
}

const struct command cmd_new = {
	.name = "new", .usage = "DIR",
	.summary = "新建一个空的工作区，带全部模板",
	.needs = NEED_NOTHING, .min_words = 1, .max_words = 1,
	.run = run_new,
};
