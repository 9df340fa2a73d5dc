/*
 * archive.h - 廉洁档案: what a person's file holds, piece by piece (件).
 * What belongs there is the closed list of the five regulations
 * (stage/archive_due); nothing else of a person is kept.
 * Shapes: strings are never NULL; "" = none.
 * What takes the place of what is a relation of the pieces of a matter
 * (archive_supersedes), whichever was archived first: nothing in a bag
 * changes, so the number of the other is written down with the later one.
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
	const char *version;      /* of what this paper itself says: another
	                           * one is another piece; of a decision
	                           * its day, "-", a digest */
	int64_t replaces;         /* 件号 of the piece whose place it takes;
	                           * 0 = none */
	int64_t replaced_by;      /* 件号 of one that lay there already and
	                           * had taken its place; 0 = none */
	const char *replaces_kind; /* 文种 that it takes the place of beside
	                            * earlier ones of its own; "" = none */
	bool own_day;             /* `dated` is the matter's, whatever the
	                           * paper says of its own */
	bool withdraws;           /* it says that its matter is none of the
	                           * person's: due where one lies there */
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
/* Is that version there as what held before or after it, by the entries
 * that they were printed from?  One that says again what another has taken
 * the place of is new; one that withdraws lacks nowhere where nothing was
 * before it. */
bool archive_has(const struct archive_pieces *v,
    const struct archive_piece *p);
/* Does `x` take the place of `y`?  Of one kind what later entries were
 * printed from does. */
bool archive_supersedes(const struct archive_piece *x,
    const struct archive_piece *y);
/* Numbers `p` on from `v`; sets `replaces` and `replaced_by`. */
void archive_place(const struct archive_pieces *v, struct archive_piece *p);
/* Day of its version; DAY_NONE = it has none. */
day_t archive_version_day(const struct archive_piece *p);
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
