/*
 * case_json.c - a 问责案件 as JSON.
 */
#include "base/idnumber.h"
#include "base/json.h"
#include "out/case.h"
#include "rules/catalogue.h"

static void
put_day(struct json *j, const char *key, day_t d)
{
	char text[11];

	if (d != DAY_NONE)
		day_format(d, text);
	json_put(j, key, d == DAY_NONE ? NULL : text);
}

static void
put_bool(struct json *j, const char *key, bool b)
{
	json_key(j, key);
	json_bool(j, b);
}

static const char *
step_or_null(enum case_step s)
{
	return s == CASE_STEPS ? NULL : case_step_name(s);
}

static void
put_step(struct json *j, const struct case_view *v, enum case_step s)
{
	json_object(j);
	json_put(j, "name", case_step_name(s));
	json_put(j, "state", step_state_name(v->step[s].state));
	put_day(j, "day", v->step[s].day);
	json_object_end(j);
}

static void
put_lack(struct json *j, const struct case_view *v,
    const struct case_lack *l)
{
	const struct rule_text *r = rule_text((enum rule_id)l->rule);

	json_object(j);
	json_put(j, "step", case_step_name(l->step));
	json_put(j, "rule", r->id);
	json_put(j, "article", r->article);
	json_put(j, "what", l->what);
	json_put(j, "mend", l->mend == NULL ? r->mend : l->mend);
	put_bool(j, "blocks", l->blocks);
	put_day(j, "due", l->due);
	json_put(j, "state", l->due == DAY_NONE ? NULL :
	    state_name(l->state));
	json_key(j, "days");
	if (l->due == DAY_NONE)
		json_null(j);
	else
		json_int(j, l->days);
	json_put(j, "file", v->filed->entry->path);
	json_put_int(j, "line", l->at.line);
	json_put_int(j, "column", l->at.column);
	json_object_end(j);
}

/* Why the latest filing was not taken in. */
static void
put_refusals(struct json *j, const struct case_view *v)
{
	json_key(j, "refusals");
	json_array(j);
	for (size_t i = 0; i < v->refusal.n; i++) {
		const struct diag *d = &v->refusal.v[i];
		const struct rule_text *r = rule_text((enum rule_id)d->rule);

		json_object(j);
		json_put(j, "rule", r->id);
		json_put(j, "level", level_name(d->level));
		json_put(j, "message", d->message);
		json_put(j, "mend", d->mend[0] == '\0' ? r->mend : d->mend);
		json_put_int(j, "line", d->at.line);
		json_put_int(j, "column", d->at.column);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_paper(struct json *j, enum case_paper p, const struct case_paper_view *x)
{
	json_object(j);
	json_put(j, "kind", case_paper_name(p));
	put_bool(j, "printed", x->may);
	put_bool(j, "due", x->due);
	put_bool(j, "draft", x->draft);
	json_put(j, "number", x->number);
	json_put(j, "approval", x->wants);
	json_put(j, "why_not", x->why_not);
	json_object_end(j);
}

static void
put_effect(struct json *j, const struct case_view *v)
{
	json_key(j, "effect");
	if (v->effect == 0) {
		json_null(j);
		return;
	}
	json_object(j);
	json_put_int(j, "months", v->effect);
	put_day(j, "from", v->effect_from);
	put_day(j, "last", v->effect_last);
	put_bool(j, "runs", v->effect_runs);
	json_object_end(j);
}

/* What a list tells, and a case begins with. */
static void
put_head(struct json *j, const struct case_view *v)
{
	json_put(j, "id", v->id);
	put_bool(j, "secret", v->secret);
	if (v->secret)
		return;
	json_put(j, "target", case_target_name(v));
	json_put(j, "post", v->c->target.post.text);
	json_put(j, "unit", v->c->target.unit.text);
	json_put(j, "organ", v->organ[0] == '\0' ? NULL : v->organ);
	json_put_int(j, "edition", v->c->edition);
	json_put(j, "step", step_or_null(v->now));
	json_put(j, "next", step_or_null(v->next));
	put_bool(j, "dropped", v->dropped);
	put_bool(j, "changed", v->changed);
	put_bool(j, "revoked", v->revoked);
	json_put(j, "refused", v->refused == NULL ? NULL : v->refused->path);
	json_put_int(j, "overdue", (int64_t)v->n_overdue);
	put_effect(j, v);
}

static void
put_rest(struct json *j, const struct case_view *v)
{
	put_day(j, "appeal_last", v->appeal_last);
	put_refusals(j, v);
	json_key(j, "steps");
	json_array(j);
	for (int s = 0; s < CASE_STEPS; s++)
		put_step(j, v, (enum case_step)s);
	json_array_end(j);
	json_key(j, "lacks");
	json_array(j);
	for (size_t i = 0; i < v->lack.n; i++)
		put_lack(j, v, &v->lack.v[i]);
	json_array_end(j);
	json_key(j, "papers");
	json_array(j);
	for (int p = 0; p < CASE_PAPERS; p++)
		if (v->paper[p].applies)
			put_paper(j, (enum case_paper)p, &v->paper[p]);
	json_array_end(j);
}

void
case_json(const struct case_view *v, struct arena *a, struct sbuf *out)
{
	struct json j;

	json_init(&j, out, false);
	json_object(&j);
	json_put(&j, "schema", "liangze.case/1");
	put_day(&j, "as_of", v->as_of);
	put_head(&j, v);
	if (!v->secret)
		put_rest(&j, v);
	json_object_end(&j);
	json_finish(&j);
	idnumber_hide_all(a, out);
}

void
case_list_json(const struct case_view *v, size_t n, struct arena *a,
    struct sbuf *out)
{
	struct json j;

	json_init(&j, out, false);
	json_object(&j);
	json_put(&j, "schema", "liangze.cases/1");
	json_key(&j, "cases");
	json_array(&j);
	for (size_t i = 0; i < n; i++) {
		json_object(&j);
		put_head(&j, &v[i]);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_object_end(&j);
	json_finish(&j);
	idnumber_hide_all(a, out);
}
