/*
 * backup.h - the whole workspace in one file, and back.
 * Shapes: a tar file whose first file lists the SM3 of all others; it is
 *         read back before it gets its name, but for one that is encrypted
 *         on the way (encrypt.h).  Left out: the lock, what a killed run
 *         left in its own places (publish_is_leftover), outside inputs/
 *         other backups, known by their first file; folders without a file
 *         in them.  Nothing that stands is replaced.
 * Errors: ERR_USAGE where something is in the place; ERR_DAMAGED for a
 *         backup or a ledger that is not what was written.
 * Owner:  ws->a, the arena given.
 */
#ifndef STAGE_BACKUP_H
#define STAGE_BACKUP_H

#include "stage/workspace.h"

/* What could not be carried: a link, a device, a name that cannot be
 * shown ... */
struct backup_skipped { const char *name, *why; };

struct backup {
	size_t files;
	char sm3[DIGEST_HEX];       /* of the list of digests */
	VEC(struct backup_skipped) skipped;
	size_t backups;             /* other backups, left out */
};

/* `recipient` NULL: in the open. */
bool backup_write(struct workspace *ws, const char *path,
    const char *recipient, struct backup *out, struct err *e);
/* Into a folder that is not there yet, or empty: whole or not at all. */
bool backup_restore(struct arena *a, const char *path, const char *where,
    struct backup *out, struct err *e);

#endif
