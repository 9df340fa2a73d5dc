/*
 * judge_ledger.c - a document against what was accepted before it: the
 * unit, the place, changed and missing records, the 工作台账.
 */
#include <string.h>

#include "base/decimal.h"
#include "rules/judge_run.h"

/* A02.1: the unit of the document */
void
check_unit_file(struct judge_run *r)
{
	struct spot s = spot_of(NULL, r->doc->unit.at);
	const struct worklist *w;
	size_t i;

	if (r->code[0] == '\0')
		return;
	if (r->unit == NULL) {
		if (r->doc->year != 0)
			tell(r, &s, "单位代码%s不在%d年度单位名册内",
			    quoted(r, r->code), r->doc->year);
		return;
	}
	if (r->doc->root == ROOT_BRIEFING &&
	    !bears(r->unit, r->doc->as.briefing->duty)) {
		s.at = r->doc->at;
		tell(r, &s, "%s没有登记承担%s的党组织", unit_text(r),
		    duty_name(r->doc->as.briefing->duty));
	}
	if (r->doc->root != ROOT_WORKLIST)
		return;
	w = r->doc->as.worklist;
	for (i = 0; i < w->indicator.n; i++) {
		const struct indicator *in = &w->indicator.v[i];

		if (in->item.broken || bears(r->unit, in->duty))
			continue;
		s = spot_of(&in->item, in->item.at);
		tell(r, &s, "%s没有登记承担%s的党组织，不能列该责任的指标",
		    unit_text(r), duty_name(in->duty));
	}
}

/* A02.1: the responsibility of a record */
void
check_unit_record(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->f_duty.at);

	if (r->unit == NULL || !rec->has_duty || bears(r->unit, rec->duty))
		return;
	tell(r, &s, "%s没有登记承担%s的党组织，不能记该责任的记录",
	    unit_text(r), duty_name(rec->duty));
}

/* A02.2 */
void
check_place(struct judge_run *r)
{
	static const char units[] = "units/";
	const char *place = r->j->place;
	enum side side = root_side(r->doc->root);
	bool office = side == SIDE_OFFICE;
	struct spot s = spot_of(NULL, r->doc->at);

	if (place == NULL ||
	    (side == SIDE_EITHER && strcmp(place, "office") == 0))
		return;
	if (side == SIDE_EITHER && r->code[0] == '\0' &&
	    r->doc->unit.at.line == 0)
		office = true; /* names no unit: nobody's but the office's */
	if (office && strcmp(place, "office") != 0) {
		s.mend = "把文件移到inputs/office/";
		tell(r, &s, "%s是市级机关的文件，却放在inputs/%s/",
		    root_name(r->doc->root), place);
		return;
	}
	if (office || r->code[0] == '\0')
		return;
	s.mend = arena_printf(r->a, "单位代码无误的，把文件移到"
	    "inputs/units/%s/；文件位置无误的，改正单位代码", r->code);
	if (strncmp(place, units, strlen(units)) != 0) {
		tell(r, &s, "%s是单位的文件，却放在inputs/%s/",
		    root_name(r->doc->root), place);
	} else if (strcmp(place + strlen(units), r->code) != 0) {
		s.at = r->doc->unit.at;
		tell(r, &s, "文件中的单位是%s，却放在inputs/%s/",
		    quoted(r, r->code), place);
	}
}

/* The approver of a 更正 or 撤回, for one side. */
static void
check_approver(struct judge_run *r, const struct item *it,
    const struct amendment *m, const char *kind, enum duty duty)
{
	struct spot s = spot_of(it, m->approver.at);
	day_t day = moment_day(m->time.t);

	if (m->approver.text == NULL || day == DAY_NONE ||
	    lacking(r, NEED_ROSTER) ||
	    is_principal(r, duty, m->approver.text, day))
		return;
	s.mend = principals_on(r, duty, day);
	tell(r, &s, "%s的批准人%s不是%s在任的%s党组织主要负责人", kind,
	    quoted(r, m->approver.text), day_text(r, day), duty_name(duty));
}

