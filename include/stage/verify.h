/*
 * verify.h - archives examined: bags of whoever made them (io/bag), and a
 * workspace of ours: its ledger, and what it published.
 * Errors: those of the world; what is damaged is a fault of its proof.
 * Owner:  the arena given, ws->a.
 */
#ifndef STAGE_VERIFY_H
#define STAGE_VERIFY_H

#include "model/bag.h"
#include "model/proof.h"
#include "out/sign.h"
#include "stage/workspace.h"

/*
 * One bag, its files digested by `jobs` threads, and of a bag of ours the
 * signatures by the key in it; `trusted`: that must be this one, NULL: the
 * report says which it was.  ERR_IO where the folder cannot be read.
 */
bool verify_bag(const char *path, unsigned jobs,
    const struct sign_key *trusted, struct arena *a,
    const struct bag_report **out, struct err *e);

struct verify_asked {
	bool replay;              /* print every run again and compare */
	bool checkpoint;          /* hold the chain against these two */
	int64_t count;
	char value[DIGEST_HEX];
};

/* "812:5f1d...": count and chain value, as a paper prints them. */
bool verify_checkpoint(const char *text, struct verify_asked *out);
/* The ledger is open. */
bool verify_workspace(struct workspace *ws, const struct verify_asked *asked,
    struct proofs *out, struct err *e);

/* 四性检测报告 of what was found, as PDF at `path`. */
bool verify_report(struct workspace *ws, const struct verify_asked *asked,
    const struct proofs *v, const char *path, struct err *e);

#endif
