/*
 * archive.c - `liangze archive`: puts the papers that are due into the
 * 廉洁档案.
 */
#include <stdio.h>

#include "base/outfile.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "stage/archive.h"
#include "stage/progress.h"

enum { OPTION_SIGNER, OPTION_PASSPHRASE, OPTION_UNSIGNED };

static const struct option_spec options[] = {
	{ "--signer", "COMMAND", "签名的命令：从标准输入读，往标准输出写签名；"
	    "公钥在" KEYS_PUBLIC },
	{ "--passphrase-file", "FILE", "私钥的口令在这个文件的第一行；缺省取环境"
	    "变量" KEYS_PASSPHRASE },
	{ "--unsigned", NULL, "有密钥也不签名" },
	{ NULL, NULL, NULL },
};

/* Who signs: nobody where the office has no key. */
static bool
open_signer(struct workspace *ws, const struct arguments *args,
    struct signer **out, struct err *e)
{
	const char *command = args->value[OPTION_SIGNER], *passphrase;
	bool key = file_exists(arena_printf(ws->a, "%s/" KEYS_PRIVATE,
	    ws->dir));

	*out = NULL;
	if (args->value[OPTION_UNSIGNED] != NULL ||
	    (command == NULL && !key))
		return true;
	return keys_passphrase(ws->a, args->value[OPTION_PASSPHRASE],
	    &passphrase, e) && signer_open(ws->a, ws->dir, command,
	    passphrase, out, e);
}

static int
run_archive(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct archiving done;
	struct signer *signer = NULL;
	bool ok = open_signer(ws, args, &signer, e) &&
	    archive_run(ws, signer, &done, e);

	progress_end(ws);
	if (!ok) {
		signer_close(signer);
		return 0;
	}
	for (size_t i = 0; i < done.bag.n; i++)
		printf("%s：归入%zu件，共%zu件\n", done.bag.v[i].person,
		    done.bag.v[i].added, done.bag.v[i].pieces);
	if (done.n_changed > 0)
		say_note(ws->opt, "提示：%zu件按现在的模板、字体重印与当时不同，"
		    "归的是当时印发的", done.n_changed);
	if (done.n_secret > 0)
		say_note(ws->opt, "%zu件是秘密或者机密，不在涉密环境，没有归档",
		    done.n_secret);
	if (done.n_sealed > 0)
		say_note(ws->opt, "以前没有签名的%zu卷补签了名",
		    done.n_sealed);
	if (ws->opt->dry_run)
		say_note(ws->opt, "只算不存：没有写入任何文件");
	else if (done.n_pieces == 0)
		say_note(ws->opt, "没有要归档的");
	else
		say_note(ws->opt, "归档%zu件，%s，在 %s", done.n_pieces,
		    signer == NULL ? "没有签名" : "都签了名",
		    workspace_out(ws, ARCHIVE_DIR));
	signer_close(signer);
	return 0;
}

const struct command cmd_archive = {
	.name = "archive", .usage = "",
	.summary = "把该归档的文书归入廉洁档案",
	.epilogue = "归的是已经印发的定稿。有 keys/office.key 的，给每一卷"
	    "签名；再运行一次不添任何东西。",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .option = options,
	.run = run_archive,
};
