/*
 * diff_received.c - what documents brought: read again out of the
 * ledger, each item with the unit, record and indicator that it is about.
 */
#include <assert.h>
#include <string.h>

#include "rules/fold.h"
#include "stage/diff.h"

struct reading_again {
	struct workspace *ws;
	const struct batch *b;       /* the latter run, computed */
	day_t over;
	struct map task;             /* "<unit> <编号>" -> struct task */
	struct received *to;
};

static void
add_touch(struct reading_again *r, const char *unit, const char *record,
    const char *indicator, enum touched how)
{
	struct arena *a = r->ws->a;
	const struct task *t = map_get(&r->task, arena_printf(a, "%s %s",
	    unit, record));

	*vec_push(a, &r->to->touch) = (struct touch){ arena_strdup(a, unit),
	    arena_strdup(a, record), arena_strdup(a, indicator),
	    t == NULL ? "" : t->subject, t == NULL ? DAY_NONE : t->deadline,
	    how };
}

/* The task that each record serves. */
static void
index_tasks(struct reading_again *r)
{
	const struct results *of = &r->b->results;
	struct arena *a = r->ws->a;

	map_init(&r->task, a);
	for (size_t i = 0; i < of->task.n; i++)
		for (size_t k = 0; k < of->task.v[i].n_earnings; k++) {
			const struct fact_record *x =
			    of->task.v[i].earning[k].record;

			map_put(&r->task, arena_printf(a, "%s %s", x->unit,
			    x->id), &of->task.v[i]);
		}
}

static enum touched
scored_if(bool accepted)
{
	return accepted ? TOUCH_SCORED : TOUCH_REFUSED;
}

static void
add_kind(struct reading_again *r, const char *kind)
{
	const char *now = r->to->kind == NULL ? "" : r->to->kind;

	if (strstr(now, kind) == NULL)
		r->to->kind = arena_printf(r->ws->a, "%s%s%s", now,
		    *now == '\0' ? "" : "、", kind);
}

/* --- records --- */

/* Is a version of the record from this entry?  Filing one again as it
 * was changes nothing. */
static bool
came_with(const struct reading_again *r, const char *unit, const char *id)
{
	const struct fact_record *x = facts_record(&r->b->history.facts, unit, id);

	for (; x != NULL; x = x->before)
		if (x->entry->seq == r->to->entry->seq)
			return true;
	return false;
}

static const char *
indicator_of(const struct reading_again *r, const char *unit, const char *id)
{
	const struct fact_record *x = facts_record(&r->b->history.facts, unit, id);

	return x == NULL ? "" : x->indicator;
}

static void
read_submission(struct reading_again *r, const struct doc *d)
{
	const struct entry *x = r->to->entry;
	const struct submission *s = d->as.submission;
	bool late = month_last(s->month) < r->over;

	for (size_t i = 0; i < s->record.n; i++) {
		const struct record *v = &s->record.v[i];
		const struct entry_item *row = fold_item(x, v->item.ordinal);
		const char *id = field_text(&v->item.id);
		bool came = row != NULL && row->accepted &&
		    came_with(r, x->unit, id);

		add_touch(r, x->unit, id, field_text(&v->indicator),
		    scored_if(came));
		if (came)
			add_kind(r, row->amended ? "记录更正" : late ? "迟报" :
			    "新报");
	}
	for (size_t i = 0; i < s->withdrawal.n; i++) {
		const struct item *it = &s->withdrawal.v[i].item;
		const char *id = field_text(&it->id);

		add_touch(r, x->unit, id, indicator_of(r, x->unit, id),
		    scored_if(fold_accepted(x, it)));
		if (fold_accepted(x, it))
			add_kind(r, "记录撤回");
	}
	if (r->to->kind == NULL)
		add_kind(r, late ? "迟报" : "新报");
	/* an empty one is a report too (A07.1) */
	add_touch(r, x->unit, "", "", TOUCH_FILED);
}

static void
read_review(struct reading_again *r, const struct doc *d)
{
	for (size_t i = 0; i < d->as.review->opinion.n; i++) {
		const struct review_opinion *o = &d->as.review->opinion.v[i];
		const char *unit = field_text(&o->unit);
		const char *id = field_text(&o->record);

		add_touch(r, unit, id, indicator_of(r, unit, id),
		    scored_if(fold_accepted(r->to->entry, &o->item)));
	}
}

/* --- the other roots --- */

static void
read_worklist(struct reading_again *r, const struct doc *d)
{
	const char *unit = r->to->entry->unit;

	for (size_t i = 0; i < d->as.worklist->indicator.n; i++)
		add_touch(r, unit, "", field_text(
		    &d->as.worklist->indicator.v[i].item.id), TOUCH_SCORED);
	add_touch(r, unit, "", "", TOUCH_SCORED);
}

static void
read_year_end(struct reading_again *r, const struct doc *d)
{
	for (size_t i = 0; i < d->as.year_end->score.n; i++) {
		const struct year_end_score *s = &d->as.year_end->score.v[i];

		add_touch(r, field_text(&s->unit), "", "",
		    scored_if(fold_accepted(r->to->entry, &s->item)));
	}
}

