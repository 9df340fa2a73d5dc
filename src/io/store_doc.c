/*
 * store_doc.c - the document chain: appending entries with their blobs,
 * items and findings, and loading them again.
 */
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "io/store_sql.h"
#include "rules/catalogue.h"

void
chain_link(uint8_t c[DIGEST_BYTES], const uint8_t d[DIGEST_BYTES])
{
	uint8_t both[2 * DIGEST_BYTES];

	memcpy(both, c, DIGEST_BYTES);
	memcpy(both + DIGEST_BYTES, d, DIGEST_BYTES);
	digest_of(DIGEST_SM3, both, sizeof(both), c);
}

void
chain_digest(const char *const *line, size_t n, uint8_t d[DIGEST_BYTES])
{
	struct digest_ctx *c = digest_new(DIGEST_SM3);

	for (size_t i = 0; i < n; i++) {
		digest_add(c, line[i], strlen(line[i]));
		digest_add(c, "\n", 1);
	}
	digest_done(c, d);
}

/* d of an entry: the lines DESIGN.md names, in its order. */
void
entry_digest(const struct entry *e, const char *root_text,
    uint8_t d[DIGEST_BYTES])
{
	char seq[24], day[11];
	const char *line[] = { seq, root_text, e->identity, day, e->sm3,
		e->canonical_sm3, verdict_name(e->verdict) };

	snprintf(seq, sizeof(seq), "%" PRId64, e->seq);
	day_format(e->received, day);
	chain_digest(line, sizeof(line) / sizeof(line[0]), d);
}

bool
store_read_head(struct store *s, sqlite3_stmt *st, struct chain *out,
    struct err *e)
{
	int rc = sqlite3_step(st);

	memset(out, 0, sizeof(*out));
	if (rc == SQLITE_ROW) {
		out->count = sqlite3_column_int64(st, 0);
		if (sqlite3_column_bytes(st, 1) != DIGEST_BYTES) {
			sqlite3_reset(st);
			return err_set(e, ERR_DAMAGED,
			    "台账第%" PRId64 "条的链值长度不对", out->count);
		}
		memcpy(out->value, sqlite3_column_blob(st, 1), DIGEST_BYTES);
		rc = sqlite3_step(st);
	}
	return store_end(s, st, rc, "读取", e);
}

bool
store_chain(struct store *s, day_t as_of, struct chain *out, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_ENTRY_HEAD_BY, e);

	if (st == NULL)
		return false;
	store_bind_day(st, 1, as_of);
	return store_read_head(s, st, out, e);
}

bool
store_chain_at(struct store *s, int64_t seq, struct chain *out,
    struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_ENTRY_AT, e);

	if (st == NULL)
		return false;
	sqlite3_bind_int64(st, 1, seq);
	return store_read_head(s, st, out, e) && (out->count == seq ||
	    err_set(e, ERR_DAMAGED, "台账没有第%" PRId64 "条", seq));
}

/* --- appending --- */

static bool
add_entry(struct store *s, const struct entry *x, const char *root_text,
    const uint8_t d[DIGEST_BYTES], const uint8_t c[DIGEST_BYTES],
    struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_ENTRY_ADD, e);

	if (st == NULL)
		return false;
	sqlite3_bind_int64(st, 1, x->seq);
	store_bind_text(st, 2, root_text);
	store_bind_text(st, 3, x->identity);
	store_bind_text(st, 4, x->unit);
	store_bind_text(st, 5, x->path);
	store_bind_day(st, 6, x->received);
	store_bind_day(st, 7, x->own_day);
	sqlite3_bind_int(st, 8, x->year);
	sqlite3_bind_int(st, 9, x->month);
	store_bind_text(st, 10, x->sm3);
	store_bind_text(st, 11, x->canonical_sm3);
	store_bind_text(st, 12, verdict_name(x->verdict));
	store_bind_text(st, 13, x->context);
	sqlite3_bind_blob(st, 14, d, DIGEST_BYTES, SQLITE_TRANSIENT);
	sqlite3_bind_blob(st, 15, c, DIGEST_BYTES, SQLITE_TRANSIENT);
	return store_run(s, st, "写入", e);
}

