/*
 * votes.h - what the votes of a 述责述廉评议 lead to (C07.3), for judging
 * and for the papers alike.
 * Units:  ballots; integers only.
 * Errors: none; an object whose ballots cannot all be read has no count.
 */
#ifndef RULES_VOTES_H
#define RULES_VOTES_H

#include <stdbool.h>
#include <stdint.h>

#include "model/accounting.h"

/* What a share of the votes leads to, the lighter first. */
enum outcome_of_votes { VOTES_NOTHING, VOTES_CRITICISM, VOTES_ACCOUNT };

/* The ballots of one object. */
struct vote_count {
	int64_t cast, valid;        /* valid: cast without 无效 */
	int64_t fair, low;          /* 一般; 一般 and 差 */
	enum outcome_of_votes text; /* by 一般, as the article has it */
	enum outcome_of_votes both; /* by 一般 and 差 together */
};

/* 3n > N and 2n <= N: 批评教育; 2n > N: 问责. */
enum outcome_of_votes votes_outcome(int64_t votes, int64_t valid);
/* False where a ballot could not be read. */
bool votes_count(const struct vote *v, struct vote_count *out);

#endif
