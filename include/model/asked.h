/*
 * asked.h - what the deadlines of results ask for on the day.
 * Shapes: pure; rows point into the results.
 * Errors: none.
 * Owner:  the arena given.
 */
#ifndef MODEL_ASKED_H
#define MODEL_ASKED_H

#include "model/results.h"

/* Near, overdue, or found not mended: in the order in which they are told. */
enum asking { ASKS_MENDING, ASKS_OVERDUE, ASKS_NEAR, ASKINGS };

/* Was it found not to be mended, in whatever way (D15.1)? */
bool deadline_unmended(const struct deadline *d);
/*
 * What a deadline asks for; ASKINGS: nothing, or nothing any more: an
 * overdue task that only its own period's records can mend, told once
 * (A10.4), stands in the tables alone (*tabled).
 */
enum asking deadline_asks(const struct deadline *d, bool *tabled);
const char *asking_name(enum asking a);   /* 逾期 */

/* All that ask, by asking, due date, then as in results.deadline; of the
 * year before what was due in it.  `n` by asking; `tabled`: how many
 * stand in the tables alone. */
struct asked {
	VEC(const struct deadline *) row;
	size_t n[ASKINGS], tabled;
};
void results_asked(struct arena *a, const struct results *r,
    struct asked *out);

#endif
