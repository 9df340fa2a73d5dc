/*
 * judge_vote.c - the votes of a 述责述廉评议 (述责述廉制度第七条).
 * Readings: the rate is 一般 by N, N being the ballots cast without the
 *        invalid ones, 弃权 included; in integers only.  The same test
 *        with 一般 and 差 together is said beside it where it differs.
 */
#include "rules/judge_run.h"

/* What the share of votes leads to, the lighter first. */
enum outcome_of_votes { VOTES_NOTHING, VOTES_CRITICISM, VOTES_ACCOUNT };

static const char *const leads_to[] = {
	[VOTES_NOTHING] = "不需要处理",
	[VOTES_CRITICISM] = "应当批评教育，提出整改要求",
	[VOTES_ACCOUNT] = "建议问责",
};

/* More than a third and at most a half; more than a half. */
static enum outcome_of_votes
outcome_by(int64_t votes, int64_t valid)
{
	if (2 * votes > valid)
		return VOTES_ACCOUNT;
	return 3 * votes > valid ? VOTES_CRITICISM : VOTES_NOTHING;
}

/* All ballots of an object; -1 where one cannot be read. */
static int64_t
cast_for(const struct vote *v)
{
	int64_t n = 0;

	for (int k = 0; k < BALLOTS; k++) {
		if (!v->cast[k].given && k != BALLOT_INVALID)
			return -1;
		n += v->cast[k].n;
	}
	return n;
}

/* C07.3 */
void
check_votes(struct judge_run *r)
{
	const struct accounting_vote *m = r->doc->as.vote;

	for (size_t i = 0; i < m->vote.n; i++) {
		const struct vote *v = &m->vote.v[i];
		int64_t cast = cast_for(v), fair = v->cast[BALLOT_FAIR].n;
		int64_t valid = cast - v->cast[BALLOT_INVALID].n;
		int64_t low = fair + v->cast[BALLOT_POOR].n;
		struct spot s = spot_of(NULL, v->cast[BALLOT_FAIR].at);
		enum outcome_of_votes one, both;

		if (cast < 0)
			continue;
		one = outcome_by(fair, valid);
		both = outcome_by(low, valid);
		s.record = v->id.text;
		s.unit = v->unit.text;
		if (one == both && one != VOTES_NOTHING)
			tell(r, &s, "有效票%d张，一般票%d张，%s", (int)valid,
			    (int)fair, leads_to[one]);
		else if (one != both)
			tell(r, &s, "有效票%d张，按一般票%d张%s，按一般和差的票"
			    "%d张%s，由签批选定", (int)valid, (int)fair,
			    leads_to[one], (int)low, leads_to[both]);
	}
}

/* C07.5: the same number for every object */
static void
check_sums(struct judge_run *r)
{
	const struct accounting_vote *m = r->doc->as.vote;
	int64_t first = -1;

	for (size_t i = 0; i < m->vote.n; i++) {
		const struct vote *v = &m->vote.v[i];
		struct spot s = spot_of(NULL, v->at);
		int64_t n = cast_for(v);

		if (n < 0)
			continue;
		if (first < 0)
			first = n;
		if (n != first)
			tell(r, &s, "这个对象的票共%d张，第一个对象的共%d张，应当"
			    "一样多", (int)n, (int)first);
		else if (m->present.given && n > m->present.n)
			tell(r, &s, "票共%d张，多于实到的%d人", (int)n,
			    (int)m->present.n);
	}
}

/* C07.5 */
void
check_ballots(struct judge_run *r)
{
	const struct accounting_vote *m = r->doc->as.vote;
	struct spot s = spot_of(NULL, m->present.at);

	check_sums(r);
	if (m->present.given && m->due.given && m->present.n > m->due.n)
		tell(r, &s, "实到%d人，多于应到的%d人", (int)m->present.n,
		    (int)m->due.n);
}
