/*
 * xlsx_half.c - 得分升降, 指标完成, 逾期录入: how the units moved over the
 * half-year, what was not done, on which days it was entered late.
 */
#include "model/analysis.h"
#include "out/xlsx_sheets.h"

enum { DARK = 0x1F4E79, LIGHT = 0xA9C4E8, CROWDED = 20 };

static void
add_bars(struct sheet *s, lxw_chart *x, const char *name, size_t n,
    const uint16_t column[2], uint32_t ink)
{
	lxw_chart_fill fill = { .color = ink };
	lxw_chart_series *v = chart_add(s, x, name, chart_range(s,
	    column[0], n), chart_range(s, column[1], n));

	if (v == NULL)
		return;
	chart_series_set_fill(v, &fill);
	if (n <= CROWDED)
		chart_series_set_labels(v);
}

/* --- 得分升降 --- */

enum {
	M_CODE, M_UNIT, M_CATEGORY, M_SCORE, M_RANK,
	M_PREVIOUS,                /* score, place, change */
	M_YEAR_AGO = M_PREVIOUS + 3, M_COLUMNS = M_YEAR_AGO + 3
};

static const struct column movement_columns[] = {
	{ "单位代码", -1, FACE_CENTER }, { "单位", 0, FACE_STRONG },
	{ "类别", 10, FACE_CENTER },
	{ "得分", 10, FACE_SCORE }, { "名次", 8, FACE_COUNT },
	{ "得分", 10, FACE_NUMBER }, { "名次", 8, FACE_COUNT },
	{ "变化", 10, FACE_CHANGE },
	{ "得分", 10, FACE_NUMBER }, { "名次", 8, FACE_COUNT },
	{ "变化", 10, FACE_CHANGE },
};
_Static_assert(sizeof(movement_columns) / sizeof(movement_columns[0]) ==
    M_COLUMNS, "one row per column");

void
frame_movement(struct book *b, struct frame *f)
{
	const struct results *r = b->r;

	f->name = "得分升降";
	f->title = book_text(b, "%s各单位得分升降", b->period);
	f->sub = book_text(b, "按截至%s收到的材料重算。变化=本期得分-那时的得分"
	    "；有一个没有得分的，不比较。", b->as_of);
	f->alert = book_running(b);
	frame_columns(f, movement_columns, M_COLUMNS, M_CATEGORY);
	frame_group_head(f, book_text(b, "本期（%s）", b->period), M_SCORE,
	    M_RANK);
	frame_group_head(f, past_head(b, &r->previous), M_PREVIOUS,
	    M_PREVIOUS + 2);
	frame_group_head(f, past_head(b, &r->year_ago), M_YEAR_AGO,
	    M_YEAR_AGO + 2);
}

static void
score_cells(struct sheet *s, uint16_t at, const struct unit_result *u)
{
	if (u == NULL || u->score == NULL) {
		cell_text(s, at, NONE_MARK);
		cell_text(s, (uint16_t)(at + 1), NONE_MARK);
		return;
	}
	cell_number(s, at, rational_shown(u->score));
	cell_number(s, (uint16_t)(at + 1), u->rank);
}

static void
change_cells(struct sheet *s, uint16_t at, const struct unit_result *then,
    const struct change *c)
{
	struct book *b = s->b;
	const char *now = cell_here(b, s->row, M_SCORE);
	const char *old = cell_here(b, s->row, at);

	score_cells(s, at, then);
	cell_formula(s, (uint16_t)(at + 2), book_text(b,
	    "=IF(COUNT(%s,%s)=2,ROUND(ROUND(%s-%s,9),2),\"—\")", now, old,
	    now, old), (double)c->hundredths / 100, !c->known);
}

static void
movement_row(struct sheet *s, const struct unit_analysis *u)
{
	const struct unit *unit = u->now->unit;

	unit_cells(s, M_CODE, unit);
	cell_text(s, M_CATEGORY, category_name(unit->category));
	score_cells(s, M_SCORE, u->now);
	change_cells(s, M_PREVIOUS, u->previous, &u->since_previous);
	change_cells(s, M_YEAR_AGO, u->year_ago, &u->since_year_ago);
	sheet_next(s);
}

