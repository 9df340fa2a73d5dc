/*
 * typeset_chart.c - a chart: one strip, never parted.  From top to
 * bottom: the unit at the left and the legend at the right, the values
 * with their ticks, the labels of the level axis, the chart's name.
 */
#include "out/typeset_chart.h"

#include "base/sbuf.h"

enum {
	TEXT = 9000,            /* 小五 */
	SMALL = 7500,           /* 六号, for many labels */
	GAP = 3000,             /* between small things */
	SAMPLE = 28000,         /* a line in the legend, 10 mm */
	SAMPLE_BAR = 10000,
	BETWEEN = 14000,        /* from entry to entry of the legend */
	BAR_MOST = 34016,       /* 12 mm */
	LINES_MOST = 3, LINES_SMALL = 6,
	PLACES = 6              /* tried for a value beside its point */
};

#define PLOT_HIGH MM(42)
#define HEADROOM MM(5)          /* for values above the highest tick */

struct work {
	struct plot p;
	const struct sheet *sheet;
	const char *field;      /* 图“…” */
	struct set_text *tick;
	size_t n_ticks;
	struct set_text *label; /* of the level axis */
	mpt_t label_size;
	size_t label_lines;
	size_t every;           /* each one, each second, ... is shown */
	struct set_text unit;   /* n = 0: none */
	struct set_text *series;
	size_t *row;            /* of the legend, for each series */
	size_t n_rows;
	mpt_t value_size;
	VEC(struct box) taken;  /* by values */
};

static mpt_t
line_of(mpt_t size)
{
	return size * 4 / 3;
}

static bool
small_text(struct work *w, const char *text, mpt_t size, mpt_t width,
    bool trial, struct set_text *out)
{
	struct gw_text t = text_of(w->p.s->a, text, ROLE_SONG);
	struct type_spec spec = { .size = size, .step = size,
		.width = width, .trial = trial };

	return text_set(w->p.s, &t, &spec, w->field, out);
}

static mpt_t
width_of(const struct set_text *t)
{
	return t->n == 0 ? 0 : t->line[0].width;
}

/* A line of text of the chart, its left edge at x. */
static void
put(struct work *w, const struct set_line *l, mpt_t x, mpt_t baseline,
    mpt_t size)
{
	struct run_spec r = { .x = x, .y = baseline, .size = size,
		.tag = TAG_FIGURE, .element = w->p.element };

	line_put(w->p.s, l, &r, &w->p.t->run);
}

/* The axis of values: its ticks, and what they leave of the width. */
static bool
ticks_set(struct work *w)
{
	struct plot *p = &w->p;
	mpt_t most = 0;

	p->scale = scale_of(p->c);
	w->n_ticks = (size_t)((p->scale.high - p->scale.low) /
	    p->scale.step) + 1;
	w->tick = arena_array(p->s->a, struct set_text, w->n_ticks);
	for (size_t i = 0; i < w->n_ticks; i++) {
		if (!small_text(w, chart_number(p->s->a, p->scale.low +
		    (int64_t)i * p->scale.step, p->scale.decimals), TEXT,
		    MM(100), false, &w->tick[i]))
			return false;
		if (width_of(&w->tick[i]) > most)
			most = width_of(&w->tick[i]);
	}
	p->area.x0 = w->sheet->left + most + GAP;
	p->area.x1 = w->sheet->left + w->sheet->width;
	p->slot = (p->area.x1 - p->area.x0) / (mpt_t)p->c->n_labels;
	p->bar = p->slot * 7 / 10 / (mpt_t)p->c->n_series;
	if (p->bar > BAR_MOST)
		p->bar = BAR_MOST;
	return true;
}

/*
 * Tries the labels in a size, every second, third, ... only.  *fits says
 * whether none is torn or has too many lines.
 */
static bool
try_labels(struct work *w, mpt_t size, size_t every, size_t most, bool *fits)
{
	mpt_t width = w->p.slot * (mpt_t)every - GAP / 2;

	w->label_size = size;
	w->every = every;
	w->label_lines = 0;
	*fits = true;
	for (size_t i = 0; i < w->p.c->n_labels; i += every) {
		if (!small_text(w, w->p.c->label[i], size, width, true,
		    &w->label[i]))
			return false;
		if (w->label[i].n > w->label_lines)
			w->label_lines = w->label[i].n;
		if (text_torn(&w->label[i]))
			*fits = false;
	}
	*fits &= w->label_lines <= most;
	return true;
}

