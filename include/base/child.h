/*
 * child.h - another program, started with its arguments, told bytes and
 * heard.
 * Shapes: one at a time.  It runs in a process group of its own, in front on
 *         the terminal where we are (it may ask for a PIN), and ends when we
 *         do.  SIGPIPE is ignored until it has ended: one that does not read
 *         to the end is told by its status.
 * Errors: ERR_IO where it cannot be started; a program that is not there
 *         ends with CHILD_ABSENT.
 * Owner:  child_end waits for it and closes what is open.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/sbuf.h"

enum { CHILD_ABSENT = 127 };

struct child_order {
	const char *const *argv;   /* ends with NULL; argv[0] by PATH */
	const char *const *hidden; /* variables it does not inherit; ends
	                            * with NULL */
	int out;                   /* its stdout, and it is heard on stderr;
	                            * -1: it is heard on stdout */
};

struct child {
	pid_t pid;
	int to;               /* its stdin; -1 once closed or given away */
	int from;             /* what it says */
	int tty;              /* where it is in front; -1 = none */
	void (*pipe_was)(int), (*tty_was)(int);
};

bool child_start(struct child *c, const struct child_order *o,
    struct err *e);
/* All of p, then the end of its input. */
bool child_feed(struct child *c, const void *p, size_t n);
/* What it says until it closes it; at most `most` bytes are kept. */
void child_hear(struct child *c, size_t most, struct sbuf *out);
/* Its exit status; -1 where a signal ended it. */
int child_end(struct child *c);

/* A question that is answered in time, or the whole group is ended. */
struct child_question {
	const void *p;
	size_t n;
	int seconds;          /* that it may take, at least 1 */
	size_t most;          /* bytes kept of what it says */
};

enum child_answer {
	CHILD_DONE,     /* exit status 0 */
	CHILD_FAILED,   /* another, or a signal */
	CHILD_LATE,     /* was ended */
	CHILD_NONE      /* could not be started: *e */
};

enum child_answer child_ask(const struct child_order *o,
    const struct child_question *q, struct sbuf *out, struct err *e);

#endif
