#include "base/utf8.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

/* One row per length: first byte's mask and mark, least value. */
static const struct form {
	unsigned char mask, mark;
	uint32_t least;
} forms[] = {
	{ 0x80, 0x00, 0x0 },
	{ 0xE0, 0xC0, 0x80 },
	{ 0xF0, 0xE0, 0x800 },
	{ 0xF8, 0xF0, 0x10000 },
};

enum { N_FORMS = sizeof(forms) / sizeof(forms[0]) };

/* The length of the character at s, 0 where none is well-formed. */
static size_t
decode(const char *s, size_t n_bytes, uint32_t *cp)
{
	unsigned char first = (unsigned char)s[0];
	uint32_t c;
	size_t len = 0;

	while (len < N_FORMS && (first & forms[len].mask) != forms[len].mark)
		len++;
	if (len == N_FORMS || len >= n_bytes)
		return 0;
	c = first & (unsigned char)~forms[len].mask;
	for (size_t k = 1; k <= len; k++) {
		unsigned char b = (unsigned char)s[k];

		if ((b & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (b & 0x3F);
	}
	if (c < forms[len].least || c > 0x10FFFF ||
	    (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	*cp = c;
	return len + 1;
}

bool
utf8_valid(const char *s, size_t n_bytes)
{
	uint32_t cp;
	size_t i = 0;

	while (i < n_bytes) {
		size_t k = decode(s + i, n_bytes - i, &cp);

		if (k == 0)
			return false;
		i += k;
	}
	return true;
}

uint32_t
utf8_next(const char *s, size_t n_bytes, size_t *i)
{
	uint32_t cp = REPLACEMENT;
	size_t k = decode(s + *i, n_bytes - *i, &cp);

	*i += k == 0 ? 1 : k;
	return cp;
}

size_t
utf8_put(char out[4], uint32_t cp)
{
	size_t len = 0;

	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = REPLACEMENT;
	while (len + 1 < N_FORMS && cp >= forms[len + 1].least)
		len++;
	for (size_t k = len; k > 0; k--) {
		out[k] = (char)(0x80 | (cp & 0x3F));
		cp >>= 6;
	}
	out[0] = (char)(forms[len].mark | cp);
	return len + 1;
}

size_t
utf8_nchars(const char *s, size_t n_bytes)
{
	size_t n = 0;

	for (size_t i = 0; i < n_bytes; n++)
		utf8_next(s, n_bytes, &i);
	return n;
}

size_t
utf8_chars(const char *s)
{
	return utf8_nchars(s, strlen(s));
}

size_t
utf8_columns(const char *s)
{
	size_t n_bytes = strlen(s);
	size_t columns = 0;

	for (size_t i = 0; i < n_bytes;)
		columns += (size_t)utf8_width(utf8_next(s, n_bytes, &i));
	return columns;
}

size_t
utf8_cut(const char *s, size_t n_bytes, size_t max_bytes)
{
	size_t k = max_bytes;

	if (n_bytes <= max_bytes)
		return n_bytes;
	while (k > 0 && ((unsigned char)s[k] & 0xC0) == 0x80)
		k--;
	return k;
}

char *
utf8_squash(struct arena *a, const char *s)
{
	size_t n_bytes = strlen(s);
	char *out = arena_alloc(a, n_bytes + 1);
	size_t n = 0;

	for (size_t i = 0; i < n_bytes;) {
		size_t start = i;
		uint32_t cp = utf8_next(s, n_bytes, &i);

		if (utf8_is_blank(cp) || utf8_is_punct(cp))
			continue;
		memcpy(out + n, s + start, i - start);
		n += i - start;
	}
	return out;
}

char *
utf8_trim(struct arena *a, const char *s)
{
	size_t n_bytes = strlen(s);
	size_t first = n_bytes; /* start of the first that is not blank */
	size_t end = 0;         /* end of the last one */

	for (size_t i = 0; i < n_bytes;) {
		size_t start = i;

		if (utf8_is_blank(utf8_next(s, n_bytes, &i)))
			continue;
		if (first == n_bytes)
			first = start;
		end = i;
	}
	return arena_strndup(a, s + first, end > first ? end - first : 0);
}

/* The next character, U+FFFD where it may not be shown; *bad counts those
 * that are not what stands there. */
static uint32_t
next_shown(const char *s, size_t n, size_t *i, size_t *bad)
{
	size_t from = *i;
	uint32_t cp = utf8_next(s, n, i);
	bool invalid = cp == REPLACEMENT && *i - from == 1;

	if (!invalid && cp >= ' ' && cp != 0x7f && utf8_clean(cp))
		return cp;
	++*bad;
	return REPLACEMENT;
}

const char *
utf8_one_line(struct arena *a, const char *s)
{
	size_t n = s == NULL ? 0 : strlen(s), k = 0, bad = 0;
	char *out;

	for (size_t i = 0; i < n;)
		(void)next_shown(s, n, &i, &bad);
	if (bad == 0)
		return s;
	out = arena_alloc(a, n + 3 * bad + 1);
	for (size_t i = 0; i < n;)
		k += utf8_put(out + k, next_shown(s, n, &i, &bad));
	out[k] = '\0';
	return out;
}

void
hex_encode(char *out, const uint8_t *p, size_t n)
{
	static const char digit[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = digit[p[i] >> 4];
		out[2 * i + 1] = digit[p[i] & 15];
	}
	out[2 * n] = '\0';
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool
hex_decode(uint8_t *p, size_t n, const char *s)
{
	if (strlen(s) != 2 * n)
		return false;
	for (size_t i = 0; i < n; i++) {
		int high = hex_digit(s[2 * i]);
		int low = hex_digit(s[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		p[i] = (uint8_t)(high * 16 + low);
	}
	return true;
}
