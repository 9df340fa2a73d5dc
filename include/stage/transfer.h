/*
 * transfer.h - 归档移交单: what lies in the 廉洁档案 and goes to 组织部门 and
 * 纪检机关 (model/transfer), list by list: outputs/移交/<as-of>-<部门>/, and
 * who signed for it.
 * Readings: a piece is on one list of each recipient.  One that a 问责案件
 *         or 谈话记录 says is in that file already (归档) is on none: that
 *         fact lives in the document.  A receipt is of the list alone and
 *         ends no duty of E06.4 or B21.1.
 * Shapes: a list is published whole or not at all and never changes; a
 *         second run makes none.  Event 移交 with the SM3 of its manifest;
 *         event 签收 of "<list>\t<day>\t<who>" with the same.
 * Errors: ERR_DAMAGED for a bag or a list that is not as it was written.
 * Owner:  ws->a.
 */
#ifndef STAGE_TRANSFER_H
#define STAGE_TRANSFER_H

#include "model/transfer.h"
#include "stage/archive_shelf.h"
#include "stage/manifest.h"
#include "stage/press.h"
#include "stage/workspace.h"

#define TRANSFER_DIR "移交"
#define TRANSFER_EVENT "移交"
#define TRANSFER_RECEIPT "签收"

struct transferring {
	struct transfer_lists made;
	size_t n_filed;     /* passed over: the documents say it */
	size_t n_secret;    /* passed over: A14.1 */
	size_t n_waiting;   /* former lists that nobody signed for */
};

/* Makes a list for each recipient that something is there for. */
bool transfer_run(struct workspace *ws, struct transferring *out,
    struct err *e);

/* A list as event number i of `made` (TRANSFER_EVENT) had to make it: what the
 * ledger and the bags held then, but for what stood on the lists before.  Out
 * of the list itself comes how many documents there were, of how many that
 * day's allow, and for whom it is.  ERR_DAMAGED where they allow no such
 * list.  The caller releases both, whatever comes of it. */
struct transfer_again {
	struct sbuf list;
	struct printed paper;
	const char *object;  /* under what name */
};
/* The files of a list. */
void transfer_files(struct arena *a, struct file_names *out);
bool transfer_again(struct archive_stock *k,
    const struct publication_events *made, size_t i, struct press *press,
    struct transfer_again *out, struct err *e);

/* All lists and receipts of events up to a day, as they came. */
bool transfer_lists_load(struct workspace *ws, day_t by,
    struct transfer_lists *out, struct err *e);
/* Fills the notes of the items, by what lies in the bags now. */
bool transfer_notes(struct workspace *ws, struct transfer_lists *v,
    struct err *e);

/* ERR_USAGE: no such list, signed for already, a day before the list or
 * after the as-of date. */
bool transfer_receive(struct workspace *ws, const char *list,
    const char *by, day_t on, struct err *e);

#endif
