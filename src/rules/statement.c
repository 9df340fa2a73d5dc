/*
 * statement.c - who countersigned a statement (B21.1).
 */
#include "rules/statement.h"

/* The organ whose 主要负责人 signs, as of that day; NULL where no roster
 * has anybody in the post. */
static const struct organ *
signing_organ(const struct facts *f, const struct talk *t, day_t d)
{
	const char *code = t->talkee.n == 0 ? NULL :
	    t->talkee.v[0].unit.text;
	const int year[] = { day_civil(d).year, talk_day(t) == DAY_NONE ? 0 :
	    day_civil(talk_day(t)).year };

	for (size_t k = 0; code != NULL && k < 2; k++) {
		const struct unit *u = facts_unit(f, year[k], code);
		const struct organ *o = u == NULL ? NULL :
		    &u->organ[DUTY_MAIN];

		for (size_t i = 0; o != NULL && i < o->principal.n; i++)
			if (o->principal.v[i].name.text != NULL &&
			    tenure_holds(&o->principal.v[i], 1,
			    o->principal.v[i].name.text, d))
				return o;
	}
	return NULL;
}

static bool
heads(const struct organ *o, const struct field *name, day_t d)
{
	return name->text != NULL && tenure_holds(o->principal.v,
	    o->principal.n, name->text, d);
}

enum countersign
statement_countersigned(const struct facts *f, const struct talk *t)
{
	const struct statement *s = &t->statement;
	day_t d = s->submitted.day;
	const struct organ *o;

	if (d == DAY_NONE || s->countersigner.text == NULL)
		return COUNTERSIGN_NONE;
	o = signing_organ(f, t, d);
	return o == NULL || heads(o, &s->countersigner, d) ||
	    heads(o, &t->talkee.v[0].name, d) ? COUNTERSIGN_HEAD :
	    COUNTERSIGN_OTHER;
}
