/*
 * json_results.c - results.json, key by key in the order of DESIGN.md;
 * what other outputs need beyond it follows in the same objects.
 */
#include "out/json_results.h"

#include <stdio.h>

#include "out/json_parts.h"
#include "rules/catalogue.h"

enum { SCORE_BYTES = 24 };

void
json_put_hundredths(struct json *j, const char *key, int64_t h)
{
	char text[SCORE_BYTES];

	(void)snprintf(text, sizeof(text), "%s%lld.%02lld", h < 0 ? "-" : "",
	    (long long)(h < 0 ? -h : h) / 100,
	    (long long)(h < 0 ? -h : h) % 100);
	json_put(j, key, text);
}

void
json_put_score(struct json *j, const char *key, const struct rational *x)
{
	if (x == NULL)
		json_put(j, key, NULL);
	else
		json_put_hundredths(j, key, rat_hundredths(x));
}

void
json_put_day(struct json *j, const char *key, day_t d)
{
	char text[11];

	day_format(d, text);
	json_put(j, key, d == DAY_NONE ? NULL : text);
}

void
json_put_bool(struct json *j, const char *key, bool b)
{
	json_key(j, key);
	json_bool(j, b);
}

static void
put_rank(struct json *j, const char *key, int rank)
{
	if (rank > 0)
		json_put_int(j, key, rank);
	else
		json_put(j, key, NULL);
}

/* A text, null where there is none. */
static void
put_optional(struct json *j, const char *key, const char *s)
{
	json_put(j, key, s == NULL || *s == '\0' ? NULL : s);
}

static const char *
rule_id(uint16_t rule)
{
	return rule_text((enum rule_id)rule)->id;
}

/* --- units --- */

/* y: of a year, else NULL */
static void
put_duty(struct json *j, enum duty d, const struct duty_result *x,
    const struct annual_duty *y)
{
	json_object(j);
	json_put(j, "name", duty_name(d));
	json_put_score(j, "common", x->klass[CLASS_COMMON]);
	json_put_score(j, "individual", x->klass[CLASS_INDIVIDUAL]);
	json_put_score(j, "score", x->score);
	json_put_score(j, "daily", x->daily);
	json_put_bool(j, "individual_missing", x->individual_missing);
	if (y != NULL)
		json_put_annual_duty(j, y);
	json_object_end(j);
}

/* What stands beside every score of the unit (A02.3, D10.2, A15.4). */
static void
put_remarks(struct json *j, const struct results *r,
    const struct unit_result *u)
{
	char text[REMARKS][REMARK_BYTES];
	size_t n = unit_remarks(u, text);

	json_key(j, "remarks");
	json_array(j);
	for (size_t i = 0; i < n; i++)
		json_string(j, text[i]);
	if (r->weights_differ)
		json_string(j, "与第十条不一致");
	json_array_end(j);
}

static void
put_unit(struct json *j, const struct results *r,
    const struct unit_result *u)
{
	const struct annual_result *y = r->annual.unit.n == 0 ? NULL :
	    &r->annual.unit.v[u - r->unit.v];

	json_object(j);
	json_put(j, "code", field_text(&u->unit->code));
	json_put(j, "name", field_text(&u->unit->name));
	json_put(j, "category", category_name(u->unit->category));
	json_put_score(j, "score", u->score);
	put_rank(j, "rank", u->rank);
	json_put_score(j, "daily", u->daily);
	json_put_int(j, "provisional", u->provisional);
	if (y != NULL)
		json_put_annual_unit(j, y);
	json_key(j, "responsibilities");
	json_array(j);
	for (int d = 0; d < DUTIES; d++)
		if (u->duty[d].borne)
			put_duty(j, (enum duty)d, &u->duty[d],
			    y == NULL ? NULL : &y->duty[d]);
	json_array_end(j);
	json_key(j, "tasks");
	json_object(j);
	json_put_int(j, "due", u->due);
	json_put_int(j, "complete", u->complete);
	json_put_int(j, "overdue", u->overdue);
	json_put_int(j, "warning", u->warning);
	json_object_end(j);
	put_remarks(j, r, u);
	json_object_end(j);
}

/* --- the other lists --- */

