/*
 * verify_pieces.c - every piece of the 廉洁档案 held against what the ledger
 * says of the run that it comes from: the paper that was published then,
 * and the paper printed again.  Who forges a bag whole, with its manifests,
 * without its signatures, or the event of it too, is found by these.
 */
#include <string.h>

#include "base/outfile.h"
#include "base/sort.h"
#include "out/archive.h"
#include "stage/archive_bag.h"
#include "stage/archive_paper.h"
#include "stage/batch_parts.h"
#include "stage/manifest.h"
#include "stage/published.h"
#include "stage/replay.h"
#include "stage/verify_parts.h"

/* A piece that lies in a bag. */
struct held {
	const char *person;     /* whose bag it is */
	const char *folder;     /* outputs/廉洁档案/x/data/0001-谈话记录 */
	struct archive_piece p; /* as its metadata says */
	const struct archive_pieces *all; /* of that bag, by 件号 */
	bool printed;           /* the run has such a paper of him */
	unsigned differs;       /* enum differing: from that, bits */
};

enum differing { DIFFERS_PDF, DIFFERS_FACTS, DIFFERS_METADATA, DIFFERINGS };

struct held_pieces { VEC(struct held) v; };

/* Pieces of one run. */
struct of_run {
	struct held *v;
	size_t n;
};

struct looking {
	struct examining *x;
	struct proof *p;
	struct held_pieces all; /* by run */
};

/* --- what lies there --- */

static void
load_bag(struct examining *x, const char *person, struct held_pieces *out)
{
	struct arena *a = x->ws->a;
	struct archive_pieces *all = arena_new(a, struct archive_pieces);
	struct err said = ERR_INIT; /* by verify_archive */

	if (!archive_pieces_load(x->ws, person, all, &said))
		return;
	for (size_t i = 0; i < all->v.n; i++) {
		struct held *h = vec_push(a, &out->v);

		*h = (struct held){ .person = person, .p = all->v.v[i],
			.all = all };
		h->folder = arena_printf(a, "outputs/" ARCHIVE_DIR "/%s/%s",
		    person, archive_folder(a, &h->p));
	}
}

static int
by_run(const void *x, const void *y, void *ctx)
{
	const struct archive_piece *a = &((const struct held *)x)->p;
	const struct archive_piece *b = &((const struct held *)y)->p;
	int c = strcmp(a->period, b->period);

	(void)ctx;
	if (c == 0)
		c = (a->as_of > b->as_of) - (a->as_of < b->as_of);
	return c != 0 ? c : (a->count > b->count) - (a->count < b->count);
}

/* Calls `each` with the pieces of every run that is of the part. */
static bool
each_run(struct looking *l, bool (*each)(struct looking *l,
    const struct of_run *r, struct err *e), struct err *e)
{
	struct workspace *ws = l->x->ws;
	struct held_pieces *all = &l->all;
	const char *const *name;
	size_t n, k;

	if (!dir_list(ws->a, workspace_out(ws, ARCHIVE_DIR), &name, &n, e))
		return false;
	for (size_t i = 0; i < n; i++)
		load_bag(l->x, name[i], all);
	sort_stable(all->v.v, all->v.n, sizeof(*all->v.v), by_run, NULL);
	for (size_t i = 0; i < all->v.n; i = k) {
		struct of_run r = { all->v.v + i, 1 };

		for (k = i + 1; k < all->v.n && by_run(&all->v.v[i],
		    &all->v.v[k], NULL) == 0; k++)
			r.n++;
		l->p->tested = true;
		l->p->of += (int64_t)r.n;
		if (!part_has(&l->x->asked->part, arena_printf(ws->a,
		    "outputs/%s", r.v->p.period)))
			continue;
		l->p->n += (int64_t)r.n;
		if (!each(l, &r, e))
			return false;
	}
	return true;
}

static bool
read_file(struct workspace *ws, const struct held *h, const char *name,
    const char **text, size_t *n)
{
	struct err ignored = ERR_INIT;

	return file_read(ws->a, arena_printf(ws->a, "%s/%s/%s", ws->dir,
	    h->folder, name), FILE_MOST, text, n, &ignored);
}

