/*
 * 述责述廉报告, 述责述廉评议.
 */
#include <string.h>

#include "io/xml_bind.h"

/* --- 述责述廉报告 --- */

static void
report_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "期间", bind_text,
		    offsetof(struct accounting_report, f_half) },
		{ "对象", bind_text,
		    offsetof(struct accounting_report, subject) },
		{ "公开日期", bind_day,
		    offsetof(struct accounting_report, published) },
	};
	struct accounting_report *r = arena_new(b->a,
	    struct accounting_report);

	b->doc->as.accounting = r;
	BIND_ROWS(b, root, rows, r);
	r->has_half = half_parse(r->f_half.text, &r->half);
}

static void
report_paragraph(struct binding *b, const struct cap *e,
    struct report_section *s)
{
	static const struct bind_row rows[] = {
		{ "内容", bind_text,
		    offsetof(struct report_paragraph, f_head) },
	};
	struct report_paragraph *p = vec_push(b->a, &s->paragraph);

	BIND_ROWS(b, e, rows, p);
	p->has_head = accounting_head_parse(p->f_head.text, &p->head);
	bind_element(b, e, bind_text, &p->text);
}

static void
report_child(struct binding *b, const struct cap *e, bool broken)
{
	struct report_section *s = b->doc->as.accounting->section;

	(void)broken;
	for (int k = 0; k < REPORT_SECTIONS; k++) {
		if (!cap_is(e, report_section_name(
		    (enum report_section_kind)k)))
			continue;
		s[k].given = true;
		s[k].at = e->at;
		for (const struct cap *x = e->child; x != NULL; x = x->next)
			if (cap_is(x, "段"))
				report_paragraph(b, x, &s[k]);
	}
}

const struct bind_root bind_report = {
	.head = report_head,
	.child = report_child,
	.identity = { "单位", "年度", "期间", "对象" },
};

/* --- 述责述廉评议 --- */

#define MEETING(member) offsetof(struct accounting_vote, member)

static void
vote_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "层级", bind_text, MEETING(f_level) },
		{ "期间", bind_text, MEETING(f_half) },
		{ "日期", bind_day, MEETING(day) },
		{ "名单同意日期", bind_day, MEETING(listed) },
		{ "方案报送日期", bind_day, MEETING(plan_filed) },
		{ "方案审核日期", bind_day, MEETING(plan_reviewed) },
		{ "上报日期", bind_day, MEETING(reported) },
		{ "监督代表", bind_text, MEETING(delegate) },
		{ "提问", bind_text, MEETING(asked) },
		{ "点评", bind_text, MEETING(commented) },
		{ "单位人数", bind_count, MEETING(staff) },
		{ "应到", bind_count, MEETING(due) },
		{ "实到", bind_count, MEETING(present) },
	};
	struct accounting_vote *v = arena_new(b->a, struct accounting_vote);

	b->doc->as.vote = v;
	BIND_ROWS(b, root, rows, v);
	v->has_half = half_parse(v->f_half.text, &v->half);
	v->city = v->f_level.text != NULL &&
	    strcmp(v->f_level.text, "市级") == 0;
}

#undef MEETING

static void
bind_feedback(struct binding *b, const struct cap *e, struct feedback *f)
{
	static const struct bind_row rows[] = {
		{ "日期", bind_day, offsetof(struct feedback, day) },
		{ "收到日期", bind_day, offsetof(struct feedback, received) },
	};

	f->given = true;
	f->at = e->at;
	BIND_ROWS(b, e, rows, f);
	for (const struct cap *x = e->child; x != NULL; x = x->next)
		if (cap_is(x, "意见"))
			bind_element(b, x, bind_text,
			    vec_push(b->a, &f->opinion));
}

static void
bind_mending(struct binding *b, const struct cap *e, struct mending *m)
{
	static const struct bind_row rows[] = {
		{ "期限", bind_day, offsetof(struct mending, due) },
		{ "方案日期", bind_day, offsetof(struct mending, planned) },
		{ "报告日期", bind_day, offsetof(struct mending, reported) },
		{ "结论", bind_text, offsetof(struct mending, f_verdict) },
	};

	m->given = true;
	m->at = e->at;
	BIND_ROWS(b, e, rows, m);
	m->has_verdict = mended_parse(m->f_verdict.text, &m->verdict);
}

static void
vote_attendance(struct binding *b, const struct cap *e)
{
	static const struct bind_row rows[] = {
		{ "类别", bind_text, offsetof(struct attendance, kind) },
		{ "人数", bind_count, offsetof(struct attendance, n) },
	};
	struct attendance *x = vec_push(b->a, &b->doc->as.vote->attendance);

	x->at = e->at;
	BIND_ROWS(b, e, rows, x);
}

static void
vote_object(struct binding *b, const struct cap *e)
{
	static const struct bind_row rows[] = {
		{ "编号", bind_text, offsetof(struct vote, id) },
		{ "姓名", bind_text, offsetof(struct vote, name) },
		{ "职务", bind_text, offsetof(struct vote, post) },
		{ "单位", bind_text, offsetof(struct vote, unit) },
	};
	struct vote *v = vec_push(b->a, &b->doc->as.vote->vote);

	v->at = e->at;
	BIND_ROWS(b, e, rows, v);
	for (int k = 0; k < BALLOTS; k++) {
		const struct bind_row row = { ballot_name((enum ballot)k),
			bind_count, 0 };

		bind_attrs(b, e, &row, 1, &v->cast[k]);
	}
	v->feedback.day.day = v->feedback.received.day = DAY_NONE;
	v->mending.due.day = v->mending.planned.day = DAY_NONE;
	v->mending.reported.day = DAY_NONE;
	for (const struct cap *x = e->child; x != NULL; x = x->next) {
		if (cap_is(x, "反馈"))
			bind_feedback(b, x, &v->feedback);
		else if (cap_is(x, "整改"))
			bind_mending(b, x, &v->mending);
	}
}

static void
vote_child(struct binding *b, const struct cap *e, bool broken)
{
	(void)broken;
	if (cap_is(e, "参会"))
		vote_attendance(b, e);
	else if (cap_is(e, "评议"))
		vote_object(b, e);
}

const struct bind_root bind_vote = {
	.head = vote_head,
	.child = vote_child,
	.identity = { "编号" },
};
