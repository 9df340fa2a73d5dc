/*
 * judge_twice.c - what identifies stands once (X03.2), and who may
 * review and score what (D09.1).
 */
#include <string.h>

#include "rules/approval.h"
#include "rules/judge_run.h"

/* Tells if the key came before; `at` is where it stands now. */
static void
once(struct judge_run *r, struct map *m, const char *key,
    const struct spot *s, const char *what)
{
	const struct place *first = map_get(m, key);
	struct place *here;

	if (first != NULL) {
		tell(r, s, "%s%s与第%u行的重复", what, quoted(r, key),
		    (unsigned)first->line);
		return;
	}
	here = arena_new(r->a, struct place);
	*here = s->at;
	map_put(m, key, here);
}

void
number_once(struct judge_run *r, struct map *m, const struct item *it,
    const struct field *f, const char *what)
{
	struct spot s = spot_of(it, f->at);

	if (f->text != NULL)
		once(r, m, f->text, &s, what);
}

/* One person may hold several posts, one after the other or at once, but
 * has one name. */
static void
persons_once(struct judge_run *r, struct map *m, const struct tenure *v,
    size_t n)
{
	const struct tenure *first;
	struct spot s;
	size_t i;

	for (i = 0; i < n; i++) {
		if (v[i].item.id.text == NULL || v[i].name.text == NULL)
			continue;
		first = map_get(m, v[i].item.id.text);
		if (first == NULL) {
			map_put(m, v[i].item.id.text,
			    (void *)(uintptr_t)&v[i]);
			continue;
		}
		if (name_same(first->name.text, v[i].name.text))
			continue;
		s = spot_of(NULL, v[i].item.id.at);
		tell(r, &s, "人员编号%s在第%u行是%s，这里是%s",
		    quoted(r, v[i].item.id.text),
		    (unsigned)first->item.at.line, first->name.text,
		    v[i].name.text);
	}
}

static void
roster_once(struct judge_run *r, struct map *m)
{
	const struct roster *roster = r->doc->as.roster;
	const struct unit *u;
	struct map persons;
	size_t i, k;

	map_init(&persons, r->a);
	for (i = 0; i < roster->unit.n; i++) {
		u = &roster->unit.v[i];
		number_once(r, m, NULL, &u->code, "单位代码");
		for (k = 0; k < DUTIES; k++)
			persons_once(r, &persons, u->organ[k].principal.v,
			    u->organ[k].principal.n);
		persons_once(r, &persons, u->cadre.v, u->cadre.n);
	}
}

static void
indicators_once(struct judge_run *r, struct map *m,
    const struct indicator *v, size_t n, bool items)
{
	size_t i;

	for (i = 0; i < n; i++)
		number_once(r, m, items ? &v[i].item : NULL, &v[i].item.id,
		    "指标编号");
}

static void
submission_once(struct judge_run *r, struct map *m)
{
	const struct submission *s = r->doc->as.submission;
	struct map withdrawn;
	size_t i;

	map_init(&withdrawn, r->a);
	for (i = 0; i < s->record.n; i++)
		number_once(r, m, &s->record.v[i].item,
		    &s->record.v[i].item.id, "记录编号");
	for (i = 0; i < s->withdrawal.n; i++) {
		const struct withdrawal *w = &s->withdrawal.v[i];
		struct spot spot = spot_of(&w->item, w->item.id.at);
		const struct place *first = w->item.id.text == NULL ? NULL :
		    map_get(m, w->item.id.text);

		if (first != NULL)
			tell(r, &spot, "同一文件第%u行报送了记录%s，"
			    "不能又撤回", (unsigned)first->line,
			    quoted(r, w->item.id.text));
		else
			number_once(r, &withdrawn, &w->item, &w->item.id,
			    "撤回的编号");
	}
}

static void
opinions_once(struct judge_run *r, struct map *m)
{
	const struct review *v = r->doc->as.review;
	const struct review_opinion *o;
	const struct place *first;
	struct spot s;
	const char *key;
	size_t i;

	for (i = 0; i < v->opinion.n; i++) {
		o = &v->opinion.v[i];
		if (o->unit.text == NULL || o->record.text == NULL)
			continue;
		key = arena_printf(r->a, "%s %s", o->unit.text,
		    o->record.text);
		first = map_get(m, key);
		if (first == NULL) {
			map_put(m, key, (void *)(uintptr_t)&o->record.at);
			continue;
		}
		s = spot_of(&o->item, o->record.at);
		s.unit = o->unit.text;
		tell(r, &s, "记录%s在第%u行已有意见", quoted(r,
		    o->record.text), (unsigned)first->line);
	}
}

