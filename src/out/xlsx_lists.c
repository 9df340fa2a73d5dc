/*
 * xlsx_lists.c - 扣分明细, 校验问题, 履责主体覆盖, 待研究事项, 豁免清单.
 * What is about a record under secrecy is counted, never shown (A14.1).
 */
#include "out/xlsx_sheets.h"

#include <inttypes.h>
#include <string.h>

#include "rules/catalogue.h"

static void
place_cells(struct sheet *s, uint16_t at, const struct diag *d)
{
	cell_text(s, at, d->file);
	if (d->at.line == 0) {
		cell_text(s, (uint16_t)(at + 1), "");
		cell_text(s, (uint16_t)(at + 2), "");
		return;
	}
	cell_number(s, (uint16_t)(at + 1), d->at.line);
	cell_number(s, (uint16_t)(at + 2), d->at.column);
}

/* --- 扣分明细 --- */

enum {
	L_CODE, L_UNIT, L_DUTY, L_CLASS, L_SUBJECT, L_NAME, L_RECORD, L_KIND,
	L_POINTS, L_WHY, L_RULE, L_COLUMNS
};

static const struct column loss_columns[] = {
	[L_CODE] = { "单位代码", -1, FACE_CENTER },
	[L_UNIT] = { "单位", 0, FACE_TEXT },
	[L_DUTY] = { "责任", 10, FACE_CENTER },
	[L_CLASS] = { "类别", 7, FACE_CENTER },
	[L_SUBJECT] = { "任务编号", 19, FACE_TEXT },
	[L_NAME] = { "指标名称", 28, FACE_TEXT },
	[L_RECORD] = { "记录编号", 18, FACE_TEXT },
	[L_KIND] = { "扣分原因", 12, FACE_CENTER },
	[L_POINTS] = { "扣分", 9, FACE_NUMBER },
	[L_WHY] = { "说明", 42, FACE_TEXT },
	[L_RULE] = { "依据", 17, FACE_TEXT },
};

void
frame_loss(struct book *b, struct frame *f)
{
	f->name = "扣分明细";
	f->title = book_text(b, "%s扣分明细", b->period);
	f->sub = book_text(b, "%s至%s到期的任务失去的每一分：原因、记录和依据。"
	    "扣分以任务的分值计，各行相加等于“指标得分明细”中的失分。",
	    b->first, b->last);
	frame_columns(f, loss_columns, L_COLUMNS, L_DUTY);
}

static const char *
loss_record(const struct loss *x)
{
	if (x->record != NULL)
		return x->record->id;
	return x->kind == LOSS_UNDONE ? NONE_MARK : "（涉密记录）";
}

static void
loss_row(struct sheet *s, const void *row)
{
	const struct loss *x = row;
	const struct indicator *i = x->task->indicator;

	unit_cells(s, L_CODE, x->unit);
	cell_text(s, L_DUTY, duty_name(i->duty));
	cell_text(s, L_CLASS, class_name(i->klass));
	cell_text(s, L_SUBJECT, x->task->subject);
	cell_text(s, L_NAME, field_text(&i->name));
	cell_text(s, L_RECORD, loss_record(x));
	cell_text(s, L_KIND, loss_name(x->kind));
	cell_number(s, L_POINTS, rational_double(&s->b->row, x->points));
	cell_text(s, L_WHY, x->why);
	cell_text(s, L_RULE, book_article(s->b, x->rule));
	sheet_next(s);
}

void
fill_loss(struct sheet *s)
{
	struct book *b = s->b;
	const struct rational *sum = rat_int(&b->a, 0);

	for (size_t i = 0; i < b->r->loss.n; i++)
		sum = rat_add(&b->a, sum, b->r->loss.v[i].points);
	ROWS_BY_UNIT(s, b->r->loss, loss_row);
	if (s->n_rows == 0) {
		sheet_empty(s, "本期没有扣分");
		sheet_ready(s);
		return;
	}
	book_name_column(s, "扣分_分值", L_POINTS);
	cell_text(s, L_KIND, "合计");
	cell_formula(s, L_POINTS,
	    "=ROUND(ROUND(SUBTOTAL(109,扣分_分值),9),2)",
	    rational_shown(sum), false);
	sheet_line(s);
	sheet_note(s, FACE_NOTE, "合计随筛选变化。");
	sheet_ready(s);
}

