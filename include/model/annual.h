/*
 * annual.h - what a year has beyond its recording score (RULES.md,
 * Scores, Year; D10.1 to D16.1): T, bonus, deductions, F, grades, and
 * whether it may be closed.  Part of results.h, made by rules/compute.
 * Units:  scores are exact rationals (NULL: none, "—"), rounded only when
 *         printed; points and parts are hundredths, never negative.
 * Shapes: annual.unit has one row per unit, in step with results.unit;
 *         all is empty unless the window is a year with a sound plan
 *         (only `closing` is then filled without one).  An entry with a
 *         place is the fact: entry->path, at.line, at.column.
 * Owner:  the arena given to compute; facts, plan and roster outlive it.
 */
#ifndef MODEL_ANNUAL_H
#define MODEL_ANNUAL_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/rational.h"
#include "model/doc.h"
#include "model/facts.h"

/* --- what adds and what takes (D14.1 to D14.3) --- */

enum merit_kind { MERIT_COMMENDED, MERIT_PROMOTED, MERIT_INVESTIGATED,
	MERITS };

/* One 表彰, 推广 or 查处 in force: each is here, counted or not. */
struct merit {
	const struct unit *unit;
	enum merit_kind kind;
	uint16_t rule;               /* D14.1, D14.2, D14.3 */
	const struct entry *entry;   /* the 加减分事项 */
	struct place at;             /* its `<` */
	const char *id;              /* 编号; of a 查处, the case's */
	const char *what;            /* 项目, 经验, 结果 (党政纪处分) */
	const char *tier;            /* 国家, 全省, 县级 ... as written */
	const char *person;          /* 编号, of a 查处; "" = none */
	day_t day;
	int64_t points;              /* by the table, whether it counts or not */
	bool counts;
	const struct merit *instead; /* counts in its place; NULL = none */
	bool also_commended;         /* 推广: the same matter as a 表彰 that
	                              * counts too (D14.2, 提示) */
	const char *why;             /* Chinese, why it counts or does not */
};

/* --- what limits the grade (D14.4, D14.5) --- */

/* One 处分 in force: each is here, whether it limits or not. */
struct ceiling {
	const struct unit *unit;
	bool limits;
	uint16_t rule;               /* D14.4, D14.5; D14.4 where !limits */
	enum band most;              /* best grade left: 良好, 一般; BAND_BEST
	                              * where it limits nothing */
	const struct sanction *sanction;
	bool heavy;                  /* 重, by sanctions.xml */
	const struct entry *entry;   /* the 加减分事项 */
	struct place at;             /* its `<` */
	bool lowers;                 /* F earned better, and the grade is
	                              * this one's `most` */
	const char *why;             /* Chinese */
};

/* --- one unit --- */

struct annual_duty {
	bool borne;                  /* false: no organ (A02.3) */
	const struct rational *record; /* the year's recording score */
	const struct rational *daily;  /* record × 记实折算 (A15.3) */
	const struct fact_year_end *year_end; /* 成绩; NULL = none */
	int64_t part[PARTS];         /* hundredths, where year_end != NULL */
	const struct rational *final;  /* 年终: (part[0] + [1] + [2]) / 3 */
	const struct rational *score;  /* daily × 日常 + final × 年终; NULL
	                              * where either is missing */
};

/* Why a unit is 未评定 (D12.1, A15.3). */
struct ungraded {
	uint16_t rule;
	enum duty duty;
	const char *why;             /* Chinese */
};

/* D16.2: what the 综合考评 looks at beside score and grade, of the year. */
struct overall {
	int64_t inspections;         /* 督查 */
	int64_t problems, mended, unmended, overdue; /* theirs, as of the
	                              * day; the rest is not due yet */
	int64_t talk[TALK_KINDS];    /* 谈话 with somebody of the unit */
	int64_t reviewed, criticised, accountable; /* objects of 评议; by
	                              * the votes 批评教育, 问责 */
	int64_t organ_cases, cadre_cases; /* 问责 decided */
};

struct annual_result {
	const struct unit *unit;
	struct annual_duty duty[DUTIES];
	const struct rational *total;  /* T; NULL = 未评定 */
	int64_t earned_bonus;        /* 表彰 and 推广 that count */
	int64_t bonus;               /* of it within 加分上限 */
	int64_t penalty;             /* 查处 that count */
	const struct rational *final;  /* F = T + bonus - penalty, >= 0;
	                              * NULL = 未评定 */
	enum band earned;            /* by unrounded F; BAND_NONE = 未评定 */
	enum band grade;             /* after the ceilings */
	VEC(struct ungraded) ungraded; /* empty = graded */
	struct overall overall;      /* D16.2 */
};

/* D16.1: what is proposed of a unit, for people to decide. */
enum proposal_kind { PROPOSE_COMMENDATION, PROPOSE_TALK };

struct annual_proposal {
	const struct unit *unit;
	enum proposal_kind kind;
	/* PROPOSE_TALK: the 主要负责人 of each duty in office on
	 * results.last; NULL = nobody in the roster, or no organ */
	const struct tenure *principal[DUTIES];
	const struct diag *finding;  /* in results.found */
};

/* --- closing the year --- */

/* What a year waits for before it may be closed. */
struct hindrance {
	uint16_t rule;
	day_t until;                 /* closed from the day after on;
	                              * DAY_NONE = something is not filed */
	const char *why;             /* Chinese */
};

struct closing {
	bool may;                    /* by the as-of date */
	VEC(struct hindrance) lacks; /* empty exactly when `may` */
	/* Not for good (--provisional): every page and output says so, and
	 * its papers stay 草稿. */
	bool provisional;
};

struct annual {
	VEC(struct annual_result) unit; /* in step with results.unit */
	VEC(struct merit) merit;     /* by unit, then kind, then as filed */
	VEC(struct ceiling) ceiling; /* by unit, then as filed */
	VEC(struct annual_proposal) proposal; /* by unit */
	struct closing closing;
};

/* Is it for good?  Then the year is closed as of results.as_of. */
bool annual_closed(const struct annual *y);
/* The strictest 处分 that limits the unit's grade; NULL = none does. */
const struct ceiling *annual_ceiling(const struct annual *y,
    const struct unit *u);
const char *merit_name(enum merit_kind k);        /* 表彰, 推广, 查处 */
const char *proposal_name(enum proposal_kind k);  /* 表彰, 约谈或者问责 */

#endif
