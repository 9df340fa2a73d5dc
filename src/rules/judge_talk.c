/*
 * judge_talk.c - 谈话记录 and 调离登记 (谈话制度第四条至第二十条).
 * B23.1: what is found of a talk names attributes, days and counts; no
 *        value that somebody wrote in it is repeated.
 * Readings: a talker of 市委, 市纪委 or a 党的工作部门, or who was delegated,
 *        is taken at its word: none of them is in a unit's roster.  A
 *        负责人 is a 主要负责人 of either responsibility or another 班子成员.
 */
#include <assert.h>
#include <string.h>

#include "rules/judge_run.h"
#include "rules/statement.h"

/* Something of the talk, at `at`; 编号 is the talk's. */
static struct spot
talk_spot(const struct judge_run *r, struct place at)
{
	struct spot s = spot_of(NULL, at.line == 0 ? r->doc->at : at);

	s.record = r->doc->id.text;
	return s;
}

/* A18.1: nothing further is said of it. */
static bool
beyond(const struct talk *t)
{
	day_t day = talk_day(t);

	return day != DAY_NONE && day < day_of(2017, 4, 19);
}

/* What is missing can only be told of a file that was read to its end. */
static bool
judged(const struct judge_run *r)
{
	return r->j->well_formed && !beyond(r->doc->as.talk);
}

static bool
is_kind(const struct judge_run *r, enum talk_kind kind)
{
	const struct talk *t = r->doc->as.talk;

	return t->has_kind && t->kind == kind && judged(r);
}

void
check_talk_beyond(struct judge_run *r)
{
	const struct talk *t = r->doc->as.talk;
	struct spot s = talk_spot(r, t->time.at);

	if (beyond(t))
		tell(r, &s, "谈话在2017年4月19日之前，不适用谈话制度");
}

/* --- B04.1 --- */

static bool
says(const struct field *f, const char *word)
{
	return f->text != NULL && strcmp(f->text, word) == 0;
}

/* A 负责人 or another member of the 领导班子 on that day. */
static bool
leads(const struct unit *u, const char *name, day_t d)
{
	for (int k = 0; k < DUTIES; k++) {
		const struct organ *o = &u->organ[k];

		if (o->given && tenure_holds(o->principal.v, o->principal.n,
		    name, d))
			return true;
	}
	for (size_t i = 0; i < u->cadre.n; i++) {
		const struct tenure *c = &u->cadre.v[i];

		if ((says(&c->team, "主要负责人") ||
		    says(&c->team, "班子成员")) &&
		    tenure_holds(c, 1, name, d))
			return true;
	}
	return false;
}

static bool
leads_somewhere(const struct judge_run *r, const char *name, day_t d)
{
	const struct roster *roster = r->year == NULL ||
	    r->year->roster.doc == NULL ? NULL :
	    r->year->roster.doc->as.roster;

	for (size_t i = 0; roster != NULL && i < roster->unit.n; i++)
		if (leads(&roster->unit.v[i], name, d))
			return true;
	return false;
}

/* May he hold the talk, as far as the roster can tell? */
static bool
may_talk(const struct judge_run *r, const struct talker *x, day_t d)
{
	static const char *const above[] = { "市委", "市纪委", "党的工作部门" };

	if (x->delegated || x->name.text == NULL || d == DAY_NONE)
		return true;
	for (size_t i = 0; i < sizeof(above) / sizeof(above[0]); i++)
		if (says(&x->organ, above[i]))
			return true;
	if (x->organ.text == NULL)
		return leads_somewhere(r, x->name.text, d);
	return r->unit == NULL || leads(r->unit, x->name.text, d);
}

static void
check_on_roll(struct judge_run *r, const struct talkee *x)
{
	struct spot s = talk_spot(r, x->id.at);

	if (x->id.text == NULL || x->name.text == NULL || r->doc->year == 0)
		return; /* 时间 that cannot be read is the reader's finding */
	if (person_enrolled(r, x->id.text) == NULL)
		tell(r, &s, "谈话对象的编号不在%d年度单位名册里", r->doc->year);
	else
		check_name_enrolled(r, &s, "谈话对象", &x->id, &x->name);
}

