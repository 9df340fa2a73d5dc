#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <sqlite3.h>

#include "io/xml_read.h"
#include "ledger.h"
#include "rules/fold.h"
#include "stage/history.h"

/* One entry of a test's ledger: a 记实提交 of 410922 for 2026-10. */
struct filing {
	int day;               /* received, of 2026-11 */
	const char *batch;     /* gives the identity; NULL = none */
	const char *path;
	enum verdict verdict;
	const char *record;    /* 编号 of its one record; NULL: a 撤回 */
	const char *finding;   /* message; NULL = none */
	bool whole;            /* the finding is about the file */
};

#define U "inputs/units/410922/"

struct bench {
	struct scene *p;
	struct options opt;
	struct workspace ws;
};

static void
must(bool ok, const struct err *e)
{
	if (!ok)
		fail_msg("%s", e->text);
}

static void
bench_open(struct bench *b, struct scene *p, int day)
{
	struct err e = ERR_INIT;

	memset(b, 0, sizeof(*b));
	b->p = p;
	b->opt.as_of = day_of(2026, 11, day);
	b->ws = (struct workspace){ .a = &p->a, .opt = &b->opt,
		.dir = p->dir, .in = INDIR_INIT, .lock = -1 };
	must(store_open(p->db, STORE_WRITE, &b->ws.store, &e), &e);
}

static void
bench_close(struct bench *b)
{
	store_close(b->ws.store);
}

static const char *
text_of(struct arena *a, const struct filing *f)
{
	const char *item = f->record == NULL ? "<撤回 编号=\"R-1\" "
	    "理由=\"重复\" 批准人=\"干部甲\" 批准人职务=\"县委书记\">"
	    "</撤回>" : arena_printf(a, "<记录 编号=\"%s\" "
	    "责任=\"主体责任\" 指标=\"ZG-01\" 履责主体=\"主要负责人\">"
	    "<时间>2026-10-12T09:00:00</时间><地点>会议室</地点><人物>"
	    "<人员 姓名=\"干部甲\" 职务=\"县委书记\"></人员></人物>"
	    "<事项>主持召开会议，听取汇报。</事项>"
	    "<审核 人=\"干部甲\" 时间=\"2026-10-13T10:00:00\"></审核>"
	    "<录入 人=\"记录员甲\" 时间=\"2026-10-14T15:30:00\"></录入>"
	    "</记录>", f->record);

	return arena_printf(a, "<记实提交 xmlns=\"urn:liangze:1\" "
	    "单位=\"410922\" 批次=\"%s\" 报送时间=\"2026-10-28T16:20:00\" "
	    "月份=\"2026-10\" 记录员=\"记录员甲\">%s</记实提交>",
	    f->batch == NULL ? "0" : f->batch, item);
}

static void
put_filing(struct bench *b, const struct filing *f)
{
	struct arena *a = &b->p->a;
	struct err e = ERR_INIT;
	const char *text = text_of(a, f);
	bool taken = f->verdict == VERDICT_ACCEPTED ||
	    f->verdict == VERDICT_PARTIAL;
	struct entry_item item = { .kind = f->record == NULL ? "撤回" :
	    "记录", .id = f->record == NULL ? "R-1" : f->record,
	    .accepted = taken };
	struct entry x = { .root = ROOT_SUBMISSION, .unit = "410922",
		.identity = f->batch == NULL ? "" : arena_printf(a,
		"记实提交 410922 2026-10 %s", f->batch), .path = f->path,
		.received = day_of(2026, 11, f->day), .own_day = DAY_NONE,
		.year = 2026, .month = -1, .verdict = f->verdict,
		.item = &item, .n_items = 1 };
	struct diag_list found = { .a = a };
	struct deposit with = { .root_text = "记实提交",
		.original = (const uint8_t *)text, .n_original = strlen(text),
		.canonical = text, .n_canonical = strlen(text),
		.found = &found };

	sm3_hex(text, strlen(text), x.sm3);
	memcpy(x.canonical_sm3, x.sm3, DIGEST_HEX);
	if (f->finding != NULL)
		diag_add(&found, &(struct diag){ .rule = RULE_A10_2,
		    .level = LEVEL_WARN, .file = f->path, .unit = "410922",
		    .record = f->whole || f->record == NULL ? "" : f->record,
		    .month = "", .message = f->finding, .mend = "",
		    .source = "", .item = f->whole ? -1 : 0 });
	must(store_append(b->ws.store, &x, &with, &e), &e);
}

static void
make_filings(struct scene *p, const struct filing *f, size_t n)
{
	struct err e = ERR_INIT;
	struct bench b;

	unlink(p->db);
	bench_open(&b, p, 30);
	must(store_begin(b.ws.store, &e), &e);
	for (size_t i = 0; i < n && f[i].path != NULL; i++)
		put_filing(&b, &f[i]);
	must(store_commit(b.ws.store, &e), &e);
	bench_close(&b);
}

