#include "base/tar.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/outfile.h"
#include "base/utf8.h"

enum { CHUNK = 1 << 16, FILE_MODE = 0600, FIRST_MOST = 256 << 20 };

struct tar {
	struct archive *ar;
	time_t date;
	int fd;
};

/* 00:00 of the day at +08:00, in seconds of 1970. */
static time_t
seconds(day_t d)
{
	enum { EPOCH_2000 = 10957, DAY = 86400, EAST_8 = 8 * 3600 };

	return ((time_t)d + EPOCH_2000) * DAY - EAST_8;
}

/* The library's own words are English; what the system said is not lost. */
static bool
failed(struct archive *ar, const char *doing, struct err *e)
{
	int num = archive_errno(ar);

	return num > 0 ? err_errno(e, num, "%s", doing) :
	    err_set(e, ERR_IO, "%s", doing);
}

/* --- writing --- */

bool
tar_create(const char *path, day_t date, struct tar **out, struct err *e)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW |
	    O_CLOEXEC, FILE_MODE);

	if (fd < 0)
		return err_errno(e, errno, "不能写入文件“%s”", path);
	return tar_create_on(fd, date, out, e);
}

bool
tar_create_on(int fd, day_t date, struct tar **out, struct err *e)
{
	struct tar *t = calloc(1, sizeof(*t));

	*out = NULL;
	if (t == NULL)
		arena_exhausted();
	t->date = seconds(date);
	t->fd = fd;
	/* names as bytes: no locale is set, and GNU's format asks for none */
	t->ar = archive_write_new();
	if (t->ar == NULL)
		arena_exhausted();
	if (archive_write_set_format_gnutar(t->ar) != ARCHIVE_OK ||
	    archive_write_add_filter_none(t->ar) != ARCHIVE_OK ||
	    archive_write_open_fd(t->ar, t->fd) != ARCHIVE_OK) {
		failed(t->ar, "不能写备份", e);
		tar_abort(t);
		return false;
	}
	*out = t;
	return true;
}

static bool
put_header(struct tar *t, const char *name, int64_t bytes, struct err *e)
{
	struct archive_entry *x = archive_entry_new();
	bool ok;

	if (x == NULL)
		arena_exhausted();
	archive_entry_set_pathname(x, name);
	archive_entry_set_size(x, bytes);
	archive_entry_set_filetype(x, AE_IFREG);
	archive_entry_set_perm(x, FILE_MODE);
	archive_entry_set_mtime(x, t->date, 0);
	ok = archive_write_header(t->ar, x) == ARCHIVE_OK;
	archive_entry_free(x);
	return ok || failed(t->ar, "不能写备份", e);
}

static bool
put_bytes(struct tar *t, const void *p, size_t n, struct err *e)
{
	return archive_write_data(t->ar, p, n) == (la_ssize_t)n ||
	    failed(t->ar, "不能写备份", e);
}

bool
tar_add_text(struct tar *t, const char *name, const char *text, size_t n,
    struct err *e)
{
	return put_header(t, name, (int64_t)n, e) &&
	    put_bytes(t, text, n, e);
}

/* Exactly as many bytes as the header says. */
static bool
put_file(struct tar *t, int fd, int64_t left, struct digest_ctx *c,
    const char *path, struct err *e)
{
	char chunk[CHUNK];

	while (left > 0) {
		size_t want = left < CHUNK ? (size_t)left : CHUNK;
		ssize_t got = read(fd, chunk, want);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return err_set(e, ERR_IO, "读取的时候“%s”变了",
			    path);
		digest_add(c, chunk, (size_t)got);
		if (!put_bytes(t, chunk, (size_t)got, e))
			return false;
		left -= got;
	}
	return true;
}

