/*
 * judge_form.c - values and references: X02.2 where an XSD cannot say
 * it, X03.1.
 */
#include <string.h>

#include "base/idnumber.h"
#include "model/window.h"
#include "rules/judge_run.h"

/* Names of templates/rules/patterns.xml. */
#define PATTERN_ID "编号"
#define PATTERN_UNIT "单位代码"
#define PATTERN_PHONE "电话"
#define PATTERN_PAPER "文号"

/* --- X02.2 --- */

/* A pattern that runs into its limits is the office's to mend (X05.1). */
static void
pattern_defective(struct judge_run *r, const char *name)
{
	struct spot s = spot_of(NULL, r->doc->at);

	if (r->pattern_failed)
		return;
	r->pattern_failed = true;
	s.mend = "请改正patterns.xml中的表达式，再重新运行";
	tell_rule(r, RULE_X05_1, &s,
	    "写法表中“%s”的表达式运行超过限度，不能判定", name);
}

static void
check_form(struct judge_run *r, const struct field *f, const char *name,
    const struct spot *s)
{
	const struct policy *p = r->j->policy;
	int got;

	if (f->text == NULL || p->match == NULL)
		return;
	got = p->match(p->patterns, name, f->text);
	if (got < 0)
		pattern_defective(r, name);
	else if (got == 0)
		tell(r, s, "%s不合写法表中“%s”的写法", quoted(r, f->text),
		    name);
}

/* A 编号 that somebody gives: never an identity number. */
void
check_number(struct judge_run *r, const struct item *it,
    const struct field *f)
{
	struct spot s = spot_of(it, f->at);

	if (f->text == NULL)
		return;
	if (idnumber_valid(f->text)) {
		s.mend = "另编编号，例如G410922-001";
		tell(r, &s, "编号用了身份证号码");
		return;
	}
	check_form(r, f, PATTERN_ID, &s);
}

static void
check_tenures(struct judge_run *r, const struct tenure *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		check_number(r, NULL, &v[i].item.id);
}

static void
check_roster_values(struct judge_run *r)
{
	const struct roster *roster = r->doc->as.roster;
	const struct unit *u;
	struct spot s;
	size_t i, k;

	for (i = 0; i < roster->unit.n; i++) {
		u = &roster->unit.v[i];
		s = spot_of(NULL, u->code.at);
		check_form(r, &u->code, PATTERN_UNIT, &s);
		for (k = 0; k < DUTIES; k++)
			check_tenures(r, u->organ[k].principal.v,
			    u->organ[k].principal.n);
		check_tenures(r, u->cadre.v, u->cadre.n);
		for (k = 0; k < u->recorder.n; k++) {
			s = spot_lighter(NULL, u->recorder.v[k].phone.at,
			    LEVEL_WARN);
			check_form(r, &u->recorder.v[k].phone, PATTERN_PHONE,
			    &s);
		}
	}
}

/* Only 每年 and 一次 have one: `MM-DD`, or a date of the year.  That of a
 * plan is A05.1's. */
static void
check_due_form(struct judge_run *r, const struct indicator *in)
{
	struct spot s = spot_of(&in->item, in->due.at);
	int year = r->doc->year;
	day_t day;

	if (in->item.broken || year == 0)
		return;
	if (in->due.text == NULL) {
		s.at = in->item.at;
		s.mend = arena_printf(r->a, "填写完成时限，例如%d-06-30",
		    year);
		if (in->cycle == CYCLE_ONCE)
			tell(r, &s, "周期是一次的指标，没有填写完成时限");
	} else if (in->cycle == CYCLE_ONCE) {
		s.mend = arena_printf(r->a, "填写%d年内的日期，例如"
		    "%d-06-30", year, year);
		if (!day_parse(in->due.text, &day) ||
		    day_civil(day).year != year)
			tell(r, &s, "周期是一次的指标，完成时限%s不是%d年内"
			    "的日期", quoted(r, in->due.text), year);
	} else if (in->cycle == CYCLE_YEAR) {
		s.mend = "填写月-日，例如11-30，不填就是12-31";
		if (!monthday_parse(in->due.text, year, &day))
			tell(r, &s, "周期是每年的指标，完成时限%s不是%d年的"
			    "月-日", quoted(r, in->due.text), year);
	} else {
		s.mend = "删去完成时限";
		tell(r, &s, "周期是%s的指标，不填写完成时限",
		    cycle_name(in->cycle));
	}
}

