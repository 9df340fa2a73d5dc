/*
 * paper_facts_annual.c - 年度考核结果通报 and 表彰决定: grades and, as far as they
 * may be published, who has which (RULES.md, Publication; D16.1).  Who was
 * punished and why is in neither.
 */
#include "base/decimal.h"
#include "base/markup.h"
#include "rules/catalogue.h"
#include "stage/paper_facts_parts.h"

static const struct annual_result *
annual_of(const struct results *r, const struct unit_result *u)
{
	return &r->annual.unit.v[u - r->unit.v];
}

/* A year's paper is for good once the year is closed. */
static void
put_head(struct sbuf *b, const struct paper_source *s, enum paper p,
    struct arena *a)
{
	const struct results *r = s->results;
	const struct paper_key key = { paper_name(p), "", "", r->period, "" };

	facts_approval(b, s, &key, !r->annual.closing.provisional, a);
	facts_all_units(b, r);
	facts_copies(b, s->config);
}

void
facts_hindrances(struct sbuf *b, const struct results *r)
{
	const struct closing *c = &r->annual.closing;

	for (size_t i = 0; c->provisional && i < c->lacks.n; i++) {
		sbuf_puts(b, "<未结账>");
		markup_text(b, c->lacks.v[i].why);
		sbuf_puts(b, "</未结账>");
	}
}

/* --- 年度考核结果通报 --- */

static void
put_percent(struct sbuf *b, const char *key, int64_t hundredths)
{
	char text[24];

	decimal_short(hundredths, text);
	markup_attr(b, key, text);
}

static void
put_plan(struct sbuf *b, const struct results *r)
{
	const struct plan *p = r->plan;

	sbuf_puts(b, "<考核方案");
	facts_int(b, "年度", r->year);
	markup_attr(b, "文号", p->number.text);
	sbuf_puts(b, "><权重");
	put_percent(b, "主体责任", p->w_duty[DUTY_MAIN]);
	put_percent(b, "监督责任", p->w_duty[DUTY_OVERSIGHT]);
	put_percent(b, "日常考核", p->w_daily);
	put_percent(b, "年终考核", p->w_final);
	sbuf_puts(b, "/><等次");
	for (int k = BAND_BEST; k < BAND_POOR; k++)
		put_percent(b, grade_name((enum band)k), p->grade[k]);
	sbuf_puts(b, "/></考核方案>");
}

/* Units of a category (CATEGORIES: of all) by grade. */
static void
put_grades(struct sbuf *b, const struct results *r, int category)
{
	int64_t n = 0, lowered = 0, by_grade[BANDS] = { 0 };

	for (size_t i = 0; i < r->annual.unit.n; i++) {
		const struct annual_result *x = &r->annual.unit.v[i];

		if (category != CATEGORIES &&
		    x->unit->category != (enum category)category)
			continue;
		n++;
		by_grade[x->grade]++;
		lowered += x->grade != x->earned;
	}
	if (n == 0)
		return;
	sbuf_puts(b, "<统计");
	markup_attr(b, "类别", category == CATEGORIES ? "全市" :
	    category_name((enum category)category));
	facts_int(b, "单位数", n);
	for (int k = 0; k < BANDS; k++)
		facts_int(b, grade_name((enum band)k), by_grade[k]);
	facts_int(b, "限定", lowered);
	sbuf_puts(b, "/>");
}

static void
put_scores(struct sbuf *b, const struct unit_result *u,
    const struct annual_result *x, struct arena *a)
{
	for (int d = 0; d < DUTIES; d++)
		if (x->duty[d].borne)
			facts_score(b, duty_name((enum duty)d),
			    x->duty[d].score, a);
	facts_score(b, "考核得分", x->total, a);
	facts_score(b, "加分", rat_from_hundredths(a, x->bonus), a);
	facts_score(b, "扣分", rat_from_hundredths(a, x->penalty), a);
	facts_score(b, "最后得分", x->final, a);
	if (u->rank > 0)
		facts_int(b, "名次", u->rank);
}