bool
tar_add_file(struct tar *t, const char *name, const char *path,
    char sm3[DIGEST_HEX], struct err *e)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	struct digest_ctx *c = digest_new(DIGEST_SM3);
	uint8_t raw[DIGEST_BYTES];
	struct stat st;
	bool ok;

	if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		ok = err_errno(e, errno, "不能读取文件“%s”", path);
	else
		ok = put_header(t, name, st.st_size, e) &&
		    put_file(t, fd, st.st_size, c, path, e);
	digest_done(c, raw);
	hex_encode(sm3, raw, sizeof(raw));
	if (fd >= 0)
		close(fd);
	return ok;
}

void
tar_abort(struct tar *t)
{
	if (t == NULL)
		return;
	archive_write_free(t->ar);
	close(t->fd);
	free(t);
}

bool
tar_finish(struct tar *t, struct err *e)
{
	bool ok = archive_write_close(t->ar) == ARCHIVE_OK ||
	    failed(t->ar, "不能写备份", e);

	/* a pipe has no disk: who reads it sees to that */
	if (ok && fsync(t->fd) != 0 && errno != EINVAL)
		ok = err_errno(e, errno, "不能把备份存到磁盘");
	tar_abort(t);
	return ok;
}

/* --- reading --- */

static bool
is_plain(const char *name)
{
	if (name[0] == '/' || name[0] == '\0')
		return false;
	for (const char *s = name; *s != '\0';) {
		size_t n = strcspn(s, "/");

		if (n == 0 || (n == 1 && s[0] == '.') ||
		    (n == 2 && s[0] == '.' && s[1] == '.'))
			return false;
		s += n;
		s += *s == '/';
	}
	return name[strlen(name) - 1] != '/';
}

/* A file that is read. */
struct source {
	const char *path;
	struct archive *ar;
	int fd;
};

static bool
damaged(const struct source *s, struct err *e)
{
	return err_set(e, ERR_DAMAGED, "“%s”损坏了，读不下去", s->path);
}

static void
source_close(struct source *s)
{
	archive_read_free(s->ar);
	if (s->fd >= 0)
		close(s->fd);
}

static bool
source_open(struct source *s, const char *path, struct err *e)
{
	struct stat st;

	s->path = path;
	s->ar = archive_read_new();
	if (s->ar == NULL)
		arena_exhausted();
	archive_read_support_format_tar(s->ar);
	archive_read_support_filter_none(s->ar);
	s->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (s->fd < 0 || fstat(s->fd, &st) != 0)
		err_errno(e, errno, "打不开“%s”", path);
	else if (!S_ISREG(st.st_mode))
		err_set(e, ERR_USAGE, "“%s”不是普通文件", path);
	else if (archive_read_open_fd(s->ar, s->fd, CHUNK) != ARCHIVE_OK)
		damaged(s, e);
	else
		return true;
	source_close(s);
	return false;
}

/* The next file; *x NULL at the end.  Anything but a plain file is none of
 * ours. */
static bool
next_file(const struct source *s, struct archive_entry **x, struct err *e)
{
	int rc = archive_read_next_header(s->ar, x);
	const char *name;

	if (rc == ARCHIVE_EOF) {
		*x = NULL;
		return true;
	}
	if (rc != ARCHIVE_OK)
		return damaged(s, e);
	name = archive_entry_pathname(*x);
	if (name != NULL && archive_entry_filetype(*x) == AE_IFREG &&
	    archive_entry_hardlink(*x) == NULL && is_plain(name))
		return true;
	return err_set(e, ERR_DAMAGED, "“%s”里的“%s”不是普通文件，或者通到"
	    "文件夹外面", s->path, name == NULL ? "" : name);
}

/* Its bytes into fd (-1: nowhere) and the digest; `name` as it is told. */
static bool
copy_out(const struct source *s, const char *name, int fd,
    struct digest_ctx *c, struct err *e)
{
	char chunk[CHUNK];
	la_ssize_t got;

