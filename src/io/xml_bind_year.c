/*
 * The office's documents of the year: 重点领域, 年终考核, 加减分事项.
 */
#include <assert.h>

#include "io/xml_bind.h"

static void
focus_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "日期", bind_day, offsetof(struct focus, day) },
	};
	struct focus *f = arena_new(b->a, struct focus);

	b->doc->as.focus = f;
	BIND_ROWS(b, root, rows, f);
}

static void
focus_child(struct binding *b, const struct cap *e, bool broken)
{
	static const struct bind_row rows[] = {
		{ "单位", bind_text, offsetof(struct focus_area, unit) },
		{ "领域", bind_text, offsetof(struct focus_area, area) },
		{ "事由", bind_text, offsetof(struct focus_area, f_concern) },
		{ "事由", bind_concern,
		    offsetof(struct focus_area, concern) },
	};
	struct focus_area *f;

	(void)broken;
	if (!cap_is(e, "项"))
		return;
	f = vec_push(b->a, &b->doc->as.focus->area);
	f->at = e->at;
	BIND_ROWS(b, e, rows, f);
}

const struct bind_root bind_focus = {
	.head = focus_head,
	.child = focus_child,
	.identity = { "编号" },
};

static void
year_end_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "机关", bind_text, offsetof(struct year_end, f_organ) },
		{ "机关", bind_organ_kind, offsetof(struct year_end, organ) },
		{ "日期", bind_day, offsetof(struct year_end, day) },
	};
	struct year_end *y = arena_new(b->a, struct year_end);

	b->doc->as.year_end = y;
	BIND_ROWS(b, root, rows, y);
}

#define SCORE(member) offsetof(struct year_end_score, member)

static struct item *
year_end_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct bind_row rows[] = {
		{ "单位", bind_text, SCORE(unit) },
		{ "责任", bind_text, SCORE(f_duty) },
		{ "责任", bind_duty, SCORE(duty) },
		{ "民主测评", bind_number, SCORE(part[PART_APPRAISAL]) },
		{ "问卷调查", bind_number, SCORE(part[PART_SURVEY]) },
		{ "理论测试", bind_number, SCORE(part[PART_TEST]) },
	};
	struct year_end_score *s = vec_push(b->a,
	    &b->doc->as.year_end->score);

	s->item = *common;
	BIND_ROWS(b, e, rows, s);
	return &s->item;
}

#undef SCORE

const struct bind_root bind_year_end = {
	.head = year_end_head,
	.item = year_end_item,
	.items = { "成绩" },
	.id = "单位",
	.identity = { "年度", "机关" },
};

static void
adjustments_head(struct binding *b, const struct cap *root)
{
	(void)root;
	b->doc->as.adjustments = arena_new(b->a, struct adjustments);
}

#define BONUS(member) offsetof(struct commendation, member)

/* What 表彰 and 推广 have alike. */
static struct item *
bonus_item(struct binding *b, const struct cap *e,
    const struct item *common, struct commendation *c)
{
	static const struct bind_row rows[] = {
		{ "单位", bind_text, BONUS(unit) },
		{ "级别", bind_text, BONUS(f_tier) },
		{ "文件", bind_text, BONUS(proof) },
		{ "日期", bind_day, BONUS(day) },
	};

	c->item = *common;
	BIND_ROWS(b, e, rows, c);
	return &c->item;
}

static struct item *
commendation_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct bind_row rows[] = {
		{ "项目", bind_text, BONUS(subject) },
		{ "级别", bind_commended, BONUS(tier) },
	};
	struct commendation *c = vec_push(b->a,
	    &b->doc->as.adjustments->commendation);

	BIND_ROWS(b, e, rows, c);
	return bonus_item(b, e, common, c);
}

static struct item *
promotion_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct bind_row rows[] = {
		{ "经验", bind_text, BONUS(subject) },
		{ "级别", bind_promoted, BONUS(tier) },
	};
	struct commendation *c = vec_push(b->a,
	    &b->doc->as.adjustments->promotion);

	BIND_ROWS(b, e, rows, c);
	return bonus_item(b, e, common, c);
}

#undef BONUS
#define CASE(member) offsetof(struct investigation, member)

static struct item *
investigation_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct bind_row rows[] = {
		{ "单位", bind_text, CASE(unit) },
		{ "人员", bind_text, CASE(person) },
		{ "姓名", bind_text, CASE(name) },
		{ "级别", bind_text, CASE(f_level) },
		{ "级别", bind_cadre_level, CASE(level) },
		{ "结果", bind_text, CASE(f_outcome) },
		{ "结果", bind_outcome, CASE(outcome) },
		{ "查处机关", bind_text, CASE(f_organ) },
		{ "查处机关", bind_investigator, CASE(organ) },
		{ "主动上报", bind_yes, CASE(reported) },
		{ "日期", bind_day, CASE(day) },
		{ "案件", bind_text, CASE(case_id) },
	};
	struct investigation *i = vec_push(b->a,
	    &b->doc->as.adjustments->investigation);

	i->item = *common;
	BIND_ROWS(b, e, rows, i);
	return &i->item;
}

#undef CASE
#define SANCTION(member) offsetof(struct sanction, member)

static struct item *
sanction_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct bind_row rows[] = {
		{ "单位", bind_text, SANCTION(unit) },
		{ "对象", bind_text, SANCTION(f_target) },
		{ "对象", bind_target, SANCTION(target) },
		{ "人员", bind_text, SANCTION(person) },
		{ "种类", bind_text, SANCTION(kind) },
		{ "日期", bind_day, SANCTION(day) },
		{ "案件", bind_text, SANCTION(case_id) },
	};
	struct sanction *s = vec_push(b->a,
	    &b->doc->as.adjustments->sanction);

	s->item = *common;
	BIND_ROWS(b, e, rows, s);
	return &s->item;
}

#undef SANCTION

static struct item *
adjustments_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct {
		const char *name;
		struct item *(*bind)(struct binding *, const struct cap *,
		    const struct item *);
	} kind[] = {
		{ "表彰", commendation_item },
		{ "推广", promotion_item },
		{ "查处", investigation_item },
		{ "处分", sanction_item },
	};
	size_t n = sizeof(kind) / sizeof(kind[0]), i = 0;

	/* it is one of bind_adjustments.items */
	while (i + 1 < n && !cap_is(e, kind[i].name))
		i++;
	assert(cap_is(e, kind[i].name));
	return kind[i].bind(b, e, common);
}

const struct bind_root bind_adjustments = {
	.head = adjustments_head,
	.item = adjustments_item,
	.items = { "表彰", "推广", "查处", "处分" },
	.id = "编号",
	.identity = { "年度" },
};
