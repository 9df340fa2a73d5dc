#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static void
validity(void **state)
{
	static const struct { const char *s; size_t n; bool valid; } t[] = {
		{ "", 0, true },
		{ "a", 1, true },
		{ "a\0b", 3, true },
		{ "\x7F", 1, true },
		{ "\x80", 1, false },
		{ "\xBF", 1, false },
		{ "\xC0\x80", 2, false },          /* overlong NUL */
		{ "\xC1\xBF", 2, false },
		{ "\xC2\x80", 2, true },           /* U+0080 */
		{ "\xDF\xBF", 2, true },           /* U+07FF */
		{ "\xDF", 1, false },              /* cut off */
		{ "\xC2\xC0", 2, false },
		{ "\xE0\x9F\xBF", 3, false },      /* overlong */
		{ "\xE0\xA0\x80", 3, true },       /* U+0800 */
		{ "\xED\x9F\xBF", 3, true },       /* U+D7FF */
		{ "\xED\xA0\x80", 3, false },      /* U+D800 */
		{ "\xED\xBF\xBF", 3, false },      /* U+DFFF */
		{ "\xEE\x80\x80", 3, true },       /* U+E000 */
		{ "\xEF\xBF\xBF", 3, true },       /* U+FFFF */
		{ "\xF0\x8F\xBF\xBF", 4, false },  /* overlong */
		{ "\xF0\x90\x80\x80", 4, true },   /* U+10000 */
		{ "\xF4\x8F\xBF\xBF", 4, true },   /* U+10FFFF */
		{ "\xF4\x90\x80\x80", 4, false },  /* beyond */
		{ "\xF8\x88\x80\x80\x80", 5, false },
		{ "\xFE", 1, false },
		{ "\xFF", 1, false },
		{ "甲县𬭎", 10, true },
		{ "甲县𬭎", 9, false },
		{ "甲县𬭎", 5, false },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++)
		if (utf8_valid(t[i].s, t[i].n) != t[i].valid)
			fail_msg("row %zu", i);
}

/* Every code point survives put and next; surrogates become U+FFFD. */
static void
round_trip(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		bool surrogate = cp >= 0xD800 && cp <= 0xDFFF;
		char s[4];
		size_t i = 0;
		size_t n = utf8_put(s, cp);
		uint32_t want = surrogate ? 0xFFFD : cp;

		if (utf8_next(s, n, &i) != want || i != n ||
		    !utf8_valid(s, n))
			fail_msg("U+%04X", (unsigned)cp);
	}
}

static void
broken_bytes_move_by_one(void **state)
{
	const char *s = "a\xE7\x94" "b";
	static const uint32_t want[] = { 'a', 0xFFFD, 0xFFFD, 'b' };
	size_t i = 0;

	(void)state;
	for (size_t k = 0; k < N(want); k++) {
		assert_int_equal(utf8_next(s, 4, &i), want[k]);
		assert_int_equal(i, k + 1);
	}
}

static void
three_lengths(void **state)
{
	static const struct { const char *s; size_t chars, columns; } t[] = {
		{ "", 0, 0 },
		{ "abc", 3, 3 },
		{ "甲县", 2, 4 },
		{ "𬭎", 1, 2 },
		{ "〔2026〕12号", 9, 2 + 4 + 2 + 2 + 2 },
		{ "，。！", 3, 6 },
		{ "ｱｲ", 2, 2 },                  /* half-width kana */
		{ "한글", 2, 4 },
		{ "e\xCC\x81", 2, 1 },          /* e and a combining acute */
		{ "か\xE3\x82\x99", 2, 2 },     /* with a voicing mark */
		{ "\xE2\x80\x8B", 1, 0 },       /* zero width space */
		{ "葛\xF3\xA0\x84\x80", 2, 2 }, /* with a variation selector */
		{ "😀", 1, 2 },
		{ "é", 1, 1 },
		{ "\t", 1, 0 },
		{ "“”—…", 4, 4 },                /* ambiguous: narrow */
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		if (utf8_chars(t[i].s) != t[i].chars ||
		    utf8_columns(t[i].s) != t[i].columns)
			fail_msg("row %zu: %zu chars, %zu columns", i,
			    utf8_chars(t[i].s), utf8_columns(t[i].s));
	}
	assert_int_equal(utf8_nchars("甲县", 3), 1);
}

