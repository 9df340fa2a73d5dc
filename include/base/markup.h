/*
 * markup.h - text into XML and HTML: the five characters escaped, line
 * feeds and tabs in attributes kept as character references.
 * Owner: the sbuf is the caller's.
 */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include "base/sbuf.h"

/* Character data and attribute values alike. */
void markup_text(struct sbuf *b, const char *s);
/* ` name="value"`; nothing when value is NULL. */
void markup_attr(struct sbuf *b, const char *name, const char *value);

#endif
