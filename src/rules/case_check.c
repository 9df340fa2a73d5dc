/*
 * case_check.c - a 问责案件 against the rules of the procedure: a row per
 * rule.
 */
#include "rules/case_check.h"

#include <string.h>

#include "rules/case_duty.h"

struct checking {
	const struct case_ask *ask;
	const struct accountability_case *c;
	enum rule_id rule;
	struct case_faults *out;
};

static struct case_fault *
add(struct checking *k, struct place at, const char *what)
{
	struct case_fault *f = vec_push(k->ask->a, &k->out->v);

	f->rule = k->rule;
	f->at = at;
	f->most = LEVELS;
	f->what = what;
	return f;
}

static const char *
shown(struct checking *k, day_t d)
{
	return day_shown(k->ask->a, d);
}

/* Both given, and the second before the first. */
static bool
reversed(day_t first, day_t second)
{
	return first != DAY_NONE && second != DAY_NONE && second < first;
}

/* --- decisions --- */

enum { DECISIONS_MOST = 2 };

static size_t
decisions(const struct accountability_case *c,
    const struct decision *out[DECISIONS_MOST])
{
	size_t n = 0;

	if (c->decision.given)
		out[n++] = &c->decision;
	if (c->reconsideration.decision.given)
		out[n++] = &c->reconsideration.decision;
	return n;
}

static void
each_decision(struct checking *k,
    void (*check)(struct checking *, const struct decision *))
{
	const struct decision *d[DECISIONS_MOST];
	size_t n = decisions(k->c, d);

	for (size_t i = 0; i < n; i++)
		check(k, d[i]);
}

bool
case_revoked(const struct accountability_case *c, day_t on)
{
	const struct reconsideration *r = &c->reconsideration;

	return r->given && r->has_verdict &&
	    r->verdict == RECONSIDERED_REVOKED && r->day.day != DAY_NONE &&
	    r->day.day <= on;
}

const struct decision *
case_decision(const struct accountability_case *c, day_t on)
{
	const struct reconsideration *r = &c->reconsideration;
	const struct decision *d = &c->decision;

	if (!d->given || d->day.day == DAY_NONE || d->day.day > on ||
	    case_revoked(c, on))
		return NULL;
	if (r->given && r->has_verdict &&
	    r->verdict == RECONSIDERED_CHANGED && r->decision.given &&
	    r->decision.day.day != DAY_NONE && r->decision.day.day <= on)
		return &r->decision;
	return d;
}

int
case_effect(const struct statutes *s, const struct decision *d, day_t *last)
{
	int months = d->effect.given ? (int)d->effect.n : 0;

	*last = DAY_NONE;
	for (size_t i = 0; !d->effect.given && i < d->measure.n; i++) {
		const struct measure *m = &d->measure.v[i];
		int n = m->has_kind ? statute_effect(s, m->kind,
		    m->content.text, d->day.day) : 0;

		if (n > months)
			months = n;
	}
	if (months > 0 && d->effective.day != DAY_NONE)
		*last = day_add_months(d->effective.day, months);
	return months;
}

/* --- E02.1 --- */

/* The 问责主体 of that year; of several filings the one in force. */
static const struct accountability_organs *
organs_of(const struct facts *f, int year)
{
	for (size_t i = 0; i < f->filed[ROOT_ORGANS].n; i++)
		if (f->filed[ROOT_ORGANS].v[i].doc->year == year)
			return f->filed[ROOT_ORGANS].v[i].doc->as.organs;
	return NULL;
}

static const struct accountability_organ *
organ_named(const struct accountability_organs *v, const char *name)
{
	for (size_t i = 0; v != NULL && i < v->organ.n; i++)
		if (name_same(field_text(&v->organ.v[i].name), name))
			return &v->organ.v[i];
	return NULL;
}

