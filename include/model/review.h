/*
 * review.h - what is computed of 述责述廉 meetings, and the papers that a
 * rule proposes and a 签批 decides on (RULES.md: the program proposes,
 * people decide).
 * Units:  ballots; days.
 * Owner:  the results' arena; documents belong to the facts.
 */
#ifndef MODEL_REVIEW_H
#define MODEL_REVIEW_H

#include "base/date.h"
#include "model/accounting.h"

struct filed;
struct unit;

/* What a share of the votes leads to, the lighter first (C07.3). */
enum outcome_of_votes { VOTES_NOTHING, VOTES_CRITICISM, VOTES_ACCOUNT,
	VOTE_OUTCOMES };
/* By which count: where the two differ a 签批 chooses (取读). */
enum reading_of_votes { READING_NONE, READING_TEXT, READING_BOTH };

/* Which count holds, and by whom. */
struct vote_choice {
	enum reading_of_votes reading;
	const struct filed *by;     /* the 签批 that chose it; NULL */
};

/* The ballots of one object. */
struct vote_count {
	int64_t cast, valid;        /* valid: cast without 无效 */
	int64_t fair, low;          /* 一般; 一般 and 差 */
	enum outcome_of_votes text; /* by 一般, as the article has it */
	enum outcome_of_votes both; /* by 一般 and 差 together */
};

/* One object of a meeting. */
struct vote_result {
	const struct filed *filed;   /* the 述责述廉评议 */
	const struct vote *vote;
	const struct unit *unit;     /* in the roster of the meeting's year;
	                              * NULL */
	struct vote_count count;
	struct vote_choice choice;
	enum outcome_of_votes outcome; /* by the choice */
	bool gone;                   /* a former filing had the object, the
	                              * meeting in force has it no more */
};

/* Papers that a rule proposes. */
enum draft_kind {
	DRAFT_FEEDBACK,              /* 反馈意见书 (C06.3) */
	DRAFT_CRITICISM,             /* 批评教育通知书 (C07.3) */
	DRAFT_ACCOUNT_VOTES,         /* 问责建议书, by the votes (C07.3) */
	DRAFT_ACCOUNT_MENDING,       /* 问责建议书, of 整改 (C06.1) */
	DRAFT_RESULT,                /* 评议结果报告 (C07.7) */
	DRAFT_RECTIFY,               /* 限期整改通知书 (D15.1) */
	DRAFT_ACCOUNT_INSPECTION,    /* 问责建议书, of what a 督查 found and
	                              * is overdue or not mended (D15.1) */
	DRAFT_ACCOUNT_URGING,        /* 问责建议书, of a 问责主体 that was urged
	                              * a second time (E08.3) */
	DRAFT_KINDS
};
enum draft_state { DRAFT_OPEN, DRAFT_AGREED, DRAFT_REFUSED, DRAFT_STATES };

/* A paper proposed, for a 签批 to decide on; the words of its 件
 * (numbering.h, paper_key), "" where it has none. */
struct draft_paper {
	enum draft_kind kind;
	uint16_t rule;               /* enum rule_id */
	const char *paper;           /* its kind: 批评教育通知书 */
	const char *unit, *person, *period, *id;
	day_t day;                   /* of the matter */
	const struct filed *filed;   /* the document it is made from */
	const struct vote_result *vote; /* its object; NULL: of all */
	/* of a 督查: day on which its problems stand as the paper tells, once
	 * agreed to that of the 签批; what stood so up to `after` was
	 * refused, DAY_NONE = nothing was */
	day_t on, after;
	enum draft_state state;
	day_t decided;               /* day of the 签批; DAY_NONE */
	day_t received;              /* on which that came in */
	const char *lacks;           /* cannot be printed for want of it;
	                              * NULL = nothing */
	bool due;                    /* this run prints it */
};

/*
 * A paper of a 评议, 督查, 谈话 or 案件 that is printed as 草稿 for want of a 件
 * of a 签批; one of the run's own (季度通报 ...) is none.
 */
struct waiting_paper {
	uint16_t rule;
	const char *paper, *unit;    /* its kind; code */
	const char *name;            /* whom it is about; "" = the unit */
	const char *id;              /* of the document */
	const struct filed *filed;
	day_t since;                 /* of the matter */
	const char *lacks;           /* as of a draft */
	bool secret;                 /* to be counted only (A14.1) */
};

const char *draft_state_name(enum draft_state s); /* 待签批 */

#endif
