/*
 * why_parts.h - what src/out/why*.c share.
 * Owner: what is returned lives in the arena.
 */
#ifndef OUT_WHY_PARTS_H
#define OUT_WHY_PARTS_H

#include "base/json.h"
#include "base/rational.h"
#include "out/why.h"

/* "8.40", "-3.60": half up by the amount, whatever the sign. */
const char *why_shown(struct arena *a, const struct rational *x);
/* `key` and `key`_exact, for NULL both null. */
void why_put(struct json *j, struct arena *a, const char *key,
    const struct rational *x);
void why_put_day(struct json *j, const char *key, day_t d);
void why_put_flag(struct json *j, const char *key, bool b);
/* {"count", "value"} of the ledger. */
void why_put_chain(struct json *j, const struct results *r);
void why_put_unit(struct json *j, const struct unit *u);
/* A node and what is below it. */
void why_put_node(struct json *j, struct arena *a,
    const struct why_node *n);
/* In words: a line each, the first indented by `depth` × 2 columns. */
void why_tell(struct sbuf *out, struct arena *a, const struct why_node *n,
    int depth);

#endif
