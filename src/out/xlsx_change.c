/*
 * xlsx_change.c - 变更台账: what became of accepted records and documents in
 * the year, a row for each 更正, 撤回, filing again, and each attempt without.
 * B23.1: of a 谈话记录 only the names of what changed; of a 问责案件 too, for
 *        what is inside it concerns few (E08.2).
 */
#include <string.h>

#include "base/utf8.h"
#include "out/xlsx_sheets.h"
#include "rules/catalogue.h"

enum { G_CODE, G_UNIT, G_ROOT, G_ID, G_KIND, G_OUTCOME, G_VERSION, G_RECEIVED,
	G_WHAT, G_REASON, G_APPROVER, G_APPROVED, G_STATE, G_RULE, G_ENTRY,
	G_FILE, G_COLUMNS };

enum {
	SHOWN_VALUE = 40,  /* characters of a value; `history` has it whole */
	SHOWN_CHANGES = 12,
	CELL_BYTES = 6000
};

static const struct column columns[] = {
	[G_CODE] = { "单位代码", -1, FACE_CENTER },
	[G_UNIT] = { "单位", 0, FACE_TEXT },
	[G_ROOT] = { "类别", 10, FACE_CENTER },
	[G_ID] = { "编号", 20, FACE_TEXT },
	[G_KIND] = { "变更", 15, FACE_CENTER },
	[G_OUTCOME] = { "结论", 14, FACE_CENTER },
	[G_VERSION] = { "版本", 6, FACE_COUNT },
	[G_RECEIVED] = { "接收日期", 12, FACE_DAY },
	[G_WHAT] = { "变了哪些栏（原值 → 新值）", 48, FACE_TEXT },
	[G_REASON] = { "事由", 22, FACE_TEXT },
	[G_APPROVER] = { "批准人", 9, FACE_CENTER },
	[G_APPROVED] = { "批准时间", 17, FACE_CENTER },
	[G_STATE] = { "待研究", 9, FACE_CENTER },
	[G_RULE] = { "依据", 17, FACE_TEXT },
	[G_ENTRY] = { "台账序号", 9, FACE_COUNT },
	[G_FILE] = { "文件", 30, FACE_TEXT },
};

void
frame_change(struct book *b, struct frame *f)
{
	f->name = "变更台账";
	f->title = book_text(b, "%d年变更台账", b->r->year);
	f->sub = book_text(b, "截至%s。已经受理的记录和材料，后来的每一次更正、撤"
	    "回、重新报送，以及没有办理更正、撤回的改动和删除[A03.1、A03.2]。擅自"
	    "修改、擅自删除只供研究，是否追究由签批决定[A13.1、A13.2]。全部原值："
	    "liangze history 编号。", b->as_of);
	frame_columns(f, columns, G_COLUMNS, G_KIND);
}

static const char *
or_mark(const char *text)
{
	return text == NULL || *text == '\0' ? NONE_MARK : text;
}

/* A cell holds so much; what is longer `history` has whole. */
static const char *
fitting(struct book *b, const char *text)
{
	size_t n = strlen(text);

	return n <= CELL_BYTES ? text : book_text(b, "%.*s…",
	    (int)utf8_cut(text, n, CELL_BYTES), text);
}

/* 事项：…原… → …新…, a line each; or names alone. */
static const char *
list_changes(struct book *b, const struct filing *x)
{
	bool names = x->names_only || x->entry->root == ROOT_CASE;
	const char *text = "";
	size_t n = x->change.n < SHOWN_CHANGES ? x->change.n : SHOWN_CHANGES;

	for (size_t i = 0; i < n; i++)
		text = book_text(b, "%s%s%s", text, i == 0 ? "" :
		    names ? "、" : "\n", names ? x->change.v[i].name :
		    field_change_text(&b->row, &x->change.v[i], SHOWN_VALUE));
	if (x->change.n > n)
		text = book_text(b, "%s%s另有%zu处", text, names ? "，" : "\n",
		    x->change.n - n);
	return names ? book_text(b, "%s（只列栏目）", text) : text;
}

static const char *
what_changed(struct book *b, const struct filing *x)
{
	if (x->kind == FILING_WITHDRAWN)
		return x->accepted ? "记录撤回" : "记录没有撤回";
	if (x->kind == FILING_LEFT_OUT)
		return "全量报送里没有这条记录，没有附撤回";
	if (x->change.n == 0)
		return x->before == NULL ? NONE_MARK : "各栏内容相同";
	return list_changes(b, x);
}

/* Of a document, what follows the root in its identity. */
static const char *
number_of(const struct filing *x)
{
	const char *blank = x->unit == NULL ? strchr(x->id, ' ') : NULL;

	return blank == NULL ? x->id : blank + 1;
}

/* 2026-04-09 10:00 */
static const char *
moment_of(struct book *b, const char *text)
{
	return text == NULL || strlen(text) < 16 ? or_mark(text) :
	    book_text(b, "%.10s %.5s", text, text + 11);
}

static const char *
state_of(const struct book *b, const struct filing *x)
{
	const struct conduct *c = x->by == NULL ? NULL :
	    results_conduct(b->r, x->by);

	if (c != NULL)
		return conduct_state(c);
	return x->offence == OFFENCE_NONE ? NONE_MARK : "已改正";
}

static const char *
file_place(struct book *b, const struct filing *x)
{
	return x->at.line == 0 ? x->entry->path : book_text(b, "%s:%u:%u",
	    x->entry->path, (unsigned)x->at.line, (unsigned)x->at.column);
}

static void
change_row(struct sheet *s, const struct filing *x)
{
	struct book *b = s->b;

	cell_text(s, G_CODE, or_mark(x->entry->unit));
	cell_text(s, G_UNIT, or_mark(book_unit_name(b, x->entry->unit)));
	cell_text(s, G_ROOT, x->unit == NULL ? root_name(x->entry->root) :
	    "记录");
	cell_text(s, G_ID, fitting(b, number_of(x)));
	cell_text(s, G_KIND, filing_kind_name(x->kind));
	cell_text(s, G_OUTCOME, filing_outcome(&b->row, x));
	if (x->version == 0)
		cell_text(s, G_VERSION, NONE_MARK);
	else
		cell_number(s, G_VERSION, x->version);
	cell_day(s, G_RECEIVED, x->entry->received);
	cell_text(s, G_WHAT, fitting(b, what_changed(b, x)));
	cell_text(s, G_REASON, fitting(b, or_mark(x->reason)));
	cell_text(s, G_APPROVER, fitting(b, or_mark(x->approver)));
	cell_text(s, G_APPROVED, fitting(b, moment_of(b, x->approved)));
	cell_text(s, G_STATE, state_of(b, x));
	cell_text(s, G_RULE, x->rule == RULES ? NONE_MARK :
	    book_article(b, x->rule));
	cell_number(s, G_ENTRY, (double)x->entry->seq);
	cell_text(s, G_FILE, file_place(b, x));
	sheet_next(s);
}

void
fill_change(struct sheet *s)
{
	const struct results *r = s->b->r;
	size_t masked = 0;

	for (size_t i = 0; i < r->change.n; i++)
		if (r->change.v[i]->masked)
			masked++;
		else
			change_row(s, r->change.v[i]);
	if (r->change.n == masked)
		sheet_empty(s, "没有可以列出的变更");
	mark_text(s, G_OUTCOME, MARK_RED, "退回（擅自修改）");
	mark_text(s, G_OUTCOME, MARK_RED, "记录保留（擅自删除）");
	masked_note(s, "涉密记录", masked);
	chain_note(s);
	sheet_ready(s);
}
