/*
 * waiting.h - the papers that wait for a 签批 on a day: drafts of the results,
 * 诫勉谈话决定书, papers of the 问责案件.
 * Errors: none.
 * Owner:  the arena.
 */
#ifndef STAGE_WAITING_H
#define STAGE_WAITING_H

#include "model/results.h"
#include "stage/case_views.h"

/* Fills r->waiting; `v` are the cases of the same facts, signed. */
void waiting_find(struct arena *a, const struct case_views *v,
    struct results *r);

#endif