void
check_talk_parties(struct judge_run *r)
{
	const struct talk *t = r->doc->as.talk;
	day_t day = talk_day(t);

	if (!judged(r))
		return;
	for (size_t i = 0; i < t->talker.n; i++) {
		const struct talker *x = &t->talker.v[i];
		struct spot s = talk_spot(r, x->at);

		if (may_talk(r, x, day))
			continue;
		tell(r, &s, "这名谈话人在谈话当日（%s）不是单位名册里党委（党组）、"
		    "纪委（纪检组）的负责人，也没有填受委托", day_text(r, day));
	}
	for (size_t i = 0; i < t->talkee.n; i++)
		check_on_roll(r, &t->talkee.v[i]);
}

/* --- B06.1 --- */

/* Of several 谈话对象 with one 编号 only the first counts. */
static size_t
talkees_of(const struct talk *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->talkee.n; i++) {
		const char *id = t->talkee.v[i].id.text;
		bool again = false;

		for (size_t k = 0; id != NULL && k < i; k++)
			again = again || says(&t->talkee.v[k].id, id);
		n += !again;
	}
	return n;
}

void
check_talk_mode(struct judge_run *r)
{
	const struct talk *t = r->doc->as.talk;
	struct spot s = talk_spot(r, t->f_mode.at);
	size_t n = talkees_of(t);

	if (!judged(r) || n == 0)
		return;
	if (says(&t->f_mode, "集体") && n < 2)
		tell(r, &s, "方式是集体，谈话对象只有1名，应有两名以上");
	else if (says(&t->f_mode, "个别") && n > 1)
		tell(r, &s, "方式是个别，谈话对象有%zu名，应只有1名", n);
}

/* --- B07.1: who organises a 集体 one --- */

void
check_talk_organs(struct judge_run *r)
{
	static const char *const needed[] = { "纪委", "组织人事部门" };
	static const char *const called[] = { "纪委（纪检组）",
	    "组织（人事）部门" };
	const struct talk *t = r->doc->as.talk;

	if (!is_kind(r, TALK_APPOINTMENT) || !t->group)
		return;
	for (size_t k = 0; k < 2; k++) {
		struct spot s = talk_spot(r, t->f_mode.at);
		bool there = false;

		for (size_t i = 0; i < t->organ.n; i++)
			there = there || says(&t->organ.v[i].type, needed[k]);
		s.mend = "由纪委（纪检组）和组织（人事）部门共同组织，两个组织机关"
		    "都填上";
		if (!there)
			tell(r, &s, "集体任前廉政谈话的组织机关里没有%s",
			    called[k]);
	}
}

/* --- B12.1: with a 承诺书 --- */

void
check_talk_pledge(struct judge_run *r)
{
	const struct talk *t = r->doc->as.talk;
	struct spot s = talk_spot(r, t->change.at);

	if (!judged(r) || t->has_pledge || t->change.text == NULL ||
	    facts_matter_report(r->j->facts, t->change.text) == NULL)
		return;
	s.mend = "由报告人作出书面廉洁承诺，填写<承诺书>的日期";
	tell(r, &s, "这次谈话是因报告重大事项进行的，没有承诺书");
}

/* --- B17.1 --- */

void
check_talk_prepared(struct judge_run *r)
{
	const struct talk *t = r->doc->as.talk;
	struct spot s = talk_spot(r, t->planned.at);
	day_t day = talk_day(t);

	if (!is_kind(r, TALK_APPOINTMENT) && !is_kind(r, TALK_REMINDER))
		return;
	if (t->planned.day == DAY_NONE)
		tell(r, &s, "%s没有填写方案日期", talk_kind_name(t->kind));
	else if (day != DAY_NONE && t->planned.day > day)
		tell(r, &s, "方案日期%s晚于谈话的%s",
		    day_text(r, t->planned.day), day_text(r, day));
	s.at = r->doc->at;
	s.mend = "填写来源：问题是从哪里发现的";
	if (is_kind(r, TALK_REMINDER) && t->source.text == NULL)
		tell(r, &s, "提醒谈话没有填写来源");
}

