/*
 * pdf_pack.c - deflate after RFC 1951: a Huffman code for a font, glyphs
 * as bits of it, streams of such bits.
 *
 * Every symbol has a code, whatever the samples were, so that any bytes
 * can be packed; MAX_BITS bounds what the unlikeliest costs.
 */
#include "out/pdf_pack.h"

#include <assert.h>
#include <endian.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

enum {
	END = 256,                /* symbol: the block ends */
	FIRST_LENGTH = 257,       /* symbol of the shortest match */
	MIN_MATCH = 3,
	MAX_MATCH = 258,
	WINDOW = 32768,
	TRIES = 16,               /* places looked at for a match */
	ROUNDS = 2,               /* each code finds better matches */
	HASH_BITS = 12,
	MAX_BITS = 12,            /* of a symbol, deflate's limit is 15 */
	MAX_LENGTH_BITS = 7,      /* of a code length */
	LENGTHS = 19,             /* code length symbols */
	STORED_MAX = 65535,
	BASE = 65521              /* Adler-32's */
};

/* Longest match, farthest distance of each symbol and its extra bits. */
static const uint16_t length_base[29] = {
	3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51,
	59, 67, 83, 99, 115, 131, 163, 195, 227, 258
};
static const uint8_t length_extra[29] = {
	0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4,
	4, 5, 5, 5, 5, 0
};
static const uint16_t distance_base[PACK_DISTANCES] = {
	1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385,
	513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385,
	24577
};
static const uint8_t distance_extra[PACK_DISTANCES] = {
	0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10,
	10, 11, 11, 12, 12, 13, 13
};

/* How often each symbol stands in the samples. */
struct counts {
	uint32_t symbol[PACK_SYMBOLS];
	uint32_t distance[PACK_DISTANCES];
};

/* One step through a piece: a literal (length 1) or a match. */
struct step {
	uint16_t length;
	uint16_t distance;
};

static int
length_symbol(size_t length)
{
	int i = 28;

	while (length < length_base[i])
		i--;
	return i;
}

static int
distance_symbol(size_t distance)
{
	int i = PACK_DISTANCES - 1;

	while (distance < distance_base[i])
		i--;
	return i;
}

/* ---- codes ---- */

/* A leaf or an inner tree of Huffman's, on its way to a parent. */
struct tree {
	uint64_t weight;
	uint16_t symbol;          /* leaves only */
	uint16_t parent;
	uint8_t depth;
};

static int
by_weight(const void *x, const void *y)
{
	const struct tree *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight < b->weight ? -1 : 1;
	return a->symbol < b->symbol ? -1 : a->symbol > b->symbol;
}

/*
 * Huffman's code lengths; false if one is longer than `limit`.  Leaves
 * stand in order of weight, and trees are made in that order too, so the
 * two lightest are always the next of one or the other.
 */
static bool
huffman_lengths(const uint32_t *count, size_t n, unsigned limit,
    uint8_t *length)
{
	struct tree t[2 * PACK_SYMBOLS];
	size_t leaf = 0, inner = n, root = 2 * n - 2;

	for (size_t i = 0; i < n; i++)
		t[i] = (struct tree){ .weight = count[i],
			.symbol = (uint16_t)i };
	qsort(t, n, sizeof(t[0]), by_weight);
	for (size_t top = n; top <= root; top++) {
		t[top] = (struct tree){ .weight = 0 };
		for (int side = 0; side < 2; side++) {
			size_t i = inner == top || (leaf < n &&
			    t[leaf].weight <= t[inner].weight) ? leaf++ :
			    inner++;

			t[i].parent = (uint16_t)top;
			t[top].weight += t[i].weight;
		}
	}
	for (size_t i = root; i-- > 0;) {
		t[i].depth = (uint8_t)(t[t[i].parent].depth + 1);
		if (t[i].depth > limit)
			return false;
	}
	for (size_t i = 0; i < n; i++)
		length[t[i].symbol] = t[i].depth;
	return true;
}

/* Code lengths of at most `limit` bits for n symbols; the counts are
 * evened out until they fit. */
static void
code_lengths(uint32_t *count, size_t n, unsigned limit, uint8_t *length)
{
	while (!huffman_lengths(count, n, limit, length))
		for (size_t i = 0; i < n; i++)
			count[i] = count[i] / 2 + 1;
}

static uint16_t
reversed(unsigned code, unsigned n_bits)
{
	unsigned r = 0;

	for (; n_bits > 0; n_bits--, code >>= 1)
		r = r << 1 | (code & 1);
	return (uint16_t)r;
}

