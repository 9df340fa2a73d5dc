/*
 * statute.c - look-ups in the dated tables of the 问责条例.
 */
#include "rules/statute.h"

#include <string.h>

bool
in_force(struct validity v, day_t d)
{
	return d != DAY_NONE && (v.from == DAY_NONE || v.from <= d) &&
	    (v.to == DAY_NONE || d <= v.to);
}

const struct edition *
statute_on(const struct statutes *s, day_t d)
{
	for (size_t i = 0; i < s->n_editions; i++)
		if (in_force(s->edition[i].in_force, d))
			return &s->edition[i];
	return NULL;
}

const struct edition *
statute_of(const struct statutes *s, int year)
{
	for (size_t i = 0; i < s->n_editions; i++)
		if (s->edition[i].year == year)
			return &s->edition[i];
	return NULL;
}

const char *
statute_situation(const struct edition *e, const char *article,
    const char *clause)
{
	if (article == NULL || clause == NULL ||
	    strcmp(article, e->article) != 0)
		return NULL;
	for (size_t i = 0; i < e->n_clauses; i++)
		if (strcmp(e->clause[i].clause, clause) == 0)
			return e->clause[i].name;
	return NULL;
}

const struct authority *
statute_authority(const struct statutes *s, enum organ_type organ,
    bool of_organ, enum measure_kind way, day_t d)
{
	for (size_t i = 0; i < s->n_authorities; i++) {
		const struct authority *a = &s->authority[i];

		if (a->organ == organ && a->of_organ == of_organ &&
		    a->way == way && in_force(a->in_force, d))
			return a;
	}
	return NULL;
}

int
statute_effect(const struct statutes *s, enum measure_kind way,
    const char *content, day_t d)
{
	for (size_t i = 0; i < s->n_effects; i++) {
		const struct effect *x = &s->effect[i];

		if (x->way == way && in_force(x->in_force, d) &&
		    (x->content[0] == '\0' || (content != NULL &&
		    strstr(content, x->content) != NULL)))
			return x->months;
	}
	return 0;
}
