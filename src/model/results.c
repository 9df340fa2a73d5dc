/*
 * results.c - what may be said of a record, and the names of losses.
 */
#include "model/results.h"

#include <assert.h>

bool
record_masked(const struct fact_record *r, day_t as_of)
{
	if (r->secrecy != SECRECY_SECRET && r->secrecy != SECRECY_CONFIDENTIAL)
		return false;
	return r->secret_until == DAY_NONE || as_of <= r->secret_until;
}

const char *
loss_name(enum loss_kind k)
{
	static const char *const names[] = {
		[LOSS_LATE] = "逾期录入",
		[LOSS_EVIDENCE] = "无印证材料",
		[LOSS_OVERDUE] = "逾期完成",
		[LOSS_DEDUCT] = "审核扣分",
		[LOSS_RETURNED] = "审核退回",
		[LOSS_FALSE] = "审核不实",
		[LOSS_UNDONE] = "未完成",
	};
	_Static_assert(sizeof(names) / sizeof(names[0]) == LOSS_KINDS,
	    "one name per kind");

	assert(k < LOSS_KINDS);
	return names[k];
}

enum publication
plan_publication(const struct plan *p, day_t as_of)
{
	if (p->publication != PUBLISH_DEFAULT)
		return p->publication;
	/* a central rule on easing burdens, RULES.md, Scores */
	return as_of < day_of(2024, 8, 6) ? PUBLISH_ALL : PUBLISH_BANDS;
}