/* What started it: a document, not the calendar. */
static void
put_start(struct json *j, const struct deadline *d)
{
	json_put_day(j, "from", d->from);
	json_put(j, "file", d->entry->path);
	json_put_int(j, "line", d->at.line);
	json_put_int(j, "column", d->at.column);
}

static void
put_deadline(struct json *j, const struct deadline *d)
{
	json_object(j);
	json_put(j, "rule", rule_id(d->rule));
	json_put(j, "unit", d->unit == NULL ? "" :
	    field_text(&d->unit->code));
	json_put(j, "subject", d->subject);
	json_put_day(j, "due", d->due);
	json_put(j, "state", state_name(d->state));
	json_put_int(j, "days", d->days);
	put_optional(j, "responsibility", d->by_duty ? duty_name(d->duty) :
	    NULL);
	json_put(j, "what", d->what);
	json_put_bool(j, "enters_soon", d->enters_soon);
	json_put_bool(j, "mendable_only", d->mendable_only);
	if (d->unit == NULL || strcmp(d->who,
	    field_text(&d->unit->name)) != 0)
		json_put(j, "who", d->who);
	if (d->entry != NULL)
		put_start(j, d);
	json_object_end(j);
}

static void
put_draft(struct json *j, const struct draft_paper *d)
{
	json_object(j);
	json_put(j, "rule", rule_id(d->rule));
	json_put(j, "paper", d->paper);
	json_put(j, "unit", d->unit);
	json_put(j, "person", d->person);
	json_put(j, "period", d->period);
	json_put(j, "id", d->id);
	json_put_day(j, "date", d->day);
	json_put(j, "state", draft_state_name(d->state));
	if (d->decided != DAY_NONE)
		json_put_day(j, "decided", d->decided);
	if (d->lacks != NULL)
		json_put(j, "lacks", d->lacks);
	json_put_bool(j, "printed", d->due);
	json_put(j, "file", d->filed->entry->path);
	json_object_end(j);
}

static void
put_finding(struct json *j, const struct diag *d)
{
	json_object(j);
	json_put(j, "rule", rule_id(d->rule));
	json_put(j, "level", level_name(d->level));
	put_optional(j, "month", d->month);
	json_put(j, "file", d->file);
	json_put_int(j, "line", d->at.line);
	json_put_int(j, "column", d->at.column);
	json_put(j, "unit", d->unit);
	json_put(j, "record", d->record);
	json_put(j, "message", d->message);
	json_put_bool(j, "waived", d->waived);
	json_object_end(j);
}

static void
put_loss(struct json *j, const struct loss *x)
{
	json_object(j);
	json_put(j, "unit", field_text(&x->unit->code));
	json_put(j, "task", x->task->subject);
	json_put(j, "record", x->record == NULL ? NULL : x->record->id);
	json_put(j, "kind", loss_name(x->kind));
	json_put(j, "rule", rule_id(x->rule));
	json_put_score(j, "points", x->points);
	json_put(j, "why", x->why);
	json_object_end(j);
}

static void
put_decision(struct json *j, enum decided kind, const struct ruling *d)
{
	json_object(j);
	json_put(j, "kind", decided_name(kind));
	json_put(j, "verdict", field_text(&d->item->verdict));
	json_put(j, "approval", field_text(&d->signed_by->id));
	json_put_day(j, "date", d->signed_by->as.approval->day.day);
	put_optional(j, "decided", d->item->changed.text);
	put_optional(j, "reason", d->item->reason.text);
	json_object_end(j);
}

/* The finding is named by its place in `findings`. */
static void
put_conduct(struct json *j, const struct results *r,
    const struct conduct *c)
{
	json_object(j);
	json_put(j, "unit", field_text(&c->unit->code));
	json_put(j, "kind", c->kind);
	json_put_int(j, "finding", c->finding - r->found.d.v);
	json_put(j, "state", conduct_state(c));
	json_key(j, "decisions");
	json_array(j);
	for (int d = 0; d < DECISIONS; d++)
		if (c->said[d] != NULL)
			put_decision(j, (enum decided)d, c->said[d]);
	json_array_end(j);
	json_object_end(j);
}

