/*
 * typeset_plot.c - the marks of a chart, all of them straight strokes: a
 * bar is a thick one, a dash a short one, a marker one or two.
 *
 * Series differ by dash and marker, bars by filling, so that a print in
 * black and white tells them apart; colour only helps.
 */
#include "out/typeset_chart.h"

enum {
	GRID = 350, AXIS = 700, LINE = 1200, OUTLINE = 600, /* mpt thick */
	MARK = 4400,        /* side of a marker */
	NEAR = 2500,        /* so near another marker a value misleads */
	HATCH = 2400,       /* from stripe to stripe */
	DASHES = 4
};

#define COLOR_GRID 0xD0D0D0
#define COLOR_AXIS 0x404040
#define COLOR_BAR 0x1F4E79
#define COLOR_WHITE 0xFFFFFF

/* On, off, on, off; all 0 is a line without gaps. */
static const mpt_t dashes[][DASHES] = {
	{ 0, 0, 0, 0 },
	{ 5500, 2500, 5500, 2500 },
	{ 1600, 1800, 1600, 1800 },
	{ 6500, 1800, 1600, 1800 },
};

static const uint32_t colors[] = { 0x1F4E79, 0xA23B36, 0x2F6B4F, 0x555555 };

void
plot_rule(const struct plot *p, const struct box *l, mpt_t thick,
    uint32_t color)
{
	*vec_push(p->s->a, &p->t->rule.v) = (struct rule_line){ l->x0, l->y0,
		l->x1, l->y1, thick, color, p->element };
}

mpt_t
plot_y(const struct plot *p, int64_t value)
{
	int64_t high = p->area.y1 - p->area.y0;

	return p->area.y1 - (mpt_t)((value - p->scale.low) * high /
	    (p->scale.high - p->scale.low));
}

mpt_t
plot_x(const struct plot *p, size_t series, size_t label)
{
	mpt_t mid = p->area.x0 + p->slot * (mpt_t)label + p->slot / 2;

	if (!p->c->bars)
		return mid;
	return mid - p->bar * (mpt_t)p->c->n_series / 2 +
	    p->bar * (mpt_t)series + p->bar / 2;
}

static struct box
bar_box(const struct plot *p, size_t series, size_t label)
{
	mpt_t x = plot_x(p, series, label);

	return (struct box){ x - p->bar / 2,
		plot_y(p, p->c->series[series].value[label]), x + p->bar / 2,
		p->area.y1 };
}

static bool
boxes_meet(const struct box *a, const struct box *b)
{
	return a->x0 < b->x1 && b->x0 < a->x1 && a->y0 < b->y1 &&
	    b->y0 < a->y1;
}

/* The height of the line l over x, which it reaches. */
static mpt_t
height_at(const struct box *l, mpt_t x)
{
	return l->y0 + (mpt_t)((int64_t)(l->y1 - l->y0) * (x - l->x0) /
	    (l->x1 - l->x0));
}

/* Does the line (x0 < x1) meet the box? */
static bool
line_meets(const struct box *l, const struct box *b)
{
	mpt_t from = l->x0 > b->x0 ? l->x0 : b->x0;
	mpt_t to = l->x1 < b->x1 ? l->x1 : b->x1, one, two;

	if (from > to)
		return false;
	one = height_at(l, from);
	two = height_at(l, to);
	return (one < two ? one : two) < b->y1 + LINE &&
	    (one < two ? two : one) > b->y0 - LINE;
}

/* The point of a series as the box of its marker, `by` wider all round. */
static struct box
mark_box(const struct plot *p, size_t series, size_t label, mpt_t by)
{
	mpt_t x = plot_x(p, series, label), half = MARK / 2 + OUTLINE + by;
	mpt_t y = plot_y(p, p->c->series[series].value[label]);

	return (struct box){ x - half, y - half, x + half, y + half };
}

/* The line from the label to the next one, if there is one. */
static bool
line_from(const struct plot *p, size_t series, size_t label,
    struct box *out)
{
	const struct gw_series *v = &p->c->series[series];

	if (label + 1 >= p->c->n_labels || !v->given[label] ||
	    !v->given[label + 1])
		return false;
	*out = (struct box){ plot_x(p, series, label),
		plot_y(p, v->value[label]), plot_x(p, series, label + 1),
		plot_y(p, v->value[label + 1]) };
	return true;
}

/* Does what a series draws at and after a label meet the box? */
static bool
value_meets(const struct plot *p, size_t k, size_t i, bool own,
    const struct box *b)
{
	struct box at;

	if (!p->c->series[k].given[i])
		return false;
	at = p->c->bars ? bar_box(p, k, i) : mark_box(p, k, i, own ? 0 : NEAR);
	if (boxes_meet(&at, b))
		return true;
	return !p->c->bars && line_from(p, k, i, &at) && line_meets(&at, b);
}

bool
plot_meets(const struct plot *p, size_t series, size_t label,
    const struct box *b)
{
	for (size_t k = 0; k < p->c->n_series; k++)
		for (size_t i = 0; i < p->c->n_labels; i++)
			if (value_meets(p, k, i, k == series && i == label,
			    b))
				return true;
	return false;
}

void
plot_grid(const struct plot *p)
{
	for (int64_t v = p->scale.low; v <= p->scale.high;
	    v += p->scale.step) {
		mpt_t y = plot_y(p, v);

		plot_rule(p, &(struct box){ p->area.x0, y, p->area.x1, y },
		    GRID, COLOR_GRID);
	}
}

