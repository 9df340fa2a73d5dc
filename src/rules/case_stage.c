/*
 * case_stage.c - the steps of a 问责案件.
 */
#include "rules/case_stage.h"

#include <string.h>

#include "rules/case_stage_run.h"

/* --- what the steps up to the decision ask for --- */

static day_t
started(const struct accountability_case *c)
{
	return c->start.given ? c->start.day.day : DAY_NONE;
}

static day_t
inquired(const struct accountability_case *c)
{
	return c->inquiry.given ? c->inquiry.to.day : DAY_NONE;
}

static day_t
met(const struct accountability_case *c)
{
	return c->meeting.given ? c->meeting.day.day : DAY_NONE;
}

static day_t
reported(const struct accountability_case *c)
{
	return c->findings.given ? c->findings.day.day : DAY_NONE;
}

static day_t
discussed(const struct accountability_case *c)
{
	return c->decision.given ? c->decision.discussed.day : DAY_NONE;
}

static day_t
decided(const struct accountability_case *c)
{
	return c->decision.given ? c->decision.day.day : DAY_NONE;
}

static const struct {
	enum case_step step;
	enum rule_id rule;
	const char *what;
	day_t (*day)(const struct accountability_case *);
} asked[] = {
	{ STEP_START, RULE_E03_1, "启动问责程序，或者写明不予问责的理由",
	    started },
	{ STEP_INQUIRY, RULE_E04_2, "由有权的机关调查核实", inquired },
	{ STEP_MEETING, RULE_E04_1, "调查的事实材料同问责对象见面，听取陈述"
	    "和申辩", met },
	{ STEP_DISCUSSION, RULE_E04_2, "形成提出问责建议的调查报告",
	    reported },
	{ STEP_DISCUSSION, RULE_E05_1, "由领导班子集体研究", discussed },
	{ STEP_DECISION, RULE_E05_3, "作出写明八项内容的问责决定", decided },
};
enum { ASKED = sizeof(asked) / sizeof(asked[0]) };

/* Where a fault stands; without its blocks the decision is printed. */
static const struct {
	enum rule_id rule;
	enum case_step step;
	bool blocks;
} faults[] = {
	{ RULE_E03_1, STEP_START, true },
	{ RULE_E03_2, STEP_START, true },
	{ RULE_E03_3, STEP_START, false },
	{ RULE_E04_1, STEP_MEETING, true },
	{ RULE_E04_2, STEP_DISCUSSION, true },
	{ RULE_E05_1, STEP_DISCUSSION, true },
	{ RULE_E02_1, STEP_DECISION, false },
	{ RULE_E05_2, STEP_DECISION, true },
	{ RULE_E05_3, STEP_DECISION, true },
	{ RULE_E05_4, STEP_DECISION, true },
	{ RULE_E06_6, STEP_DECISION, false },
	{ RULE_E07_1, STEP_APPEAL, false },
};
enum { FAULTS = sizeof(faults) / sizeof(faults[0]) };

/* No 调查 at all is wrong at its own step. */
static enum case_step
fault_step(const struct accountability_case *c, size_t i)
{
	return faults[i].rule == RULE_E04_2 && !c->inquiry.given ?
	    STEP_INQUIRY : faults[i].step;
}

/* --- gathering --- */

struct staging_case {
	const struct case_ask *ask;
	const struct results *r;
	struct case_view *v;
	struct case_duties duty;
	struct case_faults fault[FAULTS];
	bool begun[ASKED];         /* is there by the day */
};

static void
stage_step(struct staging_case *g, enum case_step s, bool done, day_t day)
{
	struct case_step_view *x = &g->v->step[s];

	if (!done)
		x->state = STEP_OPEN;
	else if (x->state != STEP_OPEN) {
		x->state = STEP_DONE;
		if (day != DAY_NONE && (x->day == DAY_NONE || day > x->day))
			x->day = day;
	}
}

static struct case_lack *
lack(struct staging_case *g, enum case_step s, enum rule_id rule,
    const char *what)
{
	struct case_lack *l = vec_push(g->ask->a, &g->v->lack);

	l->step = s;
	l->rule = (uint16_t)rule;
	l->what = what;
	l->due = DAY_NONE;
	l->state = STATE_OPEN;
	return l;
}

static const struct deadline *
deadline_of(const struct staging_case *g, const char *subject)
{
	for (size_t i = 0; g->r != NULL && i < g->r->deadline.n; i++)
		if (strcmp(g->r->deadline.v[i].subject, subject) == 0)
			return &g->r->deadline.v[i];
	return NULL;
}

