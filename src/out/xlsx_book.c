#include "out/xlsx_book.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "rules/catalogue.h"

enum {
	UNIX_DAY = 10957,        /* 2000-01-01 in days since 1970 */
	DAY_SECONDS = 86400,
	ZONE_SECONDS = 8 * 3600, /* +08:00 */
	NAME_MIN = 14, NAME_MAX = 30, CODE_MIN = 9
};

enum colour {
	INK = 0x000000, GREY = 0x808080, RED = 0xC00000, RULE = 0xA6A6A6,
	HEAD_FILL = 0xE7ECF3
};

static const struct face_row {
	const char *font;
	double size;
	bool bold, border, wrap;
	uint8_t align;
	uint32_t ink;
	const char *format;  /* of numbers; NULL = general */
} faces[] = {
	[FACE_TITLE] = { "宋体", 16, true, false, false, LXW_ALIGN_CENTER,
	    INK, NULL },
	[FACE_SUB] = { "仿宋", 10.5, false, false, true, LXW_ALIGN_LEFT, INK,
	    NULL },
	[FACE_ALERT] = { "黑体", 10.5, false, false, true, LXW_ALIGN_LEFT,
	    RED, NULL },
	[FACE_HEAD] = { "黑体", 10, false, true, true, LXW_ALIGN_CENTER, INK,
	    NULL },
	[FACE_NOTE] = { "仿宋", 10, false, false, true, LXW_ALIGN_LEFT, INK,
	    NULL },
	[FACE_TEXT] = { "宋体", 10, false, true, true, LXW_ALIGN_LEFT, INK,
	    "@" },
	[FACE_CENTER] = { "宋体", 10, false, true, true, LXW_ALIGN_CENTER,
	    INK, "@" },
	[FACE_STRONG] = { "宋体", 10, true, true, true, LXW_ALIGN_LEFT, INK,
	    "@" },
	[FACE_NUMBER] = { "宋体", 10, false, true, false, LXW_ALIGN_RIGHT,
	    INK, "0.00" },
	[FACE_SCORE] = { "宋体", 10, true, true, false, LXW_ALIGN_RIGHT, INK,
	    "0.00" },
	[FACE_EXACT] = { "宋体", 10, false, true, false, LXW_ALIGN_RIGHT, INK,
	    "0.0000" },
	[FACE_COUNT] = { "宋体", 10, false, true, false, LXW_ALIGN_CENTER,
	    INK, "0" },
	[FACE_DAY] = { "宋体", 10, false, true, false, LXW_ALIGN_CENTER, INK,
	    "yyyy-mm-dd" },
	[FACE_KEY] = { "宋体", 8, false, false, false, LXW_ALIGN_LEFT, GREY,
	    "@" },
	[FACE_RED] = { "宋体", 10, false, true, true, LXW_ALIGN_CENTER, RED,
	    "@" },
	[FACE_CHANGE] = { "宋体", 10, false, true, false, LXW_ALIGN_RIGHT,
	    INK, "+0.00;[Red]-0.00;0.00" },
};
_Static_assert(sizeof(faces) / sizeof(faces[0]) == FACES,
    "one row per face");

bool
book_check(struct book *b, lxw_error code)
{
	const char *why = "出错";

	if (b->failed || code == LXW_NO_ERROR)
		return !b->failed;
	if (code == LXW_ERROR_MEMORY_MALLOC_FAILED)
		why = "内存不足";
	else if (code <= LXW_ERROR_ZIP_CLOSE)
		why = "临时文件或压缩包写不下去，磁盘可能已满";
	b->failed = true;
	return err_set(b->e, ERR_IO, "不能写表册：%s（libxlsxwriter 错误 "
	    "%d）", why, (int)code);
}

