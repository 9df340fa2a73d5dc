/*
 * talk_coverage.c - who is to be talked with, and when it was done: the
 * 督责约谈 of each half-year (B14.1), the talks before each 重大节日 of the
 * plan (B10.1, B11.1).
 * Readings: who counts is who is in office on the half's last day, or on
 *        the eve of the 节日, or on the as-of date where that is earlier.
 *        A 党委 talks through its 主要负责人, 市委 and 市纪委 through whom
 *        the talk names for them.  Before a 节日 is from the 15th day
 *        before it to its eve; a talk that names another 节日 is not one
 *        before this.  Halves and 节日 that have not begun to run
 *        (last_running_month) are left out.
 *        A 节日 of the next year whose days begin in this one (元旦) is
 *        reminded of in this year: by the next year's plan, while there is
 *        none by the same day of this year's, for what lies so early in
 *        January has a fixed day.  Whether it was done is found in its own
 *        year.
 */
#include "rules/talk_run.h"

#include <string.h>

#include "rules/fold.h"

enum { FESTIVAL_DAYS = 15 };

/* --- the index --- */

static void
put(struct arena *a, struct map *m, const char *key, const struct filed *t)
{
	struct talk_group *g;

	if (key == NULL)
		return;
	g = map_get(m, key);
	if (g == NULL) {
		g = arena_new(a, struct talk_group);
		map_put(m, key, g);
	}
	if (g->talk.n == 0 || g->talk.v[g->talk.n - 1] != t)
		*vec_push(a, &g->talk) = t;
}

static void
make_index(struct compute_run *run)
{
	struct talk_index *x = arena_new(run->a, struct talk_index);

	map_init(&x->by_person, run->a);
	map_init(&x->by_unit, run->a);
	map_init(&x->by_change, run->a);
	map_init(&x->by_approval, run->a);
	for (size_t i = 0; i < run->f->filed[ROOT_TALK].n; i++) {
		const struct filed *f = &run->f->filed[ROOT_TALK].v[i];
		const struct talk *t = f->doc->as.talk;

		put(run->a, &x->by_unit, f->doc->unit.text, f);
		put(run->a, &x->by_change, t->change.text, f);
		put(run->a, &x->by_approval, t->approval.text, f);
		for (size_t k = 0; k < t->talkee.n; k++)
			put(run->a, &x->by_person, t->talkee.v[k].id.text, f);
	}
	run->talks = x;
}

const struct talk_group *
talks_under(const struct map *m, const char *key)
{
	static const struct talk_group none;
	const struct talk_group *g = key == NULL ? NULL : map_get(m, key);

	return g == NULL ? &none : g;
}

static bool
same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

bool
talk_is_with(const struct talk *t, const char *id)
{
	for (size_t i = 0; i < t->talkee.n; i++)
		if (same(t->talkee.v[i].id.text, id))
			return true;
	return false;
}

day_t
earlier_day(day_t a, day_t b)
{
	if (a == DAY_NONE || b == DAY_NONE)
		return a == DAY_NONE ? b : a;
	return a < b ? a : b;
}

bool
tenure_runs(const struct tenure *t, day_t d)
{
	return (t->from.day == DAY_NONE || t->from.day <= d) &&
	    (t->to.day == DAY_NONE || d <= t->to.day);
}

static bool
is_team(const struct tenure *t, const char *team, day_t d)
{
	return same(t->team.text, team) && tenure_runs(t, d);
}

/* A talker of that name who was in the post on the day. */
static bool
held_by(const struct talk *t, const struct tenure *x, day_t d)
{
	for (size_t i = 0; i < t->talker.n; i++) {
		const char *name = t->talker.v[i].name.text;

		if (name != NULL && tenure_holds(x, 1, name, d))
			return true;
	}
	return false;
}

static bool
held_by_head(const struct talk *t, const struct organ *o, day_t d)
{
	for (size_t i = 0; i < o->principal.n; i++)
		if (held_by(t, &o->principal.v[i], d))
			return true;
	return false;
}

/* --- B14.1 --- */

static bool
held_for(const struct talk *t, const char *organ)
{
	for (size_t i = 0; i < t->talker.n; i++)
		if (same(t->talker.v[i].organ.text, organ))
			return true;
	return false;
}

static bool
held_from(const struct talk *t, const struct unit *u, enum talk_side by,
    day_t d)
{
	if (by == TALK_BY_UNIT)
		return held_by_head(t, &u->organ[DUTY_MAIN], d);
	return held_for(t, talk_side_name(by));
}

static void
add_duty_talk(struct compute_run *run, const struct unit *u, enum half h,
    enum talk_side by, const struct tenure *person)
{
	const struct talk_group *g = talks_under(&run->talks->by_person,
	    person->item.id.text);
	struct duty_talk *x = vec_push(run->a, &run->r->duty_talk);
	day_t first = half_first(run->year, h), last = half_last(run->year, h);

