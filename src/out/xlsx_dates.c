/*
 * xlsx_dates.c - 逾期清单 and 预警清单: tasks and other duties by date.
 */
#include "out/xlsx_sheets.h"

#include <string.h>

#include "base/sort.h"
#include "rules/catalogue.h"
#include "model/asked.h"

/* --- which rows --- */

static bool
is_overdue(const struct deadline *d)
{
	return d->state == STATE_OVERDUE || deadline_unmended(d);
}

static bool
is_warning(const struct deadline *d)
{
	return d->state == STATE_NEAR || d->enters_soon;
}

struct row { size_t unit; const struct deadline *d; };

static int
by_unit(const void *left, const void *right, void *ctx)
{
	const struct row *x = left, *y = right;

	(void)ctx;
	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	return (x->d->due > y->d->due) - (x->d->due < y->d->due);
}

static int
by_due(const void *left, const void *right, void *ctx)
{
	const struct row *x = left, *y = right;

	if (x->d->due != y->d->due)
		return x->d->due < y->d->due ? -1 : 1;
	return by_unit(left, right, ctx);
}

/* Those of a kind, sorted; the order of results.deadline below that. */
static struct row *
chosen(struct book *b, bool (*want)(const struct deadline *),
    int (*order)(const void *, const void *, void *), size_t *n)
{
	struct row *v = arena_array(&b->a, struct row, b->r->deadline.n);
	size_t *at = arena_array(&b->a, size_t, b->n_units + 1);

	*n = 0;
	for (size_t i = 0; i < b->n_units; i++)
		at[b->unit[i] - b->r->unit.v] = i;
	at[b->n_units] = b->n_units;
	for (size_t i = 0; i < b->r->deadline.n; i++) {
		const struct deadline *d = &b->r->deadline.v[i];

		if (want(d))
			v[(*n)++] = (struct row){ at[book_unit(b, d->unit)],
			    d };
	}
	sort_stable(v, *n, sizeof(*v), order, NULL);
	return v;
}

/* --- columns that both have --- */

enum {
	T_CODE, T_UNIT, T_KIND, T_DUTY, T_SUBJECT, T_WHAT, T_DUE, T_DAYS,
	T_STATE, T_RECORDS, T_NOTE, T_RULE, T_KEY, T_COLUMNS
};

static const struct column overdue_columns[] = {
	[T_CODE] = { "单位代码", -1, FACE_CENTER },
	[T_UNIT] = { "单位", 0, FACE_TEXT },
	[T_KIND] = { "种类", 8, FACE_CENTER },
	[T_DUTY] = { "责任", 10, FACE_CENTER },
	[T_SUBJECT] = { "编号", 20, FACE_TEXT },
	[T_WHAT] = { "事项", 28, FACE_TEXT },
	[T_DUE] = { "完成时限", 12, FACE_DAY },
	[T_DAYS] = { "逾期天数", 9, FACE_COUNT },
	[T_STATE] = { "逾期程度", 12, FACE_CENTER },
	[T_RECORDS] = { "有效/应有记录", 12, FACE_CENTER },
	[T_NOTE] = { "办理要求", 20, FACE_TEXT },
	[T_RULE] = { "依据", 17, FACE_TEXT },
	[T_KEY] = { "归集键", 14, FACE_KEY },
};

static const struct column warning_columns[] = {
	[T_CODE] = { "单位代码", -1, FACE_CENTER },
	[T_UNIT] = { "单位", 0, FACE_TEXT },
	[T_KIND] = { "种类", 8, FACE_CENTER },
	[T_DUTY] = { "责任", 10, FACE_CENTER },
	[T_SUBJECT] = { "编号", 20, FACE_TEXT },
	[T_WHAT] = { "事项", 28, FACE_TEXT },
	[T_DUE] = { "完成时限", 12, FACE_DAY },
	[T_DAYS] = { "剩余天数", 9, FACE_COUNT },
	[T_STATE] = { "状态", 14, FACE_CENTER },
	[T_RECORDS] = { "有效/应有记录", 12, FACE_CENTER },
	[T_NOTE] = { "开始预警", 12, FACE_DAY },
	[T_RULE] = { "依据", 17, FACE_TEXT },
	[T_KEY] = { "归集键", 14, FACE_KEY },
};

static void
frame_dates(struct frame *f, const struct column *columns)
{
	f->column = columns;
	f->n_columns = T_COLUMNS;
	f->n_printed = T_KEY;
	f->frozen = T_KIND;
}

/* Something to be filed, not done: what is chased as such, and 书面告知. */
static bool
is_filing(const struct deadline *d)
{
	return d->rule == RULE_A11_2 || (d->paper != NULL &&
	    strcmp(d->paper, "催报通知书") == 0);
}

