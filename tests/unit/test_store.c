#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sqlite3.h>

#include "base/utf8.h"
#include "ledger.h"

enum { LATE = 36524 }; /* 2099-12-31 */

static void
must(bool ok, const struct err *e)
{
	if (!ok)
		fail_msg("%s", e->text);
}

static struct store *
reopen(struct scene *p, enum store_mode mode)
{
	struct err e = ERR_INIT;
	struct store *s;

	must(store_open(p->db, mode, &s, &e), &e);
	return s;
}

/* --- round trip --- */

static void
entry_comes_back(struct scene *p, const struct entry *x, int k)
{
	char want[DIGEST_HEX];
	day_t day = day_of(2026, 11, 1) + k - 1;

	assert_int_equal(x->seq, k);
	assert_int_equal(x->root, ROOT_SUBMISSION);
	assert_string_equal(x->identity, arena_printf(&p->a,
	    "记实提交/410922/2026-10/%d", k));
	assert_string_equal(x->unit, "410922");
	assert_string_equal(x->path, arena_printf(&p->a,
	    "inputs/units/410922/%d.xml", k));
	assert_int_equal(x->received, day);
	assert_int_equal(x->own_day, k == 2 ? DAY_NONE : day - 1);
	assert_int_equal(x->year, 2026);
	assert_int_equal(x->month, k == 2 ? -1 : day_month(day));
	assert_int_equal(x->verdict, VERDICT_PARTIAL);
	sm3_hex(original_text, strlen(original_text), want);
	assert_string_equal(x->sm3, want);
	sm3_hex("语境", strlen("语境"), want);
	assert_string_equal(x->context, want);
}

static void
items_come_back(const struct entry *x)
{
	assert_int_equal(x->n_items, 2);
	assert_string_equal(x->item[0].kind, "记录");
	assert_string_equal(x->item[0].id, "JL-001");
	assert_true(x->item[0].accepted);
	assert_false(x->item[0].amended);
	assert_int_equal(x->item[0].at.line, 5);
	assert_int_equal(x->item[0].at.column, 7);
	assert_string_equal(x->item[1].kind, "撤回");
	assert_string_equal(x->item[1].id, "");
	assert_int_equal(x->item[1].ordinal, 1);
	assert_int_equal(x->item[1].canonical, -1);
	assert_false(x->item[1].accepted);
	assert_true(x->item[1].amended);
}

static void
finding_comes_back(struct store *s, const struct entry *x, struct arena *a)
{
	struct err e = ERR_INIT;
	struct diag_list l = { .a = a };
	const struct diag *d;

	must(store_findings(s, x, &l, &e), &e);
	assert_int_equal(l.d.n, 1);
	d = &l.d.v[0];
	assert_int_equal(d->rule, RULE_A10_1);
	assert_int_equal(d->level, LEVEL_REFUSE);
	assert_true(d->waived);
	assert_string_equal(d->file, x->path);
	assert_int_equal(d->at.line, 7);
	assert_int_equal(d->at.column, 5);
	assert_string_equal(d->unit, "410922");
	assert_string_equal(d->record, "JL-001");
	assert_string_equal(d->month, "2026-10");
	assert_string_equal(d->message, "缺少签字");
	assert_string_equal(d->mend, "补上");
	assert_string_equal(d->source, "<记录>");
	assert_int_equal(d->item, 0);
}

static void
round_trip(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct entry *x;
	struct store *s;
	const char *text;
	size_t n, bytes;

	make_ledger(p, 3);
	s = reopen(p, STORE_READ);
	must(store_entries(s, LATE, &p->a, &x, &n, &e), &e);
	assert_int_equal(n, 3);
	for (size_t i = 0; i < n; i++) {
		entry_comes_back(p, &x[i], (int)i + 1);
		items_come_back(&x[i]);
		finding_comes_back(s, &x[i], &p->a);
		must(store_canonical(s, &x[i], &p->a, &text, &bytes, &e), &e);
		assert_int_equal(bytes, strlen(canonical_text));
		assert_string_equal(text, canonical_text);
	}
	must(store_verify(s, true, &e), &e);
	store_close(s);
}

