/*
 * xlsx_rank.c - 县区排名 and 市直单位排名: scores, places, marks, a chart.
 */
#include "out/xlsx_sheets.h"

#include <assert.h>
#include <inttypes.h>

#include "base/decimal.h"
#include "base/sort.h"

enum rank_column {
	R_RANK, R_CODE, R_UNIT, R_SCORE,
	R_DUTY,                   /* three columns for each responsibility */
	R_DAILY = R_DUTY + 3 * DUTIES, /* each responsibility, then both */
	R_TOTAL = R_DAILY + DUTIES,
	R_DUE, R_COMPLETE, R_OVERDUE, R_WARNING, R_PROVISIONAL,
	R_PREVIOUS,               /* of a quarter: score, place, change */
	R_YEAR_AGO = R_PREVIOUS + 3,
	R_NOTE = R_YEAR_AGO + 3, R_COLUMNS
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
	{ "备注", 26, FACE_TEXT },
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
	return c;
}

static void
add_head(struct frame *f, const char *head, int first, int last)
{
	f->group[f->n_groups] = head;
	f->group_first[f->n_groups] = (uint16_t)first;
	f->group_last[f->n_groups++] = (uint16_t)last;
}

static const char *
window_head(struct book *b, const char *what, const struct past *p)
{
	return arena_printf(&b->a, "%s（%s）", what,
	    window_chinese(&b->a, p->window));
}

/* What stands in red above the table. */
static const char *
alert(struct book *b)
{
	static const char weights[] = "提示：考核方案的权重与第十条不一致"
	    "（督查考核办法规定主体责任60%、监督责任40%，日常考核70%、"
	    "年终考核30%），下列得分按考核方案计算。[D10.2]";
	const char *running = book_running(b);

	if (!b->r->weights_differ)
		return running;
	return running == NULL ? weights :
	    book_text(b, "%s%s", running, weights);
}

