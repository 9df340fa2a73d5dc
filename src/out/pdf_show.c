/*
 * pdf_show.c - a run of glyphs within a text object.
 *
 * A run's glyphs stand where the layout says. Mostly one character
 * spacing (Tc) puts them all there; where it does not, TJ moves the pen.
 * The pen is followed in millionths of a point (a width in millionths of
 * the em times a size in thousandths of a point, by a thousand), so
 * errors do not add up.
 *
 * Where marks are squeezed, or a line is stretched far, readers of text
 * take the glyphs apart: such a stretch says its text itself, in a Span
 * with ActualText.
 */
#include <stdlib.h>
#include <string.h>

#include "out/pdf_impl.h"

enum {
	TOLERANCE = 20000, /* micro-points: 7 um on paper */
	/* thousandths of the size: glyphs nearer than one place and less
	 * than BLANK wider are still one word */
	NEAR = 70,
	BLANK = 600
};

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

/* Would a reader of the text part the glyphs i and i + 1? */
static bool
is_parted(const struct run *r, const struct shown *v, size_t i)
{
	int64_t gap = gap_after(r, v, i), near = (int64_t)r->size * NEAR;

	return gap < -near || (gap > near && gap < (int64_t)r->size * BLANK);
}

/* The end of the stretch from i on that has to say its text; i: none. */
static size_t
span_end(const struct pdf_pen *p, const struct run *r,
    const struct shown *v, size_t i)
{
	size_t end = is_other(p, r, v, i) ? i + 1 : i;

	for (size_t k = i; k + 1 < r->n && is_parted(r, v, k); k++)
		end = k + 2;
	return end;
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
		bool span = (to = span_end(p, r, v, i)) > i;

		if (span)
			pdf_say(p, r, i, to);
		else if (p->says)
			pdf_say(p, NULL, 0, 0);
		while (!span && ++to < r->n && span_end(p, r, v, to) == to)
			;
		show_glyphs(p, r, v, i, to, &off);
		if (span && p->node == PDF_ARTIFACT)
			pdf_say(p, NULL, 0, 0);
	}
}
