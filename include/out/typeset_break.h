/*
 * typeset_break.h - where a line of Chinese may end: UAX #14 by
 * libunibreak (only typeset_break.c sees linebreak.h), then 避头尾
 * (GB/T 15834-2011 5.1) and the tokens that are never torn.
 * Units:  positions count characters.
 * Threads: pure; the library is set up once by itself.
 */
#ifndef OUT_TYPESET_BREAK_H
#define OUT_TYPESET_BREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "out/typeset_class.h"

enum break_kind {   /* may a line end after this character? */
	BREAK_NEVER = -1, /* in a number: rather an error */
	BREAK_NONE,   /* where it is long and nothing else helps */
	BREAK_NEED,   /* in a phrase, a code: where it fits no line, nor do
	                 its parts between BREAK_TOKEN */
	BREAK_PART,   /* as BREAK_NEED, where a part of the phrase ends */
	BREAK_TOKEN,  /* a seam: where the token fits no line */
	BREAK_SEAM,   /* a seam of a long one: also where a line would else
	                 be stretched too much */
	BREAK_FREE,
	BREAK_FORCED  /* after a line feed */
};

/* A text by characters; all arrays have n elements. */
struct chars {
	const uint32_t *cp;     /* '\n' forces an end after itself */
	const uint16_t *class;  /* char_class() of each */
	const bool *whole;      /* not parted from the next: 连, 人名 */
	size_t n;
};

/* The stretch [from, to) of a text that is not parted: 连. */
struct phrase {
	size_t from, to;
	enum break_kind *brk;
};

/* Fills brk[0..n-1]. */
void breaks_find(struct arena *a, const struct chars *t,
    enum break_kind *brk);
/*
 * Closes brk inside of every token: numbers with their measure word,
 * amounts, dates, times, ranges, 第十条第（三）项, 濮办〔2026〕12号, words,
 * addresses; what breaks_find() does last.
 */
void tokens_close(const struct chars *t, enum break_kind *brk);
/* Makes BREAK_PART of the free breaks where a part of the phrase ends. */
void phrase_parts(const struct chars *t, struct phrase *p);
/* How long the word of the list is that stands at i of n; 0: none. */
size_t word_length(const uint32_t *cp, size_t n, size_t i);

#endif
