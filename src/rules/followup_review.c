/*
 * followup_review.c - what the 述责述廉制度 asks for by a day: reports of
 * each half-year (C05.1), 整改 after 反馈 (C06.1), the 市级 meeting of each
 * half-year (C06.2) and its 反馈 (C06.3), the units' own meetings (C07.1),
 * their reports and what follows 批评教育 (C07.7).
 * Readings: who has to report or to be an object are 领导班子, and its
 *        members who are in office on the last day of the half or year:
 *        主要负责人 of 主体责任, and 干部 whose 班子 says so.  A report counts
 *        from the own day of its first filing.
 *        C06.1 is done with both 方案 and 报告.  A meeting belongs to its
 *        年度 and 期间, whenever it was held.
 *        After 批评教育 the 期限 of its 整改 is asked for, then the 整改 by
 *        that day; where the two counts differ, once a 签批 has chosen.
 */
#include "rules/followup.h"

#include <string.h>

#include "rules/votes.h"

/* --- who is of the 领导班子 --- */

struct team { VEC(const struct tenure *) member; };

static bool
in_office(const struct tenure *t, day_t d)
{
	return (t->from.day == DAY_NONE || t->from.day <= d) &&
	    (t->to.day == DAY_NONE || d <= t->to.day);
}

static void
add_member(struct compute_run *run, struct team *team,
    const struct tenure *t, day_t d)
{
	if (t->item.id.text == NULL || !in_office(t, d))
		return;
	for (size_t i = 0; i < team->member.n; i++)
		if (strcmp(team->member.v[i]->item.id.text,
		    t->item.id.text) == 0)
			return;
	*vec_push(run->a, &team->member) = t;
}

static struct team
team_on(struct compute_run *run, const struct unit *u, day_t d)
{
	const struct organ *o = &u->organ[DUTY_MAIN];
	struct team team = { { NULL, 0, 0 } };

	for (size_t i = 0; i < o->principal.n; i++)
		add_member(run, &team, &o->principal.v[i], d);
	for (size_t i = 0; i < u->cadre.n; i++) {
		const char *as = u->cadre.v[i].team.text;

		if (as != NULL && (strcmp(as, "主要负责人") == 0 ||
		    strcmp(as, "班子成员") == 0))
			add_member(run, &team, &u->cadre.v[i], d);
	}
	return team;
}

/* 甲县干部甲 */
static const char *
person_of(struct compute_run *run, const struct unit *u,
    const struct tenure *t)
{
	return arena_printf(run->a, "%s%s", unit_shown(u),
	    t->name.text == NULL ? t->item.id.text : t->name.text);
}

/* --- days on which something was first done --- */

/* Keeps the earliest day of a key. */
static void
keep_first(struct compute_run *run, struct map *m, const char *key, day_t d)
{
	const day_t *have = map_get(m, key);

	if (d != DAY_NONE && (have == NULL || d < *have))
		map_put(m, key, arena_memdup(run->a, &d, sizeof(d)));
}

static day_t
first_of(const struct map *m, const char *key)
{
	const day_t *have = map_get(m, key);

	return have == NULL ? DAY_NONE : *have;
}

/* --- reports --- */

static struct map
reports_filed(struct compute_run *run)
{
	struct map m;

	map_init(&m, run->a);
	for (size_t i = 0; i < run->f->entry.n; i++) {
		const struct entry *e = run->f->entry.v[i];

		if (e->root == ROOT_REPORT && e->verdict == VERDICT_ACCEPTED)
			keep_first(run, &m, e->identity, e->own_day);
	}
	return m;
}

