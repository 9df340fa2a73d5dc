/*
 * store_sql.h - inside the ledger module only (store*.c): the handle,
 * the statement table and the few ways to run one.
 */
#ifndef IO_STORE_SQL_H
#define IO_STORE_SQL_H

#include <sqlite3.h>

#include "io/store.h"

enum statement {
	SQL_ENTRY_ADD, SQL_BLOB_ADD, SQL_ITEM_ADD, SQL_FINDING_ADD,
	SQL_ENTRIES, SQL_ITEMS, SQL_CANONICAL, SQL_ORIGINAL, SQL_FINDINGS,
	SQL_FOUND,
	SQL_ENTRY_HEAD, SQL_ENTRY_HEAD_BY, SQL_ENTRY_AT, SQL_ENTRY_ALL,
	SQL_BLOBS, SQL_DETAIL, SQL_DETAIL_ENTRY, SQL_DETAIL_ITEMS,
	SQL_DETAIL_FINDINGS, SQL_EVENT_ADD, SQL_EVENT_HEAD, SQL_EVENT_AT,
	SQL_EVENT_LAST,
	SQL_EVENT_ALL, SQL_EVENT_OF, SQL_PUBLISHED, SQL_RUNS,
	SQL_STAGE_ADD, SQL_STAGE_ALL, SQL_STAGE_DROP,
	STATEMENTS
};

struct store {
	sqlite3 *db;
	sqlite3_stmt *stmt[STATEMENTS];
	bool in_tx;
};

/* A prepared, reset statement; NULL with `e` set. */
sqlite3_stmt *store_use(struct store *s, enum statement which,
    struct err *e);
/* Sets `e` from the handle's last error; always false. */
bool store_fail(struct store *s, const char *doing, struct err *e);
/* Runs a statement that gives no rows and resets it. */
bool store_run(struct store *s, sqlite3_stmt *st, const char *doing,
    struct err *e);
bool store_exec(struct store *s, const char *sql, const char *doing,
    struct err *e);
/* Ends a loop of rows: true if it ended with SQLITE_DONE. */
bool store_end(struct store *s, sqlite3_stmt *st, int rc,
    const char *doing, struct err *e);
void store_bind_text(sqlite3_stmt *st, int i, const char *s);
void store_bind_day(sqlite3_stmt *st, int i, day_t d);
const char *store_text(sqlite3_stmt *st, int i); /* "" for NULL */
/* c = SM3(c || d), in place. */
void chain_link(uint8_t c[DIGEST_BYTES], const uint8_t d[DIGEST_BYTES]);
/* Reads seq and c of a one-row statement; no row = the empty chain. */
bool store_read_head(struct store *s, sqlite3_stmt *st, struct chain *out,
    struct err *e);
/* SM3 of n lines, each ended by LF. */
void chain_digest(const char *const *line, size_t n,
    uint8_t d[DIGEST_BYTES]);
void entry_digest(const struct entry *e, const char *root_text,
    uint8_t d[DIGEST_BYTES]);
/* Copies a digest as stored (64 digits, or none); false if it is none. */
bool store_hex(const char *text, char out[DIGEST_HEX]);
/* Does a blob's SM3 equal the stored digest? */
bool store_same(const void *p, size_t n, const char *hex);
/* SM3 of what the chain does not name: the entry's other columns, its
 * items and findings, and whether the original is kept. */
bool store_detail(struct store *s, int64_t seq, bool original,
    char out[DIGEST_HEX], struct err *e);
void event_digest(int64_t seq, const char *kind, const char *as_of,
    const char *object, const char *digest, uint8_t d[DIGEST_BYTES]);
/* All tables and triggers, in this version's words (store.c). */
bool store_schema_sound(struct store *s, bool *sound, struct err *e);

#endif
