/*
 * registry.c - approvals to numbers.
 *
 * An event's object is the number and the paper's key, parted by blanks,
 * "-" for what is empty: 示办〔2026〕1号 季度通报 - - 2026Q3 -
 */
#include "stage/registry.h"

#include <stdio.h>
#include <string.h>

#include "model/results.h"
#include "rules/agreed.h"
#include "rules/approval.h"
#include "rules/case_stage.h"
#include "stage/case_views.h"

#define EVENT "文号"

enum { WORDS = 6 };

struct wants {
	struct workspace *ws;
	const struct facts *f;
	struct case_views cases;
	VEC(struct numbering_want) list;
};

/* --- events --- */

static const char *
word_or_dash(const char *s)
{
	return s[0] == '\0' ? "-" : s;
}

static const char *
object_text(struct arena *a, const struct numbering_entry *x)
{
	const struct paper_key *k = &x->key;

	return arena_printf(a, "%s %s %s %s %s %s", numbering_text(a, x),
	    k->kind, word_or_dash(k->unit), word_or_dash(k->person),
	    word_or_dash(k->period), word_or_dash(k->id));
}

/* Parts at blanks; false unless there are WORDS of them. */
static bool
split(struct arena *a, const char *text, const char *word[WORDS])
{
	for (int i = 0; i < WORDS; i++) {
		size_t n = strcspn(text, " ");

		word[i] = n == 1 && *text == '-' ? "" :
		    arena_strndup(a, text, n);
		text += n;
		if (i + 1 < WORDS && *text++ != ' ')
			return false;
	}
	return *text == '\0';
}

static bool
object_parse(struct arena *a, const char *text, struct numbering_entry *out,
    struct err *e)
{
	const char *w[WORDS];

	if (!split(a, text, w) || !numbering_parse(a, w[0], out))
		return err_set(e, ERR_DAMAGED, "台账中的文号“%s”读不懂",
		    text);
	out->key = (struct paper_key){ w[1], w[2], w[3], w[4], w[5] };
	return true;
}

bool
registry_load(struct workspace *ws, struct registry *out, struct err *e)
{
	struct event_objects given;
	struct numbering_entry *v;

	if (!store_events(ws->store, EVENT, ws->opt->as_of, ws->a, &given,
	    e))
		return false;
	v = arena_array(ws->a, struct numbering_entry, given.n);
	for (size_t i = 0; i < given.n; i++)
		if (!object_parse(ws->a, given.v[i], &v[i], e))
			return false;
	*out = (struct registry){ v, given.n };
	return true;
}

/* --- approvals --- */

static const char *
text_of(const struct field *f)
{
	return f->text == NULL ? "" : f->text;
}

/* The 代字 of a kind's papers; "" where its organ is not ours. */
static const char *
prefix_of(const struct config *c, const struct paper_kind *k,
    const struct approval *by)
{
	const struct office_organ *o = config_organ(c, k->organ);

	if (k->prefix[0] != '\0')
		return k->prefix;
	if (o == NULL)
		o = config_organ_named(c, text_of(&by->organ));
	return o == NULL ? "" : o->prefix;
}

/* A paper of a case, which has not come to it or is another's.  What is
 * overdue (督促纠正) only a run's results can tell. */
static bool
case_waits(const struct wants *w, const struct approval_item *x,
    enum case_paper p)
{
	const struct case_view *v = case_views_find(&w->cases,
	    text_of(&x->number));
	struct paper_key key;

	if (v == NULL || (p != CASE_PAPER_URGE && !v->paper[p].may))
		return true;
	key = case_paper_key(v, p);
	return strcmp(key.unit, text_of(&x->unit)) != 0 ||
	    strcmp(key.person, text_of(&x->person)) != 0 ||
	    x->period.text != NULL;
}

/* A paper that cannot be printed as agreed waits, and its number with it. */
static bool
waits(const struct wants *w, const struct approval *by,
    const struct approval_item *x)
{
	struct agreed_block b;

	for (int p = 0; p < CASE_PAPERS; p++)
		if (strcmp(text_of(&x->kind), case_paper_name(
		    (enum case_paper)p)) == 0)
			return case_waits(w, x, (enum case_paper)p);
	return agreed_blocks(w->f, by, x, &b);
}

