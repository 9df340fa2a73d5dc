/*
 * archive.c - `liangze archive`: puts the papers that are due into the
 * 廉洁档案.
 */
#include <stdio.h>

#include "base/decimal.h"
#include "base/outfile.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "stage/archive.h"
#include "stage/progress.h"
#include "stage/published.h"

enum { OPTION_SIGNER, OPTION_SECONDS, OPTION_PASSPHRASE, OPTION_UNSIGNED };

static const struct option_spec options[] = {
	{ "--signer", "COMMAND", "签名的命令：从标准输入读，往标准输出写签名；"
	    "公钥在" KEYS_PUBLIC },
	{ "--signer-seconds", "N", "签名的命令一次最多用几秒，缺省120" },
	{ "--passphrase-file", "FILE", "私钥的口令在这个文件的第一行；缺省取环境"
	    "变量" KEYS_PASSPHRASE },
	{ "--unsigned", NULL, "有密钥也不签名：签名以前核验不通过" },
	{ NULL, NULL, NULL },
};

static bool
parse_seconds(const struct arguments *args, int64_t *n, struct err *e)
{
	const char *text = args->value[OPTION_SECONDS];

	*n = SIGNER_SECONDS;
	return text == NULL || integer_parse(text, 1, SIGNER_SECONDS_MOST,
	    n) || err_set(e, ERR_USAGE, "--signer-seconds：“%s”不是1到%d的"
	    "整数", text, (int)SIGNER_SECONDS_MOST);
}

static bool
ready(const struct options *o, const struct arguments *args, struct err *e)
{
	int64_t n;

	(void)o;
	return parse_seconds(args, &n, e);
}

/* Who signs: nobody where the office has no key. */
static bool
open_signer(struct workspace *ws, const struct arguments *args,
    struct signer **out, struct err *e)
{
	const char *command = args->value[OPTION_SIGNER], *passphrase;
	bool key = file_exists(arena_printf(ws->a, "%s/" KEYS_PRIVATE,
	    ws->dir));
	int64_t seconds;

	*out = NULL;
	if (args->value[OPTION_UNSIGNED] != NULL ||
	    (command == NULL && !key))
		return true;
	if (!parse_seconds(args, &seconds, e) || !keys_passphrase(ws->a,
	    args->value[OPTION_PASSPHRASE], &passphrase, e) ||
	    !signer_open(ws->a, ws->dir, command, passphrase, out, e))
		return false;
	signer_allow(*out, (int)seconds);
	return true;
}

/* What was printed for it, and what nobody printed.  False: some is owed. */
static bool
say_owed(const struct workspace *ws, const struct archiving *done)
{
	for (size_t i = 0; i < done->printed.n; i++)
		say_note(ws->opt, "问责案件%s有该归的文书没有印过，%s在 %s",
		    done->printed.v[i], ws->opt->dry_run ? "会印" : "印",
		    workspace_out(ws, publication_case(ws->a,
		    done->printed.v[i])));
	for (size_t i = 0; i < done->owed.v.n; i++) {
		const struct archive_owed *x = &done->owed.v.v[i];

		printf("%s：该归而没有印：%s（%s）；先运行 %s\n", x->person,
		    x->kind, x->id, x->command);
	}
	return done->owed.v.n == 0;
}

static void
say_certificate(const struct certified *c)
{
	char month[8];

	month_format(c->month, month);
	printf("%s：归档证明，台账%lld条，%s\n", month, (long long)c->count,
	    c->is_signed ? "签了名" : "没有签名");
}

static void
say_signed(const struct archiving *done)
{
	for (size_t i = 0; i < done->again.n; i++) {
		const struct resigned *x = &done->again.v[i];

		if (x->why[0] == '\0')
			printf("%s：以前没有签名，补签了名\n", x->person);
		else
			printf("%s：签名缺了或者不对（%s），补签了名\n",
			    x->person, x->why);
	}
}

/* Where there is a key, what it did not sign does not verify: named each
 * time, until it is signed. */
static void
say_unsigned(const struct workspace *ws, const struct archiving *done)
{
	char month[8];

	for (size_t i = 0; i < done->unsealed.n; i++) {
		const struct resigned *x = &done->unsealed.v[i];

		printf("%s：没有机关的签名%s%s%s\n", x->person, x->why[0] ==
		    '\0' ? "" : "（", x->why, x->why[0] == '\0' ? "" : "）");
	}
	for (size_t i = 0; i < done->uncertified.n; i++) {
		month_format(done->uncertified.v[i], month);
		printf("%s：归档证明没有机关的签名\n", month);
	}
	if (done->unsealed.n + done->uncertified.n > 0)
		say_note(ws->opt, "提示：有公钥" KEYS_PUBLIC "而没有签名：签名"
		    "以前，这%zu卷、%zu份归档证明核验不通过；再运行 liangze "
		    "archive 补签", done->unsealed.n, done->uncertified.n);
}

static int
run_archive(struct workspace *ws, const struct arguments *args,
    struct err *e)
{
	struct archiving done;
	struct signer *signer = NULL;
	bool ok = open_signer(ws, args, &signer, e) &&
	    archive_run(ws, signer, &done, e);
	bool whole;

	progress_end(ws);
	if (!ok) {
		signer_close(signer);
		return 0;
	}
	whole = say_owed(ws, &done);
	for (size_t i = 0; i < done.bag.n; i++)
		printf("%s：归入%zu件，共%zu件\n", done.bag.v[i].person,
		    done.bag.v[i].added, done.bag.v[i].pieces);
	for (size_t i = 0; i < done.certificate.n; i++)
		say_certificate(&done.certificate.v[i]);
	if (done.n_changed > 0)
		say_note(ws->opt, "提示：%zu件按现在的模板、字体重印与当时不同，"
		    "归的是当时印发的", done.n_changed);
	if (done.n_secret > 0)
		say_note(ws->opt, "%zu件是秘密或者机密，不在涉密环境，没有归档",
		    done.n_secret);
	say_signed(&done);
	say_unsigned(ws, &done);
	if (ws->opt->dry_run)
		say_dry_run(ws);
	else if (done.n_pieces == 0)
		say_note(ws->opt, "没有要归档的");
	else
		say_note(ws->opt, "归档%zu件，%s，在 %s", done.n_pieces,
		    signer == NULL ? "没有签名" : "都签了名",
		    workspace_out(ws, ARCHIVE_DIR));
	signer_close(signer);
	return whole ? 0 : 1;
}

const struct command cmd_archive = {
	.name = "archive", .usage = "",
	.summary = "把该归档的文书归入廉洁档案",
	.epilogue = "归的是已经印发的定稿；生效的问责决定书没有印过的，先印。"
	    "别的该归而没有印的，说明先运行什么，退出状态1。每月另出一份归档证明。"
	    "有 keys/office.key 的，给每一卷和检查点签名；再运行一次不添任何东西。",
	.needs = NEED_TEMPLATES | NEED_LEDGER, .option = options,
	.ready = ready, .run = run_archive,
};