const struct unit_analysis *
book_analysis(const struct book *b, size_t place)
{
	return &b->r->analysis->unit.v[b->unit[place] - b->r->unit.v];
}

static bool
has_changes(const struct book *b)
{
	for (size_t i = 0; i < b->n_units; i++)
		if (b->r->analysis->unit.v[i].since_previous.known)
			return true;
	return false;
}

static void
movement_chart(struct sheet *s)
{
	struct book *b = s->b;
	char song[] = "宋体";
	lxw_chart_font names = { .name = song, .size = 9,
		.rotation = b->n_units > CROWDED ? -90 : 0 };
	lxw_chart *x = chart_begin(s, LXW_CHART_COLUMN, book_text(b,
	    "%s得分同上一个半年比的变化", b->period));

	add_bars(s, x, "变化", b->n_units, (const uint16_t[]){ M_UNIT,
	    M_PREVIOUS + 2 }, DARK);
	if (x != NULL) {
		chart_axis(x, 0, 0, 0);
		chart_axis_set_num_font(x->x_axis, &names);
		chart_axis_set_label_position(x->x_axis,
		    LXW_CHART_AXIS_LABEL_POSITION_LOW);
		chart_legend_set_position(x, LXW_CHART_LEGEND_NONE);
	}
	chart_end(s, x, "各单位得分变化柱形图");
}

void
fill_movement(struct sheet *s)
{
	struct book *b = s->b;

	for (size_t i = 0; i < b->n_units; i++)
		movement_row(s, book_analysis(b, i));
	if (b->n_units == 0)
		sheet_empty(s, "单位名册中没有单位");
	sheet_ready(s);
	if (has_changes(b))
		movement_chart(s);
}

/* --- 指标完成 --- */

enum {
	I_ID, I_NAME, I_DUTY, I_DUE, I_COMPLETE, I_RATE, I_UNITS, I_FAILED,
	I_ALL, I_COLUMNS
};

static const struct column indicator_columns[] = {
	[I_ID] = { "编号", 12, FACE_CENTER },
	[I_NAME] = { "指标名称", 44, FACE_TEXT },
	[I_DUTY] = { "责任", 12, FACE_CENTER },
	[I_DUE] = { "应完成任务", 11, FACE_COUNT },
	[I_COMPLETE] = { "已完成任务", 11, FACE_COUNT },
	[I_RATE] = { "完成率（%）", 11, FACE_NUMBER },
	[I_UNITS] = { "有任务的单位", 13, FACE_COUNT },
	[I_FAILED] = { "没有全部完成的单位", 18, FACE_COUNT },
	[I_ALL] = { "普遍没有完成", 13, FACE_CENTER },
};

void
frame_indicators(struct book *b, struct frame *f)
{
	f->name = "指标完成";
	f->title = book_text(b, "%s共性指标完成情况", b->period);
	f->sub = book_text(b, "%s至%s到期、到%s已经计分的任务，完成率低的在前。"
	    "普遍没有完成：没有一个单位全部完成。", b->first, b->last,
	    b->as_of);
	f->alert = book_running(b);
	frame_columns(f, indicator_columns, I_COLUMNS, I_DUTY);
}

/* 100 × part ÷ whole to two decimals, half up. */
static void
rate_cell(struct sheet *s, uint16_t column, const uint16_t of[2],
    int64_t part, int64_t whole)
{
	struct book *b = s->b;
	const char *x = cell_here(b, s->row, of[0]);
	const char *y = cell_here(b, s->row, of[1]);

	cell_formula(s, column, book_text(b,
	    "=IF(%s=0,\"—\",ROUND(ROUND(100*%s/%s,9),2))", y, x, y),
	    whole == 0 ? 0 : rational_shown(rat_frac(&b->row, 100 * part,
	    whole)), whole == 0);
}

