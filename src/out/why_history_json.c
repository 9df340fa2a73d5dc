/*
 * why_history_json.c - the filings of a record or document, as JSON.
 */
#include "out/why_parts.h"
#include "rules/catalogue.h"

const char *
why_state(const struct story *s)
{
	bool taken = false;

	for (size_t i = 0; i < s->filing.v.n; i++)
		taken = taken || s->filing.v.v[i]->version > 0;
	if (s->record != NULL && s->record->withdrawn)
		return "已撤回";
	return taken ? "现行" : "从未受理";
}

static void
put_version(struct json *j, const char *key, int version)
{
	json_key(j, key);
	if (version > 0)
		json_int(j, version);
	else
		json_null(j);
}

static void
put_change(struct json *j, const struct field_change *c)
{
	json_object(j);
	json_put(j, "name", c->name);
	json_put(j, "was", c->was);
	json_put(j, "now", c->now);
	json_object_end(j);
}

static void
put_lists(struct json *j, const struct filing *x)
{
	json_key(j, "changes");
	json_array(j);
	for (size_t i = 0; x->before != NULL && i < x->change.n; i++)
		put_change(j, &x->change.v[i]);
	json_array_end(j);
	json_key(j, "findings");
	json_array(j);
	for (size_t i = 0; i < x->found.n; i++)
		why_put_finding(j, &x->found.v[i]);
	json_array_end(j);
}

static void
put_offence(struct json *j, const struct story *s, const struct filing *x)
{
	const struct conduct *c = x->by == NULL ? NULL :
	    results_conduct(s->results, x->by);

	why_put_optional(j, "offence", offence_name(x->offence));
	json_put(j, "decision", c == NULL ? NULL : conduct_state(c));
}

static void
put_told(struct json *j, struct arena *a, const struct story *s,
    const struct filing *x)
{
	json_put(j, "kind", filing_kind_name(x->kind));
	json_put(j, "outcome", filing_outcome(a, x));
	put_offence(j, s, x);
	json_put(j, "rule", x->rule == RULES ? NULL :
	    rule_text((enum rule_id)x->rule)->id);
	json_put(j, "article", x->rule == RULES ? NULL :
	    rule_text((enum rule_id)x->rule)->article);
	put_version(j, "version", x->version);
	why_put_flag(j, "present", x->present);
	put_version(j, "compared_with", x->before == NULL ? 0 :
	    x->before->version);
	why_put_place(j, x->entry, x->at);
	json_put(j, "sm3", x->entry->sm3);
	json_put(j, "canonical_sm3", x->entry->canonical_sm3);
	json_put(j, "receipt", x->receipt);
	why_put_optional(j, "reason", x->reason);
	why_put_optional(j, "approver", x->approver);
	why_put_optional(j, "approved", x->approved);
	why_put_flag(j, "names_only", x->names_only);
	put_lists(j, x);
}

static void
put_filing(struct json *j, struct arena *a, const struct story *s,
    const struct filing *x)
{
	json_object(j);
	json_put_int(j, "entry", x->entry->seq);
	why_put_day(j, "received", x->entry->received);
	json_put(j, "chain", x->chain);
	why_put_flag(j, "masked", x->masked);
	if (!x->masked)
		put_told(j, a, s, x);
	json_object_end(j);
}

void
why_history_json(const struct story *s, struct arena *a, struct sbuf *out)
{
	struct json json, *j = &json;

	json_init(j, out, false);
	json_object(j);
	json_put(j, "schema", "liangze.history/1");
	why_put_optional(j, "unit", s->unit);
	json_put(j, s->document == NULL ? "record" : "document", s->id);
	why_put_day(j, "as_of", s->results->as_of);
	why_put_chain(j, s->results);
	why_put_flag(j, "masked", s->masked);
	json_put(j, "state", s->masked ? NULL : why_state(s));
	json_key(j, "filings");
	json_array(j);
	for (size_t i = 0; i < s->filing.v.n; i++)
		put_filing(j, a, s, s->filing.v.v[i]);
	json_array_end(j);
	json_object_end(j);
	json_finish(j);
}
