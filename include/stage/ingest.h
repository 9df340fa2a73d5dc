/*
 * ingest.h - take in: find, read, judge, keep (DESIGN.md, Take in).
 * Shapes: the ledger's transaction is open before and after; a file's
 *         entry is appended under a savepoint of its own.
 * Errors: only failures of the world; a bad file is findings.
 */
#ifndef STAGE_INGEST_H
#define STAGE_INGEST_H

#include "stage/history.h"

/* What was seen below inputs/ and not taken in. */
struct passed_over {
	const char *path;
	const char *rule;   /* X04.1, X04.2 or "" for a .zip */
	const char *why;    /* Chinese */
};

struct intake {
	size_t n_seen, n_new;
	size_t by_verdict[VERDICTS];
	VEC(struct passed_over) passed;
	VEC(const struct entry *) entry;  /* appended in this run */
};

bool ingest(struct workspace *ws, struct history *h, struct intake *out,
    struct err *e);

/* What ingest would take in, keeping nothing (`status`). */
bool ingest_look(struct workspace *ws, struct history *h,
    struct intake *out, struct err *e);

/* `check`: judges files without keeping anything; findings sorted. */
struct checked {
	struct diag_list found;
	size_t by_verdict[VERDICTS];
	bool nothing;   /* no XML file found */
};
struct to_check {
	const char *const *path;  /* files and folders */
	size_t n;
	bool alone;               /* there is no workspace */
};
bool ingest_check(struct workspace *ws, struct history *h,
    const struct to_check *what, struct checked *out, struct err *e);

#endif
