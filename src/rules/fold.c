/*
 * fold.c - the facts from entries: whole documents by year, lists by
 * identity.  Records and opinions are folded in fold_record.c, the
 * documents of the year in fold_year.c.
 */
#include "rules/fold.h"

#include <assert.h>
#include <string.h>

/* Items stand in the order of the file, so the canonical ordinals rise;
 * the ordinal itself is where the search begins (A14.1 leaves gaps). */
const struct entry_item *
fold_item(const struct entry *e, int32_t ordinal)
{
	size_t i;

	if (ordinal < 0)
		return NULL;
	for (i = (size_t)ordinal; i < e->n_items; i++)
		if (e->item[i].canonical == ordinal)
			return &e->item[i];
	return NULL;
}

bool
fold_accepted(const struct entry *e, const struct item *it)
{
	const struct entry_item *row = fold_item(e, it->ordinal);

	return row != NULL && row->accepted;
}

struct fact_year *
fold_year(struct facts *f, int year)
{
	struct fact_year *y;
	size_t i;

	for (i = 0; i < f->year.n; i++)
		if (f->year.v[i]->year == year)
			return f->year.v[i];
	y = arena_new(f->a, struct fact_year);
	y->year = year;
	map_init(&y->by_unit, f->a);
	map_init(&y->by_person, f->a);
	map_init(&y->by_indicator, f->a);
	map_init(&y->by_worklist, f->a);
	map_init(&y->by_year_end, f->a);
	*vec_push(f->a, &f->year) = y;
	return y;
}

static void
put_persons(struct map *m, struct tenure *v, size_t n)
{
	size_t i;
	const char *id;

	for (i = 0; i < n; i++) {
		id = v[i].item.id.text;
		if (id != NULL && map_get(m, id) == NULL)
			map_put(m, id, &v[i]);
	}
}

static void
fold_roster(struct facts *f, const struct entry *e, const struct doc *doc)
{
	struct fact_year *y = fold_year(f, doc->year);
	struct unit *u;
	size_t i, k;

	y->roster = (struct filed){ doc, e };
	map_init(&y->by_unit, f->a);
	map_init(&y->by_person, f->a);
	for (i = 0; i < doc->as.roster->unit.n; i++) {
		u = &doc->as.roster->unit.v[i];
		if (u->code.text != NULL)
			map_put(&y->by_unit, u->code.text, u);
		for (k = 0; k < DUTIES; k++)
			put_persons(&y->by_person, u->organ[k].principal.v,
			    u->organ[k].principal.n);
		put_persons(&y->by_person, u->cadre.v, u->cadre.n);
	}
}

static void
fold_plan(struct facts *f, const struct entry *e, const struct doc *doc)
{
	struct fact_year *y = fold_year(f, doc->year);
	struct indicator *in;
	size_t i;

	y->plan = (struct filed){ doc, e };
	map_init(&y->by_indicator, f->a);
	for (i = 0; i < doc->as.plan->indicator.n; i++) {
		in = &doc->as.plan->indicator.v[i];
		if (in->item.id.text != NULL)
			map_put(&y->by_indicator, in->item.id.text, in);
	}
}

static void
fold_checklist(struct facts *f, const struct entry *e,
    const struct doc *doc)
{
	struct fact_year *y = fold_year(f, doc->year);
	const struct checklist *c;
	size_t i;

	for (i = 0; i < y->checklist.n; i++) {
		c = y->checklist.v[i].doc->as.checklist;
		if (c->duty == doc->as.checklist->duty &&
		    c->applies == doc->as.checklist->applies) {
			y->checklist.v[i] = (struct filed){ doc, e };
			return;
		}
	}
	*vec_push(f->a, &y->checklist) = (struct filed){ doc, e };
}

static const struct indicator *
find_indicator(const struct worklist *w, const char *id)
{
	size_t i;

	for (i = 0; i < w->indicator.n; i++)
		if (strcmp(field_text(&w->indicator.v[i].item.id), id) == 0)
			return &w->indicator.v[i];
	return NULL;
}

/* The accepted indicators of `doc`, and for each refused one the version
 * that was in force before, if any. */
