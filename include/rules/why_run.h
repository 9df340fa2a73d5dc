/*
 * why_run.h - what src/rules/why*.c share while one score is taken apart.
 * Owner: nodes live in `a`.
 */
#ifndef RULES_WHY_RUN_H
#define RULES_WHY_RUN_H

#include "rules/why.h"

struct explaining {
	struct arena *a;
	const struct results *r;
	const struct unit_result *u;
	const struct entry *plan, *worklist; /* NULL: none in force */
};

/* A node without figures, place and text. */
struct why_node *why_node(struct explaining *x, enum why_kind kind,
    const char *title);
/* Gives it `own` of `full` (NULL: has none), each worth `factor`. */
struct why_node *why_scaled(struct explaining *x, struct why_node *n,
    const struct rational *own, const struct rational *full,
    const struct rational *factor);
void why_add(struct explaining *x, struct why_node *to,
    struct why_node *part);
void why_place(struct why_node *n, const struct entry *e, struct place at);
const struct rational *why_negative(struct explaining *x,
    const struct rational *v);
/* factor × the plan's weight; whole where the other has no score. */
const struct rational *why_weigh(struct explaining *x, struct why_node *n,
    int64_t weight, const struct rational *other,
    const struct rational *factor);
/* The classes of a responsibility below `to`, whose recording score each
 * is worth `factor` of. */
void why_add_classes(struct explaining *x, struct why_node *to, enum duty d,
    const struct rational *factor);
/* An explanation with its head; x is made ready.  False: no plan. */
bool why_begin(struct explaining *x, struct why *w);

#endif