/* E02.1 */
static void
check_organ_listed(struct checking *k, const struct decision *d)
{
	const char *name = field_text(&d->organ);
	const struct accountability_organs *all;
	const struct accountability_organ *o;
	int year;

	if (d->day.day == DAY_NONE || name[0] == '\0')
		return;
	year = day_civil(d->day.day).year;
	all = organs_of(k->ask->facts, year);
	o = organ_named(all, name);
	if (all == NULL)
		add(k, d->organ.at, arena_printf(k->ask->a, "没有已受理的%d"
		    "年度问责主体，不知道“%s”有没有问责工作机构和专门人员",
		    year, name));
	else if (o == NULL)
		add(k, d->organ.at, arena_printf(k->ask->a, "作出决定的“%s”"
		    "不在%d年度问责主体内", name, year));
	else if (o->has_type && d->has_type && o->type != d->type)
		add(k, d->f_type.at, arena_printf(k->ask->a, "“%s”在%d年度"
		    "问责主体内是%s，这里填的是%s", name, year,
		    organ_type_name(o->type), organ_type_name(d->type)));
}

static void
check_organs(struct checking *k)
{
	each_decision(k, check_organ_listed);
}

/* --- E03.1 --- */

const struct edition *
case_edition(const struct case_ask *ask)
{
	const struct accountability_case *c = ask->c;
	const day_t day[] = { c->happened.day, c->decision.given ?
	    c->decision.day.day : DAY_NONE, ask->today };
	const struct edition *e = NULL;

	for (size_t i = 0; e == NULL && i < sizeof(day) / sizeof(day[0]); i++)
		e = statute_on(ask->statutes, day[i]);
	return e;
}

static const char *
edition_day_shown(struct checking *k)
{
	const struct statutes *s = k->ask->statutes;
	const struct accountability_case *c = k->c;

	if (statute_on(s, c->happened.day) != NULL)
		return arena_printf(k->ask->a, "行为发生在%s",
		    shown(k, c->happened.day));
	if (c->decision.given && statute_on(s, c->decision.day.day) != NULL)
		return arena_printf(k->ask->a, "没有写行为发生的日期，%s作出决定",
		    shown(k, c->decision.day.day));
	return "没有写行为发生的日期，也还没有决定";
}

static void
check_situations(struct checking *k, const struct edition *e)
{
	for (size_t i = 0; i < k->c->situation.n; i++) {
		const struct situation *s = &k->c->situation.v[i];

		if (s->article.text == NULL || s->clause.text == NULL ||
		    statute_situation(e, s->article.text, s->clause.text) !=
		    NULL)
			continue;
		add(k, s->at, arena_printf(k->ask->a, "%d年条例没有第%s条"
		    "第（%s）项情形，所列情形在第%s条", e->year,
		    s->article.text, s->clause.text, e->article));
	}
}

/* E03.1 */
static void
check_edition(struct checking *k)
{
	const struct edition *right = case_edition(k->ask);
	const struct edition *named = statute_of(k->ask->statutes,
	    k->c->edition);

	if (k->c->edition == 0)
		return;
	if (right != NULL && right->year != k->c->edition)
		add(k, k->c->f_edition.at, arena_printf(k->ask->a, "条例填的是"
		    "%d，%s，情形应依%d年条例", k->c->edition,
		    edition_day_shown(k), right->year));
	else if (named == NULL)
		add(k, k->c->f_edition.at, arena_printf(k->ask->a, "条例文本"
		    "（templates/rules/regulations.xml）里没有%d年的版本",
		    k->c->edition));
	else
		check_situations(k, named);
}

/* --- E03.2 --- */

static void
check_start(struct checking *k)
{
	const struct accountability_case *c = k->c;
	const struct case_start *s = &c->start;
	const char *whom = c->target.organ ? "党组织" : "党组织主要负责人";

	if (!s->given || (!c->target.organ && !c->target.principal))
		return;
	if (s->approver.text == NULL || s->approved.day == DAY_NONE)
		add(k, s->at, arena_printf(k->ask->a, "对%s启动问责，没有写明"
		    "批准人和批准日期", whom));
	else if (reversed(s->approved.day, s->day.day))
		add(k, s->approved.at, arena_printf(k->ask->a, "对%s启动问责，"
		    "%s才批准，晚于启动的%s", whom, shown(k,
		    s->approved.day), shown(k, s->day.day)));
}

/* --- E04.1 --- */

