/*
 * archive_read.h - metadata.xml of a piece of a 廉洁档案, read back
 * (out/archive writes it).
 * Errors: ERR_DAMAGED for a file that is no such metadata.
 * Owner:  the arena.
 */
#ifndef IO_ARCHIVE_READ_H
#define IO_ARCHIVE_READ_H

#include "base/err.h"
#include "model/archive.h"

bool archive_read(struct arena *a, const char *path,
    struct archive_piece *out, struct err *e);

#endif
