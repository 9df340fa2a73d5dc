/*
 * judge_inspection.c - 督查反馈, 整改报告, 整改核查: A02.1, D07.1, and the
 * order of their days (X02.2).
 * Readings: what was mended before the day of the 督查反馈, while the group
 *        was still there, may be reported so: 完成日期 is held against the
 *        day of the report alone.
 */
#include "rules/judge_run.h"

/* A02.1: the responsibility inspected.  A unit that is not in the roster
 * is X03.1's. */
void
check_inspected_duty(struct judge_run *r)
{
	const struct inspection *i = r->doc->as.inspection;
	const struct unit *u = i->unit.text == NULL ? NULL :
	    map_get(&r->year->by_unit, i->unit.text);
	struct spot s = spot_of(NULL, i->f_duty.at);

	if (u == NULL || i->f_duty.text == NULL || bears(u, i->duty))
		return;
	s.unit = u->code.text;
	tell(r, &s, "%s（%s）没有登记承担%s的党组织，不能对其督查该责任",
	    u->code.text, field_text(&u->name), duty_name(i->duty));
}

/* D07.1 */
void
check_basis(struct judge_run *r)
{
	const struct inspection *i = r->doc->as.inspection;
	struct spot s = spot_of(NULL, i->f_kind.at);

	if (i->has_kind && i->kind == INSPECTION_SPECIAL &&
	    i->basis.text == NULL)
		tell(r, &s, "专项督查没有写明依据");
}

/* --- X02.2: days in their order --- */

static void
problem_days(struct judge_run *r)
{
	const struct inspection *i = r->doc->as.inspection;

	for (size_t k = 0; k < i->problem.n; k++) {
		const struct problem *p = &i->problem.v[k];
		struct spot s = spot_of(&p->item, p->due.at);

		s.mend = "核对整改期限和督查反馈的日期";
		tell_day_order(r, &(struct day_pair){ &i->day, &p->due,
		    "督查反馈的日期", "整改期限", false }, &s);
	}
}

static struct f_day
day_filed(const struct doc *d)
{
	return (struct f_day){ .day = d->own_day, .at = d->filed.at };
}

static void
mended_days(struct judge_run *r)
{
	const struct rectification_report *x = r->doc->as.rectification;
	const struct f_day sent = day_filed(r->doc);

	for (size_t k = 0; k < x->entry.n; k++) {
		const struct rectification *y = &x->entry.v[k];
		struct spot s = spot_of(&y->item, y->completed.at);

		s.mend = "填写实际完成的日期，不晚于报送的日期；没有完成的，"
		    "状态填整改中，不填完成日期";
		if (y->f_state.text != NULL && !y->done &&
		    y->completed.day != DAY_NONE)
			tell(r, &s, "状态是%s，却填写了完成日期%s",
			    y->f_state.text, day_text(r, y->completed.day));
		else
			tell_day_order(r, &(struct day_pair){ &y->completed,
			    &sent, "完成日期", "报送日期", false }, &s);
	}
}

void
check_inspection_days(struct judge_run *r)
{
	if (r->doc->root == ROOT_INSPECTION)
		problem_days(r);
	else if (r->doc->root == ROOT_RECTIFICATION)
		mended_days(r);
}

/* Neither a report nor a 核查 is older than the 督查 it is about. */
void
check_since_inspection(struct judge_run *r)
{
	const bool report = r->doc->root == ROOT_RECTIFICATION;
	const struct f_day sent = day_filed(r->doc);
	const struct f_day *then = report ? &sent : &r->doc->as.check->day;
	const struct field *id = report ? &r->doc->as.rectification->inspection :
	    &r->doc->as.check->inspection;
	const struct filed *of = id->text == NULL ? NULL :
	    facts_filed(r->j->facts, ROOT_INSPECTION, id->text);
	struct spot s = spot_of(NULL, then->at);

	s.mend = "核对日期和督查的编号；督查反馈的日期有误的，先更正督查反馈";
	if (of != NULL)
		tell_day_order(r, &(struct day_pair){
		    &of->doc->as.inspection->day, then, arena_printf(r->a,
		    "督查反馈（%s）的日期", id->text), report ? "报送日期" :
		    "核查日期", false }, &s);
}
