/*
 * xlsx_book.h - what the sheets of a workbook share: faces of cells, the
 * writing of a row, the frame of a sheet (title, header, print set-up).
 * Private to out/xlsx*.
 * Units:  column widths in characters of the default font, heights in
 *         points; rows and columns count from 0 as in the library.
 * Errors: the first one is kept in the book and makes every later call do
 *         nothing, so that sheets are written without a test a line.
 * Owner:  book_open/book_release.  What book_text, book_key, cell_ref
 *         give lives to the end of the row being filled; what frames hold
 *         until the sheet is open, for no row ends before.
 */
#ifndef OUT_XLSX_BOOK_H
#define OUT_XLSX_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xlsxwriter.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/results.h"

#define NONE_MARK "—" /* nothing due, no score */

enum face {
	FACE_TITLE, FACE_SUB, FACE_ALERT, FACE_HEAD, FACE_NOTE,
	FACE_TEXT, FACE_CENTER, FACE_STRONG, FACE_NUMBER, FACE_SCORE,
	FACE_EXACT, FACE_COUNT, FACE_DAY, FACE_KEY, FACE_RED, FACE_CHANGE,
	FACES
};

/* How a cell looks that a condition holds of. */
enum mark { MARK_GREEN, MARK_AMBER, MARK_RED, MARK_GREY, MARKS };

/* 排名.xlsx, 季度排名.xlsx, 分析研判.xlsx, 年度考核.xlsx, 变更台账.xlsx */
enum book_kind { BOOK_MONTH, BOOK_QUARTER, BOOK_HALF, BOOK_YEAR, BOOK_CHANGES,
	BOOK_KINDS };

/* In the order of the tabs; which book has which: xlsx.c; 得分更正 only
 * where there is one. */
enum sheet_id {
	SHEET_COUNTY, SHEET_CITY, SHEET_YEAR_COUNTY, SHEET_YEAR_CITY,
	SHEET_OVERALL, SHEET_UNRATED, SHEET_MOVEMENT, SHEET_CANDIDATE,
	SHEET_CORRECTION, SHEET_TREND, SHEET_BANDS, SHEET_GRADES,
	SHEET_MERIT, SHEET_CEILING,
	SHEET_ANNUAL, SHEET_YEAR_END, SHEET_INDICATORS, SHEET_WEEKDAYS,
	SHEET_BURDEN, SHEET_DUPLICATES, SHEET_REPORTS,
	SHEET_DETAIL, SHEET_OVERDUE,
	SHEET_WARNING, SHEET_LOSS, SHEET_FOUND, SHEET_CALC,
	SHEET_COVERAGE, SHEET_DUTY_TALK, SHEET_FESTIVAL_TALK, SHEET_EFFECT,
	SHEET_WAITING, SHEET_CONDUCT, SHEET_WAIVED, SHEET_CHANGE, SHEETS
};

/* Windows that a score is taken over. */
enum tally_span { TALLY_WINDOW, TALLY_YEAR, TALLY_SPANS };

/* What a unit's tasks of one responsibility sum to (得分计算). */
struct tally {
	lxw_row_t row;      /* in 得分计算 */
	const struct rational *worth[TALLY_SPANS][CLASSES];
	const struct rational *earned[TALLY_SPANS][CLASSES];
	int64_t due, complete, overdue;
};

/* Where a unit stands on the year's sheets. */
struct annual_rows {
	lxw_row_t annual;           /* 成绩计算 */
	lxw_row_t year_end[DUTIES]; /* 年终考核; of a duty that it bears */
};

struct book {
	lxw_workbook *wb;
	lxw_format *face[FACES], *mark_face[MARKS];
	const struct results *r;
	enum book_kind kind;
	const struct unit_result **unit; /* official order, then code */
	struct tally (*tally)[DUTIES];   /* by r->unit's index */
	struct annual_rows *annual;      /* likewise; of a year */
	size_t n_units;
	const char *as_of, *first, *last; /* 2026年11月5日 */
	const char *period;              /* 2026年10月 */
	const char *mark;    /* in red on every sheet; NULL = none */
	double unit_width, code_width;   /* of their longest */
	size_t cells[SHEETS];            /* written, by tab */
	size_t n_charts;
	size_t n_sheets;
	struct arena a;      /* to the book's end */
	struct arena row;    /* to the end of the row of data at hand */
	struct err *e;
	bool failed;
};

struct column {
	const char *head;
	double width;       /* 0: that of a unit's name, -1: of a code */
	enum face face;     /* of its data */
};

/* What a sheet is before its first row of data. */
struct frame {
	const char *name, *title, *sub;
	const char *alert;             /* a red line; NULL = none */
	const struct column *column;
	size_t n_columns;
	size_t n_printed;              /* the rest are keys, not printed */
	const char *group[6];          /* heads over several columns */
	uint16_t group_first[6], group_last[6];
	size_t n_groups;               /* > 0: the header takes two rows */
	uint16_t frozen;               /* columns that stay in sight */
	bool unfiltered;               /* other sheets name its rows */
};

