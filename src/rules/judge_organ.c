/*
 * judge_organ.c - 问责工作报告: to whom it goes (E08.1).
 * Readings: 上级 is no 党组织 of a unit of ours; 同级党委 of a unit's 纪委 is
 *        that unit's, of another 纪委 none of a unit.  An addressee that no
 *        list has is told by its name (rules/organ).
 */
#include <string.h>

#include "rules/judge_run.h"
#include "rules/organ.h"

enum rank { ABOVE, BESIDE, ANY };

static const struct addressee {
	enum organ_type of, type;    /* who reports, to what kind */
	enum rank rank;
	const char *shown;
} addressees[] = {
	{ ORGAN_COMMITTEE, ORGAN_COMMITTEE, ABOVE, "上级党委（党组）" },
	{ ORGAN_INSPECTION, ORGAN_INSPECTION, ABOVE, "上级纪委" },
	{ ORGAN_INSPECTION, ORGAN_COMMITTEE, BESIDE, "同级党委（党组）" },
	{ ORGAN_DEPARTMENT, ORGAN_COMMITTEE, ANY, "同级党委" },
	{ ORGAN_DEPARTMENT, ORGAN_INSPECTION, ANY, "纪委" },
};

static const struct unit *
unit_of(const struct judge_run *r, const char *name)
{
	const struct facts *f = r->j->facts;
	const struct unit *u = organ_unit(f, r->doc->year, DUTY_MAIN, name);

	return u != NULL ? u : organ_unit(f, r->doc->year, DUTY_OVERSIGHT,
	    name);
}

static bool
serves(const struct judge_run *r, const struct addressee *w,
    const char *self, const char *name)
{
	if (name_same(self, name) ||
	    organ_type_of(r->j->facts, r->doc->year, name) != w->type)
		return false;
	if (w->rank == ABOVE)
		return unit_of(r, name) == NULL;
	return w->rank == ANY || unit_of(r, name) == unit_of(r, self);
}

static bool
is_sent(const struct judge_run *r, const struct addressee *w)
{
	const struct accountability_report *x = r->doc->as.accountability;

	for (size_t i = 0; i < x->sent.n; i++)
		if (serves(r, w, field_text(&x->organ),
		    field_text(&x->sent.v[i])))
			return true;
	return false;
}

/* E08.1: who reports is one of the year's 问责主体, of that kind. */
static void
check_reporter(struct judge_run *r)
{
	const struct accountability_report *x = r->doc->as.accountability;
	const struct accountability_organs *all = organs_of(r->j->facts,
	    r->doc->year);
	const struct accountability_organ *o = organ_listed(all,
	    field_text(&x->organ));
	struct spot s = spot_of(NULL, x->organ.at);

	s.mend = "写成问责主体里的名称；漏报的，补报问责主体";
	if (all != NULL && o == NULL)
		tell(r, &s, "%s不在%d年度问责主体内", quoted(r,
		    x->organ.text), r->doc->year);
	s.at = x->f_type.at;
	s.mend = "机关类型照问责主体填写";
	if (o != NULL && o->has_type && x->has_type && o->type != x->type)
		tell(r, &s, "%s在%d年度问责主体内是%s，这里填的是%s",
		    quoted(r, x->organ.text), r->doc->year,
		    organ_type_name(o->type), organ_type_name(x->type));
}

/* E08.1 */
void
check_accountability_report(struct judge_run *r)
{
	const struct accountability_report *x = r->doc->as.accountability;
	struct spot s = spot_of(NULL, x->organ.at);

	check_reporter(r);
	for (size_t i = 0; x->has_type &&
	    i < sizeof(addressees) / sizeof(addressees[0]); i++) {
		const struct addressee *w = &addressees[i];

		if (w->of != x->type || is_sent(r, w))
			continue;
		s.mend = arena_printf(r->a, "报送%s，在“报送”里登记它的全称",
		    w->shown);
		tell(r, &s, "%s的问责工作报告没有报送%s", quoted(r,
		    x->organ.text), w->shown);
	}
}
