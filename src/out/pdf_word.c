/*
 * pdf_word.c - blanks between Latin words. A layout leaves them out, as
 * nothing is drawn; but who reads the file, not the page, tells words by
 * them (ISO 32000-1, 14.8.2.5). Han text needs none.
 */
#include "out/pdf_impl.h"

enum {
	FIRST_HAN = 0x2E80,     /* characters below stand in words */
	WIDE = 900,             /* full width, thousandths of the em */
	PARTS = 8               /* of the size: what gap is a blank */
};

/* The gap between glyphs i and i + 1 is a blank: nothing else parts
 * characters of this kind. */
static bool
is_blank_after(const struct run *r, size_t i)
{
	const struct placed_glyph *g = &r->glyph[i];
	uint16_t advance;
	mpt_t end;

	if (g[0].cp >= FIRST_HAN || g[1].cp >= FIRST_HAN)
		return false;
	advance = r->face->advance(r->face, g[0].glyph);
	if (advance >= WIDE ||
	    r->face->advance(r->face, g[1].glyph) >= WIDE)
		return false;
	end = g[0].x + (mpt_t)((int64_t)advance * r->size / 1000);
	return (g[1].x - end) * PARTS >= r->size;
}

static void
add_blanks(struct pdf_doc *d, struct run *r, size_t blanks)
{
	uint32_t blank = r->face->glyph(r->face, ' ');
	struct placed_glyph *v;
	size_t k = 0;

	if (blank == 0)
		return; /* a font without one */
	v = arena_array(&d->a, struct placed_glyph, r->n + blanks);
	for (size_t i = 0; i < r->n; i++) {
		const struct placed_glyph *g = &r->glyph[i];

		v[k++] = *g;
		if (i + 1 < r->n && is_blank_after(r, i))
			v[k++] = (struct placed_glyph){ blank, ' ', g->x +
			    (mpt_t)((int64_t)r->face->advance(r->face,
			    g->glyph) * r->size / 1000) };
	}
	r->glyph = v;
	r->n = k;
}

void
pdf_words(struct pdf_doc *d)
{
	d->run = arena_array(&d->a, struct pdf_runs, d->layout->page.n);
	for (size_t p = 0; p < d->layout->page.n; p++) {
		const struct page *page = &d->layout->page.v[p];
		struct run *v = arena_array(&d->a, struct run, page->run.n);

		for (size_t i = 0; i < page->run.n; i++) {
			size_t blanks = 0;

			v[i] = page->run.v[i];
			for (size_t k = 0; k + 1 < v[i].n; k++)
				blanks += is_blank_after(&v[i], k);
			if (blanks > 0)
				add_blanks(d, &v[i], blanks);
		}
		d->run[p] = (struct pdf_runs){ v, page->run.n };
	}
}
