#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"
#include "computing.h"
#include "out/xlsx.h"
#include "out/xlsx_zip.h"

#define MAIN DUTY_MAIN
#define OVER DUTY_OVERSIGHT

enum { SHEETS = 12 };

static char *
folder(void)
{
	static char name[] = "/tmp/liangze-test-xlsx-XXXXXX";

	memcpy(name + strlen(name) - 6, "XXXXXX", 6);
	assert_non_null(mkdtemp(name));
	return name;
}

/* 甲 with all points, 乙 late, 丙 without 监督责任, one 市直单位. */
static void
city(struct world *w)
{
	world_init(w, 2026, "2026-11-05");
	world_unit(w, "410901", CAT_COUNTY, true);
	world_unit(w, "410902", CAT_COUNTY, true);
	world_unit(w, "410903", CAT_COUNTY, false);
	world_unit(w, "410921", CAT_CITY, true);
	world_ask(w, &(struct ask){ .id = "ZG-01", .duty = MAIN, .points = 7,
	    .cycle = CYCLE_MONTH, .count = 3 });
	world_ask(w, &(struct ask){ .id = "JG-01", .duty = OVER, .points = 5,
	    .cycle = CYCLE_MONTH, .count = 1 });
	for (int i = 0; i < 3; i++)
		world_record(w, "410901", "ZG-01", MAIN, "2026-10-10");
	world_record(w, "410901", "JG-01", OVER, "2026-10-12");
	world_record(w, "410902", "ZG-01", MAIN, "2026-10-12")->entered =
	    on("2026-10-30");
	world_record(w, "410903", "ZG-01", MAIN, "2026-10-12");
}

static bool
book(const struct world *w, struct sbuf *out, struct err *e)
{
	const char *at = folder();
	bool ok = xlsx_book(&w->r, at, out, e);

	assert_int_equal(rmdir(at), 0); /* nothing stays in it */
	return ok;
}

static void
must_book(const struct world *w, struct sbuf *out)
{
	struct err e = ERR_INIT;

	if (!book(w, out, &e))
		fail_msg("%s", e.text);
}

static const char *
part(struct world *w, const struct sbuf *b, const char *name)
{
	const char *text = xlsx_zip_part(&w->a, b->s, b->n, name);

	if (text == NULL)
		fail_msg("no %s", name);
	return text;
}

static void
has(const char *text, const char *what)
{
	if (strstr(text, what) == NULL)
		fail_msg("not there: %s", what);
}

/* The cached result of a cell, as it stands in the file. */
static const char *
cell(struct world *w, const char *sheet, const char *ref)
{
	const char *s = strstr(sheet, arena_printf(&w->a, "<c r=\"%s\"", ref));
	const char *end;

	if (s == NULL)
		fail_msg("no %s", ref);
	end = strstr(s, "</v>");
	assert_non_null(end);
	while (strncmp(s, "<v>", 3) != 0)
		s++;
	assert_true(s < end);
	return arena_strndup(&w->a, s + 3, (size_t)(end - s) - 3);
}

static void
test_sheets(void **state)
{
	static const char *const names[SHEETS] = { "县区排名", "市直单位排名",
		"指标得分明细", "逾期清单", "预警清单", "扣分明细", "校验问题",
		"得分计算", "履责主体覆盖", "待签批", "待研究事项",
		"豁免清单" };
	struct world w;
	struct sbuf b = SBUF_INIT;
	const char *text;

	(void)state;
	city(&w);
	world_compute(&w, "2026-10");
	must_book(&w, &b);
	text = part(&w, &b, "xl/workbook.xml");
	for (size_t i = 0; i < SHEETS; i++) {
		const char *s = strstr(text, arena_printf(&w.a,
		    "<sheet name=\"%s\"", names[i]));

		assert_non_null(s);
		text = s;
	}
	text = part(&w, &b, "xl/workbook.xml");
	has(text, "<definedName name=\"权重_主体责任\">'得分计算'!");
	has(text, "<definedName name=\"_xlnm.Print_Titles\" "
	    "localSheetId=\"0\">'县区排名'!$1:$4</definedName>");
	has(part(&w, &b, "docProps/core.xml"), "2026-11-04T16:00:00Z");
	text = part(&w, &b, "xl/worksheets/sheet1.xml");
	has(text, "<pane ");
	has(text, "fitToHeight=\"0\"");
	has(text, "paperSize=\"9\"");
	has(text, "orientation=\"landscape\"");
	has(text, "<autoFilter ref=\"A4:T7\"");
	has(text, "type=\"dataBar\"");
	has(part(&w, &b, "xl/charts/chart1.xml"), "barDir");
	sbuf_release(&b);
	arena_release(&w.a);
}

