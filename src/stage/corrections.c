/*
 * corrections.c - bulletins that were published, read back; their
 * tellings; the documents behind each step.
 */
#include "stage/corrections.h"

#include <string.h>

#include "base/decimal.h"
#include "model/correction.h"
#include "rules/compute.h"
#include "stage/diff.h"
#include "stage/published.h"

enum { QUARTERS_MOST = 4, SCORE_MOST = 100000 };

/* A bulletin of a quarter that was over. */
struct bulletin {
	struct window window;
	const struct kept *kept;
};

struct finding_corrections {
	struct workspace *ws;
	struct batch *b;
	VEC(struct bulletin) bulletin;   /* by as-of */
	struct tellings of[QUARTERS_MOST];
	size_t n;
	struct steps steps;
};

/* --- bulletins published --- */

/* Could it say anything of the quarters at hand? */
static bool
is_wanted(const struct finding_corrections *f, struct window w)
{
	struct window own = f->b->window;

	return w.first <= own.first && (w.first == own.first ||
	    correction_carries(own, w));
}

/* Published whole before the day, and the last of its own day. */
static bool
is_telling(const struct publication_events *all, size_t i, day_t before)
{
	const struct publication_event *x = &all->v[i];

	if (x->partial || x->as_of >= before)
		return false;
	for (size_t k = i + 1; k < all->n; k++)
		if (!all->v[k].partial && all->v[k].as_of == x->as_of &&
		    strcmp(all->v[k].object, x->object) == 0)
			return false;
	return true;
}

static int
by_day(const void *x, const void *y, void *ctx)
{
	const struct bulletin *a = x, *b = y;

	(void)ctx;
	return (a->kept->as_of > b->kept->as_of) -
	    (a->kept->as_of < b->kept->as_of);
}

static bool
load_bulletins(struct finding_corrections *f, struct err *e)
{
	struct arena *a = f->ws->a;
	struct publication_events all;

	if (!store_publications(f->ws->store, a, &all, e))
		return false;
	for (size_t i = 0; i < all.n; i++) {
		struct published_run *p = arena_new(a, struct published_run);
		struct window w;

		if (!window_parse(all.v[i].object, WINDOW_QUARTER, &w) ||
		    !is_wanted(f, w) || !is_telling(&all, i,
		    f->b->results.as_of))
			continue;
		if (!published_event(f->ws, &all.v[i], p, e))
			return false;
		if (strcmp(kept_text(&p->kept.whole, "over"), "true") == 0)
			*vec_push(a, &f->bulletin) =
			    (struct bulletin){ w, &p->kept };
	}
	sort_stable(f->bulletin.v, f->bulletin.n, sizeof(*f->bulletin.v),
	    by_day, NULL);
	return true;
}

/* --- what they told --- */

static struct told_unit
told_unit(struct arena *a, const struct kept_row *r, const char *code)
{
	const char *score = kept_text(r, "score");
	int64_t hundredths, rank;

	return (struct told_unit){ kept_text(r, code),
		decimal_parse(score, &hundredths) ?
		rat_from_hundredths(a, hundredths) : NULL,
		integer_parse(kept_text(r, "rank"), 1, SCORE_MOST, &rank) ?
		(int)rank : 0 };
}

/* Of its own quarter all units; of another the corrections carried. */
static void
add_telling(struct finding_corrections *f, struct tellings *t,
    const struct bulletin *x)
{
	struct arena *a = f->ws->a;
	bool own = x->window.first == t->window.first;
	const struct kept_rows *rows = &x->kept->list[own ? KEPT_UNITS :
	    KEPT_CORRECTIONS];
	const char *quarter = window_name(a, t->window);
	struct telling *to;

	if (!own && !correction_carries(x->window, t->window))
		return;
	to = vec_push(a, &t->list);
	to->as_of = x->kept->as_of;
	to->count = x->kept->chain_count;
	for (size_t i = 0; i < rows->row.n; i++)
		if (own || strcmp(kept_text(&rows->row.v[i], "quarter"),
		    quarter) == 0)
			*vec_push(a, &to->unit) = told_unit(a,
			    &rows->row.v[i], own ? "code" : "unit");
	if (!own && x->window.first != f->b->window.first)
		*vec_push(a, &t->carried) = x->kept->as_of;
}