/* --- B18.1 --- */

void
check_talk_reminded(struct judge_run *r)
{
	const struct talk *t = r->doc->as.talk;
	struct spot s = talk_spot(r, t->f_kind.at);

	if (!is_kind(r, TALK_REMINDER))
		return;
	if (t->response.text == NULL)
		tell(r, &s, "提醒谈话没有谈话对象的<表态>");
	if (t->statement.given) {
		s.at = t->statement.at;
		if (!says(&t->statement.kind, "检查"))
			return;
		tell(r, &s, "提醒谈话的书面材料应是说明，这里是检查");
	} else {
		tell(r, &s, "提醒谈话没有书面说明");
	}
}

/* --- B19.1 --- */

void
check_talk_decided(struct judge_run *r)
{
	const struct talk *t = r->doc->as.talk;
	const struct admonition *x = &t->admonition;
	struct spot s = talk_spot(r, x->given ? x->decided.at : t->f_kind.at);
	day_t day = talk_day(t);

	if (!is_kind(r, TALK_ADMONITION))
		return;
	if (!x->given)
		tell(r, &s, "诫勉谈话没有<诫勉>：属于哪一项情形，书面决定的文号、"
		    "日期和机关");
	else if (x->decided.day != DAY_NONE && day != DAY_NONE &&
	    x->decided.day > day)
		tell(r, &s, "诫勉的决定日期%s晚于谈话的%s",
		    day_text(r, x->decided.day), day_text(r, day));
}

/* --- B20.1 --- */

static bool
signed_by(const struct talk *t, const char *name)
{
	for (size_t i = 0; i < t->signature.n; i++)
		if (t->signature.v[i].name.text != NULL &&
		    name_same(t->signature.v[i].name.text, name))
			return true;
	return false;
}

void
check_talk_admonished(struct judge_run *r)
{
	const struct talk *t = r->doc->as.talk;
	const struct { bool lacks; const char *what; } part[] = {
		{ t->background.text == NULL, "谈话对象的<基本情况>" },
		{ !t->has_taker, "<记录人>的姓名和职务" },
		{ !t->statement.given, "<书面材料>：要交说明还是检查，限期是"
		    "哪一天" },
	};
	struct spot s = talk_spot(r, t->f_kind.at);

	if (!is_kind(r, TALK_ADMONITION))
		return;
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (part[i].lacks)
			tell(r, &s, "诫勉谈话的记录没有%s", part[i].what);
	for (size_t i = 0; i < t->talkee.n; i++) {
		s.at = t->talkee.v[i].at;
		if (t->talkee.v[i].name.text != NULL &&
		    !signed_by(t, t->talkee.v[i].name.text))
			tell(r, &s, "诫勉谈话的记录没有这名谈话对象本人的<签字>");
	}
}

/* --- B21.1: who countersigned the statement --- */

void
check_talk_statement(struct judge_run *r)
{
	const struct talk *t = r->doc->as.talk;
	struct spot s = talk_spot(r, t->statement.countersigner.at);

	if (is_kind(r, TALK_ADMONITION) && statement_countersigned(
	    r->j->facts, t) == COUNTERSIGN_OTHER)
		tell(r, &s, "书面材料的签批人在提交当日（%s）不是单位名册里谈话"
		    "对象所在单位的党组织主要负责人，不算已经提交",
		    day_text(r, t->statement.submitted.day));
}

/* --- B09.2: 调离登记 --- */

void
check_transfer_form(struct judge_run *r)
{
	const struct transfer_form *f = r->doc->as.transfer;
	struct form_part part[FORM_PARTS];

	transfer_form_parts(f, part);
	for (size_t i = 0; i < FORM_PARTS; i++) {
		struct spot s = spot_of(NULL, place_or_file(r, part[i].at));

		s.record = f->change.text;
		if ((part[i].empty || part[i].denied) && r->j->well_formed)
			tell(r, &s, "%s", part[i].lack);
	}
}
