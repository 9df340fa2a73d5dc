/*
 * case_check_decision.c - the decisions of a 问责案件.
 */
#include <string.h>

#include "rules/case_check_run.h"
#include "rules/organ.h"

/* --- E02.1 --- */

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
	o = organ_listed(all, name);
	if (all == NULL)
		fault_add(k, d->organ.at, arena_printf(k->ask->a, "没有已受理的%d"
		    "年度问责主体，不知道“%s”有没有问责工作机构和专门人员",
		    year, name));
	else if (o == NULL)
		fault_add(k, d->organ.at, arena_printf(k->ask->a, "作出决定的“%s”"
		    "不在%d年度问责主体内", name, year));
	else if (o->has_type && d->has_type && o->type != d->type)
		fault_add(k, d->f_type.at, arena_printf(k->ask->a, "“%s”在%d年度"
		    "问责主体内是%s，这里填的是%s", name, year,
		    organ_type_name(o->type), organ_type_name(d->type)));
}

void
check_organs(struct checking *k)
{
	each_decision(k, check_organ_listed);
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

enum approval_by { BY_COMMITTEE, BY_OTHER, BY_UNKNOWN };

/*
 * Was it the 同级党委 that approved (reading)?  One that the 问责主体 of the
 * year have as 党委, or the 党组织 of a unit; of a unit's 纪委 that unit's,
 * of another 纪委 none of a unit.
 */
static enum approval_by
approved_by(struct checking *k, const struct decision *d)
{
	const char *by = field_text(&d->approved_by);
	const char *self = field_text(&d->organ);
	const struct facts *f = k->ask->facts;
	int year = day_civil(d->day.day).year;
	const struct accountability_organs *all = organs_of(f, year);
	const struct accountability_organ *o = organ_listed(all, by);
	const struct unit *of = organ_unit(f, year, DUTY_MAIN, by);

	if (by[0] == '\0' || name_same(by, self))
		return BY_OTHER;
	if (d->type == ORGAN_INSPECTION && of != organ_unit(f, year,
	    DUTY_OVERSIGHT, self))
		return BY_OTHER;
	if (o != NULL && o->has_type)
		return o->type == ORGAN_COMMITTEE ? BY_COMMITTEE : BY_OTHER;
	if (of != NULL)
		return BY_COMMITTEE;
	return all == NULL ? BY_UNKNOWN : BY_OTHER;
}

static void
check_approval(struct checking *k, const struct decision *d,
    const char *what)
{
	enum approval_by by = approved_by(k, d);
	struct case_fault *f;

	if (by == BY_COMMITTEE)
		return;
	if (by == BY_UNKNOWN) {
		f = fault_add(k, d->approved_by.at, arena_printf(k->ask->a,
		    "%s，应由同级党委批准；没有已受理的%d年度问责主体，不知道"
		    "“%s”是不是", what, day_civil(d->day.day).year,
		    field_text(&d->approved_by)));
		f->most = LEVEL_WARN;
		f->mend = "报送这一年度的问责主体，列入批准的党委";
		return;
	}
	f = fault_add(k, d->approved_by.at, arena_printf(k->ask->a,
	    "%s，应由同级党委批准", what));
	f->mend = "批准党组织填写批准的同级党委，写法和问责主体或者单位名册一致";
}

static void
check_way(struct checking *k, const struct decision *d,
    const struct measure *m)
{
	const char *way = measure_kind_name(m->kind);
	const char *whom = k->c->target.organ ? "党组织" : "领导干部";
	const char *organ = organ_type_name(d->type);
	const struct authority *a = statute_authority(&k->ask->policy->statutes,
	    d->type, k->c->target.organ, m->kind, d->day.day);
	struct case_fault *f;

	if (a == NULL) {
		f = fault_add(k, m->f_kind.at, arena_printf(k->ask->a, "%s无权决定"
		    "对%s采取%s方式问责", organ, whom, way));
		f->mend = "由有权的党委（党组）作决定，或者只提出建议；权限见"
		    "templates/rules/authority.xml";
	} else if (a->limit == LIMIT_APPROVAL) {
		check_approval(k, d, arena_printf(k->ask->a, "%s对%s采取%s方式"
		    "问责", organ, whom, way));
	} else if (a->limit == LIMIT_BASIS && !cites(d, a)) {
		f = fault_add(k, m->f_kind.at, arena_printf(k->ask->a, "%s对%s采取%s"
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
void
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
		fault_add(k, d->at, arena_printf(k->ask->a, "决定没有写明%s，不能印"
		    "决定书", lacks));
}

void
check_eight(struct checking *k)
{
	const struct reconsideration *r = &k->c->reconsideration;

	each_decision(k, check_parts);
	if (r->given && r->has_verdict &&
	    r->verdict == RECONSIDERED_CHANGED && !r->decision.given)
		fault_add(k, r->at, "复查结论是变更，没有写明新的决定，不能印复查"
		    "决定书");
}

/* --- E05.4 --- */

static void
check_reported(struct checking *k, const struct decision *d)
{
	if (!d->has_type || d->type == ORGAN_COMMITTEE)
		return;
	if (d->reported.day == DAY_NONE || d->reported_to.text == NULL)
		fault_add(k, d->at, arena_printf(k->ask->a, "%s对党组织主要负责人"
		    "问责，没有写明向有管理权限的党组织主要负责人报告的日期和"
		    "对象", organ_type_name(d->type)));
	else if (days_reversed(d->reported.day, d->day.day))
		fault_add(k, d->reported.at, arena_printf(k->ask->a, "%s才报告，晚于"
		    "作出决定的%s", fault_day(k, d->reported.day),
		    fault_day(k, d->day.day)));
}

/* E05.4 */
void
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
			fault_add(k, m->at, "通报没有写明形式（会议、文件或者内部网络）"
			    "和范围");
		else if (m->kind == MEASURE_ADMONITION &&
		    !one_of(&m->form, admonition, 2))
			fault_add(k, m->at, "诫勉没有写明以谈话还是以书面方式进行");
	}
}

/* E06.6 */
void
check_ways_told(struct checking *k)
{
	each_decision(k, check_forms);
}
