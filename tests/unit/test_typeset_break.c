/*
 * Where a line may end: tokens whole, marks with what they belong to.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/sbuf.h"
#include "base/utf8.h"
#include "out/typeset_break.h"

/*
 * The text with | after each free end, ' after a seam, / after a seam for
 * need only, . where need may tear all the same, : where a part of a phrase
 * ends.
 */
static const char *
broken(struct arena *a, const char *text, bool whole)
{
	static const char sign[] = { [BREAK_NEED] = '.', [BREAK_PART] = ':',
		[BREAK_TOKEN] = '/', [BREAK_SEAM] = '\'', [BREAK_FREE] = '|' };
	struct sbuf out = SBUF_INIT;
	size_t len = strlen(text), n = 0;
	uint32_t *cp = arena_array(a, uint32_t, len);
	uint16_t *class = arena_array(a, uint16_t, len);
	bool *joined = arena_array(a, bool, len);
	enum break_kind *brk = arena_array(a, enum break_kind, len);
	const char *s;

	for (size_t i = 0; i < len; n++) {
		cp[n] = utf8_next(text, len, &i);
		class[n] = (uint16_t)char_class(cp[n]);
		joined[n] = whole && i < len;
	}
	breaks_find(a, &(struct chars){ cp, class, joined, n }, brk);
	for (size_t i = 0; i < n; i++) {
		char c[4];

		sbuf_put(&out, c, utf8_put(c, cp[i]));
		if (i + 1 < n && brk[i] > BREAK_NONE &&
		    brk[i] != BREAK_FORCED)
			sbuf_putc(&out, sign[brk[i]]);
	}
	s = arena_strndup(a, sbuf_text(&out), out.n);
	sbuf_release(&out);
	return s;
}

struct row { const char *text, *want; };

static void
check(const struct row *v, size_t n)
{
	struct arena a = ARENA_INIT;

	for (size_t i = 0; i < n; i++)
		assert_string_equal(broken(&a, v[i].text, false), v[i].want);
	arena_release(&a);
}

#define CHECK(v) check((v), sizeof(v) / sizeof(*(v)))

static void
test_han(void **state)
{
	static const struct row v[] = {
		{ "甲县党委", "甲|县|党|委" },
		{ "（党组）书记", "（党|组）|书|记" },
		{ "“两个责任”任务", "“两个|责|任”|任|务" },
		{ "甲，乙", "甲，|乙" },
		{ "《甲》、《乙》", "《甲》、|《乙》" },
		{ "甲（乙）。", "甲|（乙）。" },
		{ "上级——下级", "上|级|——|下|级" },
		{ "等等……完", "等|等……|完" },
		{ "是/否", "是/否" },
		{ "甲·乙", "甲·|乙" },
		{ "北京—上海", "北|京—|上|海" },
		{ "甲～乙", "甲～|乙" },
		{ "干部𬭎到会", "干|部|𬭎|到|会" },
		{ "甲𠅤乙", "甲|𠅤|乙" },
		{ "他说：“好！”", "他|说：|“好！”" },
		{ "甲？！乙", "甲？！|乙" },
		{ "甲 乙", "甲 |乙" },
		{ "（ 甲 ）乙", "（ 甲 ）|乙" },
	};

	(void)state;
	CHECK(v);
}