/*
 * 甲: 100.  乙: one of three, 30 % off: 7/3 × 0.7 of 7 = 23.33 %, 监督 0:
 * 14.00.  丙: 1 of 3 = 33.33, 主体 alone.  Ranks 1, 3, 2.
 */
static void
test_cached(void **state)
{
	static const struct { const char *ref, *want; } rows[] = {
		{ "A5", "1" }, { "D5", "100" }, { "G5", "100" },
		{ "J5", "100" }, { "N5", "2" }, { "O5", "2" },
		{ "A6", "2" }, { "D6", "33.33" }, { "G6", "33.33" },
		{ "A7", "3" }, { "D7", "14" }, { "E7", "23.33" },
		{ "F7", "—" }, { "G7", "23.33" }, { "J7", "0" },
	};
	struct world w;
	struct sbuf b = SBUF_INIT;
	const char *sheet;

	(void)state;
	city(&w);
	world_compute(&w, "2026-10");
	must_book(&w, &b);
	sheet = part(&w, &b, "xl/worksheets/sheet1.xml");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = cell(&w, sheet, rows[i].ref);
		double a = strtod(got, NULL), want = strtod(rows[i].want, NULL);

		if (strcmp(rows[i].want, "—") == 0)
			assert_string_equal(got, "—");
		else if (a != want)
			fail_msg("%s: %s, not %s", rows[i].ref, got,
			    rows[i].want);
	}
	has(sheet, "ROUND(ROUND(IF(COUNT('得分计算'!$J$5,'得分计算'!$J$6)=2,"
	    "('得分计算'!$J$5*权重_主体责任+'得分计算'!$J$6*权重_监督责任)/100");
	has(part(&w, &b, "xl/sharedStrings.xml"), "监督责任未登记");
	sbuf_release(&b);
	arena_release(&w.a);
}

static void
test_same_bytes(void **state)
{
	struct world w;
	struct sbuf x = SBUF_INIT, y = SBUF_INIT;

	(void)state;
	city(&w);
	world_compute(&w, "2026-10");
	must_book(&w, &x);
	setenv("TZ", "America/New_York", 1);
	tzset();
	must_book(&w, &y);
	unsetenv("TZ");
	tzset();
	assert_int_equal(x.n, y.n);
	assert_memory_equal(x.s, y.s, x.n);
	sbuf_release(&x);
	sbuf_release(&y);
	arena_release(&w.a);
}

