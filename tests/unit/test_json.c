#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/json.h"

static void
sample(struct json *j)
{
	json_object(j);
	json_put(j, "name", "甲县");
	json_put_int(j, "due", -12);
	json_key(j, "units");
	json_array(j);
	json_object(j);
	json_key(j, "ok");
	json_bool(j, true);
	json_key(j, "no");
	json_bool(j, false);
	json_object_end(j);
	json_int(j, INT64_MIN);
	json_null(j);
	json_array_end(j);
	json_key(j, "none");
	json_array(j);
	json_array_end(j);
	json_key(j, "empty");
	json_object(j);
	json_object_end(j);
	json_put(j, "score", NULL);
	json_object_end(j);
	json_finish(j);
}

static void
both_forms(void **state)
{
	static const char pretty[] =
	    "{\n"
	    "  \"name\": \"甲县\",\n"
	    "  \"due\": -12,\n"
	    "  \"units\": [\n"
	    "    {\n"
	    "      \"ok\": true,\n"
	    "      \"no\": false\n"
	    "    },\n"
	    "    -9223372036854775808,\n"
	    "    null\n"
	    "  ],\n"
	    "  \"none\": [],\n"
	    "  \"empty\": {},\n"
	    "  \"score\": null\n"
	    "}\n";
	static const char compact[] =
	    "{\"name\":\"甲县\",\"due\":-12,\"units\":[{\"ok\":true,"
	    "\"no\":false},-9223372036854775808,null],\"none\":[],"
	    "\"empty\":{},\"score\":null}\n";
	struct sbuf b = SBUF_INIT;
	struct json j;

	(void)state;
	json_init(&j, &b, false);
	sample(&j);
	assert_string_equal(sbuf_text(&b), pretty);
	sbuf_clear(&b);
	json_init(&j, &b, true);
	sample(&j);
	sample(&j); /* a finished writer starts again: JSON lines */
	assert_int_equal(b.n, 2 * strlen(compact));
	assert_memory_equal(b.s, compact, strlen(compact));
	assert_memory_equal(b.s + strlen(compact), compact, strlen(compact));
	sbuf_release(&b);
}

static void
escapes(void **state)
{
	static const struct { const char *s, *want; } t[] = {
		{ "", "\"\"\n" },
		{ "a\"b", "\"a\\\"b\"\n" },
		{ "\\", "\"\\\\\"\n" },
		{ "a\nb", "\"a\\nb\"\n" },
		{ "\t\r", "\"\\u0009\\u000d\"\n" },
		{ "\x01\x1F\x7F", "\"\\u0001\\u001f\\u007f\"\n" },
		{ "/<>&'", "\"/<>&'\"\n" },
		{ "𬭎〔2026〕", "\"𬭎〔2026〕\"\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct sbuf b = SBUF_INIT;
		struct json j;

		json_init(&j, &b, true);
		json_string(&j, t[i].s);
		json_finish(&j);
		assert_string_equal(sbuf_text(&b), t[i].want);
		sbuf_release(&b);
	}
}

static void
key_is_escaped(void **state)
{
	struct sbuf b = SBUF_INIT;
	struct json j;

	(void)state;
	json_init(&j, &b, true);
	json_object(&j);
	json_put(&j, "\"", "x");
	json_object_end(&j);
	json_finish(&j);
	assert_string_equal(sbuf_text(&b), "{\"\\\"\":\"x\"}\n");
	sbuf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_forms),
		cmocka_unit_test(escapes),
		cmocka_unit_test(key_is_escaped),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
