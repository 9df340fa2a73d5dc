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
/* Null where there is none or "". */
void why_put_optional(struct json *j, const char *key, const char *s);
/* 现行, 已撤回, 从未受理 */
const char *why_state(const struct story *s);
/* "file" (null for NULL), "line", "column". */
void why_put_place(struct json *j, const struct entry *e, struct place at);
void why_put_finding(struct json *j, const struct diag *d);
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
/* "  inputs/…:7:5" and the line's end; nothing for NULL. */
void why_tell_place(struct sbuf *out, const struct entry *e,
    struct place at);
void why_tell_finding(struct sbuf *out, const struct diag *d, int columns);
/* " [A14.1 全程记实制度第十四条]" */
const char *why_cite(struct arena *a, uint16_t rule);

#endif
