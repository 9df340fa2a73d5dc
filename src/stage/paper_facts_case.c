/*
 * paper_facts_case.c - the papers of a 问责案件, from its file as filed
 * (docs/kinds/cases.md): a row of parts for each kind.
 * Shapes: no identity number leaves whole, whatever text it stands in; the
 *         通报(公开版) gets what is public and nothing else.
 */
#include <string.h>

#include "base/markup.h"
#include "rules/case_duty.h"
#include "stage/paper_facts_case.h"

/* 关于对干部甲同志问责的决定 */
static const char *
decision_title(const struct sheet *x)
{
	return arena_printf(x->a, "关于对%s%s问责的决定",
	    case_target_name(x->v), x->c->target.organ ? "" : "同志");
}

static const char *
review_title(const struct sheet *x)
{
	return arena_printf(x->a, "关于%s%s申诉的复查决定",
	    case_target_name(x->v), x->c->target.organ ? "" : "同志");
}

/* --- head and foot --- */

static const struct office_organ *
office_of(const struct sheet *x, const char *name)
{
	return config_organ_named(x->s->config, name);
}

/* Issued by whoever decides; what is about the facts, by who inquires. */
static const char *
issuer_of(const struct sheet *x)
{
	bool facts = x->paper == CASE_PAPER_FACTS ||
	    x->paper == CASE_PAPER_HEARING;

	if (facts && x->c->inquiry.given && x->c->inquiry.organ.text != NULL)
		return x->c->inquiry.organ.text;
	return x->v->organ;
}

static void
put_organ(struct sheet *x, const char *name)
{
	const char *kind = case_paper_name(x->paper);
	const struct office_organ *o = office_of(x, name);

	if (o == NULL)
		facts_organ_called(x->b, x->s->config, kind, name);
	else
		facts_organ(x->b, o, NULL, config_seal(x->s->config, kind));
}

void
facts_named(struct sbuf *b, const char *name)
{
	sbuf_puts(b, "<单位");
	markup_attr(b, "名称", name);
	sbuf_puts(b, "/>");
}

static void
put_day_element(struct sheet *x, const char *name, day_t d)
{
	char day[11];

	day_format(d, day);
	sbuf_printf(x->b, "<%s", name);
	markup_attr(x->b, "值", day);
	facts_day(x->b, "中文", d);
	sbuf_puts(x->b, "/>");
}

static void
put_issue(struct sheet *x, const char *organ, day_t d)
{
	const struct office_organ *o = office_of(x, organ);

	if (o == NULL)
		return;
	sbuf_puts(x->b, "<印发");
	markup_attr(x->b, "机关", o->issuer);
	facts_day(x->b, "日期", d);
	sbuf_puts(x->b, "/>");
}

/* Approved by the case itself. */
static void
put_own_approval(struct sheet *x, const char *organ, day_t d)
{
	const char *number = sheet_number(x, x->paper);

	put_day_element(x, "成文", d);
	if (number != NULL)
		facts_element(x->b, "文号", number);
	put_issue(x, organ, d);
}

/* Approved by a 件 of a 签批. */
static void
put_signed(struct sheet *x, bool letter)
{
	const struct paper_key key = case_paper_key(x->v, x->paper);
	struct approved by = registry_find(x->s->registry, x->s->signed_by,
	    &key, x->a);

	if (!by.yes)
		return;
	if (by.number != NULL)
		facts_element(x->b, "文号", by.number);
	sbuf_puts(x->b, "<签批");
	markup_attr(x->b, "编号", by.id);
	facts_day(x->b, "日期", by.by->day.day);
	markup_attr(x->b, "签批人", by.by->signer.text);
	markup_attr(x->b, "职务", by.by->post.text);
	sbuf_puts(x->b, "/>");
	put_day_element(x, "成文", by.by->day.day);
	if (!letter)
		put_issue(x, issuer_of(x), by.by->day.day);
}

/* The target and its 党组织. */
static void
put_addressees(struct sheet *x, bool organ_too)
{
	if (x->c->target.organ) {
		facts_element(x->b, "主送", case_target_name(x->v));
		return;
	}
	sbuf_puts(x->b, "<主送 称呼=\"同志\">");
	markup_text(x->b, case_target_name(x->v));
	sbuf_puts(x->b, "</主送>");
	if (organ_too)
		facts_element(x->b, "主送", sheet_own_organ(x));
}

/* 组织部门 of the 问责主体 on file; "组织部门" where none is named so. */
const char *
facts_personnel(const struct facts *f)
{
	for (size_t i = 0; i < f->filed[ROOT_ORGANS].n; i++) {
		const struct accountability_organs *v =
		    f->filed[ROOT_ORGANS].v[i].doc->as.organs;

		for (size_t k = 0; k < v->organ.n; k++)
			if (v->organ.v[k].name.text != NULL &&
			    strstr(v->organ.v[k].name.text, "组织部") != NULL)
				return v->organ.v[k].name.text;
	}
	return "组织部门";
}