/* The messages that stand as of a day, each followed by a blank. */
static const char *
standing(struct scene *p, int day, int year)
{
	struct err e = ERR_INIT;
	struct diag_list l = { .a = &p->a };
	const char *out = "";
	struct history h;
	struct bench b;

	bench_open(&b, p, day);
	must(history_load(&h, &b.ws, &e) && history_findings(&h, &b.ws, year,
	    &l, &e), &e);
	for (size_t i = 0; i < l.d.n; i++)
		out = arena_printf(&p->a, "%s%s ", out, l.d.v[i].message);
	history_release(&h);
	bench_close(&b);
	return out;
}

/* --- which findings stand --- */

enum { FILINGS = 4 };

static const struct {
	const char *name;
	struct filing f[FILINGS];
	int day;
	const char *want;
} stand[] = {
	{ "one file", { { 1, "1", U "a.xml", VERDICT_ACCEPTED, "R-1", "F1",
	    false } }, 1, "F1 " },
	{ "refused, then mended at the same place", {
	    { 1, "1", U "a.xml", VERDICT_REFUSED, "R-1", "F1", true },
	    { 2, "1", U "a.xml", VERDICT_ACCEPTED, "R-1", NULL, false } }, 2,
	  "" },
	{ "refused, as of the day before it was mended", {
	    { 1, "1", U "a.xml", VERDICT_REFUSED, "R-1", "F1", true },
	    { 2, "1", U "a.xml", VERDICT_ACCEPTED, "R-1", NULL, false } }, 1,
	  "F1 " },
	{ "refused, then mended in another file of the unit", {
	    { 1, "1", U "a.xml", VERDICT_REFUSED, "R-1", "F1", true },
	    { 2, "1", U "b.xml", VERDICT_ACCEPTED, "R-1", NULL, false } }, 2,
	  "" },
	{ "in another unit's folder it stays wrong", {
	    { 1, "1", "inputs/units/410923/a.xml", VERDICT_REFUSED, "R-1",
	      "F1", true },
	    { 2, "1", U "b.xml", VERDICT_ACCEPTED, "R-1", NULL, false } }, 2,
	  "F1 " },
	{ "refused twice: the last word counts", {
	    { 1, "1", U "a.xml", VERDICT_REFUSED, "R-1", "F1", true },
	    { 2, "1", U "a.xml", VERDICT_REFUSED, "R-1", "F2", true } }, 2,
	  "F2 " },
	{ "refused at two places", {
	    { 1, "1", U "a.xml", VERDICT_REFUSED, "R-1", "F1", true },
	    { 2, "1", U "b.xml", VERDICT_REFUSED, "R-1", "F2", true } }, 2,
	  "F1 F2 " },
	{ "what is refused takes nobody's place", {
	    { 1, "1", U "a.xml", VERDICT_ACCEPTED, "R-1", "F1", false },
	    { 2, "1", U "a.xml", VERDICT_REFUSED, "R-1", "F2", true } }, 2,
	  "F1 F2 " },
	{ "could not be told, then read", {
	    { 1, NULL, U "a.xml", VERDICT_UNJUDGED, "R-1", "F1", true },
	    { 2, "1", U "a.xml", VERDICT_ACCEPTED, "R-1", NULL, false } }, 2,
	  "" },
	{ "filed again without the record: a late entry stays late", {
	    { 1, "1", U "a.xml", VERDICT_ACCEPTED, "R-1", "F1", false },
	    { 2, "1", U "b.xml", VERDICT_ACCEPTED, "R-2", NULL, false } }, 2,
	  "F1 " },
	{ "but a finding about the file goes", {
	    { 1, "1", U "a.xml", VERDICT_ACCEPTED, "R-1", "F1", true },
	    { 2, "1", U "b.xml", VERDICT_ACCEPTED, "R-2", NULL, false } }, 2,
	  "" },
	{ "withdrawn: nothing stands", {
	    { 1, "1", U "a.xml", VERDICT_ACCEPTED, "R-1", "F1", false },
	    { 2, "1", U "b.xml", VERDICT_ACCEPTED, NULL, NULL, false } }, 2,
	  "" },
	{ "another batch: both stand", {
	    { 1, "1", U "a.xml", VERDICT_ACCEPTED, "R-1", "F1", false },
	    { 2, "2", U "b.xml", VERDICT_ACCEPTED, "R-2", "F2", false } }, 2,
	  "F1 F2 " },
};

static void
which_stand(void **state)
{
	struct scene *p = *state;

	for (size_t i = 0; i < sizeof(stand) / sizeof(stand[0]); i++) {
		const char *got;

		make_filings(p, stand[i].f, FILINGS);
		got = standing(p, stand[i].day, 2026);
		if (strcmp(got, stand[i].want) != 0)
			fail_msg("%s: \"%s\", want \"%s\"", stand[i].name, got,
			    stand[i].want);
		assert_string_equal(standing(p, stand[i].day, 0), got);
		assert_string_equal(standing(p, stand[i].day, 2025), "");
	}
}

/* --- runs and replays --- */

