/*
 * pdf_page.c - the content of a page: lines first, then runs of glyphs
 * in text objects, each stretch of a structure element marked. Lines of
 * a chart stand with its text, all others are artifacts.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "out/pdf_impl.h"

void
pdf_put_lengths(struct sbuf *b, mpt_t x, mpt_t y, const char *op)
{
	pdf_put_number(b, x, 3);
	sbuf_putc(b, ' ');
	pdf_put_number(b, y, 3);
	sbuf_puts(b, op);
}

void
pdf_put_color(struct sbuf *b, uint32_t color, const char *op)
{
	for (int shift = 16; shift >= 0; shift -= 8) {
		int64_t part = color >> shift & 0xff;

		pdf_put_number(b, (part * 10000 + 127) / 255, 4);
		sbuf_putc(b, ' ');
	}
	sbuf_puts(b, op);
}

/* ---- marks ---- */

static void
mark_end(struct pdf_pen *p)
{
	if (p->marked)
		sbuf_puts(&p->out, "EMC\n");
	p->marked = p->says = false;
}

static void
put_text(struct sbuf *b, const struct run *r, size_t from, size_t to)
{
	sbuf_puts(b, "/ActualText <FEFF");
	for (size_t i = from; i < to; i++)
		pdf_put_utf16(b, r->glyph[i].cp);
	sbuf_putc(b, '>');
}

/*
 * Content from here on belongs to the element.  With a run it says its
 * text itself, as a Span, the one tag whose ActualText is widely read;
 * not a Span within the element's mark: poppler's reading by structure
 * loses what follows one.
 */
static void
mark_open(struct pdf_pen *p, uint32_t node, const struct run *r,
    size_t from, size_t to)
{
	mark_end(p);
	sbuf_putc(&p->out, '/');
	sbuf_puts(&p->out, r != NULL ? "Span" : pdf_role_of(p->d, node));
	sbuf_puts(&p->out, " <</MCID ");
	pdf_put_number(&p->out, p->n_marks, 0);
	if (r != NULL)
		put_text(&p->out, r, from, to);
	sbuf_puts(&p->out, ">> BDC\n");
	pdf_mark(p->d, node, p->number, p->n_marks++);
	p->marked = true;
	p->node = node;
}

static void
mark_begin(struct pdf_pen *p, uint32_t node)
{
	mark_open(p, node, NULL, 0, 0);
}

void
pdf_say(struct pdf_pen *p, const struct run *r, size_t from, size_t to)
{
	if (p->node != PDF_ARTIFACT) {
		mark_open(p, p->node, r, from, to);
	} else if (r != NULL) {
		sbuf_puts(&p->out, "/Span <<");
		put_text(&p->out, r, from, to);
		sbuf_puts(&p->out, ">> BDC\n");
	} else {
		sbuf_puts(&p->out, "EMC\n");
	}
	p->says = r != NULL;
}

/* Content from here on belongs to no element: `type` says why it is
 * there (ISO 32000-1, 14.8.2.2.2). */
static void
mark_artifact(struct pdf_pen *p, const char *type)
{
	mark_end(p);
	sbuf_puts(&p->out, "/Artifact <</Type /");
	sbuf_puts(&p->out, type);
	sbuf_puts(&p->out, ">> BDC\n");
	p->marked = true;
	p->node = PDF_ARTIFACT;
}

static void
mark_run(struct pdf_pen *p, const struct run *r)
{
	uint32_t node = PDF_ARTIFACT;

	if (r->tag != TAG_ARTIFACT)
		node = pdf_node_of(p->d, r);
	if (p->marked && p->node == node && !p->says)
		return;
	if (node == PDF_ARTIFACT)
		mark_artifact(p, "Pagination");
	else
		mark_begin(p, node);
}

/* ---- lines ---- */

static void
draw_rule(struct pdf_pen *p, const struct rule_line *r)
{
	struct sbuf *b = &p->out;
	mpt_t height = p->page->height;

	if (r->color != p->stroke || p->thick == -1)
		pdf_put_color(b, p->stroke = r->color, "RG\n");
	if (r->thick != p->thick) {
		pdf_put_number(b, p->thick = r->thick, 3);
		sbuf_puts(b, " w\n");
	}
	pdf_put_lengths(b, r->x0, height - r->y0, " m ");
	pdf_put_lengths(b, r->x1, height - r->y1, " l S\n");
}

