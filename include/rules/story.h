/*
 * story.h - what the facts and results say of one record
 * (model/story.h).
 * Errors: none; whoever asks has made sure that there is such a record.
 * Owner:  the arena given.
 */
#ifndef RULES_STORY_H
#define RULES_STORY_H

#include "model/story.h"

/* Units that filed a record of that 编号, accepted or not, by the order
 * of their first filing. */
struct story_units { VEC(const char *) code; };
void story_units(struct arena *a, const struct facts *f, const char *id,
    struct story_units *out);
/* The year that the record is scored in: of its matter, or where it was
 * never accepted, of its last filing. */
int story_year(const struct facts *f, const char *unit, const char *id);

/* Filings, task and findings by the results of its year; windows and
 * papers are the caller's to add. */
void story_begin(struct arena *a, const struct results *year,
    const char *unit, const char *id, struct story *out);
/* Its share in the window of `r`, which scores its task's deadline. */
void story_add_window(struct arena *a, struct story *s,
    const struct results *r);

#endif
