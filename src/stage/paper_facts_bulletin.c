/*
 * paper_facts_bulletin.c - 季度通报: the quarter's figures, how they moved,
 * where points were lost, which rules were not kept; names and scores of
 * units only as far as they may be published (RULES.md, Publication).
 */
#include <string.h>

#include "base/markup.h"
#include "base/sort.h"
#include "model/spread.h"
#include "rules/catalogue.h"
#include "stage/paper_facts_parts.h"

enum {
	NAMES_MOST = 24,     /* units named for good work; else their number */
	PROBLEMS_MOST = 8    /* rules listed as not kept */
};

/* 公布, 考核方案, 说明 */
static void
put_plan(struct sbuf *b, const struct results *r)
{
	facts_publication(b, r);
	sbuf_puts(b, "<考核方案");
	facts_int(b, "年度", r->year);
	markup_attr(b, "文号", r->plan->number.text);
	sbuf_puts(b, "/>");
	facts_plan_remarks(b, r);
}

/* --- figures --- */

/* 县区, 市直单位, 全市 */
static const char *
group_name(int c)
{
	return c == CATEGORIES ? "全市" : category_name((enum category)c);
}

static void
put_figures(struct sbuf *b, const struct results *r, struct arena *a)
{
	for (int c = 0; c <= CATEGORIES; c++) {
		struct spread s = spread_of(a, r->unit.v, r->unit.n,
		    (enum category)c);

		if (s.n == 0)
			continue;
		sbuf_puts(b, "<统计");
		markup_attr(b, "类别", group_name(c));
		facts_int(b, "单位数", s.n);
		facts_int(b, "计分", s.scored);
		facts_score(b, "平均", s.mean, a);
		facts_score(b, "最高", s.highest, a);
		facts_score(b, "最低", s.lowest, a);
		facts_int(b, "应完成", s.due);
		facts_int(b, "已完成", s.complete);
		if (s.due > 0)
			facts_score(b, "完成率", rat_frac(a, 100 * s.complete,
			    s.due), a);
		facts_int(b, "逾期", s.overdue);
		facts_int(b, "暂定", s.provisional);
		sbuf_puts(b, "/>");
	}
}

static void
put_comparison(struct sbuf *b, const struct results *r,
    const struct past *then, const char *what, struct arena *a)
{
	struct spread now = spread_of(a, r->unit.v, r->unit.n, CATEGORIES);
	struct spread was = spread_of(a, then->unit.v, then->unit.n,
	    CATEGORIES);
	struct movement m = movement_of(r, then);
	int64_t change;

	if (now.mean == NULL || was.mean == NULL)
		return;
	/* of the two figures printed */
	change = rat_hundredths(now.mean) - rat_hundredths(was.mean);
	sbuf_puts(b, "<比较");
	markup_attr(b, "对", what);
	markup_attr(b, "名称", window_chinese(a, then->window));
	facts_score(b, "平均", was.mean, a);
	markup_attr(b, "变化", change > 0 ? "提高" : change < 0 ? "降低" :
	    "持平");
	facts_score(b, "幅度", rat_from_hundredths(a, change < 0 ? -change :
	    change), a);
	facts_int(b, "单位数", m.n);
	facts_int(b, "上升", m.up);
	facts_int(b, "下降", m.down);
	facts_int(b, "持平", m.same);
	sbuf_puts(b, "/>");
}

/* Has any unit of the category a score in any of the months? */
static bool
has_trend(const struct results *r, int c)
{
	for (size_t i = 0; i < r->months.n; i++)
		for (size_t k = 0; k < r->months.v[i].unit.n; k++) {
			const struct unit_result *u =
			    &r->months.v[i].unit.v[k];

			if (u->unit->category == (enum category)c &&
			    u->score != NULL)
				return true;
		}
	return false;
}

static void
put_trend(struct sbuf *b, const struct results *r, struct arena *a)
{
	for (int c = 0; c < CATEGORIES; c++) {
		if (!has_trend(r, c))
			continue;
		sbuf_puts(b, "<趋势");
		markup_attr(b, "类别", category_name((enum category)c));
		sbuf_putc(b, '>');
		for (size_t i = 0; i < r->months.n; i++) {
			const struct past *m = &r->months.v[i];
			struct spread s = spread_of(a, m->unit.v, m->unit.n,
			    (enum category)c);

			sbuf_puts(b, "<点");
			markup_attr(b, "期", arena_printf(a, "%d月",
			    month_number(m->window.first)));
			facts_score(b, "平均", s.mean, a);
			sbuf_puts(b, "/>");
		}
		sbuf_puts(b, "</趋势>");
	}
}