static void
test_numbers(void **state)
{
	static const struct row v[] = {
		{ "共12项任务", "共|12项|任|务" },
		{ "得93.25分", "得|93.25分" },
		{ "占60%以上", "占|60%|以|上" },
		{ "十二个单位", "十二个|单|位" },
		{ "3个月内", "3个月|内" },
		{ "3000多万元的", "3000多万元|的" },
		{ "共50余人", "共|50余人" },
		{ "1,234.56万元整", "1,234.56万元整" },
		{ "约１２．５亿元", "约|１２．５亿元" },
		{ "１，２３４元", "１，２３４元" },
		{ "￥5.00元", "￥5.00元" },
		{ "为-5℃", "为-5℃" },
		{ "达≥90%", "达|≥90%" },
		{ "5—7月的", "5—/7月|的" },
		{ "3至5日到", "3至/5日|到" },
		{ "20%—30%之间", "20%—/30%|之|间" },
		{ "2026—2028年间", "2026—/2028年|间" },
		{ "三至五年", "三至/五年" },
		{ "百分之五的", "百分之五|的" },
		{ "三分之二的", "三分之二|的" },
		{ "提高1.5个百分点", "提|高|1.5个百分点" },
		{ "5平方公里", "5平方公里" },
		{ "10 kg的", "10 kg|的" },
		{ "3：1的", "3：1|的" },
		{ "第1.2.3节", "第1.2.3节" },
		{ "５０％以上", "５０％|以|上" },
		{ "A类的", "A类|的" },
		{ "Ⅲ级响应", "Ⅲ级|响|应" },
		{ "一致同意", "一|致|同|意" },
		{ "附件1和图2", "附件/1|和|图/2" },
		{ "代表3人", "代|表|3人" },
		{ "10余的", "10余|的" },
		{ "面积3×5米", "面|积|3×5米" },
		{ "3/4的", "3//4|的" },
		{ "-3", "-3" },
	};

	(void)state;
	CHECK(v);
}

static void
test_dates(void **state)
{
	static const struct row v[] = {
		{ "截至2026年10月5日，", "截|至|2026年/10月/5日，" },
		{ "2026年第二季度", "2026年|第二季度" },
		{ "2026年度90分", "2026年度|90分" },
		{ "2026-10-31的", "2026-/10-/31|的" },
		{ "二〇二六年十月三十一日前", "二〇二六年/十月/三十一日|前" },
		{ "15:30到", "15:30|到" },
		{ "15：30到", "15：30|到" },
		{ "上午9时30分开", "上|午|9时30分|开" },
		{ "2小时30分钟内", "2小时|30分钟|内" },
		{ "9:00—11:30的", "9:00—/11:30|的" },
		{ "1月5日至3月10日间", "1月/5日至/3月/10日|间" },
		{ "2026.10.31的", "2026.10.31|的" },
		{ "10月31日至11月30日", "10月/31日|至|11月/30日" },
		{ "2026年3项", "2026年|3项" },
		{ "2026/10/31的", "2026//10//31|的" },
	};

	(void)state;
	CHECK(v);
}

static void
test_clauses(void **state)
{
	static const struct row v[] = {
		{ "第十条、第（一）项", "第十条、|第（一）项" },
		{ "第十条第（三）项的", "第十条'第（三）项|的" },
		{ "第二十三条第一款第（三）项的",
		    "第二十三条'第一款'第（三）项|的" },
		{ "第一百二十条之一的", "第一百二十条之一|的" },
		{ "第三至第五条的", "第三至/第五条|的" },
		{ "第1—3项的", "第1—/3项|的" },
		{ "第一致", "第一|致" },
		{ "濮办〔2026〕12号文", "濮.办.〔2026〕12号文" },
		{ "根据濮办〔2026〕12号文件",
		    "根|据|濮.办.〔2026〕12号|文|件" },
		{ "（濮纪发〔2026〕3号）要", "（濮/纪.发.〔2026〕3号）|要" },
		{ "第3期的", "第3期|的" },
	};

	(void)state;
	CHECK(v);
}

static void
test_words(void **state)
{
	static const struct row v[] = {
		{ "ZG-03@2026-10的", "ZG-/03@/2026-/10|的" },
		{ "使用PDF格式", "使|用|PDF|格|式" },
		{ "R&D中心", "R&/D|中|心" },
		{ "A\"b\"c", "A\"b\"c" },
		{ "C++语言", "C++语|言" },
		{ "don't do", "don't |do" },
		{ "IP地址", "IP|地|址" },
		{ "0000-0000000联", "0000-/0000000|联" },
		{ "见inputs/units/990101/",
		    "见|i.n.p.u.t.s/|u.n.i.t.s/|9.9.0.1.0.1/" },
		{ "https://www.example.gov.cn/a",
		    "h.t.t.p.s://'w.w.w./e.x.a.m.p.l.e./g.o.v./c.n/'a" },
		{ "jiguan@example.gov.cn",
		    "j.i.g.u.a.n@'e.x.a.m.p.l.e./g.o.v./c.n" },
		{ "administration", "administration" },
		{ "甲/乙/丙", "甲/乙/丙" },
		{ "km/h的", "km//h|的" },
		{ "GB/T 9704—2012的", "GB//T 9704—/2012|的" },
		{ "电话（0000）0000000转", "电|话|（0000）/0000000|转" },
		{ "3月5日下午3点", "3月/5日|下|午|3点" },
		{ "1.8亿元—2.3亿元", "1.8亿元—/2.3亿元" },
		{ "“十四五”规划", "“十四五”|规|划" },
		{ "90后干部", "90|后|干|部" },
		{ "GB18030编码", "GB18030|编|码" },
		{ "第2026001号", "第2026001号" },
		{ "（一）重点", "（一）|重|点" },
		{ "1．要求", "1．|要|求" },
		{ "（1）要求", "（1）|要|求" },
		{ "①甲", "①|甲" },
		{ "70岁以上", "70岁|以|上" },
		{ "0.5‰的", "0.5‰|的" },
		{ "25℃以下", "25℃|以|下" },
	};

	(void)state;
	CHECK(v);
}

