/*
 * case.h - a 问责案件 as it stands (model/case_view) in words and as JSON
 * (docs/case.schema.json); and all of them in a list.
 * Shapes: a secret case is its 编号 and nothing else.
 * Errors: none.
 */
#ifndef OUT_CASE_H
#define OUT_CASE_H

#include "base/sbuf.h"
#include "model/case_view.h"

void case_text(const struct case_view *v, struct arena *a,
    struct sbuf *out);
void case_json(const struct case_view *v, struct arena *a,
    struct sbuf *out);
void case_list_text(const struct case_view *v, size_t n, struct arena *a,
    struct sbuf *out);
void case_list_json(const struct case_view *v, size_t n, struct arena *a,
    struct sbuf *out);

#endif
