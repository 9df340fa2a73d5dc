#include "stage/certificates.h"

#include <string.h>

#include "base/outfile.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "io/archive_read.h"
#include "out/certificate.h"
#include "stage/manifest.h"
#include "stage/publish.h"
#include "stage/published.h"

enum { MAX_TEXT = 1 << 20, MONTH_BYTES = 8 };

const char *const certificate_text[] = {
	[CHECKPOINT_DOCUMENTS] = CERTIFICATE_TEXT,
	[CHECKPOINT_EVENTS] = CERTIFICATE_EVENTS,
};

/* --- what stands --- */

static const struct checkpoint *
chain_of(const struct certificate *c, enum checkpoint_of of)
{
	return of == CHECKPOINT_EVENTS ? &c->events : &c->checkpoint;
}

static bool
says_text(struct arena *a, const char *folder, enum checkpoint_of of,
    const struct certificate *c, struct err *e)
{
	struct checkpoint own;
	const char *text;
	size_t n;

	if (!file_read(a, arena_printf(a, "%s/%s", folder,
	    certificate_text[of]), MAX_TEXT, &text, &n, e))
		return false;
	return (checkpoint_parse(text, n, of, &own) && checkpoint_same(&own,
	    chain_of(c, of))) || err_set(e, ERR_DAMAGED, "“%s/%s”不是归档证明"
	    "的检查点", folder, certificate_text[of]);
}

bool
certificate_open(struct arena *a, const char *folder,
    struct certificate *out, struct err *e)
{
	return certificate_read(a, arena_printf(a, "%s/" CERTIFICATE_FACTS,
	    folder), out, e) && says_text(a, folder, CHECKPOINT_DOCUMENTS,
	    out, e) && says_text(a, folder, CHECKPOINT_EVENTS, out, e);
}

static bool
is_whole(struct workspace *ws, const struct publication_event *ev,
    const char *folder, struct err *e)
{
	struct manifest_differences d = { { NULL, 0, 0 } };
	struct err own = ERR_INIT;
	struct manifest m;

	return (manifest_read(ws->a, folder, &m, &own) &&
	    strcmp(m.digest, ev->manifest) == 0 &&
	    manifest_check(ws->a, folder, &m, NULL, &d, &own) && d.v.n == 0) ||
	    err_set(e, ERR_DAMAGED, "“%s”不是台账记的那一份归档证明，没有归档；"
	    "liangze verify 说明全部，改法：从备份恢复", folder);
}

bool
certificates_load(struct workspace *ws, struct certifying *c, struct err *e)
{
	struct publication_events v;

	if (!store_placed(ws->store, CERTIFICATE_EVENT, ws->a, &v, e))
		return false;
	for (size_t i = 0; i < v.n; i++) {
		const char *folder = workspace_out(ws, v.v[i].object);

		if (publication_stands(&v, i) && (!is_whole(ws, &v.v[i],
		    folder, e) || !certificate_open(ws->a, folder,
		    vec_push(ws->a, &c->stand), e)))
			return false;
	}
	return true;
}

static const struct certificate *
find(const struct certifying *c, month_t month)
{
	for (size_t i = 0; i < c->stand.n; i++)
		if (c->stand.v[i].checkpoint.period == month)
			return &c->stand.v[i];
	return NULL;
}

/* --- what is to be said now --- */

struct saying {
	struct certificate head;     /* but for its month and volumes */
	struct archive_shelves shelf;
};

/* Files that stand are as the ledger noted them. */
static bool
all_sealed(struct workspace *ws, struct err *e)
{
	struct publication_events v;

	if (!store_placed(ws->store, ARCHIVE_EVENT, ws->a, &v, e))
		return false;
	for (size_t i = 0; i < v.n; i++) {
		const char *person = v.v[i].object + strlen(ARCHIVE_DIR "/");
		const char *fault = NULL;

		if (publication_stands(&v, i) && !archive_bag_sealed(ws,
		    person, &fault, e))
			return false;
		if (fault != NULL)
			return err_set(e, ERR_DAMAGED, "廉洁档案%s：%s；没有出"
			    "归档证明，liangze verify 说明全部", person,
			    fault);
	}
	return true;
}

/* Who certifies, and how far the documents went. */
static struct certificate
head_of(const struct workspace *ws, const struct chain *head, day_t as_of)
{
	struct certificate c = { .city = ws->config.city,
		.organisation = archive_keeper(ws), .as_of = as_of,
		.algorithm = "", .key = "", .signature = "",
		.checkpoint = { .count = head->count } };

	hex_encode(c.checkpoint.value, head->value, DIGEST_BYTES);
	return c;
}

