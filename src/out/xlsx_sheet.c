#include "out/xlsx_book.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/sbuf.h"
#include "base/utf8.h"

enum {
	DAY_SERIAL = 36526,   /* 2000-01-01 as a spreadsheet's day */
	TEXT_BYTES = 9000,    /* a cell takes 32,767 characters */
	HEAD_FOOT = 255       /* characters of a header or footer */
};

/* Heights in points. */
static const double LINE_PT = 14, ROW_PAD_PT = 6, TITLE_PT = 30,
    SUB_PAD_PT = 5, HEAD_PT = 20, ROW_MAX_PT = 400;

static double
column_width(const struct sheet *s, uint16_t i)
{
	double w = s->frame->column[i].width;

	if (w == 0)
		return s->b->unit_width;
	return w < 0 ? s->b->code_width : w;
}

/* Widths of the printed columns together. */
static double
printed_width(const struct sheet *s)
{
	double w = 0;

	for (uint16_t i = 0; i < s->frame->n_printed; i++)
		w += column_width(s, i);
	return w;
}

static uint32_t
lines_of(const char *text, double width)
{
	double room = width * 1.03 - 0.5; /* 10 points on a unit of 11 */
	uint32_t lines = 0;

	for (;;) {
		size_t n = strcspn(text, "\n");
		double columns = 0;

		for (size_t i = 0; i < n;)
			columns += utf8_width(utf8_next(text, n, &i));
		lines += columns <= room ? 1 : (uint32_t)ceil(columns / room);
		if (text[n] == '\0')
			return lines;
		text += n + 1;
	}
}

static double
height_of(uint32_t lines)
{
	double h = LINE_PT * lines + ROW_PAD_PT;

	return h > ROW_MAX_PT ? ROW_MAX_PT : h;
}

static void
row_height(struct sheet *s, double pt)
{
	if (book_check(s->b, LXW_NO_ERROR))
		book_check(s->b, worksheet_set_row(s->ws, s->row, pt, NULL));
	s->y_pt += pt;
	s->row++;
	s->lines = 1;
}

/* Does `s` begin with what a reader of the file would decode: _xHHHH_? */
static bool
is_escape(const char *s)
{
	return s[0] == '_' && s[1] == 'x' &&
	    strspn(s + 2, "0123456789abcdefABCDEF") >= 4 && s[6] == '_';
}

/*
 * The text as it may stand in a cell: UTF-8 (else the run stops: the file
 * would not open), cut to what a cell takes, _xHHHH_ escaped.
 */
static const char *
cell_clean(struct sheet *s, const char *text)
{
	struct sbuf out = SBUF_INIT;
	size_t n = strlen(text);
	const char *clean;

	if (!utf8_valid(text, n)) {
		s->b->failed = true;
		err_set(s->b->e, ERR_CONFIG, "不能写表册：“%s”第%lu行的"
		    "文字不是 UTF-8", s->frame->name,
		    (unsigned long)s->row + 1);
		return "";
	}
	if (n <= TEXT_BYTES && strstr(text, "_x") == NULL)
		return text;
	n = n > TEXT_BYTES ? utf8_cut(text, n, TEXT_BYTES) : n;
	for (size_t i = 0; i < n; i++) {
		if (is_escape(text + i))
			sbuf_puts(&out, "_x005F");
		sbuf_putc(&out, text[i]);
	}
	if (text[n] != '\0')
		sbuf_puts(&out, "……（余略）");
	clean = arena_strdup(&s->b->row, sbuf_text(&out));
	sbuf_release(&out);
	return clean;
}

void
cell_face(struct sheet *s, uint16_t column, enum face face, const char *text)
{
	struct book *b = s->b;
	const char *clean = cell_clean(s, text == NULL ? "" : text);
	uint32_t lines = lines_of(clean, column_width(s, column));

	if (b->failed)
		return;
	if (column < s->frame->n_printed && lines > s->lines)
		s->lines = lines;
	book_check(b, worksheet_write_string(s->ws, s->row, column, clean,
	    b->face[face]));
	b->cells[s->no]++;
}

void
cell_text(struct sheet *s, uint16_t column, const char *text)
{
	cell_face(s, column, s->frame->column[column].face, text);
}

void
cell_number_face(struct sheet *s, uint16_t column, enum face face, double x)
{
	assert(isfinite(x));
	if (s->b->failed)
		return;
	book_check(s->b, worksheet_write_number(s->ws, s->row, column, x,
	    s->b->face[face]));
	s->b->cells[s->no]++;
}

void
cell_number(struct sheet *s, uint16_t column, double x)
{
	cell_number_face(s, column, s->frame->column[column].face, x);
}

