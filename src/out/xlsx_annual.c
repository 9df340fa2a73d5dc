/*
 * xlsx_annual.c - 成绩计算 (from the recording score and the year-end parts
 * to T, F and the grade, a row per unit) and 年终考核 (the three parts, a row
 * per unit and responsibility).
 */
#include "out/xlsx_sheets.h"

#include <assert.h>

/* --- 年终考核 --- */

enum { E_CODE, E_UNIT, E_DUTY, E_PART, E_FINAL = E_PART + PARTS, E_FILE,
	E_LINE, E_NOTE, E_COLUMNS };

static const struct column year_end_columns[] = {
	{ "单位代码", -1, FACE_CENTER }, { "单位", 0, FACE_TEXT },
	{ "责任", 12, FACE_CENTER },
	{ "民主测评", 11, FACE_NUMBER }, { "问卷调查", 11, FACE_NUMBER },
	{ "理论测试", 11, FACE_NUMBER }, { "年终考核", 11, FACE_EXACT },
	{ "文件", 44, FACE_TEXT }, { "行", 7, FACE_COUNT },
	{ "情况", 24, FACE_TEXT },
};
_Static_assert(sizeof(year_end_columns) / sizeof(year_end_columns[0]) ==
    E_COLUMNS, "one row per column");

void
frame_year_end(struct book *b, struct frame *f)
{
	f->name = "年终考核";
	f->title = book_text(b, "%s年终考核成绩", b->period);
	f->sub = "年终考核采取民主测评、问卷调查、理论测试的方式，各占三分之一"
	    "[D12.1]。缺少任何一项的不折算，该单位不评定等次。此处不取整。";
	frame_columns(f, year_end_columns, E_COLUMNS, E_DUTY);
	f->unfiltered = true;
}

static void
year_end_given(struct sheet *s, const struct annual_duty *x)
{
	const struct fact_year_end *y = x->year_end;

	for (int i = 0; i < PARTS; i++)
		cell_number(s, (uint16_t)(E_PART + i),
		    (double)x->part[i] / 100);
	cell_text(s, E_FILE, y->entry->path);
	cell_number(s, E_LINE, y->score->item.at.line);
	cell_text(s, E_NOTE, "");
}

static void
year_end_missing(struct sheet *s)
{
	for (int i = E_PART; i < E_FINAL; i++)
		cell_text(s, (uint16_t)i, NONE_MARK);
	cell_text(s, E_FILE, NONE_MARK);
	cell_text(s, E_LINE, NONE_MARK);
	cell_text(s, E_NOTE, "没有年终考核成绩");
}

static void
year_end_row(struct sheet *s, const struct annual_result *u, enum duty d)
{
	struct book *b = s->b;
	const struct annual_duty *x = &u->duty[d];
	const char *first = cell_here(b, s->row, E_PART);
	const char *last = cell_here(b, s->row, E_FINAL - 1);

	b->annual[u - b->r->annual.unit.v].year_end[d] = s->row;
	unit_cells(s, E_CODE, u->unit);
	cell_text(s, E_DUTY, duty_name(d));
	if (x->year_end != NULL)
		year_end_given(s, x);
	else
		year_end_missing(s);
	cell_formula(s, E_FINAL, book_text(b,
	    "=IF(COUNT(%s:%s)=%d,SUM(%s:%s)/%d,\"—\")", first, last, PARTS,
	    first, last, PARTS), rational_double(&b->row, x->final),
	    x->final == NULL);
	sheet_next(s);
}

void
fill_year_end(struct sheet *s)
{
	struct book *b = s->b;

	for (size_t i = 0; i < b->n_units; i++) {
		const struct annual_result *u = book_annual(b, b->unit[i]);

		for (int d = 0; d < DUTIES; d++)
			if (u->duty[d].borne)
				year_end_row(s, u, (enum duty)d);
	}
	if (b->n_units == 0)
		sheet_empty(s, "单位名册中没有单位");
	sheet_ready(s);
}

