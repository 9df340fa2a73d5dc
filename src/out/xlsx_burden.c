/*
 * xlsx_burden.c - 记实工作量 (what every unit was asked for and filed, how
 * late, how often twice), 重复记录 (A04.1), 履责报告 (A12.1).
 */
#include "model/analysis.h"
#include "out/xlsx_sheets.h"
#include "rules/catalogue.h"

/* --- 记实工作量 --- */

enum {
	B_CODE, B_UNIT, B_CATEGORY, B_ASKED, B_FILED, B_MORE,
	B_EVIDENCE, B_ATTACHED, B_LATE, B_RATE, B_MEAN, B_MOST, B_TWICE,
	B_COLUMNS
};

static const struct column burden_columns[] = {
	[B_CODE] = { "单位代码", -1, FACE_CENTER },
	[B_UNIT] = { "单位", 0, FACE_STRONG },
	[B_CATEGORY] = { "类别", 10, FACE_CENTER },
	[B_ASKED] = { "要求", 8, FACE_COUNT },
	[B_FILED] = { "报送", 8, FACE_COUNT },
	[B_MORE] = { "多出", 8, FACE_COUNT },
	[B_EVIDENCE] = { "必附", 8, FACE_COUNT },
	[B_ATTACHED] = { "报送", 8, FACE_COUNT },
	[B_LATE] = { "条数", 8, FACE_COUNT },
	[B_RATE] = { "比例（%）", 10, FACE_NUMBER },
	[B_MEAN] = { "平均天数", 10, FACE_NUMBER },
	[B_MOST] = { "最长天数", 10, FACE_COUNT },
	[B_TWICE] = { "重复", 8, FACE_COUNT },
};

void
frame_burden(struct book *b, struct frame *f)
{
	f->name = "记实工作量";
	f->title = book_text(b, "%s各单位记实工作量和录入情况", b->period);
	f->sub = book_text(b, "要求、必附：%s至%s到期的任务要的记录，其中须印证的"
	    "每条按一件算。报送：事项在此期间的已受理的记录和所附的印证材料。逾期"
	    "录入的天数是自然日[A10.2]。重复[A04.1]见“重复记录”。", b->first,
	    b->last);
	f->alert = book_running(b);
	frame_columns(f, burden_columns, B_COLUMNS, B_CATEGORY);
	frame_group_head(f, "记录（条）", B_ASKED, B_MORE);
	frame_group_head(f, "印证材料（件）", B_EVIDENCE, B_ATTACHED);
	frame_group_head(f, "逾期录入", B_LATE, B_MOST);
}

/* scale × x ÷ y, to two decimals; “—” where y is 0. */
static void
quotient(struct sheet *s, uint16_t column, const char *formula,
    const struct rational *result)
{
	cell_formula(s, column, formula, rational_shown(result),
	    result == NULL);
}

static void
burden_row(struct sheet *s, const struct unit_analysis *u)
{
	struct book *b = s->b;
	const struct burden *x = &u->burden;
	const struct lateness *l = &u->late;
	const struct unit *unit = u->now->unit;
	const char *filed = cell_here(b, s->row, B_FILED);
	const char *late = cell_here(b, s->row, B_LATE);

	unit_cells(s, B_CODE, unit);
	cell_text(s, B_CATEGORY, category_name(unit->category));
	cell_number(s, B_ASKED, (double)x->records_asked);
	cell_number(s, B_FILED, (double)x->records_filed);
	cell_formula(s, B_MORE, book_text(b, "=%s-%s", filed,
	    cell_here(b, s->row, B_ASKED)),
	    (double)(x->records_filed - x->records_asked), false);
	cell_number(s, B_EVIDENCE, (double)x->evidence_asked);
	cell_number(s, B_ATTACHED, (double)x->evidence_filed);
	cell_number(s, B_LATE, (double)l->late);
	quotient(s, B_RATE, book_text(b, "=IF(%s=0,\"—\",ROUND(ROUND(100*%s/"
	    "%s,9),2))", filed, late, filed), l->n == 0 ? NULL :
	    rat_frac(&b->row, 100 * l->late, l->n));
	if (l->late == 0)
		cell_text(s, B_MEAN, NONE_MARK);
	else
		cell_number(s, B_MEAN, rational_shown(rat_frac(&b->row,
		    l->days, l->late)));
	cell_number(s, B_MOST, (double)l->most);
	cell_number(s, B_TWICE, (double)u->duplicates);
	sheet_next(s);
}

