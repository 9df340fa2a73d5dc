/*
 * fold_record.c - records, their versions and withdrawals, and what the
 * 审核意见 said of them.
 */
#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "rules/fold.h"

/* A18.1: before this day a matter is under none of the five. */
static bool
before_the_five(day_t day)
{
	return day != DAY_NONE && day < day_of(2017, 4, 19);
}

static void
chain_add(struct facts *f, struct map *m, const char *key,
    struct fact_record *r)
{
	struct fact_chain *c = map_get(m, key);
	struct fact_link *l = arena_new(f->a, struct fact_link);

	l->record = r;
	if (c == NULL) {
		c = arena_new(f->a, struct fact_chain);
		c->first = c->last = l;
		map_put(m, key, c);
		return;
	}
	c->last->next = l;
	c->last = l;
}

/* Chains are keyed by what the version says; a link that an earlier
 * version made and that still holds is not made again. */
static void
link_record(struct facts *f, struct fact_record *r)
{
	const struct fact_record *b = r->before;
	size_t i;

	if (r->squash[0] != '\0' &&
	    (b == NULL || strcmp(b->squash, r->squash) != 0))
		chain_add(f, &f->by_squash, r->squash, r);
	if (b == NULL || b->month != r->month)
		chain_add(f, &f->by_month, arena_printf(f->a, "%s %d",
		    r->unit, (int)r->month), r);
	for (i = 0; i < r->n_evidence; i++)
		chain_add(f, &f->by_evidence, arena_printf(f->a, "%s %d %s",
		    r->unit, (int)r->duty, r->evidence[i]), r);
}

static void
copy_evidence(struct facts *f, struct fact_record *out,
    const struct record *r)
{
	const char **v = arena_array(f->a, const char *, r->evidence.n);
	char key[EVIDENCE_KEY];
	size_t i;

	out->n_evidence = 0;
	for (i = 0; i < r->evidence.n; i++) {
		if (!r->evidence.v[i].readable)
			continue;
		evidence_key(&r->evidence.v[i], key);
		v[out->n_evidence++] = arena_strdup(f->a, key);
	}
	out->evidence = v;
}

/* What this version says; what belongs to the record stays. */
static void
fill(struct facts *f, struct fact_record *out, const struct record *r)
{
	moment_t end = r->to.t == TIME_NONE ? r->from.t : r->to.t;

	out->indicator = arena_strdup(f->a, field_text(&r->indicator));
	out->duty = r->duty;
	out->actor = r->actor;
	out->secrecy = r->secrecy;
	out->secret_until = r->secret_until.day;
	out->from = r->from.t;
	out->day = moment_day(end);
	out->entered_at = r->entered.t;
	out->entered = moment_day(r->entered.t);
	out->signed_at = r->signed_at.t;
	out->matter = arena_strdup(f->a, field_text(&r->matter));
	out->squash = utf8_squash(f->a, out->matter);
	out->paper = arena_strdup(f->a, field_text(&r->paper));
	memcpy(out->canonical, r->item.canonical, DIGEST_HEX);
	out->beyond = before_the_five(out->day);
	copy_evidence(f, out, r);
}

static struct fact_record *
first_version(struct facts *f, const struct entry *e, const char *id)
{
	struct fact_record *r = arena_new(f->a, struct fact_record);

	r->unit = e->unit;
	r->id = arena_strdup(f->a, id);
	r->no = f->record.n;
	r->first_received = e->received;
	r->n_versions = 1;
	*vec_push(f->a, &f->record) = r;
	map_put(&f->by_record, arena_printf(f->a, "%s %s", r->unit, r->id),
	    r);
	return r;
}

/* The opinion in force: the latest that was not dropped. */
static void
settle_opinion(struct fact_record *r)
{
	const struct fact_said *s = r->said;

	while (s != NULL && s->dropped)
		s = s->before;
	if (s == NULL || s->lifted)
		memset(&r->opinion, 0, sizeof(r->opinion));
	else
		r->opinion = s->opinion;
	r->found_false = r->opinion.opinion == OPINION_FALSE;
}

/* A 更正 lifts an earlier 退回 or 扣分, not 不实 (RULES.md, Scores). */
static void
lift_opinions(struct fact_record *r)
{
	struct fact_said *s;

	for (s = r->said; s != NULL; s = s->before)
		s->lifted = s->lifted ||
		    s->opinion.opinion == OPINION_RETURN ||
		    s->opinion.opinion == OPINION_DEDUCT;
	settle_opinion(r);
}

static void
next_version(struct facts *f, struct fact_record *r)
{
	r->before = arena_memdup(f->a, r, sizeof(*r));
	r->n_versions++;
	r->withdrawn = false;
	lift_opinions(r);
}

/* Was this content accepted before, in the document that brings it? */
static bool
old_version(const struct fact_record *r, const char *canonical,
    const char *identity)
{
	for (r = r->before; r != NULL; r = r->before)
		if (strcmp(r->canonical, canonical) == 0 &&
		    strcmp(r->entry->identity, identity) == 0)
			return true;
	return false;
}

