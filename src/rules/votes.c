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

/* Does the 件 choose for that object?  READING_NONE: no. */
static enum reading_of_votes
chosen_by(const struct approval_item *x, const char *meeting,
    const struct vote *v)
{
	if (!is(&x->number, meeting) ||
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
			if (chosen == READING_NONE || !approval_stands(
			    signed_by, &signed_by->approval.v[i],
			    &by->entry.v[k]) ||
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

bool
votes_result(const struct facts *f, const struct filed *meeting,
    const struct vote *v, struct vote_result *out)
{
	*out = (struct vote_result){ .filed = meeting, .vote = v,
		.unit = v->unit.text == NULL ? NULL : facts_unit(f,
		meeting->doc->year, v->unit.text) };
	if (!votes_count(v, &out->count))
		return false;
	out->reading = votes_reading(f, meeting->doc->id.text, v,
	    &out->count);
	out->outcome = votes_decided(&out->count, out->reading);
	return true;
}
