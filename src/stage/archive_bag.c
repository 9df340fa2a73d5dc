/*
 * archive_bag.c - a bag is made anew beside its place, what lies there
 * already by a second name, and takes its place at once.
 */
#include "stage/archive_bag.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/outfile.h"
#include "base/utf8.h"
#include "io/archive_read.h"
#include "out/archive.h"
#include "stage/manifest.h"
#include "stage/publish.h"
#include "stage/seal.h"
#include "stage/verify.h"

static const char *
place_of(struct workspace *ws, const char *person)
{
	return workspace_out(ws, arena_printf(ws->a, ARCHIVE_DIR "/%s",
	    person));
}

/* --- what lies there --- */

bool
archive_bags(struct workspace *ws, const char *const **out, size_t *n,
    struct err *e)
{
	VEC(const char *) v = { NULL, 0, 0 };
	const char *const *name;
	size_t all;

	if (!dir_list(ws->a, workspace_out(ws, ARCHIVE_DIR), &name, &all, e))
		return false;
	for (size_t i = 0; i < all; i++)
		if (name[i][0] != '.')
			*vec_push(ws->a, &v) = name[i];
	*out = v.v;
	*n = v.n;
	return true;
}

static int
by_number(const void *x, const void *y, void *ctx)
{
	const struct archive_piece *a = x, *b = y;

	(void)ctx;
	return (a->number > b->number) - (a->number < b->number);
}

static bool
numbers_whole(const struct archive_pieces *v, const char *person,
    struct err *e)
{
	for (size_t i = 0; i < v->v.n; i++)
		if (v->v.v[i].number != (int64_t)i + 1)
			return err_set(e, ERR_DAMAGED, "廉洁档案%s缺第%zu件",
			    person, i + 1);
	return true;
}

bool
archive_pieces_load(struct workspace *ws, const char *person,
    struct archive_pieces *out, struct err *e)
{
	const char *data = arena_printf(ws->a, "%s/data",
	    place_of(ws, person));
	const char *const *name;
	size_t n;

	memset(out, 0, sizeof(*out));
	if (!dir_list(ws->a, data, &name, &n, e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!archive_read(ws->a, arena_printf(ws->a,
		    "%s/%s/" ARCHIVE_METADATA, data, name[i]),
		    vec_push(ws->a, &out->v), e))
			return false;
	sort_stable(out->v.v, out->v.n, sizeof(*out->v.v), by_number, NULL);
	return numbers_whole(out, person, e);
}

/* What the ledger notes of a bag. */
static const struct noted { const char *kind, *object, *file, *name; }
    noted[] = {
	{ ARCHIVE_EVENT, "", MANIFEST_FILE, "内容清单" },
	{ ARCHIVE_SEAL_EVENT, "/" BAG_SEAL, BAG_SEAL, "标签清单" },
};

static bool
is_noted(struct workspace *ws, const char *person, const struct noted *x,
    const char **fault, struct err *e)
{
	char now[DIGEST_HEX], then[DIGEST_HEX];
	struct err own = ERR_INIT;
	const char *text;
	size_t n;
	day_t day;

	if (!store_last_event(ws->store, x->kind, arena_printf(ws->a,
	    ARCHIVE_DIR "/%s%s", person, x->object), &day, then, e))
		return false;
	if (!file_read(ws->a, arena_printf(ws->a, "%s/%s", place_of(ws,
	    person), x->file), FILE_MOST, &text, &n, &own)) {
		*fault = arena_strdup(ws->a, own.text);
		return true;
	}
	sm3_hex(text, n, now);
	if (day == DAY_NONE)
		*fault = "台账没有记过往这里归档";
	else if (strcmp(now, then) != 0)
		*fault = arena_printf(ws->a, "%s与台账里最后一次归档的不同："
		    "换成了旧的，或者改过", x->name);
	return true;
}

bool
archive_bag_sealed(struct workspace *ws, const char *person,
    const char **fault, struct err *e)
{
	*fault = NULL;
	for (size_t i = 0; i < sizeof(noted) / sizeof(noted[0]); i++)
		if (*fault == NULL && !is_noted(ws, person, &noted[i], fault,
		    e))
			return false;
	return true;
}

void
archive_bag_files(struct arena *a, const struct archive_pieces *v,
    struct file_names *out)
{
	static const char *const tag[] = { BAG_DECLARATION, ARCHIVE_INFO,
		ARCHIVE_CATALOGUE, "manifest-sha256.txt", MANIFEST_FILE };