static void
book_marks(struct book *b)
{
	static const struct { lxw_color_t ink, fill; } v[] = {
		[MARK_GREEN] = { 0x1E5B2E, 0xDDEFD9 },
		[MARK_AMBER] = { 0x7A4A00, 0xFCE9C6 },
		[MARK_RED] = { RED, 0xF8D9D6 },
		[MARK_GREY] = { GREY, 0xF2F2F2 },
	};

	for (size_t i = 0; i < MARKS; i++) {
		lxw_format *x = workbook_add_format(b->wb);

		b->mark_face[i] = x;
		if (x == NULL) {
			book_check(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
			return;
		}
		format_set_font_color(x, v[i].ink);
		format_set_bg_color(x, v[i].fill);
	}
}

static void
book_faces(struct book *b)
{
	for (size_t i = 0; i < FACES; i++) {
		const struct face_row *f = &faces[i];
		lxw_format *x = workbook_add_format(b->wb);

		b->face[i] = x;
		if (x == NULL) {
			book_check(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
			return;
		}
		format_set_font_name(x, f->font);
		format_set_font_size(x, f->size);
		format_set_font_color(x, f->ink == INK ? LXW_COLOR_BLACK :
		    f->ink);
		format_set_align(x, f->align);
		format_set_align(x, LXW_ALIGN_VERTICAL_CENTER);
		if (f->bold)
			format_set_bold(x);
		if (f->wrap)
			format_set_text_wrap(x);
		if (f->border) {
			format_set_border(x, LXW_BORDER_THIN);
			format_set_border_color(x, RULE);
		}
		if (f->format != NULL)
			format_set_num_format(x, f->format);
		if (i == FACE_HEAD)
			format_set_bg_color(x, HEAD_FILL);
	}
}

static int
unit_compare(const void *left, const void *right, void *ctx)
{
	const struct unit *x = (*(const struct unit_result *const *)left)->unit;
	const struct unit *y =
	    (*(const struct unit_result *const *)right)->unit;

	(void)ctx;
	return (x->order > y->order) - (x->order < y->order);
}

/* results.unit is by code; a stable sort keeps that below the order. */
static void
book_units(struct book *b)
{
	double name = NAME_MIN, code = CODE_MIN;

	b->n_units = b->r->unit.n;
	b->unit = arena_array(&b->a, const struct unit_result *, b->n_units);
	for (size_t i = 0; i < b->n_units; i++) {
		const struct unit *u = b->r->unit.v[i].unit;
		double w = (double)utf8_columns(field_text(&u->name)) + 2;
		double c = (double)utf8_columns(field_text(&u->code)) + 3;

		b->unit[i] = &b->r->unit.v[i];
		name = w > name ? w : name;
		code = c > code ? c : code;
	}
	b->unit_width = name > NAME_MAX ? NAME_MAX : name;
	b->code_width = code;
	b->annual = arena_array(&b->a, struct annual_rows, b->n_units);
	sort_stable(b->unit, b->n_units, sizeof(*b->unit), unit_compare,
	    NULL);
}

static const char *
chinese_day(struct arena *a, day_t d)
{
	char text[40];

	day_chinese(d, text);
	return arena_strdup(a, text);
}

static void
book_properties(struct book *b)
{
	static const struct { const char *title, *subject; } v[] = {
		[BOOK_MONTH] = { "全程记实排名",
		    "“两个责任”全程记实得分与排名" },
		[BOOK_QUARTER] = { "全程记实排名",
		    "“两个责任”全程记实得分与排名" },
		[BOOK_HALF] = { "分析研判", "落实“两个责任”情况分析研判" },
		[BOOK_YEAR] = { "考核成绩", "“两个责任”年度考核成绩与等次" },
		[BOOK_CHANGES] = { "变更台账", "更正、撤回和其他变更" },
	};
	lxw_doc_properties p = { 0 };

	p.title = arena_printf(&b->a, "%s%s%s", b->period, v[b->kind].title,
	    b->mark == NULL ? "" : "（预评）");
	p.subject = arena_strdup(&b->a, v[b->kind].subject);
	p.company = arena_strdup(&b->a, "");
	p.author = arena_strdup(&b->a, "liangze");
	p.comments = arena_printf(&b->a, "%s截至%s；台账链%lld条，链值%s",
	    b->mark == NULL ? "" : b->mark, b->as_of,
	    (long long)b->r->chain_count, b->r->chain_value);
	p.created = ((time_t)b->r->as_of + UNIX_DAY) * DAY_SECONDS -
	    ZONE_SECONDS;
	book_check(b, workbook_set_properties(b->wb, &p));
}

bool
book_open(struct book *b, const struct results *r, enum book_kind kind,
    const char *path, const char *tmpdir, struct err *e)
{
	lxw_workbook_options options = { 0 };

	memset(b, 0, sizeof(*b));
	b->r = r;
	b->e = e;
	b->kind = kind;
	b->period = window_chinese(&b->a, r->window);
	b->as_of = chinese_day(&b->a, r->as_of);
	b->first = chinese_day(&b->a, r->first);
	b->last = chinese_day(&b->a, r->last);
	if (b->kind == BOOK_YEAR && r->annual.closing.provisional)
		b->mark = arena_printf(&b->a, "预评：%s还不能结账，成绩、等次、"
		    "名次都不是最终结果。", b->period);
	book_units(b);
	options.tmpdir = arena_strdup(&b->a, tmpdir);
	b->wb = workbook_new_opt(path, &options);
	if (b->wb == NULL)
		return book_check(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
	book_faces(b);
	book_marks(b);
	book_properties(b);
	return !b->failed;
}

/*
 * The library tells the terminal of its failures in English; what it
 * returns is said in Chinese.  Returns what stderr was, -1 = left alone.
 */
static int
hush(void)
{
	int was = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	int none = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (was >= 0 && none >= 0)
		dup2(none, STDERR_FILENO);
	if (none >= 0)
		close(none);
	return was;
}

static void
unhush(int was)
{
	fflush(stderr);
	if (was < 0)
		return;
	dup2(was, STDERR_FILENO);
	close(was);
}

bool
book_close(struct book *b)
{
	lxw_workbook *wb = b->wb;
	lxw_error code;
	int was;

	b->wb = NULL;
	if (b->failed) {
		lxw_workbook_free(wb);
		return false;
	}
	was = hush();
	code = workbook_close(wb);
	unhush(was);
	return book_check(b, code);
}

void
book_release(struct book *b)
{
	if (b->wb != NULL)
		lxw_workbook_free(b->wb);
	b->wb = NULL;
	arena_release(&b->row);
	arena_release(&b->a);
}

size_t
book_unit(const struct book *b, const struct unit *u)
{
	size_t i = 0;

	while (i < b->n_units && b->r->unit.v[i].unit != u)
		i++;
	return i;
}

size_t
book_place(const struct book *b, const struct unit_result *u)
{
	size_t i = 0;

	while (i < b->n_units && b->unit[i] != u)
		i++;
	return i;
}

const char *
book_key(struct book *b, const struct unit *u, const char *part)
{
	return arena_printf(&b->row, "U%s%s", field_text(&u->code), part);
}

const char *
book_figure(struct book *b, int64_t hundredths)
{
	char text[24];

	decimal_short(hundredths, text);
	return arena_strdup(&b->row, text);
}

const char *
book_text(struct book *b, const char *fmt, ...)
{
	va_list ap;
	const char *s;

	va_start(ap, fmt);
	s = arena_vprintf(&b->row, fmt, ap);
	va_end(ap);
	return s;
}

double
rational_double(struct arena *a, const struct rational *x)
{
	const char *s;
	char *stroke;
	double n;

	if (x == NULL)
		return 0;
	s = rat_exact(a, x);
	n = strtod(s, &stroke);
	return *stroke == '/' ? n / strtod(stroke + 1, NULL) : n;
}

double
rational_shown(const struct rational *x)
{
	return x == NULL ? 0 : (double)rat_hundredths(x) / 100;
}

bool
book_secret(const struct book *b, const struct diag *d)
{
	const struct fact_record *x;

	if (d->rule == RULE_A14_1)
		return true;
	if (b->r->facts == NULL || *d->unit == '\0' || *d->record == '\0')
		return false;
	x = facts_record(b->r->facts, d->unit, d->record);
	return x != NULL && record_masked(x, b->r->as_of);
}

const char *
book_unit_name(const struct book *b, const char *code)
{
	for (size_t i = 0; i < b->n_units; i++) {
		const struct unit *u = b->unit[i]->unit;

		if (strcmp(field_text(&u->code), code) == 0)
			return field_text(&u->name);
	}
	return "";
}

const char *
book_running(struct book *b)
{
	if (b->r->over || b->mark != NULL)
		return NULL;
	return arena_printf(&b->a, "%s尚未结束：以下按截至%s已经到期的任务计算，"
	    "不是最终结果。", b->period, b->as_of);
}

bool
book_compares(const struct book *b)
{
	return b->kind == BOOK_QUARTER || b->kind == BOOK_HALF;
}

const char *
book_article(struct book *b, uint16_t rule)
{
	const struct rule_text *x = rule_text((enum rule_id)rule);

	return book_text(b, "%s %s", x->id, x->article);
}
