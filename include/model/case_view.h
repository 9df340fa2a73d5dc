/*
 * case_view.h - a 问责案件 as it stands on a day: its steps, what is missing,
 * what may be printed.  Made by rules/case_stage; text, JSON and papers are
 * written from it.
 * Units:  days.
 * Shapes: of a secret case (A14.1) nothing but its 编号 is to be told.
 * Owner:  the arena it was made in; the case's document outlives it.
 */
#ifndef MODEL_CASE_VIEW_H
#define MODEL_CASE_VIEW_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/facts.h"

/* 启动 ... 办结, in order */
enum case_step {
	STEP_START, STEP_INQUIRY, STEP_MEETING, STEP_DISCUSSION,
	STEP_DECISION, STEP_SERVICE, STEP_ANNOUNCEMENT, STEP_EXECUTION,
	STEP_FILING, STEP_APPEAL, STEP_REVIEW, STEP_CLOSED, CASE_STEPS
};

enum step_state { STEP_AHEAD, STEP_OPEN, STEP_DONE, STEP_UNNEEDED,
	STEP_STATES };

struct case_step_view {
	enum step_state state;
	day_t day;              /* done on; DAY_NONE = not known, not done */
};

/* Something missing, or wrong. */
struct case_lack {
	enum case_step step;
	uint16_t rule;          /* enum rule_id */
	const char *what;
	const char *mend;       /* NULL: the rule's general one */
	const char *key;        /* of the duty; NULL = none */
	bool blocks;            /* no decision is printed with it */
	struct place at;        /* in the case's file */
	/* of a duty, by the follow-up table; due DAY_NONE = not told */
	day_t due;
	enum state state;
	int32_t days;
};

/* The papers of a case, in the order in which they are made. */
enum case_paper {
	CASE_PAPER_START,       /* 问责启动呈批表 */
	CASE_PAPER_FACTS,       /* 事实见面材料 */
	CASE_PAPER_HEARING,     /* 陈述申辩笔录 */
	CASE_PAPER_DECISION,    /* 问责决定书 */
	CASE_PAPER_SERVICE,     /* 送达回证 */
	CASE_PAPER_FILING,      /* 归档移交单 */
	CASE_PAPER_PUBLIC,      /* 通报(公开版) */
	CASE_PAPER_ACCEPTED,    /* 申诉受理通知书 */
	CASE_PAPER_REVIEW,      /* 复查决定书 */
	CASE_PAPER_URGE,        /* 督促纠正通知书 */
	CASE_PAPERS
};

struct case_paper_view {
	bool applies;           /* the case has come to it */
	bool may;               /* nothing stands in the way */
	bool due;               /* what it is for is not done yet */
	const char *why_not;    /* of one that applies and may not */
	/* set by the caller, who knows approvals and numbers */
	bool draft;             /* 草稿 until approved */
	const char *wants;      /* of a 草稿: what the 件 has to say */
	const char *number;     /* 文号; NULL = none */
};

struct case_view {
	const struct filed *filed;
	const struct accountability_case *c;
	const char *id;
	const struct unit *unit;          /* of the roster of its year; NULL */
	day_t as_of;
	bool secret;
	bool dropped;                     /* 不予问责 */
	struct case_step_view step[CASE_STEPS];
	enum case_step now, next;         /* CASE_STEPS: none yet, none left */
	VEC(struct case_lack) lack;       /* by step, as found */
	struct case_paper_view paper[CASE_PAPERS];
	const struct decision *decision;  /* in force; NULL = none */
	bool revoked, changed;            /* the first one, on 复查 */
	int effect;                       /* 影响期, months; 0 = none */
	day_t effect_from, effect_last;   /* both inclusive */
	bool effect_runs;
	day_t appeal_last;                /* DAY_NONE = not served */
	day_t appealed_last;              /* the same of the first decision */
	day_t review_last;                /* by when an appeal is to be
	                                   * decided on; DAY_NONE */
	const char *organ;                /* who decides, or works on it; "" */
	size_t n_overdue;
	/* The latest filing, where it was not taken in: what is told is of an
	 * earlier one.  NULL = it was.  Its findings are set by the caller. */
	const struct entry *refused;
	VEC(struct diag) refusal;
};

const char *case_step_name(enum case_step s);      /* 启动 */
const char *step_state_name(enum step_state s);    /* 已办 */
const char *case_paper_name(enum case_paper p);
/* 干部甲, 中共甲县委员会 */
const char *case_target_name(const struct case_view *v);

#endif
