/*
 * kept.h - a period's results as they were published: results.json read
 * back (io/results_read), every value as it was printed.
 * Shapes: a row is a flat list of fields; what stands deeper is named by
 *         its path: "tasks.due", "responsibilities.主体责任.score".  So a
 *         key that a later version adds is there without a change here.
 * Owner:  the arena given to the reader.
 */
#ifndef MODEL_KEPT_H
#define MODEL_KEPT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/digest.h"

enum kept_type { KEPT_NULL, KEPT_TEXT, KEPT_NUMBER, KEPT_BOOL };

struct kept_field {
	const char *name;
	enum kept_type type;
	const char *text;        /* "" for null; "true", "false" */
};

struct kept_row { VEC(struct kept_field) field; };

enum kept_list { KEPT_UNITS, KEPT_DEADLINES, KEPT_FINDINGS, KEPT_LOSSES,
	KEPT_CORRECTIONS, KEPT_LISTS };

struct kept {
	const char *period;      /* "2026-10", "2026Q3" ... */
	day_t as_of;
	int64_t chain_count;
	char chain_value[DIGEST_HEX];
	struct kept_row whole;   /* "scored", "over" ... of the period */
	struct kept_rows { VEC(struct kept_row) row; } list[KEPT_LISTS];
};

/* The key of results.json that holds the list: "units" ... */
const char *kept_list_key(enum kept_list l);
/* NULL where the row (which may be NULL) has no such field. */
const struct kept_field *kept_field(const struct kept_row *r,
    const char *name);
/* Its text, "" where there is none or it is null. */
const char *kept_text(const struct kept_row *r, const char *name);
/* The same in words and figures; absent is as null. */
bool kept_same(const struct kept_field *x, const struct kept_field *y);

#endif
