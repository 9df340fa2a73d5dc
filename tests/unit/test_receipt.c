#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "out/receipt.h"
#include "out/receipt_parts.h"
#include "rules/catalogue.h"

#define HASH \
	"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

/* A finding of a rule on a record; the rest as in a real one. */
static void
find(struct diag_list *l, enum rule_id rule, enum level level,
    const char *record, const char *message)
{
	diag_add(l, &(struct diag){ .rule = (uint16_t)rule, .level = level,
	    .file = "inputs/units/410901/a.xml", .at = { 7, 5 },
	    .unit = "410901", .record = record, .month = "2026-10",
	    .message = message, .mend = "",
	    .source = "    <记录 编号=\"1\">" });
}

static const struct receipt_item items[] = {
	{ "记录", "410901-2026-0001", true },
	{ "记录", "410901-2026-0002", false },
	{ "撤回", "", true },
};

static struct receipt
receipt(const struct diag_list *found)
{
	struct receipt r = { .file = "inputs/units/410901/a.xml",
		.root = "记实提交", .identity = "记实提交 410901 2026-10 1",
		.unit = "410901", .unit_name = "甲县",
		.verdict = VERDICT_PARTIAL, .sm3 = HASH, .chain_count = 812,
		.chain_value = HASH, .item = items, .n_items = 3,
		.found = found, .before_received = DAY_NONE };

	r.received = day_of(2026, 11, 5);
	return r;
}

static void
has(const struct sbuf *b, const char *what)
{
	if (strstr(sbuf_text(b), what) == NULL)
		fail_msg("not there: %s in\n%s", what, sbuf_text(b));
}

static void
has_not(const struct sbuf *b, const char *what)
{
	if (strstr(sbuf_text(b), what) != NULL)
		fail_msg("there: %s", what);
}

static void
both(const struct receipt *r, struct sbuf *json, struct sbuf *html)
{
	sbuf_clear(json);
	sbuf_clear(html);
	receipt_json(r, json);
	receipt_html(r, html);
}

static void
test_plain(void **state)
{
	struct arena a = ARENA_INIT;
	struct diag_list l = { .a = &a };
	struct sbuf json = SBUF_INIT, html = SBUF_INIT;
	struct receipt r = receipt(&l);

	(void)state;
	find(&l, RULE_A10_1, LEVEL_REFUSE, "410901-2026-0002", "没有审核");
	both(&r, &json, &html);
	has(&json, "\"schema\": \"liangze.receipt/1\"");
	has(&json, "\"received\": \"2026-11-05\"");
	has(&json, "\"verdict\": \"部分受理\"");
	has(&json, "\"rule\": \"A10.1\"");
	has(&json, "\"article\": \"全程记实制度第十条\"");
	has(&json, "\"new\": null");
	has(&json, "\"changes\": null");
	has(&html, "<strong>部分受理</strong>");
	has(&html, "共3项，受理2项，退回1项。");
	has(&html, "[A10.1 全程记实制度第十条]");
	has(&html, "第7行，第5列，编号 410901-2026-0002");
	has(&html, "    <span class=\"at\">&lt;</span>记录 编号=&quot;1");
	has(&html, rule_text(RULE_A10_1)->mend);
	has(&html, "<td class=\"no\">✕ 退回");
	has_not(&html, "与上次回执相比");
	sbuf_release(&json);
	sbuf_release(&html);
	arena_release(&a);
}

static void
test_each_verdict(void **state)
{
	struct sbuf json = SBUF_INIT, html = SBUF_INIT;

	(void)state;
	for (int v = 0; v < VERDICTS; v++) {
		struct receipt r = receipt(NULL);

		r.verdict = (enum verdict)v;
		both(&r, &json, &html);
		has(&json, verdict_name(r.verdict));
		has(&html, verdict_name(r.verdict));
		has(&html, "没有发现问题。");
	}
	sbuf_release(&json);
	sbuf_release(&html);
}

