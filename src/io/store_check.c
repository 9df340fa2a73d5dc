/*
 * store_check.c - is the ledger what was written?  The chains, what the
 * chains do not name, the blobs, and the database's own checks.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "io/store_sql.h"

/* Every column of every row, each with its length before it, so that no
 * two sets of rows read the same. */
static bool
digest_rows(struct store *s, enum statement which, int64_t seq,
    struct digest_ctx *c, struct err *e)
{
	sqlite3_stmt *st = store_use(s, which, e);
	int rc;

	if (st == NULL)
		return false;
	sqlite3_bind_int64(st, 1, seq);
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(st); i++) {
			const char *text = store_text(st, i);
			int n = sqlite3_column_bytes(st, i);
			char head[16];

			snprintf(head, sizeof(head), "%d%c", n,
			    sqlite3_column_type(st, i) == SQLITE_NULL ?
			    '-' : ':');
			digest_add(c, head, strlen(head));
			digest_add(c, text, (size_t)n);
		}
	digest_add(c, ";", 1);
	return store_end(s, st, rc, "读取", e);
}

bool
store_detail(struct store *s, int64_t seq, bool original,
    char out[DIGEST_HEX], struct err *e)
{
	struct digest_ctx *c = digest_new(DIGEST_SM3);
	uint8_t sum[DIGEST_BYTES];
	bool ok;

	digest_add(c, original ? "1" : "0", 1);
	ok = digest_rows(s, SQL_DETAIL_ENTRY, seq, c, e) &&
	    digest_rows(s, SQL_DETAIL_ITEMS, seq, c, e) &&
	    digest_rows(s, SQL_DETAIL_FINDINGS, seq, c, e);
	digest_done(c, sum);
	hex_encode(out, sum, DIGEST_BYTES);
	return ok;
}

/* No row of content reads as false: an entry has one. */
static bool
verify_detail(struct store *s, int64_t seq, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_DETAIL, e);
	char want[DIGEST_HEX] = "", got[DIGEST_HEX];
	bool original = false, sound;
	int rc;

	if (st == NULL)
		return false;
	sqlite3_bind_int64(st, 1, seq);
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW) {
		sound = store_hex(store_text(st, 0), want);
		original = sqlite3_column_int(st, 1) != 0;
		rc = sound ? sqlite3_step(st) : SQLITE_DONE;
	}
	if (!store_end(s, st, rc, "检查", e) ||
	    !store_detail(s, seq, original, got, e))
		return false;
	return strcmp(want, got) == 0 || err_set(e, ERR_DAMAGED, "台账第%"
	    PRId64 "条的事项、问题或者附记被改动过", seq);
}

static bool
verify_blobs(struct store *s, const struct entry *x, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_BLOBS, e);
	bool ok = false;
	int rc;

	if (st == NULL)
		return false;
	sqlite3_bind_int64(st, 1, x->seq);
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW) {
		ok = (sqlite3_column_type(st, 0) == SQLITE_NULL ||
		    store_same(sqlite3_column_blob(st, 0),
		    (size_t)sqlite3_column_bytes(st, 0), x->sm3)) &&
		    store_same(sqlite3_column_blob(st, 1),
		    (size_t)sqlite3_column_bytes(st, 1), x->canonical_sm3);
		rc = SQLITE_DONE;
	}
	if (!store_end(s, st, rc, "检查", e))
		return false;
	return ok || err_set(e, ERR_DAMAGED, "台账第%" PRId64
	    "条的内容与摘要不符，内容被改动过", x->seq);
}

/* A text with a NUL in it would be read shorter than it is. */
static bool
plain_row(sqlite3_stmt *st)
{
	for (int i = 0; i < sqlite3_column_count(st); i++)
		if (sqlite3_column_type(st, i) == SQLITE_TEXT &&
		    strlen(store_text(st, i)) !=
		    (size_t)sqlite3_column_bytes(st, i))
			return false;
	return true;
}

static bool
holds_bytes(sqlite3_stmt *st, int i, const uint8_t want[DIGEST_BYTES])
{
	return sqlite3_column_bytes(st, i) == DIGEST_BYTES &&
	    memcmp(sqlite3_column_blob(st, i), want, DIGEST_BYTES) == 0;
}

