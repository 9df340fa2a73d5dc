/*
 * archive_owed.c - the ledger as of the day, asked for what archive_due
 * lists, held against what is there.
 */
#include "stage/archive_owed.h"

#include <string.h>

#include "rules/agreed.h"
#include "rules/approval.h"
#include "stage/archive_bag.h"
#include "stage/archive_due.h"
#include "stage/batch_parts.h"
#include "stage/published.h"

struct owing {
	struct workspace *ws;
	const struct archive_pieces *found;
	struct publication_events all;
	struct archive_owing *out;
};

/* Does it lie there, or is it about to? */
static bool
is_there(struct owing *o, const struct archive_piece *p, bool *there,
    struct err *e)
{
	struct archive_pieces v;

	*there = archive_has(o->found, p);
	if (*there)
		return true;
	if (!archive_pieces_load(o->ws, p->person.id, &v, e))
		return false;
	*there = archive_has(&v, p);
	return true;
}

static void
add(struct owing *o, const struct archive_piece *p, const char *command,
    const char *case_id)
{
	struct arena *a = o->ws->a;

	*vec_push(a, &o->out->v) = (struct archive_owed){
		arena_strdup(a, p->person.id), p->kind,
		arena_strdup(a, p->id), command, case_id };
}

/* What of one paper is missing. */
static bool
owe_paper(struct owing *o, const struct paper_source *from,
    const struct paper_job *job, const char *command, struct err *e)
{
	struct arena *a = o->ws->a;
	struct archive_pieces due = { { NULL, 0, 0 } };
	const char *id = job->view == NULL ? NULL :
	    arena_strdup(a, job->view->id);

	archive_due(a, from, job, &due);
	for (size_t i = 0; i < due.v.n; i++) {
		bool there;

		if (!is_there(o, &due.v.v[i], &there, e))
			return false;
		if (!there)
			add(o, &due.v.v[i], command, id);
	}
	return true;
}

/* --- 问责案件 --- */

/* Its papers of a later day stand: they are archived as of then. */
static bool
printed_later(const struct owing *o, const char *id)
{
	for (size_t i = 0; i < o->all.n; i++) {
		const char *of = publication_of_case(&o->all.v[i]);

		if (of != NULL && strcmp(of, id) == 0 &&
		    o->all.v[i].as_of > o->ws->opt->as_of)
			return true;
	}
	return false;
}

static bool
owe_cases(struct owing *o, struct batch *b, struct err *e)
{
	const struct paper_source from = batch_source(o->ws, b);
	const struct paper_job *job;
	size_t n;

	case_jobs(o->ws->a, &b->cases, RUN_CASE, NULL, &job, &n);
	for (size_t i = 0; i < n; i++)
		if (!printed_later(o, job[i].view->id) &&
		    !owe_paper(o, &from, &job[i], arena_printf(o->ws->a,
		    "liangze case %s", job[i].view->id), e))
			return false;
	return true;
}

/* --- 约谈通知书 --- */

static bool
has_notice(const struct archive_pieces *v, const struct approval_item *x)
{
	size_t n = strlen(x->period.text);

	for (size_t i = 0; i < v->v.n; i++)
		if (strcmp(v->v.v[i].kind, AGREED_TALK) == 0 &&
		    strcmp(v->v.v[i].person.id, x->person.text) == 0 &&
		    strncmp(v->v.v[i].id, x->period.text, n) == 0)
			return true;
	return false;
}

/* The run of a quarter or a year that prints them. */
static bool
run_of(const char *period, struct batch *b, const char **command,
    struct arena *a)
{
	bool quarter = window_parse(period, WINDOW_QUARTER, &b->window);

	if (!quarter && !window_parse(period, WINDOW_YEAR, &b->window))
		return false;
	b->kind = quarter ? RUN_QUARTER : RUN_YEAR;
	*command = arena_printf(a, "liangze %s %s", quarter ?
	    "bulletin --quarter" : "annual --year", period);
	return true;
}

static bool
owe_period(struct owing *o, const char *period, struct err *e)
{
	struct batch b = { .kind = RUN_QUARTER };
	const struct paper_job *job;
	struct paper_source from;
	const char *command;
	size_t n;
	bool ok;

	if (!run_of(period, &b, &command, o->ws->a))
		return true;
	ok = batch_again(o->ws, &b, INT64_MAX, INT64_MAX, e);
	n = ok ? batch_jobs(o->ws, &b, &job) : 0;
	from = batch_source(o->ws, &b);
	for (size_t i = 0; ok && i < n; i++)
		if (job[i].paper == PAPER_TALK)
			ok = owe_paper(o, &from, &job[i], command, e);
	batch_release(&b);
	return ok;
}

/* Periods of which a notice that was agreed to lies nowhere. */
static bool
lacks_notice(struct owing *o, const struct facts *f, const struct filed *by,
    const struct approval_item *x, bool *lacks, struct err *e)
{
	struct archive_pieces v;

	*lacks = false;
	if (strcmp(field_text(&x->kind), AGREED_TALK) != 0 ||
	    x->person.text == NULL || x->period.text == NULL ||
	    !approval_stands(f, by, x) || has_notice(o->found, x))
		return true;
	if (!archive_pieces_load(o->ws, x->person.text, &v, e))
		return false;
	*lacks = !has_notice(&v, x);
	return true;
}

static bool
owe_notices(struct owing *o, const struct facts *f, struct err *e)
{
	struct map done;

	map_init(&done, o->ws->a);
	for (size_t i = 0; i < f->approval.n; i++) {
		const struct filed *by = &f->approval.v[i];
		const struct approval *a = by->doc->as.approval;

		for (size_t k = 0; k < a->entry.n; k++) {
			const char *period = a->entry.v[k].period.text;
			bool lacks;

			if (!lacks_notice(o, f, by, &a->entry.v[k], &lacks,
			    e))
				return false;
			if (!lacks || map_get(&done, period) != NULL)
				continue;
			map_put(&done, period, o);
			if (!owe_period(o, period, e))
				return false;
		}
	}
	return true;
}

bool
archive_owed(struct workspace *ws, const struct archive_pieces *found,
    struct archive_owing *out, struct err *e)
{
	struct owing o = { .ws = ws, .found = found, .out = out };
	struct batch b = { .kind = RUN_CASE,
		.window = window_month(day_month(ws->opt->as_of)) };
	bool ok;

	memset(out, 0, sizeof(*out));
	ok = store_publications(ws->store, ws->a, &o.all, e) &&
	    batch_again(ws, &b, INT64_MAX, INT64_MAX, e) &&
	    owe_cases(&o, &b, e) && owe_notices(&o, &b.history.facts, e);
	batch_release(&b);
	return ok;
}
