/*
 * ingest_pass.h - inside take in only: one pass over files, for a run
 * that keeps (ingest_find.c, ingest) and for a mere check.
 */
#ifndef STAGE_INGEST_PASS_H
#define STAGE_INGEST_PASS_H

#include "stage/candidate.h"
#include "stage/ingest.h"

/*
 * A file that was refused for what it names alone (X03.1), and might name
 * what comes later in the order: it is judged again when all else is in.
 */
struct waiting {
	struct candidate *c;
	const struct diag *read;   /* the reader's findings, unjudged */
	size_t n_read;
};

struct pass {
	struct workspace *ws;
	struct history *h;
	bool keep;                 /* append to the ledger */
	bool alone;                /* no workspace (check) */
	struct map known;          /* SM3 -> latest entry with those bytes */
	struct map by_path;        /* path -> its latest entry */
	struct map taken;          /* identity -> latest taken in */
	struct candidate *c;
	size_t n;
	struct candidate **order;  /* those to be judged */
	size_t n_order;
	VEC(struct waiting) waiting; /* in order */
	struct intake *in;
	struct diag_list *found;   /* of a check, else NULL */
	int64_t next_seq;          /* of a check, which appends nothing */
};

/* ingest.c: all that is found in it; appends its entry, and lets go of
 * it. */
void pass_judge(struct pass *p, struct candidate *c);
bool pass_settle(struct pass *p, struct candidate *c, struct err *e);

/* ingest_wait.c */
/* Judges; true if the file is to wait for the others. */
bool wait_judge(struct pass *p, struct candidate *c);
/* Judges those that wait until no more of them can be taken in: what one
 * brings another may name.  Those that are left stay refused. */
bool wait_settle(struct pass *p, struct err *e);
/* A later filing of the same identity is about to come: an earlier one
 * that waits must not come after it, and is settled now. */
bool wait_settle_same(struct pass *p, const struct candidate *c,
    struct err *e);

/* Reads the candidates side by side, then judges them in order. */
bool pass_run(struct pass *p, struct err *e);

#endif