/* What was received by a day, and nothing later. */
static void
as_of(void **state)
{
	static const struct { int day; size_t n; } row[] = {
		{ -1, 0 }, { 0, 1 }, { 1, 2 }, { 2, 3 }, { 100, 3 } };
	struct scene *p = *state;
	struct err e = ERR_INIT;
	day_t first = day_of(2026, 11, 1);
	struct store *s;

	make_ledger(p, 3);
	s = reopen(p, STORE_READ);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct entry *x;
		struct chain c, at;
		size_t n;

		must(store_entries(s, first + row[i].day, &p->a, &x, &n, &e),
		    &e);
		assert_int_equal(n, row[i].n);
		must(store_chain(s, first + row[i].day, &c, &e), &e);
		assert_int_equal(c.count, row[i].n);
		must(store_chain_at(s, (int64_t)n, &at, &e), &e);
		assert_int_equal(at.count, c.count);
		assert_memory_equal(at.value, c.value, DIGEST_BYTES);
	}
	store_close(s);
}

/* --- the chains, computed here from DESIGN.md's words --- */

static void
link_lines(uint8_t c[DIGEST_BYTES], const char *lines)
{
	uint8_t both[2 * DIGEST_BYTES];

	memcpy(both, c, DIGEST_BYTES);
	digest_of(DIGEST_SM3, lines, strlen(lines), both + DIGEST_BYTES);
	digest_of(DIGEST_SM3, both, sizeof(both), c);
}

static void
chains_by_hand(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	uint8_t c[DIGEST_BYTES] = { 0 };
	char sm3[DIGEST_HEX], canonical[DIGEST_HEX];
	struct chain got;
	struct store *s;

	make_ledger(p, 3);
	s = reopen(p, STORE_READ);
	must(store_chain_at(s, 0, &got, &e), &e);
	assert_int_equal(got.count, 0);
	assert_memory_equal(got.value, c, DIGEST_BYTES);
	sm3_hex(original_text, strlen(original_text), sm3);
	sm3_hex(canonical_text, strlen(canonical_text), canonical);
	for (int k = 1; k <= 3; k++) {
		link_lines(c, arena_printf(&p->a, "%d\n记实提交\n"
		    "记实提交/410922/2026-10/%d\n2026-11-0%d\n%s\n%s\n"
		    "部分受理\n", k, k, k, sm3, canonical));
		must(store_chain_at(s, k, &got, &e), &e);
		assert_memory_equal(got.value, c, DIGEST_BYTES);
	}
	/* after the end there is no chain, not even an empty one */
	assert_false(store_chain_at(s, 4, &got, &e));
	assert_int_equal(e.kind, ERR_DAMAGED);
	store_close(s);
}

static void
events_by_hand(void **state)
{
	struct scene *p = *state;
	uint8_t c[DIGEST_BYTES] = { 0 };
	char digest[DIGEST_HEX];
	sqlite3_stmt *st;
	sqlite3 *db;

	make_ledger(p, 2);
	sm3_hex("manifest", 8, digest);
	assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT c FROM event"
	    " ORDER BY seq", -1, &st, NULL), SQLITE_OK);
	link_lines(c, "1\n接收\n2026-11-01\n2026-10\n\n");
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	assert_memory_equal(sqlite3_column_blob(st, 0), c, DIGEST_BYTES);
	link_lines(c, arena_printf(&p->a, "2\n发布\n2026-11-02\n2026-10\n%s\n",
	    digest));
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	assert_memory_equal(sqlite3_column_blob(st, 0), c, DIGEST_BYTES);
	sqlite3_finalize(st);
	sqlite3_close(db);
}

/* --- transactions --- */

static int
count_rows(struct scene *p, const char *table)
{
	sqlite3_stmt *st;
	sqlite3 *db;
	int n;

	assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, arena_printf(&p->a,
	    "SELECT count(*) FROM %s", table), -1, &st, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	n = sqlite3_column_int(st, 0);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return n;
}

/* What is undone leaves no row, and its number is given again. */
static void
undo_leaves_no_trace(void **state)
{
	static const char *const table[] = { "entry", "content", "item",
		"finding" };
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct chain before, after;
	day_t day = day_of(2026, 12, 1);
	struct store *s;

	make_ledger(p, 1);
	s = reopen(p, STORE_WRITE);
	must(store_chain(s, LATE, &before, &e) && store_begin(s, &e) &&
	    store_savepoint(s, &e) && put_entry(s, &p->a, 2, day, &e) &&
	    store_undo(s, &e), &e);
	must(store_chain(s, LATE, &after, &e), &e);
	assert_memory_equal(&before, &after, sizeof(after));
	must(store_savepoint(s, &e) && put_entry(s, &p->a, 2, day, &e) &&
	    store_release(s, &e) && store_commit(s, &e), &e);
	must(store_verify(s, true, &e), &e);
	store_close(s);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(count_rows(p, table[i]), 2);
	for (size_t i = 2; i < 4; i++)
		assert_int_equal(count_rows(p, table[i]), i == 2 ? 4 : 2);
}

