/*
 * err.h - a failure of the world (disk, database, configuration): the
 * run stops.  Findings about documents are diags (diag.h); our own bugs
 * are asserts, which stay in release builds.
 * Shapes: a fallible function returns bool, takes `struct err *` last,
 *         and leaves it untouched on success.  Its text is one line; what
 *         in it may not be shown stands as U+FFFD.
 * Owner:  the caller; nothing stays allocated.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

/* One row per kind; the exit status is DESIGN.md's. */
enum err_kind {
	ERR_NONE,
	ERR_USAGE,     /* 2: the command line is wrong */
	ERR_NOTHING,   /* 4: nothing to work on */
	ERR_LOCKED,    /* 5: another run holds the workspace */
	ERR_DAMAGED,   /* 6: ledger or archive damaged */
	ERR_IO,        /* 7: read, write, disk, memory */
	ERR_CONFIG,    /* 8: plan, rules, template or font defective */
	ERR_BUG,       /* 70 */
	ERR_KINDS
};

struct err {
	enum err_kind kind;
	char text[1024]; /* Chinese, UTF-8, fault first, subject quoted */
};

#define ERR_INIT { ERR_NONE, "" }

/* Sets `e` (cut at a character's end if too long); always false. */
bool err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* As err_set with ERR_IO, and ": " and Chinese for errno value `num`. */
bool err_errno(struct err *e, int num, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* Puts `fmt` and ": " in front of the text of an error that is set. */
bool err_wrap(struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* The exit status of a kind; 0 for ERR_NONE. */
int err_status(enum err_kind kind);

#endif
