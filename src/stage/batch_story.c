/*
 * batch_story.c - what became of a record: the ledger is asked while the
 * transaction that took in is still open, so that --dry-run says the same.
 */
#include "stage/batch_story.h"

#include <string.h>

#include "rules/compute.h"
#include "rules/filing.h"
#include "stage/batch_parts.h"
#include "stage/filings.h"

/* --- which unit's --- */

static const char *
list_units(struct arena *a, const struct story_units *v)
{
	const char *text = v->code.v[0];

	for (size_t i = 1; i < v->code.n; i++)
		text = arena_printf(a, "%s、%s", text, v->code.v[i]);
	return text;
}

static bool
has_unit(const struct story_units *v, const char *code)
{
	for (size_t i = 0; i < v->code.n; i++)
		if (strcmp(v->code.v[i], code) == 0)
			return true;
	return false;
}

static bool
find_unit(struct workspace *ws, const struct facts *f,
    const struct story_ask *ask, const char **unit, struct err *e)
{
	struct story_units v;

	story_units(ws->a, f, ask->id, &v);
	if (v.code.n == 0)
		return err_set(e, ERR_USAGE, "没有编号为“%s”的记录：到截止日期"
		    "为止收到的记实提交里都没有", ask->id);
	if (ask->unit == NULL && v.code.n > 1)
		return err_set(e, ERR_USAGE, "编号“%s”在几个单位里都有：%s；"
		    "用 --unit 指明单位代码", ask->id, list_units(ws->a, &v));
	*unit = ask->unit == NULL ? v.code.v[0] : ask->unit;
	return has_unit(&v, *unit) || err_set(e, ERR_USAGE, "单位“%s”没有编号"
	    "为“%s”的记录；这个编号在 %s", *unit, ask->id,
	    list_units(ws->a, &v));
}

/* --- where it counts --- */

static bool
has_loss(const struct why_node *n)
{
	for (size_t i = 0; i < n->part.n; i++)
		if (n->part.v[i]->kind == WHY_LOSS)
			return true;
	return false;
}

static bool
add_paper(struct workspace *ws, struct story *s, const char *period,
    const char *file, struct err *e)
{
	struct story_paper *p = vec_push(ws->a, &s->paper);
	char digest[DIGEST_HEX];

	p->period = period;
	p->file = file;
	if (!store_last_event(ws->store, "发布", period, &p->published, digest,
	    e))
		return false;
	if (p->published > ws->opt->as_of) /* a replay knows nothing of it */
		p->published = DAY_NONE;
	return true;
}

/* Losses are told in the workbook and in the unit's score sheet. */
static bool
add_papers(struct workspace *ws, struct story *s, struct err *e)
{
	static const char *const book[WINDOWS] = {
		[WINDOW_MONTH] = "排名.xlsx",
		[WINDOW_QUARTER] = "季度排名.xlsx",
	};
	const char *sheet = arena_printf(ws->a, "通知/%s-得分反馈单.pdf",
	    s->unit);

	for (size_t i = 0; i < s->window.n; i++) {
		const struct story_window *w = &s->window.v[i];
		const char *name = book[w->results->window.kind];

		if (name != NULL && w->share != NULL && has_loss(w->share) &&
		    (!add_paper(ws, s, w->results->period, name, e) ||
		    !add_paper(ws, s, w->results->period, sheet, e)))
			return false;
	}
	return true;
}

static void
add_windows(struct workspace *ws, struct batch *b, struct story *s)
{
	struct computing c = { .facts = &b->history.facts,
		.policy = &ws->config.policy, .calendar = ws->calendar,
		.a = ws->a };
	struct err none = ERR_INIT;

	for (int k = 0; s->task != NULL && k < WINDOWS; k++) {
		struct results *r = &b->results;

		if (k != WINDOW_YEAR) {
			r = arena_new(ws->a, struct results);
			c.window = window_around((enum window_kind)k,
			    day_month(s->task->deadline));
			/* the plan is sound: there is a task */
			(void)compute_period(&c, r, &none);
		}
		story_add_window(ws->a, s, r);
	}
}

/* The results of the year that it belongs to; 0 = that of the date. */
static bool
compute_of(struct workspace *ws, struct batch *b, int year, struct err *e)
{
	b->kind = RUN_MONTH;
	b->window = window_around(WINDOW_YEAR, day_month(day_of(year != 0 ?
	    year : day_civil(ws->opt->as_of).year, 1, 1)));
	return batch_compute(ws, b, e);
}

static bool
tell(struct workspace *ws, struct batch *b, const struct story_ask *ask,
    struct story *out, struct err *e)
{
	const struct facts *f = &b->history.facts;
	const char *unit = "";

	if (!find_unit(ws, f, ask, &unit, e))
		return false;
	if (!compute_of(ws, b, story_year(f, unit, ask->id), e))
		return false;
	story_begin(ws->a, &b->results, unit, ask->id, out);
	add_windows(ws, b, out);
	return filings_fill(ws, &out->filing, e) && add_papers(ws, out, e);
}

