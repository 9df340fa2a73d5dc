/*
 * followup.h - the one table of everything with a date: what starts the
 * clock, how long it runs and in which kind of days, what ends it, which
 * paper it gives, by which rule.
 * Shape:  a row is one duty of the regulations, an object one case of it
 *         (a unit's report of a half-year, a problem of a 督查, a step of
 *         a case).  The row's source function finds the objects in the
 *         facts and hands each to followup_add; dates, states, findings,
 *         results.deadline, and with it JSON, workbook and `remind`, come
 *         of that alone.
 * Adding: a row in the table of its area (followup_record.c,
 *         followup_inspection.c, followup_talk.c, followup_review.c,
 *         followup_case.c, followup_organ.c), its source function beside it, two golden
 *         cases, and a unit test at the boundary days.  Rows of a table
 *         stand by rule.
 * Which:  an object is listed in a year that its due date lies in, or
 *         in which it ran: started by its end, not ended before its
 *         start.  A source need not ask.
 * Days:   RULES.md, Dates.  A period that ends on a day off moves to the
 *         next working day, a named or calendar day does not.
 * Errors: none.
 * Owner:  what an object points to must live as long as the results.
 */
#ifndef RULES_FOLLOWUP_H
#define RULES_FOLLOWUP_H

#include "rules/compute_run.h"

enum term {
	TERM_NAMED,      /* the day that the source names */
	TERM_MONTH_DAY,  /* day n of the month in which it starts */
	TERM_MONTH, TERM_HALF, TERM_YEAR, /* last day of that in which it
	                  * starts */
	TERM_DAYS,       /* n calendar days; settled */
	TERM_MONTHS,     /* n months; settled */
	TERM_WORKDAYS,   /* n working days */
	TERM_PROMPTLY,   /* 及时: working days of the plan, default 10 */
	TERMS
};

struct followup {
	enum rule_id rule;
	enum term term;
	int n;               /* of the term, where it counts */
	enum level level;    /* its findings weigh no more */
	const char *paper;   /* kind of paper it gives; NULL = none */
	/* finds the objects, and adds them */
	void (*source)(struct compute_run *run, const struct followup *row);
	bool told;           /* its findings are made elsewhere; else one of
	                      * each object that is near, overdue, late or
	                      * not 到位 */
};

struct follow_object {
	/* Who has to act: a unit of the roster (followup_unit), NULL for
	 * none.  `who` as it is told, "干部甲", "市纪委"; NULL: the unit.
	 * Under secrecy (A14.1, or a talk or case of 密级 秘密) `who` and
	 * `what` name nobody and nothing. */
	const struct unit *unit;
	const char *who;
	/* 编号, or root@period; after a "/" what in it: DC-01/WT-2,
	 * AJ-01/送达.  No two of a unit are the same, but for the two duties:
	 * `diff` knows them by it. */
	const char *subject;
	const char *what;    /* to be done: 报送工作台账 */
	bool by_duty;
	enum duty duty;
	day_t from;          /* that starts the clock; of a calendar term its
	                      * first day */
	day_t due;           /* TERM_NAMED alone */
	day_t done;          /* that ended it; DAY_NONE = nothing */
	bool ended;          /* it ended, the day is not known */
	enum state verdict;  /* STATE_RECTIFIED and on: as a 核查 found it; else
	                      * STATE_OPEN, by date */
	/* the document that started it; NULL: its finding stands at the
	 * roster's line of the unit, of no unit at the plan */
	const struct entry *entry;
	struct place at;
};

/*
 * The deadline of the object, for what only its source knows; valid until
 * the next is added.  NULL: it is none of the year's.
 */
struct deadline *followup_add(struct compute_run *run,
    const struct followup *row, const struct follow_object *o);
/* The unit of the year's roster, else of the last before it that has it, as
 * what a document started runs on; NULL = none (code may be NULL). */
const struct unit *followup_unit(const struct compute_run *run,
    const char *code);
/* Own day of the first filing, taken in, of the entry's document: a later
 * one that corrects it is not late. */
day_t followup_filed(const struct compute_run *run, const struct entry *e);
/* Day on which a term ends that starts on `from`; `named` for TERM_NAMED. */
struct due followup_due(const struct compute_run *run,
    const struct followup *row, day_t from, day_t named);

/* The rows of an area; no rows: { NULL, 0 }. */
struct followup_table { const struct followup *row; size_t n; };
extern const struct followup_table follow_record, follow_inspection,
    follow_talk, follow_review, follow_case, follow_organ;
#define FOLLOWUP_TABLE(rows) { (rows), sizeof(rows) / sizeof((rows)[0]) }

#endif
