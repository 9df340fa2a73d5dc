/*
 * pdf_cff.c - takes a CFF apart, after Adobe's Technical Notes 5176
 * (CFF) and 5177 (Type 2 charstrings).
 */
#include <string.h>

#include "out/pdf_cff.h"

enum { CS_ENDCHAR = 14, MAX_OPERANDS = 48, MAX_FDS = 256 };

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
