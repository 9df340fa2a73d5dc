/*
 * xlsx_year.c - a year's 县区成绩 and 市直单位成绩: places, F, grades and what
 * they come from; 综合考评 (D16.2), 未评定.
 */
#include "out/xlsx_sheets.h"

#include "rules/catalogue.h"

/* Cell `column` of the unit in 成绩计算. */
static const char *
annual_cell(struct book *b, const struct unit_result *u, int column)
{
	return book_text(b, "'成绩计算'!%s", cell_ref(b,
	    b->annual[u - b->r->unit.v].annual, (uint16_t)column));
}

const struct annual_result *
book_annual(const struct book *b, const struct unit_result *u)
{
	return &b->r->annual.unit.v[u - b->r->unit.v];
}

/* A text as it stands in 成绩计算. */
static void
same_text(struct sheet *s, uint16_t column, const struct unit_result *u,
    int from, const char *result)
{
	cell_formula_text(s, column, book_text(s->b, "=%s", annual_cell(s->b,
	    u, from)), result);
}

static const struct rational *
points(struct book *b, int64_t hundredths)
{
	return rat_from_hundredths(&b->row, hundredths);
}

/* --- 县区成绩, 市直单位成绩 --- */

enum { Y_RANK, Y_CODE, Y_UNIT, Y_FINAL, Y_GRADE, Y_TOTAL, Y_BONUS,
	Y_DEDUCTION, Y_EARNED, Y_LIMIT, Y_RULE, Y_DUTY,
	Y_BEFORE = Y_DUTY + 3 * DUTIES, /* last year: F, grade, place, change */
	Y_NOTE = Y_BEFORE + 4, Y_ORDER, Y_COLUMNS, Y_PAST = 4 };

static const struct column columns[] = {
	{ "名次", 6, FACE_COUNT }, { "单位代码", -1, FACE_CENTER },
	{ "单位", 0, FACE_STRONG }, { "最后得分", 10, FACE_SCORE },
	{ "等次", 8, FACE_CENTER },
	{ "考核得分", 9, FACE_NUMBER }, { "加分", 8, FACE_NUMBER },
	{ "扣分", 8, FACE_NUMBER },
	{ "按分数", 8, FACE_CENTER }, { "限定为", 8, FACE_CENTER },
	{ "限定依据", 20, FACE_TEXT },
	{ "日常考核", 9, FACE_NUMBER }, { "年终考核", 9, FACE_NUMBER },
	{ "成绩", 9, FACE_NUMBER }, { "日常考核", 9, FACE_NUMBER },
	{ "年终考核", 9, FACE_NUMBER }, { "成绩", 9, FACE_NUMBER },
	{ "最后得分", 9, FACE_NUMBER }, { "等次", 8, FACE_CENTER },
	{ "名次", 6, FACE_COUNT }, { "变化", 8, FACE_CHANGE },
	{ "备注", 30, FACE_TEXT }, { "机关序列", 9, FACE_KEY },
};
_Static_assert(sizeof(columns) / sizeof(columns[0]) == Y_COLUMNS,
    "one row per column");

static const struct group {
	const char *name, *scores, *grades; /* and two defined names */
} groups[] = {
	[CAT_COUNTY] = { "县区成绩", "县区_最后得分", "县区_等次" },
	[CAT_CITY] = { "市直单位成绩", "市直单位_最后得分",
	    "市直单位_等次" },
};

const char *
year_grades_name(enum category c)
{
	return groups[c].grades;
}

static bool
has_before(const struct book *b)
{
	return b->r->year_ago.scored;
}

/* Where a column stands that comes after those of last year. */
static uint16_t
after(const struct book *b, int column)
{
	return (uint16_t)(has_before(b) ? column : column - Y_PAST);
}

static const struct column *
columns_of(struct book *b)
{
	struct column *c = arena_memdup(&b->a, columns, sizeof(columns));

	for (int i = Y_NOTE; i < Y_COLUMNS; i++)
		c[after(b, i)] = columns[i];
	return c;
}

