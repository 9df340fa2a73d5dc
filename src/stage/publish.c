/*
 * publish.c - staging folders, manifests, and the one step that makes
 * them visible.
 */
#include "stage/publish.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/outfile.h"
#include "base/sbuf.h"
#include "stage/closings.h"
#include "stage/manifest.h"

#define STAGING ".staging-"

static const char event_full[] = "发布";
static const char event_part[] = "部分发布";

/* "提醒/2026-10-20" is staged as outputs/提醒/.staging-2026-10-20. */
static bool
staging_path(struct workspace *ws, const char *period, const char **path,
    struct err *e)
{
	const char *slash = strrchr(period, '/'), *folder;
	int dir = slash == NULL ? 0 : (int)(slash - period) + 1;

	if (!workspace_beside(ws, &folder, e))
		return false;
	*path = arena_printf(ws->a, "%s/%.*s" STAGING "%s", folder, dir,
	    period, period + dir);
	return true;
}

bool
publish_is_leftover(const char *path)
{
	static const char outputs[] = "outputs/", keys[] = "keys/";
	bool ours = strncmp(path, outputs, strlen(outputs)) == 0;
	const char *s = path, *slash;

	/* what is elsewhere is the user's, whatever its name */
	if (!ours && strncmp(path, keys, strlen(keys)) != 0)
		return false;
	for (; ours && (slash = strchr(s, '/')) != NULL; s = slash + 1)
		if (strncmp(s, STAGING, strlen(STAGING)) == 0)
			return true;
	return path_is_part(path);
}

bool
staging_open(struct staging *g, struct workspace *ws, const char *period,
    bool partial, struct err *e)
{
	memset(g, 0, sizeof(*g));
	g->period = period;
	g->partial = partial;
	return staging_path(ws, period, &g->path, e) &&
	    dir_remove(g->path, e) && dir_make(g->path, e);
}

void
staging_discard(struct staging *g, struct workspace *ws)
{
	struct err ignored = ERR_INIT;

	(void)ws;
	if (g->path != NULL)
		dir_remove(g->path, &ignored);
}

bool
staging_file(const struct staging *g, struct arena *a, const char *name,
    const void *p, size_t n, struct err *e)
{
	const char *path = arena_printf(a, "%s/%s", g->path, name);
	const char *slash = strrchr(name, '/');

	if (slash != NULL && !dir_make(arena_printf(a, "%s/%.*s", g->path,
	    (int)(slash - name), name), e))
		return false;
	return file_write(path, p, n, e);
}

/* A line of `cksum -a sm3`: its own check reads it back. */
static bool
manifest_line(struct workspace *ws, const struct staging *g,
    const char *name, struct sbuf *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *bytes;
	char sm3[DIGEST_HEX];
	size_t n;
	bool ok = file_read(&a, arena_printf(ws->a, "%s/%s", g->path, name),
	    FILE_MOST, &bytes, &n, e);

	if (ok) {
		sm3_hex(bytes, n, sm3);
		sbuf_printf(out, "SM3 (%s) = %s\n", name, sm3);
	}
	arena_release(&a);
	return ok;
}

bool
staging_seal(struct staging *g, struct workspace *ws, struct err *e)
{
	const char *const *name;
	struct sbuf text = SBUF_INIT;
	size_t n;
	bool ok = dir_tree(ws->a, g->path, &name, &n, e);

	for (size_t i = 0; ok && i < n; i++)
		ok = manifest_line(ws, g, name[i], &text, e);
	if (ok) {
		g->n_files = n;
		sm3_hex(sbuf_text(&text), text.n, g->manifest);
		ok = staging_file(g, ws->a, MANIFEST_FILE, sbuf_text(&text),
		    text.n, e) && dir_sync(g->path, e);
	}
	sbuf_release(&text);
	return ok;
}

/* SM3 of the manifest of the folder that stands at `place`, or of the file
 * itself; "" if there is none. */
