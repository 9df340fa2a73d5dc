/*
 * archive.c - `liangze archive`: puts the papers that are due into the
 * 廉洁档案.
 */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/say.h"
#include "stage/archive.h"
#include "stage/progress.h"

static int
run_archive(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct archiving done;
	bool ok = archive_run(ws, &done, e);

	(void)args;
	progress_end(ws);
	if (!ok)
		return 0;
	for (size_t i = 0; i < done.bag.n; i++)
		printf("%s：归入%zu件，共%zu件\n", done.bag.v[i].person,
		    done.bag.v[i].added, done.bag.v[i].pieces);
	if (done.n_changed > 0)
		say_note(ws->opt, "提示：%zu件按现在的模板、字体重印与当时不同，"
		    "归的是当时印发的", done.n_changed);
	if (ws->opt->dry_run)
		say_note(ws->opt, "只算不存：没有写入任何文件");
	else if (done.n_pieces == 0)
		say_note(ws->opt, "没有要归档的");
	else
		say_note(ws->opt, "归档%zu件，在 %s", done.n_pieces,
		    workspace_out(ws, ARCHIVE_DIR));
	return 0;
}

const struct command cmd_archive = {
	.name = "archive", .usage = "",
	.summary = "把该归档的文书归入廉洁档案",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .run = run_archive,
};
