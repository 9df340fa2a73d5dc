/*
 * xlsx_case.c - 影响期 (of the 问责案件, running on the day) and 待签批 (papers
 * that a 签批 has yet to decide on).
 */
#include "out/xlsx_sheets.h"

#include <string.h>

#include "rules/catalogue.h"

/* --- 影响期 --- */

enum {
	E_CODE, E_UNIT, E_CASE, E_NAME, E_POST, E_WAY, E_FROM, E_MONTHS, E_LAST,
	E_LEFT, E_BASIS, E_COLUMNS
};

static const struct column effect_columns[] = {
	{ "单位代码", -1, FACE_CENTER }, { "单位", 0, FACE_TEXT },
	{ "案件编号", 14, FACE_CENTER }, { "问责对象", 14, FACE_TEXT },
	{ "职务", 20, FACE_TEXT }, { "问责方式", 26, FACE_TEXT },
	{ "生效日期", 12, FACE_DAY }, { "影响期（月）", 10, FACE_COUNT },
	{ "截止日期", 12, FACE_DAY }, { "剩余月数", 10, FACE_COUNT },
	{ "依据", 32, FACE_TEXT },
};
_Static_assert(sizeof(effect_columns) / sizeof(effect_columns[0]) ==
    E_COLUMNS, "one row per column");

void
frame_effect(struct book *b, struct frame *f)
{
	f->name = "影响期";
	f->title = book_text(b, "%s影响期一览", b->period);
	f->sub = book_text(b, "截至%s仍在影响期内的问责对象，按截止日期排列。影响期"
	    "从决定生效日期起算，首尾两日都在内；剩余不满一个月的按一个月。"
	    "复查变更的按变更后的决定，撤销的不列。", b->as_of);
	frame_columns(f, effect_columns, E_COLUMNS, E_CASE);
}

/* "诫勉；组织调整或者组织处理（调离岗位）" */
static const char *
ways_text(struct book *b, const struct decision *d)
{
	const char *text = "";

	for (size_t i = 0; i < d->measure.n; i++) {
		const struct measure *m = &d->measure.v[i];
		bool more = m->content.text != NULL;

		text = book_text(b, "%s%s%s%s%s%s", text, i == 0 ? "" : "；",
		    field_text(&m->f_kind), more ? "（" : "",
		    field_text(&m->content), more ? "）" : "");
	}
	return text;
}

/* "《中国共产党问责条例》第八条第二款第（二）项" */
static const char *
basis_text(struct book *b, const struct decision *d)
{
	const char *text = "";

	for (size_t i = 0; i < d->basis.n; i++) {
		const struct decision_basis *x = &d->basis.v[i];
		const char *name = field_text(&x->regulation);
		bool quoted = strncmp(name, "《", strlen("《")) == 0;

		text = book_text(b, "%s%s%s%s%s第%s条", text, i == 0 ? "" : "；",
		    quoted ? "" : "《", name, quoted ? "" : "》",
		    field_text(&x->article));
		if (x->paragraph.text != NULL)
			text = book_text(b, "%s第%s款", text, x->paragraph.text);
		if (x->clause.text != NULL)
			text = book_text(b, "%s第（%s）项", text, x->clause.text);
	}
	return text;
}

static void
effect_row(struct sheet *s, const struct running_effect *x)
{
	const struct case_target *t =
	    &x->filed->doc->as.accountability_case->target;

	cell_text(s, E_CODE, field_text(&t->unit));
	cell_text(s, E_UNIT, x->unit == NULL ? "" :
	    field_text(&x->unit->name));
	cell_text(s, E_CASE, field_text(&x->filed->doc->id));
	cell_text(s, E_NAME, field_text(&t->name));
	cell_text(s, E_POST, t->post.text == NULL ? NONE_MARK : t->post.text);
	cell_text(s, E_WAY, ways_text(s->b, x->decision));
	cell_day(s, E_FROM, x->from);
	cell_number(s, E_MONTHS, x->months);
	cell_day(s, E_LAST, x->last);
	cell_number(s, E_LEFT, x->left);
	cell_text(s, E_BASIS, basis_text(s->b, x->decision));
	sheet_next(s);
}