/* --- 成绩计算 --- */

enum { S_RECORD, S_DAILY, S_PART, S_FINAL = S_PART + PARTS, S_SCORE,
	S_COLUMNS };
enum {
	A_CODE, A_UNIT, A_CATEGORY, A_DUTY, /* S_COLUMNS for each duty */
	A_TOTAL = A_DUTY + S_COLUMNS * DUTIES,
	A_EARNED_BONUS, A_BONUS, A_DEDUCTION, A_FINAL,
	A_EARNED, A_LIMIT, A_GRADE, A_KEY, A_COLUMNS
};
_Static_assert(A_TOTAL == (int)ANNUAL_TOTAL && A_BONUS == (int)ANNUAL_BONUS &&
    A_GRADE == (int)ANNUAL_GRADE && A_DUTY + S_DAILY == (int)ANNUAL_DAILY &&
    S_COLUMNS == (int)ANNUAL_STEP, "as xlsx_sheets.h says");

#define DUTY_HEADS \
	{ "记实得分", 10, FACE_EXACT }, { "日常考核", 10, FACE_EXACT }, \
	{ "民主测评", 9, FACE_NUMBER }, { "问卷调查", 9, FACE_NUMBER }, \
	{ "理论测试", 9, FACE_NUMBER }, { "年终考核", 10, FACE_EXACT }, \
	{ "责任成绩", 10, FACE_EXACT }

static const struct column annual_columns[] = {
	{ "单位代码", -1, FACE_CENTER }, { "单位", 0, FACE_TEXT },
	{ "类别", 10, FACE_CENTER }, DUTY_HEADS, DUTY_HEADS,
	{ "考核得分（T）", 11, FACE_EXACT }, { "加分合计", 9, FACE_NUMBER },
	{ "计入加分", 9, FACE_NUMBER }, { "扣分", 9, FACE_NUMBER },
	{ "最后得分（F）", 11, FACE_EXACT },
	{ "按分数", 8, FACE_CENTER }, { "限定为", 8, FACE_CENTER },
	{ "等次", 8, FACE_CENTER }, { "归集键", 14, FACE_KEY },
};
_Static_assert(sizeof(annual_columns) / sizeof(annual_columns[0]) ==
    A_COLUMNS, "one row per column");

void
frame_annual(struct book *b, struct frame *f)
{
	f->name = "成绩计算";
	f->title = book_text(b, "%s考核成绩计算过程", b->period);
	f->sub = book_text(b, "记实得分取自“得分计算”，年终考核各项取自“年终考核”"
	    "，加分、扣分从“加减分”、限定从“等次限定”按“归集键”汇总；缺少任何"
	    "一部分的记“%s”，不评定等次[D12.1]。此处不取整，成绩表四舍五入到两位"
	    "小数；等次按不取整的最后得分划分[D13.1]。", NONE_MARK);
	f->column = annual_columns;
	f->n_columns = A_COLUMNS;
	f->n_printed = A_KEY;
	for (int d = 0; d < DUTIES; d++)
		frame_group_head(f, duty_name((enum duty)d), A_DUTY + d *
		    S_COLUMNS, A_DUTY + (d + 1) * S_COLUMNS - 1);
	frame_group_head(f, "加分扣分", A_EARNED_BONUS, A_DEDUCTION);
	frame_group_head(f, "等次", A_EARNED, A_GRADE);
	f->frozen = A_CATEGORY;
	f->unfiltered = true;
}

/* A formula that gives a score or “—”. */
static void
exact_cell(struct sheet *s, int column, const char *formula,
    const struct rational *result)
{
	cell_formula(s, (uint16_t)column, formula, rational_double(&s->b->row,
	    result), result == NULL);
}

