/*
 * The office's documents: 单位名册, 责任清单, 考核方案, 审核意见, 签批;
 * those of the year are in xml_bind_year.c.
 */
#include <string.h>

#include "io/xml_bind.h"

enum {
	CONVERSION_DEFAULT = 100 * 100, /* 记实折算, percent in hundredths */
	PROMPTLY_DEFAULT = 10,          /* 及时, working days */
};

static void
roster_head(struct binding *b, const struct cap *root)
{
	(void)root;
	b->doc->as.roster = arena_new(b->a, struct roster);
}

static void
bind_tenure(struct binding *b, const struct cap *e, struct tenure *t)
{
	static const struct bind_row rows[] = {
		{ "编号", bind_text, offsetof(struct tenure, item.id) },
		{ "姓名", bind_text, offsetof(struct tenure, name) },
		{ "职务", bind_text, offsetof(struct tenure, post) },
		{ "级别", bind_text, offsetof(struct tenure, level) },
		{ "班子", bind_text, offsetof(struct tenure, team) },
		{ "分管", bind_text, offsetof(struct tenure, portfolio) },
		{ "性别", bind_text, offsetof(struct tenure, sex) },
		{ "民族", bind_text, offsetof(struct tenure, nation) },
		{ "出生年月", bind_text, offsetof(struct tenure, born) },
		{ "入党时间", bind_text, offsetof(struct tenure, joined) },
		{ "任现职时间", bind_text,
		    offsetof(struct tenure, appointed) },
		{ "电话", bind_text, offsetof(struct tenure, phone) },
		{ "起", bind_day, offsetof(struct tenure, from) },
		{ "止", bind_day, offsetof(struct tenure, to) },
	};

	t->item.at = e->at;
	BIND_ROWS(b, e, rows, t);
}

/* An organ whose 责任 cannot be told has no place in the unit. */
static void
bind_organ(struct binding *b, const struct cap *e, struct unit *u)
{
	static const struct bind_row rows[] = {
		{ "名称", bind_text, offsetof(struct organ, name) },
		{ "派驻", bind_yes, offsetof(struct organ, dispatched) },
	};
	const struct cap_attr *duty = cap_attr(e, "责任");
	enum duty which;
	struct organ *o;

	if (duty == NULL || !duty_parse(duty->value, &which))
		return;
	o = &u->organ[which];
	o->given = true;
	o->at = e->at;
	BIND_ROWS(b, e, rows, o);
	for (const struct cap *p = e->child; p != NULL; p = p->next)
		if (cap_is(p, "负责人"))
			bind_tenure(b, p, vec_push(b->a, &o->principal));
}

static void
roster_child(struct binding *b, const struct cap *e, bool broken)
{
	static const struct bind_row rows[] = {
		{ "代码", bind_text, offsetof(struct unit, code) },
		{ "名称", bind_text, offsetof(struct unit, name) },
		{ "形式", bind_text, offsetof(struct unit, form) },
		{ "类别", bind_category, offsetof(struct unit, category) },
		{ "在编人数", bind_whole, offsetof(struct unit, staff) },
		{ "排序", bind_whole, offsetof(struct unit, order) },
	};
	struct unit *u;

	if (!cap_is(e, "单位"))
		return;
	u = vec_push(b->a, &b->doc->as.roster->unit);
	u->at = e->at;
	u->order = INT64_MAX;
	u->broken = broken;
	BIND_ROWS(b, e, rows, u);
	for (const struct cap *c = e->child; c != NULL; c = c->next) {
		if (cap_is(c, "党组织"))
			bind_organ(b, c, u);
		else if (cap_is(c, "记录员"))
			bind_tenure(b, c, vec_push(b->a, &u->recorder));
		else if (cap_is(c, "干部"))
			bind_tenure(b, c, vec_push(b->a, &u->cadre));
	}
}

const struct bind_root bind_roster = {
	.head = roster_head,
	.child = roster_child,
	.identity = { "年度" },
};

