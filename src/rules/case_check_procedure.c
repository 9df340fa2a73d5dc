/*
 * case_check_procedure.c - a 问责案件 up to its decision, and the appeal.
 */
#include <string.h>

#include "rules/case_check_run.h"

/* --- E03.1 --- */

static const char *
edition_day_shown(struct checking *k)
{
	const struct statutes *s = &k->ask->policy->statutes;
	const struct accountability_case *c = k->c;

	if (statute_on(s, c->happened.day) != NULL)
		return arena_printf(k->ask->a, "行为发生在%s",
		    fault_day(k, c->happened.day));
	if (c->decision.given && statute_on(s, c->decision.day.day) != NULL)
		return arena_printf(k->ask->a, "没有写行为发生的日期，%s作出决定",
		    fault_day(k, c->decision.day.day));
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
		fault_add(k, s->at, arena_printf(k->ask->a, "%d年条例没有第%s条"
		    "第（%s）项情形，所列情形在第%s条", e->year,
		    s->article.text, s->clause.text, e->article));
	}
}

/* E03.1 */
void
check_edition(struct checking *k)
{
	const struct edition *right = case_edition(k->ask);
	const struct edition *named = statute_of(&k->ask->policy->statutes,
	    k->c->edition);

	if (k->c->edition == 0)
		return;
	if (right != NULL && right->year != k->c->edition)
		fault_add(k, k->c->f_edition.at, arena_printf(k->ask->a, "条例填的是"
		    "%d，%s，情形应依%d年条例", k->c->edition,
		    edition_day_shown(k), right->year));
	else if (named == NULL)
		fault_add(k, k->c->f_edition.at, arena_printf(k->ask->a, "条例文本"
		    "（templates/rules/regulations.xml）里没有%d年的版本",
		    k->c->edition));
	else
		check_situations(k, named);
}

/* --- E03.2 --- */

void
check_start(struct checking *k)
{
	const struct accountability_case *c = k->c;
	const struct case_start *s = &c->start;
	const char *whom = c->target.organ ? "党组织" : "党组织主要负责人";

	if (!s->given || (!c->target.organ && !c->target.principal))
		return;
	if (s->approver.text == NULL || s->approved.day == DAY_NONE)
		fault_add(k, s->at, arena_printf(k->ask->a, "对%s启动问责，没有写明"
		    "批准人和批准日期", whom));
	else if (days_reversed(s->approved.day, s->day.day))
		fault_add(k, s->approved.at, arena_printf(k->ask->a, "对%s启动问责，"
		    "%s才批准，晚于启动的%s", whom, fault_day(k,
		    s->approved.day), fault_day(k, s->day.day)));
}

/* --- E03.3 --- */

/* E03.3: a 移送 has its 文号 */
void
check_transfer(struct checking *k)
{
	const struct case_source *s = &k->c->source;

	if (case_transferred(k->c) && s->number.text == NULL)
		fault_add(k, s->at, arena_printf(k->ask->a, "%s没有写明移送文号",
		    s->type.text));
}

/* --- E04.1 --- */

/* Is a reason that was not adopted answered?  By the words of the pattern
 * (reading); where that cannot tell, a person has to read it. */
static bool
answers(const struct policy *p, const char *text)
{
	return p->match == NULL || p->match(p->patterns, "不采纳的理由",
	    text) != 0;
}

/* E04.1 */
void
check_meeting(struct checking *k)
{
	const struct case_meeting *m = &k->c->meeting;
	const char *adopted = field_text(&m->adopted);

	if (!k->c->decision.given)
		return;
	if (!m->given)
		fault_add(k, k->c->decision.at, "调查的事实材料没有同被问责对象见面，"
		    "没有听取陈述和申辩，不能印问责决定书");
	else if (adopted[0] == '\0')
		fault_add(k, m->at, "见面没有写明听取的意见是不是采纳，不能印问责决定书");
	else if ((strcmp(adopted, "部分采纳") == 0 ||
	    strcmp(adopted, "不予采纳") == 0) &&
	    !answers(k->ask->policy, field_text(&m->text)))
		fault_add(k, m->at, arena_printf(k->ask->a, "申辩%s，没有写明不采纳"
		    "的理由，不能印问责决定书", adopted));
}

/* --- E04.2 --- */

static void
check_inquiry_organ(struct checking *k)
{
	const struct case_inquiry *q = &k->c->inquiry;

	if (q->has_type && q->type == ORGAN_COMMITTEE &&
	    strcmp(field_text(&q->mode), "指定") == 0)
		fault_add(k, q->mode.at, "党委是直接组成调查组，指定的是纪委或者党的"
		    "工作部门");
}

static void
check_report(struct checking *k)
{
	const struct accountability_case *c = k->c;
	const struct case_findings *f = &c->findings;

	if (!f->given)
		fault_add(k, c->decision.at, "没有调查报告，不能印问责决定书");
	else if (f->proposal.text != NULL &&
	    strcmp(f->proposal.text, "问责") != 0)
		fault_add(k, f->proposal.at, arena_printf(k->ask->a, "调查报告的建议"
		    "是“%s”，却作出了问责决定，不能印问责决定书",
		    f->proposal.text));
	else if (days_reversed(f->day.day, c->decision.discussed.day))
		fault_add(k, f->day.at, arena_printf(k->ask->a, "调查报告%s形成，"
		    "晚于集体研究的%s，不能印问责决定书", fault_day(k,
		    f->day.day), fault_day(k, c->decision.discussed.day)));
	else if (c->inquiry.given && days_reversed(c->inquiry.to.day, f->day.day))
		fault_add(k, f->day.at, arena_printf(k->ask->a, "调查报告%s形成，"
		    "早于调查结束的%s，不能印问责决定书", fault_day(k,
		    f->day.day), fault_day(k, c->inquiry.to.day)));
}

