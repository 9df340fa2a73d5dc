/*
 * xlsx_unit.c - what sheets with a row for each unit share: places, rounded
 * scores, marks, notes, a chart.
 */
#include "out/xlsx_sheets.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "base/sort.h"
#include "model/analysis.h"

/* --- frames --- */

const char *
past_head(struct book *b, const struct past *p)
{
	const char *what = p == &b->r->year_ago ?
	    b->kind == BOOK_HALF ? "去年同期" : "去年同季" :
	    b->kind == BOOK_HALF ? "上一个半年" : "上季度";

	return book_text(b, "%s（%s）", what, window_chinese(&b->row,
	    p->window));
}

const char *
weights_alert(struct book *b, const char *what)
{
	return !b->r->weights_differ ? NULL : book_text(b, "提示：考核方案的权重"
	    "与第十条不一致（督查考核办法规定主体责任60%%、监督责任40%%，日常考核"
	    "70%%、年终考核30%%），下列%s按考核方案计算。[D10.2]", what);
}

/* --- cells --- */

void
unit_cells(struct sheet *s, uint16_t code, const struct unit *u)
{
	cell_text(s, code, field_text(&u->code));
	cell_text(s, (uint16_t)(code + 1), field_text(&u->name));
}

void
rounded_cell(struct sheet *s, uint16_t column, const char *cell,
    const char *tail, const struct rational *result)
{
	if (cell == NULL)
		cell_text(s, column, NONE_MARK);
	else
		cell_formula(s, column, book_text(s->b, "=IF(ISNUMBER(%s),"
		    "ROUND(ROUND(%s%s,9),2),\"—\")", cell, cell, tail),
		    rational_shown(result), result == NULL);
}

void
rank_cell(struct sheet *s, uint16_t column, uint16_t score,
    const char *name, int rank)
{
	const char *x = cell_here(s->b, s->row, score);

	cell_formula(s, column, book_text(s->b,
	    "=IF(ISNUMBER(%s),RANK(%s,%s),\"—\")", x, x, name), rank,
	    rank == 0);
}

void
change_cell(struct sheet *s, uint16_t column, uint16_t now, uint16_t then,
    const struct rational *is, const struct rational *was)
{
	struct book *b = s->b;
	const char *x = cell_here(b, s->row, now);
	const char *y = cell_here(b, s->row, then);
	bool both = is != NULL && was != NULL;

	cell_formula(s, column, book_text(b,
	    "=IF(COUNT(%s,%s)=2,ROUND(ROUND(%s-%s,9),2),\"—\")", x, y, x, y),
	    both ? (double)(rat_hundredths(is) - rat_hundredths(was)) / 100 :
	    0, !both);
}

const char *
unit_marks(struct book *b, const struct unit_result *u)
{
	const struct duty_result *main = &u->duty[DUTY_MAIN];
	const struct duty_result *over = &u->duty[DUTY_OVERSIGHT];
	bool missing = main->individual_missing || over->individual_missing;
	bool both = main->individual_missing == over->individual_missing ||
	    !over->borne;
	const char *text = "";

	if (u->provisional > 0)
		text = book_text(b, "暂定（%" PRId64 "条未审核）",
		    u->provisional);
	if (!over->borne)
		text = book_text(b, "%s%s监督责任未登记", text,
		    *text == '\0' ? "" : "；");
	if (missing)
		text = book_text(b, "%s%s个性指标未报%s", text,
		    *text == '\0' ? "" : "；", both ? "" :
		    main->individual_missing ? "（主体责任）" :
		    "（监督责任）");
	return text;
}

/* --- order --- */

/* By place, those without one last; results.unit is by code. */
static int
place_compare(const void *left, const void *right, void *ctx)
{
	const struct unit_result *x = *(const struct unit_result *const *)left;
	const struct unit_result *y =
	    *(const struct unit_result *const *)right;

	(void)ctx;
	if ((x->rank == 0) != (y->rank == 0))
		return x->rank == 0 ? 1 : -1;
	return (x->rank > y->rank) - (x->rank < y->rank);
}

const struct unit_result **
units_by_place(struct book *b, enum category c, size_t *n)
{
	const struct unit_result **v =
	    arena_array(&b->a, const struct unit_result *, b->n_units);

	*n = 0;
	for (size_t i = 0; i < b->n_units; i++) {
		if (b->r->unit.v[i].unit->category == c)
			v[(*n)++] = &b->r->unit.v[i];
	}
	sort_stable(v, *n, sizeof(*v), place_compare, NULL);
	return v;
}

/* What stands by 代码 has `unit` first. */
_Static_assert(offsetof(struct coverage, unit) == 0 &&
    offsetof(struct loss, unit) == 0 && offsetof(struct duty_talk, unit) ==
    0 && offsetof(struct festival_talk, unit) == 0 &&
    offsetof(struct report_due, unit) == 0, "see unit_of_row");

static const struct unit *
unit_of_row(const char *v, size_t size, size_t i)
{
	return *(const struct unit *const *)(const void *)(v + i * size);
}