static bool
add_items(struct store *s, const struct entry *x, struct err *e)
{
	for (size_t i = 0; i < x->n_items; i++) {
		const struct entry_item *t = &x->item[i];
		sqlite3_stmt *st = store_use(s, SQL_ITEM_ADD, e);

		if (st == NULL)
			return false;
		sqlite3_bind_int64(st, 1, x->seq);
		sqlite3_bind_int(st, 2, t->ordinal);
		sqlite3_bind_int(st, 3, t->canonical);
		store_bind_text(st, 4, t->kind);
		store_bind_text(st, 5, t->id);
		sqlite3_bind_int(st, 6, t->accepted);
		sqlite3_bind_int(st, 7, t->amended);
		sqlite3_bind_int64(st, 8, t->at.line);
		sqlite3_bind_int64(st, 9, t->at.column);
		if (!store_run(s, st, "写入", e))
			return false;
	}
	return true;
}

static bool
add_findings(struct store *s, int64_t seq, const struct diag_list *l,
    struct err *e)
{
	for (size_t i = 0; i < l->d.n; i++) {
		const struct diag *d = &l->d.v[i];
		sqlite3_stmt *st = store_use(s, SQL_FINDING_ADD, e);

		if (st == NULL)
			return false;
		sqlite3_bind_int64(st, 1, seq);
		sqlite3_bind_int64(st, 2, (int64_t)i);
		sqlite3_bind_int(st, 3, d->rule);
		store_bind_text(st, 4, rule_text(d->rule)->id);
		store_bind_text(st, 5, level_name(d->level));
		sqlite3_bind_int(st, 6, d->waived);
		sqlite3_bind_int(st, 7, d->item);
		store_bind_text(st, 8, d->unit);
		store_bind_text(st, 9, d->record);
		store_bind_text(st, 10, d->month);
		sqlite3_bind_int64(st, 11, d->at.line);
		sqlite3_bind_int64(st, 12, d->at.column);
		store_bind_text(st, 13, d->message);
		store_bind_text(st, 14, d->mend);
		store_bind_text(st, 15, d->source);
		if (!store_run(s, st, "写入", e))
			return false;
	}
	return true;
}

/* Last of all: its `detail` is of the rows that stand by now. */
static bool
add_content(struct store *s, int64_t seq, const struct deposit *with,
    struct err *e)
{
	bool empty = with->n_canonical == 0;
	char detail[DIGEST_HEX];
	sqlite3_stmt *st;

	if (!store_detail(s, seq, with->original != NULL, detail, e))
		return false;
	st = store_use(s, SQL_BLOB_ADD, e);
	if (st == NULL)
		return false;
	sqlite3_bind_int64(st, 1, seq);
	store_bind_text(st, 2, detail);
	if (with->original == NULL)
		sqlite3_bind_null(st, 3);
	else
		sqlite3_bind_blob64(st, 3, with->original, with->n_original,
		    SQLITE_STATIC);
	/* a NULL pointer would bind NULL: an empty text is not absent */
	sqlite3_bind_blob64(st, 4, empty ? "" : with->canonical,
	    with->n_canonical, SQLITE_STATIC);
	return store_run(s, st, "写入", e);
}

bool
store_append(struct store *s, struct entry *x, const struct deposit *with,
    struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_ENTRY_HEAD, e);
	struct chain head;
	uint8_t d[DIGEST_BYTES];

	assert(s->in_tx);
	if (st == NULL || !store_read_head(s, st, &head, e))
		return false;
	x->seq = head.count + 1;
	entry_digest(x, with->root_text, d);
	chain_link(head.value, d);
	return add_entry(s, x, with->root_text, d, head.value, e) &&
	    add_items(s, x, e) && add_findings(s, x->seq, with->found, e) &&
	    add_content(s, x->seq, with, e);
}

