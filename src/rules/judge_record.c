/*
 * judge_record.c - what one record says: its matter, indicator, actor,
 * enterer, evidence, month and secrecy.
 */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "rules/judge_run.h"

/* --- A04.1 --- */

/* May an accepted record be what this one repeats?  Of another unit only
 * its text counts. */
static bool
comparable(const struct judge_run *r, const struct fact_record *f)
{
	if (f == r->known || f->withdrawn || f->beyond ||
	    f->secrecy >= SECRECY_SECRET)
		return false;
	return strcmp(f->unit, r->code) != 0 || f->duty == r->record->duty;
}

static const struct fact_record *
accepted_with_text(const struct judge_run *r)
{
	const struct fact_link *l;

	for (l = facts_same_text(r->j->facts, r->squash); l != NULL;
	    l = l->next)
		if (strcmp(l->record->squash, r->squash) == 0 &&
		    comparable(r, l->record))
			return l->record;
	return NULL;
}

static bool
bears_evidence(const struct fact_record *f, const char *key)
{
	size_t i;

	for (i = 0; i < f->n_evidence; i++)
		if (strcmp(f->evidence[i], key) == 0)
			return true;
	return false;
}

static const struct fact_record *
accepted_with_evidence(const struct judge_run *r, const char *key)
{
	const struct fact_link *l;

	for (l = facts_same_evidence(r->j->facts, r->code, r->record->duty,
	    key); l != NULL; l = l->next)
		if (comparable(r, l->record) && bears_evidence(l->record, key))
			return l->record;
	return NULL;
}

/* An earlier record of this file under that key, else this one takes the
 * place.  Records of the same 编号 are X03.2's. */
static const struct record *
first_of_file(struct judge_run *r, struct map *m, const char *text)
{
	const char *key = arena_printf(r->a, "%d %s", (int)r->record->duty,
	    text);
	const struct record *first = map_get(m, key);
	const char *id = r->record->item.id.text;

	if (first == NULL) {
		map_put(m, key, (void *)(uintptr_t)r->record);
		return NULL;
	}
	if (first == r->record || (id != NULL &&
	    first->item.id.text != NULL &&
	    strcmp(id, first->item.id.text) == 0))
		return NULL;
	return first;
}

/* “记录“…”（…第7行）”; NULL for neither. */
static const char *
other_text(struct judge_run *r, const struct fact_record *f,
    const struct record *here)
{
	if (f != NULL)
		return arena_printf(r->a, "记录%s（%s第%u行）",
		    quoted(r, f->id), f->entry->path, (unsigned)f->at.line);
	if (here != NULL)
		return arena_printf(r->a, "记录%s（本文件第%u行）",
		    quoted(r, here->item.id.text),
		    (unsigned)here->item.at.line);
	return NULL;
}

/* A04.1: one finding for a pair, though text and evidence are the same */
void
check_same_matter(struct judge_run *r)
{
	const struct record *rec = r->record;
	const struct fact_record *f = NULL, *g;
	const struct record *here = NULL, *there;
	struct spot s = spot_of(&rec->item, rec->matter.at);
	char key[EVIDENCE_KEY];
	size_t i;

	(void)lacking(r, NEED_LEDGER);
	if (!rec->has_duty || record_secret(rec))
		return;
	if (r->squash[0] != '\0') {
		f = accepted_with_text(r);
		here = first_of_file(r, &r->by_squash, r->squash);
		if (f != NULL || here != NULL)
			tell(r, &s, "事项文字与%s相同，疑似重复记录",
			    other_text(r, f, here));
	}
	for (i = 0; i < rec->evidence.n; i++) {
		if (!rec->evidence.v[i].readable)
			continue;
		evidence_key(&rec->evidence.v[i], key);
		g = accepted_with_evidence(r, key);
		there = first_of_file(r, &r->by_evidence, key);
		if ((g == NULL && there == NULL) ||
		    (g != NULL ? g == f : f == NULL && there == here))
			continue;
		s.at = rec->evidence.v[i].at;
		tell(r, &s, "印证材料%s与%s所附的相同，疑似重复记录",
		    quoted(r, rec->evidence.v[i].path.text),
		    other_text(r, g, there));
	}
}

/* --- A04.2 --- */

/* Is the text a row of filler words and nothing else? */
static bool
all_filler(struct judge_run *r, const char *s)
{
	const struct policy *p = r->j->policy;
	size_t n = strlen(s), i, k, len;
	bool *reach = arena_array(r->a, bool, n + 1);

	reach[0] = true;
	for (i = 0; i < n; i++) {
		if (!reach[i])
			continue;
		for (k = 0; k < p->n_fillers; k++) {
			len = strlen(p->filler[k]);
			if (len <= n - i &&
			    memcmp(s + i, p->filler[k], len) == 0)
				reach[i + len] = true;
		}
	}
	return reach[n];
}

