/* The part of outfile.h that walks folders. */
#include "base/outfile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sort.h"

enum entry_kind { ENTRY_FILE, ENTRY_DIR, ENTRY_OTHER };

struct names {
	struct arena *a;
	enum entry_kind want;   /* of what is walked through */
	VEC(const char *) list;
};

/* Opens a folder below `at`, never through a link; NULL and errno. */
static DIR *
open_below(int at, const char *name, int follow)
{
	int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | follow);
	DIR *dir;

	if (fd < 0)
		return NULL;
	dir = fdopendir(fd);
	if (dir == NULL)
		close(fd);
	return dir;
}

/* The next name but "." and ".."; NULL at the end (errno 0) or fault. */
static const char *
next_name(DIR *dir)
{
	const struct dirent *d;

	do {
		errno = 0;
		d = readdir(dir);
	} while (d != NULL &&
	    (strcmp(d->d_name, ".") == 0 || strcmp(d->d_name, "..") == 0));
	return d == NULL ? NULL : d->d_name;
}

static int
cmp_names(const void *left, const void *right, void *ctx)
{
	const char *const *x = left, *const *y = right;

	(void)ctx;
	return strcmp(*x, *y);
}

static void
names_done(struct names *f, const char *const **out, size_t *n)
{
	sort_stable(f->list.v, f->list.n, sizeof(*f->list.v), cmp_names,
	    NULL);
	*out = f->list.v;
	*n = f->list.n;
}

bool
dir_list(struct arena *a, const char *path, const char *const **names,
    size_t *n, struct err *e)
{
	struct names f = { .a = a };
	DIR *dir = open_below(AT_FDCWD, path, 0);
	const char *name;
	int num;

	if (dir == NULL && errno != ENOENT)
		return err_errno(e, errno, "不能读取文件夹“%s”", path);
	num = 0;
	if (dir != NULL) {
		while ((name = next_name(dir)) != NULL)
			*vec_push(a, &f.list) = arena_strdup(a, name);
		num = errno;
		closedir(dir);
	}
	if (num != 0)
		return err_errno(e, num, "不能读取文件夹“%s”", path);
	names_done(&f, names, n);
	return true;
}

/* 0 or an errno value; what vanished meanwhile is ENTRY_OTHER. */
static int
kind_of(int at, const char *name, enum entry_kind *kind)
{
	struct stat st;

	*kind = ENTRY_OTHER;
	if (fstatat(at, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ? 0 : errno;
	if (S_ISREG(st.st_mode))
		*kind = ENTRY_FILE;
	else if (S_ISDIR(st.st_mode))
		*kind = ENTRY_DIR;
	return 0;
}

/* Adds what is wanted below an open folder, which is closed; errno value. */
static int
walk(struct names *f, DIR *dir, const char *prefix, int depth)
{
	const char *name;
	int num = 0;

	while (num == 0 && (name = next_name(dir)) != NULL) {
		const char *path = arena_printf(f->a, "%s%s", prefix, name);
		enum entry_kind kind;
		DIR *below;

		num = kind_of(dirfd(dir), name, &kind);
		if (num == 0 && kind == f->want)
			*vec_push(f->a, &f->list) = path;
		if (num != 0 || kind != ENTRY_DIR)
			continue;
		below = depth < FOLDERS_DEEP ?
		    open_below(dirfd(dir), name, O_NOFOLLOW) : NULL;
		if (below == NULL)
			num = depth < FOLDERS_DEEP ? errno : ENAMETOOLONG;
		else
			num = walk(f, below, arena_printf(f->a, "%s/", path),
			    depth + 1);
	}
	if (num == 0)
		num = errno;
	closedir(dir);
	return num;
}

static bool
tree(struct names f, const char *root, const char *const **paths, size_t *n,
    struct err *e)
{
	DIR *dir = open_below(AT_FDCWD, root, 0);
	int num;

	if (dir == NULL && errno != ENOENT)
		return err_errno(e, errno, "不能读取文件夹“%s”", root);
	num = dir == NULL ? 0 : walk(&f, dir, "", 0);
	if (num != 0)
		return err_errno(e, num, "不能读取文件夹“%s”里的内容", root);
	names_done(&f, paths, n);
	return true;
}

bool
dir_tree(struct arena *a, const char *root, const char *const **paths,
    size_t *n, struct err *e)
{
	return tree((struct names){ .a = a, .want = ENTRY_FILE }, root,
	    paths, n, e);
}

bool
dir_folders(struct arena *a, const char *root, const char *const **paths,
    size_t *n, struct err *e)
{
	return tree((struct names){ .a = a, .want = ENTRY_DIR }, root,
	    paths, n, e);
}

static int remove_inside(DIR *dir, int depth);

/* Removes one entry, a folder with all that is in it; errno value. */
static int
remove_at(int at, const char *name, int depth)
{
	DIR *dir;
	int num;

	if (unlinkat(at, name, 0) == 0 || errno == ENOENT)
		return 0;
	if (errno != EISDIR && errno != EPERM)
		return errno;
	if (depth >= FOLDERS_DEEP)
		return ENAMETOOLONG;
	dir = open_below(at, name, O_NOFOLLOW);
	if (dir == NULL)
		return errno;
	num = remove_inside(dir, depth + 1);
	if (num == 0 && unlinkat(at, name, AT_REMOVEDIR) != 0)
		num = errno;
	return num;
}

/* Empties an open folder, which is closed. */
static int
remove_inside(DIR *dir, int depth)
{
	const char *name;
	int num = 0;

	while (num == 0 && (name = next_name(dir)) != NULL)
		num = remove_at(dirfd(dir), name, depth);
	if (num == 0)
		num = errno;
	closedir(dir);
	return num;
}

bool
dir_remove(const char *path, struct err *e)
{
	int num = remove_at(AT_FDCWD, path, 0);

	return num == 0 || err_errno(e, num, "不能删除“%s”", path);
}
