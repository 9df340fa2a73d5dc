/*
 * 督查反馈, 整改报告, 整改核查.
 */
#include <string.h>

#include "io/xml_bind.h"

static void
inspection_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "类型", bind_text, offsetof(struct inspection, f_kind) },
		{ "单位", bind_text, offsetof(struct inspection, unit) },
		{ "责任", bind_text, offsetof(struct inspection, f_duty) },
		{ "责任", bind_duty, offsetof(struct inspection, duty) },
		{ "日期", bind_day, offsetof(struct inspection, day) },
		{ "督查组", bind_text, offsetof(struct inspection, group) },
		{ "文号", bind_text, offsetof(struct inspection, number) },
		{ "依据", bind_text, offsetof(struct inspection, basis) },
	};
	struct inspection *i = arena_new(b->a, struct inspection);

	b->doc->as.inspection = i;
	BIND_ROWS(b, root, rows, i);
	i->has_kind = inspection_kind_parse(i->f_kind.text, &i->kind);
}

static struct item *
inspection_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct bind_row rows[] = {
		{ "整改期限", bind_day, offsetof(struct problem, due) },
	};
	struct problem *p = vec_push(b->a,
	    &b->doc->as.inspection->problem);

	p->item = *common;
	BIND_ROWS(b, e, rows, p);
	for (const struct cap *x = e->child; x != NULL; x = x->next) {
		if (cap_is(x, "事实"))
			bind_element(b, x, bind_text, &p->fact);
		else if (cap_is(x, "整改要求"))
			bind_element(b, x, bind_text, &p->demand);
	}
	return &p->item;
}

const struct bind_root bind_inspection = {
	.head = inspection_head,
	.item = inspection_item,
	.items = { "问题" },
	.id = "编号",
	.identity = { "编号" },
};

static void
rectification_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "督查", bind_text,
		    offsetof(struct rectification_report, inspection) },
	};
	struct rectification_report *r = arena_new(b->a,
	    struct rectification_report);

	b->doc->as.rectification = r;
	BIND_ROWS(b, root, rows, r);
}

static struct item *
rectification_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct bind_row rows[] = {
		{ "状态", bind_text, offsetof(struct rectification, f_state) },
		{ "完成日期", bind_day,
		    offsetof(struct rectification, completed) },
	};
	struct rectification *r = vec_push(b->a,
	    &b->doc->as.rectification->entry);

	r->item = *common;
	BIND_ROWS(b, e, rows, r);
	r->done = r->f_state.text != NULL &&
	    strcmp(r->f_state.text, "已完成") == 0;
	for (const struct cap *x = e->child; x != NULL; x = x->next) {
		if (cap_is(x, "措施"))
			bind_element(b, x, bind_text, &r->measure);
		else if (cap_is(x, "印证材料"))
			bind_evidence(b, x, vec_push(b->a, &r->evidence));
	}
	return &r->item;
}

const struct bind_root bind_rectification = {
	.head = rectification_head,
	.item = rectification_item,
	.items = { "整改" },
	.id = "问题",
	.identity = { "单位", "督查", "报送时间" },
};

static void
check_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "督查", bind_text,
		    offsetof(struct rectification_check, inspection) },
		{ "日期", bind_day,
		    offsetof(struct rectification_check, day) },
		{ "核查人", bind_text,
		    offsetof(struct rectification_check, checker) },
	};
	struct rectification_check *c = arena_new(b->a,
	    struct rectification_check);

	b->doc->as.check = c;
	BIND_ROWS(b, root, rows, c);
}

static struct item *
check_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct bind_row rows[] = {
		{ "结论", bind_text,
		    offsetof(struct rectification_finding, f_verdict) },
	};
	struct rectification_finding *f = vec_push(b->a,
	    &b->doc->as.check->entry);

	f->item = *common;
	BIND_ROWS(b, e, rows, f);
	f->has_verdict = rectified_parse(f->f_verdict.text, &f->verdict);
	bind_element(b, e, bind_text, &f->text);
	return &f->item;
}

const struct bind_root bind_check = {
	.head = check_head,
	.item = check_item,
	.items = { "核查" },
	.id = "问题",
	.identity = { "督查", "日期" },
};