/* --- loading --- */

static bool
load_items(struct store *s, struct entry *x, struct arena *a, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_ITEMS, e);
	VEC(struct entry_item) list = { NULL, 0, 0 };
	int rc;

	if (st == NULL)
		return false;
	sqlite3_bind_int64(st, 1, x->seq);
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		struct entry_item *t = vec_push(a, &list);

		t->ordinal = sqlite3_column_int(st, 0);
		t->canonical = sqlite3_column_int(st, 1);
		t->kind = arena_strdup(a, store_text(st, 2));
		t->id = arena_strdup(a, store_text(st, 3));
		t->accepted = sqlite3_column_int(st, 4) != 0;
		t->amended = sqlite3_column_int(st, 5) != 0;
		t->at.line = (uint32_t)sqlite3_column_int64(st, 6);
		t->at.column = (uint32_t)sqlite3_column_int64(st, 7);
	}
	x->item = list.v;
	x->n_items = list.n;
	return store_end(s, st, rc, "读取", e);
}

bool
store_hex(const char *text, char out[DIGEST_HEX])
{
	size_t n = strlen(text);

	if (n != 0 && n != DIGEST_HEX - 1)
		return false;
	memcpy(out, text, n + 1);
	return true;
}

static bool
load_entry(sqlite3_stmt *st, struct entry *x, struct arena *a,
    struct err *e)
{
	const char *own = store_text(st, 6);

	x->seq = sqlite3_column_int64(st, 0);
	if (!root_parse(store_text(st, 1), &x->root))
		x->root = ROOT_NONE;
	x->identity = arena_strdup(a, store_text(st, 2));
	x->unit = arena_strdup(a, store_text(st, 3));
	x->path = arena_strdup(a, store_text(st, 4));
	x->own_day = DAY_NONE;
	x->year = sqlite3_column_int(st, 7);
	x->month = sqlite3_column_int(st, 8);
	if (!day_parse(store_text(st, 5), &x->received) ||
	    (own[0] != '\0' && !day_parse(own, &x->own_day)) ||
	    !store_hex(store_text(st, 9), x->sm3) ||
	    !store_hex(store_text(st, 10), x->canonical_sm3) ||
	    !verdict_parse(store_text(st, 11), &x->verdict) ||
	    !store_hex(store_text(st, 12), x->context))
		return err_set(e, ERR_DAMAGED,
		    "台账第%" PRId64 "条有读不懂的字段", x->seq);
	return true;
}

bool
store_entries(struct store *s, day_t as_of, struct arena *a,
    struct entry **out, size_t *n, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_ENTRIES, e);
	VEC(struct entry) list = { NULL, 0, 0 };
	bool ok = true;
	int rc = SQLITE_DONE;

	if (st == NULL)
		return false;
	store_bind_day(st, 1, as_of);
	while (ok && (rc = sqlite3_step(st)) == SQLITE_ROW)
		ok = load_entry(st, vec_push(a, &list), a, e);
	if (!ok)
		sqlite3_reset(st);
	else
		ok = store_end(s, st, rc, "读取", e);
	for (size_t i = 0; ok && i < list.n; i++)
		ok = load_items(s, &list.v[i], a, e);
	*out = list.v;
	*n = list.n;
	return ok;
}

bool
store_same(const void *p, size_t n, const char *hex)
{
	char now[DIGEST_HEX];

	sm3_hex(p == NULL ? "" : p, n, now);
	return strcmp(now, hex) == 0;
}

struct blob { const char *text; size_t n; };

/* One blob of an entry, checked; text NULL where SQL NULL stands. */
static bool
load_blob(struct store *s, enum statement which, const struct entry *x,
    struct arena *a, struct blob *out, struct err *e)
{
	sqlite3_stmt *st = store_use(s, which, e);
	const char *sm3 = which == SQL_ORIGINAL ? x->sm3 : x->canonical_sm3;
	int rc;

