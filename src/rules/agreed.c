/*
 * agreed.c - the papers that documents lead to, kind by kind.
 */
#include "rules/agreed.h"

#include <string.h>

#include "model/window.h"
#include "rules/approval.h"
#include "rules/rectifying.h"
#include "rules/talk_run.h"
#include "rules/votes.h"

static bool
is(const struct field *f, const char *text)
{
	return strcmp(field_text(f), text) == 0;
}

/* --- 述责述廉: of one object --- */

static bool
proposes_feedback(const struct vote_result *x, const char **lacks)
{
	*lacks = NULL;
	return x->filed->doc->as.vote->city &&
	    x->vote->feedback.opinion.n > 0;
}

static bool
proposes_criticism(const struct vote_result *x, const char **lacks)
{
	*lacks = x->vote->mending.due.day == DAY_NONE ? "整改期限" : NULL;
	return x->outcome == VOTES_CRITICISM;
}

static bool
proposes_account(const struct vote_result *x, const char **lacks)
{
	*lacks = NULL;
	return x->outcome == VOTES_ACCOUNT;
}

static bool
proposes_mending(const struct vote_result *x, const char **lacks)
{
	const struct mending *m = &x->vote->mending;

	*lacks = x->vote->feedback.received.day == DAY_NONE ?
	    "反馈意见的收到日期" : NULL;
	return x->filed->doc->as.vote->city && m->has_verdict &&
	    m->verdict != MENDED;
}

bool
agreed_proposes(enum draft_kind kind, const struct vote_result *x,
    const char **lacks)
{
	static bool (*const of[DRAFT_KINDS])(const struct vote_result *,
	    const char **) = {
		[DRAFT_FEEDBACK] = proposes_feedback,
		[DRAFT_CRITICISM] = proposes_criticism,
		[DRAFT_ACCOUNT_VOTES] = proposes_account,
		[DRAFT_ACCOUNT_MENDING] = proposes_mending,
	};

	return of[kind] != NULL && of[kind](x, lacks);
}

/* --- what stands in the way of a 件's paper --- */

struct signing {
	const struct facts *f;
	const struct approval *by;
	const struct approval_item *x;
};

static const char unknown[] = "没有这份文书，单位、人员、期间、编号要与所据的"
    "材料一致";

static const char otherwise[] = "到签批的日期，这次督查没有这项文书所列的问题";
static const char check[] = "核对单位、人员、期间、编号和取读；取读应当得出所批的"
    "处理";
static const char look_again[] = "核对文种、编号和日期；限期整改通知书只列没有过"
    "整改期限的问题，问责建议书只列逾期或者核查认定没有整改到位的";

/* Said with the papers proposed ("lacks"). */
static const struct { const char *lacks, *why; } waiting[] = {
	{ "整改期限", "还没有填写整改期限" },
	{ "反馈意见的收到日期", "还没有填写反馈意见的收到日期" },
};
#define WAITING (sizeof(waiting) / sizeof(waiting[0]))

static const struct filed *
named(const struct signing *s, enum root root)
{
	const struct approval_item *x = s->x;

	return x->number.text == NULL ? NULL : facts_filed(s->f, root,
	    x->number.text);
}

static const char *
blocks_object(const struct signing *s, enum draft_kind kind)
{
	static const char *const none[DRAFT_KINDS] = {
		[DRAFT_FEEDBACK] = "这次评议没有给这个对象的反馈意见",
		[DRAFT_CRITICISM] = "按得票和取读，这次评议的这个对象没有这项"
		    "建议",
		[DRAFT_ACCOUNT_VOTES] = "按得票和取读，这次评议的这个对象没有"
		    "这项建议",
		[DRAFT_ACCOUNT_MENDING] = "这次评议的这个对象没有整改不到位的"
		    "结论",
	};
	const struct approval_item *x = s->x;
	const struct filed *m = named(s, ROOT_VOTE);
	const struct accounting_vote *of = m == NULL ? NULL :
	    m->doc->as.vote;
	const char *lacks = NULL;
	struct vote_result r;

	for (size_t i = 0; of != NULL && i < of->vote.n; i++) {
		if (!is(&of->vote.v[i].id, field_text(&x->person)) ||
		    !is(&of->vote.v[i].unit, field_text(&x->unit)) ||
		    !votes_result(s->f, m, &of->vote.v[i], &r) ||
		    !agreed_proposes(kind, &r, &lacks))
			continue;
		for (size_t k = 0; lacks != NULL && k < WAITING; k++)
			if (strcmp(waiting[k].lacks, lacks) == 0)
				return waiting[k].why;
		return NULL;
	}
	return none[kind];
}