void
cell_day_face(struct sheet *s, uint16_t column, enum face face, day_t d)
{
	if (d == DAY_NONE)
		cell_face(s, column, face, NONE_MARK);
	else
		cell_number_face(s, column, face, (double)d + DAY_SERIAL);
}

void
cell_day(struct sheet *s, uint16_t column, day_t d)
{
	/* in any other face it would show as a number */
	assert(s->frame->column[column].face == FACE_DAY);
	cell_day_face(s, column, s->frame->column[column].face, d);
}

void
cell_formula_text(struct sheet *s, uint16_t column, const char *formula,
    const char *result)
{
	if (s->b->failed)
		return;
	book_check(s->b, worksheet_write_formula_str(s->ws, s->row, column,
	    formula, s->b->face[s->frame->column[column].face], result));
	s->b->cells[s->no]++;
}

void
cell_formula(struct sheet *s, uint16_t column, const char *formula,
    double result, bool none)
{
	assert(isfinite(result));
	if (none) {
		cell_formula_text(s, column, formula, NONE_MARK);
		return;
	}
	if (s->b->failed)
		return;
	book_check(s->b, worksheet_write_formula_num(s->ws, s->row, column,
	    formula, s->b->face[s->frame->column[column].face], result));
	s->b->cells[s->no]++;
}

void
sheet_line(struct sheet *s)
{
	row_height(s, height_of(s->lines));
	arena_reset(&s->b->row);
}

void
sheet_next(struct sheet *s)
{
	s->n_rows++;
	sheet_line(s);
}

/* One text over columns first to last of rows s->row to `until`. */
static void
merge(struct sheet *s, uint16_t first, lxw_row_t until, uint16_t last,
    enum face face, const char *text)
{
	struct book *b = s->b;
	const char *clean = cell_clean(s, text);

	if (b->failed)
		return;
	b->cells[s->no] += (size_t)(until - s->row + 1) *
	    (size_t)(last - first + 1);
	if (until == s->row && last == first)
		book_check(b, worksheet_write_string(s->ws, s->row, first,
		    clean, b->face[face]));
	else
		book_check(b, worksheet_merge_range(s->ws, s->row, first,
		    until, last, clean, b->face[face]));
}

static void
wide_line(struct sheet *s, enum face face, const char *text)
{
	uint32_t lines = lines_of(text, printed_width(s));

	merge(s, 0, s->row, (uint16_t)(s->frame->n_printed - 1), face, text);
	row_height(s, face == FACE_TITLE ? TITLE_PT :
	    LINE_PT * lines + SUB_PAD_PT);
}

void
sheet_note(struct sheet *s, enum face face, const char *text)
{
	wide_line(s, face, text);
}

void
sheet_empty(struct sheet *s, const char *text)
{
	wide_line(s, FACE_CENTER, text);
}

/* The group that column i stands under, or NULL. */
static const char *
group_of(const struct frame *f, uint16_t i, uint16_t *last)
{
	for (size_t g = 0; g < f->n_groups; g++) {
		if (i >= f->group_first[g] && i <= f->group_last[g]) {
			*last = f->group_last[g];
			return f->group[g];
		}
	}
	return NULL;
}

static void
head_rows(struct sheet *s)
{
	const struct frame *f = s->frame;
	uint16_t n = (uint16_t)f->n_columns, last = 0;
	uint32_t lines = 1;

	for (uint16_t i = 0; i < n && f->n_groups > 0; i++) {
		const char *group = group_of(f, i, &last);

		if (group == NULL) {
			merge(s, i, s->row + 1, i, FACE_HEAD,
			    f->column[i].head);
			continue;
		}
		merge(s, i, s->row, last, FACE_HEAD, group);
		i = last;
	}
	if (f->n_groups > 0)
		row_height(s, HEAD_PT);
	for (uint16_t i = 0; i < n; i++) {
		uint32_t k = lines_of(f->column[i].head, column_width(s, i));

		lines = k > lines ? k : lines;
		if (f->n_groups == 0 || group_of(f, i, &last) != NULL)
			merge(s, i, s->row, i, FACE_HEAD, f->column[i].head);
	}
	row_height(s, LINE_PT * lines + ROW_PAD_PT);
}

void
frame_columns(struct frame *f, const struct column *v, size_t n,
    uint16_t frozen)
{
	f->column = v;
	f->n_columns = f->n_printed = n;
	f->frozen = frozen;
}

void
frame_group_head(struct frame *f, const char *head, int first, int last)
{
	assert(f->n_groups < sizeof(f->group) / sizeof(f->group[0]));
	f->group[f->n_groups] = head;
	f->group_first[f->n_groups] = (uint16_t)first;
	f->group_last[f->n_groups++] = (uint16_t)last;
}

