/*
 * results.h - everything a period's run computes; from it alone papers,
 * workbooks, JSON and `why` are written (docs/results.schema.json).
 * Units:  scores are exact rationals (NULL: none, "—"), rounded only
 *         when printed; points likewise, in 分值.  Percent are hundredths
 *         of a percent, as in the plan.
 * Shapes: a record under secrecy (A14.1) is a number only: where one
 *         would be named, in loss and conduct, it is left out.
 * Owner:  the arena given to compute; facts, plan and roster outlive it.
 */
#ifndef MODEL_RESULTS_H
#define MODEL_RESULTS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/rational.h"
#include "model/annual.h"
#include "model/facts.h"
#include "model/filing.h"
#include "model/review.h"
#include "model/window.h"

/* Why points were lost; the first three are percents of the plan, and
 * add up to at most 100 %. */
enum loss_kind { LOSS_LATE, LOSS_EVIDENCE, LOSS_OVERDUE, LOSS_DEDUCT,
	LOSS_RETURNED, LOSS_FALSE, LOSS_UNDONE, LOSS_KINDS,
	LOSS_CUTS = LOSS_DEDUCT };

/* What one record earned for a task, and what it lost to which rule. */
struct earning {
	const struct fact_record *record;
	bool counts;                      /* among the best 次数 */
	const struct rational *full;      /* 分值 / 次数 */
	const struct rational *earned;    /* full - cuts - reviewed */
	/* What holds of it and is not waived; a record that was returned
	 * or found false lost everything to that and has no cut. */
	bool late, no_evidence, overdue;
	int64_t cut[LOSS_CUTS];           /* percent that took effect */
	const struct rational *reviewed;  /* lost to the 审核意见; NULL = 0 */
	day_t entry_due;                  /* A10.2: last day to enter it */
	bool incomplete;                  /* entry_due: 日历不全 */
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
	day_t completed;                  /* matter's day of the record that
	                                   * completed it, else DAY_NONE */
	bool scored;                      /* deadline in window, <= as-of */
	enum state state;
	const struct rational *worth, *earned;
};

/*
 * One point lost, for 得分反馈单 and 扣分明细.  Per scored task the points
 * sum to worth - earned exactly.
 */
struct loss {
	const struct unit *unit;
	const struct task *task;
	const struct fact_record *record; /* NULL for LOSS_UNDONE and for a
	                                   * record under secrecy */
	const struct earning *earning;    /* that lost them; NULL for
	                                   * LOSS_UNDONE; what may be named
	                                   * of it `record` says */
	enum loss_kind kind;
	uint16_t rule;                    /* enum rule_id */
	const struct rational *points;    /* lost, of the task's 分值 */
	const char *why;                  /* Chinese sentence */
};

struct duty_result {
	bool borne;                       /* false: no organ (A02.3) */
	const struct rational *klass[CLASSES]; /* NULL = none due */
	const struct rational *score;     /* of the window */
	const struct rational *daily;     /* year so far × 记实折算 */
	bool individual_missing;          /* 个性指标未报: nothing due, and
	                                   * no 台账 filed by its day */
};

struct unit_result {
	const struct unit *unit;
	const struct rational *score, *daily;
	int rank;                         /* 0 = none; of a year by F */
	int64_t provisional;
	struct duty_result duty[DUTIES];
	int64_t due, complete, overdue, warning;
};

/* Not complete and not overdue within these days is 临近到期 (A10.3). */
enum { WARNING_DAYS = 5 };

/* A task or another follow-up (rules/followup.h). */
struct deadline {
	uint16_t rule;
	const struct unit *unit;          /* NULL: of no unit of the roster */
	const char *who;                  /* who has to act, as it is told */
	const char *subject;              /* ZG-03@2026-10, DC-01/WT-2 */
	bool by_duty;                     /* `duty` says which (A11.2, tasks) */
	enum duty duty;
	day_t from;                       /* what started the clock */
	day_t due;
	bool incomplete;                  /* due: 日历不全 */
	enum state state;
	int32_t days;                     /* as-of - due */
	day_t done;                       /* DAY_NONE = not done, or the day
	                                   * is not known (记实提交) */
	const char *paper;                /* kind it gives; NULL = none */
	const struct entry *entry;        /* document that started it; NULL:
	                                   * the calendar or the plan did */
	struct place at;                  /* in entry->path */
	const struct task *task;          /* NULL for other duties */
	bool enters_soon;                 /* A10.3: in the window before the
	                                   * end of the next month */
	bool mendable_only;               /* A10.4: 可补报, listed once now */
	const char *what;                 /* 指标名称 or the duty */
};

