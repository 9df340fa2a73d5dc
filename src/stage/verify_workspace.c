/*
 * verify_workspace.c - a row for each thing that a workspace is examined
 * for.
 */
#include <string.h>
#include <sys/stat.h>

#include "base/outfile.h"
#include "stage/publish.h"
#include "stage/published.h"
#include "stage/replay.h"
#include "stage/verify_parts.h"

bool
verify_damage(struct examining *x, struct proof *p, const char *object,
    bool ok, const struct err *own, struct err *e)
{
	if (ok)
		return true;
	if (own->kind != ERR_DAMAGED) {
		*e = *own;
		return false;
	}
	proof_fault(x->ws->a, p, object, "%s", own->text);
	return true;
}

bool
verify_press(struct examining *x, struct err *e)
{
	return x->press != NULL || press_open(x->ws, &x->press, e);
}

bool
verify_schema(const struct examining *x, const char *name,
    struct schema **out, struct err *e)
{
	return xml_tree_schema(arena_printf(x->ws->a, "%s/schema/%s.xsd",
	    x->ws->templates, name), out, e);
}

/* --- the ledger --- */

static bool
examine_chain(struct examining *x, struct proof *p, struct err *e)
{
	struct err own = ERR_INIT;
	struct chain head;
	bool ok = store_verify(x->ws->store, true, &own);

	p->tested = true;
	if (!ok)
		x->damage = own;
	if (!verify_damage(x, p, "outputs/ledger.db", ok, &own, e))
		return false;
	own = (struct err)ERR_INIT;
	ok = store_chain(x->ws->store, x->ws->opt->as_of, &head, &own);
	p->n = ok ? head.count : 0;
	return ok || x->damage.kind != ERR_NONE || verify_damage(x, p,
	    "outputs/ledger.db", ok, &own, e);
}

/* --- what was published --- */

static void
take_differences(struct examining *x, struct proof *p, const char *folder,
    const struct manifest_differences *d, const char *const text[])
{
	for (size_t i = 0; i < d->v.n; i++)
		proof_fault(x->ws->a, p, arena_printf(x->ws->a,
		    "outputs/%s/%s", folder, d->v.v[i].name), "%s",
		    text[d->v.v[i].fault]);
}

/* The folder of an event; false with a fault where it is not that. */
static bool
manifest_of(struct examining *x, struct proof *p, const char *object,
    const char *digest, struct manifest *m)
{
	struct workspace *ws = x->ws;
	const char *shown = arena_printf(ws->a, "outputs/%s", object);
	struct err own = ERR_INIT;

	if (!manifest_read(ws->a, workspace_out(ws, object), m, &own))
		proof_fault(ws->a, p, shown, "台账记着印发过，校验清单却读不到："
		    "%s", own.text);
	else if (strcmp(m->digest, digest) != 0)
		proof_fault(ws->a, p, arena_printf(ws->a, "%s/" MANIFEST_FILE,
		    shown), "与台账里发布时记下的摘要不同");
	else
		return true;
	return false;
}

/* What its results say of the chain, as the ledger has it still?  A case
 * has no results. */
static bool
examine_results(struct examining *x, struct proof *p,
    const struct publication_event *ev, const char *shown, struct err *e)
{
	struct published_run run;
	struct err own = ERR_INIT;
	bool ok = publication_of_case(ev) != NULL || published_event(x->ws, ev, &run, &own);

	return verify_damage(x, p, shown, ok, &own, e);
}

static void
count_within(struct examining *x, struct proof *p, const struct manifest *m,
    const struct manifest_scope *scope)
{
	p->of += (int64_t)m->name.n;
	for (size_t i = 0; i < m->name.n; i++)
		p->n += manifest_within(scope, x->ws->a, m->name.v[i]);
}

bool
verify_folder(struct examining *x, struct proof *p, const char *object,
    const char *digest, bool *sound, struct err *e)
{
	static const char *const text[] = {
		[MANIFEST_CHANGED] = "内容变了：与发布时校验清单所列的不同",
		[MANIFEST_MISSING] = "不见了：发布时有",
		[MANIFEST_EXTRA] = "发布时没有这个文件",
	};
	const struct manifest_scope scope = { x->asked->part,
		arena_printf(x->ws->a, "outputs/%s/", object) };
	struct manifest_differences d = { { NULL, 0, 0 } };
	struct manifest m;

	*sound = manifest_of(x, p, object, digest, &m);
	if (!*sound)
		return true;
	count_within(x, p, &m, &scope);
	if (!manifest_check(x->ws->a, workspace_out(x->ws, object), &m,
	    &scope, &d, e))
		return false;
	take_differences(x, p, object, &d, text);
	*sound = d.v.n == 0;
	return true;
}

static bool
is_among(const char *name, const char *const *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i], name) == 0)
			return true;
	return false;
}

