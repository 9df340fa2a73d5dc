/*
 * batch_story.c - what became of a record: the ledger is asked while the
 * transaction that took in is still open, so that --dry-run says the same.
 */
#include "stage/batch_story.h"

#include <string.h>

#include "rules/compute.h"
#include "stage/batch_parts.h"
#include "stage/receipts.h"

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

/* --- what the ledger knows --- */

static bool
add_findings(struct workspace *ws, struct story *s, struct err *e)
{
	struct diag_list all = { .a = ws->a };

	for (size_t i = 0; i < s->filing.n; i++) {
		struct story_filing *x = &s->filing.v[i];

		all.d.n = 0;
		x->receipt = receipt_stem(ws, x->entry, ws->a);
		if (!store_findings(ws->store, x->entry, &all, e))
			return false;
		for (size_t k = 0; k < all.d.n; k++)
			if (all.d.v[k].item == x->item->ordinal)
				*vec_push(ws->a, &x->found) = all.d.v[k];
	}
	return true;
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

static bool
tell(struct workspace *ws, struct batch *b, const struct story_ask *ask,
    struct story *out, struct err *e)
{
	const struct facts *f = &b->history.facts;
	const char *unit = "";

	if (!find_unit(ws, f, ask, &unit, e))
		return false;
	b->kind = RUN_MONTH;
	b->window = window_around(WINDOW_YEAR, day_month(day_of(
	    story_year(f, unit, ask->id), 1, 1)));
	if (!batch_compute(ws, b, e))
		return false;
	story_begin(ws->a, &b->results, unit, ask->id, out);
	add_windows(ws, b, out);
	return add_findings(ws, out, e) && add_papers(ws, out, e);
}

bool
batch_story(struct workspace *ws, struct batch *b,
    const struct story_ask *ask, struct story *out, struct err *e)
{
	struct err asked = ERR_INIT;
	bool ok = batch_take_in(ws, b, e);
	bool told = ok && tell(ws, b, ask, out, &asked);

	/* what was asked for may be missing; what came in is kept */
	ok = batch_leave(ws, ok && (told || asked.kind == ERR_USAGE), e) && ok;
	if (ok && !told)
		*e = asked;
	return ok && told;
}