/* Nothing of the input is markup; nothing hides in it. */
static void
test_hostile(void **state)
{
	struct arena a = ARENA_INIT;
	struct diag_list l = { .a = &a };
	struct sbuf json = SBUF_INIT, html = SBUF_INIT;
	const char *evil = "<script>alert('1')</script>&\"\xE2\x80\xAE\x01";
	const struct receipt_item item = { evil, evil, true };
	struct receipt r = receipt(&l);

	(void)state;
	find(&l, RULE_X01_5, LEVEL_REFUSE, evil, evil);
	l.d.v[0].source = l.d.v[0].mend = evil;
	r.file = r.root = r.identity = r.unit = r.unit_name = evil;
	r.item = &item;
	r.n_items = 1;
	both(&r, &json, &html);
	has_not(&html, "<script");
	has_not(&html, "\xE2\x80\xAE");
	has(&html, "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;"
	    "&quot;");
	has(&html, "<span class=\"odd\">U+202E</span>"
	    "<span class=\"odd\">U+0001</span>");
	has(&json, "<script>alert('1')</script>&\\\"");
	has(&json, "\\u0001");
	r.file = "a\xFF\xE7\x94.xml";
	both(&r, &json, &html);
	has(&json, "\"file\": \"a\xEF\xBF\xBD\xEF\xBF\xBD");
	has_not(&json, "\xFF");
	has_not(&html, "\xFF");
	sbuf_release(&json);
	sbuf_release(&html);
	arena_release(&a);
}

/* A14.1: number, date, verdict and digests, whatever else is filled in */
static void
test_secret(void **state)
{
	static const char *const never[] = { "inputs/units", "记实提交",
		"甲县", "410901", "不可外传" };
	struct arena a = ARENA_INIT;
	struct diag_list l = { .a = &a };
	struct sbuf json = SBUF_INIT, html = SBUF_INIT;
	struct receipt r = receipt(&l);

	(void)state;
	find(&l, RULE_A14_1, LEVEL_REFUSE, "410901-2026-0001", "不可外传");
	r.secret = true;
	r.before_received = day_of(2026, 10, 5);
	r.before_verdict = VERDICT_REFUSED;
	r.before_found = &l;
	both(&r, &json, &html);
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++) {
		has_not(&json, never[i]);
		has_not(&html, never[i]);
	}
	has(&json, "\"secret\": true");
	has(&json, "\"file\": null");
	has(&json, "\"count\": 812");
	has(&html, "2026年11月5日");
	has(&html, "812");
	has(&html, "[A14.1 全程记实制度第十四条]");
	/* the one before was secret, this one is not: only how many */
	r.secret = false;
	r.found = NULL;
	both(&r, &json, &html);
	has(&json, "\"gone\": 1,\n    \"gone_findings\": []");
	has_not(&json, "不可外传");
	has_not(&html, "不可外传");
	sbuf_release(&json);
	sbuf_release(&html);
	arena_release(&a);
}

static void
test_masked(void **state)
{
	struct sbuf json = SBUF_INIT, html = SBUF_INIT;
	struct receipt r = receipt(NULL);

	(void)state;
	r.n_masked = 2;
	both(&r, &json, &html);
	has(&json, "\"masked\": 2");
	has(&html, "另有2条涉密记录，只计数，不列内容。");
	sbuf_release(&json);
	sbuf_release(&html);
}

