/*
 * filing.c - entries walked once, in order: a state per record and
 * document says what was in force when the next filing came.
 */
#include "rules/filing.h"

#include <string.h>

#include "model/results.h"
#include "rules/catalogue.h"

static const struct { enum rule_id rule; enum offence is; } offences[] = {
	{ RULE_A03_1, OFFENCE_ALTERED },
	{ RULE_A03_2, OFFENCE_DELETED },
};

enum offence
finding_offence(const struct diag *d)
{
	for (size_t i = 0; i < sizeof(offences) / sizeof(offences[0]); i++)
		if (!d->waived && offences[i].rule == (enum rule_id)d->rule)
			return offences[i].is;
	return OFFENCE_NONE;
}

const char *
filing_key(struct arena *a, const char *unit, const char *id)
{
	return arena_printf(a, "%s %s", unit, id);
}

static bool
is_taken(const struct entry *e)
{
	return e->verdict == VERDICT_ACCEPTED ||
	    e->verdict == VERDICT_PARTIAL;
}

/* --- what was changed in a year --- */

static void
want(struct filing_ask *ask, const char *key)
{
	map_put(&ask->wanted, key, ask);
}

static bool
is_withdrawal(const struct entry_item *it)
{
	return strcmp(it->kind, "撤回") == 0;
}

/* Accepted in one version only and as it first came, it is no change. */
static bool
may_change(const struct fact_record *r, const struct entry_item *it)
{
	return r != NULL && (!it->accepted || it->amended ||
	    is_withdrawal(it) || r->n_versions > 1);
}

static void
ask_items(struct arena *a, const struct facts *f, const struct entry *e,
    struct filing_ask *ask)
{
	for (size_t i = 0; i < e->n_items; i++) {
		const struct entry_item *it = &e->item[i];

		if (it->id[0] != '\0' &&
		    may_change(facts_record(f, e->unit, it->id), it))
			want(ask, filing_key(a, e->unit, it->id));
	}
}

void
filings_ask_changed(struct arena *a, const struct facts *f, int year,
    struct filing_ask *ask)
{
	struct map taken;

	map_init(&ask->wanted, a);
	map_init(&taken, a);
	for (size_t i = 0; i < f->entry.n; i++) {
		const struct entry *e = f->entry.v[i];

		if (e->identity[0] == '\0' || e->year != year)
			continue;
		if (e->root == ROOT_SUBMISSION) {
			ask_items(a, f, e, ask);
			continue;
		}
		if (map_get(&taken, e->identity) != NULL)
			want(ask, e->identity);
		if (is_taken(e))
			map_put(&taken, e->identity, ask);
	}
	for (size_t i = 0; i < ask->n_left_out; i++) {
		const struct diag *d = &ask->left_out[i].found;

		if (f->entry.v[ask->left_out[i].seq - 1]->year == year)
			want(ask, filing_key(a, d->unit, d->record));
	}
}

/* --- the filings --- */

/* What is in force of a record or document. */
struct in_force {
	struct filing *last;       /* made the last version; NULL = none */
	int versions;
	bool withdrawn;
	const char *withdrawn_by;  /* identity of the 记实提交 */
};

struct walk {
	struct arena *a;
	const struct facts *f;
	const struct filing_ask *ask;
	struct map state;          /* by key */
	size_t left_out;           /* the next */
	struct filings *out;
};

static struct in_force *
state_of(struct walk *w, const char *key)
{
	struct in_force *s = map_get(&w->state, key);

	if (s == NULL) {
		s = arena_new(w->a, struct in_force);
		map_put(&w->state, key, s);
	}
	return s;
}

static struct filing *
add(struct walk *w, const struct entry *e, const struct in_force *s)
{
	struct filing *x = arena_new(w->a, struct filing);

	x->no = w->out->v.n;
	x->entry = e;
	x->id = e->identity;
	x->before = s->last;
	x->names_only = e->root == ROOT_TALK; /* B23.1 */
	*vec_push(w->a, &w->out->v) = x;
	return x;
}

