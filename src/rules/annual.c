/*
 * annual.c - from 日常考核 and 年终考核 to T, F, grade and rank (D10.1,
 * A15.3, D12.1, D13.1).
 * Readings: a unit lacks a part when a responsibility that it bears has
 *        nothing due in the year, or no accepted 成绩.  What adds and
 *        takes is told of an ungraded unit too.  加分上限 caps the sum of
 *        表彰 and 推广.
 */
#include "rules/annual.h"

#include "rules/score.h"

/* --- one responsibility --- */

/* D12.1: a third each; parts are hundredths. */
static const struct rational *
year_end_mean(struct arena *a, const int64_t part[PARTS])
{
	int64_t sum = 0;

	for (int p = 0; p < PARTS; p++)
		sum += part[p];
	return rat_frac(a, sum, 100 * PARTS);
}

static void
take_year_end(struct compute_run *run, const struct unit *u, enum duty d,
    struct annual_duty *x)
{
	x->year_end = facts_year_end(run->f, run->year, u->code.text, d);
	if (x->year_end == NULL)
		return;
	for (int p = 0; p < PARTS; p++)
		x->part[p] = x->year_end->score->part[p].n;
	x->final = year_end_mean(run->a, x->part);
}

static void
lack(struct compute_run *run, struct annual_result *y, enum rule_id rule,
    enum duty d, const char *fmt)
{
	*vec_push(run->a, &y->ungraded) = (struct ungraded){ (uint16_t)rule,
		d, arena_printf(run->a, "%s%s", duty_name(d), fmt) };
}

/* D10.1 */
static void
blend_duty(struct compute_run *run, struct annual_result *y, enum duty d)
{
	struct annual_duty *x = &y->duty[d];

	if (x->daily == NULL)
		lack(run, y, RULE_A15_3, d, "没有日常考核成绩（全年没有到期的"
		    "任务）");
	if (x->final == NULL)
		lack(run, y, RULE_D12_1, d, "没有年终考核成绩（民主测评、问卷"
		    "调查、理论测试三项都有才受理）");
	if (x->daily != NULL && x->final != NULL)
		x->score = score_blend(run->a, x->daily, run->plan->w_daily,
		    x->final, run->plan->w_final);
}

/* --- points added and taken --- */

static void
add_merits(struct compute_run *run, struct annual_result *y, size_t *next)
{
	const struct annual *all = &run->r->annual;
	int64_t cap = run->plan->bonus_cap;

	for (; *next < all->merit.n && all->merit.v[*next].unit == y->unit;
	    (*next)++) {
		const struct merit *m = &all->merit.v[*next];
		int64_t points = m->counts ? m->points : 0;

		if (m->kind == MERIT_INVESTIGATED)
			y->penalty += points;
		else
			y->earned_bonus += points;
	}
	y->bonus = cap >= 0 && y->earned_bonus > cap ? cap : y->earned_bonus;
}

/* --- grades --- */

/* D13.1 */
static enum band
earned_band(struct arena *a, const struct plan *p, const struct rational *f)
{
	for (int b = BAND_BEST; b < BAND_POOR; b++)
		if (rat_cmp(f, rat_from_hundredths(a, p->grade[b])) >= 0)
			return (enum band)b;
	return BAND_POOR;
}

/* D14.4, D14.5: bands fall as they rise; the ceilings are by unit. */
static void
apply_ceilings(struct compute_run *run, struct annual_result *y,
    size_t *next)
{
	struct annual *all = &run->r->annual;
	size_t first = *next, i;

	y->grade = y->earned;
	for (; *next < all->ceiling.n &&
	    all->ceiling.v[*next].unit == y->unit; (*next)++)
		if (y->grade != BAND_NONE &&
		    all->ceiling.v[*next].most > y->grade)
			y->grade = all->ceiling.v[*next].most;
	for (i = first; i < *next; i++)
		all->ceiling.v[i].lowers = y->grade != y->earned &&
		    all->ceiling.v[i].most == y->grade;
}

/* --- one unit --- */

static void
total_unit(struct compute_run *run, struct annual_result *y)
{
	const struct rational *points;

	y->earned = BAND_NONE;
	if (y->ungraded.n > 0)
		return;
	y->total = score_blend(run->a, y->duty[DUTY_MAIN].score,
	    run->plan->w_duty[DUTY_MAIN], y->duty[DUTY_OVERSIGHT].score,
	    run->plan->w_duty[DUTY_OVERSIGHT]);
	points = rat_frac(run->a, y->bonus - y->penalty, 100);
	y->final = rat_add(run->a, y->total, points);
	if (rat_sign(y->final) < 0)
		y->final = rat_int(run->a, 0);
	y->earned = earned_band(run->a, run->plan, y->final);
}

static void
grade_unit(struct compute_run *run, const struct unit_result *u,
    struct annual_result *y)
{
	y->unit = u->unit;
	for (int d = 0; d < DUTIES; d++) {
		struct annual_duty *x = &y->duty[d];

		x->borne = u->duty[d].borne;
		if (!x->borne)
			continue;
		x->record = u->duty[d].score;
		x->daily = u->duty[d].daily;
		take_year_end(run, u->unit, (enum duty)d, x);
		blend_duty(run, y, (enum duty)d);
	}
}

void
run_annual(struct compute_run *run)
{
	struct results *r = run->r;
	size_t merit = 0, ceiling = 0;

	if (r->window.kind != WINDOW_YEAR)
		return;
	run_closing(run);
	if (run->plan == NULL)
		return;
	run_merits(run);
	run_ceilings(run);
	for (size_t i = 0; i < r->unit.n; i++) {
		struct annual_result *y = vec_push(run->a, &r->annual.unit);

		grade_unit(run, &r->unit.v[i], y);
		add_merits(run, y, &merit);
		total_unit(run, y);
		apply_ceilings(run, y, &ceiling);
	}
	rank_annual(run->a, r->unit.v, r->annual.unit.v, r->unit.n);
}