/* A13.2: a 件 追究 or 点名通报 of a 签批 for a unit of the roster. */
struct ruling {
	const struct unit *unit;
	const struct doc *signed_by;      /* the 签批 */
	const struct approval_item *item;
	size_t n;                         /* matters of which it is the last
	                                   * word of its kind */
	month_t last;                     /* of them; -1 = none has one */
	bool in_window;                   /* is that of the window */
};
enum decided { DECIDED_PURSUE, DECIDED_NAME, DECISIONS };

/* A13.1: a matter for a human decision. */
struct conduct {
	const struct unit *unit;
	const char *kind;                 /* 不按时录入, 擅自修改 ... */
	const struct diag *finding;       /* in results.found */
	const struct ruling *said[DECISIONS]; /* the last word; NULL = none
	                                   * yet */
};

/* Proposed for 重点督查 (D06.1) or 督责约谈 (B15.1): for people to decide. */
struct candidate {
	const struct unit *unit;          /* NULL: an area (重点领域) */
	const struct diag *finding;       /* in results.found */
};

/* A06.2 coverage of one unit, duty and quarter. */
struct coverage {
	const struct unit *unit;
	enum duty duty;
	int quarter;                      /* 1..4 */
	int64_t n[ACTORS];                /* records by 履责主体 */
	bool over;                        /* the quarter ended before as-of */
	bool gap;                         /* over, and somebody is missing */
};

/* B14.1: a 督责约谈 that a half-year asks for. */
struct duty_talk {
	const struct unit *unit;
	enum half half;
	enum talk_side by;
	const struct tenure *person;      /* to be talked with */
	day_t held;                       /* the first; DAY_NONE = not yet */
	bool over;                        /* the half ended before as-of */
};

/* B10.1, B11.1: talks of a unit before a 重大节日. */
struct festival_talk {
	const struct unit *unit;
	const struct festival *festival;
	day_t first, last;                /* days on which a talk counts */
	day_t meeting;                    /* 廉政恳谈会; DAY_NONE = none */
	size_t n_members;                 /* 班子成员 who have to talk */
	VEC(const struct tenure *) missing; /* of them, who did not */
	day_t members_done;               /* the last talked; DAY_NONE */
	bool over;                        /* the 节日 has come */
	bool coming;                      /* of the next year, whose days for
	                                   * talks begin in this one: reminded
	                                   * of here, found there */
};

/* A 影响期 that runs on the day (E05.3), of the decision in force. */
struct running_effect {
	const struct filed *filed;        /* the 问责案件 */
	const struct unit *unit;          /* of the roster of its year; NULL */
	const struct decision *decision;
	int months;
	day_t from, last;                 /* both inclusive */
	int left;                         /* months, a part of one as one */
	bool secret;                      /* nothing but its 编号 is told */
};

/* Scores and ranks of another window, by the same facts. */
struct past {
	struct window window;
	bool scored;                      /* that year has a sound plan */
	VEC(struct unit_result) unit;     /* of that year's roster, by code */
	VEC(struct annual_result) annual; /* of a year, in step; else empty */
};

/*
 * A score or rank of a quarter that is not what a former bulletin told:
 * of the results' own quarter, or of an earlier one and not yet carried
 * by another bulletin (model/correction.h).
 */
struct correction {
	struct window window;             /* the quarter */
	const struct unit *unit;
	day_t from, to;                   /* as-of: told so; told otherwise */
	const struct rational *was, *now; /* NULL = no score */
	int was_rank, rank;               /* 0 = none */
	const char *why;                  /* 审核意见、迟报 */
	const char *documents;            /* 第9件审核意见（inputs/…）; "" */
};

/* A finding without effect, and why. */
struct waived {
	const struct diag *finding;       /* in results.found */
	const char *reason;
	day_t until;
};

/*
 * How ranks may be told outside the leadership: as the plan says, else
 * by date (RULES.md, Publication): 分档 from 2024-08-06 on.
 */