/* What is missing, in one clause. */
static void
put_reasons(struct sbuf *b, const struct annual_result *x)
{
	if (x->ungraded.n == 0)
		return;
	sbuf_puts(b, "<原因>");
	for (size_t i = 0; i < x->ungraded.n; i++) {
		if (i > 0)
			sbuf_puts(b, "，");
		markup_text(b, x->ungraded.v[i].why);
	}
	sbuf_puts(b, "</原因>");
}

static void
put_limit(struct sbuf *b, const struct results *r, const struct unit *u)
{
	const struct ceiling *c = annual_ceiling(&r->annual, u);

	if (c == NULL || !c->lowers)
		return;
	sbuf_puts(b, "<限定");
	markup_attr(b, "规则", rule_text((enum rule_id)c->rule)->id);
	markup_attr(b, "条款", LIMIT_CLAUSE);
	sbuf_puts(b, "/>");
}

static void
put_unit(struct sbuf *b, const struct results *r,
    const struct unit_result *u, bool scores, struct arena *a)
{
	const struct annual_result *x = annual_of(r, u);
	char remark[REMARKS][REMARK_BYTES];
	size_t n = unit_remarks(u, remark);

	sbuf_puts(b, "<成绩");
	markup_attr(b, "代码", u->unit->code.text);
	markup_attr(b, "名称", u->unit->name.text);
	markup_attr(b, "类别", category_name(u->unit->category));
	markup_attr(b, "等次", grade_name(x->grade));
	if (scores)
		put_scores(b, u, x, a);
	sbuf_putc(b, '>');
	put_reasons(b, x);
	if (scores)
		put_limit(b, r, u->unit);
	for (size_t i = 0; scores && i < n; i++)
		facts_remark(b, remark[i]);
	sbuf_puts(b, "</成绩>");
}

static void
put_units(struct sbuf *b, const struct results *r, struct arena *a)
{
	enum publication how = plan_publication(r->plan, r->as_of);
	const struct unit_result **v = units_in_order(r, a, how ==
	    PUBLISH_ALL ? rank_order : official_order);

	for (size_t i = 0; how != PUBLISH_NONE && i < r->unit.n; i++)
		put_unit(b, r, v[i], how == PUBLISH_ALL, a);
}

void
facts_of_annual(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;

	put_head(b, s, job->paper, a);
	facts_checkpoint(b, r);
	facts_publication(b, r);
	put_plan(b, r);
	facts_plan_remarks(b, r);
	facts_hindrances(b, r);
	for (int c = 0; c <= CATEGORIES; c++)
		put_grades(b, r, c);
	put_units(b, r, a);
}

/* --- 表彰决定 --- */

bool
paper_commends(const struct results *r, const struct unit *u)
{
	for (size_t i = 0; i < r->annual.proposal.n; i++)
		if ((u == NULL || r->annual.proposal.v[i].unit == u) &&
		    r->annual.proposal.v[i].kind == PROPOSE_COMMENDATION)
			return true;
	return false;
}

/* The number of the bulletin that it goes by. */
static void
put_bulletin(struct sbuf *b, const struct paper_source *s, struct arena *a)
{
	const struct paper_key key = { paper_name(PAPER_ANNUAL), "", "",
		s->results->period, "" };
	struct approved x = registry_find(s->registry, s->signed_by, &key, a);

	if (!x.yes || x.number == NULL)
		return;
	sbuf_puts(b, "<考核通报");
	markup_attr(b, "文号", x.number);
	sbuf_puts(b, "/>");
}

void
facts_of_commendation(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;
	const struct unit_result **v = units_in_order(r, a, official_order);

	put_head(b, s, job->paper, a);
	facts_chain(b, r);
	facts_hindrances(b, r);
	put_bulletin(b, s, a);
	for (size_t i = 0; i < r->unit.n; i++) {
		const struct unit *u = v[i]->unit;

		if (!paper_commends(r, u))
			continue;
		sbuf_puts(b, "<表彰");
		markup_attr(b, "代码", u->code.text);
		markup_attr(b, "名称", u->name.text);
		markup_attr(b, "类别", category_name(u->category));
		sbuf_puts(b, "/>");
	}
}
