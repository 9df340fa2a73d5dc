/*
 * store.c - the ledger's handle: opening, settings, migrations, the
 * table of statements, transactions.
 */
#include "io/store.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/sbuf.h"
#include "io/store_sql.h"

enum { APPLICATION_ID = 0x4c5a3031 /* "LZ01" */ };

/* No index: rows are few, and a damaged index hides rows from a query
 * that no chain would miss. */
static const char schema_1[] =
    "CREATE TABLE entry("
    " seq INTEGER PRIMARY KEY, root TEXT NOT NULL, identity TEXT NOT NULL,"
    " unit TEXT NOT NULL, path TEXT NOT NULL, received TEXT NOT NULL,"
    " own_day TEXT, year INTEGER NOT NULL, month INTEGER NOT NULL,"
    " sm3 TEXT NOT NULL, canonical_sm3 TEXT NOT NULL,"
    " verdict TEXT NOT NULL, context TEXT NOT NULL,"
    " d BLOB NOT NULL, c BLOB NOT NULL) STRICT;"
    "CREATE TABLE content("
    " entry INTEGER PRIMARY KEY REFERENCES entry(seq),"
    " detail TEXT NOT NULL,"
    " original BLOB, canonical BLOB NOT NULL) STRICT;"
    "CREATE TABLE item("
    " entry INTEGER NOT NULL REFERENCES entry(seq),"
    " ordinal INTEGER NOT NULL, canonical INTEGER NOT NULL,"
    " kind TEXT NOT NULL, id TEXT NOT NULL, accepted INTEGER NOT NULL,"
    " amended INTEGER NOT NULL, line INTEGER NOT NULL,"
    " col INTEGER NOT NULL, PRIMARY KEY(entry, ordinal))"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE finding("
    " entry INTEGER NOT NULL REFERENCES entry(seq), n INTEGER NOT NULL,"
    " rule INTEGER NOT NULL, rule_name TEXT NOT NULL,"
    " level TEXT NOT NULL, waived INTEGER NOT NULL, item INTEGER NOT NULL,"
    " unit TEXT NOT NULL, record TEXT NOT NULL, month TEXT NOT NULL,"
    " line INTEGER NOT NULL, col INTEGER NOT NULL, message TEXT NOT NULL,"
    " mend TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY(entry, n))"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE event("
    " seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, as_of TEXT NOT NULL,"
    " object TEXT NOT NULL, digest TEXT NOT NULL,"
    " d BLOB NOT NULL, c BLOB NOT NULL) STRICT;"
    "CREATE TABLE staged("
    " period TEXT PRIMARY KEY, kind TEXT NOT NULL,"
    " as_of TEXT NOT NULL, manifest TEXT NOT NULL) STRICT;";

/* The facts, which triggers keep from being changed, and when a row to
 * be inserted is none that may come next. */
static const struct { const char *table, *not_new; } kept[] = {
	{ "entry", "NEW.seq <>"
	    " (SELECT coalesce(max(seq), 0) + 1 FROM entry)" },
	{ "content", "EXISTS (SELECT 1 FROM content WHERE entry = NEW.entry)" },
	{ "item", "EXISTS (SELECT 1 FROM item WHERE entry = NEW.entry"
	    " AND ordinal = NEW.ordinal)" },
	{ "finding", "EXISTS (SELECT 1 FROM finding WHERE entry = NEW.entry"
	    " AND n = NEW.n)" },
	{ "event", "NEW.seq <>"
	    " (SELECT coalesce(max(seq), 0) + 1 FROM event)" },
};

static const char *const sql[STATEMENTS] = {
	[SQL_ENTRY_ADD] = "INSERT INTO entry VALUES"
	    "(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15)",
	[SQL_BLOB_ADD] = "INSERT INTO content VALUES(?1,?2,?3,?4)",
	[SQL_ITEM_ADD] = "INSERT INTO item VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)",
	[SQL_FINDING_ADD] = "INSERT INTO finding VALUES"
	    "(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15)",
	[SQL_ENTRIES] = "SELECT seq, root, identity, unit, path, received,"
	    " own_day, year, month, sm3, canonical_sm3, verdict, context"
	    " FROM entry WHERE received <= ?1 ORDER BY seq",
	[SQL_ITEMS] = "SELECT ordinal, canonical, kind, id, accepted, amended,"
	    " line, col FROM item WHERE entry = ?1 ORDER BY ordinal",
	[SQL_ORIGINAL] = "SELECT original FROM content WHERE entry = ?1",
	[SQL_CANONICAL] = "SELECT canonical FROM content WHERE entry = ?1",
	[SQL_FINDINGS] = "SELECT rule_name, level, waived, item, unit, record,"
	    " month, line, col, message, mend, source"
	    " FROM finding WHERE entry = ?1 ORDER BY n",
	[SQL_FOUND] = "SELECT rule_name, level, waived, item, unit, record,"
	    " month, line, col, message, mend, source, entry"
	    " FROM finding WHERE rule_name = ?1 ORDER BY entry, n",
	[SQL_ENTRY_HEAD] = "SELECT seq, c FROM entry ORDER BY seq DESC LIMIT 1",
	[SQL_ENTRY_HEAD_BY] = "SELECT seq, c FROM entry WHERE received <= ?1"
	    " ORDER BY seq DESC LIMIT 1",
	[SQL_ENTRY_AT] = "SELECT seq, c FROM entry WHERE seq = ?1",
	[SQL_ENTRY_ALL] = "SELECT seq, root, identity, received, sm3,"
	    " canonical_sm3, verdict, d, c FROM entry ORDER BY seq",
	[SQL_BLOBS] = "SELECT original, canonical FROM content"
	    " WHERE entry = ?1",
	[SQL_DETAIL] = "SELECT detail, original IS NOT NULL FROM content"
	    " WHERE entry = ?1",
	[SQL_DETAIL_ENTRY] = "SELECT unit, path, own_day, year, month,"
	    " context FROM entry WHERE seq = ?1",
	[SQL_DETAIL_ITEMS] = "SELECT ordinal, canonical, kind, id, accepted,"
	    " amended, line, col FROM item WHERE entry = ?1 ORDER BY ordinal",
	[SQL_DETAIL_FINDINGS] = "SELECT n, rule, rule_name, level, waived,"
	    " item, unit, record, month, line, col, message, mend, source"
	    " FROM finding WHERE entry = ?1 ORDER BY n",
	[SQL_EVENT_ADD] = "INSERT INTO event VALUES(?1,?2,?3,?4,?5,?6,?7)",
	[SQL_EVENT_HEAD] = "SELECT seq, c FROM event ORDER BY seq DESC LIMIT 1",
	[SQL_EVENT_AT] = "SELECT seq, c FROM event WHERE seq = ?1",
	[SQL_EVENT_LAST] = "SELECT as_of, digest FROM event WHERE kind = ?1"
	    " AND object = ?2 ORDER BY seq DESC LIMIT 1",
	[SQL_EVENT_ALL] = "SELECT seq, kind, as_of, object, digest, d, c"
	    " FROM event ORDER BY seq",
	[SQL_EVENT_OF] = "SELECT object, seq FROM event WHERE kind = ?1"
	    " AND as_of <= ?2 ORDER BY seq",
	[SQL_PUBLISHED] = "SELECT kind, as_of, object, digest, seq"
	    " FROM event WHERE kind IN (?1, ?2) ORDER BY seq",
	[SQL_RUNS] = "SELECT received FROM entry UNION"
	    " SELECT as_of FROM event WHERE kind = '接收' ORDER BY 1",
	[SQL_STAGE_ADD] = "INSERT OR REPLACE INTO staged VALUES(?1,?2,?3,?4)",
	[SQL_STAGE_ALL] = "SELECT period, kind, as_of, manifest FROM staged"
	    " ORDER BY period",
	[SQL_STAGE_DROP] = "DELETE FROM staged WHERE period = ?1",
};

static bool
unfinished(const char *doing, struct err *e)
{
	return err_set(e, ERR_IO, "台账%s失败：上次写入被打断，而这里没有写"
	    "权限，无法恢复：先在能写的工作区运行一次，再看", doing);
}

bool
store_fail(struct store *s, const char *doing, struct err *e)
{
	static const struct { int code; enum err_kind kind; const char *say; }
	    known[] = {
		{ SQLITE_CORRUPT, ERR_DAMAGED, "数据库文件已损坏" },
		{ SQLITE_NOTADB, ERR_DAMAGED, "不是台账数据库" },
		{ SQLITE_CONSTRAINT, ERR_DAMAGED, "与已有条目冲突" },
		{ SQLITE_SCHEMA, ERR_DAMAGED, "表结构不符" },
		{ SQLITE_MISMATCH, ERR_DAMAGED, "字段类型不符" },
		{ SQLITE_BUSY, ERR_LOCKED, "被另一程序占用" },
		{ SQLITE_LOCKED, ERR_LOCKED, "被另一程序占用" },
		{ SQLITE_FULL, ERR_IO, "磁盘已满" },
		{ SQLITE_NOMEM, ERR_IO, "内存不足" },
		{ SQLITE_READONLY, ERR_IO, "只读，不能写入" },
		{ SQLITE_CANTOPEN, ERR_IO, "打不开" },
		{ SQLITE_IOERR, ERR_IO, "读写出错" },
	};
	int code = sqlite3_errcode(s->db) & 0xff;

	if (sqlite3_extended_errcode(s->db) == SQLITE_READONLY_ROLLBACK)
		return unfinished(doing, e);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].code == code)
			return err_set(e, known[i].kind, "台账%s失败：%s",
			    doing, known[i].say);
	return err_set(e, ERR_DAMAGED, "台账%s失败：错误代码%d", doing, code);
}

