/*
 * json_analysis.c - "analysis" of a half-year's results.json (A16.1).
 */
#include "out/json_parts.h"

/* --- units --- */

static void
put_then(struct json *j, const char *key, const struct unit_result *u)
{
	json_key(j, key);
	if (u == NULL) {
		json_null(j);
		return;
	}
	json_object(j);
	json_put_score(j, "score", u->score);
	json_put_int(j, "rank", u->rank);
	json_object_end(j);
}

static void
put_change(struct json *j, const char *key, const struct change *c)
{
	if (c->known)
		json_put_hundredths(j, key, c->hundredths);
	else
		json_put(j, key, NULL);
}

static void
put_lateness(struct json *j, const struct lateness *l)
{
	json_put_int(j, "late", l->late);
	json_put_int(j, "late_days", l->days);
	json_put_int(j, "late_days_most", l->most);
}

static void
put_burden(struct json *j, const struct burden *b)
{
	json_put_int(j, "records_asked", b->records_asked);
	json_put_int(j, "records_filed", b->records_filed);
	json_put_int(j, "evidence_asked", b->evidence_asked);
	json_put_int(j, "evidence_filed", b->evidence_filed);
}

static void
put_unit(struct json *j, const struct unit_analysis *u)
{
	json_object(j);
	json_put(j, "unit", u->now->unit->code.text);
	put_then(j, "previous", u->previous);
	put_then(j, "year_ago", u->year_ago);
	put_change(j, "since_previous", &u->since_previous);
	put_change(j, "since_year_ago", &u->since_year_ago);
	put_lateness(j, &u->late);
	put_burden(j, &u->burden);
	json_put_int(j, "duplicates", u->duplicates);
	json_object_end(j);
}

/* --- the lists --- */

static void
put_indicator(struct json *j, const struct indicator_analysis *x)
{
	const struct indicator *in = x->indicator;

	json_object(j);
	json_put(j, "id", in->item.id.text);
	json_put(j, "name", in->name.text);
	json_put(j, "responsibility", duty_name(in->duty));
	json_put_int(j, "units", x->units);
	json_put_int(j, "units_failed", x->failed);
	json_put_int(j, "due", x->due);
	json_put_int(j, "complete", x->complete);
	json_put_bool(j, "failed_by_all", indicator_failed_by_all(x));
	json_object_end(j);
}

static void
put_report(struct json *j, const struct report_due *x)
{
	json_object(j);
	json_put(j, "unit", x->unit->code.text);
	json_put(j, "responsibility", duty_name(x->duty));
	json_put_day(j, "due", x->due);
	json_put_day(j, "filed", x->filed);
	json_put(j, "state", state_name(x->state));
	json_object_end(j);
}

static void
put_weekdays(struct json *j, const struct analysis *a)
{
	json_key(j, "weekdays");
	json_array(j);
	for (int i = 0; i < WEEKDAYS; i++) {
		json_object(j);
		json_put(j, "weekday", weekday_name(i));
		json_put_int(j, "records", a->weekday[i].n);
		put_lateness(j, &a->weekday[i]);
		json_put_int(j, "entered_late", a->entered[i]);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_counts(struct json *j, const struct analysis *a)
{
	json_key(j, "overdue");
	json_array(j);
	for (int g = 0; g < AGES; g++) {
		json_object(j);
		json_put(j, "age", overdue_age_name((enum overdue_age)g));
		json_put_int(j, "tasks", a->overdue[g].tasks);
		json_put_int(j, "units", a->overdue[g].units);
		json_object_end(j);
	}
	json_array_end(j);
	json_key(j, "uncovered");
	json_array(j);
	for (int k = 0; k < ACTORS; k++) {
		json_object(j);
		json_put(j, "actor", actor_name((enum actor)k));
		json_put_int(j, "units", a->uncovered[k]);
		json_object_end(j);
	}
	json_array_end(j);
}

/* The finding is named by its place in `findings`. */
static void
put_duplicates(struct json *j, const struct results *r)
{
	const struct analysis *a = r->analysis;

	json_key(j, "duplicates");
	json_array(j);
	for (size_t i = 0; i < a->duplicate.n; i++) {
		json_object(j);
		json_put(j, "unit", a->duplicate.v[i].unit->code.text);
		json_put_int(j, "finding", a->duplicate.v[i].finding -
		    r->found.d.v);
		json_object_end(j);
	}
	json_array_end(j);
}

void
json_put_analysis(struct json *j, const struct results *r)
{
	const struct analysis *a = r->analysis;
	struct arena scratch = ARENA_INIT;

	json_key(j, "analysis");
	json_object(j);
	json_put(j, "previous", window_name(&scratch, r->previous.window));
	json_put(j, "year_ago", window_name(&scratch, r->year_ago.window));
	json_key(j, "units");
	json_array(j);
	for (size_t i = 0; i < a->unit.n; i++)
		put_unit(j, &a->unit.v[i]);
	json_array_end(j);
	json_key(j, "indicators");
	json_array(j);
	for (size_t i = 0; i < a->indicator.n; i++)
		put_indicator(j, &a->indicator.v[i]);
	json_array_end(j);
	put_weekdays(j, a);
	put_duplicates(j, r);
	json_key(j, "reports");
	json_array(j);
	for (size_t i = 0; i < a->report.n; i++)
		put_report(j, &a->report.v[i]);
	json_array_end(j);
	put_counts(j, a);
	json_object_end(j);
	arena_release(&scratch);
}
