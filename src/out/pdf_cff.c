/*
 * pdf_cff.c - after Adobe's Technical Notes 5176 (CFF) and 5177 (Type 2).
 *
 * HarfBuzz cuts glyphs out of a font once per process and glyph; a
 * paper's font is then only put together from them, ten times as fast
 * as cutting again (25 us a glyph for Fandol).
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "out/pdf_cff.h"

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
enum {
	CS_ENDCHAR = 14,
	N_STANDARD_STRINGS = 391, /* our first string has this SID */
	MAX_OPERANDS = 48,
	MAX_FDS = 256
};

struct bytes {
	const uint8_t *p;
	size_t n;
};

/* An INDEX: element i lies between offset i and i + 1, counted from 1. */
struct cff_index {
	struct bytes all;      /* the CFF */
	size_t count;
	size_t off_size;
	size_t offsets;        /* where the offset array begins */
	size_t end;            /* first byte after the INDEX */
};

static size_t
big_endian(const uint8_t *p, size_t n)
{
	size_t v = 0;

	for (size_t i = 0; i < n; i++)
		v = v << 8 | p[i];
	return v;
}

static size_t
index_offset(const struct cff_index *x, size_t i)
{
	return big_endian(x->all.p + x->offsets + i * x->off_size,
	    x->off_size);
}

static bool
index_open(struct bytes all, size_t at, struct cff_index *x)
{
	size_t base;

	*x = (struct cff_index){ .all = all };
	if (at > all.n || all.n - at < 2)
		return false;
	x->count = big_endian(all.p + at, 2);
	if (x->count == 0) {
		x->end = at + 2;
		return true;
	}
	if (all.n - at < 3)
		return false;
	x->off_size = all.p[at + 2];
	x->offsets = at + 3;
	if (x->off_size < 1 || x->off_size > 4 ||
	    (all.n - x->offsets) / x->off_size < x->count + 1)
		return false;
	base = x->offsets + (x->count + 1) * x->off_size - 1;
	x->end = base + index_offset(x, x->count);
	return x->end <= all.n;
}

static bool
index_get(const struct cff_index *x, size_t i, struct bytes *out)
{
	size_t base, from, to;

	if (i >= x->count)
		return false;
	base = x->offsets + (x->count + 1) * x->off_size - 1;
	from = index_offset(x, i);
	to = index_offset(x, i + 1);
	if (from < 1 || from > to || base + to > x->end)
		return false;
	*out = (struct bytes){ x->all.p + base + from, to - from };
	return true;
}

/*
 * One number of a DICT at *i. A real number counts as absent (*real):
 * none of those that we need is ever one in practice.
 */
static bool
dict_number(struct bytes d, size_t *i, long *out, bool *real)
{
	uint8_t b = d.p[(*i)++];
	size_t left = d.n - *i;

	*real = false;
	if (b >= 32 && b <= 246) {
		*out = b - 139;
	} else if (b >= 247 && b <= 254 && left >= 1) {
		*out = b <= 250 ? (b - 247) * 256 + d.p[*i] + 108 :
		    -(b - 251) * 256 - d.p[*i] - 108;
		*i += 1;
	} else if (b == 28 && left >= 2) {
		*out = (int16_t)big_endian(d.p + *i, 2);
		*i += 2;
	} else if (b == 29 && left >= 4) {
		*out = (int32_t)big_endian(d.p + *i, 4);
		*i += 4;
	} else if (b == 30) {
		*real = true;
		while (*i < d.n && (d.p[*i] & 0x0f) != 0x0f)
			(*i)++;
		(*i)++;
	} else {
		return false;
	}
	return true;
}

/* The last n operands of operator `op`; false if it is not there. */
static bool
dict_find(struct bytes d, int op, long *out, size_t n)
{
	long v[MAX_OPERANDS];
	bool real[MAX_OPERANDS];
	size_t k = 0;

	for (size_t i = 0; i < d.n;) {
		int b = d.p[i];

		if (b > 21) {
			if (k == MAX_OPERANDS ||
			    !dict_number(d, &i, &v[k], &real[k]))
				return false;
			k++;
			continue;
		}
		i++;
		if (b == OP_ESCAPE) {
			if (i == d.n)
				return false;
			b = OP_ESCAPE << 8 | d.p[i++];
		}
		if (b == op) {
			for (size_t j = 0; k >= n && j < n; j++) {
				if (real[k - n + j])
					return false;
				out[j] = v[k - n + j];
			}
			return k >= n;
		}
		k = 0;
	}
	return false;
}

/* Widths of the Private DICT that a Top or Font DICT names. */
static bool
private_widths(struct bytes all, struct bytes dict, struct cff_glyph *out)
{
	long at[2], v;
	struct bytes d;

	if (!dict_find(dict, OP_PRIVATE, at, 2) || at[0] < 0 || at[1] < 0 ||
	    (size_t)at[1] > all.n || all.n - (size_t)at[1] < (size_t)at[0])
		return false;
	d = (struct bytes){ all.p + at[1], (size_t)at[0] };
	if (dict_find(d, OP_SUBRS, &v, 1))
		return false; /* nor here */
	out->default_width = dict_find(d, OP_DEFAULT_WIDTH, &v, 1) ?
	    (int32_t)v : 0;
	out->nominal_width = dict_find(d, OP_NOMINAL_WIDTH, &v, 1) ?
	    (int32_t)v : 0;
	return true;
}