/* Text that a spreadsheet might take for something else. */
static void
test_typed_strings(void **state)
{
	static const struct { const char *in, *out; } names[] = {
		{ "=1+1", "<t>=1+1</t>" },
		{ "+2", "<t>+2</t>" },
		{ "-3", "<t>-3</t>" },
		{ "@SUM(A1)", "<t>@SUM(A1)</t>" },
		{ "_x0041_", "<t>_x005F_x0041_</t>" },
		{ "甲_xabCD__x004", "<t>甲_x005F_xabCD__x004</t>" },
		{ "<b>&\"", "<t>&lt;b&gt;&amp;\"</t>" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct world w;
		struct sbuf b = SBUF_INIT;
		const char *sheet;

		city(&w);
		w.roster.as.roster->unit.v[0].name = word(names[i].in);
		world_compute(&w, "2026-10");
		must_book(&w, &b);
		has(part(&w, &b, "xl/sharedStrings.xml"), names[i].out);
		sheet = part(&w, &b, "xl/worksheets/sheet1.xml");
		has(sheet, "<c r=\"C5\"");
		assert_null(strstr(sheet, arena_printf(&w.a, "<f>%s",
		    names[i].in + 1)));
		sbuf_release(&b);
		arena_release(&w.a);
	}
}

static void
test_bad_text(void **state)
{
	struct world w;
	struct sbuf b = SBUF_INIT;
	struct err e = ERR_INIT;

	(void)state;
	city(&w);
	w.roster.as.roster->unit.v[0].name = word("甲\xE7\x94");
	world_compute(&w, "2026-10");
	assert_false(book(&w, &b, &e));
	assert_int_equal(e.kind, ERR_CONFIG);
	assert_int_equal(b.n, 0);
	e = (struct err)ERR_INIT;
	w.r.plan = NULL;
	assert_false(book(&w, &b, &e));
	assert_int_equal(e.kind, ERR_CONFIG);
	arena_release(&w.a);
}

static void
test_long_text(void **state)
{
	struct world w;
	struct sbuf b = SBUF_INIT, name = SBUF_INIT;
	const char *text;

	(void)state;
	city(&w);
	for (int i = 0; i < 20000; i++)
		sbuf_puts(&name, "甲");
	w.roster.as.roster->unit.v[0].name = word(sbuf_text(&name));
	world_compute(&w, "2026-10");
	must_book(&w, &b);
	text = part(&w, &b, "xl/sharedStrings.xml");
	has(text, "……（余略）</t>");
	assert_true(utf8_valid(text, strlen(text)));
	sbuf_release(&b);
	sbuf_release(&name);
	arena_release(&w.a);
}

/* D15.1: found not mended before its day, it stands in the overdue list. */
static void
test_unmended(void **state)
{
	struct world w;
	struct sbuf b = SBUF_INIT;
	struct deadline *d;
	const char *text;

	(void)state;
	city(&w);
	world_compute(&w, "2026-10");
	d = vec_push(&w.a, &w.r.deadline);
	*d = (struct deadline){ .rule = RULE_D15_1, .unit =
		w.r.unit.v[0].unit, .who = "甲县", .subject = "DC-9/WT-9",
		.what = "整改", .due = w.r.as_of + 3, .days = -3,
		.done = DAY_NONE, .state = STATE_NOT_RECTIFIED };
	must_book(&w, &b);
	text = part(&w, &b, "xl/worksheets/sheet4.xml");
	has(text, "<v>未到期</v>");
	has(text, "MAX(0,截至日期-G");
	has(part(&w, &b, "xl/sharedStrings.xml"), "核查结论：不到位");
	sbuf_release(&b);
	arena_release(&w.a);
}

static void
test_nothing(void **state)
{
	struct world w;
	struct sbuf b = SBUF_INIT;

	(void)state;
	world_init(&w, 2026, "2026-02-05");
	world_ask(&w, &(struct ask){ .id = "ZG-01", .duty = MAIN, .points = 7,
	    .cycle = CYCLE_MONTH, .count = 3 });
	world_compute(&w, "2026-01");
	must_book(&w, &b);
	has(part(&w, &b, "xl/sharedStrings.xml"), "单位名册中没有县区");
	assert_null(xlsx_zip_part(&w.a, b.s, b.n, "xl/charts/chart1.xml"));
	sbuf_release(&b);
	arena_release(&w.a);
}

/* A14.1: counted, not shown */
static void
test_secret(void **state)
{
	struct world w;
	struct sbuf b = SBUF_INIT;
	struct fact_record *r;
	const char *text;

	(void)state;
	city(&w);
	r = world_record(&w, "410921", "ZG-01", MAIN, "2026-10-12");
	r->secrecy = SECRECY_SECRET;
	r->secret_until = on("2030-01-01");
	map_put(&w.facts.by_record, arena_printf(&w.a, "410921 %s", r->id),
	    r);
	diag_add(&w.standing, &(struct diag){ .rule = RULE_A10_2,
	    .level = LEVEL_WARN, .file = "inputs/units/410921/a.xml",
	    .unit = "410921", .record = r->id, .month = "2026-10",
	    .message = "涉密事项甲乙丙", .mend = "", .source = "" });
	diag_add(&w.standing, &(struct diag){ .rule = RULE_A14_1,
	    .level = LEVEL_REFUSE, .file = "inputs/units/410921/b.xml",
	    .unit = "410921", .record = "410921-9999", .month = "2026-10",
	    .message = "涉密事项丁", .mend = "", .source = "" });
	world_compute(&w, "2026-10");
	must_book(&w, &b);
	text = part(&w, &b, "xl/sharedStrings.xml");
	assert_null(strstr(text, "涉密事项"));
	assert_null(strstr(text, "410921-9999"));
	has(text, "另有2条涉及涉密记录，只计数，不列内容");
	sbuf_release(&b);
	arena_release(&w.a);
}

/*
 * The disk is full after n bytes of any one file: an error, or the whole
 * workbook, but never a part of it as if it were all.
 */
static void
test_full_disk(void **state)
{
	struct world w;
	struct sbuf whole = SBUF_INIT;
	struct rlimit old, low;
	size_t refused = 0, step;

	(void)state;
	city(&w);
	world_compute(&w, "2026-10");
	must_book(&w, &whole);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	signal(SIGXFSZ, SIG_IGN);
	step = whole.n / 40;
	for (size_t n = 0; n < whole.n + step; n += step) {
		struct sbuf b = SBUF_INIT;
		struct err e = ERR_INIT;
		bool ok;

		low = old;
		low.rlim_cur = n;
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
		ok = book(&w, &b, &e);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
		if (ok) {
			assert_int_equal(b.n, whole.n);
			assert_memory_equal(b.s, whole.s, b.n);
		} else {
			assert_int_equal(e.kind, ERR_IO);
			assert_int_equal(b.n, 0);
			refused++;
		}
		sbuf_release(&b);
	}
	signal(SIGXFSZ, SIG_DFL);
	assert_true(refused >= 30);
	sbuf_release(&whole);
	arena_release(&w.a);
}

/*
 * A quarter: the sheets and columns that a month has not.  By 2026-11-05
 * the second quarter has nothing but zeros; 乙 stands below 60.
 */
static void
test_quarter(void **state)
{
	static const struct { const char *ref, *want; } rows[] = {
		{ "D5", "33.33" }, { "S5", "0" }, { "T5", "1" },
		{ "U5", "33.33" }, { "X5", "—" }, { "U7", "0" },
	};
	struct computing c = { 0 };
	struct world w;
	struct sbuf b = SBUF_INIT;
	const char *sheet, *text;

	(void)state;
	city(&w);
	c = (struct computing){ .facts = &w.facts, .policy = &w.policy,
		.calendar = w.calendar, .a = &w.a };
	for (int i = 0; i < 3; i++)
		world_record(&w, "410903", "ZG-01", MAIN, "2026-09-10");
	world_compute(&w, "2026Q3");
	assert_true(window_parse("2026Q3", WINDOW_QUARTER, &c.window));
	compute_past(&c, &w.r);
	must_book(&w, &b);
	text = part(&w, &b, "xl/workbook.xml");
	has(text, "<sheet name=\"市直单位排名\" sheetId=\"2\" r:id=\"rId2\"/>"
	    "<sheet name=\"候选名单\" sheetId=\"3\"");
	has(text, "<sheet name=\"得分分布\" sheetId=\"5\"");
	sheet = part(&w, &b, "xl/worksheets/sheet1.xml");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strcmp(rows[i].want, "—") == 0)
			assert_string_equal(cell(&w, sheet, rows[i].ref),
			    "—");
		else
			assert_true(strtod(cell(&w, sheet, rows[i].ref),
			    NULL) == strtod(rows[i].want, NULL));
	text = part(&w, &b, "xl/sharedStrings.xml");
	has(text, "上季度（2026年第二季度）");
	has(text, "列为重点督查的候选");
	has(text, "低于考核方案“一般”等次的60分");
	has(text, "未签批");
	/* 县区平均 of September: (0 + 0 + 100) / 3 */
	sheet = part(&w, &b, "xl/worksheets/sheet4.xml");
	assert_true(strtod(cell(&w, sheet, "L4"), NULL) == 33.33);
	/* 差: two 县区 and the 市直单位 */
	sheet = part(&w, &b, "xl/worksheets/sheet5.xml");
	assert_true(strtod(cell(&w, sheet, "C7"), NULL) == 3);
	has(sheet, "COUNTIFS(县区_得分,\"&gt;=0\",县区_得分,\"&lt;60\")");
	has(part(&w, &b, "xl/charts/chart3.xml"), "lineChart");
	sbuf_release(&b);
	arena_release(&w.a);
}