/* Points may share a label where bars may not. */
static bool
labels_set(struct work *w)
{
	size_t n = w->p.c->n_labels;
	bool fits;

	w->label = arena_array(w->p.s->a, struct set_text, n);
	if (!try_labels(w, TEXT, 1, LINES_MOST, &fits))
		return false;
	if (fits)
		return true;
	if (!try_labels(w, SMALL, 1, LINES_SMALL, &fits))
		return false;
	for (size_t every = 2; !fits && !w->p.c->bars && every <= n; every++)
		if (!try_labels(w, TEXT, every, LINES_MOST, &fits))
			return false;
	return fits || err_set(w->p.s->e, ERR_CONFIG, "《%s》%s有%zu个类，"
	    "横轴上排不下它们的名称；请在文书模板里把类的名称写短，或者"
	    "分成几幅图", w->p.s->g->kind, w->field, n);
}

/* The legend's entries to rows, beside the unit. */
static bool
legend_set(struct work *w)
{
	const struct gw_chart *c = w->p.c;
	mpt_t sample = (c->bars ? SAMPLE_BAR : SAMPLE) + GAP, x = 0, room;

	if (c->unit != NULL && !small_text(w, arena_printf(w->p.s->a,
	    "单位：%s", c->unit), TEXT, MM(100), false, &w->unit))
		return false;
	w->n_rows = w->unit.n > 0;
	if (c->n_series < 2)
		return true;
	room = w->sheet->width - width_of(&w->unit) - BETWEEN;
	w->series = arena_array(w->p.s->a, struct set_text, c->n_series);
	w->row = arena_array(w->p.s->a, size_t, c->n_series);
	w->n_rows = 1;
	for (size_t k = 0; k < c->n_series; k++) {
		if (!small_text(w, c->series[k].name, TEXT, room - sample,
		    false, &w->series[k]))
			return false;
		if (w->series[k].n != 1)
			return err_set(w->p.s->e, ERR_CONFIG, "《%s》%s的"
			    "系列名“%s”太长，图例里排不下；请在文书模板里"
			    "写短", w->p.s->g->kind, w->field,
			    c->series[k].name);
		if (x > 0 && x + sample + width_of(&w->series[k]) > room) {
			x = 0;
			w->n_rows++;
		}
		w->row[k] = w->n_rows - 1;
		x += sample + width_of(&w->series[k]) + BETWEEN;
	}
	return true;
}

static void
legend_put(struct work *w)
{
	const struct gw_chart *c = w->p.c;
	mpt_t sample = c->bars ? SAMPLE_BAR : SAMPLE, x = 0, y;

	for (size_t k = 0; c->n_series > 1 && k < c->n_series; k++) {
		y = line_of(TEXT) * (mpt_t)w->row[k];
		if (k == 0 || w->row[k] != w->row[k - 1]) {
			x = w->sheet->left + w->sheet->width + BETWEEN;
			for (size_t m = k; m < c->n_series &&
			    w->row[m] == w->row[k]; m++)
				x -= sample + GAP + BETWEEN +
				    width_of(&w->series[m]);
		}
		plot_sample(&w->p, k, &(struct box){ x, y + GAP, x + sample,
			y + line_of(TEXT) - GAP });
		x += sample + GAP;
		put(w, &w->series[k].line[0], x, y +
		    line_baseline(line_of(TEXT), TEXT), TEXT);
		x += width_of(&w->series[k]) + BETWEEN;
	}
}

static bool
is_free(const struct work *w, size_t k, size_t i, const struct box *b)
{
	const struct box *a = &w->p.area;

	if (b->x0 < a->x0 || b->x1 > a->x1 || b->y0 < a->y0 - HEADROOM ||
	    b->y1 > a->y1)
		return false;
	for (size_t n = 0; n < w->taken.n; n++) {
		const struct box *t = &w->taken.v[n];

		if (b->x0 < t->x1 + GAP / 2 && t->x0 < b->x1 + GAP / 2 &&
		    b->y0 < t->y1 && t->y0 < b->y1)
			return false;
	}
	return !plot_meets(&w->p, k, i, b);
}

