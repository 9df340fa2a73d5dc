/*
 * idnumber.h - does a text have the form of an identity number (GB 11643:
 * 6 digits of area, 8 of birth, 3 of order, a check character)?
 * Shapes: ASCII only; the last character 0-9, X or x.  The birth date is
 *         a day of the years 1800 to 2199.
 */
#ifndef BASE_IDNUMBER_H
#define BASE_IDNUMBER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/sbuf.h"

/* Exactly 18 characters that pass ISO 7064 MOD 11-2. */
bool idnumber_valid(const char *s);
/*
 * The text with the birth date of every identity number in it as *; the
 * text itself where there is none.  Digits of full width count, and groups
 * set apart by one and the same blank or dash.  A digest (64 hex digits)
 * stays whole.
 */
const char *idnumber_hide(struct arena *a, const char *text);
/* All that is in the buffer. */
void idnumber_hide_all(struct arena *a, struct sbuf *b);

#endif
