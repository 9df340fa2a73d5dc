#include "base/idnumber.h"

#include <string.h>

enum { LENGTH = 18, BIRTH = 6, BIRTH_END = 14, DIGEST = 64 };

static int
number(const char *s, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++)
		value = value * 10 + (s[i] - '0');
	return value;
}

static bool
birth_valid(const char *s)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
	};
	int year = number(s, 4), month = number(s + 4, 2);
	int day = number(s + 6, 2);
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	if (year < 1800 || year > 2199 || month < 1 || month > 12)
		return false;
	return day >= 1 && day <= days[month - 1] + (month == 2 && leap);
}

/* ISO 7064 MOD 11-2, pure system: the sum with the check digit is 1. */
bool
idnumber_valid(const char *s)
{
	int sum = 0;

	if (strlen(s) != LENGTH)
		return false;
	for (int i = 0; i < LENGTH - 1; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		sum = (sum + (s[i] - '0')) * 2 % 11;
	}
	if (s[LENGTH - 1] == 'X' || s[LENGTH - 1] == 'x')
		sum += 10;
	else if (s[LENGTH - 1] >= '0' && s[LENGTH - 1] <= '9')
		sum += s[LENGTH - 1] - '0';
	else
		return false;
	return sum % 11 == 1 && s[0] != '0' && birth_valid(s + BIRTH);
}

/* --- in a text --- */

/* The digit or X that s begins with, 0 for none; half or full width. */
static char
digit_at(const char *s, size_t *n)
{
	const unsigned char *u = (const unsigned char *)s;

	*n = 1;
	if ((*s >= '0' && *s <= '9') || *s == 'X' || *s == 'x')
		return *s;
	*n = 3;
	if (u[0] != 0xef)
		return 0;
	if (u[1] == 0xbc && u[2] >= 0x90 && u[2] <= 0x99)
		return (char)('0' + (u[2] - 0x90));
	return (u[1] == 0xbc && u[2] == 0xb8) ||
	    (u[1] == 0xbd && u[2] == 0x98) ? 'X' : 0;
}

/* What groups of a number are set apart by: its bytes, 0 for none. */
static size_t
separator_at(const char *s)
{
	static const char *const mark[] = { "-", " ", "\xc2\xa0",
		"\xe3\x80\x80", "\xef\xbc\x8d", "\xe2\x80\x90",
		"\xe2\x80\x91", "\xe2\x80\x93", "\xe2\x80\x94",
		"\xe2\x88\x92" };

	for (size_t i = 0; i < sizeof(mark) / sizeof(mark[0]); i++)
		if (strncmp(s, mark[i], strlen(mark[i])) == 0)
			return strlen(mark[i]);
	return 0;
}

struct found { char c[LENGTH + 1]; size_t at[LENGTH], end; };

/*
 * A number whose first group begins at s: whole groups, all set apart by
 * the same mark (410922-2026-0107 2026 is a 编号 and a year).
 */
static bool
number_at(const char *s, struct found *f)
{
	size_t n, i = 0, have = 0, gap = 0;
	const char *mark = NULL;

	for (;;) {
		char c = digit_at(s + i, &n);

		if (c != 0) {
			if (have == LENGTH)
				return false;
			f->at[have] = i;
			f->c[have++] = c;
			i += n;
			continue;
		}
		if (have == LENGTH)
			break;
		gap = separator_at(s + i);
		if (gap == 0 || digit_at(s + i + gap, &n) == 0 ||
		    (mark != NULL && strncmp(mark, s + i, gap) != 0))
			return false;
		mark = s + i;
		i += gap;
	}
	f->c[LENGTH] = '\0';
	f->end = i;
	return idnumber_valid(f->c);
}

/* The text up to `end` of it, its birth date as *. */
static void
put_hidden(char *out, size_t *to, const char *s, const struct found *f)
{
	size_t n, i = 0;

	for (size_t k = BIRTH; k < BIRTH_END; k++) {
		memcpy(out + *to, s + i, f->at[k] - i);
		*to += f->at[k] - i;
		out[(*to)++] = '*';
		(void)digit_at(s + f->at[k], &n);
		i = f->at[k] + n;
	}
	memcpy(out + *to, s + i, f->end - i);
	*to += f->end - i;
}

static bool
digest_at(const char *text, size_t i)
{
	static const char hex[] = "0123456789abcdef";

	return (i == 0 || strchr(hex, text[i - 1]) == NULL) &&
	    strspn(text + i, hex) == DIGEST;
}

/* A group of digits as a whole, else a byte. */
static size_t
group_at(const char *s)
{
	size_t n = 0, one;

	while (digit_at(s + n, &one) != 0)
		n += one;
	return n > 0 ? n : 1;
}

const char *
idnumber_hide(struct arena *a, const char *text)
{
	char *out = NULL;
	size_t to = 0, n;
	struct found f;

	for (size_t i = 0; text[i] != '\0'; i += n) {
		bool digest = digest_at(text, i);

		if (!digest && number_at(text + i, &f)) {
			if (out == NULL)
				out = arena_strdup(a, text);
			n = f.end;
			put_hidden(out, &to, text + i, &f);
			continue;
		}
		n = digest ? DIGEST : group_at(text + i);
		if (out != NULL)
			memcpy(out + to, text + i, n);
		to += n;
	}
	if (out == NULL)
		return text;
	out[to] = '\0';
	return out;
}

void
idnumber_hide_all(struct arena *a, struct sbuf *b)
{
	const char *text = sbuf_text(b), *hidden = idnumber_hide(a, text);

	if (hidden == text)
		return;
	sbuf_clear(b);
	sbuf_puts(b, hidden);
}
