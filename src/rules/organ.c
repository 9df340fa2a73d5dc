/*
 * organ.c - names of 党组织.
 */
#include "rules/organ.h"

#include <string.h>

const struct accountability_organs *
organs_of(const struct facts *f, int year)
{
	for (size_t i = 0; i < f->filed[ROOT_ORGANS].n; i++)
		if (f->filed[ROOT_ORGANS].v[i].doc->year == year)
			return f->filed[ROOT_ORGANS].v[i].doc->as.organs;
	return NULL;
}

const struct accountability_organ *
organ_listed(const struct accountability_organs *v, const char *name)
{
	for (size_t i = 0; v != NULL && i < v->organ.n; i++)
		if (name_same(field_text(&v->organ.v[i].name), name))
			return &v->organ.v[i];
	return NULL;
}

const struct unit *
organ_unit(const struct facts *f, int year, enum duty duty, const char *name)
{
	const struct fact_year *y = facts_year(f, year);
	const struct doc *d = y == NULL ? NULL : y->roster.doc;

	for (size_t i = 0; d != NULL && i < d->as.roster->unit.n; i++)
		if (name_same(field_text(&d->as.roster->unit.v[i].organ[duty]
		    .name), name))
			return &d->as.roster->unit.v[i];
	return NULL;
}

static enum organ_type
by_ending(const char *name)
{
	static const struct { const char *end; enum organ_type type; } row[] = {
		{ "纪委", ORGAN_INSPECTION }, { "纪工委", ORGAN_INSPECTION },
		{ "纪律检查委员会", ORGAN_INSPECTION },
		{ "纪检组", ORGAN_INSPECTION },
		{ "纪检监察组", ORGAN_INSPECTION },
		{ "委", ORGAN_COMMITTEE }, { "委员会", ORGAN_COMMITTEE },
		{ "党组", ORGAN_COMMITTEE }, { "部", ORGAN_DEPARTMENT },
		{ "办公室", ORGAN_DEPARTMENT },
	};
	size_t n = strlen(name);

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		size_t k = strlen(row[i].end);

		if (n >= k && strcmp(name + n - k, row[i].end) == 0)
			return row[i].type;
	}
	return ORGAN_TYPES;
}

enum organ_type
organ_type_of(const struct facts *f, int year, const char *name)
{
	const struct accountability_organ *o = organ_listed(organs_of(f,
	    year), name);

	if (o != NULL && o->has_type)
		return o->type;
	if (organ_unit(f, year, DUTY_MAIN, name) != NULL)
		return ORGAN_COMMITTEE;
	if (organ_unit(f, year, DUTY_OVERSIGHT, name) != NULL)
		return ORGAN_INSPECTION;
	return by_ending(name);
}