	while ((got = archive_read_data(s->ar, chunk, sizeof(chunk))) > 0) {
		digest_add(c, chunk, (size_t)got);
		if (fd >= 0 && !fd_write(fd, chunk, (size_t)got))
			return err_errno(e, errno, "不能写入文件“%s”", name);
	}
	return got == 0 || damaged(s, e);
}

/* A new file below the folder. */
static int
make_file(struct arena *a, const char *into, const char *name, struct err *e)
{
	const char *path = arena_printf(a, "%s/%s", into, name);
	const char *slash = strrchr(path, '/');
	int fd;

	if (!dir_make(arena_strndup(a, path, (size_t)(slash - path)), e))
		return -1;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    FILE_MODE);
	if (fd < 0)
		err_errno(e, errno, "不能写入文件“%s”", path);
	return fd;
}

static bool
read_one(const struct source *s, const char *name, const struct tar_reading *r,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct digest_ctx *c = digest_new(DIGEST_SM3);
	uint8_t raw[DIGEST_BYTES];
	char sm3[DIGEST_HEX];
	int fd = r->into == NULL ? -1 : make_file(&a, r->into, name, e);
	bool ok = (r->into == NULL || fd >= 0) && copy_out(s, name, fd, c, e);

	digest_done(c, raw);
	hex_encode(sm3, raw, sizeof(raw));
	if (fd >= 0 && close(fd) != 0 && ok)
		ok = err_errno(e, errno, "不能写入文件“%s”", name);
	ok = ok && r->take(r->ctx, name, sm3, e);
	arena_release(&a);
	return ok;
}

bool
tar_read(const char *path, const struct tar_reading *r, struct err *e)
{
	struct source s;
	struct archive_entry *x;
	bool ok;

	if (!source_open(&s, path, e))
		return false;
	while ((ok = next_file(&s, &x, e)) && x != NULL)
		if (!(ok = read_one(&s, archive_entry_pathname(x), r, e)))
			break;
	source_close(&s);
	return ok;
}

/* At its very start: is it a tar file with such a one first? */
static int64_t
first_size(const struct source *s, const char *name)
{
	struct archive_entry *x;

	return archive_read_next_header(s->ar, &x) == ARCHIVE_OK &&
	    archive_entry_pathname(x) != NULL &&
	    strcmp(archive_entry_pathname(x), name) == 0 &&
	    archive_entry_filetype(x) == AE_IFREG ? archive_entry_size(x) :
	    -1;
}

bool
tar_begins(const char *path, const char *name)
{
	enum { NAME_BYTES = 100, MAGIC_AT = 257 };
	char head[MAGIC_AT + 5]; /* of a header: its name ... its magic */
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	size_t have = 0;
	ssize_t got = 1;

	if (fd < 0)
		return false;
	while (have < sizeof(head) && got > 0) {
		got = read(fd, head + have, sizeof(head) - have);
		if (got > 0)
			have += (size_t)got;
		else if (got < 0 && errno == EINTR)
			got = 1;
	}
	close(fd);
	return have == sizeof(head) && strlen(name) < NAME_BYTES &&
	    memcmp(head, name, strlen(name) + 1) == 0 &&
	    memcmp(head + MAGIC_AT, "ustar", 5) == 0;
}

bool
tar_first(struct arena *a, const char *path, const char *name,
    const char **text, size_t *n, struct err *e)
{
	struct source s;
	int64_t size;
	char *out;
	bool ok;

	if (!source_open(&s, path, e))
		return false;
	size = first_size(&s, name);
	ok = size >= 0 && size <= FIRST_MOST;
	if (!ok) {
		err_set(e, ERR_DAMAGED, "“%s”不是liangze的备份，或者开头就损坏了"
		    "（压缩过的，先解压）", path);
	} else {
		out = arena_alloc(a, (size_t)size + 1);
		ok = archive_read_data(s.ar, out, (size_t)size) ==
		    (la_ssize_t)size || damaged(&s, e);
		*text = out;
		*n = (size_t)size;
	}
	source_close(&s);
	return ok;
}
