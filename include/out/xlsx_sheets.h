/*
 * xlsx_sheets.h - the sheets of a workbook: each has a frame and a filling.
 * Private to out/xlsx*.  Frames and fillings write into the book; all
 * frames are opened first, in the order of the tabs, then filled in an
 * order of their own (a ranking names cells of the sheets behind it).
 */
#ifndef OUT_XLSX_SHEETS_H
#define OUT_XLSX_SHEETS_H

#include "out/xlsx_book.h"

/* The sums behind the scores, in exact numbers; before any filling. */
void book_tally(struct book *b);

/* "IF(...)": cells x and y by weights wx and wy (percent); where only one
 * holds a number, that one; where none does, “—”. */
const char *calc_blend(struct book *b, const char *x, const char *wx,
    const char *y, const char *wy);
/* Column of 责任得分 in 得分计算, of the month and of the year so far. */
enum { CALC_MONTH = 9, CALC_YEAR = 16, CALC_CLASS = 5, CALC_DUE = 17 };

/* Columns of 成绩计算: of 日常考核, 年终考核, 责任成绩 of the first duty, those
 * of the next ANNUAL_STEP further; T, bonus, deduction, F, grades. */
enum { ANNUAL_DAILY = 4, ANNUAL_YEAR_END = 8, ANNUAL_SCORE = 9,
	ANNUAL_STEP = 7, ANNUAL_TOTAL = 17, ANNUAL_BONUS = 19,
	ANNUAL_DEDUCTION = 20, ANNUAL_FINAL = 21, ANNUAL_EARNED = 22,
	ANNUAL_LIMIT = 23, ANNUAL_GRADE = 24 };
/* The year's results of one of r->unit. */
const struct annual_result *book_annual(const struct book *b,
    const struct unit_result *u);

/*
 * What sheets with a row per unit share (xlsx_unit.c).
 */
/* 代码 and 名称, in that column and the next. */
void unit_cells(struct sheet *s, uint16_t code, const struct unit *u);
/* Rows of a list that stands by 代码, in the official order of the units;
 * its elements begin with their `unit`. */
void rows_by_unit(struct sheet *s, const void *v, size_t n, size_t size,
    void (*row)(struct sheet *, const void *));
#define ROWS_BY_UNIT(s, list, row) \
	rows_by_unit((s), (list).v, (list).n, sizeof(*(list).v), (row))
/* "上季度（2026年第二季度）": the head over the columns of another window. */
const char *past_head(struct book *b, const struct past *p);
/* D10.2 in red, of those 得分 or 成绩; NULL where the weights are right. */
const char *weights_alert(struct book *b, const char *what);
/* Units of a category by place, those without one last; *n of them. */
const struct unit_result **units_by_place(struct book *b, enum category c,
    size_t *n);
/* The place of `score` (a cell of this row) among the cells of a name. */
void rank_cell(struct sheet *s, uint16_t column, uint16_t score,
    const char *name, int rank);
/* "=IF(ISNUMBER(x),ROUND(ROUND(x,9),2),"—")", `tail` after the second x;
 * “—” where cell is NULL. */
void rounded_cell(struct sheet *s, uint16_t column, const char *cell,
    const char *tail, const struct rational *result);
/* The difference of two cells of this row, where both are numbers. */
void change_cell(struct sheet *s, uint16_t column, uint16_t now,
    uint16_t then, const struct rational *is, const struct rational *was);
/* "暂定（2条未审核）；监督责任未登记；个性指标未报" */
const char *unit_marks(struct book *b, const struct unit_result *u);
/* Cells of a column that say `text`, or hold a number that is more (">")
 * or less ("<") than `limit`. */
void mark_text(struct sheet *s, uint16_t column, enum mark m,
    const char *text);
void mark_number(struct sheet *s, uint16_t column, enum mark m,
    const char *sign, double limit);
/* Of the n rows of data. */
void data_bars(struct sheet *s, uint16_t column, size_t n);
/* A column for each of the n units; room for figures up to `top`. */
void units_chart(struct sheet *s, const char *title, uint16_t unit,
    uint16_t score, size_t n, double top);
/* How many rows are counted only (A14.1); nothing where there is none. */
void masked_note(struct sheet *s, const char *what, size_t n);
/* The ledger's chain. */
void chain_note(struct sheet *s);
/* 日历不全 where it is so, and the ledger's chain. */
void closing_notes(struct sheet *s);

