/*
 * tar.h - one file that holds many, as `tar` reads it (libarchive; the only
 * module that sees it).
 * Shapes: plain files alone, modes 0600, no owner, one date: equal files give
 *         equal bytes.  Names are relative and lead nowhere else.
 * Errors: ERR_IO; ERR_DAMAGED for a file that is none, or holds what it
 *         should not.
 */
#ifndef BASE_TAR_H
#define BASE_TAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/err.h"

struct tar;

bool tar_create(const char *path, day_t date, struct tar **out,
    struct err *e);
/* To what is open already, a pipe too; takes `fd` in any case. */
bool tar_create_on(int fd, day_t date, struct tar **out, struct err *e);
/* A text, or the bytes of a file; `sm3` gets the digest of what was
 * written. */
bool tar_add_text(struct tar *t, const char *name, const char *text,
    size_t n, struct err *e);
bool tar_add_file(struct tar *t, const char *name, const char *path,
    char sm3[DIGEST_HEX], struct err *e);
/* Everything written and on disk; frees t in any case. */
bool tar_finish(struct tar *t, struct err *e);
void tar_abort(struct tar *t); /* NULL-safe */

/*
 * One file after the other.  `into`: a folder that they are written below,
 * NULL: they are only read.  `take` gets each name and digest; what it
 * refuses stops the reading.
 */
struct tar_reading {
	const char *into;
	bool (*take)(void *ctx, const char *name, const char *sm3,
	    struct err *e);
	void *ctx;
};
bool tar_read(const char *path, const struct tar_reading *r, struct err *e);
/* Does the file begin as one whose first file has that name?  No reading
 * on, no failure. */
bool tar_begins(const char *path, const char *name);
/* The text of its first file, if it has that name. */
bool tar_first(struct arena *a, const char *path, const char *name,
    const char **text, size_t *n, struct err *e);

#endif
