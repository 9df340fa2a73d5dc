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

#include "out/pdf_impl.h"

enum {
	CACHE_BYTES = 20 * 1024 * 1024, /* glyphs kept: some 40,000 */
	PAGES_MAX = 16000,      /* libharu's arrays end at 32,767 */
	PAGES_PER_NODE = 100,   /* of the page tree */
	PAGES_FLAT = 1000,      /* up to here one node does */
	PAGE_SIDE_MIN = 3000,
	PAGE_SIDE_MAX = 14400000
};

/* ---- the press ---- */

struct pdf_press *
pdf_press_new(const char *icc_path, struct err *e)
{
	struct pdf_press *p = calloc(1, sizeof(*p));

	if (p == NULL)
		arena_exhausted();
	p->cache = glyph_cache_new(CACHE_BYTES);
	pdf_text_codes(p->text);
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
	/* no pool: what libharu takes out of one is not aligned */
	d->hpdf = HPDF_NewEx(on_error, get_memory, free, 0, d);
	assert(d->hpdf != NULL);
	d->hpdf->pdf_version = HPDF_VER_17;
	d->id = digest_new(DIGEST_SHA256);
}

static void
doc_close(struct pdf_doc *d)
{
	if (d->hpdf != NULL)
		HPDF_Free(d->hpdf);
	libdeflate_free_compressor(d->z);
	sbuf_release(&d->text);
	digest_free(d->id);
	arena_release(&d->a);
}

/* Sizes of a page that readers take (ISO 32000-1, annex C). */
static bool
page_fits(const struct page *p)
{
	return p->width >= PAGE_SIDE_MIN && p->width <= PAGE_SIDE_MAX &&
	    p->height >= PAGE_SIDE_MIN && p->height <= PAGE_SIDE_MAX;
}

/*
 * Page objects first, so that bookmarks and tags can name them. libharu's
 * own pages have a state of graphics and a stream each that we do not
 * need; its page tree counts what has a page's class.
 */
static bool
add_pages(struct pdf_doc *d, struct err *e)
{
	size_t n = d->layout->page.n;
	HPDF_Pages parent = d->hpdf->root_pages;

	d->page = arena_array(&d->a, HPDF_Dict, n);
	for (size_t i = 0; i < n; i++) {
		if (!page_fits(&d->layout->page.v[i]))
			return err_set(e, ERR_BUG, "“%s”第 %zu 页的尺寸不对",
			    d->layout->title != NULL ? d->layout->title : "",
			    i + 1);
		if (n > PAGES_FLAT && i % PAGES_PER_NODE == 0)
			parent = HPDF_Pages_New(d->hpdf->mmgr,
			    d->hpdf->root_pages, d->hpdf->xref);
		d->page[i] = pdf_object(d);
		HPDF_Pages_AddKids(parent, d->page[i]);
		d->page[i]->header.obj_class |= HPDF_OSUBCLASS_PAGE;
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
	pdf_words(&d);
	if (!add_pages(&d, e) || !pdf_fonts(&d, e))
		goto out;
	for (size_t i = 0; i < l->page.n; i++)
		pdf_page(&d, (uint32_t)i);
	pdf_tree(&d);
	pdf_metadata(&d);
	ok = doc_save(&d, out, e);
out:
	doc_close(&d);
	return ok;
}
