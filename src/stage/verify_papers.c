/*
 * verify_papers.c - 卷内目录, 归档移交单 and 归档证明 printed again, from the
 * ledger and from what the bags held then, and held against those that lie
 * there.  Who changed one and the ledger's event of it, too, is found by
 * these.
 */
#include <string.h>

#include "base/decimal.h"
#include "base/outfile.h"
#include "out/archive.h"
#include "stage/archive_shelf.h"
#include "stage/certificates.h"
#include "stage/published.h"
#include "stage/transfer.h"
#include "stage/verify_parts.h"

/* Its turn in this part?  Counts it. */
static bool
is_next(struct examining *x, struct proof *p, const char *shown)
{
	p->tested = true;
	p->of++;
	if (!part_has(&x->asked->part, shown))
		return false;
	p->n++;
	return true;
}

/* A file of that folder is just these bytes. */
static void
hold(struct examining *x, struct proof *p, const char *shown,
    const char *name, const struct sbuf *now)
{
	static const char paper[] = "按台账和档案重印，内容不同：改过，或者模板、"
	    "字体、程序与当时的不同";
	static const char text[] = "与按台账和档案得出的不同：改过，或者程序与"
	    "当时的不同";
	struct arena *a = x->ws->a;
	const char *object = arena_printf(a, "%s/%s", shown, name), *was;
	const char *dot = strrchr(name, '.');
	struct err own = ERR_INIT;
	size_t n;

	if (!file_read(a, arena_printf(a, "%s/%s", x->ws->dir, object),
	    FILE_MOST, &was, &n, &own))
		proof_fault(a, p, object, "%s", own.text);
	else if (n != now->n || memcmp(was, sbuf_text(now), n) != 0)
		proof_fault(a, p, object, "%s", dot != NULL &&
		    strcmp(dot, ".pdf") == 0 ? paper : text);
}

/* What cannot be made again is no failure of ours: what is to be read for it
 * lies there, damaged, or says what cannot have been. */
static bool
told(struct examining *x, struct proof *p, const char *shown,
    const struct err *own, bool unset, struct err *e)
{
	if (own->kind != ERR_DAMAGED && own->kind != ERR_IO && !unset) {
		*e = *own;
		return false;
	}
	proof_fault(x->ws->a, p, shown, "按台账和档案重印不了：%s", own->text);
	return true;
}

static bool
is_asked(const struct examining *x)
{
	return x->asked->replay && x->damage.kind == ERR_NONE;
}

/* --- 卷内目录 --- */

/* bag-info.txt says of how many documents it was made, of its day's; the
 * files in the bag it counts, which verify_archive has held against them. */
static bool
info_then(struct examining *x, const struct publication_event *ev,
    struct bag *b, const struct archive_pieces *all,
    struct archive_info *out, struct err *e)
{
	struct workspace *ws = x->ws;
	const char *count = bag_value(b, ARCHIVE_CHAIN_COUNT);
	const char *oxum = bag_value(b, ARCHIVE_OXUM);
	size_t dot = oxum == NULL ? 0 : strcspn(oxum, ".");
	struct chain head;
	int64_t documents, bytes, files;

	if (count == NULL || oxum == NULL || oxum[dot] == '\0' ||
	    !integer_parse(count, 0, INT64_MAX, &documents) ||
	    !integer_parse(arena_strndup(ws->a, oxum, dot), 0, INT64_MAX,
	    &bytes) || !integer_parse(oxum + dot + 1, 0, INT64_MAX, &files))
		return err_set(e, ERR_DAMAGED, "bag-info.txt没有写条数、字节数"
		    "和文件数");
	if (!archive_chain_then(ws, ev->as_of, archive_least(all, ev->as_of),
	    documents, &head, e))
		return false;
	*out = archive_bag_info(ws, ev->object + strlen(ARCHIVE_DIR "/"),
	    all, ev->as_of, &head);
	out->bytes = bytes;
	out->files = files;
	return true;
}

static bool
print_catalogue(struct examining *x, struct proof *p, const char *shown,
    const struct publication_event *ev, struct bag *b, struct err *e)
{
	struct workspace *ws = x->ws;
	struct printed now = { .pdf = SBUF_INIT };
	struct sbuf text = SBUF_INIT, declaration = SBUF_INIT;
	struct err own = ERR_INIT;
	struct archive_info info;
	struct archive_pieces all;
	bool ok = archive_pieces_load(ws, ev->object +
	    strlen(ARCHIVE_DIR "/"), &all, &own) && info_then(x, ev, b, &all,
	    &info, &own) && archive_bag_catalogue(ws, x->press, &all, &info,
	    &now, &own);

	if (ok) {
		archive_info(&info, &text);
		archive_declaration(&declaration);
		hold(x, p, shown, ARCHIVE_CATALOGUE, &now.pdf);
		hold(x, p, shown, ARCHIVE_INFO, &text);
		hold(x, p, shown, BAG_DECLARATION, &declaration);
	}
	ok = ok || told(x, p, shown, &own, now.unset, e);
	sbuf_release(&declaration);
	sbuf_release(&text);
	sbuf_release(&now.pdf);
	return ok;
}

