/*
 * typeset_fill.c - items into lines.
 *
 * Lines are filled greedily; the next break beyond the edge is taken
 * instead when the blanks of marks can be squeezed for it and that moves
 * less than stretching would.  Where that leaves a justified line looser
 * than a fourteenth, or one character alone on the last line, all ends of
 * the paragraph are chosen together so that the squares of what lines lack
 * sum least (time and memory are linear in the text).
 */
#include "out/typeset_items.h"

#include <assert.h>

enum {
	LOOSE_PART = 14,    /* of a line: two characters of 28 */
	SEAM_EMS = 5,       /* a torn address weighs like a line that lacks so
	                       much; a lone last character: */
	LONE_EMS = 3,
	LONE_LINE = 10      /* ems: shorter lines have none to give */
};

mpt_t
line_room(const struct type_spec *spec, bool first)
{
	return spec->width - (first ? spec->indent : spec->hang);
}

/*
 * The best line from `from` that ends at a break of at least `least`.
 * False when none fits.
 */
static bool
fill_line(const struct items *it, size_t from, mpt_t room,
    enum break_kind least, struct cut *out)
{
	int64_t loose = -1;

	for (size_t i = from; i < it->n; i++) {
		int64_t over, outer;
		size_t end;

		over = items_width(it, from, i + 1) - room;
		if (it->v[i].face != NULL &&
		    over > it->slack[i + 1] - it->slack[from])
			break;
		if (it->brk[i] < least && i + 1 < it->n)
			continue;
		end = items_drawn(it, from, i + 1);
		over = items_width(it, from, end) - room;
		outer = items_outer(it, from, end);
		if (over > items_inner(it, from, end) + outer)
			continue;
		if (over > outer && loose >= 0 && over * 2 > loose)
			break;
		*out = (struct cut){ from, i + 1, end };
		loose = over < 0 ? -over : 0;
		if (it->brk[i] == BREAK_FORCED || over > 0)
			break;
	}
	return loose >= 0;
}

static size_t
fill_all(struct setter *s, const struct items *it,
    const struct type_spec *spec, struct cut **out)
{
	VEC(struct cut) v = { 0 };

	for (size_t from = 0; from < it->n;) {
		mpt_t room = line_room(spec, v.n == 0);
		struct cut c;
		bool full = fill_line(it, from, room, BREAK_FREE, &c) ||
		    fill_line(it, from, room, BREAK_SEAM, &c);

		assert(full); /* items_fit() */
		*vec_push(s->a, &v) = c;
		from = items_skip(it, c.to);
	}
	*out = v.v;
	return v.n;
}

/* Is [from, end) one character, with its mark, where lines are long? */
static bool
is_lone(const struct items *it, const struct type_spec *spec, size_t from,
    size_t end)
{
	return spec->width >= LONE_LINE * spec->size &&
	    items_width(it, from, end) < 2 * spec->size;
}

/* The best way to each place where a line may begin. */
struct ladder {
	const struct items *it;
	const struct type_spec *spec;
	int64_t worst;      /* lines that lack more are not looked at */
	struct rung {
		int64_t cost;   /* INT64_MAX: not reached */
		size_t back;    /* where the line before began: its `to` */
	} *v;               /* n + 1, by `to` */
};

static int64_t
square(int64_t v)
{
	return v * v;
}

/*
 * What the line [from, i] costs: the square of what it lacks, four times
 * that of what it has too much; -1 when it does not fit.
 */
static int64_t
line_cost(const struct ladder *d, bool first, size_t from, size_t i)
{
	const struct items *it = d->it;
	size_t end = items_drawn(it, from, i + 1);
	mpt_t size = d->spec->size;
	int64_t lack = line_room(d->spec, first) - items_width(it, from, end);
	int64_t cost = square(size); /* of one line more */

	lack += lack < 0 ? items_outer(it, from, end) : 0;
	if (-lack > items_inner(it, from, end))
		return -1;
	if (it->brk[i] == BREAK_SEAM && i + 1 < it->n)
		cost += square(SEAM_EMS * size);
	if (lack < 0)
		return cost + 4 * square(lack);
	if (it->brk[i] == BREAK_FORCED)
		return cost;
	if (i + 1 < it->n)
		return lack > d->worst ? -1 : cost + square(lack);
	if (!first && is_lone(it, d->spec, from, end))
		cost += square(LONE_EMS * size);
	return cost;
}

/* Tries every line after the one that ended at `to`. */
static void
extend(struct ladder *d, size_t to)
{
	const struct items *it = d->it;
	size_t from = items_skip(it, to);
	int64_t room = line_room(d->spec, to == 0), base = d->v[to].cost;

	for (size_t i = from; i < it->n && base != INT64_MAX; i++) {
		struct rung *r = &d->v[i + 1];
		int64_t over = items_width(it, from, i + 1) - room, cost;

		if (it->v[i].face != NULL &&
		    over > it->slack[i + 1] - it->slack[from])
			break;
		if (i + 1 < it->n && (it->brk[i] < BREAK_SEAM ||
		    (-over > d->worst && it->brk[i] != BREAK_FORCED)))
			continue;
		cost = line_cost(d, to == 0, from, i);
		if (cost >= 0 && base + cost < r->cost) {
			r->cost = base + cost;
			r->back = to;
		}
		if (it->brk[i] == BREAK_FORCED)
			break;
	}
}

/* What the loosest line lacks, when any is too loose; else 0. */
static int64_t
looseness(const struct items *it, const struct type_spec *spec,
    const struct cut *v, size_t n)
{
	int64_t worst = 0;

	for (size_t i = 0; i + 1 < n; i++) {
		int64_t lack = line_room(spec, i == 0) -
		    items_width(it, v[i].from, v[i].end);

		if (it->brk[v[i].to - 1] != BREAK_FORCED && lack > worst)
			worst = lack;
	}
	if (worst * LOOSE_PART > spec->width)
		return worst;
	if (n > 1 && is_lone(it, spec, v[n - 1].from, v[n - 1].end))
		return worst > 2 * spec->size ? worst : 2 * spec->size;
	return 0;
}

/* The lines that cost least; those in *v where there are none. */
static size_t
best_lines(struct setter *s, const struct items *it,
    const struct type_spec *spec, int64_t worst, size_t n, struct cut **v)
{
	struct ladder d = { it, spec, worst,
		arena_array(s->a, struct rung, it->n + 1) };
	size_t lines = 0;

	for (size_t i = 1; i <= it->n; i++)
		d.v[i].cost = INT64_MAX;
	for (size_t to = 0; to < it->n; to++)
		extend(&d, to);
	if (d.v[it->n].cost == INT64_MAX)
		return n;
	for (size_t to = it->n; to > 0; to = d.v[to].back)
		lines++;
	if (lines > n)
		*v = arena_array(s->a, struct cut, lines);
	n = lines;
	for (size_t to = it->n; to > 0; to = d.v[to].back) {
		size_t from = items_skip(it, d.v[to].back);

		(*v)[--lines] = (struct cut){ from, to, items_drawn(it, from,
			to) };
	}
	return n;
}

size_t
lines_fill(struct setter *s, const struct items *it,
    const struct type_spec *spec, struct cut **out)
{
	size_t n = fill_all(s, it, spec, out);
	int64_t worst;

	if (n < 2 || !spec->justify)
		return n;
	worst = looseness(it, spec, *out, n);
	return worst > 0 ? best_lines(s, it, spec, worst, n, out) : n;
}
