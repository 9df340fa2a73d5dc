/*
 * calendar.c - the table of days off and make-up days, one byte a day
 * over the years it covers.
 */
#include "model/calendar.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

enum mark { MARK_NONE, MARK_HOLIDAY, MARK_WORKDAY };

/* A make-up day is announced for a weekend; anything longer than this
 * without a working day is a defect of the table. */
enum { LONGEST_BREAK = 31 };

struct calendar {
	int first_year, last_year;
	day_t first, last;      /* 1 January of the first, 31 December */
	const uint8_t *mark;    /* last - first + 1 of enum mark */
};

struct row {
	day_t day;
	enum mark mark;
};

/* One line at a time, without its line end. */
struct lines {
	const char *s;
	size_t n, at;
	int no;               /* of the line last taken, from 1 */
};

static bool
next_line(struct lines *l, const char **line, size_t *n)
{
	const char *end;

	if (l->at >= l->n)
		return false;
	*line = l->s + l->at;
	end = memchr(*line, '\n', l->n - l->at);
	*n = end == NULL ? l->n - l->at : (size_t)(end - *line);
	l->at += *n + (end != NULL);
	if (*n > 0 && (*line)[*n - 1] == '\r')
		(*n)--;
	l->no++;
	return true;
}

static bool
same(const char *s, size_t n, const char *word)
{
	return n == strlen(word) && memcmp(s, word, n) == 0;
}

/* date,kind,name; false with the reason. */
static bool
parse_row(const char *line, size_t n, struct row *row, const char **why)
{
	enum { DATE = 10 };
	const char *kind = line + DATE + 1, *comma;
	char date[DATE + 1];
	int weekday;

	*why = "应为“日期,类别,名称”";
	if (n < DATE + 2 || line[DATE] != ',')
		return false;
	comma = memchr(kind, ',', n - DATE - 1);
	if (comma == NULL || memchr(comma + 1, ',',
	    (size_t)(line + n - comma - 1)) != NULL)
		return false;
	memcpy(date, line, DATE);
	date[DATE] = '\0';
	*why = "日期应为2000至2099年的年-月-日，例如2026-10-01";
	if (strlen(date) != DATE || !day_parse(date, &row->day))
		return false;
	*why = "类别应为holiday（放假）或者workday（上班）";
	if (same(kind, (size_t)(comma - kind), "holiday"))
		row->mark = MARK_HOLIDAY;
	else if (same(kind, (size_t)(comma - kind), "workday"))
		row->mark = MARK_WORKDAY;
	else
		return false;
	weekday = day_weekday(row->day);
	*why = "星期一至星期五本来上班，不用写workday";
	return row->mark == MARK_HOLIDAY || weekday == 0 || weekday == 6;
}

struct rows { VEC(struct row) list; };

static bool
parse_rows(struct arena *a, const char *name, struct lines *l,
    struct rows *out, struct err *e)
{
	const char *line, *why;
	struct row row;
	size_t n;

	while (next_line(l, &line, &n)) {
		if (n == 0 && l->at >= l->n)
			break;
		if (!parse_row(line, n, &row, &why))
			return err_set(e, ERR_CONFIG, "%s:%d: %s", name,
			    l->no, why);
		if (out->list.n > 0 &&
		    row.day <= out->list.v[out->list.n - 1].day)
			return err_set(e, ERR_CONFIG,
			    "%s:%d: 日期应逐行递增，不能重复", name, l->no);
		*vec_push(a, &out->list) = row;
	}
	if (out->list.n == 0)
		return err_set(e, ERR_CONFIG, "%s: 没有一个日期", name);
	return true;
}

/* Every year between the first and the last has to have holidays. */
static bool
check_years(const char *name, const struct calendar *c,
    const struct rows *rows, struct err *e)
{
	int year = c->first_year - 1, next;
	size_t i;

	for (i = 0; i < rows->list.n; i++) {
		if (rows->list.v[i].mark != MARK_HOLIDAY)
			continue;
		next = day_civil(rows->list.v[i].day).year;
		if (next > year + 1)
			break;
		year = next;
	}
	if (year >= c->last_year)
		return true;
	return err_set(e, ERR_CONFIG, "%s: 没有%d年的放假日期", name,
	    year + 1);
}

static bool
check_breaks(const char *name, const struct calendar *c, struct err *e)
{
	int off = 0;
	char text[11];

	for (day_t d = c->first; d <= c->last; d++) {
		off = calendar_is_workday(c, d) ? 0 : off + 1;
		if (off <= LONGEST_BREAK)
			continue;
		day_format(d, text);
		return err_set(e, ERR_CONFIG, "%s: 到%s连续%d天没有工作日",
		    name, text, off);
	}
	return true;
}

bool
calendar_parse(struct arena *a, const char *name, const char *text,
    size_t n, const struct calendar **out, struct err *e)
{
	static const char mark_of_order[] = "\xEF\xBB\xBF"; /* UTF-8 BOM */
	struct lines l = { text, n, 0, 0 };
	struct rows rows = { { NULL, 0, 0 } };
	struct calendar *c;
	const char *line;
	uint8_t *mark;
	size_t len, i;

	if (n >= 3 && memcmp(text, mark_of_order, 3) == 0)
		l.at = 3;
	if (!next_line(&l, &line, &len) || !same(line, len, "date,kind,name"))
		return err_set(e, ERR_CONFIG,
		    "%s:1: 第一行应为“date,kind,name”", name);
	if (!parse_rows(a, name, &l, &rows, e))
		return false;
	assert(rows.list.n > 0 && rows.list.v != NULL); /* parse_rows */
	c = arena_new(a, struct calendar);
	c->first_year = day_civil(rows.list.v[0].day).year;
	c->last_year = day_civil(rows.list.v[rows.list.n - 1].day).year;
	c->first = day_of(c->first_year, 1, 1);
	c->last = day_of(c->last_year, 12, 31);
	mark = arena_array(a, uint8_t, (size_t)(c->last - c->first) + 1);
	for (i = 0; i < rows.list.n; i++)
		mark[rows.list.v[i].day - c->first] =
		    (uint8_t)rows.list.v[i].mark;
	c->mark = mark;
	if (!check_years(name, c, &rows, e) || !check_breaks(name, c, e))
		return false;
	*out = c;
	return true;
}

static bool
covers(const struct calendar *c, day_t d)
{
	return d >= c->first && d <= c->last;
}

bool
calendar_is_workday(const struct calendar *c, day_t d)
{
	int weekday = day_weekday(d);
	enum mark m = covers(c, d) ? (enum mark)c->mark[d - c->first] :
	    MARK_NONE;

	if (m != MARK_NONE)
		return m == MARK_WORKDAY;
	return weekday != 0 && weekday != 6;
}

void
calendar_span(const struct calendar *c, int *first, int *last)
{
	*first = c->first_year;
	*last = c->last_year;
}

struct due
calendar_add_workdays(const struct calendar *c, day_t d, int n)
{
	struct due due = { d, false };

	assert(d != DAY_NONE && n >= 0);
	while (n > 0) {
		due.day++;
		if (!covers(c, due.day))
			due.incomplete = true;
		if (calendar_is_workday(c, due.day))
			n--;
	}
	return due;
}

struct due
calendar_settle(const struct calendar *c, day_t d)
{
	struct due due = { d, false };

	assert(d != DAY_NONE);
	for (;; due.day++) {
		if (!covers(c, due.day))
			due.incomplete = true;
		if (calendar_is_workday(c, due.day))
			return due;
	}
}
