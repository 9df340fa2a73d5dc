/*
 * verify_certificates.c - every 归档证明 that the ledger noted, and no other:
 * its bytes, its checkpoint, its signature, the files that it lists.
 */
#include <string.h>

#include "base/outfile.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "out/archive.h"
#include "stage/certificates.h"
#include "stage/manifest.h"
#include "stage/publish.h"
#include "stage/published.h"
#include "stage/verify_parts.h"

enum { MAX_SIGNATURE = 1 << 16 };

struct looking {
	struct examining *x;
	struct proof *p;
	struct map filed;      /* "<manifest> <object>" of every 归档 */
	struct map place;      /* each folder that an event knows */
};

/* One of them: where it is kept, and whether it is the month's last. */
struct one {
	const struct publication_event *ev;
	const char *place;     /* below outputs */
	const char *folder, *shown;
	bool stands;
	struct certificate c;
};

/* --- its signature --- */

/* The key that lies beside it: proved by the event, it says who signed. */
static bool
key_beside(struct looking *l, const struct one *o, struct sign_key **out)
{
	struct arena *a = l->x->ws->a;
	struct err ignored = ERR_INIT;

	return keys_read_public(a, arena_printf(a, "%s/%.*s.pem", o->folder,
	    (int)KEY_SHOWN, o->c.key), out, &ignored);
}

/* Of one of both texts; the paper prints that of the documents. */
static bool
signature_holds(struct looking *l, const struct one *o,
    enum checkpoint_of of, const struct sign_key *k)
{
	struct arena *a = l->x->ws->a;
	const char *path = arena_printf(a, "%s/%s", o->folder,
	    certificate_text[of]);
	struct err ignored = ERR_INIT;
	const char *text, *sig;
	char own[DIGEST_HEX], *hex;
	size_t n, n_sig;

	if (!file_read(a, path, MAX_SIGNATURE, &text, &n, &ignored) ||
	    !file_read(a, arena_printf(a, "%s" CERTIFICATE_SIGNATURE, path),
	    MAX_SIGNATURE, &sig, &n_sig, &ignored))
		return false;
	hex = arena_alloc(a, 2 * n_sig + 1);
	hex_encode(hex, (const uint8_t *)sig, n_sig);
	sign_fingerprint(k, own);
	return (of != CHECKPOINT_DOCUMENTS ||
	    strcmp(hex, o->c.signature) == 0) &&
	    strcmp(own, o->c.key) == 0 && sign_check(k, text, n, sig, n_sig);
}

static void
examine_texts(struct looking *l, const struct one *o,
    const struct sign_key *k)
{
	for (int of = 0; of <= CHECKPOINT_EVENTS; of++)
		if (!signature_holds(l, o, (enum checkpoint_of)of, k))
			proof_fault(l->x->ws->a, l->p, o->shown, "签名不对："
			    "%s变了，或者不是这个密钥签的",
			    certificate_text[of]);
}

/* What stands is signed by the office's key where it has one; what was
 * replaced by the key of then. */
static void
examine_signature(struct looking *l, const struct one *o)
{
	const struct sign_key *office = o->stands ? l->x->key : NULL;
	struct arena *a = l->x->ws->a;
	struct sign_key *k = NULL;
	char own[DIGEST_HEX] = "";

	if (office != NULL)
		sign_fingerprint(office, own);
	if (o->c.signature[0] == '\0') {
		if (office != NULL)
			proof_fault(a, l->p, o->shown, "没有机关的签名");
		return;
	}
	if (office != NULL && strcmp(own, o->c.key) != 0)
		proof_fault(a, l->p, o->shown, "签名的公钥是%.16s…，不是机关的"
		    "%.16s…", o->c.key, own);
	else if (!key_beside(l, o, &k))
		proof_fault(a, l->p, o->shown, "没有签名的公钥");
	else
		examine_texts(l, o, office != NULL ? office : k);
	sign_key_free(k);
}

/* --- what it says --- */

static void
examine_checkpoint(struct looking *l, const struct one *o)
{
	struct workspace *ws = l->x->ws;
	const struct checkpoint *c = &o->c.checkpoint;
	struct err own = ERR_INIT;
	char month[8];

	month_format(c->period, month);
	if (strcmp(o->ev->object, arena_printf(ws->a, CERTIFICATE_DIR "/%s",
	    month)) != 0)
		proof_fault(ws->a, l->p, o->shown, "写的是%s的，不是这个月的",
		    month);
	if (!verify_chain_at(ws, c, CHECKPOINT_DOCUMENTS, &own))
		proof_fault(ws->a, l->p, o->shown, "%s", own.text);
	own = (struct err)ERR_INIT;
	if (!verify_chain_at(ws, &o->c.events, CHECKPOINT_EVENTS, &own))
		proof_fault(ws->a, l->p, o->shown, "%s", own.text);
}

/* Are its first pieces those of now?  Manifests are long, and every
 * certificate holds them all. */
static bool
first_pieces_same(struct workspace *ws, const char *object,
    const struct certificate_volume *v)
{
	struct arena scratch = ARENA_INIT;
	struct sbuf then = SBUF_INIT;
	struct err own = ERR_INIT;
	char digest[DIGEST_HEX];
	const char *text;
	bool same = true; /* what cannot be read is said by verify_archive */
	size_t n;

	if (file_read(&scratch, workspace_out(ws, arena_printf(ws->a,
	    "%s/" MANIFEST_FILE, object)), FILE_MOST, &text, &n, &own)) {
		same = archive_lines_until(arena_strndup(&scratch, text, n),
		    v->pieces, &then) == v->pieces;
		sm3_hex(sbuf_text(&then), then.n, digest);
		same = same && strcmp(digest, v->digest) == 0;
	}
	sbuf_release(&then);
	arena_release(&scratch);
	return same;
}