static void
lack_duty(struct staging_case *g, const struct case_duty *d)
{
	const struct deadline *x = deadline_of(g, d->subject);
	struct case_lack *l = lack(g, d->step, d->rule, d->what);

	l->key = d->key;
	l->at = d->at;
	if (x == NULL)
		return;
	l->due = x->due;
	l->state = x->state;
	l->days = x->days;
	g->v->n_overdue += x->state == STATE_OVERDUE;
}

/* --- which steps are done --- */

static void
see_steps(struct staging_case *g)
{
	struct case_view *v = g->v;

	for (int s = 0; s < CASE_STEPS; s++)
		v->step[s] = (struct case_step_view){ STEP_UNNEEDED,
			DAY_NONE };
	for (size_t i = 0; i < ASKED; i++) {
		day_t d = asked[i].day(v->c);

		g->begun[i] = case_come(g->ask, d);
		stage_step(g, asked[i].step, g->begun[i], d);
	}
	case_duties(g->ask, v->id, &g->duty);
	for (size_t i = 0; i < g->duty.v.n; i++) {
		const struct case_duty *d = &g->duty.v.v[i];

		/* a 移送 is answered by 启动 itself */
		if (d->step != STEP_START)
			stage_step(g, d->step, d->ended || d->done != DAY_NONE,
			    d->done);
	}
}

/* A fault that blocks undoes its step. */
static void
see_faults(struct staging_case *g)
{
	for (size_t i = 0; i < FAULTS; i++) {
		struct case_faults *l = &g->fault[i];

		case_check(g->ask, faults[i].rule, l);
		for (size_t k = 0; k < l->v.n; k++)
			if (faults[i].blocks && l->v.v[k].most != LEVEL_WARN)
				g->v->step[fault_step(g->v->c, i)].state =
				    STEP_OPEN;
	}
}

/* 办结 */
static void
see_closed(struct staging_case *g)
{
	struct case_view *v = g->v;
	bool over = v->revoked || v->step[STEP_REVIEW].state == STEP_DONE ||
	    (v->appeal_last != DAY_NONE && v->appeal_last < v->as_of);
	day_t last = v->step[STEP_REVIEW].state == STEP_DONE ? DAY_NONE :
	    v->appeal_last;

	for (int s = 0; s < STEP_CLOSED; s++)
		over = over && v->step[s].state != STEP_OPEN;
	for (int s = 0; s < STEP_CLOSED; s++)
		if (v->step[s].day != DAY_NONE && (last == DAY_NONE ||
		    v->step[s].day > last))
			last = v->step[s].day;
	stage_step(g, STEP_CLOSED, over, last);
}

static void
see_dropped(struct staging_case *g)
{
	struct case_view *v = g->v;

	/* of a case begun what was done stays */
	for (int s = 0; s < STEP_CLOSED; s++)
		if (v->step[s].state != STEP_DONE)
			v->step[s].state = STEP_UNNEEDED;
	v->step[STEP_CLOSED] = (struct case_step_view){ STEP_DONE,
		v->c->dropped.day.day };
}

/* Where it stands; before the decision what follows is still ahead. */
static void
see_place(struct case_view *v)
{
	bool decided_yet = v->step[STEP_DECISION].state == STEP_DONE ||
	    v->decision != NULL;

	v->now = v->next = CASE_STEPS;
	for (int s = 0; s < CASE_STEPS; s++) {
		struct case_step_view *x = &v->step[s];
		bool after = v->next != CASE_STEPS;

		if (x->state == STEP_DONE)
			v->now = (enum case_step)s;
		if (x->state == STEP_UNNEEDED && !decided_yet &&
		    !v->dropped && !v->revoked && s < STEP_APPEAL)
			x->state = STEP_AHEAD;
		if (x->state == STEP_OPEN && !after)
			v->next = (enum case_step)s;
		else if (x->state == STEP_OPEN && (s == STEP_CLOSED ||
		    !decided_yet))
			x->state = STEP_AHEAD;
		if (x->state != STEP_DONE)
			x->day = DAY_NONE; /* of a part of it */
	}
}

/* --- what is missing --- */

static bool
told_already(const struct case_view *v, enum case_step s, enum rule_id rule)
{
	for (size_t i = 0; i < v->lack.n; i++)
		if (v->lack.v[i].step == s && v->lack.v[i].rule == rule)
			return true;
	return false;
}

