#include "stage/encrypt.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/outfile.h"
#include "base/utf8.h"
#include "stage/keys.h"

enum { FILE_MODE = 0600, SAID_MOST = 4096, CHUNK = 1 << 16 };

/* It asks for nothing of ours. */
static const char *const hidden[] = { KEYS_PASSPHRASE, NULL };

/* Every file of age begins so. */
static const char head[] = "age-encryption.org/v1\n";

/* What it says of itself is no word of ours, but of help. */
static bool
failed(int status, const struct sbuf *said, enum err_kind kind,
    const char *what, struct err *e)
{
	struct arena a = ARENA_INIT;
	char *first = arena_strdup(&a, sbuf_text(said));

	if (status == CHILD_ABSENT) {
		err_set(e, ERR_CONFIG, "没有加密的程序age：装上Debian软件包age"
		    "以后再试");
	} else {
		first[strcspn(first, "\n")] = '\0';
		err_set(e, kind, "%s：%s", what, first[0] == '\0' ?
		    "age没有说为什么" : first);
	}
	arena_release(&a);
	return false;
}

/* To the end of what it says. */
static int
hear_out(struct child *age, struct sbuf *said)
{
	if (age->to >= 0) {
		close(age->to);
		age->to = -1;
	}
	child_hear(age, SAID_MOST, said);
	return child_end(age);
}

/* Does it take that recipient?  Nothing, encrypted to nowhere. */
static bool
may_encrypt(const char *const *argv, const char *recipient, struct err *e)
{
	struct sbuf said = SBUF_INIT;
	struct arena a = ARENA_INIT;
	struct child age;
	int status, nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	bool ok = nowhere >= 0 || err_errno(e, errno, "不能打开“/dev/null”");

	ok = ok && child_start(&age, &(struct child_order){ argv, hidden,
	    nowhere }, e);
	if (ok) {
		status = hear_out(&age, &said);
		ok = status == 0 || failed(status, &said, ERR_USAGE,
		    arena_printf(&a, "age不认收件人“%s”", recipient), e);
	}
	if (nowhere >= 0)
		close(nowhere);
	sbuf_release(&said);
	arena_release(&a);
	return ok;
}

bool
encrypt_start(struct encrypting *x, const char *path, const char *recipient,
    struct err *e)
{
	bool key = strncmp(recipient, "age1", 4) == 0;
	const char *const argv[] = { "age", "--encrypt", key ? "-r" : "-R",
		recipient, NULL };

	/* "-" would be our own input */
	if (!key && (recipient[0] == '-' || !file_exists(recipient)))
		return err_set(e, ERR_USAGE, "“%s”不是age的公钥（age1开头），也"
		    "没有这个文件", recipient);
	if (!may_encrypt(argv, recipient, e))
		return false;
	x->path = path;
	x->fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    FILE_MODE);
	if (x->fd < 0)
		return err_errno(e, errno, "不能写入文件“%s”", path);
	if (child_start(&x->age, &(struct child_order){ argv, hidden, x->fd },
	    e))
		return true;
	close(x->fd);
	unlink(path);
	return false;
}

static bool
end_child(struct encrypting *x, struct err *e)
{
	struct sbuf said = SBUF_INIT;
	int status = hear_out(&x->age, &said);
	bool ok = status == 0 || failed(status, &said, ERR_IO,
	    "age没有加密成", e);

	sbuf_release(&said);
	return ok;
}

static bool
is_encrypted(const struct encrypting *x, struct err *e)
{
	char got[sizeof(head) - 1];

	return (pread(x->fd, got, sizeof(got), 0) == (ssize_t)sizeof(got) &&
	    memcmp(got, head, sizeof(got)) == 0) || err_set(e, ERR_IO,
	    "“%s”写出来不是age的文件", x->path);
}

static bool
digest_file(const struct encrypting *x, char sm3[DIGEST_HEX], struct err *e)
{
	struct digest_ctx *c = digest_new(DIGEST_SM3);
	uint8_t raw[DIGEST_BYTES];
	char chunk[CHUNK];
	off_t at = 0;
	ssize_t k;

	while ((k = pread(x->fd, chunk, sizeof(chunk), at)) > 0) {
		digest_add(c, chunk, (size_t)k);
		at += k;
	}
	digest_done(c, raw);
	hex_encode(sm3, raw, sizeof(raw));
	return k == 0 || err_errno(e, errno, "不能读取文件“%s”", x->path);
}

bool
encrypt_finish(struct encrypting *x, char *sm3, struct err *e)
{
	bool ok = end_child(x, e) && is_encrypted(x, e) && (sm3 == NULL ||
	    digest_file(x, sm3, e));

	if (ok && fsync(x->fd) != 0)
		ok = err_errno(e, errno, "不能把“%s”存到磁盘", x->path);
	if (close(x->fd) != 0 && ok)
		ok = err_errno(e, errno, "不能写入文件“%s”", x->path);
	if (!ok)
		unlink(x->path);
	return ok;
}

void
encrypt_abort(struct encrypting *x, struct err *e)
{
	struct err own = ERR_INIT;

	/* the pipe broke because age gave up: its reason, not ours */
	if (!end_child(x, &own) && e->kind == ERR_IO)
		*e = own;
	close(x->fd);
	unlink(x->path);
}
