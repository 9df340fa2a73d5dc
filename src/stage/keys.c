#include "stage/keys.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/outfile.h"

enum { KEY_MOST = 1 << 16, SIGNATURE_MOST = 1 << 12, PASSPHRASE_LEAST = 8 };

struct signer {
	struct sign_key *key;    /* private, or (device) public */
	const char *command;     /* NULL: we sign */
};

static const char *
in_dir(struct arena *a, const char *dir, const char *name)
{
	return arena_printf(a, "%s/%s", dir, name);
}

/* --- making --- */

static bool
write_both(struct arena *a, const char *dir, const struct sign_key *k,
    const char *passphrase, struct err *e)
{
	struct sbuf own = SBUF_INIT, all = SBUF_INIT;
	bool ok = sign_private_write(k, passphrase, &own, e) &&
	    sign_public_write(k, &all, e) &&
	    dir_make(in_dir(a, dir, "keys"), e) &&
	    file_write(in_dir(a, dir, KEYS_PRIVATE), own.s, own.n, e) &&
	    file_write(in_dir(a, dir, KEYS_PUBLIC), all.s, all.n, e);

	sbuf_release(&own);
	sbuf_release(&all);
	return ok;
}

bool
keys_new(struct arena *a, const char *dir, enum sign_kind kind,
    const char *passphrase, char fingerprint[DIGEST_HEX], struct err *e)
{
	struct sign_key *k = NULL;
	bool ok;

	if (file_exists(in_dir(a, dir, KEYS_PRIVATE)) ||
	    file_exists(in_dir(a, dir, KEYS_PUBLIC)))
		return err_set(e, ERR_USAGE, "已经有密钥“%s”：要换新的，先把"
		    "旧的两个文件移到别处保存", in_dir(a, dir, KEYS_PUBLIC));
	if (strlen(passphrase) < PASSPHRASE_LEAST)
		return err_set(e, ERR_USAGE, "口令太短，至少%d个字节",
		    (int)PASSPHRASE_LEAST);
	ok = sign_key_new(kind, &k, e) && write_both(a, dir, k, passphrase,
	    e);
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
	const char *text;
	size_t n;

	*out = getenv(KEYS_PASSPHRASE);
	if (file == NULL)
		return true;
	if (!file_read(a, file, KEY_MOST, &text, &n, e))
		return false;
	*out = arena_strndup(a, text, strcspn(arena_strndup(a, text, n),
	    "\r\n"));
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
	**out = (struct signer){ k, command };
	return true;
}

void
signer_close(struct signer *s)
{
	if (s == NULL)
		return;
	sign_key_free(s->key);
	free(s);
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

static void
be_device(const char *command, const int in[2], const int out[2])
{
	signal(SIGPIPE, SIG_DFL);
	if (dup2(in[0], 0) < 0 || dup2(out[1], 1) < 0)
		_exit(127);
	close(in[0]);
	close(in[1]);
	close(out[0]);
	close(out[1]);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

/* What is signed is short (a tag manifest): it fits what a pipe holds, or
 * the device reads on. */
static bool
feed(int fd, const char *p, size_t n)
{
	bool ok = fd_write(fd, p, n);

	return close(fd) == 0 && ok;
}

static void
drain(int fd, struct sbuf *out)
{
	char chunk[SIGNATURE_MOST];
	ssize_t k;

	while ((k = read(fd, chunk, sizeof(chunk))) != 0) {
		if (k < 0 && errno != EINTR)
			break;
		if (k > 0 && out->n <= SIGNATURE_MOST)
			sbuf_put(out, chunk, (size_t)k);
	}
	close(fd);
}

static bool
ask_device(const char *command, const void *p, size_t n, struct sbuf *out,
    struct err *e)
{
	int in[2] = { -1, -1 }, back[2] = { -1, -1 }, status = -1;
	void (*was)(int);
	pid_t child;

	/* one that does not read to the end is told by its status */
	was = signal(SIGPIPE, SIG_IGN);
	if (pipe(in) != 0 || pipe(back) != 0 || (child = fork()) < 0)
		return err_errno(e, errno, "不能启动签名的命令");
	if (child == 0)
		be_device(command, in, back);
	close(in[0]);
	close(back[1]);
	(void)feed(in[1], p, n);
	drain(back[0], out);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	signal(SIGPIPE, was);
	return (WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
	    err_set(e, ERR_CONFIG, "签名的命令失败：%s", command);
}

bool
signer_sign(struct signer *s, const void *p, size_t n, struct sbuf *out,
    struct err *e)
{
	size_t from = out->n;
	bool ok = s->command == NULL ? sign_make(s->key, p, n, out, e) :
	    ask_device(s->command, p, n, out, e);

	if (!ok)
		return false;
	return sign_check(s->key, p, n, out->s + from, out->n - from) ||
	    err_set(e, ERR_CONFIG, "签出来的不是“" KEYS_PUBLIC "”的签名："
	    "签名的设备用的是另一个密钥");
}