static const char *
pdf_of(struct workspace *ws, const struct held *h)
{
	return arena_printf(ws->a, "%s.pdf", h->p.kind);
}

/* The SM3 of the paper as it lies there; "" where there is none. */
static void
pdf_sum(struct workspace *ws, const struct held *h, char sm3[DIGEST_HEX])
{
	const char *pdf;
	size_t n;

	sm3[0] = '\0';
	if (read_file(ws, h, pdf_of(ws, h), &pdf, &n))
		sm3_hex(pdf, n, sm3);
}

/* --- is it the paper that was published? --- */

/* What the run published, by its manifest; false where nobody kept it. */
static bool
published_list(struct workspace *ws, const struct publication_event *ev,
    struct manifest *m, int64_t *count)
{
	struct published_run run;
	struct err ignored = ERR_INIT;
	const char *folder = arena_printf(ws->a, "outputs/%s", ev->object);
	bool of_case = publication_of_case(ev) != NULL;

	if (!of_case && !published_event(ws, ev, &run, &ignored))
		return false;
	*count = of_case ? -1 : run.kept.chain_count;
	return manifest_read(ws->a, arena_printf(ws->a, "%s/%s", ws->dir,
	    of_case ? folder : run.folder), m, &ignored) &&
	    strcmp(m->digest, ev->manifest) == 0;
}

/* Pieces that this run published are marked so. */
static void
mark_published(struct workspace *ws, const struct of_run *r,
    const struct manifest *m, int64_t count)
{
	for (size_t i = 0; i < r->n; i++) {
		struct held *h = &r->v[i];
		const char *listed = map_get(&m->sum, h->p.file);
		char sm3[DIGEST_HEX];

		pdf_sum(ws, h, sm3);
		if (listed != NULL && strcmp(listed, sm3) == 0 &&
		    (count < 0 || count == h->p.count))
			h->printed = true;
	}
}

static bool
published_by(struct looking *l, const struct of_run *r, struct err *e)
{
	struct examining *x = l->x;
	bool event = false, kept = false;

	(void)e;
	for (size_t i = 0; i < x->all.n; i++) {
		const struct publication_event *ev = &x->all.v[i];
		struct manifest m;
		int64_t count;

		if (!publication_fits(ev, r->v->p.period, r->v->p.as_of))
			continue;
		event = true;
		if (published_list(x->ws, ev, &m, &count)) {
			kept = true;
			mark_published(x->ws, r, &m, count);
		}
	}
	if (event && !kept) { /* of a case that was printed again */
		l->p->n -= (int64_t)r->n;
		return true;
	}
	for (size_t i = 0; i < r->n; i++)
		if (!r->v[i].printed)
			proof_fault(x->ws->a, l->p, r->v[i].folder, event ?
			    "不是那一次运行印发的文书：与当时校验清单所列的"
			    "不同" : "台账没有记过" ARCHIVE_METADATA "所写的"
			    "那一次印发");
	return true;
}

bool
verify_origin(struct examining *x, struct proof *p, struct err *e)
{
	struct looking l = { .x = x, .p = p };

	return each_run(&l, published_by, e);
}

/* --- is it printed again? --- */

static bool
same(struct workspace *ws, const struct held *h, const char *name,
    const char *now, size_t n_now)
{
	const char *text;
	size_t n;

	return read_file(ws, h, name, &text, &n) && n == n_now &&
	    memcmp(text, now, n) == 0;
}

/* metadata.xml as `archive` writes it of the piece printed now; the SM3 in
 * it is that of the paper that lies there. */
static bool
same_metadata(struct workspace *ws, const struct held *h,
    const struct archive_piece *now)
{
	struct archive_piece p = *now;
	struct archive_pieces before = *h->all;
	struct sbuf text = SBUF_INIT;
	bool ok;

	before.v.n = (size_t)h->p.number - 1;
	archive_place(&before, &p);
	p.period = h->p.period;
	pdf_sum(ws, h, p.sm3);
	archive_metadata(&p, &text);
	ok = !archive_has(&before, &p) && same(ws, h, ARCHIVE_METADATA,
	    sbuf_text(&text), text.n);
	sbuf_release(&text);
	return ok;
}