static void
read_commendations(struct reading_again *r, const struct commendation *v,
    size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_touch(r, field_text(&v[i].unit), "", "",
		    scored_if(fold_accepted(r->to->entry, &v[i].item)));
}

static void
read_adjustments(struct reading_again *r, const struct doc *d)
{
	const struct adjustments *x = d->as.adjustments;

	read_commendations(r, x->commendation.v, x->commendation.n);
	read_commendations(r, x->promotion.v, x->promotion.n);
	for (size_t i = 0; i < x->investigation.n; i++)
		add_touch(r, field_text(&x->investigation.v[i].unit), "", "",
		    scored_if(fold_accepted(r->to->entry,
		    &x->investigation.v[i].item)));
	for (size_t i = 0; i < x->sanction.n; i++)
		add_touch(r, field_text(&x->sanction.v[i].unit), "", "",
		    scored_if(fold_accepted(r->to->entry,
		    &x->sanction.v[i].item)));
}

static void
read_focus(struct reading_again *r, const struct doc *d)
{
	for (size_t i = 0; i < d->as.focus->area.n; i++)
		add_touch(r, field_text(&d->as.focus->area.v[i].unit), "", "",
		    TOUCH_FILED);
}

static void
read_approval(struct reading_again *r, const struct doc *d)
{
	for (size_t i = 0; i < d->as.approval->entry.n; i++) {
		const struct approval_item *x = &d->as.approval->entry.v[i];

		add_touch(r, field_text(&x->unit), field_text(&x->number), "",
		    fold_accepted(r->to->entry, &x->item) ? TOUCH_FILED :
		    TOUCH_REFUSED);
	}
}

/* Roster, plan, checklist: of every unit. */
static void
read_for_all(struct reading_again *r, const struct doc *d)
{
	(void)d;
	add_touch(r, "", "", "", TOUCH_SCORED);
}

static void
read_for_unit(struct reading_again *r, const struct doc *d)
{
	(void)d;
	add_touch(r, r->to->entry->unit, "", "", TOUCH_FILED);
}

/* What has no row is about its unit and scores nothing. */
static void (*const readers[ROOTS])(struct reading_again *,
    const struct doc *) = {
	[ROOT_ROSTER] = read_for_all,
	[ROOT_CHECKLIST] = read_for_all,
	[ROOT_PLAN] = read_for_all,
	[ROOT_WORKLIST] = read_worklist,
	[ROOT_SUBMISSION] = read_submission,
	[ROOT_REVIEW] = read_review,
	[ROOT_APPROVAL] = read_approval,
	[ROOT_FOCUS] = read_focus,
	[ROOT_YEAR_END] = read_year_end,
	[ROOT_ADJUSTMENTS] = read_adjustments,
};

/* --- an entry --- */

static bool
text_of_entry(struct workspace *ws, const struct entry *x, struct arena *a,
    const char **text, size_t *n, struct err *e)
{
	*text = NULL;
	if (x->root != ROOT_SUBMISSION &&
	    !store_original(ws->store, x, a, text, n, e))
		return false;
	return *text != NULL || store_canonical(ws->store, x, a, text, n, e);
}

static bool
read_entry(struct reading_again *r, struct err *e)
{
	const struct entry *x = r->to->entry;
	struct arena scratch = ARENA_INIT;
	struct reading doc;
	const char *text;
	size_t n;
	bool ok = true;

	if (x->verdict == VERDICT_ACCEPTED || x->verdict == VERDICT_PARTIAL) {
		ok = text_of_entry(r->ws, x, &scratch, &text, &n, e);
		if (ok) {
			xml_read(NULL, x->path, (const uint8_t *)text, n,
			    &scratch, &doc);
			(readers[x->root] == NULL ? read_for_unit :
			    readers[x->root])(r, &doc.doc);
		}
	} else {
		add_touch(r, x->unit, "", "", TOUCH_REFUSED);
	}
	if (r->to->kind == NULL)
		r->to->kind = x->root == ROOT_NONE ? "读不懂的文件" :
		    root_name(x->root);
	arena_release(&scratch);
	return ok;
}

bool /* NOLINTNEXTLINE(readability-function-size): a list has two ends */
diff_received(struct workspace *ws, const struct batch *b, int64_t after,
    day_t over, const struct received **out, size_t *n, struct err *e)
{
	VEC(struct received) list = { NULL, 0, 0 };
	struct reading_again r = { .ws = ws, .b = b, .over = over };
	const struct facts *f = &b->history.facts;
	struct entry *entry;
	size_t n_entries;

	if (!store_entries(ws->store, f->as_of, ws->a, &entry, &n_entries, e))
		return false;
	index_tasks(&r);
	for (size_t i = (size_t)after; i < n_entries && i < f->entry.n; i++) {
		/* numbers count from 1 */
		assert(entry[i].seq == (int64_t)i + 1);
		r.to = vec_push(ws->a, &list);
		r.to->entry = &entry[i];
		if (!read_entry(&r, e))
			return false;
	}
	*out = list.v;
	*n = list.n;
	return true;
}
