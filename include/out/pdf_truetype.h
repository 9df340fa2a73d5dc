/*
 * pdf_truetype.h - TrueType fonts taken apart and put together; for
 * src/out/pdf*.c only.
 * Units:  font units.
 * Errors: false for what is not understood.
 */
#ifndef OUT_PDF_TRUETYPE_H
#define OUT_PDF_TRUETYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/sbuf.h"
#include "out/pdf_pack.h"

enum { TT_HEAD = 54, TT_HHEA = 36, TT_MAXP = 6 }; /* bytes at least */

/* Tables of a font, as they stand in its file. */
struct tt_tables {
	struct pdf_bytes head, hhea, maxp, hmtx, loca, glyf;
};

/* A glyph of a font that is put together. */
struct tt_glyph {
	uint32_t n;             /* bytes in glyf, a multiple of four */
	uint32_t sum;           /* of them, as tables are summed */
	uint16_t width;
	int16_t side;
};

/* Tables that are too short or contradict each other. */
bool tt_sound(const struct tt_tables *t);
/* The entry of glyf, n = 0 for an empty glyph. */
bool tt_entry(const struct tt_tables *t, uint32_t glyph,
    struct pdf_bytes *out);
/* Width and left side bearing. */
void tt_metrics(const struct tt_tables *t, uint32_t glyph, uint16_t *width,
    int16_t *side);
bool tt_is_composite(struct pdf_bytes entry);
/*
 * Steps through the components of a composite entry: *at is 0 at first,
 * *number is set to where the component's glyph number stands. False
 * after the last one; *at is 0 then if the entry is defective.
 */
bool tt_component(struct pdf_bytes entry, size_t *at, size_t *number);
/* Sum of 32-bit words, n a multiple of four. */
uint32_t tt_sum(const uint8_t *p, size_t n);
uint32_t tt_get16(const uint8_t *p);
void tt_put16(uint8_t *p, uint32_t v);

/*
 * Appends a font of glyph 0, which is empty, and glyphs 1..n as far as
 * the entries of glyf, which follow one after the other; `t` is the font
 * they come from.
 */
void tt_build(struct sbuf *out, const struct tt_tables *t,
    const struct tt_glyph *glyph, size_t n);

#endif
