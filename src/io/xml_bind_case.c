/*
 * 问责主体, 问责工作报告, 问责案件.
 */
#include <string.h>

#include "io/xml_bind.h"

/* --- 问责主体 --- */

static void
organs_head(struct binding *b, const struct cap *root)
{
	(void)root;
	b->doc->as.organs = arena_new(b->a, struct accountability_organs);
}

static void
organs_child(struct binding *b, const struct cap *e, bool broken)
{
	static const struct bind_row rows[] = {
		{ "名称", bind_text,
		    offsetof(struct accountability_organ, name) },
		{ "类型", bind_text,
		    offsetof(struct accountability_organ, f_type) },
		{ "机构", bind_text,
		    offsetof(struct accountability_organ, office) },
		{ "人员", bind_text,
		    offsetof(struct accountability_organ, staff) },
		{ "电话", bind_text,
		    offsetof(struct accountability_organ, phone) },
	};
	struct accountability_organ *o;

	(void)broken;
	if (!cap_is(e, "机关"))
		return;
	o = vec_push(b->a, &b->doc->as.organs->organ);
	o->at = e->at;
	BIND_ROWS(b, e, rows, o);
	o->has_type = organ_type_parse(o->f_type.text, &o->type);
}

const struct bind_root bind_organs = {
	.head = organs_head,
	.child = organs_child,
	.identity = { "年度" },
};

/* --- 问责工作报告 --- */

static void
accountability_head(struct binding *b, const struct cap *root)
{
	struct half_of { struct field text; } half;
	static const struct bind_row rows[] = {
		{ "机关", bind_text,
		    offsetof(struct accountability_report, organ) },
		{ "机关类型", bind_text,
		    offsetof(struct accountability_report, f_type) },
		{ "文号", bind_text,
		    offsetof(struct accountability_report, number) },
	};
	static const struct bind_row period[] = {
		{ "期间", bind_text, offsetof(struct half_of, text) },
	};
	struct accountability_report *r = arena_new(b->a,
	    struct accountability_report);

	b->doc->as.accountability = r;
	BIND_ROWS(b, root, rows, r);
	BIND_ROWS(b, root, period, &half);
	r->has_type = organ_type_parse(r->f_type.text, &r->type);
	r->has_half = half_parse(half.text.text, &r->half);
}

static void
accountability_child(struct binding *b, const struct cap *e, bool broken)
{
	static const struct bind_row rows[] = { { "机关", bind_text, 0 } };

	(void)broken;
	if (cap_is(e, "报送"))
		BIND_ROWS(b, e, rows, vec_push(b->a,
		    &b->doc->as.accountability->sent));
}

const struct bind_root bind_accountability = {
	.head = accountability_head,
	.child = accountability_child,
	.identity = { "机关", "年度", "期间" },
};

/* --- 问责案件 --- */

static bool
bind_edition(struct arena *a, const struct cap_attr *v, void *out)
{
	int *edition = out;

	(void)a;
	*edition = v == NULL ? 0 : strcmp(v->value, "2016") == 0 ? 2016 :
	    strcmp(v->value, "2019") == 0 ? 2019 : 0;
	return v == NULL || *edition != 0;
}

/* Every day of a case, absent until its part is read. */
static void
no_days(struct accountability_case *c)
{
	struct f_day *const day[] = { &c->source.day, &c->dropped.day,
		&c->start.day, &c->start.approved, &c->inquiry.from,
		&c->inquiry.to, &c->meeting.day, &c->findings.day,
		&c->happened, &c->decision.discussed, &c->decision.day,
		&c->decision.effective, &c->decision.reported,
		&c->appeal.day, &c->appeal.accepted,
		&c->reconsideration.day, &c->reconsideration.discussed,
		&c->reconsideration.decision.discussed,
		&c->reconsideration.decision.day,
		&c->reconsideration.decision.effective,
		&c->reconsideration.decision.reported };

	for (size_t i = 0; i < sizeof(day) / sizeof(day[0]); i++)
		day[i]->day = DAY_NONE;
	for (int k = 0; k < CASE_ACTS; k++)
		c->execution.act[k].day.day =
		    c->execution.act[k].sent.day = DAY_NONE;
}