/* What is gone, new and still there; the place does not matter. */
static void
test_changes(void **state)
{
	struct arena a = ARENA_INIT;
	struct diag_list now = { .a = &a }, old = { .a = &a };
	struct sbuf json = SBUF_INIT, html = SBUF_INIT;
	struct receipt r = receipt(&now);
	struct receipt_change c;

	(void)state;
	find(&old, RULE_A10_1, LEVEL_REFUSE, "1", "没有审核");
	find(&old, RULE_A09_3, LEVEL_WARN, "1", "没有填写纸质档号");
	find(&old, RULE_A09_3, LEVEL_WARN, "2", "没有填写纸质档号");
	find(&old, RULE_A09_3, LEVEL_WARN, "2", "没有填写纸质档号");
	find(&now, RULE_A09_3, LEVEL_WARN, "2", "没有填写纸质档号");
	now.d.v[0].at.line = 99;
	find(&now, RULE_A08_1, LEVEL_REFUSE, "2", "不是记录员");
	receipt_compare(&r, &a, &c);
	assert_null(c.is_new); /* no receipt before */
	r.before_received = day_of(2026, 10, 5);
	r.before_verdict = VERDICT_REFUSED;
	r.before_found = &old;
	receipt_compare(&r, &a, &c);
	assert_false(c.is_new[0]);
	assert_true(c.is_new[1]);
	assert_int_equal(c.n_new, 1);
	assert_int_equal(c.n_still, 1);
	assert_int_equal(c.n_gone, 3);
	assert_string_equal(c.gone[0]->message, "没有审核");
	assert_string_equal(c.gone[1]->record, "1");
	assert_string_equal(c.gone[2]->record, "2");
	both(&r, &json, &html);
	has(&json, "\"received\": \"2026-10-05\"");
	has(&html, "上次于2026年10月5日接收，结论为“退回”。本次不再提出3条，"
	    "新出现1条，仍然存在1条。");
	has(&html, "上次已指出");
	has(&html, "此前对它们的警告仍然有效");
	sbuf_release(&json);
	sbuf_release(&html);
	arena_release(&a);
}

/* A long line is cut on both sides; a column beyond its end has a mark. */
static void
test_source(void **state)
{
	struct arena a = ARENA_INIT;
	struct diag_list l = { .a = &a };
	struct sbuf json = SBUF_INIT, html = SBUF_INIT, line = SBUF_INIT;
	struct receipt r = receipt(&l);

	(void)state;
	for (int i = 0; i < 500; i++)
		sbuf_puts(&line, i == 299 ? "乙" : "甲");
	find(&l, RULE_A09_1, LEVEL_REFUSE, "1", "缺少");
	l.d.v[0].source = sbuf_text(&line);
	l.d.v[0].at.column = 300;
	both(&r, &json, &html);
	has(&html, "<pre>…甲");
	has(&html, "甲<span class=\"at\">乙</span>甲");
	has(&html, "甲…</pre>");
	l.d.v[0].source = "<a>";
	l.d.v[0].at.column = 4;
	both(&r, &json, &html);
	has(&html, "&lt;a&gt;<span class=\"at\"> </span></pre>");
	l.d.v[0].at = (struct place){ 0, 0 };
	l.d.v[0].source = "";
	both(&r, &json, &html);
	has(&html, "整个文件");
	has_not(&html, "<pre>");
	sbuf_release(&json);
	sbuf_release(&html);
	sbuf_release(&line);
	arena_release(&a);
}

/* One page, alone: no script, no link, no address. */
static void
test_self_contained(void **state)
{
	static const char *const never[] = { "http:", "https:", "//", "url(",
		"@import", "<link", "<img", "<script", "onload", "href",
		"src=" };
	struct sbuf json = SBUF_INIT, html = SBUF_INIT, again = SBUF_INIT;
	struct receipt r = receipt(NULL);

	(void)state;
	both(&r, &json, &html);
	has(&html, "default-src 'none'");
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		has_not(&html, never[i]);
	receipt_html(&r, &again);
	assert_string_equal(sbuf_text(&html), sbuf_text(&again));
	sbuf_release(&json);
	sbuf_release(&html);
	sbuf_release(&again);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_each_verdict),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_secret),
		cmocka_unit_test(test_masked),
		cmocka_unit_test(test_changes),
		cmocka_unit_test(test_source),
		cmocka_unit_test(test_self_contained),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
