/*
 * task.h - tasks: one indicator in one of its periods (RULES.md, Scores).
 * Units:  points are exact rationals of 分值; percent are hundredths of a
 *         percent.
 * Shape:  task_spans gives 12, 4, 2 or 1 periods, in order; none where the
 *         indicator has no valid deadline in the year.
 * Errors: none.
 * Owner:  results live in the arena passed.
 */
#ifndef RULES_TASK_H
#define RULES_TASK_H

#include "base/rational.h"
#include "model/results.h"
#include "rules/judge.h"

struct task_span {
	int64_t no;             /* 1.. within the year */
	struct day_span days;
	day_t deadline;
};

size_t task_spans(const struct indicator *in, int year,
    struct task_span out[12]);
/* "ZG-03@2026-10", "@2026Q3", "@2026H1", "@2026" */
const char *task_subject(struct arena *a, const struct indicator *in,
    int year, int64_t no);

/* What the plan deducts, and what is waived, where a record is scored. */
struct earning_terms {
	const struct plan *plan;
	const struct policy *policy;
	const struct calendar *calendar;
};

/* What record `r` earns for task `t` (its worth, deadline and indicator
 * are read); `counts` is left false. */
struct earning task_earning(struct arena *a, const struct earning_terms *by,
    const struct task *t, const struct fact_record *r);
/* Best first, the best 次数 marked; earned, have, complete and completed
 * of the task follow. */
void task_settle(struct arena *a, struct task *t, struct earning *v,
    size_t n);

#endif
