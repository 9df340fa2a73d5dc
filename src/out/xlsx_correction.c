/*
 * xlsx_correction.c - 得分更正: what bulletins told of a quarter and what
 * is so now, unit by unit, with the documents that did it.
 */
#include "out/xlsx_sheets.h"

enum { C_QUARTER, C_CODE, C_UNIT, C_CATEGORY, C_FROM, C_WAS, C_WAS_RANK,
	C_TO, C_NOW, C_RANK, C_CHANGE, C_WHY, C_DOCUMENTS, C_COLUMNS };

static const struct column columns[] = {
	[C_QUARTER] = { "季度", 15, FACE_CENTER },
	[C_CODE] = { "单位代码", -1, FACE_CENTER },
	[C_UNIT] = { "单位", 0, FACE_STRONG },
	[C_CATEGORY] = { "类别", 10, FACE_CENTER },
	[C_FROM] = { "截止日期", 12, FACE_DAY },
	[C_WAS] = { "得分", 8, FACE_NUMBER },
	[C_WAS_RANK] = { "名次", 6, FACE_COUNT },
	[C_TO] = { "截止日期", 12, FACE_DAY },
	[C_NOW] = { "得分", 8, FACE_NUMBER },
	[C_RANK] = { "名次", 6, FACE_COUNT },
	[C_CHANGE] = { "得分变化", 9, FACE_CHANGE },
	[C_WHY] = { "原因", 18, FACE_TEXT },
	[C_DOCUMENTS] = { "材料", 46, FACE_TEXT },
};

bool
book_corrects(const struct book *b)
{
	return b->r->correction.n > 0;
}

void
frame_correction(struct book *b, struct frame *f)
{
	f->name = "得分更正";
	f->title = book_text(b, "%s得分更正表", b->period);
	f->sub = book_text(b, "截至%s。以前季度通报印发过的得分、名次同现在重算的"
	    "不同，是由哪些材料引起的；以前没有更正过的季度也在内。以前印发的结果"
	    "保留在 outputs/历史。", b->as_of);
	f->column = columns;
	f->n_columns = f->n_printed = C_COLUMNS;
	f->group[0] = "原印发";
	f->group_first[0] = C_FROM;
	f->group_last[0] = C_WAS_RANK;
	f->group[1] = "更正";
	f->group_first[1] = C_TO;
	f->group_last[1] = C_CHANGE;
	f->n_groups = 2;
	f->frozen = C_CATEGORY;
}

static void
put_score(struct sheet *s, uint16_t column, const struct rational *x)
{
	if (x == NULL)
		cell_text(s, column, NONE_MARK);
	else
		cell_number(s, column, rational_shown(x));
}

static void
put_rank(struct sheet *s, uint16_t column, int rank)
{
	if (rank == 0)
		cell_text(s, column, NONE_MARK);
	else
		cell_number(s, column, rank);
}

static void
put_change(struct sheet *s, const struct correction *x)
{
	struct book *b = s->b;

	if (x->was == NULL || x->now == NULL) {
		cell_text(s, C_CHANGE, NONE_MARK);
		return;
	}
	cell_formula(s, C_CHANGE, book_text(b, "=ROUND(%s-%s,2)",
	    cell_ref(b, s->row, C_NOW), cell_ref(b, s->row, C_WAS)),
	    (double)(rat_hundredths(x->now) - rat_hundredths(x->was)) / 100,
	    false);
}

void
fill_correction(struct sheet *s)
{
	struct book *b = s->b;

	for (size_t i = 0; i < b->r->correction.n; i++) {
		const struct correction *x = &b->r->correction.v[i];

		cell_text(s, C_QUARTER, window_chinese(&b->row, x->window));
		unit_cells(s, C_CODE, x->unit);
		cell_text(s, C_CATEGORY, category_name(x->unit->category));
		cell_day(s, C_FROM, x->from);
		put_score(s, C_WAS, x->was);
		put_rank(s, C_WAS_RANK, x->was_rank);
		cell_day(s, C_TO, x->to);
		put_score(s, C_NOW, x->now);
		put_rank(s, C_RANK, x->rank);
		put_change(s, x);
		cell_text(s, C_WHY, x->why);
		cell_text(s, C_DOCUMENTS, x->documents);
		sheet_next(s);
	}
	sheet_ready(s);
}
