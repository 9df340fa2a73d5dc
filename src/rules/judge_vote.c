/*
 * judge_vote.c - the votes of a 述责述廉评议 (述责述廉制度第七条): C07.3,
 * C07.5.
 * Readings: the rate is 一般 by N (votes.h).  The same test with 一般 and
 *        差 together is said beside it where it differs.
 */
#include "rules/judge_run.h"
#include "rules/votes.h"

static const char *const leads_to[] = {
	[VOTES_NOTHING] = "不需要处理",
	[VOTES_CRITICISM] = "应当批评教育，提出整改要求",
	[VOTES_ACCOUNT] = "建议问责",
};

/* C07.3 */
void
check_votes(struct judge_run *r)
{
	const struct accounting_vote *m = r->doc->as.vote;

	for (size_t i = 0; i < m->vote.n; i++) {
		const struct vote *v = &m->vote.v[i];
		struct spot s = spot_of(NULL, v->cast[BALLOT_FAIR].at);
		struct vote_count n;

		if (!votes_count(v, &n))
			continue;
		s.record = v->id.text;
		s.unit = v->unit.text;
		if (n.text == n.both && n.text != VOTES_NOTHING)
			tell(r, &s, "有效票%d张，一般票%d张，%s", (int)n.valid,
			    (int)n.fair, leads_to[n.text]);
		else if (n.text != n.both)
			tell(r, &s, "有效票%d张，按一般票%d张%s，按一般和差的票"
			    "%d张%s，由签批选定", (int)n.valid, (int)n.fair,
			    leads_to[n.text], (int)n.low, leads_to[n.both]);
	}
}

/* C07.5: the same number for every object */
static void
check_sums(struct judge_run *r)
{
	const struct accounting_vote *m = r->doc->as.vote;
	struct vote_count n;
	int64_t first = -1;

	for (size_t i = 0; i < m->vote.n; i++) {
		struct spot s = spot_of(NULL, m->vote.v[i].at);

		if (!votes_count(&m->vote.v[i], &n))
			continue;
		if (first < 0)
			first = n.cast;
		if (n.cast != first)
			tell(r, &s, "这个对象的票共%d张，第一个对象的共%d张，应当"
			    "一样多", (int)n.cast, (int)first);
		else if (m->present.given && n.cast > m->present.n)
			tell(r, &s, "票共%d张，多于实到的%d人", (int)n.cast,
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
