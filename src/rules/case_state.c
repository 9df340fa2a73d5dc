/*
 * case_state.c - what of a 问责案件 stands on a day.
 */
#include "rules/case_state.h"

#include <string.h>

#include "base/decimal.h"

bool
case_come(const struct case_ask *ask, day_t d)
{
	return d != DAY_NONE && d <= ask->today;
}

const char *
case_organ(const struct accountability_case *c)
{
	if (c->decision.given && c->decision.organ.text != NULL)
		return c->decision.organ.text;
	if (c->organ.text != NULL)
		return c->organ.text;
	return c->inquiry.given ? field_text(&c->inquiry.organ) : "";
}

const struct edition *
case_edition(const struct case_ask *ask)
{
	const struct accountability_case *c = ask->c;
	const day_t day[] = { c->happened.day, c->decision.given ?
	    c->decision.day.day : DAY_NONE, ask->today };
	const struct edition *e = NULL;

	for (size_t i = 0; e == NULL && i < sizeof(day) / sizeof(day[0]); i++)
		e = statute_on(&ask->policy->statutes, day[i]);
	return e;
}

bool
case_revoked(const struct accountability_case *c, day_t on)
{
	const struct reconsideration *r = &c->reconsideration;

	return r->given && r->has_verdict &&
	    r->verdict == RECONSIDERED_REVOKED && r->day.day != DAY_NONE &&
	    r->day.day <= on;
}

const struct decision *
case_decision(const struct accountability_case *c, day_t on)
{
	const struct reconsideration *r = &c->reconsideration;
	const struct decision *d = &c->decision;

	if (!d->given || d->day.day == DAY_NONE || d->day.day > on ||
	    case_revoked(c, on))
		return NULL;
	if (r->given && r->has_verdict &&
	    r->verdict == RECONSIDERED_CHANGED && r->decision.given &&
	    r->decision.day.day != DAY_NONE && r->decision.day.day <= on)
		return &r->decision;
	return d;
}

bool
case_dropped(const struct accountability_case *c, day_t on)
{
	day_t day = c->dropped.given ? c->dropped.day.day : DAY_NONE;
	day_t start = c->start.given ? c->start.day.day : DAY_NONE;
	day_t made = c->decision.given ? c->decision.day.day : DAY_NONE;

	return day != DAY_NONE && day <= on &&
	    (start == DAY_NONE || start > on || start <= day) &&
	    (made == DAY_NONE || made > on);
}

int
case_effect(const struct statutes *s, const struct decision *d, day_t *last)
{
	int months = d->effect.given ? (int)d->effect.n : 0;

	*last = DAY_NONE;
	for (size_t i = 0; !d->effect.given && i < d->measure.n; i++) {
		const struct measure *m = &d->measure.v[i];
		int n = m->has_kind ? statute_effect(s, m->kind,
		    m->content.text, d->day.day) : 0;

		if (n > months)
			months = n;
	}
	if (months > 0 && d->effective.day != DAY_NONE)
		*last = day_add_months(d->effective.day, months);
	return months;
}

bool
case_transferred(const struct accountability_case *c)
{
	const char *type = field_text(&c->source.type);
	size_t n = strlen(type), k = strlen("移送");

	return n > k && strcmp(type + n - k, "移送") == 0;
}

/* --- 送达 and the terms --- */

const struct sent *
case_service(const struct accountability_case *c, const struct decision *d,
    const char *whom, day_t on)
{
	const struct sent *first = NULL;

	for (size_t i = 0; i < c->execution.service.n; i++) {
		const struct sent *x = &c->execution.service.v[i];

		if (x->day.day != DAY_NONE && x->day.day >= d->day.day &&
		    x->day.day <= on &&
		    strcmp(field_text(&x->to), whom) == 0 &&
		    (first == NULL || x->day.day < first->day.day))
			first = x;
	}
	return first;
}

day_t
case_served(const struct accountability_case *c, const struct decision *d,
    const char *whom, day_t on)
{
	const struct sent *x = case_service(c, d, whom, on);

	return x == NULL ? DAY_NONE : x->day.day;
}

day_t
case_months_on(const struct case_ask *ask, day_t from, int months)
{
	return calendar_settle(ask->calendar, day_add_months(from,
	    months)).day;
}

/* N日 or N个月, as the XSD has it; 0 for anything else. */
static int64_t
term_count(const char *term, const char **word)
{
	size_t n = strspn(term, "0123456789");
	char digits[8] = "";
	int64_t count;

	if (n == 0 || n >= sizeof(digits))
		return 0;
	memcpy(digits, term, n);
	*word = term + n;
	return integer_parse(digits, 1, 999, &count) ? count : 0;
}

int
case_term_months(const char *term)
{
	const char *word;
	int64_t n = term_count(term, &word);

	if (n > 0 && strcmp(word, "日") == 0)
		return 0;
	return n > 0 && strcmp(word, "个月") == 0 ? (int)n : -1;
}

day_t
case_appeal_last(const struct case_ask *ask, const struct decision *d)
{
	const struct edition *e = statute_on(&ask->policy->statutes, d->day.day);
	const char *term = field_text(&d->appeal_term), *word;
	day_t from = case_served(ask->c, d, "本人", ask->today);
	int months = e != NULL && e->appeal_months > 0 ? e->appeal_months :
	    case_term_months(term);

	if (from == DAY_NONE || months < 0)
		return DAY_NONE;
	return months > 0 ? case_months_on(ask, from, months) :
	    calendar_settle(ask->calendar, from + (day_t)term_count(term,
	    &word)).day;
}

day_t
case_review_last(const struct case_ask *ask)
{
	const struct accountability_case *c = ask->c;
	const struct edition *e = statute_on(&ask->policy->statutes,
	    c->decision.given ? c->decision.day.day : DAY_NONE);

	if (e == NULL || e->review_months == 0 || !c->appeal.given ||
	    !case_come(ask, c->appeal.day.day))
		return DAY_NONE;
	return case_months_on(ask, c->appeal.day.day, e->review_months);
}
