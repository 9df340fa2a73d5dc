/*
 * case_stage.h - where a 问责案件 stands on a day, what is missing for the
 * next step, and which of its papers may be printed: tables of steps and
 * papers, read by `liangze case` and by every run that prints.
 * Readings: nothing that is dated later than the day has happened.  A step
 *         is done when all that it asks for is there and right.  Once
 *         decided, service, announcement, execution and filing are open
 *         at the same time.  办结: all done, and the appeal decided on or
 *         its time over.
 * Errors: none.  Pure.
 * Owner:  texts live in ask->a.
 */
#ifndef RULES_CASE_STAGE_H
#define RULES_CASE_STAGE_H

#include "model/case_view.h"
#include "model/results.h"
#include "rules/case_duty.h"

/* `ask->c` is that of `filed`; the deadlines come from `r` (NULL: none are
 * told, and nothing is overdue). */
/* The latest filing of the case, whatever became of it; NULL. */
const struct entry *case_latest(const struct facts *f, const char *id,
    struct arena *a);
void case_stage(const struct case_ask *ask, const struct filed *filed,
    const struct results *r, struct case_view *out);

#endif
