/*
 * receipt_parts.h - what the JSON and the HTML of a receipt share: how
 * its findings compare with those of the receipt before.  Private to
 * out/receipt*.
 * Owner:  the arena passed.
 */
#ifndef OUT_RECEIPT_PARTS_H
#define OUT_RECEIPT_PARTS_H

#include "base/arena.h"
#include "out/receipt.h"

struct receipt_change {
	const bool *is_new;   /* by r->found's index; NULL = no receipt
	                       * before, nothing to compare with */
	size_t n_new, n_still;
	const struct diag *const *gone; /* no longer found */
	size_t n_gone;
	bool veiled;          /* the file before was secret: only counts */
};

/*
 * Findings are the same when rule, record and message are; where there
 * are several of a kind, as many as before are.  Places do not count:
 * a mended line moves all that follow.
 */
void receipt_compare(const struct receipt *r, struct arena *a,
    struct receipt_change *out);
/* What the list holds; empty for NULL. */
size_t receipt_findings(const struct diag_list *l, const struct diag **v);
/* "" for NULL; bytes that are not UTF-8 become U+FFFD. */
const char *receipt_text(struct arena *a, const char *s);

#endif
