/*
 * pdf_show.c - a run of glyphs within a text object.
 *
 * A run's glyphs stand where the layout says. Mostly one character
 * spacing (Tc) puts them all there; where it does not, TJ moves the pen.
 * The pen is followed in millionths of a point (a width in millionths of
 * the em times a size in thousandths of a point, by a thousand), so
 * errors do not add up.
 */
#include <stdlib.h>
#include <string.h>

#include "out/pdf_impl.h"

enum { TOLERANCE = 20000 }; /* micro-points: 7 um on paper */

/* A glyph of a run as its font knows it. */
struct shown {
	size_t rank;
	int64_t advance;         /* micro-points */
};

/*
 * To where the run begins: from the beginning of the line before, or, to
 * and from turned lines, by a matrix.
 */
static void
move_to(struct pdf_pen *p, const struct run *r)
{
	mpt_t x = r->glyph[0].x, y = p->page->height - r->y;

	if (r->turned) {
		/* a quarter turn clockwise; see model/page.h */
		sbuf_puts(&p->out, "0 -1 1 0 ");
		pdf_put_lengths(&p->out, r->y, p->page->height - x,
		    " Tm\n");
	} else if (p->turned) {
		sbuf_puts(&p->out, "1 0 0 1 ");
		pdf_put_lengths(&p->out, x, y, " Tm\n");
	} else {
		pdf_put_lengths(&p->out, x - p->x, y - p->y, " Td\n");
	}
	p->turned = r->turned;
	p->x = x;
	p->y = y;
}

static void
set_state(struct pdf_pen *p, const struct run *r)
{
	struct pdf_font *f = pdf_font_of(p->d, r->face);

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
		pdf_put_color(&p->out, p->color = r->color, "rg\n");
	move_to(p, r);
}

/* Rank and advance without spacing, in micro-points, of each glyph. */
static struct shown *
look_up(struct pdf_pen *p, const struct run *r)
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
choose_spacing(struct pdf_pen *p, const struct run *r, const struct shown *v)
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
show_glyphs(struct pdf_pen *p, const struct run *r, const struct shown *v,
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

/* Private use: nobody knows what the code means (ISO 19005-2, 6.2.11.7.3
 * wants it said beside the text, even if it cannot be said better). */
static bool
is_private(uint32_t cp)
{
	return (cp >= 0xE000 && cp <= 0xF8FF) || cp >= 0xF0000;
}

/* Is the character another than the one its code stands for? */
static bool
is_other(const struct pdf_pen *p, const struct run *r,
    const struct shown *v, size_t i)
{
	uint32_t cp = r->glyph[i].cp;

	return cp != p->font->cp[v[i].rank] || is_private(cp);
}

void
pdf_show(struct pdf_pen *p, const struct run *r)
{
	const struct shown *v;
	int64_t spacing, off = 0;
	size_t to;

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