static void
fold_record(struct facts *f, const struct entry *e,
    const struct entry_item *it, const struct record *rec,
    const struct submission *s)
{
	struct fact_record *r = map_get(&f->by_record,
	    arena_printf(f->a, "%s %s", e->unit, it->id));
	struct fact_seen *seen;

	if (r == NULL) {
		r = first_version(f, e, it->id);
	} else {
		bool same = strcmp(r->canonical, rec->item.canonical) == 0;

		if (same && !(r->withdrawn && it->amended))
			return;
		if (!same && old_version(r, rec->item.canonical, e->identity))
			return;
		next_version(f, r);
	}
	fill(f, r, rec);
	r->month = s->month;
	r->batch = s->batch;
	r->entry = e;
	r->at = it->at;
	link_record(f, r);
	seen = map_get(&f->by_seen, arena_printf(f->a, "%s %s", e->unit,
	    it->id));
	if (seen != NULL)
		seen->amended = DAY_NONE;
}

/* A 撤回 that took effect once is not repeated by the same document
 * after a 更正 brought the record back. */
static void
fold_withdrawal(struct facts *f, const struct entry *e, const char *id)
{
	struct fact_record *r = map_get(&f->by_record,
	    arena_printf(f->a, "%s %s", e->unit, id));

	if (r == NULL || (r->withdrawn_by != NULL &&
	    strcmp(r->withdrawn_by, e->identity) == 0))
		return;
	r->withdrawn = true;
	r->withdrawn_by = e->identity;
}

void
fold_records(struct facts *f, const struct entry *e, const struct doc *doc)
{
	const struct submission *s = doc->as.submission;
	const struct entry_item *it;
	size_t i;

	for (i = 0; i < s->record.n; i++) {
		it = fold_item(e, s->record.v[i].item.ordinal);
		if (it != NULL && it->accepted && it->id[0] != '\0')
			fold_record(f, e, it, &s->record.v[i], s);
	}
	for (i = 0; i < s->withdrawal.n; i++) {
		it = fold_item(e, s->withdrawal.v[i].item.ordinal);
		if (it != NULL && it->accepted)
			fold_withdrawal(f, e, it->id);
	}
}

/* --- 审核意见 --- */

static struct fact_record *
spoken_of(struct facts *f, const struct review_opinion *o, char **key)
{
	*key = arena_printf(f->a, "%s %s", field_text(&o->unit),
	    field_text(&o->record));
	return map_get(&f->by_record, *key);
}

static struct fact_said *
said_by(const struct fact_record *r, const char *identity)
{
	struct fact_said *s;

	for (s = r->said; s != NULL; s = s->before)
		if (!s->dropped && strcmp(s->identity, identity) == 0)
			return s;
	return NULL;
}

/* The same 意见 filed again keeps its place: a 更正 since then stays
 * stronger. */
static void
say(struct facts *f, struct fact_record *r, const struct entry *e,
    const struct review_opinion *o, enum organ_kind organ)
{
	struct fact_said *s = said_by(r, e->identity);

	if (s != NULL && strcmp(s->canonical, o->item.canonical) == 0)
		return;
	if (s != NULL)
		s->dropped = true;
	s = arena_new(f->a, struct fact_said);
	s->opinion.opinion = o->opinion;
	s->opinion.deduct = o->deduct.given ? o->deduct.n : 0;
	s->opinion.reason = arena_strdup(f->a, field_text(&o->reason));
	s->opinion.organ = organ;
	s->opinion.entry = e;
	s->opinion.at = fold_item(e, o->item.ordinal)->at;
	s->identity = e->identity;
	memcpy(s->canonical, o->item.canonical, DIGEST_HEX);
	s->before = r->said;
	r->said = s;
}

/* Opinions of the former filing that the later one does not mention. */
static void
drop_unmentioned(struct facts *f, const struct review *before,
    const char *identity, const struct map *mentioned)
{
	struct fact_record *r;
	struct fact_said *s;
	char *key;
	size_t i;

	for (i = 0; i < before->opinion.n; i++) {
		r = spoken_of(f, &before->opinion.v[i], &key);
		if (r == NULL || map_get(mentioned, key) != NULL)
			continue;
		s = said_by(r, identity);
		if (s != NULL)
			s->dropped = true;
		settle_opinion(r);
	}
}

void
fold_opinions(struct facts *f, const struct entry *e,
    const struct doc *doc)
{
	const struct review *v = doc->as.review;
	struct filed *filed = map_get(&f->by_review, e->identity);
	const struct entry_item *it;
	struct map mentioned;
	struct fact_record *r;
	char *key;
	size_t i;

	map_init(&mentioned, f->a);
	for (i = 0; i < v->opinion.n; i++) {
		r = spoken_of(f, &v->opinion.v[i], &key);
		map_put(&mentioned, key, key);
		it = fold_item(e, v->opinion.v[i].item.ordinal);
		if (r == NULL || it == NULL || !it->accepted)
			continue;
		say(f, r, e, &v->opinion.v[i], v->organ);
		settle_opinion(r);
	}
	if (filed != NULL)
		drop_unmentioned(f, filed->doc->as.review, e->identity,
		    &mentioned);
	filed = arena_new(f->a, struct filed);
	*filed = (struct filed){ doc, e };
	map_put(&f->by_review, e->identity, filed);
}
