/*
 * why_record_json.c - what became of one record, as JSON.
 */
#include "base/decimal.h"
#include "out/why_parts.h"
#include "rules/catalogue.h"

static void
put_moment(struct json *j, const char *key, moment_t t)
{
	char text[20];

	if (t != TIME_NONE)
		moment_format(t, text);
	json_put(j, key, t == TIME_NONE ? NULL : text);
}

void
why_put_optional(struct json *j, const char *key, const char *s)
{
	json_put(j, key, s == NULL || *s == '\0' ? NULL : s);
}

void
why_put_place(struct json *j, const struct entry *e, struct place at)
{
	json_put(j, "file", e == NULL ? NULL : e->path);
	json_put_int(j, "line", at.line);
	json_put_int(j, "column", at.column);
}

void
why_put_finding(struct json *j, const struct diag *d)
{
	const struct rule_text *r = rule_text((enum rule_id)d->rule);

	json_object(j);
	json_put(j, "rule", r->id);
	json_put(j, "article", r->article);
	json_put(j, "level", level_name(d->level));
	why_put_flag(j, "waived", d->waived);
	why_put_optional(j, "file", d->file);
	json_put_int(j, "line", d->at.line);
	json_put_int(j, "column", d->at.column);
	json_put(j, "message", d->message);
	json_object_end(j);
}

static void
put_indicator(struct json *j, const struct story *s)
{
	const struct indicator *in = s->indicator;

	json_put(j, "indicator", s->record->indicator);
	why_put_optional(j, "indicator_name", in == NULL ? NULL : in->name.text);
	json_put(j, "class", in == NULL ? NULL : class_name(in->klass));
}

static void
put_present(struct json *j, const struct story *s)
{
	const struct fact_record *r = s->record;

	json_key(j, "present");
	if (r == NULL) {
		json_null(j);
		return;
	}
	json_object(j);
	put_indicator(j, s);
	json_put(j, "responsibility", duty_name(r->duty));
	json_put(j, "actor", actor_name(r->actor));
	json_put(j, "secrecy", secrecy_name(r->secrecy));
	why_put_day(j, "day", r->day);
	put_moment(j, "signed", r->signed_at);
	put_moment(j, "entered", r->entered_at);
	json_put_int(j, "evidence", (int64_t)r->n_evidence);
	why_put_optional(j, "paper", r->paper);
	why_put_optional(j, "matter", r->matter);
	json_put_int(j, "versions", (int64_t)r->n_versions);
	why_put_flag(j, "withdrawn", r->withdrawn);
	why_put_optional(j, "withdrawn_by", r->withdrawn ? r->withdrawn_by :
	    NULL);
	why_put_flag(j, "before_the_five", r->beyond);
	why_put_place(j, r->entry, r->at);
	json_object_end(j);
}

static void
put_filing(struct json *j, const struct filing *x)
{
	json_object(j);
	json_put_int(j, "entry", x->entry->seq);
	why_put_day(j, "received", x->entry->received);
	json_put(j, "kind", x->item->kind);
	why_put_flag(j, "accepted", x->item->accepted);
	why_put_flag(j, "amended", x->item->amended);
	json_key(j, "version");
	if (x->version > 0)
		json_int(j, x->version);
	else
		json_null(j);
	why_put_flag(j, "present", x->present);
	why_put_place(j, x->entry, x->item->at);
	json_put(j, "receipt", x->receipt);
	json_key(j, "findings");
	json_array(j);
	for (size_t i = 0; i < x->found.n; i++)
		why_put_finding(j, &x->found.v[i]);
	json_array_end(j);
	json_object_end(j);
}

static void
put_opinion(struct json *j, const struct fact_record *r,
    const struct fact_said *x)
{
	const struct fact_opinion *o = &x->opinion;
	char figure[24];

	decimal_format(o->deduct, figure);
	json_object(j);
	json_put(j, "opinion", opinion_name(o->opinion));
	json_put(j, "deduct", o->opinion == OPINION_DEDUCT ? figure : NULL);
	why_put_optional(j, "reason", o->reason);
	json_put(j, "organ", o->organ == ORGAN_MAIN_OFFICE ? "市委主体办" :
	    o->organ == ORGAN_DISCIPLINE ? "市纪委" : NULL);
	why_put_day(j, "received", o->entry->received);
	why_put_flag(j, "in_force", !x->dropped && !x->lifted &&
	    r->opinion.entry == o->entry && r->opinion.at.line == o->at.line);
	why_put_flag(j, "lifted", x->lifted);
	why_put_flag(j, "dropped", x->dropped);
	why_put_place(j, o->entry, o->at);
	json_object_end(j);
}

static void
put_opinions(struct json *j, const struct fact_record *r)
{
	json_key(j, "opinions");
	json_array(j);
	for (const struct fact_said *x = r == NULL ? NULL : r->said;
	    x != NULL; x = x->before)
		put_opinion(j, r, x);
	json_array_end(j);
}

static void
put_task(struct json *j, struct arena *a, const struct story *s)
{
	json_key(j, "task");
	if (s->task == NULL) {
		json_null(j);
		return;
	}
	json_object(j);
	json_put(j, "subject", s->task->subject);
	why_put_day(j, "deadline", s->task->deadline);
	why_put(j, a, "worth", s->task->worth);
	json_put_int(j, "count", s->indicator->count.n);
	why_put_place(j, s->indicator_entry, s->indicator->item.at);
	json_object_end(j);
}

static void
put_windows(struct json *j, struct arena *a, const struct story *s)
{
	json_key(j, "windows");
	json_array(j);
	for (size_t i = 0; i < s->window.n; i++) {
		const struct story_window *w = &s->window.v[i];

		json_object(j);
		json_put(j, "period", w->results->period);
		json_key(j, "share");
		if (w->share == NULL)
			json_null(j);
		else
			why_put_node(j, a, w->share);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_papers(struct json *j, const struct story *s)
{
	json_key(j, "papers");
	json_array(j);
	for (size_t i = 0; i < s->paper.n; i++) {
		const struct story_paper *p = &s->paper.v[i];

		json_object(j);
		json_put(j, "period", p->period);
		json_put(j, "file", p->file);
		why_put_day(j, "published", p->published);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_all(struct json *j, struct arena *a, const struct story *s)
{
	put_present(j, s);
	json_key(j, "filings");
	json_array(j);
	for (size_t i = 0; i < s->filing.v.n; i++)
		put_filing(j, s->filing.v.v[i]);
	json_array_end(j);
	put_opinions(j, s->record);
	json_key(j, "findings");
	json_array(j);
	for (size_t i = 0; i < s->found.n; i++)
		why_put_finding(j, s->found.v[i]);
	json_array_end(j);
	put_task(j, a, s);
	put_windows(j, a, s);
	put_papers(j, s);
}

void
why_record_json(const struct story *s, struct arena *a, struct sbuf *out)
{
	struct json json, *j = &json;

	json_init(j, out, false);
	json_object(j);
	json_put(j, "schema", "liangze.why-record/1");
	json_put(j, "unit", s->unit);
	json_put(j, "record", s->id);
	why_put_day(j, "as_of", s->results->as_of);
	why_put_chain(j, s->results);
	why_put_flag(j, "masked", s->masked);
	if (!s->masked)
		put_all(j, a, s);
	json_object_end(j);
	json_finish(j);
}
