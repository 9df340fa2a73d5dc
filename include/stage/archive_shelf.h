/*
 * archive_shelf.h - the 廉洁档案 as they were when an event came: what a
 * list or a certificate of then was made from.
 * Readings: nothing in a bag changes, so they are the first pieces of those
 *         that lie there now; how many, the payload manifest says that the
 *         last 归档 before the event noted.
 * Errors: ERR_DAMAGED where a bag has no such first pieces any more.
 * Owner:  ws->a.
 */
#ifndef STAGE_ARCHIVE_SHELF_H
#define STAGE_ARCHIVE_SHELF_H

#include "model/archive.h"
#include "stage/workspace.h"

struct archive_shelf {
	const char *person;          /* 编号 */
	char manifest[DIGEST_HEX];   /* SM3 of its payload manifest then */
	struct archive_pieces pieces;
};
struct archive_shelves { VEC(struct archive_shelf) v; }; /* by 编号 */

/* The bags as they lie there, each read once: what was made of them over the
 * years is made again of the same. */
struct archive_stock {
	struct workspace *ws;
	struct publication_events filed; /* every 归档 */
	struct map bag;                  /* object -> as it was read */
};
void archive_stock_init(struct archive_stock *k, struct workspace *ws);

/* Before the event of that number; INT64_MAX: now. */
bool archive_shelves(struct archive_stock *k, int64_t before,
    struct archive_shelves *out, struct err *e);
/* So many documents at least there were on that day, or these pieces would
 * not have been printed by then. */
int64_t archive_least(const struct archive_pieces *v, day_t as_of);
int64_t archive_shelves_least(const struct archive_shelves *v, day_t as_of);
/* The chain of documents at `count`, which something of that day says of
 * itself: no fewer than `least`, and no more than came by that day; some of
 * the day itself may have come later.  Else ERR_DAMAGED. */
bool archive_chain_then(struct workspace *ws, day_t as_of, int64_t least,
    int64_t count, struct chain *out, struct err *e);

#endif