/* From the recording score and the parts to the responsibility's score. */
static void
duty_cells(struct sheet *s, const struct annual_result *u, enum duty d)
{
	struct book *b = s->b;
	size_t i = (size_t)(u - b->r->annual.unit.v);
	const struct annual_duty *x = &u->duty[d];
	uint16_t at = (uint16_t)(A_DUTY + (int)d * S_COLUMNS);
	const char *c[S_COLUMNS];

	for (int k = 0; k < S_COLUMNS; k++)
		c[k] = cell_here(b, s->row, (uint16_t)(at + k));
	exact_cell(s, at + S_RECORD, book_text(b, "='得分计算'!%s",
	    cell_ref(b, b->tally[i][d].row, CALC_MONTH)), x->record);
	exact_cell(s, at + S_DAILY, book_text(b, "=IF(ISNUMBER(%s),"
	    "%s*记实折算/100,\"—\")", c[S_RECORD], c[S_RECORD]), x->daily);
	for (int k = 0; k < PARTS; k++)
		cell_formula(s, (uint16_t)(at + S_PART + k), book_text(b,
		    "='年终考核'!%s", cell_ref(b, b->annual[i].year_end[d],
		    (uint16_t)(E_PART + k))), (double)x->part[k] / 100,
		    x->year_end == NULL);
	exact_cell(s, at + S_FINAL, book_text(b, "='年终考核'!%s", cell_ref(b,
	    b->annual[i].year_end[d], E_FINAL)), x->final);
	exact_cell(s, at + S_SCORE, book_text(b, "=IF(COUNT(%s,%s)=2,"
	    "(%s*权重_日常考核+%s*权重_年终考核)/100,\"—\")", c[S_DAILY],
	    c[S_FINAL], c[S_DAILY], c[S_FINAL]), x->score);
}

static void
duty_blank(struct sheet *s, enum duty d)
{
	for (int k = 0; k < S_COLUMNS; k++)
		cell_text(s, (uint16_t)(A_DUTY + (int)d * S_COLUMNS + k),
		    NONE_MARK);
}

/* T: both responsibilities by their weights, or the one that there is. */
static const char *
total_formula(struct sheet *s, const struct annual_result *u)
{
	struct book *b = s->b;
	const char *x = cell_here(b, s->row, A_DUTY + S_SCORE);
	const char *y = cell_here(b, s->row, A_DUTY + S_COLUMNS + S_SCORE);

	if (!u->duty[DUTY_MAIN].borne || !u->duty[DUTY_OVERSIGHT].borne)
		return book_text(b, "=%s", u->duty[DUTY_MAIN].borne ? x : y);
	return book_text(b, "=IF(COUNT(%s,%s)=2,(%s*权重_主体责任+"
	    "%s*权重_监督责任)/100,\"—\")", x, y, x, y);
}

static void
sum_cells(struct sheet *s, const struct annual_result *u)
{
	struct book *b = s->b;
	const char *key = cell_here(b, s->row, A_KEY);
	const char *earned = cell_here(b, s->row, A_EARNED_BONUS);
	const char *total = cell_here(b, s->row, A_TOTAL);

	exact_cell(s, A_TOTAL, total_formula(s, u), u->total);
	cell_formula(s, A_EARNED_BONUS, book_text(b,
	    "=SUMIFS(加减分_计分,加减分_归集,%s&\"加分\")", key),
	    (double)u->earned_bonus / 100, false);
	cell_formula(s, A_BONUS, book_text(b, "=IF(ISNUMBER(加分上限),"
	    "MIN(%s,加分上限),%s)", earned, earned), (double)u->bonus / 100,
	    false);
	cell_formula(s, A_DEDUCTION, book_text(b,
	    "=SUMIFS(加减分_计分,加减分_归集,%s&\"扣分\")", key),
	    (double)u->penalty / 100, false);
	exact_cell(s, A_FINAL, book_text(b, "=IF(ISNUMBER(%s),"
	    "MAX(0,%s+%s-%s),\"—\")", total, total, cell_here(b, s->row,
	    A_BONUS), cell_here(b, s->row, A_DEDUCTION)), u->final);
}

