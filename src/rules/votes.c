/*
 * votes.c - C07.3 in integers.
 * Readings: N is the ballots cast without the invalid ones, 弃权
 *        included.
 */
#include "rules/votes.h"

#include <string.h>

#include "rules/approval.h"

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

/* Is the 件 about that object of the meeting? */
static bool
is_about(const struct approval_item *x, const char *meeting,
    const struct vote *v)
{
	return is(&x->number, meeting) && (x->person.text == NULL ||
	    is(&x->person, v->id.text));
}

/* READING_NONE: it chooses none. */
static enum reading_of_votes
chosen_by(const struct approval_item *x)
{
	if (is(&x->reading, readings[READING_TEXT]))
		return READING_TEXT;
	return is(&x->reading, readings[READING_BOTH]) ? READING_BOTH :
	    READING_NONE;
}

static bool
is_before(const struct filed *x, const struct filed *y)
{
	return y != NULL &&
	    x->doc->as.approval->day.day < y->doc->as.approval->day.day;
}

/* What one 件 changes about the choice so far. */
static void
choose(struct vote_choice *c, const struct facts *signed_by,
    const struct filed *f, const struct approval_item *x)
{
	enum reading_of_votes chosen = chosen_by(x);

	if (chosen == READING_NONE || is_before(f, c->by) ||
	    !approval_stands(signed_by, f, x))
		return;
	c->reading = chosen;
	c->by = f;
}

struct vote_choice
votes_choice(const struct facts *signed_by, const char *meeting,
    const struct vote *v, const struct vote_count *n)
{
	struct vote_choice out = { .reading = n->text == n->both ?
		READING_TEXT : READING_NONE };

	for (size_t i = 0; i < signed_by->approval.n; i++) {
		const struct filed *f = &signed_by->approval.v[i];
		const struct approval *by = f->doc->as.approval;

		for (size_t k = 0; k < by->entry.n; k++)
			if (is_about(&by->entry.v[k], meeting, v))
				choose(&out, signed_by, f, &by->entry.v[k]);
	}
	return out;
}

/* Does the 签批 choose for the object, or take a choice back?  One without
 * 取读 takes it back, unless it agrees. */
static bool
speaks_of(const struct filed *by, const struct vote_result *x)
{
	const char *meeting = x->filed->doc->id.text;
	const struct approval *a = by->doc->as.approval;

	for (size_t k = 0; k < a->entry.n; k++)
		if (is_about(&a->entry.v[k], meeting, x->vote) &&
		    (chosen_by(&a->entry.v[k]) != READING_NONE ||
		    !is(&a->entry.v[k].verdict, "同意")))
			return true;
	return false;
}

/* Did one of its former filings? */
static bool
spoke_of(const struct facts *f, const struct filed *by,
    const struct vote_result *x)
{
	for (size_t i = 0; i < f->former.n; i++)
		if (strcmp(f->former.v[i].entry->identity,
		    by->entry->identity) == 0 && speaks_of(&f->former.v[i], x))
			return true;
	return false;
}

bool
votes_choice_came(const struct facts *f, const struct vote_result *x,
    month_t month, day_t as_of)
{
	for (size_t i = 0; i < f->approval.n; i++) {
		const struct filed *by = &f->approval.v[i];

		if (facts_of_run(f, month, as_of,
		    by->doc->as.approval->day.day, by->entry->received) &&
		    (speaks_of(by, x) || spoke_of(f, by, x)))
			return true;
	}
	return false;
}

enum outcome_of_votes
votes_decided(const struct vote_count *n, enum reading_of_votes r)
{
	if (r == READING_NONE)
		return VOTES_NOTHING;
	return r == READING_TEXT ? n->text : n->both;
}

bool
votes_result(const struct facts *f, const struct filed *meeting,
    const struct vote *v, struct vote_result *out)
{
	*out = (struct vote_result){ .filed = meeting, .vote = v,
		.unit = v->unit.text == NULL ? NULL : facts_unit(f,
		meeting->doc->year, v->unit.text) };
	if (!votes_count(v, &out->count))
		return false;
	out->choice = votes_choice(f, meeting->doc->id.text, v, &out->count);
	out->outcome = votes_decided(&out->count, out->choice.reading);
	return true;
}