static bool
standing_manifest(struct workspace *ws, const char *place,
    char out[DIGEST_HEX], struct err *e)
{
	const char *path = dir_exists(place) ? arena_printf(ws->a,
	    "%s/" MANIFEST_FILE, place) : place;
	const char *text;
	size_t n;

	out[0] = '\0';
	if (!file_exists(path))
		return true;
	if (!file_read(ws->a, path, FILE_MOST, &text, &n, e))
		return false;
	sm3_hex(text, n, out);
	return true;
}

/* Are the files of a standing folder still what its manifest says? */
static bool
standing_whole(struct workspace *ws, const char *place)
{
	struct manifest_differences d = { { NULL, 0, 0 } };
	struct err ignored = ERR_INIT;
	struct manifest m;

	return manifest_read(ws->a, place, &m, &ignored) &&
	    manifest_check(ws->a, place, &m, NULL, &d, &ignored) && d.v.n == 0;
}

/* outputs/历史/<period>/<as-of>-<8 hex> */
static const char *
history_place(struct workspace *ws, const char *period, day_t as_of,
    const char *manifest)
{
	return workspace_out(ws, publish_kept_name(ws->a, period, as_of,
	    manifest));
}

/* What stands and is about to be replaced. */
struct replaced {
	const char *place, *period;
	day_t as_of;
	char manifest[DIGEST_HEX];
	bool whole;           /* all of it is kept; of a run, its results */
};

/* Copies results.json and the manifest, or all files: no folders. */
static bool
copy_kept(struct workspace *ws, const struct replaced *r, const char *to,
    struct err *e)
{
	static const char *const of_run[] = { "results.json", MANIFEST_FILE };
	const char *const *file = of_run;
	size_t n_files = 2;

	if (r->whole && !dir_tree(ws->a, r->place, &file, &n_files, e))
		return false;
	for (size_t i = 0; i < n_files; i++) {
		const char *from = arena_printf(ws->a, "%s/%s", r->place,
		    file[i]);
		const char *text;
		size_t n;

		if (file_exists(from) && (!file_read(ws->a, from, FILE_MOST,
		    &text, &n, e) || !file_write(arena_printf(ws->a, "%s/%s",
		    to, file[i]), text, n, e)))
			return false;
	}
	return true;
}

/* Keeps what is about to be replaced: whole or not at all, and on disk
 * before its place is taken. */
static bool
keep_replaced(struct workspace *ws, const struct replaced *r, struct err *e)
{
	const char *to = history_place(ws, r->period, r->as_of, r->manifest);
	const char *part = workspace_out(ws, STAGING "kept");
	bool exchanged;

	if (dir_exists(to))
		return true;
	return dir_remove(part, e) && dir_make(part, e) &&
	    copy_kept(ws, r, part, e) && dir_make(arena_strndup(ws->a, to,
	    (size_t)(strrchr(to, '/') - to)), e) &&
	    dir_publish(part, to, &exchanged, e) &&
	    dir_sync(workspace_out(ws, ""), e);
}

/* The event of a mark whose folder stands; said once. */
static bool
add_event(struct workspace *ws, const struct staged *mark, struct err *e)
{
	char digest[DIGEST_HEX];
	day_t as_of;

	if (!store_last_event(ws->store, mark->kind, mark->period, &as_of,
	    digest, e))
		return false;
	return (as_of == mark->as_of && strcmp(digest, mark->manifest) == 0) ||
	    store_event(ws->store, mark->kind, mark->as_of, mark->period,
	    mark->manifest, e);
}

/* Ends marks together: as published if what they are of stands, else as if
 * never set. */
static bool
end_marks(struct workspace *ws, const struct staged *mark, size_t n,
    bool stands, struct err *e)
{
	bool ok = store_begin(ws->store, e);

	for (size_t i = 0; ok && i < n; i++)
		ok = (!stands || add_event(ws, &mark[i], e)) &&
		    store_unstage(ws->store, mark[i].period, e);
	ok = ok && store_commit(ws->store, e);
	if (!ok)
		store_rollback(ws->store);
	return ok;
}

/* An older as-of than what stands: whole into 历史, the rest untouched. */
static bool
publish_history(struct staging *g, struct workspace *ws, const char **where,
    struct err *e)
{
	bool exchanged;

