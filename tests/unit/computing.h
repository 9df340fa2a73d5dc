/*
 * computing.h - a small invented city, built by hand, for the tests of
 * tasks, scores, deadlines and results.  Everything dies with w->a.
 * Usage: world_init, add units, indicators, records ..., then
 *        world_compute; change records through the pointers returned.
 */
#ifndef TESTS_COMPUTING_H
#define TESTS_COMPUTING_H

#include <string.h>

#include "base/outfile.h"
#include "rules/compute.h"
#include "rules/fold.h"
#include "rules/judge.h"

struct world {
	struct arena a;
	int year;
	struct facts facts;
	struct fact_year *y;
	struct policy policy;
	const struct calendar *calendar;
	struct doc roster, plan_doc;
	struct plan *plan;
	struct diag_list standing;
	struct results r;
	struct err e;
};

static inline day_t
on(const char *text)
{
	day_t d = DAY_NONE;

	assert_true(day_parse(text, &d));
	return d;
}

static inline struct field
word(const char *text)
{
	return (struct field){ text, { 1, 1 } };
}

static inline struct entry *
world_entry(struct world *w, enum root root, const char *unit,
    const char *path, const char *own)
{
	struct entry *e = arena_new(&w->a, struct entry);

	e->seq = (int64_t)w->facts.entry.n + 1;
	e->root = root;
	e->identity = arena_printf(&w->a, "%s %s", root_name(root), path);
	e->unit = unit;
	e->path = path;
	e->own_day = on(own);
	e->received = e->own_day;
	e->year = w->year;
	e->verdict = VERDICT_ACCEPTED;
	*vec_push(&w->a, &w->facts.entry) = e;
	return e;
}

static inline const struct calendar *
world_calendar(struct arena *a)
{
	const char *root = getenv("LIANGZE_DATA"), *text;
	const struct calendar *c = NULL;
	struct err e = ERR_INIT;
	size_t n;

	if (!file_read(a, arena_printf(a, "%s/templates/calendar/workdays.csv",
	    root == NULL ? "." : root), 1 << 20, &text, &n, &e) ||
	    !calendar_parse(a, "workdays.csv", text, n, &c, &e))
		fail_msg("%s", e.text);
	return c;
}

/* A plan with the weights of 第十条, 60/40 for the classes, and 30 %, 20 %
 * and 50 % off; no indicators, no units. */
static inline void
world_init(struct world *w, int year, const char *as_of)
{
	memset(w, 0, sizeof(*w));
	w->year = year;
	facts_init(&w->facts, &w->a, on(as_of));
	policy_default(&w->policy);
	w->calendar = world_calendar(&w->a);
	w->standing.a = &w->a;
	w->y = arena_new(&w->a, struct fact_year);
	w->y->year = year;
	*vec_push(&w->a, &w->facts.year) = w->y;
	w->roster.root = ROOT_ROSTER;
	w->roster.year = year;
	w->roster.as.roster = arena_new(&w->a, struct roster);
	w->plan = arena_new(&w->a, struct plan);
	w->plan_doc.root = ROOT_PLAN;
	w->plan_doc.year = year;
	w->plan_doc.at = (struct place){ 2, 1 };
	w->plan_doc.as.plan = w->plan;
	w->plan->weights_at = (struct place){ 3, 3 };
	w->plan->w_duty[DUTY_MAIN] = 6000;
	w->plan->w_duty[DUTY_OVERSIGHT] = 4000;
	w->plan->w_daily = 7000;
	w->plan->w_final = 3000;
	w->plan->w_class[CLASS_COMMON] = 6000;
	w->plan->w_class[CLASS_INDIVIDUAL] = 4000;
	w->plan->conversion = 10000;
	w->plan->grade[0] = 9000;
	w->plan->grade[1] = 8000;
	w->plan->grade[2] = 6000;
	w->plan->cut_late = 3000;
	w->plan->cut_evidence = 2000;
	w->plan->cut_overdue = 5000;
	w->plan->promptly = 10;
	w->y->roster.entry = world_entry(w, ROOT_ROSTER, "",
	    "inputs/office/roster.xml", "2026-01-01");
	w->y->plan.entry = world_entry(w, ROOT_PLAN, "",
	    "inputs/office/plan.xml", "2026-01-01");
}

static inline void
world_unit(struct world *w, const char *code, enum category c,
    bool oversight)
{
	struct unit *u = vec_push(&w->a, &w->roster.as.roster->unit);

	u->code = word(code);
	u->name = word(arena_printf(&w->a, "单位%s", code));
	u->category = c;
	u->at = (struct place){ (uint32_t)w->roster.as.roster->unit.n + 1,
	    3 };
	u->organ[DUTY_MAIN].given = true;
	u->organ[DUTY_OVERSIGHT].given = oversight;
}

