/*
 * xlsx_bands.c - 得分分布 of a quarter and 等次分布 of a year: how many units in
 * each band or grade, and a chart.
 */
#include "out/xlsx_sheets.h"

#include "base/decimal.h"
#include "model/spread.h"

/* --- 得分分布 --- */

enum { B_NAME, B_RANGE, B_COUNTY, B_CITY, B_SUM, B_COLUMNS };
_Static_assert(B_CITY == B_COUNTY + CAT_CITY - CAT_COUNTY,
    "a column per category");

static const struct column band_columns[] = {
	[B_NAME] = { "分数段", 18, FACE_STRONG },
	[B_RANGE] = { "得分", 30, FACE_CENTER },
	[B_COUNTY] = { "县区", 20, FACE_COUNT },
	[B_CITY] = { "市直单位", 20, FACE_COUNT },
	[B_SUM] = { "合计", 20, FACE_COUNT },
};

void
frame_bands(struct book *b, struct frame *f)
{
	f->name = "得分分布";
	f->title = book_text(b, "%s得分分布", b->period);
	f->sub = "各分数段的单位数。分数段采用考核方案的等次分数线，按两位小数的"
	    "得分划分，不是年度考核等次。";
	f->alert = book_running(b);
	frame_columns(f, band_columns, B_COLUMNS, B_COUNTY);
	f->unfiltered = true;
}

/* COUNTIFS over a ranking's scores. */
static const char *
band_formula(struct book *b, enum category c, enum band k)
{
	const int64_t *grade = b->r->plan->grade;
	const char *scores = rank_scores_name(c);
	char from[24] = "0", below[24];

	if (k == BAND_NONE)
		return book_text(b, "=COUNTIFS(%s,\"—\")", scores);
	if (k < BAND_POOR)
		decimal_short(grade[k], from);
	if (k == BAND_BEST)
		return book_text(b, "=COUNTIFS(%s,\">=%s\")", scores, from);
	decimal_short(grade[k - 1], below);
	return book_text(b, "=COUNTIFS(%s,\">=%s\",%s,\"<%s\")", scores,
	    from, scores, below);
}

/* A row of units counted, of each category and both. */
static void
count_row(struct sheet *s, const int64_t n[CATEGORIES],
    const char *formula[CATEGORIES])
{
	for (int c = 0; c < CATEGORIES; c++)
		cell_formula(s, (uint16_t)(B_COUNTY + c), formula[c],
		    (double)n[c], false);
	cell_formula(s, B_SUM, book_text(s->b, "=%s+%s",
	    cell_here(s->b, s->row, B_COUNTY), cell_here(s->b, s->row,
	    B_CITY)), (double)(n[CAT_COUNTY] + n[CAT_CITY]), false);
	sheet_next(s);
}

static void
band_row(struct sheet *s, enum band k)
{
	struct book *b = s->b;
	int64_t n[CATEGORIES] = { 0 };
	const char *formula[CATEGORIES];

	for (size_t i = 0; i < b->n_units; i++)
		n[b->unit[i]->unit->category] +=
		    band_of(b->r->plan, b->unit[i]->score) == k;
	cell_text(s, B_NAME, band_name(k));
	cell_text(s, B_RANGE, band_range(&b->row, b->r->plan, k));
	for (int c = 0; c < CATEGORIES; c++)
		formula[c] = band_formula(b, (enum category)c, k);
	count_row(s, n, formula);
}

static void
band_series(struct sheet *s, lxw_chart *x, uint16_t column, uint32_t ink)
{
	struct book *b = s->b;
	const char *sheet = s->frame->name;
	lxw_chart_fill fill = { .color = ink };
	uint16_t names = b->kind == BOOK_YEAR ? B_NAME : B_RANGE;
	lxw_chart_series *v = chart_add(s, x, band_columns[column].head,
	    book_text(b, "='%s'!%s", sheet, rows_ref(s, s->first, BANDS,
	    names)), book_text(b, "='%s'!%s", sheet, rows_ref(s, s->first,
	    BANDS, column)));

	if (v == NULL)
		return;
	chart_series_set_fill(v, &fill);
	chart_series_set_labels(v);
}

static void
band_chart(struct sheet *s, const char *what, const char *description)
{
	enum { DARK = 0x1F4E79, LIGHT = 0xA9C4E8 };
	lxw_chart *x = chart_begin(s, LXW_CHART_COLUMN, book_text(s->b,
	    "%s%s", s->b->period, what));

	band_series(s, x, B_COUNTY, DARK);
	band_series(s, x, B_CITY, LIGHT);
	if (x != NULL) {
		chart_axis(x, 0, 0, 0);
		chart_legend_set_position(x, LXW_CHART_LEGEND_BOTTOM);
	}
	chart_end(s, x, description);
}

void
fill_bands(struct sheet *s)
{
	for (int k = 0; k < BANDS; k++)
		band_row(s, (enum band)k);
	sheet_ready(s);
	band_chart(s, "得分分布", "各分数段单位数柱形图");
}

/* --- 等次分布 --- */

void
frame_grades(struct book *b, struct frame *f)
{
	static const struct column c[] = {
		[B_NAME] = { "等次", 18, FACE_STRONG },
		[B_RANGE] = { "最后得分", 30, FACE_CENTER },
		[B_COUNTY] = { "县区", 20, FACE_COUNT },
		[B_CITY] = { "市直单位", 20, FACE_COUNT },
		[B_SUM] = { "合计", 20, FACE_COUNT },
	};

	f->name = "等次分布";
	f->title = book_text(b, "%s考核等次分布", b->period);
	f->sub = "各等次的单位数。等次依第十四条第（二）项限定以后计；分数为评定该"
	    "等次的最后得分。";
	frame_columns(f, c, B_COLUMNS, B_COUNTY);
	f->unfiltered = true;
}

static void
grade_row(struct sheet *s, enum band k)
{
	struct book *b = s->b;
	int64_t n[CATEGORIES] = { 0 };
	const char *formula[CATEGORIES];

	for (size_t i = 0; i < b->n_units; i++)
		n[b->unit[i]->unit->category] +=
		    book_annual(b, b->unit[i])->grade == k;
	cell_text(s, B_NAME, grade_name(k));
	cell_text(s, B_RANGE, k == BAND_NONE ? NONE_MARK :
	    band_range(&b->row, b->r->plan, k));
	for (int c = 0; c < CATEGORIES; c++)
		formula[c] = book_text(b, "=COUNTIFS(%s,\"%s\")",
		    year_grades_name((enum category)c), grade_name(k));
	count_row(s, n, formula);
}

void
fill_grades(struct sheet *s)
{
	for (int k = 0; k < BANDS; k++)
		grade_row(s, (enum band)k);
	sheet_ready(s);
	band_chart(s, "考核等次分布", "各等次单位数柱形图");
}
