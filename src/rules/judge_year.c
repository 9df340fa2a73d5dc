/*
 * judge_year.c - the office's documents of the year: 重点领域, 年终考核,
 * 加减分事项.
 */
#include <string.h>

#include "base/idnumber.h"
#include "base/utf8.h"
#include "rules/judge_run.h"

static void
add_bonus(struct adjustment **out, const char *kind,
    const struct commendation *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		*(*out)++ = (struct adjustment){ &v[i].item, kind, &v[i].unit,
		    NULL, NULL, &v[i].day };
}

const struct adjustment *
adjustments_of(struct judge_run *r, size_t *n)
{
	const struct adjustments *d = r->doc->as.adjustments;
	struct adjustment *v, *out;
	size_t i;

	*n = doc_items(r->doc);
	v = out = arena_array(r->a, struct adjustment, *n);
	add_bonus(&out, "表彰", d->commendation.v, d->commendation.n);
	add_bonus(&out, "推广", d->promotion.v, d->promotion.n);
	for (i = 0; i < d->investigation.n; i++) {
		const struct investigation *x = &d->investigation.v[i];

		*out++ = (struct adjustment){ &x->item, "查处", &x->unit,
		    &x->person, &x->case_id, &x->day };
	}
	for (i = 0; i < d->sanction.n; i++) {
		const struct sanction *x = &d->sanction.v[i];

		*out++ = (struct adjustment){ &x->item, "处分", &x->unit,
		    &x->person, &x->case_id, &x->day };
	}
	return v;
}

/* A02.1: the responsibility of a 成绩.  A unit that is not in the roster
 * is X03.1's. */
void
check_score_duty(struct judge_run *r)
{
	const struct year_end *y = r->doc->as.year_end;
	const struct unit *u;
	enum duty duty;
	struct spot s;
	size_t i;

	for (i = 0; i < y->score.n; i++) {
		const struct year_end_score *v = &y->score.v[i];

		u = v->unit.text == NULL || r->year == NULL ? NULL :
		    map_get(&r->year->by_unit, v->unit.text);
		if (u == NULL || !duty_parse(v->f_duty.text, &duty) ||
		    bears(u, duty))
			continue;
		s = spot_of(&v->item, v->f_duty.at);
		s.unit = v->unit.text;
		tell(r, &s, "单位%s没有登记承担%s的党组织，不能有该责任的"
		    "成绩", v->unit.text, duty_name(duty));
	}
}

/* Without blanks and punctuation: what annual_merit.c takes for one. */
static bool
same_matter(struct judge_run *r, const struct commendation *x,
    const struct commendation *y)
{
	const char *a = x->subject.text, *b = y->subject.text;

	return a != NULL && b != NULL && x->unit.text != NULL &&
	    y->unit.text != NULL && strcmp(x->unit.text, y->unit.text) == 0 &&
	    strcmp(utf8_squash(r->a, a), utf8_squash(r->a, b)) == 0;
}

/* D14.2: said on the 推广; both count. */
void
check_both_bonuses(struct judge_run *r)
{
	const struct adjustments *d = r->doc->as.adjustments;
	struct spot s;

	for (size_t i = 0; i < d->promotion.n; i++)
		for (size_t k = 0; k < d->commendation.n; k++) {
			const struct commendation *p = &d->promotion.v[i];
			const struct commendation *c =
			    &d->commendation.v[k];

			if (!same_matter(r, p, c))
				continue;
			s = spot_of(&p->item, p->item.at);
			s.unit = p->unit.text;
			tell(r, &s, "%s既报表彰（编号%s）又报经验推广，两项都"
			    "加分", quoted(r, p->subject.text),
			    c->item.id.text == NULL ? "" : c->item.id.text);
			break;
		}
}

