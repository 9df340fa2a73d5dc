/*
 * bag_names.c - what manifests call a file, and the file meant.
 */
#include <string.h>

#include "base/normal.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "io/bag_parse.h"

struct bag_names {
	struct map exact;        /* path -> bag_file */
	struct map normal;       /* normal form -> bag_file, made when asked */
	struct map folder;
	struct map deep;         /* folders that were not entered */
	bool have_normal;
};

/* --- of paths --- */

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* %HH decoded: all of them, or those that the RFC has encoded (LF, CR, %). */
static const char *
percent_decoded(struct arena *a, const char *path, bool all)
{
	char *out = arena_strdup(a, path), *to = out;

	for (const char *s = path; *s != '\0'; s++) {
		int hi = s[0] == '%' ? hex_value(s[1]) : -1;
		int lo = hi < 0 ? -1 : hex_value(s[2]);
		int c = lo < 0 ? -1 : hi * 16 + lo;

		if (c > 0 && (all || c == '\n' || c == '\r' || c == '%')) {
			*to++ = (char)c;
			s += 2;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
	return utf8_valid(out, (size_t)(to - out)) ? out : path;
}

/* Does it lead out of the bag, here or on another system? */
static bool
leads_out(const char *path)
{
	bool drive = ((path[0] >= 'A' && path[0] <= 'Z') ||
	    (path[0] >= 'a' && path[0] <= 'z')) && path[1] == ':' &&
	    (path[2] == '\\' || path[2] == '/');

	if (path[0] == '/' || path[0] == '~' || path[0] == '\\' || drive)
		return true;
	for (const char *s = path; *s != '\0'; s += strspn(s, "/\\")) {
		size_t n = strcspn(s, "/\\");

		if (n == 2 && s[0] == '.' && s[1] == '.')
			return true;
		s += n;
	}
	return false;
}

/* Without "." and empty components. */
static const char *
plain_path(struct arena *a, const char *path)
{
	char *out = arena_strdup(a, path), *to = out;

	for (const char *s = path; *s != '\0'; s += strspn(s, "/")) {
		size_t n = strcspn(s, "/");

		if (n > 0 && !(n == 1 && s[0] == '.')) {
			if (to > out)
				*to++ = '/';
			memmove(to, s, n);
			to += n;
		}
		s += n;
	}
	*to = '\0';
	return out;
}

const char *
bag_path(struct bag *b, const char *object, uint32_t line,
    const char *written)
{
	const char *path;

	if (written[0] == '*') {
		bag_fault(b, BAG_MANIFESTS, LEVEL_WARN, object, line,
		    "文件名前的星号是校验工具写的，规范里没有");
		written++;
	}
	if (leads_out(written) ||
	    leads_out(percent_decoded(b->a, written, true))) {
		bag_fault(b, BAG_PATHS, LEVEL_REFUSE, object, line,
		    "路径“%s”通到包外", written);
		return NULL;
	}
	path = plain_path(b->a, written);
	if (strcmp(path, written) != 0)
		bag_fault(b, BAG_MANIFESTS, LEVEL_WARN, object, line,
		    "路径“%s”不是最简的写法", written);
	if (path[0] != '\0')
		return path;
	bag_fault(b, BAG_MANIFESTS, LEVEL_REFUSE, object, line,
	    "没有写文件名");
	return NULL;
}

/* --- which file --- */

static struct bag_names *
names_of(struct bag *b)
{
	struct bag_names *n = b->names;

	if (n != NULL)
		return n;
	n = b->names = arena_new(b->a, struct bag_names);
	map_init(&n->exact, b->a);
	map_init(&n->normal, b->a);
	map_init(&n->folder, b->a);
	map_init(&n->deep, b->a);
	for (size_t i = 0; i < b->file.n; i++)
		map_put(&n->exact, b->file.v[i].path, &b->file.v[i]);
	for (size_t i = 0; i < b->folder.n; i++)
		map_put(&n->folder, b->folder.v[i], n);
	for (size_t i = 0; i < b->deep.n; i++)
		map_put(&n->deep, b->deep.v[i], n);
	return n;
}

bool
bag_has(struct bag *b, const char *path)
{
	return map_get(&names_of(b)->exact, path) != NULL;
}

bool
bag_too_deep(struct bag *b, const char *path)
{
	const struct bag_names *n = names_of(b);
	const char *slash = path;

	while (b->deep.n > 0 && (slash = strchr(slash, '/')) != NULL) {
		if (map_get(&n->deep, arena_strndup(b->a, path,
		    (size_t)(slash - path))) != NULL)
			return true;
		slash++;
	}
	return false;
}

static const struct bag_file *
by_normal_form(struct bag *b, const char *path)
{
	struct bag_names *n = names_of(b);

	for (size_t i = 0; !n->have_normal && i < b->file.n; i++) {
		struct bag_file *f = &b->file.v[i];

		if (f->shown == f->path)
			map_put(&n->normal, normal_form(b->a, f->path), f);
	}
	n->have_normal = true;
	return map_get(&n->normal, normal_form(b->a, path));
}

int32_t
bag_find(struct bag *b, const char *object, uint32_t line,
    const char *path)
{
	struct bag_names *n = names_of(b);
	const char *const as[] = { percent_decoded(b->a, path, false), path,
		percent_decoded(b->a, path, true) };
	const struct bag_file *f = NULL;
	size_t i;

	for (i = 0; f == NULL && i < sizeof(as) / sizeof(as[0]); i++)
		f = map_get(&n->exact, as[i]);
	if (f != NULL) {
		if (i == 3)
			bag_fault(b, BAG_MANIFESTS, LEVEL_WARN, object, line,
			    "文件名“%s”里多余地用了百分号编码", path);
		return (int32_t)(f - b->file.v);
	}
	if (map_get(&n->folder, as[0]) != NULL) {
		bag_fault(b, BAG_MANIFESTS, LEVEL_REFUSE, object, line,
		    "“%s”是文件夹，清单只列文件", path);
		return -1;
	}
	f = by_normal_form(b, as[0]);
	if (f == NULL)
		return -1;
	bag_fault(b, BAG_COMPLETE, LEVEL_WARN, object, line, "文件名“%s”与"
	    "包里的只在统一码的写法上不同", path);
	return (int32_t)(f - b->file.v);
}

/* 6.1: they cannot be told apart on other systems. */
void
bag_check_names(struct bag *b)
{
	struct map seen;

	map_init(&seen, b->a);
	for (size_t i = 0; i < b->file.n; i++) {
		const struct bag_file *f = &b->file.v[i];
		const char *key, *had;

		if (f->shown != f->path)
			continue;
		key = normal_fold(b->a, f->path);
		had = map_put(&seen, key, (void *)(uintptr_t)f->path);
		if (had != NULL)
			bag_fault(b, BAG_COMPLETE, LEVEL_WARN, f->shown, 0,
			    "与“%s”只差大小写或者统一码的写法", had);
	}
}
