/*
 * typeset_page.c - strips to pages.
 *
 * Strips that must stay together (keep) go to a page as one group; a
 * group longer than a page is parted all the same.  A blank at the top
 * of a page is left out, but on page 1, where it is part of the form.
 */
#include "out/typeset_page.h"

#include <assert.h>

struct placer {
	struct setter *s;
	const struct sheet *sheet;
	struct sheet turned;
	struct layout *out;
	struct page *page;
	mpt_t top, bottom; /* of the page's area */
	mpt_t y;
	bool empty;        /* nothing but blanks on the page */
	const struct strip *last; /* put on the page, and where */
	mpt_t last_y;
	bool landscape;
};

struct sheet
sheet_turned(const struct sheet *sheet)
{
	struct sheet t = *sheet;

	t.left = MM(297) - sheet->bottom;
	t.width = sheet->bottom - sheet->top;
	t.top = t.first_top = sheet->left;
	t.bottom = t.first_bottom = sheet->left + sheet->width;
	return t;
}

static void
draw_rules(struct placer *p, const struct rule_list *v, mpt_t y)
{
	for (size_t i = 0; i < v->v.n; i++) {
		struct rule_line *r = vec_push(p->s->a, &p->page->rule);

		*r = v->v.v[i];
		r->y0 += y;
		r->y1 += y;
	}
}

static void
page_begin(struct placer *p, bool landscape)
{
	bool first = p->out->page.n == 0;
	const struct sheet *t = landscape ? &p->turned : p->sheet;

	if (p->last != NULL)
		draw_rules(p, &p->last->below, p->last_y);
	p->last = NULL;
	p->page = vec_push(p->s->a, &p->out->page);
	p->page->width = landscape ? MM(297) : MM(210);
	p->page->height = landscape ? MM(210) : MM(297);
	p->landscape = landscape;
	p->top = first ? t->first_top : t->top;
	p->bottom = first ? t->first_bottom : t->bottom;
	p->y = p->top;
	p->empty = true;
}

/* Where a strip begins when what stands before it ends at y. */
static mpt_t
strip_top(const struct placer *p, const struct strip *t, mpt_t y)
{
	mpt_t pitch = p->sheet->pitch, lines;

	if (!t->snap || !p->sheet->grid)
		return y;
	lines = (y - p->top + pitch - 1) / pitch;
	return p->top + lines * pitch;
}

/* How many strips from v on are never parted. */
static size_t
joined(const struct strip *v, size_t n)
{
	size_t i = 0;

	while (i + 1 < n && v[i].joined)
		i++;
	return i + 1;
}

/* Does the group v[0..n-1] end above the page's lower edge? */
static bool
group_fits(const struct placer *p, const struct strip *v, size_t n)
{
	mpt_t y = p->y;

	for (size_t i = 0; i < n; i++)
		y = strip_top(p, &v[i], y) + v[i].height;
	return y <= p->bottom;
}

static void
draw(struct placer *p, const struct strip *t, mpt_t y, bool artifact)
{
	for (size_t i = 0; i < t->run.v.n; i++) {
		struct run *r = vec_push(p->s->a, &p->page->run);

		*r = t->run.v.v[i];
		r->y += y;
		if (artifact)
			r->tag = TAG_ARTIFACT;
	}
	draw_rules(p, &t->rule, y);
}

/* What the strip tells of its page: bookmark, cells, chart. */
static void
mark(struct placer *p, const struct strip *t)
{
	struct bookmark *b;

	for (size_t i = 0; i < t->n_cells; i++)
		*vec_push(p->s->a, &p->out->cell) = t->cell[i];
	if (t->figure != NULL) {
		struct figure_tag *f = vec_push(p->s->a, &p->out->figure);

		*f = *t->figure;
		f->page = (uint32_t)p->out->page.n - 1;
		f->y0 += p->y;
		f->y1 += p->y;
	}
	if (t->bookmark == NULL)
		return;
	b = vec_push(p->s->a, &p->out->bookmark);
	*b = (struct bookmark){ t->bookmark, (uint32_t)p->out->page.n - 1,
		p->y, t->depth };
}

static void
put(struct placer *p, const struct strip *t)
{
	bool later = p->out->page.n > 1;

	if (p->empty && later && t->blank)
		return;
	if (p->empty && later && t->head != NULL) {
		for (size_t i = 0; i < t->n_heads; i++) {
			draw(p, &t->head[i], p->y, true);
			p->y += t->head[i].height;
		}
	}
	p->y = strip_top(p, t, p->y);
	if (p->empty && later)
		draw_rules(p, &t->above, p->y);
	if (t->bottom && p->bottom - t->height > p->y)
		p->y = p->bottom - t->height;
	mark(p, t);
	draw(p, t, p->y, false);
	p->last = t;
	p->last_y = p->y;
	p->y += t->height;
	p->empty &= t->blank;
}

static void
put_group(struct placer *p, const struct strip *v, size_t n)
{
	if (!p->empty && !group_fits(p, v, n))
		page_begin(p, v->landscape);
	for (size_t i = 0; i < n; i++) {
		if (!v[i].blank && v[i].landscape != p->landscape)
			page_begin(p, v[i].landscape);
		if (!p->empty && !v[i].blank &&
		    !group_fits(p, &v[i], joined(&v[i], n - i)))
			page_begin(p, p->landscape);
		put(p, &v[i]);
	}
}

void
strip_blank(struct setter *s, struct strips *out, mpt_t height)
{
	struct strip *t = vec_push(s->a, &out->v);

	t->height = height;
	t->blank = true;
}

size_t
strip_lines(struct setter *s, struct strips *out, const struct set_text *t,
    mpt_t height, const struct run_spec *r)
{
	size_t first = out->v.n;

	for (size_t i = 0; i < t->n; i++) {
		struct strip *n = vec_push(s->a, &out->v);
		struct run_spec at = *r;

		/* 天头 is white: the first line's em box begins the page */
		at.y = line_baseline(r->size, r->size);
		n->height = height;
		n->snap = true;
		line_put(s, &t->line[i], &at, &n->run);
	}
	return first;
}

void
strips_place(struct setter *s, const struct strips *in,
    const struct sheet *sheet, struct layout *out)
{
	struct placer p = { .s = s, .sheet = sheet, .out = out };

	p.turned = sheet_turned(sheet);
	page_begin(&p, in->v.n > 0 && in->v.v[0].landscape);
	for (size_t i = 0, k; i < in->v.n; i = k) {
		for (k = i; k + 1 < in->v.n && in->v.v[k].keep &&
		    in->v.v[k].landscape == in->v.v[k + 1].landscape;)
			k++;
		k++;
		put_group(&p, in->v.v + i, k - i);
	}
	assert(out->page.n > 0);
}