static void
put_bands(struct sbuf *b, const struct results *r, struct arena *a)
{
	int64_t n[BANDS][CATEGORIES] = { { 0 } };

	for (size_t i = 0; i < r->unit.n; i++) {
		const struct unit_result *u = &r->unit.v[i];

		n[band_of(r->plan, u->score)][u->unit->category]++;
	}
	for (int k = 0; k < BANDS; k++) {
		if (k == BAND_NONE && n[k][CAT_COUNTY] + n[k][CAT_CITY] == 0)
			continue;
		sbuf_puts(b, "<档");
		markup_attr(b, "名称", band_name((enum band)k));
		markup_attr(b, "分数", band_range(a, r->plan, (enum band)k));
		facts_int(b, "县区", n[k][CAT_COUNTY]);
		facts_int(b, "市直单位", n[k][CAT_CITY]);
		sbuf_puts(b, "/>");
	}
}

/* --- good work --- */

static bool
did_all(const struct unit_result *u)
{
	return u->due > 0 && u->complete == u->due && u->overdue == 0;
}

static bool
lost_nothing(const struct unit_result *u)
{
	return u->score != NULL && rat_hundredths(u->score) == 100 * 100;
}

/* Who lost nothing has 100 points: told where scores are. */
static const struct good {
	const char *kind;
	bool (*is)(const struct unit_result *);
	bool named[4];             /* by enum publication */
} goods[] = {
	{ "全部完成", did_all,
	    { [PUBLISH_ALL] = true, [PUBLISH_BANDS] = true } },
	{ "没有失分", lost_nothing, { [PUBLISH_ALL] = true } },
};

static void
put_good(struct sbuf *b, const struct results *r, const struct good *g,
    struct arena *a)
{
	const struct unit_result **v = units_in_order(r, a, official_order);
	bool named = g->named[plan_publication(r->plan, r->as_of)];
	int64_t n = 0;

	for (size_t i = 0; i < r->unit.n; i++)
		n += g->is(v[i]);
	if (n == 0)
		return;
	sbuf_puts(b, "<做法");
	markup_attr(b, "种类", g->kind);
	facts_int(b, "单位数", n);
	sbuf_putc(b, '>');
	for (size_t i = 0; i < r->unit.n; i++) {
		if (!named || n > NAMES_MOST || !g->is(v[i]))
			continue;
		sbuf_puts(b, "<单位>");
		markup_text(b, v[i]->unit->name.text);
		sbuf_puts(b, "</单位>");
	}
	sbuf_puts(b, "</做法>");
}

/* --- points lost, rules not kept: numbers only --- */

/* One kind of trouble: how often, and in how many units. */
struct trouble {
	uint16_t rule;
	int64_t n, n_units;
	const struct rational *points;
	const struct unit *unit;    /* the last counted: lists are by unit */
};

static void
trouble_add(struct trouble *t, const struct unit *u)
{
	t->n++;
	t->n_units += t->unit != u;
	t->unit = u;
}

static void
put_losses(struct sbuf *b, const struct results *r, struct arena *a)
{
	struct trouble t[LOSS_KINDS] = { 0 };

	for (size_t i = 0; i < r->loss.n; i++) {
		const struct loss *x = &r->loss.v[i];
		struct trouble *k = &t[x->kind];

		trouble_add(k, x->unit);
		k->rule = x->rule;
		k->points = k->points == NULL ? x->points :
		    rat_add(a, k->points, x->points);
	}
	for (int k = LOSS_KINDS; k-- > 0;) {
		if (t[k].n == 0)
			continue;
		sbuf_puts(b, "<失分");
		markup_attr(b, "种类", loss_name((enum loss_kind)k));
		markup_attr(b, "条款", rule_text(
		    (enum rule_id)t[k].rule)->article);
		facts_int(b, "处数", t[k].n);
		facts_int(b, "单位数", t[k].n_units);
		facts_score(b, "分值", t[k].points, a);
		sbuf_puts(b, "/>");
	}
}

static const struct unit *
unit_of(const struct results *r, const char *code)
{
	for (size_t i = 0; i < r->unit.n; i++)
		if (strcmp(r->unit.v[i].unit->code.text, code) == 0)
			return r->unit.v[i].unit;
	return NULL;
}

/* Told by the points lost, under secrecy, or no fault yet. */
static bool
is_told(const struct diag *d)
{
	static const enum rule_id told[] = { RULE_A10_2, RULE_A10_3,
		RULE_A10_4, RULE_A14_1 };

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		if (d->rule == (uint16_t)told[i])
			return true;
	return d->rule == RULE_A09_2 && d->level < LEVEL_REFUSE;
}

/* Of a month of the quarter, and something that a unit can do better. */
static bool
is_problem(const struct results *r, const struct diag *d)
{
	month_t m;

	if (d->waived || d->level == LEVEL_INFO ||
	    d->level == LEVEL_UNJUDGED || is_told(d) ||
	    !month_parse(d->month, &m))
		return false;
	return r->window.first <= m && m <= r->month;
}

/* Most often first, then by rule. */
static int
by_number(const void *x, const void *y, void *ctx)
{
	const struct trouble *a = x, *b = y;

	(void)ctx;
	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return (a->rule > b->rule) - (a->rule < b->rule);
}

struct by_rule { uint16_t rule; const struct unit *unit; };