/* Words by which a reason that was not adopted is answered (reading). */
static bool
answers(const char *text)
{
	static const char *const word[] = { "理由", "原因", "因为", "经核",
		"核实", "查证", "复核", "不成立", "证据", "不符" };

	for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++)
		if (strstr(text, word[i]) != NULL)
			return true;
	return false;
}

/* E04.1 */
static void
check_meeting(struct checking *k)
{
	const struct case_meeting *m = &k->c->meeting;
	const char *adopted = field_text(&m->adopted);

	if (!k->c->decision.given)
		return;
	if (!m->given)
		add(k, k->c->decision.at, "调查的事实材料没有同被问责对象见面，"
		    "没有听取陈述和申辩，不能印问责决定书");
	else if (adopted[0] == '\0')
		add(k, m->at, "见面没有写明听取的意见是不是采纳，不能印问责决定书");
	else if ((strcmp(adopted, "部分采纳") == 0 ||
	    strcmp(adopted, "不予采纳") == 0) &&
	    !answers(field_text(&m->text)))
		add(k, m->at, arena_printf(k->ask->a, "申辩%s，没有写明不采纳"
		    "的理由，不能印问责决定书", adopted));
}

/* --- E04.2 --- */

static void
check_inquiry_organ(struct checking *k)
{
	const struct case_inquiry *q = &k->c->inquiry;

	if (q->has_type && q->type == ORGAN_COMMITTEE &&
	    strcmp(field_text(&q->mode), "指定") == 0)
		add(k, q->mode.at, "党委是直接组成调查组，指定的是纪委或者党的"
		    "工作部门");
}

static void
check_report(struct checking *k)
{
	const struct accountability_case *c = k->c;
	const struct case_findings *f = &c->findings;

	if (!f->given)
		add(k, c->decision.at, "没有调查报告，不能印问责决定书");
	else if (f->proposal.text != NULL &&
	    strcmp(f->proposal.text, "问责") != 0)
		add(k, f->proposal.at, arena_printf(k->ask->a, "调查报告的建议"
		    "是“%s”，却作出了问责决定，不能印问责决定书",
		    f->proposal.text));
	else if (reversed(f->day.day, c->decision.discussed.day))
		add(k, f->day.at, arena_printf(k->ask->a, "调查报告%s形成，"
		    "晚于集体研究的%s，不能印问责决定书", shown(k,
		    f->day.day), shown(k, c->decision.discussed.day)));
	else if (c->inquiry.given && reversed(c->inquiry.to.day, f->day.day))
		add(k, f->day.at, arena_printf(k->ask->a, "调查报告%s形成，"
		    "早于调查结束的%s，不能印问责决定书", shown(k,
		    f->day.day), shown(k, c->inquiry.to.day)));
}

/* E04.2 */
static void
check_inquiry(struct checking *k)
{
	check_inquiry_organ(k);
	if (!k->c->decision.given)
		return;
	if (!k->c->inquiry.given)
		add(k, k->c->decision.at, "没有调查，不能印问责决定书");
	check_report(k);
}

/* --- E05.1 --- */

/* 集体研究 before the decision. */
static void
check_discussed(struct checking *k, const struct decision *d)
{
	if (reversed(d->discussed.day, d->day.day))
		add(k, d->day.at, arena_printf(k->ask->a, "%s作出决定，早于集体"
		    "研究的%s", shown(k, d->day.day), shown(k,
		    d->discussed.day)));
}

static void
check_order(struct checking *k)
{
	const struct accountability_case *c = k->c;

	if (c->meeting.given && c->decision.given &&
	    reversed(c->meeting.day.day, c->decision.discussed.day))
		add(k, c->decision.discussed.at, arena_printf(k->ask->a,
		    "%s集体研究，早于见面的%s", shown(k,
		    c->decision.discussed.day), shown(k,
		    c->meeting.day.day)));
	each_decision(k, check_discussed);
}

/* --- E05.2 --- */

static bool
cites(const struct decision *d, const struct authority *a)
{
	for (size_t i = 0; i < d->basis.n; i++)
		for (size_t n = 0; n < a->n_bases; n++)
			if (strstr(field_text(&d->basis.v[i].regulation),
			    a->basis[n]) != NULL)
				return true;
	return false;
}