/* As a 归档 noted it; and the pieces of then are those of now. */
static void
examine_volume(struct looking *l, const struct one *o,
    const struct certificate_volume *v)
{
	struct workspace *ws = l->x->ws;
	const char *object = arena_printf(ws->a, ARCHIVE_DIR "/%s", v->person);

	if (map_get(&l->filed, arena_printf(ws->a, "%s %s", v->digest,
	    object)) == NULL)
		proof_fault(ws->a, l->p, o->shown, "列的%s的摘要，台账没有记过"
		    "这样的归档", v->person);
	if (!first_pieces_same(ws, object, v))
		proof_fault(ws->a, l->p, o->shown, "列的%s第1至%lld件，与卷里"
		    "现在的不同", v->person, (long long)v->pieces);
}

static bool
examine_text(struct looking *l, struct one *o, struct err *e)
{
	struct file_names made = { { NULL, 0, 0 } };
	struct err own = ERR_INIT;
	bool ok = certificate_open(l->x->ws->a, o->folder, &o->c, &own);

	if (!ok)
		return verify_damage(l->x, l->p, o->shown, ok, &own, e);
	certificate_files(l->x->ws->a, &o->c, &made);
	if (!verify_exactly(l->x, l->p, o->place, &made, e))
		return false;
	examine_checkpoint(l, o);
	examine_signature(l, o);
	for (size_t i = 0; i < o->c.volume.n; i++)
		examine_volume(l, o, &o->c.volume.v[i]);
	return true;
}

/* --- each of them --- */

static bool
examine_one(struct looking *l, struct one *o, struct err *e)
{
	struct workspace *ws = l->x->ws;
	bool sound;

	o->folder = workspace_out(ws, o->place);
	o->shown = arena_printf(ws->a, "outputs/%s", o->place);
	map_put(&l->place, o->place, arena_strdup(ws->a, o->place));
	return verify_folder(l->x, l->p, o->place, o->ev->manifest, &sound,
	    e) && (!sound || examine_text(l, o, e));
}

bool
verify_certificates_placed(struct examining *x,
    struct placed_certificates *out, struct err *e)
{
	struct workspace *ws = x->ws;
	struct publication_events *v = &out->event;

	memset(out, 0, sizeof(*out));
	if (!store_placed(ws->store, CERTIFICATE_EVENT, ws->a, v, e))
		return false;
	for (size_t i = 0; i < v->n; i++) {
		const char *kept = publish_kept_name(ws->a, v->v[i].object,
		    v->v[i].as_of, v->v[i].manifest);
		bool stands = publication_stands(v, i);

		if (stands)
			*vec_push(ws->a, &out->v) = (struct
			    placed_certificate){ i, v->v[i].object, true };
		/* a killed run may have kept what stands still */
		if (!stands || dir_exists(workspace_out(ws, kept)))
			*vec_push(ws->a, &out->v) = (struct
			    placed_certificate){ i, kept, false };
	}
	return true;
}

static bool
examine_placed(struct looking *l, struct err *e)
{
	struct placed_certificates all;

	if (!verify_certificates_placed(l->x, &all, e))
		return false;
	l->p->tested = l->p->tested || all.event.n > 0;
	for (size_t i = 0; i < all.v.n; i++) {
		const struct placed_certificate *c = &all.v.v[i];
		struct one o = { .ev = &all.event.v[c->event],
			.place = c->place, .stands = c->stands };

		if (!examine_one(l, &o, e))
			return false;
	}
	return true;
}

/* Below this folder, to that depth, what no event knows. */
static bool
examine_unknown(struct looking *l, const char *below, int depth,
    struct err *e)
{
	struct workspace *ws = l->x->ws;
	const char *const *name;
	size_t n;

	if (!dir_list(ws->a, workspace_out(ws, below), &name, &n, e))
		return false;
	l->p->tested = l->p->tested || n > 0;
	for (size_t i = 0; i < n; i++) {
		const char *place = arena_printf(ws->a, "%s/%s", below,
		    name[i]);

		if (depth > 1 && dir_exists(workspace_out(ws, place))) {
			if (!examine_unknown(l, place, depth - 1, e))
				return false;
		} else if (map_get(&l->place, place) == NULL) {
			proof_fault(ws->a, l->p, arena_printf(ws->a,
			    "outputs/%s", place), "台账没有记过这份归档证明");
		}
	}
	return true;
}

static bool
know_filed(struct looking *l, struct err *e)
{
	struct workspace *ws = l->x->ws;
	struct publication_events v;

	if (!store_placed(ws->store, ARCHIVE_EVENT, ws->a, &v, e))
		return false;
	for (size_t i = 0; i < v.n; i++)
		map_put(&l->filed, arena_printf(ws->a, "%s %s",
		    v.v[i].manifest, v.v[i].object), arena_strdup(ws->a,
		    v.v[i].object));
	return true;
}

bool
verify_certificates(struct examining *x, struct proof *p, struct err *e)
{
	struct verify_asked asked = *x->asked;
	struct examining whole = *x; /* few and short: never in parts */
	struct looking l = { .x = &whole, .p = p };

	asked.part = (struct part){ 0, 0 };
	whole.asked = &asked;
	map_init(&l.filed, x->ws->a);
	map_init(&l.place, x->ws->a);
	return know_filed(&l, e) && examine_placed(&l, e) &&
	    examine_unknown(&l, CERTIFICATE_DIR, 1, e) &&
	    examine_unknown(&l, KEPT_DIR "/" CERTIFICATE_DIR, 2, e);
}