/* --- 校验问题 --- */

enum {
	F_LEVEL, F_RULE, F_CODE, F_UNIT, F_MONTH, F_FILE, F_LINE, F_COLUMN,
	F_RECORD, F_MESSAGE, F_MEND, F_COLUMNS
};

static const struct column found_columns[] = {
	[F_LEVEL] = { "级别", 9, FACE_CENTER },
	[F_RULE] = { "依据", 17, FACE_TEXT },
	[F_CODE] = { "单位代码", -1, FACE_CENTER },
	[F_UNIT] = { "单位", 0, FACE_TEXT },
	[F_MONTH] = { "月份", 9, FACE_CENTER },
	[F_FILE] = { "文件", 30, FACE_TEXT },
	[F_LINE] = { "行", 7, FACE_COUNT },
	[F_COLUMN] = { "列", 7, FACE_COUNT },
	[F_RECORD] = { "记录编号", 18, FACE_TEXT },
	[F_MESSAGE] = { "问题", 40, FACE_TEXT },
	[F_MEND] = { "改法", 30, FACE_TEXT },
};

void
frame_found(struct book *b, struct frame *f)
{
	f->name = "校验问题";
	f->title = book_text(b, "%d年校验问题清单", b->r->year);
	f->sub = book_text(b, "截至%s仍然存在的、%d年文件中的校验问题。退回：该"
	    "项不予受理；警告：受理并注明；提醒、提示：供参考；无法判定：没有完成"
	    "校验。", b->as_of, b->r->year);
	frame_columns(f, found_columns, F_COLUMNS, F_RULE);
}

static const char *
mend_of(const struct diag *d)
{
	return *d->mend != '\0' ? d->mend :
	    rule_text((enum rule_id)d->rule)->mend;
}

static void
found_row(struct sheet *s, const struct diag *d)
{
	bool heavy = d->level >= LEVEL_REFUSE;

	cell_face(s, F_LEVEL, heavy ? FACE_RED : FACE_CENTER,
	    level_name(d->level));
	cell_text(s, F_RULE, book_article(s->b, d->rule));
	cell_text(s, F_CODE, d->unit);
	cell_text(s, F_UNIT, book_unit_name(s->b, d->unit));
	cell_text(s, F_MONTH, d->month);
	place_cells(s, F_FILE, d);
	cell_text(s, F_RECORD, d->record);
	cell_text(s, F_MESSAGE, d->message);
	cell_text(s, F_MEND, mend_of(d));
	sheet_next(s);
}

void
fill_found(struct sheet *s)
{
	struct book *b = s->b;
	const struct diag_list *l = &b->r->found;
	size_t n = 0, masked = 0;

	for (size_t i = 0; i < l->d.n; i++) {
		const struct diag *d = &l->d.v[i];

		if (d->waived)
			continue;
		n++;
		if (book_secret(b, d))
			masked++;
		else
			found_row(s, d);
	}
	if (n == masked)
		sheet_empty(s, "没有可以列出的校验问题");
	sheet_note(s, FACE_NOTE, book_text(b, "共%zu条。经批准不予适用的规则"
	    "见“豁免清单”。", n));
	masked_note(s, "涉密记录", masked);
	sheet_ready(s);
}

/* --- 履责主体覆盖 --- */

enum {
	V_CODE, V_UNIT, V_DUTY, V_QUARTER, V_ACTOR,
	V_STATE = V_ACTOR + ACTORS, V_COLUMNS
};

static const struct column coverage_columns[] = {
	{ "单位代码", -1, FACE_CENTER }, { "单位", 0, FACE_TEXT },
	{ "责任", 12, FACE_CENTER }, { "季度", 10, FACE_CENTER },
	{ "领导班子", 12, FACE_COUNT }, { "主要负责人", 12, FACE_COUNT },
	{ "班子成员", 12, FACE_COUNT }, { "纪检机构", 12, FACE_COUNT },
	{ "情况", 34, FACE_TEXT },
};
_Static_assert(sizeof(coverage_columns) / sizeof(coverage_columns[0]) ==
    V_COLUMNS, "one row per column");