sqlite3_stmt *
store_use(struct store *s, enum statement which, struct err *e)
{
	sqlite3_stmt *st = s->stmt[which];

	if (st == NULL) {
		if (sqlite3_prepare_v3(s->db, sql[which], -1,
		    SQLITE_PREPARE_PERSISTENT, &st, NULL) != SQLITE_OK) {
			store_fail(s, "读取", e);
			return NULL;
		}
		s->stmt[which] = st;
	}
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
	return st;
}

bool
store_run(struct store *s, sqlite3_stmt *st, const char *doing,
    struct err *e)
{
	bool ok = sqlite3_step(st) == SQLITE_DONE;

	if (!ok)
		store_fail(s, doing, e);
	sqlite3_reset(st);
	return ok;
}

bool
store_exec(struct store *s, const char *text, const char *doing,
    struct err *e)
{
	if (sqlite3_exec(s->db, text, NULL, NULL, NULL) != SQLITE_OK)
		return store_fail(s, doing, e);
	return true;
}

bool
store_end(struct store *s, sqlite3_stmt *st, int rc, const char *doing,
    struct err *e)
{
	bool ok = rc == SQLITE_DONE;

	if (!ok)
		store_fail(s, doing, e);
	sqlite3_reset(st);
	return ok;
}

void
store_bind_text(sqlite3_stmt *st, int i, const char *s)
{
	sqlite3_bind_text(st, i, s == NULL ? "" : s, -1, SQLITE_TRANSIENT);
}