	if (st == NULL)
		return false;
	sqlite3_bind_int64(st, 1, x->seq);
	rc = sqlite3_step(st);
	if (rc != SQLITE_ROW) {
		if (rc == SQLITE_DONE)
			err_set(e, ERR_DAMAGED, "台账第%" PRId64
			    "条没有内容", x->seq);
		else
			store_fail(s, "读取", e);
		sqlite3_reset(st);
		return false;
	}
	out->n = (size_t)sqlite3_column_bytes(st, 0);
	out->text = sqlite3_column_type(st, 0) == SQLITE_NULL ? NULL :
	    arena_strndup(a, out->n == 0 ? "" : sqlite3_column_blob(st, 0),
	    out->n);
	sqlite3_reset(st);
	if (out->text != NULL && !store_same(out->text, out->n, sm3))
		return err_set(e, ERR_DAMAGED, "台账第%" PRId64
		    "条（%s）的内容与摘要不符，内容被改动过", x->seq, x->path);
	return true;
}

bool
store_canonical(struct store *s, const struct entry *x, struct arena *a,
    const char **text, size_t *n, struct err *e)
{
	struct blob b;

	if (!load_blob(s, SQL_CANONICAL, x, a, &b, e))
		return false;
	*text = b.text;
	*n = b.n;
	return true;
}

bool
store_original(struct store *s, const struct entry *x, struct arena *a,
    const char **text, size_t *n, struct err *e)
{
	struct blob b;

	if (!load_blob(s, SQL_ORIGINAL, x, a, &b, e))
		return false;
	*text = b.text;
	*n = b.n;
	return true;
}

/* A row of SQL_FINDINGS or SQL_FOUND; its texts are the statement's. */
static bool
read_finding(sqlite3_stmt *st, int64_t seq, struct diag *d, struct err *e)
{
	enum rule_id rule;

	if (!rule_parse(store_text(st, 0), &rule) ||
	    !level_parse(store_text(st, 1), &d->level))
		return err_set(e, ERR_DAMAGED, "台账第%" PRId64
		    "条有读不懂的问题记录", seq);
	d->rule = (uint16_t)rule;
	d->waived = sqlite3_column_int(st, 2) != 0;
	d->item = sqlite3_column_int(st, 3);
	d->unit = store_text(st, 4);
	d->record = store_text(st, 5);
	d->month = store_text(st, 6);
	d->at.line = (uint32_t)sqlite3_column_int64(st, 7);
	d->at.column = (uint32_t)sqlite3_column_int64(st, 8);
	d->message = store_text(st, 9);
	d->mend = store_text(st, 10);
	d->source = store_text(st, 11);
	return true;
}

bool
store_findings(struct store *s, const struct entry *x,
    struct diag_list *out, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_FINDINGS, e);
	bool ok = true;
	int rc = SQLITE_DONE;

	if (st == NULL)
		return false;
	sqlite3_bind_int64(st, 1, x->seq);
	while (ok && (rc = sqlite3_step(st)) == SQLITE_ROW) {
		struct diag d = { .file = x->path };

		ok = read_finding(st, x->seq, &d, e);
		if (ok)
			diag_add(out, &d);
	}
	if (!ok) {
		sqlite3_reset(st);
		return false;
	}
	return store_end(s, st, rc, "读取", e);
}

bool
store_found(struct store *s, const char *rule, struct diag_list *out,
    struct found_entries *of, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_FOUND, e);
	bool ok = true;
	int rc = SQLITE_DONE;

	if (st == NULL)
		return false;
	store_bind_text(st, 1, rule);
	while (ok && (rc = sqlite3_step(st)) == SQLITE_ROW) {
		struct diag d = { .file = "" };
		int64_t seq = sqlite3_column_int64(st, 12);

		ok = read_finding(st, seq, &d, e);
		if (ok) {
			diag_add(out, &d);
			*vec_push(out->a, &of->seq) = seq;
		}
	}
	if (!ok) {
		sqlite3_reset(st);
		return false;
	}
	return store_end(s, st, rc, "读取", e);
}
