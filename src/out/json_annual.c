/*
 * json_annual.c - what a year has beyond its scores (model/annual.h).
 */
#include "out/json_parts.h"
#include "rules/catalogue.h"

static const char *
rule_id(uint16_t rule)
{
	return rule_text((enum rule_id)rule)->id;
}

static void
put_place(struct json *j, const struct entry *entry, struct place at)
{
	json_put(j, "file", entry->path);
	json_put_int(j, "line", at.line);
	json_put_int(j, "column", at.column);
}

static void
put_year_end(struct json *j, const struct annual_duty *x)
{
	json_object(j);
	json_put_hundredths(j, "appraisal", x->part[PART_APPRAISAL]);
	json_put_hundredths(j, "survey", x->part[PART_SURVEY]);
	json_put_hundredths(j, "test", x->part[PART_TEST]);
	json_put_score(j, "score", x->final);
	put_place(j, x->year_end->entry, x->year_end->score->item.at);
	json_object_end(j);
}

/* 年终考核 is null where no 成绩 stands. */
void
json_put_annual_duty(struct json *j, const struct annual_duty *x)
{
	json_key(j, "year_end");
	if (x->year_end == NULL)
		json_null(j);
	else
		put_year_end(j, x);
	json_put_score(j, "total", x->score);
}

/* D16.2 */
static void
put_overall(struct json *j, const struct overall *o)
{
	const struct { const char *key; int64_t n; } all[] = {
		{ "inspections", o->inspections },
		{ "problems", o->problems }, { "mended", o->mended },
		{ "unmended", o->unmended }, { "overdue", o->overdue },
		{ "reviewed", o->reviewed }, { "criticised", o->criticised },
		{ "accountable", o->accountable },
		{ "organ_cases", o->organ_cases },
		{ "cadre_cases", o->cadre_cases },
	};

	json_key(j, "overall");
	json_object(j);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		json_put_int(j, all[i].key, all[i].n);
	json_key(j, "talks");
	json_object(j);
	for (int k = 0; k < TALK_KINDS; k++)
		json_put_int(j, talk_kind_name((enum talk_kind)k),
		    o->talk[k]);
	json_object_end(j);
	json_object_end(j);
}

void
json_put_annual_unit(struct json *j, const struct annual_result *y)
{
	json_put_score(j, "total", y->total);
	json_put_hundredths(j, "bonus", y->bonus);
	json_put_hundredths(j, "bonus_earned", y->earned_bonus);
	json_put_hundredths(j, "deduction", y->penalty);
	json_put_score(j, "final", y->final);
	json_put(j, "grade_earned", grade_name(y->earned));
	json_put(j, "grade", grade_name(y->grade));
	json_key(j, "ungraded");
	json_array(j);
	for (size_t i = 0; i < y->ungraded.n; i++) {
		const struct ungraded *x = &y->ungraded.v[i];

		json_object(j);
		json_put(j, "rule", rule_id(x->rule));
		json_put(j, "responsibility", duty_name(x->duty));
		json_put(j, "why", x->why);
		json_object_end(j);
	}
	json_array_end(j);
	put_overall(j, &y->overall);
}

/* One that counts in its place is named by its place in `merits`. */
static void
put_merit(struct json *j, const struct results *r, const struct merit *m)
{
	json_object(j);
	json_put(j, "unit", m->unit->code.text);
	json_put(j, "kind", merit_name(m->kind));
	json_put(j, "rule", rule_id(m->rule));
	json_put(j, "id", m->id);
	json_put(j, "what", m->what);
	json_put(j, "tier", m->tier);
	json_put(j, "person", m->person[0] == '\0' ? NULL : m->person);
	json_put_day(j, "day", m->day);
	json_put_hundredths(j, "points", m->points);
	json_put_bool(j, "counts", m->counts);
	json_key(j, "instead");
	if (m->instead == NULL)
		json_null(j);
	else
		json_int(j, m->instead - r->annual.merit.v);
	json_put_bool(j, "also_commended", m->also_commended);
	put_place(j, m->entry, m->at);
	json_put(j, "why", m->why);
	json_object_end(j);
}

static void
put_ceiling(struct json *j, const struct ceiling *c)
{
	json_object(j);
	json_put(j, "unit", c->unit->code.text);
	json_put(j, "rule", rule_id(c->rule));
	json_put(j, "id", c->sanction->item.id.text);
	json_put(j, "target", target_name(c->sanction->target));
	json_put(j, "person", c->sanction->person.text);
	json_put(j, "kind", c->sanction->kind.text);
	json_put_bool(j, "heavy", c->heavy);
	json_put_day(j, "day", c->sanction->day.day);
	json_put(j, "most", c->limits ? grade_name(c->most) : NULL);
	json_put_bool(j, "lowers", c->lowers);
	put_place(j, c->entry, c->at);
	json_put(j, "why", c->why);
	json_object_end(j);
}

static void
put_proposal(struct json *j, const struct results *r,
    const struct annual_proposal *p)
{
	json_object(j);
	json_put(j, "unit", p->unit->code.text);
	json_put(j, "kind", proposal_name(p->kind));
	json_key(j, "principals");
	json_array(j);
	for (int d = 0; d < DUTIES; d++)
		if (p->principal[d] != NULL)
			json_string(j, p->principal[d]->item.id.text);
	json_array_end(j);
	json_put_int(j, "finding", p->finding - r->found.d.v);
	json_object_end(j);
}

static void
put_hindrance(struct json *j, const struct hindrance *h)
{
	json_object(j);
	json_put(j, "rule", rule_id(h->rule));
	json_put_day(j, "until", h->until);
	json_put(j, "why", h->why);
	json_object_end(j);
}

static void
put_closing(struct json *j, const struct results *r)
{
	const struct closing *c = &r->annual.closing;

	json_object(j);
	json_put_day(j, "closed", annual_closed(&r->annual) ? r->as_of :
	    DAY_NONE);
	json_put_bool(j, "provisional", c->provisional);
	json_key(j, "lacks");
	json_array(j);
	for (size_t i = 0; i < c->lacks.n; i++)
		put_hindrance(j, &c->lacks.v[i]);
	json_array_end(j);
	json_object_end(j);
}

void
json_put_annual(struct json *j, const struct results *r)
{
	const struct annual *y = &r->annual;
	size_t i;

	json_key(j, "merits");
	json_array(j);
	for (i = 0; i < y->merit.n; i++)
		put_merit(j, r, &y->merit.v[i]);
	json_array_end(j);
	json_key(j, "ceilings");
	json_array(j);
	for (i = 0; i < y->ceiling.n; i++)
		put_ceiling(j, &y->ceiling.v[i]);
	json_array_end(j);
	json_key(j, "proposals");
	json_array(j);
	for (i = 0; i < y->proposal.n; i++)
		put_proposal(j, r, &y->proposal.v[i]);
	json_array_end(j);
	json_key(j, "closing");
	put_closing(j, r);
}
