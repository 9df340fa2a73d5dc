/*
 * archive.c - from what was published to the files of persons.
 */
#include "stage/archive.h"

#include <string.h>

#include "base/outfile.h"
#include "base/sort.h"
#include "stage/archive_bag.h"
#include "stage/archive_owed.h"
#include "stage/archive_paper.h"
#include "stage/batch_parts.h"
#include "stage/certificates.h"
#include "stage/manifest.h"
#include "stage/progress.h"
#include "stage/publish.h"
#include "stage/published.h"
#include "stage/replay.h"

/* A run whose papers were looked through. */
static const char event_run[] = "归档完毕";

struct collecting {
	struct workspace *ws;
	struct archive_tools with;
	struct archiving *out;
	struct archive_pieces found;
};

/* --- one paper --- */

/* The bytes that were published, proved by the manifest. */
static bool
read_paper(struct collecting *c, const char *folder, const char *file,
    const struct manifest *m, struct archive_piece *p, struct err *e)
{
	struct arena *a = c->ws->a;

	if (!file_read(a, arena_printf(a, "%s/%s", folder, file), FILE_MOST,
	    &p->pdf, &p->n_pdf, e))
		return false;
	sm3_hex(p->pdf, p->n_pdf, p->sm3);
	return strcmp(p->sm3, map_get(&m->sum, file)) == 0 || err_set(e,
	    ERR_DAMAGED, "“%s/%s”印发以后被改过，没有归档", folder, file);
}

/* What outlives the run that it was found in. */
static void
keep(struct collecting *c, const struct archive_piece *p)
{
	struct arena *a = c->ws->a;
	struct archive_piece *k = vec_push(a, &c->found.v);

	*k = *p;
	k->id = arena_strdup(a, p->id);
	k->version = arena_strdup(a, p->version);
	k->person.id = arena_strdup(a, p->person.id);
	k->person.name = arena_strdup(a, p->person.name);
	k->person.post = arena_strdup(a, p->person.post);
	k->title = arena_strdup(a, p->title);
	k->dated = arena_strdup(a, p->dated);
	k->file = arena_strdup(a, p->file);
}

/* What stands; m NULL: nothing yet, the case would be printed. */
struct standing { const char *folder; const struct manifest *m; };

/* Printed again to learn what it says of itself and whether it is for good;
 * what is kept are the bytes that were published. */
static bool
collect_paper(struct collecting *c, const struct paper_source *from,
    const struct paper_job *job, const struct standing *s, struct err *e)
{
	struct archive_pieces due = { { NULL, 0, 0 } };
	struct archive_piece then;

	if (s->m != NULL && map_get(&s->m->sum, job->file) == NULL)
		return true;
	if (!archive_paper(c->with.press, from, job, c->ws->a, &due, e))
		return false;
	if (due.v.n == 0)
		return true;
	if (archive_secret(&due.v.v[0]) &&
	    !c->ws->config.policy.secret_office) {
		c->out->n_secret += due.v.n;
		return true;
	}
	then = due.v.v[0];
	if (s->m != NULL && !read_paper(c, s->folder, job->file, s->m, &then,
	    e))
		return false;
	c->out->n_changed += due.v.v[0].n_pdf != then.n_pdf ||
	    memcmp(due.v.v[0].pdf, then.pdf, then.n_pdf) != 0;
	for (size_t i = 0; i < due.v.n; i++) {
		struct archive_piece p = due.v.v[i];

		p.pdf = then.pdf;
		p.n_pdf = then.n_pdf;
		memcpy(p.sm3, then.sm3, sizeof(p.sm3));
		keep(c, &p);
	}
	return true;
}

/* --- one run --- */

/* Of the batch as it was computed; `object`: what it was published as. */
static bool
collect_papers(struct collecting *c, struct batch *b,
    const struct standing *s, const char *object, struct err *e)
{
	const struct paper_source source = batch_source(c->ws, b);
	const struct paper_job *job;
	size_t from = c->found.v.n, n = batch_jobs(c->ws, b, &job);

	for (size_t i = 0; i < n; i++)
		if (!collect_paper(c, &source, &job[i], s, e))
			return false;
	for (size_t i = from; i < c->found.v.n; i++)
		c->found.v.v[i].period = object;
	return true;
}

static bool
collect_run(struct collecting *c, const struct publication_event *ev,
    struct err *e)
{
	struct workspace *ws = c->ws;
	const char *folder = workspace_out(ws, ev->object);
	struct replaying r;
	struct manifest m;
	const struct standing s = { folder, &m };
	bool ok;

