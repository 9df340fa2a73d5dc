/*
 * archive_bag.h - one person's bag: read back, added to, made visible whole.
 * Owner: ws->a.
 */
#ifndef STAGE_ARCHIVE_BAG_H
#define STAGE_ARCHIVE_BAG_H

#include "io/bag.h"
#include "out/archive.h"
#include "stage/archive.h"
#include "stage/manifest.h"
#include "stage/press.h"

/* Whose bags there are, by 编号; what begins with a dot is nobody's: a run
 * that was killed left it. */
bool archive_bags(struct workspace *ws, const char *const **out, size_t *n,
    struct err *e);
/* The pieces that lie there, by 件号; none where there is no bag.
 * ERR_DAMAGED where one cannot be read or a number is missing. */
bool archive_pieces_load(struct workspace *ws, const char *person,
    struct archive_pieces *out, struct err *e);
/* Does it hold what the last 归档 left there?  *fault NULL, or why not. */
bool archive_bag_sealed(struct workspace *ws, const char *person,
    const char **fault, struct err *e);
/* The files that it is made of, by its pieces, but for its signatures
 * (seal_files). */
void archive_bag_files(struct arena *a, const struct archive_pieces *v,
    struct file_names *out);
/* What bags and certificates are made with. */
struct archive_tools {
	struct press *press;
	struct signer *signer;     /* NULL: nothing is signed */
	const struct sign_key *key; /* whose signatures there have to be:
	                            * the signer's, else the office's; NULL =
	                            * nobody's */
};

/* Adds `more` (numbered on from those that lie there; none: its tag files
 * are made anew) to the bag.  By a signer, it is signed anew whatever its
 * signatures were; what else is not sound in it is ERR_DAMAGED. */
bool archive_bag_add(struct workspace *ws, const struct archive_tools *t,
    const char *person, const struct archive_pieces *there,
    const struct archive_pieces *more, struct err *e);
/* Would it take them?  Says of what stands what archive_bag_add does, and
 * changes nothing. */
bool archive_bag_ready(struct workspace *ws, const struct archive_tools *t,
    const char *person, struct err *e);
/* One that leaves: opened, sound, and what was archived last; the caller
 * closes it. */
bool archive_bag_open(struct workspace *ws, const char *person,
    struct bag *b, struct err *e);
/* ERR_DAMAGED where the bag is not sound, or not what was archived last. */
bool archive_bag_check(struct workspace *ws, const char *person,
    struct err *e);
/* Who keeps a person's bag, and how far the ledger went then; its files are
 * not counted yet. */
struct archive_info archive_bag_info(const struct workspace *ws,
    const char *person, const struct archive_pieces *all, day_t as_of,
    const struct chain *head);
/* Its 卷内目录, for who writes it and who prints it again. */
bool archive_bag_catalogue(struct workspace *ws, struct press *press,
    const struct archive_pieces *all, const struct archive_info *info,
    struct printed *out, struct err *e);
/* 机关 that keeps the files. */
const char *archive_keeper(const struct workspace *ws);
/* Is all that has to be signed in it signed by that key?  *fault NULL, or
 * what is amiss; "" where it was never signed. */
bool archive_bag_signed(struct workspace *ws, const char *person,
    const struct sign_key *k, const char **fault, struct err *e);

#endif
