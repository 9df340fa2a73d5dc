/*
 * pdf_page.c - the content of a page: lines first, then runs of glyphs
 * in one text object, each stretch of a structure element marked.
 *
 * A run's glyphs stand where the layout says. Mostly one character
 * spacing (Tc) puts them all there; where it does not, TJ moves the pen.
 * The pen is followed in millionths of a point (a width in thousandths
 * times a size in thousandths), so errors do not add up.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "out/pdf_impl.h"

enum { TOLERANCE = 20000 }; /* micro-points: 7 um on paper */

#define NO_NODE UINT32_MAX /* beyond an int, so no enum */

/* A glyph of a run as its font knows it. */
struct shown {
	size_t rank;
	int64_t advance;
};

/* What the content so far has set. */
struct pen {
	struct pdf_doc *d;
	const struct page *page;
	uint32_t number;         /* of the page, from 0 */
	struct sbuf out;
	struct pdf_font *font;
	mpt_t size;
	int64_t spacing;         /* Tc, micro-points */
	uint32_t color;
	mpt_t x, y;              /* start of the line, y upwards */
	uint32_t node;           /* open mark; NO_NODE: an artifact */
	bool marked;             /* a mark is open */
	uint32_t n_marks;
};

static void
put_lengths(struct sbuf *b, mpt_t x, mpt_t y, const char *op)
{
	pdf_put_number(b, x, 3);
	sbuf_putc(b, ' ');
	pdf_put_number(b, y, 3);
	sbuf_puts(b, op);
}

static void
put_color(struct sbuf *b, uint32_t color, const char *op)
{
	for (int shift = 16; shift >= 0; shift -= 8) {
		int64_t part = color >> shift & 0xff;

		pdf_put_number(b, (part * 10000 + 127) / 255, 4);
		sbuf_putc(b, ' ');
	}
	sbuf_puts(b, op);
}

static void
draw_rules(struct pen *p)
{
	const struct page *page = p->page;
	uint32_t color = 0;
	mpt_t thick = -1;

	if (page->rule.n == 0)
		return;
	sbuf_puts(&p->out, "/Artifact BMC\n");
	for (size_t i = 0; i < page->rule.n; i++) {
		const struct rule_line *r = &page->rule.v[i];

		if (r->thick != thick) {
			pdf_put_number(&p->out, thick = r->thick, 3);
			sbuf_puts(&p->out, " w\n");
		}
		if (r->color != color || i == 0)
			put_color(&p->out, color = r->color, "RG\n");
		put_lengths(&p->out, r->x0, page->height - r->y0, " m ");
		put_lengths(&p->out, r->x1, page->height - r->y1, " l S\n");
	}
	sbuf_puts(&p->out, "EMC\n");
}

/* Closes the open mark and opens the one of the run's element. */
static void
mark_run(struct pen *p, const struct run *r)
{
	uint32_t node = NO_NODE;
	struct pdf_mark *m;

	if (r->tag != TAG_ARTIFACT)
		node = pdf_node_of(p->d, r);
	if (p->marked && p->node == node)
		return;
	if (p->marked)
		sbuf_puts(&p->out, "EMC\n");
	p->marked = true;
	p->node = node;
	if (node == NO_NODE) {
		sbuf_puts(&p->out, "/Artifact BMC\n");
		return;
	}
	m = vec_push(&p->d->a, &p->d->mark);
	*m = (struct pdf_mark){ p->number, p->n_marks++, node };
	sbuf_printf(&p->out, "/%s <</MCID %u>> BDC\n",
	    p->d->node.v[node].role, m->mcid);
}

static void
set_state(struct pen *p, const struct run *r)
{
	struct pdf_font *f = pdf_font_of(p->d, r->face);
	mpt_t y = p->page->height - r->y;

	if (f != p->font || r->size != p->size) {
		sbuf_puts(&p->out, "/F");
		pdf_put_number(&p->out, f->number, 0);
		sbuf_putc(&p->out, ' ');
		pdf_put_number(&p->out, r->size, 3);
		sbuf_puts(&p->out, " Tf\n");
		f->page = p->number + 1;
		p->font = f;
		p->size = r->size;
	}
	if (r->color != p->color)
		put_color(&p->out, p->color = r->color, "rg\n");
	put_lengths(&p->out, r->glyph[0].x - p->x, y - p->y, " Td\n");
	p->x = r->glyph[0].x;
	p->y = y;
}

/* Rank and advance without spacing, in micro-points, of each glyph. */
static struct shown *
look_up(struct pen *p, const struct run *r)
{
	struct shown *v = arena_array(&p->d->a, struct shown, r->n);

	for (size_t i = 0; i < r->n; i++) {
		v[i].rank = pdf_glyph_rank(p->font, r->glyph[i].glyph);
		v[i].advance = (int64_t)p->font->l.width[v[i].rank] *
		    r->size / 1000;
	}
	return v;
}

static int64_t
gap_after(const struct run *r, const struct shown *v, size_t i)
{
	return ((int64_t)r->glyph[i + 1].x - r->glyph[i].x) * 1000 -
	    v[i].advance;
}

static int
by_size(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return a < b ? -1 : a > b;
}

/* The spacing that needs least correction: the mean gap where it alone
 * brings every glyph to its place, else the median. */