/* A04.2 */
void
check_filler(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->matter.at);
	const char *name;

	if (rec->matter.text == NULL)
		return;
	if (r->indicator != NULL && r->indicator->name.text != NULL) {
		name = utf8_squash(r->a, r->indicator->name.text);
		if (strstr(name, r->squash) != NULL) {
			tell(r, &s, "事项只是照抄指标名称%s，内容不翔实",
			    quoted(r, r->indicator->name.text));
			return;
		}
	}
	if (all_filler(r, r->squash))
		tell(r, &s, "事项全由套话组成，没有说明做了什么、结果如何");
}

/* --- A06.1, A06.3 --- */

enum { NAMED_AT_MOST = 12 };

struct naming { const char *list; size_t n; };

static void
name_indicators(struct judge_run *r, struct naming *out,
    const struct indicator *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (v[i].duty != r->record->duty ||
		    v[i].item.id.text == NULL || (r->unit != NULL &&
		    !applies_to(v[i].applies, r->unit->category)))
			continue;
		if (out->n++ < NAMED_AT_MOST)
			out->list = arena_printf(r->a, "%s%s%s", out->list,
			    out->n == 1 ? "" : "、", v[i].item.id.text);
	}
}

/* The indicators that would do. */
static const char *
indicators_allowed(struct judge_run *r)
{
	struct naming all = { "", 0 };
	const struct doc *plan, *list;

	if (r->year == NULL || !r->record->has_duty)
		return NULL;
	plan = r->year->plan.doc;
	list = facts_worklist(r->j->facts, r->doc->year, r->code);
	if (plan != NULL)
		name_indicators(r, &all, plan->as.plan->indicator.v,
		    plan->as.plan->indicator.n);
	if (list != NULL)
		name_indicators(r, &all, list->as.worklist->indicator.v,
		    list->as.worklist->indicator.n);
	if (all.n == 0)
		return NULL;
	return arena_printf(r->a, all.n > NAMED_AT_MOST ?
	    "可填写：%s等%zu项" : "可填写：%s", all.list, all.n);
}

/* A06.1 */
void
check_indicator(struct judge_run *r)
{
	const struct record *rec = r->record;
	const struct indicator *in = r->indicator;
	struct spot s = spot_of(&rec->item, rec->indicator.at);
	const char *id;

	if (rec->indicator.text == NULL || r->doc->year == 0)
		return;
	s.mend = indicators_allowed(r);
	id = quoted(r, rec->indicator.text);
	if (in == NULL)
		tell(r, &s, "指标%s既不在%d年度考核方案内，也不在本单位"
		    "工作台账内", id, r->doc->year);
	else if (rec->has_duty && in->duty != rec->duty)
		tell(r, &s, "指标%s属于%s，不能用于%s的记录", id,
		    duty_name(in->duty), duty_name(rec->duty));
	else if (r->unit != NULL &&
	    !applies_to(in->applies, r->unit->category))
		tell(r, &s, "指标%s只适用于%s，本单位是%s", id,
		    applies_name(in->applies),
		    category_name(r->unit->category));
}

/* A06.3 */
void
check_actor(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->f_actor.at);

	if (!rec->has_duty || !rec->has_actor ||
	    (rec->duty == DUTY_OVERSIGHT) == (rec->actor == ACTOR_DISCIPLINE))
		return;
	s.mend = rec->duty == DUTY_OVERSIGHT ? "可填写：纪检机构" :
	    "可填写：领导班子、主要负责人、班子成员；"
	    "属于监督责任的，改正责任";
	tell(r, &s, "责任是%s，履责主体却是%s", duty_name(rec->duty),
	    actor_name(rec->actor));
}

/* A08.1 */
void
check_enterer(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->enterer.at);
	day_t day = moment_day(rec->entered.t);

	if (rec->enterer.text == NULL || day == DAY_NONE ||
	    is_recorder(r, rec->enterer.text, day))
		return;
	s.mend = recorders_on(r, day);
	tell(r, &s, "录入人%s不是%s在任的本单位记录员",
	    quoted(r, rec->enterer.text), day_text(r, day));
}

/* --- A09.2 to A09.4 --- */

static const char *
evidence_fault(enum evidence_state state)
{
	switch (state) {
	case EVIDENCE_ABSENT:
		return "在报送文件夹中找不到";
	case EVIDENCE_ESCAPES:
		return "不在报送文件夹内";
	case EVIDENCE_NOT_PLAIN:
		return "不是普通文件，或者有多个名字（硬链接）";
	case EVIDENCE_DIFFERS:
		return "与所填的摘要不符";
	case EVIDENCE_UNSEEN: case EVIDENCE_OK: case EVIDENCE_UNREADABLE:
		break;
	}
	return NULL;
}