const char *
facts_discipline(const struct config *c)
{
	const struct office_organ *o = config_organ(c, "市纪委");

	return o == NULL ? "纪检机关" : o->brief;
}

/* Not to itself. */
static void
put_copies(struct sheet *x)
{
	const char *const to[] = { facts_discipline(x->s->config),
		facts_personnel(x->s->signed_by) };
	const struct office_organ *self = office_of(x, x->v->organ);

	for (size_t i = 0; i < 2; i++)
		if (strcmp(to[i], x->v->organ) != 0 && (self == NULL ||
		    strcmp(to[i], self->brief) != 0))
			facts_element(x->b, "抄送", to[i]);
}

/* --- what a kind has beside the case --- */

static void
lead_decision(struct sheet *x)
{
	put_addressees(x, true);
	put_copies(x);
	put_own_approval(x, x->v->organ, x->c->decision.day.day);
}

static void
lead_review(struct sheet *x)
{
	const struct reconsideration *r = &x->c->reconsideration;

	put_addressees(x, true);
	put_copies(x);
	if (!x->v->paper[CASE_PAPER_REVIEW].draft)
		put_own_approval(x, x->v->organ, r->decision.given ?
		    r->decision.day.day : r->day.day);
}

static void
lead_facts(struct sheet *x)
{
	put_addressees(x, false);
	put_signed(x, true);
}

static void
lead_public(struct sheet *x)
{
	put_signed(x, false);
}

static void
lead_accepted(struct sheet *x)
{
	put_addressees(x, false);
	if (!x->c->target.organ)
		facts_element(x->b, "抄送", sheet_own_organ(x));
	put_signed(x, true);
}

static void
lead_service(struct sheet *x)
{
	bool changed = x->v->changed;
	const char *number = sheet_number(x, changed ? CASE_PAPER_REVIEW :
	    CASE_PAPER_DECISION);

	sbuf_puts(x->b, "<文书");
	markup_attr(x->b, "名称", changed ? review_title(x) :
	    decision_title(x));
	markup_attr(x->b, "文号", number);
	sbuf_puts(x->b, "/>");
}

static void
put_material(struct sheet *x, const char *name, const char *number, day_t d)
{
	if (d == DAY_NONE || d > x->v->as_of)
		return;
	sbuf_puts(x->b, "<材料");
	markup_attr(x->b, "名称", name);
	markup_attr(x->b, "文号", number);
	facts_day(x->b, "日期", d);
	sbuf_puts(x->b, " 份数=\"2\"/>");
}

static void
put_receiver(struct sheet *x, const char *kind, const char *name,
    const char *to)
{
	sbuf_puts(x->b, "<接收");
	markup_attr(x->b, "部门", kind);
	markup_attr(x->b, "名称", name);
	markup_attr(x->b, "去向", to);
	sbuf_puts(x->b, "/>");
}

static void
lead_filing(struct sheet *x)
{
	const struct accountability_case *c = x->c;
	const struct case_act *act = c->execution.act;

	facts_element(x->b, "主送", facts_personnel(x->s->signed_by));
	facts_element(x->b, "主送", facts_discipline(x->s->config));
	put_material(x, decision_title(x), sheet_number(x,
	    CASE_PAPER_DECISION), c->decision.day.day);
	put_material(x, "调查报告", c->findings.file.text,
	    c->findings.day.day);
	put_material(x, "事实见面材料和陈述申辩笔录", NULL,
	    c->meeting.day.day);
	put_material(x, "送达回证", NULL, case_served(c, &c->decision,
	    "本人", x->v->as_of));
	put_material(x, "书面检讨", NULL, act[ACT_SELF_CRITICISM].day.day);
	if (c->reconsideration.given)
		put_material(x, review_title(x), sheet_number(x,
		    CASE_PAPER_REVIEW), c->reconsideration.day.day);
	put_receiver(x, "组织部门", facts_personnel(x->s->signed_by), "个人档案");
	put_receiver(x, "纪检机关", facts_discipline(x->s->config), "廉洁档案");
}

/* Who urges: whose number it has; before that the 市委办公室. */
static const struct office_organ *
urging_organ(const struct sheet *x)
{
	const char *number = x->v->paper[CASE_PAPER_URGE].number;
	const struct office_organ *o = number == NULL ? NULL :
	    facts_numbered_by(x->s->config, number);

	return o == NULL ? config_organ(x->s->config, "市委办公室") : o;
}

/* A decision that 复查 changed or revoked. */
static void
put_changed(struct sheet *x)
{
	const struct case_view *v = x->v;
	char day[40];

	if (!v->revoked && !v->changed)
		return;
	day_chinese(x->c->reconsideration.day.day, day);
	sbuf_puts(x->b, "<问题 类别=\"问责方式不当\"><事实>");
	markup_text(x->b, arena_printf(x->a, "案件%s（%s）的问责决定%s经复查%s。",
	    v->id, case_target_name(v), day, v->revoked ? "撤销" : "变更"));
	sbuf_puts(x->b, "</事实><纠正要求>查明原决定不当的原因，提出改进措施。"
	    "</纠正要求></问题>");
}