	for (size_t i = 0; i < sizeof(tag) / sizeof(tag[0]); i++)
		*vec_push(a, &out->v) = tag[i];
	for (size_t i = 0; i < BAG_PROFILE_TAGS; i++)
		*vec_push(a, &out->v) = bag_profile_tags(i);
	for (size_t i = 0; i < v->v.n; i++) {
		const char *folder = archive_folder(a, &v->v.v[i]);

		*vec_push(a, &out->v) = arena_printf(a, "%s/" ARCHIVE_METADATA,
		    folder);
		*vec_push(a, &out->v) = arena_printf(a, "%s/" ARCHIVE_FACTS,
		    folder);
		*vec_push(a, &out->v) = arena_printf(a, "%s/%s.pdf", folder,
		    v->v.v[i].kind);
	}
}

/* --- a new bag beside it --- */

/* A file of the bag with both its digests. */
struct listed {
	const char *path;
	int64_t bytes;
	char sha256[DIGEST_HEX], sm3[DIGEST_HEX];
};

struct making {
	struct workspace *ws;
	struct staging g;
	VEC(struct listed) payload, tags;
	struct archive_info info;
};

static void
note_sums(struct listed *x, const uint8_t *sha256, const uint8_t *sm3)
{
	hex_encode(x->sha256, sha256, DIGEST_BYTES);
	hex_encode(x->sm3, sm3, DIGEST_BYTES);
}

/* Writes one file and keeps its digests; payload or tag by its name. */
static bool
put_file(struct making *m, const char *path, const void *p, size_t n,
    struct err *e)
{
	uint8_t sha256[DIGEST_BYTES], sm3[DIGEST_BYTES];
	struct listed *x = strncmp(path, "data/", 5) == 0 ?
	    vec_push(m->ws->a, &m->payload) : vec_push(m->ws->a, &m->tags);

	x->path = path;
	x->bytes = (int64_t)n;
	digest_of(DIGEST_SHA256, p, n, sha256);
	digest_of(DIGEST_SM3, p, n, sm3);
	note_sums(x, sha256, sm3);
	return staging_file(&m->g, m->ws->a, path, p, n, e);
}

static bool
put_text(struct making *m, const char *path, struct sbuf *text,
    struct err *e)
{
	bool ok = put_file(m, arena_strdup(m->ws->a, path),
	    sbuf_text(text), text->n, e);

	sbuf_release(text);
	return ok;
}

/* A payload file of the bag that stands gets a second name in the new one:
 * nothing in it is written again. */
static bool
carry(struct making *m, const char *place, const struct bag_file *f,
    struct err *e)
{
	struct arena *a = m->ws->a;
	const char *to = arena_printf(a, "%s/%s", m->g.path, f->path);
	struct listed *x = vec_push(a, &m->payload);

	x->path = f->path;
	x->bytes = f->bytes;
	note_sums(x, f->sum->of[DIGEST_SHA256], f->sum->of[DIGEST_SM3]);
	return dir_make(arena_strndup(a, to, (size_t)(strrchr(to, '/') -
	    to)), e) && (link(arena_printf(a, "%s/%s", place, f->path),
	    to) == 0 || err_errno(e, errno, "不能把“%s”带进新的档案包",
	    f->shown));
}

/* `again`: what its signatures are does not matter, it gets new ones. */
static bool
is_sound(const struct bag_report *r, const char *person, const char *so,
    bool again, struct err *e)
{
	for (size_t i = 0; i < r->fault.v.n; i++) {
		const struct bag_fault *f = &r->fault.v.v[i];

		if (again && f->check == BAG_SIGNED)
			continue;
		if (f->level == LEVEL_REFUSE || f->level == LEVEL_UNJUDGED)
			return err_set(e, ERR_DAMAGED, "廉洁档案%s%s：%s：%s；"
			    "liangze verify 说明全部", person, so,
			    f->object[0] == '\0' ? "整卷" : f->object,
			    f->text);
	}
	return true;
}

/* What was forged must not be sealed anew. */
static bool
is_sealed(struct workspace *ws, const char *person, const char *so,
    struct err *e)
{
	const char *fault;

