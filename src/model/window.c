#include "model/window.h"

#include <assert.h>
#include <string.h>

#include "base/decimal.h"

enum { YEAR_MONTHS = 12, YEAR_DIGITS = 4 };

static const int months[WINDOWS] = {
	[WINDOW_MONTH] = 1, [WINDOW_QUARTER] = 3, [WINDOW_HALF] = 6,
	[WINDOW_YEAR] = YEAR_MONTHS,
};

/* What stands between the year and the number; "" = the year alone. */
static const char *const mark[WINDOWS] = {
	[WINDOW_MONTH] = "-", [WINDOW_QUARTER] = "Q", [WINDOW_HALF] = "H",
	[WINDOW_YEAR] = "",
};

bool
window_parse(const char *s, enum window_kind kind, struct window *out)
{
	char year[YEAR_DIGITS + 1] = "";
	int64_t no = 1;
	int y;

	assert(kind < WINDOWS);
	if (kind == WINDOW_MONTH) {
		out->kind = kind;
		return month_parse(s, &out->first);
	}
	if (strlen(s) < YEAR_DIGITS)
		return false;
	memcpy(year, s, YEAR_DIGITS);
	if (!year_parse(year, &y))
		return false;
	s += YEAR_DIGITS;
	if (strncmp(s, mark[kind], strlen(mark[kind])) != 0)
		return false;
	s += strlen(mark[kind]);
	if (kind == WINDOW_YEAR ? *s != '\0' : strlen(s) != 1 ||
	    !integer_parse(s, 1, YEAR_MONTHS / months[kind], &no))
		return false;
	*out = (struct window){ kind, y * YEAR_MONTHS +
		((int)no - 1) * months[kind] };
	return true;
}

struct window
window_around(enum window_kind kind, month_t m)
{
	assert(kind < WINDOWS);
	return (struct window){ kind, m - (month_number(m) - 1) %
		months[kind] };
}

int
window_year(struct window w)
{
	return month_year(w.first);
}

int
window_number(struct window w)
{
	assert(w.kind < WINDOWS);
	return (month_number(w.first) - 1) / months[w.kind] + 1;
}

const char *
window_name(struct arena *a, struct window w)
{
	char month[8];

	if (w.kind == WINDOW_MONTH) {
		month_format(w.first, month);
		return arena_strdup(a, month);
	}
	if (w.kind == WINDOW_YEAR)
		return arena_printf(a, "%d", window_year(w));
	return arena_printf(a, "%d%s%d", window_year(w), mark[w.kind],
	    window_number(w));
}

const char *
window_chinese(struct arena *a, struct window w)
{
	static const char *const quarter[] = { "一", "二", "三", "四" };
	static const char *const half[] = { "上半年", "下半年" };
	int n = window_number(w);

	switch (w.kind) {
	case WINDOW_MONTH:
		return arena_printf(a, "%d年%d月", window_year(w), n);
	case WINDOW_QUARTER:
		return arena_printf(a, "%d年第%s季度", window_year(w),
		    quarter[n - 1]);
	case WINDOW_HALF:
		return arena_printf(a, "%d年%s", window_year(w),
		    half[n - 1]);
	case WINDOW_YEAR:
	case WINDOWS:
		break;
	}
	return arena_printf(a, "%d年度", window_year(w));
}

struct window
window_month(month_t m)
{
	return (struct window){ WINDOW_MONTH, m };
}

month_t
window_last_month(struct window w)
{
	return w.first + months[w.kind] - 1;
}

day_t
window_first_day(struct window w)
{
	return month_first(w.first);
}

day_t
window_last_day(struct window w)
{
	return month_last(window_last_month(w));
}

struct window
window_step(struct window w, int n)
{
	return (struct window){ w.kind, w.first + n * months[w.kind] };
}

struct window
window_step_years(struct window w, int n)
{
	return (struct window){ w.kind, w.first + n * YEAR_MONTHS };
}
