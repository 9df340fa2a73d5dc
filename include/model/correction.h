/*
 * correction.h - what bulletins told of a quarter, one after the other,
 * and where that differs from what is so now.
 * Told:   by a bulletin of the quarter itself, of all units; by one of a
 *         later quarter that carried corrections, of those units alone.
 * Steps:  from each telling of a unit to the next, and to now, where
 *         score or rank differ.  A step that a bulletin of a later
 *         quarter carried is not told again (but by that one itself).
 * Shapes: pure; scores as printed.
 * Owner:  the arena given.
 */
#ifndef MODEL_CORRECTION_H
#define MODEL_CORRECTION_H

#include "model/results.h"

struct told_unit {
	const char *unit;            /* code */
	const struct rational *score; /* NULL = none */
	int rank;                    /* 0 = none */
};

struct telling {
	day_t as_of;
	int64_t count;               /* documents of the ledger then */
	VEC(struct told_unit) unit;
};

struct tellings {
	struct window window;        /* the quarter */
	VEC(struct telling) list;    /* by as-of */
	VEC(day_t) carried;          /* as-of of other bulletins that carried
	                              * all that was known of it by then */
};

/* One step, with the counts that its documents lie between. */
struct step {
	struct correction correction; /* why and documents still unset */
	int64_t after, to;
};
struct steps { VEC(struct step) list; };

/* Does a bulletin of quarter `by` carry corrections of quarter `q`: the
 * one before it, and the earlier ones of its year? */
bool correction_carries(struct window by, struct window q);
/* The steps to what is so on `as_of` with `count` documents. */
void correction_steps(struct arena *a, const struct tellings *t,
    const struct past *now, day_t as_of, int64_t count, struct steps *out);
/* Else the rank alone moved: the doing of other units. */
bool correction_moves_score(const struct correction *x);

#endif
