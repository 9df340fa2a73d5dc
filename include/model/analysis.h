/*
 * analysis.h - what a half-year comes to beyond its scores (A16.1): how
 * every unit moved, which indicators were not met, what was entered late,
 * what was asked for and what was filed, what was filed twice, who owes a
 * report.  Made by rules/analysis.c.
 * Units:  changes are hundredths of the scores as printed; days are
 *         calendar days.
 * Shapes: a record counts where the day of its matter lies in the window,
 *         once, if it is accepted and serves a task; those under secrecy
 *         count like others and are never named.
 * Owner:  the arena of the results; results outlive it.
 */
#ifndef MODEL_ANALYSIS_H
#define MODEL_ANALYSIS_H

#include "model/case_count.h"
#include "model/results.h"

enum { WEEKDAYS = 7 };

/* Records, those of them entered late (A10.2), and by how many days. */
struct lateness {
	int64_t n, late;
	int64_t days, most;       /* of the late ones: sum, maximum */
};

/* What tasks due in the window ask for, as-of date or not, and what was
 * filed; evidence asked for is one a record where it is required. */
struct burden {
	int64_t records_asked, records_filed;
	int64_t evidence_asked, evidence_filed;
};

struct change {
	bool known;               /* both windows have a score */
	int64_t hundredths;
};

struct unit_analysis {
	const struct unit_result *now;
	const struct unit_result *previous, *year_ago; /* NULL: no score */
	struct change since_previous, since_year_ago;
	struct lateness late;
	struct burden burden;
	int64_t duplicates;       /* A04.1 */
};

/* A 共性指标 over all units that have a task of it scored. */
struct indicator_analysis {
	const struct indicator *indicator;
	int64_t units, failed;    /* units with a task of it not complete */
	int64_t due, complete;    /* tasks */
};

/* A04.1 found in what was filed for a month of the window. */
struct duplicate {
	const struct unit *unit;
	const struct diag *finding;       /* in results.found */
};

/* A12.1: a 履责报告 of the half-year. */
struct report_due {
	const struct unit *unit;
	enum duty duty;
	day_t due, filed;         /* filed: DAY_NONE = not yet */
	enum state state;
};

/* Overdue tasks of the year by age (A10.4): 1-5, 6-15, over 15 days. */
enum overdue_age { AGE_DAYS, AGE_WEEKS, AGE_OLD, AGES };

struct analysis {
	VEC(struct unit_analysis) unit;           /* as results.unit */
	/* least complete first, then in the plan's order */
	VEC(struct indicator_analysis) indicator;
	VEC(struct duplicate) duplicate;          /* by unit, as found */
	VEC(struct report_due) report;            /* by unit, duty */
	struct lateness weekday[WEEKDAYS];  /* of the matter; 0 = Monday */
	int64_t entered[WEEKDAYS];          /* late ones, of the entry */
	struct burden burden[CATEGORIES + 1];     /* the last: of all */
	struct { int64_t tasks, units; } overdue[AGES];
	/* A06.2: units without a record of the actor in some quarter of the
	 * window that is over */
	int64_t uncovered[ACTORS];
	/* E08.1: of the window and of the one before, row by row the same
	 * organ */
	struct case_counts accountability, accountability_before;
};

/* Nobody did all that it asked for. */
bool indicator_failed_by_all(const struct indicator_analysis *x);
const char *weekday_name(int weekday);            /* 星期一 */
const char *overdue_age_name(enum overdue_age g); /* 1至5天 */

#endif