static const struct doc *
merged_worklist(struct facts *f, const struct entry *e,
    const struct doc *doc, const struct doc *before)
{
	struct doc *out = arena_memdup(f->a, doc, sizeof(*doc));
	struct worklist *w = arena_new(f->a, struct worklist);
	const struct worklist *now = doc->as.worklist;
	const struct indicator *in;
	size_t i;

	w->amendment = now->amendment;
	out->as.worklist = w;
	for (i = 0; i < now->indicator.n; i++)
		if (fold_accepted(e, &now->indicator.v[i].item))
			*vec_push(f->a, &w->indicator) =
			    now->indicator.v[i];
	for (i = 0; before != NULL && i < now->indicator.n; i++) {
		if (fold_accepted(e, &now->indicator.v[i].item))
			continue;
		in = find_indicator(before->as.worklist,
		    field_text(&now->indicator.v[i].item.id));
		if (in != NULL && find_indicator(w,
		    field_text(&in->item.id)) == NULL)
			*vec_push(f->a, &w->indicator) = *in;
	}
	return out;
}

static void
note_worklist(struct facts *f, struct fact_year *y, const struct entry *e,
    const struct worklist *w)
{
	struct fact_worklist *row = vec_push(f->a, &y->worklist_filed);
	size_t i;

	row->unit = e->unit;
	row->entry = e;
	for (i = 0; i < w->indicator.n; i++)
		row->duty[w->indicator.v[i].duty] = true;
}

static void
fold_worklist(struct facts *f, const struct entry *e,
    const struct doc *doc)
{
	struct fact_year *y = fold_year(f, doc->year);
	const struct doc *before = map_get(&y->by_worklist, e->unit);
	size_t i;

	doc = merged_worklist(f, e, doc, before);
	note_worklist(f, y, e, doc->as.worklist);
	map_put(&y->by_worklist, e->unit, (void *)(uintptr_t)doc);
	for (i = 0; i < y->worklist.n; i++) {
		if (y->worklist.v[i].doc == before) {
			y->worklist.v[i] = (struct filed){ doc, e };
			return;
		}
	}
	*vec_push(f->a, &y->worklist) = (struct filed){ doc, e };
}

static void
fold_approval(struct facts *f, const struct entry *e,
    const struct doc *doc)
{
	struct doc *out = arena_memdup(f->a, doc, sizeof(*doc));
	struct approval *now = arena_memdup(f->a, doc->as.approval,
	    sizeof(*now));
	size_t i;

	memset(&now->entry, 0, sizeof(now->entry));
	for (i = 0; i < doc->as.approval->entry.n; i++)
		if (fold_accepted(e, &doc->as.approval->entry.v[i].item))
			*vec_push(f->a, &now->entry) =
			    doc->as.approval->entry.v[i];
	out->as.approval = now;
	/* the later filing takes its place at the end */
	fold_keep_former(f, f->approval.v, f->approval.n, e);
	f->approval.n = fold_replaced(f->approval.v, f->approval.n, e);
	*vec_push(f->a, &f->approval) = (struct filed){ out, e };
}

/* The row that an identity has, or takes as the next one, `n`. */
static size_t
row_of(struct facts *f, const char *identity, size_t n)
{
	uintptr_t row = (uintptr_t)map_get(&f->by_row, identity);

	if (row != 0)
		return (size_t)row - 1;
	map_put(&f->by_row, identity, (void *)(n + 1));
	return n;
}

static void
fold_briefing(struct facts *f, const struct entry *e,
    const struct doc *doc)
{
	const struct briefing *b = doc->as.briefing;
	size_t i = row_of(f, e->identity, f->briefing.n);
	struct fact_briefing *row = i < f->briefing.n ?
	    &f->briefing.v[i] : vec_push(f->a, &f->briefing);

	*row = (struct fact_briefing){ e->unit, b->month, b->duty, b->day.day,
	    b->received.day, e };
}

/* Filed is its first filing: a better one later makes it not late. */
static void
fold_duty_report(struct facts *f, const struct entry *e,
    const struct doc *doc)
{
	const struct duty_report *d = doc->as.report;
	size_t i = row_of(f, e->identity, f->duty_report.n);
	struct fact_duty_report *row;

	if (i < f->duty_report.n) {
		f->duty_report.v[i].entry = e;
		return;
	}
	row = vec_push(f->a, &f->duty_report);
	*row = (struct fact_duty_report){ e->unit, doc->year, d->half,
		{ false, false }, e->own_day == DAY_NONE ? e->received :
		e->own_day, e };
	memcpy(row->duty, d->duty, sizeof(row->duty));
}