	if (!manifest_read(ws->a, folder, &m, e))
		return false;
	if (strcmp(m.digest, ev->manifest) != 0)
		return err_set(e, ERR_DAMAGED, "“%s”不是台账记的那一次印发，"
		    "没有归档", folder);
	ok = replay_open(&r, ws, ev, e) && collect_papers(c, &r.batch, &s,
	    ev->object, e);
	replay_close(&r, ws);
	return ok;
}

bool
archive_looked_through(struct workspace *ws,
    const struct publication_event *ev, bool *done, struct err *e)
{
	char digest[DIGEST_HEX];
	day_t as_of;

	if (!store_last_event(ws->store, event_run, ev->object, &as_of,
	    digest, e))
		return false;
	*done = strcmp(digest, ev->manifest) == 0;
	return true;
}

/* What of one run is due. */
static bool
look_through(struct collecting *c, const struct publication_event *ev,
    enum looked *look, struct err *e)
{
	size_t n_secret = c->out->n_secret;

	if (!collect_run(c, ev, e))
		return false;
	/* what A14.1 left out waits for a 涉密环境 */
	*look = c->out->n_secret == n_secret ? LOOKED_THROUGH :
	    LOOKED_IN_PART;
	return true;
}

/* Those from number `from` on. */
static bool
collect(struct collecting *c, const struct publication_events *all,
    size_t from, enum looked *look, struct err *e)
{
	for (size_t i = from; i < all->n; i++) {
		const struct publication_event *ev = &all->v[i];
		bool done;

		look[i] = LOOKED_NOT;
		if (!publication_stands(all, i) || ev->as_of > c->ws->opt->as_of)
			continue;
		if (!archive_looked_through(c->ws, ev, &done, e))
			return false;
		if (!done && !look_through(c, ev, &look[i], e))
			return false;
	}
	return true;
}

/* A run of a later day that was looked through before? */
static bool
passed_over(const struct collecting *c, const struct publication_events *all,
    const enum looked *look, size_t i, day_t after)
{
	return look[i] == LOOKED_NOT && all->v[i].as_of > after &&
	    all->v[i].as_of <= c->ws->opt->as_of && publication_stands(all, i);
}

static bool
any_passed_over(const struct collecting *c,
    const struct publication_events *all, const enum looked *look,
    day_t after)
{
	for (size_t i = 0; i < all->n; i++)
		if (passed_over(c, all, look, i, after))
			return true;
	return false;
}

/* What comes late may stand between two that say the same, of which the
 * second was left out for that: later runs are looked through again. */
static bool
collect_again(struct collecting *c, const struct publication_events *all,
    enum looked *look, struct err *e)
{
	day_t first = DAY_NONE;

	for (size_t i = 0; i < c->found.v.n; i++) {
		const struct archive_piece *p = &c->found.v.v[i];
		struct archive_pieces there;

		if ((first != DAY_NONE && p->as_of >= first) ||
		    !any_passed_over(c, all, look, p->as_of))
			continue;
		if (!archive_pieces_load(c->ws, p->person.id, &there, e))
			return false;
		if (!archive_has(&there, p))
			first = p->as_of;
	}
	for (size_t i = 0; first != DAY_NONE && i < all->n; i++)
		if (passed_over(c, all, look, i, first) &&
		    !look_through(c, &all->v[i], &look[i], e))
			return false;
	return true;
}

/* --- what no run printed --- */

/* A dry run takes what would be printed. */
static bool
print_case(struct collecting *c, const char *id, struct err *e)
{
	const struct standing nothing = { NULL, NULL };
	struct workspace *ws = c->ws;
	struct batch b = { .kind = RUN_CASE, .case_id = id,
		.window = window_month(day_month(ws->opt->as_of)) };
	bool ok = !ws->opt->dry_run ? batch_print_case(ws, &b, e) :
	    batch_again(ws, &b, INT64_MAX, INT64_MAX, e) && collect_papers(c,
	    &b, &nothing, publication_case(ws->a, id), e);

	if (ok)
		*vec_push(ws->a, &c->out->printed) = id;
	batch_release(&b);
	return ok;
}

/* Each case once: what is owed stands by case. */
static bool
print_cases(struct collecting *c, const struct archive_owing *owed,
    struct err *e)
{
	const char *last = "";

	for (size_t i = 0; i < owed->v.n; i++) {
		const char *id = owed->v.v[i].case_id;

		if (id == NULL || strcmp(id, last) == 0)
			continue;
		last = id;
		if (!print_case(c, id, e))
			return false;
	}
	return true;
}

