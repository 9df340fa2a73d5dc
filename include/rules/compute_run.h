/*
 * compute_run.h - what the parts of compute share while one period is
 * computed: the facts, sorted out by unit first.  Seen by compute.c,
 * task.c, score.c, followup*.c and period*.c alone; others call
 * compute.h.
 * Errors: none; what cannot be is an assert.
 * Owner:  everything lives in `a`.
 */
#ifndef RULES_COMPUTE_RUN_H
#define RULES_COMPUTE_RUN_H

#include "base/sort.h"
#include "rules/compute.h"

enum { MONTHS = 12, QUARTERS = 4 };

struct record_group { VEC(const struct fact_record *) record; };

/* What is known of one unit in the year. */
struct book {
	const struct unit *unit;
	/* neither withdrawn nor beyond (A18.1), their day in the year */
	struct record_group all;
	struct map by_indicator;      /* 指标 -> struct record_group */
	bool filed[MONTHS];           /* a 记实提交 of the month (A07.1) */
	const struct fact_briefing *briefing[MONTHS][DUTIES];
	/* own day of the first 履责报告; DAY_NONE = none yet */
	day_t report[HALVES][DUTIES];
	const struct filed *worklist; /* in force; NULL = none */
	/* own day of the first 工作台账 with 个性指标 for the duty, and for
	 * every borne duty at once; DAY_NONE = none yet */
	day_t worklist_day[DUTIES], worklist_whole;
	size_t first_task, n_tasks;   /* in results.task */
};

struct talk_index;            /* talk_run.h */

struct compute_run {
	const struct computing *c;
	struct arena *a;
	const struct facts *f;
	const struct fact_year *y;    /* NULL: nothing of that year */
	const struct plan *plan;      /* NULL: no consistent one */
	day_t as_of;
	int year;
	struct book *book;            /* by code */
	size_t n_books;
	struct map by_unit;           /* code -> struct book */
	day_t worklist_due;           /* 期限 @台账 */
	const struct talk_index *talks;
	struct results *r;
};

/* Does the unit have a party organ for it (A02.3)? */
bool bears_duty(const struct unit *u, enum duty d);
/* A task or duty on a day: done, done late, or how it stands. */
enum state state_on(day_t due, day_t as_of, bool done, bool late);
/* The last month of the year whose duties have begun to run: the
 * window's first or that of the as-of date, whichever is later. */
month_t last_running_month(const struct compute_run *run);
/* 书面告知 of a month is due on this day (A11.1). */
enum { BRIEFING_DAY = 25 };
/* Day on which it was given and signed for; DAY_NONE = not yet. */
day_t briefing_done(const struct fact_briefing *b);

/* First day of the half-year, and its last, on which 履责报告 are due
 * (A12.1). */
day_t half_first(int year, enum half h);
day_t half_last(int year, enum half h);
/* Has the half-year begun to run, as last_running_month says? */
bool half_runs(const struct compute_run *run, enum half h);

/* compute_books.c: fills run->book from the year's roster and the facts */
void run_books(struct compute_run *run);
/* task.c: all tasks of the year with what was earned; which of them the
 * window scores (results.first to last) */
void run_tasks(struct compute_run *run);
void run_window(struct compute_run *run);
/* score.c */
void run_scores(struct compute_run *run);
/* score_loss.c: points lost by the tasks scored in the window */
void run_losses(struct compute_run *run);
/* followup.c: results.deadline */
void run_followups(struct compute_run *run);
/* period.c, period_unit.c: findings of the period, into results.found */
void run_period_findings(struct compute_run *run);
void run_unit_findings(struct compute_run *run);
/* period_candidate.c: D06.1 and B15.1, of a quarter */
void run_candidates(struct compute_run *run);
/* draft.c: what the votes of 述责述廉 lead to, and which papers wait for a
 * 签批; a 签批 that agrees to what its rule does not propose */
void run_drafts(struct compute_run *run);
/* period_effect.c: results.effect */
void run_effects(struct compute_run *run);
/* What a 签批 said of a draft, for which the words of its 件 are given. */
void draft_paper_decide(const struct compute_run *run, enum draft_kind kind,
    struct draft_paper *d);
/* A draft that is decided on or not; whether the run prints it. */
void draft_paper_put(struct compute_run *run, const struct draft_paper *of);
/* Both. */
void draft_paper_add(struct compute_run *run, enum draft_kind kind,
    const struct draft_paper *of);
/* draft_inspection.c: part of run_drafts; after run_followups */
void run_inspection_drafts(struct compute_run *run);
/* period_case.c: likewise */
void run_urging_drafts(struct compute_run *run);
/* period_decision.c: A13.2, what was decided of the matters of A13.1 and
 * what stands in the way of its paper, before the sort; then each matter's
 * last word, in results.conduct */
void run_decisions(struct compute_run *run);
void run_decided(struct compute_run *run);
/* Is it a matter of A13.1, and of which kind; NULL: none. */
const char *conduct_kind(const struct diag *d);
/* period_list.c: A06.2 before the findings; after the sort, what points
 * into results.found: A13.1, candidates, waivers */
void run_coverage(struct compute_run *run);
void run_lists(struct compute_run *run);

/* period_case.c: E08.3, of the 问责案件 and proposals, once the deadlines are
 * there */
void run_urging(struct compute_run *run);

/* A finding of the period. */
struct note {
	enum rule_id rule;
	enum level most;           /* LEVELS: as heavy as the rule */
	const struct entry *entry; /* the document; NULL = none */
	struct place at;
	const char *unit;          /* code; "" = none */
	const char *record;        /* 编号; NULL = none */
	month_t month;             /* -1 = none */
	day_t on;                  /* a waiver's day; DAY_NONE = as-of */
	const char *mend;          /* NULL: the rule's general one */
};
void note_add(struct compute_run *run, const struct note *n,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* Of a unit, at its line of the roster. */
struct note note_of_unit(const struct compute_run *run,
    enum rule_id rule, const struct unit *u);
/* "甲县", or the code where there is no name. */
const char *unit_shown(const struct unit *u);
/* "：理由" of the 审核意见 on a record, without its full stop; "" where
 * there is none or the record is under secrecy. */
const char *reason_shown(const struct compute_run *run,
    const struct fact_record *r);

#endif
