/*
 * archive_read.h - what an archive says of itself, read back: metadata.xml
 * of a piece of a 廉洁档案 and 移交单.xml (out/archive writes them),
 * facts.xml of a 归档证明 (out/certificate).
 * Errors: ERR_DAMAGED for a file that is none.
 * Owner:  the arena.
 */
#ifndef IO_ARCHIVE_READ_H
#define IO_ARCHIVE_READ_H

#include "base/err.h"
#include "model/certificate.h"
#include "model/transfer.h"

bool archive_read(struct arena *a, const char *path,
    struct archive_piece *out, struct err *e);
/* What the list itself says: no name, no manifest, no receipt. */
bool archive_list_read(struct arena *a, const char *path,
    struct transfer_list *out, struct err *e);
bool certificate_read(struct arena *a, const char *path,
    struct certificate *out, struct err *e);

#endif