static void
note_submission(struct facts *f, const struct entry *e,
    const struct doc *doc)
{
	const struct submission *s = doc->as.submission;
	size_t i = row_of(f, e->identity, f->submission.n);
	struct fact_submission *row = i < f->submission.n ?
	    &f->submission.v[i] : vec_push(f->a, &f->submission);

	if (row->first == NULL)
		row->first = e;
	row->unit = e->unit;
	row->month = s->month;
	row->batch = s->batch;
	row->mode = s->mode;
	row->entry = e;
	row->n_accepted = 0;
	for (i = 0; i < s->record.n; i++)
		if (fold_accepted(e, &s->record.v[i].item))
			row->n_accepted++;
}

static void
fold_submission(struct facts *f, const struct entry *e,
    const struct doc *doc)
{
	note_submission(f, e, doc);
	fold_records(f, e, doc);
}

/* What was seen, whatever became of it. */
static void
note_entry(struct facts *f, const struct entry *e)
{
	void *latest = (void *)(uintptr_t)e;

	*vec_push(f->a, &f->entry) = e;
	if (e->identity[0] != '\0')
		map_put(&f->by_identity, e->identity, latest);
	if (map_get(&f->by_bytes, e->sm3) == NULL)
		map_put(&f->by_bytes, e->sm3, latest);
}

/* After fold_records, so that an accepted 更正 is none to wait for. */
static void
note_seen(struct facts *f, const struct entry *e)
{
	const struct entry_item *it;
	struct fact_seen *seen;
	const char *key;
	size_t i;

	for (i = 0; e->root == ROOT_SUBMISSION && i < e->n_items; i++) {
		it = &e->item[i];
		if (strcmp(it->kind, "记录") != 0 || it->id[0] == '\0')
			continue;
		key = arena_printf(f->a, "%s %s", e->unit, it->id);
		seen = map_get(&f->by_seen, key);
		if (seen == NULL) {
			seen = arena_new(f->a, struct fact_seen);
			*seen = (struct fact_seen){ e->received, DAY_NONE };
			map_put(&f->by_seen, key, seen);
		}
		if (it->amended && !it->accepted && seen->amended == DAY_NONE)
			seen->amended = e->received;
	}
}

void
facts_init(struct facts *f, struct arena *a, day_t as_of)
{
	memset(f, 0, sizeof(*f));
	f->a = a;
	f->as_of = as_of;
	f->last_run = DAY_NONE;
	map_init(&f->by_record, a);
	map_init(&f->by_squash, a);
	map_init(&f->by_evidence, a);
	map_init(&f->by_month, a);
	map_init(&f->by_seen, a);
	map_init(&f->by_bytes, a);
	map_init(&f->by_review, a);
	map_init(&f->by_row, a);
	map_init(&f->by_identity, a);
	map_init(&f->by_filed, a);
}

void
facts_fold(struct facts *f, const struct entry *e, const struct doc *doc)
{
	static void (*const by_root[ROOTS])(struct facts *,
	    const struct entry *, const struct doc *) = {
		[ROOT_ROSTER] = fold_roster,
		[ROOT_CHECKLIST] = fold_checklist,
		[ROOT_PLAN] = fold_plan,
		[ROOT_WORKLIST] = fold_worklist,
		[ROOT_SUBMISSION] = fold_submission,
		[ROOT_REVIEW] = fold_opinions,
		[ROOT_APPROVAL] = fold_approval,
		[ROOT_BRIEFING] = fold_briefing,
		[ROOT_FOCUS] = fold_focus,
		[ROOT_YEAR_END] = fold_year_end,
		[ROOT_ADJUSTMENTS] = fold_adjustments,
		[ROOT_DUTY_REPORT] = fold_duty_report,
		[ROOT_ORGANS] = fold_filed,
		[ROOT_CHANGE] = fold_filed,
		[ROOT_INSPECTION] = fold_filed,
		[ROOT_RECTIFICATION] = fold_filed,
		[ROOT_CHECK] = fold_filed,
		[ROOT_TRANSFER] = fold_filed,
		[ROOT_REPORT] = fold_filed,
		[ROOT_VOTE] = fold_filed,
		[ROOT_TALK] = fold_filed,
		[ROOT_ACCOUNTABILITY] = fold_filed,
		[ROOT_CASE] = fold_filed,
	};

	note_entry(f, e);
	if (doc != NULL && e->root < ROOTS &&
	    (e->verdict == VERDICT_ACCEPTED ||
	    e->verdict == VERDICT_PARTIAL)) {
		assert(doc->root == e->root);
		by_root[e->root](f, e, doc);
	}
	note_seen(f, e);
}