/* One 成绩 for a unit and a responsibility. */
static void
scores_once(struct judge_run *r, struct map *m)
{
	const struct year_end *y = r->doc->as.year_end;
	const struct year_end_score *v;
	const struct place *first;
	struct spot s;
	const char *key;
	size_t i;

	for (i = 0; i < y->score.n; i++) {
		v = &y->score.v[i];
		if (v->unit.text == NULL || v->f_duty.text == NULL)
			continue;
		key = arena_printf(r->a, "%s %s", v->unit.text,
		    v->f_duty.text);
		first = map_get(m, key);
		if (first == NULL) {
			map_put(m, key, (void *)(uintptr_t)&v->unit.at);
			continue;
		}
		s = spot_of(&v->item, v->unit.at);
		s.unit = v->unit.text;
		s.mend = "删去重复的一项";
		tell(r, &s, "单位%s的%s成绩在第%u行已有", v->unit.text,
		    quoted(r, v->f_duty.text), (unsigned)first->line);
	}
}

/* A case may stand several times: one row per person and outcome. */
static void
investigations_once(struct judge_run *r, struct map *m)
{
	const struct adjustments *d = r->doc->as.adjustments;
	const struct investigation *v;
	const struct place *first;
	struct spot s;
	const char *key;
	size_t i;

	for (i = 0; i < d->investigation.n; i++) {
		v = &d->investigation.v[i];
		if (v->item.id.text == NULL || v->person.text == NULL ||
		    v->f_outcome.text == NULL)
			continue;
		key = arena_printf(r->a, "查处 %s %s %s", v->item.id.text,
		    v->person.text, v->f_outcome.text);
		first = map_get(m, key);
		if (first == NULL) {
			map_put(m, key, (void *)(uintptr_t)&v->item.id.at);
			continue;
		}
		s = spot_of(&v->item, v->item.id.at);
		s.unit = v->unit.text;
		s.mend = "删去重复的一项";
		tell(r, &s, "案件%s中%s受%s，在第%u行已有",
		    quoted(r, v->item.id.text), quoted(r, v->person.text),
		    quoted(r, v->f_outcome.text), (unsigned)first->line);
	}
}

static void
adjustments_once(struct judge_run *r, struct map *m)
{
	const struct adjustment *v;
	struct map *of_kind = NULL;
	const char *kind = "";
	size_t n, i;

	v = adjustments_of(r, &n);
	for (i = 0; i < n; i++) {
		if (strcmp(v[i].kind, "查处") == 0)
			continue;
		if (strcmp(v[i].kind, kind) != 0) {
			kind = v[i].kind;
			of_kind = arena_new(r->a, struct map);
			map_init(of_kind, r->a);
		}
		number_once(r, of_kind, v[i].item, &v[i].item->id,
		    arena_printf(r->a, "%s编号", kind));
	}
	investigations_once(r, m);
}

/* 件 with the same words and another 结论: which of them is meant the
 * program does not choose, so none of them is taken. */
static void
approvals_once(struct judge_run *r)
{
	const struct approval *v = r->doc->as.approval;

	for (size_t i = 0; i < v->entry.n; i++) {
		const struct approval_item *x = &v->entry.v[i];
		struct spot s = spot_of(&x->item, x->verdict.at);
		size_t k = 0;

		while (k < v->entry.n && !approval_contradicts(v,
		    &v->entry.v[k], x))
			k++;
		if (k == v->entry.n)
			continue;
		s.unit = x->unit.text;
		s.mend = "一份签批里同一件文书只留一个结论";
		tell(r, &s, "这一件与第%u行的是同一件文书，结论却不同",
		    (unsigned)v->entry.v[k].item.at.line);
	}
}

/* Where an entry's file lay: "office", "units/410922". */
static const char *
entry_place(struct judge_run *r, const struct entry *e)
{
	static const char inputs[] = "inputs/";
	const char *from = e->path, *end;

	if (strncmp(from, inputs, strlen(inputs)) != 0)
		return "";
	from += strlen(inputs);
	end = strchr(from, '/');
	if (end != NULL && strncmp(from, "units/", 6) == 0)
		end = strchr(end + 1, '/');
	return end == NULL ? "" : arena_strndup(r->a, from,
	    (size_t)(end - from));
}

/* The number is that of a document of another filer: what came in first is
 * not replaced by it.  Without a place the unit stands for the filer. */
static void
check_taken(struct judge_run *r)
{
	const struct filed *had = r->doc->identity == NULL ? NULL :
	    map_get(&r->j->facts->by_filed, r->doc->identity);
	struct spot s = spot_of(NULL, place_or_file(r, r->doc->id.at));
	const char *place = r->j->place;

	if (had == NULL || (place == NULL ?
	    strcmp(field_text(&had->doc->unit), r->code) == 0 :
	    strcmp(entry_place(r, had->entry), place) == 0))
		return;
	s.mend = "这个编号已经用了，另编一个；确是同一份文件的，由原来报送的"
	    "机关更正";
	tell(r, &s, "已受理的%s报送的%s用了这个编号", strcmp(entry_place(r,
	    had->entry), "office") == 0 ? "市级机关" : "其他单位",
	    root_name(r->doc->root));
}

