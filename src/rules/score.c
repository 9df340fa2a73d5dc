/*
 * score.c - scores of the window and of the year so far, for every
 * unit, responsibility and class.
 */
#include "rules/score.h"

#include <assert.h>

#include "rules/compute_run.h"

enum { WHOLE = 10000 }; /* 100 % in hundredths */

void
tally_add(struct arena *a, struct tally *t, const struct task *task)
{
	if (t->worth == NULL) {
		t->worth = task->worth;
		t->earned = task->earned;
		return;
	}
	t->worth = rat_add(a, t->worth, task->worth);
	t->earned = rat_add(a, t->earned, task->earned);
}

const struct rational *
tally_score(struct arena *a, const struct tally *t)
{
	if (t->worth == NULL)
		return NULL;
	assert(rat_sign(t->worth) > 0);
	return rat_div(a, rat_mul(a, rat_int(a, 100), t->earned), t->worth);
}

const struct rational *
score_blend(struct arena *a, const struct rational *x, int64_t wx,
    const struct rational *y, int64_t wy)
{
	if (x == NULL || y == NULL)
		return x == NULL ? y : x;
	return rat_add(a, rat_mul(a, x, rat_frac(a, wx, WHOLE)),
	    rat_mul(a, y, rat_frac(a, wy, WHOLE)));
}

/* --- a unit --- */

struct unit_tally { struct tally window, year; };

/* A15.4: what no 审核意见 has spoken of yet. */
static int64_t
unreviewed(const struct task *t)
{
	int64_t n = 0;

	for (size_t i = 0; i < t->n_earnings; i++)
		n += t->earning[i].record->opinion.opinion == OPINION_NONE;
	return n;
}

static void
count_task(struct unit_result *u, const struct task *t)
{
	if (t->scored) {
		u->due++;
		u->complete += t->complete;
		u->provisional += unreviewed(t);
	}
	u->overdue += t->state == STATE_OVERDUE;
	u->warning += t->state == STATE_NEAR;
}

static void
tally_tasks(struct compute_run *run, const struct book *b,
    struct unit_result *u, struct unit_tally sum[DUTIES][CLASSES])
{
	const struct task *t = run->r->task.v + b->first_task;

	for (size_t i = 0; i < b->n_tasks; i++, t++) {
		struct unit_tally *s =
		    &sum[t->indicator->duty][t->indicator->klass];

		if (t->scored)
			tally_add(run->a, &s->window, t);
		if (t->deadline <= run->as_of)
			tally_add(run->a, &s->year, t);
		count_task(u, t);
	}
}

static const struct rational *
blend_classes(struct compute_run *run, const struct rational *common,
    const struct rational *individual)
{
	return score_blend(run->a, common, run->plan->w_class[CLASS_COMMON],
	    individual, run->plan->w_class[CLASS_INDIVIDUAL]);
}

static const struct rational *
blend_duties(struct compute_run *run, const struct rational *main,
    const struct rational *oversight)
{
	return score_blend(run->a, main, run->plan->w_duty[DUTY_MAIN],
	    oversight, run->plan->w_duty[DUTY_OVERSIGHT]);
}

/* A15.3: the recording score × 记实折算 is the 日常考核 score. */
static const struct rational *
convert(struct compute_run *run, const struct rational *x)
{
	if (x == NULL || run->plan->conversion == WHOLE)
		return x;
	return rat_mul(run->a, x, rat_frac(run->a, run->plan->conversion,
	    WHOLE));
}

/* No 个性指标 due: was no 台账 filed by its day? */
static bool
individual_missing(const struct compute_run *run, const struct book *b,
    enum duty d)
{
	day_t filed = b->worklist_day[d];

	return run->as_of > run->worklist_due &&
	    (filed == DAY_NONE || filed > run->worklist_due);
}

static void
score_unit(struct compute_run *run, const struct book *b,
    struct unit_result *u)
{
	struct unit_tally sum[DUTIES][CLASSES] = { 0 };
	const struct rational *year[DUTIES];

	tally_tasks(run, b, u, sum);
	for (int d = 0; d < DUTIES; d++) {
		struct duty_result *r = &u->duty[d];

		for (int k = 0; k < CLASSES; k++)
			r->klass[k] = tally_score(run->a, &sum[d][k].window);
		r->score = blend_classes(run, r->klass[CLASS_COMMON],
		    r->klass[CLASS_INDIVIDUAL]);
		year[d] = blend_classes(run,
		    tally_score(run->a, &sum[d][CLASS_COMMON].year),
		    tally_score(run->a, &sum[d][CLASS_INDIVIDUAL].year));
		r->daily = convert(run, year[d]);
		r->individual_missing = r->borne &&
		    r->klass[CLASS_INDIVIDUAL] == NULL &&
		    individual_missing(run, b, (enum duty)d);
	}
	u->score = blend_duties(run, u->duty[DUTY_MAIN].score,
	    u->duty[DUTY_OVERSIGHT].score);
	u->daily = convert(run, blend_duties(run, year[DUTY_MAIN],
	    year[DUTY_OVERSIGHT]));
}

void
run_scores(struct compute_run *run)
{
	struct results *r = run->r;

	for (size_t i = 0; i < run->n_books; i++) {
		const struct book *b = &run->book[i];
		struct unit_result *u = vec_push(run->a, &r->unit);

		u->unit = b->unit;
		for (int d = 0; d < DUTIES; d++)
			u->duty[d].borne = bears_duty(b->unit, (enum duty)d);
		if (run->plan != NULL)
			score_unit(run, b, u);
	}
	rank_units(run->a, r->unit.v, r->unit.n);
}