/* Codes in deflate's order: shorter ones first, then by symbol. */
static void
make_codes(const uint8_t *length, size_t n, struct pack_symbol *out)
{
	unsigned code = 0;

	for (unsigned bits = 1; bits <= 15; bits++, code <<= 1) {
		for (size_t i = 0; i < n; i++) {
			if (length[i] != bits)
				continue;
			out[i].bits = reversed(code++, bits);
			out[i].n_bits = (uint8_t)bits;
		}
	}
}

/* ---- bits ---- */

struct bit_writer {
	uint8_t *p;       /* zeroed */
	uint32_t n_bits;
};

static void
write_bits(struct bit_writer *w, unsigned bits, unsigned n)
{
	for (unsigned i = 0; i < n; i++, w->n_bits++)
		w->p[w->n_bits / 8] |= (uint8_t)((bits >> i & 1) <<
		    w->n_bits % 8);
}

static void
write_symbol(struct bit_writer *w, struct pack_symbol s)
{
	write_bits(w, s.bits, s.n_bits);
}

/* The block's head: how long the code of every symbol is. */
static void
make_head(struct pack_code *c, const uint8_t *length)
{
	static const uint8_t order[LENGTHS] = { 16, 17, 18, 0, 8, 7, 9, 6, 10,
		5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };
	const size_t n = PACK_SYMBOLS + PACK_DISTANCES;
	struct bit_writer w = { c->head, 0 };
	struct pack_symbol code[MAX_BITS + 1] = { { 0, 0 } };
	uint32_t count[MAX_BITS + 1];
	uint8_t bits[MAX_BITS + 1];

	for (size_t i = 0; i <= MAX_BITS; i++)
		count[i] = 1;
	for (size_t i = 0; i < n; i++)
		count[length[i]]++;
	code_lengths(count, MAX_BITS + 1, MAX_LENGTH_BITS, bits);
	make_codes(bits, MAX_BITS + 1, code);

	memset(c->head, 0, sizeof(c->head));
	write_bits(&w, 1, 1); /* the last block */
	write_bits(&w, 2, 2); /* with a code of its own */
	write_bits(&w, PACK_SYMBOLS - 257, 5);
	write_bits(&w, PACK_DISTANCES - 1, 5);
	write_bits(&w, LENGTHS - 4, 4);
	for (size_t i = 0; i < LENGTHS; i++)
		write_bits(&w, order[i] <= MAX_BITS ? bits[order[i]] : 0, 3);
	for (size_t i = 0; i < n; i++)
		write_symbol(&w, code[length[i]]);
	assert(w.n_bits <= PACK_HEAD * 8);
	c->n_head_bits = w.n_bits;
}

static void
make_code(struct pack_code *c, struct counts *n)
{
	uint8_t length[PACK_SYMBOLS + PACK_DISTANCES];

	code_lengths(n->symbol, PACK_SYMBOLS, MAX_BITS, length);
	code_lengths(n->distance, PACK_DISTANCES, MAX_BITS,
	    length + PACK_SYMBOLS);
	make_codes(length, PACK_SYMBOLS, c->symbol);
	make_codes(length + PACK_SYMBOLS, PACK_DISTANCES, c->distance);
	make_head(c, length);
}

/* ---- matches ---- */

/* Bytes being packed, and for each place where its three bytes stood
 * last before, plus one; 0 for nowhere. */
struct text {
	const uint8_t *p;
	size_t n;
	uint32_t *before;
	uint32_t *cost;           /* bits from each place to the end */
	struct step *step;
};

static void *
need(void *p)
{
	if (p == NULL)
		arena_exhausted();
	return p;
}

static void
text_open(struct text *t, const uint8_t *p, size_t n)
{
	uint32_t *last = need(calloc((size_t)1 << HASH_BITS,
	    sizeof(*last)));

	assert(n <= (size_t)1 << 24);
	*t = (struct text){ .p = p, .n = n };
	t->before = need(calloc(n + 1, sizeof(*t->before)));
	t->cost = need(calloc(n + 1, sizeof(*t->cost)));
	t->step = need(calloc(n + 1, sizeof(*t->step)));
	for (size_t i = 0; i + MIN_MATCH <= n; i++) {
		uint32_t three = (uint32_t)p[i] << 16 | (uint32_t)p[i + 1] <<
		    8 | p[i + 2];
		uint32_t *at = &last[three * 0x9e3779b1u >> (32 - HASH_BITS)];

		t->before[i] = *at;
		*at = (uint32_t)i + 1;
	}
	free(last);
}

static void
text_close(struct text *t)
{
	free(t->before);
	free(t->cost);
	free(t->step);
}

/*
 * Matches of place i with one before it, wherever they are cheaper;
 * those no longer than `known` were found nearer.  The longest there is.
 */
