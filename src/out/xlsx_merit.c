/*
 * xlsx_merit.c - 加减分 (every 表彰, 推广 and 查处, counted or not, and why) and
 * 等次限定 (every 处分, whether it limits the grade or not).
 */
#include "out/xlsx_sheets.h"

#include "base/decimal.h"

/* --- 加减分 --- */

enum { M_CODE, M_UNIT, M_SIDE, M_KIND, M_ID, M_WHAT, M_TIER, M_DAY,
	M_POINTS, M_COUNTS, M_COUNTED, M_WHY, M_RULE, M_FILE, M_LINE,
	M_COLUMN, M_KEY, M_COLUMNS };

static const struct column merit_columns[] = {
	[M_CODE] = { "单位代码", -1, FACE_CENTER },
	[M_UNIT] = { "单位", 0, FACE_STRONG },
	[M_SIDE] = { "加减", 7, FACE_CENTER },
	[M_KIND] = { "种类", 7, FACE_CENTER },
	[M_ID] = { "编号", 16, FACE_TEXT },
	[M_WHAT] = { "事项", 30, FACE_TEXT },
	[M_TIER] = { "级别", 8, FACE_CENTER },
	[M_DAY] = { "日期", 12, FACE_DAY },
	[M_POINTS] = { "分值", 8, FACE_NUMBER },
	[M_COUNTS] = { "计入", 7, FACE_CENTER },
	[M_COUNTED] = { "计入分值", 9, FACE_NUMBER },
	[M_WHY] = { "说明", 40, FACE_TEXT },
	[M_RULE] = { "依据", 17, FACE_TEXT },
	[M_FILE] = { "文件", 26, FACE_TEXT },
	[M_LINE] = { "行", 6, FACE_COUNT },
	[M_COLUMN] = { "列", 6, FACE_COUNT },
	[M_KEY] = { "归集键", 16, FACE_KEY },
};

void
frame_merit(struct book *b, struct frame *f)
{
	f->name = "加减分";
	f->title = book_text(b, "%s加分、扣分事项", b->period);
	f->sub = book_text(b, "%d年加减分事项中受理的每一件：计入的、没有计入的和"
	    "理由[D14.1、D14.2、D14.3]。同一项目、同一经验、同一人同一案件只计"
	    "一次。“计入”改为“否”，成绩随之重算。", b->r->year);
	f->column = merit_columns;
	f->n_columns = M_COLUMNS;
	f->n_printed = M_KEY;
	f->frozen = M_SIDE;
}

static const char *
merit_why(struct book *b, const struct merit *m)
{
	return m->also_commended ? book_text(b, "%s；同一事项又作为表彰计分",
	    m->why) : m->why;
}

static void
merit_row(struct sheet *s, const struct merit *m)
{
	struct book *b = s->b;
	const char *side = m->kind == MERIT_INVESTIGATED ? "扣分" : "加分";

	unit_cells(s, M_CODE, m->unit);
	cell_text(s, M_SIDE, side);
	cell_text(s, M_KIND, merit_name(m->kind));
	cell_text(s, M_ID, m->id);
	cell_text(s, M_WHAT, m->what);
	cell_text(s, M_TIER, m->tier);
	cell_day(s, M_DAY, m->day);
	cell_number(s, M_POINTS, (double)m->points / 100);
	cell_text(s, M_COUNTS, m->counts ? "是" : "否");
	cell_formula(s, M_COUNTED, book_text(b, "=IF(%s=\"是\",%s,0)",
	    cell_here(b, s->row, M_COUNTS), cell_here(b, s->row, M_POINTS)),
	    m->counts ? (double)m->points / 100 : 0, false);
	cell_text(s, M_WHY, merit_why(b, m));
	cell_text(s, M_RULE, book_article(b, m->rule));
	cell_text(s, M_FILE, m->entry->path);
	cell_number(s, M_LINE, m->at.line);
	cell_number(s, M_COLUMN, m->at.column);
	cell_text(s, M_KEY, book_key(b, m->unit, side));
	sheet_next(s);
}

