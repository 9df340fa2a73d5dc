#include "stage/archive_shelf.h"

#include <string.h>

#include "base/outfile.h"
#include "base/sort.h"
#include "out/archive.h"
#include "stage/archive_bag.h"
#include "stage/manifest.h"
#include "stage/published.h"

enum { MAX_MANIFEST = 1 << 30 };

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

static bool
take_shelf(struct workspace *ws, const struct publication_event *ev,
    struct archive_shelf *s, struct err *e)
{
	const char *text;
	int64_t pieces;
	size_t n;

	s->person = ev->object + strlen(ARCHIVE_DIR "/");
	memcpy(s->manifest, ev->manifest, DIGEST_HEX);
	if (!archive_pieces_load(ws, s->person, &s->pieces, e) ||
	    !file_read(ws->a, workspace_out(ws, arena_printf(ws->a,
	    "%s/" MANIFEST_FILE, ev->object)), MAX_MANIFEST, &text, &n, e))
		return false;
	pieces = pieces_of(arena_strndup(ws->a, text, n),
	    (int64_t)s->pieces.v.n, ev->manifest);
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
archive_shelves(struct workspace *ws, int64_t before,
    struct archive_shelves *out, struct err *e)
{
	struct publication_events all;

	memset(out, 0, sizeof(*out));
	if (!store_placed(ws->store, ARCHIVE_EVENT, ws->a, &all, e))
		return false;
	while (all.n > 0 && all.v[all.n - 1].seq >= before)
		all.n--;
	for (size_t i = 0; i < all.n; i++)
		if (publication_stands(&all, i) && !take_shelf(ws, &all.v[i],
		    vec_push(ws->a, &out->v), e))
			return false;
	sort_stable(out->v.v, out->v.n, sizeof(*out->v.v), by_person, NULL);
	return true;
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
