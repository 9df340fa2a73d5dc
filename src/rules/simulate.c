/*
 * simulate.c - the same facts under another plan.  Between the plans lie
 * steps (rules/plan_diff); after each the whole year is computed again,
 * and what a unit's score has moved since the step before is the step's
 * part: so the parts add up to the change, whatever the steps are.
 * Readings: facts are facts: what was accepted stays so, what was refused
 *        for lack of an indicator (A06.1) is not judged again.
 */
#include "rules/simulate.h"

#include <assert.h>
#include <string.h>

#include "rules/fold.h"
#include "rules/plan_diff.h"
#include "rules/score.h"

struct simulating {
	const struct computing *c;
	struct arena *a;
	struct simulation *out;
};

/* --- standings --- */

static void
take_standing(const struct results *r, size_t i, struct sim_standing *x)
{
	const struct unit_result *u = &r->unit.v[i];
	const struct annual_result *y = &r->annual.unit.v[i];

	x->score = u->score;
	x->daily = u->daily;
	x->total = y->total;
	x->final = y->final;
	x->grade = y->grade;
}

/* What a unit is ranked by. */
static const struct rational *
measure(const struct simulation *s, const struct sim_standing *x)
{
	return s->by_final ? x->final : x->daily;
}

/* Ranks as rank_units gives them, by the measure. */
static void
rank(struct simulating *q, bool now)
{
	size_t n = q->out->unit.n;
	struct unit_result *v = arena_array(q->a, struct unit_result, n);

	for (size_t i = 0; i < n; i++) {
		struct sim_unit *u = &q->out->unit.v[i];

		v[i].unit = u->unit;
		v[i].score = measure(q->out, now ? &u->now : &u->then);
	}
	rank_units(q->a, v, n);
	for (size_t i = 0; i < n; i++) {
		struct sim_unit *u = &q->out->unit.v[i];

		*(now ? &u->now.rank : &u->then.rank) = v[i].rank;
	}
}

/* --- differences --- */

/* y - x; what is not there counts as 0. */
static const struct rational *
difference(struct arena *a, const struct rational *x,
    const struct rational *y)
{
	const struct rational *none = rat_int(a, 0);

	return rat_sub(a, y == NULL ? none : y, x == NULL ? none : x);
}

static bool
same(const struct rational *x, const struct rational *y)
{
	return (x == NULL) == (y == NULL) &&
	    (x == NULL || rat_cmp(x, y) == 0);
}

static void
open_units(struct simulating *q, const struct results *now,
    const struct results *then)
{
	for (size_t i = 0; i < now->unit.n; i++) {
		struct sim_unit *u = vec_push(q->a, &q->out->unit);

		assert(now->unit.v[i].unit == then->unit.v[i].unit);
		u->unit = now->unit.v[i].unit;
		take_standing(now, i, &u->now);
		take_standing(then, i, &u->then);
		u->change.before = u->now.grade;
		u->change.after = u->then.grade;
		u->change.daily = difference(q->a, u->now.daily,
		    u->then.daily);
		if (u->now.final != NULL && u->then.final != NULL)
			u->change.final = difference(q->a, u->now.final,
			    u->then.final);
		q->out->by_final = q->out->by_final ||
		    u->now.final != NULL || u->then.final != NULL;
		u->part = arena_array(q->a, struct sim_part,
		    q->out->step.n);
	}
	rank(q, true);
	rank(q, false);
	for (size_t i = 0; i < q->out->unit.n; i++) {
		struct sim_unit *u = &q->out->unit.v[i];

		u->moves = !same(u->now.score, u->then.score) ||
		    !same(u->now.daily, u->then.daily) ||
		    !same(u->now.final, u->then.final) ||
		    u->now.rank != u->then.rank ||
		    u->now.grade != u->then.grade;
	}
}

/* --- the steps --- */

static const struct rational *
keep(struct arena *a, const struct rational *x)
{
	return x == NULL ? NULL : rat_copy(a, x);
}

/* What the step did to a unit; `at` is where it stood before it. */
static void
add_part(struct simulating *q, size_t step, size_t unit,
    struct sim_part *at, const struct sim_standing *now)
{
	struct sim_unit *u = &q->out->unit.v[unit];
	struct sim_part *p = &u->part[step];
	const struct rational *moved;

