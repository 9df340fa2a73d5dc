/*
 * A13.2: what a 签批 said of a matter, and when a 点名通报 may be printed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/results.h"

static struct ruling
ruling_of(struct approval_item *x, const char *kind, const char *verdict)
{
	memset(x, 0, sizeof(*x));
	x->kind.text = kind;
	x->verdict.text = verdict;
	return (struct ruling){ .item = x, .n = 1 };
}

static void
test_state(void **state)
{
	static const struct { const char *pursue, *name, *want; } v[] = {
		{ NULL, NULL, "待决定" },
		{ "同意", NULL, "追究" },
		{ NULL, "同意", "点名通报" },
		{ "同意", "同意", "追究、点名通报" },
		{ "不同意", NULL, "不予" },
		{ "不同意", "同意", "点名通报" },
		{ "同意", "修改", "追究" },
		{ "修改", "不同意", "不予" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct approval_item x, y;
		struct ruling p = ruling_of(&x, "追究", v[i].pursue);
		struct ruling n = ruling_of(&y, "点名通报", v[i].name);
		struct conduct c = { .said = {
			[DECIDED_PURSUE] = v[i].pursue == NULL ? NULL : &p,
			[DECIDED_NAME] = v[i].name == NULL ? NULL : &n } };

		assert_string_equal(conduct_state(&c), v[i].want);
	}
}

static void
test_printable(void **state)
{
	static const struct { const char *kind, *verdict, *what, *told;
		size_t n; bool want; } v[] = {
		{ "点名通报", "同意", "弄虚作假", "情况", 1, true },
		{ "点名通报", "不同意", "弄虚作假", "情况", 1, false },
		{ "点名通报", "修改", "弄虚作假", "情况", 1, false },
		{ "追究", "同意", "弄虚作假", "情况", 1, false },
		/* a later word took its place, or it is about nothing */
		{ "点名通报", "同意", "弄虚作假", "情况", 0, false },
		/* what the program suspects is not established */
		{ "点名通报", "同意", "疑似不实", "情况", 1, false },
		{ "点名通报", "同意", NULL, "情况", 1, false },
		{ "点名通报", "同意", "弄虚作假", NULL, 1, false },
		{ "点名通报", "同意", "弄虚作假", "", 1, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct approval_item x;
		struct ruling d = ruling_of(&x, v[i].kind, v[i].verdict);

		x.changed.text = v[i].what;
		x.reason.text = v[i].told;
		d.n = v[i].n;
		if (ruling_printable(&d) != v[i].want)
			fail_msg("row %zu", i);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_state),
		cmocka_unit_test(test_printable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