/* t: NULL = of the 领导班子 */
static void
add_report(struct compute_run *run, const struct followup *row,
    const struct map *filed, const struct unit *u, enum half h,
    const struct tenure *t)
{
	const char *subject = t == NULL ? REPORT_OF_TEAM : t->item.id.text;

	followup_add(run, row, &(struct follow_object){ .unit = u,
		.who = t != NULL ? person_of(run, u, t) : arena_printf(
		    run->a, "%s" REPORT_OF_TEAM, unit_shown(u)),
		.subject = arena_printf(run->a, "%s/%s@%dH%d",
		    root_name(ROOT_REPORT), subject, run->year, (int)h + 1),
		.what = "报送述责述廉报告",
		.from = half_first(run->year, h),
		.done = first_of(filed, arena_printf(run->a, "%s %s %d %s %s",
		    root_name(ROOT_REPORT), u->code.text, run->year,
		    half_name(h), subject)),
		.entry = t == NULL ? NULL : run->y->roster.entry,
		.at = t == NULL ? u->at : t->item.at });
}

/* C05.1 */
static void
find_reports(struct compute_run *run, const struct followup *row)
{
	struct map filed = reports_filed(run);

	for (size_t i = 0; i < run->n_books; i++)
		for (int h = 0; h < HALVES; h++) {
			const struct unit *u = run->book[i].unit;
			struct team team;

			if (!half_runs(run, (enum half)h))
				continue;
			team = team_on(run, u, half_last(run->year,
			    (enum half)h));
			add_report(run, row, &filed, u, (enum half)h, NULL);
			for (size_t k = 0; k < team.member.n; k++)
				add_report(run, row, &filed, u, (enum half)h,
				    team.member.v[k]);
		}
}

/* --- objects of meetings --- */

static struct follow_object
of_vote(const struct compute_run *run, const struct filed *f,
    const struct vote *v, const char *step)
{
	return (struct follow_object){
		.unit = followup_unit(run, v->unit.text),
		.who = v->name.text,
		.subject = arena_printf(run->a, "%s/%s/%s", f->doc->id.text,
		    v->id.text, step),
		.due = DAY_NONE, .done = DAY_NONE, .entry = f->entry,
		.at = v->at };
}

typedef void object_source(struct compute_run *run,
    const struct followup *row, const struct filed *f,
    const struct vote *v);

static void
each_object(struct compute_run *run, const struct followup *row,
    object_source *add)
{
	for (size_t i = 0; i < run->f->filed[ROOT_VOTE].n; i++) {
		const struct filed *f = &run->f->filed[ROOT_VOTE].v[i];
		const struct accounting_vote *m = f->doc->as.vote;

		for (size_t k = 0; m->day.day != DAY_NONE && k < m->vote.n;
		    k++)
			add(run, row, f, &m->vote.v[k]);
	}
}

/* How the 整改 was found; STATE_OPEN: by date. */
static enum state
mended_state(const struct mending *x)
{
	static const enum state states[MENDED_KINDS] = {
		[MENDED] = STATE_RECTIFIED,
		[MENDED_NOT] = STATE_NOT_RECTIFIED,
		[MENDED_NOTHING] = STATE_REFUSED,
	};

	return x->has_verdict ? states[x->verdict] : STATE_OPEN;
}

static void
add_mending(struct compute_run *run, const struct followup *row,
    const struct filed *f, const struct vote *v)
{
	struct follow_object o = of_vote(run, f, v, "整改");
	const struct mending *x = &v->mending;

	if (!f->doc->as.vote->city || v->feedback.received.day == DAY_NONE)
		return;
	o.what = "制定整改方案并书面报告整改情况";
	o.from = v->feedback.received.day;
	if (x->planned.day != DAY_NONE && x->reported.day != DAY_NONE)
		o.done = x->planned.day > x->reported.day ? x->planned.day :
		    x->reported.day;
	o.verdict = mended_state(x);
	o.at = v->feedback.at;
	followup_add(run, row, &o);
}

/* C06.1 */
static void
find_mendings(struct compute_run *run, const struct followup *row)
{
	each_object(run, row, add_mending);
}

static void
add_feedback(struct compute_run *run, const struct followup *row,
    const struct filed *f, const struct vote *v)
{
	struct follow_object o = of_vote(run, f, v, "反馈");

	if (!f->doc->as.vote->city)
		return;
	o.unit = NULL;
	o.who = "市委";
	o.what = arena_printf(run->a, "向%s提出反馈意见",
	    v->name.text == NULL ? v->id.text : v->name.text);
	o.from = f->doc->as.vote->day.day;
	if (v->feedback.opinion.n > 0)
		o.done = v->feedback.day.day;
	followup_add(run, row, &o);
}