static size_t
try_match(struct text *t, const struct pack_code *c, size_t i, size_t from,
    size_t known)
{
	size_t max = t->n - i < MAX_MATCH ? t->n - i : MAX_MATCH, n = 0;
	int d = distance_symbol(i - from);
	uint32_t base = (uint32_t)c->distance[d].n_bits + distance_extra[d];

	while (n < max && t->p[from + n] == t->p[i + n])
		n++;
	for (size_t k = known + 1; k <= n; k++) {
		int s = length_symbol(k);
		uint32_t cost = base + length_extra[s] + t->cost[i + k] +
		    c->symbol[FIRST_LENGTH + s].n_bits;

		if (cost < t->cost[i]) {
			t->cost[i] = cost;
			t->step[i] = (struct step){ (uint16_t)k,
				(uint16_t)(i - from) };
		}
	}
	return n > known ? n : known;
}

/* The cheapest steps through the text, found from its end. */
static void
choose_steps(struct text *t, const struct pack_code *c)
{
	for (size_t i = t->n; i-- > 0;) {
		uint32_t from = t->before[i];
		size_t known = MIN_MATCH - 1;

		t->cost[i] = t->cost[i + 1] + c->symbol[t->p[i]].n_bits;
		t->step[i] = (struct step){ 1, 0 };
		for (int k = 0; k < TRIES && from != 0 &&
		    i - (from - 1) < WINDOW; k++) {
			known = try_match(t, c, i, from - 1, known);
			from = t->before[from - 1];
		}
	}
}

static void
count_steps(const struct text *t, struct counts *n)
{
	for (size_t i = 0; i < t->n; i += t->step[i].length) {
		const struct step *s = &t->step[i];

		if (s->length == 1) {
			n->symbol[t->p[i]]++;
			continue;
		}
		n->symbol[FIRST_LENGTH + length_symbol(s->length)]++;
		n->distance[distance_symbol(s->distance)]++;
	}
}

static void
write_steps(const struct text *t, const struct pack_code *c,
    struct bit_writer *w)
{
	for (size_t i = 0; i < t->n; i += t->step[i].length) {
		const struct step *s = &t->step[i];
		int k;

		if (s->length == 1) {
			write_symbol(w, c->symbol[t->p[i]]);
			continue;
		}
		k = length_symbol(s->length);
		write_symbol(w, c->symbol[FIRST_LENGTH + k]);
		write_bits(w, (unsigned)(s->length - length_base[k]),
		    length_extra[k]);
		k = distance_symbol(s->distance);
		write_symbol(w, c->distance[k]);
		write_bits(w, (unsigned)(s->distance - distance_base[k]),
		    distance_extra[k]);
	}
}

static void
count_none(struct counts *counts)
{
	for (size_t i = 0; i < PACK_SYMBOLS; i++)
		counts->symbol[i] = 1;
	for (size_t i = 0; i < PACK_DISTANCES; i++)
		counts->distance[i] = 1;
}

void
pack_code_plain(struct pack_code *c, const struct pdf_bytes *v, size_t n)
{
	struct counts counts;

	count_none(&counts);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < v[i].n; k++)
			counts.symbol[v[i].p[k]]++;
	make_code(c, &counts);
}

/* What symbols cost before matches were looked for: literals as they
 * stand in the samples, all matches the same. */
static void
guess_code(struct pack_code *c, const struct pdf_bytes *v, size_t n)
{
	pack_code_plain(c, v, n);
	for (size_t i = FIRST_LENGTH; i < PACK_SYMBOLS; i++)
		c->symbol[i].n_bits = 7;
	for (size_t i = 0; i < PACK_DISTANCES; i++)
		c->distance[i].n_bits = 5;
}

void
pack_code_make(struct pack_code *c, const struct pdf_bytes *v, size_t n)
{
	struct counts counts;

	guess_code(c, v, n);
	for (int round = 0; round < ROUNDS; round++) {
		count_none(&counts);
		for (size_t i = 0; i < n; i++) {
			struct text t;

			text_open(&t, v[i].p, v[i].n);
			choose_steps(&t, c);
			count_steps(&t, &counts);
			text_close(&t);
		}
		make_code(c, &counts);
	}
}

void
pack_piece_make(const struct pack_code *c, const uint8_t *p, size_t n,
    struct arena *a, struct pack_piece *out)
{
	struct text t;
	struct bit_writer w = { NULL, 0 };

	text_open(&t, p, n);
	choose_steps(&t, c);
	w.p = arena_alloc(a, t.cost[0] / 8 + 1);
	write_steps(&t, c, &w);
	assert(w.n_bits == t.cost[0]);
	text_close(&t);
	*out = (struct pack_piece){ .bits = w.p, .n_bits = w.n_bits,
		.n = (uint32_t)n, .adler = libdeflate_adler32(1, p, n) };
}

/* ---- streams ---- */

