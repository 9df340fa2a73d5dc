#include "io/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sort.h"
#include "base/utf8.h"

#define TEXT_OF(x) #x
#define VERSION(major, minor) "PCRE2 " TEXT_OF(major) "." TEXT_OF(minor)

enum {
	MATCH_LIMIT = 100000,
	DEPTH_LIMIT = 2000,
	HEAP_LIMIT_KIB = 4096,
	MAX_PATTERN_BYTES = 1000,
};

struct pattern {
	pcre2_code *code;
	struct pattern *next; /* all of the set, for the release */
};

struct pattern_set {
	struct arena arena;
	struct map by_name;
	struct pattern *first;
	pcre2_compile_context *compile;
	pcre2_match_context *match;
};

/* What goes wrong in a pattern that somebody edits by hand. */
static const struct fault {
	int code;
	const char *text;
} faults[] = {
	{ PCRE2_ERROR_END_BACKSLASH, "以反斜杠结尾" },
	{ PCRE2_ERROR_UNKNOWN_ESCAPE, "反斜杠后的字符没有意义" },
	{ PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER, "重复次数的上限小于下限" },
	{ PCRE2_ERROR_QUANTIFIER_TOO_BIG, "重复次数太大" },
	{ PCRE2_ERROR_MISSING_SQUARE_BRACKET, "方括号没有配对" },
	{ PCRE2_ERROR_CLASS_RANGE_ORDER, "方括号里的范围前后颠倒" },
	{ PCRE2_ERROR_QUANTIFIER_INVALID, "重复符号前没有可重复的内容" },
	{ PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS, "缺少右圆括号" },
	{ PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS, "多出右圆括号" },
	{ PCRE2_ERROR_PATTERN_TOO_LARGE, "表达式太大" },
	{ PCRE2_ERROR_PATTERN_STRING_TOO_LONG, "表达式太长" },
	{ PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP, "圆括号嵌套太深" },
	{ PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH, "向后断言的长度不固定" },
	{ PCRE2_ERROR_BACKSLASH_C_CALLER_DISABLED, "不允许使用 \\C" },
	{ PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY, "没有这种字符属性" },
};

static const char *
fault_text(int code)
{
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
		if (faults[i].code == code)
			return faults[i].text;
	return "写法有误";
}

/* PCRE2 tells how many bytes it had read: the last of their characters. */
static size_t
fault_place(const char *regex, size_t at)
{
	size_t n_bytes = strlen(regex);
	size_t place = utf8_nchars(regex, at < n_bytes ? at : n_bytes);

	return place > 0 ? place : 1;
}

struct pattern_set *
pattern_set_new(void)
{
	struct pattern_set *set = calloc(1, sizeof(*set));

	if (set == NULL)
		arena_exhausted();
	map_init(&set->by_name, &set->arena);
	set->compile = pcre2_compile_context_create(NULL);
	set->match = pcre2_match_context_create(NULL);
	if (set->compile == NULL || set->match == NULL)
		arena_exhausted();
	pcre2_set_max_pattern_length(set->compile, MAX_PATTERN_BYTES);
	pcre2_set_match_limit(set->match, MATCH_LIMIT);
	pcre2_set_depth_limit(set->match, DEPTH_LIMIT);
	pcre2_set_heap_limit(set->match, HEAP_LIMIT_KIB);
	return set;
}

bool
pattern_add(struct pattern_set *set, const char *name, const char *regex,
    struct err *e)
{
	const uint32_t options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C |
	    PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_DOLLAR_ENDONLY;
	size_t n_bytes = strlen(regex);
	struct pattern *p;
	pcre2_code *code;
	PCRE2_SIZE at = 0;
	int fault = 0;

	if (!utf8_valid(regex, n_bytes))
		return err_set(e, ERR_CONFIG, "格式“%s”的正则表达式不是 UTF-8",
		    name);
	if (map_get(&set->by_name, name) != NULL)
		return err_set(e, ERR_CONFIG, "格式“%s”规定了两次", name);
	code = pcre2_compile((PCRE2_SPTR)regex, n_bytes, options, &fault,
	    &at, set->compile);
	if (code == NULL && fault == PCRE2_ERROR_HEAP_FAILED)
		arena_exhausted();
	if (code == NULL)
		return err_set(e, ERR_CONFIG, "格式“%s”的正则表达式第 %zu "
		    "个字符附近有错: %s(PCRE2 错误 %d)", name,
		    fault_place(regex, at), fault_text(fault), fault);
	p = arena_new(&set->arena, struct pattern);
	p->code = code;
	p->next = set->first;
	set->first = p;
	map_put(&set->by_name, arena_strdup(&set->arena, name), p);
	return true;
}

/*
 * The limits, and whatever else keeps PCRE2 from an answer, are one
 * result: the caller may not take them for "no".
 */
enum pattern_result
pattern_match(const struct pattern_set *set, const char *name,
    const char *text)
{
	const struct pattern *p = map_get(&set->by_name, name);
	pcre2_match_data *found;
	int rc;

	if (p == NULL)
		return PATTERN_UNKNOWN;
	found = pcre2_match_data_create(1, NULL);
	if (found == NULL)
		arena_exhausted();
	rc = pcre2_match(p->code, (PCRE2_SPTR)text, strlen(text), 0, 0,
	    found, set->match);
	pcre2_match_data_free(found);
	if (rc >= 0)
		return PATTERN_YES;
	if (rc == PCRE2_ERROR_NOMEMORY)
		arena_exhausted();
	return rc == PCRE2_ERROR_NOMATCH ? PATTERN_NO : PATTERN_LIMIT;
}

void
pattern_set_free(struct pattern_set *set)
{
	if (set == NULL)
		return;
	for (struct pattern *p = set->first; p != NULL; p = p->next)
		pcre2_code_free(p->code);
	pcre2_match_context_free(set->match);
	pcre2_compile_context_free(set->compile);
	arena_release(&set->arena);
	free(set);
}

const char *
pattern_version(void)
{
	return VERSION(PCRE2_MAJOR, PCRE2_MINOR);
}
