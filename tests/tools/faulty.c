/*
 * faulty.c - a library to be preloaded: counts what a program does to the
 * disk and makes the FAULT_AT-th deed go wrong, in the way FAULT_HOW says:
 *   kill  the process dies before the deed
 *   half  a write writes half of it, then the process dies
 *   full  this and every later deed that needs room fails with ENOSPC
 *   once  this one deed fails with EIO
 *   short the FAULT_AT-th read gives half of what was asked for
 *   lost  this one read fails with EIO
 *   empty this one memory allocation, and every later one, fails
 * Reads and allocations have counts of their own and are not in the log.
 * FAULT_LOG names a file that gets one line per deed: name and path.
 * Standard output and error do not count.  Only system calls are used, so
 * that nothing here is counted itself.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum deed { ROOM, NO_ROOM }; /* does it need room on the disk? */
enum outcome { GO_ON, HALF, FAIL };

static atomic_long deeds;

static bool
says(const char *name, const char *value)
{
	const char *v = getenv(name);

	return v != NULL && strcmp(v, value) == 0;
}

static void
note(const char *name, const char *path)
{
	const char *log = getenv("FAULT_LOG");
	char line[512];
	int n, fd;

	if (log == NULL)
		return;
	fd = (int)syscall(SYS_openat, AT_FDCWD, log,
	    O_WRONLY | O_APPEND | O_CREAT, 0600);
	n = snprintf(line, sizeof(line), "%s %s\n", name, path);
	if (fd >= 0 && n > 0)
		syscall(SYS_write, fd, line, (size_t)n);
	if (fd >= 0)
		syscall(SYS_close, fd);
}

static void
die(void)
{
	syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
}

static enum outcome
trip(enum deed d, const char *name, const char *path)
{
	const char *text = getenv("FAULT_AT");
	long at = text == NULL ? 0 : strtol(text, NULL, 10);
	long now = atomic_fetch_add(&deeds, 1) + 1;

	note(name, path);
	if (at == 0 || now < at)
		return GO_ON;
	if (says("FAULT_HOW", "full")) {
		errno = ENOSPC;
		return d == ROOM ? FAIL : GO_ON;
	}
	if (now != at)
		return GO_ON;
	if (says("FAULT_HOW", "half"))
		return HALF;
	if (says("FAULT_HOW", "once")) {
		errno = EIO;
		return FAIL;
	}
	if (says("FAULT_HOW", "kill"))
		die();
	return GO_ON;
}

/* The path of an open file, for the log. */
static const char *
path_of(int fd, char out[512])
{
	char link[64];
	long n;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = syscall(SYS_readlinkat, AT_FDCWD, link, out, 511);
	out[n < 0 ? 0 : n] = '\0';
	return out;
}

#define DEED(d, name, path, half, call) \
	switch (trip(d, name, path)) { \
	case HALF: \
		half; \
		die(); \
		return -1; \
	case FAIL: \
		return -1; \
	case GO_ON: \
		break; \
	} \
	return call

ssize_t
write(int fd, const void *p, size_t n)
{
	char path[512];

	if (fd <= 2)
		return syscall(SYS_write, fd, p, n);
	DEED(ROOM, "write", path_of(fd, path),
	    syscall(SYS_write, fd, p, n / 2), syscall(SYS_write, fd, p, n));
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
	char path[512];

	DEED(ROOM, "pwrite", path_of(fd, path),
	    syscall(SYS_pwrite64, fd, p, n / 2, at),
	    syscall(SYS_pwrite64, fd, p, n, at));
}

ssize_t
pwrite64(int fd, const void *p, size_t n, off_t at)
{
	return pwrite(fd, p, n, at);
}

static int
open_any(int dir, const char *path, int flags, mode_t mode)
{
	if ((flags & O_CREAT) == 0)
		return (int)syscall(SYS_openat, dir, path, flags, mode);
	DEED(ROOM, "create", path, , (int)syscall(SYS_openat, dir, path,
	    flags, mode));
}

/* Is this the one of its kind that goes wrong? */
static bool
strikes(const char *how, atomic_long *count)
{
	const char *text = getenv("FAULT_AT");

	return text != NULL && says("FAULT_HOW", how) &&
	    atomic_fetch_add(count, 1) + 1 == strtol(text, NULL, 10);
}

ssize_t
read(int fd, void *p, size_t n)
{
	static atomic_long shorts, losts;

	if (fd > 2 && strikes("lost", &losts)) {
		errno = EIO;
		return -1;
	}
	if (fd > 2 && n > 1 && strikes("short", &shorts))
		n /= 2;
	return syscall(SYS_read, fd, p, n);
}

#ifdef FAULTY_MEMORY /* not under a sanitizer, which has its own */
extern void *__libc_malloc(size_t n);

void *
malloc(size_t n)
{
	static atomic_long mallocs;
	static atomic_bool gone;

	if (environ != NULL && !gone && strikes("empty", &mallocs))
		gone = true;
	if (gone) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_malloc(n);
}
#endif

#define OPEN(name, params, dir) \
int \
name params \
{ \
	mode_t mode = 0; \
	va_list ap; \
\
	va_start(ap, flags); \
	if ((flags & (O_CREAT | O_TMPFILE)) != 0) \
		mode = va_arg(ap, mode_t); \
	va_end(ap); \
	return open_any(dir, path, flags, mode); \
}

OPEN(open, (const char *path, int flags, ...), AT_FDCWD)
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD)
OPEN(openat, (int at, const char *path, int flags, ...), at)
OPEN(openat64, (int at, const char *path, int flags, ...), at)

int
rename(const char *old, const char *new)
{
	DEED(ROOM, "rename", new, , (int)syscall(SYS_rename, old, new));
}

int
renameat2(int old_at, const char *old, int new_at, const char *new,
    unsigned flags)
{
	DEED(NO_ROOM, "renameat2", new, , (int)syscall(SYS_renameat2, old_at,
	    old, new_at, new, flags));
}

int
mkdir(const char *path, mode_t mode)
{
	DEED(ROOM, "mkdir", path, , (int)syscall(SYS_mkdir, path, mode));
}

int
unlink(const char *path)
{
	DEED(NO_ROOM, "unlink", path, , (int)syscall(SYS_unlink, path));
}

int
unlinkat(int at, const char *path, int flags)
{
	DEED(NO_ROOM, "unlinkat", path, , (int)syscall(SYS_unlinkat, at, path,
	    flags));
}

int
ftruncate(int fd, off_t n)
{
	char path[512];

	DEED(NO_ROOM, "ftruncate", path_of(fd, path), ,
	    (int)syscall(SYS_ftruncate, fd, n));
}

int
ftruncate64(int fd, off_t n)
{
	return ftruncate(fd, n);
}

int
fsync(int fd)
{
	char path[512];

	DEED(NO_ROOM, "fsync", path_of(fd, path), ,
	    (int)syscall(SYS_fsync, fd));
}

int
fdatasync(int fd)
{
	char path[512];

	DEED(NO_ROOM, "fdatasync", path_of(fd, path), ,
	    (int)syscall(SYS_fdatasync, fd));
}

int
syncfs(int fd)
{
	char path[512];

	DEED(NO_ROOM, "syncfs", path_of(fd, path), ,
	    (int)syscall(SYS_syncfs, fd));
}
