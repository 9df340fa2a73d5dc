/*
 * pdf_cff.h - CFF font programs taken apart and put together; for
 * src/out/pdf*.c only.
 * Units:  widths in font units.
 * Shapes: a glyph's program is a Type 2 charstring without subroutine
 *         calls; its width is counted from the two numbers beside it.
 * Errors: cff_take is false for anything it does not understand.
 * Owner:  programs point into the bytes that were given to cff_take.
 */
#ifndef OUT_PDF_CFF_H
#define OUT_PDF_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/sbuf.h"
#include "model/font.h"

/* DICT operators; two-byte ones are 12 << 8 | second byte. */
enum {
	OP_FONT_BBOX = 5,
	OP_CHARSET = 15,
	OP_CHAR_STRINGS = 17,
	OP_PRIVATE = 18,
	OP_SUBRS = 19,
	OP_DEFAULT_WIDTH = 20,
	OP_NOMINAL_WIDTH = 21,
	OP_ESCAPE = 12,
	OP_FONT_MATRIX = 12 << 8 | 7,
	OP_ROS = 12 << 8 | 30,
	OP_CID_COUNT = 12 << 8 | 34,
	OP_FD_ARRAY = 12 << 8 | 36,
	OP_FD_SELECT = 12 << 8 | 37,
	OP_FONT_NAME = 12 << 8 | 38
};

struct cff_glyph {
	const uint8_t *program;
	uint32_t n;             /* bytes */
	int32_t default_width;  /* of the glyph's Private DICT */
	int32_t nominal_width;
};

/* Glyphs 0..n_out-1 of a CFF table of n bytes without subroutines. */
bool cff_take(const uint8_t *cff, size_t n, struct cff_glyph *out,
    size_t n_out);

/*
 * Appends a CID-keyed CFF (Adobe-Identity-0) whose glyph 0 is empty and
 * whose CIDs 1..n are the glyphs given, n <= 65534.
 */
void cff_build(struct sbuf *out, const char *name, const struct font_face *f,
    const struct cff_glyph *const *glyph, size_t n);

#endif
