/*
 * xlsx_zip.h - reads a finished workbook back: libxlsxwriter reports no
 * error when its temporary files were cut short, so what will be
 * published is proved here.  Private to out/xlsx*.
 * Errors: ERR_IO naming the part and what is wrong with it.
 * Owner:  nothing is kept.
 */
#ifndef OUT_XLSX_ZIP_H
#define OUT_XLSX_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* What the writer knows it wrote. */
struct zip_wanted {
	size_t n_sheets;
	const size_t *cells;     /* of each sheet */
	size_t n_charts;
};

/*
 * The directory is complete and says of every part what its local header
 * and its bytes say (sizes, CRC-32 of the inflated text); every part is
 * balanced XML to its last tag and listed in [Content_Types].xml; every
 * sheet has all its cells, the shared strings are as many as counted.
 */
bool xlsx_zip_verify(const void *p, size_t n, const struct zip_wanted *w,
    struct err *e);

/* The text of a part of a workbook, for tests; NULL where there is none. */
const char *xlsx_zip_part(struct arena *a, const void *p, size_t n,
    const char *name);

/*
 * Inflates (RFC 1951) exactly n_out bytes; false unless the stream is
 * whole, well formed and of that length, and ends where `in` ends.
 */
bool xlsx_inflate(const uint8_t *in, size_t n_in, uint8_t *out,
    size_t n_out);

#endif
