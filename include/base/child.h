/*
 * child.h - another program, started with its arguments and no shell in
 * between, fed through a pipe.
 * Shapes: one at a time; SIGPIPE is ignored until child_end, so that one
 *         that does not read to the end is told by its status.
 * Errors: ERR_IO where it cannot be started; a program that is not there
 *         ends with CHILD_ABSENT.
 * Owner:  child_end waits for it and closes what is open.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/sbuf.h"

enum { CHILD_ABSENT = 127 };

struct child {
	pid_t pid;
	int to;               /* its stdin; -1 once closed or given away */
	int from;             /* what it says */
	void (*was)(int);     /* SIGPIPE before */
};

/* `argv` ends with NULL, argv[0] is looked for in PATH.  Its stdout goes to
 * `out` and it is heard on stderr; `out` -1: it is heard on stdout. */
bool child_start(struct child *c, const char *const *argv, int out,
    struct err *e);
/* All of p, then the end of its input. */
bool child_feed(struct child *c, const void *p, size_t n);
/* What it says until it closes it; at most `most` bytes are kept. */
void child_hear(struct child *c, size_t most, struct sbuf *out);
/* Its exit status; -1 where a signal ended it. */
int child_end(struct child *c);

#endif
