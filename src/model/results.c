/*
 * results.c - what may be said of a record, and the names of losses.
 */
#include "model/results.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

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

size_t
unit_remarks(const struct unit_result *u, char out[REMARKS][REMARK_BYTES])
{
	size_t n = 0;

	if (!u->duty[DUTY_OVERSIGHT].borne)
		(void)snprintf(out[n++], REMARK_BYTES, "监督责任未登记");
	for (int d = 0; d < DUTIES; d++)
		if (u->duty[d].individual_missing)
			(void)snprintf(out[n++], REMARK_BYTES,
			    "%s个性指标未报", duty_name((enum duty)d));
	if (u->provisional > 0)
		(void)snprintf(out[n++], REMARK_BYTES, "暂定%lld条",
		    (long long)u->provisional);
	assert(n <= REMARKS);
	return n;
}

const struct unit_result *
past_unit(const struct past *p, const char *code)
{
	for (size_t i = 0; i < p->unit.n; i++)
		if (strcmp(p->unit.v[i].unit->code.text, code) == 0)
			return &p->unit.v[i];
	return NULL;
}

const struct annual_result *
past_annual(const struct past *p, const char *code)
{
	const struct unit_result *u = past_unit(p, code);

	return u == NULL || p->annual.n == 0 ? NULL :
	    &p->annual.v[u - p->unit.v];
}

enum publication
plan_publication(const struct plan *p, day_t as_of)
{
	if (p->publication != PUBLISH_DEFAULT)
		return p->publication;
	/* a central rule on easing burdens, RULES.md, Scores */
	return as_of < day_of(2024, 8, 6) ? PUBLISH_ALL : PUBLISH_BANDS;
}
