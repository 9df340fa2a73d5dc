/*
 * pdf_subset.c - a font's tables before its outlines, made for the
 * paper, and the outlines out of the cache, packed in one stream.
 */
#include "out/pdf_subset.h"

#include <assert.h>
#include <string.h>

#include "base/sbuf.h"
#include "out/pdf_cff.h"

enum { MAX_GLYPHS = 0x10000, COMPOSITE_DEPTH = 8 };

/* A subset being made: glyphs shown, then those they are composed of. */
struct subset {
	const struct cached_face *face;
	struct arena *a;
	VEC(uint32_t) glyph;
	VEC(const struct glyph_part *) part;
	size_t n_bits;           /* of all pieces */
	size_t n_composite;      /* bytes of all composite glyphs */
};

/* Parts of the glyphs added since; false with `e` set. */
static bool
get_parts(struct subset *s, struct err *e)
{
	size_t from = s->part.n;

	while (s->part.n < s->glyph.n)
		(void)vec_push(s->a, &s->part);
	if (!glyph_cache_get(s->face, s->glyph.v + from,
	    s->glyph.n - from, s->a, s->part.v + from, e))
		return false;
	for (size_t i = from; i < s->part.n; i++) {
		s->n_bits += s->part.v[i]->piece.n_bits;
		s->n_composite += s->part.v[i]->composite.n;
	}
	return true;
}

/* The glyph's number in the subset, 0 if it is not there. */
static size_t
number_of(const struct subset *s, uint32_t glyph)
{
	for (size_t i = 0; i < s->glyph.n; i++)
		if (s->glyph.v[i] == glyph)
			return i + 1;
	return 0;
}

/* Adds what the glyphs from..to-1 are composed of. */
static void
add_components(struct subset *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		struct pdf_bytes entry = s->part.v[i]->composite;
		size_t at = 0, number = 0;

		while (entry.n > 0 && tt_component(entry, &at, &number)) {
			uint32_t g = tt_get16(entry.p + number);

			if (number_of(s, g) == 0)
				*vec_push(s->a, &s->glyph) = g;
		}
	}
}

/* All glyphs and their parts. */
static bool
collect(struct subset *s, const struct glyph_list *l, struct err *e)
{
	for (size_t i = 0; i < l->n; i++)
		*vec_push(s->a, &s->glyph) = l->glyph[i];
	for (int depth = 0; depth < COMPOSITE_DEPTH; depth++) {
		size_t from = s->part.n;

		if (from == s->glyph.n)
			return true;
		if (!get_parts(s, e))
			return false;
		if (s->n_composite > 0)
			add_components(s, from, s->part.n);
	}
	return err_set(e, ERR_CONFIG, "字体 %s 有缺陷，字形层层相叠：'%s'",
	    s->face->face->ps_name, s->face->face->path);
}

/* A composite entry with the subset's numbers. */
static void
put_composite(struct packer *p, const struct subset *s,
    struct pdf_bytes entry)
{
	uint8_t *own = arena_memdup(s->a, entry.p, entry.n);
	size_t at = 0, number = 0;

	while (tt_component(entry, &at, &number))
		tt_put16(own + number, (uint32_t)number_of(s,
		    tt_get16(entry.p + number)));
	packer_bytes(p, own, entry.n);
}

/* The sum of a composite entry after its components were renumbered:
 * every number stands in one half of a word. */
static uint32_t
composite_sum(const struct subset *s, const struct glyph_part *part)
{
	uint32_t sum = part->sum;
	size_t at = 0, number = 0;

	while (tt_component(part->composite, &at, &number)) {
		uint32_t old = tt_get16(part->composite.p + number);

		sum += ((uint32_t)number_of(s, old) - old) <<
		    (number % 4 == 0 ? 16 : 0);
	}
	return sum;
}

/* ---- what stands before the outlines ---- */

static void
put_truetype(struct sbuf *out, const struct subset *s)
{
	struct tt_glyph *v = arena_array(s->a, struct tt_glyph, s->part.n);

	for (size_t i = 0; i < s->part.n; i++) {
		const struct glyph_part *part = s->part.v[i];
		bool composite = part->composite.n > 0;

		v[i].n = composite ? (uint32_t)part->composite.n :
		    part->piece.n;
		v[i].sum = composite ? composite_sum(s, part) : part->sum;
		v[i].width = (uint16_t)part->width;
		v[i].side = part->side;
	}
	tt_build(out, &s->face->table, v, s->part.n);
}

static void
put_cff(struct sbuf *out, const struct subset *s, const char *name)
{
	uint32_t *size = arena_array(s->a, uint32_t, s->part.n);

	for (size_t i = 0; i < s->part.n; i++)
		size[i] = s->part.v[i]->piece.n;
	cff_build(out, name, s->face->face, size, s->part.n);
}

static void
put_program(const struct subset *s, const char *name,
    struct font_program *out)
{
	struct sbuf head = SBUF_INIT;
	struct packer p;
	struct pdf_bytes stored;

	if (s->face->face->outline == OUTLINE_TRUETYPE)
		put_truetype(&head, s);
	else
		put_cff(&head, s, name);
	stored = (struct pdf_bytes){ (uint8_t *)head.s, head.n };
	packer_open(&p, &s->face->code, &stored, s->n_bits, s->n_composite,
	    s->a);
	for (size_t i = 0; i < s->part.n; i++) {
		if (s->part.v[i]->composite.n > 0)
			put_composite(&p, s, s->part.v[i]->composite);
		else
			packer_piece(&p, &s->part.v[i]->piece);
	}
	packer_close(&p);
	sbuf_release(&head);
	*out = (struct font_program){ p.out, p.n, p.n_raw };
}

bool
subset_make(struct glyph_cache *c, const struct glyph_list *l,
    struct arena *a, struct font_program *out, struct err *e)
{
	struct subset s = { .a = a };
	int64_t em = l->face->units_per_em;

	assert(l->n >= 1 && l->n < MAX_GLYPHS);
	assert(l->glyph[0] != 0 && l->glyph[l->n - 1] < MAX_GLYPHS);
	s.face = glyph_cache_face(c, l->face, e);
	if (s.face == NULL || !collect(&s, l, e))
		return false;
	for (size_t i = 0; i < l->n; i++)
		l->width[i] = (uint32_t)(((int64_t)s.part.v[i]->width *
		    2000000 + em) / (2 * em));
	put_program(&s, l->name, out);
	return true;
}
