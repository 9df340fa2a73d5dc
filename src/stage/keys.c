#include "stage/keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/child.h"
#include "base/outfile.h"

enum { KEY_MOST = 1 << 16, SIGNATURE_MOST = 1 << 12, PASSPHRASE_LEAST = 8 };

struct signer {
	struct sign_key *key;    /* private, or (device) public */
	const char *command;     /* NULL: we sign */
	int seconds;             /* that the command may take */
};

static const char *
in_dir(struct arena *a, const char *dir, const char *name)
{
	return arena_printf(a, "%s/%s", dir, name);
}

/* --- making --- */

static bool
write_private(struct arena *a, const char *dir, const struct sign_key *k,
    const char *passphrase, struct err *e)
{
	struct sbuf own = SBUF_INIT;
	bool ok = sign_private_write(k, passphrase, &own, e) &&
	    dir_make(in_dir(a, dir, KEYS_DIR), e) &&
	    file_write(in_dir(a, dir, KEYS_PRIVATE), own.s, own.n, e);

	sbuf_release(&own);
	return ok;
}

/* The last of it: a pair is there when its public half is. */
static bool
write_public(struct arena *a, const char *dir, const struct sign_key *k,
    struct err *e)
{
	struct sbuf all = SBUF_INIT;
	bool ok = sign_public_write(k, &all, e) &&
	    file_write(in_dir(a, dir, KEYS_PUBLIC), all.s, all.n, e) &&
	    dir_sync(in_dir(a, dir, KEYS_DIR), e);

	sbuf_release(&all);
	return ok;
}

/* A private key alone is what a run left that was killed or failed: its
 * public half is put beside it, never another key in its place. */
static bool
half_pair(struct arena *a, const char *dir, const char *passphrase,
    struct sign_key **out, struct err *e)
{
	const char *path = in_dir(a, dir, KEYS_PRIVATE), *pem;
	size_t n;

	return (file_read(a, path, KEY_MOST, &pem, &n, e) &&
	    sign_private_read(pem, n, passphrase, out, e)) ||
	    err_wrap(e, "“%s”没有公钥，要用它的口令补上；要换新的，先把它移到"
	    "别处保存", path);
}

bool
keys_new(struct arena *a, const char *dir, enum sign_kind kind,
    const char *passphrase, char fingerprint[DIGEST_HEX], struct err *e)
{
	struct sign_key *k = NULL;
	bool ok;

	if (file_exists(in_dir(a, dir, KEYS_PUBLIC)))
		return err_set(e, ERR_USAGE, "已经有密钥“%s”：要换新的，先把"
		    "旧的两个文件移到别处保存", in_dir(a, dir, KEYS_PUBLIC));
	if (strlen(passphrase) < PASSPHRASE_LEAST)
		return err_set(e, ERR_USAGE, "口令太短，至少%d个字节",
		    (int)PASSPHRASE_LEAST);
	if (strlen(passphrase) > SIGN_PASSPHRASE_MOST)
		return err_set(e, ERR_USAGE, "口令太长，最多%d个字节",
		    (int)SIGN_PASSPHRASE_MOST);
	ok = file_exists(in_dir(a, dir, KEYS_PRIVATE)) ?
	    half_pair(a, dir, passphrase, &k, e) : sign_key_new(kind, &k, e) &&
	    write_private(a, dir, k, passphrase, e);
	ok = ok && write_public(a, dir, k, e);
	if (ok)
		sign_fingerprint(k, fingerprint);
	sign_key_free(k);
	return ok;
}

/* --- reading --- */

bool
keys_read_public(struct arena *a, const char *path, struct sign_key **out,
    struct err *e)
{
	const char *pem;
	size_t n;

	if (!file_read(a, path, KEY_MOST, &pem, &n, e))
		return false;
	return sign_public_read(pem, n, out, e) || err_wrap(e, "“%s”", path);
}

bool
keys_public(struct arena *a, const char *dir, struct sign_key **out,
    struct err *e)
{
	const char *path = in_dir(a, dir, KEYS_PUBLIC);

	*out = NULL;
	return !file_exists(path) || keys_read_public(a, path, out, e);
}

