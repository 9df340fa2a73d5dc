/*
 * idnumber.h - does a text have the form of an identity number (GB 11643:
 * 6 digits of area, 8 of birth, 3 of order, a check character)?
 * Shapes: ASCII only; the last character 0-9, X or x.  The birth date is
 *         a day of the years 1800 to 2199.
 */
#ifndef BASE_IDNUMBER_H
#define BASE_IDNUMBER_H

#include <stdbool.h>

/* Exactly 18 characters that pass ISO 7064 MOD 11-2. */
bool idnumber_valid(const char *s);

#endif
