/*
 * talk_run.h - the talks of all years, found by whom or what they were
 * about; seen by talk_coverage.c, followup_talk.c and compute.c.
 * Owner:  the arena of the run.
 */
#ifndef RULES_TALK_RUN_H
#define RULES_TALK_RUN_H

#include "rules/compute_run.h"

struct talk_group { VEC(const struct filed *) talk; };

struct talk_index {
	struct map by_person;    /* 编号 of a 谈话对象 -> struct talk_group */
	struct map by_unit;      /* 单位 of the talk */
	struct map by_change;    /* 变动 */
	struct map by_approval;  /* 签批 */
};

/* Fills run->talks, results.duty_talk and results.festival_talk. */
void run_talks(struct compute_run *run);
/* B10.1, B11.1, B14.1: one finding of a unit and rule. */
void run_talk_findings(struct compute_run *run);

/* The talks under a key, as received; one with none where there are none
 * (key may be NULL). */
const struct talk_group *talks_under(const struct map *m, const char *key);
bool talk_is_with(const struct talk *t, const char *id);
/* First day that is not DAY_NONE. */
day_t earlier_day(day_t a, day_t b);
/* Was he in that post on the day? */
bool tenure_runs(const struct tenure *t, day_t d);

#endif
