/*
 * simulation.h - a year's facts under another plan: what differs between
 * the plans, step by step, and who moves by which step (`liangze
 * simulate`).
 * Units:  scores are exact rationals (NULL: none, "—").
 * Shapes: the steps are applied one after the other, in the order of
 *         enum sim_kind, indicators in the order of the plan that has
 *         them; each unit has one part per step, and the parts add up to
 *         its whole change exactly.  A score that is not there counts as
 *         0 in a part.
 * Owner:  the arena given to rules/simulate; borrows facts and plans.
 */
#ifndef MODEL_SIMULATION_H
#define MODEL_SIMULATION_H

#include "model/results.h"

/* In the order of applying. */
enum sim_kind {
	SIM_DUTY_WEIGHTS,    /* 主体责任, 监督责任 */
	SIM_CLASS_WEIGHTS,   /* 共性指标, 个性指标 */
	SIM_PART_WEIGHTS,    /* 日常考核, 年终考核 */
	SIM_CONVERSION,      /* 记实折算 */
	SIM_CUT_LATE, SIM_CUT_EVIDENCE, SIM_CUT_OVERDUE,
	SIM_BONUS_CAP,       /* 加分上限 */
	SIM_CHANGED,         /* an indicator of both, by 编号 */
	SIM_ADDED,           /* of the other plan alone */
	SIM_DROPPED,         /* of the present one alone */
	SIM_GRADES,          /* 等次: touches grades alone */
	SIM_KINDS
};

struct sim_step {
	enum sim_kind kind;
	const char *what;            /* Chinese, both values */
	const struct indicator *now, *then; /* of an indicator; else NULL */
	bool in_now;                 /* `at` is in the present plan */
	struct place at;
	size_t n_up, n_down;         /* units whose score it moves */
	size_t n_regraded;           /* units whose grade it changes */
};

struct sim_standing {
	const struct rational *score; /* recording, the year so far */
	const struct rational *daily; /* × 记实折算 */
	const struct rational *total, *final; /* T, F; NULL = 未评定 */
	enum band grade;             /* BAND_NONE = 未评定 */
	int rank;                    /* by F, or (by_final false) by daily */
};

struct sim_part {
	const struct rational *daily, *final;
	enum band before, after;     /* grade */
};

struct sim_unit {
	const struct unit *unit;
	struct sim_standing now, then;
	/* then - now; final NULL where one of them has none */
	struct sim_part change;
	struct sim_part *part;       /* one per step */
	bool moves;                  /* score, rank or grade */
};

/* A record that serves an indicator which the other plan has not. */
struct sim_lost {
	const struct fact_record *record;
	const struct task *task;     /* of the present plan */
};

struct simulation {
	int year;
	day_t as_of;
	bool over;                   /* the year, by the as-of date */
	bool by_final;               /* F is there: ranks go by it */
	const struct filed *now, *then;
	VEC(struct sim_step) step;
	VEC(struct sim_unit) unit;   /* by code */
	VEC(struct sim_lost) lost;   /* by unit, task; none under secrecy */
	size_t n_masked;             /* those (A14.1) */
	VEC(const char *) aside;     /* what else differs and moves nobody */
	VEC(const char *) clash;     /* 编号 that it adds and a 台账 has */
};

/* "duty_weights" ... "grades", in JSON. */
const char *sim_kind_name(enum sim_kind k);

#endif
