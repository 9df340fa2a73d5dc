/*
 * filings.c - the ledger is asked entry by entry; a text is read once,
 * and only the elements that are asked for stay.
 */
#include "stage/filings.h"

#include <string.h>

#include "base/utf8.h"
#include "io/xml_diff.h"
#include "rules/filing.h"
#include "stage/receipts.h"

/* --- findings, receipts, chain --- */

static void
take_found(struct arena *a, struct filing *x, const struct diag_list *all)
{
	bool refused = false;

	for (size_t i = 0; i < all->d.n; i++) {
		const struct diag *d = &all->d.v[i];

		if (x->unit != NULL && (x->item == NULL ||
		    d->item != x->item->ordinal))
			continue;
		*vec_push(a, &x->found) = *d;
		refused = refused || (!d->waived && d->level >= LEVEL_REFUSE);
	}
	/* refused with its file */
	for (size_t i = 0; x->item != NULL && !x->accepted && !refused &&
	    i < all->d.n; i++)
		if (all->d.v[i].item < 0 && all->d.v[i].level >= LEVEL_REFUSE)
			*vec_push(a, &x->found) = all->d.v[i];
}

bool
filings_fill(struct workspace *ws, const struct filings *all, struct err *e)
{
	struct diag_list found = { .a = ws->a };
	const struct entry *of = NULL;
	struct chain chain;

	for (size_t i = 0; i < all->v.n; i++) {
		struct filing *x = all->v.v[i];

		if (x->entry != of) {
			of = x->entry;
			found.d.n = 0;
			if (!store_findings(ws->store, of, &found, e) ||
			    !store_chain_at(ws->store, of->seq, &chain, e))
				return false;
		}
		x->receipt = receipt_stem(ws, of, ws->a);
		hex_encode(x->chain, chain.value, DIGEST_BYTES);
		take_found(ws->a, x, &found);
	}
	return true;
}

/* --- texts --- */

static const struct xml_node *
find_place(const struct xml_node *n, const char *name, struct place at)
{
	const struct xml_node *found = NULL;

	if (n->line == at.line && n->column == at.column &&
	    strcmp(n->name, name) == 0)
		return n;
	for (const struct xml_node *c = n->child; c != NULL && found == NULL;
	    c = c->next)
		found = find_place(c, name, at);
	return found;
}

/* A canonical text has other lines; numbers are unique in it. */
static const struct xml_node *
find_number(const struct xml_node *n, const char *name, const char *id)
{
	const struct xml_node *c = n->child;
	const char *has;

	for (; c != NULL; c = c->next) {
		has = xml_attr(c, "编号");
		if (strcmp(c->name, name) == 0 && has != NULL &&
		    strcmp(has, id) == 0)
			return c;
	}
	return NULL;
}

static bool
read_text(struct workspace *ws, const struct entry *x, struct arena *a,
    const struct xml_node **root, bool *canonical, struct err *e)
{
	const char *text = NULL;
	size_t n = 0;

	if (!store_original(ws->store, x, a, &text, &n, e))
		return false;
	*canonical = text == NULL;
	if (*canonical && !store_canonical(ws->store, x, a, &text, &n, e))
		return false;
	xml_tree_text(a, x->path, text, n, root);
	return true;
}

/* Is it closed on that day (A14.1)? */
static bool
is_closed(const struct xml_node *n, day_t as_of)
{
	const char *until = xml_attr(n, "保密期限至");
	day_t last = DAY_NONE;

	return secrecy_closed(xml_attr(n, "密级")) && (until == NULL ||
	    !day_parse(until, &last) || last >= as_of);
}

static void
take_words(struct arena *a, struct filing *x, const struct xml_node *n)
{
	const struct xml_node *m = x->kind == FILING_WITHDRAWN ||
	    x->kind == FILING_SAME ? n : xml_child(n, "更正");

	if (m == NULL)
		return;
	x->reason = xml_told(a, xml_attr(m, "理由"));
	x->approver = xml_told(a, xml_attr(m, "批准人"));
	x->approved = xml_told(a, xml_attr(m, "时间"));
}

/* Its element, NULL where the text has none (A14.1). */
static const struct xml_node *
take_node(struct arena *a, day_t as_of, struct filing *x,
    const struct xml_node *root, bool canonical)
{
	const struct xml_node *n = root;

	if (x->kind == FILING_LEFT_OUT || root == NULL)
		return NULL;
	if (x->item != NULL)
		n = canonical ? find_number(root, x->item->kind, x->id) :
		    find_place(root, x->item->kind, x->at);
	if (n == NULL)
		return NULL;
	n = xml_tree_copy(a, n);
	if (x->unit == NULL)
		x->at = (struct place){ n->line, n->column };
	x->secret = is_closed(n, as_of);
	take_words(a, x, n);
	return n;
}

