/*
 * date.h - days, times, months and periods of the civil calendar.
 * Units: a day is a number: days since 2000-01-01 (day 0, a Saturday),
 *        range 2000-01-01 .. 2099-12-31; DAY_NONE where there is none.
 *        A moment is seconds since 2000-01-01T00:00:00, no zone (all
 *        times are local, +08:00); TIME_NONE where there is none.
 *        A month is year × 12 + month - 1.
 * Errors: parsing is strict (whole string, exact length), else false.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

#define DAY_NONE INT32_MIN
#define DAY_LAST 36524       /* 2099-12-31 */
#define TIME_NONE INT64_MIN

typedef int32_t day_t;    /* the one typedef: a unit, not a struct */
typedef int32_t month_t;
typedef int64_t moment_t;

struct civil { int year, month, day; }; /* month 1..12, day 1..31 */

day_t day_of(int year, int month, int day); /* asserts a valid date */
struct civil day_civil(day_t d);
int day_weekday(day_t d);                   /* 0 Sunday .. 6 Saturday */
bool day_parse(const char *s, day_t *out);  /* 2026-10-05 */
void day_format(day_t d, char out[11]);
void day_chinese(day_t d, char out[40]);    /* 2026年10月5日 */
const char *day_shown(struct arena *a, day_t d); /* the same, in `a` */
/* Same day number n months on, else that month's last day. */
day_t day_add_months(day_t d, int n);
bool moment_parse(const char *s, moment_t *out); /* 2026-10-05T08:00:00 */
void moment_format(moment_t t, char out[20]);
day_t moment_day(moment_t t);               /* DAY_NONE for TIME_NONE */
bool month_parse(const char *s, month_t *out);   /* 2026-10 */
void month_format(month_t m, char out[8]);
month_t day_month(day_t d);
day_t month_first(month_t m);
day_t month_last(month_t m);
int month_year(month_t m);
int month_number(month_t m);                /* 1..12 */
bool year_parse(const char *s, int *out);   /* 2000..2099 */
/* `MM-DD` within a year; false if no such day (02-29 needs a leap year). */
bool monthday_parse(const char *s, int year, day_t *out);

#endif