	return archive_bag_sealed(ws, person, &fault, e) && (fault == NULL ||
	    err_set(e, ERR_DAMAGED, "廉洁档案%s%s：%s", person, so, fault));
}

/* One that may be added to; *out NULL: there is none yet. */
static bool
open_standing(struct workspace *ws, const char *person, bool again,
    struct bag **out, struct err *e)
{
	const struct bag_asked asked = { .jobs = ws->opt->jobs, .as = "" };
	const char *place = place_of(ws, person);
	struct bag *b;

	*out = NULL;
	if (!dir_exists(place))
		return true;
	b = arena_new(ws->a, struct bag);
	if (!verify_bag_open(b, place, &asked, ws->a, e))
		return false;
	if (is_sound(&b->report, person, "损坏，没有往里归档", again, e) &&
	    is_sealed(ws, person, "没有往里归档", e)) {
		*out = b;
		return true;
	}
	bag_close(b);
	return false;
}

bool
archive_bag_ready(struct workspace *ws, const struct archive_tools *t,
    const char *person, struct err *e)
{
	struct bag *b;

	if (!open_standing(ws, person, t->signer != NULL, &b, e))
		return false;
	if (b != NULL)
		bag_close(b);
	return true;
}

static bool
carry_all(struct making *m, const char *person, bool again, struct err *e)
{
	struct bag *b;
	bool ok = true;

	if (!open_standing(m->ws, person, again, &b, e))
		return false;
	for (size_t i = 0; ok && b != NULL && i < b->file.n; i++)
		if (b->file.v[i].payload)
			ok = carry(m, place_of(m->ws, person), &b->file.v[i],
			    e);
	if (b != NULL)
		bag_close(b);
	return ok;
}

static bool
put_piece(struct making *m, const struct archive_piece *p, struct err *e)
{
	struct arena *a = m->ws->a;
	const char *folder = archive_folder(a, p);
	struct sbuf metadata = SBUF_INIT;

	archive_metadata(p, &metadata);
	return put_text(m, arena_printf(a, "%s/" ARCHIVE_METADATA, folder),
	    &metadata, e) && put_file(m, arena_printf(a, "%s/" ARCHIVE_FACTS,
	    folder), p->facts, p->n_facts, e) && put_file(m, arena_printf(a,
	    "%s/%s.pdf", folder, p->kind), p->pdf, p->n_pdf, e);
}

/* --- its tag files --- */

static int
by_path(const void *x, const void *y, void *ctx)
{
	const struct listed *a = x, *b = y;

	(void)ctx;
	return strcmp(a->path, b->path);
}

/* Both manifests of the files at v, sorted. */
static bool
put_manifests(struct making *m, const char *prefix, const struct listed *v,
    size_t n, struct err *e)
{
	struct sbuf sha256 = SBUF_INIT, sm3 = SBUF_INIT;
	struct arena *a = m->ws->a;
	bool ok;

	for (size_t i = 0; i < n; i++) {
		archive_line(v[i].sha256, v[i].path, &sha256);
		archive_line(v[i].sm3, v[i].path, &sm3);
	}
	sm3_hex(sbuf_text(&sm3), sm3.n, strcmp(prefix, "manifest") == 0 ?
	    m->g.manifest : m->g.seal.sm3);
	ok = put_text(m, arena_printf(a, "%s-sha256.txt", prefix), &sha256,
	    e);
	return put_text(m, arena_printf(a, "%s-sm3.txt", prefix), &sm3, e) &&
	    ok;
}

bool
archive_bag_catalogue(struct workspace *ws, struct press *press,
    const struct archive_pieces *all, const struct archive_info *info,
    struct printed *out, struct err *e)
{
	struct sbuf facts = SBUF_INIT;
	struct press_order order = { .kind = "卷内目录",
		.date = info->as_of };
	bool ok;

