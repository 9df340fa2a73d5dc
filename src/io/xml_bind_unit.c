/*
 * The units' documents: 工作台账, 记实提交, 书面告知, 履责报告.
 */
#include <string.h>

#include "base/utf8.h"
#include "io/xml_bind.h"

static void
worklist_head(struct binding *b, const struct cap *root)
{
	(void)root;
	b->doc->as.worklist = arena_new(b->a, struct worklist);
	b->doc->as.worklist->amendment.time.t = TIME_NONE;
}

static void
worklist_child(struct binding *b, const struct cap *e, bool broken)
{
	(void)broken;
	if (cap_is(e, "更正"))
		bind_amendment(b, e, &b->doc->as.worklist->amendment);
}

static struct item *
worklist_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	struct worklist *w = b->doc->as.worklist;
	struct indicator *i = vec_push(b->a, &w->indicator);

	i->item = *common;
	bind_indicator(b, e, CLASS_INDIVIDUAL, i);
	return &i->item;
}

const struct bind_root bind_worklist = {
	.head = worklist_head,
	.child = worklist_child,
	.item = worklist_item,
	.items = { "指标" },
	.id = "编号",
	.identity = { "单位", "年度" },
};

static void
submission_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "月份", bind_month, offsetof(struct submission, month) },
		{ "批次", bind_whole, offsetof(struct submission, batch) },
		{ "方式", bind_mode, offsetof(struct submission, mode) },
		{ "记录员", bind_text, offsetof(struct submission, recorder) },
	};
	struct submission *s = arena_new(b->a, struct submission);

	b->doc->as.submission = s;
	BIND_ROWS(b, root, rows, s);
}

static bool
bind_actor(struct arena *a, const struct cap_attr *v, void *out)
{
	(void)a;
	return v == NULL || actor_parse(v->value, out);
}

static void
record_people(struct binding *b, const struct cap *people, struct record *r)
{
	for (const struct cap *e = people->child; e != NULL; e = e->next)
		if (cap_is(e, "人员"))
			bind_person(b, e, vec_push(b->a, &r->person));
}

static void
record_when(struct binding *b, const struct cap *e, struct record *r)
{
	static const struct bind_row rows[] = {
		{ "止", bind_moment, offsetof(struct record, to) },
	};

	bind_element(b, e, bind_moment, &r->from);
	BIND_ROWS(b, e, rows, r);
}

static void
record_where(struct binding *b, const struct cap *e, struct record *r)
{
	bind_element(b, e, bind_text, &r->venue);
}

static void
record_what(struct binding *b, const struct cap *e, struct record *r)
{
	bind_element(b, e, bind_text, &r->matter);
}

static void
record_proof(struct binding *b, const struct cap *e, struct record *r)
{
	bind_evidence(b, e, vec_push(b->a, &r->evidence));
}

static void
record_signed(struct binding *b, const struct cap *e, struct record *r)
{
	static const struct bind_row rows[] = {
		{ "人", bind_text, offsetof(struct record, signer) },
		{ "职务", bind_text, offsetof(struct record, signer_post) },
		{ "时间", bind_moment, offsetof(struct record, signed_at) },
	};

	BIND_ROWS(b, e, rows, r);
}

static void
record_entered(struct binding *b, const struct cap *e, struct record *r)
{
	static const struct bind_row rows[] = {
		{ "人", bind_text, offsetof(struct record, enterer) },
		{ "时间", bind_moment, offsetof(struct record, entered) },
	};

	BIND_ROWS(b, e, rows, r);
}

static void
record_amended(struct binding *b, const struct cap *e, struct record *r)
{
	bind_amendment(b, e, &r->amendment);
}

static const struct record_part {
	const char *name;
	void (*bind)(struct binding *b, const struct cap *e,
	    struct record *r);
} record_parts[] = {
	{ "时间", record_when },
	{ "地点", record_where },
	{ "人物", record_people },
	{ "事项", record_what },
	{ "印证材料", record_proof },
	{ "审核", record_signed },
	{ "录入", record_entered },
	{ "更正", record_amended },
};

static void
record_children(struct binding *b, const struct cap *record,
    struct record *r)
{
	size_t n = sizeof(record_parts) / sizeof(record_parts[0]);

	for (const struct cap *e = record->child; e != NULL; e = e->next)
		for (size_t i = 0; i < n; i++)
			if (cap_is(e, record_parts[i].name))
				record_parts[i].bind(b, e, r);
}