static void
add_quarter(struct finding_corrections *f, struct window w)
{
	struct tellings *t = &f->of[f->n++];

	t->window = w;
	for (size_t i = 0; i < f->bulletin.n; i++)
		add_telling(f, t, &f->bulletin.v[i]);
}

/* Earlier quarters first. */
static void
add_quarters(struct finding_corrections *f)
{
	struct window own = f->b->window;

	for (int back = QUARTERS_MOST - 1; back >= 0; back--) {
		struct window w = window_step(own, -back);

		if (back == 0 || correction_carries(own, w))
			add_quarter(f, w);
	}
}

static void
find_steps(struct finding_corrections *f)
{
	struct results *r = &f->b->results;
	struct computing c = { .facts = &f->b->history.facts,
		.policy = &f->ws->config.policy, .calendar = f->ws->calendar,
		.window = f->b->window, .a = f->ws->a };

	for (size_t i = 0; i < f->n; i++) {
		struct past now = { 0 };

		if (f->of[i].list.n == 0)
			continue;
		compute_window(&c, f->of[i].window, &now);
		correction_steps(f->ws->a, &f->of[i], &now, r->as_of,
		    r->chain_count, &f->steps);
	}
}

/* --- why --- */

/* Kinds of documents, each once, and the documents. */
static void
name_causes(struct arena *a, struct step *s, const struct documents *by)
{
	struct correction *x = &s->correction;

	for (size_t i = 0; i < by->list.n; i++) {
		const struct received *r = by->list.v[i];

		if (strstr(x->why, r->kind) == NULL)
			x->why = arena_printf(a, "%s%s%s", x->why,
			    *x->why == '\0' ? "" : "、", r->kind);
		x->documents = arena_printf(a, "%s%s第%lld件%s（%s）",
		    x->documents, i == 0 ? "" : "；",
		    (long long)r->entry->seq, r->kind, r->entry->path);
	}
	if (by->list.n == 0)
		x->why = correction_moves_score(x) ? "原因不明" :
		    "其他单位得分更正";
}

static bool
name_all(struct finding_corrections *f, struct err *e)
{
	struct comparing c = { .a = f->ws->a };
	int64_t after = INT64_MAX;

	for (size_t i = 0; i < f->steps.list.n; i++)
		if (f->steps.list.v[i].after < after)
			after = f->steps.list.v[i].after;
	if (f->steps.list.n == 0)
		return true;
	if (!diff_received(f->ws, f->b, after, f->b->results.as_of,
	    &c.received, &c.n_received, e))
		return false;
	for (size_t i = 0; i < f->steps.list.n; i++) {
		struct step *s = &f->steps.list.v[i];
		struct documents by = { { NULL, 0, 0 } };

		c.first = window_first_day(s->correction.window);
		c.last = window_last_day(s->correction.window);
		if (correction_moves_score(&s->correction))
			by = documents_on_score(&c, s->correction.unit->code.
			    text, s->after, s->to);
		name_causes(f->ws->a, s, &by);
		*vec_push(f->ws->a, &f->b->results.correction) =
		    s->correction;
	}
	return true;
}

bool
corrections_find(struct workspace *ws, struct batch *b, struct err *e)
{
	struct finding_corrections f = { .ws = ws, .b = b };

	/* a quarter that is not over has told nothing final */
	if (!b->results.over || b->unplanned)
		return true;
	if (!load_bulletins(&f, e))
		return false;
	add_quarters(&f);
	find_steps(&f);
	return name_all(&f, e);
}