void
fill_effect(struct sheet *s)
{
	const struct results *r = s->b->r;
	size_t masked = 0;

	for (size_t i = 0; i < r->effect.n; i++) {
		masked += r->effect.v[i].secret;
		if (!r->effect.v[i].secret)
			effect_row(s, &r->effect.v[i]);
	}
	if (s->n_rows == 0)
		sheet_empty(s, "没有在影响期内的问责对象");
	masked_note(s, "涉密案件", masked);
	sheet_ready(s);
}

/* --- 待签批 --- */

enum {
	W_CODE, W_UNIT, W_PAPER, W_NAME, W_FROM, W_ID, W_SINCE, W_DAYS, W_NOTE,
	W_RULE, W_COLUMNS
};

static const struct column waiting_columns[] = {
	{ "单位代码", -1, FACE_CENTER }, { "单位", 0, FACE_TEXT },
	{ "文种", 18, FACE_TEXT }, { "对象", 14, FACE_TEXT },
	{ "来源", 14, FACE_CENTER }, { "编号", 16, FACE_CENTER },
	{ "事项日期", 12, FACE_DAY }, { "已等天数", 10, FACE_COUNT },
	{ "情况", 26, FACE_TEXT }, { "依据", 26, FACE_TEXT },
};
_Static_assert(sizeof(waiting_columns) / sizeof(waiting_columns[0]) ==
    W_COLUMNS, "one row per column");

void
frame_waiting(struct book *b, struct frame *f)
{
	f->name = "待签批";
	f->title = book_text(b, "%s待签批文书清单", b->period);
	f->sub = book_text(b, "截至%s，由评议、督查、谈话、问责案件提出，还没有签批"
	    "决定的文书，等得久的在前；没有签批的只印草稿。已等天数=截至日期-"
	    "事项日期。本期的通报、报告不在内。", b->as_of);
	frame_columns(f, waiting_columns, W_COLUMNS, W_PAPER);
}

static void
waiting_row(struct sheet *s, const struct waiting_paper *x)
{
	struct book *b = s->b;
	const char *since = cell_here(b, s->row, W_SINCE);
	bool none = x->since == DAY_NONE;

	cell_text(s, W_CODE, *x->unit == '\0' ? NONE_MARK : x->unit);
	cell_text(s, W_UNIT, *x->unit == '\0' ? NONE_MARK :
	    book_unit_name(b, x->unit));
	cell_text(s, W_PAPER, x->paper);
	cell_text(s, W_NAME, *x->name == '\0' ? NONE_MARK : x->name);
	cell_text(s, W_FROM, root_name(x->filed->doc->root));
	cell_text(s, W_ID, x->id);
	cell_day(s, W_SINCE, x->since);
	cell_formula(s, W_DAYS, book_text(b, "=IF(ISNUMBER(%s),截至日期-%s,"
	    "\"—\")", since, since), none ? 0 : b->r->as_of - x->since, none);
	cell_text(s, W_NOTE, x->lacks == NULL ? "待签批" :
	    book_text(b, "缺%s，补齐以前不印", x->lacks));
	cell_text(s, W_RULE, book_article(b, x->rule));
	sheet_next(s);
}

void
fill_waiting(struct sheet *s)
{
	const struct results *r = s->b->r;
	size_t masked = 0;

	for (size_t i = 0; i < r->waiting.n; i++) {
		masked += r->waiting.v[i].secret;
		if (!r->waiting.v[i].secret)
			waiting_row(s, &r->waiting.v[i]);
	}
	if (s->n_rows == 0)
		sheet_empty(s, "没有待签批的文书");
	masked_note(s, "涉密谈话", masked);
	sheet_ready(s);
}
