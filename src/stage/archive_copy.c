#include "stage/archive_copy.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/outfile.h"
#include "base/tar.h"
#include "base/utf8.h"
#include "io/bag.h"

static const char *
part_of(struct workspace *ws, const struct archive_copy *c)
{
	return arena_printf(ws->a, "%s.part", c->path);
}

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
	/* what a killed run left */
	(void)unlink(part_of(ws, c));
	ok = encrypt_start(&x, part_of(ws, c), c->recipient, e);
	if (ok) {
		ok = put_all(ws, c, &b, &x, e);
		if (ok)
			ok = encrypt_finish(&x, c->sm3, e);
		else
			encrypt_abort(&x, e);
	}
	bag_close(&b);
	return ok;
}

bool
archive_copy_place(struct workspace *ws, const struct archive_copy *c,
    struct err *e)
{
	const char *slash = strrchr(c->path, '/');

	return (rename(part_of(ws, c), c->path) == 0 || err_errno(e, errno,
	    "不能写入文件“%s”", c->path)) && dir_sync(slash == NULL ? "." :
	    slash == c->path ? "/" : arena_strndup(ws->a, c->path,
	    (size_t)(slash - c->path)), e);
}

void
archive_copy_discard(struct workspace *ws, const struct archive_copy *c)
{
	(void)unlink(part_of(ws, c));
}
