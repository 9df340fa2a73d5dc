/*
 * normal.h - names that look alike: Unicode normal forms (utf8proc; the
 * only module that sees it).
 * Owner: the arena.
 */
#ifndef BASE_NORMAL_H
#define BASE_NORMAL_H

#include "base/arena.h"

/* Normal form C of valid UTF-8; the text itself where it is that already,
 * or holds a character that Unicode has not assigned. */
const char *normal_form(struct arena *a, const char *text);
/* The same, and without difference of case. */
const char *normal_fold(struct arena *a, const char *text);

#endif
