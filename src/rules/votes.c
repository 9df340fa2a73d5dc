/*
 * votes.c - C07.3 in integers.
 * Readings: N is the ballots cast without the invalid ones, 弃权
 *        included.
 */
#include "rules/votes.h"

#include <string.h>

/* 第七条第（三）项: more than a third and at most a half; more than a half */
enum outcome_of_votes
votes_outcome(int64_t votes, int64_t valid)
{
	if (2 * votes > valid)
		return VOTES_ACCOUNT;
	return 3 * votes > valid ? VOTES_CRITICISM : VOTES_NOTHING;
}

bool
votes_count(const struct vote *v, struct vote_count *out)
{
	int64_t n = 0;

	for (int k = 0; k < BALLOTS; k++) {
		if (!v->cast[k].given && k != BALLOT_INVALID)
			return false;
		n += v->cast[k].n;
	}
	out->cast = n;
	out->valid = n - v->cast[BALLOT_INVALID].n;
	out->fair = v->cast[BALLOT_FAIR].n;
	out->low = out->fair + v->cast[BALLOT_POOR].n;
	out->text = votes_outcome(out->fair, out->valid);
	out->both = votes_outcome(out->low, out->valid);
	return true;
}

static const char *const readings[] = {
	[READING_NONE] = "", [READING_TEXT] = "一般",
	[READING_BOTH] = "一般及以下",
};

const char *
reading_name(enum reading_of_votes r)
{
	return readings[r];
}

static bool
is(const struct field *f, const char *text)
{
	return f->text != NULL && text != NULL && strcmp(f->text, text) == 0;
}

/* Does the 件 choose for that object?  READING_NONE: no. */
static enum reading_of_votes
chosen_by(const struct approval_item *x, const char *meeting,
    const struct vote *v)
{
	if (!is(&x->verdict, "同意") || !is(&x->number, meeting) ||
	    (x->person.text != NULL && !is(&x->person, v->id.text)))
		return READING_NONE;
	if (is(&x->reading, readings[READING_TEXT]))
		return READING_TEXT;
	return is(&x->reading, readings[READING_BOTH]) ? READING_BOTH :
	    READING_NONE;
}

enum reading_of_votes
votes_reading(const struct facts *signed_by, const char *meeting,
    const struct vote *v, const struct vote_count *n)
{
	enum reading_of_votes out = n->text == n->both ? READING_TEXT :
	    READING_NONE, chosen;
	day_t last = DAY_NONE;

	for (size_t i = 0; i < signed_by->approval.n; i++) {
		const struct approval *by =
		    signed_by->approval.v[i].doc->as.approval;

		for (size_t k = 0; k < by->entry.n; k++) {
			chosen = chosen_by(&by->entry.v[k], meeting, v);
			if (chosen == READING_NONE ||
			    (last != DAY_NONE && by->day.day < last))
				continue;
			out = chosen;
			last = by->day.day;
		}
	}
	return out;
}

enum outcome_of_votes
votes_decided(const struct vote_count *n, enum reading_of_votes r)
{
	if (r == READING_NONE)
		return VOTES_NOTHING;
	return r == READING_TEXT ? n->text : n->both;
}

/* What a paper by the votes is for; VOTES_NOTHING: it is none. */
static enum outcome_of_votes
paper_outcome(const struct approval_item *x)
{
	if (!is(&x->basis, "C07.3"))
		return VOTES_NOTHING;
	if (is(&x->kind, "批评教育通知书"))
		return VOTES_CRITICISM;
	return is(&x->kind, "问责建议书") ? VOTES_ACCOUNT : VOTES_NOTHING;
}

static const struct vote *
object_of(const struct accounting_vote *m, const struct approval_item *x)
{
	for (size_t i = 0; i < m->vote.n; i++)
		if (is(&x->person, m->vote.v[i].id.text) &&
		    is(&x->unit, m->vote.v[i].unit.text))
			return &m->vote.v[i];
	return NULL;
}

bool
votes_support(const struct facts *signed_by, const struct approval_item *x)
{
	enum outcome_of_votes paper = paper_outcome(x);
	const struct filed *f = x->number.text == NULL ? NULL :
	    facts_filed(signed_by, ROOT_VOTE, x->number.text);
	const struct vote *v;
	struct vote_count n;

	if (paper == VOTES_NOTHING)
		return true;
	v = f == NULL ? NULL : object_of(f->doc->as.vote, x);
	return v != NULL && votes_count(v, &n) && paper == votes_decided(&n,
	    votes_reading(signed_by, x->number.text, v, &n));
}