/* C06.3 */
static void
find_feedbacks(struct compute_run *run, const struct followup *row)
{
	each_object(run, row, add_feedback);
}

/* --- meetings --- */

/* Is the meeting of the year, and of which level? */
static bool
is_meeting(const struct compute_run *run, const struct filed *f, bool city)
{
	const struct accounting_vote *m = f->doc->as.vote;

	return f->doc->year == run->year && m->city == city &&
	    m->day.day != DAY_NONE;
}

static day_t
city_meeting(const struct compute_run *run, enum half h)
{
	day_t first = DAY_NONE;

	for (size_t i = 0; i < run->f->filed[ROOT_VOTE].n; i++) {
		const struct filed *f = &run->f->filed[ROOT_VOTE].v[i];
		const struct accounting_vote *m = f->doc->as.vote;

		if (is_meeting(run, f, true) && m->has_half &&
		    m->half == h && (first == DAY_NONE || m->day.day < first))
			first = m->day.day;
	}
	return first;
}

/* C06.2 */
static void
find_city_meetings(struct compute_run *run, const struct followup *row)
{
	for (int h = 0; h < HALVES; h++)
		if (half_runs(run, (enum half)h))
			followup_add(run, row, &(struct follow_object){
				.who = "市委",
				.subject = arena_printf(run->a, "%s@%dH%d",
				    root_name(ROOT_VOTE), run->year, h + 1),
				.what = "召开市级述责述廉会议",
				.from = half_first(run->year, (enum half)h),
				.done = city_meeting(run, (enum half)h) });
}

/* "<unit>" and "<unit> <person>" -> day of the first meeting of its own */
static struct map
own_meetings(struct compute_run *run)
{
	struct map m;

	map_init(&m, run->a);
	for (size_t i = 0; i < run->f->filed[ROOT_VOTE].n; i++) {
		const struct filed *f = &run->f->filed[ROOT_VOTE].v[i];
		const struct accounting_vote *x = f->doc->as.vote;

		if (!is_meeting(run, f, false) || f->doc->unit.text == NULL)
			continue;
		keep_first(run, &m, f->doc->unit.text, x->day.day);
		for (size_t k = 0; k < x->vote.n; k++)
			keep_first(run, &m, arena_printf(run->a, "%s %s",
			    f->doc->unit.text, x->vote.v[k].id.text),
			    x->day.day);
	}
	return m;
}

/* t: NULL = the unit's meeting itself */
static void
add_own(struct compute_run *run, const struct followup *row,
    const struct map *held, const struct unit *u, const struct tenure *t)
{
	const char *key = t == NULL ? u->code.text : arena_printf(run->a,
	    "%s %s", u->code.text, t->item.id.text);

	followup_add(run, row, &(struct follow_object){ .unit = u,
		.who = t == NULL ? NULL : person_of(run, u, t),
		.subject = t == NULL ? arena_printf(run->a, "%s@%d",
		    root_name(ROOT_VOTE), run->year) : arena_printf(run->a,
		    "%s/%s@%d", root_name(ROOT_VOTE), t->item.id.text,
		    run->year),
		.what = t == NULL ? "召开述责述廉会议" :
		    "在本地本单位述责述廉",
		.from = day_of(run->year, 1, 1),
		.done = first_of(held, key),
		.entry = t == NULL ? NULL : run->y->roster.entry,
		.at = t == NULL ? u->at : t->item.at });
}

/* C07.1 */
static void
find_own_meetings(struct compute_run *run, const struct followup *row)
{
	struct map held = own_meetings(run);

	for (size_t i = 0; i < run->n_books; i++) {
		const struct unit *u = run->book[i].unit;
		struct team team = team_on(run, u, day_of(run->year, 12,
		    31));

		add_own(run, row, &held, u, NULL);
		for (size_t k = 0; k < team.member.n; k++)
			add_own(run, row, &held, u, team.member.v[k]);
	}
}

