/*
 * why.h - a score taken apart, what became of one record, and the history
 * of a record or document, in words and as JSON (docs/why.schema.json,
 * docs/why-record.schema.json, docs/history.schema.json).
 * Units:  every figure twice: as shown (two decimals, half up) and exact
 *         ("42/5"); what was lost bears a minus sign.
 * Shape:  equal trees and stories give equal bytes.
 * Errors: none; memory out exits (sbuf.h).
 * Owner:  `out` is the caller's and is appended to; `a` is scratch.
 */
#ifndef OUT_WHY_H
#define OUT_WHY_H

#include "base/sbuf.h"
#include "model/story.h"

void why_text(const struct why *w, struct arena *a, struct sbuf *out);
void why_json(const struct why *w, struct arena *a, struct sbuf *out);
void why_record_text(const struct story *s, struct arena *a,
    struct sbuf *out);
void why_record_json(const struct story *s, struct arena *a,
    struct sbuf *out);
/* `liangze history`: its filings, what each changed, who answered for it
 * (docs/history.schema.json). */
void why_history_text(const struct story *s, struct arena *a,
    struct sbuf *out);
void why_history_json(const struct story *s, struct arena *a,
    struct sbuf *out);

#endif
