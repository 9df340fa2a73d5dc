/*
 * pdf_cff_build.c - puts a CFF together out of glyphs, after Adobe's
 * Technical Note 5176. Everything else stands before the glyphs, which
 * are packed already.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "out/pdf_cff.h"

enum {
	CS_ENDCHAR = 14,
	N_STANDARD_STRINGS = 391  /* our first string has this SID */
};

static void
put_bytes(struct sbuf *out, size_t v, size_t n)
{
	while (n-- > 0)
		sbuf_putc(out, (char)(v >> 8 * n & 0xff));
}

static void
put_operator(struct sbuf *out, int op)
{
	if (op > 0xff)
		sbuf_putc(out, OP_ESCAPE);
	sbuf_putc(out, (char)(op & 0xff));
}

void
cff_put_int(struct sbuf *out, long v)
{
	if (v >= -107 && v <= 107) {
		sbuf_putc(out, (char)(v + 139));
	} else if (v >= -32768 && v <= 32767) {
		sbuf_putc(out, 28);
		put_bytes(out, (size_t)v, 2);
	} else {
		sbuf_putc(out, 29);
		put_bytes(out, (size_t)v, 4);
	}
}

/* A number still unknown, of fixed size; returns where to patch. */
static size_t
put_hole(struct sbuf *out)
{
	sbuf_putc(out, 29);
	put_bytes(out, 0, 4);
	return out->n - 4;
}

static void
fill_hole(struct sbuf *out, size_t at, size_t v)
{
	for (size_t i = 0; i < 4; i++)
		out->s[at + i] = (char)(v >> 8 * (3 - i) & 0xff);
}

/* A real number of a DICT: its decimal digits as nibbles. */
static void
put_real(struct sbuf *out, const char *digits)
{
	uint8_t byte = 0;
	size_t n = 0;

	sbuf_putc(out, 30);
	for (const char *s = digits;; s++) {
		int nibble = *s == '\0' ? 0xf : *s == '.' ? 0xa : *s - '0';

		byte = (uint8_t)(byte << 4 | nibble);
		if (n++ % 2 == 1)
			sbuf_putc(out, (char)byte);
		if (nibble == 0xf && n % 2 == 0)
			return;
		if (nibble == 0xf)
			s--; /* once more, to fill the byte */
	}
}

/* 1 / units per em, as the matrix that scales to the em. */
static void
put_matrix(struct sbuf *out, long per_em)
{
	char digits[32];
	long long v = (1000000000000ll + per_em / 2) / per_em;

	(void)snprintf(digits, sizeof(digits), "0.%012lld", v);
	for (int i = 0; i < 6; i++) {
		if (i == 0 || i == 3)
			put_real(out, digits);
		else
			cff_put_int(out, 0);
	}
	put_operator(out, OP_FONT_MATRIX);
}

static void
put_unit_matrix(struct sbuf *out)
{
	for (int i = 0; i < 6; i++)
		cff_put_int(out, i == 0 || i == 3 ? 1 : 0);
	put_operator(out, OP_FONT_MATRIX);
}

static size_t
offset_size(size_t n_bytes)
{
	return n_bytes + 1 < 0x100 ? 1 : n_bytes + 1 < 0x10000 ? 2 :
	    n_bytes + 1 < 0x1000000 ? 3 : 4;
}

/* An INDEX of a few strings. */
static void
put_index(struct sbuf *out, const struct pdf_bytes *v, size_t n)
{
	size_t total = 0, size, at = 1;

	for (size_t i = 0; i < n; i++)
		total += v[i].n;
	put_bytes(out, n, 2);
	if (n == 0)
		return;
	size = offset_size(total);
	put_bytes(out, size, 1);
	put_bytes(out, at, size);
	for (size_t i = 0; i < n; i++)
		put_bytes(out, at += v[i].n, size);
	for (size_t i = 0; i < n; i++)
		sbuf_put(out, v[i].p, v[i].n);
}