/* D14.6 */
void
check_adjustment_days(struct judge_run *r)
{
	const struct adjustment *v;
	struct spot s;
	size_t n, i;

	if (r->doc->year == 0)
		return;
	v = adjustments_of(r, &n);
	for (i = 0; i < n; i++) {
		if (v[i].day->day == DAY_NONE ||
		    day_civil(v[i].day->day).year == r->doc->year)
			continue;
		s = spot_of(v[i].item, v[i].day->at);
		s.unit = v[i].unit->text;
		tell(r, &s, "%s的日期%s不在%d年度内", v[i].kind,
		    day_text(r, v[i].day->day), r->doc->year);
	}
}

/* The known 种类, in the table's order. */
static const char *
sanctions_known(struct judge_run *r)
{
	const struct policy *p = r->j->policy;
	const char *list = "可填写：";
	size_t i;

	for (i = 0; i < p->n_sanctions; i++)
		list = arena_printf(r->a, "%s%s%s", list, i == 0 ? "" : "、",
		    p->sanction[i].name);
	return list;
}

static void
check_sanction_kinds(struct judge_run *r)
{
	const struct adjustments *d = r->doc->as.adjustments;
	struct spot s;
	size_t i;

	for (i = 0; i < d->sanction.n; i++) {
		const struct sanction *v = &d->sanction.v[i];

		if (v->kind.text == NULL ||
		    policy_sanction(r->j->policy, v->kind.text) != NULL)
			continue;
		s = spot_of(&v->item, v->kind.at);
		s.unit = v->unit.text;
		s.mend = sanctions_known(r);
		tell(r, &s, "处分种类%s不在处分种类表"
		    "（templates/rules/sanctions.xml）内",
		    quoted(r, v->kind.text));
	}
}

/* X02.2: 编号, and 种类 by the office's table */
void
check_adjustment_values(struct judge_run *r)
{
	const struct adjustment *v;
	size_t n, i;

	v = adjustments_of(r, &n);
	for (i = 0; i < n; i++) {
		check_number(r, v[i].item, &v[i].item->id);
		if (v[i].person != NULL)
			check_number(r, v[i].item, v[i].person);
		if (v[i].case_id != NULL)
			check_number(r, v[i].item, v[i].case_id);
	}
	check_sanction_kinds(r);
}

/* X03.1: the case that an item says it comes of. */
static void
check_case_named(struct judge_run *r, const struct adjustment *v)
{
	const struct field *f = v->case_id;
	struct spot s;

	if (f == NULL || f->text == NULL || idnumber_valid(f->text) ||
	    lacking(r, NEED_LEDGER) ||
	    facts_filed(r->j->facts, ROOT_CASE, f->text) != NULL)
		return;
	s = spot_of(v->item, f->at);
	s.unit = v->unit->text;
	s.mend = "核对编号；编号无误的，先报送问责案件";
	tell(r, &s, "没有已受理的编号%s的问责案件", quoted(r, f->text));
}

/* X03.1: units, cases, and the people of 处分; who is named in a 查处 need
 * not be on the roll.  A fault in a 重点领域 refuses the whole of it. */
void
check_year_references(struct judge_run *r)
{
	const struct doc *d = r->doc;
	const struct adjustment *v;
	size_t i, n = 0;

	if (d->root == ROOT_FOCUS)
		for (i = 0; i < d->as.focus->area.n; i++)
			(void)check_unit_named(r, NULL,
			    &d->as.focus->area.v[i].unit);
	if (d->root == ROOT_YEAR_END)
		for (i = 0; i < d->as.year_end->score.n; i++)
			(void)check_unit_named(r,
			    &d->as.year_end->score.v[i].item,
			    &d->as.year_end->score.v[i].unit);
	if (d->root != ROOT_ADJUSTMENTS)
		return;
	v = adjustments_of(r, &n);
	for (i = 0; i < n; i++) {
		(void)check_unit_named(r, v[i].item, v[i].unit);
		check_case_named(r, &v[i]);
	}
	for (i = 0; i < d->as.adjustments->sanction.n; i++)
		check_person_named(r, &d->as.adjustments->sanction.v[i].item,
		    &d->as.adjustments->sanction.v[i].person);
}
