/*
 * history.c - from ledger entries to facts.
 */
#include "stage/history.h"

#include <string.h>

#include "rules/catalogue.h"
#include "rules/fold.h"
#include "stage/published.h"

/* Only submissions are copied by the fold; other documents are few and
 * live on in the facts' arena (rules/fold.h). */
void
history_add(struct history *h, const struct entry *e, const char *text,
    size_t n)
{
	struct arena item = ARENA_INIT;
	struct arena *a = e->root == ROOT_SUBMISSION ? &item :
	    &h->facts_arena;
	struct reading *r;

	if (e->verdict == VERDICT_REFUSED || e->verdict == VERDICT_UNJUDGED) {
		facts_fold(&h->facts, e, NULL);
		return;
	}
	r = arena_new(a, struct reading);
	xml_read(NULL, e->path, (const uint8_t *)text, n, a, r);
	facts_fold(&h->facts, e, &r->doc);
	arena_release(&item);
}

/* Those it may see: the months published whole, for what comes
 * in late, and the days of the runs that chased. */
static bool
load_published(struct history *h, struct workspace *ws, struct err *e)
{
	struct publication_events all;
	struct fact_published *month;
	day_t *day;

	if (!store_publications(ws->store, &h->facts_arena, &all, e))
		return false;
	month = arena_array(&h->facts_arena, struct fact_published, all.n);
	day = arena_array(&h->facts_arena, day_t, all.n);
	for (size_t i = 0; i < all.n && all.v[i].seq < h->before; i++) {
		const struct publication_event *x = &all.v[i];
		struct fact_published *m = &month[h->facts.n_month_runs];
		bool of_month = month_parse(x->object, &m->month);

		if (x->partial)
			continue;
		if (of_month || publication_of_day(x))
			day[h->facts.n_printed++] = x->as_of;
		if (of_month)
			month[h->facts.n_month_runs++].as_of = x->as_of;
	}
	h->facts.month_run = month;
	h->facts.printed = day;
	return true;
}

/* All runs so far; latest is the last, earlier ones go to the facts. */
static bool
load_runs(struct history *h, struct workspace *ws, struct err *e)
{
	day_t *days;
	size_t n;

	if (!load_published(h, ws, e) ||
	    !store_runs(ws->store, &h->facts_arena, &days, &n, e))
		return false;
	h->latest = n == 0 ? DAY_NONE : days[n - 1];
	h->replay = h->latest != DAY_NONE && h->facts.as_of < h->latest;
	while (n > 0 && days[n - 1] > h->facts.as_of)
		n--;
	h->facts.run = days;
	h->facts.n_runs = n;
	h->facts.last_run = n == 0 ? DAY_NONE : days[n - 1];
	return true;
}

