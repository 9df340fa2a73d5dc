/*
 * utf8.h - UTF-8 text, checked once at the edge and trusted inside.
 * Units: bytes, characters (code points) and columns (East Asian width)
 *        are three different functions.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Strict: no overlong, surrogate, > U+10FFFF; NUL is text here. */
bool utf8_valid(const char *s, size_t n_bytes);
/*
 * Decodes the character at s[*i] of valid UTF-8, moves *i past it.
 * An invalid byte gives U+FFFD and moves one byte.
 */
uint32_t utf8_next(const char *s, size_t n_bytes, size_t *i);
/* Writes 1 to 4 bytes (no NUL); returns how many. */
size_t utf8_put(char out[4], uint32_t cp);
size_t utf8_chars(const char *s);
size_t utf8_nchars(const char *s, size_t n_bytes);
/* Terminal columns: wide and full-width characters count 2, marks 0. */
size_t utf8_columns(const char *s);
/* Columns of one character: 0, 1 or 2 (ambiguous ones count 1). */
int utf8_width(uint32_t cp);
/* The largest k <= max_bytes at a character's start. */
size_t utf8_cut(const char *s, size_t n_bytes, size_t max_bytes);
/* XML 1.0 Char, and none of what X01.5 forbids (C0, bidi, zero width,
 * U+FFFE/FFFF, private noncharacters); tab, LF, CR are allowed. */
bool utf8_clean(uint32_t cp);
bool utf8_is_han(uint32_t cp);
/* Blank: ASCII blanks, U+00A0, U+3000, U+2000..200A and the like. */
bool utf8_is_blank(uint32_t cp);
/* Punctuation and symbols, ASCII and CJK (general categories P*, S*). */
bool utf8_is_punct(uint32_t cp);
/* A copy without blanks and punctuation: what A04.1 and C05.2 compare. */
char *utf8_squash(struct arena *a, const char *s);
/* A copy without leading and trailing blanks. */
char *utf8_trim(struct arena *a, const char *s);
/*
 * The text with U+FFFD for every character that is none to be shown, line
 * feeds and tabs too: a sentence that quotes a value stays one line, for
 * another could look like a finding of its own.  NULL stays NULL.
 */
const char *utf8_one_line(struct arena *a, const char *s);
/* Appends hex; `out` holds 2n+1. */
void hex_encode(char *out, const uint8_t *p, size_t n);
/* Exactly 2n hex digits of either case into p; false otherwise. */
bool hex_decode(uint8_t *p, size_t n, const char *s);

#endif
