/*
 * votes.h - what the votes of a 述责述廉评议 lead to (C07.3), for judging
 * and for the papers alike.
 * Units:  ballots; integers only.
 * Errors: none; an object whose ballots cannot all be read has no count.
 * Owner:  nothing is kept.
 */
#ifndef RULES_VOTES_H
#define RULES_VOTES_H

#include <stdbool.h>
#include <stdint.h>

#include "model/facts.h"
#include "model/review.h"

/* 3n > N and 2n <= N: 批评教育; 2n > N: 问责. */
enum outcome_of_votes votes_outcome(int64_t votes, int64_t valid);
/* False where a ballot could not be read. */
bool votes_count(const struct vote *v, struct vote_count *out);

const char *reading_name(enum reading_of_votes r); /* 一般, 一般及以下 */
/*
 * READING_NONE: they differ, and nobody has chosen.  A 件 with 同意 and
 * 取读 chooses, that names the meeting's 编号, and the object's or no 人员;
 * the last by its day.
 */
struct vote_choice votes_choice(const struct facts *signed_by,
    const char *meeting, const struct vote *v, const struct vote_count *n);
/* Is there a 签批 of the run of `month` as of a day that chooses how to count
 * for the object, takes a choice back, or did either before it was filed
 * anew? */
bool votes_choice_came(const struct facts *f, const struct vote_result *x,
    month_t month, day_t as_of);
/* What the reading leads to; of READING_NONE nothing. */
enum outcome_of_votes votes_decided(const struct vote_count *n,
    enum reading_of_votes r);

/* All that the votes for one object of a meeting come to; false where a
 * ballot could not be read. */
bool votes_result(const struct facts *f, const struct filed *meeting,
    const struct vote *v, struct vote_result *out);

#endif