void
store_bind_day(sqlite3_stmt *st, int i, day_t d)
{
	char text[11];

	if (d == DAY_NONE) {
		sqlite3_bind_null(st, i);
		return;
	}
	day_format(d, text);
	store_bind_text(st, i, text);
}

const char *
store_text(sqlite3_stmt *st, int i)
{
	const unsigned char *s = sqlite3_column_text(st, i);

	return s == NULL ? "" : (const char *)s;
}

/* --- opening --- */

static bool
settings(struct store *s, enum store_mode mode, struct err *e)
{
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_extended_result_codes(s->db, 0);
	if (!store_exec(s, "PRAGMA foreign_keys=ON;"
	    "PRAGMA recursive_triggers=ON;PRAGMA cell_size_check=ON;", "设置",
	    e))
		return false;
	if (mode != STORE_WRITE)
		return store_exec(s, "PRAGMA query_only=ON", "设置", e);
	return store_exec(s, "PRAGMA journal_mode=TRUNCATE;"
	    "PRAGMA synchronous=EXTRA;", "设置", e);
}

static bool
pragma_int(struct store *s, const char *name, int *out, struct err *e)
{
	char text[64];
	sqlite3_stmt *st = NULL;
	bool ok = false;

	snprintf(text, sizeof(text), "PRAGMA %s", name);
	if (sqlite3_prepare_v2(s->db, text, -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW) {
		*out = sqlite3_column_int(st, 0);
		ok = true;
	} else {
		store_fail(s, "打开", e);
	}
	sqlite3_finalize(st);
	return ok;
}

/*
 * A row is never changed, taken away or replaced.  A REPLACE fires the
 * DELETE triggers only where recursive_triggers is on, which is each
 * connection's own choice; hence the third one.
 */
static bool
add_triggers(struct store *s, struct err *e)
{
	static const char *const deed[] = { "UPDATE", "DELETE", "INSERT" };
	char text[256];

	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		for (size_t k = 0; k < 3; k++) {
			snprintf(text, sizeof(text), "CREATE TRIGGER "
			    "%s_no_%s BEFORE %s ON %s %s%s BEGIN SELECT "
			    "RAISE(ABORT, 'append-only'); END;",
			    kept[i].table, k == 2 ? "REPLACE" : deed[k],
			    deed[k], kept[i].table, k == 2 ? "WHEN " : "",
			    k == 2 ? kept[i].not_new : "");
			if (!store_exec(s, text, "建立", e))
				return false;
		}
	return true;
}

static bool
migrate_1(struct store *s, struct err *e)
{
	char text[128];

	if (!store_exec(s, schema_1, "建立", e) || !add_triggers(s, e))
		return false;
	snprintf(text, sizeof(text), "PRAGMA application_id=%d",
	    APPLICATION_ID);
	return store_exec(s, text, "建立", e);
}

/* Ordered; migration i takes user_version i to i + 1. */
static bool (*const migration[])(struct store *, struct err *) = {
	migrate_1,
};
enum { VERSION = (int)(sizeof(migration) / sizeof(migration[0])) };

static bool
migrate(struct store *s, int from, struct err *e)
{
	char text[64];

	for (int i = from; i < VERSION; i++) {
		if (!store_exec(s, "BEGIN IMMEDIATE", "建立", e))
			return false;
		snprintf(text, sizeof(text), "PRAGMA user_version=%d", i + 1);
		if (!migration[i](s, e) || !store_exec(s, text, "建立", e) ||
		    !store_exec(s, "COMMIT", "建立", e)) {
			sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
			return false;
		}
	}
	return true;
}

/* SM3 of all tables, indices and triggers as their makers wrote them. */
static bool
schema_digest(struct store *s, uint8_t out[DIGEST_BYTES], struct err *e)
{
	struct digest_ctx *c = digest_new(DIGEST_SM3);
	sqlite3_stmt *st = NULL;
	int rc;

	if (sqlite3_prepare_v2(s->db, "SELECT sql FROM sqlite_schema"
	    " WHERE sql IS NOT NULL ORDER BY type, name", -1, &st, NULL) !=
	    SQLITE_OK) {
		digest_free(c);
		return store_fail(s, "检查", e);
	}
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		const char *text = store_text(st, 0);

		digest_add(c, text, strlen(text) + 1);
	}
	digest_done(c, out);
	sqlite3_finalize(st);
	return rc == SQLITE_DONE || store_fail(s, "检查", e);
}

