/*
 * results.h - everything a period's run computes; from it alone papers,
 * workbooks, JSON and `why` are written (docs/results.schema.json).
 * Units:  scores are exact rationals (NULL: none, "—"), rounded only
 *         when printed; points likewise.
 * Owner:  the arena given to compute.
 */
#ifndef MODEL_RESULTS_H
#define MODEL_RESULTS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/rational.h"
#include "model/facts.h"

/* What one record earned for a task, and what it lost to which rule. */
enum loss_kind { LOSS_LATE, LOSS_EVIDENCE, LOSS_OVERDUE, LOSS_DEDUCT,
	LOSS_RETURNED, LOSS_FALSE, LOSS_UNDONE, LOSS_KINDS };

struct earning {
	const struct fact_record *record;
	bool counts;                      /* among the best 次数 */
	const struct rational *full;      /* 分值 / 次数 */
	const struct rational *earned;
	bool late, no_evidence, overdue;  /* deductions that applied */
	day_t entry_due;                  /* for `late` */
};

struct task {
	const struct unit *unit;
	const struct indicator *indicator;
	int64_t period_no;                /* 1..12, 1..4, 1..2, 1 */
	const char *subject;              /* ZG-03@2026-10 */
	day_t first, last;                /* period, inclusive */
	day_t deadline;
	const struct earning *earning;    /* best first */
	size_t n_earnings;
	size_t have;                      /* records that earned > 0 */
	bool complete;
	day_t completed;                  /* day it became complete, else
	                                   * DAY_NONE */
	bool scored;                      /* deadline in window, <= as-of */
	enum state state;
	const struct rational *worth, *earned;
};

/* One point lost, for 得分反馈单 and 扣分明细. */
struct loss {
	const struct unit *unit;
	const struct task *task;
	const struct fact_record *record; /* NULL for LOSS_UNDONE */
	enum loss_kind kind;
	uint16_t rule;                    /* enum rule_id */
	const struct rational *points;    /* lost, of the task's 分值 */
	const char *why;                  /* Chinese sentence */
};

struct duty_result {
	bool borne;                       /* false: no organ (A02.3) */
	const struct rational *klass[CLASSES]; /* NULL = none due */
	const struct rational *score;     /* of the window */
	const struct rational *daily;     /* year so far */
	bool individual_missing;          /* 个性指标未报 */
};

struct unit_result {
	const struct unit *unit;
	const struct rational *score, *daily;
	int rank;                         /* 0 = none */
	int64_t provisional;
	struct duty_result duty[DUTIES];
	int64_t due, complete, overdue, warning;
};

enum deadline_state {
	DEADLINE_OPEN, DEADLINE_NEAR, DEADLINE_OVERDUE, DEADLINE_DONE,
	DEADLINE_DONE_LATE
};

struct deadline {
	uint16_t rule;
	const struct unit *unit;
	const char *subject;
	day_t due;
	enum state state;
	int32_t days;                     /* as-of - due */
	const struct task *task;          /* NULL for other duties */
	bool enters_soon;                 /* A10.3: in the window before the
	                                   * end of the next month */
	bool mendable_only;               /* A10.4: 可补报, listed once now */
	const char *what;                 /* 指标名称 or the duty */
};

/* A13.1: a matter for a human decision. */
struct conduct {
	const struct unit *unit;
	const char *kind;                 /* 不按时录入, 擅自修改 ... */
	const struct diag *finding;
};

/* A06.2 coverage of one unit, duty and quarter. */
struct coverage {
	const struct unit *unit;
	enum duty duty;
	int quarter;                      /* 1..4 */
	int64_t n[ACTORS];                /* records by 履责主体 */
	bool gap;
};

struct results {
	const char *period;               /* "2026-10" */
	month_t month;
	int year;
	day_t as_of, first, last;         /* window's days */
	int64_t chain_count;
	char chain_value[DIGEST_HEX];
	const struct plan *plan;
	const struct facts *facts;
	VEC(struct unit_result) unit;     /* by code */
	VEC(struct task) task;            /* of the year, all units */
	VEC(struct loss) loss;            /* of the window, by unit */
	VEC(struct deadline) deadline;    /* by rule, unit, subject */
	VEC(struct conduct) conduct;
	VEC(struct coverage) coverage;
	struct diag_list found;           /* standing + computed, sorted */
};

#endif