static void
case_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "条例", bind_text,
		    offsetof(struct accountability_case, f_edition) },
		{ "条例", bind_edition,
		    offsetof(struct accountability_case, edition) },
		{ "机关", bind_text,
		    offsetof(struct accountability_case, organ) },
		{ "密级", bind_secrecy,
		    offsetof(struct accountability_case, secrecy) },
	};
	struct accountability_case *c = arena_new(b->a,
	    struct accountability_case);

	b->doc->as.accountability_case = c;
	no_days(c);
	BIND_ROWS(b, root, rows, c);
}

static void
case_source(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	static const struct bind_row rows[] = {
		{ "类型", bind_text, offsetof(struct case_source, type) },
		{ "单位", bind_text, offsetof(struct case_source, unit) },
		{ "日期", bind_day, offsetof(struct case_source, day) },
		{ "移送文号", bind_text,
		    offsetof(struct case_source, number) },
		{ "建议", bind_text,
		    offsetof(struct case_source, proposal) },
	};

	c->source.at = e->at;
	BIND_ROWS(b, e, rows, &c->source);
	/* the year whose roster knows unit and person */
	if (c->source.day.day != DAY_NONE)
		b->doc->year = day_civil(c->source.day.day).year;
}

static void
case_target(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	static const struct bind_row rows[] = {
		{ "类型", bind_text, offsetof(struct case_target, f_type) },
		{ "编号", bind_text, offsetof(struct case_target, id) },
		{ "名称", bind_text, offsetof(struct case_target, name) },
		{ "职务", bind_text, offsetof(struct case_target, post) },
		{ "单位", bind_text, offsetof(struct case_target, unit) },
		{ "级别", bind_text, offsetof(struct case_target, level) },
		{ "主要负责人", bind_yes,
		    offsetof(struct case_target, principal) },
	};
	struct case_target *t = &c->target;

	t->at = e->at;
	BIND_ROWS(b, e, rows, t);
	t->organ = t->f_type.text != NULL &&
	    strcmp(t->f_type.text, "党组织") == 0;
	for (const struct cap *x = e->child; x != NULL; x = x->next)
		if (cap_is(x, "基本情况"))
			bind_element(b, x, bind_text, &t->background);
}

static void
case_dropped(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	static const struct bind_row rows[] = {
		{ "日期", bind_day, offsetof(struct case_dropped, day) },
		{ "批准人", bind_text,
		    offsetof(struct case_dropped, approver) },
		{ "理由", bind_text, offsetof(struct case_dropped, reason) },
	};

	c->dropped.given = true;
	c->dropped.at = e->at;
	BIND_ROWS(b, e, rows, &c->dropped);
}

static void
case_start(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	static const struct bind_row rows[] = {
		{ "日期", bind_day, offsetof(struct case_start, day) },
		{ "批准人", bind_text, offsetof(struct case_start, approver) },
		{ "批准人职务", bind_text, offsetof(struct case_start, post) },
		{ "批准日期", bind_day, offsetof(struct case_start, approved) },
	};

	c->start.given = true;
	c->start.at = e->at;
	BIND_ROWS(b, e, rows, &c->start);
}

static void
case_inquiry(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	static const struct bind_row rows[] = {
		{ "机构", bind_text, offsetof(struct case_inquiry, organ) },
		{ "机构类型", bind_text,
		    offsetof(struct case_inquiry, f_type) },
		{ "组成方式", bind_text, offsetof(struct case_inquiry, mode) },
		{ "开始", bind_day, offsetof(struct case_inquiry, from) },
		{ "结束", bind_day, offsetof(struct case_inquiry, to) },
		{ "组长", bind_text, offsetof(struct case_inquiry, leader) },
	};
	struct case_inquiry *q = &c->inquiry;

	q->given = true;
	q->at = e->at;
	BIND_ROWS(b, e, rows, q);
	q->has_type = organ_type_parse(q->f_type.text, &q->type);
	for (const struct cap *x = e->child; x != NULL; x = x->next)
		if (cap_is(x, "成员"))
			bind_person(b, x, vec_push(b->a, &q->member));
}

static void
case_meeting(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	static const struct bind_row rows[] = {
		{ "日期", bind_day, offsetof(struct case_meeting, day) },
		{ "签字人", bind_text, offsetof(struct case_meeting, signer) },
		{ "采纳", bind_text, offsetof(struct case_meeting, adopted) },
	};

	c->meeting.given = true;
	c->meeting.at = e->at;
	BIND_ROWS(b, e, rows, &c->meeting);
	bind_element(b, e, bind_text, &c->meeting.text);
}

