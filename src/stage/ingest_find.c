/*
 * ingest_find.c - which files a run takes in and a check looks at.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/outfile.h"
#include "base/sort.h"
#include "stage/ingest_pass.h"

/* "office", "units/410922" or "units" of a path below inputs/. */
static const char *
place_of(struct arena *a, const char *rel)
{
	const char *slash = strchr(rel, '/');
	size_t n;

	if (slash == NULL)
		return "";
	n = (size_t)(slash - rel);
	if (strncmp(rel, "units/", 6) == 0) {
		slash = strchr(rel + 6, '/');
		n = slash == NULL ? 5 : (size_t)(slash - rel);
	}
	return arena_strndup(a, rel, n);
}

static void
set_candidate(struct candidate *c, struct arena *a, const char *shown,
    const char *on_disk, const char *place)
{
	const char *slash = strrchr(on_disk, '/');

	c->path = shown;
	c->place = place;
	c->name = slash == NULL ? on_disk : slash + 1;
	c->folder = slash == NULL ? "." :
	    arena_strndup(a, on_disk, (size_t)(slash - on_disk) + 1);
}

static void
name_skipped(struct workspace *ws, struct intake *in,
    const struct infile_skipped *s)
{
	static const char *const why[] = {
		[SKIP_ZIP] = "压缩包不读取，请解压后放入",
		[SKIP_LINK] = "是链接，不予读取，请放入文件本身",
		[SKIP_SPECIAL] = "不是普通文件，不予读取",
		[SKIP_NAME] = "名字不是UTF-8文字或含有看不见的字符，不予读取",
		[SKIP_DEEP] = "文件夹层数过多，不予读取",
	};
	struct passed_over *v = vec_push(ws->a, &in->passed);

	v->path = s->path;
	v->rule = "";
	v->why = why[s->why];
}

static bool
take_all(struct workspace *ws, struct history *h, bool keep,
    struct intake *out, struct err *e)
{
	struct pass p = { .ws = ws, .h = h, .keep = keep, .in = out };
	struct infile_list list;

	memset(out, 0, sizeof(*out));
	memset(&list, 0, sizeof(list));
	if (h->replay)
		return true;
	if (!infile_walk(&ws->in, "inputs", ws->a, &list, e))
		return false;
	p.n = list.xml.n;
	p.c = arena_array(ws->a, struct candidate, p.n);
	for (size_t i = 0; i < p.n; i++) {
		const char *rel = list.xml.v[i];

		set_candidate(&p.c[i], ws->a, rel, rel, place_of(ws->a,
		    rel + strlen("inputs/")));
		p.c[i].base = &ws->in;
	}
	for (size_t i = 0; i < list.skipped.n; i++)
		name_skipped(ws, out, &list.skipped.v[i]);
	return pass_run(&p, e);
}

bool
ingest(struct workspace *ws, struct history *h, struct intake *out,
    struct err *e)
{
	return take_all(ws, h, true, out, e);
}

bool
ingest_look(struct workspace *ws, struct history *h, struct intake *out,
    struct err *e)
{
	return take_all(ws, h, false, out, e);
}

/* --- check --- */

/* The path below the workspace's inputs/, NULL if it lies elsewhere. */
static const char *
below_inputs(struct workspace *ws, const char *file)
{
	char inputs[PATH_MAX], real[PATH_MAX];
	size_t n;

	if (realpath(arena_printf(ws->a, "%s/inputs", ws->dir), inputs) ==
	    NULL || realpath(file, real) == NULL)
		return NULL;
	n = strlen(inputs);
	if (strncmp(real, inputs, n) != 0 || real[n] != '/')
		return NULL;
	return arena_strdup(ws->a, real + n + 1);
}

struct found { VEC(const char *) file; };

/* A file as named, or all XML files of a folder. */
static bool
find_named(struct workspace *ws, const char *path, struct found *out,
    struct err *e)
{
	struct infile_list list;
	struct indir dir = INDIR_INIT;
	struct stat st;
	bool ok;

	memset(&list, 0, sizeof(list));
	if (stat(path, &st) != 0)
		return err_set(e, ERR_USAGE, "没有“%s”这个文件或文件夹", path);
	if (!S_ISDIR(st.st_mode)) {
		*vec_push(ws->a, &out->file) = path;
		return true;
	}
	ok = indir_open(path, &dir, e) &&
	    infile_walk(&dir, "", ws->a, &list, e);
	indir_close(&dir);
	for (size_t i = 0; ok && i < list.xml.n; i++)
		*vec_push(ws->a, &out->file) = arena_printf(ws->a, "%s%s%s",
		    path, path[strlen(path) - 1] == '/' ? "" : "/",
		    list.xml.v[i]);
	return ok;
}

/* A file named twice, or by its folder too, is one file and no copy. */
static void
drop_named_twice(struct workspace *ws, struct found *f)
{
	struct map seen;
	char real[PATH_MAX];
	size_t kept = 0;

	map_init(&seen, ws->a);
	for (size_t i = 0; i < f->file.n; i++)
		if (realpath(f->file.v[i], real) == NULL ||
		    map_put(&seen, arena_strdup(ws->a, real), f) == NULL)
			f->file.v[kept++] = f->file.v[i];
	f->file.n = kept;
}

bool
ingest_check(struct workspace *ws, struct history *h,
    const struct to_check *what, struct checked *out, struct err *e)
{
	struct intake in = { 0 };
	struct pass p = { .ws = ws, .h = h, .alone = what->alone, .in = &in,
		.found = &out->found };
	struct found found = { { NULL, 0, 0 } };
	bool ok = true;

	for (size_t i = 0; ok && i < what->n; i++)
		ok = find_named(ws, what->path[i], &found, e);
	drop_named_twice(ws, &found);
	p.n = found.file.n;
	p.c = arena_array(ws->a, struct candidate, p.n);
	for (size_t i = 0; ok && i < p.n; i++) {
		const char *file = found.file.v[i];
		const char *rel = below_inputs(ws, file);

		set_candidate(&p.c[i], ws->a, rel == NULL ? file :
		    arena_printf(ws->a, "inputs/%s", rel), file,
		    rel == NULL ? NULL : place_of(ws->a, rel));
	}
	out->nothing = p.n == 0;
	ok = ok && pass_run(&p, e);
	diag_sort(&out->found);
	memcpy(out->by_verdict, in.by_verdict, sizeof(in.by_verdict));
	return ok;
}