/* All there are then, after those that there were; a dry run foresees them,
 * and has taken their papers. */
static bool
printed_events(struct collecting *c, struct publication_events *all,
    struct err *e)
{
	struct workspace *ws = c->ws;
	size_t had = all->n;
	const struct publication_event *was = all->v;

	if (!ws->opt->dry_run)
		return store_publications(ws->store, ws->a, all, e);
	all->n += c->out->printed.n;
	all->v = arena_array(ws->a, struct publication_event, all->n);
	for (size_t i = 0; i < all->n; i++)
		all->v[i] = i < had ? was[i] : (struct publication_event){
		    .seq = INT64_MAX, .as_of = ws->opt->as_of,
		    .object = publication_case(ws->a,
		    c->out->printed.v[i - had]) };
	return true;
}

/* What was printed is archived like what a run printed before. */
static bool
print_owed(struct collecting *c, struct publication_events *all,
    enum looked **look, struct err *e)
{
	struct workspace *ws = c->ws;
	size_t had = all->n, n_secret = c->out->n_secret;
	enum looked *more;

	if (!archive_owed(ws, &c->found, &c->out->owed, e))
		return false;
	if (had == 0 && c->out->owed.v.n == 0)
		return err_set(e, ERR_NOTHING, "还没有印发过结果，没有可归档的");
	if (c->out->owed.v.n == 0)
		return true;
	if (!print_cases(c, &c->out->owed, e) || !printed_events(c, all, e))
		return false;
	more = arena_array(ws->a, enum looked, all->n);
	for (size_t i = 0; i < all->n; i++)
		more[i] = i < had ? (*look)[i] : c->out->n_secret ==
		    n_secret ? LOOKED_THROUGH : LOOKED_IN_PART;
	*look = more;
	return (ws->opt->dry_run || collect(c, all, had, more, e)) &&
	    archive_owed(ws, &c->found, &c->out->owed, e);
}

/* --- into the bags --- */

static int
by_person(const void *x, const void *y, void *ctx)
{
	const struct archive_piece *a = x, *b = y;
	int c = strcmp(a->person.id, b->person.id);

	(void)ctx;
	if (c == 0)
		c = (a->as_of > b->as_of) - (a->as_of < b->as_of);
	return c != 0 ? c : (a->count > b->count) - (a->count < b->count);
}

/* Those that are new, numbered on. */
static void
choose_new(struct arena *a, const struct archive_piece *v, size_t n,
    const struct archive_pieces *there, struct archive_pieces *more)
{
	struct archive_pieces all = { { NULL, 0, 0 } };

	for (size_t i = 0; i < there->v.n; i++)
		*vec_push(a, &all.v) = there->v.v[i];
	for (size_t i = 0; i < n; i++) {
		struct archive_piece p = v[i];

		if (archive_has(&all, &p))
			continue;
		archive_place(&all, &p);
		*vec_push(a, &all.v) = p;
		*vec_push(a, &more->v) = p;
	}
}

static bool
add_person(struct collecting *c, const struct archive_piece *v, size_t n,
    struct err *e)
{
	struct workspace *ws = c->ws;
	struct archive_pieces there, more = { { NULL, 0, 0 } };

	if (!archive_pieces_load(ws, v->person.id, &there, e))
		return false;
	choose_new(ws->a, v, n, &there, &more);
	if (more.v.n == 0)
		return true;
	*vec_push(ws->a, &c->out->bag) = (struct archived){ v->person.id,
		more.v.n, there.v.n + more.v.n };
	c->out->n_pieces += more.v.n;
	return ws->opt->dry_run ?
	    archive_bag_ready(ws, &c->with, v->person.id, e) :
	    archive_bag_add(ws, &c->with, v->person.id, &there, &more, e);
}

static bool
add_all(struct collecting *c, struct err *e)
{
	struct archive_piece *v = c->found.v.v;
	size_t n = c->found.v.n, k;

	sort_stable(v, n, sizeof(*v), by_person, NULL);
	for (size_t i = 0; i < n; i = k) {
		for (k = i; k < n && strcmp(v[k].person.id,
		    v[i].person.id) == 0; k++)
			;
		if (!add_person(c, v + i, k - i, e))
			return false;
	}
	return true;
}

/* Calls `each` with every bag that is not signed as it has to be, and
 * why; none where nobody has to sign. */