/* What tells of it, once all is taken in. */
typedef bool telling(struct workspace *, struct batch *,
    const struct story_ask *, struct story *, struct err *);

static bool
take_in_and_tell(struct workspace *ws, struct batch *b,
    const struct story_ask *ask, telling *how, struct story *out,
    struct err *e)
{
	struct err asked = ERR_INIT;
	bool ok = batch_take_in(ws, b, e);
	bool told = ok && how(ws, b, ask, out, &asked);

	/* what was asked for may be missing; what came in is kept */
	ok = batch_leave(ws, ok && (told || asked.kind == ERR_USAGE), e) && ok;
	if (ok && !told)
		*e = asked;
	return ok && told;
}

bool
batch_story(struct workspace *ws, struct batch *b,
    const struct story_ask *ask, struct story *out, struct err *e)
{
	return take_in_and_tell(ws, b, ask, tell, out, e);
}

/* --- history --- */

/* "督查反馈 DC-01" by all of it, or by its 编号 alone. */
static bool
is_named(const struct entry *x, const char *id)
{
	const char *blank = strchr(x->identity, ' ');

	return x->root != ROOT_SUBMISSION && x->identity[0] != '\0' &&
	    (strcmp(x->identity, id) == 0 ||
	    (blank != NULL && strcmp(blank + 1, id) == 0));
}

/* The last entry of the one document named so; NULL: none.  Of several
 * `others` names them. */
static const struct entry *
find_document(struct arena *a, const struct facts *f, const char *id,
    const char **others)
{
	const struct entry *last = NULL;
	struct map seen;

	map_init(&seen, a);
	*others = "";
	for (size_t i = 0; i < f->entry.n; i++) {
		const struct entry *x = f->entry.v[i];

		if (!is_named(x, id))
			continue;
		last = x;
		if (map_put(&seen, x->identity, &seen) == NULL)
			*others = arena_printf(a, "%s%s“%s”", *others,
			    **others == '\0' ? "" : "、", x->identity);
	}
	return seen.n > 1 ? NULL : last;
}

static void
mask_all(struct story *s)
{
	for (size_t i = 0; s->document != NULL && i < s->filing.v.n; i++)
		s->masked = s->masked || s->filing.v.v[i]->masked;
	if (s->masked)
		s->filing.v.n = 0;
}

static bool
tell_document(struct workspace *ws, struct batch *b,
    const struct entry *x, struct story *out, struct err *e)
{
	const struct facts *f = &b->history.facts;

	if (!compute_of(ws, b, x->year, e))
		return false;
	*out = (struct story){ .unit = x->unit, .id = x->identity,
		.results = &b->results, .document = x,
		.who = facts_unit(f, x->year, x->unit) };
	if (!filings_of(ws, f, NULL, x->identity, &out->filing, e))
		return false;
	mask_all(out);
	return true;
}

static bool
tell_record(struct workspace *ws, struct batch *b, const char *unit,
    const char *id, struct story *out, struct err *e)
{
	const struct facts *f = &b->history.facts;

	if (!compute_of(ws, b, story_year(f, unit, id), e))
		return false;
	story_begin(ws->a, &b->results, unit, id, out);
	if (!filings_of(ws, f, unit, id, &out->filing, e))
		return false;
	out->masked = out->masked || filings_secret(f, unit, id);
	mask_all(out);
	return true;
}

/* --unit asks for a record; else what is named has to be one thing. */
static bool
tell_history(struct workspace *ws, struct batch *b,
    const struct story_ask *ask, struct story *out, struct err *e)
{
	const struct facts *f = &b->history.facts;
	struct story_units v;
	const struct entry *x;
	const char *unit = "", *documents;

	story_units(ws->a, f, ask->id, &v);
	x = find_document(ws->a, f, ask->id, &documents);
	if (v.code.n == 0 && *documents == '\0')
		return err_set(e, ERR_USAGE, "没有编号为“%s”的记录，也没有这样"
		    "的材料：到截止日期为止没有收到过；记实提交按其中记录"
		    "的编号查", ask->id);
	if (v.code.n == 0 && ask->unit != NULL)
		return err_set(e, ERR_USAGE, "“%s”不是记录，不用 --unit",
		    ask->id);
	if (ask->unit == NULL && *documents != '\0' &&
	    (x == NULL || v.code.n > 0))
		return err_set(e, ERR_USAGE, "“%s”指的不止一件：%s%s；材料写全，"
		    "记录用 --unit 指明单位代码", ask->id, documents,
		    v.code.n == 0 ? "" : "，还有记录");
	if (ask->unit == NULL && x != NULL)
		return tell_document(ws, b, x, out, e);
	return find_unit(ws, f, ask, &unit, e) &&
	    tell_record(ws, b, unit, ask->id, out, e);
}

bool
batch_history(struct workspace *ws, struct batch *b,
    const struct story_ask *ask, struct story *out, struct err *e)
{
	return take_in_and_tell(ws, b, ask, tell_history, out, e);
}
