#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/markup.h"

static const struct { const char *in, *want; } text[] = {
	{ "", "" },
	{ "甲县", "甲县" },
	{ "a & b", "a &amp; b" },
	{ "&", "&amp;" },
	{ "&amp;", "&amp;amp;" },
	{ "<script>", "&lt;script&gt;" },
	{ "\"'", "&quot;&#39;" },
	{ "a\nb\r\tc", "a&#10;b&#13;&#9;c" },
	{ "]]>", "]]&gt;" },
	{ "&&&", "&amp;&amp;&amp;" },
	{ "𬭎 & 〔2026〕", "𬭎 &amp; 〔2026〕" },
};

static void
texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		struct sbuf b = SBUF_INIT;

		markup_text(&b, text[i].in);
		assert_string_equal(sbuf_text(&b), text[i].want);
		sbuf_release(&b);
	}
}

static void
attributes(void **state)
{
	struct sbuf b = SBUF_INIT;

	(void)state;
	markup_attr(&b, "名称", "甲\"县\"");
	markup_attr(&b, "空", "");
	markup_attr(&b, "无", NULL);
	assert_string_equal(sbuf_text(&b),
	    " 名称=\"甲&quot;县&quot;\" 空=\"\"");
	sbuf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts), cmocka_unit_test(attributes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