static int
by_rule_unit(const void *x, const void *y, void *ctx)
{
	const struct by_rule *a = x, *b = y;

	(void)ctx;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return strcmp(a->unit->code.text, b->unit->code.text);
}

static size_t
count_problems(const struct results *r, struct arena *a, struct trouble *t)
{
	struct by_rule *v = arena_array(a, struct by_rule, r->found.d.n);
	size_t n = 0, n_rules = 0;

	for (size_t i = 0; i < r->found.d.n; i++) {
		const struct diag *d = &r->found.d.v[i];
		const struct unit *u = is_problem(r, d) ?
		    unit_of(r, d->unit) : NULL;

		if (u != NULL)
			v[n++] = (struct by_rule){ d->rule, u };
	}
	sort_stable(v, n, sizeof(*v), by_rule_unit, NULL);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || v[i].rule != v[i - 1].rule)
			t[n_rules++].rule = v[i].rule;
		trouble_add(&t[n_rules - 1], v[i].unit);
	}
	sort_stable(t, n_rules, sizeof(*t), by_number, NULL);
	return n_rules;
}

/* What a rule asks, without what stands in brackets: its levels. */
static const char *
asked(struct arena *a, const char *what)
{
	static const char open[] = "（", close[] = "）";
	const char *text = "";

	for (;;) {
		const char *from = strstr(what, open);
		const char *to = from == NULL ? NULL : strstr(from, close);

		if (to == NULL)
			return arena_printf(a, "%s%s", text, what);
		text = arena_printf(a, "%s%.*s", text, (int)(from - what),
		    what);
		what = to + strlen(close);
	}
}

static void
put_problems(struct sbuf *b, const struct results *r, struct arena *a)
{
	struct trouble *t = arena_array(a, struct trouble, RULES);
	size_t n = count_problems(r, a, t);

	for (size_t i = 0; i < n && i < PROBLEMS_MOST; i++) {
		const struct rule_text *x = rule_text((enum rule_id)t[i].rule);

		sbuf_puts(b, "<问题");
		markup_attr(b, "规则", x->id);
		markup_attr(b, "条款", x->article);
		markup_attr(b, "要求", asked(a, x->what));
		facts_int(b, "处数", t[i].n);
		facts_int(b, "单位数", t[i].n_units);
		sbuf_puts(b, "/>");
	}
}

/* --- units --- */

static void
put_scores(struct sbuf *b, const struct unit_result *u, struct arena *a)
{
	facts_score(b, "总分", u->score, a);
	facts_score(b, "日常", u->daily, a);
	if (u->rank > 0)
		facts_int(b, "名次", u->rank);
	for (int d = 0; d < DUTIES; d++)
		if (u->duty[d].borne)
			facts_score(b, duty_name((enum duty)d),
			    u->duty[d].score, a);
	facts_int(b, "应完成", u->due);
	facts_int(b, "已完成", u->complete);
	facts_int(b, "逾期", u->overdue);
	facts_int(b, "暂定", u->provisional);
}

static void
put_unit(struct sbuf *b, const struct results *r,
    const struct unit_result *u, bool scores, struct arena *a)
{
	char remark[REMARKS][REMARK_BYTES];
	size_t n = unit_remarks(u, remark);

	sbuf_puts(b, "<得分");
	markup_attr(b, "代码", u->unit->code.text);
	markup_attr(b, "名称", u->unit->name.text);
	markup_attr(b, "类别", category_name(u->unit->category));
	markup_attr(b, "档", band_name(band_of(r->plan, u->score)));
	if (scores)
		put_scores(b, u, a);
	sbuf_putc(b, '>');
	for (size_t i = 0; i < n; i++)
		facts_remark(b, remark[i]);
	sbuf_puts(b, "</得分>");
}

static void
put_units(struct sbuf *b, const struct results *r, struct arena *a)
{
	enum publication how = plan_publication(r->plan, r->as_of);
	const struct unit_result **v = units_in_order(r, a, how == PUBLISH_ALL ?
	    rank_order : official_order);

	if (how == PUBLISH_NONE)
		return;
	for (size_t i = 0; i < r->unit.n; i++)
		put_unit(b, r, v[i], how == PUBLISH_ALL, a);
}

/* --- the whole --- */

void
facts_of_bulletin(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;
	const struct paper_key key = { paper_name(PAPER_BULLETIN), "", "",
		r->period, "" };

	(void)job;
	facts_approval(b, s, &key, r->over, a);
	facts_all_units(b, r);
	facts_copies(b, s->config);
	facts_chain(b, r);
	put_plan(b, r);
	put_figures(b, r, a);
	put_comparison(b, r, &r->previous, "上季度", a);
	put_comparison(b, r, &r->year_ago, "去年同季", a);
	put_trend(b, r, a);
	put_bands(b, r, a);
	for (size_t i = 0; i < sizeof(goods) / sizeof(goods[0]); i++)
		put_good(b, r, &goods[i], a);
	put_losses(b, r, a);
	put_problems(b, r, a);
	put_units(b, r, a);
}