/* Adler-32 of n more bytes whose own sum is `adler`. */
static uint32_t
adler_join(uint32_t first, uint32_t adler, size_t n)
{
	uint32_t a = first & 0xffff, a2 = adler & 0xffff;
	uint32_t b = first >> 16, b2 = adler >> 16;

	b = (uint32_t)((b + b2 + (uint64_t)(n % BASE) * (a + BASE - 1)) %
	    BASE);
	a = (a + a2 + BASE - 1) % BASE;
	return b << 16 | a;
}

/* Appends n <= 32 bits; fewer than 8 are left unwritten. */
static void
put_bits(struct packer *p, uint32_t bits, unsigned n)
{
	p->bits |= (uint64_t)bits << p->n_bits;
	p->n_bits += n;
	while (p->n_bits >= 8) {
		assert(p->n < p->cap);
		p->out[p->n++] = (uint8_t)p->bits;
		p->bits >>= 8;
		p->n_bits -= 8;
	}
}

/* Appends many bits, 64 at a time: the start is at no byte's edge. */
static void
copy_bits(struct packer *p, const uint8_t *s, uint32_t n_bits)
{
	unsigned shift = p->n_bits;
	uint64_t word;

	assert(p->cap - p->n >= n_bits / 8 + 2);
	for (; n_bits >= 64; n_bits -= 64, s += 8) {
		uint64_t out;

		memcpy(&word, s, 8);
		word = le64toh(word);
		out = htole64(p->bits | word << shift);
		memcpy(p->out + p->n, &out, 8);
		p->n += 8;
		p->bits = shift > 0 ? word >> (64 - shift) : 0;
	}
	for (; n_bits >= 8; n_bits -= 8)
		put_bits(p, *s++, 8);
	if (n_bits > 0)
		put_bits(p, *s & ((1u << n_bits) - 1), n_bits);
}

/* Bytes as they are, at most STORED_MAX a block. */
static void
put_stored(struct packer *p, const uint8_t *s, size_t n)
{
	do {
		unsigned part = n < STORED_MAX ? (unsigned)n : STORED_MAX;

		put_bits(p, 0, 3); /* not the last, stored */
		put_bits(p, 0, (8 - p->n_bits) % 8);
		put_bits(p, part, 16);
		put_bits(p, ~part & 0xffff, 16);
		assert(p->cap - p->n >= part);
		memcpy(p->out + p->n, s, part);
		p->n += part;
		s += part;
		n -= part;
	} while (n > 0);
}

void
packer_open(struct packer *p, const struct pack_code *c,
    const struct pdf_bytes *stored, size_t n_bits, size_t n_coded,
    struct arena *a)
{
	*p = (struct packer){ .code = c, .n_raw = stored->n };
	p->cap = stored->n + 5 * (stored->n / STORED_MAX + 1) + PACK_HEAD +
	    n_bits / 8 + 2 * n_coded + 16;
	p->out = arena_alloc(a, p->cap);
	put_bits(p, 0x78, 8); /* deflate, a window of 32 KiB */
	put_bits(p, 0x01, 8);
	if (stored->n > 0)
		put_stored(p, stored->p, stored->n);
	p->adler = libdeflate_adler32(1, stored->p, stored->n);
	copy_bits(p, c->head, c->n_head_bits);
}

void
packer_piece(struct packer *p, const struct pack_piece *piece)
{
	copy_bits(p, piece->bits, piece->n_bits);
	p->adler = adler_join(p->adler, piece->adler, piece->n);
	p->n_raw += piece->n;
}

void
packer_bytes(struct packer *p, const uint8_t *s, size_t n)
{
	uint8_t *out = p->out + p->n;
	uint64_t bits = p->bits;
	unsigned n_bits = p->n_bits;

	assert(p->cap - p->n >= 2 * n + 8);
	for (size_t i = 0; i < n; i++) {
		struct pack_symbol c = p->code->symbol[s[i]];
		uint32_t low;

		bits |= (uint64_t)c.bits << n_bits;
		n_bits += c.n_bits;
		if (n_bits < 32)
			continue;
		low = htole32((uint32_t)bits);
		memcpy(out, &low, 4);
		out += 4;
		bits >>= 32;
		n_bits -= 32;
	}
	p->n = (size_t)(out - p->out);
	p->bits = bits;
	p->n_bits = n_bits;
	put_bits(p, 0, 0);
	p->adler = libdeflate_adler32(p->adler, s, n);
	p->n_raw += n;
}

void
packer_close(struct packer *p)
{
	put_bits(p, p->code->symbol[END].bits, p->code->symbol[END].n_bits);
	put_bits(p, 0, (8 - p->n_bits) % 8);
	for (int shift = 24; shift >= 0; shift -= 8)
		put_bits(p, p->adler >> shift & 0xff, 8);
}