/* Closing without a commit takes everything back. */
static void
close_rolls_back(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct store *s;

	make_ledger(p, 1);
	s = reopen(p, STORE_WRITE);
	must(store_begin(s, &e) && put_entry(s, &p->a, 2,
	    day_of(2026, 12, 1), &e), &e);
	store_close(s);
	store_close(NULL);
	assert_int_equal(count_rows(p, "entry"), 1);
	assert_int_equal(count_rows(p, "content"), 1);
}

/* --- odd contents --- */

struct odd { const void *original; size_t n; const char *canonical;
	size_t n_canonical; };

static void
append_odd(struct store *s, struct scene *p, const struct odd *o)
{
	struct err e = ERR_INIT;
	struct entry x = { .root = ROOT_NONE, .identity = "", .unit = "",
		.path = "inputs/a.xml", .received = day_of(2026, 11, 1),
		.own_day = DAY_NONE, .month = -1,
		.verdict = VERDICT_REFUSED };
	struct diag_list none = { .a = &p->a };
	struct deposit with = { .root_text = "", .original = o->original,
		.n_original = o->n, .canonical = o->canonical,
		.n_canonical = o->n_canonical, .found = &none };

	sm3_hex(o->original == NULL ? "kept elsewhere" : o->original, o->n,
	    x.sm3);
	sm3_hex(o->canonical, o->n_canonical, x.canonical_sm3);
	must(store_append(s, &x, &with, &e), &e);
}

/* Empty, with NUL bytes, not kept: each comes back as it was. */
static void
odd_contents(void **state)
{
	static const struct odd odd[] = {
		{ "", 0, "", 0 }, { "a\0b", 3, "", 0 },
		{ NULL, 5, "x\0y", 3 }, { "\xff\xfe", 2, "空", 3 },
	};
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct store *s = reopen(p, STORE_WRITE);
	struct entry *x;
	size_t n;

	must(store_begin(s, &e), &e);
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
		append_odd(s, p, &odd[i]);
	must(store_commit(s, &e) && store_verify(s, true, &e), &e);
	must(store_entries(s, LATE, &p->a, &x, &n, &e), &e);
	assert_int_equal(n, sizeof(odd) / sizeof(odd[0]));
	for (size_t i = 0; i < n; i++) {
		const char *text;
		size_t bytes;

		must(store_canonical(s, &x[i], &p->a, &text, &bytes, &e), &e);
		assert_int_equal(bytes, odd[i].n_canonical);
		assert_memory_equal(text, odd[i].canonical, bytes);
		assert_int_equal(x[i].root, ROOT_NONE);
		assert_int_equal(x[i].n_items, 0);
	}
	store_close(s);
}

/* --- runs and events --- */

static void
runs_of_entries_and_events(void **state)
{
	static const struct { const char *kind; int day; } event[] = {
		{ "接收", 9 }, { "发布", 20 }, { "接收", 4 }, { "接收", 1 } };
	static const int want[] = { 0, 1, 4, 9 };
	struct scene *p = *state;
	struct err e = ERR_INIT;
	day_t first = day_of(2026, 11, 1), *days;
	struct store *s;
	size_t n;

	make_ledger(p, 2);
	s = reopen(p, STORE_WRITE);
	must(store_begin(s, &e), &e);
	for (size_t i = 0; i < 4; i++)
		must(store_event(s, event[i].kind, first + event[i].day, "",
		    "", &e), &e);
	must(store_commit(s, &e) && store_verify(s, true, &e), &e);
	must(store_runs(s, &p->a, &days, &n, &e), &e);
	assert_int_equal(n, 4);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(days[i], first + want[i]);
	store_close(s);
}

static void
last_event(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	char digest[DIGEST_HEX], want[DIGEST_HEX];
	day_t day;
	struct store *s;

	make_ledger(p, 3);
	s = reopen(p, STORE_READ);
	sm3_hex("manifest", 8, want);
	must(store_last_event(s, "发布", "2026-10", &day, digest, &e), &e);
	assert_int_equal(day, day_of(2026, 11, 3));
	assert_string_equal(digest, want);
	must(store_last_event(s, "发布", "2026-11", &day, digest, &e), &e);
	assert_int_equal(day, DAY_NONE);
	assert_string_equal(digest, "");
	store_close(s);
}

