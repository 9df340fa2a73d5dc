/*
 * archive_copy.h - a person's bag as one file that travels: a tar of it as it
 * lies, encrypted by `age` on the way.  No byte of it is written in the
 * open.
 * Readings: a bag with a piece of 密级 秘密 or 机密 does not leave (A14.1).
 * Shapes: the file is made beside its place, 0600, synced, and takes its
 *         place once the ledger has noted it.
 * Errors: ERR_DAMAGED for a bag that is not as it was archived; ERR_CONFIG
 *         where there is no `age` or it takes no such recipient; ERR_IO.
 *         Nothing is left then.
 */
#ifndef STAGE_ARCHIVE_COPY_H
#define STAGE_ARCHIVE_COPY_H

#include "stage/archive_bag.h"
#include "stage/encrypt.h"

struct archive_copy {
	const char *person, *path;
	const char *recipient;   /* encrypt.h */
	const char *own, *part;  /* where it is made: a folder of ours beside
	                          * its place, NULL = none; the file in it */
	char sm3[DIGEST_HEX];    /* of the file, once it is made */
};

/* Beside its place; archive_copy_place shows it, where nothing is yet, and
 * _discard removes it. */
bool archive_copy_make(struct workspace *ws, struct archive_copy *c,
    struct err *e);
bool archive_copy_place(struct workspace *ws, const struct archive_copy *c,
    struct err *e);
void archive_copy_discard(const struct archive_copy *c);

#endif