void
fill_indicators(struct sheet *s)
{
	const struct analysis *a = s->b->r->analysis;

	for (size_t i = 0; i < a->indicator.n; i++) {
		const struct indicator_analysis *x = &a->indicator.v[i];
		bool all = indicator_failed_by_all(x);

		cell_text(s, I_ID, field_text(&x->indicator->item.id));
		cell_text(s, I_NAME, field_text(&x->indicator->name));
		cell_text(s, I_DUTY, duty_name(x->indicator->duty));
		cell_number(s, I_DUE, (double)x->due);
		cell_number(s, I_COMPLETE, (double)x->complete);
		rate_cell(s, I_RATE, (const uint16_t[]){ I_COMPLETE, I_DUE },
		    x->complete, x->due);
		cell_number(s, I_UNITS, (double)x->units);
		cell_number(s, I_FAILED, (double)x->failed);
		cell_face(s, I_ALL, all ? FACE_RED : FACE_CENTER,
		    all ? "是" : "");
		sheet_next(s);
	}
	if (a->indicator.n == 0)
		sheet_empty(s, "没有到期的共性指标任务");
	sheet_ready(s);
}

/* --- 逾期录入 --- */

enum {
	D_DAY, D_RECORDS, D_LATE, D_RATE, D_DAYS, D_MOST, D_ENTERED,
	D_COLUMNS
};

static const struct column weekday_columns[] = {
	[D_DAY] = { "星期", 16, FACE_STRONG },
	[D_RECORDS] = { "记录", 14, FACE_COUNT },
	[D_LATE] = { "逾期录入", 14, FACE_COUNT },
	[D_RATE] = { "比例（%）", 14, FACE_NUMBER },
	[D_DAYS] = { "逾期天数之和", 16, FACE_COUNT },
	[D_MOST] = { "最长天数", 14, FACE_COUNT },
	[D_ENTERED] = { "在这一天补录", 16, FACE_COUNT },
};

void
frame_weekdays(struct book *b, struct frame *f)
{
	f->name = "逾期录入";
	f->title = book_text(b, "%s逾期录入情况（按星期）", b->period);
	f->sub = book_text(b, "事项在%s至%s的已受理的记录，按事项的最后一天是星期"
	    "几排列；逾期录入指超过应录入日期才录入的[A10.2]，天数是自然日；最"
	    "后一列按录入的那一天。各单位的见“记实工作量”。", b->first, b->last);
	f->alert = book_running(b);
	frame_columns(f, weekday_columns, D_COLUMNS, D_RECORDS);
	f->unfiltered = true;
}

static void
weekday_row(struct sheet *s, int day)
{
	const struct analysis *a = s->b->r->analysis;
	const struct lateness *l = &a->weekday[day];

	cell_text(s, D_DAY, weekday_name(day));
	cell_number(s, D_RECORDS, (double)l->n);
	cell_number(s, D_LATE, (double)l->late);
	rate_cell(s, D_RATE, (const uint16_t[]){ D_LATE, D_RECORDS },
	    l->late, l->n);
	cell_number(s, D_DAYS, (double)l->days);
	cell_number(s, D_MOST, (double)l->most);
	cell_number(s, D_ENTERED, (double)a->entered[day]);
	sheet_next(s);
}

void
fill_weekdays(struct sheet *s)
{
	struct book *b = s->b;
	lxw_chart *x;

	for (int i = 0; i < WEEKDAYS; i++)
		weekday_row(s, i);
	sheet_ready(s);
	x = chart_begin(s, LXW_CHART_COLUMN, book_text(b, "%s逾期录入的记录",
	    b->period));
	add_bars(s, x, "按事项发生的日期", WEEKDAYS, (const uint16_t[]){ D_DAY,
	    D_LATE }, DARK);
	add_bars(s, x, "按录入的日期", WEEKDAYS, (const uint16_t[]){ D_DAY,
	    D_ENTERED }, LIGHT);
	if (x != NULL) {
		chart_axis(x, 0, 0, 0);
		chart_legend_set_position(x, LXW_CHART_LEGEND_BOTTOM);
	}
	chart_end(s, x, "按星期的逾期录入柱形图");
}
