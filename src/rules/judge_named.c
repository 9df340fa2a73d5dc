/*
 * judge_named.c - 问责主体, 干部变动, 督查反馈 and the other documents of
 * 谈话, 述责述廉, 督查 and 问责: the numbers they give and the things they
 * name (X02.2, X03.1, X03.2), as one list per document.
 * Readings: who is talked with need only be on the roll (B04.1, 警告).
 */
#include <string.h>

#include "base/idnumber.h"
#include "rules/judge_run.h"

/* What a value of a document is to others. */
enum mention_kind {
	MENTION_NUMBER,      /* a 编号 that it gives */
	MENTION_ITEM,        /* likewise, of an item: once in the document */
	MENTION_UNIT, MENTION_PERSON,
	MENTION_OBJECT,      /* a person: once in the document */
	MENTION_INSPECTION,  /* 编号 of a 督查 */
	MENTION_PROBLEM,     /* of a 问题 of the document's 督查 */
	MENTION_CHANGE,      /* a 任职 or 重大事项报告 */
	MENTION_TRANSFER,    /* a 调离 from the document's unit */
	MENTION_APPROVAL, MENTION_CASE,
	MENTIONS
};

struct mention {
	enum mention_kind kind;
	const struct item *item;   /* NULL: of the file */
	const struct field *f;
};

struct mentions { struct arena *a; VEC(struct mention) m; };

static void
add(struct mentions *l, enum mention_kind kind, const struct item *it,
    const struct field *f)
{
	*vec_push(l->a, &l->m) = (struct mention){ kind, it, f };
}

static void
of_change(struct mentions *l, const struct doc *d)
{
	const struct personnel_change *c = d->as.change;

	add(l, MENTION_NUMBER, NULL, &d->id);
	for (size_t i = 0; i < c->appointment.n; i++) {
		const struct appointment *x = &c->appointment.v[i];

		add(l, MENTION_ITEM, &x->item, &x->item.id);
		add(l, MENTION_PERSON, &x->item, &x->person);
		add(l, MENTION_UNIT, &x->item, &x->unit);
	}
	for (size_t i = 0; i < c->transfer.n; i++) {
		const struct transfer *x = &c->transfer.v[i];

		add(l, MENTION_ITEM, &x->item, &x->item.id);
		add(l, MENTION_PERSON, &x->item, &x->person);
		add(l, MENTION_UNIT, &x->item, &x->unit);
	}
	for (size_t i = 0; i < c->report.n; i++) {
		const struct matter_report *x = &c->report.v[i];

		add(l, MENTION_ITEM, &x->item, &x->item.id);
		add(l, MENTION_PERSON, &x->item, &x->person);
		add(l, MENTION_UNIT, &x->item, &x->unit);
	}
}

static void
of_inspection(struct mentions *l, const struct doc *d)
{
	const struct inspection *x = d->as.inspection;

	add(l, MENTION_NUMBER, NULL, &d->id);
	add(l, MENTION_UNIT, NULL, &x->unit);
	for (size_t i = 0; i < x->problem.n; i++)
		add(l, MENTION_ITEM, &x->problem.v[i].item,
		    &x->problem.v[i].item.id);
}

static void
of_rectification(struct mentions *l, const struct doc *d)
{
	const struct rectification_report *x = d->as.rectification;

	add(l, MENTION_INSPECTION, NULL, &x->inspection);
	for (size_t i = 0; i < x->entry.n; i++)
		add(l, MENTION_PROBLEM, &x->entry.v[i].item,
		    &x->entry.v[i].item.id);
}

static void
of_check(struct mentions *l, const struct doc *d)
{
	const struct rectification_check *x = d->as.check;

	add(l, MENTION_INSPECTION, NULL, &x->inspection);
	for (size_t i = 0; i < x->entry.n; i++)
		add(l, MENTION_PROBLEM, &x->entry.v[i].item,
		    &x->entry.v[i].item.id);
}

static void
of_transfer(struct mentions *l, const struct doc *d)
{
	add(l, MENTION_TRANSFER, NULL, &d->as.transfer->change);
}

static void
of_report(struct mentions *l, const struct doc *d)
{
	const struct field *f = &d->as.accounting->subject;

	if (f->text == NULL || strcmp(f->text, REPORT_OF_TEAM) != 0)
		add(l, MENTION_PERSON, NULL, f);
}