/* What is asked of whom lets a duty of that rule lie; the last for all. */
static const struct urging {
	enum rule_id rule;
	const char *kind, *article, *mend;
} urgings[] = {
	{ RULE_E03_3, "有责不问", "三",
	    "研究是否启动问责程序，并答复移送机关。" },
	{ RULE_E07_1, "问责决定不落实", "七", "作出复查决定，并送达申诉人。" },
	{ RULE_E07_2, "问责决定不落实", "七", "研究是否受理，并答复申诉人。" },
	{ RULES, "问责决定不落实", "六", "办结这一事项，补齐材料。" },
};

static const struct urging *
urging_of(uint16_t rule)
{
	const struct urging *u = urgings;

	while (u->rule != RULES && u->rule != (enum rule_id)rule)
		u++;
	return u;
}

/* E08.3: what is overdue, by what the article calls it. */
static void
lead_urge(struct sheet *x)
{
	const struct case_view *v = x->v;
	const struct office_organ *o = urging_organ(x);

	facts_element(x->b, "主送", v->organ);
	put_signed(x, true);
	if (o != NULL)
		sbuf_puts(x->b, "<报告");
	if (o != NULL)
		markup_attr(x->b, "接收", o->brief);
	if (o != NULL)
		sbuf_puts(x->b, "/>");
	put_changed(x);
	for (size_t i = 0; i < v->lack.n; i++) {
		const struct case_lack *l = &v->lack.v[i];
		const struct urging *u = urging_of(l->rule);
		char due[40];

		if (l->state != STATE_OVERDUE || l->due == DAY_NONE)
			continue;
		day_chinese(l->due, due);
		sbuf_printf(x->b, "<问题 类别=\"%s\" 条=\"%s\"><事实>",
		    u->kind, u->article);
		markup_text(x->b, arena_printf(x->a, "案件%s（%s）应在%s以前%s，"
		    "还没有办结。", v->id, case_target_name(v), due, l->what));
		sbuf_puts(x->b, "</事实><纠正要求>");
		markup_text(x->b, u->mend);
		sbuf_puts(x->b, "</纠正要求></问题>");
	}
}

static void
lead_none(struct sheet *x)
{
	(void)x;
}

static const struct {
	unsigned parts;
	void (*lead)(struct sheet *);
} rows[CASE_PAPERS] = {
	[CASE_PAPER_START] = { PART_SOURCE | PART_BACKGROUND | PART_START |
	    PART_SITUATIONS | PART_ALL_FACTS, lead_none },
	[CASE_PAPER_FACTS] = { PART_BACKGROUND | PART_WHO_INQUIRES |
	    PART_MEETING_DAY | PART_ALL_FACTS, lead_facts },
	[CASE_PAPER_HEARING] = { PART_MEETING_DAY, lead_none },
	[CASE_PAPER_DECISION] = { PART_SOURCE | PART_BACKGROUND | PART_START |
	    PART_WHO_INQUIRES | PART_MEETING | PART_FINDINGS |
	    PART_SITUATIONS | PART_ALL_FACTS | PART_DECISION |
	    PART_SUPERSEDED, lead_decision },
	[CASE_PAPER_SERVICE] = { PART_IN_FORCE | PART_SERVICE,
	    lead_service },
	[CASE_PAPER_FILING] = { PART_FILED, lead_filing },
	[CASE_PAPER_PUBLIC] = { PART_OPEN_FACTS | PART_SITUATIONS |
	    PART_PUBLIC_DECISION, lead_public },
	[CASE_PAPER_ACCEPTED] = { PART_DECISION | PART_SERVICE |
	    PART_APPEAL, lead_accepted },
	[CASE_PAPER_REVIEW] = { PART_BACKGROUND | PART_DECISION |
	    PART_APPEAL | PART_REVIEW, lead_review },
	[CASE_PAPER_URGE] = { 0, lead_urge },
};

void
facts_of_case(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	enum case_paper p = (enum case_paper)(job->paper - PAPER_CASE);
	struct sheet x = { b, a, s, job->view,
		job->view->c, p };

	if (p == CASE_PAPER_URGE) {
		facts_organ(b, urging_organ(&x), NULL, true);
		facts_named(b, x.v->organ);
	} else {
		put_organ(&x, issuer_of(&x));
		facts_named(b, sheet_unit(&x));
	}
	rows[p].lead(&x);
	sheet_case(&x, rows[p].parts);
	if (p == CASE_PAPER_PUBLIC)
		facts_checkpoint(b, s->results);
	else
		facts_chain(b, s->results);
}

/* What 复查 made of a decision is told on a reprint: the decision is the
 * same. */
void
facts_matter_of_case(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	enum case_paper p = (enum case_paper)(job->paper - PAPER_CASE);
	struct sheet x = { b, a, s, job->view, job->view->c, p };

	sheet_case(&x, rows[p].parts & ~(unsigned)PART_SUPERSEDED);
}