static void
want_one(struct wants *w, const struct filed *signed_by,
    const struct approval_item *x)
{
	const struct approval *by = signed_by->doc->as.approval;
	const struct config *c = &w->ws->config;
	const struct paper_kind *k = config_kind(c, text_of(&x->kind));
	struct numbering_want *n;
	const char *prefix;

	if (k == NULL || !k->approval || !k->number || waits(w, by, x) ||
	    !approval_stands(w->f, signed_by, x))
		return;
	prefix = prefix_of(c, k, by);
	if (prefix[0] == '\0')
		return;
	n = vec_push(w->ws->a, &w->list);
	n->key = (struct paper_key){ k->name, text_of(&x->unit),
		text_of(&x->person), text_of(&x->period),
		approval_paper_id(by, x) };
	n->prefix = prefix;
	n->day = by->day.day;
	n->rank = (size_t)(k - c->kind.v);
}

/* A paper that the case itself approves, of an organ of office.xml. */
static void
want_of_case(struct wants *w, const struct case_view *v, enum case_paper p,
    day_t day)
{
	const struct paper_key key = case_paper_key(v, p);
	const struct config *c = &w->ws->config;
	const struct paper_kind *k = config_kind(c, key.kind);
	const struct office_organ *o = config_organ_named(c, v->organ);
	struct numbering_want *n;

	if (!v->paper[p].may || k == NULL || !k->number || o == NULL ||
	    o->prefix[0] == '\0')
		return;
	n = vec_push(w->ws->a, &w->list);
	*n = (struct numbering_want){ key, o->prefix, day,
		(size_t)(k - c->kind.v) };
}

/* DESIGN.md, Papers: 批准党组织 and 集体研究日期 approve. */
static void
want_cases(struct wants *w)
{
	for (size_t i = 0; i < w->cases.v.n; i++) {
		const struct case_view *v = &w->cases.v.v[i];
		const struct reconsideration *r = &v->c->reconsideration;

		want_of_case(w, v, CASE_PAPER_DECISION,
		    v->c->decision.day.day);
		if (r->decision.given || r->discussed.day != DAY_NONE)
			want_of_case(w, v, CASE_PAPER_REVIEW,
			    r->decision.given ? r->decision.day.day :
			    r->day.day);
	}
}

bool
registry_give(struct workspace *ws, const struct history *h, struct err *e)
{
	const struct facts *f = &h->facts;
	struct wants w = { .ws = ws, .f = f };
	struct registry have;
	const struct numbering_entry *given;
	size_t n;

	if (h->replay)
		return true;
	case_views(ws->a, &ws->config.policy, ws->calendar, f, NULL,
	    &w.cases);
	for (size_t i = 0; i < f->approval.n; i++) {
		const struct approval *all =
		    f->approval.v[i].doc->as.approval;

		for (size_t k = 0; k < all->entry.n; k++)
			want_one(&w, &f->approval.v[i], &all->entry.v[k]);
	}
	want_cases(&w);
	if (w.list.n == 0)
		return true;
	if (!registry_load(ws, &have, e))
		return false;
	n = numbering_assign(ws->a, have.v, have.n, w.list.v, w.list.n,
	    &given);
	for (size_t i = 0; i < n; i++)
		if (!store_event(ws->store, EVENT, ws->opt->as_of,
		    object_text(ws->a, &given[i]), "", e))
			return false;
	return true;
}

/* --- a paper --- */

struct approved
registry_find(const struct registry *r, const struct facts *f,
    const struct paper_key *key, struct arena *a)
{
	const struct numbering_entry *n = numbering_find(r->v, r->n, key);
	const struct approval_found x = approval_find(f, key);
	struct approved out = { .yes = x.yes, .number = n == NULL ? NULL :
	    numbering_text(a, n) };

	if (x.doc != NULL) {
		out.by = x.doc->as.approval;
		out.id = text_of(&x.doc->id);
	}
	return out;
}