static void
frame_group(struct book *b, struct frame *f, enum category c)
{
	f->name = groups[c].name;
	f->title = book_text(b, "%s%s考核成绩", b->period, category_name(c));
	f->sub = book_text(b, "截至：%s　　单位：分　　最后得分=考核得分+加分-"
	    "扣分，等次按最后得分划分，再依第十四条第（二）项限定。", b->as_of);
	f->alert = weights_alert(b, "成绩");
	f->column = columns_of(b);
	f->n_columns = after(b, Y_COLUMNS);
	f->n_printed = after(b, Y_ORDER);
	frame_group_head(f, "得分的来历", Y_TOTAL, Y_DEDUCTION);
	frame_group_head(f, "等次的来历", Y_EARNED, Y_RULE);
	frame_group_head(f, "主体责任", Y_DUTY, Y_DUTY + 2);
	frame_group_head(f, "监督责任", Y_DUTY + 3, Y_DUTY + 5);
	if (has_before(b))
		frame_group_head(f, window_chinese(&b->a,
		    b->r->year_ago.window), Y_BEFORE, Y_NOTE - 1);
	f->frozen = Y_FINAL;
}

void
frame_year_county(struct book *b, struct frame *f)
{
	frame_group(b, f, CAT_COUNTY);
}

void
frame_year_city(struct book *b, struct frame *f)
{
	frame_group(b, f, CAT_CITY);
}

static void
score_cells(struct sheet *s, const struct unit_result *u,
    const struct annual_result *x)
{
	struct book *b = s->b;

	rounded_cell(s, Y_FINAL, annual_cell(b, u, ANNUAL_FINAL), "",
	    x->final);
	rounded_cell(s, Y_TOTAL, annual_cell(b, u, ANNUAL_TOTAL), "",
	    x->total);
	rounded_cell(s, Y_BONUS, annual_cell(b, u, ANNUAL_BONUS), "",
	    points(b, x->bonus));
	rounded_cell(s, Y_DEDUCTION, annual_cell(b, u, ANNUAL_DEDUCTION), "",
	    points(b, x->penalty));
	for (int d = 0; d < DUTIES; d++) {
		const struct annual_duty *y = &x->duty[d];
		const struct { int from; const struct rational *is; } v[] = {
			{ ANNUAL_DAILY, y->daily },
			{ ANNUAL_YEAR_END, y->final },
			{ ANNUAL_SCORE, y->score },
		};

		for (int k = 0; k < 3; k++)
			rounded_cell(s, (uint16_t)(Y_DUTY + 3 * d + k),
			    !y->borne ? NULL : annual_cell(b, u, v[k].from +
			    ANNUAL_STEP * d), "", v[k].is);
	}
}

/* The grade, as it is by the score, and what limits it by which rule. */
static void
grade_cells(struct sheet *s, const struct unit_result *u,
    const struct annual_result *x)
{
	const struct ceiling *c = annual_ceiling(&s->b->r->annual,
	    u->unit);

	same_text(s, Y_GRADE, u, ANNUAL_GRADE, grade_name(x->grade));
	same_text(s, Y_EARNED, u, ANNUAL_EARNED, grade_name(x->earned));
	same_text(s, Y_LIMIT, u, ANNUAL_LIMIT, c == NULL ? NONE_MARK :
	    grade_name(c->most));
	cell_text(s, Y_RULE, c == NULL ? NONE_MARK : book_text(s->b, "%s：%s",
	    rule_text((enum rule_id)c->rule)->id,
	    field_text(&c->sanction->item.id)));
}

static void
before_cells(struct sheet *s, const struct unit_result *u,
    const struct annual_result *x)
{
	const struct results *r = s->b->r;
	const struct annual_result *was = past_annual(&r->year_ago,
	    field_text(&u->unit->code));
	const struct unit_result *then = past_unit(&r->year_ago,
	    field_text(&u->unit->code));
	bool rated = was != NULL && was->final != NULL;

	if (rated)
		cell_number(s, Y_BEFORE, rational_shown(was->final));
	else
		cell_text(s, Y_BEFORE, NONE_MARK);
	cell_text(s, Y_BEFORE + 1, was == NULL ? NONE_MARK :
	    grade_name(was->grade));
	if (rated && then != NULL && then->rank > 0)
		cell_number(s, Y_BEFORE + 2, then->rank);
	else
		cell_text(s, Y_BEFORE + 2, NONE_MARK);
	change_cell(s, Y_BEFORE + 3, Y_FINAL, Y_BEFORE, x->final, rated ?
	    was->final : NULL);
}

