/*
 * backup.c - `liangze backup FILE` and `liangze restore FILE DIR`.
 */
#include <stdio.h>

#include "base/outfile.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "stage/backup.h"

enum { OPTION_TO };

static const struct option_spec options[] = {
	{ "--encrypt-to", "KEY|FILE", "用age加密：公钥（age1开头），或者公钥的"
	    "文件；磁盘上不留没有加密的" },
	{ NULL, NULL, NULL },
};

/* Done, and not all of it. */
enum { FOUND = 1 };

static bool
may_write(const struct options *o, const struct arguments *args,
    struct err *e)
{
	(void)o;
	return !path_taken(args->word[0]) || err_set(e, ERR_USAGE,
	    "已经有“%s”：换一个名字，旧的备份不覆盖", args->word[0]);
}

static int
run_backup(struct workspace *ws, const struct arguments *args, struct err *e)
{
	const char *to = args->value[OPTION_TO];
	struct backup b;

	if (!backup_write(ws, args->word[0], to, &b, e))
		return 0;
	printf("%s：%zu个文件，清单的SM3 %s\n", args->word[0], b.files,
	    b.sm3);
	for (size_t i = 0; i < b.skipped.n; i++)
		printf("没有备份：%s：%s\n", b.skipped.v[i].name,
		    b.skipped.v[i].why);
	if (to != NULL)
		say_note(ws->opt, "加密的备份，没有私钥不能读回核对；恢复以前用"
		    "age -d解密");
	if (b.backups > 0)
		say_note(ws->opt, "提示：工作区里有%zu个备份，没有再收进来；备份"
		    "应当放到别的盘上", b.backups);
	return b.skipped.n > 0 ? FOUND : 0;
}

static int
run_restore(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct backup b;

	if (!backup_restore(ws->a, args->word[0], args->word[1], &b, e))
		return 0;
	printf("%s：恢复了%zu个文件，清单的SM3 %s\n", args->word[1],
	    b.files, b.sm3);
	say_note(ws->opt, "接着核验：liangze -C %s verify", args->word[1]);
	return 0;
}

const struct command cmd_backup = {
	.name = "backup", .usage = "FILE",
	.summary = "把整个工作区备份到一个文件，写完就读回核对",
	.epilogue = "文件是tar格式，里面有工作区的材料、结果、台账和加密的私钥，"
	    "放到别的盘上。",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .min_words = 1,
	.max_words = 1, .option = options, .ready = may_write,
	.run = run_backup,
};

const struct command cmd_restore = {
	.name = "restore", .usage = "FILE DIR",
	.summary = "从备份恢复到一个新的文件夹，逐个核对，要么全有要么没有",
	.needs = NEED_NOTHING, .min_words = 2, .max_words = 2,
	.run = run_restore,
};
