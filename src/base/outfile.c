#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	FILE_MODE = 0600,
	DIR_MODE = 0700,
	HASH_HEX = 16,
	TEMP_NAME = 32, /* bytes of a temporary name, NUL included */
};

/* Where the last component of a path starts. */
static size_t
name_start(const char *path)
{
	const char *stroke = strrchr(path, '/');

	return stroke == NULL ? 0 : (size_t)(stroke - path) + 1;
}

/*
 * ".part-<hash of the name>" beside `path`: the same name each time, so
 * that what a killed run left is overwritten, and short whatever the
 * length of the name.
 */
static char *
temp_path(struct arena *a, const char *path, const char *kind)
{
	size_t start = name_start(path);
	uint64_t h = UINT64_C(14695981039346656037);
	char name[TEMP_NAME];

	for (const char *p = path + start; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * UINT64_C(1099511628211);
	snprintf(name, sizeof(name), ".%s-%016llx", kind,
	    (unsigned long long)h);
	return arena_printf(a, "%.*s%s", (int)start, path, name);
}

const char *
path_trimmed(struct arena *a, const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	return arena_strndup(a, path, n);
}

bool
fd_write(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n > 0) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return false;
		p += k;
		n -= (size_t)k;
	}
	return true;
}

/* 0 or an errno value; the file is closed either way. */
static int
fill(int fd, const void *p, size_t n)
{
	int num = 0;

	if (fchmod(fd, FILE_MODE) != 0 || !fd_write(fd, p, n))
		num = errno;
	if (close(fd) != 0 && num == 0)
		num = errno;
	return num;
}

/* A device, a pipe or a socket must not be replaced by a plain file. */
static bool
is_special(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) &&
	    !S_ISDIR(st.st_mode);
}

bool
file_write(const char *path, const void *p, size_t n, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *temp = temp_path(&a, path, "part");
	int num = 0;
	int fd;

	if (is_special(path)) {
		arena_release(&a);
		return err_set(e, ERR_IO, "不能写入“%s”: 不是普通文件", path);
	}
	if (unlink(temp) != 0 && errno != ENOENT)
		num = errno;
	fd = num != 0 ? -1 : open(temp,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
	if (fd < 0) {
		num = num != 0 ? num : errno;
		goto out;
	}
	num = fill(fd, p, n);
	if (num == 0 && rename(temp, path) != 0)
		num = errno;
	if (num != 0)
		unlink(temp);
out:
	arena_release(&a);
	return num == 0 || err_errno(e, num, "不能写入文件“%s”", path);
}

/* One folder; standing already is fine. 0 or an errno value. */
static int
make_one(const char *path)
{
	struct stat st;

	if (mkdir(path, DIR_MODE) == 0)
		return chmod(path, DIR_MODE) == 0 ? 0 : errno;
	if (errno != EEXIST)
		return errno;
	if (stat(path, &st) != 0)
		return errno;
	return S_ISDIR(st.st_mode) ? 0 : ENOTDIR;
}

bool
dir_make(const char *path, struct err *e)
{
	struct arena a = ARENA_INIT;
	char *part = arena_strdup(&a, path);
	int num = *path == '\0' ? ENOENT : 0;

	for (char *p = part; num == 0 && *p != '\0'; p++) {
		if (*p != '/' || p == part || p[-1] == '/')
			continue;
		*p = '\0';
		num = make_one(part);
		*p = '/';
	}
	if (num == 0)
		num = make_one(part);
	arena_release(&a);
	return num == 0 || err_errno(e, num, "不能建立文件夹“%s”", path);
}

/* All of an open regular file; fails if it changes meanwhile. */
static bool
read_open(struct arena *a, int fd, size_t n, char **out)
{
	char *p = arena_alloc(a, n + 1);
	size_t have = 0;

	while (have <= n) {
		ssize_t k = read(fd, p + have, n + 1 - have);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return false;
		if (k == 0)
			break;
		have += (size_t)k;
	}
	if (have != n) {
		errno = EBUSY;
		return false;
	}
	*out = p;
	return true;
}

bool
file_read(struct arena *a, const char *path, size_t max_bytes,
    const char **out, size_t *n, struct err *e)
{
	struct stat st;
	char *text;
	bool ok = false;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0 || fstat(fd, &st) != 0) {
		err_errno(e, errno, "不能读取文件“%s”", path);
	} else if (!S_ISREG(st.st_mode)) {
		err_set(e, ERR_IO, "不能读取“%s”: 不是普通文件", path);
	} else if ((uintmax_t)st.st_size > max_bytes) {
		err_set(e, ERR_IO, "不能读取文件“%s”: 文件太大, "
		    "%ju 字节, 最多 %zu 字节", path,
		    (uintmax_t)st.st_size, max_bytes);
	} else if (!read_open(a, fd, (size_t)st.st_size, &text)) {
		err_errno(e, errno, "不能读取文件“%s”", path);
	} else {
		*out = text;
		*n = (size_t)st.st_size;
		ok = true;
	}
	if (fd >= 0)
		close(fd);
	return ok;
}

