/*
 * bag_names.c - what manifests call a file, and the file meant.
 */
#include <string.h>
#include <strings.h>

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

/* The byte that %HH stands for; -1 for anything else. */
static int
percent_byte(const char *s)
{
	int hi = s[0] == '%' ? hex_value(s[1]) : -1;
	int lo = hi < 0 ? -1 : hex_value(s[2]);
	int c = lo < 0 ? 0 : hi * 16 + lo;

	return c > 0 ? c : -1;
}

/* Those %HH decoded that stand for a character of `of`; NULL = for any. */
static const char *
percent_decoded(struct arena *a, const char *path, const char *of)
{
	char *out = arena_strdup(a, path), *to = out;

	for (const char *s = path; *s != '\0'; s++) {
		int c = percent_byte(s);

		if (c > 0 && (of == NULL || strchr(of, c) != NULL)) {
			*to++ = (char)c;
			s += 2;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
	return utf8_valid(out, (size_t)(to - out)) ? out : path;
}

static bool
only_encodes(const char *path, const char *of)
{
	for (const char *s = path; (s = strchr(s, '%')) != NULL; s++)
		if (percent_byte(s) < 0 || strchr(of, percent_byte(s)) == NULL)
			return false;
	return true;
}

/* Does it lead out of the bag on some system, whatever lies before it?  Up
 * by "/.." it is followed (plain_path), by a backslash never. */
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

		if (n == 2 && s[0] == '.' && s[1] == '.' && (s[2] == '\\' ||
		    (s > path && s[-1] == '\\')))
			return true;
		s += n;
	}
	return false;
}

/* Without ".", ".." and empty components; NULL where it leads out. */
static const char *
plain_path(struct arena *a, const char *path)
{
	char *out = arena_strdup(a, path), *to = out;

	if (leads_out(path))
		return NULL;
	for (const char *s = path; *s != '\0'; s += strspn(s, "/")) {
		size_t n = strcspn(s, "/");

		if (n == 2 && s[0] == '.' && s[1] == '.') {
			if (to == out)
				return NULL;
			while (to > out && *--to != '/')
				;
		} else if (n > 0 && !(n == 1 && s[0] == '.')) {
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

/* What is encoded from 1.0 on, and nothing else (2.1.3). */
static const char encoded[] = "\r\n%";

static bool
is_strict(const struct bag *b)
{
	return bag_since(b, BAG_1_0) == LEVEL_REFUSE;
}

/* The first meaning of a path that is a file, else the first; NULL where
 * one that is tried leads out.  Before 1.0 ends of lines alone were encoded,
 * and tools encoded more.  `as`: before it was made plain. */
static const char *
path_meant(struct bag *b, const char *written, const char **as, bool *first)
{
	static const char *const of[] = { "\r\n", encoded, NULL };
	size_t from = is_strict(b) ? 1 : 0, end = is_strict(b) ? 2 : 3;
	const char *path = NULL;

	for (size_t i = from; i < end; i++) {
		*as = percent_decoded(b->a, written, of[i]);
		*first = i == from;
		path = plain_path(b->a, *as);
		if (path == NULL || bag_has(b, path))
			return path;
	}
	if (*first)
		return path;
	*first = true;
	*as = percent_decoded(b->a, written, of[from]);
	return plain_path(b->a, *as);
}

const char *
bag_path(struct bag *b, const char *object, uint32_t line,
    const char *written)
{
	const char *path, *as;
	bool first;

	if (written[0] == '*') {
		bag_fault(b, BAG_MANIFESTS, LEVEL_WARN, object, line,
		    "文件名前的星号是校验工具写的，BagIt 1.0 里没有");
		written++;
	}
	if (is_strict(b) && !only_encodes(written, encoded)) {
		bag_fault(b, BAG_MANIFESTS, LEVEL_REFUSE, object, line,
		    "路径“%s”里的百分号应当写成%%25；换行、回车写成%%0A、%%0D，"
		    "别的字不编码", written);
		return NULL;
	}
	path = path_meant(b, written, &as, &first);
	if (path == NULL) {
		bag_fault(b, BAG_PATHS, LEVEL_REFUSE, object, line,
		    "路径“%s”通到包外", written);
		return NULL;
	}
	if (!first)
		bag_fault(b, BAG_MANIFESTS, LEVEL_WARN, object, line,
		    "文件名“%s”里多余地用了百分号编码", written);
	if (strcmp(path, as) != 0)
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
	const struct bag_file *f = map_get(&n->exact, path);

	if (f != NULL)
		return (int32_t)(f - b->file.v);
	if (map_get(&n->folder, path) != NULL) {
		bag_fault(b, BAG_MANIFESTS, LEVEL_REFUSE, object, line,
		    "“%s”是文件夹，清单只列文件", path);
		return -1;
	}
	f = by_normal_form(b, path);
	if (f == NULL)
		return -1;
	bag_fault(b, BAG_COMPLETE, LEVEL_WARN, object, line, "文件名“%s”与"
	    "包里的只在统一码的写法上不同", path);
	return (int32_t)(f - b->file.v);
}

/* Without difference of case; '#' is a digit from 1 on. */
static bool
is_like(const char *pattern, const char *s, size_t n)
{
	if (strlen(pattern) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (pattern[i] == '#' ? s[i] < '1' || s[i] > '9' :
		    strncasecmp(&pattern[i], &s[i], 1) != 0)
			return false;
	return true;
}

/* 6.1.2: names that other systems keep for themselves. */
static void
check_reserved(struct bag *b, const char *path, const char *shown)
{
	static const struct { const char *like; bool device; } of[] = {
		{ "CON", true }, { "PRN", true }, { "AUX", true },
		{ "NUL", true }, { "COM#", true }, { "LPT#", true },
		{ ".DS_Store", false }, { "Thumbs.db", false },
	};
	const char *name = strrchr(path, '/');

	if (strncmp(path, "data/", 5) != 0 || name == NULL)
		return;
	name++;
	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++)
		if (is_like(of[i].like, name, of[i].device ?
		    strcspn(name, ".") : strlen(name)))
			bag_fault(b, BAG_COMPLETE, LEVEL_WARN, shown, 0,
			    of[i].device ? "是Windows留给设备的名称，在那里不能"
			    "作文件名" : "是操作系统自己写的文件，不是归档的"
			    "内容");
}

/* 6.1: they cannot be told apart on other systems. */
static void
check_alike(struct bag *b)
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

void
bag_check_names(struct bag *b)
{
	check_alike(b);
	for (size_t i = 0; i < b->file.n; i++)
		check_reserved(b, b->file.v[i].path, b->file.v[i].shown);
	for (size_t i = 0; i < b->folder.n; i++)
		check_reserved(b, b->folder.v[i],
		    utf8_one_line(b->a, b->folder.v[i]));
}