/* What is missing where there is no grade, then the marks. */
static const char *
note_of(struct book *b, const struct unit_result *u,
    const struct annual_result *x)
{
	const char *text = "", *marks = unit_marks(b, u);

	for (size_t i = 0; i < x->ungraded.n; i++)
		text = book_text(b, "%s%s%s", text, i == 0 ? "" : "；",
		    x->ungraded.v[i].why);
	return book_text(b, "%s%s%s", text, *text == '\0' || *marks == '\0' ?
	    "" : "；", marks);
}

static void
year_row(struct sheet *s, const struct unit_result *u)
{
	struct book *b = s->b;
	const struct annual_result *x = book_annual(b, u);

	rank_cell(s, Y_RANK, Y_FINAL, groups[u->unit->category].scores,
	    u->rank);
	unit_cells(s, Y_CODE, u->unit);
	score_cells(s, u, x);
	grade_cells(s, u, x);
	if (has_before(b))
		before_cells(s, u, x);
	cell_text(s, after(b, Y_NOTE), note_of(b, u, x));
	cell_number(s, after(b, Y_ORDER), (double)(book_place(b, u) + 1));
	sheet_next(s);
}

static void
year_notes(struct sheet *s)
{
	struct book *b = s->b;
	const struct plan *p = b->r->plan;

	sheet_note(s, FACE_NOTE, book_text(b, "说明：1.考核得分=主体责任成绩×%s%%"
	    "+监督责任成绩×%s%%；责任成绩=日常考核×%s%%+年终考核×%s%%；年终考核="
	    "（民主测评+问卷调查+理论测试）÷3。计算过程见“成绩计算”“得分计算”，"
	    "依据见“加减分”“等次限定”“年终考核”“指标得分明细”。",
	    book_figure(b, p->w_duty[DUTY_MAIN]),
	    book_figure(b, p->w_duty[DUTY_OVERSIGHT]), book_figure(b, p->w_daily),
	    book_figure(b, p->w_final)));
	sheet_note(s, FACE_NOTE, book_text(b, "2.最后得分%s分以上为优秀，%s分以上"
	    "为良好，%s分以上为一般，其余为差，按不取整的得分划分。名次按两位小数"
	    "的最后得分排列，同分同名次，按单位代码先后排列；按“机关序列”（右侧不"
	    "打印的一列）排序即为机关序列。未评定的单位不排名。",
	    book_figure(b, p->grade[BAND_BEST]), book_figure(b, p->grade[BAND_GOOD]),
	    book_figure(b, p->grade[BAND_FAIR])));
	closing_notes(s);
}

/* Grades by colour, in a column of this sheet. */
static void
mark_grades(struct sheet *s, uint16_t column)
{
	static const enum mark how[] = { [BAND_BEST] = MARK_GREEN,
		[BAND_GOOD] = MARKS, [BAND_FAIR] = MARK_AMBER,
		[BAND_POOR] = MARK_RED, [BAND_NONE] = MARK_GREY };

	for (int k = 0; k < BANDS; k++)
		if (how[k] < MARKS)
			mark_text(s, column, how[k], grade_name((enum band)k));
}

/* Room above the highest column: a bonus lifts F above 100. */
static double
axis_top(struct book *b, const struct unit_result **v, size_t n)
{
	double top = 110;

	for (size_t i = 0; i < n; i++) {
		double x = rational_shown(book_annual(b, v[i])->final) + 10;

		top = x > top ? (double)((int)(x / 10) + 1) * 10 : top;
	}
	return top;
}

static void
fill_group(struct sheet *s, enum category c)
{
	struct book *b = s->b;
	size_t n;
	const struct unit_result **v = units_by_place(b, c, &n);

	for (size_t i = 0; i < n; i++)
		year_row(s, v[i]);
	if (n == 0)
		sheet_empty(s, book_text(b, "单位名册中没有%s",
		    category_name(c)));
	book_name_column(s, groups[c].scores, Y_FINAL);
	book_name_column(s, groups[c].grades, Y_GRADE);
	year_notes(s);
	sheet_ready(s);
	mark_grades(s, Y_GRADE);
	mark_text(s, Y_LIMIT, MARK_RED, grade_name(BAND_FAIR));
	mark_text(s, Y_LIMIT, MARK_RED, grade_name(BAND_GOOD));
	if (n > 0 && v[0]->rank > 0) {
		data_bars(s, Y_FINAL, n);
		units_chart(s, book_text(b, "%s%s最后得分", b->period,
		    category_name(c)), Y_UNIT, Y_FINAL, n, axis_top(b, v, n));
	}
}

