/*
 * candidate.h - a file that may be taken in: its bytes, its reading and
 * what the file system says of its evidence.  The work of one candidate
 * is independent of the others and runs in any thread.
 * Owner:  each candidate has its own arena; candidate_release.
 */
#ifndef STAGE_CANDIDATE_H
#define STAGE_CANDIDATE_H

#include "io/infile.h"
#include "stage/history.h"

enum { MAX_FILE_BYTES = 512 << 20 };

struct candidate {
	const char *path;       /* as shown and kept */
	const char *place;      /* judging.place */
	const char *folder;     /* that holds the file, to be opened */
	const struct indir *base;  /* `folder` is beneath it, through no
	                            * link; NULL: a path that the user gave */
	const char *name;       /* in the folder */
	struct arena a;
	enum infile_result got;
	const uint8_t *bytes;
	size_t n;
	char sm3[DIGEST_HEX];
	const struct entry *known; /* same bytes in the ledger, else NULL */
	bool read;                 /* `r` is filled */
	bool secret;               /* bears 秘密, 机密 or 绝密 matter */
	bool uncut_secret;         /* also outside of records: of such a
	                            * file no content can be kept */
	struct reading r;
};

/* Reads, digests, looks up and, where it must be judged, parses. */
void candidate_read(struct candidate *c, const struct workspace *ws,
    const struct history *h, const struct map *known);
void candidate_release(struct candidate *c);
/*
 * SM3 of all that a judgement of it rests on (DESIGN.md, Take in).  The
 * evidence of records accepted before, or now (`accepted` by ordinal,
 * NULL before judging), is not looked at again and counts as sound.
 */
void candidate_context(const struct candidate *c,
    const struct facts *f, const char *rules_sm3, const bool *accepted,
    char out[DIGEST_HEX]);
/* The order of taking in. */
int candidate_compare(const void *x, const void *y, void *ctx);

#endif
