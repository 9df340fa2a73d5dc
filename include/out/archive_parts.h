/*
 * archive_parts.h - inside out/archive*.c only: pieces of XML.
 */
#ifndef OUT_ARCHIVE_PARTS_H
#define OUT_ARCHIVE_PARTS_H

#include "out/archive.h"

void archive_put_int(struct sbuf *b, const char *key, int64_t n);
/* Nothing where there is none. */
void archive_put(struct sbuf *b, const char *key, const char *value);
void archive_put_element(struct sbuf *b, const char *name,
    const char *text);
/* <截止/>, <台账链/> of facts */
void archive_put_state(struct sbuf *b, day_t as_of, int64_t count,
    const char *value);

#endif
