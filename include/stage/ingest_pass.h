/*
 * ingest_pass.h - inside take in only: one pass over files, for a run
 * that keeps (ingest_find.c, ingest) and for a mere check.
 */
#ifndef STAGE_INGEST_PASS_H
#define STAGE_INGEST_PASS_H

#include "stage/candidate.h"
#include "stage/ingest.h"

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
	struct intake *in;
	struct diag_list *found;   /* of a check, else NULL */
	int64_t next_seq;          /* of a check, which appends nothing */
};

/* Reads the candidates side by side, then judges them in order. */
bool pass_run(struct pass *p, struct err *e);

#endif