static bool
take_state(struct workspace *ws, struct saying *s, struct err *e)
{
	struct archive_stock now;
	struct chain head;

	if (!all_sealed(ws, e) || !store_chain(ws->store, ws->opt->as_of,
	    &head, e))
		return false;
	s->head = head_of(ws, &head, ws->opt->as_of);
	archive_stock_init(&now, ws);
	return archive_shelves(&now, INT64_MAX, &s->shelf, e);
}

/* The last month of a run's period. */
static month_t
month_of(const char *object, day_t as_of)
{
	return window_last_month(publication_window(object, as_of));
}

static int64_t
added_by(const struct archive_pieces *p, month_t month)
{
	int64_t n = 0;

	for (size_t i = 0; i < p->v.n; i++)
		n += month_of(p->v.v[i].period, p->v.v[i].as_of) == month;
	return n;
}

static struct certificate
say(struct arena *a, const struct saying *s, month_t month)
{
	struct certificate c = s->head;

	c.checkpoint.period = month;
	for (size_t i = 0; i < s->shelf.v.n; i++) {
		const struct archive_shelf *f = &s->shelf.v.v[i];
		struct certificate_volume *v = vec_push(a, &c.volume);

		v->person = f->person;
		v->pieces = (int64_t)f->pieces.v.n;
		v->added = added_by(&f->pieces, month);
		memcpy(v->digest, f->manifest, DIGEST_HEX);
	}
	return c;
}

/* --- a folder --- */

static const char *
in_hex(struct arena *a, const char *p, size_t n)
{
	char *hex = arena_alloc(a, 2 * n + 1);

	hex_encode(hex, (const uint8_t *)p, n);
	return hex;
}

/* One of both texts, and its signature where there is who signs. */
static bool
put_text(struct workspace *ws, const struct staging *g, struct signer *s,
    enum checkpoint_of of, struct certificate *c, struct err *e)
{
	const char *name = certificate_text[of];
	struct sbuf text = SBUF_INIT, sig = SBUF_INIT;
	bool ok;

	checkpoint_print(chain_of(c, of), of, &text);
	ok = staging_file(g, ws->a, name, text.s, text.n, e) && (s == NULL ||
	    (signer_sign(s, text.s, text.n, &sig, e) && staging_file(g, ws->a,
	    arena_printf(ws->a, "%s" CERTIFICATE_SIGNATURE, name), sig.s,
	    sig.n, e)));
	if (ok && s != NULL && of == CHECKPOINT_DOCUMENTS)
		c->signature = in_hex(ws->a, sig.s, sig.n);
	sbuf_release(&text);
	sbuf_release(&sig);
	return ok;
}

/* Who signs it. */
static void
name_key(struct arena *a, const struct sign_key *k, struct certificate *c)
{
	static const char *const algorithm[SIGN_KINDS] = {
		[SIGN_SM2] = "SM2（SM3）", [SIGN_ED25519] = "Ed25519",
	};
	char *key = arena_alloc(a, DIGEST_HEX);

	sign_fingerprint(k, key);
	c->algorithm = algorithm[sign_key_kind(k)];
	c->key = key;
}

/* 归档证明/2026-10/<start of its fingerprint>.pem */
static const char *
key_file(struct arena *a, const struct certificate *c)
{
	return arena_printf(a, "%.*s.pem", (int)KEY_SHOWN, c->key);
}

void
certificate_files(struct arena *a, const struct certificate *c,
    struct file_names *out)
{
	bool is_signed = c->signature[0] != '\0';

	*vec_push(a, &out->v) = CERTIFICATE_FACTS;
	*vec_push(a, &out->v) = CERTIFICATE_PAPER;
	*vec_push(a, &out->v) = MANIFEST_FILE;
	for (int of = 0; of <= CHECKPOINT_EVENTS; of++) {
		*vec_push(a, &out->v) = certificate_text[of];
		if (is_signed)
			*vec_push(a, &out->v) = arena_printf(a,
			    "%s" CERTIFICATE_SIGNATURE, certificate_text[of]);
	}
	if (is_signed)
		*vec_push(a, &out->v) = key_file(a, c);
}

static bool
put_key(struct workspace *ws, const struct staging *g, struct signer *s,
    struct certificate *c, struct err *e)
{
	struct sbuf pem = SBUF_INIT;
	bool ok;

