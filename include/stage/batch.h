/*
 * batch.h - a batch of one period: take in, compute, print, publish
 * (DESIGN.md, Flow).  What each kind of run prints is a table
 * (batch_print.c, paper_facts_jobs.c).
 * Errors: failures of the world and of configuration; what was taken in
 *         by then is kept where DESIGN.md says so.
 */
#ifndef STAGE_BATCH_H
#define STAGE_BATCH_H

#include "model/results.h"
#include "stage/ingest.h"
#include "stage/paper_facts.h"
#include "stage/publish.h"

/* A paper whose text cannot be set: the others are printed. */
struct unprinted { const char *file, *why; };

struct batch {
	enum run_kind kind;
	struct window window;     /* RUN_REMIND: the as-of date's month */
	bool provisional;         /* RUN_YEAR: do not close it */
	const char *case_id;      /* RUN_CASE: which; else NULL */
	/* what came of it */
	struct diag_list refused; /* RUN_CASE: why there is no such case */
	struct intake intake;
	struct history history;   /* as of the run's day */
	struct history closed;    /* as of the closing of a closed year */
	const struct history *counted; /* &closed, NULL = history */
	const struct year_closed *was_closed; /* in force; NULL = not closed */
	struct results results;
	struct results former;    /* RUN_REMIND: of results.former */
	struct registry numbers;  /* of the runs that have cases */
	struct case_views cases;
	enum published how;
	const char *where;        /* folder with the results */
	size_t n_papers[PAPERS];
	VEC(struct unprinted) unprinted; /* in the order of the papers */
	size_t n_long;            /* papers longer than they ought to be */
	const char *first_long;   /* the file of one of them */
	bool replay, unplanned;   /* no sound plan: nothing scored */
	struct err plan_fault;
};

bool batch_run(struct workspace *ws, struct batch *b, struct err *e);
void batch_release(struct batch *b);
/* The cases as of the run's day, with approvals and numbers: once computed.
 * False if it has none of that 编号 (RUN_CASE). */
bool batch_cases(struct workspace *ws, struct batch *b, struct err *e);
/* `score`: take in and compute, publish nothing. */
bool batch_score(struct workspace *ws, struct batch *b, struct err *e);
/* 0, 1, 3 or 8 after what stands (DESIGN.md, Exit status). */
int batch_status(const struct batch *b);

#endif