void
sheet_open(struct book *b, struct sheet *s, const struct frame *f)
{
	memset(s, 0, sizeof(*s));
	s->b = b;
	s->frame = f;
	s->no = b->n_sheets;
	s->lines = 1;
	if (b->failed)
		return;
	assert(b->n_sheets < SHEETS);
	s->ws = workbook_add_worksheet(b->wb, f->name);
	if (s->ws == NULL) {
		book_check(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	b->n_sheets++;
	for (uint16_t i = 0; i < f->n_columns; i++)
		book_check(b, worksheet_set_column(s->ws, i, i,
		    column_width(s, i), NULL));
	wide_line(s, FACE_TITLE, f->title);
	wide_line(s, FACE_SUB, f->sub);
	if (b->mark != NULL)
		wide_line(s, FACE_ALERT, b->mark);
	if (f->alert != NULL)
		wide_line(s, FACE_ALERT, f->alert);
	head_rows(s);
	s->first = s->row;
	s->head = s->row - 1;
}

static void
page_setup(struct sheet *s)
{
	struct book *b = s->b;
	const char *head = book_text(b, "&L&\"仿宋\"&9%s %s%s"
	    "&R&\"仿宋\"&9截至%s", b->kind == BOOK_YEAR ? "年度考核" :
	    "全程记实", b->period, b->mark == NULL ? "" :
	    "&C&\"黑体\"&10预评", b->as_of);

	assert(utf8_chars(head) < HEAD_FOOT);
	worksheet_set_paper(s->ws, 9); /* A4 */
	worksheet_set_landscape(s->ws);
	worksheet_fit_to_pages(s->ws, 1, 0);
	worksheet_set_margins(s->ws, 0.5, 0.5, 0.65, 0.6);
	worksheet_center_horizontally(s->ws);
	book_check(b, worksheet_set_header(s->ws, head));
	book_check(b, worksheet_set_footer(s->ws,
	    "&C&\"仿宋\"&9第 &P 页，共 &N 页&R&\"仿宋\"&9&A"));
	book_check(b, worksheet_repeat_rows(s->ws, 0, s->first - 1));
}

void
sheet_print_to(struct sheet *s, lxw_row_t row)
{
	if (!s->b->failed && s->frame->n_printed < s->frame->n_columns)
		book_check(s->b, worksheet_print_area(s->ws, 0, 0, row,
		    (uint16_t)(s->frame->n_printed - 1)));
}

void
sheet_ready(struct sheet *s)
{
	struct book *b = s->b;
	uint16_t last = (uint16_t)(s->frame->n_columns - 1);
	lxw_row_t until = s->first + (lxw_row_t)s->n_rows;

	if (b->failed)
		return;
	page_setup(s);
	if (s->n_rows > 0 && !s->frame->unfiltered)
		book_check(b, worksheet_autofilter(s->ws, s->first - 1, 0,
		    until - 1, last));
	worksheet_freeze_panes(s->ws, s->first, s->frame->frozen);
	sheet_print_to(s, s->row);
}

const char *
cell_ref(struct book *b, lxw_row_t row, uint16_t column)
{
	assert(column < 26);
	return arena_printf(&b->row, "$%c$%lu", 'A' + column,
	    (unsigned long)row + 1);
}

const char *
cell_here(struct book *b, lxw_row_t row, uint16_t column)
{
	assert(column < 26);
	return arena_printf(&b->row, "%c%lu", 'A' + column,
	    (unsigned long)row + 1);
}

const char *
rows_ref(struct sheet *s, lxw_row_t first, size_t n, uint16_t column)
{
	return book_text(s->b, "%s:%s", cell_ref(s->b, first, column),
	    cell_ref(s->b, first + (lxw_row_t)n - 1, column));
}

/* A name for rows first to last of a column of this sheet. */
static void
name_rows(struct sheet *s, const char *name, lxw_row_t first,
    lxw_row_t last, uint16_t column)
{
	struct book *b = s->b;
	const char *from = cell_ref(b, first, column);
	const char *to = cell_ref(b, last, column);

	if (!b->failed)
		book_check(b, workbook_define_name(b->wb, name,
		    book_text(b, first == last ? "='%s'!%s" :
		    "='%s'!%s:%s", s->frame->name, from, to)));
}

void
book_name_column(struct sheet *s, const char *name, uint16_t column)
{
	lxw_row_t n = s->n_rows > 0 ? (lxw_row_t)s->n_rows : 1;

	name_rows(s, name, s->first, s->first + n - 1, column);
}

void
book_name_cell(struct sheet *s, const char *name, lxw_row_t row,
    uint16_t column)
{
	name_rows(s, name, row, row, column);
}
