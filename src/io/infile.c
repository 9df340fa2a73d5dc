/*
 * infile.c - safe reading of input files (openat2, RESOLVE_BENEATH).
 */
#include "io/infile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/sort.h"

enum { CHUNK = 1 << 16, MAX_FOLDER_DEPTH = 32 };

/* The walk the kernel does for us; every component may be no link. */
static int
open_beneath(int fd, const char *rel, int flags)
{
	struct open_how how = {
		.flags = (unsigned)(flags | O_CLOEXEC | O_NOFOLLOW),
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS |
		    RESOLVE_NO_MAGICLINKS,
	};

	return (int)syscall(SYS_openat2, fd, rel, &how, sizeof(how));
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

/* Opens a plain file with one name; *size is what it says it has. */
static enum infile_result
open_plain(const struct indir *d, const char *rel, int *fd, off_t *size)
{
	struct stat st;

	if (rel[0] == '\0')
		return INFILE_NOT_PLAIN;
	/* O_NONBLOCK: a FIFO must not hang us */
	*fd = open_beneath(d->fd, rel, O_RDONLY | O_NONBLOCK);
	if (*fd < 0)
		return result_of(errno);
	if (fstat(*fd, &st) != 0 || !S_ISREG(st.st_mode) ||
	    st.st_nlink != 1) {
		close(*fd);
		return INFILE_NOT_PLAIN;
	}
	*size = st.st_size;
	return INFILE_OK;
}

enum infile_result
infile_read(const struct indir *d, const char *rel, size_t max_bytes,
    struct arena *a, const uint8_t **bytes, size_t *n)
{
	enum infile_result r;
	off_t size;
	uint8_t *p;
	size_t have = 0;
	ssize_t got = 1;
	int fd;

	r = open_plain(d, rel, &fd, &size);
	if (r != INFILE_OK)
		return r;
	if ((uint64_t)size > max_bytes) {
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
infile_digest(const struct indir *d, const char *rel, int kind,
    uint8_t out[32])
{
	enum infile_result r;
	struct digest_ctx *c;
	uint8_t chunk[CHUNK];
	off_t size;
	ssize_t got;
	int fd;

	r = open_plain(d, rel, &fd, &size);
	if (r != INFILE_OK)
		return r;
	c = digest_new((enum digest_kind)kind);
	while ((got = read(fd, chunk, sizeof(chunk))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			break;
		digest_add(c, chunk, (size_t)got);
	}
	close(fd);
	if (got < 0) {
		digest_free(c);
		return INFILE_UNREADABLE;
	}
	digest_done(c, out);
	return INFILE_OK;
}

/* --- walking --- */

static bool
ends_with(const char *s, const char *tail)
{
	size_t n = strlen(s), k = strlen(tail);

	return n >= k && strcmp(s + n - k, tail) == 0;
}

static bool walk(int fd, const char *rel, int depth, struct arena *a,
    struct infile_list *out, struct err *e);

static bool
visit(int fd, const char *rel, const char *name, int depth,
    struct arena *a, struct infile_list *out, struct err *e)
{
	const char *path = rel[0] == '\0' ? arena_strdup(a, name) :
	    arena_printf(a, "%s/%s", rel, name);
	struct stat st;

	if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ||
		    err_errno(e, errno, "读不到“%s”", path);
	if (S_ISDIR(st.st_mode)) {
		int sub;
		bool ok;

		if (strcmp(name, "附件") == 0)
			return true;
		if (depth >= MAX_FOLDER_DEPTH)
			return err_set(e, ERR_IO, "文件夹“%s”层数过多"
			    "（最多%d层）", path, (int)MAX_FOLDER_DEPTH);
		sub = open_beneath(fd, name, O_RDONLY | O_DIRECTORY);
		if (sub < 0)
			return err_errno(e, errno, "打不开文件夹“%s”", path);
		ok = walk(sub, path, depth + 1, a, out, e);
		close(sub);
		return ok;
	}
	if (S_ISREG(st.st_mode) && ends_with(name, ".xml"))
		*vec_push(a, &out->xml) = path;
	else if (ends_with(name, ".zip") || (ends_with(name, ".xml") &&
	    S_ISLNK(st.st_mode)))
		*vec_push(a, &out->ignored) = path;
	return true;
}

/* Reads the names first: the order must not depend on the disk. */
static bool
walk(int fd, const char *rel, int depth, struct arena *a,
    struct infile_list *out, struct err *e)
{
	int copy = dup(fd);
	DIR *dir = copy < 0 ? NULL : fdopendir(copy);
	VEC(const char *) name = { NULL, 0, 0 };
	struct dirent *de;
	bool ok = true;

	if (dir == NULL) {
		if (copy >= 0)
			close(copy);
		return err_errno(e, errno, "打不开文件夹“%s”", rel);
	}
	errno = 0;
	while ((de = readdir(dir)) != NULL)
		if (de->d_name[0] != '.')
			*vec_push(a, &name) = arena_strdup(a, de->d_name);
	if (errno != 0)
		ok = err_errno(e, errno, "读不出文件夹“%s”", rel);
	closedir(dir);
	for (size_t i = 0; ok && i < name.n; i++)
		ok = visit(fd, rel, name.v[i], depth, a, out, e);
	return ok;
}

static int
by_bytes(const void *x, const void *y, void *ctx)
{
	(void)ctx;
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

bool
infile_walk(const struct indir *d, const char *rel, struct arena *a,
    struct infile_list *out, struct err *e)
{
	int fd = rel[0] == '\0' ? dup(d->fd) :
	    open_beneath(d->fd, rel, O_RDONLY | O_DIRECTORY);
	bool ok;

	if (fd < 0)
		return errno == ENOENT ||
		    err_errno(e, errno, "打不开文件夹“%s”", rel);
	ok = walk(fd, rel, 0, a, out, e);
	close(fd);
	sort_stable(out->xml.v, out->xml.n, sizeof(char *), by_bytes, NULL);
	sort_stable(out->ignored.v, out->ignored.n, sizeof(char *), by_bytes,
	    NULL);
	return ok;
}
