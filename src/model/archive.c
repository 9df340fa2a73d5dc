#include "model/archive.h"

#include <string.h>

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