static int64_t
all_late(const struct analysis *a)
{
	int64_t n = 0;

	for (size_t i = 0; i < a->unit.n; i++)
		n += a->unit.v[i].late.late;
	return n;
}

static void
sum_row(struct sheet *s, lxw_row_t first, size_t n)
{
	const struct analysis *a = s->b->r->analysis;
	const struct burden *x = &a->burden[CATEGORIES];
	const struct { uint16_t column; int64_t sum; } v[] = {
		{ B_ASKED, x->records_asked }, { B_FILED, x->records_filed },
		{ B_MORE, x->records_filed - x->records_asked },
		{ B_EVIDENCE, x->evidence_asked },
		{ B_ATTACHED, x->evidence_filed }, { B_LATE, all_late(a) },
		{ B_TWICE, (int64_t)a->duplicate.n },
	};

	cell_text(s, B_UNIT, "合计");
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		cell_formula(s, v[i].column, book_text(s->b,
		    "=SUBTOTAL(109,%s)", rows_ref(s, first, n, v[i].column)),
		    (double)v[i].sum, false);
	sheet_line(s);
}

static void
burden_chart(struct sheet *s, size_t n)
{
	static const struct { uint16_t column; const char *name;
		uint32_t ink; } series[] = {
		{ B_ASKED, "要求的记录", 0xA9C4E8 },
		{ B_FILED, "报送的记录", 0x1F4E79 },
		{ B_EVIDENCE, "必附的材料", 0xE6C9A8 },
		{ B_ATTACHED, "报送的材料", 0x9C5A1A },
	};
	struct book *b = s->b;
	char song[] = "宋体";
	lxw_chart_font names = { .name = song, .size = 9,
		.rotation = n > 12 ? -90 : 0 };
	lxw_chart *x = chart_begin(s, LXW_CHART_COLUMN, book_text(b,
	    "%s各单位要求和报送的记录、印证材料", b->period));

	for (size_t i = 0; i < sizeof(series) / sizeof(series[0]); i++) {
		lxw_chart_fill fill = { .color = series[i].ink };
		lxw_chart_series *v = chart_add(s, x, series[i].name,
		    chart_range(s, B_UNIT, n), chart_range(s,
		    series[i].column, n));

		if (v != NULL)
			chart_series_set_fill(v, &fill);
	}
	if (x != NULL) {
		chart_axis(x, 0, 0, 0);
		chart_axis_set_num_font(x->x_axis, &names);
		chart_legend_set_position(x, LXW_CHART_LEGEND_BOTTOM);
	}
	chart_end(s, x, "各单位工作量柱形图");
}

void
fill_burden(struct sheet *s)
{
	struct book *b = s->b;

	for (size_t i = 0; i < b->n_units; i++)
		burden_row(s, book_analysis(b, i));
	if (b->n_units == 0) {
		sheet_empty(s, "单位名册中没有单位");
		sheet_ready(s);
		return;
	}
	sum_row(s, s->first, b->n_units);
	sheet_note(s, FACE_NOTE, "合计随筛选变化。记录多的不一定做得多：一件事"
	    "只记一条[A04.1]。");
	sheet_ready(s);
	burden_chart(s, b->n_units);
}

/* --- 重复记录 --- */

enum { W_CODE, W_UNIT, W_MONTH, W_RECORD, W_MESSAGE, W_FILE, W_LINE,
	W_COLUMNS };

static const struct column duplicate_columns[] = {
	[W_CODE] = { "单位代码", -1, FACE_CENTER },
	[W_UNIT] = { "单位", 0, FACE_TEXT },
	[W_MONTH] = { "月份", 9, FACE_CENTER },
	[W_RECORD] = { "记录编号", 20, FACE_TEXT },
	[W_MESSAGE] = { "情况", 60, FACE_TEXT },
	[W_FILE] = { "文件", 36, FACE_TEXT },
	[W_LINE] = { "行", 7, FACE_COUNT },
};