/* Is it the lowest of several values there? */
static bool
is_lowest(const struct gw_chart *c, size_t k, size_t i)
{
	bool above = false;

	for (size_t m = 0; m < c->n_series; m++) {
		if (m == k || !c->series[m].given[i])
			continue;
		if (c->series[m].value[i] < c->series[k].value[i])
			return false;
		above = true;
	}
	return above;
}

/*
 * A free place for a text `width` wide at the point: straight or aslant
 * above a point, then below it (the lowest of several: below first);
 * above a bar.  False where there is none.
 */
static bool
find_place(const struct work *w, size_t k, size_t i, mpt_t width,
    struct box *out)
{
	/* of the box's middle from the point: widths right, heights down */
	static const mpt_t way[PLACES][2] = { { 0, -1 }, { -1, -1 },
		{ 1, -1 }, { 0, 1 }, { 1, 1 }, { -1, 1 } };
	const struct gw_series *v = &w->p.c->series[k];
	mpt_t x = plot_x(&w->p, k, i), high = w->value_size * 8 / 10;
	mpt_t y = v->given[i] ? plot_y(&w->p, v->value[i]) : w->p.area.y1;
	mpt_t off = w->p.c->bars ? 1000 + high / 2 : GAP + 1000 + high / 2;
	size_t first = !w->p.c->bars && is_lowest(w->p.c, k, i) ?
	    PLACES / 2 : 0;

	for (size_t n = 0; n < (w->p.c->bars ? 1 : PLACES); n++) {
		const mpt_t *at = way[(first + n) % PLACES];
		mpt_t mx = x + at[0] * (width / 2 + GAP);
		mpt_t my = y + at[1] * off;

		*out = (struct box){ mx - width / 2, my - high / 2,
			mx - width / 2 + width, my + high / 2 };
		if (is_free(w, k, i, out))
			return true;
	}
	return false;
}

/* The value of a series at a label, if it finds room. */
static bool
value_put(struct work *w, size_t k, size_t i, size_t *lost)
{
	const struct gw_series *v = &w->p.c->series[k];
	struct set_text t;
	struct box b;

	if (!v->given[i] && !w->p.c->bars)
		return true;
	if (!small_text(w, v->given[i] ? chart_number(w->p.s->a, v->value[i],
	    chart_decimals(w->p.c)) : "—", w->value_size, MM(100), false,
	    &t))
		return false;
	if (!find_place(w, k, i, width_of(&t), &b)) {
		++*lost;
		return true;
	}
	*vec_push(w->p.s->a, &w->taken) = b;
	put(w, &t.line[0], b.x0, b.y1 - w->value_size / 20, w->value_size);
	return true;
}

/*
 * Values beside their points as far as there is room; above bars all of
 * them, smaller if need be, or none.
 */
static bool
values_put(struct work *w)
{
	const struct gw_chart *c = w->p.c;

	for (w->value_size = TEXT; w->value_size > 0;
	    w->value_size = w->value_size == TEXT ? SMALL : 0) {
		size_t lost = 0;

		w->taken.n = 0;
		w->p.t->run.v.n = 0;
		for (size_t i = 0; i < c->n_labels; i++)
			for (size_t k = 0; k < c->n_series; k++)
				if (!value_put(w, k, i, &lost))
					return false;
		if (lost == 0 || !c->bars)
			return true;
	}
	w->taken.n = 0;
	w->p.t->run.v.n = 0;
	return true;
}

/* The values are read on white, not on the lines of the grid. */
static void
clear_values(struct work *w)
{
	for (size_t i = 0; i < w->taken.n; i++) {
		const struct box *b = &w->taken.v[i];
		mpt_t y = (b->y0 + b->y1) / 2;

		plot_rule(&w->p, &(struct box){ b->x0, y, b->x1, y },
		    b->y1 - b->y0, 0xFFFFFF);
	}
}

static void
ticks_put(struct work *w)
{
	const struct plot *p = &w->p;

	for (size_t i = w->n_ticks; i-- > 0;) {
		mpt_t y = plot_y(p, p->scale.low +
		    (int64_t)i * p->scale.step);

		put(w, &w->tick[i].line[0], p->area.x0 - GAP -
		    width_of(&w->tick[i]), y + TEXT * 35 / 100, TEXT);
	}
}