static void
check_plan_values(struct judge_run *r)
{
	const struct plan *p = r->doc->as.plan;
	struct spot s = spot_lighter(NULL, p->number.at, LEVEL_WARN);
	size_t i;

	check_form(r, &p->number, PATTERN_PAPER, &s);
	for (i = 0; i < p->indicator.n; i++)
		check_number(r, NULL, &p->indicator.v[i].item.id);
}

static void
check_worklist_values(struct judge_run *r)
{
	const struct worklist *w = r->doc->as.worklist;
	size_t i;

	for (i = 0; i < w->indicator.n; i++) {
		check_number(r, &w->indicator.v[i].item,
		    &w->indicator.v[i].item.id);
		check_due_form(r, &w->indicator.v[i]);
	}
}

static void
check_approval_values(struct judge_run *r)
{
	const struct approval *v = r->doc->as.approval;
	size_t i;

	check_number(r, NULL, &r->doc->id);
	for (i = 0; i < v->entry.n; i++) {
		check_number(r, &v->entry.v[i].item, &v->entry.v[i].person);
		check_number(r, &v->entry.v[i].item, &v->entry.v[i].number);
	}
}

/* X02.2: what the XSD cannot say of a whole document */
void
check_values_file(struct judge_run *r)
{
	size_t i;

	switch (r->doc->root) {
	case ROOT_ROSTER:
		check_roster_values(r);
		break;
	case ROOT_CHECKLIST:
		for (i = 0; i < r->doc->as.checklist->entry.n; i++)
			check_number(r, NULL,
			    &r->doc->as.checklist->entry.v[i].id);
		break;
	case ROOT_PLAN:
		check_plan_values(r);
		break;
	case ROOT_WORKLIST:
		check_worklist_values(r);
		break;
	case ROOT_APPROVAL:
		check_approval_values(r);
		break;
	case ROOT_FOCUS:
		check_number(r, NULL, &r->doc->id);
		break;
	case ROOT_ADJUSTMENTS:
		check_adjustment_values(r);
		break;
	case ROOT_SUBMISSION: case ROOT_REVIEW: case ROOT_BRIEFING:
	case ROOT_YEAR_END: case ROOT_DUTY_REPORT: case ROOTS:
		break;
	case ROOT_ORGANS: case ROOT_CHANGE: case ROOT_INSPECTION:
	case ROOT_RECTIFICATION: case ROOT_CHECK: case ROOT_TRANSFER:
	case ROOT_REPORT: case ROOT_TALK: case ROOT_ACCOUNTABILITY:
	case ROOT_CASE:
		check_named_values(r);
		break;
	case ROOT_VOTE:
		check_named_values(r);
		check_meeting_values(r);
		break;
	}
}

/* X02.2: of a record */
void
check_values_record(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->to.at);
	size_t i;

	check_number(r, &rec->item, &rec->item.id);
	for (i = 0; i < rec->person.n; i++)
		check_number(r, &rec->item, &rec->person.v[i].id);
	if (rec->from.t != TIME_NONE && rec->to.t != TIME_NONE &&
	    rec->to.t < rec->from.t)
		tell(r, &s, "结束时间%s早于开始时间%s",
		    moment_text(r, rec->to.t), moment_text(r, rec->from.t));
}

/* --- X03.1 --- */

static bool
unit_known(const struct judge_run *r, const char *code)
{
	return r->year == NULL || map_get(&r->year->by_unit, code) != NULL;
}

/* A unit that a row of an office document names; true if it is there or
 * cannot be looked up. */
bool
check_unit_named(struct judge_run *r, const struct item *it,
    const struct field *f)
{
	struct spot s = spot_of(it, f->at);

	if (f->text == NULL || r->doc->year == 0 ||
	    lacking(r, NEED_ROSTER) || unit_known(r, f->text))
		return true;
	tell(r, &s, "单位代码%s不在%d年度单位名册内", quoted(r, f->text),
	    r->year->year);
	return false;
}