static const char *
blocks_feedback(const struct signing *s)
{
	return blocks_object(s, DRAFT_FEEDBACK);
}

static const char *
blocks_criticism(const struct signing *s)
{
	return blocks_object(s, DRAFT_CRITICISM);
}

/* Of the 督查反馈 of that unit, by how its problems stood on the day. */
static const char *
blocks_inspection(const struct signing *s)
{
	const struct approval_item *x = s->x;
	const struct filed *i = named(s, ROOT_INSPECTION);

	if (i == NULL || !is(&i->doc->as.inspection->unit,
	    field_text(&x->unit)) || x->person.text != NULL ||
	    x->period.text != NULL)
		return unknown;
	return rectifying_supports(s->f, s->by, x) ? NULL : otherwise;
}

/* Of a case whose organ was urged again (E08.3), of a 督查, of the votes, or,
 * with the half-year, of what came of the 反馈. */
static const char *
blocks_account(const struct signing *s)
{
	if (named(s, ROOT_CASE) != NULL)
		return s->x->person.text == NULL && s->x->period.text == NULL ?
		    NULL : unknown;
	if (named(s, ROOT_VOTE) == NULL)
		return blocks_inspection(s);
	return blocks_object(s, s->x->period.text == NULL ?
	    DRAFT_ACCOUNT_VOTES : DRAFT_ACCOUNT_MENDING);
}

static enum rule_id
rule_of_account(const struct signing *s)
{
	const struct approval_item *x = s->x;

	if (named(s, ROOT_CASE) != NULL)
		return RULE_E08_3;
	if (named(s, ROOT_INSPECTION) != NULL)
		return RULE_D15_1;
	return x->period.text == NULL ? RULE_C07_3 : RULE_C06_1;
}

static const char *
blocks_result(const struct signing *s)
{
	const struct approval_item *x = s->x;
	const struct filed *m = named(s, ROOT_VOTE);

	return m != NULL && is(&m->doc->unit, field_text(&x->unit)) &&
	    x->person.text == NULL && x->period.text == NULL ? NULL :
	    unknown;
}

static const char *
blocks_admonition(const struct signing *s)
{
	const struct approval_item *x = s->x;
	const struct filed *t = named(s, ROOT_TALK);

	return t != NULL && talk_admonishes(t->doc->as.talk) &&
	    is(&t->doc->unit, field_text(&x->unit)) && is(
	    &t->doc->as.talk->talkee.v[0].id, field_text(&x->person)) &&
	    x->period.text == NULL ? NULL : unknown;
}

static bool
is_of(const struct approval_item *x, enum window_kind kind)
{
	struct window w;

	return x->period.text != NULL && window_parse(x->period.text, kind,
	    &w);
}

static const char *
blocks_talk(const struct signing *s)
{
	const struct approval_item *x = s->x;

	if (x->unit.text == NULL || x->person.text == NULL)
		return "没有写明单位和人员";
	return x->number.text == NULL && (is_of(x, WINDOW_QUARTER) ||
	    is_of(x, WINDOW_YEAR)) ? NULL : "没有写明是哪个季度或者年度的";
}

/* A paper of all units and one period. */
static const char *
blocks_period(const struct approval_item *x, enum window_kind kind)
{
	return x->unit.text == NULL && x->person.text == NULL &&
	    x->number.text == NULL && is_of(x, kind) ? NULL : unknown;
}