static void
labels_put(struct work *w)
{
	const struct plot *p = &w->p;
	mpt_t high = line_of(w->label_size), right = p->area.x1;

	for (size_t i = 0; i < p->c->n_labels; i += w->every)
		for (size_t k = 0; k < w->label[i].n; k++) {
			const struct set_line *l = &w->label[i].line[k];
			mpt_t x = p->area.x0 + p->slot * (mpt_t)i + p->slot /
			    2 - l->width / 2;

			if (x + l->width > right)
				x = right - l->width;
			if (x < w->sheet->left)
				x = w->sheet->left;
			put(w, l, x, p->area.y1 + GAP + high * (mpt_t)k +
			    line_baseline(high, w->label_size),
			    w->label_size);
		}
}

/* The name below, as large as that of a table. */
static bool
name_put(struct work *w, mpt_t y)
{
	mpt_t size = gw_size_mpt(SIZE_4_SMALL);
	struct gw_text t = text_of(w->p.s->a, w->p.c->name, ROLE_HEI);
	struct type_spec spec = { .size = size, .step = size,
		.width = w->sheet->width, .balance = true };
	struct set_text set;

	if (!text_set(w->p.s, &t, &spec, w->field, &set))
		return false;
	for (size_t i = 0; i < set.n; i++) {
		put(w, &set.line[i], w->sheet->left + (spec.width -
		    set.line[i].width) / 2, y + line_baseline(line_of(size),
		    size), size);
		y += line_of(size);
	}
	w->p.t->height = y + GAP;
	return true;
}

/* 图名（单位：分）：第一季度 主体责任 93.25，监督责任 90.10；…… */
static const char *
alt_text(struct arena *a, const struct gw_chart *c)
{
	int decimals = chart_decimals(c);
	struct sbuf b = SBUF_INIT;
	const char *s;

	sbuf_puts(&b, c->name);
	if (c->unit != NULL)
		sbuf_printf(&b, "（单位：%s）", c->unit);
	for (size_t i = 0; i < c->n_labels; i++) {
		sbuf_printf(&b, "%s%s", i == 0 ? "：" : "；", c->label[i]);
		for (size_t k = 0; k < c->n_series; k++)
			sbuf_printf(&b, "%s%s %s", k == 0 ? " " : "，",
			    c->series[k].name, c->series[k].given[i] ?
			    chart_number(a, c->series[k].value[i], decimals) :
			    "没有");
	}
	sbuf_puts(&b, "。");
	s = arena_strndup(a, b.s, b.n);
	sbuf_release(&b);
	return s;
}

/* Everything is set: places, then lines, then what is read. */
static bool
chart_draw(struct work *w)
{
	struct plot *p = &w->p;
	struct run_list values;

	p->area.y0 = line_of(TEXT) * (mpt_t)w->n_rows + HEADROOM;
	p->area.y1 = p->area.y0 + PLOT_HIGH;
	if (!values_put(w))
		return false;
	values = p->t->run;
	p->t->run = (struct run_list){ { 0 } };
	plot_grid(p);
	clear_values(w);
	plot_series(p);
	plot_axes(p);
	if (w->unit.n > 0)
		put(w, &w->unit.line[0], w->sheet->left,
		    line_baseline(line_of(TEXT), TEXT), TEXT);
	legend_put(w);
	ticks_put(w);
	for (size_t i = 0; i < values.v.n; i++)
		*vec_push(p->s->a, &p->t->run.v) = values.v.v[i];
	labels_put(w);
	return name_put(w, p->area.y1 + 2 * GAP + line_of(w->label_size) *
	    (mpt_t)w->label_lines);
}

bool
strip_chart(struct setter *s, struct strips *out, const struct gw_chart *c,
    const struct sheet *sheet)
{
	struct figure_tag *f = arena_new(s->a, struct figure_tag);
	struct work w = { .p = { .s = s, .c = c }, .sheet = sheet };

	w.field = arena_printf(s->a, "图“%s”", c->name);
	w.p.element = ++s->n_elements;
	strip_blank(s, out, 2 * GAP);
	out->v.v[out->v.n - 1].keep = true;
	w.p.t = vec_push(s->a, &out->v);
	if (!ticks_set(&w) || !labels_set(&w) || !legend_set(&w) ||
	    !chart_draw(&w))
		return false;
	*f = (struct figure_tag){ .element = w.p.element,
		.alt = alt_text(s->a, c), .x0 = sheet->left,
		.x1 = sheet->left + sheet->width, .y1 = w.p.t->height };
	w.p.t->figure = f;
	strip_blank(s, out, 2 * GAP);
	return true;
}