void
check_person_named(struct judge_run *r, const struct item *it,
    const struct field *f)
{
	struct spot s = spot_of(it, f->at);

	if (f->text == NULL || idnumber_valid(f->text) ||
	    r->doc->year == 0 || lacking(r, NEED_ROSTER) ||
	    map_get(&r->year->by_person, f->text) != NULL)
		return;
	s.mend = "核对人员编号；不在名册内的人员，不填编号";
	tell(r, &s, "人员编号%s不在%d年度单位名册内", quoted(r, f->text),
	    r->year->year);
}

/* Somebody of the year's roster; NULL. */
const struct tenure *
person_enrolled(const struct judge_run *r, const char *id)
{
	return r->year == NULL || id == NULL ? NULL :
	    map_get(&r->year->by_person, id);
}

void
check_name_enrolled(struct judge_run *r, const struct spot *s,
    const char *who, const struct field *id, const struct field *name)
{
	const struct tenure *had = person_enrolled(r, id->text);

	if (had != NULL && had->name.text != NULL && name->text != NULL &&
	    !name_same(had->name.text, name->text))
		tell(r, s, "%s的姓名与单位名册里这个编号的不同", who);
}

static bool
among(const struct tenure *v, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].item.id.text != NULL &&
		    strcmp(v[i].item.id.text, id) == 0)
			return true;
	return false;
}

/* Is he in that unit's part of the roster? */
static bool
enrolled_in(const struct unit *u, const char *id)
{
	for (int k = 0; k < DUTIES; k++)
		if (among(u->organ[k].principal.v, u->organ[k].principal.n,
		    id))
			return true;
	return among(u->cadre.v, u->cadre.n, id);
}

void
check_unit_enrolled(struct judge_run *r, const struct spot *s,
    const char *who, const struct field *id, const struct field *unit)
{
	const struct unit *u = r->year == NULL || unit->text == NULL ? NULL :
	    map_get(&r->year->by_unit, unit->text);

	if (u != NULL && person_enrolled(r, id->text) != NULL &&
	    !enrolled_in(u, id->text))
		tell(r, s, "%s在单位名册里不是所填单位的人员", who);
}

/* X03.1: a record's people, and a 更正 with nothing to correct */
void
check_references_record(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_lighter(&rec->item, rec->amendment.at,
	    LEVEL_INFO);
	size_t i;

	for (i = 0; i < rec->person.n; i++)
		check_person_named(r, &rec->item, &rec->person.v[i].id);
	if (!rec->amendment.given || lacking(r, NEED_LEDGER) ||
	    r->known != NULL)
		return;
	s.mend = "首次报送的记录不必附更正";
	tell(r, &s, "此前没有已受理的同编号记录，更正不起作用，"
	    "按新记录判断");
}

static bool
in_same_file(const struct submission *s, const char *id)
{
	size_t i;

	for (i = 0; i < s->record.n; i++)
		if (s->record.v[i].item.id.text != NULL &&
		    strcmp(s->record.v[i].item.id.text, id) == 0)
			return true;
	return false;
}

static void
check_withdrawn_named(struct judge_run *r)
{
	const struct submission *sub = r->doc->as.submission;
	const struct withdrawal *w;
	struct spot s;
	size_t i;

	for (i = 0; i < sub->withdrawal.n; i++) {
		w = &sub->withdrawal.v[i];
		if (w->item.id.text == NULL || r->code[0] == '\0' ||
		    lacking(r, NEED_LEDGER) ||
		    facts_record(r->j->facts, r->code,
		    w->item.id.text) != NULL ||
		    in_same_file(sub, w->item.id.text)) /* X03.2 */
			continue;
		s = spot_of(&w->item, w->item.id.at);
		tell(r, &s, "本单位没有编号%s的已受理记录，无法撤回",
		    quoted(r, w->item.id.text));
	}
}