	*x = (struct duty_talk){ .unit = u, .half = h, .by = by,
		.person = person, .held = DAY_NONE,
		.over = last < run->as_of };
	for (size_t i = 0; i < g->talk.n; i++) {
		const struct talk *t = g->talk.v[i]->doc->as.talk;
		day_t d = talk_day(t);

		if (t->has_kind && t->kind == TALK_DUTY && first <= d &&
		    d <= last && held_from(t, u, by, d))
			x->held = earlier_day(x->held, d);
	}
}

/* Of several who follow one another, the one in office on the day. */
static void
add_head(struct compute_run *run, const struct unit *u, enum half h,
    enum talk_side by, enum duty duty, day_t on)
{
	const struct organ *o = &u->organ[duty];

	for (size_t i = 0; o->given && i < o->principal.n; i++)
		if (tenure_runs(&o->principal.v[i], on))
			add_duty_talk(run, u, h, by, &o->principal.v[i]);
}

static void
cover_half(struct compute_run *run, const struct unit *u, enum half h)
{
	day_t first = half_first(run->year, h), on = half_last(run->year, h);

	if (run->as_of < on)
		on = run->as_of < first ? first : run->as_of;
	for (size_t i = 0; i < u->cadre.n; i++)
		if (is_team(&u->cadre.v[i], "班子成员", on))
			add_duty_talk(run, u, h, TALK_BY_UNIT,
			    &u->cadre.v[i]);
	add_head(run, u, h, TALK_BY_CITY, DUTY_MAIN, on);
	for (int d = 0; d < DUTIES; d++)
		add_head(run, u, h, TALK_BY_DISCIPLINE, (enum duty)d, on);
}

/* --- B10.1, B11.1 --- */

/* 廉政恳谈 in the days before it. */
static bool
before_festival(const struct talk *t, const struct festival_talk *x)
{
	day_t d = talk_day(t);

	return t->has_kind && t->kind == TALK_INTEGRITY && x->first <= d &&
	    d <= x->last && (t->festival.text == NULL ||
	    same(t->festival.text, x->festival->name.text));
}

/* B10.1: both 主要负责人, as far as the unit has them */
static bool
is_meeting(const struct talk *t, const struct unit *u)
{
	if (!t->group)
		return false;
	for (int d = 0; d < DUTIES; d++)
		if (u->organ[d].given &&
		    !held_by_head(t, &u->organ[d], talk_day(t)))
			return false;
	return true;
}

static day_t
member_talked(const struct talk_group *g, const struct festival_talk *x,
    const struct tenure *member)
{
	day_t done = DAY_NONE;

	for (size_t i = 0; i < g->talk.n; i++) {
		const struct talk *t = g->talk.v[i]->doc->as.talk;

		if (before_festival(t, x) && held_by(t, member, talk_day(t)))
			done = earlier_day(done, talk_day(t));
	}
	return done;
}

static void
cover_members(struct compute_run *run, struct festival_talk *x,
    const struct talk_group *g, day_t on)
{
	x->members_done = DAY_NONE;
	for (size_t i = 0; i < x->unit->cadre.n; i++) {
		const struct tenure *m = &x->unit->cadre.v[i];
		day_t done;

		if (!is_team(m, "班子成员", on) || m->portfolio.text == NULL)
			continue;
		done = member_talked(g, x, m);
		x->n_members++;
		if (done == DAY_NONE)
			*vec_push(run->a, &x->missing) = m;
		else if (done > x->members_done)
			x->members_done = done; /* DAY_NONE is the least */
	}
	if (x->missing.n > 0)
		x->members_done = DAY_NONE;
}

static void
cover_festival(struct compute_run *run, const struct unit *u,
    const struct festival *f, bool coming)
{
	const struct talk_group *g = talks_under(&run->talks->by_unit,
	    u->code.text);
	struct festival_talk *x;

	if (f->day.day == DAY_NONE || f->name.text == NULL ||
	    day_month(f->day.day - FESTIVAL_DAYS) > last_running_month(run))
		return;
	x = vec_push(run->a, &run->r->festival_talk);
	*x = (struct festival_talk){ .unit = u, .festival = f,
		.first = f->day.day - FESTIVAL_DAYS, .last = f->day.day - 1,
		.meeting = DAY_NONE, .over = f->day.day <= run->as_of,
		.coming = coming };
	for (size_t i = 0; i < g->talk.n; i++) {
		const struct talk *t = g->talk.v[i]->doc->as.talk;

		if (before_festival(t, x) && is_meeting(t, u))
			x->meeting = earlier_day(x->meeting, talk_day(t));
	}
	cover_members(run, x, g, run->as_of < x->last ? run->as_of :
	    x->last);
}

/* Do its days for talks begin in the year before? */
static bool
begins_before(const struct festival *f)
{
	return f->day.day != DAY_NONE && f->name.text != NULL &&
	    day_civil(f->day.day - FESTIVAL_DAYS).year <
	    day_civil(f->day.day).year;
}

static bool
lists_day(const struct plan *p, day_t d)
{
	for (size_t i = 0; i < p->festival.n; i++)
		if (p->festival.v[i].day.day == d)
			return true;
	return false;
}

