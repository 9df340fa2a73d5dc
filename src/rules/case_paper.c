/*
 * case_paper.c - which papers of a 问责案件 may be printed, and which are due:
 * a row each.
 */
#include <string.h>

#include "rules/case_stage_run.h"

/* Is it a day that has come? */
static bool
come(const struct case_view *v, day_t d)
{
	return d != DAY_NONE && d <= v->as_of;
}

static bool
done(const struct case_view *v, enum case_step s)
{
	return v->step[s].state == STEP_DONE;
}

static bool
open_step(const struct case_view *v, enum case_step s)
{
	return v->step[s].state == STEP_OPEN;
}

static const struct measure *
way(const struct decision *d, enum measure_kind kind)
{
	for (size_t i = 0; d != NULL && i < d->measure.n; i++)
		if (d->measure.v[i].has_kind && d->measure.v[i].kind == kind)
			return &d->measure.v[i];
	return NULL;
}

/* --- has the case come to it? --- */

static bool
at_start(const struct case_view *v)
{
	return !v->dropped;
}

static bool
at_inquiry(const struct case_view *v)
{
	return !v->dropped && v->c->start.given &&
	    come(v, v->c->start.day.day);
}

static bool
at_decision(const struct case_view *v)
{
	return v->c->decision.given && come(v, v->c->decision.day.day);
}

static bool
at_service(const struct case_view *v)
{
	return v->paper[CASE_PAPER_DECISION].may && !v->revoked;
}

static bool
at_filing(const struct case_view *v)
{
	return at_service(v) && !v->c->target.organ;
}

static bool
at_public(const struct case_view *v)
{
	return at_service(v) && !v->secret && !v->c->execution.withheld &&
	    (way(v->decision, MEASURE_ADJUSTMENT) != NULL ||
	    way(v->decision, MEASURE_DISCIPLINE) != NULL);
}

static bool
at_appeal(const struct case_view *v)
{
	return v->c->appeal.given && come(v, v->c->appeal.day.day);
}

static bool
at_review(const struct case_view *v)
{
	return v->c->reconsideration.given && come(v,
	    v->c->reconsideration.day.day);
}

static bool
at_urging(const struct case_view *v)
{
	return v->n_overdue > 0 || v->revoked || v->changed;
}

/* --- what stands in the way; NULL = nothing --- */

static const char *
free_way(const struct case_view *v)
{
	(void)v;
	return NULL;
}

static const char *
blocks_start(const struct case_view *v)
{
	if (v->organ[0] == '\0')
		return "没有写明由哪个问责主体办理（问责案件的“机关”）";
	return v->c->situation.n == 0 ? "没有写明情形" : NULL;
}

static const char *
blocks_facts(const struct case_view *v)
{
	return v->c->inquiry.given ? NULL : "没有登记调查";
}

/* Who listens: the inquiry, else whoever handles the case. */
static const char *
blocks_hearing(const struct case_view *v)
{
	return v->organ[0] == '\0' ? blocks_facts(v) : NULL;
}

/* The first fault without which it is printed. */
static const char *
blocks_decision(const struct case_view *v)
{
	for (size_t i = 0; i < v->lack.n; i++)
		if (v->lack.v[i].blocks)
			return v->lack.v[i].what;
	return NULL;
}

static const char *
blocks_public(const struct case_view *v)
{
	for (size_t i = 0; i < v->c->fact.n; i++)
		if (v->c->fact.v[i].open)
			return NULL;
	return "事实里没有准予公开的段（公开=\"是\"）";
}

static const char *
blocks_accepted(const struct case_view *v)
{
	const struct case_appeal *a = &v->c->appeal;

	if (!come(v, a->accepted.day) || a->organ.text == NULL)
		return "没有写明受理日期和受理机关";
	return case_served(v->c, &v->c->decision, "本人", v->as_of) ==
	    DAY_NONE ? "没有登记问责决定送达本人的日期" : NULL;
}

static const char *
blocks_review(const struct case_view *v)
{
	const struct case_appeal *a = &v->c->appeal;

	if (!a->given || !come(v, a->accepted.day) ||
	    a->organ.text == NULL)
		return "没有写明申诉和受理的日期、机关";
	return blocks_decision(v);
}

static const char *
blocks_urge(const struct case_view *v)
{
	return v->organ[0] == '\0' ? "没有写明由哪个问责主体办理（问责案件的"
	    "“机关”）" : NULL;
}

/* --- is it due? --- */

static bool
due_start(const struct case_view *v)
{
	return !v->c->start.given || !come(v, v->c->start.day.day);
}

static bool
due_meeting(const struct case_view *v)
{
	return done(v, STEP_INQUIRY) && (!v->c->meeting.given ||
	    !come(v, v->c->meeting.day.day));
}

static bool
due_decision(const struct case_view *v)
{
	return !v->revoked && !v->changed && open_step(v, STEP_SERVICE);
}

static bool
due_service(const struct case_view *v)
{
	return open_step(v, STEP_SERVICE);
}

static bool
due_filing(const struct case_view *v)
{
	return open_step(v, STEP_FILING);
}

static bool
due_public(const struct case_view *v)
{
	return !v->c->execution.act[ACT_PUBLISHED].given;
}

static bool
due_accepted(const struct case_view *v)
{
	return !done(v, STEP_REVIEW) && !at_review(v);
}

/* Served after it was made. */
static bool
due_review(const struct case_view *v)
{
	const struct decision as_of_it = { .day =
	    v->c->reconsideration.day };

	return case_served(v->c, &as_of_it, "本人", v->as_of) == DAY_NONE;
}

static bool
due_always(const struct case_view *v)
{
	(void)v;
	return true;
}

/* In the order of the enum: what a row asks of another stands before it. */
static const struct {
	bool (*applies)(const struct case_view *);
	const char *(*blocks)(const struct case_view *);
	bool (*due)(const struct case_view *);
} rows[CASE_PAPERS] = {
	[CASE_PAPER_START] = { at_start, blocks_start, due_start },
	[CASE_PAPER_FACTS] = { at_inquiry, blocks_facts, due_meeting },
	[CASE_PAPER_HEARING] = { at_inquiry, blocks_hearing, due_meeting },
	[CASE_PAPER_DECISION] = { at_decision, blocks_decision,
	    due_decision },
	[CASE_PAPER_SERVICE] = { at_service, free_way, due_service },
	[CASE_PAPER_FILING] = { at_filing, free_way, due_filing },
	[CASE_PAPER_PUBLIC] = { at_public, blocks_public, due_public },
	[CASE_PAPER_ACCEPTED] = { at_appeal, blocks_accepted, due_accepted },
	[CASE_PAPER_REVIEW] = { at_review, blocks_review, due_review },
	[CASE_PAPER_URGE] = { at_urging, blocks_urge, due_always },
};

void
case_papers(struct case_view *v)
{
	for (int p = 0; p < CASE_PAPERS; p++) {
		struct case_paper_view *x = &v->paper[p];

		x->applies = !v->secret && rows[p].applies(v);
		if (!x->applies)
			continue;
		x->why_not = rows[p].blocks(v);
		x->may = x->why_not == NULL;
		x->due = x->may && rows[p].due(v);
	}
}