static void
checklist_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "责任", bind_duty, offsetof(struct checklist, duty) },
		{ "适用", bind_applies, offsetof(struct checklist, applies) },
	};
	struct checklist *c = arena_new(b->a, struct checklist);

	b->doc->as.checklist = c;
	BIND_ROWS(b, root, rows, c);
}

static void
checklist_child(struct binding *b, const struct cap *e, bool broken)
{
	static const struct bind_row rows[] = {
		{ "编号", bind_text, offsetof(struct checklist_item, id) },
	};
	struct checklist_item *i;

	(void)broken;
	if (!cap_is(e, "项"))
		return;
	i = vec_push(b->a, &b->doc->as.checklist->entry);
	BIND_ROWS(b, e, rows, i);
	bind_element(b, e, bind_text, &i->text);
}

const struct bind_root bind_checklist = {
	.head = checklist_head,
	.child = checklist_child,
	.identity = { "年度", "责任", "适用" },
};

static void
plan_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "文号", bind_text, offsetof(struct plan, number) },
	};
	struct plan *p = arena_new(b->a, struct plan);

	b->doc->as.plan = p;
	p->conversion = CONVERSION_DEFAULT;
	p->promptly = PROMPTLY_DEFAULT;
	p->bonus_cap = -1;
	BIND_ROWS(b, root, rows, p);
}

#define PLAN(member) offsetof(struct plan, member)

static const struct bind_row weight_rows[] = {
	{ "主体责任", bind_hundredths, PLAN(w_duty[DUTY_MAIN]) },
	{ "监督责任", bind_hundredths, PLAN(w_duty[DUTY_OVERSIGHT]) },
	{ "日常考核", bind_hundredths, PLAN(w_daily) },
	{ "年终考核", bind_hundredths, PLAN(w_final) },
	{ "共性指标", bind_hundredths, PLAN(w_class[CLASS_COMMON]) },
	{ "个性指标", bind_hundredths, PLAN(w_class[CLASS_INDIVIDUAL]) },
	{ "记实折算", bind_hundredths, PLAN(conversion) },
};
static const struct bind_row grade_rows[] = {
	{ "优秀", bind_hundredths, PLAN(grade[0]) },
	{ "良好", bind_hundredths, PLAN(grade[1]) },
	{ "一般", bind_hundredths, PLAN(grade[2]) },
};
static const struct bind_row cut_rows[] = {
	{ "逾期录入", bind_hundredths, PLAN(cut_late) },
	{ "无印证材料", bind_hundredths, PLAN(cut_evidence) },
	{ "逾期完成", bind_hundredths, PLAN(cut_overdue) },
};
static const struct bind_row bonus_rows[] = {
	{ "加分上限", bind_hundredths, PLAN(bonus_cap) },
};
static const struct bind_row account_rows[] = {
	{ "字数容差", bind_hundredths, PLAN(tolerance) },
};
static const struct bind_row circular_rows[] = {
	{ "落后名次", bind_whole, PLAN(lagging) },
	{ "排名公布", bind_publication, PLAN(publication) },
};
static const struct bind_row limit_rows[] = {
	{ "台账", bind_text, PLAN(worklist_due) },
	{ "及时", bind_whole, PLAN(promptly) },
};

#undef PLAN
#define ROWS(rows) (rows), sizeof(rows) / sizeof((rows)[0])

/* The plan's single elements: all of attributes alone. */
static const struct plan_part {
	const char *name;
	const struct bind_row *row;
	size_t n;
} plan_parts[] = {
	{ "权重", ROWS(weight_rows) },
	{ "等次", ROWS(grade_rows) },
	{ "记实扣减", ROWS(cut_rows) },
	{ "加减分", ROWS(bonus_rows) },
	{ "述责述廉", ROWS(account_rows) },
	{ "通报", ROWS(circular_rows) },
	{ "期限", ROWS(limit_rows) },
};

#undef ROWS

static void
plan_festival(struct binding *b, const struct cap *e, struct festival *f)
{
	static const struct bind_row rows[] = {
		{ "名称", bind_text, offsetof(struct festival, name) },
		{ "日期", bind_day, offsetof(struct festival, day) },
	};

	BIND_ROWS(b, e, rows, f);
}

