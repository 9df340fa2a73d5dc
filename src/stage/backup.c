#include "stage/backup.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/outfile.h"
#include "base/sbuf.h"
#include "base/tar.h"
#include "base/utf8.h"
#include "stage/encrypt.h"
#include "stage/manifest.h"
#include "stage/publish.h"

#define LIST "liangze-backup.txt"

/* --- writing --- */

/* What came in is kept whatever it is; elsewhere a backup, finished or not,
 * holds what is kept anyway. */
static bool
is_backup(struct workspace *ws, const char *name)
{
	static const char inputs[] = "inputs/";

	return strncmp(name, inputs, strlen(inputs)) != 0 &&
	    tar_begins(arena_printf(ws->a, "%s/%s", ws->dir, name), LIST);
}

/* Nothing but what the program itself puts there. */
static bool
is_left_out(const char *name)
{
	return strcmp(name, ".liangze.lock") == 0 ||
	    publish_is_leftover(name);
}

/* Why it cannot be carried; NULL = it can. */
static const char *
obstacle(struct arena *a, const struct infile_entry *x)
{
	switch (x->type) {
	case INFILE_FOLDER:
		return NULL;
	case INFILE_LINK:
		return "是链接";
	case INFILE_SPECIAL:
		return "不是普通文件";
	case INFILE_DEEP:
		return arena_printf(a, "文件夹超过%d层或者路径太长，没有进去",
		    (int)FOLDERS_DEEP);
	case INFILE_FILE:
		break;
	}
	/* one with a line feed would break the list */
	return x->shown == x->path ? NULL : "名称里有不能显示的字符";
}

static bool
file_sum(const struct indir *in, const char *name, char sm3[DIGEST_HEX],
    struct err *e)
{
	struct infile_sums sums;
	int64_t bytes;

	if (infile_digests(in, name, 1U << DIGEST_SM3, &sums, &bytes) !=
	    INFILE_OK)
		return err_set(e, ERR_IO, "读不出“%s”", name);
	hex_encode(sm3, sums.of[DIGEST_SM3], DIGEST_BYTES);
	return true;
}

/* The files to keep, and their list. */
static bool
list_files(struct workspace *ws, struct manifest *m, struct sbuf *list,
    struct backup *out, struct err *e)
{
	struct infile_entries all = { { NULL, 0, 0 } };

	memset(m, 0, sizeof(*m));
	map_init(&m->sum, ws->a);
	if (!infile_all(&ws->in, ws->a, &all, e))
		return false;
	for (size_t i = 0; i < all.v.n; i++) {
		const struct infile_entry *x = &all.v.v[i];
		const char *why = obstacle(ws->a, x);
		char *sm3;

		if (x->type == INFILE_FILE && is_left_out(x->path))
			continue;
		if (x->type == INFILE_FILE && is_backup(ws, x->path)) {
			out->backups++;
			continue;
		}
		if (why != NULL)
			*vec_push(ws->a, &out->skipped) =
			    (struct backup_skipped){ x->shown, why };
		if (why != NULL || x->type != INFILE_FILE)
			continue;
		sm3 = arena_alloc(ws->a, DIGEST_HEX);
		if (!file_sum(&ws->in, x->path, sm3, e))
			return false;
		*vec_push(ws->a, &m->name) = x->path;
		map_put(&m->sum, x->path, sm3);
		sbuf_printf(list, "SM3 (%s) = %s\n", x->path, sm3);
	}
	out->files = m->name.n;
	sm3_hex(sbuf_text(list), list->n, out->sm3);
	return true;
}

static bool
put_files(struct workspace *ws, struct tar *t, const struct manifest *m,
    const struct sbuf *list, struct err *e)
{
	char sm3[DIGEST_HEX];
	bool ok = tar_add_text(t, LIST, sbuf_text(list), list->n, e);
	for (size_t i = 0; ok && i < m->name.n; i++) {
		const char *name = m->name.v[i];

		ok = tar_add_file(t, name, arena_printf(ws->a, "%s/%s",
		    ws->dir, name), sm3, e) &&
		    (strcmp(sm3, map_get(&m->sum, name)) == 0 || err_set(e,
		    ERR_IO, "备份的时候“%s”变了，请再备份一次", name));
	}
	if (ok)
		return tar_finish(t, e);
	tar_abort(t);
	return false;
}

static bool
write_files(struct workspace *ws, const char *path, const struct manifest *m,
    const struct sbuf *list, struct err *e)
{
	struct tar *t;

	return tar_create(path, ws->opt->as_of, &t, e) &&
	    put_files(ws, t, m, list, e);
}

/* Only who has the key can read it back. */
static bool
write_encrypted(struct workspace *ws, const char *path,
    const struct manifest *m, const struct sbuf *list, const char *recipient,
    struct err *e)
{
	struct encrypting x;
	struct tar *t;
	bool ok;