/* A half-year: its sheets in their order, and what of the analysis. */
static void
test_half(void **state)
{
	static const char *const names[] = { "县区排名", "市直单位排名",
		"得分升降", "得分趋势", "得分分布", "指标完成", "逾期录入",
		"记实工作量", "重复记录", "履责报告", "指标得分明细" };
	static const struct { int sheet; const char *ref; double want; }
	numbers[] = {
		{ 3, "D6", 25 }, { 3, "H6", 25 },     /* 410901: 0 before */
		{ 3, "H7", 3.5 },                     /* 410902 */
		{ 8, "D6", 24 }, { 8, "E6", 4 }, { 8, "F6", -20 },
		{ 8, "I7", 1 }, { 8, "J7", 100 }, { 8, "D10", 90 },
	};
	struct computing c = { 0 };
	struct world w;
	struct sbuf b = SBUF_INIT;
	const char *text;

	(void)state;
	city(&w);
	c = (struct computing){ .facts = &w.facts, .policy = &w.policy,
		.calendar = w.calendar, .a = &w.a };
	world_compute(&w, "2026H2");
	assert_true(window_parse("2026H2", WINDOW_HALF, &c.window));
	compute_past(&c, &w.r);
	compute_analysis(&c, &w.r);
	must_book(&w, &b);
	text = part(&w, &b, "xl/workbook.xml");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		has(text, arena_printf(&w.a, "<sheet name=\"%s\" "
		    "sheetId=\"%zu\"", names[i], i + 1));
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		const char *got = cell(&w, part(&w, &b, arena_printf(&w.a,
		    "xl/worksheets/sheet%d.xml", numbers[i].sheet)),
		    numbers[i].ref);

		if (strtod(got, NULL) != numbers[i].want)
			fail_msg("%d!%s: %s, not %g", numbers[i].sheet,
			    numbers[i].ref, got, numbers[i].want);
	}
	text = part(&w, &b, "xl/sharedStrings.xml");
	has(text, "上一个半年（2026年上半年）");
	has(text, "去年同期（2025年下半年）");
	has(text, "还没有报送");
	has(text, "没有查出内容重复的记录");
	has(part(&w, &b, "docProps/core.xml"), "2026年下半年分析研判");
	sbuf_release(&b);
	arena_release(&w.a);
}

