/*
 * transfer.h - 归档移交单: what of the 廉洁档案 goes to 组织部门 and to
 * 纪检机关, into which of their files.
 * Readings: the closed list of 谈话制度第九条 and 第二十一条 and of 问责程序
 *        规定第六条第（二）项; what other articles put into the 廉洁档案
 *        stays there.
 * Shapes: strings are never NULL; "" = none.
 * Owner:  the arena it was made in.
 */
#ifndef MODEL_TRANSFER_H
#define MODEL_TRANSFER_H

#include "model/archive.h"

enum recipient { TO_PERSONNEL, TO_DISCIPLINE, RECIPIENTS };

/* 组织部门, 纪检机关: as the inputs call them. */
const char *recipient_name(enum recipient r);

/* A kind of piece that goes there. */
struct transfer_row {
	const char *rule, *kind;     /* of the piece */
	const char *into[RECIPIENTS]; /* 个人档案, 廉洁档案; "" = none of
	                              * their files, for their knowledge */
	/* the paper original that goes in its place, which the piece tells
	 * of; "" = the piece itself */
	const char *original;
};
/* NULL: it goes nowhere. */
const struct transfer_row *transfer_row(const struct archive_piece *p);

/* A piece on a list; of a secret one (A14.1) neither kind nor matter. */
struct transfer_item {
	const char *person;          /* 编号 */
	int64_t number, replaces;    /* 件号; 0 = none */
	const char *kind, *rule, *id, *into, *original, *secrecy;
	char sm3[DIGEST_HEX];        /* of its PDF */
	const struct archive_piece *piece; /* NULL: read from a list */
	const char *note;            /* archive_note; "" = none */
};

struct transfer_list {
	enum recipient to;
	const char *name;            /* 2026-08-05-组织部门 */
	day_t as_of;
	int64_t chain_count;
	const char *chain_value;
	VEC(struct transfer_item) item; /* by 编号 and 件号 */
	char manifest[DIGEST_HEX];   /* that the ledger noted of its folder */
	day_t received;              /* DAY_NONE = nobody signed for it */
	const char *receiver;
};
struct transfer_lists { VEC(struct transfer_list) v; };

struct transfer_item transfer_item(const struct archive_piece *p,
    const struct transfer_row *row, enum recipient to);
/* Is the piece on one of the lists to `to`?  NULL: on none. */
const struct transfer_list *transfer_listed(const struct transfer_lists *v,
    enum recipient to, const char *person, int64_t number);

#endif
