/*
 * archive_read.h - metadata.xml of a piece of a 廉洁档案, and 移交单.xml,
 * read back (out/archive writes them).
 * Errors: ERR_DAMAGED for a file that is none.
 * Owner:  the arena.
 */
#ifndef IO_ARCHIVE_READ_H
#define IO_ARCHIVE_READ_H

#include "base/err.h"
#include "model/transfer.h"

bool archive_read(struct arena *a, const char *path,
    struct archive_piece *out, struct err *e);
/* What the list itself says: no name, no manifest, no receipt. */
bool archive_list_read(struct arena *a, const char *path,
    struct transfer_list *out, struct err *e);

#endif