struct ask {
	const char *id;
	enum duty duty;
	int64_t points;          /* whole */
	enum cycle cycle;
	int64_t count;
	bool evidence;
	const char *due;         /* NULL = default */
};

static inline struct indicator
world_asked(const struct ask *k, enum klass klass)
{
	struct indicator in = { .duty = k->duty, .applies = APPLIES_ALL,
		.klass = klass, .cycle = k->cycle,
		.points = k->points * 100, .evidence = k->evidence };

	in.item.id = word(k->id);
	in.item.at = (struct place){ 9, 5 };
	in.name = word("指标名称");
	in.count = (struct f_number){ k->count, true, { 9, 9 } };
	in.due.text = k->due;
	return in;
}

static inline void
world_ask(struct world *w, const struct ask *k)
{
	*vec_push(&w->a, &w->plan->indicator) =
	    world_asked(k, CLASS_COMMON);
}

/* One 工作台账 of the unit, filed on a day. */
static inline void
world_worklist(struct world *w, const char *unit, const char *filed,
    const struct ask *k, size_t n)
{
	struct doc *d = arena_new(&w->a, struct doc);
	struct entry *e = world_entry(w, ROOT_WORKLIST, unit,
	    arena_printf(&w->a, "inputs/units/%s/worklist.xml", unit),
	    filed);
	struct fact_worklist *row = vec_push(&w->a, &w->y->worklist_filed);

	d->root = ROOT_WORKLIST;
	d->at = (struct place){ 2, 1 };
	d->as.worklist = arena_new(&w->a, struct worklist);
	row->unit = unit;
	row->entry = e;
	for (size_t i = 0; i < n; i++) {
		*vec_push(&w->a, &d->as.worklist->indicator) =
		    world_asked(&k[i], CLASS_INDIVIDUAL);
		row->duty[k[i].duty] = true;
	}
	*vec_push(&w->a, &w->y->worklist) = (struct filed){ d, e };
}

/* An accepted record, entered on the day of the matter, no evidence. */
static inline struct fact_record *
world_record(struct world *w, const char *unit, const char *indicator,
    enum duty duty, const char *day)
{
	struct fact_record *r = arena_new(&w->a, struct fact_record);

	r->unit = unit;
	r->indicator = indicator;
	r->no = w->facts.record.n;
	r->id = arena_printf(&w->a, "%s-%04d", unit, (int)r->no);
	r->duty = duty;
	r->actor = duty == DUTY_MAIN ? ACTOR_TEAM : ACTOR_DISCIPLINE;
	r->secret_until = DAY_NONE;
	r->day = on(day);
	r->from = (moment_t)r->day * 86400;
	r->entered = r->day;
	r->entered_at = r->from + 3600;
	r->month = day_month(r->day);
	r->first_received = r->day;
	r->at = (struct place){ (uint32_t)r->no + 10, 3 };
	r->entry = world_entry(w, ROOT_SUBMISSION, unit,
	    arena_printf(&w->a, "inputs/units/%s/%d.xml", unit, (int)r->no),
	    day);
	*vec_push(&w->a, &w->facts.record) = r;
	return r;
}

static inline void
world_opinion(struct world *w, struct fact_record *r, enum opinion o,
    int64_t deduct)
{
	r->opinion.opinion = o;
	r->opinion.deduct = deduct;
	r->opinion.reason = "理由甲。";
	r->opinion.at = (struct place){ 4, 3 };
	r->opinion.entry = world_entry(w, ROOT_REVIEW, "",
	    "inputs/office/review.xml", "2026-02-01");
	r->found_false = o == OPINION_FALSE;
}

static inline void
world_filed(struct world *w, const char *unit, const char *month)
{
	struct fact_submission *s = vec_push(&w->a, &w->facts.submission);

	s->unit = unit;
	assert_true(month_parse(month, &s->month));
	s->entry = s->first = world_entry(w, ROOT_SUBMISSION, unit,
	    arena_printf(&w->a, "inputs/units/%s/%s.xml", unit, month),
	    arena_printf(&w->a, "%s-28", month));
}

static inline struct fact_briefing *
world_briefing(struct world *w, const char *unit, const char *month,
    enum duty duty, const char *day, const char *received)
{
	struct fact_briefing *b = vec_push(&w->a, &w->facts.briefing);

	b->unit = unit;
	assert_true(month_parse(month, &b->month));
	b->duty = duty;
	b->day = on(day);
	b->received = received == NULL ? DAY_NONE : on(received);
	b->entry = world_entry(w, ROOT_BRIEFING, unit,
	    arena_printf(&w->a, "inputs/units/%s/%s-b.xml", unit, month),
	    day);
	return b;
}

