/*
 * pdf_cff.c - takes a CFF apart, after Adobe's Technical Notes 5176
 * (CFF) and 5177 (Type 2 charstrings).
 */
#include <string.h>

#include "out/pdf_cff.h"

enum {
	CS_HSTEM = 1,
	CS_VSTEM = 3,
	CS_VMOVETO = 4,
	CS_ENDCHAR = 14,
	CS_HSTEM_HM = 18,
	CS_HINTMASK = 19,
	CS_CNTRMASK = 20,
	CS_RMOVETO = 21,
	CS_HMOVETO = 22,
	CS_VSTEM_HM = 23,
	CS_SHORT = 28,
	CS_FIXED = 255,
	MAX_OPERANDS = 48,
	MAX_FDS = 256
};

/* An INDEX: element i lies between offset i and i + 1, counted from 1. */
struct cff_index {
	struct pdf_bytes all;      /* the CFF */
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
index_open(struct pdf_bytes all, size_t at, struct cff_index *x)
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
index_get(const struct cff_index *x, size_t i, struct pdf_bytes *out)
{
	size_t base, from, to;

	if (i >= x->count)
		return false;
	base = x->offsets + (x->count + 1) * x->off_size - 1;
	from = index_offset(x, i);
	to = index_offset(x, i + 1);
	if (from < 1 || from > to || base + to > x->end)
		return false;
	*out = (struct pdf_bytes){ x->all.p + base + from, to - from };
	return true;
}

/*
 * One number of a DICT at *i. A real number counts as absent (*real):
 * none of those that we need is ever one in practice.
 */
static bool
dict_number(struct pdf_bytes d, size_t *i, long *out, bool *real)
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
dict_find(struct pdf_bytes d, int op, long *out, size_t n)
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
private_widths(struct pdf_bytes all, struct pdf_bytes dict,
    struct cff_glyph *out)
{
	long at[2], v;
	struct pdf_bytes d;

	if (!dict_find(dict, OP_PRIVATE, at, 2) || at[0] < 0 || at[1] < 0 ||
	    (size_t)at[1] > all.n || all.n - (size_t)at[1] < (size_t)at[0])
		return false;
	d = (struct pdf_bytes){ all.p + at[1], (size_t)at[0] };
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
read_fd_select(struct pdf_bytes all, size_t at, uint8_t *fd, size_t n)
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

/* ---- charstrings ---- */

/* Numbers before the first operator of a charstring. */
struct lead {
	size_t n;
	int32_t first;          /* rounded */
	size_t after_first;     /* where the second one begins */
	uint8_t op;
};

static int32_t
program_number(struct pdf_bytes s, size_t *i)
{
	const uint8_t *p = s.p + *i;
	uint8_t b = *p++;

	*i += b == CS_SHORT ? 3 : b == CS_FIXED ? 5 : b >= 247 ? 2 : 1;
	if (*i > s.n)
		return 0;
	if (b == CS_SHORT)
		return (int16_t)big_endian(p, 2);
	if (b == CS_FIXED) /* 16.16 */
		return ((int32_t)big_endian(p, 4) + 0x8000) >> 16;
	if (b >= 251)
		return -(b - 251) * 256 - *p - 108;
	return b >= 247 ? (b - 247) * 256 + *p + 108 : b - 139;
}

static bool
read_lead(struct pdf_bytes s, struct lead *l)
{
	size_t i = 0;

	*l = (struct lead){ 0 };
	while (i < s.n && (s.p[i] >= 32 || s.p[i] == CS_SHORT)) {
		int32_t v = program_number(s, &i);

		if (l->n++ == 0) {
			l->first = v;
			l->after_first = i;
		}
	}
	if (i >= s.n)
		return false;
	l->op = s.p[i];
	return true;
}

/* How many operands the first operator has itself; -1: an even number,
 * -2: no operator that a charstring begins with. */
static int
own_operands(uint8_t op)
{
	switch (op) {
	case CS_ENDCHAR:
		return 0;
	case CS_HMOVETO: case CS_VMOVETO:
		return 1;
	case CS_RMOVETO:
		return 2;
	case CS_HSTEM: case CS_VSTEM: case CS_HSTEM_HM: case CS_VSTEM_HM:
	case CS_HINTMASK: case CS_CNTRMASK:
		return -1;
	default:
		return -2;
	}
}

bool
cff_program(const struct cff_glyph *g, long per_em, struct sbuf *out,
    int32_t *width, const char **why)
{
	struct pdf_bytes s = g->program;
	struct lead l;
	int own;
	bool has_width;

	*why = "字形程序有缺陷";
	if (!read_lead(s, &l) || (own = own_operands(l.op)) == -2)
		return false;
	if (l.op == CS_ENDCHAR && l.n >= 4) {
		/* an accent built from two letters; no CID font can */
		*why = "字形由两个字母叠成(seac)，不能嵌入";
		return false;
	}
	has_width = own == -1 ? l.n % 2 == 1 : l.n > (size_t)own;
	if (has_width && own != -1 && l.n != (size_t)own + 1)
		return false;
	*width = has_width ? g->nominal_width + l.first : g->default_width;
	if (*width < 0 || *width > INT16_MAX)
		return false;
	if (*width != per_em)
		cff_put_int(out, *width);
	if (has_width)
		s = (struct pdf_bytes){ s.p + l.after_first,
			s.n - l.after_first };
	sbuf_put(out, s.p, s.n);
	return true;
}

/* ---- the font ---- */

/* Widths of the glyphs of a CID-keyed font by their Font DICTs. */
static bool
take_widths(struct pdf_bytes all, struct pdf_bytes top, struct cff_glyph *out,
    size_t n)
{
	struct cff_index fds;
	struct cff_glyph width[MAX_FDS];
	struct pdf_bytes dict;
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
cff_take(struct pdf_bytes all, struct cff_glyph *out, size_t n)
{
	struct pdf_bytes top, s;
	struct cff_index names, tops, strings, subrs, x;
	long at;

	if (all.n < 4 || all.p[0] != 1 || n > 0x10000)
		return false;
	if (!index_open(all, all.p[2], &names) ||
	    !index_open(all, names.end, &tops) ||
	    !index_open(all, tops.end, &strings) ||
	    !index_open(all, strings.end, &subrs) ||
	    !index_get(&tops, 0, &top) || subrs.count != 0)
		return false; /* cut without subroutines, so none */
	if (!dict_find(top, OP_CHAR_STRINGS, &at, 1) || at < 0 ||
	    !index_open(all, (size_t)at, &x) || x.count != n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!index_get(&x, i, &s) || s.n == 0)
			return false;
		out[i].program = s;
	}
	return take_widths(all, top, out, n);
}
