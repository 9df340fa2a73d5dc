/*
 * calendar.h - working days (RULES.md, Dates), from workdays.csv: a
 * header `date,kind,name`, then rising dates, kind holiday or workday (a
 * make-up day on a weekend).  LF or CRLF, with or without a BOM.
 * Units:  day_t.  Pure once made.
 * Shapes: the table covers whole years, the first row's to the last
 *         row's; outside of them only weekends are days off, and what
 *         was counted there is marked incomplete (日历不全).
 * Errors: a malformed table gives file and line in `e` (ERR_CONFIG);
 *         a year without holidays in between is one, too.
 * Owner:  the arena it was made in.
 */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"

struct calendar;

/* Text of workdays.csv; `name` is used in errors. */
bool calendar_parse(struct arena *a, const char *name, const char *text,
    size_t n, const struct calendar **out, struct err *e);
bool calendar_is_workday(const struct calendar *c, day_t d);
/* Whole years covered, first and last. */
void calendar_span(const struct calendar *c, int *first, int *last);
struct due { day_t day; bool incomplete; /* 日历不全 */ };
/* The nth working day after d; d itself is not counted; n = 0 is d. */
struct due calendar_add_workdays(const struct calendar *c, day_t d, int n);
/* A period's last day that is a day off moves to the next working day. */
struct due calendar_settle(const struct calendar *c, day_t d);

#endif
