/*
 * pdf_object.c - objects as text within libharu's table of objects.
 *
 * libharu writes a dictionary's keys, then calls write_fn, then closes
 * it and calls after_write_fn: the first gives our entries, the second
 * the stream behind them.
 */
#include <string.h>

#include "base/utf8.h"
#include "out/pdf_impl.h"

enum {
	OBJECT_NUMBER = 0x00ffffff,  /* within libharu's obj_id */
	STRING_MOST = 16000          /* bytes of UTF-8: at most twice as many
	                                of UTF-16, where 32,767 may be */
};

/* What an object of ours is made of. */
struct body {
	HPDF_Doc doc;
	struct pdf_bytes entries;
	struct pdf_bytes stream;
	bool is_stream;
};

HPDF_Dict
pdf_dict(struct pdf_doc *d)
{
	HPDF_Dict o = HPDF_Dict_New(d->hpdf->mmgr);

	HPDF_Xref_Add(d->hpdf->xref, o);
	return o;
}

HPDF_Array
pdf_array(struct pdf_doc *d, HPDF_Dict owner, const char *key)
{
	HPDF_Array a = HPDF_Array_New(d->hpdf->mmgr);

	HPDF_Dict_Add(owner, key, a);
	return a;
}

static HPDF_STATUS
write_entries(HPDF_Dict o, HPDF_Stream to)
{
	const struct body *b = o->attr;

	return HPDF_Stream_Write(to, b->entries.p, (HPDF_UINT)b->entries.n);
}

static HPDF_STATUS
write_stream(HPDF_Dict o)
{
	static const char begin[] = "\nstream\r\n", end[] = "\nendstream";
	const struct body *b = o->attr;
	HPDF_Stream to = b->doc->stream;

	if (!b->is_stream)
		return HPDF_OK;
	HPDF_Stream_Write(to, (const HPDF_BYTE *)begin, sizeof(begin) - 1);
	HPDF_Stream_Write(to, b->stream.p, (HPDF_UINT)b->stream.n);
	return HPDF_Stream_Write(to, (const HPDF_BYTE *)end,
	    sizeof(end) - 1);
}

HPDF_Dict
pdf_object(struct pdf_doc *d)
{
	HPDF_Dict o = pdf_dict(d);
	struct body *b = arena_new(&d->a, struct body);

	b->doc = d->hpdf;
	o->attr = b;
	o->write_fn = write_entries;
	o->after_write_fn = write_stream;
	return o;
}

uint32_t
pdf_number(const HPDF_Dict o)
{
	return o->header.obj_id & OBJECT_NUMBER;
}

void
pdf_entries(struct pdf_doc *d, HPDF_Dict o)
{
	struct body *b = o->attr;

	digest_add(d->id, d->text.s, d->text.n);
	b->entries = (struct pdf_bytes){ arena_memdup(&d->a, d->text.s,
	    d->text.n), d->text.n };
	sbuf_clear(&d->text);
}

void
pdf_stream(struct pdf_doc *d, HPDF_Dict o, const void *p, size_t n,
    bool deflated)
{
	struct body *b = o->attr;

	sbuf_puts(&d->text, deflated ? "/Filter /FlateDecode\n/Length " :
	    "/Length ");
	pdf_put_number(&d->text, (int64_t)n, 0);
	sbuf_putc(&d->text, '\n');
	pdf_entries(d, o);
	b->stream = (struct pdf_bytes){ p, n };
	b->is_stream = true;
}

/* ---- pieces of text ---- */

void
pdf_put_hex(struct sbuf *b, unsigned v)
{
	static const char hex[] = "0123456789ABCDEF";
	char s[4] = { hex[v >> 12 & 15], hex[v >> 8 & 15], hex[v >> 4 & 15],
		hex[v & 15] };

	sbuf_put(b, s, sizeof(s));
}

void
pdf_put_utf16(struct sbuf *b, uint32_t cp)
{
	if (cp >= 0x10000) {
		pdf_put_hex(b, 0xD800 + ((cp - 0x10000) >> 10));
		cp = 0xDC00 + ((cp - 0x10000) & 0x3ff);
	}
	pdf_put_hex(b, cp);
}

void
pdf_put_ref(struct sbuf *b, uint32_t number)
{
	pdf_put_number(b, number, 0);
	sbuf_puts(b, " 0 R");
}

const char *
pdf_short(struct pdf_doc *d, const char *utf8)
{
	size_t n = strlen(utf8);

	return n <= STRING_MOST ? utf8 : arena_strndup(&d->a, utf8,
	    utf8_cut(utf8, n, STRING_MOST));
}

void
pdf_add_text(struct pdf_doc *d, HPDF_Dict dict, const char *key,
    const char *utf8)
{
	size_t n, k = 0;
	HPDF_BYTE *wide;

	if (utf8 == NULL)
		return;
	utf8 = pdf_short(d, utf8);
	n = strlen(utf8);
	wide = arena_array(&d->a, HPDF_BYTE, 2 + 2 * n);
	wide[k++] = 0xFE;
	wide[k++] = 0xFF;
	for (size_t i = 0; i < n;) {
		uint32_t cp = utf8_next(utf8, n, &i), unit[2] = { cp, 0 };

		if (cp >= 0x10000) {
			unit[0] = 0xD800 + ((cp - 0x10000) >> 10);
			unit[1] = 0xDC00 + ((cp - 0x10000) & 0x3ff);
		}
		for (int u = 0; u < (cp >= 0x10000 ? 2 : 1); u++) {
			wide[k++] = (HPDF_BYTE)(unit[u] >> 8);
			wide[k++] = (HPDF_BYTE)(unit[u] & 0xff);
		}
	}
	HPDF_Dict_Add(dict, key, HPDF_Binary_New(d->hpdf->mmgr, wide,
	    (HPDF_UINT)k));
}

void
pdf_add_ascii(struct pdf_doc *d, HPDF_Dict dict, const char *key,
    const char *ascii)
{
	HPDF_Dict_Add(dict, key, HPDF_String_New(d->hpdf->mmgr, ascii,
	    NULL));
}

void
pdf_put_number(struct sbuf *b, int64_t v, int decimals)
{
	char s[32];
	int i = (int)sizeof(s), point = decimals;
	uint64_t u = v < 0 ? (uint64_t)-v : (uint64_t)v;

	while (point > 0 && u % 10 == 0) {
		u /= 10;
		point--;
	}
	if (point > 0) {
		for (; point > 0; point--, u /= 10)
			s[--i] = (char)('0' + u % 10);
		s[--i] = '.';
	} else if (u == 0) {
		s[--i] = '0';
	}
	for (; u > 0; u /= 10)
		s[--i] = (char)('0' + u % 10);
	if (v < 0)
		s[--i] = '-';
	sbuf_put(b, s + i, sizeof(s) - (size_t)i);
}