static void
put_coverage(struct json *j, const struct results *r,
    const struct coverage *c)
{
	char quarter[16];

	(void)snprintf(quarter, sizeof(quarter), "%04dQ%d", r->year,
	    c->quarter);
	json_object(j);
	json_put(j, "unit", field_text(&c->unit->code));
	json_put(j, "responsibility", duty_name(c->duty));
	json_put(j, "quarter", quarter);
	json_key(j, "records");
	json_array(j);
	for (int k = 0; k < ACTORS; k++) {
		if ((k == ACTOR_DISCIPLINE) != (c->duty == DUTY_OVERSIGHT))
			continue;
		json_object(j);
		json_put(j, "actor", actor_name((enum actor)k));
		json_put_int(j, "count", c->n[k]);
		json_object_end(j);
	}
	json_array_end(j);
	json_put_bool(j, "over", c->over);
	json_put_bool(j, "gap", c->gap);
	json_object_end(j);
}

static void
put_waived(struct json *j, const struct results *r, const struct waived *w)
{
	json_object(j);
	json_put_int(j, "finding", w->finding - r->found.d.v);
	json_put(j, "reason", w->reason);
	json_put_day(j, "until", w->until);
	json_object_end(j);
}

static void
put_correction(struct json *j, const struct results *r,
    const struct correction *x)
{
	struct arena a = ARENA_INIT;

	(void)r;
	json_object(j);
	json_put(j, "quarter", window_name(&a, x->window));
	json_put(j, "unit", field_text(&x->unit->code));
	json_put_day(j, "from", x->from);
	json_put_day(j, "to", x->to);
	json_put_score(j, "was_score", x->was);
	put_rank(j, "was_rank", x->was_rank);
	json_put_score(j, "score", x->now);
	put_rank(j, "rank", x->rank);
	json_put(j, "why", x->why);
	json_put(j, "documents", x->documents);
	json_object_end(j);
	arena_release(&a);
}

/* One array: every element of `vec` through `put`. */
#define PUT_LIST(j, key, vec, put) do {                   \
	json_key((j), (key));                             \
	json_array(j);                                    \
	for (size_t i_ = 0; i_ < (vec).n; i_++)           \
		put((j), &(vec).v[i_]);                   \
	json_array_end(j);                                \
} while (0)
#define PUT_LIST_OF(j, key, r, vec, put) do {             \
	json_key((j), (key));                             \
	json_array(j);                                    \
	for (size_t i_ = 0; i_ < (vec).n; i_++)           \
		put((j), (r), &(vec).v[i_]);              \
	json_array_end(j);                                \
} while (0)

void
json_results(const struct results *r, struct sbuf *out)
{
	struct json json, *j = &json;

	json_init(j, out, false);
	json_object(j);
	json_put(j, "schema", "liangze.results/1");
	json_put(j, "period", r->period);
	json_put_day(j, "as_of", r->as_of);
	json_key(j, "chain");
	json_object(j);
	json_put_int(j, "count", r->chain_count);
	json_put(j, "value", r->chain_value);
	json_object_end(j);
	PUT_LIST_OF(j, "units", r, r->unit, put_unit);
	PUT_LIST(j, "deadlines", r->deadline, put_deadline);
	PUT_LIST(j, "drafts", r->draft, put_draft);
	PUT_LIST(j, "findings", r->found.d, put_finding);
	PUT_LIST(j, "losses", r->loss, put_loss);
	PUT_LIST_OF(j, "conduct", r, r->conduct, put_conduct);
	PUT_LIST_OF(j, "coverage", r, r->coverage, put_coverage);
	json_put_talks(j, r);
	json_put_effects(j, r);
	PUT_LIST_OF(j, "waived", r, r->waived, put_waived);
	if (r->window.kind == WINDOW_QUARTER)
		PUT_LIST_OF(j, "corrections", r, r->correction,
		    put_correction);
	json_put_bool(j, "scored", r->plan != NULL);
	json_put_bool(j, "over", r->over);
	json_put_bool(j, "weights_differ", r->weights_differ);
	json_put_bool(j, "calendar_short", r->calendar_short);
	if (r->analysis != NULL)
		json_put_analysis(j, r);
	if (r->window.kind == WINDOW_YEAR)
		json_put_annual(j, r);
	json_object_end(j);
	json_finish(j);
}
