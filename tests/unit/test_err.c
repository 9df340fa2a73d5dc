#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"

static void
sets_text(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_false(err_set(&e, ERR_CONFIG, "格式“%s”规定了两次", "编号"));
	assert_int_equal(e.kind, ERR_CONFIG);
	assert_string_equal(e.text, "格式“编号”规定了两次");
	assert_false(err_wrap(&e, "patterns.xml:%d", 7));
	assert_int_equal(e.kind, ERR_CONFIG);
	assert_string_equal(e.text, "patterns.xml:7: 格式“编号”规定了两次");
	assert_false(err_set(&e, ERR_IO, "再说: %s", e.text));
	assert_string_equal(e.text,
	    "再说: patterns.xml:7: 格式“编号”规定了两次");
}

static void
says_reason(void **state)
{
	static const struct { int num; const char *want; } t[] = {
		{ ENOENT, "不能打开“x”: 文件或文件夹不存在" },
		{ EACCES, "不能打开“x”: 没有权限" },
		{ ENOSPC, "不能打开“x”: 磁盘已满" },
		{ ENOTDIR, "不能打开“x”: 不是文件夹" },
		{ 0, "不能打开“x”: 系统错误 0" },
		{ 12345, "不能打开“x”: 系统错误 12345" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct err e = ERR_INIT;

		assert_false(err_errno(&e, t[i].num, "不能打开“%s”", "x"));
		assert_int_equal(e.kind, ERR_IO);
		assert_string_equal(e.text, t[i].want);
	}
}

/* A name in somebody's archive does nothing to a terminal, and hides no
 * reason. */
static void
quotes_on_one_line(void **state)
{
	struct err e = ERR_INIT;
	char many[1200];

	(void)state;
	err_set(&e, ERR_DAMAGED, "“%s”", "a\033[2J\nliangze: ok\xff\x7f");
	assert_string_equal(e.text, "“a\uFFFD[2J\uFFFDliangze: ok\uFFFD\uFFFD”");
	err_wrap(&e, "%s", "b\r");
	assert_string_equal(e.text, "b\uFFFD: “a\uFFFD[2J\uFFFDliangze: ok\uFFFD"
	    "\uFFFD”");
	memset(many, '\033', sizeof(many) - 1);
	many[sizeof(many) - 1] = '\0';
	err_errno(&e, ENOENT, "%s", many);
	assert_non_null(strstr(e.text, ": 文件或文件夹不存在"));
	assert_null(strchr(e.text, '\033'));
}

/* Whatever the length before it, no character is torn. */
static void
cuts_between_characters(void **state)
{
	char many[1200], wrapped[1200];

	(void)state;
	for (size_t lead = 0; lead < 3; lead++) {
		struct err e = ERR_INIT;
		size_t n = lead;

		memset(many, 'a', lead);
		for (; n + 3 < sizeof(many); n += 3)
			memcpy(many + n, "县", 3);
		many[n] = '\0';
		err_set(&e, ERR_IO, "%s", many);
		assert_true(utf8_valid(e.text, strlen(e.text)));
		assert_in_range(strlen(e.text), 1021, 1023);
		assert_memory_equal(e.text, many, strlen(e.text));
		memcpy(wrapped, many, sizeof(many));
		err_wrap(&e, "%s", wrapped);
		assert_true(utf8_valid(e.text, strlen(e.text)));
		assert_in_range(strlen(e.text), 1021, 1023);
		err_errno(&e, ENOSPC, "%s", many);
		assert_true(utf8_valid(e.text, strlen(e.text)));
		assert_non_null(strstr(e.text, ": 磁盘已满"));
	}
}

static void
status_of_kind(void **state)
{
	static const int want[ERR_KINDS] = { 0, 2, 4, 5, 6, 7, 8, 70 };

	(void)state;
	for (int k = 0; k < ERR_KINDS; k++)
		assert_int_equal(err_status((enum err_kind)k), want[k]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sets_text),
		cmocka_unit_test(says_reason),
		cmocka_unit_test(quotes_on_one_line),
		cmocka_unit_test(cuts_between_characters),
		cmocka_unit_test(status_of_kind),
	};

	return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
