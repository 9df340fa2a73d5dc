/*
 * receipts.c - from ledger entries to receipt files.
 */
#include "stage/receipts.h"

#include <string.h>

#include "base/utf8.h"
#include "out/receipt.h"
#include "rules/catalogue.h"

/* The last entry before x for the same document: the same identity, or
 * the same path where there is none. */
static const struct entry *
entry_before(const struct facts *f, const struct entry *x)
{
	const struct entry *last = NULL;

	for (size_t i = 0; i < f->entry.n && f->entry.v[i] != x; i++) {
		const struct entry *y = f->entry.v[i];

		if (x->identity[0] != '\0' ?
		    strcmp(y->identity, x->identity) == 0 :
		    strcmp(y->path, x->path) == 0)
			last = y;
	}
	return last;
}

/*
 * Whose the file is: what it says, else the folder it lies in.  A code
 * may stand in a file name only if it has the form of one.
 */
static const char *
file_prefix(const struct workspace *ws, const struct entry *x,
    struct arena *a)
{
	static const char units[] = "inputs/units/";
	const struct policy *p = &ws->config.policy;

	const char *code = x->unit;

	if (code[0] == '\0' && strncmp(x->path, units, strlen(units)) == 0) {
		code = x->path + strlen(units);
		code = arena_strndup(a, code, strcspn(code, "/"));
	}
	if (code[0] != '\0' && strspn(code,
	    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(code) &&
	    p->match(p->patterns, "单位代码", code) == 1)
		return code;
	return strncmp(x->path, "inputs/office/", 14) == 0 ||
	    (x->root != ROOT_NONE && root_side(x->root) == SIDE_OFFICE) ?
	    "office" : "unknown";
}

static bool
is_secret(const struct diag_list *l)
{
	for (size_t i = 0; i < l->d.n; i++)
		if (l->d.v[i].rule == RULE_A14_1)
			return true;
	return false;
}

/* In a 涉密环境 a secret record is counted, not shown. */
static bool
masked(const struct facts *f, const struct entry *x,
    const struct entry_item *t)
{
	const struct fact_record *r = x->root == ROOT_SUBMISSION ?
	    facts_record(f, x->unit, t->id) : NULL;

	return r != NULL && r->secrecy >= SECRECY_SECRET;
}

static void
fill_items(const struct facts *f, const struct entry *x, struct receipt *r,
    struct arena *a)
{
	struct receipt_item *item = arena_array(a, struct receipt_item,
	    x->n_items);

	for (size_t i = 0; i < x->n_items; i++) {
		const struct entry_item *t = &x->item[i];

		if (masked(f, x, t)) {
			r->n_masked++;
			continue;
		}
		item[r->n_items++] = (struct receipt_item){
			.kind = t->kind, .id = t->id,
			.accepted = t->accepted };
	}
	r->item = item;
}

/*
 * Files that hold nothing, or could not be read, all have the digest of
 * nothing: their receipts are told apart by their paths.
 */
static const char *
name_digest(const struct entry *x, char path_sm3[DIGEST_HEX])
{
	sm3_hex("", 0, path_sm3);
	if (strcmp(x->sm3, path_sm3) != 0)
		return x->sm3;
	sm3_hex(x->path, strlen(x->path), path_sm3);
	return path_sm3;
}

const char *
receipt_stem(const struct workspace *ws, const struct entry *x,
    struct arena *a)
{
	char path_sm3[DIGEST_HEX];

	return arena_printf(a, "回执/%s-%.12s", file_prefix(ws, x, a),
	    name_digest(x, path_sm3));
}

static bool
write_both(struct workspace *ws, const struct staging *g,
    const struct entry *x, const struct receipt *r, struct arena *a,
    struct err *e)
{
	struct sbuf json = SBUF_INIT, html = SBUF_INIT;
	const char *stem = receipt_stem(ws, x, a);
	bool ok;

	receipt_json(r, &json);
	receipt_html(r, &html);
	ok = staging_file(g, a, arena_printf(a, "%s.json", stem),
	    sbuf_text(&json), json.n, e) && staging_file(g, a,
	    arena_printf(a, "%s.html", stem), sbuf_text(&html), html.n, e);
	sbuf_release(&json);
	sbuf_release(&html);
	return ok;
}

static bool
write_one(struct workspace *ws, const struct history *h,
    const struct staging *g, const struct entry *x, struct arena *a,
    struct err *e)
{
	const struct facts *f = &h->facts;
	const struct entry *before = entry_before(f, x);
	const struct unit *u = facts_unit(f, x->year, x->unit);
	struct diag_list found = { .a = a }, old = { .a = a };
	struct chain chain;
	char value[DIGEST_HEX];
	struct receipt r = { .file = x->path, .root = root_name(x->root),
		.identity = x->identity, .unit = x->unit,
		.unit_name = u == NULL ? "" : u->name.text,
		.received = x->received, .verdict = x->verdict,
		.sm3 = x->sm3, .chain_value = value, .found = &found,
		.before_received = DAY_NONE };

	if (!store_findings(ws->store, x, &found, e) ||
	    !store_chain_at(ws->store, x->seq, &chain, e) ||
	    (before != NULL && !store_findings(ws->store, before, &old, e)))
		return false;
	hex_encode(value, chain.value, DIGEST_BYTES);
	r.chain_count = chain.count;
	r.secret = is_secret(&found);
	fill_items(f, x, &r, a);
	if (before != NULL) {
		r.before_received = before->received;
		r.before_verdict = before->verdict;
		r.before_found = &old;
	}
	return write_both(ws, g, x, &r, a, e);
}

bool
receipts_write(struct workspace *ws, const struct history *h,
    const struct staging *g, struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok = true;

	for (size_t i = 0; ok && i < h->facts.entry.n; i++) {
		if (h->facts.entry.v[i]->received != ws->opt->as_of)
			continue;
		ok = write_one(ws, h, g, h->facts.entry.v[i], &a, e);
		arena_reset(&a);
	}
	arena_release(&a);
	return ok;
}
