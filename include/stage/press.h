/*
 * press.h - everything that makes a paper out of facts: templates,
 * fonts, PDF back-end; made once, used by all threads.
 * Errors: ERR_CONFIG naming the paper and what is missing.
 */
#ifndef STAGE_PRESS_H
#define STAGE_PRESS_H

#include "base/sbuf.h"
#include "io/fonts.h"
#include "stage/workspace.h"

struct press;

/* ERR_CONFIG if a role has no font, or (strict) only a substitute. */
bool press_open(struct workspace *ws, struct press **out, struct err *e);
/* Looks at all templates; a paper looks at its own alone. */
bool press_check(const struct press *p, struct err *e);
void press_close(struct press *p); /* NULL-safe */
struct press_order {
	const char *kind;    /* 文种 */
	const char *facts;   /* XML (docs/papers.md) */
	size_t n;            /* bytes */
	day_t date;          /* as-of: the file's own date */
	size_t most;         /* characters it ought to have; 0 = a paper's */
	const char *file;    /* that the facts are from; NULL: computed */
	const char *origin;  /* the one document that they were taken from;
	                      * NULL: several, 位置 in the facts says which */
	const char *text;    /* what it says; NULL: the facts */
	size_t n_text;
};

/* A paper printed; `pdf` is the caller's to release. */
struct printed {
	struct sbuf pdf;
	size_t pages, characters; /* of the text, blanks not counted */
	bool draft;
	bool too_long;       /* more than papers ought to have */
	bool unset;          /* its own text cannot be set: the fault is of
	                      * this paper alone */
	/* as they stand on it, in the arena given; "" = none */
	const char *title, *number, *organ, *dated, *secrecy;
};

/* One paper; thread-safe. `a` is scratch. */
bool press_print(struct press *p, const struct press_order *o,
    struct arena *a, struct printed *out, struct err *e);
/* Its 公文 tree as XML, in `a`, for those who edit templates. */
bool press_tree(struct press *p, const struct press_order *o,
    struct arena *a, const char **xml, struct err *e);

/* Rows of doctor's table of fonts; 0 with `e` set on failure. */
size_t press_fonts(struct workspace *ws, const struct font_report **out,
    struct err *e);

#endif
