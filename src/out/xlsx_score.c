/*
 * xlsx_score.c - 指标得分明细 (a row per task that is due) and 得分计算
 * (what the tasks of a unit sum to): the way from a score to its parts.
 */
#include "out/xlsx_sheets.h"

#include <assert.h>
#include <inttypes.h>

#include "base/sbuf.h"
#include "base/sort.h"

enum { PERCENT = 100 }; /* hundredths of a percent in a percent */

/* Is the task among those of the year so far? */
static bool
is_due(const struct book *b, const struct task *t)
{
	return t->deadline <= b->r->as_of;
}

static void
tally_task(struct book *b, const struct task *t)
{
	size_t i = book_unit(b, t->unit);
	enum klass k = t->indicator->klass;
	struct tally *y;

	if (i == b->n_units || !is_due(b, t))
		return;
	y = &b->tally[i][t->indicator->duty];
	for (int w = TALLY_WINDOW; w < TALLY_SPANS; w++) {
		if (w == TALLY_WINDOW && !t->scored)
			continue;
		y->worth[w][k] = rat_add(&b->a, y->worth[w][k], t->worth);
		y->earned[w][k] = rat_add(&b->a, y->earned[w][k], t->earned);
	}
	y->due += t->scored;
	y->complete += t->scored && t->complete;
	y->overdue += t->deadline < b->r->as_of && !t->complete;
}

void
book_tally(struct book *b)
{
	const struct rational *zero = rat_int(&b->a, 0);

	b->tally = arena_calloc(&b->a, b->n_units, sizeof(*b->tally));
	for (size_t i = 0; i < b->n_units * DUTIES; i++) {
		struct tally *y = &b->tally[i / DUTIES][i % DUTIES];

		for (int n = 0; n < TALLY_SPANS * CLASSES; n++) {
			y->worth[n / CLASSES][n % CLASSES] = zero;
			y->earned[n / CLASSES][n % CLASSES] = zero;
		}
	}
	for (size_t i = 0; i < b->r->task.n; i++)
		tally_task(b, &b->r->task.v[i]);
}

/* 指标得分明细 */

enum detail_column {
	D_CODE, D_UNIT, D_DUTY, D_CLASS, D_SUBJECT, D_NAME, D_CYCLE, D_DUE,
	D_WINDOW, D_COUNT, D_HAVE, D_COMPLETE, D_WORTH, D_EARNED, D_LOST,
	D_RATE, D_NOTE, D_KEY, D_COLUMNS
};

static const struct column detail_columns[] = {
	[D_CODE] = { "单位代码", -1, FACE_CENTER },
	[D_UNIT] = { "单位", 0, FACE_TEXT },
	[D_DUTY] = { "责任", 10, FACE_CENTER },
	[D_CLASS] = { "类别", 7, FACE_CENTER },
	[D_SUBJECT] = { "任务编号", 19, FACE_TEXT },
	[D_NAME] = { "指标名称", 28, FACE_TEXT },
	[D_CYCLE] = { "周期", 8, FACE_CENTER },
	[D_DUE] = { "完成时限", 12, FACE_DAY },
	[D_WINDOW] = { "本期", 7, FACE_CENTER },
	[D_COUNT] = { "应有记录", 9, FACE_COUNT },
	[D_HAVE] = { "有效记录", 9, FACE_COUNT },
	[D_COMPLETE] = { "完成", 7, FACE_CENTER },
	[D_WORTH] = { "分值", 8, FACE_NUMBER },
	[D_EARNED] = { "得分", 8, FACE_NUMBER },
	[D_LOST] = { "失分", 8, FACE_NUMBER },
	[D_RATE] = { "得分率（%）", 9, FACE_NUMBER },
	[D_NOTE] = { "情况", 20, FACE_TEXT },
	[D_KEY] = { "归集键", 24, FACE_KEY },
};