/* A 撤回 says nothing of what is in the record. */
static void
compare(struct arena *a, const struct xml_node *was,
    const struct xml_node *now, struct filing *x)
{
	if (was != NULL && now != NULL && strcmp(was->name, now->name) == 0)
		xml_diff(a, was, now, x->names_only, x);
}

static bool
read_texts(struct workspace *ws, day_t as_of, const struct filings *all,
    struct err *e)
{
	const struct xml_node **node = arena_array(ws->a,
	    const struct xml_node *, all->v.n), *root = NULL;
	struct arena scratch = ARENA_INIT;
	const struct entry *of = NULL;
	bool canonical = false, ok = true;

	for (size_t i = 0; ok && i < all->v.n; i++) {
		struct filing *x = all->v.v[i];

		if (x->entry != of) {
			of = x->entry;
			arena_reset(&scratch);
			ok = read_text(ws, of, &scratch, &root, &canonical, e);
		}
		if (!ok)
			break;
		node[i] = take_node(ws->a, as_of, x, root, canonical);
		if (x->before != NULL)
			compare(ws->a, node[x->before->no], node[i], x);
	}
	arena_release(&scratch);
	return ok;
}

/* --- what is asked for --- */

/* Every 全量 that left a record out, as far as the facts go. */
static bool
load_left_out(struct workspace *ws, const struct facts *f,
    struct filing_ask *ask, struct err *e)
{
	struct diag_list found = { .a = ws->a };
	struct found_entries of = { { NULL, 0, 0 } };
	struct left_out *v;

	if (!store_found(ws->store, rule_text(RULE_A03_2)->id, &found, &of, e))
		return false;
	v = arena_array(ws->a, struct left_out, found.d.n);
	for (size_t i = 0; i < found.d.n; i++) {
		if ((size_t)of.seq.v[i] > f->entry.n)
			break;
		v[ask->n_left_out] = (struct left_out){ of.seq.v[i],
		    found.d.v[i] };
		v[ask->n_left_out++].found.file =
		    f->entry.v[of.seq.v[i] - 1]->path;
	}
	ask->left_out = v;
	return true;
}

static bool
find_all(struct workspace *ws, const struct facts *f,
    const struct filing_ask *ask, struct filings *out, struct err *e)
{
	filings_find(ws->a, f, ask, out);
	if (!filings_fill(ws, out, e) || !read_texts(ws, f->as_of, out, e))
		return false;
	filings_judge(f, out);
	return true;
}

bool
filings_of(struct workspace *ws, const struct facts *f, const char *unit,
    const char *id, struct filings *out, struct err *e)
{
	struct filing_ask ask = { .n_left_out = 0 };

	map_init(&ask.wanted, ws->a);
	map_put(&ask.wanted, unit == NULL ? id :
	    filing_key(ws->a, unit, id), &ask);
	return load_left_out(ws, f, &ask, e) &&
	    find_all(ws, f, &ask, out, e);
}

/* By unit, the office's last; stable: then by number. */
static int
compare_units(const void *x, const void *y, void *ctx)
{
	const struct filing *a = *(const struct filing *const *)x;
	const struct filing *b = *(const struct filing *const *)y;
	bool none = a->entry->unit[0] == '\0';

	(void)ctx;
	if (none != (b->entry->unit[0] == '\0'))
		return none ? 1 : -1;
	return strcmp(a->entry->unit, b->entry->unit);
}

bool
changes_find(struct workspace *ws, struct results *r, struct err *e)
{
	struct filing_ask ask = { .n_left_out = 0 };
	struct filings all;

	memset(&r->change, 0, sizeof(r->change));
	if (!load_left_out(ws, r->facts, &ask, e))
		return false;
	filings_ask_changed(ws->a, r->facts, r->year, &ask);
	if (!find_all(ws, r->facts, &ask, &all, e))
		return false;
	for (size_t i = 0; i < all.v.n; i++)
		if (all.v.v[i]->entry->year == r->year &&
		    filing_changes(all.v.v[i]))
			*vec_push(ws->a, &r->change) = all.v.v[i];
	sort_stable(r->change.v, r->change.n, sizeof(*r->change.v),
	    compare_units, NULL);
	return true;
}