	if (!encrypt_start(&x, path, recipient, e))
		return false;
	ok = tar_create_on(x.age.to, ws->opt->as_of, &t, e);
	x.age.to = -1;
	if (ok && put_files(ws, t, m, list, e))
		return encrypt_finish(&x, NULL, e);
	encrypt_abort(&x, e);
	return false;
}

/* --- reading back --- */

struct comparing {
	const struct manifest *m;
	struct map seen;
	size_t n;
	bool first;
};

static bool
compare_one(void *ctx, const char *name, const char *sm3, struct err *e)
{
	struct comparing *c = ctx;
	const char *want;

	if (c->first) {
		c->first = false;
		return strcmp(name, LIST) == 0 || err_set(e, ERR_DAMAGED,
		    "不是liangze的备份");
	}
	want = map_get(&c->m->sum, name);
	if (want == NULL || strcmp(want, sm3) != 0)
		return err_set(e, ERR_DAMAGED, "备份损坏：“%s”与清单不符",
		    name);
	if (map_put(&c->seen, arena_strdup(c->seen.a, name), c) != NULL)
		return err_set(e, ERR_DAMAGED, "备份损坏：“%s”有两份", name);
	c->n++;
	return true;
}

static bool
read_all(struct arena *a, const char *path, const struct manifest *m,
    const char *into, struct err *e)
{
	struct comparing c = { .m = m, .first = true };
	struct tar_reading r = { into, compare_one, &c };

	map_init(&c.seen, a);
	return tar_read(path, &r, e) && (c.n == m->name.n || err_set(e,
	    ERR_DAMAGED, "备份损坏：清单有%zu个文件，里面有%zu个",
	    m->name.n, c.n));
}

/* Made beside its place, and read back if it can be, before it gets there. */
static bool
make_file(struct workspace *ws, const char *path, const char *recipient,
    const struct manifest *m, const struct sbuf *list, struct err *e)
{
	const char *own = dir_beside(ws->a, path, e), *part;
	bool ok;

	if (own == NULL)
		return false;
	part = arena_printf(ws->a, "%s/backup.tar", own);
	ok = (recipient == NULL ? write_files(ws, part, m, list, e) &&
	    read_all(ws->a, part, m, NULL, e) :
	    write_encrypted(ws, part, m, list, recipient, e)) &&
	    path_place(ws->a, part, path, e);
	(void)dir_remove(own, &(struct err)ERR_INIT);
	return ok;
}

bool
backup_write(struct workspace *ws, const char *path, const char *recipient,
    struct backup *out, struct err *e)
{
	struct manifest m;
	struct sbuf list = SBUF_INIT;
	bool ok;

	memset(out, 0, sizeof(*out));
	ok = publish_recover(ws, e) && store_verify(ws->store, true, e) &&
	    list_files(ws, &m, &list, out, e) &&
	    make_file(ws, path, recipient, &m, &list, e);
	sbuf_release(&list);
	return ok;
}

/* --- back --- */

static bool
ledger_sound(struct arena *a, const char *dir, struct err *e)
{
	const char *path = arena_printf(a, "%s/outputs/ledger.db", dir);
	struct store *s = NULL;
	bool ok;

	if (!file_exists(path))
		return true;
	ok = store_open(path, STORE_READ, &s, e) && store_verify(s, true, e);
	store_close(s);
	return ok;
}

static bool
is_free(struct arena *a, const char *dir, struct err *e)
{
	const char *const *name;
	size_t n;

	struct stat st;

	if (lstat(dir, &st) == 0 && !S_ISDIR(st.st_mode))
		return err_set(e, ERR_USAGE, "已经有“%s”，不是文件夹：换一个"
		    "名字", dir);
	return dir_list(a, dir, &name, &n, e) && (n == 0 || err_set(e,
	    ERR_USAGE, "“%s”里已经有东西：恢复到新的文件夹里，核对以后再换",
	    dir));
}

bool
backup_restore(struct arena *a, const char *path, const char *where,
    struct backup *out, struct err *e)
{
	/* what is made beside "new/" must not lie in it */
	const char *dir = path_trimmed(a, where), *part;
	struct manifest m;
	const char *text;
	bool ok;
	size_t n;

	memset(out, 0, sizeof(*out));
	if (!is_free(a, dir, e) || !tar_first(a, path, LIST, &text, &n,
	    e) || !manifest_parse(a, text, n, LIST, &m, e))
		return false;
	part = dir_beside(a, dir, e);
	ok = part != NULL && read_all(a, path, &m, part, e);
	if (ok)
		(void)unlink(arena_printf(a, "%s/" LIST, part));
	ok = ok && ledger_sound(a, part, e) && dir_sync(part, e) &&
	    path_place(a, part, dir, e);
	if (!ok && part != NULL)
		(void)dir_remove(part, &(struct err)ERR_INIT);
	out->files = m.name.n;
	memcpy(out->sm3, m.digest, DIGEST_HEX);
	return ok;
}
