/*
 * receipt.h - the receipt of one ledger entry: what was said of a file,
 * where, why and how to mend it, and what changed since the last receipt
 * for the same document (docs/receipt.schema.json).
 * Units:  days, DAY_NONE where there is none.
 * Shapes: texts are UTF-8, "" where there is none (NULL is taken as "").
 *         A secret receipt bears number, date, verdict and digests only,
 *         whatever else is filled in (A14.1).
 * Errors: none.  Equal receipts give equal bytes.
 * Owner:  all borrowed; the output is appended to the caller's sbuf.
 */
#ifndef OUT_RECEIPT_H
#define OUT_RECEIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/sbuf.h"
#include "model/terms.h"

struct receipt_item {
	const char *kind;    /* 记录, 撤回, 意见 ... */
	const char *id;      /* 编号; "" = none */
	bool accepted;
};

struct receipt {
	const char *file;        /* relative to the workspace */
	const char *root;        /* 记实提交; "" = not told */
	const char *identity;    /* doc.h; "" = could not be told */
	const char *unit;        /* code; "" = the office's */
	const char *unit_name;   /* "" = not in the roster */
	day_t received;
	enum verdict verdict;
	const char *sm3;         /* of the original bytes, hex */
	int64_t chain_count;     /* this entry's 序号 */
	const char *chain_value; /* the chain's value at this entry, hex */
	const struct receipt_item *item; /* in document order */
	size_t n_items;
	int64_t n_masked;        /* items in a 涉密环境 that are only counted;
	                          * not among `item` */
	const struct diag_list *found;   /* sorted; waived ones too */
	/* The last receipt before this one for the same document. */
	day_t before_received;   /* DAY_NONE = this is the first */
	enum verdict before_verdict;
	const struct diag_list *before_found; /* NULL = none */
	bool secret;
};

void receipt_json(const struct receipt *r, struct sbuf *out);
void receipt_html(const struct receipt *r, struct sbuf *out);

#endif