void
fill_year_county(struct sheet *s)
{
	fill_group(s, CAT_COUNTY);
}

void
fill_year_city(struct sheet *s)
{
	fill_group(s, CAT_CITY);
}

/* --- 综合考评 --- */

enum { O_NO, O_CODE, O_UNIT, O_CATEGORY, O_FINAL, O_GRADE, O_INSPECTED, O_TALKED,
	O_REVIEWED, O_ACCOUNTED, O_PROPOSED,
	O_RULE, O_COLUMNS };

static const struct column overall_columns[] = {
	[O_NO] = { "序号", 7, FACE_COUNT },
	[O_CODE] = { "单位代码", -1, FACE_CENTER },
	[O_UNIT] = { "单位", 0, FACE_STRONG },
	[O_CATEGORY] = { "类别", 12, FACE_CENTER },
	[O_FINAL] = { "考核成绩", 14, FACE_SCORE },
	[O_GRADE] = { "考核等次", 14, FACE_CENTER },
	[O_INSPECTED] = { "督查", 24, FACE_TEXT },
	[O_TALKED] = { "谈话", 22, FACE_TEXT },
	[O_REVIEWED] = { "评议", 22, FACE_TEXT },
	[O_ACCOUNTED] = { "问责", 18, FACE_TEXT },
	[O_PROPOSED] = { "结果运用（建议）", 54, FACE_TEXT },
	[O_RULE] = { "依据", 29, FACE_TEXT },
};

void
frame_overall(struct book *b, struct frame *f)
{
	f->name = "综合考评";
	f->title = book_text(b, "%s综合考评用考核结果", b->period);
	f->sub = book_text(b, "截至%s，按机关序列排列。供年度综合考评使用[D16.2]"
	    "；表彰、约谈、问责由签批决定，这里只列建议。", b->as_of);
	frame_columns(f, overall_columns, O_COLUMNS, O_CATEGORY);
}

/* D16.1: what the grade leads to. */
static const char *
use_of(enum band grade)
{
	static const char *const v[] = {
		[BAND_BEST] = "建议予以表彰",
		[BAND_GOOD] = NONE_MARK,
		[BAND_FAIR] = "综合考评不得评为优秀；建议约谈或者问责主要负责人",
		/* NOLINTNEXTLINE(bugprone-suspicious-missing-comma) */
		[BAND_POOR] = ("参照一般等次：综合考评不得评为优秀；建议约谈"
		    "或者问责主要负责人"),
		[BAND_NONE] = "未评定，成绩补齐以后再评定",
	};

	return v[grade];
}

/* One part of a cell: "到位8个"; nothing where there is none. */
static const char *
part(struct book *b, const char *before, const char *what, int64_t n,
    const char *of)
{
	if (n == 0)
		return before;
	return book_text(b, "%s%s%s%lld%s", before, *before == '\0' ? "" :
	    "，", what, (long long)n, of);
}

/* D16.2: how often, and what came of it; what was said in a talk never
 * (B23.1). */
static void
overall_cells(struct sheet *s, const struct overall *o)
{
	struct book *b = s->b;
	const char *text = part(b, "", "", o->inspections, "次");

	text = part(b, text, "问题", o->problems, "个");
	text = part(b, text, "已整改", o->mended, "个");
	text = part(b, text, "没有到位", o->unmended, "个");
	text = part(b, text, "逾期", o->overdue, "个");
	cell_text(s, O_INSPECTED, *text == '\0' ? NONE_MARK : text);
	text = "";
	for (int k = 0; k < TALK_KINDS; k++)
		text = part(b, text, talk_kind_name((enum talk_kind)k),
		    o->talk[k], "次");
	cell_text(s, O_TALKED, *text == '\0' ? NONE_MARK : text);
	text = part(b, "", "评议", o->reviewed, "人次");
	text = part(b, text, "应批评教育", o->criticised, "人次");
	text = part(b, text, "建议问责", o->accountable, "人次");
	cell_text(s, O_REVIEWED, *text == '\0' ? NONE_MARK : text);
	text = part(b, "", "党组织", o->organ_cases, "次");
	text = part(b, text, "领导干部", o->cadre_cases, "人次");
	cell_text(s, O_ACCOUNTED, *text == '\0' ? NONE_MARK : text);
}