static bool
load_entries(struct history *h, struct workspace *ws, int64_t count,
    struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct entry *entry;
	size_t n;
	bool ok = store_entries(ws->store, h->facts.as_of, &h->facts_arena,
	    &entry, &n, e);

	for (size_t i = 0; ok && i < n && entry[i].seq <= count; i++) {
		const char *text;
		size_t bytes;

		text = NULL;
		ok = entry[i].root == ROOT_SUBMISSION || store_original(
		    ws->store, &entry[i], &scratch, &text, &bytes, e);
		if (ok && text == NULL)
			ok = store_canonical(ws->store, &entry[i], &scratch,
			    &text, &bytes, e);
		if (ok)
			history_add(h, &entry[i], text, bytes);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
	return ok;
}

static void
begin(struct history *h, day_t as_of, int64_t before)
{
	memset(h, 0, sizeof(*h));
	h->before = before;
	h->latest = DAY_NONE;
	facts_init(&h->facts, &h->facts_arena, as_of);
	h->facts.last_run = DAY_NONE;
}

bool
history_load(struct history *h, struct workspace *ws, struct err *e)
{
	begin(h, ws->opt->as_of, INT64_MAX);
	if (ws->store == NULL)
		return true;
	return store_verify(ws->store, false, e) && load_runs(h, ws, e) &&
	    load_entries(h, ws, INT64_MAX, e);
}

bool
history_load_at(struct history *h, struct workspace *ws, day_t as_of,
    int64_t count, int64_t before, struct err *e)
{
	begin(h, as_of, before);
	return load_runs(h, ws, e) && load_entries(h, ws, count, e);
}

void
history_release(struct history *h)
{
	arena_release(&h->facts_arena);
}

/* --- which findings stand --- */

struct latest {
	struct map taken;    /* identity -> latest 受理 or 部分受理 */
	struct map path;     /* path -> latest entry */
};

static bool
is_taken(const struct entry *x)
{
	return x->verdict == VERDICT_ACCEPTED ||
	    x->verdict == VERDICT_PARTIAL;
}

/* The maps keep no const, and change nothing. */
static void
index_latest(const struct history *h, struct arena *a, struct latest *l)
{
	map_init(&l->taken, a);
	map_init(&l->path, a);
	for (size_t i = 0; i < h->facts.entry.n; i++) {
		const struct entry *x = h->facts.entry.v[i];

		map_put(&l->path, x->path, (void *)(uintptr_t)x);
		if (is_taken(x) && x->identity[0] != '\0')
			map_put(&l->taken, x->identity, (void *)(uintptr_t)x);
	}
}

/* Below the same folder of inputs/: the office's, or one unit's. */
static bool
same_side(const char *x, const char *y)
{
	size_t i = 0, slashes = 0, want = strncmp(x, "inputs/units/", 13) == 0 ?
	    3 : 2;

	while (x[i] != '\0' && x[i] == y[i] && slashes < want)
		slashes += x[i++] == '/';
	return slashes == want;
}

/*
 * A document taken in later took its place, or (of a file that was
 * refused) the file at the same path was judged again.  What is refused
 * takes nobody's place, and a refused file loses it only to one filed by
 * the same side: a document in the wrong folder stays wrong.
 */
static bool
replaced(const struct latest *l, const struct entry *x)
{
	const struct entry *y;

	y = x->identity[0] == '\0' ? NULL : map_get(&l->taken, x->identity);
	if (y != NULL && y->seq > x->seq &&
	    (is_taken(x) || same_side(x->path, y->path)))
		return true;
	y = map_get(&l->path, x->path);
	return !is_taken(x) && y->seq > x->seq;
}

/* The present version of the record that a finding is about, if it came
 * with this entry. */
static bool
about_present(const struct history *h, const struct entry *x,
    const struct diag *d)
{
	const struct fact_record *r;

	/* a second record of the same 编号 in the file is not the one */
	if (x->root != ROOT_SUBMISSION || d->item < 0 ||
	    (size_t)d->item >= x->n_items || !x->item[d->item].accepted)
		return false;
	r = facts_record(&h->facts, x->unit, d->record);
	return r != NULL && r->entry == x && !r->withdrawn;
}

/*
 * What A13 lists is not undone by filing the same document again: that
 * a run had not seen the file (A10.6), while a record of it stands; that
 * a record was left out (A03.2), while it stands.
 */
static bool
stays_listed(const struct history *h, const struct entry *x,
    const struct diag *d)
{
	const struct fact_record *r;

	if (x->root != ROOT_SUBMISSION || !is_taken(x))
		return false;
	if (d->rule == RULE_A03_2) {
		r = facts_record(&h->facts, x->unit, d->record);
		return r != NULL && !r->withdrawn;
	}
	for (size_t i = 0; d->rule == RULE_A10_6 && d->item < 0 &&
	    i < x->n_items; i++) {
		r = facts_record(&h->facts, x->unit, x->item[i].id);
		if (r != NULL && r->entry == x && !r->withdrawn)
			return true;
	}
	return false;
}

static void
keep_standing(const struct history *h, const struct policy *policy,
    const struct entry *x, bool gone, const struct diag_list *all,
    struct diag_list *out)
{
	/* waived or not by the policy that scores, not by that of the day */
	for (size_t i = 0; i < all->d.n; i++)
		all->d.v[i].waived = policy_waived(policy,
		    (enum rule_id)all->d.v[i].rule, x->unit, x->received) !=
		    NULL;
	for (size_t i = 0; i < all->d.n; i++)
		if (!gone || about_present(h, x, &all->d.v[i]) ||
		    stays_listed(h, x, &all->d.v[i]))
			diag_add(out, &all->d.v[i]);
}

/* A file that could not be read belongs to the year it came in. */
static int
year_of(const struct entry *x)
{
	return x->year != 0 ? x->year : day_civil(x->received).year;
}

bool
history_findings(const struct history *h, struct workspace *ws, int year,
    struct diag_list *out, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct latest latest;
	bool ok = true;

	index_latest(h, ws->a, &latest);
	for (size_t i = 0; ok && i < h->facts.entry.n; i++) {
		const struct entry *x = h->facts.entry.v[i];
		struct diag_list all = { .a = &scratch };

		if (year != 0 && year_of(x) != year)
			continue;
		ok = store_findings(ws->store, x, &all, e);
		if (ok)
			keep_standing(h, &ws->config.policy, x,
			    replaced(&latest, x), &all, out);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
	return ok;
}