/* Not itself, and no 纪委 or 部门 where the list knows it. */
static bool
committee_approved(struct checking *k, const struct decision *d)
{
	const char *by = field_text(&d->approved_by);
	const struct accountability_organ *o = organ_named(organs_of(
	    k->ask->facts, day_civil(d->day.day).year), by);

	return by[0] != '\0' && !name_same(by, field_text(&d->organ)) &&
	    (o == NULL || !o->has_type || o->type == ORGAN_COMMITTEE);
}

static void
check_way(struct checking *k, const struct decision *d,
    const struct measure *m)
{
	const char *way = measure_kind_name(m->kind);
	const char *whom = k->c->target.organ ? "党组织" : "领导干部";
	const char *organ = organ_type_name(d->type);
	const struct authority *a = statute_authority(k->ask->statutes,
	    d->type, k->c->target.organ, m->kind, d->day.day);
	struct case_fault *f;

	if (a == NULL) {
		f = add(k, m->f_kind.at, arena_printf(k->ask->a, "%s无权决定"
		    "对%s采取%s方式问责", organ, whom, way));
		f->mend = "由有权的党委（党组）作决定，或者只提出建议；权限见"
		    "templates/rules/authority.xml";
	} else if (a->limit == LIMIT_APPROVAL && !committee_approved(k, d)) {
		f = add(k, d->approved_by.at, arena_printf(k->ask->a, "%s对%s"
		    "采取%s方式问责，应由同级党委批准", organ, whom, way));
		f->mend = "批准党组织填写批准的同级党委";
	} else if (a->limit == LIMIT_BASIS && !cites(d, a)) {
		f = add(k, m->f_kind.at, arena_printf(k->ask->a, "%s对%s采取%s"
		    "方式问责，依据没有引用赋予权限的党内法规", organ, whom,
		    way));
		f->most = LEVEL_WARN;
		f->mend = arena_printf(k->ask->a, "在依据中写明赋予权限的"
		    "法规，如%s", a->basis[0]);
	}
}

static void
check_ways(struct checking *k, const struct decision *d)
{
	if (!d->has_type || d->day.day == DAY_NONE)
		return;
	for (size_t i = 0; i < d->measure.n; i++)
		if (d->measure.v[i].has_kind)
			check_way(k, d, &d->measure.v[i]);
}

/* E05.2 */
static void
check_authority(struct checking *k)
{
	each_decision(k, check_ways);
}

/* --- E05.3 --- */

static const char *
listed(struct checking *k, const char *list, const char *word)
{
	return list[0] == '\0' ? word : arena_printf(k->ask->a, "%s、%s",
	    list, word);
}

/* A way that is told by its 种类 alone is no way: which post, which 处分
 * (reading). */
static bool
ways_told(const struct decision *d)
{
	for (size_t i = 0; i < d->measure.n; i++) {
		const struct measure *m = &d->measure.v[i];

		if (!m->has_kind || ((m->kind == MEASURE_ADJUSTMENT ||
		    m->kind == MEASURE_DISCIPLINE) && m->content.text == NULL))
			return false;
	}
	return d->measure.n > 0;
}

/* E05.3: the eight parts; article 5 (2) */
static void
check_parts(struct checking *k, const struct decision *d)
{
	const struct accountability_case *c = k->c;
	const struct { const char *name; bool there; } part[] = {
		{ "基本情况", c->target.background.text != NULL },
		{ "问责事实", c->fact.n > 0 },
		{ "问责依据（情形和条文）", c->situation.n > 0 &&
		    d->basis.n > 0 },
		{ "问责方式（种类和内容）", ways_told(d) },
		{ "批准党组织", d->approved_by.text != NULL },
		{ "生效时间", d->effective.day != DAY_NONE },
		{ "申诉期限", d->appeal_term.text != NULL },
		{ "受理机关", d->appeal_organ.text != NULL },
	};
	const char *lacks = "";

	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (!part[i].there)
			lacks = listed(k, lacks, part[i].name);
	if (lacks[0] != '\0')
		add(k, d->at, arena_printf(k->ask->a, "决定没有写明%s，不能印"
		    "决定书", lacks));
}

