/*
 * typeset_fit.c - spacing against bad page ends (GB/T 9704 7.3.5.5: "可以
 * 采取调整行距、字距的措施解决").
 *
 * A page ends short when what comes next must stay with what follows: a
 * heading, the one line of a paragraph, the signature's room.  Paragraphs
 * that begin on this page are then set up to 3.6 per cent looser (27
 * characters a line instead of 28) or, where that does not help, tighter
 * (29), the mildest change first, until the page is full; the lines stay
 * on the grid.  Where neither helps the page stays short and the spacing
 * as it was.
 */
#include "out/typeset_page.h"

#include <assert.h>
#include <string.h>

enum {
	STEP_MILLE = 9,  /* one change of the spacing, thousandths */
	STEPS = 4,
	WIDE = 900,      /* advance of a full-width glyph, thousandths */
	STRETCH = 15     /* most that a line may show, per cent */
};

/* A paragraph of the page set otherwise. */
struct change {
	size_t at;       /* of its first strip, before all changes */
	const struct flow *old;
	struct flow flow;
};

struct changes {
	VEC(struct change) v;
};

/* The search on one page. */
struct fitter {
	struct setter *s;
	struct arena scratch; /* of one trial */
	size_t from;
	int sign;             /* -1: tighter, 1: looser */
	const struct galley *before;
};

static bool
is_wide(const struct set_line *l, size_t i)
{
	return l->face[i]->advance(l->face[i], l->glyph[i].glyph) >= WIDE;
}

/* A looser paragraph's last line, which nothing stretches, at `step`. */
static void
last_line(struct arena *a, const struct flow *f, mpt_t step,
    struct set_text *t)
{
	struct set_line *line = arena_memdup(a, t->line,
	    t->n * sizeof(*line));
	struct set_line *l = &line[t->n - 1];
	struct placed_glyph *g = arena_memdup(a, l->glyph,
	    l->n * sizeof(*g));
	mpt_t less = 0;

	for (size_t i = 0; i < l->n; i++) {
		g[i].x -= less;
		less += is_wide(l, i) ? f->spec.step - step : 0;
	}
	l->glyph = g;
	l->width -= less;
	t->line = line;
}

static bool
lines_set(struct setter *s, const struct flow *f, mpt_t step,
    struct set_text *out)
{
	if (!text_set(s, f->text, &f->spec, f->field, out))
		return false;
	if (out->n > 1 && f->spec.step > step)
		last_line(s->a, f, step, out);
	return true;
}

/* Is a line but the last stretched so far that it shows? */
static bool
stretched(const struct flow *old, const struct set_text *t)
{
	mpt_t most = old->spec.step * (100 + STRETCH) / 100;

	for (size_t i = 0; i + 1 < t->n; i++) {
		const struct set_line *l = &t->line[i];

		for (size_t k = 0; k + 1 < l->n; k++)
			if (is_wide(l, k) && is_wide(l, k + 1) &&
			    l->glyph[k + 1].x - l->glyph[k].x > most)
				return true;
	}
	return false;
}

/* Can the paragraph lose or gain a line at all within the bounds? */
static bool
may_change(const struct flow *f, int sign)
{
	int64_t give = (int64_t)f->spec.width * (int64_t)f->n * STEP_MILLE *
	    STEPS / 1000;

	if (sign < 0)
		return f->n > 1 && f->last <= give;
	return f->spec.width - f->last <= give + f->spec.step;
}

/* The paragraph with one line more or less at this spacing, if it is. */
static bool
try_step(struct fitter *t, const struct flow *old, int k, struct flow *out)
{
	struct setter dry = *t->s;
	struct set_text set;
	bool ok;

	*out = *old;
	out->spec.step += t->sign * k * STEP_MILLE * old->spec.step / 1000;
	dry.a = &t->scratch;
	ok = lines_set(&dry, out, old->spec.step, &set) &&
	    set.n == old->n + (size_t)t->sign && !stretched(old, &set);
	if (ok) {
		out->n = set.n;
		out->last = set.line[set.n - 1].width;
		/* no line of a single character */
		ok = out->last >= 2 * out->spec.size;
	}
	arena_reset(&t->scratch);
	return ok;
}

/* Does line i of n stay with the next? No line stands alone. */
static bool
line_keeps(const struct flow *f, size_t i, size_t n)
{
	return !f->loose && n >= 3 && (i == 0 || i == n - 2);
}

/* The strips of a paragraph set anew, flags as the old ones' had. */
static void
flow_flags(const struct galley *g, size_t at, size_t old, struct strip *t,
    size_t n)
{
	assert(n > 0 && t != NULL);
	for (size_t i = 0; i < n; i++) {
		t[i].height = g->v.v[at]->height;
		t[i].snap = true;
		t[i].landscape = g->v.v[at]->landscape;
		t[i].keep = line_keeps(g->v.v[at]->flow, i, n);
	}
	t[n - 1].keep = g->v.v[at + old - 1]->keep;
	if (n > 1 && old > 1)
		t[n - 2].keep |= g->v.v[at + old - 2]->keep;
	t[0].bookmark = g->v.v[at]->bookmark;
	t[0].depth = g->v.v[at]->depth;
}

/* Replaces the paragraph's `old` strips at `at` by n others. */
static void
splice(struct arena *a, struct galley *g, size_t at, size_t old,
    struct strip *t, size_t n)
{
	size_t tail = g->v.n - at - old;