static void
case_findings(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	static const struct bind_row rows[] = {
		{ "日期", bind_day, offsetof(struct case_findings, day) },
		{ "建议", bind_text,
		    offsetof(struct case_findings, proposal) },
		{ "文件", bind_text, offsetof(struct case_findings, file) },
	};

	c->findings.given = true;
	c->findings.at = e->at;
	BIND_ROWS(b, e, rows, &c->findings);
}

static void
case_situation(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	static const struct bind_row rows[] = {
		{ "条", bind_text, offsetof(struct situation, article) },
		{ "项", bind_text, offsetof(struct situation, clause) },
	};
	struct situation *s = vec_push(b->a, &c->situation);

	s->at = e->at;
	BIND_ROWS(b, e, rows, s);
}

static void
case_fact(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	static const struct bind_row rows[] = {
		{ "发生日期", bind_day,
		    offsetof(struct accountability_case, happened) },
	};
	static const struct bind_row paragraph[] = {
		{ "公开", bind_yes, offsetof(struct fact_paragraph, open) },
	};
	struct fact_paragraph *p;

	BIND_ROWS(b, e, rows, c);
	for (const struct cap *x = e->child; x != NULL; x = x->next) {
		if (!cap_is(x, "段"))
			continue;
		p = vec_push(b->a, &c->fact);
		BIND_ROWS(b, x, paragraph, p);
		bind_element(b, x, bind_text, &p->text);
	}
}

/* --- 决定 --- */

static void
bind_basis(struct binding *b, const struct cap *e, struct decision_basis *y)
{
	static const struct bind_row rows[] = {
		{ "法规", bind_text,
		    offsetof(struct decision_basis, regulation) },
		{ "条", bind_text, offsetof(struct decision_basis, article) },
		{ "款", bind_text,
		    offsetof(struct decision_basis, paragraph) },
		{ "项", bind_text, offsetof(struct decision_basis, clause) },
	};

	y->at = e->at;
	BIND_ROWS(b, e, rows, y);
}

static void
bind_measure(struct binding *b, const struct cap *e, struct measure *m)
{
	static const struct bind_row rows[] = {
		{ "种类", bind_text, offsetof(struct measure, f_kind) },
		{ "内容", bind_text, offsetof(struct measure, content) },
		{ "形式", bind_text, offsetof(struct measure, form) },
		{ "范围", bind_text, offsetof(struct measure, range) },
	};

	m->at = e->at;
	BIND_ROWS(b, e, rows, m);
	m->has_kind = measure_kind_parse(m->f_kind.text, &m->kind);
}

static void
bind_decision(struct binding *b, const struct cap *e, struct decision *d)
{
	static const struct bind_row rows[] = {
		{ "机关", bind_text, offsetof(struct decision, organ) },
		{ "机关类型", bind_text, offsetof(struct decision, f_type) },
		{ "文号", bind_text, offsetof(struct decision, number) },
		{ "集体研究日期", bind_day,
		    offsetof(struct decision, discussed) },
		{ "批准党组织", bind_text,
		    offsetof(struct decision, approved_by) },
		{ "日期", bind_day, offsetof(struct decision, day) },
		{ "生效日期", bind_day, offsetof(struct decision, effective) },
		{ "申诉期限", bind_text,
		    offsetof(struct decision, appeal_term) },
		{ "受理机关", bind_text,
		    offsetof(struct decision, appeal_organ) },
		{ "影响期", bind_count, offsetof(struct decision, effect) },
		{ "报告日期", bind_day, offsetof(struct decision, reported) },
		{ "报告对象", bind_text,
		    offsetof(struct decision, reported_to) },
	};

	d->given = true;
	d->at = e->at;
	BIND_ROWS(b, e, rows, d);
	d->has_type = organ_type_parse(d->f_type.text, &d->type);
	for (const struct cap *x = e->child; x != NULL; x = x->next) {
		if (cap_is(x, "依据"))
			bind_basis(b, x, vec_push(b->a, &d->basis));
		else if (cap_is(x, "方式"))
			bind_measure(b, x, vec_push(b->a, &d->measure));
	}
}

static void
case_decision(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	bind_decision(b, e, &c->decision);
}

/* --- 执行 --- */