	archive_catalogue(all, info, ws->config.city, &facts);
	order.facts = sbuf_text(&facts);
	order.n = facts.n;
	ok = press_print(press, &order, ws->a, out, e);
	sbuf_release(&facts);
	return ok;
}

static bool
put_catalogue(struct making *m, struct press *press,
    const struct archive_pieces *all, struct err *e)
{
	struct printed out = { .pdf = SBUF_INIT };
	bool ok = archive_bag_catalogue(m->ws, press, all, &m->info, &out,
	    e) && put_file(m, ARCHIVE_CATALOGUE, sbuf_text(&out.pdf),
	    out.pdf.n, e);

	sbuf_release(&out.pdf);
	return ok;
}

/* keys/<start of its fingerprint>.pem: what the signatures verify by. */
static bool
put_key(struct making *m, const struct signer *s, struct err *e)
{
	struct sbuf pem = SBUF_INIT;
	char fingerprint[DIGEST_HEX];

	if (s == NULL)
		return true;
	signer_fingerprint(s, fingerprint);
	if (!signer_public(s, &pem, e)) {
		sbuf_release(&pem);
		return false;
	}
	return put_text(m, seal_key(m->ws->a, fingerprint), &pem, e);
}

/* Over a tag manifest as it is written; the signature lists itself
 * nowhere. */
static bool
sign_one(struct making *m, struct signer *s, const char *name,
    struct err *e)
{
	struct arena *a = m->ws->a;
	struct sbuf sig = SBUF_INIT;
	char fingerprint[DIGEST_HEX];
	const char *text;
	size_t n;
	bool ok;

