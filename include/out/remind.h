/*
 * remind.h - the daily look at what has a date: what is near, overdue or
 * was found not mended (results_asked), as text for eyes and as JSON
 * (docs/remind.schema.json).
 * Shape:  equal results give equal bytes.
 * Errors: none.
 * Owner:  `out` is the caller's and is appended to.
 */
#ifndef OUT_REMIND_H
#define OUT_REMIND_H

#include "base/sbuf.h"
#include "model/asked.h"

void remind_text(const struct results *r, struct sbuf *out);
void remind_json(const struct results *r, struct sbuf *out);
/* "整改没有到位0项、逾期1项、临近到期3项" */
void remind_counts(const struct asked *x, struct sbuf *out);

#endif
