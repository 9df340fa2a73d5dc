/*
 * case_count.h - the 问责 of a half-year in figures (E08.1: 问责工作情况报告):
 * by kind of target, way, situation and level.  Made by rules/case_count.
 * Units:  cases; organs, persons.
 * Shapes: one row for all cases (organ NULL), then one for each 问责主体 of
 *         the year, as filed.  Nobody is named.
 * Owner:  the arena of the results.
 */
#ifndef MODEL_CASE_COUNT_H
#define MODEL_CASE_COUNT_H

#include "base/arena.h"
#include "model/case.h"
#include "model/window.h"

struct case_tally { const char *name; int64_t n; };
struct case_tallies { VEC(struct case_tally) v; };

struct case_situation {
	int edition;
	const char *article, *clause, *name;
	int64_t n;
};

/* By whom a way was taken: of a 党组织, of a leading cadre. */
enum { WAY_OF_ORGAN, WAY_OF_CADRE, WAY_TARGETS };

struct case_count {
	const struct accountability_organ *organ; /* NULL: all */
	/* begun before and not ended; begun, decided, dropped in it; begun
	 * and not ended by its end */
	int64_t carried, started, decided, dropped, pending;
	struct case_tallies source;       /* of those begun, by name */
	/* of those decided and not revoked: */
	int64_t organs;
	struct case_tallies cadre;        /* by 级别 */
	int64_t way[WAY_TARGETS][MEASURES];
	VEC(struct case_situation) situation; /* by edition and place */
	struct { int64_t decisions, served, announced, formalities, in_time,
	    late, filed; } execution;
	struct { int64_t accepted, verdict[RECONSIDERED_KINDS],
	    pending; } appeal;
	struct { int64_t due, done, withheld, missing; } publication;
};

struct case_counts { struct window window; VEC(struct case_count) v; };

/* Leading cadres of all levels. */
int64_t case_cadres(const struct case_count *c);

#endif
