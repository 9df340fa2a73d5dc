/*
 * case_count.c - 问责 in figures.
 */
#include "rules/case_count.h"

#include <string.h>

#include "base/sort.h"
#include "rules/case_duty.h"

struct counting {
	const struct computing *c;
	day_t first, end;             /* of the window, cut at the as-of */
	struct case_count *to;
};

int64_t
case_cadres(const struct case_count *c)
{
	int64_t n = 0;

	for (size_t i = 0; i < c->cadre.v.n; i++)
		n += c->cadre.v.v[i].n;
	return n;
}

static bool
within(const struct counting *k, day_t d)
{
	return d != DAY_NONE && k->first <= d && d <= k->end;
}

static bool
by_end(const struct counting *k, day_t d)
{
	return d != DAY_NONE && d <= k->end;
}

static bool
before(const struct counting *k, day_t d)
{
	return d != DAY_NONE && d < k->first;
}

/* --- rows --- */

static void
tally(struct arena *a, struct case_tallies *l, const char *name)
{
	for (size_t i = 0; i < l->v.n; i++)
		if (strcmp(l->v.v[i].name, name) == 0) {
			l->v.v[i].n++;
			return;
		}
	*vec_push(a, &l->v) = (struct case_tally){ name, 1 };
}

static void
count_situation(struct counting *k, const struct accountability_case *c,
    const struct situation *s)
{
	const struct edition *e = statute_of(&k->c->policy->statutes,
	    c->edition);
	const char *name = e == NULL ? NULL : statute_situation(e,
	    s->article.text, s->clause.text);
	struct case_count *to = k->to;

	if (name == NULL)
		return;
	for (size_t i = 0; i < to->situation.n; i++) {
		struct case_situation *x = &to->situation.v[i];

		if (x->edition == c->edition &&
		    strcmp(x->clause, s->clause.text) == 0) {
			x->n++;
			return;
		}
	}
	*vec_push(k->c->a, &to->situation) = (struct case_situation){
	    c->edition, s->article.text, s->clause.text, name, 1 };
}

static void
count_target(struct counting *k, const struct accountability_case *c,
    const struct decision *d)
{
	int of = c->target.organ ? WAY_OF_ORGAN : WAY_OF_CADRE;

	if (c->target.organ)
		k->to->organs++;
	else
		tally(k->c->a, &k->to->cadre, c->target.level.text == NULL ?
		    "未写明级别的" : c->target.level.text);
	for (size_t i = 0; i < d->measure.n; i++)
		if (d->measure.v[i].has_kind)
			k->to->way[of][d->measure.v[i].kind]++;
	for (size_t i = 0; i < c->situation.n; i++)
		count_situation(k, c, &c->situation.v[i]);
}

/* --- what followed, by the duties of the case --- */

static const struct case_duty *
duty(const struct case_duties *l, const char *key)
{
	for (size_t i = 0; i < l->v.n; i++)
		if (strcmp(l->v.v[i].key, key) == 0)
			return &l->v.v[i];
	return NULL;
}

/* All that a step asks for of a decision. */
static bool
step_done(const struct case_duties *l, enum case_step s)
{
	for (size_t i = 0; i < l->v.n; i++)
		if (l->v.v[i].step == s && l->v.v[i].done == DAY_NONE)
			return false;
	return true;
}

static bool
filed(const struct case_duties *l)
{
	const struct case_duty *a = duty(l, "归个人档案");
	const struct case_duty *b = duty(l, "归廉洁档案");

	return a != NULL && a->done != DAY_NONE && b != NULL &&
	    b->done != DAY_NONE;
}

/* E06.3 */
static void
count_formalities(struct counting *k, const struct case_duty *d)
{
	if (d == NULL)
		return;
	k->to->execution.formalities++;
	if (d->done != DAY_NONE && d->done <= d->due)
		k->to->execution.in_time++;
	else if (d->done != DAY_NONE || k->end > d->due)
		k->to->execution.late++;
}

/* E08.2 */
static void
count_publication(struct counting *k, const struct case_duty *d)
{
	if (d == NULL)
		return;
	k->to->publication.due++;
	if (d->done != DAY_NONE)
		k->to->publication.done++;
	else if (d->ended)
		k->to->publication.withheld++;
	else
		k->to->publication.missing++;
}

static void
count_execution(struct counting *k, const struct filed *f)
{
	const struct case_ask ask = { k->c->a,
		f->doc->as.accountability_case, k->c->facts, k->c->policy,
		k->c->calendar, k->end };
	struct case_duties l = { { NULL, 0, 0 } };

	case_duties(&ask, field_text(&f->doc->id), &l);
	k->to->execution.decisions++;
	k->to->execution.served += step_done(&l, STEP_SERVICE);
	k->to->execution.announced += step_done(&l, STEP_ANNOUNCEMENT);
	k->to->execution.filed += filed(&l);
	count_formalities(k, duty(&l, "手续"));
	count_publication(k, duty(&l, "公开"));
}