static inline void
world_report(struct world *w, const char *unit, enum half half,
    const bool duty[DUTIES], const char *day)
{
	struct fact_duty_report *x = vec_push(&w->a, &w->facts.duty_report);

	*x = (struct fact_duty_report){ unit, w->year, half,
		{ duty[DUTY_MAIN], duty[DUTY_OVERSIGHT] }, on(day),
		world_entry(w, ROOT_DUTY_REPORT, unit, arena_printf(&w->a,
		    "inputs/units/%s/report-%zu.xml", unit,
		    w->facts.duty_report.n), day) };
}

static inline void
world_waive(struct world *w, enum rule_id rule, const char *unit,
    const char *until)
{
	struct waiver *v = arena_array(&w->a, struct waiver,
	    w->policy.n_waivers + 1);

	if (w->policy.n_waivers > 0)
		memcpy(v, w->policy.waiver,
		    w->policy.n_waivers * sizeof(*v));
	v[w->policy.n_waivers++] = (struct waiver){ rule, unit, on(until),
	    "理由乙" };
	w->policy.waiver = v;
}

/* What the fold would have made of the roster and the plan. */
static inline void
world_index(struct world *w)
{
	struct roster *roster = w->roster.as.roster;

	map_init(&w->y->by_unit, &w->a);
	map_init(&w->y->by_indicator, &w->a);
	map_init(&w->y->by_worklist, &w->a);
	for (size_t i = 0; i < roster->unit.n; i++)
		map_put(&w->y->by_unit, roster->unit.v[i].code.text,
		    &roster->unit.v[i]);
	for (size_t i = 0; i < w->plan->indicator.n; i++)
		map_put(&w->y->by_indicator,
		    w->plan->indicator.v[i].item.id.text,
		    &w->plan->indicator.v[i]);
	w->y->roster.doc = &w->roster;
	w->y->plan.doc = &w->plan_doc;
}

static inline bool
world_try(struct world *w, const char *period)
{
	bool known = false;
	struct computing c = { .facts = &w->facts, .policy = &w->policy,
		.calendar = w->calendar, .standing = &w->standing,
		.a = &w->a };

	for (int k = 0; k < WINDOWS && !known; k++)
		known = window_parse(period, (enum window_kind)k, &c.window);
	assert_true(known);
	return compute_period(&c, &w->r, &w->e);
}

static inline void
world_compute(struct world *w, const char *month)
{
	world_index(w);
	if (!world_try(w, month))
		fail_msg("%s", w->e.text);
}

static inline const struct unit_result *
world_result(const struct world *w, const char *code)
{
	for (size_t i = 0; i < w->r.unit.n; i++)
		if (strcmp(w->r.unit.v[i].unit->code.text, code) == 0)
			return &w->r.unit.v[i];
	fail_msg("no unit %s", code);
	return NULL;
}

static inline const struct task *
world_task(const struct world *w, const char *code, const char *subject)
{
	for (size_t i = 0; i < w->r.task.n; i++)
		if (strcmp(w->r.task.v[i].unit->code.text, code) == 0 &&
		    strcmp(w->r.task.v[i].subject, subject) == 0)
			return &w->r.task.v[i];
	fail_msg("no task %s %s", code, subject);
	return NULL;
}

/* The nth (from 0) deadline of that subject; NULL for none. */
static inline const struct deadline *
world_deadline(const struct world *w, const char *code,
    const char *subject, size_t nth)
{
	for (size_t i = 0; i < w->r.deadline.n; i++)
		if (strcmp(w->r.deadline.v[i].unit == NULL ? "" :
		    w->r.deadline.v[i].unit->code.text, code) == 0 &&
		    strcmp(w->r.deadline.v[i].subject, subject) == 0 &&
		    nth-- == 0)
			return &w->r.deadline.v[i];
	return NULL;
}

/* How many findings of the rule on the unit. */
static inline size_t
world_found(const struct world *w, enum rule_id rule, const char *unit)
{
	size_t n = 0;

	for (size_t i = 0; i < w->r.found.d.n; i++)
		n += w->r.found.d.v[i].rule == (uint16_t)rule &&
		    strcmp(w->r.found.d.v[i].unit, unit) == 0;
	return n;
}

static inline void
is_score(struct world *w, const struct rational *x, const char *want)
{
	if (want == NULL) {
		assert_null(x);
		return;
	}
	assert_non_null(x);
	assert_string_equal(rat_text(&w->a, x), want);
}

static inline void
is_exactly(struct world *w, const struct rational *x, const char *want)
{
	assert_non_null(x);
	assert_string_equal(rat_exact(&w->a, x), want);
}

#endif