	*where = history_place(ws, g->period, ws->opt->as_of, g->manifest);
	if (!store_commit(ws->store, e))
		return false;
	if (dir_exists(*where) && standing_whole(ws, *where)) {
		staging_discard(g, ws);
		return true;
	}
	return dir_make(workspace_out(ws, arena_printf(ws->a, "历史/%s",
	    g->period)), e) && dir_mend(*where, e) &&
	    dir_publish(g->path, *where, &exchanged, e) &&
	    (!exchanged || dir_remove(g->path, e));
}

static bool
publish_here(struct staging *g, struct workspace *ws,
    const struct replaced *stood, struct err *e)
{
	struct staged mark = { .period = g->period,
	    .kind = g->partial ? event_part : event_full,
	    .as_of = ws->opt->as_of };
	bool exchanged;

	memcpy(mark.manifest, g->manifest, DIGEST_HEX);
	if (g->closes != NULL && !closings_add(ws, g->closes, e))
		return false;
	if (!store_stage(ws->store, &mark, e) || !store_commit(ws->store, e))
		return false;
	if (stood->manifest[0] != '\0' && stood->as_of != DAY_NONE &&
	    strcmp(stood->manifest, g->manifest) != 0 &&
	    !keep_replaced(ws, stood, e))
		return false;
	if (!dir_publish(g->path, stood->place, &exchanged, e) ||
	    !dir_sync(workspace_out(ws, ""), e))
		return false;
	return end_marks(ws, &mark, 1, true, e) &&
	    (!exchanged || dir_remove(g->path, e));
}

/* As-of date of the last publication, full or partial. */
static bool
last_published(struct workspace *ws, const char *period, day_t *as_of,
    struct err *e)
{
	char digest[DIGEST_HEX];
	day_t part;

	if (!store_last_event(ws->store, event_full, period, as_of, digest,
	    e) || !store_last_event(ws->store, event_part, period, &part,
	    digest, e))
		return false;
	if (part > *as_of)
		*as_of = part;
	return true;
}

bool
staging_publish(struct staging *g, struct workspace *ws,
    enum published *how, const char **where, struct err *e)
{
	const char *place = workspace_out(ws, g->period);
	struct replaced stood = { .place = place, .period = g->period };

	*where = place;
	if (!dir_exists(place) && file_exists(place))
		return err_set(e, ERR_IO, "“%s”是一个文件，占了结果文件夹的"
		    "位置；请移走后再运行", place);
	if (!standing_manifest(ws, place, stood.manifest, e) ||
	    !last_published(ws, g->period, &stood.as_of, e))
		return false;
	if (strcmp(stood.manifest, g->manifest) == 0 && standing_whole(ws, place)) {
		*how = PUBLISHED_SAME;
		staging_discard(g, ws);
		return store_commit(ws->store, e);
	}
	if (stood.as_of != DAY_NONE && ws->opt->as_of < stood.as_of) {
		*how = PUBLISHED_HISTORY;
		return publish_history(g, ws, where, e);
	}
	*how = PUBLISHED_NEW;
	return publish_here(g, ws, &stood, e);
}

enum { MARKS = 2 };

/* Of the folder, and of the file in it that has an event of its own. */
static size_t
marks_of(struct workspace *ws, const struct staging *g, const char *kind,
    struct staged mark[MARKS])
{
	mark[0] = (struct staged){ .period = g->period, .kind = kind,
		.as_of = ws->opt->as_of };
	memcpy(mark[0].manifest, g->manifest, DIGEST_HEX);
	if (g->seal.kind == NULL)
		return 1;
	mark[1] = (struct staged){ .period = arena_printf(ws->a, "%s/%s",
		g->period, g->seal.file), .kind = g->seal.kind,
		.as_of = ws->opt->as_of };
	memcpy(mark[1].manifest, g->seal.sm3, DIGEST_HEX);
	return MARKS;
}