static void
of_vote(struct mentions *l, const struct doc *d)
{
	const struct accounting_vote *v = d->as.vote;

	add(l, MENTION_NUMBER, NULL, &d->id);
	add(l, MENTION_UNIT, NULL, &d->unit);
	for (size_t i = 0; i < v->vote.n; i++) {
		add(l, MENTION_OBJECT, NULL, &v->vote.v[i].id);
		add(l, MENTION_UNIT, NULL, &v->vote.v[i].unit);
	}
}

static void
of_talk(struct mentions *l, const struct doc *d)
{
	const struct talk *t = d->as.talk;

	add(l, MENTION_NUMBER, NULL, &d->id);
	add(l, MENTION_UNIT, NULL, &d->unit);
	add(l, MENTION_CHANGE, NULL, &t->change);
	add(l, MENTION_APPROVAL, NULL, &t->approval);
	add(l, MENTION_CASE, NULL, &t->case_id);
	for (size_t i = 0; i < t->talker.n; i++)
		add(l, MENTION_PERSON, NULL, &t->talker.v[i].id);
	for (size_t i = 0; i < t->talkee.n; i++) {
		add(l, MENTION_NUMBER, NULL, &t->talkee.v[i].id);
		add(l, MENTION_UNIT, NULL, &t->talkee.v[i].unit);
	}
}

static void
of_case(struct mentions *l, const struct doc *d)
{
	const struct accountability_case *c = d->as.accountability_case;

	add(l, MENTION_NUMBER, NULL, &d->id);
	add(l, MENTION_APPROVAL, NULL, &c->source.proposal);
	add(l, c->target.organ ? MENTION_NUMBER : MENTION_PERSON, NULL,
	    &c->target.id);
	add(l, MENTION_UNIT, NULL, &c->target.unit);
}

static struct mentions
mentions_of(struct judge_run *r)
{
	static void (*const of[ROOTS])(struct mentions *,
	    const struct doc *) = {
		[ROOT_CHANGE] = of_change,
		[ROOT_INSPECTION] = of_inspection,
		[ROOT_RECTIFICATION] = of_rectification,
		[ROOT_CHECK] = of_check,
		[ROOT_TRANSFER] = of_transfer,
		[ROOT_REPORT] = of_report,
		[ROOT_VOTE] = of_vote,
		[ROOT_TALK] = of_talk,
		[ROOT_CASE] = of_case,
	};
	struct mentions l = { r->a, { NULL, 0, 0 } };

	if (of[r->doc->root] != NULL)
		of[r->doc->root](&l, r->doc);
	return l;
}

/* --- X02.2 --- */

void
check_named_values(struct judge_run *r)
{
	struct mentions l = mentions_of(r);

	for (size_t i = 0; i < l.m.n; i++)
		if (l.m.v[i].kind != MENTION_UNIT &&
		    l.m.v[i].f->text != NULL)
			check_number(r, l.m.v[i].item, l.m.v[i].f);
}

/* --- X03.1 --- */

/* The 编号 of the 督查 that a 整改报告 or 整改核查 is about; NULL. */
static const char *
inspection_of(const struct doc *d)
{
	if (d->root == ROOT_RECTIFICATION)
		return d->as.rectification->inspection.text;
	return d->root == ROOT_CHECK ? d->as.check->inspection.text : NULL;
}

/* The 督查 that a document names: a unit reports on its own alone. */
static const struct filed *
inspection_named(const struct judge_run *r, const char *id)
{
	const struct filed *f = facts_filed(r->j->facts, ROOT_INSPECTION, id);

	return f != NULL && r->doc->root == ROOT_RECTIFICATION &&
	    strcmp(field_text(&f->doc->as.inspection->unit), r->code) != 0 ?
	    NULL : f;
}

/* The 调离 that a form names: a unit tells of its own people alone. */
static const struct transfer *
transfer_named(const struct judge_run *r, const char *id)
{
	const struct transfer *x = facts_transfer(r->j->facts, id);

	return x != NULL && strcmp(field_text(&x->unit), r->code) != 0 ?
	    NULL : x;
}

