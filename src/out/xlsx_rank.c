/*
 * xlsx_rank.c - 县区排名 and 市直单位排名: scores, places, marks, a chart.
 */
#include "out/xlsx_sheets.h"

#include <inttypes.h>


enum { AXIS_TOP = 110 }; /* room for the figure of a full 100 */

enum rank_column {
	R_RANK, R_CODE, R_UNIT, R_SCORE,
	R_DUTY,                   /* three columns for each responsibility */
	R_DAILY = R_DUTY + 3 * DUTIES, /* each responsibility, then both */
	R_TOTAL = R_DAILY + DUTIES,
	R_DUE, R_COMPLETE, R_OVERDUE, R_WARNING, R_PROVISIONAL,
	R_PREVIOUS,               /* of a quarter: score, place, change */
	R_YEAR_AGO = R_PREVIOUS + 3,
	R_NOTE = R_YEAR_AGO + 3, R_ORDER, R_COLUMNS
};

static const struct column columns[] = {
	{ "名次", 6, FACE_COUNT }, { "单位代码", -1, FACE_CENTER },
	{ "单位", 0, FACE_STRONG }, { "得分", 9, FACE_SCORE },
	{ "共性", 8, FACE_NUMBER }, { "个性", 8, FACE_NUMBER },
	{ "得分", 8, FACE_NUMBER }, { "共性", 8, FACE_NUMBER },
	{ "个性", 8, FACE_NUMBER }, { "得分", 8, FACE_NUMBER },
	{ "主体责任", 8, FACE_NUMBER }, { "监督责任", 8, FACE_NUMBER },
	{ "合计", 9, FACE_SCORE },
	{ "应完成", 7, FACE_COUNT }, { "已完成", 7, FACE_COUNT },
	{ "逾期", 6, FACE_COUNT }, { "预警", 6, FACE_COUNT },
	{ "暂定", 6, FACE_COUNT },
	{ "得分", 8, FACE_NUMBER }, { "名次", 6, FACE_COUNT },
	{ "变化", 8, FACE_CHANGE },
	{ "得分", 8, FACE_NUMBER }, { "名次", 6, FACE_COUNT },
	{ "变化", 8, FACE_CHANGE },
	{ "备注", 26, FACE_TEXT }, { "机关序列", 9, FACE_KEY },
};
_Static_assert(sizeof(columns) / sizeof(columns[0]) == R_COLUMNS,
    "one row per column");

static const struct group {
	const char *name, *scores;   /* the defined name of the scores */
} groups[] = {
	[CAT_COUNTY] = { "县区排名", "县区_得分" },
	[CAT_CITY] = { "市直单位排名", "市直单位_得分" },
};

const char *
rank_scores_name(enum category c)
{
	return groups[c].scores;
}

/* --- the frame --- */

/* A month's has no columns of other windows. */
static uint16_t
note_column(const struct book *b)
{
	return book_compares(b) ? R_NOTE : R_PREVIOUS;
}

static const struct column *
columns_of(struct book *b)
{
	struct column *c = arena_memdup(&b->a, columns, sizeof(columns));

	c[note_column(b)] = columns[R_NOTE];
	c[note_column(b) + 1] = columns[R_ORDER];
	return c;
}

/* What stands in red above the table. */
static const char *
alert(struct book *b)
{
	const char *weights = weights_alert(b, "得分");
	const char *running = book_running(b);

	if (weights == NULL || running == NULL)
		return weights == NULL ? running : weights;
	return book_text(b, "%s%s", running, weights);
}

static void
frame_group(struct book *b, struct frame *f, enum category c)
{
	f->name = groups[c].name;
	f->title = book_text(b, "%s%s全程记实得分排名", b->period,
	    category_name(c));
	f->sub = book_text(b, "统计期间：%s至%s　　截至：%s　　单位：分",
	    b->first, b->last, b->as_of);
	f->alert = alert(b);
	f->column = columns_of(b);
	f->n_printed = note_column(b) + 1u;
	f->n_columns = f->n_printed + 1;
	frame_group_head(f, "主体责任", R_DUTY, R_DUTY + 2);
	frame_group_head(f, "监督责任", R_DUTY + 3, R_DAILY - 1);
	frame_group_head(f, "日常考核（本年至今）", R_DAILY, R_DUE - 1);
	frame_group_head(f, "任务数", R_DUE, R_PROVISIONAL - 1);
	if (book_compares(b)) {
		frame_group_head(f, past_head(b, &b->r->previous),
		    R_PREVIOUS, R_YEAR_AGO - 1);
		frame_group_head(f, past_head(b, &b->r->year_ago),
		    R_YEAR_AGO, R_NOTE - 1);
	}
	f->frozen = R_SCORE;
}

