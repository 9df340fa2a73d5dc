/*
 * pdf_check.c - reads a finished file back: it is complete and its
 * parts are where it says. It knows the plain form that libharu writes
 * (one xref table, no object streams), not all of PDF.
 */
#include <stdint.h>
#include <string.h>

#include "out/pdf.h"

enum {
	XREF_ENTRY = 20,        /* bytes of "0000000015 00000 n\r\n" */
	TAIL = 1024,            /* where startxref is looked for */
	DICT_MAX = 4096         /* a catalog or a page tree's root */
};

struct file {
	const char *p;
	size_t n;
	size_t xref;            /* first entry of the table */
	size_t n_objects;
	struct err *e;
};

static bool
broken(const struct file *f, const char *what)
{
	return err_set(f->e, ERR_DAMAGED, "写出的 PDF 不完整：%s", what);
}

static bool
at(const struct file *f, size_t i, const char *text)
{
	size_t n = strlen(text);

	return i <= f->n && f->n - i >= n && memcmp(f->p + i, text, n) == 0;
}

/* Digits at *i, moving past them and the blanks before; false if none. */
static bool
number(const struct file *f, size_t *i, size_t *out)
{
	size_t v = 0, start;

	while (*i < f->n && (f->p[*i] == ' ' || f->p[*i] == '\n' ||
	    f->p[*i] == '\r'))
		(*i)++;
	start = *i;
	while (*i < f->n && f->p[*i] >= '0' && f->p[*i] <= '9' &&
	    *i - start < 12)
		v = v * 10 + (size_t)(f->p[(*i)++] - '0');
	*out = v;
	return *i > start;
}

/* The place after the first `text` within n bytes from `from`. */
static bool
after(const struct file *f, size_t from, size_t n, const char *text,
    size_t *out)
{
	const char *hit;

	if (from > f->n)
		return false;
	if (n > f->n - from)
		n = f->n - from;
	hit = memmem(f->p + from, n, text, strlen(text));
	if (hit == NULL)
		return false;
	*out = (size_t)(hit - f->p) + strlen(text);
	return true;
}

static bool
find_xref(struct file *f)
{
	size_t tail = f->n > TAIL ? f->n - TAIL : 0, i, end, place;

	if (!at(f, 0, "%PDF-1."))
		return broken(f, "没有文件头");
	if (!after(f, tail, TAIL, "startxref", &i) || !number(f, &i, &place))
		return broken(f, "没有 startxref");
	if (!after(f, i, TAIL, "%%EOF", &end) || f->n - end > 2)
		return broken(f, "没有文件尾");
	if (!at(f, place, "xref"))
		return broken(f, "startxref 指错了地方");
	i = place + 4;
	if (!number(f, &i, &place) || place != 0 ||
	    !number(f, &i, &f->n_objects) || f->n_objects < 2)
		return broken(f, "对象表的开头不对");
	while (i < f->n && (f->p[i] == '\r' || f->p[i] == '\n'))
		i++;
	f->xref = i;
	if (f->n_objects > (f->n - i) / XREF_ENTRY)
		return broken(f, "对象表被截断");
	return true;
}

/* Where object `id` stands, checked: "id 0 obj" is there. */
static bool
object(const struct file *f, size_t id, size_t *out)
{
	size_t i, place, got;

	if (id == 0 || id >= f->n_objects)
		return broken(f, "引用了没有的对象");
	i = f->xref + id * XREF_ENTRY;
	if (!number(f, &i, &place) || !at(f, f->xref + id * XREF_ENTRY + 10,
	    " 00000 n"))
		return broken(f, "对象表有一行不对");
	i = place;
	if (i >= f->n || !number(f, &i, &got) || got != id ||
	    !at(f, i, " 0 obj"))
		return broken(f, "对象表有一行指错了地方");
	*out = i;
	return true;
}

static bool
all_objects(const struct file *f)
{
	size_t place;

	for (size_t id = 1; id < f->n_objects; id++)
		if (!object(f, id, &place))
			return false;
	return true;
}

/* Follows `key` of the dictionary at `from` to its object. */
static bool
follow(const struct file *f, size_t from, const char *key, size_t *out)
{
	size_t i, id;

	if (!after(f, from, DICT_MAX, key, &i) || !number(f, &i, &id))
		return broken(f, "缺少目录对象");
	return object(f, id, out);
}

bool
pdf_check(const void *bytes, size_t n, size_t pages, struct err *e)
{
	struct file f = { .p = bytes, .n = n, .e = e };
	size_t trailer = 0, catalog = 0, root = 0, i = 0, count = 0;

	if (n == 0)
		return broken(&f, "文件是空的");
	if (!find_xref(&f) || !all_objects(&f))
		return false;
	if (!after(&f, f.xref + f.n_objects * XREF_ENTRY, TAIL, "trailer",
	    &trailer))
		return broken(&f, "没有 trailer");
	if (!follow(&f, trailer, "/Root ", &catalog) ||
	    !follow(&f, catalog, "/Pages ", &root))
		return false;
	/* within the object: the page tree's root may be long */
	if (!after(&f, root, f.n, "endobj", &i) ||
	    !after(&f, root, i - root, "/Count ", &i) ||
	    !number(&f, &i, &count))
		return broken(&f, "没有页数");
	if (pages > 0 && count != pages)
		return broken(&f, "页数不对");
	return true;
}
