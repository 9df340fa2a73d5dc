/*
 * filing.h - the filings of records and documents, version by version,
 * and what each one was: a 更正, a change without one, a 撤回 ...
 * (model/filing.h).
 * Reading: what A13.1 lists as 擅自修改 is whatever A03.1 says, 擅自删除
 *         whatever A03.2 says; finding_offence is that table, for the
 *         list, the history and 变更台账 alike.
 * Errors: none.
 * Owner:  the arena given.
 */
#ifndef RULES_FILING_H
#define RULES_FILING_H

#include "base/sort.h"
#include "model/facts.h"
#include "model/filing.h"

enum offence finding_offence(const struct diag *d);

/* A 全量 that left a record out: number of its entry and the finding. */
struct left_out { int64_t seq; struct diag found; };

struct filing_ask {
	/* "<unit> <编号>" of records and identities of documents asked for */
	struct map wanted;
	const struct left_out *left_out; /* by seq; of any record */
	size_t n_left_out;
};

const char *filing_key(struct arena *a, const char *unit, const char *id);
/* Every record and document of the year that was changed, or that somebody
 * tried to change, after it had been accepted. */
void filings_ask_changed(struct arena *a, const struct facts *f, int year,
    struct filing_ask *ask);
/* All filings of what is asked for, by entry, versions filled in. */
void filings_find(struct arena *a, const struct facts *f,
    const struct filing_ask *ask, struct filings *out);
/* Is any version of the record under secrecy (A14.1)? */
bool filings_secret(const struct facts *f, const char *unit,
    const char *id);
/* Once findings and changes are there: kind, offence, masked. */
void filings_judge(const struct facts *f, const struct filings *all);

#endif