void
frame_county(struct book *b, struct frame *f)
{
	frame_group(b, f, CAT_COUNTY);
}

void
frame_city(struct book *b, struct frame *f)
{
	frame_group(b, f, CAT_CITY);
}

/* --- a unit --- */

/* Cell `column` of a unit's responsibility in 得分计算; NULL: not borne. */
static const char *
calc_cell(struct book *b, const struct unit_result *u, int d, int column)
{
	const struct tally *y = &b->tally[u - b->r->unit.v][d];

	if (!u->duty[d].borne)
		return NULL;
	return book_text(b, "'得分计算'!%s", cell_ref(b, y->row,
	    (uint16_t)column));
}

/* Both responsibilities by their weights, or the one there is. */
static void
total(struct sheet *s, uint16_t column, const struct unit_result *u,
    int calc, const char *tail, const struct rational *result)
{
	struct book *b = s->b;
	const char *x = calc_cell(b, u, DUTY_MAIN, calc);
	const char *y = calc_cell(b, u, DUTY_OVERSIGHT, calc);

	if (x == NULL || y == NULL) {
		rounded_cell(s, column, x == NULL ? y : x, tail, result);
		return;
	}
	cell_formula(s, column, book_text(b, "=IF(COUNT(%s,%s)=0,\"—\","
	    "ROUND(ROUND(%s%s,9),2))", x, y, calc_blend(b, x,
	    "权重_主体责任", y, "权重_监督责任"), tail),
	    rational_shown(result), result == NULL);
}

static void
scores(struct sheet *s, const struct unit_result *u)
{
	struct book *b = s->b;

	total(s, R_SCORE, u, CALC_MONTH, "", u->score);
	total(s, R_TOTAL, u, CALC_YEAR, "*记实折算/100", u->daily);
	for (int d = 0; d < DUTIES; d++) {
		uint16_t at = (uint16_t)(R_DUTY + 3 * d);
		const struct duty_result *r = &u->duty[d];

		for (int k = 0; k < CLASSES; k++)
			rounded_cell(s, (uint16_t)(at + k), calc_cell(b, u, d,
			    CALC_CLASS + 3 * k), "", r->klass[k]);
		rounded_cell(s, (uint16_t)(at + CLASSES), calc_cell(b, u, d,
		    CALC_MONTH), "", r->score);
		rounded_cell(s, (uint16_t)(R_DAILY + d), calc_cell(b, u, d,
		    CALC_YEAR), "*记实折算/100", r->daily);
	}
}

/* Tasks due, complete, overdue: the sum over the responsibilities. */
static void
counts(struct sheet *s, const struct unit_result *u)
{
	struct book *b = s->b;
	const int64_t n[] = { u->due, u->complete, u->overdue };

	for (int i = 0; i < 3; i++) {
		const char *x = calc_cell(b, u, DUTY_MAIN, CALC_DUE + i);
		const char *y = calc_cell(b, u, DUTY_OVERSIGHT, CALC_DUE + i);

		cell_formula(s, (uint16_t)(R_DUE + i), book_text(b,
		    "=%s%s%s", x == NULL ? "" : x, x == NULL || y == NULL ?
		    "" : "+", y == NULL ? x == NULL ? "0" : "" : y),
		    (double)n[i], false);
	}
	cell_formula(s, R_WARNING, book_text(b, "=COUNTIFS(预警_归集,\"%s\","
	    "预警_状态,\"已进入预警期\",预警_种类,\"任务\")",
	    book_key(b, u->unit, "")), (double)u->warning, false);
}

/* Score and place then, and how the score changed since. */
static void
past_cells(struct sheet *s, uint16_t at, const struct unit_result *u,
    const struct past *then)
{
	const struct unit_result *was = past_unit(then,
	    field_text(&u->unit->code));
	bool scored = was != NULL && was->score != NULL;

	if (scored) {
		cell_number(s, at, rational_shown(was->score));
		cell_number(s, (uint16_t)(at + 1), was->rank);
	} else {
		cell_text(s, at, NONE_MARK);
		cell_text(s, (uint16_t)(at + 1), NONE_MARK);
	}
	change_cell(s, (uint16_t)(at + 2), R_SCORE, at, u->score, scored ?
	    was->score : NULL);
}