void
frame_duplicates(struct book *b, struct frame *f)
{
	f->name = "重复记录";
	f->title = book_text(b, "%s查重清单", b->period);
	f->sub = "事项文字（不计空白和标点）或者印证材料与其他记录相同的记录，按"
	    "一事一记的要求列出[A04.1]。只供核实，是否重复由人认定。";
	frame_columns(f, duplicate_columns, W_COLUMNS, W_MONTH);
}

void
fill_duplicates(struct sheet *s)
{
	const struct analysis *a = s->b->r->analysis;
	size_t n = 0;

	for (size_t i = 0; i < a->duplicate.n; i++) {
		const struct unit *u = a->duplicate.v[i].unit;
		const struct diag *d = a->duplicate.v[i].finding;

		if (book_secret(s->b, d))
			continue;
		unit_cells(s, W_CODE, u);
		cell_text(s, W_MONTH, d->month);
		cell_text(s, W_RECORD, d->record);
		cell_text(s, W_MESSAGE, d->message);
		cell_text(s, W_FILE, d->file);
		cell_number(s, W_LINE, d->at.line);
		sheet_next(s);
		n++;
	}
	if (n == 0)
		sheet_empty(s, "没有查出内容重复的记录");
	sheet_ready(s);
}

/* --- 履责报告 --- */

enum { R_CODE, R_UNIT, R_CATEGORY, R_DUTY, R_DUE, R_FILED, R_STATE,
	R_COLUMNS };

static const struct column report_columns[] = {
	[R_CODE] = { "单位代码", -1, FACE_CENTER },
	[R_UNIT] = { "单位", 0, FACE_STRONG },
	[R_CATEGORY] = { "类别", 12, FACE_CENTER },
	[R_DUTY] = { "责任", 14, FACE_CENTER },
	[R_DUE] = { "期限", 14, FACE_DAY },
	[R_FILED] = { "报送日期", 14, FACE_DAY },
	[R_STATE] = { "情况", 20, FACE_CENTER },
};

void
frame_reports(struct book *b, struct frame *f)
{
	f->name = "履责报告";
	f->title = book_text(b, "%s履责报告报送情况", b->period);
	f->sub = book_text(b, "截至%s。两个责任各一份，或者合为一份；按第一次报送"
	    "的日期看是否按期[A12.1]。", b->as_of);
	frame_columns(f, report_columns, R_COLUMNS, R_CATEGORY);
}

static const char *
report_state(const struct report_due *x)
{
	switch (x->state) {
	case STATE_DONE:
		return "按期报送";
	case STATE_DONE_LATE:
		return "迟报";
	case STATE_OVERDUE:
		return "没有报送";
	case STATE_OPEN: case STATE_NEAR: case STATE_RECTIFIED:
	case STATE_NOT_RECTIFIED: case STATE_REFUSED: case STATE_FAKED:
	case STATES:
		break;
	}
	return "还没有报送";
}

static void
report_row(struct sheet *s, const void *row)
{
	const struct report_due *x = row;
	bool bad = x->state == STATE_OVERDUE || x->state == STATE_DONE_LATE;

	unit_cells(s, R_CODE, x->unit);
	cell_text(s, R_CATEGORY, category_name(x->unit->category));
	cell_text(s, R_DUTY, duty_name(x->duty));
	cell_day(s, R_DUE, x->due);
	cell_day(s, R_FILED, x->filed);
	cell_face(s, R_STATE, bad ? FACE_RED : FACE_CENTER, report_state(x));
	sheet_next(s);
}

void
fill_reports(struct sheet *s)
{
	struct book *b = s->b;
	const struct analysis *a = b->r->analysis;
	size_t owed = 0;

	ROWS_BY_UNIT(s, a->report, report_row);
	for (size_t k = 0; k < a->report.n; k++)
		owed += a->report.v[k].filed == DAY_NONE;
	if (a->report.n == 0)
		sheet_empty(s, "没有应报的履责报告");
	else
		sheet_note(s, FACE_NOTE, book_text(b, "应报%zu份，没有报送的%zu"
		    "份。", a->report.n, owed));
	sheet_ready(s);
}
