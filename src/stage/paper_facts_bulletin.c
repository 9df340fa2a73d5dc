/*
 * paper_facts_bulletin.c - 季度通报: the quarter's figures, how they moved,
 * where points were lost, which rules were not kept; names and scores of
 * units only as far as they may be published (RULES.md, Publication).
 */
#include <string.h>

#include "base/markup.h"
#include "base/sort.h"
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

/* --- rules not kept: numbers only --- */

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
		const struct unit_result *u = is_problem(r, d) ?
		    results_unit(r, d->unit) : NULL;

		if (u != NULL)
			v[n++] = (struct by_rule){ d->rule, u->unit };
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
put_units(struct sbuf *b, const struct results *r, struct arena *a)
{
	enum publication how = plan_publication(r->plan, r->as_of);
	const struct unit_result **v = units_in_order(r, a, how == PUBLISH_ALL ?
	    rank_order : official_order);

	if (how == PUBLISH_NONE)
		return;
	for (size_t i = 0; i < r->unit.n; i++)
		facts_unit_score(b, r, v[i], how == PUBLISH_ALL, a);
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
	facts_checkpoint(b, r);
	put_plan(b, r);
	facts_figures(b, r, a);
	facts_comparison(b, r, &r->previous, "上季度", a);
	facts_comparison(b, r, &r->year_ago, "去年同季", a);
	facts_trend(b, r, a);
	facts_bands(b, r, a);
	for (size_t i = 0; i < sizeof(goods) / sizeof(goods[0]); i++)
		put_good(b, r, &goods[i], a);
	facts_corrections(b, r, a);
	facts_losses(b, r, a);
	put_problems(b, r, a);
	put_units(b, r, a);
}
