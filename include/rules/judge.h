/*
 * judge.h - the rules for one document that came in: A02.1 ... X05.1,
 * one table row per rule and root (rules/judge.c); the checks are pure.
 * Errors: none; what is wrong becomes a finding; what a rule needed and
 *         did not have (no roster, no plan) becomes X05.1.
 */
#ifndef RULES_JUDGE_H
#define RULES_JUDGE_H

#include "model/calendar.h"
#include "model/facts.h"
#include "rules/policy.h"

struct judging {
	const struct doc *doc;
	const struct facts *facts;    /* all that was received before it;
	                               * never NULL, empty when alone */
	const struct policy *policy;
	const struct calendar *calendar;
	const char *file;             /* as shown, relative path */
	const char *sm3;              /* of the file's bytes, lower-case hex
	                               * (A10.6, A05.4); NULL = not known */
	const char *place;            /* "office", "units/410922", "" =
	                               * inputs/ itself; NULL = not below it
	                               * (A02.2 does not bind) */
	day_t received;               /* as-of date of this run */
	bool well_formed;             /* false: only what can be read */
	bool alone;                   /* no workspace: rules that need other
	                               * documents are named as 未检 (提示) */
	struct diag_list *found;      /* the reader's findings are in it */
};

/*
 * Runs every rule that applies; level and waiver of what it adds are set
 * per policy.  A rule is silent on a value of which the reader's findings
 * already speak; of records accepted before with the same content, of
 * matters before 2017-04-19 (A18.1) and of secret matters (A14.1) nothing
 * further is said.  What was missing for some rule is one X05.1.
 */
void judge_document(const struct judging *j);

/*
 * What the findings make of the file: items[i] (doc->n_items of them) is
 * true where item i is accepted.  All items of a file with items refused
 * = VERDICT_REFUSED.  Where something could not be judged nothing is
 * accepted; broken documents and items are refused at any level.
 */
enum verdict judge_verdict(const struct doc *d, const struct diag_list *l,
    bool *items);

/* Consistency of the plan (A05.1): false with the first fault in `e`
 * (ERR_CONFIG, naming file, line, column and what to mend). */
bool judge_plan(const struct filed *plan, struct err *e);

/* Deduction rules shared by judging and scoring (A10.2). */
struct day_span { day_t first, last; };
/* Last day on which a matter of `day` may be entered; *incomplete if the
 * calendar does not reach. deadline DAY_NONE = only the 3 working days. */
day_t entry_due(const struct calendar *c, day_t day, day_t deadline,
    bool *incomplete);
/* The task's period and deadline that a matter's day falls in;
 * false if the indicator has no period there. */
bool indicator_task(const struct indicator *in, int year, day_t day,
    struct day_span *period, day_t *deadline);

#endif