void frame_county(struct book *b, struct frame *f);
void frame_city(struct book *b, struct frame *f);
void frame_year_county(struct book *b, struct frame *f);
void frame_year_city(struct book *b, struct frame *f);
void frame_overall(struct book *b, struct frame *f);
void frame_unrated(struct book *b, struct frame *f);
void frame_candidate(struct book *b, struct frame *f);
void frame_correction(struct book *b, struct frame *f);
void frame_trend(struct book *b, struct frame *f);
void frame_bands(struct book *b, struct frame *f);
void frame_movement(struct book *b, struct frame *f);
void frame_indicators(struct book *b, struct frame *f);
void frame_weekdays(struct book *b, struct frame *f);
void frame_burden(struct book *b, struct frame *f);
void frame_duplicates(struct book *b, struct frame *f);
void frame_reports(struct book *b, struct frame *f);
void frame_grades(struct book *b, struct frame *f);
void frame_merit(struct book *b, struct frame *f);
void frame_ceiling(struct book *b, struct frame *f);
void frame_annual(struct book *b, struct frame *f);
void frame_year_end(struct book *b, struct frame *f);
void frame_detail(struct book *b, struct frame *f);
void frame_calc(struct book *b, struct frame *f);
void frame_overdue(struct book *b, struct frame *f);
void frame_warning(struct book *b, struct frame *f);
void frame_loss(struct book *b, struct frame *f);
void frame_found(struct book *b, struct frame *f);
void frame_coverage(struct book *b, struct frame *f);
void frame_duty_talk(struct book *b, struct frame *f);
void frame_festival_talk(struct book *b, struct frame *f);
void frame_effect(struct book *b, struct frame *f);
void frame_waiting(struct book *b, struct frame *f);
void frame_conduct(struct book *b, struct frame *f);
void frame_waived(struct book *b, struct frame *f);
void frame_change(struct book *b, struct frame *f);

void fill_county(struct sheet *s);
void fill_city(struct sheet *s);
void fill_year_county(struct sheet *s);
void fill_year_city(struct sheet *s);
void fill_overall(struct sheet *s);
void fill_unrated(struct sheet *s);
void fill_candidate(struct sheet *s);
void fill_correction(struct sheet *s);
void fill_trend(struct sheet *s);
void fill_bands(struct sheet *s);
void fill_movement(struct sheet *s);
void fill_indicators(struct sheet *s);
void fill_weekdays(struct sheet *s);
void fill_burden(struct sheet *s);
void fill_duplicates(struct sheet *s);
void fill_reports(struct sheet *s);
void fill_grades(struct sheet *s);
void fill_merit(struct sheet *s);
void fill_ceiling(struct sheet *s);
void fill_annual(struct sheet *s);
void fill_year_end(struct sheet *s);
void fill_detail(struct sheet *s);
void fill_calc(struct sheet *s);
void fill_overdue(struct sheet *s);
void fill_warning(struct sheet *s);
void fill_loss(struct sheet *s);
void fill_found(struct sheet *s);
void fill_coverage(struct sheet *s);
void fill_duty_talk(struct sheet *s);
void fill_festival_talk(struct sheet *s);
void fill_effect(struct sheet *s);
void fill_waiting(struct sheet *s);
void fill_conduct(struct sheet *s);
void fill_waived(struct sheet *s);
void fill_change(struct sheet *s);

/* The analysis of the unit at that place of the official order. */
struct unit_analysis;
const struct unit_analysis *book_analysis(const struct book *b,
    size_t place);

/* The defined names of a category's scores in its ranking, of its grades
 * in the year's. */
const char *rank_scores_name(enum category c);
const char *year_grades_name(enum category c);

/*
 * Charts (xlsx_chart.c): a new one with its title, its series one by one,
 * then its place below the rows.  NULL once the book has failed.
 */
lxw_chart *chart_begin(struct sheet *s, enum lxw_chart_type type,
    const char *title);
/* `names` and `values` are ranges: "='得分趋势'!$D$4:$L$4". */
lxw_chart_series *chart_add(struct sheet *s, lxw_chart *x, const char *name,
    const char *names, const char *values);
/* "='得分趋势'!$D$5:$D$28": the first n rows of data of a column. */
const char *chart_range(struct sheet *s, uint16_t column, size_t n);
/* Value axis with grid lines; the library's own where high <= low, and
 * its steps where step is 0. */
void chart_axis(lxw_chart *x, double low, double high, double step);
void chart_end(struct sheet *s, lxw_chart *x, const char *description);

#endif
