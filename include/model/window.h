/*
 * window.h - the period that is scored: a month, a quarter, a half-year
 * or a year of the civil calendar.
 * Units:  months and days of base/date.h; the window is whole months.
 * Errors: parsing is strict (whole string), else false.
 */
#ifndef MODEL_WINDOW_H
#define MODEL_WINDOW_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/date.h"

enum window_kind { WINDOW_MONTH, WINDOW_QUARTER, WINDOW_HALF, WINDOW_YEAR,
	WINDOWS };

struct window {
	enum window_kind kind;
	month_t first;       /* its first month */
};

/* "2026-10", "2026Q3", "2026H1", "2026" as `kind` asks for. */
bool window_parse(const char *s, enum window_kind kind, struct window *out);
const char *window_name(struct arena *a, struct window w);
/* 2026年10月, 2026年第三季度, 2026年上半年, 2026年度 */
const char *window_chinese(struct arena *a, struct window w);
struct window window_month(month_t m);
/* The window of that kind that the month lies in. */
struct window window_around(enum window_kind kind, month_t m);
month_t window_last_month(struct window w);
day_t window_first_day(struct window w);
day_t window_last_day(struct window w);
int window_year(struct window w);
/* 1..12, 1..4, 1..2, 1 */
int window_number(struct window w);
/* The window of the same kind n windows later (n < 0: earlier). */
struct window window_step(struct window w, int n);
/* That of the same number n years later. */
struct window window_step_years(struct window w, int n);

#endif
