/*
 * decimal.h - the one strict reader of numbers.
 * Units:  hundredths (12.5 is 1250).
 * Errors: false unless the whole string is a number of the form and in
 *         range; ASCII digits only.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

/* (0|[1-9][0-9]{0,5})(\.[0-9]{1,2})? , VOCABULARY.md's 分值. */
bool decimal_parse(const char *s, int64_t *hundredths);
/* Decimal digits only, no sign, lo <= value <= hi. */
bool integer_parse(const char *s, int64_t lo, int64_t hi, int64_t *out);
/* "12.50"; out holds 24. */
void decimal_format(int64_t hundredths, char out[24]);
/* "12.5", "12": without needless zeros, for running text. */
void decimal_short(int64_t hundredths, char out[24]);

#endif