static void
rank_row(struct sheet *s, const struct unit_result *u)
{
	struct book *b = s->b;

	rank_cell(s, R_RANK, R_SCORE, rank_scores_name(u->unit->category),
	    u->rank);
	unit_cells(s, R_CODE, u->unit);
	scores(s, u);
	counts(s, u);
	cell_number(s, R_PROVISIONAL, (double)u->provisional);
	if (book_compares(b)) {
		past_cells(s, R_PREVIOUS, u, &b->r->previous);
		past_cells(s, R_YEAR_AGO, u, &b->r->year_ago);
	}
	cell_text(s, note_column(b), unit_marks(b, u));
	cell_number(s, (uint16_t)(note_column(b) + 1),
	    (double)(book_place(b, u) + 1));
	sheet_next(s);
}

/* --- below the rows --- */

static void
notes(struct sheet *s)
{
	struct book *b = s->b;
	const struct plan *p = b->r->plan;

	sheet_note(s, FACE_NOTE, book_text(b, "说明：1.得分=主体责任得分×%s%%+"
	    "监督责任得分×%s%%；责任得分=共性指标得分×%s%%+个性指标得分×%s%%"
	    "；每类得分=100×所得÷分值。没有到期任务的记“%s”，由另一类（另一责"
	    "任）单独计算。计算过程见“得分计算”，依据见“指标得分明细”。",
	    book_figure(b, p->w_duty[DUTY_MAIN]),
	    book_figure(b, p->w_duty[DUTY_OVERSIGHT]),
	    book_figure(b, p->w_class[CLASS_COMMON]),
	    book_figure(b, p->w_class[CLASS_INDIVIDUAL]), NONE_MARK));
	sheet_note(s, FACE_NOTE, book_text(b, "2.日常考核为本年完成时限不晚于"
	    "%s的全部任务的得分，记实折算%s%%。名次按两位小数的得分排列，同分"
	    "同名次，按单位代码先后排列；按“机关序列”（右侧不打印的一列）排序"
	    "即为机关序列。", b->as_of,
	    book_figure(b, p->conversion)));
	sheet_note(s, FACE_NOTE, "3.暂定：计分时尚无审核意见的记录按通过计算"
	    "，审核后得分可能变动[A15.4]。监督责任未登记：名册中没有承担监督责任"
	    "的党组织，只按主体责任计分[A02.3]。个性指标未报：没有按期报送工作"
	    "台账，只按共性指标计分[A05.2]。");
	closing_notes(s);
}

/* How many of the ranked count as lagging (D06.1). */
static size_t
lagging(const struct book *b, size_t n_ranked)
{
	size_t most = n_ranked / 2, n = (size_t)b->r->plan->lagging;

	return n < most ? n : most;
}

/* What a quarter proposes people for, and tasks overdue. */
static void
marks(struct sheet *s, const struct unit_result **v, size_t n)
{
	const struct book *b = s->b;
	size_t ranked = 0;

	for (size_t i = 0; i < n; i++)
		ranked += v[i]->rank > 0;
	mark_number(s, R_OVERDUE, MARK_RED, ">", 0);
	if (b->kind != BOOK_QUARTER || !b->r->over)
		return;
	mark_number(s, R_RANK, MARK_AMBER, ">", (double)(ranked -
	    lagging(b, ranked)));
	mark_number(s, R_SCORE, MARK_RED, "<",
	    (double)b->r->plan->grade[BAND_FAIR] / 100);
}

static void
fill_group(struct sheet *s, enum category c)
{
	struct book *b = s->b;
	size_t n;
	const struct unit_result **v = units_by_place(b, c, &n);

	for (size_t i = 0; i < n; i++)
		rank_row(s, v[i]);
	if (n == 0)
		sheet_empty(s, book_text(b, "单位名册中没有%s",
		    category_name(c)));
	book_name_column(s, groups[c].scores, R_SCORE);
	notes(s);
	sheet_ready(s);
	marks(s, v, n);
	if (n > 0) {
		data_bars(s, R_SCORE, n);
		data_bars(s, R_TOTAL, n);
		units_chart(s, book_text(b, "%s%s得分", b->period,
		    category_name(c)), R_UNIT, R_SCORE, n, AXIS_TOP);
	}
}

void
fill_county(struct sheet *s)
{
	fill_group(s, CAT_COUNTY);
}

void
fill_city(struct sheet *s)
{
	fill_group(s, CAT_CITY);
}
