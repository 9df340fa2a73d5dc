/*
 * entry.h - one entry of the ledger's document chain, without its blobs:
 * a file as it was judged on the day it was received.
 * Shapes: item[] has one row per repeated item, in document order.
 * Owner:  the arena it was loaded into.
 */
#ifndef MODEL_ENTRY_H
#define MODEL_ENTRY_H

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/digest.h"
#include "model/terms.h"

struct entry_item {
	int32_t ordinal;     /* in the file */
	int32_t canonical;   /* in the canonical text; -1 = left out (A14.1) */
	const char *kind;    /* element name: 记录, 撤回, 意见 ... */
	const char *id;      /* 编号; "" = none */
	bool accepted;
	bool amended;        /* carried a 更正 */
	struct place at;
};

struct entry {
	int64_t seq;             /* 序号, from 1 without gaps */
	enum root root;          /* ROOT_NONE: root not known */
	const char *identity;    /* doc.h; "" = could not be told */
	const char *unit;        /* code; "" = the office's or unknown */
	const char *path;        /* relative to the workspace */
	day_t received;          /* as-of date of the run */
	day_t own_day;           /* DAY_NONE = none */
	int year;                /* of the document; 0 = unknown */
	month_t month;           /* of the document, -1 = none */
	char sm3[DIGEST_HEX];        /* of the original bytes */
	char canonical_sm3[DIGEST_HEX];
	enum verdict verdict;
	char context[DIGEST_HEX];    /* of what the judgement rested on */
	const struct entry_item *item;
	size_t n_items;
};

#endif
