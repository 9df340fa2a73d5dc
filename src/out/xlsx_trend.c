/*
 * xlsx_trend.c - 得分趋势: every unit's score month by month, and a chart.
 */
#include "out/xlsx_sheets.h"

#include "model/spread.h"

enum { T_CODE, T_UNIT, T_CATEGORY, T_MONTH, MONTHS_MOST = 12 };

void
frame_trend(struct book *b, struct frame *f)
{
	static const struct column heads[T_MONTH] = {
		{ "单位代码", -1, FACE_CENTER }, { "单位", 0, FACE_STRONG },
		{ "类别", 10, FACE_CENTER },
	};
	struct column *c = arena_array(&b->a, struct column,
	    T_MONTH + MONTHS_MOST);
	size_t n = b->r->months.n;

	for (size_t i = 0; i < T_MONTH; i++)
		c[i] = heads[i];
	for (size_t i = 0; i < n; i++)
		c[T_MONTH + i] = (struct column){ arena_printf(&b->a, "%d月",
		    month_number(b->r->months.v[i].window.first)), 9,
		    FACE_NUMBER };
	f->name = "得分趋势";
	f->title = book_text(b, "%d年各月得分趋势", b->r->year);
	f->sub = book_text(b, "截至%s已经结束的各月得分，按截至该日收到的材料计算。"
	    "平均为有得分的单位的得分之和除以单位数。", b->as_of);
	f->column = c;
	f->n_columns = f->n_printed = T_MONTH + n;
	f->frozen = T_MONTH;
	f->unfiltered = true;
}

static void
trend_row(struct sheet *s, const struct unit_result *u)
{
	const struct results *r = s->b->r;

	unit_cells(s, T_CODE, u->unit);
	cell_text(s, T_CATEGORY, category_name(u->unit->category));
	for (size_t i = 0; i < r->months.n; i++) {
		const struct unit_result *then = past_unit(&r->months.v[i],
		    field_text(&u->unit->code));
		uint16_t c = (uint16_t)(T_MONTH + i);

		if (then == NULL || then->score == NULL)
			cell_text(s, c, NONE_MARK);
		else
			cell_number(s, c, rational_shown(then->score));
	}
	sheet_next(s);
}

/*
 * The mean of a category (CATEGORIES: of all), month by month.  A month
 * without scores stays blank: a chart would draw a text as 0.
 */
static void
mean_row(struct sheet *s, int category, lxw_row_t first)
{
	struct book *b = s->b;
	const char *name = category == CATEGORIES ? "全市" :
	    category_name((enum category)category);
	const char *of = category == CATEGORIES ? "" : book_text(b,
	    ",%s,\"%s\"", rows_ref(s, first, b->n_units, T_CATEGORY), name);

	cell_text(s, T_CODE, "");
	cell_text(s, T_UNIT, book_text(b, "%s平均", name));
	cell_text(s, T_CATEGORY, "");
	for (size_t i = 0; i < b->r->months.n; i++) {
		const struct past *m = &b->r->months.v[i];
		struct spread x = spread_of(&b->row, m->unit.v, m->unit.n,
		    (enum category)category);
		uint16_t c = (uint16_t)(T_MONTH + i);
		const char *rows = rows_ref(s, first, b->n_units, c);

		if (x.mean != NULL)
			cell_formula(s, c, book_text(b, "=ROUND(ROUND(SUMIFS("
			    "%s,%s,\">=0\"%s)/COUNTIFS(%s,\">=0\"%s),9),2)",
			    rows, rows, of, rows, of), rational_shown(x.mean),
			    false);
	}
	sheet_line(s);
}

/* A line each; they differ in black and white too. */
static void
trend_series(struct sheet *s, lxw_chart *x, int no, lxw_row_t row)
{
	static const struct {
		uint32_t ink;
		uint8_t dash, marker;
	} looks[] = {
		{ 0x1F4E79, LXW_CHART_LINE_DASH_SOLID,
		    LXW_CHART_MARKER_SQUARE },
		{ 0xC0504D, LXW_CHART_LINE_DASH_DASH,
		    LXW_CHART_MARKER_DIAMOND },
		{ 0x595959, LXW_CHART_LINE_DASH_ROUND_DOT,
		    LXW_CHART_MARKER_CIRCLE },
	};
	struct book *b = s->b;
	uint16_t last = (uint16_t)(T_MONTH + b->r->months.n - 1);
	const char *sheet = s->frame->name;
	lxw_chart_line line = { .color = looks[no].ink, .width = 1.75,
		.dash_type = looks[no].dash };
	lxw_chart_fill fill = { .color = looks[no].ink };
	lxw_chart_series *v = chart_add(s, x, book_text(b, "='%s'!%s", sheet,
	    cell_ref(b, row, T_UNIT)), book_text(b, "='%s'!%s:%s", sheet,
	    cell_ref(b, s->head, T_MONTH), cell_ref(b, s->head,
	    last)), book_text(b, "='%s'!%s:%s", sheet, cell_ref(b, row,
	    T_MONTH), cell_ref(b, row, last)));

	if (v == NULL)
		return;
	chart_series_set_line(v, &line);
	chart_series_set_marker_type(v, looks[no].marker);
	chart_series_set_marker_size(v, 6);
	chart_series_set_marker_fill(v, &fill);
}

static bool
has_units(const struct book *b, int category)
{
	for (size_t i = 0; i < b->n_units; i++)
		if (b->unit[i]->unit->category == (enum category)category)
			return true;
	return false;
}

static void
trend_chart(struct sheet *s, const lxw_row_t row[], const bool has[])
{
	lxw_chart *x = chart_begin(s, LXW_CHART_LINE, book_text(s->b,
	    "%d年各月平均得分", s->b->r->year));

	for (int c = 0; c <= CATEGORIES; c++)
		if (has[c])
			trend_series(s, x, c, row[c]);
	if (x != NULL) {
		chart_axis(x, 0, 0, 0);
		chart_legend_set_position(x, LXW_CHART_LEGEND_BOTTOM);
		chart_show_blanks_as(x, LXW_CHART_BLANKS_AS_GAP);
	}
	chart_end(s, x, "各月平均得分折线图");
}

/* The means stand first, with the heads: in sight on every page. */
void
fill_trend(struct sheet *s)
{
	struct book *b = s->b;
	bool any = b->n_units > 0 && b->r->months.n > 0;
	bool has[CATEGORIES + 1] = { false };
	lxw_row_t row[CATEGORIES + 1], means = 0;

	for (int c = 0; c <= CATEGORIES; c++) {
		has[c] = any && (c == CATEGORIES || has_units(b, c));
		row[c] = s->first + means;
		means += has[c];
	}
	for (int c = 0; c <= CATEGORIES; c++)
		if (has[c])
			mean_row(s, c, s->first + means);
	s->first += means;
	for (size_t i = 0; i < b->n_units; i++)
		trend_row(s, b->unit[i]);
	if (!any)
		sheet_empty(s, b->n_units == 0 ? "单位名册中没有单位" :
		    "本年还没有结束的月份");
	sheet_ready(s);
	if (any)
		trend_chart(s, row, has);
}
