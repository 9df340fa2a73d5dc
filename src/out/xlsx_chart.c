/*
 * xlsx_chart.c - charts: made, filled, and put below a sheet's rows.
 */
#include "out/xlsx_sheets.h"

enum {
	CHART_PX = 300,          /* height below the rows */
	CHART_TALL_PX = 460,     /* on a page of its own */
	CHART_DEFAULT_W = 480, CHART_DEFAULT_H = 288,
	ROW_PX = 20,             /* of a row left as it is */
	GAP_PX = 4,
	PAGE_W_PT = 770, PAGE_H_PT = 503 /* A4 landscape less margins */
};

static double
width_px(const struct sheet *s)
{
	double px = 0;

	for (size_t i = 0; i < s->frame->n_printed; i++) {
		double w = s->frame->column[i].width;

		w = w == 0 ? s->b->unit_width : w < 0 ? s->b->code_width : w;
		px += w * 7 + 5;
	}
	return px;
}

/*
 * The chart stands whole on one page: below the rows where there is room,
 * else on the next page.  Spreadsheets that leave out page breaks when
 * they fit a sheet to a page's width need blank rows for that; these are
 * right on the first page only, further on the heights are not known well
 * enough.  Returns the chart's height.
 */
static int
chart_room(struct sheet *s)
{
	double wide = width_px(s) * 0.75;
	double page = PAGE_H_PT * (wide > PAGE_W_PT ? wide / PAGE_W_PT : 1);
	double left = page - s->y_pt, need = CHART_PX * 0.75 + 10;
	lxw_row_t breaks[2] = { 0, 0 };

	if (left >= need)
		return CHART_PX;
	while (left > 0 && !s->b->failed) {
		book_check(s->b, worksheet_set_row(s->ws, s->row,
		    left < 300 ? left : 300, NULL));
		left -= 300;
		s->row++;
	}
	breaks[0] = s->row;
	book_check(s->b, worksheet_set_h_pagebreaks(s->ws, breaks));
	return CHART_TALL_PX;
}

lxw_chart *
chart_begin(struct sheet *s, enum lxw_chart_type type, const char *title)
{
	char hei[] = "黑体", song[] = "宋体";
	lxw_chart_font head = { .name = hei, .size = 12 };
	lxw_chart_font names = { .name = song, .size = 9 };
	lxw_chart *x;

	if (s->b->failed)
		return NULL;
	x = workbook_add_chart(s->b->wb, (uint8_t)type);
	if (x == NULL) {
		book_check(s->b, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return NULL;
	}
	chart_title_set_name(x, title);
	chart_title_set_name_font(x, &head);
	chart_axis_set_num_font(x->x_axis, &names);
	chart_axis_set_num_font(x->y_axis, &names);
	chart_legend_set_font(x, &names);
	return x;
}

const char *
chart_range(struct sheet *s, uint16_t column, size_t n)
{
	return book_text(s->b, "='%s'!%s", s->frame->name, rows_ref(s,
	    s->first, n, column));
}

lxw_chart_series *
chart_add(struct sheet *s, lxw_chart *x, const char *name,
    const char *names, const char *values)
{
	lxw_chart_series *series;

	if (x == NULL)
		return NULL;
	series = chart_add_series(x, names, values);
	if (series == NULL)
		book_check(s->b, LXW_ERROR_MEMORY_MALLOC_FAILED);
	else
		chart_series_set_name(series, name);
	return series;
}

void
chart_axis(lxw_chart *x, double low, double high, double step)
{
	lxw_chart_line line = { .color = 0xD9D9D9, .width = 0.75 };

	if (high > low) {
		chart_axis_set_min(x->y_axis, low);
		chart_axis_set_max(x->y_axis, high);
	}
	if (step > 0)
		chart_axis_set_major_unit(x->y_axis, step);
	chart_axis_set_num_format(x->y_axis, "0");
	chart_axis_major_gridlines_set_line(x->y_axis, &line);
}

void
chart_end(struct sheet *s, lxw_chart *x, const char *description)
{
	struct book *b = s->b;
	lxw_chart_options at = { 0 };
	int height;

	if (x == NULL)
		return;
	height = chart_room(s);
	at.x_scale = width_px(s) / CHART_DEFAULT_W;
	at.y_offset = GAP_PX;    /* nothing of it on the page before */
	at.y_scale = (double)height / CHART_DEFAULT_H;
	at.description = arena_strdup(&b->a, description);
	if (b->failed)
		return;
	book_check(b, worksheet_insert_chart_opt(s->ws, s->row, 0, x, &at));
	sheet_print_to(s, s->row + (lxw_row_t)(height / ROW_PX) + 1);
	b->n_charts++;
}