void
frame_detail(struct book *b, struct frame *f)
{
	f->name = "指标得分明细";
	f->title = book_text(b, "%s全程记实指标得分明细", b->period);
	f->sub = book_text(b, "本年度完成时限不晚于%s的全部任务，每个指标在"
	    "每个周期内为一项任务；“本期”为“是”的计入%s得分，全部计入"
	    "日常考核。", b->as_of, b->period);
	f->column = detail_columns;
	f->n_columns = D_COLUMNS;
	f->n_printed = D_KEY;
	f->frozen = D_DUTY;
}

/* "逾期录入1条；无印证材料2条；缺1条" */
static const char *
task_note(struct book *b, const struct task *t)
{
	int64_t n[7] = { 0 };
	static const char *const what[] = { "逾期录入", "无印证材料",
		"逾期完成", "审核扣分", "审核退回", "认定不实", "缺" };
	struct sbuf out = SBUF_INIT;
	const char *text;

	for (size_t i = 0; i < t->n_earnings; i++) {
		const struct earning *g = &t->earning[i];
		bool counts = g->counts;
		enum opinion o = g->record->opinion.opinion;

		n[0] += counts && g->late;
		n[1] += counts && g->no_evidence;
		n[2] += counts && g->overdue;
		n[3] += counts && o == OPINION_DEDUCT;
		n[4] += o == OPINION_RETURN;
		n[5] += o == OPINION_FALSE;
	}
	n[6] = t->indicator->count.n - (int64_t)t->have;
	for (size_t i = 0; i < 7; i++) {
		if (n[i] > 0)
			sbuf_printf(&out, "%s%s%" PRId64 "条",
			    out.n > 0 ? "；" : "", what[i], n[i]);
	}
	text = arena_strdup(&b->row, sbuf_text(&out));
	sbuf_release(&out);
	return text;
}

static void
detail_row(struct sheet *s, const struct task *t)
{
	struct book *b = s->b;
	const struct indicator *x = t->indicator;
	unsigned long row = (unsigned long)s->row + 1;
	double worth = rational_double(&b->row, t->worth);
	double earned = rational_double(&b->row, t->earned);
	const struct rational *lost = rat_sub(&b->row, t->worth, t->earned);
	const struct rational *rate = rat_sign(t->worth) == 0 ? NULL :
	    rat_div(&b->row, rat_mul(&b->row, t->earned, rat_int(&b->row, 100)),
	    t->worth);

	unit_cells(s, D_CODE, t->unit);
	cell_text(s, D_DUTY, duty_name(x->duty));
	cell_text(s, D_CLASS, class_name(x->klass));
	cell_text(s, D_SUBJECT, t->subject);
	cell_text(s, D_NAME, field_text(&x->name));
	cell_text(s, D_CYCLE, cycle_name(x->cycle));
	cell_day(s, D_DUE, t->deadline);
	cell_text(s, D_WINDOW, t->scored ? "是" : "否");
	cell_number(s, D_COUNT, (double)x->count.n);
	cell_number(s, D_HAVE, (double)t->have);
	cell_text(s, D_COMPLETE, t->complete ? "是" : "否");
	cell_number(s, D_WORTH, worth);
	cell_number(s, D_EARNED, earned);
	cell_formula(s, D_LOST, book_text(b, "=ROUND(ROUND(M%lu-N%lu,9),2)",
	    row, row), rational_shown(lost), false);
	cell_formula(s, D_RATE, book_text(b,
	    "=IF(M%lu=0,\"—\",ROUND(ROUND(100*N%lu/M%lu,9),2))", row, row,
	    row), rational_shown(rate), rate == NULL);
	cell_text(s, D_NOTE, task_note(b, t));
	cell_text(s, D_KEY, book_key(b, t->unit, book_text(b, "%s%s",
	    duty_name(x->duty), class_name(x->klass))));
	sheet_next(s);
}

struct order { size_t unit; const struct task *task; };

static int
order_compare(const void *left, const void *right, void *ctx)
{
	const struct order *x = left, *y = right;
	const struct indicator *i = x->task->indicator;
	const struct indicator *j = y->task->indicator;

	(void)ctx;
	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (i->duty != j->duty)
		return i->duty < j->duty ? -1 : 1;
	return (i->klass > j->klass) - (i->klass < j->klass);
}