static void
staging_marks(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct staged mark = { .period = "2026-10", .kind = "发布",
		.as_of = day_of(2026, 11, 1) };
	struct staged *v;
	struct store *s;
	size_t n;

	sm3_hex("a", 1, mark.manifest);
	s = reopen(p, STORE_WRITE);
	must(store_begin(s, &e) && store_stage(s, &mark, &e), &e);
	mark.period = "提醒/2026-10-20";
	must(store_stage(s, &mark, &e), &e);
	sm3_hex("b", 1, mark.manifest);
	must(store_stage(s, &mark, &e) && store_commit(s, &e), &e);
	store_close(s);
	s = reopen(p, STORE_WRITE);
	must(store_staged(s, &p->a, &v, &n, &e), &e);
	assert_int_equal(n, 2);
	assert_string_equal(v[0].period, "2026-10");
	assert_string_equal(v[0].kind, "发布");
	assert_int_equal(v[0].as_of, day_of(2026, 11, 1));
	assert_string_equal(v[1].manifest, mark.manifest);
	must(store_begin(s, &e) && store_unstage(s, "2026-10", &e) &&
	    store_commit(s, &e) && store_staged(s, &p->a, &v, &n, &e), &e);
	assert_int_equal(n, 1);
	store_close(s);
}

/* --- what the database itself refuses --- */

static void
facts_cannot_be_changed(void **state)
{
	static const char *const deed[] = {
		"UPDATE entry SET unit = '1' WHERE seq = 1",
		"UPDATE content SET detail = '' WHERE entry = 1",
		"UPDATE item SET accepted = 0 WHERE entry = 1",
		"UPDATE finding SET level = '提示' WHERE entry = 1",
		"UPDATE event SET object = 'x' WHERE seq = 1",
		"DELETE FROM entry", "DELETE FROM content", "DELETE FROM item",
		"DELETE FROM finding", "DELETE FROM event",
		"REPLACE INTO entry SELECT * FROM entry WHERE seq = 2",
		"REPLACE INTO content SELECT * FROM content WHERE entry = 2",
		"REPLACE INTO item SELECT * FROM item WHERE entry = 2",
		"REPLACE INTO finding SELECT * FROM finding WHERE entry = 2",
		"REPLACE INTO event SELECT * FROM event WHERE seq = 2",
		/* numbers have no gaps */
		"INSERT INTO event SELECT 9, kind, as_of, object, digest, d,"
		" c FROM event WHERE seq = 2",
		"INSERT INTO event SELECT 0, kind, as_of, object, digest, d,"
		" c FROM event WHERE seq = 2",
	};
	struct scene *p = *state;
	sqlite3 *db;

	make_ledger(p, 2);
	assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
	for (int on = 0; on < 2; on++) {
		sqlite3_exec(db, on ? "PRAGMA recursive_triggers=ON" :
		    "PRAGMA recursive_triggers=OFF", NULL, NULL, NULL);
		for (size_t i = 0; i < sizeof(deed) / sizeof(deed[0]); i++)
			if (sqlite3_exec(db, deed[i], NULL, NULL, NULL) !=
			    SQLITE_CONSTRAINT)
				fail_msg("not refused: %s", deed[i]);
	}
	sqlite3_close(db);
	assert_int_equal(count_rows(p, "event"), 2);
}

/* --- tampering --- */

/*
 * As one who knows SQLite would do it: the triggers go, the deed is
 * done, the triggers come back word for word.
 */
static void
tamper(struct scene *p, const char *deed)
{
	char *name[32], *sql[32], *fault = NULL;
	sqlite3_stmt *st;
	sqlite3 *db;
	int n = 0;

	assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT name, sql FROM"
	    " sqlite_schema WHERE type = 'trigger'", -1, &st, NULL),
	    SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		name[n] = arena_printf(&p->a, "DROP TRIGGER %s",
		    (const char *)sqlite3_column_text(st, 0));
		sql[n++] = arena_strdup(&p->a,
		    (const char *)sqlite3_column_text(st, 1));
	}
	sqlite3_finalize(st);
	assert_int_equal(n, 15);
	for (int i = 0; i < n; i++)
		assert_int_equal(sqlite3_exec(db, name[i], NULL, NULL, NULL),
		    SQLITE_OK);
	if (sqlite3_exec(db, deed, NULL, NULL, &fault) != SQLITE_OK)
		fail_msg("%s: %s", deed, fault);
	for (int i = 0; i < n; i++)
		assert_int_equal(sqlite3_exec(db, sql[i], NULL, NULL, NULL),
		    SQLITE_OK);
	sqlite3_close(db);
}