/* By F (D13.1), then not better than the ceilings (D14.4, D14.5). */
static void
grade_cells(struct sheet *s, const struct annual_result *u)
{
	struct book *b = s->b;
	const char *f = cell_here(b, s->row, A_FINAL);
	const char *key = cell_here(b, s->row, A_KEY);
	const char *g = cell_here(b, s->row, A_EARNED);
	const char *l = cell_here(b, s->row, A_LIMIT);
	const struct ceiling *c = annual_ceiling(&b->r->annual, u->unit);

	cell_formula_text(s, A_EARNED, book_text(b, "=IF(ISNUMBER(%s),"
	    "IF(ROUND(%s,9)>=等次_优秀,\"优秀\",IF(ROUND(%s,9)>=等次_良好,"
	    "\"良好\",IF(ROUND(%s,9)>=等次_一般,\"一般\",\"差\"))),"
	    "\"未评定\")", f, f, f, f), grade_name(u->earned));
	cell_formula_text(s, A_LIMIT, book_text(b, "=IF(COUNTIFS(限定_归集,"
	    "%s,限定_等次,\"一般\")>0,\"一般\",IF(COUNTIFS(限定_归集,%s,"
	    "限定_等次,\"良好\")>0,\"良好\",\"—\"))", key, key),
	    c == NULL ? NONE_MARK : grade_name(c->most));
	cell_formula_text(s, A_GRADE, book_text(b, "=IF(AND(%s=\"一般\","
	    "OR(%s=\"优秀\",%s=\"良好\")),\"一般\",IF(AND(%s=\"良好\","
	    "%s=\"优秀\"),\"良好\",%s))", l, g, g, l, g, g),
	    grade_name(u->grade));
}

static void
annual_row(struct sheet *s, const struct annual_result *u)
{
	struct book *b = s->b;

	b->annual[u - b->r->annual.unit.v].annual = s->row;
	unit_cells(s, A_CODE, u->unit);
	cell_text(s, A_CATEGORY, category_name(u->unit->category));
	for (int d = 0; d < DUTIES; d++) {
		if (u->duty[d].borne)
			duty_cells(s, u, (enum duty)d);
		else
			duty_blank(s, (enum duty)d);
	}
	sum_cells(s, u);
	grade_cells(s, u);
	cell_text(s, A_KEY, book_key(b, u->unit, ""));
	sheet_next(s);
}

/* The plan's figures, by name; a cell each, below the rows. */
static void
annual_parameters(struct sheet *s)
{
	const struct plan *p = s->b->r->plan;
	const struct { const char *what, *name; int64_t h; } rows[] = {
		{ "日常考核权重（%）", "权重_日常考核", p->w_daily },
		{ "年终考核权重（%）", "权重_年终考核", p->w_final },
		{ "优秀分数线", "等次_优秀", p->grade[BAND_BEST] },
		{ "良好分数线", "等次_良好", p->grade[BAND_GOOD] },
		{ "一般分数线", "等次_一般", p->grade[BAND_FAIR] },
		{ "加分上限", "加分上限", p->bonus_cap },
	};

	sheet_note(s, FACE_NOTE, "下面的数取自考核方案，上面的公式按名称引用；"
	    "主体责任、监督责任的权重和记实折算见“得分计算”：");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		cell_face(s, A_UNIT, FACE_TEXT, rows[i].what);
		if (rows[i].h < 0)
			cell_face(s, A_CATEGORY, FACE_CENTER, "不限");
		else
			cell_number_face(s, A_CATEGORY, FACE_NUMBER,
			    (double)rows[i].h / 100);
		book_name_cell(s, rows[i].name, s->row, A_CATEGORY);
		sheet_line(s);
	}
}

void
fill_annual(struct sheet *s)
{
	struct book *b = s->b;

	for (size_t i = 0; i < b->n_units; i++)
		annual_row(s, book_annual(b, b->unit[i]));
	if (b->n_units == 0)
		sheet_empty(s, "单位名册中没有单位");
	annual_parameters(s);
	sheet_ready(s);
}
