/*
 * typeset_scale.c - the axis of a chart: round ticks, exact integers.
 */
#include "out/typeset_chart.h"

#include <inttypes.h>

enum { TICKS_MOST = 6, WHOLE = 100 };

struct extent { int64_t min, max; bool any, whole; };

static struct extent
extent_of(const struct gw_chart *c)
{
	struct extent e = { 0, 0, false, true };

	for (size_t k = 0; k < c->n_series; k++)
		for (size_t i = 0; i < c->n_labels; i++) {
			int64_t v = c->series[k].value[i];

			if (!c->series[k].given[i])
				continue;
			if (!e.any || v < e.min)
				e.min = v;
			if (!e.any || v > e.max)
				e.max = v;
			e.any = true;
			e.whole &= v % WHOLE == 0;
		}
	return e;
}

/* 1, 2, 5, 10, 20, 50, ... times the first. */
static int64_t
next_step(int64_t step)
{
	int64_t head = step;

	while (head >= 10)
		head /= 10;
	return head == 2 ? step / 2 * 5 : step * 2;
}

static int64_t
floor_to(int64_t v, int64_t step)
{
	return v / step * step;
}

struct scale
scale_of(const struct gw_chart *c)
{
	struct extent e = extent_of(c);
	struct scale s = { 0, 0, e.whole ? WHOLE : 1, 0 };

	/* a range that begins near 0 begins at 0 */
	if (c->bars || e.min * 2 <= e.max)
		e.min = 0;
	for (;; s.step = next_step(s.step)) {
		/* equal values: a tick below and one above */
		if (e.min == e.max && e.max / s.step > 20)
			continue;
		s.low = floor_to(e.min, s.step);
		s.high = floor_to(e.max + s.step - 1, s.step);
		if (e.min == e.max) {
			s.low -= s.low > 0 ? s.step : 0;
			s.high += s.step;
		}
		if ((s.high - s.low) / s.step <= TICKS_MOST)
			break;
	}
	s.decimals = s.step % 100 == 0 ? 0 : s.step % 10 == 0 ? 1 : 2;
	return s;
}

int
chart_decimals(const struct gw_chart *c)
{
	int most = 0;

	for (size_t k = 0; k < c->n_series; k++)
		for (size_t i = 0; i < c->n_labels; i++) {
			int64_t v = c->series[k].value[i];

			if (!c->series[k].given[i] || v % 100 == 0)
				continue;
			most = v % 10 != 0 ? 2 : most < 1 ? 1 : most;
		}
	return most;
}

const char *
chart_number(struct arena *a, int64_t value, int decimals)
{
	if (decimals == 0)
		return arena_printf(a, "%" PRId64, value / 100);
	if (decimals == 1)
		return arena_printf(a, "%" PRId64 ".%" PRId64, value / 100,
		    value / 10 % 10);
	return arena_printf(a, "%" PRId64 ".%02" PRId64, value / 100,
	    value % 100);
}
