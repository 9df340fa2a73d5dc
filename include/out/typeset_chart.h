/*
 * typeset_chart.h - a chart while it is drawn; for src/out/typeset_chart.c,
 * typeset_plot.c and typeset_scale.c only.
 * Units:  milli-points in the chart's strip (x from the page's left edge,
 *         y from the strip's top, downwards); values in hundredths.
 * Owner:  everything lives in the setter's arena.
 */
#ifndef OUT_TYPESET_CHART_H
#define OUT_TYPESET_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "out/typeset_page.h"

/* The upright axis: ticks from low to high, both included. */
struct scale {
	int64_t low, high, step;
	int decimals;          /* of the ticks: 0 to 2 */
};

struct box { mpt_t x0, y0, x1, y1; };

struct plot {
	struct setter *s;
	const struct gw_chart *c;
	struct strip *t;
	uint32_t element;
	struct scale scale;
	struct box area;       /* of the values: x0 and y1 are the axes */
	mpt_t slot;            /* from one label to the next */
	mpt_t bar;             /* width of a bar */
};

/* ---- typeset_scale.c ---- */

/*
 * Round ticks for all values given: bars begin at 0, lines where the
 * differences show; whole numbers have whole ticks.
 */
struct scale scale_of(const struct gw_chart *c);
/* How many decimals the chart's values have: 0 to 2. */
int chart_decimals(const struct gw_chart *c);
/* 9050 with one decimal: 90.5 */
const char *chart_number(struct arena *a, int64_t value, int decimals);

/* ---- typeset_plot.c ---- */

/* Where the value of a label stands: a point, or the middle of a bar. */
mpt_t plot_x(const struct plot *p, size_t series, size_t label);
mpt_t plot_y(const struct plot *p, int64_t value);
/*
 * Does anything that the series draw meet the box of a value, or come so
 * near that the value seems to be another's?
 */
bool plot_meets(const struct plot *p, size_t series, size_t label,
    const struct box *b);
void plot_rule(const struct plot *p, const struct box *line, mpt_t thick,
    uint32_t color);
/* Level lines at the ticks. */
void plot_grid(const struct plot *p);
void plot_series(const struct plot *p);
void plot_axes(const struct plot *p);
/* What the legend shows of a series, in the box. */
void plot_sample(const struct plot *p, size_t series, const struct box *b);

#endif