	if (s == NULL)
		return true;
	name_key(ws->a, signer_key(s), c);
	ok = signer_public(s, &pem, e) && staging_file(g, ws->a,
	    key_file(ws->a, c), pem.s, pem.n, e);
	sbuf_release(&pem);
	return ok;
}

bool
certificate_print(struct press *press, const struct certificate *c,
    struct arena *a, struct sbuf *facts, struct printed *out, struct err *e)
{
	struct press_order order = { .kind = "归档证明", .date = c->as_of };

	certificate_facts(c, facts);
	order.facts = sbuf_text(facts);
	order.n = facts->n;
	return press_print(press, &order, a, out, e);
}

static bool
put_paper(struct workspace *ws, const struct staging *g,
    struct press *press, const struct certificate *c, struct err *e)
{
	struct sbuf facts = SBUF_INIT;
	struct printed got = { .pdf = SBUF_INIT };
	bool ok = certificate_print(press, c, ws->a, &facts, &got, e) &&
	    staging_file(g, ws->a, CERTIFICATE_FACTS, sbuf_text(&facts),
	    facts.n, e) && staging_file(g, ws->a, CERTIFICATE_PAPER,
	    sbuf_text(&got.pdf), got.pdf.n, e);

	sbuf_release(&facts);
	sbuf_release(&got.pdf);
	return ok;
}

static bool
place(struct workspace *ws, const struct archive_tools *t,
    struct certificate *c, struct archiving *out, struct err *e)
{
	struct staging g = { .path = NULL };
	char month[MONTH_BYTES];
	bool ok;

	*vec_push(ws->a, &out->certificate) = (struct certified){
		c->checkpoint.period, c->checkpoint.count,
		t->signer != NULL };
	if (ws->opt->dry_run)
		return true;
	month_format(c->checkpoint.period, month);
	ok = staging_open(&g, ws, arena_printf(ws->a, CERTIFICATE_DIR "/%s",
	    month), false, e) && put_key(ws, &g, t->signer, c, e) &&
	    put_text(ws, &g, t->signer, CHECKPOINT_DOCUMENTS, c, e) &&
	    put_text(ws, &g, t->signer, CHECKPOINT_EVENTS, c, e) &&
	    put_paper(ws, &g, t->press, c, e) && staging_seal(&g, ws, e) &&
	    staging_replace(&g, ws, CERTIFICATE_EVENT, e);
	if (!ok)
		staging_discard(&g, ws);
	return ok;
}

/* --- which --- */

static int
by_value(const void *x, const void *y, void *ctx)
{
	const month_t *a = x, *b = y;

	(void)ctx;
	return (*a > *b) - (*a < *b);
}

/* Of the runs looked through, and of what stands; rising. */
static const month_t *
months(struct arena *a, const struct certifying *c, size_t *n)
{
	VEC(month_t) v = { NULL, 0, 0 };
	size_t kept = 0;

	for (size_t i = 0; i < c->all->n; i++)
		if (c->look[i] != LOOKED_NOT)
			*vec_push(a, &v) = month_of(c->all->v[i].object,
			    c->all->v[i].as_of);
	for (size_t i = 0; i < c->stand.n; i++)
		*vec_push(a, &v) = c->stand.v[i].checkpoint.period;
	sort_stable(v.v, v.n, sizeof(*v.v), by_value, NULL);
	for (size_t i = 0; i < v.n; i++)
		if (i == 0 || v.v[i] != v.v[kept - 1])
			v.v[kept++] = v.v[i];
	*n = kept;
	return v.v;
}

/* Is one of its runs among those looked through? */
static bool
is_due(const struct certifying *c, month_t month)
{
	for (size_t i = 0; i < c->all->n; i++)
		if (c->look[i] != LOOKED_NOT && month_of(c->all->v[i].object,
		    c->all->v[i].as_of) == month)
			return true;
	return false;
}

static bool
any_due(const struct certifying *c)
{
	for (size_t i = 0; i < c->all->n; i++)
		if (c->look[i] != LOOKED_NOT)
			return true;
	return false;
}

/* All events before that of this certificate: a run that was killed between
 * two makes the second as it would have. */
static bool
take_events(struct workspace *ws, int64_t before, struct certificate *c,
    struct err *e)
{
	struct chain head;

	if (before == INT64_MAX ? !store_event_chain(ws->store, &head, e) :
	    !store_event_chain_at(ws->store, before - 1, &head, e))
		return false;
	c->events.period = c->checkpoint.period;
	c->events.count = head.count;
	hex_encode(c->events.value, head.value, DIGEST_BYTES);
	return true;
}