bool
verify_exactly(struct examining *x, struct proof *p, const char *object,
    const struct file_names *made, struct err *e)
{
	struct arena *a = x->ws->a;
	const char *const *there;
	size_t n;

	if (!dir_tree(a, workspace_out(x->ws, object), &there, &n, e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!is_among(there[i], made->v.v, made->v.n))
			proof_fault(a, p, arena_printf(a, "outputs/%s/%s",
			    object, there[i]), "不是程序放在这里的");
	for (size_t i = 0; i < made->v.n; i++)
		if (!is_among(made->v.v[i], there, n))
			proof_fault(a, p, arena_printf(a, "outputs/%s/%s",
			    object, made->v.v[i]), "缺少这个文件：程序做的"
			    "应当有");
	return true;
}

bool
verify_unknown(struct examining *x, struct proof *p, const char *below,
    const struct event_objects *known, struct err *e)
{
	struct workspace *ws = x->ws;
	const char *const *name;
	size_t n;

	if (!dir_list(ws->a, workspace_out(ws, below), &name, &n, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		const char *object = arena_printf(ws->a, "%s%s", below,
		    name[i]);

		if (!is_among(object, known->v, known->n) &&
		    file_exists(workspace_out(ws, arena_printf(ws->a,
		    "%s/" MANIFEST_FILE, object))))
			proof_fault(ws->a, p, arena_printf(ws->a,
			    "outputs/%s", object), "台账没有记这次发布");
	}
	return true;
}

static bool
examine_published(struct examining *x, struct proof *p, struct err *e)
{
	static const char *const below[] = { "", "提醒/", "问责/" };
	VEC(const char *) name = { NULL, 0, 0 };
	struct event_objects known;
	bool ok = true, sound;

	p->tested = x->all.n > 0;
	for (size_t i = 0; ok && i < x->all.n; i++) {
		const struct publication_event *ev = &x->all.v[i];

		*vec_push(x->ws->a, &name) = ev->object;
		if (!publication_stands(&x->all, i))
			continue;
		ok = verify_folder(x, p, ev->object, ev->manifest, &sound,
		    e) && (!sound || examine_results(x, p, ev, arena_printf(
		    x->ws->a, "outputs/%s", ev->object), e));
	}
	known = (struct event_objects){ name.v, name.n, NULL };
	for (size_t i = 0; ok && i < sizeof(below) / sizeof(below[0]); i++)
		ok = verify_unknown(x, p, below[i], &known, e);
	return ok;
}

/* Of a run that another took the place of, results.json is kept. */
static bool
examine_history(struct examining *x, struct proof *p, struct err *e)
{
	for (size_t i = 0; i < x->all.n; i++) {
		const struct publication_event *ev = &x->all.v[i];
		struct published_run run;
		struct err own = ERR_INIT;
		bool ok;

		if (publication_stands(&x->all, i) || publication_of_case(ev) != NULL)
			continue;
		p->tested = true;
		p->n++;
		ok = published_event(x->ws, ev, &run, &own);
		if (!verify_damage(x, p, arena_printf(x->ws->a,
		    "outputs/历史/%s", ev->object), ok, &own, e))
			return false;
	}
	return true;
}

static bool
examine_replay(struct examining *x, struct proof *p, struct err *e)
{
	static const char differs[] = "按台账重印，内容不同：改过，或者模板、"
	    "字体、程序与当时的不同";
	static const char *const text[] = {
		[MANIFEST_CHANGED] = differs,
		[MANIFEST_MISSING] = "按台账重印，没有这个文件",
		[MANIFEST_EXTRA] = "按台账重印多出来的，发布的结果里没有",
	};

	if (!x->asked->replay || x->damage.kind != ERR_NONE)
		return true;
	for (size_t i = 0; i < x->all.n; i++) {
		const struct publication_event *ev = &x->all.v[i];
		struct manifest_differences d = { { NULL, 0, 0 } };
		struct proof ignored = { 0 };
		struct manifest m;

		/* --only printed a part: which, nobody kept */
		if (!publication_stands(&x->all, i) || ev->partial ||
		    !manifest_of(x, &ignored, ev->object, ev->manifest, &m))
			continue;
		p->tested = true;
		p->of += (int64_t)m.name.n;
		if (!part_has(&x->asked->part, arena_printf(x->ws->a,
		    "outputs/%s", ev->object)))
			continue;
		p->n += (int64_t)m.name.n;
		if (!replay_run(x->ws, ev, &m, &d, e))
			return false;
		take_differences(x, p, ev->object, &d, text);
	}
	return true;
}

/* --- safety --- */

/* RELIABILITY.md: folders 0700, files 0600. */
struct rights { mode_t not; const char *why; };

static const struct rights mode_folder = { 077, "别的用户也能进，权限应当是"
	"0700" };
static const struct rights mode_file = { 077, "别的用户也能读写，权限应当是"
	"0600" };
static const struct rights mode_public = { 033, "别的用户也能改，权限应当是"
	"0600或者0644" };

static void
hold_mode(struct examining *x, struct proof *p, const char *object,
    const struct rights *m)
{
	struct stat st;

	if (stat(arena_printf(x->ws->a, "%s/%s", x->ws->dir, object),
	    &st) != 0)
		return;
	p->n++;
	if ((st.st_mode & m->not) != 0)
		proof_fault(x->ws->a, p, object, "%s", m->why);
}

/* A folder of the workspace and all that is in it. */
static bool
hold_modes(struct examining *x, struct proof *p, const char *top,
    struct err *e)
{
	struct arena *a = x->ws->a;
	const char *root = arena_printf(a, "%s/%s", x->ws->dir, top);
	const char *const *folder, *const *file;
	size_t n_folders, n_files;

	if (!dir_folders(a, root, &folder, &n_folders, e) ||
	    !dir_tree(a, root, &file, &n_files, e))
		return false;
	hold_mode(x, p, top, &mode_folder);
	for (size_t i = 0; i < n_folders; i++)
		hold_mode(x, p, arena_printf(a, "%s/%s", top, folder[i]),
		    &mode_folder);
	for (size_t i = 0; i < n_files; i++) {
		const char *object = arena_printf(a, "%s/%s", top, file[i]);

		hold_mode(x, p, object, strcmp(object, KEYS_PUBLIC) == 0 ?
		    &mode_public : &mode_file);
	}
	return true;
}

/* What the program itself writes: inputs/ and templates/ are others'. */
static bool
examine_modes(struct examining *x, struct proof *p, struct err *e)
{
	p->tested = true;
	return hold_modes(x, p, "outputs", e) && hold_modes(x, p, KEYS_DIR,
	    e);
}

/* Said so that nobody takes it for passed. */
static bool
examine_nothing(struct examining *x, struct proof *p, struct err *e)
{
	(void)x;
	(void)e;
	p->tested = false;
	return true;
}

static const struct {
	const char *key, *name;
	enum aspect aspect;
	bool (*examine)(struct examining *x, struct proof *p, struct err *e);
} rows[] = {
	{ "ledger-chain", "台账链", ASPECT_AUTHENTIC, examine_chain },
	{ "checkpoint", "检查点", ASPECT_COMPLETE, verify_tail },
	{ "checkpoint-signature", "检查点的签名", ASPECT_AUTHENTIC,
	    verify_tail_signed },
	{ "published", "印发的结果", ASPECT_AUTHENTIC, examine_published },
	{ "replaced", "被代替的结果", ASPECT_COMPLETE, examine_history },
	{ "replay", "重印", ASPECT_AUTHENTIC, examine_replay },
	{ "archive", "廉洁档案", ASPECT_AUTHENTIC, verify_archive },
	{ "signatures", "数字签名", ASPECT_AUTHENTIC, verify_signatures },
	{ "transfers", "归档移交单", ASPECT_AUTHENTIC, verify_transfer },
	{ "archive-origin", "档案的来源", ASPECT_AUTHENTIC, verify_origin },
	{ "archive-replay", "档案重印", ASPECT_AUTHENTIC, verify_pieces },
	{ "certificates", "归档证明", ASPECT_AUTHENTIC, verify_certificates },
	{ "catalogue-replay", "卷内目录重印", ASPECT_AUTHENTIC,
	    verify_catalogues },
	{ "transfer-replay", "归档移交单重印", ASPECT_AUTHENTIC, verify_lists },
	{ "certificate-replay", "归档证明重印", ASPECT_AUTHENTIC,
	    verify_certificate_papers },
	{ "readable", "能读的文件", ASPECT_USABLE, verify_readable },
	{ "modes", "文件的权限", ASPECT_SAFE, examine_modes },
	{ "virus", "病毒", ASPECT_SAFE, examine_nothing },
};

bool
verify_workspace(struct workspace *ws, const struct verify_asked *asked,
    struct proofs *out, struct err *e)
{
	struct examining x = { .ws = ws, .asked = asked,
		.damage = ERR_INIT, .key = asked->key };
	struct sign_key *office = NULL;
	bool ok = publish_recover(ws, e) && store_publications(ws->store,
	    ws->a, &x.all, e) && (asked->key != NULL ||
	    keys_public(ws->a, ws->dir, &office, e));

	if (office != NULL)
		x.key = office;
	archive_stock_init(&x.stock, ws);
	out->part = asked->part;
	for (size_t i = 0; ok && i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct proof *p = vec_push(ws->a, &out->v);

		p->key = rows[i].key;
		p->name = rows[i].name;
		p->aspect = rows[i].aspect;
		ok = rows[i].examine(&x, p, e);
		if (p->of < p->n) /* it knows no parts */
			p->of = p->n;
	}
	press_close(x.press);
	sign_key_free(office);
	return ok;
}