enum publication plan_publication(const struct plan *p, day_t as_of);

struct analysis;

struct results {
	const char *period;               /* "2026-10", "2026Q3" ... */
	struct window window;
	month_t month;                    /* the window's last */
	int year;
	day_t as_of, first, last;         /* window's days */
	bool over;                        /* the window, by the as-of date */
	/* of the document chain: the caller's, set after computing */
	int64_t chain_count;
	char chain_value[DIGEST_HEX];
	const struct plan *plan;          /* NULL: nothing is scored */
	const struct facts *facts;
	bool weights_differ;              /* D10.2: 与第十条不一致 */
	bool calendar_short;              /* 日历不全 somewhere */
	VEC(struct unit_result) unit;     /* by code */
	VEC(struct task) task;            /* of the year, unit by unit */
	VEC(struct loss) loss;            /* of the window, by unit */
	VEC(struct deadline) deadline;    /* by rule, unit, subject, duty */
	VEC(struct conduct) conduct;      /* by unit, then as found */
	VEC(struct ruling) ruling;    /* as received */
	VEC(struct candidate) candidate;  /* by unit, as found; areas last */
	VEC(struct coverage) coverage;    /* by unit, duty, quarter */
	VEC(struct duty_talk) duty_talk;  /* by unit, half, side; halves that
	                                   * have begun */
	VEC(struct festival_talk) festival_talk; /* by unit, as in the plan */
	VEC(struct waived) waived;        /* as found */
	VEC(struct vote_result) vote;     /* of every 述责述廉评议, as received */
	VEC(struct draft_paper) draft;          /* by rule, then as received */
	VEC(struct running_effect) effect; /* by last day, then 编号 */
	VEC(struct waiting_paper) waiting; /* the caller's, of runs that print:
	                                   * the longest waiting first */
	/* compute_past: what the window is compared with */
	struct past previous, year_ago;   /* window before; a year before */
	VEC(struct past) months;          /* of the year, that are over, to
	                                   * the window's last */
	const struct analysis *analysis;  /* of a half-year, else NULL;
	                                   * model/analysis.h */
	struct annual annual;             /* of a year; else empty */
	VEC(struct correction) correction; /* the caller's, of a quarter: by
	                                   * quarter, unit, day */
	VEC(const struct filing *) change; /* the caller's, of runs that print:
	                                   * of the year, by unit and entry */
	struct diag_list found;           /* standing + computed, sorted */
	const struct results *former;     /* the caller's, of the daily look:
	                                   * the year before, as of the same
	                                   * day, while it is not closed; else
	                                   * NULL */
};

const char *decided_name(enum decided d);  /* 追究, 点名通报 */
/* 待决定; 追究、点名通报 as agreed to; else 不予. */
const char *conduct_state(const struct conduct *c);
/* The matter that a finding out of the ledger is; NULL: none, or it stands
 * no more. */
const struct conduct *results_conduct(const struct results *r,
    const struct diag *d);
/* Was 点名通报 agreed to, of anything listed?  It is printed once the 签批
 * says which conduct was established (改定, one of five) and what is to be
 * told of it (理由): nobody else may. */
bool ruling_names(const struct ruling *d);
bool ruling_printable(const struct ruling *d);
extern const char *const conduct_established[5];
/* Is the record to be a number only on that day (A14.1)? */
bool record_masked(const struct fact_record *r, day_t as_of);
const char *loss_name(enum loss_kind k);  /* 逾期录入 ... */
/* What must stand beside the unit's score (A02.3, A05.2, A15.4):
 * 监督责任未登记, 主体责任个性指标未报, 暂定2条; how many. */
enum { REMARKS = 4, REMARK_BYTES = 64 };
size_t unit_remarks(const struct unit_result *u,
    char out[REMARKS][REMARK_BYTES]);
/* The unit's result, by code; NULL where it is not of the roster. */
const struct unit_result *results_unit(const struct results *r,
    const char *code);
/* The unit's scores then, by code; NULL where it had none. */
const struct unit_result *past_unit(const struct past *p, const char *code);
/* Its year then; NULL where there was none. */
const struct annual_result *past_annual(const struct past *p,
    const char *code);

#endif
