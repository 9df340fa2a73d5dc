/*
 * votes.c - C07.3 in integers.
 * Readings: N is the ballots cast without the invalid ones, 弃权
 *        included.
 */
#include "rules/votes.h"

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
