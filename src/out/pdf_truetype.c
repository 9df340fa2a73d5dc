/*
 * pdf_truetype.c - the few tables that a font within a PDF has: glyf,
 * head, hhea, hmtx, loca, maxp (ISO/IEC 14496-22).
 */
#include "out/pdf_truetype.h"

#include <string.h>

enum {
	TABLES = 6,
	DIRECTORY = 12 + 16 * TABLES,
	/* flags of a component */
	ARGS_ARE_WORDS = 0x0001,
	HAS_SCALE = 0x0008,
	MORE_COMPONENTS = 0x0020,
	HAS_TWO_SCALES = 0x0040,
	HAS_MATRIX = 0x0080,
	ENTRY_HEAD = 10         /* bytes before the first component */
};

/* Sum of a whole font and its head's checkSumAdjustment. */
#define FONT_SUM 0xB1B0AFBAu

uint32_t
tt_get16(const uint8_t *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t
get32(const uint8_t *p)
{
	return tt_get16(p) << 16 | tt_get16(p + 2);
}

void
tt_put16(uint8_t *p, uint32_t v)
{
	p[0] = (uint8_t)(v >> 8);
	p[1] = (uint8_t)v;
}

static void
put32(uint8_t *p, uint32_t v)
{
	tt_put16(p, v >> 16);
	tt_put16(p + 2, v & 0xffff);
}

uint32_t
tt_sum(const uint8_t *p, size_t n)
{
	uint32_t sum = 0;

	for (size_t i = 0; i + 4 <= n; i += 4)
		sum += get32(p + i);
	return sum;
}

/* ---- taking apart ---- */

bool
tt_sound(const struct tt_tables *t)
{
	size_t n, metrics;

	if (t->head.n < TT_HEAD || t->hhea.n < TT_HHEA ||
	    t->maxp.n < TT_MAXP)
		return false;
	n = tt_get16(t->maxp.p + 4);
	metrics = tt_get16(t->hhea.p + 34);
	return n > 0 && metrics > 0 && metrics <= n &&
	    t->hmtx.n >= 4 * metrics + 2 * (n - metrics) &&
	    t->loca.n >= (n + 1) * (tt_get16(t->head.p + 50) != 0 ? 4 : 2);
}

bool
tt_entry(const struct tt_tables *t, uint32_t glyph, struct pdf_bytes *out)
{
	uint32_t from, to;

	if (glyph >= tt_get16(t->maxp.p + 4))
		return false;
	if (tt_get16(t->head.p + 50) != 0) {
		from = get32(t->loca.p + 4 * glyph);
		to = get32(t->loca.p + 4 * glyph + 4);
	} else {
		from = 2 * tt_get16(t->loca.p + 2 * glyph);
		to = 2 * tt_get16(t->loca.p + 2 * glyph + 2);
	}
	if (from > to || to > t->glyf.n || (to > from &&
	    to - from < ENTRY_HEAD))
		return false;
	*out = (struct pdf_bytes){ t->glyf.p + from, to - from };
	return true;
}

void
tt_metrics(const struct tt_tables *t, uint32_t glyph, uint16_t *width,
    int16_t *side)
{
	uint32_t n = tt_get16(t->hhea.p + 34);
	const uint8_t *last = t->hmtx.p + 4 * (glyph < n ? glyph : n - 1);

	*width = (uint16_t)tt_get16(last);
	*side = (int16_t)tt_get16(glyph < n ? last + 2 :
	    last + 4 + 2 * (glyph - n));
}

bool
tt_is_composite(struct pdf_bytes entry)
{
	return entry.n >= ENTRY_HEAD && entry.p[0] >= 0x80;
}

bool
tt_component(struct pdf_bytes entry, size_t *at, size_t *number)
{
	uint32_t flags;

	if (*at == 0)
		*at = ENTRY_HEAD;
	else if ((tt_get16(entry.p + *number - 2) & MORE_COMPONENTS) == 0)
		return false;
	if (*at + 4 > entry.n) {
		*at = 0;
		return false;
	}
	flags = tt_get16(entry.p + *at);
	*number = *at + 2;
	*at += flags & ARGS_ARE_WORDS ? 8 : 6;
	*at += flags & HAS_SCALE ? 2 : flags & HAS_TWO_SCALES ? 4 :
	    flags & HAS_MATRIX ? 8 : 0;
	if (*at > entry.n)
		*at = 0;
	return *at != 0;
}

/* ---- putting together ---- */

/* A table that is being written. */
struct table {
	const char *tag;
	size_t at, n;
	uint32_t sum;
};

static void
table_begin(struct sbuf *out, size_t base, struct table *t, const char *tag)
{
	*t = (struct table){ .tag = tag, .at = out->n - base };
}

/* Fills up to a multiple of four and sums. */
static void
table_end(struct sbuf *out, size_t base, struct table *t)
{
	t->n = out->n - base - t->at;
	while ((out->n - base) % 4 != 0)
		sbuf_putc(out, 0);
	t->sum = tt_sum((uint8_t *)out->s + base + t->at,
	    out->n - base - t->at);
}

static void
put_copy(struct sbuf *out, struct pdf_bytes from, size_t n, size_t patch,
    uint32_t v)
{
	sbuf_put(out, from.p, n);
	tt_put16((uint8_t *)out->s + out->n - n + patch, v);
}

static void
put_loca(struct sbuf *out, const struct tt_glyph *glyph, size_t n, bool wide)
{
	uint32_t at = 0;
	uint8_t b[4];

	for (size_t i = 0; i < n + 2; i++) {
		if (wide)
			put32(b, at);
		else
			tt_put16(b, at / 2);
		sbuf_put(out, b, wide ? 4 : 2);
		if (i > 0 && i <= n)
			at += glyph[i - 1].n;
	}
}

static void
put_hmtx(struct sbuf *out, const struct tt_tables *t,
    const struct tt_glyph *glyph, size_t n)
{
	uint16_t width;
	int16_t side;
	uint8_t b[4];

	tt_metrics(t, 0, &width, &side);
	tt_put16(b, width);
	tt_put16(b + 2, 0);
	sbuf_put(out, b, sizeof(b));
	for (size_t i = 0; i < n; i++) {
		tt_put16(b, glyph[i].width);
		tt_put16(b + 2, (uint16_t)glyph[i].side);
		sbuf_put(out, b, sizeof(b));
	}
}

static void
put_directory(uint8_t *p, const struct table *t)
{
	put32(p, 0x00010000);
	tt_put16(p + 4, TABLES);
	tt_put16(p + 6, 64);    /* 16 * the largest power of two */
	tt_put16(p + 8, 2);     /* its logarithm */
	tt_put16(p + 10, 16 * TABLES - 64);
	for (size_t i = 0; i < TABLES; i++, t++) {
		uint8_t *row = p + 12 + 16 * i;

		memcpy(row, t->tag, 4);
		put32(row + 4, t->sum);
		put32(row + 8, (uint32_t)t->at);
		put32(row + 12, (uint32_t)t->n);
	}
}

void
tt_build(struct sbuf *out, const struct tt_tables *t,
    const struct tt_glyph *glyph, size_t n)
{
	enum { GLYF, HEAD, HHEA, HMTX, LOCA, MAXP }; /* by tag */
	static const uint8_t zeros[DIRECTORY];
	struct table v[TABLES];
	size_t base = out->n;
	uint32_t n_glyf = 0, glyf_sum = 0;
	uint8_t *p;

	for (size_t i = 0; i < n; i++) {
		n_glyf += glyph[i].n;
		glyf_sum += glyph[i].sum;
	}
	sbuf_put(out, zeros, sizeof(zeros));
	table_begin(out, base, &v[HEAD], "head");
	put_copy(out, t->head, TT_HEAD, 50, n_glyf > 0x1fffe);
	put32((uint8_t *)out->s + base + v[HEAD].at + 8, 0);
	table_end(out, base, &v[HEAD]);
	table_begin(out, base, &v[HHEA], "hhea");
	put_copy(out, t->hhea, TT_HHEA, 34, (uint32_t)n + 1);
	table_end(out, base, &v[HHEA]);
	table_begin(out, base, &v[HMTX], "hmtx");
	put_hmtx(out, t, glyph, n);
	table_end(out, base, &v[HMTX]);
	table_begin(out, base, &v[MAXP], "maxp");
	put_copy(out, t->maxp, t->maxp.n, 4, (uint32_t)n + 1);
	table_end(out, base, &v[MAXP]);
	table_begin(out, base, &v[LOCA], "loca");
	put_loca(out, glyph, n, n_glyf > 0x1fffe);
	table_end(out, base, &v[LOCA]);
	v[GLYF] = (struct table){ "glyf", out->n - base, n_glyf, glyf_sum };

	p = (uint8_t *)out->s + base;
	put_directory(p, v);
	put32(p + v[HEAD].at + 8, FONT_SUM - glyf_sum -
	    tt_sum(p, out->n - base));
}
