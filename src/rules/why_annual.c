/*
 * why_annual.c - F of a year as a tree: by responsibility 日常考核 and
 * 年终考核, then what adds and what takes (D10.1, D12.1, D14.1 to D14.3).
 * While there is no F, the 日常考核 so far.
 */
#include <assert.h>
#include <string.h>

#include "base/decimal.h"
#include "rules/catalogue.h"
#include "rules/why_run.h"

enum { WHOLE = 10000 }; /* 100 % in hundredths */

/* A15.3: what a point of the recording score is worth. */
static const struct rational *
converted(struct explaining *x, const struct rational *factor)
{
	return rat_mul(x->a, factor, rat_frac(x->a,
	    x->r->plan->conversion, WHOLE));
}

static const char *
conversion_shown(struct explaining *x)
{
	char percent[24];

	if (x->r->plan->conversion == WHOLE)
		return "";
	decimal_short(x->r->plan->conversion, percent);
	return arena_printf(x->a, "记实折算%s%%", percent);
}

/* --- 日常考核 and 年终考核 of a responsibility --- */

static void
add_daily(struct explaining *x, struct why_node *to, enum duty d,
    const struct annual_duty *y)
{
	struct why_node *n = why_node(x, WHY_DAILY, "日常考核");
	const struct rational *factor = rat_mul(x->a, to->factor,
	    rat_frac(x->a, x->r->plan->w_daily, WHOLE));

	n->weight = x->r->plan->w_daily;
	n->text = conversion_shown(x);
	n->rule = n->text[0] == '\0' ? WHY_NO_RULE : RULE_A15_3;
	why_scaled(x, n, y->daily, rat_int(x->a, 100), factor);
	why_add_classes(x, n, d, converted(x, factor));
	why_add(x, to, n);
}

/* D12.1: a third each. */
static void
add_final(struct explaining *x, struct why_node *to,
    const struct annual_duty *y)
{
	struct why_node *n = why_node(x, WHY_FINAL, "年终考核"), *part;
	const struct fact_year_end *from = y->year_end;

	n->weight = x->r->plan->w_final;
	why_place(n, from->entry, from->score->item.at);
	why_scaled(x, n, y->final, rat_int(x->a, 100), rat_mul(x->a,
	    to->factor, rat_frac(x->a, x->r->plan->w_final, WHOLE)));
	for (int p = 0; p < PARTS; p++) {
		part = why_node(x, WHY_PART,
		    year_end_part_name((enum year_end_part)p));
		part->rule = RULE_D12_1;
		why_place(part, from->entry, from->score->item.at);
		why_scaled(x, part, rat_from_hundredths(x->a, y->part[p]),
		    rat_int(x->a, 100), rat_div(x->a, n->factor,
		    rat_int(x->a, PARTS)));
		why_add(x, n, part);
	}
	why_add(x, to, n);
}

static void
add_duty(struct explaining *x, struct why_node *to,
    const struct annual_result *y, enum duty d)
{
	struct why_node *n = why_node(x, WHY_DUTY, duty_name(d));
	const struct rational *factor;

	if (y->duty[d].score == NULL)
		return;
	factor = why_weigh(x, n, x->r->plan->w_duty[d],
	    y->duty[1 - d].score, to->factor);
	why_scaled(x, n, y->duty[d].score, rat_int(x->a, 100), factor);
	add_daily(x, n, d, &y->duty[d]);
	add_final(x, n, &y->duty[d]);
	why_add(x, to, n);
}

/* --- what adds and what takes --- */

static struct why_node *
add_points(struct explaining *x, struct why_node *to, enum why_kind kind,
    const char *title, const struct rational *points)
{
	struct why_node *n = why_node(x, kind, title);

	why_scaled(x, n, points, NULL, to->factor);
	why_add(x, to, n);
	return n;
}