static void
frame_group(struct book *b, struct frame *f, enum category c)
{
	bool half = b->kind == BOOK_HALF;

	f->name = groups[c].name;
	f->title = book_text(b, "%s%s全程记实得分排名", b->period,
	    category_name(c));
	f->sub = book_text(b, "统计期间：%s至%s　　截至：%s　　单位：分",
	    b->first, b->last, b->as_of);
	f->alert = alert(b);
	f->column = columns_of(b);
	f->n_columns = f->n_printed = note_column(b) + 1u;
	add_head(f, "主体责任", R_DUTY, R_DUTY + 2);
	add_head(f, "监督责任", R_DUTY + 3, R_DAILY - 1);
	add_head(f, "日常考核（本年至今）", R_DAILY, R_DUE - 1);
	add_head(f, "任务数", R_DUE, R_PROVISIONAL - 1);
	if (book_compares(b)) {
		add_head(f, window_head(b, half ? "上一个半年" : "上季度",
		    &b->r->previous),
		    R_PREVIOUS, R_YEAR_AGO - 1);
		add_head(f, window_head(b, half ? "去年同期" : "去年同季",
		    &b->r->year_ago),
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

/* "=IF(ISNUMBER(x),ROUND(ROUND(x,9),2),"—")" with `tail` after x */
static void
rounded(struct sheet *s, uint16_t column, const char *cell,
    const char *tail, const struct rational *result)
{
	if (cell == NULL)
		cell_text(s, column, NONE_MARK);
	else
		cell_formula(s, column, book_text(s->b, "=IF(ISNUMBER(%s),"
		    "ROUND(ROUND(%s%s,9),2),\"—\")", cell, cell, tail),
		    rational_shown(result), result == NULL);
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
		rounded(s, column, x == NULL ? y : x, tail, result);
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
			rounded(s, (uint16_t)(at + k), calc_cell(b, u, d,
			    CALC_CLASS + 3 * k), "", r->klass[k]);
		rounded(s, (uint16_t)(at + CLASSES), calc_cell(b, u, d,
		    CALC_MONTH), "", r->score);
		rounded(s, (uint16_t)(R_DAILY + d), calc_cell(b, u, d,
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

/* "暂定（2条未审核）；监督责任未登记；个性指标未报" */
static const char *
marks(struct book *b, const struct unit_result *u)
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

/* Score and place then, and how the score changed since. */
static void
past_cells(struct sheet *s, uint16_t at, const struct unit_result *u,
    const struct past *then)
{
	struct book *b = s->b;
	const struct unit_result *was = past_unit(then,
	    field_text(&u->unit->code));
	const char *now = cell_ref(b, s->row, R_SCORE);
	const char *old = cell_ref(b, s->row, at);
	bool scored = was != NULL && was->score != NULL;
	bool both = scored && u->score != NULL;

	if (scored) {
		cell_number(s, at, rational_shown(was->score));
		cell_number(s, (uint16_t)(at + 1), was->rank);
	} else {
		cell_text(s, at, NONE_MARK);
		cell_text(s, (uint16_t)(at + 1), NONE_MARK);
	}
	cell_formula(s, (uint16_t)(at + 2), book_text(b,
	    "=IF(COUNT(%s,%s)=2,ROUND(ROUND(%s-%s,9),2),\"—\")", now, old,
	    now, old), both ? (double)(rat_hundredths(u->score) -
	    rat_hundredths(was->score)) / 100 : 0, !both);
}

static void
rank_row(struct sheet *s, const struct unit_result *u)
{
	struct book *b = s->b;
	const struct group *g = &groups[u->unit->category];
	const char *score = book_text(b, "D%lu", (unsigned long)s->row + 1);

	cell_formula(s, R_RANK, book_text(b,
	    "=IF(ISNUMBER(%s),RANK(%s,%s),\"—\")", score, score, g->scores),
	    u->rank, u->rank == 0);
	cell_text(s, R_CODE, field_text(&u->unit->code));
	cell_text(s, R_UNIT, field_text(&u->unit->name));
	scores(s, u);
	counts(s, u);
	cell_number(s, R_PROVISIONAL, (double)u->provisional);
	if (book_compares(b)) {
		past_cells(s, R_PREVIOUS, u, &b->r->previous);
		past_cells(s, R_YEAR_AGO, u, &b->r->year_ago);
	}
	cell_text(s, note_column(b), marks(b, u));
	sheet_next(s);
}

/* --- below the rows --- */

static const char *
percent(struct book *b, int64_t h)
{
	char text[24];

	decimal_short(h, text);
	return arena_strdup(&b->row, text);
}

static void
notes(struct sheet *s)
{
	struct book *b = s->b;
	const struct plan *p = b->r->plan;

	sheet_note(s, FACE_NOTE, book_text(b, "说明：1.得分=主体责任得分×%s%%+"
	    "监督责任得分×%s%%；责任得分=共性指标得分×%s%%+个性指标得分×%s%%"
	    "；每类得分=100×所得÷分值。没有到期任务的记“%s”，由另一类（另一责"
	    "任）单独计算。计算过程见“得分计算”，依据见“指标得分明细”。",
	    percent(b, p->w_duty[DUTY_MAIN]),
	    percent(b, p->w_duty[DUTY_OVERSIGHT]),
	    percent(b, p->w_class[CLASS_COMMON]),
	    percent(b, p->w_class[CLASS_INDIVIDUAL]), NONE_MARK));
	sheet_note(s, FACE_NOTE, book_text(b, "2.日常考核为本年完成时限不晚于"
	    "%s的全部任务的得分，记实折算%s%%。名次按两位小数的得分排列，同分"
	    "同名次，按单位代码先后排列。", b->as_of,
	    percent(b, p->conversion)));
	sheet_note(s, FACE_NOTE, "3.暂定：计分时尚无审核意见的记录按通过计算"
	    "，审核后得分可能变动[A15.4]。监督责任未登记：名册中没有承担监督责任"
	    "的党组织，只按主体责任计分[A02.3]。个性指标未报：没有按期报送工作"
	    "台账，只按共性指标计分[A05.2]。");
	if (b->r->calendar_short)
		sheet_note(s, FACE_ALERT, "4.日历不全：有的工作日期限超出了"
		    "工作日历，只按周末计算。");
	sheet_note(s, FACE_NOTE, book_text(b, "台账链：%" PRId64 "条，链值 %s",
	    b->r->chain_count, b->r->chain_value));
}

enum {
	CROWDED = 20,            /* names stand upright from here on */
	LABELLED = 40,           /* no figures on the columns beyond */
	AXIS_TOP = 110,          /* room for the figure of a full 100 */
	CHART_INK = 0x3B6FB6, BAR_INK = 0xA9C4E8
};

static void
chart_looks(lxw_chart *x, lxw_chart_series *series, size_t n)
{
	char song[] = "宋体";
	lxw_chart_font names = { .name = song, .size = 9 };
	lxw_chart_fill fill = { .color = CHART_INK };

	if (n > CROWDED)
		names.rotation = -90;
	chart_axis_set_num_font(x->x_axis, &names);
	names.rotation = 0;
	chart_axis(x, 0, AXIS_TOP, 20);
	chart_series_set_fill(series, &fill);
	chart_legend_set_position(x, LXW_CHART_LEGEND_NONE);
	chart_set_series_gap(x, 60);
	if (n <= LABELLED) {
		chart_series_set_labels(series);
		chart_series_set_labels_num_format(series, "0.00");
		chart_series_set_labels_font(series, &names);
	}
}

static void
chart(struct sheet *s, enum category c, size_t n)
{
	struct book *b = s->b;
	const char *name = groups[c].name;
	lxw_row_t last = s->first + (lxw_row_t)n - 1;
	lxw_chart *x = chart_begin(s, LXW_CHART_COLUMN, book_text(b,
	    "%s%s得分", b->period, category_name(c)));
	lxw_chart_series *series = chart_add(s, x, "得分", book_text(b,
	    "='%s'!%s:%s", name, cell_ref(b, s->first, R_UNIT),
	    cell_ref(b, last, R_UNIT)), book_text(b, "='%s'!%s:%s", name,
	    cell_ref(b, s->first, R_SCORE), cell_ref(b, last, R_SCORE)));

	if (series != NULL)
		chart_looks(x, series, n);
	chart_end(s, x, "各单位得分柱形图");
}

static void
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

static void
fill_group(struct sheet *s, enum category c)
{
	struct book *b = s->b;
	const struct unit_result **v =
	    arena_array(&b->a, const struct unit_result *, b->n_units);
	size_t n = 0;

	for (size_t i = 0; i < b->n_units; i++) {
		if (b->r->unit.v[i].unit->category == c)
			v[n++] = &b->r->unit.v[i];
	}
	sort_stable(v, n, sizeof(*v), place_compare, NULL);
	for (size_t i = 0; i < n; i++)
		rank_row(s, v[i]);
	if (n == 0)
		sheet_empty(s, book_text(b, "单位名册中没有%s",
		    category_name(c)));
	book_name_column(s, groups[c].scores, R_SCORE);
	notes(s);
	sheet_ready(s);
	if (n > 0) {
		data_bars(s, R_SCORE, n);
		data_bars(s, R_TOTAL, n);
		chart(s, c, n);
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
