#include "stage/archive_copy.h"

#include <string.h>

#include "base/outfile.h"
#include "base/tar.h"
#include "base/utf8.h"
#include "io/bag.h"

/* A14.1 */
static bool
may_leave(struct workspace *ws, const struct archive_copy *c, struct err *e)
{
	struct archive_pieces v;

	if (!archive_pieces_load(ws, c->person, &v, e))
		return false;
	for (size_t i = 0; i < v.v.n; i++)
		if (archive_secret(&v.v.v[i]))
			return err_set(e, ERR_USAGE, "廉洁档案%s有标为%s的件，"
			    "不能用本程序带出", c->person,
			    v.v.v[i].secrecy);
	return true;
}

/* As it was examined a moment ago. */
static bool
add_file(struct tar *t, const struct archive_copy *c, const char *place,
    const struct bag_file *f, struct err *e)
{
	struct arena a = ARENA_INIT;
	char sm3[DIGEST_HEX], then[DIGEST_HEX];
	bool ok = tar_add_file(t, arena_printf(&a, "%s/%s", c->person,
	    f->path), arena_printf(&a, "%s/%s", place, f->path), sm3, e);

	if (ok && (f->want & 1U << DIGEST_SM3) != 0) {
		hex_encode(then, f->sum->of[DIGEST_SM3], DIGEST_BYTES);
		ok = strcmp(sm3, then) == 0 || err_set(e, ERR_DAMAGED,
		    "带出的时候“%s”变了", f->shown);
	}
	arena_release(&a);
	return ok;
}

static bool
put_all(struct workspace *ws, const struct archive_copy *c,
    const struct bag *b, struct encrypting *x, struct err *e)
{
	const char *place = workspace_out(ws, arena_printf(ws->a,
	    ARCHIVE_DIR "/%s", c->person));
	struct tar *t;
	bool ok = tar_create_on(x->age.to, ws->opt->as_of, &t, e);

	x->age.to = -1;
	for (size_t i = 0; ok && i < b->file.n; i++)
		ok = add_file(t, c, place, &b->file.v[i], e);
	if (ok)
		return tar_finish(t, e);
	tar_abort(t);
	return false;
}

bool
archive_copy_make(struct workspace *ws, struct archive_copy *c,
    struct err *e)
{
	struct encrypting x;
	struct bag b;
	bool ok;

	if (!may_leave(ws, c, e) || !archive_bag_open(ws, c->person, &b, e))
		return false;
	c->own = dir_beside(ws->a, c->path, e);
	c->part = c->own == NULL ? NULL : arena_printf(ws->a, "%s/copy",
	    c->own);
	ok = c->own != NULL && encrypt_start(&x, c->part, c->recipient, e);
	if (ok) {
		ok = put_all(ws, c, &b, &x, e);
		if (ok)
			ok = encrypt_finish(&x, c->sm3, e);
		else
			encrypt_abort(&x, e);
	}
	bag_close(&b);
	if (!ok)
		archive_copy_discard(c);
	return ok;
}

bool
archive_copy_place(struct workspace *ws, const struct archive_copy *c,
    struct err *e)
{
	bool ok = path_place(ws->a, c->part, c->path, e);

	archive_copy_discard(c);
	return ok;
}

void
archive_copy_discard(const struct archive_copy *c)
{
	if (c->own != NULL)
		(void)dir_remove(c->own, &(struct err)ERR_INIT);
}