static void
detail_names(struct sheet *s)
{
	static const struct { const char *name; uint16_t column; } names[] = {
		{ "明细_归集", D_KEY }, { "明细_本期", D_WINDOW },
		{ "明细_分值", D_WORTH }, { "明细_得分", D_EARNED },
		{ "明细_完成", D_COMPLETE }, { "明细_时限", D_DUE },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		book_name_column(s, names[i].name, names[i].column);
}

void
fill_detail(struct sheet *s)
{
	struct book *b = s->b;
	struct order *v = arena_array(&b->a, struct order, b->r->task.n);
	size_t *place = arena_array(&b->a, size_t, b->n_units);
	size_t n = 0;

	for (size_t i = 0; i < b->n_units; i++)
		place[b->unit[i] - b->r->unit.v] = i;
	for (size_t i = 0; i < b->r->task.n; i++) {
		const struct task *t = &b->r->task.v[i];
		size_t u = book_unit(b, t->unit);

		if (u < b->n_units && is_due(b, t))
			v[n++] = (struct order){ place[u], t };
	}
	sort_stable(v, n, sizeof(*v), order_compare, NULL);
	for (size_t i = 0; i < n; i++)
		detail_row(s, v[i].task);
	if (n == 0)
		sheet_empty(s, "截至日期以前没有到期的任务");
	detail_names(s);
	sheet_note(s, FACE_NOTE, "说明：得分=分值÷应有记录×各条记录所得比例之"
	    "和；逾期录入、无印证材料、逾期完成按考核方案扣减，审核退回、认定不"
	    "实的记录不得分；每一分的去向见“扣分明细”。未到完成时限的任务不列入"
	    "本表。");
	sheet_ready(s);
}

/* 得分计算 */

enum calc_column {
	C_CODE, C_UNIT, C_DUTY,
	C_MONTH,                /* seven columns: two classes, then both */
	C_YEAR = C_MONTH + 7,
	C_DUE = C_YEAR + 7, C_COMPLETE, C_OVERDUE, C_KEY, C_COLUMNS,
	CLASS_COLUMNS = 3, C_SCORE = 6 /* after C_MONTH, C_YEAR */
};

_Static_assert(CALC_MONTH == C_MONTH + C_SCORE && CALC_DUE == (int)C_DUE &&
    CALC_YEAR == C_YEAR + C_SCORE && CALC_CLASS == C_MONTH + 2,
    "as xlsx_sheets.h says");

#define WINDOW_HEADS \
	{ "共性分值", 9, FACE_NUMBER }, { "共性所得", 9, FACE_NUMBER }, \
	{ "共性得分", 10, FACE_EXACT }, { "个性分值", 9, FACE_NUMBER }, \
	{ "个性所得", 9, FACE_NUMBER }, { "个性得分", 10, FACE_EXACT }, \
	{ "责任得分", 10, FACE_EXACT }

static const struct column calc_columns[] = {
	{ "单位代码", -1, FACE_CENTER }, { "单位", 0, FACE_TEXT },
	{ "责任", 12, FACE_CENTER }, WINDOW_HEADS, WINDOW_HEADS,
	{ "应完成", 7, FACE_COUNT }, { "已完成", 7, FACE_COUNT },
	{ "逾期", 7, FACE_COUNT }, { "归集键", 20, FACE_KEY }
};
_Static_assert(sizeof(calc_columns) / sizeof(calc_columns[0]) == C_COLUMNS,
    "one row per column");

/* The window of a year is the year: its scores stand once. */
static bool
has_year(const struct book *b)
{
	return b->kind != BOOK_YEAR;
}

/* Where a column stands that comes after those of the year so far. */
static uint16_t
calc_at(const struct book *b, enum calc_column c)
{
	return (uint16_t)(has_year(b) ? c : c - (C_DUE - C_YEAR));
}

static const struct column *
calc_columns_of(struct book *b)
{
	struct column *c = arena_memdup(&b->a, calc_columns,
	    sizeof(calc_columns));

	for (int i = C_DUE; i < C_COLUMNS; i++)
		c[calc_at(b, (enum calc_column)i)] = calc_columns[i];
	return c;
}

void
frame_calc(struct book *b, struct frame *f)
{
	f->name = "得分计算";
	f->title = book_text(b, "%s得分计算过程", b->period);
	f->sub = book_text(b, "每类得分=100×所得÷分值，按“归集键”从“指标得分"
	    "明细”汇总；责任得分按共性、个性权重加权，没有到期任务的记“%s”，"
	    "由另一类单独计算。此处不取整，排名表四舍五入到两位小数。",
	    NONE_MARK);
	f->column = calc_columns_of(b);
	f->n_columns = calc_at(b, C_COLUMNS);
	f->n_printed = calc_at(b, C_KEY);
	frame_group_head(f, b->period, C_MONTH, C_YEAR - 1);
	if (has_year(b))
		frame_group_head(f, book_text(b, "本年至%s", b->as_of),
		    C_YEAR, C_DUE - 1);
	frame_group_head(f, "任务数", calc_at(b, C_DUE), calc_at(b, C_OVERDUE));
	f->frozen = C_MONTH;
	f->unfiltered = true;
}

const char *
calc_blend(struct book *b, const char *x, const char *wx, const char *y,
    const char *wy)
{
	return book_text(b, "IF(COUNT(%s,%s)=2,(%s*%s+%s*%s)/100,"
	    "IF(ISNUMBER(%s),%s,%s))", x, y, x, wx, y, wy, x, x, y);
}

static const struct rational *
ratio(struct book *b, const struct tally *y, enum tally_span w, enum klass k)
{
	if (rat_sign(y->worth[w][k]) == 0)
		return NULL;
	return rat_div(&b->row, rat_mul(&b->row, y->earned[w][k],
	    rat_int(&b->row, 100)), y->worth[w][k]);
}

/* Both by the plan's weights, or the one that is there. */
static const struct rational *
blend(struct book *b, const struct rational *const v[CLASSES])
{
	const int64_t *w = b->r->plan->w_class;
	const struct rational *sum = rat_int(&b->row, 0);

	for (int i = 0; i < CLASSES; i++) {
		if (v[i] == NULL)
			return v[CLASSES - 1 - i];
		sum = rat_add(&b->row, sum, rat_mul(&b->row, v[i],
		    rat_frac(&b->row, w[i], 100 * PERCENT)));
	}
	return sum;
}

/* Worth, earned and score of both classes, then of the responsibility. */
static void
calc_window(struct sheet *s, const struct tally *y, enum tally_span w,
    uint16_t at)
{
	struct book *b = s->b;
	const char *span = w == TALLY_WINDOW ? ",明细_本期,\"是\"" : "";
	const char *key = cell_ref(b, s->row, calc_at(b, C_KEY));
	const struct rational *score[CLASSES], *both;
	const char *ref[CLASSES];

	for (int k = 0; k < CLASSES; k++) {
		uint16_t c = (uint16_t)(at + k * CLASS_COLUMNS);
		const char *worth = cell_ref(b, s->row, c);
		const char *earned = cell_ref(b, s->row, (uint16_t)(c + 1));
		const char *class = class_name((enum klass)k);

		ref[k] = cell_ref(b, s->row, (uint16_t)(c + 2));
		score[k] = ratio(b, y, w, (enum klass)k);
		cell_formula(s, c, book_text(b, "=SUMIFS(明细_分值,明细_归集,"
		    "%s&\"%s\"%s)", key, class, span),
		    rational_double(&b->row, y->worth[w][k]), false);
		cell_formula(s, (uint16_t)(c + 1), book_text(b,
		    "=SUMIFS(明细_得分,明细_归集,%s&\"%s\"%s)", key, class,
		    span), rational_double(&b->row, y->earned[w][k]), false);
		cell_formula(s, (uint16_t)(c + 2), book_text(b,
		    "=IF(%s=0,\"—\",100*%s/%s)", worth, earned, worth),
		    rational_double(&b->row, score[k]), score[k] == NULL);
	}
	both = blend(b, score);
	cell_formula(s, (uint16_t)(at + C_SCORE), book_text(b, "=%s",
	    calc_blend(b, ref[0], "权重_共性指标", ref[1],
	    "权重_个性指标")), rational_double(&b->row, both), both == NULL);
}

static void
calc_count(struct sheet *s, uint16_t column, const char *criteria, int64_t n)
{
	struct book *b = s->b;
	const char *key = cell_ref(b, s->row, calc_at(b, C_KEY));

	cell_formula(s, column, book_text(b, "=COUNTIFS(明细_归集,%s&\"共性\""
	    "%s)+COUNTIFS(明细_归集,%s&\"个性\"%s)", key, criteria, key,
	    criteria), (double)n, false);
}

static void
calc_row(struct sheet *s, const struct unit *u, enum duty d,
    struct tally *y)
{
	const struct book *b = s->b;

	y->row = s->row;
	unit_cells(s, C_CODE, u);
	cell_text(s, C_DUTY, duty_name(d));
	calc_window(s, y, TALLY_WINDOW, C_MONTH);
	if (has_year(b))
		calc_window(s, y, TALLY_YEAR, C_YEAR);
	calc_count(s, calc_at(b, C_DUE), ",明细_本期,\"是\"", y->due);
	calc_count(s, calc_at(b, C_COMPLETE), ",明细_本期,\"是\",明细_完成,\"是\"",
	    y->complete);
	calc_count(s, calc_at(b, C_OVERDUE), ",明细_时限,\"<\"&截至日期,明细_完成,"
	    "\"否\"", y->overdue);
	cell_text(s, calc_at(b, C_KEY), book_key(s->b, u, duty_name(d)));
	sheet_next(s);
}

/* The plan's figures, by name; a cell each, below the rows. */
static void
calc_parameters(struct sheet *s)
{
	const struct plan *p = s->b->r->plan;
	const struct { const char *what, *name; int64_t h; } rows[] = {
		{ "主体责任权重", "权重_主体责任", p->w_duty[DUTY_MAIN] },
		{ "监督责任权重", "权重_监督责任",
		    p->w_duty[DUTY_OVERSIGHT] },
		{ "共性指标权重", "权重_共性指标",
		    p->w_class[CLASS_COMMON] },
		{ "个性指标权重", "权重_个性指标",
		    p->w_class[CLASS_INDIVIDUAL] },
		{ "记实折算（%）", "记实折算", p->conversion },
	};

	sheet_note(s, FACE_NOTE, "下面的数取自考核方案和本次运行，上面的公式"
	    "按名称引用：");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		cell_face(s, C_UNIT, FACE_TEXT, rows[i].what);
		cell_number_face(s, C_DUTY, FACE_NUMBER,
		    (double)rows[i].h / PERCENT);
		book_name_cell(s, rows[i].name, s->row, C_DUTY);
		sheet_line(s);
	}
	cell_face(s, C_UNIT, FACE_TEXT, "截至日期");
	cell_day_face(s, C_DUTY, FACE_DAY, s->b->r->as_of);
	book_name_cell(s, "截至日期", s->row, C_DUTY);
	sheet_line(s);
}

void
fill_calc(struct sheet *s)
{
	struct book *b = s->b;

	for (size_t i = 0; i < b->n_units; i++) {
		const struct unit_result *x = b->unit[i];
		struct tally *y = b->tally[x - b->r->unit.v];

		for (int d = 0; d < DUTIES; d++) {
			if (x->duty[d].borne)
				calc_row(s, x->unit, (enum duty)d, &y[d]);
		}
	}
	if (b->n_units == 0)
		sheet_empty(s, "单位名册中没有单位");
	calc_parameters(s);
	sheet_ready(s);
}
