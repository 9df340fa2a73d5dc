/*
 * infile.c - safe reading of input files: openat2 with RESOLVE_BENEATH,
 * and where the kernel or a sandbox has none, the same walk by hand.
 */
#include "io/infile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/outfile.h"
#include "base/sbuf.h"
#include "base/sort.h"
#include "base/utf8.h"

enum { CHUNK = 1 << 16, MAX_FOLDER_DEPTH = 32 };

/* One name in a folder, never through a link. */
static int
step(int at, const char *name, int flags)
{
	int fd = openat(at, name, flags | O_CLOEXEC | O_NOFOLLOW);
	struct stat st;

	/* a link where a folder is wanted is no folder, says the kernel */
	if (fd < 0 && errno == ENOTDIR)
		errno = fstatat(at, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		    S_ISLNK(st.st_mode) ? ELOOP : ENOTDIR;
	return fd;
}

/*
 * openat2 by hand: folder after folder, each opened in the one before.
 * Harder than the kernel, which lets "a/../b" pass: nobody needs it.
 */
static int
open_by_hand(int fd, const char *rel, int flags)
{
	char part[PATH_MAX], *rest = part;
	size_t n = strlen(rel);
	int at, next;

	if (rel[0] == '/' || n >= sizeof(part)) {
		errno = rel[0] == '/' ? EXDEV : ENAMETOOLONG;
		return -1;
	}
	memcpy(part, rel, n + 1);
	at = openat(fd, ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
	while (at >= 0 && rest != NULL) {
		const char *name = strsep(&rest, "/");
		int num;

		next = -1;
		errno = EXDEV;
		if (strcmp(name, "..") != 0)
			next = step(at, name[0] == '\0' ? "." : name,
			    rest == NULL ? flags : O_PATH | O_DIRECTORY);
		num = errno;
		close(at);
		errno = num;
		at = next;
	}
	return at;
}

/* Every component may be no link. */
static int
open_beneath(int fd, const char *rel, int flags)
{
	struct open_how how = {
		.flags = (unsigned)(flags | O_CLOEXEC),
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS |
		    RESOLVE_NO_MAGICLINKS,
	};
	int got = (int)syscall(SYS_openat2, fd, rel, &how, sizeof(how));

	if (got < 0 && (errno == ENOSYS || errno == EPERM))
		got = open_by_hand(fd, rel, flags);
	return got;
}

bool
indir_open(const char *path, struct indir *d, struct err *e)
{
	d->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (d->fd < 0)
		return err_errno(e, errno, "打不开文件夹“%s”", path);
	return true;
}

void
indir_close(struct indir *d)
{
	if (d->fd >= 0)
		close(d->fd);
	d->fd = -1;
}

static enum infile_result
result_of(int num)
{
	static const struct { int num; enum infile_result r; } row[] = {
		{ ENOENT, INFILE_ABSENT }, { ENOTDIR, INFILE_ABSENT },
		{ EXDEV, INFILE_ESCAPES }, { ELOOP, INFILE_ESCAPES },
		{ ENAMETOOLONG, INFILE_ABSENT },
		{ EISDIR, INFILE_NOT_PLAIN }, { ENXIO, INFILE_NOT_PLAIN },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		if (row[i].num == num)
			return row[i].r;
	return INFILE_UNREADABLE;
}

enum infile_result
indir_below(const struct indir *d, const char *rel, struct indir *out)
{
	out->fd = open_beneath(d->fd, rel, O_RDONLY | O_DIRECTORY);
	return out->fd < 0 ? result_of(errno) : INFILE_OK;
}

/* Opens a plain file; *size is what it says it has.  More than one name
 * of what others send could be a way to a file of ours. */
static enum infile_result
open_plain(const struct indir *d, const char *rel, bool one_name, int *fd,
    off_t *size)
{
	struct stat st;

	if (rel[0] == '\0')
		return INFILE_NOT_PLAIN;
	/* O_NONBLOCK: a FIFO must not hang us */
	*fd = open_beneath(d->fd, rel, O_RDONLY | O_NONBLOCK);
	if (*fd < 0)
		return result_of(errno);
	if (fstat(*fd, &st) != 0 || !S_ISREG(st.st_mode) ||
	    (one_name && st.st_nlink != 1)) {
		close(*fd);
		return INFILE_NOT_PLAIN;
	}
	*size = st.st_size;
	return INFILE_OK;
}

struct bounds { bool one_name; size_t max_bytes; };

static enum infile_result
read_whole(const struct indir *d, const char *rel, const struct bounds *b,
    struct arena *a, const uint8_t **bytes, size_t *n)
{
	enum infile_result r;
	off_t size = 0;
	uint8_t *p;
	size_t have = 0;
	ssize_t got = 1;
	int fd;

	r = open_plain(d, rel, b->one_name, &fd, &size);
	if (r != INFILE_OK)
		return r;
	if ((uint64_t)size > b->max_bytes) {
		close(fd);
		return INFILE_TOO_BIG;
	}
	p = arena_alloc(a, (size_t)size + 1);
	while (have < (size_t)size && got > 0) {
		got = read(fd, p + have, (size_t)size - have);
		if (got > 0)
			have += (size_t)got;
		else if (got < 0 && errno == EINTR)
			got = 1;
	}
	close(fd);
	if (got < 0)
		return INFILE_UNREADABLE;
	*bytes = p;
	*n = have;
	return INFILE_OK;
}

enum infile_result
infile_read(const struct indir *d, const char *rel, size_t max_bytes,
    struct arena *a, const uint8_t **bytes, size_t *n)
{
	const struct bounds b = { true, max_bytes };

	return read_whole(d, rel, &b, a, bytes, n);
}

enum infile_result
infile_read_any(const struct indir *d, const char *rel, size_t max_bytes,
    struct arena *a, const uint8_t **bytes, size_t *n)
{
	const struct bounds b = { false, max_bytes };

	return read_whole(d, rel, &b, a, bytes, n);
}

/* Feeds every digest of the mask; false where reading failed. */
static bool
digest_all(int fd, struct digest_ctx *const c[DIGEST_KINDS], int64_t *bytes)
{
	uint8_t chunk[CHUNK];
	ssize_t got;

	*bytes = 0;
	while ((got = read(fd, chunk, sizeof(chunk))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		*bytes += got;
		for (size_t k = 0; k < DIGEST_KINDS; k++)
			if (c[k] != NULL)
				digest_add(c[k], chunk, (size_t)got);
	}
	return true;
}

static enum infile_result
digests(const struct indir *d, const char *rel, unsigned mask, bool one_name,
    struct infile_sums *out, int64_t *bytes)
{
	struct digest_ctx *c[DIGEST_KINDS] = { NULL };
	enum infile_result r;
	off_t size;
	bool ok;
	int fd;

	r = open_plain(d, rel, one_name, &fd, &size);
	if (r != INFILE_OK)
		return r;
	for (size_t k = 0; k < DIGEST_KINDS; k++)
		if ((mask >> k & 1) != 0)
			c[k] = digest_new((enum digest_kind)k);
	ok = digest_all(fd, c, bytes);
	close(fd);
	for (size_t k = 0; k < DIGEST_KINDS; k++) {
		if (ok && c[k] != NULL)
			digest_done(c[k], out->of[k]);
		else
			digest_free(c[k]);
	}
	return ok ? INFILE_OK : INFILE_UNREADABLE;
}

enum infile_result
infile_digest(const struct indir *d, const char *rel, int kind,
    uint8_t out[32])
{
	struct infile_sums sums;
	int64_t bytes;
	enum infile_result r = digests(d, rel, 1U << kind, true, &sums,
	    &bytes);

	if (r == INFILE_OK)
		memcpy(out, sums.of[kind], DIGEST_BYTES);
	return r;
}

enum infile_result
infile_digests(const struct indir *d, const char *rel, unsigned mask,
    struct infile_sums *out, int64_t *bytes)
{
	return digests(d, rel, mask, false, out, bytes);
}

/* --- walking --- */

/* ".XML" of other systems is ".xml". */
static bool
ends_with(const char *s, const char *tail)
{
	size_t n = strlen(s), k = strlen(tail);

	return n >= k && strcasecmp(s + n - k, tail) == 0;
}

/* May the name be printed, kept and read again? */
static bool
is_showable(const char *name)
{
	size_t n = strlen(name);

	if (!utf8_valid(name, n))
		return false;
	for (size_t i = 0; i < n;) {
		uint32_t cp = utf8_next(name, n, &i);

		if (!utf8_clean(cp) || cp < 0x20)
			return false;
	}
	return true;
}

/* With \xHH for each byte of what may not be shown. */
static const char *
escaped(struct arena *a, const char *name)
{
	struct sbuf out = SBUF_INIT;
	size_t n = strlen(name);
	const char *text;

	for (size_t i = 0; i < n;) {
		size_t from = i;
		uint32_t cp = utf8_next(name, n, &i);

		if (utf8_valid(name + from, i - from) && utf8_clean(cp) &&
		    cp >= 0x20)
			sbuf_put(&out, name + from, i - from);
		else
			for (size_t k = from; k < i; k++)
				sbuf_printf(&out, "\\x%02X",
				    (unsigned char)name[k]);
	}
	text = arena_strdup(a, sbuf_text(&out));
	sbuf_release(&out);
	return text;
}

struct walk {
	struct arena *a;
	struct infile_list *out;
};

static void
skip(struct walk *w, const char *path, enum infile_skip why)
{
	struct infile_skipped *s = vec_push(w->a, &w->out->skipped);

	s->path = path;
	s->why = why;
}

static bool walk(struct walk *w, int fd, const char *rel, int depth,
    struct err *e);

static bool
visit_folder(struct walk *w, int fd, const char *name, const char *path,
    int depth, struct err *e)
{
	int sub;
	bool ok;

	if (depth >= MAX_FOLDER_DEPTH) {
		skip(w, path, SKIP_DEEP);
		return true;
	}
	sub = open_beneath(fd, name, O_RDONLY | O_DIRECTORY);
	if (sub < 0)
		return err_errno(e, errno, "打不开文件夹“%s”", path);
	ok = walk(w, sub, path, depth + 1, e);
	close(sub);
	return ok;
}

static bool
visit(struct walk *w, int fd, const char *rel, const char *name,
    int depth, struct err *e)
{
	bool shown = is_showable(name);
	const char *path = arena_printf(w->a, "%s%s%s", rel,
	    rel[0] == '\0' ? "" : "/", shown ? name : escaped(w->a, name));
	struct stat st;

	if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ||
		    err_errno(e, errno, "读不到“%s”", path);
	if (S_ISLNK(st.st_mode))
		skip(w, path, SKIP_LINK);
	else if (S_ISDIR(st.st_mode) && strcmp(name, "附件") == 0)
		return true;
	else if (!shown)
		skip(w, path, SKIP_NAME);
	else if (S_ISDIR(st.st_mode))
		return visit_folder(w, fd, name, path, depth, e);
	else if (ends_with(name, ".zip"))
		skip(w, path, SKIP_ZIP);
	else if (ends_with(name, ".xml") && !S_ISREG(st.st_mode))
		skip(w, path, SKIP_SPECIAL);
	else if (ends_with(name, ".xml"))
		*vec_push(w->a, &w->out->xml) = path;
	return true;
}

struct names { VEC(const char *) v; };

/* The names in a folder but "." and "..", as the disk has them. */
static bool
list_names(struct arena *a, int fd, const char *shown, struct names *out,
    struct err *e)
{
	int copy = dup(fd);
	DIR *dir = copy < 0 ? NULL : fdopendir(copy);
	struct dirent *de;
	bool ok = true;

	if (dir == NULL) {
		if (copy >= 0)
			close(copy);
		return err_errno(e, errno, "打不开文件夹“%s”", shown);
	}
	errno = 0;
	while ((de = readdir(dir)) != NULL)
		if (strcmp(de->d_name, ".") != 0 &&
		    strcmp(de->d_name, "..") != 0)
			*vec_push(a, &out->v) = arena_strdup(a, de->d_name);
	if (errno != 0)
		ok = err_errno(e, errno, "读不出文件夹“%s”", shown);
	closedir(dir);
	return ok;
}

/* Reads the names first: the order must not depend on the disk. */
static bool
walk(struct walk *w, int fd, const char *rel, int depth, struct err *e)
{
	struct names name = { { NULL, 0, 0 } };
	bool ok = list_names(w->a, fd, rel, &name, e);

	for (size_t i = 0; ok && i < name.v.n; i++)
		ok = name.v.v[i][0] == '.' ||
		    visit(w, fd, rel, name.v.v[i], depth, e);
	return ok;
}

static int
by_bytes(const void *x, const void *y, void *ctx)
{
	(void)ctx;
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static int
by_path(const void *x, const void *y, void *ctx)
{
	const struct infile_skipped *p = x, *q = y;

	(void)ctx;
	return strcmp(p->path, q->path);
}

bool
infile_walk(const struct indir *d, const char *rel, struct arena *a,
    struct infile_list *out, struct err *e)
{
	struct walk w = { a, out };
	int fd = open_beneath(d->fd, rel[0] == '\0' ? "." : rel,
	    O_RDONLY | O_DIRECTORY);
	bool ok;

	if (fd < 0)
		return errno == ENOENT ||
		    err_errno(e, errno, "打不开文件夹“%s”", rel);
	ok = walk(&w, fd, rel, 0, e);
	close(fd);
	sort_stable(out->xml.v, out->xml.n, sizeof(*out->xml.v), by_bytes,
	    NULL);
	sort_stable(out->skipped.v, out->skipped.n, sizeof(*out->skipped.v),
	    by_path, NULL);
	return ok;
}

/* --- everything --- */

struct census {
	struct arena *a;
	struct infile_entries *out;
};

static bool census_folder(struct census *w, int fd, const char *rel,
    int depth, struct err *e);

static bool
census_one(struct census *w, int fd, const char *rel, const char *name,
    int depth, struct err *e)
{
	const char *path = arena_printf(w->a, "%s%s%s", rel,
	    rel[0] == '\0' ? "" : "/", name);
	struct infile_entry x = { .path = path,
		.shown = is_showable(path) ? path : escaped(w->a, path) };
	struct stat st;
	bool ok;
	int sub;

	if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return err_errno(e, errno, "读不到“%s”", x.shown);
	x.bytes = S_ISREG(st.st_mode) ? st.st_size : 0;
	x.type = S_ISREG(st.st_mode) ? INFILE_FILE : S_ISLNK(st.st_mode) ?
	    INFILE_LINK : !S_ISDIR(st.st_mode) ? INFILE_SPECIAL :
	    depth >= FOLDERS_DEEP || strlen(path) + NAME_MAX + 1 >= PATH_MAX ?
	    INFILE_DEEP : INFILE_FOLDER;
	*vec_push(w->a, &w->out->v) = x;
	if (x.type != INFILE_FOLDER)
		return true;
	sub = open_beneath(fd, name, O_RDONLY | O_DIRECTORY);
	if (sub < 0)
		return err_errno(e, errno, "打不开文件夹“%s”", x.shown);
	ok = census_folder(w, sub, path, depth + 1, e);
	close(sub);
	return ok;
}

static bool
census_folder(struct census *w, int fd, const char *rel, int depth,
    struct err *e)
{
	struct names name = { { NULL, 0, 0 } };
	bool ok = list_names(w->a, fd, escaped(w->a, rel), &name, e);

	for (size_t i = 0; ok && i < name.v.n; i++)
		ok = census_one(w, fd, rel, name.v.v[i], depth, e);
	return ok;
}

static int
by_entry(const void *x, const void *y, void *ctx)
{
	const struct infile_entry *p = x, *q = y;

	(void)ctx;
	return strcmp(p->path, q->path);
}

bool
infile_all(const struct indir *d, struct arena *a,
    struct infile_entries *out, struct err *e)
{
	struct census w = { a, out };
	bool ok = census_folder(&w, d->fd, "", 0, e);

	sort_stable(out->v.v, out->v.n, sizeof(*out->v.v), by_entry, NULL);
	return ok;
}