static bool
is_signed(const struct certificate *c, const struct sign_key *k)
{
	char fingerprint[DIGEST_HEX];

	if (k == NULL)
		return true; /* as well as it can be */
	sign_fingerprint(k, fingerprint);
	return strcmp(c->key, fingerprint) == 0;
}

/* Files have moved since the one that stands, or will when a dry run is
 * one no more. */
static bool
has_moved(const struct workspace *ws, const struct archiving *out,
    const struct certificate *was, const struct certificate *now)
{
	return (ws->opt->dry_run && out->bag.n > 0) ||
	    !certificate_same(was, now);
}

/* A new one, or that which stands with its signature; else nothing. */
static bool
make_one(struct workspace *ws, const struct certifying *c,
    const struct saying *s, month_t month, struct archiving *out,
    struct err *e)
{
	const struct certificate *was = find(c, month);
	const struct archive_tools *t = c->with;
	struct certificate now;
	bool anew = false;

	if (is_due(c, month)) {
		now = say(ws->a, s, month);
		anew = was == NULL || (was->as_of <= now.as_of &&
		    has_moved(ws, out, was, &now));
	}
	if (!anew && (was == NULL || is_signed(was, t->key)))
		return true;
	if (t->signer == NULL && t->key != NULL)
		*vec_push(ws->a, &out->uncertified) = month;
	if (anew)
		return take_events(ws, INT64_MAX, &now, e) &&
		    place(ws, t, &now, out, e);
	if (t->signer == NULL)
		return true;
	now = *was;
	return place(ws, t, &now, out, e);
}

bool
certificates_make(struct workspace *ws, struct certifying *c,
    struct archiving *out, struct err *e)
{
	struct saying s = { .head = { .city = "" } };
	size_t n;
	const month_t *month = months(ws->a, c, &n);

	if (any_due(c) && !take_state(ws, &s, e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!make_one(ws, c, &s, month[i], out, e))
			return false;
	return true;
}

/* --- what was said then --- */

/* The event of its month before which so many came: of this certificate, or
 * of an earlier one that it gave a signature. */
static const struct publication_event *
said_at(const struct publication_events *all, size_t i, int64_t events)
{
	for (size_t k = 0; k <= i; k++)
		if (strcmp(all->v[k].object, all->v[i].object) == 0 &&
		    all->v[k].seq == events + 1)
			return &all->v[k];
	return NULL;
}

/* Signatures differ each time: the one that lies there is taken. */
static bool
take_signature(struct arena *a, const char *folder,
    const struct certificate *said, struct certificate *out, struct err *e)
{
	const char *sig = arena_printf(a, "%s/" CERTIFICATE_TEXT
	    CERTIFICATE_SIGNATURE, folder), *text;
	struct sign_key *k = NULL;
	size_t n;

	if (!file_exists(sig))
		return true;
	if (!file_read(a, sig, MAX_TEXT, &text, &n, e) ||
	    !keys_read_public(a, arena_printf(a, "%s/%s", folder,
	    key_file(a, said)), &k, e))
		return false;
	name_key(a, k, out);
	out->signature = in_hex(a, text, n);
	sign_key_free(k);
	return true;
}

bool
certificate_again(struct archive_stock *k,
    const struct publication_events *all, size_t i, const char *folder,
    struct certificate *out, struct err *e)
{
	struct workspace *ws = k->ws;
	const char *month = all->v[i].object + strlen(CERTIFICATE_DIR "/");
	const struct publication_event *ev;
	struct saying s = { .head = { .city = "" } };
	struct certificate said;
	struct chain head;
	month_t of;

	if (!certificate_open(ws->a, folder, &said, e))
		return false;
	ev = said_at(all, i, said.events.count);
	if (ev == NULL || !month_parse(month, &of))
		return err_set(e, ERR_DAMAGED, "写的%lld条事件，不是这个月出"
		    "归档证明以前的", (long long)said.events.count);
	if (!archive_shelves(k, ev->seq, &s.shelf, e) ||
	    !archive_chain_then(ws, ev->as_of, archive_shelves_least(
	    &s.shelf, ev->as_of), said.checkpoint.count, &head, e))
		return false;
	s.head = head_of(ws, &head, ev->as_of);
	*out = say(ws->a, &s, of);
	return take_events(ws, ev->seq, out, e) &&
	    take_signature(ws->a, folder, &said, out, e);
}