static const char *
evidence_mend(enum evidence_state state)
{
	return state == EVIDENCE_DIFFERS ?
	    "核对是不是这个文件，重新计算摘要" :
	    "把文件放进报送文件夹，文件名与所填的一致";
}

/* A file that was not or could not be looked at (X05.1). */
static void
evidence_unjudged(struct judge_run *r, const struct evidence *e)
{
	struct spot s = spot_of(&r->record->item, e->path.at);

	if (!e->readable)
		return;
	if (r->j->alone && e->state == EVIDENCE_UNSEEN) {
		r->missed[NEED_LEDGER][RULE_A09_2] = true;
		return;
	}
	s.mend = "检查文件能否打开、有没有读取权限，再重新运行";
	tell_rule(r, RULE_X05_1, &s, "印证材料%s无法读取，A09.2不能判定",
	    quoted(r, e->path.text));
}

/* A09.2 */
void
check_evidence(struct judge_run *r)
{
	const struct record *rec = r->record;
	const struct evidence *e;
	const char *fault;
	struct spot s;
	size_t i;

	if (rec->evidence.n == 0 && !lacking(r, NEED_PLAN) &&
	    r->indicator != NULL && r->indicator->evidence) {
		s = spot_lighter(&rec->item, rec->item.at, LEVEL_WARN);
		s.mend = "以更正补附印证材料";
		tell(r, &s, "指标%s要求附印证材料，该记录没有附",
		    quoted(r, rec->indicator.text));
	}
	for (i = 0; i < rec->evidence.n; i++) {
		e = &rec->evidence.v[i];
		fault = evidence_fault(e->state);
		if (e->state == EVIDENCE_OK)
			continue;
		if (fault == NULL) {
			evidence_unjudged(r, e);
			continue;
		}
		s = spot_of(&rec->item, e->state == EVIDENCE_DIFFERS ?
		    e->digest.at : e->path.at);
		s.mend = evidence_mend(e->state);
		tell(r, &s, "印证材料%s%s", quoted(r, e->path.text), fault);
	}
}

/* A09.3 */
void
check_paper(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->item.at);

	if (rec->paper.text == NULL && !said_at(r, rec->paper.at))
		tell(r, &s, "没有填写纸质档号");
}

/* A09.4: the reported month or earlier in its year */
void
check_month(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->from.at);
	month_t month = r->doc->as.submission->month, own;
	day_t day = moment_day(rec->from.t);

	if (day == DAY_NONE || r->month[0] == '\0')
		return;
	own = day_month(day);
	if (month_year(own) != month_year(month))
		tell(r, &s, "时间%s不在报送月份%s所在的年度",
		    day_text(r, day), month_text(r, month));
	else if (own > month)
		tell(r, &s, "时间%s晚于报送月份%s", day_text(r, day),
		    month_text(r, month));
}

/* A09.4: in the order of time */
void
check_order(struct judge_run *r)
{
	const struct submission *sub = r->doc->as.submission;
	const struct record *rec, *last = NULL;
	struct spot s;
	size_t i;

	for (i = 0; i < sub->record.n; i++) {
		rec = &sub->record.v[i];
		if (rec->from.t == TIME_NONE || record_secret(rec))
			continue;
		if (last != NULL && rec->from.t < last->from.t) {
			s = spot_lighter(&rec->item, rec->from.at,
			    LEVEL_INFO);
			s.mend = "按时间先后排列记录";
			tell(r, &s, "时间%s早于前一条记录（第%u行）的%s",
			    moment_text(r, rec->from.t),
			    (unsigned)last->item.at.line,
			    moment_text(r, last->from.t));
		}
		last = rec;
	}
}

/* --- A14.1, A18.1 --- */

/* A14.1: says nothing but 编号 and that it is secret */
void
check_secret(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->f_secrecy.at);

	if (!record_secret(rec))
		return;
	if (!r->j->policy->secret_office || rec->secrecy < SECRECY_SECRET)
		tell_rule(r, RULE_A14_1, &s,
		    "该记录标为涉密，不予受理，内容不予保留");
	else if (rec->secret_until.day == DAY_NONE &&
	    !said_at(r, rec->secret_until.at))
		tell_rule(r, RULE_A14_1, &s,
		    "该记录标为涉密，没有填写保密期限至");
}

/* A18.1 */
void
check_beyond(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->from.at);
	day_t day = moment_day(matter_end(rec));

	if (day != DAY_NONE && day < day_of(2017, 4, 19))
		tell(r, &s, "事项日期%s在2017-04-19之前，不适用本制度，"
		    "不计分", day_text(r, day));
}