bool
verify_catalogues(struct examining *x, struct proof *p, struct err *e)
{
	struct workspace *ws = x->ws;
	struct publication_events v;
	bool ok = true;

	if (!is_asked(x))
		return true;
	if (!store_placed(ws->store, ARCHIVE_EVENT, ws->a, &v, e))
		return false;
	for (size_t i = 0; ok && i < v.n; i++) {
		const char *shown = arena_printf(ws->a, "outputs/%s",
		    v.v[i].object);
		struct bag *b = arena_new(ws->a, struct bag);
		struct err said = ERR_INIT; /* by verify_archive */

		if (!publication_stands(&v, i) || !is_next(x, p, shown))
			continue;
		if (!verify_press(x, e))
			return false;
		if (!bag_open(b, workspace_out(ws, v.v[i].object), ws->a,
		    &said))
			continue;
		ok = print_catalogue(x, p, shown, &v.v[i], b, e);
		bag_close(b);
	}
	return ok;
}

/* --- 归档移交单 --- */

bool
verify_lists(struct examining *x, struct proof *p, struct err *e)
{
	struct workspace *ws = x->ws;
	struct publication_events v;
	bool ok = true;

	if (!is_asked(x))
		return true;
	if (!store_placed(ws->store, TRANSFER_EVENT, ws->a, &v, e))
		return false;
	for (size_t i = 0; ok && i < v.n; i++) {
		const char *shown = arena_printf(ws->a, "outputs/%s",
		    v.v[i].object);
		struct transfer_again now = { SBUF_INIT,
			{ .pdf = SBUF_INIT }, NULL };
		struct err own = ERR_INIT;

		if (!is_next(x, p, shown))
			continue;
		if (!verify_press(x, e))
			return false;
		ok = transfer_again(&x->stock, &v, i, x->press, &now, &own);
		if (ok && strcmp(now.object, v.v[i].object) != 0)
			proof_fault(ws->a, p, shown, "按台账和档案，这份移交单"
			    "是“outputs/%s”：改了名", now.object);
		if (ok) {
			hold(x, p, shown, ARCHIVE_LIST, &now.list);
			hold(x, p, shown, ARCHIVE_LIST_PAPER, &now.paper.pdf);
		}
		ok = ok || told(x, p, shown, &own, now.paper.unset, e);
		sbuf_release(&now.list);
		sbuf_release(&now.paper.pdf);
	}
	return ok;
}

/* --- 归档证明 --- */

static bool
print_certificate(struct examining *x, struct proof *p, const char *shown,
    const struct placed_certificates *all,
    const struct placed_certificate *c, struct err *e)
{
	struct workspace *ws = x->ws;
	struct printed now = { .pdf = SBUF_INIT };
	struct sbuf facts = SBUF_INIT;
	struct err own = ERR_INIT;
	struct certificate again;
	bool ok = certificate_again(&x->stock, &all->event, c->event,
	    workspace_out(ws, c->place), &again, &own) &&
	    certificate_print(x->press, &again, ws->a, &facts, &now, &own);

	if (ok) {
		hold(x, p, shown, CERTIFICATE_FACTS, &facts);
		hold(x, p, shown, CERTIFICATE_PAPER, &now.pdf);
	}
	ok = ok || told(x, p, shown, &own, now.unset, e);
	sbuf_release(&facts);
	sbuf_release(&now.pdf);
	return ok;
}

bool
verify_certificate_papers(struct examining *x, struct proof *p,
    struct err *e)
{
	struct placed_certificates all;

	if (!is_asked(x))
		return true;
	if (!verify_certificates_placed(x, &all, e))
		return false;
	for (size_t i = 0; i < all.v.n; i++) {
		const char *shown = arena_printf(x->ws->a, "outputs/%s",
		    all.v.v[i].place);

		if (is_next(x, p, shown) && (!verify_press(x, e) ||
		    !print_certificate(x, p, shown, &all, &all.v.v[i], e)))
			return false;
	}
	return true;
}
