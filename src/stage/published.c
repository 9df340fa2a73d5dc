/*
 * published.c - finding a run's folder, and proving what it holds.
 */
#include "stage/published.h"

#include <string.h>

#include "base/outfile.h"
#include "base/utf8.h"
#include "io/results_read.h"
#include "stage/manifest.h"
#include "stage/publish.h"

#define RESULTS "results.json"

enum { HEX_SHOWN = 8, DAY_BYTES = 10 };

bool
publication_stands(const struct publication_events *all, size_t i)
{
	for (size_t k = i + 1; k < all->n; k++)
		if (strcmp(all->v[k].object, all->v[i].object) == 0)
			return false;
	return true;
}

bool
publication_of_day(const struct publication_event *x)
{
	static const char folder[] = "提醒/";

	return strncmp(x->object, folder, strlen(folder)) == 0;
}

static const char of_case[] = "问责/";

const char *
publication_of_case(const struct publication_event *x)
{
	return strncmp(x->object, of_case, strlen(of_case)) == 0 ?
	    x->object + strlen(of_case) : NULL;
}

const char *
publication_case(struct arena *a, const char *id)
{
	return arena_printf(a, "%s%s", of_case, id);
}

/* A closed year's run may be later than the closing. */
static bool
day_fits(day_t run, const char *period, day_t as_of)
{
	int year;

	return run == as_of || (run > as_of && year_parse(period, &year));
}

bool
publication_fits(const struct publication_event *x, const char *period,
    day_t as_of)
{
	return strcmp(x->object, period) == 0 &&
	    day_fits(x->as_of, period, as_of);
}

struct window
publication_window(const char *object, day_t as_of)
{
	struct window w;

	for (int k = 0; k < WINDOWS; k++)
		if (window_parse(object, (enum window_kind)k, &w))
			return w;
	return window_month(day_month(as_of));
}

static bool
holds_results(struct workspace *ws, const char *folder)
{
	return file_exists(arena_printf(ws->a, "%s/" RESULTS, folder));
}

/* --- proving --- */

/* The digest that the manifest gives for results.json. */
static bool
listed(const char *manifest, const char *digest, struct arena *a)
{
	const char *line = arena_printf(a, "SM3 (" RESULTS ") = %s\n", digest);
	const char *at = strstr(manifest, line);

	return at != NULL && (at == manifest || at[-1] == '\n');
}

/* "2026-11-05-1a2b3c4d" of a kept folder. */
static bool
name_proves(const char *folder, const struct kept *k, const char *manifest,
    struct arena *a)
{
	const char *slash = strrchr(folder, '/');
	const char *name = slash == NULL ? folder : slash + 1;
	day_t day;

	return strlen(name) == DAY_BYTES + 1 + HEX_SHOWN &&
	    name[DAY_BYTES] == '-' &&
	    day_parse(arena_strndup(a, name, DAY_BYTES), &day) &&
	    day_fits(day, k->period, k->as_of) &&
	    strncmp(name + DAY_BYTES + 1, manifest, HEX_SHOWN) == 0;
}

static bool
find_event(struct workspace *ws, const char *manifest,
    struct published_run *p, struct err *e)
{
	const struct kept *k = &p->kept;
	struct publication_events all;

	p->seq = INT64_MAX;
	if (!store_publications(ws->store, ws->a, &all, e))
		return false;
	for (size_t i = all.n; i-- > 0;)
		if (day_fits(all.v[i].as_of, k->period, k->as_of) &&
		    strcmp(all.v[i].manifest, manifest) == 0)
			p->seq = all.v[i].seq;
	p->noted = p->seq != INT64_MAX;
	return true;
}

static bool
check_chain(struct workspace *ws, const struct published_run *p,
    struct err *e)
{
	char value[DIGEST_HEX];
	struct chain chain;

	if (!store_chain_at(ws->store, p->kept.chain_count, &chain, e))
		return err_wrap(e, "“%s”的台账链", p->folder);
	hex_encode(value, chain.value, DIGEST_BYTES);
	return strcmp(value, p->kept.chain_value) == 0 ||
	    err_set(e, ERR_DAMAGED, "“%s”的台账链与台账不符：不是这个工作区"
	    "的结果", p->folder);
}

static bool
prove(struct workspace *ws, const char *folder, struct published_run *p,
    struct err *e)
{
	const char *text, *lines;
	char digest[DIGEST_HEX], manifest[DIGEST_HEX];
	size_t n, n_lines;

	if (!file_read(ws->a, arena_printf(ws->a, "%s/" RESULTS, folder),
	    FILE_MOST, &text, &n, e) || !file_read(ws->a, arena_printf(ws->a,
	    "%s/" MANIFEST_FILE, folder), FILE_MOST, &lines, &n_lines, e))
		return false;
	sm3_hex(text, n, digest);
	sm3_hex(lines, n_lines, manifest);
	if (!listed(lines, digest, ws->a))
		return err_set(e, ERR_DAMAGED, "“%s”里的" RESULTS "与"
		    MANIFEST_FILE "不符，印发以后被改过", p->folder);
	if (!results_read(text, n, p->folder, ws->a, &p->kept, e) ||
	    !find_event(ws, manifest, p, e))
		return false;
	if (!p->noted && !name_proves(folder, &p->kept, manifest, ws->a))
		return err_set(e, ERR_DAMAGED, "“%s”不是台账里发布过的：没有"
		    "这份校验清单的发布事件", p->folder);
	return check_chain(ws, p, e);
}