/* An address is torn before a line is stretched too much, at its seams. */
static void
test_long_words(void **state)
{
	struct arena a = ARENA_INIT;
	const char *digest;

	(void)state;
	assert_non_null(strstr(broken(&a, "https://www.example.gov.cn/a",
	    false), "s://'w"));
	assert_non_null(strstr(broken(&a, "jiguan@example.gov.cn", false),
	    "n@'e"));
	/* a digest in groups of eight */
	digest = broken(&a, "66c7f0f462eeedd9d1f2d46bdc10e4e2"
	    "4167c4875cf2f7a2297da02b8f4ba8e0", false);
	assert_non_null(strstr(digest, "f.4'6.2"));
	assert_null(strchr(digest, '|'));
	arena_release(&a);
}

static void
test_whole(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	assert_string_equal(broken(&a, "欧阳修远", true), "欧.阳.修.远");
	assert_string_equal(broken(&a, "艾力·甲", true), "艾.力·/甲");
	arena_release(&a);
}

/* A phrase: after the parts of an organ's name, of an address. */
static void
test_parts(void **state)
{
	static const struct row v[] = {
		{ "中共甲市委党风廉政建设责任制领导小组办公室",
		    "中.共.甲.市.委:党.风.廉.政.建.设:责.任.制:领.导.小.组:办.公.室" },
		{ "甲省乙市丙区丁街道戊路12号己大厦",
		    "甲.省:乙.市:丙.区:丁.街.道:戊.路:12号:己.大.厦" },
		/* neither a place nor the end of one */
		{ "甲市直机关工作委员会", "甲.市.直.机.关:工.作:委.员.会" },
		{ "甲市委组织部", "甲.市.委:组.织.部" },
		{ "甲县委员会", "甲.县:委.员.会" },
		/* nothing of a number, a date, a 文号 */
		{ "甲市委办〔2026〕12号文件", "甲/市/委.办.〔2026〕12号:文.件" },
		{ "甲区2026年10月31日", "甲.区:2026年/10月/31日" },
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++)
		assert_string_equal(broken(&a, v[i].text, true), v[i].want);
	arena_release(&a);
}

/* Not at a line's head, not at its end, whatever stands beside. */
static void
test_lists(void **state)
{
	static const char head[] = "，。、；：？！”’）》〉】〗〕」』］｝·‧"
	    "％‰℃°′″…～－–々!),.:;?]}%»";
	static const char tail[] = "“‘（《〈【〖〔「『［｛([{$￥¥£€№§«";
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(head) - 1;) {
		size_t from = i;
		char text[32];

		(void)utf8_next(head, sizeof(head) - 1, &i);
		(void)snprintf(text, sizeof(text), "甲%.*s乙",
		    (int)(i - from), head + from);
		assert_null(strstr(broken(&a, text, false), "甲|"));
	}
	for (size_t i = 0; i < sizeof(tail) - 1;) {
		size_t from = i;
		char text[32];

		(void)utf8_next(tail, sizeof(tail) - 1, &i);
		(void)snprintf(text, sizeof(text), "甲%.*s乙",
		    (int)(i - from), tail + from);
		assert_null(strstr(broken(&a, text, false), "|乙"));
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_han),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_clauses),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_long_words),
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
