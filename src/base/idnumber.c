#include "base/idnumber.h"

#include <string.h>

enum { LENGTH = 18, BIRTH = 6, DIGEST = 64 };

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

static bool
of_number(char c)
{
	return (c >= '0' && c <= '9') || c == 'X' || c == 'x';
}

const char *
idnumber_hide(struct arena *a, const char *text)
{
	static const char hex[] = "0123456789abcdef";
	char *out = NULL;

	for (size_t i = 0; text[i] != '\0';) {
		size_t n = strspn(text + i, hex);
		char id[LENGTH + 1];

		if (n == DIGEST && (i == 0 ||
		    strchr(hex, text[i - 1]) == NULL)) {
			i += n;
			continue;
		}
		n = 0;
		while (of_number(text[i + n]))
			n++;
		if (n == LENGTH) {
			memcpy(id, text + i, LENGTH);
			id[LENGTH] = '\0';
			if (idnumber_valid(id)) {
				if (out == NULL)
					out = arena_strdup(a, text);
				memset(out + i + BIRTH, '*', 8);
			}
		}
		i += n > 0 ? n : 1;
	}
	return out == NULL ? text : out;
}