static void
common_cells(struct sheet *s, const struct deadline *d)
{
	struct book *b = s->b;
	const struct task *t = d->task;

	cell_text(s, T_CODE, d->unit == NULL ? NONE_MARK :
	    field_text(&d->unit->code));
	cell_text(s, T_UNIT, d->unit == NULL ? d->who :
	    field_text(&d->unit->name));
	cell_text(s, T_KIND, t != NULL ? "任务" : is_filing(d) ? "报送" :
	    "办理");
	cell_text(s, T_DUTY, d->by_duty ? duty_name(d->duty) : NONE_MARK);
	cell_text(s, T_SUBJECT, d->subject);
	cell_text(s, T_WHAT, d->what);
	cell_day(s, T_DUE, d->due);
	cell_text(s, T_RECORDS, t == NULL ? NONE_MARK : book_text(b,
	    "%zu/%lld", t->have, (long long)t->indicator->count.n));
	cell_text(s, T_RULE, book_article(b, d->rule));
	cell_text(s, T_KEY, d->unit == NULL ? "" : book_key(b, d->unit, ""));
}

/* --- 逾期清单 --- */

void
frame_overdue(struct book *b, struct frame *f)
{
	f->name = "逾期清单";
	f->title = book_text(b, "%s逾期清单", b->period);
	f->sub = book_text(b, "截至%s，已过完成时限而没有完成、整改没有到位的"
	    "任务、报送和办理事项。逾期天数=截至日期-完成时限。", b->as_of);
	frame_dates(f, overdue_columns);
}

static const char *
age_of(int32_t days)
{
	return days <= 0 ? "未到期" : days <= 5 ? "1至5天" : days <= 15 ?
	    "6至15天" : "超过15天";
}

/* A10.4: what can still be done about it */
static const char *
remedy(struct book *b, const struct deadline *d)
{
	if (deadline_unmended(d))
		return book_text(b, "核查结论：%s", state_name(d->state));
	if (d->rule == RULE_B10_1 || d->rule == RULE_B11_1)
		return "节日已过，说明原因";
	if (d->task == NULL)
		return is_filing(d) ? "补报" : "尽快办结";
	if (d->task->indicator->cycle >= CYCLE_YEAR)
		return "尽快完成（按逾期完成计分）";
	return d->mendable_only ? "可补报（限所属期间内的事项）" :
	    "只能补报所属期间内的事项";
}

void
fill_overdue(struct sheet *s)
{
	struct book *b = s->b;
	size_t n;
	const struct row *v = chosen(b, is_overdue, by_unit, &n);

	for (size_t i = 0; i < n; i++) {
		const struct deadline *d = v[i].d;
		unsigned long row = (unsigned long)s->row + 1;

		common_cells(s, d);
		/* what was found not mended stands here before its day */
		cell_formula(s, T_DAYS, book_text(b, "=MAX(0,截至日期-G%lu)",
		    row), d->days > 0 ? d->days : 0, false);
		cell_formula_text(s, T_STATE, book_text(b, "=IF(H%lu<=0,"
		    "\"未到期\",IF(H%lu<=5,\"1至5天\",IF(H%lu<=15,"
		    "\"6至15天\",\"超过15天\")))", row, row, row),
		    age_of(d->days));
		cell_text(s, T_NOTE, remedy(b, d));
		sheet_next(s);
	}
	if (n == 0)
		sheet_empty(s, "没有逾期的任务和报送事项");
	sheet_note(s, FACE_NOTE, book_text(b, "共%zu项。每月、每季、每半年的"
	    "任务只能由所属期间内的事项补报；每年、一次的任务逾期后仍应完成"
	    "[A10.4]。", n));
	sheet_ready(s);
}

/* --- 预警清单 --- */

void
frame_warning(struct book *b, struct frame *f)
{
	f->name = "预警清单";
	f->title = book_text(b, "%s预警清单", b->period);
	f->sub = book_text(b, "截至%s，距完成时限5天以内没有完成的任务和报送"
	    "事项，以及下月底以前进入预警期的任务。剩余天数=完成时限-截至"
	    "日期。",
	    b->as_of);
	frame_dates(f, warning_columns);
}

void
fill_warning(struct sheet *s)
{
	struct book *b = s->b;
	size_t n;
	const struct row *v = chosen(b, is_warning, by_due, &n);

	for (size_t i = 0; i < n; i++) {
		const struct deadline *d = v[i].d;
		unsigned long row = (unsigned long)s->row + 1;

		common_cells(s, d);
		cell_formula(s, T_DAYS, book_text(b, "=G%lu-截至日期", row),
		    -(double)d->days, false);
		cell_formula_text(s, T_STATE, book_text(b, "=IF(H%lu<=5,"
		    "\"已进入预警期\",\"将进入预警期\")", row),
		    d->state == STATE_NEAR ? "已进入预警期" : "将进入预警期");
		cell_day(s, T_NOTE, d->due - WARNING_DAYS);
		sheet_next(s);
	}
	if (n == 0)
		sheet_empty(s, "没有需要预警的任务和报送事项");
	book_name_column(s, "预警_归集", T_KEY);
	book_name_column(s, "预警_状态", T_STATE);
	book_name_column(s, "预警_种类", T_KIND);
	sheet_note(s, FACE_NOTE, book_text(b, "共%zu项。完成时限当日和之前5个"
	    "自然日内为预警期[A10.3]。", n));
	sheet_ready(s);
}