/* `deep`: only the deep check reads what was changed. */
static const struct { const char *deed; bool deep; } tampering[] = {
	{ "UPDATE entry SET seq = 9 WHERE seq = 3", false },
	{ "UPDATE entry SET root = '审核意见' WHERE seq = 2", false },
	{ "UPDATE entry SET identity = 'x' WHERE seq = 1", false },
	{ "UPDATE entry SET identity = identity || char(0) || 'x'"
	  " WHERE seq = 1", false },
	{ "UPDATE entry SET identity = identity || char(10) || received,"
	  " received = '' WHERE seq = 1", false },
	{ "UPDATE entry SET received = '2026-10-31' WHERE seq = 1", false },
	{ "UPDATE entry SET received = 'gone' WHERE seq = 1", false },
	{ "UPDATE entry SET sm3 = replace(sm3, 'a', 'b') WHERE seq = 2",
	  false },
	{ "UPDATE entry SET sm3 = '' WHERE seq = 2", false },
	{ "UPDATE entry SET canonical_sm3 = replace(canonical_sm3, '1', '2')"
	  " WHERE seq = 3", false },
	{ "UPDATE entry SET verdict = '受理' WHERE seq = 3", false },
	{ "UPDATE entry SET verdict = 'x' WHERE seq = 3", false },
	{ "UPDATE entry SET unit = '410923' WHERE seq = 3", false },
	{ "UPDATE entry SET path = 'x' WHERE seq = 3", false },
	{ "UPDATE entry SET own_day = NULL WHERE seq = 3", false },
	{ "UPDATE entry SET own_day = '' WHERE seq = 2", false },
	{ "UPDATE entry SET year = 2025 WHERE seq = 1", false },
	{ "UPDATE entry SET month = 0 WHERE seq = 1", false },
	{ "UPDATE entry SET context = '' WHERE seq = 1", false },
	{ "UPDATE entry SET d = zeroblob(32) WHERE seq = 2", false },
	{ "UPDATE entry SET c = zeroblob(32) WHERE seq = 3", false },
	{ "UPDATE entry SET c = substr(c, 1, 31) WHERE seq = 3", false },
	{ "DELETE FROM entry WHERE seq = 1", false },
	{ "DELETE FROM entry WHERE seq = 2", false },
	{ "UPDATE entry SET seq = -1 WHERE seq = 1;"
	  "UPDATE entry SET seq = 1 WHERE seq = 2;"
	  "UPDATE entry SET seq = 2 WHERE seq = -1", false },
	{ "DELETE FROM content WHERE entry = 2", false },
	{ "UPDATE content SET detail = '' WHERE entry = 2", false },
	{ "UPDATE content SET original = NULL WHERE entry = 2", false },
	{ "UPDATE content SET original = x'00' WHERE entry = 2", true },
	{ "UPDATE content SET canonical = CAST(canonical || ' ' AS BLOB)"
	  " WHERE entry = 1", true },
	{ "UPDATE content SET canonical = x'' WHERE entry = 1", true },
	{ "INSERT INTO content SELECT 7, detail, original, canonical"
	  " FROM content WHERE entry = 1", true },
	{ "DELETE FROM item WHERE entry = 2 AND ordinal = 1", false },
	{ "DELETE FROM item WHERE entry = 2", false },
	{ "INSERT INTO item VALUES(1,2,2,'记录','JL-9',1,0,1,1)", false },
	{ "UPDATE item SET ordinal = 2 WHERE entry = 1 AND ordinal = 1",
	  false },
	{ "UPDATE item SET canonical = 1 WHERE entry = 1", false },
	{ "UPDATE item SET kind = '意见' WHERE entry = 1", false },
	{ "UPDATE item SET id = 'JL-002' WHERE entry = 1", false },
	{ "UPDATE item SET accepted = 1 WHERE entry = 1", false },
	{ "UPDATE item SET amended = 0 WHERE entry = 1", false },
	{ "UPDATE item SET line = 6 WHERE entry = 1", false },
	{ "UPDATE item SET col = 6 WHERE entry = 1", false },
	{ "DELETE FROM finding WHERE entry = 3", false },
	{ "UPDATE finding SET n = 1 WHERE entry = 1", false },
	{ "UPDATE finding SET rule = 0 WHERE entry = 1", false },
	{ "UPDATE finding SET rule_name = 'X01.1' WHERE entry = 1", false },
	{ "UPDATE finding SET level = '提示' WHERE entry = 1", false },
	{ "UPDATE finding SET waived = 0 WHERE entry = 1", false },
	{ "UPDATE finding SET item = 1 WHERE entry = 1", false },
	{ "UPDATE finding SET unit = '' WHERE entry = 1", false },
	{ "UPDATE finding SET record = '' WHERE entry = 1", false },
	{ "UPDATE finding SET month = '' WHERE entry = 1", false },
	{ "UPDATE finding SET line = 0 WHERE entry = 1", false },
	{ "UPDATE finding SET col = 0 WHERE entry = 1", false },
	{ "UPDATE finding SET message = message || '。' WHERE entry = 1",
	  false },
	{ "UPDATE finding SET mend = '' WHERE entry = 1", false },
	{ "UPDATE finding SET source = '' WHERE entry = 1", false },
	/* the same words, cut elsewhere */
	{ "UPDATE finding SET unit = unit || record, record = ''"
	  " WHERE entry = 1", false },
	{ "UPDATE event SET seq = 9 WHERE seq = 3", false },
	{ "UPDATE event SET kind = '接收' WHERE seq = 2", false },
	{ "UPDATE event SET as_of = '2026-11-09' WHERE seq = 2", false },
	{ "UPDATE event SET object = '2026-09' WHERE seq = 2", false },
	{ "UPDATE event SET object = object || char(0) || 'x'"
	  " WHERE seq = 2", false },
	{ "UPDATE event SET digest = '' WHERE seq = 2", false },
	{ "UPDATE event SET d = zeroblob(32) WHERE seq = 2", false },
	{ "UPDATE event SET c = zeroblob(32) WHERE seq = 2", false },
	{ "DELETE FROM event WHERE seq = 1", false },
	/* the schema itself */
	{ "CREATE TRIGGER more AFTER INSERT ON item BEGIN"
	  " DELETE FROM item; END", false },
	{ "CREATE TABLE more(x)", false },
	{ "CREATE INDEX more ON event(kind)", false },
};