static void
plan_indicator(struct binding *b, const struct cap *e, bool broken,
    struct indicator *i)
{
	i->item.at = e->at;
	i->item.ordinal = -1;
	i->item.broken = broken;
	bind_indicator(b, e, CLASS_COMMON, i);
}

static void
plan_child(struct binding *b, const struct cap *e, bool broken)
{
	size_t n = sizeof(plan_parts) / sizeof(plan_parts[0]);
	struct plan *p = b->doc->as.plan;

	for (size_t i = 0; i < n; i++)
		if (cap_is(e, plan_parts[i].name))
			bind_attrs(b, e, plan_parts[i].row, plan_parts[i].n,
			    p);
	if (cap_is(e, "权重"))
		p->weights_at = e->at;
	else if (cap_is(e, "等次"))
		p->grades_at = e->at;
	else if (cap_is(e, "重大节日"))
		plan_festival(b, e, vec_push(b->a, &p->festival));
	else if (cap_is(e, "指标"))
		plan_indicator(b, e, broken, vec_push(b->a, &p->indicator));
}

const struct bind_root bind_plan = {
	.head = plan_head,
	.child = plan_child,
	.identity = { "年度" },
};

static void
review_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "月份", bind_month, offsetof(struct review, month) },
		{ "机关", bind_text, offsetof(struct review, f_organ) },
		{ "机关", bind_organ_kind, offsetof(struct review, organ) },
		{ "审核人", bind_text, offsetof(struct review, reviewer) },
	};
	struct review *r = arena_new(b->a, struct review);

	b->doc->as.review = r;
	BIND_ROWS(b, root, rows, r);
}

#define OPINION(member) offsetof(struct review_opinion, member)

static struct item *
review_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct bind_row rows[] = {
		{ "单位", bind_text, OPINION(unit) },
		{ "记录", bind_text, OPINION(record) },
		{ "结论", bind_text, OPINION(f_opinion) },
		{ "结论", bind_opinion, OPINION(opinion) },
		{ "扣分", bind_number, OPINION(deduct) },
		{ "理由", bind_text, OPINION(reason) },
	};
	struct review_opinion *o = vec_push(b->a,
	    &b->doc->as.review->opinion);

	o->item = *common;
	BIND_ROWS(b, e, rows, o);
	return &o->item;
}

#undef OPINION

const struct bind_root bind_review = {
	.head = review_head,
	.item = review_item,
	.items = { "意见" },
	.id = "记录",
	.identity = { "月份", "机关" },
};

static void
approval_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "日期", bind_day, offsetof(struct approval, day) },
		{ "签批人", bind_text, offsetof(struct approval, signer) },
		{ "职务", bind_text, offsetof(struct approval, post) },
		{ "机关", bind_text, offsetof(struct approval, organ) },
	};
	struct approval *s = arena_new(b->a, struct approval);

	b->doc->as.approval = s;
	BIND_ROWS(b, root, rows, s);
}

#define ENTRY(member) offsetof(struct approval_item, member)

static struct item *
approval_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct bind_row rows[] = {
		{ "文种", bind_text, ENTRY(kind) },
		{ "依据", bind_text, ENTRY(basis) },
		{ "单位", bind_text, ENTRY(unit) },
		{ "人员", bind_text, ENTRY(person) },
		{ "期间", bind_text, ENTRY(period) },
		{ "编号", bind_text, ENTRY(number) },
		{ "结论", bind_text, ENTRY(verdict) },
		{ "改定", bind_text, ENTRY(changed) },
		{ "理由", bind_text, ENTRY(reason) },
		{ "取读", bind_text, ENTRY(reading) },
	};
	struct approval_item *i = vec_push(b->a,
	    &b->doc->as.approval->entry);

	i->item = *common;
	BIND_ROWS(b, e, rows, i);
	return &i->item;
}

#undef ENTRY

const struct bind_root bind_approval = {
	.head = approval_head,
	.item = approval_item,
	.items = { "件" },
	.id = "编号",
	.identity = { "编号" },
};
