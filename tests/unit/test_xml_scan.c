#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/sbuf.h"
#include "io/xml_scan.h"
#include "rules/catalogue.h"

#define B(s) s, sizeof(s) - 1

static void
places(void **state)
{
	static const struct {
		const char *text;
		size_t n, at;
		uint32_t line, column;
	} t[] = {
		{ B(""), 0, 1, 1 },
		{ B("a"), 1, 1, 2 },
		{ B("甲乙"), 3, 1, 2 },
		{ B("甲\n乙"), 4, 2, 1 },
		{ B("甲\n乙丙"), 7, 2, 2 },
		{ B("甲\r\n乙丙"), 5, 2, 1 },
		{ B("甲\r\n乙丙"), 4, 1, 3 },
		{ B("a\rb\r\rc"), 2, 2, 1 },
		{ B("a\rb\r\rc"), 5, 4, 1 },
		{ B("a\r"), 2, 2, 1 },
		{ B("\n\n\n"), 3, 4, 1 },
		{ B("𬭎a"), 4, 1, 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct locator l;
		struct place p;

		locator_init(&l, t[i].text, t[i].n);
		/* The end first: going back starts over. */
		(void)locator_place(&l, t[i].n);
		p = locator_place(&l, t[i].at);
		if (p.line != t[i].line || p.column != t[i].column)
			fail_msg("row %zu: %u:%u", i, p.line, p.column);
	}
}

static void
next_lines(void **state)
{
	(void)state;
	assert_int_equal(line_next(B("ab\ncd"), 0), 3);
	assert_int_equal(line_next(B("ab\r\ncd"), 0), 4);
	assert_int_equal(line_next(B("ab\rcd"), 0), 3);
	assert_int_equal(line_next(B("ab"), 0), 2);
	assert_int_equal(line_next(B("ab\n"), 3), 3);
}

/* The tags of a text: "offset(attribute offsets) ..." */
static void
tags(void **state)
{
	static const struct { const char *text, *want; } t[] = {
		{ "", "" },
		{ "<a/>", "0()" },
		{ "<?xml version='1.0'?><!--<x>--><a><![CDATA[<b>]]></a>"
		    "<?p <c>?>",
		    "31()" },
		{ "<a b='1' c = \"<>\"><d e='>'/></a>", "0(3,9) 18(21)" },
		{ "<a xmlns='u' xmlns:p=\"v\" p:q='1' xml:lang='zh'>",
		    "0(25,33)" },
		{ "<甲\n 乙='丙'\t丁='' />", "0(6,16)" },
		{ "<a/ ><b/>", "0() 5()" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct sbuf b = SBUF_INIT;
		struct cursor c;

		cursor_init(&c, t[i].text, strlen(t[i].text));
		while (cursor_next(&c)) {
			sbuf_printf(&b, "%s%zu(", b.n == 0 ? "" : " ", c.at);
			for (size_t k = 0; k < c.n_attrs; k++)
				sbuf_printf(&b, "%s%zu", k == 0 ? "" : ",",
				    c.attr[k]);
			sbuf_putc(&b, ')');
		}
		assert_string_equal(sbuf_text(&b), t[i].want);
		sbuf_release(&b);
	}
}

/* Cut off anywhere, the cursor ends. */
static void
cut_tags(void **state)
{
	static const char text[] =
	    "<?xml version='1.0'?><!-- c --><a b='1' c = \"<>\">"
	    "<![CDATA[x]]><d/></a>";

	(void)state;
	for (size_t n = 0; n < sizeof(text); n++) {
		struct cursor c;
		int k = 0;

		cursor_init(&c, text, n);
		while (cursor_next(&c))
			k++;
		assert_in_range(k, 0, 3);
	}
}

static const struct scan_row {
	const char *text;
	size_t n;
	enum rule_id rule; /* RULES: no fault */
	size_t at, stop;
	const char *message;
} scans[] = {
	{ B("<a>\t\r\n甲é𬭎</a>"), RULES, 0, 19, NULL },
	{ B("<a>\0</a>"), RULE_X01_5, 3, 3, "U+0000（空字符）" },
	{ B("<a>\x01</a>"), RULE_X01_5, 3, 3, "U+0001（控制字符）" },
	{ B("<a>\xEF\xBF\xBE</a>"), RULE_X01_5, 3, 3, "U+FFFE" },
	{ B("<a>\xE2\x80\x8B</a>"), RULE_X01_5, 3, 10, "零宽空格" },
	{ B("<a>\xE2\x80\xAE</a>"), RULE_X01_5, 3, 10, "文字方向控制符" },
	{ B("<a>\xEF\xBB\xBF</a>"), RULE_X01_5, 3, 10, "U+FEFF" },
	{ B("<a>\x7F</a>"), RULE_X01_5, 3, 8, "U+007F（控制字符）" },
	{ B("<a>1234567\x7F</a>"), RULE_X01_5, 10, 15, "U+007F" },
	{ B("<a>\xF0\x9F\xBF\xBF</a>"), RULE_X01_5, 3, 11, "U+1FFFF" },
	{ B("<a>\n<!DOCTYPE a></a>"), RULE_X01_3, 4, 4, "声明" },
	{ B("<!ENTITY a 'b'><a/>"), RULE_X01_3, 0, 0, "声明" },
	{ B("<a><!-- <!DOCTYPE a> --></a>"), RULES, 0, 28, NULL },
	{ B("<a><![CDATA[<!DOCTYPE a>]]></a>"), RULES, 0, 31, NULL },
	/* what stands behind the stop is not looked at */
	{ B("<!DOCTYPE a><a>\xE2\x80\x8B</a>"), RULE_X01_3, 0, 0, "声明" },
};

static void
faults(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(scans) / sizeof(scans[0]); i++) {
		const struct scan_row *t = &scans[i];
		struct arena a = ARENA_INIT;
		struct scan s;

		xml_scan(t->text, t->n, &a, &s);
		assert_int_equal(s.stop, t->stop);
		assert_int_equal(s.fault.n, t->rule == RULES ? 0 : 1);
		if (s.fault.n > 0) {
			assert_int_equal(s.fault.v[0].rule, t->rule);
			assert_int_equal(s.fault.v[0].at, t->at);
			assert_non_null(strstr(s.fault.v[0].message,
			    t->message));
		}
		arena_release(&a);
	}
}

/* One below, on and beyond each limit of X01.4. */
static void
limits(void **state)
{
	(void)state;
	for (int over = -1; over <= 1; over++) {
		struct arena a = ARENA_INIT;
		struct sbuf attrs = SBUF_INIT, deep = SBUF_INIT,
		    longer = SBUF_INIT;
		struct scan s;

		sbuf_puts(&attrs, "<a");
		for (int i = 0; i < XML_ATTRS_MAX + over; i++)
			sbuf_printf(&attrs, " a%d='='", i);
		sbuf_puts(&attrs, "/>");
		xml_scan(attrs.s, attrs.n, &a, &s);
		assert_int_equal(s.fault.n, over > 0);
		for (int i = 0; i < XML_DEPTH_MAX + over; i++)
			sbuf_puts(&deep, "<a><b/>");
		xml_scan(deep.s, deep.n, &a, &s);
		assert_int_equal(s.fault.n, over >= 0);
		sbuf_puts(&longer, "<a b='");
		while (longer.n < (size_t)(XML_TAG_MAX + over - 3))
			sbuf_putc(&longer, 'x');
		sbuf_puts(&longer, "'/>");
		xml_scan(longer.s, longer.n, &a, &s);
		assert_int_equal(s.fault.n, over > 0);
		sbuf_release(&attrs);
		sbuf_release(&deep);
		sbuf_release(&longer);
		arena_release(&a);
	}
}

/* A file full of them gives no more than XML_CHAR_FAULTS_MAX. */
static void
many_characters(void **state)
{
	struct arena a = ARENA_INIT;
	struct sbuf b = SBUF_INIT;
	struct scan s;

	(void)state;
	for (int i = 0; i < 1000; i++)
		sbuf_puts(&b, "\xE2\x80\x8B");
	xml_scan(b.s, b.n, &a, &s);
	assert_int_equal(s.fault.n, XML_CHAR_FAULTS_MAX);
	sbuf_release(&b);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places),
		cmocka_unit_test(next_lines),
		cmocka_unit_test(tags),
		cmocka_unit_test(cut_tags),
		cmocka_unit_test(faults),
		cmocka_unit_test(limits),
		cmocka_unit_test(many_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