static const char *
blocks_quarter(const struct signing *s)
{
	return blocks_period(s->x, WINDOW_QUARTER);
}

static const char *
blocks_half(const struct signing *s)
{
	return blocks_period(s->x, WINDOW_HALF);
}

static const char *
blocks_year(const struct signing *s)
{
	return blocks_period(s->x, WINDOW_YEAR);
}

/* A 点名通报 of a unit says what is established; else A13.2 says it. */
static const char *
blocks_naming(const struct signing *s)
{
	const struct approval_item *x = s->x;

	return *field_text(&x->unit) == '\0' ||
	    (*field_text(&x->changed) != '\0' &&
	    *field_text(&x->reason) != '\0') ? NULL :
	    "没有写明认定的行为和情况";
}

static const struct {
	const char *kind;
	enum rule_id rule;
	const char *(*blocks)(const struct signing *);
	enum rule_id (*rule_of)(const struct signing *); /* NULL: `rule` */
	bool listed;
} kinds[] = {
	{ "反馈意见书", RULE_C06_3, blocks_feedback, NULL, false },
	{ "批评教育通知书", RULE_C07_3, blocks_criticism, NULL, false },
	{ "问责建议书", RULE_C07_3, blocks_account, rule_of_account,
	    false },
	{ "评议结果报告", RULE_C07_7, blocks_result, NULL, false },
	{ "限期整改通知书", RULE_D15_1, blocks_inspection, NULL, false },
	{ "诫勉谈话决定书", RULE_B19_1, blocks_admonition, NULL, false },
	{ AGREED_TALK, RULE_B15_1, blocks_talk, NULL, true },
	{ "季度通报", RULE_A15_2, blocks_quarter, NULL, false },
	{ "分析研判报告", RULE_A16_1, blocks_half, NULL, false },
	{ "问责工作情况报告", RULE_E08_1, blocks_half, NULL, false },
	{ "年度考核结果通报", RULE_D16_1, blocks_year, NULL, false },
	{ "表彰决定", RULE_D16_1, blocks_year, NULL, false },
	{ "点名通报", RULE_A13_2, blocks_naming, NULL, true },
};

bool
agreed_blocks(const struct facts *f, const struct approval *by,
    const struct approval_item *x, struct agreed_block *out)
{
	const struct signing s = { f, by, x };
	size_t i = 0;

	while (i < sizeof(kinds) / sizeof(kinds[0]) &&
	    !is(&x->kind, kinds[i].kind))
		i++;
	if (i == sizeof(kinds) / sizeof(kinds[0]))
		return false;
	*out = (struct agreed_block){ kinds[i].blocks(&s), check,
		kinds[i].rule_of == NULL ? kinds[i].rule :
		kinds[i].rule_of(&s), kinds[i].listed };
	if (out->why == otherwise)
		out->mend = look_again;
	for (size_t k = 0; k < WAITING; k++)
		out->listed = out->listed || out->why == waiting[k].why;
	return out->why != NULL;
}

/* --- an approved 约谈 --- */

bool
agreed_carried_out(const struct filed *talk, const struct doc *approval,
    const struct approval_item *x)
{
	const struct talk *t = talk->doc->as.talk;

	if (t->approval.text == NULL ||
	    strcmp(t->approval.text, field_text(&approval->id)) != 0)
		return false;
	return x->person.text != NULL ? talk_is_with(t, x->person.text) :
	    x->unit.text == NULL || is(&talk->doc->unit, x->unit.text);
}

const struct approval_item *
agreed_talk(const struct facts *f, const struct filed *talk)
{
	for (size_t i = 0; i < f->approval.n; i++) {
		const struct filed *by = &f->approval.v[i];
		const struct approval *a = by->doc->as.approval;

		for (size_t k = 0; k < a->entry.n; k++)
			if (is(&a->entry.v[k].kind, AGREED_TALK) &&
			    agreed_carried_out(talk, by->doc,
			    &a->entry.v[k]) &&
			    approval_stands(f, by, &a->entry.v[k]))
				return &a->entry.v[k];
	}
	return NULL;
}