void
frame_coverage(struct book *b, struct frame *f)
{
	f->name = "履责主体覆盖";
	f->title = book_text(b, "%d年履责主体覆盖情况", b->r->year);
	f->sub = book_text(b, "截至%s已受理的记录数。主体责任应有领导班子、主要"
	    "负责人、班子成员的记录，监督责任应有纪检机构的记录，每季度至少"
	    "各一条[A06.2]。", b->as_of);
	frame_columns(f, coverage_columns, V_COLUMNS, V_DUTY);
}

/* Is the actor one that this responsibility is recorded for? */
static bool
expects(enum duty d, int actor)
{
	return (d == DUTY_OVERSIGHT) == (actor == ACTOR_DISCIPLINE);
}

static void
coverage_row(struct sheet *s, const void *row)
{
	const struct coverage *x = row;
	const char *missing = "";

	unit_cells(s, V_CODE, x->unit);
	cell_text(s, V_DUTY, duty_name(x->duty));
	cell_text(s, V_QUARTER, book_text(s->b, "第%d季度", x->quarter));
	for (int a = 0; a < ACTORS; a++) {
		uint16_t c = (uint16_t)(V_ACTOR + a);

		if (!expects(x->duty, a)) {
			cell_text(s, c, NONE_MARK);
			continue;
		}
		cell_number(s, c, (double)x->n[a]);
		if (x->n[a] == 0)
			missing = book_text(s->b, "%s%s%s", missing,
			    *missing == '\0' ? "" : "、",
			    actor_name((enum actor)a));
	}
	if (x->gap)
		cell_face(s, V_STATE, FACE_RED, book_text(s->b, "缺：%s",
		    missing));
	else
		cell_text(s, V_STATE, *missing == '\0' ? "齐全" :
		    book_text(s->b, "本季度未结束，尚无：%s", missing));
	sheet_next(s);
}

void
fill_coverage(struct sheet *s)
{
	ROWS_BY_UNIT(s, s->b->r->coverage, coverage_row);
	if (s->n_rows == 0)
		sheet_empty(s, "没有可以列出的季度");
	sheet_ready(s);
}

/* --- 待研究事项 --- */

enum {
	H_CODE, H_UNIT, H_KIND, H_RULE, H_RECORD, H_MESSAGE, H_STATE, H_SIGNED,
	H_FILE, H_LINE, H_COLUMN, H_COLUMNS
};

static const struct column conduct_columns[] = {
	[H_CODE] = { "单位代码", -1, FACE_CENTER },
	[H_UNIT] = { "单位", 0, FACE_TEXT },
	[H_KIND] = { "种类", 14, FACE_CENTER },
	[H_RULE] = { "依据", 17, FACE_TEXT },
	[H_RECORD] = { "记录编号", 20, FACE_TEXT },
	[H_MESSAGE] = { "情况", 44, FACE_TEXT },
	[H_STATE] = { "决定", 12, FACE_CENTER },
	[H_SIGNED] = { "签批", 34, FACE_TEXT },
	[H_FILE] = { "文件", 30, FACE_TEXT },
	[H_LINE] = { "行", 7, FACE_COUNT },
	[H_COLUMN] = { "列", 7, FACE_COUNT },
};

void
frame_conduct(struct book *b, struct frame *f)
{
	f->name = "待研究事项";
	f->title = book_text(b, "%d年记实情况待研究事项清单", b->r->year);
	f->sub = book_text(b, "截至%s。本表只供有权机关研究决定，不作为认定结"
	    "论，不对外公开；是否追究、是否点名通报，由签批决定[A13.1、A13.2]。",
	    b->as_of);
	frame_columns(f, conduct_columns, H_COLUMNS, H_KIND);
}