/* A run that prints it as it lies there settles the matter. */
static void
compare(struct workspace *ws, struct held *h,
    const struct archive_piece *now)
{
	const bool is[DIFFERINGS] = {
		[DIFFERS_PDF] = same(ws, h, pdf_of(ws, h), now->pdf,
		    now->n_pdf),
		[DIFFERS_FACTS] = same(ws, h, ARCHIVE_FACTS, now->facts,
		    now->n_facts),
		[DIFFERS_METADATA] = same_metadata(ws, h, now),
	};

	if (h->printed && h->differs == 0)
		return;
	h->printed = true;
	h->differs = 0;
	for (unsigned i = 0; i < DIFFERINGS; i++)
		if (!is[i])
			h->differs |= 1U << i;
}

/* Is one of them made from the file? */
static bool
is_held(const struct of_run *r, const char *file)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->v[i].p.file, file) == 0)
			return true;
	return false;
}

static bool
print_papers(struct looking *l, struct batch *b, const struct of_run *r,
    struct err *e)
{
	struct workspace *ws = l->x->ws;
	const struct paper_source from = batch_source(ws, b);
	const struct paper_job *job;
	size_t n = batch_jobs(ws, b, &job);

	for (size_t i = 0; i < n; i++) {
		struct archive_pieces now;

		if (!is_held(r, job[i].file))
			continue;
		if (!archive_paper(l->x->press, &from, &job[i], ws->a, &now, e))
			return false;
		for (size_t k = 0; k < now.v.n; k++)
			for (size_t j = 0; j < r->n; j++)
				if (strcmp(r->v[j].person,
				    now.v.v[k].person.id) == 0 &&
				    strcmp(r->v[j].p.kind,
				    now.v.v[k].kind) == 0 &&
				    strcmp(r->v[j].p.file, job[i].file) == 0)
					compare(ws, &r->v[j], &now.v.v[k]);
	}
	return true;
}

/* What metadata.xml says of the run may be no run at all: no failure. */
static bool
print_again(struct looking *l, const struct publication_event *ev,
    const struct of_run *r, struct err *e)
{
	struct workspace *ws = l->x->ws;
	struct err own = ERR_INIT;
	struct replaying run;
	bool opened, ok;

	if (!verify_press(l->x, e))
		return false;
	opened = replay_open_at(&run, ws, ev, r->v->p.count, &own);
	ok = opened && print_papers(l, &run.batch, r, &own);
	replay_close(&run, ws);
	if (ok || (!opened && (own.kind == ERR_USAGE ||
	    own.kind == ERR_DAMAGED || own.kind == ERR_NOTHING)))
		return true;
	*e = own;
	return false;
}

static void
tell(struct looking *l, const struct held *h, bool event)
{
	static const char *const what[DIFFERINGS] = {
		[DIFFERS_PDF] = "按台账重印，内容不同：改过，或者模板、字体、"
		    "程序与当时的不同",
		[DIFFERS_FACTS] = "与按台账得出的事实不同：改过，或者程序与"
		    "当时的不同",
		[DIFFERS_METADATA] = "与按台账得出的不同：改过，或者模板、"
		    "程序与当时的不同",
	};
	struct arena *a = l->x->ws->a;
	const char *const file[DIFFERINGS] = { pdf_of(l->x->ws, h),
		ARCHIVE_FACTS, ARCHIVE_METADATA };

	if (!h->printed)
		proof_fault(a, l->p, h->folder, event ? "按台账重印，那一次"
		    "运行没有该归入这个人档案的这件文书" : "台账没有记过"
		    ARCHIVE_METADATA "所写的那一次印发");
	for (unsigned i = 0; i < DIFFERINGS; i++)
		if ((h->differs >> i & 1) != 0)
			proof_fault(a, l->p, arena_printf(a, "%s/%s",
			    h->folder, file[i]), "%s", what[i]);
}

/* Did a run print them all as they lie there? */
static bool
all_settled(const struct of_run *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (!r->v[i].printed || r->v[i].differs != 0)
			return false;
	return true;
}