/* Font DICT of each glyph; `fd` has n elements. */
static bool
read_fd_select(struct bytes all, size_t at, uint8_t *fd, size_t n)
{
	size_t ranges, first, last;

	if (at >= all.n)
		return false;
	if (all.p[at] == 0) {
		if (all.n - at - 1 < n)
			return false;
		memcpy(fd, all.p + at + 1, n);
		return true;
	}
	if (all.p[at] != 3 || all.n - at < 5)
		return false;
	ranges = big_endian(all.p + at + 1, 2);
	if (all.n - at - 5 < 3 * ranges)
		return false;
	for (size_t r = 0; r < ranges; r++) {
		const uint8_t *p = all.p + at + 3 + 3 * r;

		first = big_endian(p, 2);
		last = big_endian(p + 3, 2);
		for (size_t g = first; g < last && g < n; g++)
			fd[g] = p[2];
	}
	return true;
}

/* A charstring of numbers and endchar with four operands is an accent
 * built from two letters, which a CID-keyed font cannot do. */
static bool
is_seac(struct bytes s)
{
	size_t operands = 0;

	for (size_t i = 0; i < s.n; operands++) {
		uint8_t b = s.p[i];

		if (b < 32 && b != 28)
			return b == CS_ENDCHAR && operands >= 4;
		i += b == 28 ? 3 : b == 255 ? 5 : b >= 247 ? 2 : 1;
	}
	return false;
}

/* Widths of the glyphs of a CID-keyed font by their Font DICTs. */
static bool
take_widths(struct bytes all, struct bytes top, struct cff_glyph *out,
    size_t n)
{
	struct cff_index fds;
	struct cff_glyph width[MAX_FDS];
	struct bytes dict;
	uint8_t fd[0x10000];
	long array, select;

	if (!dict_find(top, OP_FD_ARRAY, &array, 1)) {
		if (!private_widths(all, top, &width[0]))
			return false;
		memset(fd, 0, n);
		fds.count = 1;
	} else {
		if (!dict_find(top, OP_FD_SELECT, &select, 1) || select < 0 ||
		    array < 0 || !index_open(all, (size_t)array, &fds) ||
		    fds.count > MAX_FDS)
			return false;
		for (size_t i = 0; i < fds.count; i++)
			if (!index_get(&fds, i, &dict) ||
			    !private_widths(all, dict, &width[i]))
				return false;
		memset(fd, 0xff, n);
		if (!read_fd_select(all, (size_t)select, fd, n))
			return false;
	}
	for (size_t i = 0; i < n; i++) {
		if (fd[i] >= fds.count)
			return false;
		out[i].default_width = width[fd[i]].default_width;
		out[i].nominal_width = width[fd[i]].nominal_width;
	}
	return true;
}

bool
cff_take(const uint8_t *cff, size_t n, struct cff_glyph *out, size_t n_out)
{
	struct bytes all = { cff, n }, top, s;
	struct cff_index names, tops, strings, subrs, x;
	long at;

	if (n < 4 || cff[0] != 1 || n_out > 0x10000)
		return false;
	if (!index_open(all, cff[2], &names) ||
	    !index_open(all, names.end, &tops) ||
	    !index_open(all, tops.end, &strings) ||
	    !index_open(all, strings.end, &subrs) ||
	    !index_get(&tops, 0, &top) || subrs.count != 0)
		return false; /* cut without subroutines, so none */
	if (!dict_find(top, OP_CHAR_STRINGS, &at, 1) || at < 0 ||
	    !index_open(all, (size_t)at, &x) || x.count != n_out)
		return false;
	for (size_t i = 0; i < n_out; i++) {
		if (!index_get(&x, i, &s) || s.n == 0 || is_seac(s))
			return false;
		out[i].program = s.p;
		out[i].n = (uint32_t)s.n;
	}
	return take_widths(all, top, out, n_out);
}

/* ---- writing ---- */

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

static void
put_int(struct sbuf *out, long v)
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
			put_int(out, 0);
	}
	put_operator(out, OP_FONT_MATRIX);
}