/* "追究同意：作出书面检查（QP-2026-031，2026年10月24日）；…" */
static const char *
said_text(struct book *b, const struct conduct *x)
{
	const char *text = "";

	for (int k = 0; k < DECISIONS; k++) {
		const struct ruling *d = x->said[k];
		const char *more;
		char day[40];

		if (d == NULL)
			continue;
		day_chinese(d->signed_by->as.approval->day.day, day);
		more = field_text(d->item->changed.text != NULL ?
		    &d->item->changed : &d->item->reason);
		text = book_text(b, "%s%s%s%s%s%s（%s，%s）", text,
		    *text == '\0' ? "" : "；", decided_name((enum decided)k),
		    field_text(&d->item->verdict), *more == '\0' ? "" : "：",
		    more, field_text(&d->signed_by->id), day);
	}
	return *text == '\0' ? NONE_MARK : text;
}

void
fill_conduct(struct sheet *s)
{
	struct book *b = s->b;
	size_t masked = 0;

	for (size_t i = 0; i < b->r->conduct.n; i++) {
		const struct conduct *x = &b->r->conduct.v[i];
		const struct diag *d = x->finding;

		if (book_secret(b, d)) {
			masked++;
			continue;
		}
		unit_cells(s, H_CODE, x->unit);
		cell_text(s, H_KIND, x->kind);
		cell_text(s, H_RULE, book_article(b, d->rule));
		cell_text(s, H_RECORD, d->record);
		cell_text(s, H_MESSAGE, d->message);
		cell_text(s, H_STATE, conduct_state(x));
		cell_text(s, H_SIGNED, said_text(b, x));
		place_cells(s, H_FILE, d);
		sheet_next(s);
	}
	if (b->r->conduct.n == masked)
		sheet_empty(s, "没有需要研究的情况");
	masked_note(s, "涉密记录", masked);
	sheet_ready(s);
}

/* --- 豁免清单 --- */

enum {
	W_LEVEL, W_RULE, W_CODE, W_UNIT, W_REASON, W_UNTIL, W_FILE, W_LINE,
	W_COLUMN, W_RECORD, W_MESSAGE, W_COLUMNS
};

static const struct column waived_columns[] = {
	[W_LEVEL] = { "级别", 9, FACE_CENTER },
	[W_RULE] = { "依据", 17, FACE_TEXT },
	[W_CODE] = { "单位代码", -1, FACE_CENTER },
	[W_UNIT] = { "单位", 0, FACE_TEXT },
	[W_REASON] = { "豁免理由", 34, FACE_TEXT },
	[W_UNTIL] = { "豁免至", 12, FACE_DAY },
	[W_FILE] = { "文件", 30, FACE_TEXT },
	[W_LINE] = { "行", 7, FACE_COUNT },
	[W_COLUMN] = { "列", 7, FACE_COUNT },
	[W_RECORD] = { "记录编号", 18, FACE_TEXT },
	[W_MESSAGE] = { "问题", 40, FACE_TEXT },
};

void
frame_waived(struct book *b, struct frame *f)
{
	f->name = "豁免清单";
	f->title = book_text(b, "%d年豁免清单", b->r->year);
	f->sub = book_text(b, "截至%s，按规则级别表（templates/rules/levels.xml"
	    "）在期限内对有关单位不予适用的规则所发现的问题：不影响受理和得分，"
	    "在此列明。", b->as_of);
	frame_columns(f, waived_columns, W_COLUMNS, W_RULE);
}

void
fill_waived(struct sheet *s)
{
	struct book *b = s->b;
	size_t masked = 0;

	for (size_t i = 0; i < b->r->waived.n; i++) {
		const struct waived *x = &b->r->waived.v[i];
		const struct diag *d = x->finding;

		if (book_secret(b, d)) {
			masked++;
			continue;
		}
		cell_text(s, W_LEVEL, level_name(d->level));
		cell_text(s, W_RULE, book_article(b, d->rule));
		cell_text(s, W_CODE, d->unit);
		cell_text(s, W_UNIT, book_unit_name(b, d->unit));
		cell_text(s, W_REASON, x->reason);
		cell_day(s, W_UNTIL, x->until);
		place_cells(s, W_FILE, d);
		cell_text(s, W_RECORD, d->record);
		cell_text(s, W_MESSAGE, d->message);
		sheet_next(s);
	}
	if (b->r->waived.n == masked)
		sheet_empty(s, "没有豁免");
	masked_note(s, "涉密记录", masked);
	sheet_ready(s);
}
