/*
 * pdf_cache.h - glyphs cut and packed once per process; for
 * src/out/pdf*.c only.
 * Units:  widths and side bearings in font units.
 * Shapes: what a glyph is packed to depends on its face alone, not on
 *         what was asked for before: a face's code is made out of glyphs
 *         evenly spread over it.
 * Errors: ERR_CONFIG naming the font file and the glyph.
 * Owner:  the cache, for the faces of one font store, which must outlive
 *         it; it stops growing at a size, and what is cut beyond lives
 *         in the arena of who asks.
 * Threads: any number at the same time.
 */
#ifndef OUT_PDF_CACHE_H
#define OUT_PDF_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/font.h"
#include "out/pdf_pack.h"
#include "out/pdf_truetype.h"

struct glyph_cache;

struct glyph_part {
	struct pack_piece piece;
	struct pdf_bytes composite; /* TrueType: not packed, as its
	                               components are numbered anew in every
	                               paper; else NULL */
	uint32_t sum;               /* TrueType: of its table's words */
	int32_t width;
	int16_t side;               /* TrueType: left side bearing */
};

/* A face as the cache knows it. */
struct cached_face {
	const struct font_face *face;
	struct pack_code code;
	struct tt_tables table;     /* TrueType */
	struct face_parts *parts;   /* pdf_cache.c's */
};

/* It stops growing at about max_bytes. */
struct glyph_cache *glyph_cache_new(size_t max_bytes);
void glyph_cache_free(struct glyph_cache *c); /* NULL-safe */
/* NULL with `e` set if the face cannot be cut. */
const struct cached_face *glyph_cache_face(struct glyph_cache *c,
    const struct font_face *f, struct err *e);
/* Parts of n glyphs, none of them 0; out[n]. */
bool glyph_cache_get(const struct cached_face *f, const uint32_t *glyph,
    size_t n, struct arena *a, const struct glyph_part **out,
    struct err *e);

#endif