/* The version that this item made; of fact_record's chain. */
static int
version_of(const struct fact_record *r, const struct entry *e,
    const struct entry_item *it)
{
	int n = r == NULL ? 0 : (int)r->n_versions;

	for (const struct fact_record *v = r; v != NULL; v = v->before, n--)
		if (v->entry == e && v->at.line == it->at.line &&
		    v->at.column == it->at.column)
			return n;
	return 0;
}

/* As rules/fold_record: one document withdraws a record once. */
static void
take_withdrawal(struct in_force *s, const struct filing *x)
{
	if (!x->accepted || (s->withdrawn_by != NULL &&
	    strcmp(s->withdrawn_by, x->entry->identity) == 0))
		return;
	s->withdrawn = true;
	s->withdrawn_by = x->entry->identity;
}

static void
add_item(struct walk *w, const struct entry *e, const struct entry_item *it)
{
	const char *key = filing_key(w->a, e->unit, it->id);
	struct in_force *s;
	struct filing *x;

	if (it->id[0] == '\0' || map_get(&w->ask->wanted, key) == NULL)
		return;
	s = state_of(w, key);
	x = add(w, e, s);
	x->item = it;
	x->unit = e->unit;
	x->id = it->id;
	x->at = it->at;
	x->accepted = it->accepted;
	if (is_withdrawal(it)) {
		x->kind = s->withdrawn ? FILING_SAME : FILING_WITHDRAWN;
		take_withdrawal(s, x);
		return;
	}
	x->version = version_of(facts_record(w->f, e->unit, it->id), e, it);
	if (x->version > 0) {
		s->last = x;
		s->withdrawn = false;
	}
}

/* A document replaces the one before it by what it says. */
static void
add_document(struct walk *w, const struct entry *e)
{
	struct in_force *s;
	struct filing *x;

	if (map_get(&w->ask->wanted, e->identity) == NULL)
		return;
	s = state_of(w, e->identity);
	x = add(w, e, s);
	x->accepted = is_taken(e);
	if (!x->accepted || (s->last != NULL && strcmp(
	    s->last->entry->canonical_sm3, e->canonical_sm3) == 0))
		return;
	x->version = ++s->versions;
	s->last = x;
}

static void
add_left_out(struct walk *w, const struct entry *e)
{
	for (; w->left_out < w->ask->n_left_out &&
	    w->ask->left_out[w->left_out].seq <= e->seq; w->left_out++) {
		const struct diag *d = &w->ask->left_out[w->left_out].found;
		const char *key = filing_key(w->a, e->unit, d->record);
		struct filing *x;

		if (w->ask->left_out[w->left_out].seq < e->seq ||
		    map_get(&w->ask->wanted, key) == NULL)
			continue;
		x = add(w, e, state_of(w, key));
		x->unit = e->unit;
		x->id = d->record;
		x->at = d->at;
		x->accepted = true;
		x->kind = FILING_LEFT_OUT;
		*vec_push(w->a, &x->found) = *d;
	}
}

/* Whose version is in force at the end. */
static void
mark_present(struct walk *w)
{
	for (size_t i = 0; i < w->out->v.n; i++) {
		struct filing *x = w->out->v.v[i];
		const struct fact_record *r = x->unit == NULL ? NULL :
		    facts_record(w->f, x->unit, x->id);

		if (x->version == 0)
			continue;
		x->present = r != NULL ? !r->withdrawn &&
		    (size_t)x->version == r->n_versions :
		    state_of(w, x->id)->last == x;
	}
}