static void
count_appeal(struct counting *k, const struct accountability_case *c)
{
	const struct reconsideration *r = &c->reconsideration;

	if (c->appeal.given && within(k, c->appeal.accepted.day))
		k->to->appeal.accepted++;
	if (r->given && r->has_verdict && within(k, r->day.day))
		k->to->appeal.verdict[r->verdict]++;
	if (c->appeal.given && by_end(k, c->appeal.accepted.day) &&
	    !(r->given && by_end(k, r->day.day)))
		k->to->appeal.pending++;
}

/* --- a case --- */

static void
count_case(struct counting *k, const struct filed *f)
{
	const struct accountability_case *c = f->doc->as.accountability_case;
	day_t started = c->start.given ? c->start.day.day : DAY_NONE;
	day_t decided = c->decision.given ? c->decision.day.day : DAY_NONE;
	day_t dropped = c->dropped.given ? c->dropped.day.day : DAY_NONE;
	const struct decision *d = case_decision(c, k->end);
	bool is_dropped = case_dropped(c, k->end);

	k->to->started += within(k, started);
	k->to->decided += within(k, decided);
	k->to->dropped += within(k, dropped) && is_dropped;
	k->to->carried += before(k, started) && !before(k, decided) &&
	    !case_dropped(c, k->first - 1);
	k->to->pending += by_end(k, started) && !by_end(k, decided) &&
	    !is_dropped;
	if (within(k, started))
		tally(k->c->a, &k->to->source, field_text(
		    &c->source.type));
	count_appeal(k, c);
	if (!within(k, decided) || d == NULL)
		return;
	count_target(k, c, d);
	count_execution(k, f);
}

static bool
is_of(const struct accountability_case *c,
    const struct accountability_organ *o)
{
	const char *name = case_organ(c);

	return o == NULL || (name[0] != '\0' && o->name.text != NULL &&
	    name_same(name, o->name.text));
}

static int
by_name(const void *x, const void *y, void *ctx)
{
	const struct case_tally *a = x, *b = y;

	(void)ctx;
	return strcmp(a->name, b->name);
}

/* The place of a 情形 in its edition. */
static size_t
clause_no(const struct edition *e, const char *clause)
{
	size_t i = 0;

	while (e != NULL && i < e->n_clauses &&
	    strcmp(e->clause[i].clause, clause) != 0)
		i++;
	return i;
}

static int
by_place(const void *x, const void *y, void *ctx)
{
	const struct case_situation *a = x, *b = y;
	const struct statutes *s = ctx;
	size_t m, n;

	if (a->edition != b->edition)
		return a->edition < b->edition ? -1 : 1;
	m = clause_no(statute_of(s, a->edition), a->clause);
	n = clause_no(statute_of(s, b->edition), b->clause);
	return (m > n) - (m < n);
}

static void
count_organ(struct counting *k, struct case_counts *out,
    const struct accountability_organ *o)
{
	const struct facts *f = k->c->facts;
	struct statutes s = k->c->policy->statutes;
	struct case_count *to = k->to = vec_push(k->c->a, &out->v);

	to->organ = o;
	for (size_t i = 0; i < f->filed[ROOT_CASE].n; i++) {
		const struct filed *x = &f->filed[ROOT_CASE].v[i];

		if (is_of(x->doc->as.accountability_case, o))
			count_case(k, x);
	}
	sort_stable(to->source.v.v, to->source.v.n, sizeof(*to->source.v.v),
	    by_name, NULL);
	sort_stable(to->cadre.v.v, to->cadre.v.n, sizeof(*to->cadre.v.v), by_name,
	    NULL);
	sort_stable(to->situation.v, to->situation.n,
	    sizeof(*to->situation.v), by_place, &s);
}

void
case_counts(const struct computing *c, struct window w,
    struct case_counts *out)
{
	const struct facts *f = c->facts;
	struct counting k = { c, window_first_day(w), window_last_day(w),
		NULL };

	memset(out, 0, sizeof(*out));
	out->window = w;
	if (f->as_of < k.end)
		k.end = f->as_of;
	count_organ(&k, out, NULL);
	for (size_t i = 0; i < f->filed[ROOT_ORGANS].n; i++) {
		const struct doc *d = f->filed[ROOT_ORGANS].v[i].doc;

		for (size_t n = 0; d->year == window_year(c->window) &&
		    n < d->as.organs->organ.n; n++)
			count_organ(&k, out, &d->as.organs->organ.v[n]);
	}
}
