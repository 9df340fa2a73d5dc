/*
 * JSON documents as facts: shapes and what is refused, with the place.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "io/json_xml.h"

static void
test_shapes(void **state)
{
	static const struct { const char *json, *want; } v[] = {
		{ "{}", "" },
		{ "{\"b\":\"x<&\\\"\",\"a\":7}", "<b>x&lt;&amp;&quot;</b><a>7</a>" },
		{ "{\"v\":[{\"line\":7},{\"line\":-8}]}", "<v><item><line>7</line>"
		    "</item><item><line>-8</line></item></v>" },
		{ "{\"a\":null,\"b\":true,\"c\":false,\"d\":[]}",
		    "<b>是</b><c>否</c><d></d>" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct sbuf out = SBUF_INIT;
		struct err e = ERR_INIT;

		if (!json_elements(v[i].json, strlen(v[i].json), "f.json",
		    &out, &e))
			fail_msg("%s", e.text);
		assert_string_equal(sbuf_text(&out), v[i].want);
		sbuf_release(&out);
	}
}

static void
test_refused(void **state)
{
	static const struct { const char *json, *want; } v[] = {
		{ "{\"a\":1,\n \"b\":}", "f.json:2:" },
		{ "{\"a\":1,\"a\":2}", "f.json:1:" },
		{ "[1]", "最外层" },
		{ "{\"a\":1} x", "f.json:1:" },
		{ "{\"一\":1}", "“一”" },
		{ "{\"a b\":1}", "“a b”" },
		{ "{\"a\":1.5}", "小数" },
		{ "{\"a\":\"\xFF\"}", "f.json:1:" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct sbuf out = SBUF_INIT;
		struct err e = ERR_INIT;

		assert_false(json_elements(v[i].json, strlen(v[i].json),
		    "f.json", &out, &e));
		assert_int_equal(e.kind, ERR_CONFIG);
		if (strstr(e.text, v[i].want) == NULL)
			fail_msg("%s: %s", v[i].want, e.text);
		assert_int_equal(out.n, 0);
		sbuf_release(&out);
	}
}

static void
test_depth(void **state)
{
	struct sbuf text = SBUF_INIT, out = SBUF_INIT;
	struct err e = ERR_INIT;

	(void)state;
	sbuf_puts(&text, "{\"a\":");
	for (int i = 0; i < 100; i++)
		sbuf_puts(&text, "[");
	for (int i = 0; i < 100; i++)
		sbuf_puts(&text, "]");
	sbuf_puts(&text, "}");
	assert_false(json_elements(sbuf_text(&text), text.n, "f.json",
	    &out, &e));
	assert_non_null(strstr(e.text, "层"));
	sbuf_release(&text);
	sbuf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