/* The head of the INDEX of programs, and glyph 0. */
static void
put_char_strings(struct sbuf *out, const uint32_t *length, size_t n)
{
	size_t total = 1, size, at = 1;

	for (size_t i = 0; i < n; i++)
		total += length[i];
	size = offset_size(total);
	put_bytes(out, n + 1, 2);
	put_bytes(out, size, 1);
	put_bytes(out, at, size);
	put_bytes(out, at += 1, size);
	for (size_t i = 0; i < n; i++)
		put_bytes(out, at += length[i], size);
	sbuf_putc(out, CS_ENDCHAR);
}

/* FDSelect, format 3: all glyphs have Font DICT 0. */
static void
put_fd_select(struct sbuf *out, size_t n)
{
	put_bytes(out, 3, 1);
	put_bytes(out, 1, 2);
	put_bytes(out, 0, 2);
	put_bytes(out, 0, 1);
	put_bytes(out, n + 1, 2);
}

/* FDArray of one Font DICT and, behind it, its Private DICT. */
static void
put_fd_array(struct sbuf *out, size_t base, long per_em)
{
	struct sbuf dict = SBUF_INIT, private = SBUF_INIT;
	struct pdf_bytes v;
	size_t hole;

	cff_put_int(&private, per_em);
	put_operator(&private, OP_DEFAULT_WIDTH);
	cff_put_int(&private, 0);
	put_operator(&private, OP_NOMINAL_WIDTH);

	cff_put_int(&dict, N_STANDARD_STRINGS + 2);
	put_operator(&dict, OP_FONT_NAME);
	if (per_em != 1000)
		put_unit_matrix(&dict);
	cff_put_int(&dict, (long)private.n);
	hole = put_hole(&dict);
	put_operator(&dict, OP_PRIVATE);
	v = (struct pdf_bytes){ (const uint8_t *)dict.s, dict.n };
	put_index(out, &v, 1);
	fill_hole(out, out->n - dict.n + hole, out->n - base);
	sbuf_put(out, private.s, private.n);
	sbuf_release(&dict);
	sbuf_release(&private);
}

void
cff_build(struct sbuf *out, const char *name, const struct font_face *f,
    const uint32_t *size, size_t n)
{
	struct pdf_bytes names[] = {
		{ (const uint8_t *)"Adobe", 5 },
		{ (const uint8_t *)"Identity", 8 },
		{ (const uint8_t *)name, strlen(name) },
	};
	struct sbuf top = SBUF_INIT;
	struct pdf_bytes top_bytes;
	long per_em = f->units_per_em;
	size_t base = out->n, at_top, hole[4];

	cff_put_int(&top, N_STANDARD_STRINGS);
	cff_put_int(&top, N_STANDARD_STRINGS + 1);
	cff_put_int(&top, 0);
	put_operator(&top, OP_ROS);
	if (per_em != 1000)
		put_matrix(&top, per_em);
	for (int i = 0; i < 4; i++)
		cff_put_int(&top, f->bbox[i] * per_em / 1000);
	put_operator(&top, OP_FONT_BBOX);
	cff_put_int(&top, (long)n + 1);
	put_operator(&top, OP_CID_COUNT);
	hole[0] = put_hole(&top);
	put_operator(&top, OP_CHARSET);
	hole[1] = put_hole(&top);
	put_operator(&top, OP_FD_SELECT);
	hole[2] = put_hole(&top);
	put_operator(&top, OP_CHAR_STRINGS);
	hole[3] = put_hole(&top);
	put_operator(&top, OP_FD_ARRAY);

	sbuf_put(out, "\1\0\4\4", 4); /* version 1.0, header 4 bytes */
	put_index(out, &names[2], 1);
	top_bytes = (struct pdf_bytes){ (const uint8_t *)top.s, top.n };
	put_index(out, &top_bytes, 1);
	at_top = out->n - top.n;
	sbuf_release(&top);
	put_index(out, names, 3);
	put_index(out, NULL, 0); /* no global subroutines */

	fill_hole(out, at_top + hole[0], out->n - base);
	put_bytes(out, 2, 1); /* charset: CIDs 1..n in order */
	put_bytes(out, 1, 2);
	put_bytes(out, n - 1, 2);
	fill_hole(out, at_top + hole[1], out->n - base);
	put_fd_select(out, n);
	fill_hole(out, at_top + hole[3], out->n - base);
	put_fd_array(out, base, per_em);
	fill_hole(out, at_top + hole[2], out->n - base);
	put_char_strings(out, size, n);
}