static void
cut(void **state)
{
	static const struct { const char *s; size_t max, want; } t[] = {
		{ "abc", 0, 0 }, { "abc", 2, 2 }, { "abc", 3, 3 },
		{ "abc", 9, 3 }, { "", 0, 0 }, { "", 5, 0 },
		{ "甲县", 6, 6 }, { "甲县", 5, 3 }, { "甲县", 4, 3 },
		{ "甲县", 3, 3 }, { "甲县", 2, 0 }, { "甲县", 1, 0 },
		{ "a𬭎", 4, 1 }, { "a𬭎", 5, 5 },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++)
		assert_int_equal(utf8_cut(t[i].s, strlen(t[i].s), t[i].max),
		    t[i].want);
}

static void
clean(void **state)
{
	static const struct { uint32_t first, last; bool clean; } t[] = {
		{ 0x0, 0x8, false }, { 0x9, 0xA, true }, { 0xB, 0xC, false },
		{ 0xD, 0xD, true }, { 0xE, 0x1F, false }, { 0x20, 0x7E, true },
		{ 0x7F, 0x9F, false }, { 0xA0, 0x61B, true },
		{ 0x61C, 0x61C, false }, { 0x180E, 0x180E, false },
		{ 0x2000, 0x200A, true }, { 0x200B, 0x200F, false },
		{ 0x2010, 0x2029, true }, { 0x202A, 0x202E, false },
		{ 0x202F, 0x205F, true }, { 0x2060, 0x206F, false },
		{ 0x2070, 0xD7FF, true }, { 0xD800, 0xDFFF, false },
		{ 0xE000, 0xFDCF, true }, { 0xFDD0, 0xFDEF, false },
		{ 0xFDF0, 0xFEFE, true }, { 0xFEFF, 0xFEFF, false },
		{ 0xFF00, 0xFFF8, true }, { 0xFFF9, 0xFFFB, false },
		{ 0xFFFC, 0xFFFD, true }, { 0xFFFE, 0xFFFF, false },
		{ 0x10000, 0x1FFFD, true }, { 0x1FFFE, 0x1FFFF, false },
		{ 0x20000, 0x2FFFD, true }, { 0x2FFFE, 0x2FFFF, false },
		{ 0xE0000, 0xE007F, false }, { 0xE0100, 0xE01EF, true },
		{ 0x100000, 0x10FFFD, true }, { 0x10FFFE, 0x10FFFF, false },
		{ 0x110000, 0x110010, false }, { UINT32_MAX, UINT32_MAX, false },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		for (uint64_t cp = t[i].first; cp <= t[i].last; cp++)
			if (utf8_clean((uint32_t)cp) != t[i].clean)
				fail_msg("U+%04X", (unsigned)cp);
	}
}

