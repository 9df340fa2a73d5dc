/*
 * paper_facts_figures.c - what papers on many units share: the figures
 * and how they moved, the points lost, a unit's row.
 */
#include "base/markup.h"
#include "model/spread.h"
#include "rules/catalogue.h"
#include "stage/paper_facts_parts.h"

/* 县区, 市直单位, 全市 */
static const char *
group_name(int c)
{
	return c == CATEGORIES ? "全市" : category_name((enum category)c);
}

void
facts_figures(struct sbuf *b, const struct results *r, struct arena *a)
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

void
facts_comparison(struct sbuf *b, const struct results *r,
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

void
facts_trend(struct sbuf *b, const struct results *r, struct arena *a)
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

void
facts_bands(struct sbuf *b, const struct results *r, struct arena *a)
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

void
trouble_add(struct trouble *t, const struct unit *u)
{
	t->n++;
	t->n_units += t->unit != u;
	t->unit = u;
}

void
facts_losses(struct sbuf *b, const struct results *r, struct arena *a)
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

void
facts_unit_score(struct sbuf *b, const struct results *r,
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