static bool
each_unsigned(struct collecting *c, bool (*each)(struct collecting *c,
    const char *person, const char *why, struct err *e), struct err *e)
{
	struct workspace *ws = c->ws;
	const char *const *name;
	size_t n;
	bool ok = true;

	if (c->with.key == NULL)
		return true;
	if (!archive_bags(ws, &name, &n, e))
		return false;
	for (size_t i = 0; ok && i < n; i++) {
		const char *why;

		ok = archive_bag_signed(ws, name[i], c->with.key, &why, e) &&
		    (why == NULL || each(c, name[i], why, e));
	}
	return ok;
}

/* Before anything is added: what is added to is signed (anew) by that. */
static bool
note_again(struct collecting *c, const char *person, const char *why,
    struct err *e)
{
	(void)e;
	*vec_push(c->ws->a, &c->out->again) = (struct resigned){ person,
		why };
	return true;
}

static bool
note_unsealed(struct collecting *c, const char *person, const char *why,
    struct err *e)
{
	(void)e;
	*vec_push(c->ws->a, &c->out->unsealed) = (struct resigned){ person,
		why };
	return true;
}

/* Nobody signs: those that stand so, and those that a dry run has not added
 * to yet. */
static bool
leave_unsealed(struct collecting *c, struct err *e)
{
	const struct archiving *out = c->out;

	if (!each_unsigned(c, note_unsealed, e))
		return false;
	for (size_t i = 0; c->with.key != NULL && i < out->bag.n; i++) {
		const char *person = out->bag.v[i].person;
		size_t k = 0;

		while (k < out->unsealed.n && strcmp(out->unsealed.v[k].person,
		    person) != 0)
			k++;
		if (k == out->unsealed.n)
			note_unsealed(c, person, "", e);
	}
	return true;
}

/* Bags from before the office had its key are signed, too. */
static bool
seal_one(struct collecting *c, const char *person, const char *why,
    struct err *e)
{
	const struct archive_pieces none = { { NULL, 0, 0 } };
	struct archive_pieces there;

	(void)why;
	if (c->ws->opt->dry_run)
		return archive_bag_ready(c->ws, &c->with, person, e);
	return archive_pieces_load(c->ws, person, &there, e) &&
	    archive_bag_add(c->ws, &c->with, person, &there, &none, e);
}

static bool
seal_all(struct collecting *c, struct err *e)
{
	if (c->with.signer == NULL)
		return leave_unsealed(c, e);
	return each_unsigned(c, seal_one, e);
}

/* The next time these runs are passed over. */
static bool
note_done(struct workspace *ws, const struct publication_events *all,
    const enum looked *look, struct err *e)
{
	if (ws->opt->dry_run)
		return true;
	if (!store_begin(ws->store, e))
		return false;
	for (size_t i = 0; i < all->n; i++)
		if (look[i] == LOOKED_THROUGH && !store_event(ws->store,
		    event_run, ws->opt->as_of, all->v[i].object,
		    all->v[i].manifest, e)) {
			store_rollback(ws->store);
			return false;
		}
	return store_commit(ws->store, e);
}

bool
archive_run(struct workspace *ws, struct signer *signer,
    struct archiving *out, struct err *e)
{
	struct collecting c = { .ws = ws, .out = out,
		.with = { .signer = signer } };
	struct sign_key *office = NULL;
	struct certifying with = { .with = &c.with };
	struct publication_events all;
	enum looked *look;
	bool ok;

	memset(out, 0, sizeof(*out));
	progress_stage(ws, "读取台账");
	if (!publish_recover(ws, e) || !store_verify(ws->store, false, e) ||
	    !store_publications(ws->store, ws->a, &all, e))
		return false;
	look = arena_array(ws->a, enum looked, all.n);
	progress_stage(ws, "归档");
	ok = keys_public(ws->a, ws->dir, &office, e);
	c.with.key = signer != NULL ? signer_key(signer) : office;
	ok = ok && press_open(ws, &c.with.press, e) &&
	    collect(&c, &all, 0, look, e) && collect_again(&c, &all, look, e) &&
	    print_owed(&c, &all, &look, e);
	with.all = &all;
	with.look = look;
	ok = ok && certificates_load(ws, &with, e) && (signer == NULL ||
	    each_unsigned(&c, note_again, e)) && add_all(&c, e) &&
	    seal_all(&c, e) && certificates_make(ws, &with, out, e) &&
	    note_done(ws, &all, look, e);
	press_close(c.with.press);
	sign_key_free(office);
	return ok;
}
