/*
 * verify_transfer.c - the 归档移交单 of a workspace, examined.
 */
#include <string.h>

#include "io/archive_read.h"
#include "out/archive.h"
#include "stage/archive_bag.h"
#include "stage/transfer.h"
#include "stage/verify_parts.h"

/* What was handed over is what lies there. */
static bool
is_piece(const struct transfer_item *x, const struct archive_pieces *v)
{
	const struct archive_piece *p = (size_t)x->number > v->v.n ? NULL :
	    &v->v.v[x->number - 1];

	return p != NULL && strcmp(p->sm3, x->sm3) == 0 &&
	    p->replaces == x->replaces;
}

static void
examine_item(struct examining *x, struct proof *p, const char *shown,
    const struct transfer_item *item)
{
	struct archive_pieces v;
	struct err own = ERR_INIT;

	/* a bag that cannot be read is said by verify_archive */
	if (archive_pieces_load(x->ws, item->person, &v, &own) &&
	    !is_piece(item, &v))
		proof_fault(x->ws->a, p, shown, "廉洁档案%s的第%lld件不是移交"
		    "的那一件", item->person, (long long)item->number);
}

static bool
examine_list(struct examining *x, struct proof *p, const char *object,
    const char *digest, const struct schema *xsd, struct err *e)
{
	struct workspace *ws = x->ws;
	const char *shown = arena_printf(ws->a, "outputs/%s/" ARCHIVE_LIST,
	    object), *path;
	const struct xml_node *root;
	struct file_names made = { { NULL, 0, 0 } };
	struct transfer_list l;
	struct err own = ERR_INIT;
	bool sound;

	transfer_files(ws->a, &made);
	if (!verify_folder(x, p, object, digest, &sound, e))
		return false;
	if (!sound)
		return true;
	if (!verify_exactly(x, p, object, &made, e))
		return false;
	path = workspace_out(ws, arena_printf(ws->a, "%s/" ARCHIVE_LIST,
	    object));
	if (!xml_tree_valid(ws->a, path, xsd, &root, &own)) {
		proof_fault(ws->a, p, shown, "%s", own.text);
		return true;
	}
	if (!archive_list_read(ws->a, path, &l, &own))
		return verify_damage(x, p, shown, false, &own, e);
	for (size_t i = 0; i < l.item.n; i++)
		examine_item(x, p, shown, &l.item.v[i]);
	return true;
}

/* A receipt holds the digest of the list that was signed for. */
static bool
examine_receipt(struct examining *x, struct proof *p, const char *said,
    struct err *e)
{
	struct workspace *ws = x->ws;
	const char *object = arena_strndup(ws->a, said,
	    strcspn(said, "\t"));
	char of[DIGEST_HEX], list[DIGEST_HEX];
	day_t day;

	if (!store_last_event(ws->store, TRANSFER_RECEIPT, said, &day, of,
	    e) || !store_last_event(ws->store, TRANSFER_EVENT, object, &day,
	    list, e))
		return false;
	if (list[0] == '\0' || strcmp(of, list) != 0)
		proof_fault(ws->a, p, arena_printf(ws->a, "outputs/%s",
		    object), "签收的不是台账记的这份移交单");
	return true;
}

bool
verify_transfer(struct examining *x, struct proof *p, struct err *e)
{
	struct workspace *ws = x->ws;
	struct event_objects made, received;
	struct schema *xsd = NULL;
	char digest[DIGEST_HEX];
	day_t day;
	bool ok = verify_schema(x, "transfer", &xsd, e) &&
	    store_events(ws->store, TRANSFER_EVENT, DAY_LAST, ws->a, &made,
	    e) && store_events(ws->store, TRANSFER_RECEIPT, DAY_LAST, ws->a,
	    &received, e);

	p->tested = ok && made.n > 0;
	for (size_t i = 0; ok && i < made.n; i++)
		ok = store_last_event(ws->store, TRANSFER_EVENT, made.v[i],
		    &day, digest, e) && examine_list(x, p, made.v[i],
		    digest, xsd, e);
	for (size_t i = 0; ok && i < received.n; i++)
		ok = examine_receipt(x, p, received.v[i], e);
	xml_tree_schema_free(xsd);
	return ok && verify_unknown(x, p, TRANSFER_DIR "/", &made, e);
}