void
filings_find(struct arena *a, const struct facts *f,
    const struct filing_ask *ask, struct filings *out)
{
	struct walk w = { .a = a, .f = f, .ask = ask, .out = out };

	memset(out, 0, sizeof(*out));
	map_init(&w.state, a);
	for (size_t i = 0; i < f->entry.n; i++) {
		const struct entry *e = f->entry.v[i];

		if (e->root != ROOT_SUBMISSION) {
			if (e->identity[0] != '\0')
				add_document(&w, e);
			continue;
		}
		for (size_t k = 0; k < e->n_items; k++)
			add_item(&w, e, &e->item[k]);
		add_left_out(&w, e);
	}
	mark_present(&w);
}

/* --- what each one was --- */

/* What convicts it, else what refused it. */
static void
find_by(struct filing *x)
{
	for (size_t i = 0; i < x->found.n && x->offence == OFFENCE_NONE; i++) {
		const struct diag *d = &x->found.v[i];

		x->offence = finding_offence(d);
		if (x->offence != OFFENCE_NONE || (x->by == NULL &&
		    !d->waived && d->level >= LEVEL_REFUSE))
			x->by = d;
	}
}

/* Roots of which a later filing needs a 更正 (A05.4). */
static bool
needs_amendment(const struct filing *x)
{
	return x->unit != NULL || x->entry->root == ROOT_WORKLIST;
}

static enum filing_kind
kind_of(const struct filing *x)
{
	if (x->kind == FILING_WITHDRAWN || x->kind == FILING_LEFT_OUT ||
	    x->kind == FILING_SAME)
		return x->kind;
	if (x->item != NULL && x->by != NULL && x->by->rule == RULE_X03_2)
		return FILING_TWICE;
	if (x->before == NULL)
		return FILING_FIRST;
	if (x->accepted ? x->version == 0 : x->offence == OFFENCE_NONE &&
	    x->change.n == 0 && !x->masked)
		return FILING_SAME;
	if (x->reason != NULL || (x->item != NULL && x->item->amended))
		return FILING_AMENDED;
	return needs_amendment(x) ? FILING_ALTERED : FILING_REPLACED;
}

bool
filings_secret(const struct facts *f, const char *unit, const char *id)
{
	const struct fact_record *r = facts_record(f, unit, id);

	for (; r != NULL; r = r->before)
		if (record_masked(r, f->as_of))
			return true;
	return false;
}

static bool
is_secret(const struct facts *f, const struct filing *x)
{
	if (x->unit != NULL && filings_secret(f, x->unit, x->id))
		return true;
	for (size_t i = 0; i < x->found.n; i++)
		if (x->found.v[i].rule == RULE_A14_1)
			return true;
	return x->secret;
}

/* A document that was secret once is so in all its filings. */
static void
mask_documents(const struct filings *all)
{
	for (size_t i = 0; i < all->v.n; i++) {
		const struct filing *x = all->v.v[i];

		for (size_t k = 0; x->masked && x->unit == NULL &&
		    k < all->v.n; k++)
			if (all->v.v[k]->unit == NULL &&
			    strcmp(all->v.v[k]->id, x->id) == 0)
				all->v.v[k]->masked = true;
	}
}

/* What it is judged by. */
static enum rule_id
rule_of(const struct filing *x)
{
	if (x->by != NULL)
		return (enum rule_id)x->by->rule;
	if (x->kind == FILING_LEFT_OUT)
		return RULE_A03_2;
	if (x->kind != FILING_AMENDED && x->kind != FILING_ALTERED &&
	    x->kind != FILING_WITHDRAWN)
		return RULES;
	return x->unit != NULL ? RULE_A03_1 : RULE_A05_4;
}

void
filings_judge(const struct facts *f, const struct filings *all)
{
	for (size_t i = 0; i < all->v.n; i++) {
		struct filing *x = all->v.v[i];

		find_by(x);
		x->masked = is_secret(f, x);
		x->kind = kind_of(x);
		x->rule = (uint16_t)rule_of(x);
		if (x->kind == FILING_SAME || x->kind == FILING_TWICE)
			x->change.n = 0;
	}
	mask_documents(all);
}