/* C07.7: to 市委 and 市纪委 */
static void
find_results(struct compute_run *run, const struct followup *row)
{
	for (size_t i = 0; i < run->f->filed[ROOT_VOTE].n; i++) {
		const struct filed *f = &run->f->filed[ROOT_VOTE].v[i];
		const struct accounting_vote *m = f->doc->as.vote;
		const struct unit *u = followup_unit(run, f->doc->unit.text);

		if (m->city || m->day.day == DAY_NONE)
			continue;
		followup_add(run, row, &(struct follow_object){ .unit = u,
			.who = u == NULL ? f->doc->unit.text : NULL,
			.subject = arena_printf(run->a, "%s/上报",
			    f->doc->id.text),
			.what = "把述责述廉情况和评议结果报市委、市纪委",
			.from = m->day.day, .done = m->reported.day,
			.entry = f->entry, .at = f->doc->at });
	}
}

static bool
is_criticised(const struct compute_run *run, const struct filed *f,
    const struct vote *v)
{
	struct vote_count n;

	return votes_count(v, &n) && votes_decided(&n, votes_choice(run->f,
	    f->doc->id.text, v, &n).reading) == VOTES_CRITICISM;
}

static void
add_demand(struct compute_run *run, const struct followup *row,
    const struct filed *f, const struct vote *v)
{
	struct follow_object o = of_vote(run, f, v, "整改要求");

	if (!is_criticised(run, f, v))
		return;
	o.unit = NULL;
	o.who = "市委主体办";
	o.what = arena_printf(run->a, "对%s批评教育，写明整改期限",
	    v->name.text == NULL ? v->id.text : v->name.text);
	o.from = f->doc->as.vote->day.day;
	o.ended = v->mending.due.day != DAY_NONE;
	followup_add(run, row, &o);
}

/* C07.7: 整改要求 */
static void
find_demands(struct compute_run *run, const struct followup *row)
{
	each_object(run, row, add_demand);
}

static void
add_criticised(struct compute_run *run, const struct followup *row,
    const struct filed *f, const struct vote *v)
{
	struct follow_object o = of_vote(run, f, v, "批评教育整改");

	if (v->mending.due.day == DAY_NONE || !is_criticised(run, f, v))
		return;
	o.what = "完成批评教育以后的整改";
	o.from = f->doc->as.vote->day.day;
	o.due = v->mending.due.day;
	o.done = v->mending.reported.day;
	o.verdict = mended_state(&v->mending);
	o.at = v->mending.at;
	followup_add(run, row, &o);
}

/* C07.7: 整改 by its 期限 */
static void
find_criticised(struct compute_run *run, const struct followup *row)
{
	each_object(run, row, add_criticised);
}

static const struct followup rows[] = {
	{ RULE_C05_1, TERM_HALF, 0, LEVEL_REMIND, "催报通知书", find_reports,
	    false },
	{ RULE_C06_1, TERM_DAYS, 10, LEVEL_REMIND, NULL, find_mendings,
	    false },
	{ RULE_C06_2, TERM_HALF, 0, LEVEL_REMIND, NULL, find_city_meetings,
	    false },
	{ RULE_C06_3, TERM_PROMPTLY, 0, LEVEL_REMIND, "反馈意见书",
	    find_feedbacks, false },
	{ RULE_C07_1, TERM_YEAR, 0, LEVEL_REMIND, NULL, find_own_meetings,
	    false },
	{ RULE_C07_7, TERM_PROMPTLY, 0, LEVEL_REMIND, "评议结果报告",
	    find_results, false },
	{ RULE_C07_7, TERM_PROMPTLY, 0, LEVEL_REMIND, "批评教育通知书",
	    find_demands, false },
	{ RULE_C07_7, TERM_NAMED, 0, LEVEL_REMIND, NULL, find_criticised,
	    false },
};

const struct followup_table follow_review = FOLLOWUP_TABLE(rows);