static int64_t
choose_spacing(struct pen *p, const struct run *r, const struct shown *v)
{
	int64_t *gap, sum = 0, mean, off = 0;
	bool even = true;

	if (r->n < 2)
		return p->spacing;
	gap = arena_array(&p->d->a, int64_t, r->n - 1);
	for (size_t i = 0; i + 1 < r->n; i++)
		sum += gap[i] = gap_after(r, v, i);
	mean = sum / (int64_t)(r->n - 1) / 10 * 10;
	for (size_t i = 0; i + 1 < r->n && even; i++) {
		off += gap[i] - mean;
		even = llabs(off) <= TOLERANCE;
	}
	if (even)
		return mean;
	qsort(gap, r->n - 1, sizeof(*gap), by_size);
	return gap[(r->n - 1) / 2] / 10 * 10;
}

/* Glyphs from..to-1; *off is how far the pen is right of its place. */
static void
show_glyphs(struct pen *p, const struct run *r, const struct shown *v,
    size_t from, size_t to, int64_t *off)
{
	struct sbuf *b = &p->out;
	size_t start = b->n;
	bool open = false, moved = false;

	sbuf_putc(b, '[');
	for (size_t i = from; i < to; i++) {
		if (llabs(*off) > TOLERANCE) {
			/* thousandths of the size, two decimals */
			int64_t tj = *off * 100 / r->size;

			if (open)
				sbuf_putc(b, '>');
			pdf_put_number(b, tj, 2);
			*off -= tj * r->size / 100;
			open = false;
			moved = true;
		}
		if (!open)
			sbuf_putc(b, '<');
		open = true;
		pdf_put_hex(b, (unsigned)v[i].rank + 1);
		if (i + 1 < r->n)
			*off += p->spacing - gap_after(r, v, i);
	}
	if (moved) {
		sbuf_puts(b, ">]TJ\n");
		return;
	}
	/* one string needs no brackets */
	memmove(b->s + start, b->s + start + 1, b->n - start - 1);
	b->n--;
	sbuf_puts(b, ">Tj\n");
}

/* Is the character another than the one its code stands for? */
static bool
is_other(const struct pen *p, const struct run *r, const struct shown *v,
    size_t i)
{
	return r->glyph[i].cp != p->font->cp[v[i].rank];
}

static void
draw_run(struct pen *p, const struct run *r)
{
	const struct shown *v;
	int64_t spacing, off = 0;
	size_t to;

	mark_run(p, r);
	set_state(p, r);
	v = look_up(p, r);
	spacing = choose_spacing(p, r, v);
	if (spacing != p->spacing) {
		p->spacing = spacing;
		pdf_put_number(&p->out, spacing, 6);
		sbuf_puts(&p->out, " Tc\n");
	}
	for (size_t i = 0; i < r->n; i = to) {
		bool other = is_other(p, r, v, i);

		to = i + 1;
		if (other) {
			sbuf_puts(&p->out, "/Span <</ActualText <FEFF");
			pdf_put_utf16(&p->out, r->glyph[i].cp);
			sbuf_puts(&p->out, ">>> BDC\n");
		}
		while (!other && to < r->n && !is_other(p, r, v, to))
			to++;
		show_glyphs(p, r, v, i, to, &off);
		if (other)
			sbuf_puts(&p->out, "EMC\n");
	}
}

/* The page's own entries; the page tree has given it its parent. */
static void
page_entries(struct pen *p, uint32_t contents)
{
	struct sbuf *b = &p->d->text;

	sbuf_puts(b, "/Type /Page\n/MediaBox [0 0 ");
	put_lengths(b, p->page->width, p->page->height, "]\n");
	sbuf_puts(b, "/Resources << /Font <<");
	for (size_t i = 0; i < p->d->font.n; i++) {
		const struct pdf_font *f = p->d->font.v[i];

		if (f->page != p->number + 1)
			continue;
		sbuf_puts(b, " /F");
		pdf_put_number(b, f->number, 0);
		sbuf_putc(b, ' ');
		pdf_put_ref(b, f->number);
	}
	sbuf_puts(b, " >> >>\n/Contents ");
	pdf_put_ref(b, contents);
	if (p->n_marks > 0) {
		sbuf_puts(b, "\n/StructParents ");
		pdf_put_number(b, p->number, 0);
		sbuf_puts(b, "\n/Tabs /S");
	}
	sbuf_putc(b, '\n');
	pdf_entries(p->d, p->d->page[p->number]);
}

void
pdf_page(struct pdf_doc *d, uint32_t number)
{
	const struct page *page = &d->layout->page.v[number];
	struct pen p = { .d = d, .page = page, .number = number,
		.out = SBUF_INIT, .node = NO_NODE };
	HPDF_Dict contents = pdf_object(d);

	draw_rules(&p);
	sbuf_puts(&p.out, "BT\n");
	for (size_t i = 0; i < page->run.n; i++)
		if (page->run.v[i].n > 0)
			draw_run(&p, &page->run.v[i]);
	if (p.marked)
		sbuf_puts(&p.out, "EMC\n");
	sbuf_puts(&p.out, "ET\n");
	digest_add(d->id, p.out.s, p.out.n);
	pdf_text_stream(d, contents, TEXT_CONTENT, &p.out);
	page_entries(&p, pdf_number(contents));
	sbuf_release(&p.out);
}