static void
lacks_of_faults(struct staging_case *g, enum case_step s)
{
	for (size_t i = 0; i < FAULTS; i++) {
		const struct case_faults *l = &g->fault[i];

		if (fault_step(g->v->c, i) != s)
			continue;
		for (size_t k = 0; k < l->v.n; k++) {
			const struct case_fault *f = &l->v.v[k];
			struct case_lack *x = lack(g, s, f->rule, f->what);

			x->at = f->at;
			x->mend = f->mend;
			x->blocks = faults[i].blocks && f->most != LEVEL_WARN;
		}
	}
}

static void
lacks_of_step(struct staging_case *g, enum case_step s)
{
	struct case_view *v = g->v;
	bool reached = s <= v->next || (v->now != CASE_STEPS && s < v->now);

	lacks_of_faults(g, s);
	for (size_t i = 0; i < g->duty.v.n; i++) {
		const struct case_duty *d = &g->duty.v.v[i];

		if (d->step == s && !d->ended && d->done == DAY_NONE)
			lack_duty(g, d);
	}
	for (size_t i = 0; reached && i < ASKED; i++)
		if (asked[i].step == s && !g->begun[i] &&
		    !told_already(v, s, asked[i].rule) &&
		    !told_already(v, s, RULE_E03_3))
			lack(g, s, asked[i].rule, asked[i].what)->at =
			    v->filed->doc->at;
}

static void
lack_of_appeal(struct staging_case *g)
{
	struct case_view *v = g->v;
	char day[40];

	if (v->next != STEP_CLOSED || v->appeal_last == DAY_NONE)
		return;
	day_chinese(v->appeal_last, day);
	lack(g, STEP_CLOSED, RULE_E07_1, arena_printf(g->ask->a, "等申诉期限"
	    "届满（%s）", day))->at = v->c->decision.at;
}

/* --- the whole --- */

static void
see_effect(struct staging_case *g)
{
	struct case_view *v = g->v;

	v->effect_from = v->effect_last = v->appeal_last = DAY_NONE;
	v->appealed_last = v->c->decision.given ? case_appeal_last(g->ask,
	    &v->c->decision) : DAY_NONE;
	v->review_last = case_review_last(g->ask);
	if (v->decision == NULL)
		return;
	v->appeal_last = case_appeal_last(g->ask, v->decision);
	v->effect = case_effect(&g->ask->policy->statutes, v->decision,
	    &v->effect_last);
	if (v->effect == 0)
		return;
	v->effect_from = v->decision->effective.day;
	v->effect_runs = v->effect_last != DAY_NONE &&
	    v->effect_from <= v->as_of && v->as_of <= v->effect_last;
}

const struct entry *
case_latest(const struct facts *f, const char *id, struct arena *a)
{
	return map_get(&f->by_identity, arena_printf(a, "%s %s",
	    root_name(ROOT_CASE), id));
}

static const struct entry *
refused_filing(const struct case_ask *ask, const char *id)
{
	const struct entry *x = case_latest(ask->facts, id, ask->a);

	return x != NULL && (x->verdict == VERDICT_REFUSED ||
	    x->verdict == VERDICT_UNJUDGED) ? x : NULL;
}

void
case_stage(const struct case_ask *ask, const struct filed *filed,
    const struct results *r, struct case_view *out)
{
	struct staging_case g = { .ask = ask, .r = r, .v = out };

	memset(out, 0, sizeof(*out));
	out->filed = filed;
	out->c = ask->c;
	out->id = field_text(&filed->doc->id);
	out->as_of = ask->today;
	out->refused = refused_filing(ask, out->id);
	out->unit = ask->c->target.unit.text == NULL ? NULL :
	    facts_unit(ask->facts, filed->doc->year,
	    ask->c->target.unit.text);
	out->secret = ask->c->secrecy >= SECRECY_SECRET;
	out->decision = case_decision(ask->c, ask->today);
	out->revoked = case_revoked(ask->c, ask->today);
	out->organ = case_organ(ask->c);
	out->changed = out->decision != NULL &&
	    out->decision != &ask->c->decision;
	out->dropped = case_dropped(ask->c, ask->today);
	see_effect(&g);
	see_steps(&g);
	see_faults(&g);
	see_closed(&g);
	if (out->dropped)
		see_dropped(&g);
	see_place(out);
	for (int s = 0; !out->dropped && s < CASE_STEPS; s++)
		lacks_of_step(&g, (enum case_step)s);
	lack_of_appeal(&g);
	case_papers(out);
}