static void
tampering_is_found(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;

	for (size_t i = 0; i < sizeof(tampering) / sizeof(tampering[0]); i++) {
		struct store *s;

		unlink(p->db);
		make_ledger(p, 3);
		tamper(p, tampering[i].deed);
		s = reopen(p, STORE_READ);
		for (int deep = tampering[i].deep; deep < 2; deep++) {
			e.kind = ERR_NONE;
			if (store_verify(s, deep, &e) ||
			    e.kind != ERR_DAMAGED)
				fail_msg("not found (deep %d): %s (%s)", deep,
				    tampering[i].deed, e.text);
		}
		store_close(s);
	}
}

/* Triggers that stay away are found too. */
static void
missing_trigger_is_found(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct store *s;
	sqlite3 *db;

	make_ledger(p, 1);
	assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "DROP TRIGGER entry_no_UPDATE", NULL,
	    NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	s = reopen(p, STORE_WRITE);
	assert_false(store_verify(s, false, &e));
	assert_int_equal(e.kind, ERR_DAMAGED);
	store_close(s);
}

/* A changed text is not handed out as the canonical one. */
static void
changed_canonical_is_refused(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct store *s;
	struct entry *x;
	const char *text;
	size_t n, bytes;

	make_ledger(p, 2);
	tamper(p, "UPDATE content SET canonical = x'3c61' WHERE entry = 1;"
	    "DELETE FROM content WHERE entry = 2");
	s = reopen(p, STORE_READ);
	must(store_entries(s, LATE, &p->a, &x, &n, &e), &e);
	for (size_t i = 0; i < n; i++) {
		e.kind = ERR_NONE;
		assert_false(store_canonical(s, &x[i], &p->a, &text, &bytes,
		    &e));
		assert_int_equal(e.kind, ERR_DAMAGED);
	}
	store_close(s);
}

/*
 * Every byte of the file that carries something: any one flipped is
 * found, or the file still says the same.  (Free space and slack may
 * hold anything.)
 */