static void
put_unit_matrix(struct sbuf *out)
{
	for (int i = 0; i < 6; i++)
		put_int(out, i == 0 || i == 3 ? 1 : 0);
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
put_index(struct sbuf *out, const struct bytes *v, size_t n)
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

static void
put_char_strings(struct sbuf *out, const struct cff_glyph *const *glyph,
    size_t n)
{
	static const uint8_t empty = CS_ENDCHAR;
	size_t total = 1, size, at = 1;

	for (size_t i = 0; i < n; i++)
		total += glyph[i]->n;
	size = offset_size(total);
	put_bytes(out, n + 1, 2);
	put_bytes(out, size, 1);
	put_bytes(out, at, size);
	put_bytes(out, at += 1, size);
	for (size_t i = 0; i < n; i++)
		put_bytes(out, at += glyph[i]->n, size);
	sbuf_put(out, &empty, 1);
	for (size_t i = 0; i < n; i++)
		sbuf_put(out, glyph[i]->program, glyph[i]->n);
}

/* The Font DICTs of a font being built: one per pair of widths. */
struct fds {
	const struct cff_glyph *v[MAX_FDS]; /* one glyph that has them */
	size_t n;
};

static uint8_t
fd_of(struct fds *f, const struct cff_glyph *g)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->v[i]->default_width == g->default_width &&
		    f->v[i]->nominal_width == g->nominal_width)
			return (uint8_t)i;
	/* more than the source had there cannot be */
	f->v[f->n++] = g;
	return (uint8_t)i;
}

/* FDSelect, format 3, collecting the Font DICTs; glyph 0 joins glyph 1. */
static void
put_fd_select(struct sbuf *out, const struct cff_glyph *const *glyph,
    size_t n, struct fds *f)
{
	size_t at_count, ranges = 1;
	uint8_t last = fd_of(f, glyph[0]);

	sbuf_putc(out, 3);
	at_count = out->n;
	put_bytes(out, 0, 2);
	put_bytes(out, 0, 2);
	put_bytes(out, last, 1);
	for (size_t i = 1; i < n; i++) {
		uint8_t fd = fd_of(f, glyph[i]);

		if (fd == last)
			continue;
		put_bytes(out, i + 1, 2);
		put_bytes(out, fd, 1);
		last = fd;
		ranges++;
	}
	put_bytes(out, n + 1, 2);
	out->s[at_count] = (char)(ranges >> 8);
	out->s[at_count + 1] = (char)(ranges & 0xff);
}

/* FDArray and, behind it, the Private DICTs it points to. */
static void
put_fd_array(struct sbuf *out, size_t base, const struct fds *f,
    long per_em)
{
	struct sbuf dicts = SBUF_INIT, private = SBUF_INIT;
	struct bytes v[MAX_FDS];
	size_t hole[MAX_FDS], size[MAX_FDS], end[MAX_FDS], at;

	assert(f->n >= 1);
	for (size_t i = 0; i < f->n; i++) {
		size_t from = private.n;

		put_int(&private, f->v[i]->default_width);
		put_operator(&private, OP_DEFAULT_WIDTH);
		put_int(&private, f->v[i]->nominal_width);
		put_operator(&private, OP_NOMINAL_WIDTH);
		size[i] = private.n - from;

		put_int(&dicts, N_STANDARD_STRINGS + 2);
		put_operator(&dicts, OP_FONT_NAME);
		if (per_em != 1000)
			put_unit_matrix(&dicts);
		put_int(&dicts, (long)size[i]);
		hole[i] = put_hole(&dicts);
		put_operator(&dicts, OP_PRIVATE);
		end[i] = dicts.n;
	}
	for (size_t i = 0; i < f->n; i++) {
		at = i > 0 ? end[i - 1] : 0;
		v[i] = (struct bytes){ (const uint8_t *)dicts.s + at,
		    end[i] - at };
	}
	put_index(out, v, f->n);
	at = out->n - base;
	for (size_t i = 0; i < f->n; i++) {
		fill_hole(out, out->n - dicts.n + hole[i], at);
		at += size[i];
	}
	sbuf_put(out, private.s, private.n);
	sbuf_release(&dicts);
	sbuf_release(&private);
}

void
cff_build(struct sbuf *out, const char *name, const struct font_face *f,
    const struct cff_glyph *const *glyph, size_t n)
{
	struct bytes names[] = {
		{ (const uint8_t *)"Adobe", 5 },
		{ (const uint8_t *)"Identity", 8 },
		{ (const uint8_t *)name, strlen(name) },
	};
	struct sbuf top = SBUF_INIT;
	struct bytes top_bytes;
	struct fds fds = { .n = 0 };
	long per_em = f->units_per_em;
	size_t base = out->n, at_top, hole[4];

	put_int(&top, N_STANDARD_STRINGS);
	put_int(&top, N_STANDARD_STRINGS + 1);
	put_int(&top, 0);
	put_operator(&top, OP_ROS);
	if (per_em != 1000)
		put_matrix(&top, per_em);
	for (int i = 0; i < 4; i++)
		put_int(&top, f->bbox[i] * per_em / 1000);
	put_operator(&top, OP_FONT_BBOX);
	put_int(&top, (long)n + 1);
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
	top_bytes = (struct bytes){ (const uint8_t *)top.s, top.n };
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
	put_fd_select(out, glyph, n, &fds);
	fill_hole(out, at_top + hole[2], out->n - base);
	put_char_strings(out, glyph, n);
	fill_hole(out, at_top + hole[3], out->n - base);
	put_fd_array(out, base, &fds, per_em);
}
