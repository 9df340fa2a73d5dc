/*
 * score_loss.c - each point lost in the window, the rule and the reason:
 * what 得分反馈单 and 扣分明细 show.
 * Rules: late A10.2, no evidence A09.2, completed late or not at all
 *        A10.4 (not done on the day itself A10.3), what a 审核意见 takes
 *        A15.1 (每月审核评分).
 */
#include "base/decimal.h"
#include "rules/compute_run.h"
#include "rules/fold.h"

enum { WHOLE = 10000 }; /* 100 % in hundredths */

static const uint16_t rule_of[LOSS_KINDS] = {
	[LOSS_LATE] = RULE_A10_2,
	[LOSS_EVIDENCE] = RULE_A09_2,
	[LOSS_OVERDUE] = RULE_A10_4,
	[LOSS_DEDUCT] = RULE_A15_1,
	[LOSS_RETURNED] = RULE_A15_1,
	[LOSS_FALSE] = RULE_A15_1,
	[LOSS_UNDONE] = RULE_A10_4,
};

static void
add_loss(struct compute_run *run, const struct task *t,
    const struct earning *e, enum loss_kind kind,
    const struct rational *points, const char *why)
{
	struct loss *x = vec_push(run->a, &run->r->loss);

	x->unit = t->unit;
	x->task = t;
	x->earning = e;
	x->record = e == NULL || record_masked(e->record, run->as_of) ?
	    NULL : e->record;
	x->kind = kind;
	x->rule = rule_of[kind];
	if (kind == LOSS_UNDONE && t->deadline >= run->as_of)
		x->rule = RULE_A10_3;
	x->points = points;
	x->why = why;
}

/* "扣30%"; where the sum reached 100 %, what was left of it. */
static const char *
cut_shown(struct arena *a, int64_t took, int64_t asked)
{
	char text[24];

	decimal_short(took, text);
	return arena_printf(a, took < asked ?
	    "扣%s%%（累计以100%%为限）" : "扣%s%%", text);
}

/* A14.1: of a record under secrecy only that there is one. */
static const char *
record_shown(struct compute_run *run, const struct fact_record *r)
{
	if (record_masked(r, run->as_of))
		return "1条涉密记录";
	return arena_printf(run->a, "记录%s", r->id);
}

static const char *
why_late(struct compute_run *run, const struct earning *e)
{
	const struct fact_record *r = e->record;
	const char *took = cut_shown(run->a, e->cut[LOSS_LATE],
	    run->plan->cut_late);

	if (record_masked(r, run->as_of))
		return arena_printf(run->a, "1条涉密记录逾期录入，%s", took);
	return arena_printf(run->a, "记录%s的事项结束于%s，应在%s以前录入%s，"
	    "实际于%s录入，逾期录入，%s", r->id, day_shown(run->a, r->day),
	    day_shown(run->a, e->entry_due),
	    e->incomplete ? "（日历不全，只按周末计算）" : "",
	    day_shown(run->a, r->entered), took);
}

static const char *
why_no_evidence(struct compute_run *run, const struct earning *e)
{
	return arena_printf(run->a, "%s没有附印证材料，%s",
	    record_shown(run, e->record), cut_shown(run->a,
	    e->cut[LOSS_EVIDENCE], run->plan->cut_evidence));
}

static const char *
why_overdue(struct compute_run *run, const struct task *t,
    const struct earning *e)
{
	return arena_printf(run->a, "%s的事项在完成时限（%s）之后，"
	    "逾期完成，%s", record_shown(run, e->record),
	    day_shown(run->a, t->deadline), cut_shown(run->a,
	    e->cut[LOSS_OVERDUE], run->plan->cut_overdue));
}

/* Points that a percent of the record's value makes. */
static const struct rational *
points_of(struct compute_run *run, const struct earning *e, int k)
{
	return rat_mul(run->a, e->full, rat_frac(run->a, e->cut[k], WHOLE));
}

static void
add_cuts(struct compute_run *run, const struct task *t,
    const struct earning *e)
{
	if (e->cut[LOSS_LATE] > 0)
		add_loss(run, t, e, LOSS_LATE,
		    points_of(run, e, LOSS_LATE), why_late(run, e));
	if (e->cut[LOSS_EVIDENCE] > 0)
		add_loss(run, t, e, LOSS_EVIDENCE,
		    points_of(run, e, LOSS_EVIDENCE),
		    why_no_evidence(run, e));
	if (e->cut[LOSS_OVERDUE] > 0)
		add_loss(run, t, e, LOSS_OVERDUE,
		    points_of(run, e, LOSS_OVERDUE), why_overdue(run, t, e));
}

/* A15.1 */
static void
add_reviewed(struct compute_run *run, const struct task *t,
    const struct earning *e)
{
	static const struct { enum loss_kind kind; const char *text; } row[] = {
		[OPINION_RETURN] = { LOSS_RETURNED, "被审核意见退回，不得分" },
		[OPINION_DEDUCT] = { LOSS_DEDUCT, "被审核意见扣" },
		[OPINION_FALSE] = { LOSS_FALSE, "被审核意见认定不实，不得分" },
	};
	const struct fact_opinion *o = &e->record->opinion;
	const char *who = record_shown(run, e->record), *figure = "";
	char points[24];

	if (e->reviewed == NULL || rat_sign(e->reviewed) == 0)
		return;
	if (o->opinion == OPINION_DEDUCT) {
		decimal_short(o->deduct, points);
		figure = arena_printf(run->a, rat_sign(e->earned) > 0 ?
		    "%s分" : "%s分（扣完为止）", points);
	}
	add_loss(run, t, e, row[o->opinion].kind, e->reviewed,
	    arena_printf(run->a, "%s%s%s%s", who, row[o->opinion].text,
	    figure, reason_shown(run, e->record)));
}

/* What no record was there for. */
static void
add_undone(struct compute_run *run, const struct task *t)
{
	int64_t need = t->indicator->count.n, have = 0;
	const struct rational *one = rat_frac(run->a, t->indicator->points,
	    100 * need);
	const char *why, *day;

	for (size_t i = 0; i < t->n_earnings; i++)
		have += t->earning[i].counts;
	if (have >= need)
		return;
	day = day_shown(run->a, t->deadline);
	if (have == 0)
		why = arena_printf(run->a, "应有%d条记录，到完成时限%s"
		    "一条也没有", (int)need, day);
	else
		why = arena_printf(run->a, "应有%d条记录，到完成时限%s"
		    "只有%d条", (int)need, day, (int)have);
	add_loss(run, t, NULL, LOSS_UNDONE, rat_mul(run->a, one,
	    rat_int(run->a, need - have)), why);
}

void
run_losses(struct compute_run *run)
{
	const struct results *r = run->r;

	for (size_t i = 0; i < r->task.n; i++) {
		const struct task *t = &r->task.v[i];

		if (!t->scored)
			continue;
		for (size_t k = 0; k < t->n_earnings; k++) {
			if (!t->earning[k].counts)
				continue;
			add_cuts(run, t, &t->earning[k]);
			add_reviewed(run, t, &t->earning[k]);
		}
		add_undone(run, t);
	}
}