/* X03.2: the second of two is refused */
void
check_twice(struct judge_run *r)
{
	const struct doc *d = r->doc;
	struct map m;
	size_t i;

	map_init(&m, r->a);
	switch (d->root) {
	case ROOT_ROSTER:
		roster_once(r, &m);
		break;
	case ROOT_CHECKLIST:
		for (i = 0; i < d->as.checklist->entry.n; i++)
			number_once(r, &m, NULL,
			    &d->as.checklist->entry.v[i].id, "清单项编号");
		break;
	case ROOT_PLAN:
		indicators_once(r, &m, d->as.plan->indicator.v,
		    d->as.plan->indicator.n, false);
		break;
	case ROOT_WORKLIST:
		indicators_once(r, &m, d->as.worklist->indicator.v,
		    d->as.worklist->indicator.n, true);
		break;
	case ROOT_SUBMISSION:
		submission_once(r, &m);
		break;
	case ROOT_REVIEW:
		opinions_once(r, &m);
		break;
	case ROOT_YEAR_END:
		scores_once(r, &m);
		break;
	case ROOT_ADJUSTMENTS:
		adjustments_once(r, &m);
		break;
	case ROOT_CHANGE: case ROOT_INSPECTION: case ROOT_RECTIFICATION:
	case ROOT_CHECK: case ROOT_VOTE:
		check_named_twice(r, &m);
		break;
	case ROOT_APPROVAL:
		approvals_once(r);
		break;
	case ROOT_BRIEFING: case ROOT_FOCUS: case ROOT_DUTY_REPORT:
	case ROOT_ORGANS: case ROOT_TRANSFER: case ROOT_REPORT:
	case ROOT_TALK: case ROOT_ACCOUNTABILITY: case ROOT_CASE:
	case ROOTS:
		break;
	}
	check_taken(r);
}

/* --- D09.1 --- */

static const struct { enum organ_kind kind; const char *name; }
competent[DUTIES] = {
	[DUTY_MAIN] = { ORGAN_MAIN_OFFICE, "市委主体办" },
	[DUTY_OVERSIGHT] = { ORGAN_DISCIPLINE, "市纪委" },
};

static void
review_organ(struct judge_run *r)
{
	const struct review *v = r->doc->as.review;
	const struct fact_record *f;
	struct spot s;
	size_t i;

	for (i = 0; i < v->opinion.n; i++) {
		const struct review_opinion *o = &v->opinion.v[i];

		if (lacking(r, NEED_LEDGER) || o->unit.text == NULL ||
		    o->record.text == NULL)
			continue;
		f = facts_record(r->j->facts, o->unit.text, o->record.text);
		if (f == NULL || competent[f->duty].kind == v->organ)
			continue;
		s = spot_of(&o->item, o->record.at);
		s.unit = o->unit.text;
		s.mend = arena_printf(r->a, "请%s对这条记录出具审核意见",
		    competent[f->duty].name);
		tell(r, &s, "记录%s属于%s，应由%s审核", quoted(r,
		    o->record.text), duty_name(f->duty),
		    competent[f->duty].name);
	}
}

static void
year_end_organ(struct judge_run *r)
{
	const struct year_end *y = r->doc->as.year_end;
	enum duty duty;
	struct spot s;
	size_t i;

	for (i = 0; i < y->score.n; i++) {
		const struct year_end_score *v = &y->score.v[i];

		if (!duty_parse(v->f_duty.text, &duty) ||
		    competent[duty].kind == y->organ)
			continue;
		s = spot_of(&v->item, v->f_duty.at);
		s.unit = v->unit.text;
		s.mend = arena_printf(r->a, "由%s报送%s的年终考核成绩",
		    competent[duty].name, duty_name(duty));
		tell(r, &s, "%s的年终考核应由%s进行", duty_name(duty),
		    competent[duty].name);
	}
}

/* D09.1 */
void
check_organ(struct judge_run *r)
{
	bool review = r->doc->root == ROOT_REVIEW;
	const struct field *named = review ? &r->doc->as.review->f_organ :
	    &r->doc->as.year_end->f_organ;
	enum organ_kind kind = review ? r->doc->as.review->organ :
	    r->doc->as.year_end->organ;
	struct spot s = spot_lighter(NULL, r->doc->at, LEVEL_INFO);

	if (!review)
		s.mend = "由有权机关进行年终考核，并填写机关";
	if (kind != ORGAN_NONE && review)
		review_organ(r);
	else if (kind != ORGAN_NONE)
		year_end_organ(r);
	else if (!said_at(r, named->at))
		tell(r, &s, "没有填写机关，无法核对是否由有权机关%s",
		    review ? "审核" : "考核");
}
