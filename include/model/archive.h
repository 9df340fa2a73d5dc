/*
 * archive.h - 廉洁档案: what a person's file holds, piece by piece (件).
 * What belongs there is the closed list of the five regulations
 * (stage/archive_due); nothing else of a person is kept.
 * Shapes: strings are never NULL; "" = none.
 * Owner:  the arena it was made in.
 */
#ifndef MODEL_ARCHIVE_H
#define MODEL_ARCHIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/digest.h"

struct archive_person { const char *id, *name, *post; };

struct archive_piece {
	int64_t number;           /* 件号, from 1 without gaps */
	struct archive_person person;
	const char *rule;         /* that puts it there: B18.1 */
	const char *kind;         /* 文种 */
	const char *id;           /* of its matter: of the talk, the case */
	const char *version;      /* of the document it was made from: a
	                           * later one is another piece */
	int64_t replaces;         /* 件号 of the piece whose place it takes:
	                           * the version before; 0 = none */
	const char *replaces_kind; /* 文种 of that; "" = its own */
	/* DA/T 46 */
	const char *title, *reference, *responsible, *dated, *secrecy,
	    *retention;
	int64_t pages;
	/* the run that printed it, for whoever prints it again */
	const char *period, *file;
	day_t as_of;
	int64_t count;            /* entries it saw */
	char sm3[DIGEST_HEX];     /* of the PDF */
	/* what is put there; NULL once it lies there */
	const char *pdf, *facts;
	size_t n_pdf, n_facts;
};

struct archive_pieces { VEC(struct archive_piece) v; };

/* data/0001-谈话记录 */
const char *archive_folder(struct arena *a, const struct archive_piece *p);
/* The last of `v` whose place `p` takes: NULL = none; *same = that very
 * version is there already. */
const struct archive_piece *archive_former(const struct archive_pieces *v,
    const struct archive_piece *p, bool *same);
/* What a list says of its place: 代替第1件；已由第5件代替; "" = nothing.
 * `where` is said of the former one; "" = nothing. */
const char *archive_note(struct arena *a, const struct archive_pieces *v,
    const struct archive_piece *p, const char *where);

/* A14.1: lists and papers count it and tell nothing of it. */
bool archive_secret(const struct archive_piece *p);
/* 题名 and 文号 as a list may show them; 文号 "" = none. */
const char *archive_title(const struct archive_piece *p);
const char *archive_reference(const struct archive_piece *p);
/* The highest 密级 of them; "" = none is marked. */
const char *archive_secrecy(const struct archive_pieces *v);

#endif