/* Is it there?  A 问题 of a 督查 that is not there is not said as well. */
static bool
is_there(const struct judge_run *r, const struct mention *m)
{
	const struct facts *f = r->j->facts;
	const char *id = m->f->text, *of = inspection_of(r->doc);

	switch (m->kind) {
	case MENTION_INSPECTION:
		return inspection_named(r, id) != NULL;
	case MENTION_PROBLEM:
		return of == NULL || inspection_named(r, of) == NULL ||
		    facts_problem(f, of, id) != NULL;
	case MENTION_CHANGE:
		return facts_change(f, id) != NULL &&
		    facts_transfer(f, id) == NULL;
	case MENTION_TRANSFER:
		return transfer_named(r, id) != NULL;
	case MENTION_APPROVAL:
		return facts_approval_filed(f, id) != NULL;
	case MENTION_CASE:
		return facts_filed(f, ROOT_CASE, id) != NULL;
	case MENTION_NUMBER: case MENTION_ITEM: case MENTION_UNIT:
	case MENTION_PERSON: case MENTION_OBJECT: case MENTIONS:
		break;
	}
	return true;
}

static void
tell_absent(struct judge_run *r, const struct mention *m)
{
	static const char *const what[] = {
		[MENTION_INSPECTION] = "督查反馈",
		[MENTION_PROBLEM] = "督查问题",
		[MENTION_CHANGE] = "任职或者重大事项报告",
		[MENTION_TRANSFER] = "调离",
		[MENTION_APPROVAL] = "签批",
		[MENTION_CASE] = "问责案件",
	};
	struct spot s = spot_of(m->item, m->f->at);

	s.mend = "核对编号；编号无误的，先报送所指的文件";
	if (m->kind == MENTION_INSPECTION && facts_filed(r->j->facts,
	    ROOT_INSPECTION, m->f->text) != NULL) {
		s.mend = "填写对本单位的督查反馈的编号";
		tell(r, &s, "编号%s的督查反馈不是对本单位的，不能由本单位报整改",
		    quoted(r, m->f->text));
		return;
	}
	if (m->kind == MENTION_TRANSFER &&
	    facts_transfer(r->j->facts, m->f->text) != NULL) {
		s.mend = "填写从本单位调离的编号";
		tell(r, &s, "编号%s的调离不是从本单位调离的，不能由本单位登记",
		    quoted(r, m->f->text));
		return;
	}
	tell(r, &s, "没有已受理的编号%s的%s", quoted(r, m->f->text),
	    what[m->kind]);
}

/* The objects of a meeting, as the roster has them: 警告, as B04.1 is. */
static void
check_objects(struct judge_run *r)
{
	static const char who[] = "述责述廉对象";
	const struct accounting_vote *m = r->doc->as.vote;

	for (size_t i = 0; i < m->vote.n; i++) {
		const struct vote *v = &m->vote.v[i];
		struct spot s = spot_lighter(NULL, v->name.at, LEVEL_WARN);

		s.record = v->id.text;
		s.unit = v->unit.text;
		s.mend = "核对姓名、编号和单位";
		check_name_enrolled(r, &s, who, &v->id, &v->name);
		s.at = v->unit.at;
		check_unit_enrolled(r, &s, who, &v->id, &v->unit);
	}
}

void
check_named_references(struct judge_run *r)
{
	struct mentions l = mentions_of(r);

	for (size_t i = 0; i < l.m.n; i++) {
		const struct mention *m = &l.m.v[i];

		if (m->f->text == NULL || idnumber_valid(m->f->text))
			continue;
		if (m->kind == MENTION_UNIT)
			(void)check_unit_named(r, m->item, m->f);
		else if (m->kind == MENTION_PERSON ||
		    m->kind == MENTION_OBJECT)
			check_person_named(r, m->item, m->f);
		else if (m->kind >= MENTION_INSPECTION &&
		    !lacking(r, NEED_LEDGER) && !is_there(r, m))
			tell_absent(r, m);
	}
	if (r->doc->root == ROOT_VOTE)
		check_objects(r);
}

/* --- X03.2 --- */

void
check_named_twice(struct judge_run *r, struct map *m)
{
	static const char *const what[MENTIONS] = {
		[MENTION_ITEM] = "编号", [MENTION_PROBLEM] = "问题",
		[MENTION_OBJECT] = "述责述廉对象",
	};
	struct mentions l = mentions_of(r);

	for (size_t i = 0; i < l.m.n; i++)
		if (what[l.m.v[i].kind] != NULL)
			number_once(r, m, l.m.v[i].item, l.m.v[i].f,
			    what[l.m.v[i].kind]);
}