struct sheet {
	struct book *b;
	lxw_worksheet *ws;
	const struct frame *frame;
	size_t no;          /* its place in the book */
	lxw_row_t row;      /* being written */
	lxw_row_t head;     /* of the columns' names, the lower of two */
	lxw_row_t first;    /* of the data */
	size_t n_rows;      /* of data */
	double y_pt;        /* top of `row`, in points */
	uint32_t lines;     /* that the row at hand needs */
};

/* Keeps the first error; false when the book has failed. */
bool book_check(struct book *b, lxw_error code);
bool book_open(struct book *b, const struct results *r, enum book_kind kind,
    const char *path, const char *tmpdir, struct err *e);
/* The real write, then nothing more; false with the error set.  For its
 * time the process's stderr leads nowhere. */
bool book_close(struct book *b);
/* Safe after book_close and at any time. */
void book_release(struct book *b);
/* Defines `name` as the data rows of a column ("明细_得分"). */
void book_name_column(struct sheet *s, const char *name, uint16_t column);
void book_name_cell(struct sheet *s, const char *name, lxw_row_t row,
    uint16_t column);

/* All columns printed; the first `frozen` stay in sight. */
void frame_columns(struct frame *f, const struct column *v, size_t n,
    uint16_t frozen);
/* One more head over columns first to last. */
void frame_group_head(struct frame *f, const char *head, int first,
    int last);
/* Adds the sheet with title, header, widths; the data come next. */
void sheet_open(struct book *b, struct sheet *s, const struct frame *f);
/* A cell of the row at hand, in its column's face. */
void cell_text(struct sheet *s, uint16_t column, const char *text);
void cell_number(struct sheet *s, uint16_t column, double x);
void cell_day(struct sheet *s, uint16_t column, day_t d);
/* A formula with its result; `none` writes the result “—”. */
void cell_formula(struct sheet *s, uint16_t column, const char *formula,
    double result, bool none);
void cell_formula_text(struct sheet *s, uint16_t column,
    const char *formula, const char *result);
/* As the above, in another face than the column's. */
void cell_face(struct sheet *s, uint16_t column, enum face face,
    const char *text);
void cell_number_face(struct sheet *s, uint16_t column, enum face face,
    double x);
void cell_day_face(struct sheet *s, uint16_t column, enum face face,
    day_t d);
/* Ends a row that is not of the data. */
void sheet_line(struct sheet *s);
/* Ends a row of data: its height follows from its longest text. */
void sheet_next(struct sheet *s);
/* A line over all printed columns, below the data. */
void sheet_note(struct sheet *s, enum face face, const char *text);
/* Where there is no row: says so in one line. */
void sheet_empty(struct sheet *s, const char *text);
/* Where there are keys: what is printed ends with that row. */
void sheet_print_to(struct sheet *s, lxw_row_t row);
/* Filter, panes, print titles, page; call when the data are written. */
void sheet_ready(struct sheet *s);

/* r->unit's index of a unit of the roster; n_units where there is none. */
size_t book_unit(const struct book *b, const struct unit *u);
/* A unit's place in the official order: 0, 1, ... */
size_t book_place(const struct book *b, const struct unit_result *u);
/* "U410922主体责任": what SUMIFS goes by; never taken for a number. */
const char *book_key(struct book *b, const struct unit *u, const char *part);
/* Hundredths as the plan writes them: 60, 12.5. */
const char *book_figure(struct book *b, int64_t hundredths);
/* What printf would print. */
const char *book_text(struct book *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* The exact value as the nearest double but a last place. */
double rational_double(struct arena *a, const struct rational *x);
/* As ROUND(ROUND(x,9),2) shows it; 0 for NULL. */
double rational_shown(const struct rational *x);
/* Is what is found about a secret record (A14.1)?  Then it is counted. */
bool book_secret(const struct book *b, const struct diag *d);
/* The name of the unit of a code, "" for the office and strangers. */
const char *book_unit_name(const struct book *b, const char *code);
/* Does the ranking compare with other windows? */
bool book_compares(const struct book *b);
/* "A10.2 全程记实制度第十条" */
const char *book_article(struct book *b, uint16_t rule);
/* Is anything that was told before not so now? */
bool book_corrects(const struct book *b);
/* "2026年第三季度尚未结束…" where it is not over; else NULL. */
const char *book_running(struct book *b);
/* A cell's place in a formula: "$D$7"; "D7", for a cell of the same row:
 * it follows its row when the sheet is sorted. */
const char *cell_ref(struct book *b, lxw_row_t row, uint16_t column);
const char *cell_here(struct book *b, lxw_row_t row, uint16_t column);
/* "$D$5:$D$28": n rows of a column. */
const char *rows_ref(struct sheet *s, lxw_row_t first, size_t n,
    uint16_t column);

#endif