void
fill_merit(struct sheet *s)
{
	struct book *b = s->b;
	const struct annual *x = &b->r->annual;

	for (size_t i = 0; i < b->n_units; i++)
		for (size_t k = 0; k < x->merit.n; k++)
			if (x->merit.v[k].unit == b->unit[i]->unit)
				merit_row(s, &x->merit.v[k]);
	if (s->n_rows == 0)
		sheet_empty(s, "没有加分、扣分事项");
	book_name_column(s, "加减分_归集", M_KEY);
	book_name_column(s, "加减分_计分", M_COUNTED);
	sheet_note(s, FACE_NOTE, "说明：加分合计超过考核方案加分上限的，按上限计入"
	    "；最后得分扣到0分为止（见“成绩计算”）。");
	sheet_ready(s);
	mark_text(s, M_COUNTS, MARK_GREY, "否");
}

/* --- 等次限定 --- */

enum { G_CODE, G_UNIT, G_ID, G_TARGET, G_KIND, G_WEIGHT, G_DAY, G_LIMITS,
	G_MOST, G_LOWERS, G_WHY, G_RULE, G_FILE, G_LINE, G_COLUMN, G_KEY,
	G_COLUMNS };

static const struct column ceiling_columns[] = {
	[G_CODE] = { "单位代码", -1, FACE_CENTER },
	[G_UNIT] = { "单位", 0, FACE_STRONG },
	[G_ID] = { "编号", 16, FACE_TEXT },
	[G_TARGET] = { "对象", 12, FACE_CENTER },
	[G_KIND] = { "处分种类", 14, FACE_CENTER },
	[G_WEIGHT] = { "轻重", 7, FACE_CENTER },
	[G_DAY] = { "日期", 12, FACE_DAY },
	[G_LIMITS] = { "限定", 7, FACE_CENTER },
	[G_MOST] = { "最高等次", 9, FACE_CENTER },
	[G_LOWERS] = { "实际降低", 9, FACE_CENTER },
	[G_WHY] = { "说明", 42, FACE_TEXT },
	[G_RULE] = { "依据", 17, FACE_TEXT },
	[G_FILE] = { "文件", 28, FACE_TEXT },
	[G_LINE] = { "行", 6, FACE_COUNT },
	[G_COLUMN] = { "列", 6, FACE_COUNT },
	[G_KEY] = { "归集键", 14, FACE_KEY },
};

void
frame_ceiling(struct book *b, struct frame *f)
{
	f->name = "等次限定";
	f->title = book_text(b, "%s等次限定", b->period);
	f->sub = book_text(b, "%d年加减分事项中受理的每一件处分：限定等次的、不限定"
	    "的和理由[D14.4、D14.5]。处分的轻重见处分种类表（templates/rules/"
	    "sanctions.xml）。", b->r->year);
	f->column = ceiling_columns;
	f->n_columns = G_COLUMNS;
	f->n_printed = G_KEY;
	f->frozen = G_ID;
}

static void
ceiling_row(struct sheet *s, const struct ceiling *c)
{
	struct book *b = s->b;

	unit_cells(s, G_CODE, c->unit);
	cell_text(s, G_ID, field_text(&c->sanction->item.id));
	cell_text(s, G_TARGET, target_name(c->sanction->target));
	cell_text(s, G_KIND, field_text(&c->sanction->kind));
	cell_text(s, G_WEIGHT, c->heavy ? "重" : "轻");
	cell_day(s, G_DAY, c->sanction->day.day);
	cell_text(s, G_LIMITS, c->limits ? "是" : "否");
	cell_text(s, G_MOST, c->limits ? grade_name(c->most) : NONE_MARK);
	cell_text(s, G_LOWERS, c->lowers ? "是" : "否");
	cell_text(s, G_WHY, c->why);
	cell_text(s, G_RULE, book_article(b, c->rule));
	cell_text(s, G_FILE, c->entry->path);
	cell_number(s, G_LINE, c->at.line);
	cell_number(s, G_COLUMN, c->at.column);
	cell_text(s, G_KEY, book_key(b, c->unit, ""));
	sheet_next(s);
}

void
fill_ceiling(struct sheet *s)
{
	struct book *b = s->b;
	const struct annual *x = &b->r->annual;

	for (size_t i = 0; i < b->n_units; i++)
		for (size_t k = 0; k < x->ceiling.n; k++)
			if (x->ceiling.v[k].unit == b->unit[i]->unit)
				ceiling_row(s, &x->ceiling.v[k]);
	if (s->n_rows == 0)
		sheet_empty(s, "没有处分");
	book_name_column(s, "限定_归集", G_KEY);
	book_name_column(s, "限定_等次", G_MOST);
	sheet_ready(s);
	mark_text(s, G_LOWERS, MARK_RED, "是");
	mark_text(s, G_LIMITS, MARK_GREY, "否");
}