bool
keys_passphrase(struct arena *a, const char *file, const char **out,
    struct err *e)
{
	static const char mark[] = "\xEF\xBB\xBF";
	const char *text;
	size_t n;

	*out = getenv(KEYS_PASSPHRASE);
	if (file == NULL)
		return true;
	if (!file_read(a, file, KEY_MOST, &text, &n, e))
		return false;
	if (memchr(text, '\0', n) != NULL)
		return err_set(e, ERR_USAGE, "“%s”里有空字符，不是一行口令：存成"
		    "UTF-8编码的文本文件", file);
	text = arena_strndup(a, text, n);
	/* an editor's mark, which nobody types */
	if (strncmp(text, mark, strlen(mark)) == 0)
		text += strlen(mark);
	*out = arena_strndup(a, text, strcspn(text, "\r\n"));
	return true;
}

static bool
open_own(struct arena *a, const char *dir, const char *passphrase,
    struct sign_key **out, struct err *e)
{
	const char *path = in_dir(a, dir, KEYS_PRIVATE);
	const char *pem;
	size_t n;

	if (passphrase == NULL)
		return err_set(e, ERR_USAGE, "要用“%s”签名，却没有口令：放在环境"
		    "变量" KEYS_PASSPHRASE "里，或者用 --passphrase-file 指出"
		    "文件；不签名的，加上 --unsigned", path);
	return file_read(a, path, KEY_MOST, &pem, &n, e) &&
	    sign_private_read(pem, n, passphrase, out, e);
}

bool
signer_open(struct arena *a, const char *dir, const char *command,
    const char *passphrase, struct signer **out, struct err *e)
{
	struct sign_key *k = NULL;
	bool ok = command == NULL ? open_own(a, dir, passphrase, &k, e) :
	    keys_read_public(a, in_dir(a, dir, KEYS_PUBLIC), &k, e);

	if (!ok)
		return false;
	*out = malloc(sizeof(**out));
	if (*out == NULL)
		arena_exhausted();
	**out = (struct signer){ k, command, SIGNER_SECONDS };
	return true;
}

void
signer_allow(struct signer *s, int seconds)
{
	s->seconds = seconds;
}

void
signer_close(struct signer *s)
{
	if (s == NULL)
		return;
	sign_key_free(s->key);
	free(s);
}

enum sign_kind
signer_kind(const struct signer *s)
{
	return sign_key_kind(s->key);
}

const struct sign_key *
signer_key(const struct signer *s)
{
	return s->key;
}

void
signer_fingerprint(const struct signer *s, char out[DIGEST_HEX])
{
	sign_fingerprint(s->key, out);
}

bool
signer_public(const struct signer *s, struct sbuf *pem, struct err *e)
{
	return sign_public_write(s->key, pem, e);
}

/* --- a device --- */

static bool
ask_device(const struct signer *s, const void *p, size_t n, struct sbuf *out,
    struct err *e)
{
	/* a device has its own way to be opened */
	static const char *const hidden[] = { KEYS_PASSPHRASE, NULL };
	const char *const argv[] = { "/bin/sh", "-c", s->command, NULL };
	const struct child_order o = { argv, hidden, -1 };
	const struct child_question q = { p, n, s->seconds, SIGNATURE_MOST };

	switch (child_ask(&o, &q, out, e)) {
	case CHILD_DONE:
		return true;
	case CHILD_NONE:
		return false;
	case CHILD_FAILED:
		break;
	case CHILD_LATE:
		return err_set(e, ERR_CONFIG, "签名的命令%d秒没有做完，已经结束"
		    "它（--signer-seconds 可以给更长的时间）：%s", s->seconds,
		    s->command);
	}
	return err_set(e, ERR_CONFIG, "签名的命令失败：%s", s->command);
}

bool
signer_sign(struct signer *s, const void *p, size_t n, struct sbuf *out,
    struct err *e)
{
	size_t from = out->n;
	bool ok = s->command == NULL ? sign_make(s->key, p, n, out, e) :
	    ask_device(s, p, n, out, e);

	if (!ok)
		return false;
	return sign_check(s->key, p, n, out->s + from, out->n - from) ||
	    err_set(e, ERR_CONFIG, "签出来的不是“" KEYS_PUBLIC "”的签名："
	    "签名的设备用的是另一个密钥");
}
