/*
 * encrypt.h - what is written to a file goes through `age` (Debian package
 * age) and reaches the disk encrypted.
 * Shapes: `recipient` is a public key (age1…) or the name of a file with
 *         such keys.
 * Errors: ERR_CONFIG where age is not there, ERR_USAGE where it refuses the
 *         recipient, ERR_IO; the file is removed.
 * Owner:  encrypt_finish or encrypt_abort.
 */
#ifndef STAGE_ENCRYPT_H
#define STAGE_ENCRYPT_H

#include "base/child.h"
#include "base/digest.h"

struct encrypting {
	struct child age;
	const char *path;      /* borrowed */
	int fd;                /* of the file */
};

/* A new file 0600 at `path`, which must not be there.  What is to be
 * encrypted is written to age.to; who closes that sets it to -1. */
bool encrypt_start(struct encrypting *x, const char *path,
    const char *recipient, struct err *e);
/* All there and on disk; `sm3` gets the digest of the file, NULL: not
 * asked for. */
bool encrypt_finish(struct encrypting *x, char *sm3, struct err *e);
/* Of writing that failed: says what age said of it, if it did. */
void encrypt_abort(struct encrypting *x, struct err *e);

#endif
