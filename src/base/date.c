#include "base/date.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum {
	YEAR_FIRST = 2000, /* of what is parsed; arithmetic may go beyond */
	YEAR_LAST = 2099,
	DAY_SECONDS = 86400,
	EPOCH_WEEKDAY = 6, /* 2000-01-01 was a Saturday */
};

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
month_days(int year, int month)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
	};

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static bool
civil_valid(int year, int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 &&
	    day <= month_days(year, month);
}

/* Days before 1 January of a year, 0 for 2000; year >= 1. */
static int
year_start(int year)
{
	int y = year - 1;
	int days = y * 365 + y / 4 - y / 100 + y / 400;
	int base = 1999 * 365 + 1999 / 4 - 1999 / 100 + 1999 / 400;

	return days - base;
}

day_t
day_of(int year, int month, int day)
{
	day_t d;

	assert(year >= 1 && year <= 9999 && civil_valid(year, month, day));
	d = year_start(year) + day - 1;
	for (int m = 1; m < month; m++)
		d += month_days(year, m);
	return d;
}

struct civil
day_civil(day_t d)
{
	struct civil c;
	int64_t guess = 2000 + (int64_t)d * 400 / 146097;
	int rest;

	assert(guess >= 2 && guess <= 9998);
	c.year = (int)guess;
	while (d < year_start(c.year))
		c.year--;
	while (d >= year_start(c.year + 1))
		c.year++;
	rest = d - year_start(c.year);
	for (c.month = 1; rest >= month_days(c.year, c.month); c.month++)
		rest -= month_days(c.year, c.month);
	c.day = rest + 1;
	return c;
}

int
day_weekday(day_t d)
{
	int w;

	assert(d != DAY_NONE);
	w = (int)(((int64_t)d + EPOCH_WEEKDAY) % 7);
	return w < 0 ? w + 7 : w;
}

/* Exactly n ASCII digits at s. */
static bool
digits(const char *s, int n, int *out)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		value = value * 10 + (s[i] - '0');
	}
	*out = value;
	return true;
}

static bool
in_years(int year)
{
	return year >= YEAR_FIRST && year <= YEAR_LAST;
}

/* The 10 characters of a date at the start of s. */
static bool
date_head(const char *s, day_t *out)
{
	int y, m, d;

	if (!digits(s, 4, &y) || s[4] != '-' || !digits(s + 5, 2, &m) ||
	    s[7] != '-' || !digits(s + 8, 2, &d))
		return false;
	if (!in_years(y) || !civil_valid(y, m, d))
		return false;
	*out = day_of(y, m, d);
	return true;
}

bool
day_parse(const char *s, day_t *out)
{
	return strlen(s) == 10 && date_head(s, out);
}

static void
put_digits(char *out, int n, int value)
{
	for (int i = n - 1; i >= 0; i--) {
		out[i] = (char)('0' + value % 10);
		value /= 10;
	}
}

void
day_format(day_t d, char out[11])
{
	struct civil c;

	if (d == DAY_NONE) {
		out[0] = '\0';
		return;
	}
	c = day_civil(d);
	memcpy(out, "0000-00-00", 11);
	put_digits(out, 4, c.year);
	put_digits(out + 5, 2, c.month);
	put_digits(out + 8, 2, c.day);
}

void
day_chinese(day_t d, char out[40])
{
	struct civil c;

	if (d == DAY_NONE) {
		out[0] = '\0';
		return;
	}
	c = day_civil(d);
	snprintf(out, 40, "%d年%d月%d日", c.year, c.month, c.day);
}

const char *
day_shown(struct arena *a, day_t d)
{
	char text[40];

	day_chinese(d, text);
	return arena_strdup(a, text);
}

day_t
day_add_months(day_t d, int n)
{
	struct civil c = day_civil(d);
	int m = c.year * 12 + c.month - 1 + n;
	int last = month_days(m / 12, m % 12 + 1);

	return day_of(m / 12, m % 12 + 1, c.day < last ? c.day : last);
}

bool
moment_parse(const char *s, moment_t *out)
{
	day_t day;
	int h, m, sec;

	if (strlen(s) != 19 || !date_head(s, &day) || s[10] != 'T' ||
	    !digits(s + 11, 2, &h) || s[13] != ':' ||
	    !digits(s + 14, 2, &m) || s[16] != ':' ||
	    !digits(s + 17, 2, &sec))
		return false;
	if (h > 23 || m > 59 || sec > 59)
		return false;
	*out = (moment_t)day * DAY_SECONDS + h * 3600 + m * 60 + sec;
	return true;
}

day_t
moment_day(moment_t t)
{
	moment_t d;

	if (t == TIME_NONE)
		return DAY_NONE;
	d = t / DAY_SECONDS;
	return (day_t)(t % DAY_SECONDS < 0 ? d - 1 : d);
}

void
moment_format(moment_t t, char out[20])
{
	day_t day = moment_day(t);
	int s;

	if (t == TIME_NONE) {
		out[0] = '\0';
		return;
	}
	s = (int)(t - (moment_t)day * DAY_SECONDS);
	day_format(day, out);
	memcpy(out + 10, "T00:00:00", 10);
	put_digits(out + 11, 2, s / 3600);
	put_digits(out + 14, 2, s / 60 % 60);
	put_digits(out + 17, 2, s % 60);
}

bool
month_parse(const char *s, month_t *out)
{
	int y, m;

	if (strlen(s) != 7 || !digits(s, 4, &y) || s[4] != '-' ||
	    !digits(s + 5, 2, &m))
		return false;
	if (!in_years(y) || m < 1 || m > 12)
		return false;
	*out = y * 12 + m - 1;
	return true;
}

void
month_format(month_t m, char out[8])
{
	memcpy(out, "0000-00", 8);
	put_digits(out, 4, month_year(m));
	put_digits(out + 5, 2, month_number(m));
}

month_t
day_month(day_t d)
{
	struct civil c = day_civil(d);

	return c.year * 12 + c.month - 1;
}

day_t
month_first(month_t m)
{
	return day_of(month_year(m), month_number(m), 1);
}

day_t
month_last(month_t m)
{
	return month_first(m + 1) - 1;
}

int
month_year(month_t m)
{
	return m / 12;
}

int
month_number(month_t m)
{
	return m % 12 + 1;
}

bool
year_parse(const char *s, int *out)
{
	int y;

	if (strlen(s) != 4 || !digits(s, 4, &y) || !in_years(y))
		return false;
	*out = y;
	return true;
}

bool
monthday_parse(const char *s, int year, day_t *out)
{
	int m, d;

	if (strlen(s) != 5 || !digits(s, 2, &m) || s[2] != '-' ||
	    !digits(s + 3, 2, &d))
		return false;
	if (!civil_valid(year, m, d))
		return false;
	*out = day_of(year, m, d);
	return true;
}