	if (n > old)
		(void)vec_push(a, &g->v);
	memmove(g->v.v + at + n, g->v.v + at + old,
	    tail * sizeof(*g->v.v));
	for (size_t i = 0; i < n; i++)
		g->v.v[at + i] = &t[i];
	g->v.n = at + n + tail;
}

/* Where the i-th change begins, now that those before it are made. */
static size_t
change_place(const struct changes *c, size_t i)
{
	size_t at = c->v.v[i].at;

	for (size_t m = 0; m < i; m++)
		if (c->v.v[m].at < c->v.v[i].at)
			at += c->v.v[m].flow.n - c->v.v[m].old->n;
	return at;
}

/* `before` with the changes made; dry: strips without glyphs. */
static struct galley
apply(struct fitter *t, const struct changes *c, bool dry)
{
	struct arena *a = dry ? &t->scratch : t->s->a;
	struct galley g = { .v = { 0 } };

	g.v.n = t->before->v.n;
	g.v.cap = g.v.n + c->v.n;
	g.v.v = arena_array(a, const struct strip *, g.v.cap);
	memcpy(g.v.v, t->before->v.v, g.v.n * sizeof(*g.v.v));
	for (size_t i = 0; i < c->v.n; i++) {
		const struct change *k = &c->v.v[i];
		struct strips fresh = { .v = { 0 } };
		struct set_text set;
		size_t at = change_place(c, i);

		if (dry)
			for (size_t m = 0; m < k->flow.n; m++)
				(void)vec_push(a, &fresh.v);
		else if (lines_set(t->s, &k->flow, k->old->spec.step, &set))
			strip_lines(t->s, &fresh, &set, k->flow.height,
			    &k->flow.run);
		assert(fresh.v.n == k->flow.n);
		flow_flags(&g, at, k->old->n, fresh.v.v, fresh.v.n);
		splice(a, &g, at, k->old->n, fresh.v.v, fresh.v.n);
	}
	return g;
}

static bool
changed(const struct changes *c, size_t at)
{
	for (size_t i = 0; i < c->v.n; i++)
		if (c->v.v[i].at == at)
			return true;
	return false;
}

struct fit_order {
	page_end_fn *measure;
	const void *ctx;
};

static bool
is_full(struct fitter *t, const struct fit_order *o,
    const struct changes *c)
{
	struct galley g = apply(t, c, true);
	bool full = o->measure(o->ctx, &g, t->from).loss == 0;

	arena_reset(&t->scratch);
	return full;
}

/* Takes back what was changed in vain before the page was full. */
static void
prune(struct fitter *t, const struct fit_order *o, struct changes *c)
{
	for (size_t i = 0; i < c->v.n;) {
		struct change x = c->v.v[i];
		size_t rest = --c->v.n - i;

		memmove(&c->v.v[i], &c->v.v[i + 1], rest * sizeof(x));
		if (is_full(t, o, c))
			continue;
		memmove(&c->v.v[i + 1], &c->v.v[i], rest * sizeof(x));
		c->v.v[i++] = x;
		c->v.n++;
	}
}

/*
 * Changes paragraphs of [from, end) one by one until the page ends
 * without loss.
 */
static bool
fit_one_way(struct fitter *t, const struct fit_order *o, size_t end,
    struct changes *c)
{
	for (int k = 1; k <= STEPS; k++) {
		for (size_t i = t->from; i < end; i++) {
			const struct flow *f = t->before->v.v[i]->flow;
			struct change x = { .at = i, .old = f };

			if (f == NULL || changed(c, i) ||
			    !may_change(f, t->sign) ||
			    !try_step(t, f, k, &x.flow))
				continue;
			*vec_push(t->s->a, &c->v) = x;
			if (is_full(t, o, c)) {
				prune(t, o, c);
				return true;
			}
		}
	}
	return false;
}

bool
strip_flow(struct setter *s, struct strips *out, const struct flow *f,
    size_t *first)
{
	struct flow *copy = arena_memdup(s->a, f, sizeof(*f));
	struct set_text set;

	*first = out->v.n;
	if (!lines_set(s, f, f->spec.step, &set))
		return false;
	if (set.n == 0)
		return true;
	copy->n = set.n;
	copy->last = set.line[set.n - 1].width;
	strip_lines(s, out, &set, f->height, &f->run);
	for (size_t i = 0; i < set.n; i++)
		out->v.v[*first + i].keep = line_keeps(f, i, set.n);
	out->v.v[*first].flow = copy;
	return true;
}

struct page_end
page_fit(struct setter *s, struct galley *g, size_t from,
    page_end_fn *measure, const void *ctx)
{
	struct page_end e = measure(ctx, g, from);
	const struct fit_order o = { measure, ctx };
	struct fitter t = { .s = s, .scratch = ARENA_INIT, .from = from,
		.before = g };
	bool found = false;

	if (e.loss == 0)
		return e;
	for (t.sign = 1; !found && t.sign >= -1; t.sign -= 2) {
		struct changes c = { .v = { 0 } };

		found = fit_one_way(&t, &o, e.full, &c);
		if (found)
			*g = apply(&t, &c, false);
	}
	arena_release(&t.scratch);
	return measure(ctx, g, from);
}