static void
flipped_bytes_are_found(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct chain want, got;
	struct store *s;
	const char *was;
	size_t n, found = 0;

	make_ledger(p, 3);
	s = reopen(p, STORE_READ);
	must(store_chain(s, LATE, &want, &e), &e);
	store_close(s);
	must(file_read(&p->a, p->db, 1 << 24, &was, &n, &e), &e);
	for (size_t i = 24; i < n; i += 251) {
		char *now = arena_memdup(&p->a, was, n);
		bool sound;

		now[i] = (char)(now[i] ^ 0x10);
		must(file_write(p->db, now, n, &e), &e);
		e.kind = ERR_NONE;
		s = NULL;
		sound = store_open(p->db, STORE_READ, &s, &e) &&
		    store_verify(s, true, &e);
		if (sound) {
			must(store_chain(s, LATE, &got, &e), &e);
			assert_memory_equal(&got, &want, sizeof(got));
		} else {
			assert_true(e.kind == ERR_DAMAGED ||
			    e.kind == ERR_IO);
			found++;
		}
		if (s != NULL)
			store_close(s);
	}
	assert_true(found > 10);
}

/* --- files that are no ledger --- */

static enum err_kind
opening(struct scene *p, enum store_mode mode)
{
	struct err e = ERR_INIT;
	struct store *s;

	if (store_open(p->db, mode, &s, &e)) {
		bool ok = store_verify(s, false, &e);

		store_close(s);
		if (ok)
			return ERR_NONE;
	}
	assert_true(e.text[0] != '\0');
	return e.kind;
}

static void
pragma(struct scene *p, const char *text)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void
other_databases(void **state)
{
	static const struct { const char *sql; enum err_kind want; } row[] = {
		{ "PRAGMA application_id=1", ERR_DAMAGED },
		{ "PRAGMA application_id=0", ERR_DAMAGED },
		{ "PRAGMA user_version=2", ERR_DAMAGED },
		{ "PRAGMA user_version=0", ERR_DAMAGED },
		{ "PRAGMA user_version=-1", ERR_DAMAGED },
		{ "DROP TABLE staged", ERR_DAMAGED },
	};
	struct scene *p = *state;

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		for (int mode = STORE_LOOK; mode <= STORE_WRITE; mode++) {
			unlink(p->db);
			make_ledger(p, 1);
			pragma(p, row[i].sql);
			if (opening(p, (enum store_mode)mode) != row[i].want)
				fail_msg("%s, mode %d", row[i].sql, mode);
		}
}

static void
other_files(void **state)
{
	static const char *const text[] = { "x", "not a database",
		"SQLite format 3" };
	struct scene *p = *state;
	struct err e = ERR_INIT;
	char page[4096];

	memset(page, 'x', sizeof(page));
	for (int mode = STORE_LOOK; mode <= STORE_WRITE; mode++) {
		for (size_t i = 0; i < 3; i++) {
			must(file_write(p->db, text[i], strlen(text[i]) + 1,
			    &e), &e);
			assert_int_equal(opening(p, (enum store_mode)mode),
			    ERR_DAMAGED);
		}
		must(file_write(p->db, page, sizeof(page), &e), &e);
		assert_int_equal(opening(p, (enum store_mode)mode),
		    ERR_DAMAGED);
		unlink(p->db);
		assert_int_equal(mkdir(p->db, 0700), 0);
		assert_int_equal(opening(p, (enum store_mode)mode), ERR_IO);
		assert_int_equal(rmdir(p->db), 0);
	}
	assert_int_equal(opening(p, STORE_READ), ERR_IO);
}

static void
truncated_files(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	const char *whole;
	size_t n;

	make_ledger(p, 20);
	must(file_read(&p->a, p->db, 1 << 24, &whole, &n, &e), &e);
	for (size_t cut = 1; cut < n; cut += n / 7) {
		for (int mode = STORE_LOOK; mode <= STORE_WRITE; mode++) {
			must(file_write(p->db, whole, cut, &e), &e);
			if (opening(p, (enum store_mode)mode) != ERR_DAMAGED)
				fail_msg("cut to %zu bytes, mode %d", cut,
				    mode);
		}
	}
}