static void
check_eight(struct checking *k)
{
	const struct reconsideration *r = &k->c->reconsideration;

	each_decision(k, check_parts);
	if (r->given && r->has_verdict &&
	    r->verdict == RECONSIDERED_CHANGED && !r->decision.given)
		add(k, r->at, "复查结论是变更，没有写明新的决定，不能印复查"
		    "决定书");
}

/* --- E05.4 --- */

static void
check_reported(struct checking *k, const struct decision *d)
{
	if (!d->has_type || d->type == ORGAN_COMMITTEE)
		return;
	if (d->reported.day == DAY_NONE || d->reported_to.text == NULL)
		add(k, d->at, arena_printf(k->ask->a, "%s对党组织主要负责人"
		    "问责，没有写明向有管理权限的党组织主要负责人报告的日期和"
		    "对象", organ_type_name(d->type)));
	else if (reversed(d->reported.day, d->day.day))
		add(k, d->reported.at, arena_printf(k->ask->a, "%s才报告，晚于"
		    "作出决定的%s", shown(k, d->reported.day),
		    shown(k, d->day.day)));
}

/* E05.4 */
static void
check_principal(struct checking *k)
{
	if (!k->c->target.organ && k->c->target.principal)
		each_decision(k, check_reported);
}

/* --- E06.6 --- */

static bool
one_of(const struct field *f, const char *const *v, size_t n)
{
	for (size_t i = 0; f->text != NULL && i < n; i++)
		if (strcmp(f->text, v[i]) == 0)
			return true;
	return false;
}

static void
check_forms(struct checking *k, const struct decision *d)
{
	static const char *const circular[] = { "会议", "文件", "内部网络" };
	static const char *const admonition[] = { "谈话", "书面" };

	for (size_t i = 0; i < d->measure.n; i++) {
		const struct measure *m = &d->measure.v[i];

		if (!m->has_kind)
			continue;
		if (m->kind == MEASURE_CIRCULAR && (m->range.text == NULL ||
		    !one_of(&m->form, circular, 3)))
			add(k, m->at, "通报没有写明形式（会议、文件或者内部网络）"
			    "和范围");
		else if (m->kind == MEASURE_ADMONITION &&
		    !one_of(&m->form, admonition, 2))
			add(k, m->at, "诫勉没有写明以谈话还是以书面方式进行");
	}
}

/* E06.6 */
static void
check_ways_told(struct checking *k)
{
	each_decision(k, check_forms);
}

/* --- E03.3 --- */

/* E03.3: a 移送 has its 文号 */
static void
check_transfer(struct checking *k)
{
	const struct case_source *s = &k->c->source;

	if (case_transferred(k->c) && s->number.text == NULL)
		add(k, s->at, arena_printf(k->ask->a, "%s没有写明移送文号",
		    s->type.text));
}

/* --- E07.1 --- */

/* E07.1: by the term of the decision, from 送达 to the person */
static void
check_appeal(struct checking *k)
{
	const struct case_appeal *y = &k->c->appeal;
	day_t last = case_appeal_last(k->c, &k->c->decision);

	if (y->given && y->day.day != DAY_NONE && last != DAY_NONE &&
	    y->day.day > last)
		add(k, y->day.at, arena_printf(k->ask->a, "%s提出申诉，申诉期限"
		    "已于%s届满", shown(k, y->day.day), shown(k,
		    last)));
}

/* --- the table --- */

static const struct {
	enum rule_id rule;
	void (*check)(struct checking *);
} table[] = {
	{ RULE_E02_1, check_organs },
	{ RULE_E03_1, check_edition },
	{ RULE_E03_2, check_start },
	{ RULE_E03_3, check_transfer },
	{ RULE_E04_1, check_meeting },
	{ RULE_E04_2, check_inquiry },
	{ RULE_E05_1, check_order },
	{ RULE_E05_2, check_authority },
	{ RULE_E05_3, check_eight },
	{ RULE_E05_4, check_principal },
	{ RULE_E06_6, check_ways_told },
	{ RULE_E07_1, check_appeal },
};

void
case_check(const struct case_ask *ask, enum rule_id rule,
    struct case_faults *out)
{
	struct checking k = { ask, ask->c, rule, out };

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].rule == rule)
			table[i].check(&k);
}