/* A03.1: an accepted record that comes again */
void
check_changed_record(struct judge_run *r)
{
	const struct record *rec = r->record;
	const struct fact_record *f = r->known;
	struct spot s = spot_of(&rec->item, rec->item.at);

	if (lacking(r, NEED_LEDGER) || f == NULL)
		return;
	if (r->standing == STANDING_AMENDED) {
		check_approver(r, &rec->item, &rec->amendment, "更正",
		    f->duty);
		return;
	}
	tell(r, &s, f->withdrawn ?
	    "编号%s的记录已经撤回（%s第%u行），重新报送没有附更正" :
	    "编号%s的记录已经受理（%s第%u行），现在的内容不同，没有附更正",
	    quoted(r, f->id), f->entry->path, (unsigned)f->at.line);
}

/* A03.1: who withdraws.  X03.1 says of those that are not there. */
void
check_withdrawals(struct judge_run *r)
{
	const struct submission *s = r->doc->as.submission;
	const struct fact_record *f;
	const struct withdrawal *w;
	size_t i;

	for (i = 0; i < s->withdrawal.n; i++) {
		w = &s->withdrawal.v[i];
		if (lacking(r, NEED_LEDGER) || w->item.id.text == NULL)
			continue;
		f = facts_record(r->j->facts, r->code, w->item.id.text);
		if (f != NULL && !f->withdrawn)
			check_approver(r, &w->item, &w->why, "撤回", f->duty);
	}
}

static void
collect_ids(struct judge_run *r, struct map *ids)
{
	const struct submission *s = r->doc->as.submission;
	const char *id;
	size_t i;

	map_init(ids, r->a);
	for (i = 0; i < s->record.n; i++) {
		id = s->record.v[i].item.id.text;
		if (id != NULL)
			map_put(ids, id, ids);
	}
	for (i = 0; i < s->withdrawal.n; i++) {
		id = s->withdrawal.v[i].item.id.text;
		if (id != NULL)
			map_put(ids, id, ids);
	}
}

/* A03.2: a 全量 that leaves out what is accepted */
void
check_dropped_records(struct judge_run *r)
{
	const struct submission *s = r->doc->as.submission;
	const struct fact_link *l;
	const struct fact_record *f;
	struct spot spot = spot_of(NULL, r->doc->at);
	struct map ids;

	/* a file that could not be read whole says nothing by its gaps */
	if (s->mode != MODE_WHOLE || !r->j->well_formed || r->doc->broken ||
	    r->month[0] == '\0')
		return;
	collect_ids(r, &ids);
	for (l = facts_of_month(r->j->facts, r->code, s->month); l != NULL;
	    l = l->next) {
		f = l->record;
		if (f->month != s->month || f->withdrawn || f->beyond ||
		    f->batch > s->batch || map_get(&ids, f->id) != NULL)
			continue;
		map_put(&ids, f->id, &ids); /* once, though linked twice */
		spot.record = f->id;
		tell(r, &spot, "以全量方式报送，却没有已受理的记录%s"
		    "（%s第%u行），也没有附撤回", quoted(r, f->id),
		    f->entry->path, (unsigned)f->at.line);
	}
}

/* --- A05.4 --- */

static const struct indicator *
named(const struct worklist *w, const char *id)
{
	size_t i;

	for (i = 0; i < w->indicator.n; i++)
		if (w->indicator.v[i].item.id.text != NULL &&
		    strcmp(w->indicator.v[i].item.id.text, id) == 0)
			return &w->indicator.v[i];
	return NULL;
}

/* Is its first deadline of the year not after the day of receipt? */
static bool
due_or_past(const struct judge_run *r, const struct indicator *in)
{
	struct day_span period;
	day_t deadline;

	return indicator_task(in, r->doc->year, day_of(r->doc->year, 1, 1),
	    &period, &deadline) && deadline <= r->j->received;
}

static bool
refused_before(const struct entry *e, const char *id)
{
	size_t i;

	for (i = 0; i < e->n_items; i++)
		if (!e->item[i].accepted && strcmp(e->item[i].id, id) == 0)
			return true;
	return false;
}

/* Does it change anything but what was refused the last time? */
static bool
changes(const struct worklist *now, const struct worklist *before,
    const struct entry *e)
{
	const struct indicator *in, *old;
	size_t i;

	for (i = 0; i < now->indicator.n; i++) {
		in = &now->indicator.v[i];
		if (in->item.id.text == NULL)
			continue;
		old = named(before, in->item.id.text);
		if (old == NULL ? !refused_before(e, in->item.id.text) :
		    strcmp(old->item.canonical, in->item.canonical) != 0)
			return true;
	}
	for (i = 0; i < before->indicator.n; i++)
		if (named(now, before->indicator.v[i].item.id.text) == NULL)
			return true;
	return false;
}

