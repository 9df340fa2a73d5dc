/*
 * annual.h - the year's results from its recording scores (D10.1 to
 * D16.1) and the closing of a year.  Pure; part of compute.
 * Units:  model/annual.h.
 * Errors: none.
 * Owner:  run->a.
 */
#ifndef RULES_ANNUAL_H
#define RULES_ANNUAL_H

#include "rules/compute_run.h"

/* --- annual.c: after run_scores; fills annual.unit and re-ranks --- */

void run_annual(struct compute_run *run);

/* --- annual_merit.c, of the 加减分事项 in force --- */

void run_merits(struct compute_run *run);
void run_ceilings(struct compute_run *run);

/* --- annual_find.c: findings of the year (D12.1 to D16.1), and after the
 * sort the proposals, which point into results.found --- */

void run_annual_findings(struct compute_run *run);
void run_proposals(struct compute_run *run);

/* --- annual_overall.c: D16.2, after the follow-ups and the votes --- */

void run_overall(struct compute_run *run);

/* --- annual_case.c: D14.7, of the year's 加减分事项 --- */

void run_case_agreement(struct compute_run *run);
/* Was the decision of that case (编号; may be absent) revoked on 复查? */
bool case_cancels(const struct compute_run *run, const struct field *id);

/* --- closing.c --- */

/* What the year waits for; closing.provisional is left alone. */
void run_closing(struct compute_run *run);

/* A year was published for good: as of which day, by how many entries. */
struct year_closed { int year; day_t day; int64_t count; };

/*
 * The closing that holds, NULL = none: the last of `v` (of one year, in
 * the order they came), unless a later entry is a 签批 with a 件 重新开账 of the year and
 * 同意, dated no earlier than the closing.  `f` are the facts of the run's
 * day; while a closing holds only its first `count` entries count.
 */
const struct year_closed *closing_in_force(const struct facts *f,
    const struct year_closed *v, size_t n);

#endif