static void
check_opinion(struct judge_run *r, const struct review_opinion *o)
{
	struct spot s = spot_of(&o->item, o->record.at);

	s.unit = o->unit.text;
	if (check_unit_named(r, &o->item, &o->unit) &&
	    o->unit.text != NULL && o->record.text != NULL &&
	    !lacking(r, NEED_LEDGER) && facts_record(r->j->facts,
	    o->unit.text, o->record.text) == NULL)
		tell(r, &s, "单位%s没有编号%s的已受理记录", o->unit.text,
		    quoted(r, o->record.text));
	if (o->opinion != OPINION_DEDUCT)
		return;
	s.mend = "填写扣分，例如扣分=\"0.5\"";
	if (!o->deduct.given && !said_at(r, o->deduct.at)) {
		s.at = o->f_opinion.at;
		tell(r, &s, "结论是扣分，没有填写扣多少分");
	} else if (o->deduct.given && o->deduct.n == 0) {
		s.at = o->deduct.at;
		tell(r, &s, "结论是扣分，扣分却是0");
	}
}

/* A record, or a 督查, 评议, 谈话 or 案件 by its 编号 (of a 签批). */
static bool
thing_anywhere(const struct judge_run *r, const char *unit, const char *id)
{
	static const enum root known[] = { ROOT_INSPECTION, ROOT_VOTE,
		ROOT_TALK, ROOT_CASE };
	const struct facts *f = r->j->facts;
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (facts_filed(f, known[i], id) != NULL)
			return true;
	if (unit != NULL)
		return facts_record(f, unit, id) != NULL;
	for (i = 0; i < f->record.n; i++)
		if (strcmp(f->record.v[i]->id, id) == 0)
			return true;
	return false;
}

/*
 * Whom a 件 names is looked up in the roster of the year it speaks of: a
 * year's papers are signed in the next one, and people come and go.  That
 * of the 签批 where the 件 names no period or that year has no roster.
 */
static const struct fact_year *
year_spoken_of(const struct judge_run *r, const struct approval_item *v)
{
	struct window w;
	int k;

	for (k = 0; v->period.text != NULL && k < WINDOWS; k++)
		if (window_parse(v->period.text, (enum window_kind)k, &w)) {
			const struct fact_year *y = facts_year(r->j->facts,
			    window_year(w));

			return y == NULL || y->roster.doc == NULL ? r->year :
			    y;
		}
	return r->year;
}

static void
check_approval_item(struct judge_run *r, const struct approval_item *v)
{
	struct spot s = spot_of(&v->item, v->number.at);
	const char *verdict = v->verdict.text == NULL ? "" : v->verdict.text;

	s.unit = v->unit.text;
	check_person_named(r, &v->item, &v->person);
	if (check_unit_named(r, &v->item, &v->unit) &&
	    v->number.text != NULL && !idnumber_valid(v->number.text) &&
	    !lacking(r, NEED_LEDGER) &&
	    !thing_anywhere(r, v->unit.text, v->number.text))
		tell(r, &s, "没有已受理的编号%s的记录、督查、评议、谈话或者"
		    "案件", quoted(r, v->number.text));
	if (v->reason.text != NULL || said_at(r, v->reason.at) ||
	    (strcmp(verdict, "不同意") != 0 && strcmp(verdict, "修改") != 0 &&
	    strcmp(verdict, "不予") != 0))
		return;
	s.at = v->verdict.at;
	s.mend = "填写理由";
	tell(r, &s, "结论是%s，没有写明理由", verdict);
}

static void
check_approval_items(struct judge_run *r)
{
	const struct approval *d = r->doc->as.approval;
	const struct fact_year *own = r->year;
	bool lacks = r->lacks[NEED_ROSTER];
	size_t i;

	for (i = 0; i < d->entry.n; i++) {
		r->year = year_spoken_of(r, &d->entry.v[i]);
		r->lacks[NEED_ROSTER] = r->year == own ? lacks : false;
		check_approval_item(r, &d->entry.v[i]);
	}
	r->year = own;
	r->lacks[NEED_ROSTER] = lacks;
}

/* X03.1: what the items of a document name */
void
check_references_file(struct judge_run *r)
{
	size_t i;

	if (r->doc->root == ROOT_SUBMISSION)
		check_withdrawn_named(r);
	if (r->doc->root == ROOT_REVIEW)
		for (i = 0; i < r->doc->as.review->opinion.n; i++)
			check_opinion(r, &r->doc->as.review->opinion.v[i]);
	if (r->doc->root == ROOT_APPROVAL)
		check_approval_items(r);
	check_year_references(r);
	check_named_references(r);
}
