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

/* A 廉洁档案 as it stands and as the ledger noted it. */
struct shelf {
	struct certificate_volume volume;
	struct archive_pieces pieces;
};

struct saying {
	struct certificate head;     /* but for its month and volumes */
	VEC(struct shelf) shelf;
};

static bool
take_shelf(struct workspace *ws, const struct publication_event *ev,
    struct shelf *f, struct err *e)
{
	const char *person = ev->object + strlen(ARCHIVE_DIR "/"), *fault;

	if (!archive_bag_sealed(ws, person, &fault, e))
		return false;
	if (fault != NULL)
		return err_set(e, ERR_DAMAGED, "廉洁档案%s：%s；没有出归档证明，"
		    "liangze verify 说明全部", person, fault);
	if (!archive_pieces_load(ws, person, &f->pieces, e))
		return false;
	f->volume.person = person;
	f->volume.pieces = (int64_t)f->pieces.v.n;
	memcpy(f->volume.digest, ev->manifest, DIGEST_HEX);
	return true;
}

static int
by_person(const void *x, const void *y, void *ctx)
{
	const struct shelf *a = x, *b = y;

	(void)ctx;
	return strcmp(a->volume.person, b->volume.person);
}

static bool
take_state(struct workspace *ws, struct saying *s, struct err *e)
{
	const struct office_organ *o = config_organ(&ws->config,
	    "市委主体办");
	struct publication_events v;
	struct chain head;

	if (!store_chain(ws->store, ws->opt->as_of, &head, e) ||
	    !store_placed(ws->store, ARCHIVE_EVENT, ws->a, &v, e))
		return false;
	s->head = (struct certificate){ .city = ws->config.city,
		.organisation = o == NULL ? ws->config.city : o->name,
		.as_of = ws->opt->as_of, .algorithm = "", .key = "",
		.signature = "", .checkpoint = { .count = head.count } };
	hex_encode(s->head.checkpoint.value, head.value, DIGEST_BYTES);
	for (size_t i = 0; i < v.n; i++)
		if (publication_stands(&v, i) && !take_shelf(ws, &v.v[i],
		    vec_push(ws->a, &s->shelf), e))
			return false;
	sort_stable(s->shelf.v, s->shelf.n, sizeof(*s->shelf.v), by_person,
	    NULL);
	return true;
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
	for (size_t i = 0; i < s->shelf.n; i++) {
		struct certificate_volume *v = vec_push(a, &c.volume);

		*v = s->shelf.v[i].volume;
		v->added = added_by(&s->shelf.v[i].pieces, month);
	}
	return c;
}

/* --- a folder --- */

/* One of both texts, and its signature where there is who signs. */
static bool
put_text(struct workspace *ws, const struct staging *g, struct signer *s,
    enum checkpoint_of of, struct certificate *c, struct err *e)
{
	const char *name = certificate_text[of];
	struct sbuf text = SBUF_INIT, sig = SBUF_INIT;
	char *hex;
	bool ok;

	checkpoint_print(chain_of(c, of), of, &text);
	ok = staging_file(g, ws->a, name, text.s, text.n, e) && (s == NULL ||
	    (signer_sign(s, text.s, text.n, &sig, e) && staging_file(g, ws->a,
	    arena_printf(ws->a, "%s" CERTIFICATE_SIGNATURE, name), sig.s,
	    sig.n, e)));
	if (ok && s != NULL && of == CHECKPOINT_DOCUMENTS) {
		hex = arena_alloc(ws->a, 2 * sig.n + 1);
		hex_encode(hex, (const uint8_t *)sig.s, sig.n);
		c->signature = hex;
	}
	sbuf_release(&text);
	sbuf_release(&sig);
	return ok;
}

static bool
put_key(struct workspace *ws, const struct staging *g, struct signer *s,
    struct certificate *c, struct err *e)
{
	static const char *const algorithm[SIGN_KINDS] = {
		[SIGN_SM2] = "SM2（SM3）", [SIGN_ED25519] = "Ed25519",
	};
	struct sbuf pem = SBUF_INIT;
	char *key = arena_alloc(ws->a, DIGEST_HEX);
	bool ok;

	if (s == NULL)
		return true;
	signer_fingerprint(s, key);
	c->algorithm = algorithm[signer_kind(s)];
	c->key = key;
	ok = signer_public(s, &pem, e) && staging_file(g, ws->a,
	    arena_printf(ws->a, "%.*s.pem", (int)KEY_SHOWN, key), pem.s,
	    pem.n, e);
	sbuf_release(&pem);
	return ok;
}

static bool
put_paper(struct workspace *ws, const struct staging *g,
    struct press *press, const struct certificate *c, struct err *e)
{
	struct sbuf facts = SBUF_INIT;
	struct printed got = { .pdf = SBUF_INIT };
	struct press_order order = { .kind = "归档证明", .date = c->as_of };
	bool ok;

	certificate_facts(c, &facts);
	order.facts = sbuf_text(&facts);
	order.n = facts.n;
	ok = staging_file(g, ws->a, CERTIFICATE_FACTS, order.facts, order.n,
	    e) && press_print(press, &order, ws->a, &got, e) &&
	    staging_file(g, ws->a, "归档证明.pdf", sbuf_text(&got.pdf),
	    got.pdf.n, e);
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
take_events(struct workspace *ws, struct certificate *c, struct err *e)
{
	struct chain head;

	if (!store_event_chain(ws->store, &head, e))
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
		return take_events(ws, &now, e) && place(ws, t, &now, out, e);
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
