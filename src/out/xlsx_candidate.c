/*
 * xlsx_candidate.c - 候选名单: who is proposed for 重点督查 (D06.1) and for
 * 督责约谈 (B15.1), why, and what a 签批 says of it.
 */
#include "out/xlsx_sheets.h"

#include <string.h>

#include "rules/catalogue.h"

enum { P_CODE, P_UNIT, P_CATEGORY, P_WHAT, P_WHY, P_RULE, P_SIGNED,
	P_COLUMNS };

static const struct column columns[] = {
	[P_CODE] = { "单位代码", -1, FACE_CENTER },
	[P_UNIT] = { "单位", 0, FACE_STRONG },
	[P_CATEGORY] = { "类别", 10, FACE_CENTER },
	[P_WHAT] = { "建议", 12, FACE_CENTER },
	[P_WHY] = { "理由", 60, FACE_TEXT },
	[P_RULE] = { "依据", 20, FACE_TEXT },
	[P_SIGNED] = { "签批", 30, FACE_TEXT },
};

/* What is proposed by which rule, and the paper that would carry it out. */
static const struct proposal {
	enum rule_id rule;
	const char *what, *paper;
} proposals[] = {
	{ RULE_D06_1, "重点督查", "督查通知书" },
	{ RULE_B15_1, "督责约谈", "约谈通知书" },
};
enum { PROPOSALS = sizeof(proposals) / sizeof(proposals[0]) };

void
frame_candidate(struct book *b, struct frame *f)
{
	f->name = "候选名单";
	f->title = book_text(b, "%s重点督查、督责约谈候选名单", b->period);
	f->sub = book_text(b, "截至%s。程序按规则列出，只供研究，不是认定；是否"
	    "督查、是否约谈，由签批决定[D06.1、B15.1]。", b->as_of);
	f->alert = book_running(b);
	frame_columns(f, columns, P_COLUMNS, P_CATEGORY);
}

/* Is the 件 about this proposal: of the quarter, or without a period and
 * signed after it? */
static bool
speaks_of(const struct book *b, const struct approval *by,
    const struct approval_item *x, const struct proposal *p,
    const struct unit *u)
{
	const char *period = field_text(&x->period);

	if (strcmp(field_text(&x->kind), p->paper) != 0 ||
	    strcmp(field_text(&x->unit), field_text(&u->code)) != 0)
		return false;
	return *period == '\0' ? by->day.day > b->r->last :
	    strcmp(period, b->r->period) == 0;
}

/* "同意（QP-2026-031，2026年10月24日）" of the last word said */
static const char *
signed_text(struct book *b, const struct proposal *p, const struct unit *u)
{
	const struct facts *f = b->r->facts;
	const char *text = "未签批";
	day_t last = DAY_NONE;

	for (size_t i = 0; i < f->approval.n; i++) {
		const struct doc *d = f->approval.v[i].doc;
		const struct approval *by = d->as.approval;
		char day[40];

		if (last != DAY_NONE && by->day.day < last)
			continue;
		for (size_t k = 0; k < by->entry.n; k++) {
			if (!speaks_of(b, by, &by->entry.v[k], p, u))
				continue;
			last = by->day.day;
			day_chinese(last, day);
			text = book_text(b, "%s（%s，%s）",
			    field_text(&by->entry.v[k].verdict),
			    field_text(&d->id), day);
		}
	}
	return text;
}

static void
candidate_row(struct sheet *s, const struct unit *u, const struct diag *d,
    const struct proposal *p)
{
	struct book *b = s->b;

	cell_text(s, P_CODE, u == NULL ? NONE_MARK : field_text(&u->code));
	cell_text(s, P_UNIT, u == NULL ? NONE_MARK : field_text(&u->name));
	cell_text(s, P_CATEGORY, u == NULL ? "领域" :
	    category_name(u->category));
	cell_text(s, P_WHAT, p->what);
	cell_text(s, P_WHY, d->message);
	cell_text(s, P_RULE, book_article(b, (uint16_t)p->rule));
	cell_text(s, P_SIGNED, u == NULL ? NONE_MARK : signed_text(b, p, u));
	sheet_next(s);
}

/* The rows of one unit (NULL: of areas). */
static size_t
fill_unit(struct sheet *s, const struct unit *u, const struct proposal *p)
{
	const struct results *r = s->b->r;
	size_t n = 0;

	for (size_t k = 0; k < r->candidate.n; k++) {
		const struct candidate *x = &r->candidate.v[k];

		if (x->unit != u || x->finding->rule != (uint16_t)p->rule)
			continue;
		candidate_row(s, u, x->finding, p);
		n++;
	}
	return n;
}

/* Units in official order, then areas. */
static size_t
fill_proposal(struct sheet *s, const struct proposal *p)
{
	struct book *b = s->b;
	size_t n = 0;

	for (size_t i = 0; i < b->n_units; i++)
		n += fill_unit(s, b->unit[i]->unit, p);
	return n + fill_unit(s, NULL, p);
}

void
fill_candidate(struct sheet *s)
{
	size_t n = 0;

	for (size_t i = 0; i < PROPOSALS; i++)
		n += fill_proposal(s, &proposals[i]);
	if (n == 0)
		sheet_empty(s, "没有应列为候选的单位");
	sheet_note(s, FACE_NOTE, "说明：排名落后指名次在同类单位的最后几名（考核"
	    "方案的落后名次，不超过有名次的单位数的一半）；得分按两位小数同考核"
	    "方案“一般”等次的分数比较；季度没有结束的，不按排名和得分列。督查发现"
	    "整改不到位的单位不在本表之列。");
	sheet_ready(s);
}