static void
test_missing_tmpdir(void **state)
{
	struct world w;
	struct sbuf b = SBUF_INIT;
	struct err e = ERR_INIT;

	(void)state;
	city(&w);
	world_compute(&w, "2026-10");
	assert_false(xlsx_book(&w.r, "/nonexistent/x", &b, &e));
	assert_int_equal(e.kind, ERR_IO);
	arena_release(&w.a);
}

/* What the reader-back sees: cuts, flipped bits, lost cells. */
static void
test_verify(void **state)
{
	struct world w;
	struct sbuf b = SBUF_INIT;
	size_t cells[SHEETS];
	struct zip_wanted want = { SHEETS, cells, 2 };
	struct err e = ERR_INIT;
	char *copy;

	(void)state;
	city(&w);
	world_compute(&w, "2026-10");
	must_book(&w, &b);
	for (size_t i = 0; i < SHEETS; i++) {
		const char *s = part(&w, &b, arena_printf(&w.a,
		    "xl/worksheets/sheet%zu.xml", i + 1));

		cells[i] = 0;
		while ((s = strstr(s, "<c r=\"")) != NULL) {
			cells[i]++;
			s++;
		}
	}
	assert_true(xlsx_zip_verify(b.s, b.n, &want, &e));
	for (size_t n = 0; n < b.n; n += b.n / 50)
		assert_false(xlsx_zip_verify(b.s, n, &want, &e));
	cells[3]++;
	assert_false(xlsx_zip_verify(b.s, b.n, &want, &e));
	has(e.text, "xl/worksheets/sheet4.xml");
	cells[3]--;
	want.n_charts = 3;
	assert_false(xlsx_zip_verify(b.s, b.n, &want, &e));
	want.n_charts = 2;
	copy = arena_memdup(&w.a, b.s, b.n);
	for (size_t n = 40; n < b.n * 9 / 10; n += b.n / 50) {
		copy[n] ^= 0x10;
		/* a date in a local header is not looked at */
		if (xlsx_zip_verify(copy, b.n, &want, &e))
			assert_memory_equal(part(&w, &b, "xl/workbook.xml"),
			    xlsx_zip_part(&w.a, copy, b.n, "xl/workbook.xml"),
			    100);
		copy[n] ^= 0x10;
	}
	assert_true(xlsx_zip_verify(copy, b.n, &want, &e));
	sbuf_release(&b);
	arena_release(&w.a);
}

