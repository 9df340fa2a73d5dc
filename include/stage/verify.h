/*
 * verify.h - archives examined: bags of whoever made them (io/bag), and a
 * workspace of ours: its ledger, and what it published.
 * Errors: those of the world; what is damaged is a fault of its proof.
 * Owner:  the arena given, ws->a.
 */
#ifndef STAGE_VERIFY_H
#define STAGE_VERIFY_H

#include "io/bag.h"
#include "model/checkpoint.h"
#include "model/proof.h"
#include "out/sign.h"
#include "stage/workspace.h"

/*
 * Of a bag of ours the signatures are looked at by the key in it; `trusted`:
 * that must be this one, NULL: the report says which it was.
 */
struct bag_asked {
	unsigned jobs;                  /* threads that digest */
	const struct sign_key *trusted; /* may be NULL */
	struct part part;               /* of the payload's digests */
	const char *as;                 /* before a file's path, for it */
};

/* A bag opened, its files digested, judged: the one place where that is
 * done.  The caller closes it.  ERR_IO where the folder cannot be read. */
bool verify_bag_open(struct bag *b, const char *path,
    const struct bag_asked *asked, struct arena *a, struct err *e);
/* What it comes to alone. */
bool verify_bag(const char *path, const struct bag_asked *asked,
    struct arena *a, const struct bag_report **out, struct err *e);

struct verify_asked {
	struct part part;         /* files digested, papers read, runs
	                           * printed again: the rest is whole */
	bool replay;              /* print every run again and compare */
	bool checkpoint;          /* hold the chain against this */
	struct checkpoint at;     /* its period does not matter */
	enum checkpoint_of of;
	const char *signature_file, *signature; /* of it; NULL = none */
	size_t n_signature;
	const struct sign_key *key; /* who signed; NULL = the key that
	                           * lies in the workspace */
};

/* "812:5f1d...": count and chain value, as a paper prints them. */
bool verify_checkpoint(const char *text, struct verify_asked *out);
/* The three lines in a file, of documents or of events, and the signature beside it (FILE.sig), if any.
 * ERR_USAGE, naming the line, for another text: it proves nothing wrong. */
bool verify_checkpoint_read(struct arena *a, const char *path,
    struct verify_asked *out, struct err *e);
/* The ledger is open. */
bool verify_workspace(struct workspace *ws, const struct verify_asked *asked,
    struct proofs *out, struct err *e);

/* 四性检测报告 of what was found, as PDF at `path`. */
bool verify_report(struct workspace *ws, const struct verify_asked *asked,
    const struct proofs *v, const char *path, struct err *e);

#endif
