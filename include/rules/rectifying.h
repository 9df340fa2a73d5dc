/*
 * rectifying.h - how the problems of a 督查 stand on a day (D15.1): what was
 * reported and found of each, and which of them a paper is about.
 * Units:  days; what is dated later than the day asked for is not there.
 * Errors: none.
 * Owner:  points into the facts.
 */
#ifndef RULES_RECTIFYING_H
#define RULES_RECTIFYING_H

#include "model/facts.h"
#include "model/review.h"

enum standing {
	STANDS_OPEN,     /* its 整改期限 has not passed */
	STANDS_OVERDUE,  /* passed, not reported as mended, no 核查 yet */
	STANDS_UNMENDED, /* so the last 核查: 不到位, 拒不整改, 弄虚作假 */
	STANDS_MENDED,
	STANDINGS
};

/* What was reported and found of one problem. */
struct rectifying {
	day_t reported;          /* day of the report that speaks; DAY_NONE =
	                          * none */
	day_t done;              /* said or found to be; DAY_NONE = not */
	day_t checked;           /* of the last 核查; DAY_NONE = none */
	const struct rectification_finding *finding; /* of it; NULL = none */
	enum standing stands;
	day_t since;             /* on which it came to stand so where it is
	                          * unmended or overdue; else DAY_NONE */
};

/* Of a problem of the 督查反馈. */
struct rectifying rectifying_on(const struct facts *f,
    const struct filed *inspection, const struct problem *p, day_t on);

/* Is the problem one that the draft, of 限期整改通知书 or 问责建议书, is
 * about?  *out: how it stands on the draft's day. */
bool rectifying_in(const struct facts *f, const struct draft_paper *d,
    const struct problem *p, struct rectifying *out);

/* What stood so up to this day was refused before the draft's day; of 限期整改
 * 通知书, which asks again for what is still open, and where nothing was,
 * DAY_NONE. */
day_t rectifying_refused(const struct facts *f, const struct draft_paper *d);

/* Does a 件 of one of these papers agree to what stood so on the day of its
 * 签批?  True of every other 件. */
bool rectifying_supports(const struct facts *f, const struct approval *by,
    const struct approval_item *x);

#endif