	p->daily = difference(q->a, at->daily, now->daily);
	if (u->change.final != NULL)
		p->final = difference(q->a, at->final, now->final);
	moved = q->out->by_final ? p->final : p->daily;
	if (moved != NULL && rat_sign(moved) > 0)
		q->out->step.v[step].n_up++;
	if (moved != NULL && rat_sign(moved) < 0)
		q->out->step.v[step].n_down++;
	p->before = at->after;
	p->after = now->grade;
	q->out->step.v[step].n_regraded += p->before != p->after;
	at->daily = keep(q->a, now->daily);
	at->final = keep(q->a, now->final);
	at->after = now->grade;
}

/* The year under the plan as it is after a step. */
static void
compute_step(struct simulating *q, size_t step, const struct plan *plan,
    struct sim_part *at)
{
	struct arena scratch = ARENA_INIT;
	struct computing c = *q->c;
	struct sim_standing now = { 0 };
	struct results r;

	c.a = &scratch;
	compute_scores(&c, plan, &r);
	for (size_t i = 0; i < r.unit.n; i++) {
		take_standing(&r, i, &now);
		add_part(q, step, i, &at[i], &now);
	}
	arena_release(&scratch);
}

static void
take_steps(struct simulating *q)
{
	struct simulation *s = q->out;
	const struct plan *then = s->then->doc->as.plan;
	struct plan *work = plan_copy(q->a, s->now->doc->as.plan);
	struct sim_part *at = arena_array(q->a, struct sim_part, s->unit.n);

	for (size_t i = 0; i < s->unit.n; i++)
		at[i] = (struct sim_part){
			.daily = s->unit.v[i].now.daily,
			.final = s->unit.v[i].now.final,
			.after = s->unit.v[i].now.grade };
	for (size_t k = 0; k < s->step.n; k++) {
		plan_apply(q->a, work, then, &s->step.v[k]);
		compute_step(q, k, work, at);
	}
	/* the steps lead to the other plan, with nothing left out */
	for (size_t i = 0; i < s->unit.n; i++)
		assert(same(at[i].daily, s->unit.v[i].then.daily) &&
		    same(at[i].final, s->unit.v[i].then.final) &&
		    at[i].after == s->unit.v[i].then.grade);
}

/* --- records that serve nothing any more --- */

static void
mark_served(const struct results *r, const struct facts *f, bool *served)
{
	memset(served, 0, f->record.n * sizeof(*served));
	for (size_t i = 0; i < r->task.n; i++)
		for (size_t k = 0; k < r->task.v[i].n_earnings; k++)
			served[r->task.v[i].earning[k].record->no] = true;
}

static void
find_lost(struct simulating *q, const struct results *now,
    const struct results *then)
{
	const struct facts *f = q->c->facts;
	bool *served = arena_array(q->a, bool, f->record.n);

	mark_served(then, f, served);
	for (size_t i = 0; i < now->task.n; i++) {
		const struct task *t = &now->task.v[i];

		for (size_t k = 0; k < t->n_earnings; k++) {
			const struct fact_record *r = t->earning[k].record;

			if (served[r->no])
				continue;
			if (record_masked(r, now->as_of))
				q->out->n_masked++;
			else
				*vec_push(q->a, &q->out->lost) =
				    (struct sim_lost){ r, t };
		}
	}
}

/* --- 编号 of both the plan and a 台账 --- */

static void
find_clashes(struct simulating *q)
{
	const struct fact_year *y = facts_year(q->c->facts, q->out->year);
	const struct simulation *s = q->out;

	for (size_t k = 0; k < s->step.n; k++)
		for (size_t i = 0; s->step.v[k].kind == SIM_ADDED &&
		    i < y->worklist.n; i++) {
			const struct worklist *w =
			    y->worklist.v[i].doc->as.worklist;
			const char *id = field_text(&s->step.v[k].then
			    ->item.id);

			for (size_t n = 0; n < w->indicator.n; n++)
				if (strcmp(field_text(&w->indicator.v[n]
				    .item.id), id) == 0)
					*vec_push(q->a, &q->out->clash) =
					    arena_printf(q->a, "%s（%s）", id,
					    y->worklist.v[i].entry->unit);
		}
}

void
simulate(const struct computing *c, const struct filed *now,
    const struct filed *then, struct simulation *out)
{
	struct simulating q = { c, c->a, out };
	struct results *x = arena_new(c->a, struct results);
	struct results *y = arena_new(c->a, struct results);

	memset(out, 0, sizeof(*out));
	out->now = now;
	out->then = then;
	plan_diff(c->a, out);
	compute_scores(c, now->doc->as.plan, x);
	compute_scores(c, then->doc->as.plan, y);
	out->year = x->year;
	out->as_of = x->as_of;
	out->over = x->over;
	open_units(&q, x, y);
	take_steps(&q);
	find_lost(&q, x, y);
	find_clashes(&q);
}
