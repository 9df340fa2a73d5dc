#include "model/archive.h"

#include <string.h>

#include "model/terms.h"

const char *
archive_folder(struct arena *a, const struct archive_piece *p)
{
	return arena_printf(a, "data/%04lld-%s", (long long)p->number,
	    p->kind);
}

static bool
same_matter(const struct archive_piece *x, const struct archive_piece *y)
{
	return strcmp(x->person.id, y->person.id) == 0 &&
	    strcmp(x->id, y->id) == 0;
}

static bool
same_version(const struct archive_piece *x, const struct archive_piece *y)
{
	return same_matter(x, y) && strcmp(x->kind, y->kind) == 0 &&
	    strcmp(x->version, y->version) == 0;
}

/* Was it printed from later entries? < 0: from earlier ones. */
static int
by_entries(const struct archive_piece *x, const struct archive_piece *y)
{
	if (x->as_of != y->as_of)
		return x->as_of > y->as_of ? 1 : -1;
	return (x->count > y->count) - (x->count < y->count);
}

/* Of one state: as archived. */
static bool
is_later(const struct archive_piece *x, const struct archive_piece *y)
{
	int c = by_entries(x, y);

	return c == 0 ? x->number > y->number : c > 0;
}

bool
archive_has(const struct archive_pieces *v, const struct archive_piece *p)
{
	const struct archive_piece *before = NULL, *after = NULL;

	for (size_t i = 0; i < v->v.n; i++) {
		const struct archive_piece *y = &v->v.v[i];
		int c = by_entries(y, p);

		if (!same_matter(y, p) || strcmp(y->kind, p->kind) != 0)
			continue;
		if (c == 0 && same_version(y, p))
			return true;
		if (c <= 0 && (before == NULL || is_later(y, before)))
			before = y;
		if (c >= 0 && (after == NULL || is_later(after, y)))
			after = y;
	}
	if (before == NULL && p->withdraws)
		return true;
	return (before != NULL && same_version(before, p)) ||
	    (after != NULL && same_version(after, p));
}

bool
archive_supersedes(const struct archive_piece *x,
    const struct archive_piece *y)
{
	if (!same_matter(x, y))
		return false;
	if (strcmp(x->kind, y->kind) == 0)
		return !same_version(x, y) && is_later(x, y);
	return strcmp(x->replaces_kind, y->kind) == 0;
}

/* The first that took its place; 0 = nothing. */
static int64_t
replaced_by(const struct archive_pieces *v, const struct archive_piece *p)
{
	for (size_t i = 0; i < v->v.n; i++)
		if (archive_supersedes(&v->v.v[i], p))
			return v->v.v[i].number;
	return 0;
}

void
archive_place(const struct archive_pieces *v, struct archive_piece *p)
{
	p->number = (int64_t)v->v.n + 1;
	p->replaces = 0;
	p->replaced_by = replaced_by(v, p);
	for (size_t i = 0; i < v->v.n; i++)
		if (archive_supersedes(p, &v->v.v[i]))
			p->replaces = v->v.v[i].number;
}

day_t
archive_version_day(const struct archive_piece *p)
{
	char day[11] = "";
	day_t d = DAY_NONE;

	if (strlen(p->version) >= sizeof(day) - 1)
		memcpy(day, p->version, sizeof(day) - 1);
	return day_parse(day, &d) ? d : DAY_NONE;
}

const char *
archive_note(struct arena *a, const struct archive_pieces *v,
    const struct archive_piece *p, const char *where)
{
	int64_t by = replaced_by(v, p);
	const char *was = p->replaces == 0 ? "" : arena_printf(a,
	    "代替第%lld件%s", (long long)p->replaces, where);

	if (by == 0)
		return was;
	return arena_printf(a, "%s%s已由第%lld件代替", was,
	    was[0] == '\0' ? "" : "；", (long long)by);
}

bool
archive_secret(const struct archive_piece *p)
{
	return p->secrecy[0] != '\0' && secrecy_closed(p->secrecy);
}

const char *
archive_title(const struct archive_piece *p)
{
	return archive_secret(p) ? "涉密件，不列题名" : p->title;
}

const char *
archive_reference(const struct archive_piece *p)
{
	return archive_secret(p) ? "" : p->reference;
}

const char *
archive_secrecy(const struct archive_pieces *v)
{
	enum secrecy most = SECRECY_PUBLIC, one;
	const char *text = "";

	for (size_t i = 0; i < v->v.n; i++)
		if (secrecy_parse(v->v.v[i].secrecy, &one) &&
		    (one > most || text[0] == '\0')) {
			most = one;
			text = v->v.v[i].secrecy;
		}
	return text;
}
