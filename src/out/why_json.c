/*
 * why_json.c - a score taken apart, as JSON.
 */
#include "base/decimal.h"
#include "base/json.h"
#include "out/why_parts.h"
#include "rules/catalogue.h"

void
why_put(struct json *j, struct arena *a, const char *key,
    const struct rational *x)
{
	json_put(j, key, x == NULL ? NULL : why_shown(a, x));
	json_put(j, arena_printf(a, "%s_exact", key), x == NULL ? NULL :
	    rat_exact(a, x));
}

void
why_put_day(struct json *j, const char *key, day_t d)
{
	char text[11];

	day_format(d, text);
	json_put(j, key, d == DAY_NONE ? NULL : text);
}

static void
put_place(struct json *j, const struct why_node *n)
{
	if (n->file[0] == '\0')
		return;
	json_put(j, "file", n->file);
	json_put_int(j, "line", n->at.line);
	json_put_int(j, "column", n->at.column);
}

static void
put_rule(struct json *j, const struct why_node *n)
{
	const struct rule_text *r;

	if (n->rule == WHY_NO_RULE)
		return;
	r = rule_text((enum rule_id)n->rule);
	json_put(j, "rule", r->id);
	json_put(j, "article", r->article);
}

/* "60", "12.5" of the plan; null where it counts whole. */
static void
put_weight(struct json *j, const struct why_node *n)
{
	char text[24];

	if (n->weight == WHY_NO_WEIGHT && !n->alone)
		return;
	decimal_short(n->weight, text);
	json_put(j, "weight", n->alone ? NULL : text);
}

void
why_put_flag(struct json *j, const char *key, bool b)
{
	json_key(j, key);
	json_bool(j, b);
}

void
why_put_node(struct json *j, struct arena *a, const struct why_node *n)
{
	json_object(j);
	json_put(j, "kind", why_kind_name(n->kind));
	json_put(j, "title", n->title);
	why_put(j, a, "points", n->points);
	if (n->own != NULL)
		why_put(j, a, "own", n->own);
	if (n->full != NULL)
		why_put(j, a, "full", n->full);
	if (n->factor != NULL)
		json_put(j, "factor", rat_exact(a, n->factor));
	put_weight(j, n);
	if (n->task != NULL)
		json_put(j, "task", n->task->subject);
	if (n->record != NULL)
		json_put(j, "record", n->record->id);
	if (n->kind == WHY_RECORD || n->kind == WHY_SURPLUS)
		why_put_flag(j, "provisional", n->provisional);
	put_rule(j, n);
	put_place(j, n);
	if (n->text[0] != '\0')
		json_put(j, "text", n->text);
	if (n->part.n > 0) {
		json_key(j, "parts");
		json_array(j);
		for (size_t i = 0; i < n->part.n; i++)
			why_put_node(j, a, n->part.v[i]);
		json_array_end(j);
	}
	json_object_end(j);
}

void
why_put_chain(struct json *j, const struct results *r)
{
	json_key(j, "chain");
	json_object(j);
	json_put_int(j, "count", r->chain_count);
	json_put(j, "value", r->chain_value);
	json_object_end(j);
}

void
why_put_unit(struct json *j, const struct unit *u)
{
	json_key(j, "unit");
	json_object(j);
	json_put(j, "code", u->code.text);
	json_put(j, "name", u->name.text == NULL ? "" : u->name.text);
	json_put(j, "category", category_name(u->category));
	json_object_end(j);
}

static void
put_remarks(struct json *j, const struct why *w)
{
	char text[REMARKS][REMARK_BYTES];
	size_t n = unit_remarks(w->unit, text);

	json_key(j, "remarks");
	json_array(j);
	for (size_t i = 0; i < n; i++)
		json_string(j, text[i]);
	if (w->results->weights_differ)
		json_string(j, "与第十条不一致");
	json_array_end(j);
}

static void
put_ceiling(struct json *j, const struct ceiling *c)
{
	const struct rule_text *r = rule_text((enum rule_id)c->rule);

	json_object(j);
	json_put(j, "rule", r->id);
	json_put(j, "article", r->article);
	json_put(j, "text", c->why);
	why_put_flag(j, "limits", c->limits);
	why_put_flag(j, "lowers", c->lowers);
	json_put(j, "file", c->entry->path);
	json_put_int(j, "line", c->at.line);
	json_put_int(j, "column", c->at.column);
	json_object_end(j);
}

static void
put_ungraded(struct json *j, const struct ungraded *x)
{
	const struct rule_text *r = rule_text((enum rule_id)x->rule);

	json_object(j);
	json_put(j, "rule", r->id);
	json_put(j, "article", r->article);
	json_put(j, "text", x->why);
	json_object_end(j);
}

/* Of a year: its grade and why. */
static void
put_annual(struct json *j, struct arena *a, const struct why *w)
{
	const struct annual *all = &w->results->annual;
	const struct annual_result *y = w->annual;

	json_key(j, "annual");
	if (y == NULL) {
		json_null(j);
		return;
	}
	json_object(j);
	why_put(j, a, "total", y->total);
	why_put(j, a, "bonus", rat_from_hundredths(a, y->bonus));
	why_put(j, a, "deduction", rat_from_hundredths(a, y->penalty));
	why_put(j, a, "final", y->final);
	json_put(j, "earned_grade", grade_name(y->earned));
	json_put(j, "grade", grade_name(y->grade));
	json_key(j, "ungraded");
	json_array(j);
	for (size_t i = 0; i < y->ungraded.n; i++)
		put_ungraded(j, &y->ungraded.v[i]);
	json_array_end(j);
	json_key(j, "ceilings");
	json_array(j);
	for (size_t i = 0; i < all->ceiling.n; i++)
		if (all->ceiling.v[i].unit == y->unit)
			put_ceiling(j, &all->ceiling.v[i]);
	json_array_end(j);
	why_put_flag(j, "may_close", all->closing.may);
	json_object_end(j);
}

void
why_json(const struct why *w, struct arena *a, struct sbuf *out)
{
	const struct results *r = w->results;
	struct json json, *j = &json;

	json_init(j, out, false);
	json_object(j);
	json_put(j, "schema", "liangze.why/1");
	json_put(j, "period", r->period);
	why_put_day(j, "as_of", r->as_of);
	why_put_chain(j, r);
	why_put_unit(j, w->unit->unit);
	why_put(j, a, "score", w->score == NULL ? NULL : w->score->points);
	json_key(j, "rank");
	if (w->unit->rank > 0)
		json_int(j, w->unit->rank);
	else
		json_null(j);
	why_put_flag(j, "over", r->over);
	json_put_int(j, "open_tasks", (int64_t)w->n_open);
	put_remarks(j, w);
	put_annual(j, a, w);
	json_key(j, "tree");
	if (w->score != NULL)
		why_put_node(j, a, w->score);
	else
		json_null(j);
	json_object_end(j);
	json_finish(j);
}
