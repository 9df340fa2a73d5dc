/*
 * simulate_json.c - a simulation as JSON.
 */
#include "base/json.h"
#include "out/simulate_parts.h"

static void
put_figure(struct json *j, struct arena *a, const char *key,
    const struct rational *x)
{
	json_put(j, key, x == NULL ? NULL : simulate_shown(a, x));
	json_put(j, arena_printf(a, "%s_exact", key), x == NULL ? NULL :
	    rat_exact(a, x));
}

static void
put_flag(struct json *j, const char *key, bool b)
{
	json_key(j, key);
	json_bool(j, b);
}

static const char *
text(const struct field *f)
{
	return f->text == NULL ? "" : f->text;
}

static void
put_plan(struct json *j, const char *key, const struct filed *p)
{
	json_key(j, key);
	json_object(j);
	json_put(j, "file", p->entry->path);
	json_put(j, "number", p->doc->as.plan->number.text);
	json_object_end(j);
}

static void
put_step(struct json *j, const struct simulation *s,
    const struct sim_step *x)
{
	const struct indicator *in = x->then == NULL ? x->now : x->then;

	json_object(j);
	json_put(j, "kind", sim_kind_name(x->kind));
	json_put(j, "what", x->what);
	json_put(j, "indicator", in == NULL ? NULL : text(&in->item.id));
	json_put(j, "file", (x->in_now ? s->now : s->then)->entry->path);
	json_put_int(j, "line", x->at.line);
	json_put_int(j, "column", x->at.column);
	json_put_int(j, "up", (int64_t)x->n_up);
	json_put_int(j, "down", (int64_t)x->n_down);
	json_put_int(j, "regraded", (int64_t)x->n_regraded);
	json_object_end(j);
}

static void
put_standing(struct json *j, struct arena *a, const char *key,
    const struct sim_standing *x)
{
	json_key(j, key);
	json_object(j);
	put_figure(j, a, "score", x->score);
	put_figure(j, a, "daily", x->daily);
	put_figure(j, a, "total", x->total);
	put_figure(j, a, "final", x->final);
	json_put(j, "grade", grade_name(x->grade));
	json_key(j, "rank");
	if (x->rank > 0)
		json_int(j, x->rank);
	else
		json_null(j);
	json_object_end(j);
}

static bool
moved(const struct sim_part *p)
{
	return p->before != p->after || rat_sign(p->daily) != 0 ||
	    (p->final != NULL && rat_sign(p->final) != 0);
}

static void
put_parts(struct json *j, struct arena *a, const struct simulation *s,
    const struct sim_unit *u)
{
	json_key(j, "parts");
	json_array(j);
	for (size_t k = 0; k < s->step.n; k++) {
		if (!moved(&u->part[k]))
			continue;
		json_object(j);
		json_put_int(j, "step", (int64_t)k);
		put_figure(j, a, "daily", u->part[k].daily);
		put_figure(j, a, "final", u->part[k].final);
		json_put(j, "grade_before", grade_name(u->part[k].before));
		json_put(j, "grade_after", grade_name(u->part[k].after));
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_unit(struct json *j, struct arena *a, const struct simulation *s,
    const struct sim_unit *u)
{
	json_object(j);
	json_put(j, "code", text(&u->unit->code));
	json_put(j, "name", text(&u->unit->name));
	json_put(j, "category", category_name(u->unit->category));
	put_flag(j, "moves", u->moves);
	put_standing(j, a, "now", &u->now);
	put_standing(j, a, "then", &u->then);
	json_key(j, "change");
	json_object(j);
	put_figure(j, a, "daily", u->change.daily);
	put_figure(j, a, "final", u->change.final);
	json_object_end(j);
	put_parts(j, a, s, u);
	json_object_end(j);
}

static void
put_lost(struct json *j, const struct sim_lost *x)
{
	json_object(j);
	json_put(j, "unit", x->record->unit);
	json_put(j, "record", x->record->id);
	json_put(j, "indicator", x->record->indicator);
	json_put(j, "task", x->task->subject);
	json_put(j, "file", x->record->entry->path);
	json_put_int(j, "line", x->record->at.line);
	json_put_int(j, "column", x->record->at.column);
	json_object_end(j);
}

static void
put_texts(struct json *j, const char *key, const char *const *v, size_t n)
{
	json_key(j, key);
	json_array(j);
	for (size_t i = 0; i < n; i++)
		json_string(j, v[i]);
	json_array_end(j);
}

static void
put_lists(struct json *j, struct arena *a, const struct simulation *s)
{
	json_key(j, "steps");
	json_array(j);
	for (size_t i = 0; i < s->step.n; i++)
		put_step(j, s, &s->step.v[i]);
	json_array_end(j);
	put_texts(j, "aside", s->aside.v, s->aside.n);
	put_texts(j, "clashes", s->clash.v, s->clash.n);
	json_key(j, "units");
	json_array(j);
	for (size_t i = 0; i < s->unit.n; i++)
		put_unit(j, a, s, &s->unit.v[i]);
	json_array_end(j);
	json_key(j, "lost");
	json_array(j);
	for (size_t i = 0; i < s->lost.n; i++)
		put_lost(j, &s->lost.v[i]);
	json_array_end(j);
	json_put_int(j, "lost_masked", (int64_t)s->n_masked);
}

void
simulate_json(const struct simulation *s, struct arena *a, struct sbuf *out)
{
	struct json json, *j = &json;
	char day[11];

	day_format(s->as_of, day);
	json_init(j, out, false);
	json_object(j);
	json_put(j, "schema", "liangze.simulate/1");
	json_put_int(j, "year", s->year);
	json_put(j, "as_of", day);
	put_flag(j, "over", s->over);
	json_put(j, "ranked_by", s->by_final ? "final" : "daily");
	put_plan(j, "now", s->now);
	put_plan(j, "then", s->then);
	put_lists(j, a, s);
	json_object_end(j);
	json_finish(j);
}