/* A later filing has to bear a 更正 of one in charge. */
static void
check_worklist_amended(struct judge_run *r, const struct worklist *before,
    const struct entry *e)
{
	const struct worklist *now = r->doc->as.worklist;
	const struct amendment *m = &now->amendment;
	day_t day = moment_day(m->time.t);
	struct spot s = spot_of(NULL, r->doc->at);

	if (!changes(now, before, e))
		return;
	if (!m->given) {
		tell(r, &s, "本年度工作台账已经受理（%s），再次报送有改动，"
		    "没有附更正", e->path);
		return;
	}
	if (m->approver.text == NULL || day == DAY_NONE ||
	    lacking(r, NEED_ROSTER) ||
	    is_principal(r, DUTY_MAIN, m->approver.text, day) ||
	    (r->unit != NULL && bears(r->unit, DUTY_OVERSIGHT) &&
	    is_principal(r, DUTY_OVERSIGHT, m->approver.text, day)))
		return;
	s.at = m->approver.at;
	s.mend = principals_on(r, DUTY_MAIN, day);
	tell(r, &s, "更正的批准人%s不是%s在任的党组织主要负责人",
	    quoted(r, m->approver.text), day_text(r, day));
}

/* What is due or past may be neither dropped nor lowered. */
static void
check_worklist_kept(struct judge_run *r, const struct worklist *before)
{
	const struct worklist *now = r->doc->as.worklist;
	const struct indicator *old, *in;
	struct spot s;
	size_t i;
	char was[24], is[24];

	for (i = 0; i < before->indicator.n; i++) {
		old = &before->indicator.v[i];
		if (old->item.id.text == NULL || !due_or_past(r, old))
			continue;
		in = named(now, old->item.id.text);
		if (in == NULL) {
			s = spot_of(NULL, r->doc->at);
			tell(r, &s, "指标%s的任务已经到期，不能删去",
			    quoted(r, old->item.id.text));
			continue;
		}
		s = spot_of(&in->item, in->item.at);
		decimal_short(old->points, was);
		decimal_short(in->points, is);
		if (!in->item.broken && in->points < old->points)
			tell(r, &s, "指标%s的任务已经到期，分值不能由%s降为%s",
			    quoted(r, old->item.id.text), was, is);
		s.at = in->count.at;
		if (in->count.given && in->count.n < old->count.n)
			tell(r, &s, "指标%s的任务已经到期，次数不能由%d降为%d",
			    quoted(r, old->item.id.text), (int)old->count.n,
			    (int)in->count.n);
	}
}

static void
check_worklist_numbers(struct judge_run *r)
{
	const struct worklist *w = r->doc->as.worklist;
	const struct indicator *in;
	struct spot s;
	size_t i;

	for (i = 0; i < w->indicator.n; i++) {
		in = &w->indicator.v[i];
		if (lacking(r, NEED_PLAN))
			return;
		if (r->year == NULL || in->item.id.text == NULL ||
		    map_get(&r->year->by_indicator, in->item.id.text) == NULL)
			continue;
		s = spot_of(&in->item, in->item.id.at);
		tell(r, &s, "编号%s是考核方案中的指标，工作台账不能使用",
		    quoted(r, in->item.id.text));
	}
}

/* A05.4 */
void
check_worklist(struct judge_run *r)
{
	const struct facts *f = r->j->facts;
	const struct doc *before;
	const struct entry *e = NULL;
	size_t i;

	check_worklist_numbers(r);
	if (lacking(r, NEED_LEDGER) || r->year == NULL)
		return;
	before = facts_worklist(f, r->doc->year, r->code);
	for (i = 0; i < r->year->worklist.n; i++)
		if (r->year->worklist.v[i].doc == before)
			e = r->year->worklist.v[i].entry;
	if (before == NULL || e == NULL ||
	    (r->j->sm3 != NULL && strcmp(e->sm3, r->j->sm3) == 0))
		return;
	check_worklist_amended(r, before->as.worklist, e);
	if (r->j->well_formed) /* else its gaps say nothing */
		check_worklist_kept(r, before->as.worklist);
}
