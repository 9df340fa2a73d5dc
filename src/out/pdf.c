/*
 * pdf.c - one document: libharu's, opened, filled, saved into memory.
 *
 * libharu's errors stick and a save after one writes an incomplete file
 * without a word, so its handler keeps the first error and it is looked
 * at once, before saving; nothing is ever reset.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "base/utf8.h"
#include "out/pdf_impl.h"

enum {
	LEVEL_TEXT = 6,         /* page content, character maps */
	LEVEL_FONT = 1,         /* outlines: 6 saves 0.5 % in double time */
	PAGES_MAX = 16000,      /* libharu's arrays end at 32,767 */
	PAGES_PER_NODE = 100,   /* of the page tree */
	PAGES_FLAT = 1000       /* up to here one node does */
};

/* ---- helpers of all parts ---- */

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

/* libharu removes /Filter of a stream that it has not to compress. */
static HPDF_STATUS
write_filter(HPDF_Dict o, HPDF_Stream to)
{
	(void)o;
	return HPDF_Stream_WriteStr(to, "/Filter /FlateDecode\n");
}

void
pdf_put_deflated(HPDF_Dict stream, const void *p, size_t n)
{
	HPDF_Stream_Write(stream->stream, p, (HPDF_UINT)n);
	stream->write_fn = write_filter;
}

void
pdf_deflate(HPDF_Dict stream, struct libdeflate_compressor *z,
    const void *p, size_t n)
{
	size_t bound = libdeflate_zlib_compress_bound(z, n);
	HPDF_BYTE *packed = malloc(bound);

	if (packed == NULL)
		arena_exhausted();
	n = libdeflate_zlib_compress(z, p, n, packed, bound);
	assert(n > 0);
	pdf_put_deflated(stream, packed, n);
	free(packed);
}

void
pdf_put_utf16(struct sbuf *b, uint32_t cp)
{
	if (cp < 0x10000)
		sbuf_printf(b, "%04X", cp);
	else
		sbuf_printf(b, "%04X%04X", 0xD800 + ((cp - 0x10000) >> 10),
		    0xDC00 + ((cp - 0x10000) & 0x3ff));
}

