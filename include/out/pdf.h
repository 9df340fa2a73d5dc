/*
 * pdf.h - a layout as a PDF/A-2a and PDF/UA-1 file in memory.
 *
 * Pages, xref and objects are libharu's; fonts, subsets, compression,
 * metadata and page content are ours, because libharu's own fonts are
 * slow and wrong for Chinese. Text can be selected and searched, fonts
 * are embedded as subsets, the structure is tagged.
 * Units:  milli-points (model/page.h).
 * Shapes: equal layout, meta, fonts and library versions give equal
 *         bytes, whatever was written before and in whichever thread.
 * Errors: ERR_CONFIG: a font or the colour profile is defective or
 *         missing, or more than 16,000 pages; ERR_BUG: libharu refused
 *         something; ERR_DAMAGED: from pdf_check.
 * Owner:  the press is the caller's and outlives every pdf_write; `out`
 *         is the caller's and is only appended to on success.
 * Threads: one press for all; one pdf_write per thread at a time.
 */
#ifndef OUT_PDF_H
#define OUT_PDF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/sbuf.h"
#include "model/page.h"

/* What all papers share: the colour profile and glyphs already cut. */
struct pdf_press;

/* What stands in the document's properties; UTF-8. */
struct pdf_meta {
	const char *title;    /* NULL: the layout's title */
	const char *author;   /* the issuing organ; NULL = none */
	const char *subject;  /* NULL = none */
	const char *creator;  /* our name and version: "liangze 0.2" */
	day_t date;           /* as-of date: created and modified, 00:00 +08 */
};

/*
 * icc_path NULL: sRGB.icc of Debian's icc-profiles-free. NULL with `e`
 * set on failure.
 */
struct pdf_press *pdf_press_new(const char *icc_path, struct err *e);
/* NULL-safe. */
void pdf_press_free(struct pdf_press *p);
/* Path and SM3 of the colour profile, for doctor. */
const char *pdf_press_profile(const struct pdf_press *p,
    char sm3[DIGEST_HEX]);

/* Appends the whole file to `out`; the layout has at least one page. */
bool pdf_write(struct pdf_press *p, const struct layout *l,
    const struct pdf_meta *m, struct sbuf *out, struct err *e);

/*
 * Reads a finished file back: header, %%EOF, startxref, every entry of
 * the xref points at its object, the catalog's page count is `pages`
 * (0: whatever it is).
 */
bool pdf_check(const void *bytes, size_t n, size_t pages, struct err *e);

/* "libharu 2.3.0, HarfBuzz 6.0.0, libdeflate 1.14" into `out`. */
void pdf_version(char *out, size_t out_bytes);

#endif