static void
runs_and_replays(void **state)
{
	static const struct filing f[] = {
		{ 3, "1", U "a.xml", VERDICT_ACCEPTED, "R-1", NULL, false },
		{ 3, "2", U "b.xml", VERDICT_ACCEPTED, "R-2", NULL, false },
		{ 8, "3", U "c.xml", VERDICT_ACCEPTED, "R-3", NULL, false },
	};
	static const struct {
		int day;
		size_t entries, runs;
		int last_run;
		bool replay;
	} row[] = {
		{ 1, 0, 0, 0, true }, { 3, 2, 1, 3, true },
		{ 5, 2, 1, 3, true }, { 8, 3, 2, 8, true },
		{ 12, 3, 3, 12, false }, { 20, 3, 3, 12, false },
	};
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct bench b;

	make_filings(p, f, 3);
	bench_open(&b, p, 12);
	must(store_begin(b.ws.store, &e) && store_event(b.ws.store, "接收",
	    day_of(2026, 11, 12), "", "", &e) && store_commit(b.ws.store, &e),
	    &e);
	bench_close(&b);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct history h;

		bench_open(&b, p, row[i].day);
		must(history_load(&h, &b.ws, &e), &e);
		assert_int_equal(h.latest, day_of(2026, 11, 12));
		assert_int_equal(h.replay, row[i].replay);
		assert_int_equal(h.facts.entry.n, row[i].entries);
		assert_int_equal(h.facts.record.n, row[i].entries);
		assert_int_equal(h.facts.n_runs, row[i].runs);
		assert_int_equal(h.facts.last_run, row[i].last_run == 0 ?
		    DAY_NONE : day_of(2026, 11, row[i].last_run));
		history_release(&h);
		bench_close(&b);
	}
}

static void
empty_and_none(void **state)
{
	struct scene *p = *state;
	struct err e = ERR_INIT;
	struct history h;
	struct bench b;

	bench_open(&b, p, 1);
	must(history_load(&h, &b.ws, &e), &e);
	assert_int_equal(h.latest, DAY_NONE);
	assert_false(h.replay);
	assert_int_equal(h.facts.entry.n, 0);
	history_release(&h);
	bench_close(&b);
	b.ws.store = NULL; /* check without a workspace */
	must(history_load(&h, &b.ws, &e), &e);
	assert_int_equal(h.facts.entry.n, 0);
	history_release(&h);
}

/* What is added live is what is loaded later. */
static void
live_is_as_loaded(void **state)
{
	static const struct filing f = { 3, "1", U "a.xml", VERDICT_ACCEPTED,
		"R-1", NULL, false };
	struct scene *p = *state;
	struct err e = ERR_INIT;
	const struct fact_record *live, *loaded;
	struct history h, g;
	struct bench b;
	const char *text = text_of(&p->a, &f);

	make_filings(p, &f, 1);
	bench_open(&b, p, 3);
	must(history_load(&g, &b.ws, &e), &e);
	bench_close(&b);
	memset(&h, 0, sizeof(h));
	facts_init(&h.facts, &h.facts_arena, day_of(2026, 11, 3));
	history_add(&h, g.facts.entry.v[0], text, strlen(text));
	live = facts_record(&h.facts, "410922", "R-1");
	loaded = facts_record(&g.facts, "410922", "R-1");
	assert_non_null(live);
	assert_non_null(loaded);
	assert_string_equal(live->canonical, loaded->canonical);
	assert_string_equal(live->squash, loaded->squash);
	assert_int_equal(live->day, loaded->day);
	assert_int_equal(live->entered, loaded->entered);
	assert_int_equal(live->first_received, loaded->first_received);
	history_release(&h);
	history_release(&g);
}

/* A ledger that is damaged is not folded. */
static void
damage_stops(void **state)
{
	static const struct filing f = { 3, "1", U "a.xml", VERDICT_ACCEPTED,
		"R-1", NULL, false };
	static const char *const deed[] = {
		"DROP TRIGGER content_no_UPDATE; UPDATE content SET canonical"
		" = replace(canonical, '汇报', '通报')",
		"DROP TRIGGER entry_no_UPDATE;"
		" UPDATE entry SET verdict = '退回'",
	};
	struct scene *p = *state;

	for (size_t i = 0; i < sizeof(deed) / sizeof(deed[0]); i++) {
		struct err e = ERR_INIT;
		struct history h;
		struct bench b;
		sqlite3 *db;

		make_filings(p, &f, 1);
		assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
		sqlite3_exec(db, deed[i], NULL, NULL, NULL);
		sqlite3_close(db);
		bench_open(&b, p, 3);
		assert_false(history_load(&h, &b.ws, &e));
		assert_int_equal(e.kind, ERR_DAMAGED);
		history_release(&h);
		bench_close(&b);
	}
}

static int
start(void **state)
{
	(void)state;
	xml_start();
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	xml_stop();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCENE_TEST(which_stand), SCENE_TEST(runs_and_replays),
		SCENE_TEST(empty_and_none), SCENE_TEST(live_is_as_loaded),
		SCENE_TEST(damage_stops),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