/* Those of the next year that are to be reminded of in this one. */
struct festivals { VEC(const struct festival *) v; };

static void
find_coming(struct compute_run *run, struct festivals *out)
{
	const struct fact_year *y = facts_year(run->f, run->year + 1);
	bool there = y != NULL && y->plan.doc != NULL;
	const struct plan *next = there ? y->plan.doc->as.plan : run->plan;

	for (size_t i = 0; run->plan != NULL && i < next->festival.n; i++) {
		struct festival *f = arena_memdup(run->a,
		    &next->festival.v[i], sizeof(*f));
		struct civil c;

		if (!begins_before(f))
			continue;
		c = day_civil(f->day.day);
		if (there && c.year != run->year + 1)
			continue;
		f->day.day = day_of(run->year + 1, c.month, c.day);
		if (!lists_day(run->plan, f->day.day))
			*vec_push(run->a, &out->v) = f;
	}
}

void
run_talks(struct compute_run *run)
{
	struct festivals coming = { { NULL, 0, 0 } };

	make_index(run);
	find_coming(run, &coming);
	for (size_t i = 0; i < run->n_books; i++) {
		const struct unit *u = run->book[i].unit;

		for (int h = 0; h < HALVES; h++)
			if (half_runs(run, (enum half)h))
				cover_half(run, u, (enum half)h);
		for (size_t k = 0; run->plan != NULL &&
		    k < run->plan->festival.n; k++)
			cover_festival(run, u, &run->plan->festival.v[k],
			    false);
		for (size_t k = 0; k < coming.v.n; k++)
			cover_festival(run, u, coming.v.v[k], true);
	}
}

/* --- findings: one of a unit and rule, once the days are over --- */

static const char *
person_shown(const struct tenure *t)
{
	return t->name.text == NULL ? field_text(&t->item.id) : t->name.text;
}

static const char *
listed(struct arena *a, const char *list, const char *sep, const char *more)
{
	return list == NULL ? more : arena_printf(a, "%s%s%s", list, sep,
	    more);
}

/* B11.1: 春节（干部子、干部丑） */
static const char *
missing_of(struct compute_run *run, const struct festival_talk *x)
{
	const char *names = NULL;

	for (size_t i = 0; i < x->missing.n; i++)
		names = listed(run->a, names, "、",
		    person_shown(x->missing.v[i]));
	return arena_printf(run->a, "%s（%s）", x->festival->name.text,
	    names == NULL ? "" : names);
}

/* The rows of a unit stand together; *at is where its own begin. */
static void
tell_festivals(struct compute_run *run, const struct unit *u, size_t *at)
{
	const char *meetings = NULL, *members = NULL;
	struct note n;

	for (; *at < run->r->festival_talk.n; ++*at) {
		const struct festival_talk *x =
		    &run->r->festival_talk.v[*at];

		if (x->unit != u)
			break;
		if (!x->over || x->coming)
			continue;
		if (x->meeting == DAY_NONE)
			meetings = listed(run->a, meetings, "、",
			    x->festival->name.text);
		if (x->missing.n > 0)
			members = listed(run->a, members, "、",
			    missing_of(run, x));
	}
	n = note_of_unit(run, RULE_B10_1, u);
	if (meetings != NULL)
		note_add(run, &n, "%s在重大节日前%d日内没有召开两个责任的主要"
		    "负责人参加的廉政恳谈会：%s", unit_shown(u), FESTIVAL_DAYS,
		    meetings);
	n = note_of_unit(run, RULE_B11_1, u);
	if (members != NULL)
		note_add(run, &n, "%s在重大节日前%d日内没有与分管部门的领导干部"
		    "谈话的班子成员：%s", unit_shown(u), FESTIVAL_DAYS, members);
}

/* 上半年党委约谈干部子 */
static const char *
not_held(struct compute_run *run, const struct duty_talk *x)
{
	return arena_printf(run->a, "%s%s约谈%s", half_name(x->half),
	    talk_side_name(x->by), person_shown(x->person));
}

static void
tell_halves(struct compute_run *run, const struct unit *u, size_t *at)
{
	const char *list = NULL;
	struct note n = note_of_unit(run, RULE_B14_1, u);

	for (; *at < run->r->duty_talk.n; ++*at) {
		const struct duty_talk *x = &run->r->duty_talk.v[*at];

		if (x->unit != u)
			break;
		if (x->held == DAY_NONE && x->over)
			list = listed(run->a, list, "、", not_held(run, x));
	}
	if (list != NULL)
		note_add(run, &n, "%s%d年没有进行的督责约谈：%s",
		    unit_shown(u), run->year, list);
}

void
run_talk_findings(struct compute_run *run)
{
	size_t festival = 0, half = 0;

	for (size_t i = 0; i < run->n_books; i++) {
		tell_festivals(run, run->book[i].unit, &festival);
		tell_halves(run, run->book[i].unit, &half);
	}
}