void
fill_overall(struct sheet *s)
{
	struct book *b = s->b;

	for (size_t i = 0; i < b->n_units; i++) {
		const struct unit_result *u = b->unit[i];
		const struct annual_result *x = book_annual(b, u);
		bool leads = x->grade != BAND_GOOD && x->grade != BAND_NONE;

		cell_number(s, O_NO, (double)(i + 1));
		unit_cells(s, O_CODE, u->unit);
		cell_text(s, O_CATEGORY, category_name(u->unit->category));
		rounded_cell(s, O_FINAL, annual_cell(b, u, ANNUAL_FINAL), "",
		    x->final);
		same_text(s, O_GRADE, u, ANNUAL_GRADE, grade_name(x->grade));
		overall_cells(s, &x->overall);
		cell_text(s, O_PROPOSED, use_of(x->grade));
		cell_text(s, O_RULE, leads ? book_article(b, RULE_D16_1) :
		    NONE_MARK);
		sheet_next(s);
	}
	if (b->n_units == 0)
		sheet_empty(s, "单位名册中没有单位");
	closing_notes(s);
	sheet_ready(s);
	mark_grades(s, O_GRADE);
}

/* --- 未评定 --- */

enum { N_CODE, N_UNIT, N_CATEGORY, N_DUTY, N_WHY, N_RULE, N_COLUMNS };

static const struct column unrated_columns[] = {
	[N_CODE] = { "单位代码", -1, FACE_CENTER },
	[N_UNIT] = { "单位", 0, FACE_STRONG },
	[N_CATEGORY] = { "类别", 12, FACE_CENTER },
	[N_DUTY] = { "责任", 12, FACE_CENTER },
	[N_WHY] = { "原因", 66, FACE_TEXT },
	[N_RULE] = { "依据", 29, FACE_TEXT },
};

void
frame_unrated(struct book *b, struct frame *f)
{
	f->name = "未评定";
	f->title = book_text(b, "%s未评定等次的单位", b->period);
	f->sub = "缺少日常考核或者年终考核任何一部分的单位不评定等次，不按其余部分"
	    "折算[D12.1]。未评定不是考核等次。";
	frame_columns(f, unrated_columns, N_COLUMNS, N_CATEGORY);
}

static void
unrated_rows(struct sheet *s, const struct annual_result *x)
{
	for (size_t i = 0; i < x->ungraded.n; i++) {
		const struct ungraded *y = &x->ungraded.v[i];

		unit_cells(s, N_CODE, x->unit);
		cell_text(s, N_CATEGORY, category_name(x->unit->category));
		cell_text(s, N_DUTY, duty_name(y->duty));
		cell_text(s, N_WHY, y->why);
		cell_text(s, N_RULE, book_article(s->b, y->rule));
		sheet_next(s);
	}
}

/* What the year waits for. */
static void
closing_rows(struct sheet *s)
{
	const struct closing *c = &s->b->r->annual.closing;

	if (c->provisional && c->lacks.n > 0)
		sheet_note(s, FACE_ALERT, "还不能结账，因为：");
	for (size_t i = 0; c->provisional && i < c->lacks.n; i++)
		sheet_note(s, FACE_NOTE, book_text(s->b, "%zu.%s（%s）", i + 1,
		    c->lacks.v[i].why, book_article(s->b,
		    c->lacks.v[i].rule)));
}

void
fill_unrated(struct sheet *s)
{
	struct book *b = s->b;

	for (size_t i = 0; i < b->n_units; i++)
		unrated_rows(s, book_annual(b, b->unit[i]));
	if (s->n_rows == 0)
		sheet_empty(s, "没有未评定等次的单位");
	closing_rows(s);
	sheet_ready(s);
}
