/*
 * bag.c - opening, digesting and judging a bag.
 */
#include "io/bag.h"

#include <stdarg.h>
#include <string.h>

#include "base/outfile.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "io/bag_parse.h"

void
bag_fault(struct bag *b, enum bag_check c, enum level level,
    const char *object, uint32_t line, const char *fmt, ...)
{
	struct bag_fault *f = vec_push(b->a, &b->report.fault.v);
	va_list ap;

	va_start(ap, fmt);
	*f = (struct bag_fault){ c, level, object, line,
		utf8_one_line(b->a, arena_vprintf(b->a, fmt, ap)) };
	va_end(ap);
}

enum level
bag_since(const struct bag *b, int since)
{
	return b->version == BAG_UNKNOWN || b->version >= since ?
	    LEVEL_REFUSE : LEVEL_WARN;
}

/* --- what lies there --- */

static void
take_file(struct bag *b, const struct infile_entry *x)
{
	struct bag_file *f = vec_push(b->a, &b->file);

	f->path = x->path;
	f->shown = x->shown;
	f->bytes = x->bytes;
	f->payload = strncmp(x->path, "data/", 5) == 0;
}

static void
take_entry(struct bag *b, const struct infile_entry *x)
{
	switch (x->type) {
	case INFILE_FILE:
		take_file(b, x);
		break;
	case INFILE_FOLDER:
		*vec_push(b->a, &b->folder) = x->path;
		break;
	case INFILE_LINK:
		bag_fault(b, BAG_PATHS, LEVEL_REFUSE, x->shown, 0,
		    "是链接；核验不跟随链接");
		break;
	case INFILE_SPECIAL:
		bag_fault(b, BAG_PATHS, LEVEL_REFUSE, x->shown, 0,
		    "不是普通文件");
		break;
	case INFILE_DEEP:
		*vec_push(b->a, &b->deep) = x->path;
		bag_fault(b, BAG_PATHS, LEVEL_UNJUDGED, x->shown, 0,
		    "文件夹超过%d层或者路径太长，没有进去，里面的没有核验",
		    (int)FOLDERS_DEEP);
		break;
	}
}

static bool
read_folder(struct bag *b, struct err *e)
{
	struct infile_entries all = { { NULL, 0, 0 } };
	bool data = false;

	if (!infile_all(&b->dir, b->a, &all, e))
		return false;
	b->report.tested[BAG_PATHS] = true;
	for (size_t i = 0; i < all.v.n; i++) {
		take_entry(b, &all.v.v[i]);
		data = data || (all.v.v[i].type == INFILE_FOLDER &&
		    strcmp(all.v.v[i].path, "data") == 0);
	}
	if (!data)
		bag_fault(b, BAG_COMPLETE, LEVEL_REFUSE, "data", 0,
		    "没有这个文件夹");
	return true;
}

bool
bag_open(struct bag *b, const char *path, struct arena *a, struct err *e)
{
	*b = (struct bag){ .a = a, .dir = INDIR_INIT, .report = {
		.path = path, .version = "", .encoding = "",
		.signer = "" } };
	if (!indir_open(path, &b->dir, e))
		return false;
	if (!read_folder(b, e)) {
		bag_close(b);
		return false;
	}
	bag_read_declaration(b);
	bag_read_manifests(b);
	bag_read_info(b);
	bag_read_fetch(b);
	for (size_t i = 0; i < b->file.n; i++)
		if (b->file.v[i].want != 0)
			b->file.v[i].sum = arena_new(a, struct infile_sums);
	return true;
}

void
bag_take_part(struct bag *b, const struct part *part, const char *as)
{
	b->report.part = *part;
	for (size_t i = 0; i < b->file.n; i++) {
		struct bag_file *f = &b->file.v[i];

		f->left_out = f->payload && !part_has(part,
		    arena_printf(b->a, "%s%s", as, f->path));
		b->report.left_out += f->left_out;
	}
}

void
bag_digest(struct bag *b, size_t i)
{
	struct bag_file *f = &b->file.v[i];

	if (f->want != 0 && !f->left_out)
		f->read = infile_digests(&b->dir, f->path, f->want, f->sum,
		    &f->bytes);
}

/* --- the verdict --- */

static int
by_object(const void *x, const void *y, void *ctx)
{
	const struct bag_fault *a = x, *b = y;
	int c = strcmp(a->object, b->object);

	(void)ctx;
	return c != 0 ? c : (a->line > b->line) - (a->line < b->line);
}

void
bag_judge(struct bag *b)
{
	bag_check_complete(b);
	bag_check_oxum(b);
	bag_check_digests(b);
	sort_stable(b->report.fault.v.v, b->report.fault.v.n, sizeof(*b->report.fault.v.v),
	    by_object, NULL);
}

void
bag_close(struct bag *b)
{
	indir_close(&b->dir);
}
