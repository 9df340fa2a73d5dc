#include "model/correction.h"

#include <string.h>

bool
correction_carries(struct window by, struct window q)
{
	return q.first < by.first && (window_year(q) == window_year(by) ||
	    q.first == window_step(by, -1).first);
}

static bool
same_score(const struct rational *x, const struct rational *y)
{
	if (x == NULL || y == NULL)
		return x == y;
	return rat_hundredths(x) == rat_hundredths(y);
}

bool
correction_moves_score(const struct correction *x)
{
	return !same_score(x->was, x->now);
}

static const struct told_unit *
told_of(const struct telling *t, const char *code)
{
	for (size_t i = 0; i < t->unit.n; i++)
		if (strcmp(t->unit.v[i].unit, code) == 0)
			return &t->unit.v[i];
	return NULL;
}

static bool
is_carried(const struct tellings *t, day_t to)
{
	for (size_t i = 0; i < t->carried.n; i++)
		if (t->carried.v[i] >= to)
			return true;
	return false;
}

/* What was told last of the unit at hand. */
struct last { const struct told_unit *told; day_t as_of; int64_t count; };

static void
step_to(struct arena *a, struct steps *out, const struct tellings *t,
    const struct unit *u, const struct last *from, const struct last *to)
{
	struct step *s;

	if (from->told == NULL || (from->told->rank == to->told->rank &&
	    same_score(from->told->score, to->told->score)))
		return;
	s = vec_push(a, &out->list);
	s->after = from->count;
	s->to = to->count;
	s->correction = (struct correction){ t->window, u, from->as_of,
		to->as_of, from->told->score, to->told->score,
		from->told->rank, to->told->rank, "", "" };
}

static void
steps_of_unit(struct arena *a, const struct tellings *t,
    const struct unit_result *u, const struct last *end, struct steps *out)
{
	struct told_unit so = { u->unit->code.text, u->score, u->rank };
	struct last last = { NULL, DAY_NONE, 0 }, now = *end;

	for (size_t i = 0; i < t->list.n; i++) {
		const struct telling *x = &t->list.v[i];
		struct last next = { told_of(x, so.unit), x->as_of,
			x->count };

		if (next.told == NULL)
			continue;
		if (!is_carried(t, next.as_of))
			step_to(a, out, t, u->unit, &last, &next);
		last = next;
	}
	now.told = &so;
	step_to(a, out, t, u->unit, &last, &now);
}

void
correction_steps(struct arena *a, const struct tellings *t,
    const struct past *now, day_t as_of, int64_t count, struct steps *out)
{
	const struct last end = { NULL, as_of, count };

	for (size_t i = 0; i < now->unit.n; i++)
		steps_of_unit(a, t, &now->unit.v[i], &end, out);
}
