/*
 * annual_overall.c - D16.2: what stands beside a unit's score and grade for
 * the 综合考评 of the year: 督查, 谈话, 评议, 问责.
 * Readings: 督查 and its problems by the day of the 督查, as the problems
 *        stand on the run's day; a talk for each unit of its 谈话对象; an
 *        object of a 评议 for its own unit; 问责 by the day of the decision
 *        in force, one that was revoked not.
 */
#include <string.h>

#include "model/asked.h"
#include "rules/annual.h"
#include "rules/case_check.h"
#include "rules/fold.h"

static bool
same(const struct field *f, const char *code)
{
	return strcmp(field_text(f), code) == 0;
}

static bool
in_year(const struct compute_run *run, day_t d)
{
	return d != DAY_NONE && day_civil(d).year == run->year;
}

static void
count_inspections(const struct compute_run *run, const char *code,
    struct overall *o)
{
	const struct facts *f = run->f;

	for (size_t i = 0; i < f->filed[ROOT_INSPECTION].n; i++) {
		const struct inspection *x =
		    f->filed[ROOT_INSPECTION].v[i].doc->as.inspection;

		if (same(&x->unit, code) && in_year(run, x->day.day))
			o->inspections++;
	}
	for (size_t i = 0; i < run->r->deadline.n; i++) {
		const struct deadline *d = &run->r->deadline.v[i];

		if (d->rule != RULE_D15_1 || d->unit == NULL ||
		    strcmp(d->unit->code.text, code) != 0 ||
		    !in_year(run, d->from))
			continue;
		o->problems++;
		o->mended += d->state == STATE_RECTIFIED ||
		    d->state == STATE_DONE || d->state == STATE_DONE_LATE;
		o->unmended += deadline_unmended(d);
		o->overdue += d->state == STATE_OVERDUE;
	}
}

static bool
talks_with(const struct talk *t, const char *code)
{
	for (size_t i = 0; i < t->talkee.n; i++)
		if (same(&t->talkee.v[i].unit, code))
			return true;
	return false;
}

static void
count_talks(const struct compute_run *run, const char *code,
    struct overall *o)
{
	const struct facts *f = run->f;

	for (size_t i = 0; i < f->filed[ROOT_TALK].n; i++) {
		const struct talk *t = f->filed[ROOT_TALK].v[i].doc->as.talk;

		if (t->has_kind && talks_with(t, code) &&
		    in_year(run, moment_day(t->time.t)))
			o->talk[t->kind]++;
	}
}

static void
count_votes(const struct compute_run *run, const char *code,
    struct overall *o)
{
	for (size_t i = 0; i < run->r->vote.n; i++) {
		const struct vote_result *v = &run->r->vote.v[i];

		if (!same(&v->vote->unit, code) ||
		    !in_year(run, v->filed->doc->as.vote->day.day))
			continue;
		o->reviewed++;
		o->criticised += v->outcome == VOTES_CRITICISM;
		o->accountable += v->outcome == VOTES_ACCOUNT;
	}
}

static void
count_cases(const struct compute_run *run, const char *code,
    struct overall *o)
{
	const struct facts *f = run->f;

	for (size_t i = 0; i < f->filed[ROOT_CASE].n; i++) {
		const struct accountability_case *c =
		    f->filed[ROOT_CASE].v[i].doc->as.accountability_case;
		const struct decision *d = case_decision(c, run->as_of);

		if (d == NULL || !same(&c->target.unit, code) ||
		    !in_year(run, d->day.day))
			continue;
		if (c->target.organ)
			o->organ_cases++;
		else
			o->cadre_cases++;
	}
}

void
run_overall(struct compute_run *run)
{
	struct results *r = run->r;

	for (size_t i = 0; i < r->annual.unit.n; i++) {
		struct overall *o = &r->annual.unit.v[i].overall;
		const char *code = r->annual.unit.v[i].unit->code.text;

		memset(o, 0, sizeof(*o));
		count_inspections(run, code, o);
		count_talks(run, code, o);
		count_votes(run, code, o);
		count_cases(run, code, o);
	}
}
