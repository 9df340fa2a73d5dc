#include "stage/archive_shelf.h"

#include <string.h>

#include "base/outfile.h"
#include "base/sort.h"
#include "out/archive.h"
#include "stage/archive_bag.h"
#include "stage/manifest.h"

/* How many first pieces a payload manifest of that digest lists; 0: it is
 * none of those that this one has been. */
static int64_t
pieces_of(const char *manifest, int64_t most, const char *digest)
{
	for (int64_t n = most; n > 0; n--) {
		struct sbuf then = SBUF_INIT;
		char sm3[DIGEST_HEX];
		int64_t pieces = archive_lines_until(manifest, n, &then);

		sm3_hex(sbuf_text(&then), then.n, sm3);
		sbuf_release(&then);
		if (pieces == n && strcmp(sm3, digest) == 0)
			return n;
	}
	return 0;
}

/* A bag as it lies there. */
struct stocked {
	struct archive_pieces pieces;
	const char *manifest;
};

void
archive_stock_init(struct archive_stock *k, struct workspace *ws)
{
	memset(k, 0, sizeof(*k));
	k->ws = ws;
	map_init(&k->bag, ws->a);
}

static bool
stock_bag(struct archive_stock *k, const struct publication_event *ev,
    const struct stocked **out, struct err *e)
{
	struct workspace *ws = k->ws;
	struct stocked *x = map_get(&k->bag, ev->object);
	const char *text;
	size_t n;

	*out = x;
	if (x != NULL)
		return true;
	x = arena_new(ws->a, struct stocked);
	if (!archive_pieces_load(ws, ev->object + strlen(ARCHIVE_DIR "/"),
	    &x->pieces, e) || !file_read(ws->a, workspace_out(ws,
	    arena_printf(ws->a, "%s/" MANIFEST_FILE, ev->object)), FILE_MOST,
	    &text, &n, e))
		return false;
	x->manifest = arena_strndup(ws->a, text, n);
	map_put(&k->bag, ev->object, x);
	*out = x;
	return true;
}

static bool
take_shelf(struct archive_stock *k, const struct publication_event *ev,
    struct archive_shelf *s, struct err *e)
{
	const struct stocked *x;
	int64_t pieces;

	if (!stock_bag(k, ev, &x, e))
		return false;
	s->person = ev->object + strlen(ARCHIVE_DIR "/");
	memcpy(s->manifest, ev->manifest, DIGEST_HEX);
	pieces = pieces_of(x->manifest, (int64_t)x->pieces.v.n,
	    ev->manifest);
	s->pieces = x->pieces;
	s->pieces.v.n = (size_t)pieces;
	return pieces > 0 || err_set(e, ERR_DAMAGED, "廉洁档案%s里没有台账当时"
	    "记的那些件", s->person);
}

static int
by_person(const void *x, const void *y, void *ctx)
{
	const struct archive_shelf *a = x, *b = y;

	(void)ctx;
	return strcmp(a->person, b->person);
}

bool
archive_shelves(struct archive_stock *k, int64_t before,
    struct archive_shelves *out, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct publication_events all;
	struct map last;
	bool ok = true;

	memset(out, 0, sizeof(*out));
	if (k->filed.n == 0 && !store_placed(k->ws->store, ARCHIVE_EVENT,
	    k->ws->a, &k->filed, e))
		return false;
	all = k->filed;
	while (all.n > 0 && all.v[all.n - 1].seq >= before)
		all.n--;
	map_init(&last, &scratch);
	for (size_t i = 0; i < all.n; i++)
		map_put(&last, all.v[i].object, &all.v[i]);
	for (size_t i = 0; ok && i < all.n; i++)
		ok = map_get(&last, all.v[i].object) != &all.v[i] ||
		    take_shelf(k, &all.v[i], vec_push(k->ws->a, &out->v), e);
	arena_release(&scratch);
	sort_stable(out->v.v, out->v.n, sizeof(*out->v.v), by_person, NULL);
	return ok;
}

int64_t
archive_least(const struct archive_pieces *v, day_t as_of)
{
	int64_t least = 0;

	for (size_t i = 0; i < v->v.n; i++)
		if (v->v.v[i].as_of <= as_of && v->v.v[i].count > least)
			least = v->v.v[i].count;
	return least;
}

int64_t
archive_shelves_least(const struct archive_shelves *v, day_t as_of)
{
	int64_t least = 0;

	for (size_t i = 0; i < v->v.n; i++) {
		int64_t own = archive_least(&v->v.v[i].pieces, as_of);

		least = own > least ? own : least;
	}
	return least;
}

bool
archive_chain_then(struct workspace *ws, day_t as_of, int64_t least,
    int64_t count, struct chain *out, struct err *e)
{
	struct chain most;

	if (!store_chain(ws->store, as_of, &most, e))
		return false;
	if (count < least || count > most.count)
		return err_set(e, ERR_DAMAGED, "写的台账%lld条，应当是%lld到"
		    "%lld条：当时的各件已经用了这么多，截止日期接收了这么多",
		    (long long)count, (long long)least,
		    (long long)most.count);
	return store_chain_at(ws->store, count, out, e);
}
