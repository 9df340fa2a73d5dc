/*
 * paper_facts_score_year.c - what a unit's 得分反馈单 tells of the year: how T,
 * bonus, deductions, F and the grade came about.  It goes to the unit alone;
 * who was punished is not named, the 编号 and its place are.
 */
#include "base/decimal.h"
#include "base/markup.h"
#include "rules/catalogue.h"
#include "stage/paper_facts_parts.h"

static void
put_points(struct sbuf *b, const char *key, int64_t hundredths,
    struct arena *a)
{
	facts_score(b, key, rat_from_hundredths(a, hundredths), a);
}

/* The rule, its article and where the fact stands. */
static void
put_source(struct sbuf *b, uint16_t rule, const struct entry *e,
    struct place at, struct arena *a)
{
	const struct rule_text *x = rule_text((enum rule_id)rule);

	markup_attr(b, "规则", x->id);
	markup_attr(b, "条款", x->article);
	markup_attr(b, "位置", arena_printf(a, "%s:%u", e->path, at.line));
}

static void
put_duty(struct sbuf *b, const struct results *r,
    const struct annual_duty *x, enum duty d, struct arena *a)
{
	char weight[24];

	decimal_short(r->plan->w_duty[d], weight);
	sbuf_puts(b, "<年度责任");
	markup_attr(b, "名称", duty_name(d));
	markup_attr(b, "权重", weight);
	facts_score(b, "日常", x->daily, a);
	for (int i = 0; i < PARTS; i++)
		facts_score(b, year_end_part_name((enum year_end_part)i),
		    x->year_end == NULL ? NULL : rat_from_hundredths(a,
		    x->part[i]), a);
	facts_score(b, "年终", x->final, a);
	facts_score(b, "成绩", x->score, a);
	sbuf_puts(b, "/>");
}

static void
put_merits(struct sbuf *b, const struct results *r, const struct unit *u,
    struct arena *a)
{
	for (size_t i = 0; i < r->annual.merit.n; i++) {
		const struct merit *m = &r->annual.merit.v[i];

		if (m->unit != u)
			continue;
		sbuf_puts(b, "<加减");
		markup_attr(b, "加减", m->kind == MERIT_INVESTIGATED ?
		    "扣分" : "加分");
		markup_attr(b, "种类", merit_name(m->kind));
		markup_attr(b, "编号", m->id);
		markup_attr(b, "事项", m->what);
		markup_attr(b, "级别", m->tier);
		facts_day(b, "日期", m->day);
		put_points(b, "分值", m->points, a);
		markup_attr(b, "计入", m->counts ? "是" : "否");
		markup_attr(b, "说明", m->why);
		put_source(b, m->rule, m->entry, m->at, a);
		sbuf_puts(b, "/>");
	}
}

static void
put_limits(struct sbuf *b, const struct results *r, const struct unit *u,
    struct arena *a)
{
	for (size_t i = 0; i < r->annual.ceiling.n; i++) {
		const struct ceiling *c = &r->annual.ceiling.v[i];

		if (c->unit != u || !c->limits)
			continue;
		sbuf_puts(b, "<限定");
		markup_attr(b, "编号", c->sanction->item.id.text);
		markup_attr(b, "对象", target_name(c->sanction->target));
		markup_attr(b, "最高", grade_name(c->most));
		markup_attr(b, "降低", c->lowers ? "是" : "否");
		put_source(b, c->rule, c->entry, c->at, a);
		sbuf_puts(b, "/>");
	}
}

static void
put_plan(struct sbuf *b, const struct plan *p)
{
	const struct { const char *key; int64_t h; } v[] = {
		{ "日常权重", p->w_daily }, { "年终权重", p->w_final },
		{ "优秀", p->grade[BAND_BEST] },
		{ "良好", p->grade[BAND_GOOD] },
		{ "一般", p->grade[BAND_FAIR] },
		{ "加分上限", p->bonus_cap },
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		char text[24];

		if (v[i].h < 0)
			continue;
		decimal_short(v[i].h, text);
		markup_attr(b, v[i].key, text);
	}
}

void
facts_year_score(struct sbuf *b, const struct results *r,
    const struct unit_result *u, struct arena *a)
{
	const struct annual_result *x = &r->annual.unit.v[u - r->unit.v];

	sbuf_puts(b, "<年度");
	facts_score(b, "考核得分", x->total, a);
	put_points(b, "加分合计", x->earned_bonus, a);
	put_points(b, "加分", x->bonus, a);
	put_points(b, "扣分", x->penalty, a);
	facts_score(b, "最后得分", x->final, a);
	markup_attr(b, "按分数", grade_name(x->earned));
	markup_attr(b, "等次", grade_name(x->grade));
	put_plan(b, r->plan);
	sbuf_puts(b, "/>");
	for (int d = 0; d < DUTIES; d++)
		if (x->duty[d].borne)
			put_duty(b, r, &x->duty[d], (enum duty)d, a);
	put_merits(b, r, u->unit, a);
	put_limits(b, r, u->unit, a);
	for (size_t i = 0; i < x->ungraded.n; i++) {
		sbuf_puts(b, "<原因");
		markup_attr(b, "规则", rule_text(
		    (enum rule_id)x->ungraded.v[i].rule)->id);
		sbuf_putc(b, '>');
		markup_text(b, x->ungraded.v[i].why);
		sbuf_puts(b, "</原因>");
	}
	facts_hindrances(b, r);
}