void
rows_by_unit(struct sheet *s, const void *v, size_t n, size_t size,
    void (*row)(struct sheet *, const void *))
{
	const struct book *b = s->b;

	for (size_t i = 0; i < b->n_units; i++) {
		const struct unit *u = b->unit[i]->unit;
		size_t lo = 0, hi = n;

		while (lo < hi) {
			size_t mid = lo + (hi - lo) / 2;

			if (strcmp(unit_of_row(v, size, mid)->code.text,
			    u->code.text) < 0)
				lo = mid + 1;
			else
				hi = mid;
		}
		for (; lo < n && unit_of_row(v, size, lo) == u; lo++)
			row(s, (const char *)v + lo * size);
	}
}

/* --- below and beside the rows --- */

void
masked_note(struct sheet *s, const char *what, size_t n)
{
	if (n > 0)
		sheet_note(s, FACE_NOTE, book_text(s->b, "另有%zu条涉及"
		    "%s，只计数，不列内容[A14.1]。", n, what));
}

void
chain_note(struct sheet *s)
{
	struct book *b = s->b;

	sheet_note(s, FACE_NOTE, book_text(b, "台账链：%" PRId64 "条，链值 %s",
	    b->r->chain_count, b->r->chain_value));
}

void
closing_notes(struct sheet *s)
{
	if (s->b->r->calendar_short)
		sheet_note(s, FACE_ALERT, "日历不全：有的工作日期限超出了"
		    "工作日历，只按周末计算。");
	chain_note(s);
}

enum {
	CROWDED = 20,            /* names stand upright from here on */
	LABELLED = 40,           /* no figures on the columns beyond */
	CHART_INK = 0x3B6FB6, BAR_INK = 0xA9C4E8
};

static void
chart_looks(lxw_chart *x, lxw_chart_series *series, size_t n, double top)
{
	char song[] = "宋体";
	lxw_chart_font names = { .name = song, .size = 9 };
	lxw_chart_fill fill = { .color = CHART_INK };

	if (n > CROWDED)
		names.rotation = -90;
	chart_axis_set_num_font(x->x_axis, &names);
	names.rotation = 0;
	chart_axis(x, 0, top, 20);
	chart_series_set_fill(series, &fill);
	chart_legend_set_position(x, LXW_CHART_LEGEND_NONE);
	chart_set_series_gap(x, 60);
	if (n <= LABELLED) {
		chart_series_set_labels(series);
		chart_series_set_labels_num_format(series, "0.00");
		chart_series_set_labels_font(series, &names);
	}
}

void
units_chart(struct sheet *s, const char *title, uint16_t unit,
    uint16_t score, size_t n, double top)
{
	lxw_chart *x = chart_begin(s, LXW_CHART_COLUMN, title);
	lxw_chart_series *series = chart_add(s, x, "得分", chart_range(s,
	    unit, n), chart_range(s, score, n));

	if (series != NULL)
		chart_looks(x, series, n, top);
	chart_end(s, x, "各单位得分柱形图");
}

static void
mark_rows(struct sheet *s, uint16_t column, lxw_conditional_format *f)
{
	if (!s->b->failed && s->n_rows > 0)
		book_check(s->b, worksheet_conditional_format_range(s->ws,
		    s->first, column, s->first + (lxw_row_t)s->n_rows - 1,
		    column, f));
}

void
mark_text(struct sheet *s, uint16_t column, enum mark m, const char *text)
{
	lxw_conditional_format f = { 0 };

	f.type = LXW_CONDITIONAL_TYPE_CELL;
	f.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
	f.value_string = arena_printf(&s->b->row, "\"%s\"", text);
	f.format = s->b->mark_face[m];
	mark_rows(s, column, &f);
}

void
mark_number(struct sheet *s, uint16_t column, enum mark m, const char *sign,
    double limit)
{
	lxw_conditional_format f = { 0 };
	const char *cell = cell_here(s->b, s->first, column);

	/* as numbers: a text is greater than any */
	f.type = LXW_CONDITIONAL_TYPE_FORMULA;
	f.value_string = arena_printf(&s->b->row, "=AND(ISNUMBER(%s),"
	    "%s%s%.2f)", cell, cell, sign, limit);
	f.format = s->b->mark_face[m];
	mark_rows(s, column, &f);
}

void
data_bars(struct sheet *s, uint16_t column, size_t n)
{
	lxw_conditional_format f = { 0 };

	f.type = LXW_CONDITIONAL_DATA_BAR;
	f.min_rule_type = f.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
	f.min_value = 0;
	f.max_value = 100;
	f.data_bar_2010 = LXW_TRUE;
	f.bar_solid = LXW_TRUE;
	f.bar_color = BAR_INK;
	if (!s->b->failed)
		book_check(s->b, worksheet_conditional_format_range(s->ws,
		    s->first, column, s->first + (lxw_row_t)n - 1, column,
		    &f));
}
