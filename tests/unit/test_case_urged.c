/*
 * test_case_urged.c - which 签批 is the second that urges an organ.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "rules/case_urged.h"

/* By the 签批, not by the cases that it names; each organ for itself. */
static void
second(void **state)
{
	static const struct filed by[4] = { { NULL, NULL } };
	struct urging v[] = {
		{ &by[0], NULL, NULL, "甲" }, { &by[0], NULL, NULL, "甲" },
		{ &by[1], NULL, NULL, "乙" }, { &by[1], NULL, NULL, "甲" },
		{ &by[1], NULL, NULL, "甲" }, { &by[2], NULL, NULL, "甲" },
		{ &by[3], NULL, NULL, "乙" },
	};
	static const bool want[] = { false, false, false, true, false,
	    false, true };
	struct urgings all = { { v, sizeof(v) / sizeof(v[0]),
	    sizeof(v) / sizeof(v[0]) } };

	(void)state;
	for (size_t i = 0; i < all.v.n; i++)
		if (urged_again(&all, i) != want[i])
			fail_msg("number %zu", i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(second) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
