/*
 * xlsx_inflate.c - RFC 1951, for reading back what was just written: one
 * pass, no window but the output itself, every bound checked.
 */
#include <string.h>

#include "out/xlsx_zip.h"

enum {
	MAX_BITS = 15,          /* of a code */
	LITERALS = 288, DISTANCES = 30, LENGTHS = 19,
	END_OF_BLOCK = 256
};

struct stream {
	const uint8_t *in;
	size_t n_in, at;
	uint32_t held;          /* bits read and not used */
	unsigned n_held;
	uint8_t *out;
	size_t n_out, n;
	bool bad;
};

/* A canonical code: how many of each length, symbols in code order. */
struct code {
	uint16_t count[MAX_BITS + 1];
	uint16_t symbol[LITERALS];
};

static uint32_t
bits(struct stream *s, unsigned need)
{
	uint32_t v;

	while (s->n_held < need) {
		if (s->at == s->n_in) {
			s->bad = true;
			return 0;
		}
		s->held |= (uint32_t)s->in[s->at++] << s->n_held;
		s->n_held += 8;
	}
	v = s->held & ((1U << need) - 1);
	s->held >>= need;
	s->n_held -= need;
	return v;
}

/* False where more codes are asked for than there are. */
static bool
code_build(struct code *c, const uint8_t *length, size_t n)
{
	uint16_t start[MAX_BITS + 2] = { 0 };
	int left = 1;

	memset(c, 0, sizeof(*c));
	for (size_t i = 0; i < n; i++)
		c->count[length[i]]++;
	c->count[0] = 0;
	for (int i = 1; i <= MAX_BITS; i++) {
		left = 2 * left - c->count[i];
		if (left < 0)
			return false;
		start[i + 1] = (uint16_t)(start[i] + c->count[i]);
	}
	for (size_t i = 0; i < n; i++) {
		if (length[i] != 0)
			c->symbol[start[length[i]]++] = (uint16_t)i;
	}
	return true;
}

static unsigned
symbol(struct stream *s, const struct code *c)
{
	unsigned value = 0, first = 0, index = 0;

	for (int i = 1; i <= MAX_BITS; i++) {
		value |= bits(s, 1);
		if (s->bad)
			return 0;
		if (value - first < c->count[i])
			return c->symbol[index + value - first];
		index += c->count[i];
		first = (first + c->count[i]) << 1;
		value <<= 1;
	}
	s->bad = true;
	return 0;
}

static void
copy_back(struct stream *s, size_t distance, size_t length)
{
	if (distance > s->n || length > s->n_out - s->n) {
		s->bad = true;
		return;
	}
	for (size_t i = 0; i < length; i++, s->n++)
		s->out[s->n] = s->out[s->n - distance];
}

static void
coded_block(struct stream *s, const struct code *literal,
    const struct code *distance)
{
	static const uint16_t len_base[] = { 3, 4, 5, 6, 7, 8, 9, 10, 11, 13,
		15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
		163, 195, 227, 258 };
	static const uint8_t len_more[] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1,
		1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0 };
	static const uint16_t dist_base[] = { 1, 2, 3, 4, 5, 7, 9, 13, 17, 25,
		33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
		2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577 };

	while (!s->bad) {
		unsigned k = symbol(s, literal), d;
		size_t length;

		if (s->bad || k == END_OF_BLOCK)
			return;
		if (k < END_OF_BLOCK) {
			if (s->n == s->n_out)
				s->bad = true;
			else
				s->out[s->n++] = (uint8_t)k;
			continue;
		}
		k -= END_OF_BLOCK + 1;
		if (k >= sizeof(len_more)) {
			s->bad = true;
			return;
		}
		length = len_base[k] + bits(s, len_more[k]);
		d = symbol(s, distance);
		if (s->bad || d >= DISTANCES) {
			s->bad = true;
			return;
		}
		copy_back(s, dist_base[d] + bits(s, d < 2 ? 0 : d / 2 - 1),
		    length);
	}
}

static void
stored_block(struct stream *s)
{
	size_t n;

	s->held = 0;
	s->n_held = 0;
	if (s->n_in - s->at < 4) {
		s->bad = true;
		return;
	}
	n = s->in[s->at] | (size_t)s->in[s->at + 1] << 8;
	s->at += 4;
	if (n > s->n_in - s->at || n > s->n_out - s->n) {
		s->bad = true;
		return;
	}
	memcpy(s->out + s->n, s->in + s->at, n);
	s->at += n;
	s->n += n;
}

static void
fixed_block(struct stream *s)
{
	uint8_t length[LITERALS];
	struct code literal, distance;

	for (size_t i = 0; i < LITERALS; i++)
		length[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
	code_build(&literal, length, LITERALS);
	memset(length, 5, DISTANCES);
	code_build(&distance, length, DISTANCES);
	coded_block(s, &literal, &distance);
}

/* The code lengths of a dynamic block, themselves coded. */
static void
read_lengths(struct stream *s, const struct code *c, uint8_t *length,
    size_t n)
{
	size_t i = 0;

	while (i < n && !s->bad) {
		unsigned k = symbol(s, c), times = 1;
		uint8_t value = (uint8_t)k;

		if (k == 16) {
			times = 3 + bits(s, 2);
			value = i > 0 ? length[i - 1] : 0;
			s->bad = s->bad || i == 0;
		} else if (k > 16) {
			times = k == 17 ? 3 + bits(s, 3) : 11 + bits(s, 7);
			value = 0;
		}
		if (times > n - i)
			s->bad = true;
		else
			memset(length + i, value, times);
		i += times;
	}
}

static void
dynamic_block(struct stream *s)
{
	static const uint8_t order[LENGTHS] = { 16, 17, 18, 0, 8, 7, 9, 6, 10,
		5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };
	uint8_t length[LITERALS + 32] = { 0 };
	struct code lengths, literal, distance;
	size_t n_literal = 257 + bits(s, 5), n_distance = 1 + bits(s, 5);
	size_t n_length = 4 + bits(s, 4);

	if (n_literal > 286 || n_distance > DISTANCES) {
		s->bad = true;
		return;
	}
	for (size_t i = 0; i < n_length; i++)
		length[order[i]] = (uint8_t)bits(s, 3);
	if (s->bad || !code_build(&lengths, length, LENGTHS)) {
		s->bad = true;
		return;
	}
	memset(length, 0, sizeof(length));
	read_lengths(s, &lengths, length, n_literal + n_distance);
	if (s->bad || !code_build(&literal, length, n_literal) ||
	    !code_build(&distance, length + n_literal, n_distance)) {
		s->bad = true;
		return;
	}
	coded_block(s, &literal, &distance);
}

bool
xlsx_inflate(const uint8_t *in, size_t n_in, uint8_t *out, size_t n_out)
{
	struct stream s = { .in = in, .n_in = n_in, .out = out,
		.n_out = n_out };
	bool last = false;

	while (!last && !s.bad) {
		last = bits(&s, 1) == 1;
		switch (bits(&s, 2)) {
		case 0:
			stored_block(&s);
			break;
		case 1:
			fixed_block(&s);
			break;
		case 2:
			dynamic_block(&s);
			break;
		default:
			s.bad = true;
		}
	}
	return !s.bad && s.n == n_out && s.at == n_in;
}
