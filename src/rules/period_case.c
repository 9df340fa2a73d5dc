/*
 * period_case.c - what of the 问责 work is to be urged (E08.3): a proposal
 * that was agreed to and came to nothing, a case with something overdue, a
 * decision that 复查 changed.
 * Readings: a 问责建议书 is answered by a case that names its 签批, of the unit
 *         and person of the 件, started or dropped with a reason.  What is
 *         overdue of a 移送 counts with its
 *         case.
 */
#include <string.h>

#include "rules/approval.h"
#include "rules/case_duty.h"
#include "rules/case_urged.h"
#include "rules/compute_run.h"
#include "rules/fold.h"
#include "rules/organ.h"

static struct note
note_at(const struct filed *f, struct place at, const char *unit)
{
	return (struct note){ .rule = RULE_E08_3, .most = LEVELS,
	    .entry = f->entry, .at = at, .unit = unit,
	    .record = field_text(&f->doc->id), .month = -1, .on = DAY_NONE };
}

/* --- proposals --- */

/* Is the case about the unit, and the person where one is named? */
static bool
is_about(const struct accountability_case *c, const struct approval_item *x)
{
	return (x->unit.text == NULL || strcmp(field_text(&c->target.unit),
	    x->unit.text) == 0) && (x->person.text == NULL || (!c->target.organ &&
	    strcmp(field_text(&c->target.id), x->person.text) == 0));
}

static bool
begun(const struct accountability_case *c, day_t on)
{
	return case_dropped(c, on) || (c->start.given &&
	    c->start.day.day != DAY_NONE && c->start.day.day <= on);
}

/* One proposal, though its 签批 agreed to several. */
static bool
answered(const struct compute_run *run, const char *approval,
    const struct approval_item *x)
{
	const struct facts *f = run->f;

	for (size_t i = 0; i < f->filed[ROOT_CASE].n; i++) {
		const struct accountability_case *c =
		    f->filed[ROOT_CASE].v[i].doc->as.accountability_case;

		if (strcmp(field_text(&c->source.proposal), approval) == 0 &&
		    is_about(c, x) && begun(c, run->as_of))
			return true;
	}
	return false;
}

static void
find_unanswered(struct compute_run *run, const struct filed *f)
{
	const struct approval *v = f->doc->as.approval;
	const char *id = field_text(&f->doc->id);

	for (size_t i = 0; i < v->entry.n; i++) {
		const struct approval_item *x = &v->entry.v[i];
		struct note n = note_at(f, x->item.at, field_text(&x->unit));

		if (strcmp(field_text(&x->kind), "问责建议书") != 0 ||
		    !approval_stands(run->f, f, x) || answered(run, id, x))
			continue;
		note_add(run, &n, "签批%s同意的问责建议没有启动问责，也没有写明"
		    "理由的不予问责", id);
	}
}

/* --- cases --- */

static size_t
overdue_of(const struct compute_run *run, const char *id)
{
	size_t n = 0, k = strlen(id);

	for (size_t i = 0; i < run->r->deadline.n; i++) {
		const struct deadline *d = &run->r->deadline.v[i];

		n += d->state == STATE_OVERDUE &&
		    strncmp(d->subject, id, k) == 0 && d->subject[k] == '/';
	}
	return n;
}

static void
find_case(struct compute_run *run, const struct filed *f)
{
	const struct accountability_case *c = f->doc->as.accountability_case;
	const struct reconsideration *r = &c->reconsideration;
	const char *id = field_text(&f->doc->id);
	bool secret = c->secrecy >= SECRECY_SECRET;
	struct note n = note_at(f, f->doc->at, secret ? "" :
	    field_text(&c->target.unit));
	size_t overdue = overdue_of(run, id);

	if (overdue > 0)
		note_add(run, &n, "案件%s有%zu项逾期没有办结，应当督促纠正", id,
		    overdue);
	if (!r->given || !r->has_verdict || r->day.day == DAY_NONE ||
	    r->day.day > run->as_of || r->verdict == RECONSIDERED_UPHELD)
		return;
	if (secret) {
		note_add(run, &n, "涉密案件%s有应当督促纠正的事项，内容不予显示",
		    id);
		return;
	}
	n.at = r->at;
	note_add(run, &n, "案件%s的问责决定经复查%s", id,
	    reconsidered_name(r->verdict));
}

/* --- urged again --- */

/* The case whose urging made it the second is the paper's 编号; a 问责主体
 * that is no unit's has no 单位. */
void
run_urging_drafts(struct compute_run *run)
{
	struct urgings all = { { NULL, 0, 0 } };

	case_urgings(run->a, run->f, &all);
	for (size_t i = 0; i < all.v.n; i++) {
		const struct urging *x = &all.v.v[i];
		const struct unit *u = NULL;
		struct draft_paper d = { .unit = "", .person = "",
			.period = "", .id = field_text(&x->of->doc->id),
			.day = x->by->doc->as.approval->day.day,
			.filed = x->of };

		if (!urged_again(&all, i))
			continue;
		for (int k = 0; u == NULL && k < DUTIES; k++)
			u = organ_unit(run->f, run->year, (enum duty)k,
			    x->organ);
		if (u != NULL)
			d.unit = field_text(&u->code);
		draft_paper_add(run, DRAFT_ACCOUNT_URGING, &d);
	}
}

/* E08.3 */
void
run_urging(struct compute_run *run)
{
	const struct facts *f = run->f;

	for (size_t i = 0; i < f->approval.n; i++)
		find_unanswered(run, &f->approval.v[i]);
	for (size_t i = 0; i < f->filed[ROOT_CASE].n; i++)
		find_case(run, &f->filed[ROOT_CASE].v[i]);
}