	signer_fingerprint(s, fingerprint);
	ok = file_read(a, arena_printf(a, "%s/%s", m->g.path, name),
	    FILE_MOST, &text, &n, e) && signer_sign(s, text, n, &sig, e) &&
	    staging_file(&m->g, a, seal_signature(a, fingerprint, name),
	    sig.s, sig.n, e);
	sbuf_release(&sig);
	return ok;
}

static bool
put_signatures(struct making *m, struct signer *s, struct err *e)
{
	for (size_t i = 0; s != NULL && i < BAG_PROFILE_TAGS; i++)
		if (!sign_one(m, s, bag_profile_tags(i), e))
			return false;
	return true;
}

static bool
put_tags(struct making *m, const struct archive_tools *with,
    const struct archive_pieces *all, struct err *e)
{
	struct sbuf declaration = SBUF_INIT, info = SBUF_INIT;

	sort_stable(m->payload.v, m->payload.n, sizeof(*m->payload.v),
	    by_path, NULL);
	m->info.files = (int64_t)m->payload.n;
	for (size_t i = 0; i < m->payload.n; i++)
		m->info.bytes += m->payload.v[i].bytes;
	archive_declaration(&declaration);
	archive_info(&m->info, &info);
	if (!put_text(m, BAG_DECLARATION, &declaration, e) ||
	    !put_text(m, ARCHIVE_INFO, &info, e) ||
	    !put_catalogue(m, with->press, all, e) ||
	    !put_key(m, with->signer, e) ||
	    !put_manifests(m, "manifest", m->payload.v, m->payload.n, e))
		return false;
	sort_stable(m->tags.v, m->tags.n, sizeof(*m->tags.v), by_path, NULL);
	return put_manifests(m, "tagmanifest", m->tags.v, m->tags.n, e) &&
	    put_signatures(m, with->signer, e);
}

const char *
archive_keeper(const struct workspace *ws)
{
	const struct office_organ *o = config_organ(&ws->config,
	    "市委主体办");

	return o == NULL ? ws->config.city : o->name;
}

struct archive_info
archive_bag_info(const struct workspace *ws, const char *person,
    const struct archive_pieces *all, day_t as_of, const struct chain *head)
{
	char *value = arena_alloc(ws->a, DIGEST_HEX);

	hex_encode(value, head->value, DIGEST_BYTES);
	return (struct archive_info){ .organisation = archive_keeper(ws),
		.person = person, .secrecy = archive_secrecy(all),
		.as_of = as_of, .pieces = (int64_t)all->v.n,
		.chain_count = head->count, .chain_value = value };
}

static bool
describe(struct making *m, const char *person,
    const struct archive_pieces *all, struct err *e)
{
	struct workspace *ws = m->ws;
	struct chain head;

	if (!store_chain(ws->store, ws->opt->as_of, &head, e))
		return false;
	m->info = archive_bag_info(ws, person, all, ws->opt->as_of, &head);
	return true;
}

bool
archive_bag_signed(struct workspace *ws, const char *person,
    const struct sign_key *k, const char **fault, struct err *e)
{
	struct bag *b = arena_new(ws->a, struct bag);

	*fault = NULL;
	if (!bag_open(b, place_of(ws, person), ws->a, e))
		return false;
	seal_check(b, k);
	if (!seal_is_signed(b))
		*fault = "";
	for (size_t i = 0; *fault == NULL && i < b->report.fault.v.n; i++) {
		const struct bag_fault *f = &b->report.fault.v.v[i];

		if (f->check == BAG_SIGNED)
			*fault = arena_printf(ws->a, "%s：%s", f->object,
			    f->text);
	}
	bag_close(b);
	return true;
}

bool
archive_bag_open(struct workspace *ws, const char *person, struct bag *b,
    struct err *e)
{
	struct bag_asked asked = { .jobs = ws->opt->jobs, .as = "" };
	struct sign_key *key = NULL;
	bool ok = keys_public(ws->a, ws->dir, &key, e);

	asked.trusted = key;
	ok = ok && verify_bag_open(b, place_of(ws, person), &asked, ws->a,
	    e);
	sign_key_free(key);
	if (!ok)
		return false;
	if (is_sound(&b->report, person, "核验不通过，没有往外交",
	    false, e) &&
	    is_sealed(ws, person, "没有往外交", e))
		return true;
	bag_close(b);
	return false;
}

bool
archive_bag_check(struct workspace *ws, const char *person, struct err *e)
{
	struct bag *b = arena_new(ws->a, struct bag);

	if (!archive_bag_open(ws, person, b, e))
		return false;
	bag_close(b);
	return true;
}

bool
archive_bag_add(struct workspace *ws, const struct archive_tools *t,
    const char *person, const struct archive_pieces *there,
    const struct archive_pieces *more, struct err *e)
{
	struct making m = { .ws = ws };
	struct archive_pieces all = { { NULL, 0, 0 } };
	bool ok;

	for (size_t i = 0; i < there->v.n; i++)
		*vec_push(ws->a, &all.v) = there->v.v[i];
	for (size_t i = 0; i < more->v.n; i++)
		*vec_push(ws->a, &all.v) = more->v.v[i];
	ok = staging_open(&m.g, ws, arena_printf(ws->a, ARCHIVE_DIR "/%s",
	    person), false, e);
	m.g.seal.kind = ARCHIVE_SEAL_EVENT;
	m.g.seal.file = BAG_SEAL;
	ok = ok && describe(&m, person, &all, e) &&
	    carry_all(&m, person, t->signer != NULL, e);
	for (size_t i = 0; ok && i < more->v.n; i++)
		ok = put_piece(&m, &more->v.v[i], e);
	ok = ok && put_tags(&m, t, &all, e) &&
	    dir_sync(m.g.path, e) && staging_place(&m.g, ws, ARCHIVE_EVENT, e);
	if (!ok)
		staging_discard(&m.g, ws);
	return ok;
}