void
plot_axes(const struct plot *p)
{
	const struct box *a = &p->area;

	plot_rule(p, &(struct box){ a->x0, a->y0, a->x0, a->y1 + AXIS / 2 },
	    AXIS, COLOR_AXIS);
	plot_rule(p, &(struct box){ a->x0, a->y1, a->x1, a->y1 }, AXIS,
	    COLOR_AXIS);
}

static void
outline(const struct plot *p, const struct box *b, uint32_t color)
{
	mpt_t in = OUTLINE / 2;
	mpt_t x0 = b->x0 + in, x1 = b->x1 - in, y0 = b->y0 + in, y1 = b->y1;

	plot_rule(p, &(struct box){ x0, b->y0, x0, y1 }, OUTLINE, color);
	plot_rule(p, &(struct box){ x1, b->y0, x1, y1 }, OUTLINE, color);
	plot_rule(p, &(struct box){ b->x0, y0, b->x1, y0 }, OUTLINE, color);
	plot_rule(p, &(struct box){ b->x0, y1 - in, b->x1, y1 - in },
	    OUTLINE, color);
}

static void
fill(const struct plot *p, const struct box *b, uint32_t color)
{
	mpt_t x = (b->x0 + b->x1) / 2;

	plot_rule(p, &(struct box){ x, b->y0, x, b->y1 }, b->x1 - b->x0,
	    color);
}

/* Dark, light, striped, white. */
static void
bar(const struct plot *p, size_t series, const struct box *b)
{
	static const uint32_t fills[] = { COLOR_BAR, 0xC3D2E3, COLOR_WHITE,
		COLOR_WHITE };

	if (b->y1 <= b->y0)
		return;
	fill(p, b, fills[series]);
	for (mpt_t y = b->y1 - HATCH; series == 2 && y > b->y0; y -= HATCH)
		plot_rule(p, &(struct box){ b->x0, y, b->x1, y }, OUTLINE,
		    COLOR_BAR);
	if (series > 0 && b->y1 - b->y0 > 2 * OUTLINE)
		outline(p, b, COLOR_BAR);
}

static mpt_t
root(int64_t v)
{
	int64_t low = 0, high = 2000000;

	while (low < high) {
		int64_t mid = (low + high + 1) / 2;

		if (mid * mid <= v)
			low = mid;
		else
			high = mid - 1;
	}
	return (mpt_t)low;
}

/* How far a dashed line has come: in which dash, and what is left of it. */
struct dash { size_t at; mpt_t left; };

/* A piece of a line of the series; *d carries the dashes on. */
static void
dashed(const struct plot *p, size_t series, const struct box *l,
    struct dash *d)
{
	const mpt_t *on = dashes[series];
	int64_t dx = l->x1 - l->x0, dy = l->y1 - l->y0;
	mpt_t length = root(dx * dx + dy * dy), pos = 0;

	if (on[0] == 0 || length == 0) {
		plot_rule(p, l, LINE, colors[series]);
		return;
	}
	while (pos < length) {
		mpt_t to = length - pos < d->left ? length : pos + d->left;
		struct box b = { l->x0 + (mpt_t)(dx * pos / length),
			l->y0 + (mpt_t)(dy * pos / length),
			l->x0 + (mpt_t)(dx * to / length),
			l->y0 + (mpt_t)(dy * to / length) };

		if (d->at % 2 == 0)
			plot_rule(p, &b, LINE, colors[series]);
		d->left -= to - pos;
		pos = to;
		if (d->left > 0)
			continue;
		d->at = (d->at + 1) % DASHES;
		d->left = on[d->at];
	}
}

/* ■ ◆ × □ */
static void
marker(const struct plot *p, size_t series, mpt_t x, mpt_t y)
{
	mpt_t half = MARK / 2, slant = MARK * 354 / 1000;
	uint32_t c = colors[series];
	struct box square = { x - half, y - half, x + half, y + half };

	switch (series) {
	case 0:
		fill(p, &square, c);
		break;
	case 1: /* a square on its corner */
		plot_rule(p, &(struct box){ x - slant, y - slant, x + slant,
		    y + slant }, MARK, c);
		break;
	case 2:
		plot_rule(p, &square, LINE, c);
		plot_rule(p, &(struct box){ square.x0, square.y1, square.x1,
		    square.y0 }, LINE, c);
		break;
	default:
		fill(p, &square, COLOR_WHITE);
		outline(p, &square, c);
		break;
	}
}

static void
line_series(const struct plot *p, size_t k)
{
	struct dash d = { 0, dashes[k][0] };

	for (size_t i = 0; i < p->c->n_labels; i++) {
		struct box l;

		if (line_from(p, k, i, &l))
			dashed(p, k, &l, &d);
		else
			d = (struct dash){ 0, dashes[k][0] };
	}
	for (size_t i = 0; i < p->c->n_labels; i++)
		if (p->c->series[k].given[i])
			marker(p, k, plot_x(p, k, i),
			    plot_y(p, p->c->series[k].value[i]));
}

void
plot_series(const struct plot *p)
{
	for (size_t k = 0; k < p->c->n_series; k++) {
		if (!p->c->bars) {
			line_series(p, k);
			continue;
		}
		for (size_t i = 0; i < p->c->n_labels; i++)
			if (p->c->series[k].given[i]) {
				struct box b = bar_box(p, k, i);

				bar(p, k, &b);
			}
	}
}

void
plot_sample(const struct plot *p, size_t series, const struct box *b)
{
	mpt_t y = (b->y0 + b->y1) / 2;
	struct dash d = { 0, dashes[series][0] };

	if (p->c->bars) {
		bar(p, series, b);
		return;
	}
	dashed(p, series, &(struct box){ b->x0, y, b->x1, y }, &d);
	marker(p, series, (b->x0 + b->x1) / 2, y);
}
