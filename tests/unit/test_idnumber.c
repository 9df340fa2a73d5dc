#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>

#include "base/idnumber.h"

/* Invented numbers; the first is the standard's own example. */
static void
validity(void **state)
{
	static const struct { const char *s; bool valid; } t[] = {
		{ "11010519491231002X", true },
		{ "11010519491231002x", true },
		{ "440524188001010014", true },
		{ "110105194912310020", false },  /* wrong check */
		{ "11010519491231003X", false },
		{ "1101051949123100X", false },   /* 17 characters */
		{ "11010519491231002X ", false },
		{ " 1010519491231002X", false },
		{ "1101051949123100２X", false },  /* full-width digit */
		{ "11010519491231002Ｘ", false },
		{ "1101051949123100AX", false },
		{ "ZG-2026-10-0000001", false },
		{ "", false },
		{ "010105194912310029", false },  /* no such area */
		{ "000000000000000001", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		if (idnumber_valid(t[i].s) != t[i].valid)
			fail_msg("row %zu: %s", i, t[i].s);
}

/* Of the eleven check characters exactly one fits; no bad birth date. */
static void
one_check_character(void **state)
{
	static const struct { const char *birth; int fits; } t[] = {
		{ "19491231", 1 }, { "20240229", 1 }, { "20230229", 0 },
		{ "20241301", 0 }, { "20240010", 0 }, { "20240431", 0 },
		{ "20240100", 0 }, { "17991231", 0 }, { "22000101", 0 },
		{ "19000229", 0 }, { "20000229", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		char s[19] = "999999________0010";
		int fits = 0;

		for (int k = 0; k < 8; k++)
			s[6 + k] = t[i].birth[k];
		for (const char *c = "0123456789X"; *c != '\0'; c++) {
			s[17] = *c;
			fits += idnumber_valid(s);
		}
		assert_int_equal(fits, t[i].fits);
	}
}

/* Every one in a text, and nothing else of 18 digits. */
static void
hidden(void **state)
{
	static const struct { const char *text, *want; } t[] = {
		{ "", "" },
		{ "身份证999999194912310017。", "身份证999999********0017。" },
		{ "999999194912310017和999999194912310017",
		    "999999********0017和999999********0017" },
		{ "999999194912310016", "999999194912310016" },
		{ "9999991949123100170", "9999991949123100170" },
		{ "示发〔2026〕12号", "示发〔2026〕12号" },
		{ "999999-19491231-0017", "999999-********-0017" },
		{ "999999 19491231 0017。", "999999 ******** 0017。" },
		{ "9999 9919 4912 3100 17", "9999 99** **** **00 17" },
		{ "999999　19491231　0017", "999999　********　0017" },
		{ "９９９９９９１９４９１２３１００１７号",
		    "９９９９９９********００１７号" },
		{ "１１０１０５１９４９１２３１００２Ｘ",
		    "１１０１０５********００２Ｘ" },
		{ "９９９９９９－１９４９１２３１－００１７",
		    "９９９９９９－********－００１７" },
		{ "12 999999194912310017 3 999999-19491231-0017",
		    "12 999999********0017 3 999999-********-0017" },
		/* no number: two marks, two of them, a blank more */
		{ "999999-19491231 0017", "999999-19491231 0017" },
		{ "999999--19491231-0017", "999999--19491231-0017" },
		{ "999999-19491231-00170", "999999-19491231-00170" },
		/* within a digest it is none; a digit more and it is */
		{ "abcdef999999194912310017abcdef0123456789abcdef0123456789abcdef01",
		    "abcdef999999194912310017abcdef0123456789abcdef0123456789abcdef01" },
		{ "abcdef999999194912310017abcdef0123456789abcdef0123456789abcdef012",
		    "abcdef999999********0017abcdef0123456789abcdef0123456789abcdef012" },
	};
	struct arena a = ARENA_INIT;

	(void)state;
	assert_true(idnumber_valid("999999194912310017"));
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		assert_string_equal(idnumber_hide(&a, t[i].text), t[i].want);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(validity),
		cmocka_unit_test(one_check_character),
		cmocka_unit_test(hidden),
	};

	return cmocka_run_group_tests_name("idnumber", tests, NULL, NULL);
}
