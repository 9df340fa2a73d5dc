/*
 * pdf_subset.h - the font program of one paper: the glyphs it shows and
 * no others; for src/out/pdf*.c only.
 * Units:  glyphs are the face's, codes are those of the page's text.
 * Shapes: TrueType gives a font file (FontFile2) and a code per glyph;
 *         CFF gives a bare CID-keyed CFF (FontFile3, CIDFontType0C)
 *         whose codes are 1..n.
 * Errors: ERR_CONFIG naming the font file.
 * Owner:  the cache keeps what was cut once, for the faces of one font
 *         store, which must outlive it.
 * Threads: any number at the same time; the bytes do not depend on what
 *         was cut before.
 */
#ifndef OUT_PDF_SUBSET_H
#define OUT_PDF_SUBSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/sbuf.h"
#include "model/font.h"

struct glyph_cache;

/* What a paper shows of a face, and how its text names it. */
struct glyph_list {
	uint32_t *glyph;   /* n >= 1 in rising order, none of them 0 */
	uint16_t *code;    /* set by subset_make, code[i] for glyph[i] */
	size_t n;
};

struct glyph_cache *glyph_cache_new(void);
void glyph_cache_free(struct glyph_cache *c);

/* Appends the subset of `f` named `name` (with its tag) to `out`. */
bool subset_make(struct glyph_cache *c, const struct font_face *f,
    const char *name, const struct glyph_list *l, struct sbuf *out,
    struct err *e);

#endif