static void
test_inflate(void **state)
{
	/* zlib's raw deflate of each kind of block */
	static const struct {
		const char *hex, *text;
		bool ok;
	} rows[] = {
		{ "0300", "", true },                      /* fixed, empty */
		{ "4b040000", "a", false },                /* bytes too many */
		{ "4b0400", "a", true },
		{ "4b4c4c840200", "aaaaaaaaa", false },    /* wrong length */
		{ "010300fcff616263", "abc", true },       /* stored */
		{ "010300fcff6162", "abc", false },        /* cut off */
		{ "07", "", false },                       /* block type 3 */
		{ "4b", "a", false },
		{ "", "", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint8_t in[64] = { 0 }, out[64];
		size_t n = strlen(rows[i].hex) / 2, m = strlen(rows[i].text);
		bool ok;

		assert_true(n == 0 || hex_decode(in, n, rows[i].hex));
		ok = xlsx_inflate(in, n, out, m);
		if (ok != rows[i].ok)
			fail_msg("row %zu", i);
		if (ok)
			assert_memory_equal(out, rows[i].text, m);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sheets),
		cmocka_unit_test(test_cached),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_typed_strings),
		cmocka_unit_test(test_bad_text),
		cmocka_unit_test(test_long_text),
		cmocka_unit_test(test_unmended),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_secret),
		cmocka_unit_test(test_full_disk),
		cmocka_unit_test(test_quarter),
		cmocka_unit_test(test_half),
		cmocka_unit_test(test_missing_tmpdir),
		cmocka_unit_test(test_verify),
		cmocka_unit_test(test_inflate),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
