/*
 * case_urged.h - which 问责主体 were urged: the 督促纠正通知书 that a 签批 agreed
 * to (E08.3).
 * Readings: one 签批 urges an organ once, however many of its cases it
 *         names.  Secret cases are left out, and a 党委 of no unit: nobody
 *         whom the office serves urges it.
 * Shapes: by the day of the 签批, then as received.
 * Errors: none.  Pure.
 */
#ifndef RULES_CASE_URGED_H
#define RULES_CASE_URGED_H

#include "model/facts.h"

struct urging {
	const struct filed *by;           /* the 签批 */
	const struct approval_item *item;
	const struct filed *of;           /* the case */
	const char *organ;
};

struct urgings { VEC(struct urging) v; };

void case_urgings(struct arena *a, const struct facts *f,
    struct urgings *out);
/* Is number i the first word of the second 签批 that urges its organ? */
bool urged_again(const struct urgings *all, size_t i);

#endif
