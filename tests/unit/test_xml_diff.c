#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/sbuf.h"
#include "io/xml_diff.h"
#include "io/xml_read.h"

/* "名：原→新" of each change, by blanks. */
static const char *
diff(struct arena *a, const char *was, const char *now, bool names_only)
{
	const struct xml_node *x, *y;
	struct filing f = { .no = 0 };
	const char *text = "";

	xml_tree_text(a, "was", was, strlen(was), &x);
	xml_tree_text(a, "now", now, strlen(now), &y);
	assert_non_null(x);
	assert_non_null(y);
	xml_diff(a, x, y, names_only, &f);
	for (size_t i = 0; i < f.change.n; i++) {
		const struct field_change *c = &f.change.v[i];

		text = arena_printf(a, "%s%s%s:%s>%s", text, i == 0 ? "" : " ",
		    c->name, c->was == NULL ? "" : c->was,
		    c->now == NULL ? "" : c->now);
	}
	return text;
}

static const struct { const char *was, *now, *want; } cases[] = {
	{ "<记录 a='1'/>", "<记录 a='1'/>", "" },
	{ "<记录 a='1'/>", "<记录 a='2'/>", "a:1>2" },
	{ "<记录 a='1'/>", "<记录 b='2'/>", "a:1> b:>2" },
	{ "<记录><事项>甲</事项></记录>", "<记录>\n <事项>乙</事项>\n</记录>",
	    "事项:甲>乙" },
	{ "<记录><时间 止='9'>8</时间></记录>", "<记录><时间>8</时间></记录>",
	    "时间的止:9>" },
	/* 更正 is how it came, not what it says */
	{ "<记录/>", "<记录><更正 理由='错'/></记录>", "" },
	/* one of a name is itself, whatever it is called */
	{ "<人物><人员 姓名='甲' 职务='书记'/></人物>",
	    "<人物><人员 姓名='乙' 职务='书记'/></人物>",
	    "人员的姓名:甲>乙" },
	/* several are told apart by what identifies them */
	{ "<人物><人员 姓名='甲' 职务='书记'/><人员 姓名='乙'/></人物>",
	    "<人物><人员 姓名='乙'/><人员 姓名='甲' 职务='主任'/></人物>",
	    "人员“甲”的职务:书记>主任" },
	{ "<人物><人员 姓名='甲'/><人员 姓名='乙'/></人物>",
	    "<人物><人员 姓名='甲'/><人员 姓名='丙' 职务='书记'/></人物>",
	    "人员“乙”:姓名=乙> 人员“丙”:>姓名=丙，职务=书记" },
	/* alike first: one more in front is one more */
	{ "<内容><段>一</段><段>二</段></内容>",
	    "<内容><段>零</段><段>一</段><段>二</段></内容>", "段:>零" },
	{ "<内容><段>一</段><段>二</段></内容>",
	    "<内容><段>一</段><段>三</段></内容>", "段:二>三" },
	/* what identifies it may stand twice */
	{ "<年终><成绩 单位='1' 责任='主体'/><成绩 单位='1' 责任='监督'/></年终>",
	    "<年终><成绩 单位='1' 责任='监督'/><成绩 单位='1' 责任='主体'/></年终>",
	    "" },
	/* one line, no identity number (a value may be anything) */
	{ "<事项>甲</事项>", "<事项>乙\n退回：丙</事项>",
	    "事项:甲>乙 退回：丙" },
	{ "<事项>甲</事项>", "<事项>11010519491231002X</事项>",
	    "事项:甲>110105********002X" },
	/* came with all that is in it */
	{ "<案件/>", "<案件><决定 机关='市委'><方式 种类='诫勉'/>全文</决定></案件>",
	    "决定:>机关=市委，方式（种类=诫勉）" },
};

static void
places(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(diff(&a, cases[i].was, cases[i].now, false),
		    cases[i].want);
	arena_release(&a);
}

/* B23.1: no value, nobody's number, each name once */
static void
names(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	assert_string_equal(diff(&a, "<谈话><对象 编号='1' 职务='甲'/>"
	    "<对象 编号='2' 职务='乙'/><内容>说的</内容></谈话>",
	    "<谈话><对象 编号='1' 职务='丙'/><对象 编号='2' 职务='丁'/>"
	    "<内容>又说的</内容></谈话>", true), "对象的职务:> 内容:>");
	arena_release(&a);
}

static void
broken(void **state)
{
	struct arena a = ARENA_INIT;
	const struct xml_node *x;

	(void)state;
	xml_tree_text(&a, "x", "<记录>", strlen("<记录>"), &x);
	assert_null(x);
	arena_release(&a);
}

static int
start(void **state)
{
	(void)state;
	xml_start();
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	xml_stop();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places), cmocka_unit_test(names),
		cmocka_unit_test(broken),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
