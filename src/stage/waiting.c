/*
 * waiting.c - what waits for a 签批.
 * Readings: a draft that something is lacking for waits as well, and says
 *        what; a paper of a case only while what it is for is not done.
 */
#include "stage/waiting.h"

#include "base/sort.h"
#include "rules/approval.h"
#include "rules/catalogue.h"
#include "stage/paper_facts_parts.h"

static struct waiting_paper *
add(struct arena *a, struct results *r, const struct filed *f, day_t since)
{
	struct waiting_paper *x = vec_push(a, &r->waiting);

	*x = (struct waiting_paper){ .filed = f, .since = since, .name = "",
		.id = field_text(&f->doc->id) };
	return x;
}

static void
add_drafts(struct arena *a, struct results *r)
{
	for (size_t i = 0; i < r->draft.n; i++) {
		const struct draft_paper *d = &r->draft.v[i];
		struct waiting_paper *x;

		if (d->state != DRAFT_OPEN)
			continue;
		x = add(a, r, d->filed, d->day);
		x->rule = d->rule;
		x->paper = d->paper;
		x->unit = d->unit;
		x->lacks = d->lacks;
		if (d->vote != NULL)
			x->name = field_text(&d->vote->vote->name);
	}
}

/* B19.1 */
static void
add_talks(struct arena *a, struct results *r)
{
	const struct facts *f = r->facts;

	for (size_t i = 0; i < f->filed[ROOT_TALK].n; i++) {
		const struct filed *t = &f->filed[ROOT_TALK].v[i];
		const struct talk *k = t->doc->as.talk;
		struct waiting_paper *x;
		struct paper_key key;

		if (!talk_admonishes(t->doc->as.talk))
			continue;
		key = paper_admonition_key(t);
		if (approval_find(f, &key).doc != NULL)
			continue;
		x = add(a, r, t, k->admonition.decided.day);
		x->rule = RULE_B19_1;
		x->paper = key.kind;
		x->unit = key.unit;
		x->name = field_text(&k->talkee.v[0].name);
		x->secret = k->secrecy >= SECRECY_SECRET;
	}
}

/* --- cases --- */

static day_t
inquired(const struct case_view *v)
{
	return v->c->inquiry.to.day;
}

static day_t
decided(const struct case_view *v)
{
	return v->decision->day.day;
}

static day_t
accepted(const struct case_view *v)
{
	return v->c->appeal.accepted.day;
}

/* The first that was overdue; else the 复查 that changed the decision. */
static day_t
overdue(const struct case_view *v)
{
	day_t first = DAY_NONE;

	for (size_t i = 0; i < v->lack.n; i++) {
		const struct case_lack *l = &v->lack.v[i];

		if (l->state == STATE_OVERDUE && l->due != DAY_NONE &&
		    (first == DAY_NONE || l->due < first))
			first = l->due;
	}
	return first == DAY_NONE ? v->c->reconsideration.day.day : first;
}

static const struct {
	enum case_paper paper;
	enum rule_id rule;
	day_t (*since)(const struct case_view *);
} of_case[] = {
	{ CASE_PAPER_FACTS, RULE_E04_1, inquired },
	{ CASE_PAPER_PUBLIC, RULE_E08_2, decided },
	{ CASE_PAPER_ACCEPTED, RULE_E07_2, accepted },
	{ CASE_PAPER_URGE, RULE_E08_3, overdue },
};

static void
add_case(struct arena *a, struct results *r, const struct case_view *v)
{
	for (size_t i = 0; i < sizeof(of_case) / sizeof(of_case[0]); i++) {
		const struct case_paper_view *p = &v->paper[of_case[i].paper];
		const struct paper_key key = case_paper_key(v,
		    of_case[i].paper);
		struct waiting_paper *x;

		if (!p->due || !p->draft ||
		    approval_find(r->facts, &key).doc != NULL)
			continue;
		x = add(a, r, v->filed, of_case[i].since(v));
		x->rule = (uint16_t)of_case[i].rule;
		x->paper = key.kind;
		x->unit = key.unit;
		x->name = case_target_name(v);
	}
}

static int
by_day(const void *x, const void *y, void *ctx)
{
	const struct waiting_paper *a = x, *b = y;

	(void)ctx;
	return (a->since > b->since) - (a->since < b->since);
}

void
waiting_find(struct arena *a, const struct case_views *v, struct results *r)
{
	add_drafts(a, r);
	add_talks(a, r);
	for (size_t i = 0; i < v->v.n; i++)
		add_case(a, r, &v->v.v[i]);
	sort_stable(r->waiting.v, r->waiting.n, sizeof(*r->waiting.v), by_day,
	    NULL);
}
