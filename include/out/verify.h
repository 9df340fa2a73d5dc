/*
 * verify.h - what was found of bags: lines for eyes or for tools, and JSON
 * (docs/verify.schema.json).
 * Shape:  equal reports give equal bytes.
 * Errors: none.
 * Owner:  `out` is the caller's and is appended to.
 */
#ifndef OUT_VERIFY_H
#define OUT_VERIFY_H

#include "base/date.h"
#include "base/sbuf.h"
#include "model/bag.h"
#include "model/proof.h"

/* One bag: a line a fault, then what it comes to; `gnu`: error, warning
 * instead of Chinese levels. */
void verify_text(const struct bag_report *r, bool gnu, struct sbuf *out);
/* A workspace: a line a fault, then one for each thing examined. */
void verify_text_workspace(const struct proofs *v, bool gnu,
    struct sbuf *out);
/* `workspace` may be NULL, `n` 0. */
void verify_json(const struct proofs *workspace,
    const struct bag_report *const *r, size_t n, struct sbuf *out);

struct verify_about {
	const char *city, *organisation; /* who keeps it */
	day_t as_of;
	int64_t chain_count;
	const char *chain_value;
	int64_t pieces;                  /* 件 in all files */
	bool replayed;
};
/* The facts of 四性检测报告: a row for each thing examined. */
void verify_facts(const struct proofs *v, const struct verify_about *w,
    struct sbuf *out);

#endif