/* Reading leaves the file as it is, and refuses to write. */
static void
reading_writes_nothing(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	const char *before, *after;
	size_t n, m;
	struct store *s;

	make_ledger(p, 2);
	must(file_read(&p->a, p->db, 1 << 24, &before, &n, &e), &e);
	for (int mode = STORE_LOOK; mode <= STORE_READ; mode++) {
		s = reopen(p, (enum store_mode)mode);
		must(store_verify(s, true, &e), &e);
		assert_false(store_begin(s, &e) && put_entry(s, &p->a, 3,
		    day_of(2026, 12, 1), &e));
		assert_int_equal(e.kind, ERR_IO);
		e.kind = ERR_NONE;
		store_close(s);
		must(file_read(&p->a, p->db, 1 << 24, &after, &m, &e), &e);
		assert_int_equal(n, m);
		assert_memory_equal(before, after, n);
	}
}

/* Somebody's tool turned it to a write-ahead log: what of it is in the log
 * is not passed over, and looking makes no log. */
static void
looks_into_a_log(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	const char *log;

	p->db = arena_printf(&p->a, "%s %%3f?x=#y", p->db);
	log = arena_printf(&p->a, "%s-wal", p->db);
	make_ledger(p, 2);
	pragma(p, "PRAGMA journal_mode=WAL");
	assert_int_equal(opening(p, STORE_LOOK), ERR_NONE);
	assert_int_not_equal(access(log, F_OK), 0);
	must(file_write(log, "x", 1, &e), &e);
	assert_int_equal(opening(p, STORE_LOOK), ERR_IO);
	unlink(log);
	assert_int_equal(opening(p, STORE_WRITE), ERR_NONE);
	assert_int_equal(opening(p, STORE_LOOK), ERR_NONE);
	unlink(p->db);
}

/* An empty transaction and a second opening change no byte. */
static void
nothing_to_write(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	const char *before, *after;
	size_t n, m;
	struct store *s;

	make_ledger(p, 2);
	must(file_read(&p->a, p->db, 1 << 24, &before, &n, &e), &e);
	s = reopen(p, STORE_WRITE);
	must(store_begin(s, &e) && store_commit(s, &e), &e);
	store_close(s);
	must(file_read(&p->a, p->db, 1 << 24, &after, &m, &e), &e);
	assert_int_equal(n, m);
	assert_memory_equal(before, after, n);
}

static void
another_program_holds_it(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct store *s;
	sqlite3 *db;

	make_ledger(p, 1);
	assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL),
	    SQLITE_OK);
	assert_false(store_open(p->db, STORE_WRITE, &s, &e) &&
	    store_begin(s, &e));
	assert_int_equal(e.kind, ERR_LOCKED);
	sqlite3_close(db);
}

/* The workspace may be reached through a link; the ledger may be none. */
static void
links(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	const char *folder = arena_printf(&p->a, "%s/link", p->dir);
	const char *file = arena_printf(&p->a, "%s/other.db", p->dir);
	struct store *s;

	make_ledger(p, 1);
	assert_int_equal(symlink(p->dir, folder), 0);
	must(store_open(arena_printf(&p->a, "%s/ledger.db", folder),
	    STORE_WRITE, &s, &e), &e);
	store_close(s);
	assert_int_equal(symlink(p->db, file), 0);
	assert_false(store_open(file, STORE_WRITE, &s, &e));
	assert_int_equal(e.kind, ERR_IO);
}

/* Only its owner may read it. */
static void
mode_of_the_file(void **state)
{
	struct scene *p = *state;
	struct stat st;

	make_ledger(p, 1);
	assert_int_equal(stat(p->db, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE_TEST(round_trip), SCENE_TEST(as_of),
		SCENE_TEST(chains_by_hand), SCENE_TEST(events_by_hand),
		SCENE_TEST(undo_leaves_no_trace), SCENE_TEST(close_rolls_back),
		SCENE_TEST(odd_contents),
		SCENE_TEST(runs_of_entries_and_events), SCENE_TEST(last_event),
		SCENE_TEST(staging_marks), SCENE_TEST(facts_cannot_be_changed),
		SCENE_TEST(tampering_is_found),
		SCENE_TEST(missing_trigger_is_found),
		SCENE_TEST(changed_canonical_is_refused),
		SCENE_TEST(flipped_bytes_are_found),
		SCENE_TEST(other_databases), SCENE_TEST(other_files),
		SCENE_TEST(truncated_files), SCENE_TEST(reading_writes_nothing),
		SCENE_TEST(looks_into_a_log),
		SCENE_TEST(nothing_to_write),
		SCENE_TEST(another_program_holds_it), SCENE_TEST(links),
		SCENE_TEST(mode_of_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