bool
store_schema_sound(struct store *s, bool *sound, struct err *e)
{
	struct store fresh = { NULL, { NULL }, false };
	uint8_t want[DIGEST_BYTES], got[DIGEST_BYTES];
	bool ok = sqlite3_open(":memory:", &fresh.db) == SQLITE_OK ||
	    store_fail(&fresh, "检查", e);

	ok = ok && migrate(&fresh, 0, e) && schema_digest(&fresh, want, e) &&
	    schema_digest(s, got, e);
	sqlite3_close(fresh.db);
	*sound = ok && memcmp(want, got, DIGEST_BYTES) == 0;
	return ok;
}

/* SQLite takes a file of one byte for an empty one. */
static bool
is_empty(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && st.st_size == 0;
}

/* A new file is empty; anything else must say that it is ours. */
static bool
recognise(struct store *s, const char *path, enum store_mode mode,
    struct err *e)
{
	int id, version, pages;

	if (!pragma_int(s, "application_id", &id, e) ||
	    !pragma_int(s, "user_version", &version, e) ||
	    !pragma_int(s, "page_count", &pages, e))
		return false;
	if (pages == 0 && mode == STORE_WRITE && is_empty(path))
		return migrate(s, 0, e);
	if (id != APPLICATION_ID)
		return err_set(e, ERR_DAMAGED, "台账文件不是本程序的台账");
	if (version < 1)
		return err_set(e, ERR_DAMAGED, "台账的版本号不对（%d）",
		    version);
	if (version > VERSION)
		return err_set(e, ERR_DAMAGED, "台账由更新版本的程序建立"
		    "（版本%d，本程序为%d）", version, (int)VERSION);
	if (version < VERSION && mode != STORE_WRITE)
		return err_set(e, ERR_DAMAGED, "台账版本较旧（版本%d，本程序为"
		    "%d），请先运行一次run", version, (int)VERSION);
	return migrate(s, version, e);
}

/*
 * The path with its folder's links resolved: SQLite's NOFOLLOW would
 * refuse a link anywhere in the path, and the workspace may be reached
 * by one.  The ledger itself may be none.
 */
static bool
resolve(const char *path, char out[PATH_MAX], struct err *e)
{
	const char *slash = strrchr(path, '/');
	char folder[PATH_MAX], real[PATH_MAX];
	size_t n = slash == NULL ? 0 : (size_t)(slash - path) + 1;

	if (n >= sizeof(folder))
		return err_errno(e, ENAMETOOLONG, "台账打开失败");
	memcpy(folder, path, n);
	folder[n] = '\0';
	if (realpath(n == 0 ? "." : folder, real) == NULL)
		return err_errno(e, errno, "台账打开失败");
	if (snprintf(out, PATH_MAX, "%s/%s", real, path + n) >= PATH_MAX)
		return err_errno(e, ENAMETOOLONG, "台账打开失败");
	return true;
}

