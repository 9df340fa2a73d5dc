/*
 * paper_facts_correction.c - 更正 in a 季度通报: what former bulletins told
 * and is so no longer, as far as either quarter's plan lets units be named.
 */
#include <string.h>

#include "base/markup.h"
#include "model/correction.h"
#include "model/spread.h"
#include "stage/paper_facts_parts.h"

/* The corrections of one quarter. */
struct corrected {
	const struct correction *v;
	size_t n;
	const struct plan *plan;     /* of the quarter's year */
	enum publication how;
	bool named;                  /* as this bulletin tells its own */
	int64_t scores, ranks, bands; /* rows whose score moved; whose rank
	                               * alone did; whose band did */
};

/* The stricter of the plan in force and that of the quarter's year. */
static enum publication
publication_of(const struct results *r, const struct plan *then)
{
	enum publication now = plan_publication(r->plan, r->as_of);
	enum publication was = then == NULL ? PUBLISH_NONE :
	    plan_publication(then, r->as_of);

	return was > now ? was : now;
}

static bool
moves_band(const struct plan *p, const struct correction *x)
{
	return p != NULL && band_of(p, x->was) != band_of(p, x->now);
}

static struct corrected
corrected_of(const struct results *r, size_t from)
{
	const struct correction *v = &r->correction.v[from];
	const struct fact_year *y = facts_year(r->facts,
	    window_year(v->window));
	struct corrected c = { .v = v, .plan = y == NULL ||
	    y->plan.doc == NULL ? NULL : y->plan.doc->as.plan };

	c.how = publication_of(r, c.plan);
	c.named = c.how == plan_publication(r->plan, r->as_of);
	while (from + c.n < r->correction.n &&
	    v[c.n].window.first == v->window.first) {
		const struct correction *x = &v[c.n++];
		bool score = correction_moves_score(x);

		c.scores += score;
		c.ranks += !score;
		c.bands += moves_band(c.plan, x);
	}
	return c;
}

static void
put_rank(struct sbuf *b, const char *key, int rank)
{
	if (rank > 0)
		facts_int(b, key, rank);
}

static void
put_row(struct sbuf *b, const struct corrected *c,
    const struct correction *x, struct arena *a)
{
	sbuf_puts(b, "<改");
	markup_attr(b, "名称", x->unit->name.text);
	markup_attr(b, "类别", category_name(x->unit->category));
	facts_day(b, "原截止", x->from);
	facts_day(b, "截止", x->to);
	if (c->how == PUBLISH_ALL) {
		facts_score(b, "原得分", x->was, a);
		put_rank(b, "原名次", x->was_rank);
		facts_score(b, "得分", x->now, a);
		put_rank(b, "名次", x->rank);
	} else {
		markup_attr(b, "原档", band_range(a, c->plan,
		    band_of(c->plan, x->was)));
		markup_attr(b, "档", band_range(a, c->plan,
		    band_of(c->plan, x->now)));
	}
	markup_attr(b, "原因", x->why);
	sbuf_puts(b, "/>");
}

/* Kinds of documents of all that moved a score, each once. */
static const char *
all_causes(const struct corrected *c, struct arena *a)
{
	const char *text = "";

	for (size_t i = 0; i < c->n; i++) {
		const char *why = c->v[i].why;

		while (correction_moves_score(&c->v[i]) && *why != '\0') {
			const char *end = strstr(why, "、");
			const char *one = end == NULL ? why :
			    arena_strndup(a, why, (size_t)(end - why));

			if (strstr(text, one) == NULL)
				text = arena_printf(a, "%s%s%s", text,
				    *text == '\0' ? "" : "、", one);
			why = end == NULL ? "" : end + strlen("、");
		}
	}
	return text;
}

static void
put_quarter(struct sbuf *b, const struct results *r,
    const struct corrected *c, struct arena *a)
{
	sbuf_puts(b, "<更正");
	markup_attr(b, "名称", window_chinese(a, c->v->window));
	markup_attr(b, "本季", c->v->window.first == r->window.first ?
	    "是" : NULL);
	facts_day(b, "原截止", c->v->from);
	facts_int(b, "得分更正", c->scores);
	facts_int(b, "名次变化", c->how == PUBLISH_ALL ? c->ranks : 0);
	if (c->named && c->how == PUBLISH_BANDS)
		facts_int(b, "档次变化", c->bands);
	markup_attr(b, "原因", all_causes(c, a));
	sbuf_putc(b, '>');
	for (size_t i = 0; i < c->n; i++)
		if (c->named && (c->how == PUBLISH_ALL ||
		    (c->how == PUBLISH_BANDS &&
		    moves_band(c->plan, &c->v[i]))))
			put_row(b, c, &c->v[i], a);
	sbuf_puts(b, "</更正>");
}

void
facts_corrections(struct sbuf *b, const struct results *r, struct arena *a)
{
	for (size_t i = 0; i < r->correction.n;) {
		struct corrected c = corrected_of(r, i);

		/* places alone move silently where none are told */
		if (c.scores > 0 || c.how == PUBLISH_ALL)
			put_quarter(b, r, &c, a);
		i += c.n;
	}
}
