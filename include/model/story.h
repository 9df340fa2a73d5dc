/*
 * story.h - all that became of one record (`liangze why --record`): the
 * files that brought it, its versions, what was said of it, the task it
 * serves and what it earned.
 * A14.1:  of a record under secrecy (`masked`) there is nothing here but
 *         that it is one.
 * Owner:  the arena given to rules/story; borrows from facts and results.
 */
#ifndef MODEL_STORY_H
#define MODEL_STORY_H

#include "model/filing.h"
#include "model/why.h"

/* A window that scores the task. */
struct story_window {
	const struct results *results;
	/* WHY_RECORD or WHY_SURPLUS; NULL: not due yet */
	const struct why_node *share;
};

/* A paper or sheet that names what it lost. */
struct story_paper {
	const char *period, *file;
	day_t published;             /* as-of date of what stands in
	                              * outputs; DAY_NONE = nothing does */
};

struct story {
	const char *unit, *id;
	const struct results *results; /* of the year; task NULL: no plan */
	const struct unit *who;      /* in the year's roster; NULL */
	bool masked;
	const struct entry *document; /* `liangze history` of a document, `id`
	                              * its identity: its last entry; NULL:
	                              * of a record */
	const struct fact_record *record; /* NULL: never accepted */
	const struct indicator *indicator; /* that it names; NULL: none */
	const struct entry *indicator_entry;
	const struct task *task;     /* that it serves; NULL: none */
	const struct earning *earning;
	struct filings filing;               /* by entry */
	VEC(const struct diag *) found;      /* others that name it, of the
	                                      * year: results.found */
	VEC(struct story_window) window;     /* month to year */
	VEC(struct story_paper) paper;
};

#endif
