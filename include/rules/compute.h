/*
 * compute.h - tasks, scores, ranks, deadlines and the findings of a
 * period: pure functions of facts, plan, policy and calendar.
 * Scores: RULES.md "Scores", to the letter; exact until printed.
 * Shape:  every unit of the year's roster is in `out`, scored or not.
 * Errors: only A05.1 (below); findings go to out->found.
 * Owner:  what is computed lives in `a`; facts and policy must outlive it.
 * Where:  books by unit compute_books.c, tasks and earnings task.c,
 *         scores score.c, ranks rank.c, points lost score_loss.c, due
 *         dates followup*.c, findings period*.c, the half-year
 *         analysis.c, the year annual*.c and closing.c: each says its
 *         readings.
 */
#ifndef RULES_COMPUTE_H
#define RULES_COMPUTE_H

#include "model/calendar.h"
#include "model/results.h"
#include "rules/policy.h"

struct computing {
	const struct facts *facts;
	const struct policy *policy;
	const struct calendar *calendar;
	struct window window;            /* of one year */
	const struct diag_list *standing; /* findings of the entries in
	                                   * force, of the period's year */
	bool provisional;                /* a year: not to be closed */
	bool closed;                     /* a year: it was, as of then */
	struct arena *a;
};

/*
 * ERR_CONFIG where the year has no consistent plan (A05.1), with what
 * can be listed without it (A07.1 ...) still in `out`.
 */
bool compute_period(const struct computing *c, struct results *out,
    struct err *e);
/*
 * Tasks and scores alone, of all units of the year, under that plan
 * instead of the one in force; it is consistent (judge_plan).
 */
void compute_scores(const struct computing *c, const struct plan *plan,
    struct results *out);
/*
 * What the window of `out` is compared with: the scores of the window
 * before it, of the same one a year before, and of the year's months up
 * to its last that are over by the as-of date.
 */
void compute_past(const struct computing *c, struct results *out);
/* Of a half-year, after compute_past (analysis.c): out->analysis. */
void compute_analysis(const struct computing *c, struct results *out);
/* The scores and ranks alone of another window, by the same facts. */
void compute_window(const struct computing *c, struct window w,
    struct past *out);

#endif