/* Did somebody's tool turn it to a write-ahead log?  We never do. */
static bool
is_wal(const char *path)
{
	enum { WRITES = 18, READS = 19, LOG = 2, HEAD = 20 };
	uint8_t head[HEAD] = { 0 };
	FILE *f = fopen(path, "rb");
	bool whole = f != NULL && fread(head, HEAD, 1, f) == 1;

	if (f != NULL)
		fclose(f);
	return whole && (head[WRITES] == LOG || head[READS] == LOG);
}

/* "file:" and the path, what a URI would take for its own encoded. */
static void
uri_of(const char *path, struct sbuf *out)
{
	sbuf_puts(out, "file:");
	for (; *path != '\0'; path++)
		if (strchr("%?#", *path) != NULL)
			sbuf_printf(out, "%%%02X", (unsigned char)*path);
		else
			sbuf_putc(out, *path);
	sbuf_puts(out, "?immutable=1");
}

/*
 * A log's index is written even by who reads.  Where nothing can be written
 * a ledger whose log is empty is read without one; one with entries in its
 * log is half of it.
 */
static bool
look_into(struct store *s, const char *real, struct err *e)
{
	enum { FLAGS = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_READONLY };
	struct sbuf path = SBUF_INIT;
	struct stat st;
	int rc;

	sbuf_printf(&path, "%s-wal", real);
	if (!is_wal(real)) {
		rc = sqlite3_open_v2(real, &s->db, FLAGS, NULL);
	} else if (stat(sbuf_text(&path), &st) == 0 && st.st_size > 0) {
		sbuf_release(&path);
		return unfinished("打开", e);
	} else {
		sbuf_clear(&path);
		uri_of(real, &path);
		rc = sqlite3_open_v2(sbuf_text(&path), &s->db,
		    FLAGS | SQLITE_OPEN_URI, NULL);
	}
	sbuf_release(&path);
	return rc == SQLITE_OK || store_fail(s, "打开", e);
}

/*
 * A reader too opens for writing where it may: what a killed run left
 * half written must be rolled back before anything can be read.
 */
static bool
open_rw(struct store *s, const char *real, enum store_mode mode,
    struct err *e)
{
	int flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_READWRITE;

	if (mode == STORE_WRITE)
		flags |= SQLITE_OPEN_CREATE;
	return sqlite3_open_v2(real, &s->db, flags, NULL) == SQLITE_OK ||
	    store_fail(s, "打开", e);
}

static bool
open_file(struct store *s, const char *path, enum store_mode mode,
    struct err *e)
{
	char real[PATH_MAX];

	return resolve(path, real, e) && (mode == STORE_LOOK ?
	    look_into(s, real, e) : open_rw(s, real, mode, e)) &&
	    settings(s, mode, e) && recognise(s, real, mode, e);
}

bool
store_open(const char *path, enum store_mode mode, struct store **out,
    struct err *e)
{
	mode_t old = umask(077);
	struct store *s = calloc(1, sizeof(*s));
	bool ok;

	if (s == NULL)
		arena_exhausted();
	ok = open_file(s, path, mode, e);
	umask(old);
	if (!ok) {
		err_wrap(e, "%s", path);
		store_close(s);
		return false;
	}
	*out = s;
	return true;
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	store_rollback(s);
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(s->stmt[i]);
	sqlite3_close(s->db);
	free(s);
}

bool
store_begin(struct store *s, struct err *e)
{
	assert(!s->in_tx);
	s->in_tx = store_exec(s, "BEGIN IMMEDIATE", "写入", e);
	return s->in_tx;
}

bool
store_commit(struct store *s, struct err *e)
{
	assert(s->in_tx);
	if (!store_exec(s, "COMMIT", "写入", e))
		return false;
	s->in_tx = false;
	return true;
}

void
store_rollback(struct store *s)
{
	if (s->in_tx)
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	s->in_tx = false;
}

bool
store_savepoint(struct store *s, struct err *e)
{
	return store_exec(s, "SAVEPOINT file", "写入", e);
}

bool
store_release(struct store *s, struct err *e)
{
	return store_exec(s, "RELEASE file", "写入", e);
}

bool
store_undo(struct store *s, struct err *e)
{
	return store_exec(s, "ROLLBACK TO file; RELEASE file", "写入", e);
}

const char *
store_version(void)
{
	return sqlite3_libversion();
}
