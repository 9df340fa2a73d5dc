/*
 * compare.h - two runs of one period: what differs, and why.
 * Why:    told by computing again, never guessed.  Beside the two as
 *         published stand three computed now, by one configuration: the
 *         former as of its day, the former's documents as of the
 *         latter's day, the latter.  What differs between the first and
 *         the second of these is the date's doing, between the second
 *         and the third that of what was received; what is not as it
 *         was published is unknown to us (levels.xml, a plan file, the
 *         program changed since).  Which document did it is read off
 *         what each touches, the most exact first.
 * Shapes: pure; order as in the lists of the former, then what is new.
 * Owner:  the arena; the rows and entries compared must live as long.
 */
#ifndef MODEL_COMPARE_H
#define MODEL_COMPARE_H

#include "model/entry.h"
#include "model/kept.h"

/* What became of an item: refused, taken in, taken in and scored by. */
enum touched { TOUCH_REFUSED, TOUCH_FILED, TOUCH_SCORED };

/* What an item of a document that was received is about. */
struct touch {
	const char *unit;        /* code; "" = every unit */
	const char *record;      /* 编号; "" = none */
	const char *indicator;   /* 指标 that the record serves; "" = none */
	const char *task;        /* ZG-03@2026-10; "" = not known */
	day_t due;               /* of the task; DAY_NONE = not known */
	enum touched how;
};

/* A document that the latter run had and the former had not. */
struct received {
	const struct entry *entry;
	const char *kind;        /* 迟报、记录更正, 审核意见 ... */
	VEC(struct touch) touch;
};

struct comparing {
	const struct kept *was, *now;    /* as published */
	const struct kept *was_again, *dated, *now_again;
	day_t first, last;               /* the period's days */
	const struct received *received; /* by number */
	size_t n_received;
	struct arena *a;
};

enum why {
	WHY_DATE = 1,      /* the as-of date alone */
	WHY_RECEIVED = 2,  /* documents: by */
	WHY_OTHERS = 4,    /* documents of other units alone (ranks ...) */
	WHY_UNKNOWN = 8
};

struct documents { VEC(const struct received *) list; };

/* A value that differs. */
struct moved {
	const char *name;        /* of the field */
	const struct kept_field *was, *dated, *now; /* NULL = none */
	unsigned why;            /* enum why, or-ed */
	struct documents by;     /* by number */
};

struct change {
	enum kept_list list;     /* KEPT_LISTS: the period as a whole */
	const struct kept_row *was, *now; /* NULL = not there */
	VEC(struct moved) moved; /* where both are there */
	unsigned why;            /* of all that moved */
	struct documents by;     /* of what is not there; moved has its own */
	VEC(const char *) due;   /* tasks of the unit that fell due between */
};

struct comparison { VEC(struct change) change; };

/* Two runs with all that is told of them, the earlier first. */
struct run_diff {
	const char *was_folder, *now_folder;
	const struct kept *was, *now;
	const struct received *received;
	size_t n_received;
	struct comparison changes;
};

/* Corrections are not compared: they follow from the scores. */
void compare_runs(const struct comparing *c, struct comparison *out);
/* The unit's code, "" where it is about none. */
const char *change_unit(const struct change *c);

/* The documents, with numbers above `after` up to `to`, that touch the
 * unit's score of a window. */
struct documents documents_on_score(const struct comparing *c,
    const char *unit, int64_t after, int64_t to);

/* Names the documents of a change and sets why of the whole
 * (compare_cause.c; called by compare_runs). */
void compare_causes(const struct comparing *c, struct change *x);

#endif
