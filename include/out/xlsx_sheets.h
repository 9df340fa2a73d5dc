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

void frame_county(struct book *b, struct frame *f);
void frame_city(struct book *b, struct frame *f);
void frame_candidate(struct book *b, struct frame *f);
void frame_trend(struct book *b, struct frame *f);
void frame_bands(struct book *b, struct frame *f);
void frame_movement(struct book *b, struct frame *f);
void frame_indicators(struct book *b, struct frame *f);
void frame_weekdays(struct book *b, struct frame *f);
void frame_burden(struct book *b, struct frame *f);
void frame_duplicates(struct book *b, struct frame *f);
void frame_reports(struct book *b, struct frame *f);
void frame_detail(struct book *b, struct frame *f);
void frame_calc(struct book *b, struct frame *f);
void frame_overdue(struct book *b, struct frame *f);
void frame_warning(struct book *b, struct frame *f);
void frame_loss(struct book *b, struct frame *f);
void frame_found(struct book *b, struct frame *f);
void frame_coverage(struct book *b, struct frame *f);
void frame_conduct(struct book *b, struct frame *f);
void frame_waived(struct book *b, struct frame *f);

void fill_county(struct sheet *s);
void fill_city(struct sheet *s);
void fill_candidate(struct sheet *s);
void fill_trend(struct sheet *s);
void fill_bands(struct sheet *s);
void fill_movement(struct sheet *s);
void fill_indicators(struct sheet *s);
void fill_weekdays(struct sheet *s);
void fill_burden(struct sheet *s);
void fill_duplicates(struct sheet *s);
void fill_reports(struct sheet *s);
void fill_detail(struct sheet *s);
void fill_calc(struct sheet *s);
void fill_overdue(struct sheet *s);
void fill_warning(struct sheet *s);
void fill_loss(struct sheet *s);
void fill_found(struct sheet *s);
void fill_coverage(struct sheet *s);
void fill_conduct(struct sheet *s);
void fill_waived(struct sheet *s);

/* The analysis of the unit at that place of the official order. */
struct unit_analysis;
const struct unit_analysis *book_analysis(const struct book *b,
    size_t place);

/* The defined name of a category's scores in its ranking. */
const char *rank_scores_name(enum category c);

/*
 * Charts (xlsx_chart.c): a new one with its title, its series one by one,
 * then its place below the rows.  NULL once the book has failed.
 */
lxw_chart *chart_begin(struct sheet *s, enum lxw_chart_type type,
    const char *title);
/* `names` and `values` are ranges: "='得分趋势'!$D$4:$L$4". */
lxw_chart_series *chart_add(struct sheet *s, lxw_chart *x, const char *name,
    const char *names, const char *values);
/* Value axis with grid lines; the library's own where high <= low, and
 * its steps where step is 0. */
void chart_axis(lxw_chart *x, double low, double high, double step);
void chart_end(struct sheet *s, lxw_chart *x, const char *description);

#endif