/* One row of SQL_ENTRY_ALL against the running chain value. */
static bool
verify_row(sqlite3_stmt *st, int64_t expected, struct entry *x,
    uint8_t c[DIGEST_BYTES])
{
	uint8_t d[DIGEST_BYTES];

	x->seq = sqlite3_column_int64(st, 0);
	x->identity = store_text(st, 2);
	if (x->seq != expected || !plain_row(st) ||
	    !day_parse(store_text(st, 3), &x->received) ||
	    !store_hex(store_text(st, 4), x->sm3) ||
	    !store_hex(store_text(st, 5), x->canonical_sm3) ||
	    !verdict_parse(store_text(st, 6), &x->verdict))
		return false;
	entry_digest(x, store_text(st, 1), d);
	chain_link(c, d);
	return holds_bytes(st, 7, d) && holds_bytes(st, 8, c);
}

static bool
verify_entries(struct store *s, bool deep, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_ENTRY_ALL, e);
	uint8_t c[DIGEST_BYTES] = { 0 };
	int64_t n = 0;
	int rc;

	if (st == NULL)
		return false;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		struct entry x = { 0 };

		n++;
		if (!verify_row(st, n, &x, c)) {
			sqlite3_reset(st);
			return err_set(e, ERR_DAMAGED, "台账链在第%" PRId64
			    "条断开：该条被改动、删除或调换过", n);
		}
		if (!verify_detail(s, n, e) ||
		    (deep && !verify_blobs(s, &x, e))) {
			sqlite3_reset(st);
			return false;
		}
	}
	return store_end(s, st, rc, "检查", e);
}

static bool
verify_event(sqlite3_stmt *st, int64_t n, uint8_t c[DIGEST_BYTES])
{
	uint8_t d[DIGEST_BYTES];

	if (sqlite3_column_int64(st, 0) != n || !plain_row(st))
		return false;
	event_digest(n, store_text(st, 1), store_text(st, 2),
	    store_text(st, 3), store_text(st, 4), d);
	chain_link(c, d);
	return holds_bytes(st, 5, d) && holds_bytes(st, 6, c);
}

static bool
verify_events(struct store *s, struct err *e)
{
	sqlite3_stmt *st = store_use(s, SQL_EVENT_ALL, e);
	uint8_t c[DIGEST_BYTES] = { 0 };
	int64_t n = 0;
	int rc;

	if (st == NULL)
		return false;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		if (!verify_event(st, ++n, c)) {
			sqlite3_reset(st);
			return err_set(e, ERR_DAMAGED, "台账事件链在第%" PRId64
			    "条断开：该条被改动、删除或调换过", n);
		}
	return store_end(s, st, rc, "检查", e);
}

/* SQLite's own checks: pages and indices; rows without their entry. */
static bool
verify_database(struct store *s, struct err *e)
{
	static const struct { const char *sql; bool one_ok; } ask[] = {
		{ "PRAGMA integrity_check(1)", true },
		{ "PRAGMA foreign_key_check", false },
	};

	for (size_t i = 0; i < sizeof(ask) / sizeof(ask[0]); i++) {
		sqlite3_stmt *st = NULL;
		bool sound;
		int rc;

		if (sqlite3_prepare_v2(s->db, ask[i].sql, -1, &st, NULL) !=
		    SQLITE_OK)
			return store_fail(s, "检查", e);
		rc = sqlite3_step(st);
		sound = ask[i].one_ok ? rc == SQLITE_ROW &&
		    strcmp(store_text(st, 0), "ok") == 0 : rc == SQLITE_DONE;
		sqlite3_finalize(st);
		if (!sound)
			return err_set(e, ERR_DAMAGED,
			    "台账未通过数据库完整性检查");
	}
	return true;
}

bool
store_verify(struct store *s, bool deep, struct err *e)
{
	bool sound;

	if (!store_schema_sound(s, &sound, e))
		return false;
	if (!sound)
		return err_set(e, ERR_DAMAGED,
		    "台账的表或者触发器被改动过");
	return (!deep || verify_database(s, e)) &&
	    verify_entries(s, deep, e) && verify_events(s, e);
}
