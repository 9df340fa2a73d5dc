/*
 * xlsx_talk.c - 约谈覆盖 (B14.1) and 节前谈话 (B10.1, B11.1) of a half-year or
 * year: whether and when, nothing of what was said (B23.1).
 */
#include "out/xlsx_sheets.h"

/* --- 约谈覆盖 --- */

enum {
	T_CODE, T_UNIT, T_HALF, T_BY, T_PERSON, T_POST, T_HELD, T_STATE,
	T_COLUMNS
};

static const struct column duty_columns[] = {
	{ "单位代码", -1, FACE_CENTER }, { "单位", 0, FACE_TEXT },
	{ "半年", 10, FACE_CENTER }, { "约谈主体", 12, FACE_CENTER },
	{ "谈话对象", 12, FACE_TEXT }, { "职务", 24, FACE_TEXT },
	{ "约谈日期", 14, FACE_DAY }, { "情况", 16, FACE_CENTER },
};
_Static_assert(sizeof(duty_columns) / sizeof(duty_columns[0]) == T_COLUMNS,
    "one row per column");

void
frame_duty_talk(struct book *b, struct frame *f)
{
	f->name = "约谈覆盖";
	f->title = book_text(b, "%d年督责约谈情况", b->r->year);
	f->sub = book_text(b, "截至%s已受理的谈话记录。每半年至少一次：党委（党组）"
	    "主要负责人约谈班子成员，市委约谈各单位党委（党组）主要负责人，市纪委"
	    "约谈两个责任的主要负责人[B14.1]。", b->as_of);
	frame_columns(f, duty_columns, T_COLUMNS, T_HALF);
}

static void
state_cell(struct sheet *s, uint16_t column, bool done, bool over)
{
	if (done)
		cell_text(s, column, "已谈");
	else if (over)
		cell_face(s, column, FACE_RED, "没有谈");
	else
		cell_text(s, column, "尚未谈");
}

static void
duty_row(struct sheet *s, const void *row)
{
	const struct duty_talk *x = row;

	unit_cells(s, T_CODE, x->unit);
	cell_text(s, T_HALF, half_name(x->half));
	cell_text(s, T_BY, talk_side_name(x->by));
	cell_text(s, T_PERSON, field_text(&x->person->name));
	cell_text(s, T_POST, field_text(&x->person->post));
	cell_day(s, T_HELD, x->held);
	state_cell(s, T_STATE, x->held != DAY_NONE, x->over);
	sheet_next(s);
}

void
fill_duty_talk(struct sheet *s)
{
	const struct results *r = s->b->r;

	ROWS_BY_UNIT(s, r->duty_talk, duty_row);
	if (r->duty_talk.n == 0)
		sheet_empty(s, "没有可以列出的约谈");
	sheet_ready(s);
}

/* --- 节前谈话 --- */

enum {
	F_CODE, F_UNIT, F_FESTIVAL, F_DAY, F_MEETING, F_STATE, F_MEMBERS,
	F_TALKED, F_MISSING, F_COLUMNS
};

static const struct column festival_columns[] = {
	{ "单位代码", -1, FACE_CENTER }, { "单位", 0, FACE_TEXT },
	{ "节日", 10, FACE_CENTER }, { "节日日期", 14, FACE_DAY },
	{ "恳谈会日期", 14, FACE_DAY }, { "恳谈会", 12, FACE_CENTER },
	{ "应谈的班子成员", 16, FACE_COUNT }, { "已谈", 10, FACE_COUNT },
	{ "没有谈的", 34, FACE_TEXT },
};
_Static_assert(sizeof(festival_columns) / sizeof(festival_columns[0]) ==
    F_COLUMNS, "one row per column");

void
frame_festival_talk(struct book *b, struct frame *f)
{
	f->name = "节前谈话";
	f->title = book_text(b, "%d年重大节日前的谈话情况", b->r->year);
	f->sub = book_text(b, "截至%s已受理的谈话记录。节前15日内，两个责任的主要"
	    "负责人召开廉政恳谈会[B10.1]，有分管工作的其他班子成员分别谈话"
	    "[B11.1]。", b->as_of);
	frame_columns(f, festival_columns, F_COLUMNS, F_FESTIVAL);
}

static void
festival_row(struct sheet *s, const void *row)
{
	const struct festival_talk *x = row;
	const char *missing = "";

	for (size_t i = 0; i < x->missing.n; i++)
		missing = book_text(s->b, "%s%s%s", missing, i == 0 ? "" :
		    "、", field_text(&x->missing.v[i]->name));
	unit_cells(s, F_CODE, x->unit);
	cell_text(s, F_FESTIVAL, field_text(&x->festival->name));
	cell_day(s, F_DAY, x->festival->day.day);
	cell_day(s, F_MEETING, x->meeting);
	state_cell(s, F_STATE, x->meeting != DAY_NONE, x->over);
	cell_number(s, F_MEMBERS, (double)x->n_members);
	cell_number(s, F_TALKED, (double)(x->n_members - x->missing.n));
	if (x->over && x->missing.n > 0)
		cell_face(s, F_MISSING, FACE_RED, missing);
	else
		cell_text(s, F_MISSING, *missing == '\0' ? NONE_MARK :
		    missing);
	sheet_next(s);
}

void
fill_festival_talk(struct sheet *s)
{
	const struct results *r = s->b->r;

	ROWS_BY_UNIT(s, r->festival_talk, festival_row);
	if (r->festival_talk.n == 0)
		sheet_empty(s, "没有可以列出的重大节日");
	sheet_ready(s);
}