static struct item *
submission_record(struct binding *b, const struct cap *e,
    const struct item *common)
{
	static const struct bind_row rows[] = {
		{ "指标", bind_text, offsetof(struct record, indicator) },
		{ "纸质档号", bind_text, offsetof(struct record, paper) },
		{ "责任", bind_text, offsetof(struct record, f_duty) },
		{ "责任", bind_duty, offsetof(struct record, duty) },
		{ "履责主体", bind_text, offsetof(struct record, f_actor) },
		{ "履责主体", bind_actor, offsetof(struct record, actor) },
		{ "密级", bind_text, offsetof(struct record, f_secrecy) },
		{ "密级", bind_secrecy, offsetof(struct record, secrecy) },
		{ "保密期限至", bind_day,
		    offsetof(struct record, secret_until) },
	};
	struct submission *s = b->doc->as.submission;
	struct record *r = vec_push(b->a, &s->record);

	r->item = *common;
	r->from.t = r->to.t = r->signed_at.t = r->entered.t = TIME_NONE;
	r->amendment.time.t = TIME_NONE;
	BIND_ROWS(b, e, rows, r);
	r->has_duty = duty_parse(r->f_duty.text, &r->duty);
	r->has_actor = actor_parse(r->f_actor.text, &r->actor);
	record_children(b, e, r);
	return &r->item;
}

static struct item *
submission_item(struct binding *b, const struct cap *e,
    const struct item *common)
{
	struct submission *s = b->doc->as.submission;
	struct withdrawal *w;

	if (cap_is(e, "记录"))
		return submission_record(b, e, common);
	w = vec_push(b->a, &s->withdrawal);
	w->item = *common;
	bind_amendment(b, e, &w->why);
	return &w->item;
}

const struct bind_root bind_submission = {
	.head = submission_head,
	.item = submission_item,
	.items = { "记录", "撤回" },
	.id = "编号",
	.identity = { "单位", "月份", "批次" },
};

static void
briefing_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "月份", bind_month, offsetof(struct briefing, month) },
		{ "责任", bind_duty, offsetof(struct briefing, duty) },
		{ "日期", bind_day, offsetof(struct briefing, day) },
		{ "签收日期", bind_day, offsetof(struct briefing, received) },
		{ "记录员", bind_text, offsetof(struct briefing, recorder) },
		{ "签收人", bind_text, offsetof(struct briefing, signer) },
	};
	struct briefing *s = arena_new(b->a, struct briefing);

	b->doc->as.briefing = s;
	BIND_ROWS(b, root, rows, s);
}

const struct bind_root bind_briefing = {
	.head = briefing_head,
	.identity = { "单位", "月份", "责任" },
};

/* 责任 of a 履责报告 */
static const struct report_duty {
	const char *name;
	bool duty[DUTIES];
} report_duties[] = {
	{ "主体责任", { [DUTY_MAIN] = true } },
	{ "监督责任", { [DUTY_OVERSIGHT] = true } },
	{ "两个责任", { [DUTY_MAIN] = true, [DUTY_OVERSIGHT] = true } },
};

static bool
bind_report_duty(struct arena *a, const struct cap_attr *v, void *out)
{
	size_t n = sizeof(report_duties) / sizeof(report_duties[0]);

	(void)a;
	for (size_t i = 0; v != NULL && i < n; i++)
		if (strcmp(v->value, report_duties[i].name) == 0) {
			memcpy(out, report_duties[i].duty,
			    sizeof(report_duties[i].duty));
			return true;
		}
	return v == NULL;
}

static bool
bind_half(struct arena *a, const struct cap_attr *v, void *out)
{
	(void)a;
	return v == NULL || half_parse(v->value, out);
}

static void
report_head(struct binding *b, const struct cap *root)
{
	static const struct bind_row rows[] = {
		{ "期间", bind_text, offsetof(struct duty_report, f_half) },
		{ "期间", bind_half, offsetof(struct duty_report, half) },
		{ "责任", bind_text, offsetof(struct duty_report, f_duty) },
		{ "责任", bind_report_duty,
		    offsetof(struct duty_report, duty) },
		{ "文号", bind_text, offsetof(struct duty_report, number) },
		{ "主送", bind_text, offsetof(struct duty_report, to) },
		{ "抄送", bind_text, offsetof(struct duty_report, copy) },
	};
	struct duty_report *s = arena_new(b->a, struct duty_report);

	b->doc->as.report = s;
	BIND_ROWS(b, root, rows, s);
}

const struct bind_root bind_duty_report = {
	.head = report_head,
	.identity = { "单位", "年度", "期间", "责任" },
};