/* What is written beside the day of each. */
static const struct { const char *day, *detail; } acts[CASE_ACTS] = {
	[ACT_ANNOUNCED] = { "日期", "范围" },
	[ACT_CHECK] = { "日期", "签字人" },
	[ACT_FORMALITIES] = { "办结日期", "" },
	[ACT_SELF_CRITICISM] = { "日期", "" },
	[ACT_DEEP_CHECK] = { "日期", "会议" },
	[ACT_PUBLISHED] = { "日期", "范围" },
};

static void
bind_act(struct binding *b, const struct cap *e, enum case_act_kind k,
    struct case_act *a)
{
	const struct bind_row rows[] = {
		{ acts[k].day, bind_day, offsetof(struct case_act, day) },
		{ acts[k].detail, bind_text,
		    offsetof(struct case_act, detail) },
		{ "报送日期", bind_day, offsetof(struct case_act, sent) },
	};

	a->given = true;
	a->at = e->at;
	BIND_ROWS(b, e, rows, a);
}

static void
bind_withheld(struct binding *b, const struct cap *e, struct execution *x)
{
	static const struct bind_row rows[] = {
		{ "理由", bind_text,
		    offsetof(struct execution, withheld_why) },
	};

	x->withheld = true;
	x->withheld_at = e->at;
	BIND_ROWS(b, e, rows, x);
}

static void
case_execution(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	struct execution *x = &c->execution;

	x->given = true;
	x->at = e->at;
	for (const struct cap *y = e->child; y != NULL; y = y->next) {
		if (cap_is(y, "送达"))
			bind_sent(b, y, "对象",
			    vec_push(b->a, &x->service));
		else if (cap_is(y, "告知"))
			bind_sent(b, y, "部门", vec_push(b->a, &x->notice));
		else if (cap_is(y, "归档"))
			bind_sent(b, y, "去向", vec_push(b->a, &x->filing));
		else if (cap_is(y, "不公开"))
			bind_withheld(b, y, x);
		for (int k = 0; k < CASE_ACTS; k++)
			if (cap_is(y, case_act_name((enum case_act_kind)k)))
				bind_act(b, y, (enum case_act_kind)k,
				    &x->act[k]);
	}
}

static void
case_appeal(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	static const struct bind_row rows[] = {
		{ "日期", bind_day, offsetof(struct case_appeal, day) },
		{ "理由", bind_text, offsetof(struct case_appeal, reason) },
		{ "受理日期", bind_day,
		    offsetof(struct case_appeal, accepted) },
		{ "受理机关", bind_text, offsetof(struct case_appeal, organ) },
	};

	c->appeal.given = true;
	c->appeal.at = e->at;
	BIND_ROWS(b, e, rows, &c->appeal);
}

static void
case_reconsideration(struct binding *b, const struct cap *e,
    struct accountability_case *c)
{
	static const struct bind_row rows[] = {
		{ "日期", bind_day, offsetof(struct reconsideration, day) },
		{ "结论", bind_text,
		    offsetof(struct reconsideration, f_verdict) },
		{ "集体研究日期", bind_day,
		    offsetof(struct reconsideration, discussed) },
		{ "批准党组织", bind_text,
		    offsetof(struct reconsideration, approved_by) },
	};
	struct reconsideration *r = &c->reconsideration;

	r->given = true;
	r->at = e->at;
	BIND_ROWS(b, e, rows, r);
	r->has_verdict = reconsidered_parse(r->f_verdict.text, &r->verdict);
	bind_element(b, e, bind_text, &r->text);
	for (const struct cap *x = e->child; x != NULL; x = x->next)
		if (cap_is(x, "决定"))
			bind_decision(b, x, &r->decision);
}

static void
case_child(struct binding *b, const struct cap *e, bool broken)
{
	static const struct {
		const char *name;
		void (*bind)(struct binding *, const struct cap *,
		    struct accountability_case *);
	} part[] = {
		{ "来源", case_source }, { "对象", case_target },
		{ "不予问责", case_dropped }, { "启动", case_start },
		{ "调查", case_inquiry }, { "见面", case_meeting },
		{ "调查报告", case_findings }, { "情形", case_situation },
		{ "事实", case_fact }, { "决定", case_decision },
		{ "执行", case_execution }, { "申诉", case_appeal },
		{ "复查", case_reconsideration },
	};

	(void)broken;
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (cap_is(e, part[i].name))
			part[i].bind(b, e, b->doc->as.accountability_case);
}

const struct bind_root bind_case = {
	.head = case_head,
	.child = case_child,
	.identity = { "编号" },
};