/* The chart on this page that the line is of, 0 for none. */
static uint32_t
figure_of(const struct pdf_pen *p, const struct rule_line *r)
{
	const struct layout *l = p->d->layout;

	for (size_t i = 0; r->figure != 0 && i < l->figure.n; i++)
		if (l->figure.v[i].element == r->figure &&
		    l->figure.v[i].page == p->number)
			return r->figure;
	return 0;
}

/* Has the chart lines, or (0) are there lines of none? */
static bool
has_rules(const struct pdf_pen *p, uint32_t figure)
{
	for (size_t i = 0; i < p->page->rule.n; i++)
		if (figure_of(p, &p->page->rule.v[i]) == figure)
			return true;
	return false;
}

static void
draw_rules(struct pdf_pen *p, uint32_t figure)
{
	for (size_t i = 0; i < p->page->rule.n; i++)
		if (figure_of(p, &p->page->rule.v[i]) == figure)
			draw_rule(p, &p->page->rule.v[i]);
	mark_end(p);
}

static void
text_begin(struct pdf_pen *p)
{
	sbuf_puts(&p->out, "BT\n");
	p->x = p->y = 0;
	p->turned = false;
}

static void
text_end(struct pdf_pen *p)
{
	mark_end(p);
	sbuf_puts(&p->out, "ET\n");
}

/* The chart's lines, before its text in reading order. */
static void
draw_figure(struct pdf_pen *p, const struct figure_tag *f)
{
	if (!has_rules(p, f->element))
		return;
	text_end(p);
	mark_begin(p, pdf_node_of_figure(p->d, f));
	draw_rules(p, f->element);
	text_begin(p);
}

/* Draws the charts of this page in order, as far as `f`. */
static void
draw_figures(struct pdf_pen *p, const struct figure_tag *to)
{
	const struct layout *l = p->d->layout;

	while (p->figure < to) {
		if (p->figure->page == p->number)
			draw_figure(p, p->figure);
		p->figure++;
	}
	assert(p->figure <= l->figure.v + l->figure.n);
}

/* ---- the page ---- */

/* The page's own entries; the page tree has given it its parent. */
static void
page_entries(struct pdf_pen *p, uint32_t contents)
{
	struct sbuf *b = &p->d->text;

	sbuf_puts(b, "/Type /Page\n/MediaBox [0 0 ");
	pdf_put_lengths(b, p->page->width, p->page->height, "]\n");
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

static void
draw_run(struct pdf_pen *p, const struct run *r)
{
	const struct layout *l = p->d->layout;

	if (r->tag == TAG_FIGURE)
		for (size_t i = 0; i < l->figure.n; i++)
			if (l->figure.v[i].element == r->element)
				draw_figures(p, &l->figure.v[i] + 1);
	mark_run(p, r);
	pdf_show(p, r);
}

void
pdf_page(struct pdf_doc *d, uint32_t number)
{
	const struct pdf_runs *runs = &d->run[number];
	struct pdf_pen p = { .d = d, .page = &d->layout->page.v[number],
		.number = number, .out = SBUF_INIT, .thick = -1,
		.figure = d->layout->figure.v };
	HPDF_Dict contents = pdf_object(d);

	if (has_rules(&p, 0)) {
		mark_artifact(&p, "Layout");
		draw_rules(&p, 0);
	}
	text_begin(&p);
	for (size_t i = 0; i < runs->n; i++)
		if (runs->v[i].n > 0)
			draw_run(&p, &runs->v[i]);
	draw_figures(&p, d->layout->figure.v + d->layout->figure.n);
	text_end(&p);
	digest_add(d->id, p.out.s, p.out.n);
	pdf_text_stream(d, contents, TEXT_CONTENT, &p.out);
	page_entries(&p, pdf_number(contents));
	sbuf_release(&p.out);
}
