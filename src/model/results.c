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
results_unit(const struct results *r, const char *code)
{
	for (size_t i = 0; code != NULL && i < r->unit.n; i++)
		if (strcmp(r->unit.v[i].unit->code.text, code) == 0)
			return &r->unit.v[i];
	return NULL;
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

/* --- A13.2 --- */

const char *const conduct_established[5] = { "不按时录入", "不如实记录",
	"随意修改记录内容", "随意删除记录内容", "弄虚作假" };

const char *
decided_name(enum decided d)
{
	static const char *const name[] = { [DECIDED_PURSUE] = "追究",
		[DECIDED_NAME] = "点名通报" };

	return name[d];
}

static bool
agreed(const struct ruling *d)
{
	return d != NULL && strcmp(d->item->verdict.text, "同意") == 0;
}

const char *
conduct_state(const struct conduct *c)
{
	bool pursue = agreed(c->said[DECIDED_PURSUE]);
	bool name = agreed(c->said[DECIDED_NAME]);

	if (c->said[DECIDED_PURSUE] == NULL && c->said[DECIDED_NAME] == NULL)
		return "待决定";
	if (pursue && name)
		return "追究、点名通报";
	return pursue ? "追究" : name ? "点名通报" : "不予";
}

bool
ruling_names(const struct ruling *d)
{
	return d->n > 0 && agreed(d) && strcmp(d->item->kind.text,
	    decided_name(DECIDED_NAME)) == 0;
}

bool
ruling_printable(const struct ruling *d)
{
	const char *what = d->item->changed.text;

	if (!ruling_names(d) || what == NULL ||
	    d->item->reason.text == NULL || *d->item->reason.text == '\0')
		return false;
	for (size_t i = 0; i < 5; i++)
		if (strcmp(what, conduct_established[i]) == 0)
			return true;
	return false;
}

const struct conduct *
results_conduct(const struct results *r, const struct diag *d)
{
	for (size_t i = 0; i < r->conduct.n; i++) {
		const struct diag *x = r->conduct.v[i].finding;

		if (x->rule == d->rule && x->at.line == d->at.line &&
		    x->at.column == d->at.column &&
		    strcmp(x->file, d->file) == 0 &&
		    strcmp(x->record, d->record) == 0)
			return &r->conduct.v[i];
	}
	return NULL;
}
