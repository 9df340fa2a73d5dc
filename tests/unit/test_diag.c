#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/diag.h"

static struct diag
row(const char *file, uint32_t line, uint32_t column, uint16_t rule,
    const char *record)
{
	struct diag d = {
		.rule = rule, .level = LEVEL_WARN, .file = file,
		.at = { line, column }, .record = record, .item = -1,
	};

	return d;
}

static void
sorted_and_owned(void **state)
{
	static const char want[] =
	    "a.xml:0:0:1:|a.xml:2:1:5:|a.xml:2:1:5:ZG-1|a.xml:2:9:1:|"
	    "a.xml:10:1:1:|b.xml:1:1:0:x|b.xml:1:1:0:x|中.xml:1:1:0:|";
	struct arena a = ARENA_INIT;
	struct diag_list l = { .a = &a };
	char file[] = "b.xml", got[400] = "";
	struct diag d;
	size_t n = 0;

	(void)state;
	d = row("中.xml", 1, 1, 0, NULL);
	diag_add(&l, &d);
	d = row(file, 1, 1, 0, "x");
	d.message = "first";
	diag_add(&l, &d);
	d.message = "second";
	diag_add(&l, &d);
	file[0] = '#'; /* the list has its own copy */
	d = row("a.xml", 10, 1, 1, "");
	diag_add(&l, &d);
	d = row("a.xml", 2, 9, 1, "");
	diag_add(&l, &d);
	d = row("a.xml", 2, 1, 5, "ZG-1");
	diag_add(&l, &d);
	d = row("a.xml", 2, 1, 5, "");
	diag_add(&l, &d);
	d = row("a.xml", 0, 0, 1, "");
	diag_add(&l, &d);
	diag_sort(&l);
	assert_int_equal(l.d.n, 8);
	for (size_t i = 0; i < l.d.n; i++)
		n += (size_t)snprintf(got + n, sizeof(got) - n,
		    "%s:%u:%u:%u:%s|", l.d.v[i].file,
		    (unsigned)l.d.v[i].at.line, (unsigned)l.d.v[i].at.column,
		    (unsigned)l.d.v[i].rule, l.d.v[i].record);
	assert_string_equal(got, want);
	assert_string_equal(l.d.v[5].message, "first");
	assert_string_equal(l.d.v[6].message, "second");
	assert_string_equal(l.d.v[0].unit, "");
	assert_string_equal(l.d.v[0].mend, "");
	assert_string_equal(l.d.v[0].source, "");
	assert_string_equal(l.d.v[0].month, "");
	arena_release(&a);
}

static void
worst(void **state)
{
	struct arena a = ARENA_INIT;
	struct diag_list l = { .a = &a };
	struct diag d = row("a.xml", 1, 1, 1, "");

	(void)state;
	assert_int_equal(diag_worst(&l), LEVEL_INFO);
	diag_add(&l, &d);
	assert_int_equal(diag_worst(&l), LEVEL_WARN);
	d.level = LEVEL_UNJUDGED;
	d.waived = true;
	diag_add(&l, &d);
	assert_int_equal(diag_worst(&l), LEVEL_WARN);
	d.level = LEVEL_REFUSE;
	d.waived = false;
	diag_add(&l, &d);
	d.level = LEVEL_REMIND;
	diag_add(&l, &d);
	assert_int_equal(diag_worst(&l), LEVEL_REFUSE);
	diag_sort(&l);
	assert_int_equal(diag_worst(&l), LEVEL_REFUSE);
	arena_release(&a);
}

/* A quoted value cannot make a line of its own. */
static void
one_line(void **state)
{
	struct arena a = ARENA_INIT;
	struct diag_list l = { .a = &a };
	struct diag d = row("a.xml", 1, 1, 1, "");

	(void)state;
	d.message = "值“1\n\tb.xml:1:1: error: x\x1b”";
	d.mend = "\r改";
	diag_add(&l, &d);
	assert_string_equal(l.d.v[0].message,
	    "值“1\uFFFD\uFFFDb.xml:1:1: error: x\uFFFD”");
	assert_string_equal(l.d.v[0].mend, "\uFFFD改");
	arena_release(&a);
}

static void
levels(void **state)
{
	static const struct { enum level l; const char *name, *gnu; } t[] = {
		{ LEVEL_INFO, "提示", "note" },
		{ LEVEL_REMIND, "提醒", "note" },
		{ LEVEL_WARN, "警告", "warning" },
		{ LEVEL_REFUSE, "退回", "error" },
		{ LEVEL_UNJUDGED, "无法判定", "error" },
	};
	enum level l = LEVEL_WARN;

	(void)state;
	for (size_t i = 0; i < LEVELS; i++) {
		assert_string_equal(level_name(t[i].l), t[i].name);
		assert_string_equal(level_gnu(t[i].l), t[i].gnu);
		assert_true(level_parse(t[i].name, &l));
		assert_int_equal(l, t[i].l);
	}
	assert_false(level_parse("", &l));
	assert_false(level_parse("error", &l));
	assert_false(level_parse("退回 ", &l));
	assert_int_equal(l, LEVEL_UNJUDGED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sorted_and_owned),
		cmocka_unit_test(worst),
		cmocka_unit_test(one_line),
		cmocka_unit_test(levels),
	};

	return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
