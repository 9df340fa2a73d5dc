/*
 * A results.json read back: rows as flat fields, and what is none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "io/results_read.h"

#define SUM "00112233445566778899aabbccddeeff" \
    "00112233445566778899aabbccddeeff"
#define HEAD "{\"schema\":\"liangze.results/1\",\"period\":\"2026-10\"," \
    "\"as_of\":\"2026-11-01\",\"chain\":{\"count\":812,\"value\":\"" SUM "\"}"

static const char whole[] = HEAD ",\"units\":[{\"code\":\"410922\","
    "\"score\":null,\"rank\":3,\"responsibilities\":[{\"name\":"
    "\"主体责任\",\"score\":\"93.25\",\"individual_missing\":true}],"
    "\"tasks\":{\"due\":12},\"remarks\":[\"暂定2条\",\"监督责任未登记\"],"
    "\"parts\":[{\"x\":1}]}],\"scored\":true,\"deadlines\":[],"
    "\"unknown\":{\"later\":1}}";

static void
test_rows(void **state)
{
	static const struct { const char *name; enum kept_type type;
		const char *text; } want[] = {
		{ "code", KEPT_TEXT, "410922" },
		{ "score", KEPT_NULL, "" },
		{ "rank", KEPT_NUMBER, "3" },
		{ "responsibilities.主体责任.score", KEPT_TEXT, "93.25" },
		{ "responsibilities.主体责任.individual_missing", KEPT_BOOL,
		    "true" },
		{ "tasks.due", KEPT_NUMBER, "12" },
		{ "remarks", KEPT_TEXT, "暂定2条、监督责任未登记" },
		{ "parts.1.x", KEPT_NUMBER, "1" },
	};
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct kept k;

	(void)state;
	if (!results_read(whole, strlen(whole), "r", &a, &k, &e))
		fail_msg("%s", e.text);
	assert_string_equal(k.period, "2026-10");
	assert_int_equal(k.as_of, day_of(2026, 11, 1));
	assert_int_equal(k.chain_count, 812);
	assert_string_equal(k.chain_value, SUM);
	assert_string_equal(kept_text(&k.whole, "scored"), "true");
	assert_int_equal(k.list[KEPT_UNITS].row.n, 1);
	assert_int_equal(k.list[KEPT_DEADLINES].row.n, 0);
	assert_int_equal(k.list[KEPT_LOSSES].row.n, 0);
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		const struct kept_field *f = kept_field(
		    &k.list[KEPT_UNITS].row.v[0], want[i].name);

		if (f == NULL)
			fail_msg("no %s", want[i].name);
		assert_int_equal(f->type, want[i].type);
		assert_string_equal(f->text, want[i].text);
	}
	assert_null(kept_field(&k.list[KEPT_UNITS].row.v[0], "total"));
	arena_release(&a);
}

static void
test_none(void **state)
{
	static const char *const v[] = {
		"", "[]", "{}", "{\"schema\":\"liangze.results/2\"}",
		"{\"schema\":\"liangze.results/1\"}",
		"{\"schema\":\"liangze.results/1\",\"period\":\"2026-10\","
		    "\"as_of\":\"2026-11-31\",\"chain\":{\"count\":1,"
		    "\"value\":\"" SUM "\"}}",
		"{\"schema\":\"liangze.results/1\",\"period\":\"2026-10\","
		    "\"as_of\":\"2026-11-30\",\"chain\":{\"count\":1,"
		    "\"value\":\"aa\"}}",
		HEAD ",\"period\":\"2026-10\"}", HEAD "} x", HEAD,
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct kept k;

		assert_false(results_read(v[i], strlen(v[i]), "r.json", &a,
		    &k, &e));
		assert_int_equal(e.kind, ERR_DAMAGED);
		assert_non_null(strstr(e.text, "r.json"));
		arena_release(&a);
	}
}

static void
test_same(void **state)
{
	static const struct kept_field text = { "x", KEPT_TEXT, "1" },
	    number = { "x", KEPT_NUMBER, "1" }, none = { "x", KEPT_NULL, "" };

	(void)state;
	assert_true(kept_same(&text, &text));
	assert_false(kept_same(&text, &number));
	assert_true(kept_same(&none, NULL));
	assert_true(kept_same(NULL, NULL));
	assert_false(kept_same(NULL, &text));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