/* --- finding --- */

/* Kept folders of the period whose names begin so: the last of them. */
static bool
find_kept(struct workspace *ws, const char *period, const char *begin,
    const char **out, size_t *n_found, struct err *e)
{
	const char *parent = arena_printf(ws->a, "outputs/" KEPT_DIR "/%s",
	    period);
	const char *const *name;
	size_t n;

	if (!dir_list(ws->a, arena_printf(ws->a, "%s/%s", ws->dir, parent),
	    &name, &n, e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (strncmp(name[i], begin, strlen(begin)) == 0) {
			*out = arena_printf(ws->a, "%s/%s", parent, name[i]);
			(*n_found)++;
		}
	return true;
}

static bool
as_of_is(struct workspace *ws, const char *folder, const char *day)
{
	struct kept kept;
	struct err ignored = ERR_INIT;
	const char *text;
	char as_of[DAY_BYTES + 1];
	size_t n;

	if (!holds_results(ws, folder) || !file_read(ws->a, arena_printf(
	    ws->a, "%s/" RESULTS, folder), FILE_MOST, &text, &n, &ignored) ||
	    !results_read(text, n, folder, ws->a, &kept, &ignored))
		return false;
	day_format(kept.as_of, as_of);
	return strcmp(as_of, day) == 0;
}

/* 2026-10@2026-11-05, 2026-10@2026-11-05-1a2b */
static bool
find_dated(struct workspace *ws, const char *name, const char **out,
    struct err *e)
{
	const char *at = strrchr(name, '@');
	const char *period = arena_strndup(ws->a, name, (size_t)(at - name));
	const char *stands = arena_printf(ws->a, "outputs/%s", period);
	size_t n = 0;

	if (strstr(period, "..") != NULL || strchr(at, '/') != NULL)
		return err_set(e, ERR_USAGE, "“%s”不是期间@截止日期", name);
	if (!find_kept(ws, period, at + 1, out, &n, e))
		return false;
	if (as_of_is(ws, arena_printf(ws->a, "%s/%s", ws->dir, stands),
	    at + 1)) {
		*out = stands;
		n++;
	}
	if (n > 1)
		return err_set(e, ERR_USAGE, "“%s”有%zu次结果，请写出文件夹，或"
		    "者在日期后面加上-和校验清单的前几位（见outputs/" KEPT_DIR
		    "/%s）", name, n, period);
	return n == 1 || err_set(e, ERR_USAGE, "没有“%s”的结果", name);
}

bool
published_named(struct workspace *ws, const char *name,
    struct published_run *out, struct err *e)
{
	const char *given = path_trimmed(ws->a, name);
	const char *shown[] = { given, given,
		arena_printf(ws->a, "outputs/%s", given) };
	const char *path[] = { given,
		arena_printf(ws->a, "%s/%s", ws->dir, given),
		arena_printf(ws->a, "%s/outputs/%s", ws->dir, given) };

	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < sizeof(path) / sizeof(path[0]); i++)
		if (holds_results(ws, path[i])) {
			out->folder = shown[i];
			return prove(ws, path[i], out, e);
		}
	if (strchr(given, '@') == NULL)
		return err_set(e, ERR_USAGE, "没有“%s”的结果：写期间（2026-10）"
		    "、期间@截止日期（2026-10@2026-11-05）或者有" RESULTS
		    "的文件夹", name);
	return find_dated(ws, given, &out->folder, e) && prove(ws,
	    arena_printf(ws->a, "%s/%s", ws->dir, out->folder), out, e);
}

/* Is this the folder whose manifest has the digest? */
static bool
manifest_is(struct workspace *ws, const char *folder, const char *digest)
{
	struct err ignored = ERR_INIT;
	const char *text;
	char own[DIGEST_HEX];
	size_t n;

	if (!holds_results(ws, folder) || !file_read(ws->a, arena_printf(
	    ws->a, "%s/" MANIFEST_FILE, folder), FILE_MOST, &text, &n,
	    &ignored))
		return false;
	sm3_hex(text, n, own);
	return strcmp(own, digest) == 0;
}

bool
published_event(struct workspace *ws, const struct publication_event *event,
    struct published_run *out, struct err *e)
{
	char day[DAY_BYTES + 1];
	const char *try[2];

	day_format(event->as_of, day);
	try[0] = arena_printf(ws->a, "outputs/%s", event->object);
	try[1] = arena_printf(ws->a, "outputs/%s", publish_kept_name(ws->a,
	    event->object, event->as_of, event->manifest));
	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < 2; i++) {
		const char *path = arena_printf(ws->a, "%s/%s", ws->dir,
		    try[i]);

		if (manifest_is(ws, path, event->manifest)) {
			out->folder = try[i];
			return prove(ws, path, out, e);
		}
	}
	return err_set(e, ERR_DAMAGED, "台账记着%s按%s印发过，outputs里却没有"
	    "那一次的" RESULTS "：请从备份恢复“%s”，或者用同样的模板按 --as-of"
	    " %s 再印一次", event->object, day, try[1], day);
}