void
pdf_add_text(struct pdf_doc *d, HPDF_Dict dict, const char *key,
    const char *utf8)
{
	size_t n, k = 0;
	HPDF_BYTE *wide;

	if (utf8 == NULL)
		return;
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

/* ---- the press ---- */

struct pdf_press *
pdf_press_new(const char *icc_path, struct err *e)
{
	struct pdf_press *p = calloc(1, sizeof(*p));

	if (p == NULL)
		arena_exhausted();
	p->cache = glyph_cache_new();
	if (!pdf_press_read(p, icc_path, e)) {
		pdf_press_free(p);
		return NULL;
	}
	return p;
}

void
pdf_press_free(struct pdf_press *p)
{
	if (p == NULL)
		return;
	glyph_cache_free(p->cache);
	sbuf_release(&p->icc);
	free(p->icc_path);
	free(p);
}

const char *
pdf_press_profile(const struct pdf_press *p, char sm3[DIGEST_HEX])
{
	memcpy(sm3, p->icc_sm3, DIGEST_HEX);
	return p->icc_path;
}

void
pdf_version(char *out, size_t out_bytes)
{
	(void)snprintf(out, out_bytes, "libharu %s, HarfBuzz %s, "
	    "libdeflate %s", HPDF_GetVersion(), hb_version_string(),
	    LIBDEFLATE_VERSION_STRING);
}

/* ---- a document ---- */

static void
on_error(HPDF_STATUS error, HPDF_STATUS detail, void *ctx)
{
	struct pdf_doc *d = ctx;

	if (d->status != HPDF_OK)
		return;
	d->status = error;
	d->detail = detail;
}

static void *
get_memory(HPDF_UINT n)
{
	void *p = malloc(n);

	if (p == NULL)
		arena_exhausted();
	return p;
}

static void
doc_open(struct pdf_doc *d)
{
	d->hpdf = HPDF_NewEx(on_error, get_memory, free, 0, d);
	assert(d->hpdf != NULL);
	d->hpdf->pdf_version = HPDF_VER_17;
	d->text_z = libdeflate_alloc_compressor(LEVEL_TEXT);
	d->font_z = libdeflate_alloc_compressor(LEVEL_FONT);
	if (d->text_z == NULL || d->font_z == NULL)
		arena_exhausted();
	d->id = digest_new(DIGEST_SHA256);
	map_init(&d->node_of, &d->a);
}

static void
doc_close(struct pdf_doc *d)
{
	if (d->hpdf != NULL)
		HPDF_Free(d->hpdf);
	libdeflate_free_compressor(d->text_z);
	libdeflate_free_compressor(d->font_z);
	digest_free(d->id);
	arena_release(&d->a);
}

/* Page objects first, so that bookmarks and tags can name them. */
static bool
add_pages(struct pdf_doc *d)
{
	size_t n = d->layout->page.n;

	if (n > PAGES_FLAT)
		HPDF_SetPagesConfiguration(d->hpdf, PAGES_PER_NODE);
	d->page = arena_array(&d->a, HPDF_Page, n);
	for (size_t i = 0; i < n; i++) {
		const struct page *p = &d->layout->page.v[i];

		d->page[i] = HPDF_AddPage(d->hpdf);
		if (d->page[i] == NULL)
			return false;
		HPDF_Page_SetWidth(d->page[i], (HPDF_REAL)p->width / 1000);
		HPDF_Page_SetHeight(d->page[i], (HPDF_REAL)p->height / 1000);
	}
	return true;
}

static bool
doc_failed(const struct pdf_doc *d, struct err *e)
{
	HPDF_STATUS status = d->status, detail = d->detail;

	if (status == HPDF_OK) {
		/* some of libharu's functions set it and tell nobody */
		status = HPDF_GetError(d->hpdf);
		detail = HPDF_GetErrorDetail(d->hpdf);
	}
	if (status == HPDF_OK)
		return false;
	err_set(e, ERR_BUG, "写 PDF 出错：libharu 错误 0x%04lX(%lu)，“%s”",
	    (unsigned long)status, (unsigned long)detail,
	    d->layout->title != NULL ? d->layout->title : "");
	return true;
}

/* libharu's own memory streams copy byte by byte; ours does not. */
static HPDF_STATUS
write_out(HPDF_Stream s, const HPDF_BYTE *p, HPDF_UINT n)
{
	sbuf_put(s->attr, p, n);
	return HPDF_OK;
}

static bool
doc_save(struct pdf_doc *d, struct sbuf *out, struct err *e)
{
	struct sbuf whole = SBUF_INIT;
	bool ok = false;

	if (doc_failed(d, e))
		return false;
	d->hpdf->stream = HPDF_CallbackWriter_New(d->hpdf->mmgr, write_out,
	    &whole);
	HPDF_SaveToStream(d->hpdf);
	if (doc_failed(d, e))
		goto out;
	if (out->n == 0) {
		sbuf_release(out);
		*out = whole;
		return true;
	}
	sbuf_put(out, whole.s, whole.n);
	ok = true;
out:
	sbuf_release(&whole);
	return ok;
}

bool
pdf_write(struct pdf_press *p, const struct layout *l,
    const struct pdf_meta *m, struct sbuf *out, struct err *e)
{
	struct pdf_doc d = { .press = p, .layout = l, .meta = m,
		.a = ARENA_INIT };
	bool ok = false;

	assert(l->page.n > 0);
	if (l->page.n > PAGES_MAX)
		return err_set(e, ERR_CONFIG, "“%s”有 %zu 页，超过 %d 页",
		    l->title != NULL ? l->title : "", l->page.n, PAGES_MAX);
	doc_open(&d);
	if (!add_pages(&d)) {
		(void)doc_failed(&d, e);
		goto out;
	}
	if (!pdf_fonts(&d, e))
		goto out;
	for (size_t i = 0; i < l->page.n; i++)
		pdf_page(&d, (uint32_t)i);
	pdf_tags(&d);
	pdf_metadata(&d);
	ok = doc_save(&d, out, e);
out:
	doc_close(&d);
	return ok;
}
