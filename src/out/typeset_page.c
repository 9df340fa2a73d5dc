/*
 * typeset_page.c - strips to pages.
 *
 * Each page takes what fits and ends at the last place where it may:
 * strips that must stay together (keep) go to the next page as one group;
 * a group longer than a page is parted all the same.  A blank at the top
 * of a page is left out, but on page 1, where it is part of the form.
 */
#include "out/typeset_page.h"

#include <assert.h>

struct placer {
	struct setter *s;
	const struct sheet *sheet;
	struct sheet turned;
	struct layout *out;
	struct page *page; /* being drawn */
	size_t number;     /* its, from 1 */
};

/* The area of a page and how far it is filled. */
struct area {
	const struct sheet *sheet;
	mpt_t top, bottom;
	mpt_t y;
	bool first;        /* page 1 */
	bool empty;        /* nothing but blanks so far */
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

/* The area of the page whose first strip with something is v[from..]. */
static struct area
area_begin(const struct placer *p, const struct galley *g, size_t from)
{
	struct area a = { .sheet = p->sheet, .first = p->number == 1,
		.empty = true };

	while (from < g->v.n && g->v.v[from]->blank)
		from++;
	a.landscape = from < g->v.n && g->v.v[from]->landscape;
	if (a.landscape)
		a.sheet = &p->turned;
	a.top = a.first ? a.sheet->first_top : a.sheet->top;
	a.bottom = a.first ? a.sheet->first_bottom : a.sheet->bottom;
	a.y = a.top;
	return a;
}

/* Heads repeated above a strip that begins a page. */
static mpt_t
heads_height(const struct area *a, const struct strip *t)
{
	mpt_t h = 0;

	if (a->empty && !a->first && t->head != NULL)
		for (size_t i = 0; i < t->n_heads; i++)
			h += t->head[i].height;
	return h;
}

/* Where the strip begins, without the heads repeated above it. */
static mpt_t
strip_top(const struct area *a, const struct strip *t)
{
	mpt_t pitch = a->sheet->pitch, y = a->y + heads_height(a, t), lines;

	if (t->bottom && a->bottom - t->height > y)
		return a->bottom - t->height;
	if (!t->snap || !a->sheet->grid)
		return y;
	lines = (y - a->top + pitch - 1) / pitch;
	return a->top + lines * pitch;
}

static bool
strip_fits(const struct area *a, const struct strip *t)
{
	return a->empty || strip_top(a, t) + t->height <= a->bottom;
}

static void
area_take(struct area *a, const struct strip *t)
{
	if (t->blank && a->empty && !a->first)
		return;
	a->y = (t->blank ? a->y : strip_top(a, t)) + t->height;
	a->empty = a->empty && t->blank;
}

/* Must a page end before this strip, whatever room there is? */
static bool
ends_before(const struct area *a, const struct strip *t)
{
	return !t->blank && (t->landscape != a->landscape ||
	    (t->fresh && !a->empty));
}

static struct page_end
page_measure(const void *ctx, const struct galley *g, size_t from)
{
	const struct placer *p = ctx;
	struct area a = area_begin(p, g, from);
	mpt_t used = a.y, good = 0; /* by what is no blank; at `end` */
	size_t end = from, seam = from, i;

	for (i = from; i < g->v.n; i++) {
		const struct strip *t = g->v.v[i];

		if (ends_before(&a, t))
			return (struct page_end){ i, i, 0 };
		if (!a.empty && !g->v.v[i - 1]->keep) {
			end = i;
			good = used;
		}
		if (!a.empty && !g->v.v[i - 1]->joined)
			seam = i;
		if ((!t->blank || t->room) && !strip_fits(&a, t))
			break;
		area_take(&a, t);
		if (!t->blank)
			used = a.y;
	}
	if (i == g->v.n)
		return (struct page_end){ i, i, 0 };
	/* a group longer than the page is parted at a seam */
	if (end == from && seam > from)
		return (struct page_end){ seam, seam, 0 };
	if (end == from)
		return (struct page_end){ i, i, 0 };
	return (struct page_end){ end, i, used - good };
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
mark(struct placer *p, const struct strip *t, mpt_t y)
{
	struct bookmark *b;

	for (size_t i = 0; i < t->n_cells; i++)
		*vec_push(p->s->a, &p->out->cell) = t->cell[i];
	if (t->figure != NULL) {
		struct figure_tag *f = vec_push(p->s->a, &p->out->figure);

		*f = *t->figure;
		f->page = (uint32_t)p->number - 1;
		f->y0 += y;
		f->y1 += y;
	}
	if (t->bookmark == NULL)
		return;
	b = vec_push(p->s->a, &p->out->bookmark);
	*b = (struct bookmark){ t->bookmark, (uint32_t)p->number - 1, y,
		t->depth };
}

static void
put(struct placer *p, struct area *a, const struct strip *t)
{
	mpt_t y = strip_top(a, t), head = y - heads_height(a, t);

	for (size_t i = 0; head < y && i < t->n_heads; i++) {
		draw(p, &t->head[i], head, true);
		head += t->head[i].height;
	}
	if (a->empty && !a->first)
		draw_rules(p, &t->above, y);
	mark(p, t, y);
	draw(p, t, y, false);
	area_take(a, t);
}

static void
page_draw(struct placer *p, const struct galley *g, size_t from, size_t to)
{
	struct area a = area_begin(p, g, from);

	p->page = vec_push(p->s->a, &p->out->page);
	p->page->width = a.landscape ? MM(297) : MM(210);
	p->page->height = a.landscape ? MM(210) : MM(297);
	for (size_t i = from; i < to; i++) {
		put(p, &a, g->v.v[i]);
		if (i + 1 == to)
			draw_rules(p, &g->v.v[i]->below,
			    a.y - g->v.v[i]->height);
	}
}

void
strip_blank(struct setter *s, struct strips *out, mpt_t height)
{
	struct strip *t = vec_push(s->a, &out->v);

	t->height = height;
	t->blank = true;
}

void
strip_room(struct setter *s, struct strips *out, mpt_t height)
{
	strip_blank(s, out, height);
	out->v.v[out->v.n - 1].room = true;
}

void
strips_hold(struct strips *out)
{
	size_t i = out->v.n;

	while (i > 0) {
		struct strip *t = &out->v.v[--i];

		t->keep = true;
		if (!t->blank)
			break;
	}
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

/* Is every strip within the area of a page? */
static bool
fits_a_page(struct setter *s, const struct strip *t,
    const struct sheet *sheet)
{
	mpt_t room = t->landscape ? sheet->width : sheet->bottom - sheet->top;

	return t->height <= room || t->blank || err_set(s->e, ERR_CONFIG,
	    "《%s》有一块内容比一页还高，不能排版；请在文书模板里改短",
	    s->g->kind);
}

bool
strips_place(struct setter *s, const struct strips *in,
    const struct sheet *sheet, struct layout *out)
{
	struct placer p = { .s = s, .sheet = sheet, .out = out,
		.turned = sheet_turned(sheet) };
	struct galley g = { .v = { 0 } };
	size_t from = 0;

	for (size_t i = 0; i < in->v.n; i++) {
		if (!fits_a_page(s, &in->v.v[i], sheet))
			return false;
		*vec_push(s->a, &g.v) = &in->v.v[i];
	}
	do {
		struct page_end e;

		p.number = out->page.n + 1;
		e = page_fit(s, &g, from, page_measure, &p);
		assert(e.end > from || g.v.n == 0);
		page_draw(&p, &g, from, e.end);
		from = e.end;
		while (from < g.v.n && g.v.v[from]->blank)
			from++; /* no page for blanks alone */
	} while (from < g.v.n);
	return true;
}
