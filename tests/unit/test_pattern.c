#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "io/pattern.h"

#define N(t) (sizeof(t) / sizeof((t)[0]))

static const struct { const char *name, *regex; } patterns[] = {
	{ "编号", "[A-Za-z0-9-]{1,40}" },
	{ "电话", "[0-9+() -]{5,20}" },
	{ "文号", "[\\p{Han}]{1,20}〔20\\d{2}〕[1-9]\\d{0,3}号" },
	{ "或", "a|bc" },
	{ "末", "ab$" },
	{ "任意", ".*" },
	{ "坏", "(a+)+b" },
	{ "深", "((?:a|b)(?1)?)*+c" },
};

static struct pattern_set *
load(void)
{
	struct pattern_set *set = pattern_set_new();
	struct err e = ERR_INIT;

	for (size_t i = 0; i < N(patterns); i++)
		assert_true(pattern_add(set, patterns[i].name,
		    patterns[i].regex, &e));
	assert_int_equal(e.kind, ERR_NONE);
	return set;
}

static void
whole_text(void **state)
{
	static const struct {
		const char *name, *text;
		enum pattern_result want;
	} t[] = {
		{ "编号", "ZG-03", PATTERN_YES },
		{ "编号", "", PATTERN_NO },
		{ "编号", "ZG 03", PATTERN_NO },
		{ "编号", "ZG-03\n", PATTERN_NO },
		{ "编号", "ＺＧ-03", PATTERN_NO },
		{ "编号", "1234567890123456789012345678901234567890",
		    PATTERN_YES },
		{ "编号", "12345678901234567890123456789012345678901",
		    PATTERN_NO },
		{ "电话", "+86 (0) 393-1234", PATTERN_YES },
		{ "电话", "1234", PATTERN_NO },
		{ "文号", "市委办〔2026〕12号", PATTERN_YES },
		{ "文号", "𬭎〔2026〕12号", PATTERN_YES },
		{ "文号", "市委办〔2026〕012号", PATTERN_NO },
		{ "文号", "市委办[2026]12号", PATTERN_NO },
		{ "文号", "市委办〔20２6〕12号", PATTERN_NO },
		{ "或", "a", PATTERN_YES },
		{ "或", "bc", PATTERN_YES },
		{ "或", "ab", PATTERN_NO },
		{ "或", "abc", PATTERN_NO },
		{ "末", "ab", PATTERN_YES },
		{ "末", "ab\n", PATTERN_NO },
		{ "任意", "", PATTERN_YES },
		{ "任意", "甲\n乙", PATTERN_NO },
		{ "没有", "x", PATTERN_UNKNOWN },
		{ "", "x", PATTERN_UNKNOWN },
	};
	struct pattern_set *set = load();

	(void)state;
	for (size_t i = 0; i < N(t); i++)
		if (pattern_match(set, t[i].name, t[i].text) != t[i].want)
			fail_msg("row %zu: %s", i, t[i].text);
	pattern_set_free(set);
	pattern_set_free(NULL);
	assert_non_null(strstr(pattern_version(), "PCRE2 10."));
}

/* What runs away is neither yes nor no. */
static void
limits(void **state)
{
	struct pattern_set *set = load();
	char text[6001];

	(void)state;
	memset(text, 'a', sizeof(text));
	text[40] = 'x';
	text[41] = '\0';
	/* the last letter must be b: x there is seen without a search */
	assert_int_equal(pattern_match(set, "坏", "aaab"), PATTERN_YES);
	assert_int_equal(pattern_match(set, "坏", "aaax"), PATTERN_NO);
	text[40] = 'b';
	text[41] = 'x';
	text[42] = '\0';
	assert_int_equal(pattern_match(set, "坏", text), PATTERN_LIMIT);
	memset(text, 'a', sizeof(text));
	text[6000] = '\0';
	text[5999] = 'c';
	assert_int_equal(pattern_match(set, "深", "abc"), PATTERN_YES);
	assert_int_equal(pattern_match(set, "深", text), PATTERN_LIMIT);
	/* text that is not UTF-8 is not answered either */
	assert_int_equal(pattern_match(set, "任意", "\xFF"), PATTERN_LIMIT);
	pattern_set_free(set);
}

static void
faults(void **state)
{
	static const struct { const char *name, *regex, *want; } t[] = {
		{ "甲", "(a", "格式“甲”的正则表达式第 2 个字符附近有错: "
		    "缺少右圆括号(PCRE2 错误 114)" },
		{ "甲", "甲县[a", "格式“甲”的正则表达式第 4 个字符附近有错: "
		    "方括号没有配对(PCRE2 错误 106)" },
		{ "甲", "a{3,1}", "格式“甲”的正则表达式第 5 个字符附近有错: "
		    "重复次数的上限小于下限(PCRE2 错误 104)" },
		{ "甲", "\\C", "格式“甲”的正则表达式第 2 个字符附近有错: "
		    "不允许使用 \\C(PCRE2 错误 183)" },
		{ "甲", "\xFF", "格式“甲”的正则表达式不是 UTF-8" },
		{ "编号", "a", "格式“编号”规定了两次" },
	};
	struct pattern_set *set = load();
	struct err e = ERR_INIT;
	char big[1200];

	(void)state;
	for (size_t i = 0; i < N(t); i++) {
		assert_false(pattern_add(set, t[i].name, t[i].regex, &e));
		assert_int_equal(e.kind, ERR_CONFIG);
		assert_string_equal(e.text, t[i].want);
	}
	memset(big, 'a', sizeof(big) - 1);
	big[sizeof(big) - 1] = '\0';
	assert_false(pattern_add(set, "甲", big, &e));
	assert_non_null(strstr(e.text, "表达式太长"));
	assert_int_equal(pattern_match(set, "甲", "a"), PATTERN_UNKNOWN);
	assert_int_equal(pattern_match(set, "编号", "a"), PATTERN_YES);
	pattern_set_free(set);
}

static void *
match_often(void *arg)
{
	const struct pattern_set *set = arg;

	for (int i = 0; i < 2000; i++) {
		if (pattern_match(set, "编号", "ZG-03") != PATTERN_YES ||
		    pattern_match(set, "电话", "x") != PATTERN_NO)
			return arg;
	}
	return NULL;
}

static void
threads_share_a_set(void **state)
{
	enum { THREADS = 4 };
	struct pattern_set *set = load();
	pthread_t thread[THREADS];

	(void)state;
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&thread[i], NULL, match_often,
		    set), 0);
	for (int i = 0; i < THREADS; i++) {
		void *wrong = set;

		assert_int_equal(pthread_join(thread[i], &wrong), 0);
		assert_null(wrong);
	}
	pattern_set_free(set);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_text),
		cmocka_unit_test(limits),
		cmocka_unit_test(faults),
		cmocka_unit_test(threads_share_a_set),
	};

	return cmocka_run_group_tests_name("pattern", tests, NULL, NULL);
}