/* E04.2 */
void
check_inquiry(struct checking *k)
{
	check_inquiry_organ(k);
	if (!k->c->decision.given)
		return;
	if (!k->c->inquiry.given)
		fault_add(k, k->c->decision.at, "没有调查，不能印问责决定书");
	check_report(k);
}

/* --- E05.1 --- */

static day_t
day_if(bool given, const struct f_day *d)
{
	return given ? d->day : DAY_NONE;
}

/* A day that comes before another, as both are named. */
struct order {
	const char *first, *then;
	day_t of_first, of_then;
	struct place at;       /* of `then` */
	enum level most;       /* LEVELS: E05.1 itself; else only odd */
};

static void
in_order(struct checking *k, const struct order *o)
{
	struct case_fault *f;

	if (!days_reversed(o->of_first, o->of_then))
		return;
	f = fault_add(k, o->at, arena_printf(k->ask->a, "%s%s，早于%s的%s",
	    fault_day(k, o->of_then), o->then, o->first, fault_day(k,
	    o->of_first)));
	f->most = o->most;
	if (o->most == LEVEL_WARN)
		f->mend = "两个日期前后矛盾，核对以后改正写错的一个";
}

static void
check_steps(struct checking *k)
{
	const struct accountability_case *c = k->c;
	const struct decision *d = &c->decision;
	day_t source = c->source.day.day;
	day_t start = day_if(c->start.given, &c->start.day);
	const struct order row[] = {
		{ "来源", "启动", source, start, c->start.day.at, LEVEL_WARN },
		{ "来源", "不予问责", source, day_if(c->dropped.given,
		    &c->dropped.day), c->dropped.day.at, LEVEL_WARN },
		{ "调查开始", "调查结束", day_if(c->inquiry.given,
		    &c->inquiry.from), day_if(c->inquiry.given,
		    &c->inquiry.to), c->inquiry.to.at, LEVEL_WARN },
		{ "启动", "作出决定", start, day_if(d->given, &d->day),
		    d->day.at, LEVEL_WARN },
		{ "见面", "集体研究", day_if(c->meeting.given,
		    &c->meeting.day), day_if(d->given, &d->discussed),
		    d->discussed.at, LEVELS },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		in_order(k, &row[i]);
}

static void
check_decision_days(struct checking *k, const struct decision *d)
{
	const struct accountability_case *c = k->c;
	const struct decision *old = d == &c->decision ? NULL : &c->decision;
	const struct order row[] = {
		{ "集体研究", "作出决定", d->discussed.day, d->day.day,
		    d->day.at, LEVELS },
		{ "行为发生", "作出决定", c->happened.day, d->day.day,
		    d->day.at, LEVEL_WARN },
		{ "原决定", "作出新的决定", old != NULL && old->given ?
		    old->day.day : DAY_NONE, d->day.day, d->day.at,
		    LEVEL_WARN },
		{ "作出决定", "生效", d->day.day, d->effective.day,
		    d->effective.at, LEVEL_WARN },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		in_order(k, &row[i]);
}

static void
check_appeal_days(struct checking *k)
{
	const struct accountability_case *c = k->c;
	day_t made = day_if(c->decision.given, &c->decision.day);
	day_t appeal = day_if(c->appeal.given, &c->appeal.day);
	day_t review = day_if(c->reconsideration.given,
	    &c->reconsideration.day);
	const struct order row[] = {
		{ "作出决定", "提出申诉", made, appeal, c->appeal.day.at,
		    LEVEL_WARN },
		{ "提出申诉", "受理申诉", appeal, day_if(c->appeal.given,
		    &c->appeal.accepted), c->appeal.accepted.at, LEVEL_WARN },
		{ "作出决定", "作出复查决定", made, review,
		    c->reconsideration.day.at, LEVEL_WARN },
		{ "提出申诉", "作出复查决定", appeal, review,
		    c->reconsideration.day.at, LEVEL_WARN },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		in_order(k, &row[i]);
}

/* E05.1 */
void
check_days(struct checking *k)
{
	check_steps(k);
	each_decision(k, check_decision_days);
	check_appeal_days(k);
}

/* --- E07.1 --- */

/* The edition's term is the statute's, whatever the decision says. */
static void
check_term(struct checking *k, const struct decision *d)
{
	const struct edition *e = statute_on(&k->ask->policy->statutes, d->day.day);
	const char *term = field_text(&d->appeal_term);
	struct case_fault *f;

	if (e == NULL || e->appeal_months == 0 || term[0] == '\0' ||
	    case_term_months(term) == e->appeal_months)
		return;
	f = fault_add(k, d->appeal_term.at, arena_printf(k->ask->a,
	    "申诉期限写的是%s，%d年条例规定的是%d个月", term, e->year,
	    e->appeal_months));
	f->mend = arena_printf(k->ask->a, "申诉期限改为%d个月",
	    e->appeal_months);
}

/* E07.1: from 送达 to the person */
void
check_appeal(struct checking *k)
{
	const struct case_appeal *y = &k->c->appeal;
	day_t last = k->c->decision.given ? case_appeal_last(k->ask,
	    &k->c->decision) : DAY_NONE;

	each_decision(k, check_term);
	if (y->given && days_reversed(y->day.day, last))
		fault_add(k, y->day.at, arena_printf(k->ask->a, "%s提出申诉，申诉"
		    "期限已于%s届满", fault_day(k, y->day.day), fault_day(k,
		    last)));
}
