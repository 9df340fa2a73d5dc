/*
 * filing.h - one filing of a record or of a document: how it came, which
 * version it made and what it changed.  `why --record`, `history` and
 * 变更台账 are written from it.
 * Made by rules/filing; what only ledger and texts know (found, chain,
 * receipt, change, reason ...) is filled in by stage/filings.
 * A14.1:  of one that is `masked` nothing is told but that it is one.
 * B23.1:  the changes of a 谈话记录 are names without values.
 * Owner:  the arena given; borrows from the facts.
 */
#ifndef MODEL_FILING_H
#define MODEL_FILING_H

#include "base/arena.h"
#include "model/entry.h"

enum filing_kind {
	FILING_FIRST,     /* nothing was in force before it */
	FILING_SAME,      /* says what is in force */
	FILING_TWICE,     /* another record of its file has the 编号 (X03.2) */
	FILING_AMENDED,   /* 更正: differs, and says by whose leave */
	FILING_ALTERED,   /* differs without one, though one is asked for */
	FILING_WITHDRAWN, /* 撤回 */
	FILING_LEFT_OUT,  /* a 全量 without the record (A03.2) */
	FILING_REPLACED,  /* differs; its root needs no 更正 */
	FILING_KINDS
};

/* A13.1 */
enum offence { OFFENCE_NONE, OFFENCE_ALTERED, OFFENCE_DELETED };

/* One place of the text, `was` and `now`; NULL = not there, or not to be
 * told (names only). */
struct field_change { const char *name, *was, *now; };

struct filing {
	size_t no;                   /* in its list */
	const struct entry *entry;
	const struct entry_item *item; /* 记录 or 撤回; NULL: the document,
	                              * or one that leaves the record out */
	const char *unit, *id;       /* record; unit NULL: a document, its
	                              * identity */
	int version;                 /* that it made, from 1; 0: it was
	                              * refused, was known, or a 撤回 */
	bool present;                /* the version in force */
	const struct filing *before; /* the version in force when it came;
	                              * NULL = none */
	bool accepted;
	/* the stage's */
	const char *receipt;         /* 回执/…, without its ending */
	char chain[DIGEST_HEX];      /* the chain's value at the entry */
	VEC(struct diag) found;      /* what the ledger keeps of it */
	struct place at;
	VEC(struct field_change) change;
	const char *reason, *approver, *approved; /* as written; NULL */
	bool secret;                 /* its own 密级 says so */
	/* of all this */
	enum filing_kind kind;
	enum offence offence;
	const struct diag *by;       /* what refused it or convicts it */
	uint16_t rule;               /* enum rule_id that it is under; RULES =
	                              * none */
	bool masked, names_only;
};

struct filings { VEC(struct filing *) v; };

const char *filing_kind_name(enum filing_kind k);   /* 更正 ... */
const char *offence_name(enum offence o);           /* 擅自修改 ...; "" */
/* 受理, 部分受理, 退回（擅自修改） ... */
const char *filing_outcome(struct arena *a, const struct filing *f);
/* Did it change what stood, or try to without leave?  A row of 变更台账. */
bool filing_changes(const struct filing *f);
/* "事项：…原…→…新…", both cut around their first difference to about
 * `most` characters each; SIZE_MAX: whole. */
const char *field_change_text(struct arena *a, const struct field_change *c,
    size_t most);

#endif
