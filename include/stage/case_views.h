/*
 * case_views.h - the 问责案件 of a run as they stand, with what approvals and
 * the register of 文号 say of their papers.
 * Shapes: by 编号; only cases in force.
 * Owner:  the arena.
 */
#ifndef STAGE_CASE_VIEWS_H
#define STAGE_CASE_VIEWS_H

#include "model/case_view.h"
#include "model/results.h"
#include "stage/registry.h"

struct case_views { VEC(struct case_view) v; };

/* `facts` are of the run's day, `r` its results; no approvals yet. */
void case_views(struct arena *a, const struct policy *policy,
    const struct calendar *calendar, const struct facts *facts,
    const struct results *r, struct case_views *out);
/* Sets draft, number and wants of every paper. */
void case_views_signed(struct arena *a, const struct config *config,
    const struct facts *facts, const struct registry *registry,
    struct case_views *v);
/* What tells a paper of the case from all others. */
struct paper_key case_paper_key(const struct case_view *v,
    enum case_paper p);
/* Of the decision itself: by the register, else as its organ gave it. */
const char *case_decision_number(const struct registry *registry,
    const struct case_view *v, struct arena *a);
/* NULL: there is none. */
const struct case_view *case_views_find(const struct case_views *v,
    const char *id);

#endif
