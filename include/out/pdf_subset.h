/*
 * pdf_subset.h - the font program of one paper: the glyphs it shows and
 * no others; for src/out/pdf*.c only.
 * Units:  glyphs are the face's; widths in millionths of the em, as a
 *         program has them.
 * Shapes: TrueType gives a font file (FontFile2), CFF a bare CID-keyed
 *         CFF (FontFile3, CIDFontType0C); glyph[i] has code i + 1.
 * Errors: ERR_CONFIG naming the font file.
 * Owner:  the program lives in the arena given.
 * Threads: any number at the same time; the bytes do not depend on what
 *         was made before.
 */
#ifndef OUT_PDF_SUBSET_H
#define OUT_PDF_SUBSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/font.h"
#include "out/pdf_cache.h"

/* What a paper shows of a face. */
struct glyph_list {
	const struct font_face *face;
	const char *name;      /* of the subset, with its tag */
	const uint32_t *glyph; /* n >= 1 in rising order, none of them 0 */
	uint32_t *width;       /* set by subset_make */
	size_t n;
};

struct font_program {
	const uint8_t *bytes;  /* a zlib stream */
	size_t n;
	size_t n_raw;          /* bytes that it stands for */
};

bool subset_make(struct glyph_cache *c, const struct glyph_list *l,
    struct arena *a, struct font_program *out, struct err *e);

#endif
