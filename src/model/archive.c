#include "model/archive.h"

#include <string.h>

#include "model/terms.h"

const char *
archive_folder(struct arena *a, const struct archive_piece *p)
{
	return arena_printf(a, "data/%04lld-%s", (long long)p->number,
	    p->kind);
}

const struct archive_piece *
archive_former(const struct archive_pieces *v, const struct archive_piece *p,
    bool *same)
{
	const char *kind = p->replaces_kind[0] == '\0' ? p->kind :
	    p->replaces_kind;
	const struct archive_piece *last = NULL;

	*same = false;
	for (size_t i = 0; i < v->v.n; i++) {
		const struct archive_piece *x = &v->v.v[i];

		if (strcmp(x->person.id, p->person.id) != 0 ||
		    strcmp(x->id, p->id) != 0)
			continue;
		if (strcmp(x->kind, kind) == 0)
			last = x;
		if (strcmp(x->kind, p->kind) == 0 &&
		    strcmp(x->version, p->version) == 0)
			*same = true;
	}
	return last;
}

/* What came later and took its place; 0 = nothing. */
static int64_t
replaced_by(const struct archive_pieces *v, int64_t number)
{
	for (size_t i = 0; i < v->v.n; i++)
		if (v->v.v[i].replaces == number)
			return v->v.v[i].number;
	return 0;
}

const char *
archive_note(struct arena *a, const struct archive_pieces *v,
    const struct archive_piece *p, const char *where)
{
	int64_t by = replaced_by(v, p->number);
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
