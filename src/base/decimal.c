#include "base/decimal.h"

#include <stddef.h>
#include <stdio.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
decimal_parse(const char *s, int64_t *hundredths)
{
	enum { MAX_WHOLE_DIGITS = 6 };
	const char *p = s;
	int64_t value = 0;

	while (is_digit(*p) && p - s < MAX_WHOLE_DIGITS)
		value = value * 10 + (*p++ - '0');
	if (p == s || (*s == '0' && p - s > 1))
		return false;
	value *= 100;
	if (*p == '.') {
		p++;
		if (!is_digit(*p))
			return false;
		value += (*p++ - '0') * 10;
		if (is_digit(*p))
			value += *p++ - '0';
	}
	if (*p != '\0')
		return false;
	*hundredths = value;
	return true;
}

bool
integer_parse(const char *s, int64_t lo, int64_t hi, int64_t *out)
{
	int64_t value = 0;

	if (*s == '\0')
		return false;
	for (; *s != '\0'; s++) {
		if (!is_digit(*s) ||
		    __builtin_mul_overflow(value, 10, &value) ||
		    __builtin_add_overflow(value, *s - '0', &value))
			return false;
	}
	if (value < lo || value > hi)
		return false;
	*out = value;
	return true;
}

/* The absolute value: INT64_MIN has none in int64_t. */
static uint64_t
magnitude(int64_t n)
{
	return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

void
decimal_format(int64_t hundredths, char out[24])
{
	uint64_t m = magnitude(hundredths);

	snprintf(out, 24, "%s%llu.%02u", hundredths < 0 ? "-" : "",
	    (unsigned long long)(m / 100), (unsigned)(m % 100));
}

void
decimal_short(int64_t hundredths, char out[24])
{
	uint64_t m = magnitude(hundredths);
	const char *sign = hundredths < 0 ? "-" : "";
	unsigned long long whole = m / 100;
	unsigned rest = (unsigned)(m % 100);

	if (rest == 0)
		snprintf(out, 24, "%s%llu", sign, whole);
	else if (rest % 10 == 0)
		snprintf(out, 24, "%s%llu.%u", sign, whole, rest / 10);
	else
		snprintf(out, 24, "%s%llu.%02u", sign, whole, rest);
}