/* A period may have been published several times on a day, a year on several
 * days by one closing. */
static bool
printed_by(struct looking *l, const struct of_run *r, struct err *e)
{
	const struct publication_events *all = &l->x->all;
	bool event = false;

	for (size_t i = 0; i < all->n; i++) {
		const struct publication_event *ev = &all->v[i];

		if (!publication_fits(ev, r->v->p.period, r->v->p.as_of) ||
		    (event && all_settled(r)))
			continue;
		event = true;
		if (!print_again(l, ev, r, e))
			return false;
	}
	for (size_t i = 0; i < r->n; i++)
		tell(l, &r->v[i], event);
	return true;
}

/* --- is one not there any more? --- */

static bool
lies_there(const struct looking *l, const struct archive_piece *p)
{
	for (size_t i = 0; i < l->all.v.n; i++) {
		const struct held *h = &l->all.v.v[i];

		if (strcmp(h->person, p->person.id) == 0)
			return archive_has(h->all, p);
	}
	return false;
}

/* Of one paper that the run published; what lacks nothing is not printed. */
static bool
missing_of(struct looking *l, const struct paper_source *from,
    const struct paper_job *job, struct err *e)
{
	struct arena *a = l->x->ws->a;
	struct archive_pieces due = { { NULL, 0, 0 } };
	bool lacks = false;

	if (job->of == NULL)
		archive_due(a, from, job, &due);
	for (size_t i = 0; i < due.v.n; i++)
		lacks = lacks || !lies_there(l, &due.v.v[i]);
	if (lacks && !archive_paper(l->x->press, from, job, a, &due, e))
		return false; /* else of a 草稿 none is left */
	for (size_t i = 0; lacks && i < due.v.n; i++)
		if (!lies_there(l, &due.v.v[i]) && (!archive_secret(
		    &due.v.v[i]) || l->x->ws->config.policy.secret_office))
			proof_fault(a, l->p, arena_printf(a, "outputs/"
			    ARCHIVE_DIR "/%s", due.v.v[i].person.id), "按台账"
			    "归过档的%s（%s）不见了", due.v.v[i].kind,
			    due.v.v[i].id);
	return true;
}

static bool
missing_of_run(struct looking *l, const struct publication_event *ev,
    struct err *e)
{
	struct workspace *ws = l->x->ws;
	const struct paper_job *job;
	struct replaying run;
	struct manifest m;
	struct err said = ERR_INIT; /* by the rows of what was published */
	size_t n;
	bool ok;

	if (!manifest_read(ws->a, workspace_out(ws, ev->object), &m, &said) ||
	    strcmp(m.digest, ev->manifest) != 0)
		return true;
	if (!verify_press(l->x, e))
		return false;
	ok = replay_open(&run, ws, ev, e);
	n = ok ? batch_jobs(ws, &run.batch, &job) : 0;
	for (size_t i = 0; ok && i < n; i++) {
		const struct paper_source from = batch_source(ws,
		    &run.batch);

		ok = map_get(&m.sum, job[i].file) == NULL || missing_of(l,
		    &from, &job[i], e);
	}
	replay_close(&run, ws);
	return ok;
}

/* What a run that `archive` looked through would put into the files lies
 * there, or `archive` would not pass over that run. */
static bool
missing(struct looking *l, struct err *e)
{
	struct examining *x = l->x;

	for (size_t i = 0; i < x->all.n; i++) {
		const struct publication_event *ev = &x->all.v[i];
		bool done;

		if (!publication_stands(&x->all, i) || !part_has(
		    &x->asked->part, arena_printf(x->ws->a, "outputs/%s",
		    ev->object)))
			continue;
		if (!archive_looked_through(x->ws, ev, &done, e) ||
		    (done && !missing_of_run(l, ev, e)))
			return false;
	}
	return true;
}

bool
verify_pieces(struct examining *x, struct proof *p, struct err *e)
{
	struct looking l = { .x = x, .p = p };

	return !x->asked->replay || x->damage.kind != ERR_NONE ||
	    (each_run(&l, printed_by, e) && missing(&l, e));
}
