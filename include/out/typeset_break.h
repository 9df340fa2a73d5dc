/*
 * typeset_break.h - where a line of Chinese may end: UAX #14 by
 * libunibreak (the only module that sees linebreak.h), then 避头尾 and
 * the tokens that are never torn: numbers with their measure word, dates,
 * 〔2026〕12号, 第十条, ——, ……, words of Latin letters.
 * Units:  positions count characters.
 * Threads: pure; the library is set up once by itself.
 */
#ifndef OUT_TYPESET_BREAK_H
#define OUT_TYPESET_BREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum break_kind {   /* may a line end after this character? */
	BREAK_NONE,   /* only when nothing else fits the line */
	BREAK_NEED,   /* in a word of letters: when its parts do not fit */
	BREAK_TOKEN,  /* inside a token: when the token alone is too long */
	BREAK_FREE,
	BREAK_FORCED
};

enum mark_kind {    /* full-width marks with a blank half */
	MARK_NONE,
	MARK_OPEN,    /* （《“ : the left half is blank */
	MARK_CLOSE    /* ，。）： : the right half is blank */
};

/*
 * Fills brk[0..n-1]; `whole[i]` forbids the end after i like a token
 * does.  A line feed in cp forces an end after itself.
 */
void breaks_find(struct arena *a, const uint32_t *cp, const bool *whole,
    size_t n, enum break_kind *brk);
enum mark_kind mark_of(uint32_t cp);
/* Between a and b no blank is ever put in: —— and ……. */
bool mark_joined(uint32_t a, uint32_t b);

#endif
