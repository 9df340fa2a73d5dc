/*
 * keys.c - `liangze keys new|show`: the office's key for signatures.
 */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/say.h"
#include "stage/keys.h"

enum { OPTION_KIND, OPTION_PASSPHRASE };

static const struct option_spec options[] = {
	{ "--kind", "sm2|ed25519", "算法，缺省为SM2" },
	{ "--passphrase-file", "FILE", "口令在这个文件的第一行；缺省取环境变量"
	    KEYS_PASSPHRASE },
	{ NULL, NULL, NULL },
};

static bool
make(struct workspace *ws, const struct arguments *args, struct err *e)
{
	const char *name = args->value[OPTION_KIND], *passphrase;
	enum sign_kind kind = SIGN_SM2;
	char fingerprint[DIGEST_HEX];

	if (name != NULL && !sign_kind_parse(name, &kind))
		return err_set(e, ERR_USAGE, "--kind：没有“%s”这种算法，有sm2、"
		    "ed25519", name);
	if (!keys_passphrase(ws->a, args->value[OPTION_PASSPHRASE],
	    &passphrase, e))
		return false;
	if (passphrase == NULL)
		return err_set(e, ERR_USAGE, "没有口令：放在环境变量"
		    KEYS_PASSPHRASE "里，或者用 --passphrase-file 指出文件");
	if (!keys_new(ws->a, ws->opt->dir, kind, passphrase, fingerprint, e))
		return false;
	printf("公钥的指纹（SM3）：%s\n", fingerprint);
	say_note(ws->opt, "密钥在 %s/keys：office.pem是公钥，随档案一起给出去；"
	    "office.key是加密的私钥，另外备份，口令不要放在一起",
	    ws->opt->dir);
	return true;
}

static bool
show(struct workspace *ws, struct err *e)
{
	char fingerprint[DIGEST_HEX];
	struct sign_key *k;

	if (!keys_public(ws->a, ws->opt->dir, &k, e))
		return false;
	if (k == NULL)
		return err_set(e, ERR_NOTHING, "还没有密钥：liangze keys new "
		    "造一对");
	sign_fingerprint(k, fingerprint);
	printf("%s 公钥的指纹（SM3）：%s\n", sign_kind_name(sign_key_kind(k)),
	    fingerprint);
	sign_key_free(k);
	return true;
}

static int
run_keys(struct workspace *ws, const struct arguments *args, struct err *e)
{
	const char *word = args->word[0];

	if (strcmp(word, "new") == 0)
		(void)make(ws, args, e);
	else if (strcmp(word, "show") == 0)
		(void)show(ws, e);
	else
		err_set(e, ERR_USAGE, "keys：没有“%s”，有new、show", word);
	return 0;
}

const struct command cmd_keys = {
	.name = "keys", .usage = "new|show",
	.summary = "签名的密钥：造一对，或者看公钥的指纹",
	.epilogue = "指纹要另外公布，例如印在归档证明上：验的人拿它核对公钥。",
	.needs = NEED_NOTHING, .min_words = 1, .max_words = 1,
	.option = options, .run = run_keys,
};