static bool
set_marks(struct workspace *ws, const struct staged *mark, size_t n,
    struct err *e)
{
	if (!store_begin(ws->store, e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!store_stage(ws->store, &mark[i], e))
			return false;
	return store_commit(ws->store, e);
}

/* `stood` NULL: what it replaces is kept nowhere. */
static bool
place_folder(struct staging *g, struct workspace *ws, const char *kind,
    const struct replaced *stood, struct err *e)
{
	struct staged mark[MARKS];
	size_t n = marks_of(ws, g, kind, mark);
	const char *place = workspace_out(ws, g->period);
	bool exchanged;

	return set_marks(ws, mark, n, e) &&
	    (stood == NULL || keep_replaced(ws, stood, e)) &&
	    dir_publish(g->path, place, &exchanged, e) &&
	    dir_sync(workspace_out(ws, ""), e) &&
	    end_marks(ws, mark, n, true, e) &&
	    (!exchanged || dir_remove(g->path, e));
}

bool
staging_place(struct staging *g, struct workspace *ws, const char *kind,
    struct err *e)
{
	return place_folder(g, ws, kind, NULL, e);
}

bool
staging_replace(struct staging *g, struct workspace *ws, const char *kind,
    struct err *e)
{
	struct replaced stood = { .place = workspace_out(ws, g->period),
		.period = g->period, .whole = true };

	return store_last_event(ws->store, kind, g->period, &stood.as_of,
	    stood.manifest, e) && place_folder(g, ws, kind,
	    stood.as_of == DAY_NONE ? NULL : &stood, e);
}

const char *
publish_kept_name(struct arena *a, const char *period, day_t as_of,
    const char *manifest)
{
	char day[11];

	day_format(as_of, day);
	return arena_printf(a, KEPT_DIR "/%s/%s-%.8s", period, day, manifest);
}

bool
publish_stands(struct workspace *ws, const char *period, bool *full,
    struct err *e)
{
	char digest[DIGEST_HEX];
	day_t as_of;

	if (!store_last_event(ws->store, event_full, period, &as_of, digest,
	    e))
		return false;
	*full = as_of != DAY_NONE;
	return true;
}

/* A rename that happened is noted; one that did not is forgotten. */
static bool
recover_one(struct workspace *ws, const struct staged *mark, struct err *e)
{
	const char *place = workspace_out(ws, mark->period);
	char manifest[DIGEST_HEX];

	return dir_mend(place, e) &&
	    standing_manifest(ws, place, manifest, e) &&
	    end_marks(ws, mark, 1, strcmp(manifest, mark->manifest) == 0, e);
}

/* What a run is doing, or has left, cannot be put in order from here. */
static bool
unsettled(const char *what, struct err *e)
{
	return err_set(e, ERR_IO, "“%s”没有做完：上次运行被打断，或者正在运行；"
	    "这里没有写权限，不能收拾：先在能写的工作区运行一次 liangze "
	    "verify，再看", what);
}

/* Removes every staging folder in outputs/<name>: nobody else writes. */
static bool
sweep(struct workspace *ws, const char *name, struct err *e)
{
	const char *folder = workspace_out(ws, name);
	const char *const *in;
	size_t n;

	if (!dir_list(ws->a, folder, &in, &n, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		const char *left = arena_printf(ws->a, "%s/%s", folder, in[i]);

		if (strncmp(in[i], STAGING, strlen(STAGING)) != 0)
			continue;
		if (ws->fixed)
			return unsettled(left, e);
		if (!dir_remove(left, e))
			return false;
		ws->mended = true;
	}
	return true;
}

bool
publish_recover(struct workspace *ws, struct err *e)
{
	static const char *const folders[] = { "", "提醒", "问责",
		"廉洁档案", "移交", "归档证明" };
	struct staged *mark;
	size_t n;
	bool ok = store_staged(ws->store, ws->a, &mark, &n, e);

	if (ok && n > 0 && ws->fixed)
		return unsettled(workspace_out(ws, mark[0].period), e);
	ws->mended = n > 0;
	for (size_t i = 0; ok && i < n; i++)
		ok = recover_one(ws, &mark[i], e);
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		ok = ok && sweep(ws, folders[i], e);
	return ok;
}
