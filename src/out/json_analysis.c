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

/* --- E08.1 --- */

static void
put_tallies(struct json *j, const char *key, const char *name,
    const struct case_tallies *l)
{
	json_key(j, key);
	json_array(j);
	for (size_t i = 0; i < l->v.n; i++) {
		json_object(j);
		json_put(j, name, l->v.v[i].name);
		json_put_int(j, "n", l->v.v[i].n);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_ways(struct json *j, const struct case_count *x)
{
	json_key(j, "ways");
	json_array(j);
	for (int t = 0; t < WAY_TARGETS; t++)
		for (int k = 0; k < MEASURES; k++) {
			if (x->way[t][k] == 0)
				continue;
			json_object(j);
			json_put(j, "target", t == WAY_OF_ORGAN ? "党组织" :
			    "领导干部");
			json_put(j, "way", measure_kind_name(
			    (enum measure_kind)k));
			json_put_int(j, "n", x->way[t][k]);
			json_object_end(j);
		}
	json_array_end(j);
}

static void
put_situations(struct json *j, const struct case_count *x)
{
	json_key(j, "situations");
	json_array(j);
	for (size_t i = 0; i < x->situation.n; i++) {
		const struct case_situation *s = &x->situation.v[i];

		json_object(j);
		json_put_int(j, "edition", s->edition);
		json_put(j, "article", s->article);
		json_put(j, "clause", s->clause);
		json_put(j, "name", s->name);
		json_put_int(j, "n", s->n);
		json_object_end(j);
	}
	json_array_end(j);
}

/* Figures one after another, in an object. */
static void
put_figures(struct json *j, const char *key, const char *const *name,
    const int64_t *v, size_t n)
{
	json_key(j, key);
	json_object(j);
	for (size_t i = 0; i < n; i++)
		json_put_int(j, name[i], v[i]);
	json_object_end(j);
}

static void
put_followed(struct json *j, const struct case_count *x)
{
	static const char *const execution[] = { "decisions", "served",
		"announced", "formalities", "in_time", "late", "filed" };
	static const char *const appeals[] = { "accepted", "upheld",
		"changed", "revoked", "pending" };
	static const char *const publication[] = { "due", "done",
		"withheld", "missing" };
	const int64_t e[] = { x->execution.decisions, x->execution.served,
		x->execution.announced, x->execution.formalities,
		x->execution.in_time, x->execution.late,
		x->execution.filed };
	const int64_t a[] = { x->appeal.accepted,
		x->appeal.verdict[RECONSIDERED_UPHELD],
		x->appeal.verdict[RECONSIDERED_CHANGED],
		x->appeal.verdict[RECONSIDERED_REVOKED], x->appeal.pending };
	const int64_t p[] = { x->publication.due, x->publication.done,
		x->publication.withheld, x->publication.missing };

	put_figures(j, "execution", execution, e, sizeof(e) / sizeof(e[0]));
	put_figures(j, "appeals", appeals, a, sizeof(a) / sizeof(a[0]));
	put_figures(j, "publication", publication, p, sizeof(p) /
	    sizeof(p[0]));
}

static void
put_count(struct json *j, const struct case_count *x,
    const struct case_count *then)
{
	static const char *const before[] = { "started", "decided", "organs",
		"cadres" };
	const int64_t b[] = { then->started, then->decided, then->organs,
		case_cadres(then) };

	json_object(j);
	json_put(j, "organ", x->organ == NULL ? NULL : x->organ->name.text);
	json_put_int(j, "carried", x->carried);
	json_put_int(j, "started", x->started);
	json_put_int(j, "decided", x->decided);
	json_put_int(j, "dropped", x->dropped);
	json_put_int(j, "pending", x->pending);
	put_tallies(j, "sources", "type", &x->source);
	json_put_int(j, "organs", x->organs);
	put_tallies(j, "cadres", "level", &x->cadre);
	put_ways(j, x);
	put_situations(j, x);
	put_followed(j, x);
	put_figures(j, "before", before, b, sizeof(b) / sizeof(b[0]));
	json_object_end(j);
}

static void
put_accountability(struct json *j, const struct analysis *a)
{
	json_key(j, "accountability");
	json_array(j);
	for (size_t i = 0; i < a->accountability.v.n; i++)
		put_count(j, &a->accountability.v.v[i],
		    &a->accountability_before.v.v[i]);
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
	put_accountability(j, a);
	json_object_end(j);
	arena_release(&scratch);
}