static void
classes(void **state)
{
	static const struct { uint32_t cp; bool han, blank, punct; } t[] = {
		{ 'a', 0, 0, 0 }, { '5', 0, 0, 0 }, { '-', 0, 0, 1 },
		{ '$', 0, 0, 1 }, { '~', 0, 0, 1 }, { ' ', 0, 1, 0 },
		{ '\t', 0, 1, 0 }, { '\n', 0, 1, 0 }, { 0xA0, 0, 1, 0 },
		{ 0x3000, 0, 1, 0 }, { 0x2003, 0, 1, 0 }, { 0x202F, 0, 1, 0 },
		{ 0x200B, 0, 0, 0 }, { 0xA7, 0, 0, 1 }, { 0xB7, 0, 0, 1 },
		{ 0xAA, 0, 0, 0 }, { 0xD7, 0, 0, 1 }, { 0x2014, 0, 0, 1 },
		{ 0x2018, 0, 0, 1 }, { 0x2026, 0, 0, 1 }, { 0x203B, 0, 0, 1 },
		{ 0x20AC, 0, 0, 1 }, { 0x2190, 0, 0, 1 }, { 0x2211, 0, 0, 1 },
		{ 0x2500, 0, 0, 1 }, { 0x25CF, 0, 0, 1 }, { 0x2605, 0, 0, 1 },
		{ 0x2460, 0, 0, 0 },                    /* circled 1: a number */
		{ 0x3001, 0, 0, 1 }, { 0x3002, 0, 0, 1 }, { 0x3014, 0, 0, 1 },
		{ 0x3005, 1, 0, 0 }, { 0x3007, 1, 0, 0 }, { 0x3012, 0, 0, 1 },
		{ 0x4E00, 1, 0, 0 }, { 0x9FFF, 1, 0, 0 }, { 0x3400, 1, 0, 0 },
		{ 0x2CB4E, 1, 0, 0 }, { 0x31350, 1, 0, 0 }, { 0x3042, 0, 0, 0 },
		{ 0xFE30, 0, 0, 1 }, { 0xFF01, 0, 0, 1 }, { 0xFF0F, 0, 0, 1 },
		{ 0xFF10, 0, 0, 0 }, { 0xFF1A, 0, 0, 1 }, { 0xFF21, 0, 0, 0 },
		{ 0xFF5E, 0, 0, 1 }, { 0xFFE5, 0, 0, 1 }, { 0x1F600, 0, 0, 1 },
		{ 0xE000, 0, 0, 0 }, { 0x10FFFF, 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		if (utf8_is_han(t[i].cp) != t[i].han ||
		    utf8_is_blank(t[i].cp) != t[i].blank ||
		    utf8_is_punct(t[i].cp) != t[i].punct)
			fail_msg("U+%04X", (unsigned)t[i].cp);
	}
}

/* A row lost, or out of the order of the binary search, changes these. */
static void
table_edges(void **state)
{
	uint32_t n_punct = 0, n_wide = 0, n_zero = 0;

	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		n_punct += utf8_is_punct(cp);
		n_wide += utf8_width(cp) == 2;
		n_zero += utf8_width(cp) == 0;
	}
	assert_int_equal(n_punct, 9604);
	assert_int_equal(n_wide, 191896);
	assert_int_equal(n_zero, 7416);
}

static void
squash_and_trim(void **state)
{
	static const struct { const char *s, *squashed, *trimmed; } t[] = {
		{ "", "", "" },
		{ " \t\r\n", "", "" },
		{ "　甲县　", "甲县", "甲县" },
		{ "甲 县", "甲县", "甲 县" },
		{ "，。", "", "，。" },
		{ "召开会议，研究“两责”工作。", "召开会议研究两责工作",
		    "召开会议，研究“两责”工作。" },
		{ "\xC2\xA0" "A-1\xE2\x80\x83", "A1", "A-1" },
		{ "二〇二六", "二〇二六", "二〇二六" },
		{ " x", "x", "x" },
		{ "x ", "x", "x" },
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		assert_string_equal(utf8_squash(&a, t[i].s), t[i].squashed);
		assert_string_equal(utf8_trim(&a, t[i].s), t[i].trimmed);
	}
	arena_release(&a);
}

static void
hex(void **state)
{
	static const uint8_t raw[] = { 0x00, 0x0F, 0xA0, 0xFF };
	static const char *const bad[] = {
		"", "000fa0f", "000fa0ff0", "000fa0fg", "00 fa0ff", "000fa0f/",
		"000fa0f:", "000fa0f@", "000fa0f`",
	};
	uint8_t out[4];
	char text[9];

	(void)state;
	hex_encode(text, raw, 4);
	assert_string_equal(text, "000fa0ff");
	assert_true(hex_decode(out, 4, "000Fa0fF"));
	assert_memory_equal(out, raw, 4);
	for (size_t i = 0; i < N(bad); i++)
		assert_false(hex_decode(out, 4, bad[i]));
	assert_true(hex_decode(out, 0, ""));
	hex_encode(text, raw, 0);
	assert_string_equal(text, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(validity),
		cmocka_unit_test(round_trip),
		cmocka_unit_test(broken_bytes_move_by_one),
		cmocka_unit_test(three_lengths),
		cmocka_unit_test(cut),
		cmocka_unit_test(clean),
		cmocka_unit_test(classes),
		cmocka_unit_test(table_edges),
		cmocka_unit_test(squash_and_trim),
		cmocka_unit_test(hex),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
