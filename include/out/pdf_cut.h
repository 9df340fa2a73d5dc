/*
 * pdf_cut.h - glyphs cut out of a font by HarfBuzz, without hints and
 * subroutines; for src/out/pdf*.c only.
 * Units:  glyphs are the face's, widths in font units.
 * Shapes: a glyph's bytes do not depend on what is cut along with it.
 * Errors: a glyph's `why` says in Chinese what is wrong with it; false
 *         if HarfBuzz gave up.
 * Owner:  what is cut lives in the arena given.
 * Threads: one at a time for a cutter.
 */
#ifndef OUT_PDF_CUT_H
#define OUT_PDF_CUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/font.h"
#include "out/pdf_pack.h"

struct cutter; /* a face being cut */

struct cut_glyph {
	uint32_t glyph;
	struct pdf_bytes bytes; /* a charstring, or an entry of glyf whose
	                           components are the face's glyphs, filled
	                           up to a multiple of four */
	int32_t width;
	int16_t side;           /* left side bearing, TrueType only */
	bool composite;         /* TrueType only */
	const char *why;        /* NULL: nothing wrong */
};

struct cutter *cutter_new(const struct font_face *f);
void cutter_free(struct cutter *c); /* NULL-safe */
/* Glyphs there are in the font, 0 if it is no font. */
size_t cutter_glyphs(const struct cutter *c);
/* A table of the font; lives as long as the cutter. */
struct pdf_bytes cutter_table(struct cutter *c, const char *tag);
/* Cuts n >= 1 glyphs and those they are composed of. */
bool cutter_cut(struct cutter *c, const uint32_t *glyph, size_t n,
    struct arena *a, const struct cut_glyph **out, size_t *n_out);

#endif