bool
file_same(const char *a, const char *b)
{
	struct stat x, y;

	if (stat(a, &x) != 0 || stat(b, &y) != 0)
		return strcmp(a, b) == 0;
	return x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

bool
file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool
path_taken(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

bool
path_is_part(const char *path)
{
	static const char part[] = ".part-";
	const char *name = path + name_start(path);
	size_t n = strlen(part);

	return strncmp(name, part, n) == 0 && strlen(name) == n + HASH_HEX &&
	    strspn(name + n, "0123456789abcdef") == HASH_HEX;
}

/* The folder that a path is in. */
static const char *
folder_of(struct arena *a, const char *path)
{
	size_t n = name_start(path);

	return n == 0 ? "." : path_trimmed(a, arena_strndup(a, path, n));
}

const char *
dir_beside(struct arena *a, const char *path, struct err *e)
{
	const char *in = folder_of(a, path);
	char *made = arena_printf(a, "%s/.liangze-XXXXXX", in);

	if (mkdtemp(made) != NULL)
		return made;
	err_errno(e, errno, "不能在“%s”里建立文件夹", in);
	return NULL;
}

/* rename that replaces no file: a folder takes the place of none but an
 * empty one, says the kernel. */
static int
move(const char *made, const char *path)
{
	bool folder = dir_exists(made);
	int num = 0;

	if (folder ? rename(made, path) != 0 : renameat2(AT_FDCWD, made,
	    AT_FDCWD, path, RENAME_NOREPLACE) != 0)
		num = errno;
	/* a file system that has no such rename */
	if (!folder && (num == EINVAL || num == ENOSYS))
		num = path_taken(path) ? EEXIST :
		    rename(made, path) == 0 ? 0 : errno;
	return num == ENOTEMPTY || num == ENOTDIR ? EEXIST : num;
}

/* The names in a folder on the disk; 0 or an errno value. */
static int
sync_names(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int num = fd < 0 || fsync(fd) != 0 ? errno : 0;

	if (fd >= 0)
		close(fd);
	return num;
}

bool
path_place(struct arena *a, const char *made, const char *path,
    struct err *e)
{
	int num = move(made, path);

	if (num == EEXIST)
		return err_set(e, ERR_USAGE, "“%s”已经有了，不覆盖", path);
	if (num != 0)
		return err_errno(e, num, "不能写入“%s”", path);
	num = sync_names(folder_of(a, path));
	if (num == 0)
		return true;
	/* back, to be removed with all that was made */
	(void)rename(path, made);
	return err_errno(e, num, "不能把“%s”存到磁盘", path);
}

bool
dir_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Where EXCHANGE is not known: the old one steps aside for a moment. */
static bool
exchange_slowly(const char *staged, const char *place)
{
	struct arena a = ARENA_INIT;
	const char *aside = temp_path(&a, place, "old");
	int num = 0;

	if (rename(place, aside) != 0) {
		num = errno;
	} else if (rename(staged, place) != 0) {
		num = errno;
		rename(aside, place);
	} else if (rename(aside, staged) != 0) {
		num = errno;
	}
	arena_release(&a);
	errno = num;
	return num == 0;
}

bool
dir_mend(const char *place, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *aside = temp_path(&a, place, "old");
	struct stat st;
	bool ok = true;

	if (lstat(aside, &st) == 0)
		ok = lstat(place, &st) == 0 ? dir_remove(aside, e) :
		    rename(aside, place) == 0 ||
		    err_errno(e, errno, "不能恢复“%s”", place);
	arena_release(&a);
	return ok;
}

bool
dir_publish(const char *staged, const char *place, bool *exchanged,
    struct err *e)
{
	struct stat st;
	bool ok;

	*exchanged = lstat(place, &st) == 0;
	if (!*exchanged && errno == ENOENT) {
		ok = rename(staged, place) == 0;
	} else if (!*exchanged) {
		ok = false;
	} else {
		ok = renameat2(AT_FDCWD, staged, AT_FDCWD, place,
		    RENAME_EXCHANGE) == 0;
		if (!ok && (errno == EINVAL || errno == ENOSYS))
			ok = exchange_slowly(staged, place);
	}
	return ok || err_errno(e, errno, "不能发布到“%s”", place);
}

bool
dir_sync(const char *path, struct err *e)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int num = 0;

	if (fd < 0)
		return err_errno(e, errno, "不能打开文件夹“%s”", path);
	if (syncfs(fd) != 0 || fsync(fd) != 0)
		num = errno;
	close(fd);
	return num == 0 || err_errno(e, num, "不能把“%s”存到磁盘", path);
}