/* Every one of the unit's, those that do not count as 0. */
static void
add_merits(struct explaining *x, struct why_node *to)
{
	const struct annual *all = &x->r->annual;

	for (size_t i = 0; i < all->merit.n; i++) {
		const struct merit *m = &all->merit.v[i];
		int64_t h = m->counts ? m->points : 0;
		bool takes = m->kind == MERIT_INVESTIGATED;
		struct why_node *n;

		if (m->unit != x->u->unit)
			continue;
		n = add_points(x, to, takes ? WHY_PENALTY : WHY_BONUS,
		    arena_printf(x->a, "%s%s", merit_name(m->kind), m->id),
		    rat_from_hundredths(x->a, takes ? -h : h));
		n->rule = m->rule;
		n->text = m->why;
		why_place(n, m->entry, m->at);
	}
}

static void
add_limits(struct explaining *x, struct why_node *to,
    const struct annual_result *y)
{
	const struct rational *sum;
	struct why_node *n;

	if (y->bonus < y->earned_bonus) {
		n = add_points(x, to, WHY_CAP, "加分上限",
		    rat_from_hundredths(x->a, y->bonus - y->earned_bonus));
		n->text = "超过考核方案的加分上限，不计";
		why_place(n, x->plan, (struct place){ 0, 0 });
	}
	sum = rat_add(x->a, y->total, rat_from_hundredths(x->a,
	    y->bonus - y->penalty));
	if (rat_cmp(sum, y->final) != 0)
		add_points(x, to, WHY_FLOOR, "不低于0分",
		    rat_sub(x->a, y->final, sum))->text = "减到0分为止";
}

static void
explain_year(struct explaining *x, struct why *w,
    const struct annual_result *y)
{
	w->score = why_scaled(x, why_node(x, WHY_YEAR, "年度得分"),
	    y->final, NULL, rat_int(x->a, 1));
	for (int d = 0; d < DUTIES; d++)
		add_duty(x, w->score, y, (enum duty)d);
	add_merits(x, w->score);
	add_limits(x, w->score, y);
	assert(rat_cmp(why_sum(x->a, w->score), y->final) == 0);
}

/* --- the 日常考核 so far --- */

static void
add_running_duty(struct explaining *x, struct why_node *to, enum duty d)
{
	const struct unit_result *u = x->u;
	struct why_node *n = why_node(x, WHY_DUTY, duty_name(d));
	const struct rational *factor;

	if (u->duty[d].daily == NULL)
		return;
	factor = why_weigh(x, n, x->r->plan->w_duty[d],
	    u->duty[1 - d].daily, to->factor);
	why_scaled(x, n, u->duty[d].daily, rat_int(x->a, 100), factor);
	why_add_classes(x, n, d, converted(x, factor));
	why_add(x, to, n);
}

static void
explain_daily(struct explaining *x, struct why *w)
{
	w->score = why_scaled(x, why_node(x, WHY_DAILY, "日常考核得分"),
	    x->u->daily, rat_int(x->a, 100), rat_int(x->a, 1));
	w->score->text = conversion_shown(x);
	for (int d = 0; d < DUTIES; d++)
		add_running_duty(x, w->score, (enum duty)d);
	assert(rat_cmp(why_sum(x->a, w->score), x->u->daily) == 0);
}

const struct why *
why_score(struct arena *a, const struct results *r,
    const struct unit_result *u)
{
	struct explaining x = { .a = a, .r = r, .u = u };
	const struct annual_result *y;
	struct why *w;

	if (r->window.kind != WINDOW_YEAR)
		return why_recording(a, r, u);
	w = arena_new(a, struct why);
	if (!why_begin(&x, w))
		return w;
	y = &r->annual.unit.v[u - r->unit.v];
	assert(y->unit == u->unit);
	w->annual = y;
	if (y->final != NULL)
		explain_year(&x, w, y);
	else if (u->daily != NULL)
		explain_daily(&x, w);
	return w;
}
