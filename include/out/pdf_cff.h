/*
 * pdf_cff.h - CFF font programs taken apart and put together; for
 * src/out/pdf*.c only.
 * Units:  widths in font units.
 * Shapes: a glyph's program is a Type 2 charstring without subroutine
 *         calls. In our fonts a width that is the em is left out of it,
 *         any other stands before it as it is.
 * Errors: cff_take and cff_program are false for what they do not
 *         understand.
 * Owner:  programs taken point into the bytes given.
 */
#ifndef OUT_PDF_CFF_H
#define OUT_PDF_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/sbuf.h"
#include "model/font.h"
#include "out/pdf_pack.h"

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
	struct pdf_bytes program;
	int32_t default_width;  /* of the glyph's Private DICT */
	int32_t nominal_width;
};

/* Glyphs 0..n-1 of a CFF table without subroutines. */
bool cff_take(struct pdf_bytes cff, struct cff_glyph *out, size_t n);

/*
 * Appends the glyph's program as our fonts have it and says how wide it
 * is; else *why says, in Chinese, what is wrong with it.
 */
bool cff_program(const struct cff_glyph *g, long per_em, struct sbuf *out,
    int32_t *width, const char **why);

/*
 * Appends a CID-keyed CFF (Adobe-Identity-0) as far as the programs,
 * which follow one after the other: glyph 0 is empty, CIDs 1..n have
 * size[i] bytes each, n <= 65534.
 */
void cff_build(struct sbuf *out, const char *name, const struct font_face *f,
    const uint32_t *size, size_t n);
/* Appends a number as a DICT has it; charstrings do, within 16 bits. */
void cff_put_int(struct sbuf *out, long v);

#endif
