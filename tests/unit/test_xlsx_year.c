/*
 * 年度考核.xlsx: its sheets, what the cells hold and from which they come,
 * the mark of a provisional year, the year before.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "annual_city.h"
#include "out/xlsx.h"
#include "out/xlsx_zip.h"

struct shelf {
	struct world w;
	struct sbuf book;
};

static void
shelf_fill(struct shelf *s)
{
	static char at[] = "/tmp/liangze-test-year-XXXXXX";
	struct err e = ERR_INIT;
	bool ok;

	memcpy(at + strlen(at) - 6, "XXXXXX", 6);
	assert_non_null(mkdtemp(at));
	ok = xlsx_book(&s->w.r, at, &s->book, &e);
	assert_int_equal(rmdir(at), 0);
	if (!ok)
		fail_msg("%s", e.text);
}

static void
shelf_release(struct shelf *s)
{
	sbuf_release(&s->book);
	arena_release(&s->w.a);
}

static const char *
part(struct shelf *s, const char *name)
{
	const char *text = xlsx_zip_part(&s->w.a, s->book.s, s->book.n, name);

	if (text == NULL)
		fail_msg("no %s", name);
	return text;
}

static void
has(const char *text, const char *what)
{
	if (strstr(text, what) == NULL)
		fail_msg("not there: %s", what);
}

/* A cell as it stands in the file, from "<c r=" to "</c>". */
static const char *
cell(struct shelf *s, int sheet, const char *ref)
{
	const char *text = part(s, arena_printf(&s->w.a,
	    "xl/worksheets/sheet%d.xml", sheet));
	const char *c = strstr(text, arena_printf(&s->w.a, "<c r=\"%s\"",
	    ref));

	if (c == NULL)
		fail_msg("no %s on sheet %d", ref, sheet);
	return arena_strndup(&s->w.a, c, (size_t)(strstr(c, "</c>") - c));
}

static void
test_sheets(void **state)
{
	static const char *const names[] = { "县区成绩", "市直单位成绩",
		"综合考评", "未评定", "得分趋势", "等次分布", "加减分", "等次限定",
		"成绩计算", "年终考核", "指标得分明细", "逾期清单", "扣分明细",
		"校验问题", "得分计算", "履责主体覆盖", "约谈覆盖", "节前谈话",
		"影响期", "待签批", "待研究事项", "豁免清单" };
	static const char *const volatiles[] = { "NOW(", "TODAY(", "RAND(",
		"OFFSET(", "INDIRECT(", "CELL(" };
	struct shelf s = { 0 };
	const char *text;

	(void)state;
	annual_city(&s.w, "2027-02-20");
	annual_compute(&s.w, false);
	shelf_fill(&s);
	text = part(&s, "xl/workbook.xml");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		has(text, arena_printf(&s.w.a, "<sheet name=\"%s\" "
		    "sheetId=\"%zu\"", names[i], i + 1));
	has(text, "<definedName name=\"等次_优秀\">'成绩计算'!");
	has(text, "<definedName name=\"县区_等次\">'县区成绩'!");
	has(part(&s, "docProps/core.xml"), "<dc:title>2026年度考核成绩<");
	assert_null(strstr(part(&s, "xl/sharedStrings.xml"), "预评"));
	for (size_t i = 1; i <= sizeof(names) / sizeof(names[0]); i++) {
		text = part(&s, arena_printf(&s.w.a,
		    "xl/worksheets/sheet%zu.xml", i));
		for (size_t k = 0; k < sizeof(volatiles) /
		    sizeof(volatiles[0]); k++)
			assert_null(strstr(text, volatiles[k]));
	}
	shelf_release(&s);
}

/* Down the chain: F, T, a responsibility, the parts, the bonus. */
static void
test_chain(void **state)
{
	static const struct { int sheet; const char *ref, *formula, *value; }
	v[] = {
		/* 410902 first with 98.50, 410901 second with 96.01 */
		{ 1, "A5", "RANK(D5,县区_最后得分)", "<v>1</v>" },
		{ 1, "D5", "ROUND(ROUND('成绩计算'!$V$6,9),2)",
		    "<v>98.5</v>" },
		{ 1, "D6", "'成绩计算'!$V$5", "<v>96.01" },
		{ 1, "E6", "'成绩计算'!$Y$5", "<v>良好</v>" },
		{ 1, "I6", "'成绩计算'!$W$5", "<v>优秀</v>" },
		{ 1, "J6", "'成绩计算'!$X$5", "<v>良好</v>" },
		{ 1, "E7", "'成绩计算'!$Y$7", "<v>一般</v>" },
		{ 2, "D5", "'成绩计算'!$V$8", "<v>—</v>" },
		{ 2, "E5", "'成绩计算'!$Y$8", "<v>未评定</v>" },
		{ 3, "F5", "'成绩计算'!$Y$6", "<v>优秀</v>" },
		{ 6, "D8", "COUNTIFS(市直单位_等次,\"未评定\")", "<v>1</v>" },
		{ 6, "C5", "COUNTIFS(县区_等次,\"良好\")", "<v>1</v>" },
		{ 7, "K4", "IF(J4=\"是\",I4,0)", "<v>0</v>" },
		{ 7, "K5", "IF(J5=\"是\",I5,0)", "<v>3</v>" },
		{ 9, "V5", "IF(ISNUMBER(R5),MAX(0,R5+T5-U5),\"—\")",
		    "<v>96.01" },
		{ 9, "R5", "(J5*权重_主体责任+Q5*权重_监督责任)/100",
		    "<v>91.51" },
		{ 9, "R7", "<f>J7</f>", "<v>67" },
		{ 9, "S5", "SUMIFS(加减分_计分,加减分_归集,Z5&amp;\"加分\")",
		    "<v>6</v>" },
		{ 9, "T5", "MIN(S5,加分上限)", "<v>5</v>" },
		{ 9, "U5", "SUMIFS(加减分_计分,加减分_归集,Z5&amp;\"扣分\")",
		    "<v>0.5</v>" },
		{ 9, "J5", "(E5*权重_日常考核+I5*权重_年终考核)/100",
		    "<v>91.05" },
		{ 9, "E5", "D5*记实折算/100", "<v>92.5" },
		{ 9, "D5", "'得分计算'!$J$5", "<v>92.5" },
		{ 9, "F5", "'年终考核'!$D$4", "<v>90</v>" },
		{ 9, "I5", "'年终考核'!$G$4", "<v>87.6666" },
		{ 9, "W5", "ROUND(V5,9)&gt;=等次_优秀", "<v>优秀</v>" },
		{ 9, "X5", "COUNTIFS(限定_归集,Z5,限定_等次,\"良好\")",
		    "<v>良好</v>" },
		{ 10, "G4", "IF(COUNT(D4:F4)=3,SUM(D4:F4)/3,\"—\")",
		    "<v>87.6666" },
	};
	struct shelf s = { 0 };

	(void)state;
	annual_city(&s.w, "2027-02-20");
	annual_compute(&s.w, false);
	shelf_fill(&s);
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		const char *c = cell(&s, v[i].sheet, v[i].ref);

		if (strstr(c, v[i].formula) == NULL ||
		    strstr(c, v[i].value) == NULL)
			fail_msg("sheet %d: %s", v[i].sheet, c);
	}
	shelf_release(&s);
}

/* What counts, what does not and why; what limits; what is missing. */
static void
test_facts(void **state)
{
	struct shelf s = { 0 };
	const char *text;

	(void)state;
	annual_city(&s.w, "2027-02-20");
	annual_bonus(&s.w, true, "410902", "TG-09", "=1+1", TIER_CITY,
	    "2026-09-08");
	annual_sanction(&s.w, "410902", "CF-04", TARGET_MEMBER, "警告");
	annual_compute(&s.w, false);
	shelf_fill(&s);
	text = part(&s, "xl/sharedStrings.xml");
	has(text, "同一项目已按受省表彰加3分（编号BZ-02），不重复加分");
	has(text, "没有主动上报，被市纪委查处");
	has(text, "主要负责人受处分“警告”");
	has(text, "班子成员受轻处分“警告”，不影响等次");
	has(text, "inputs/office/adjust.xml");
	has(text, "D14.4：CF-03");
	has(text, "监督责任没有年终考核成绩");
	/* a text that looks like a formula stays a text */
	has(text, "<t>=1+1</t>");
	assert_null(strstr(part(&s, "xl/worksheets/sheet7.xml"), "<f>1+1"));
	/* nobody's name */
	assert_null(strstr(text, "人员己"));
	shelf_release(&s);
}

/* Marked on every sheet and in every head. */
static void
test_provisional(void **state)
{
	struct shelf s = { 0 };

	(void)state;
	annual_city(&s.w, "2027-01-05");
	annual_compute(&s.w, true);
	shelf_fill(&s);
	for (int i = 1; i <= 18; i++) {
		const char *text = part(&s, arena_printf(&s.w.a,
		    "xl/worksheets/sheet%d.xml", i));

		has(text, "<c r=\"A3\"");
		has(text, "<oddHeader>&amp;L&amp;\"仿宋\"&amp;9年度考核 2026年度"
		    "&amp;C&amp;\"黑体\"&amp;10预评");
	}
	has(part(&s, "xl/sharedStrings.xml"), "预评：2026年度还不能结账");
	has(part(&s, "xl/sharedStrings.xml"), "还不能结账，因为：");
	has(part(&s, "docProps/core.xml"), "（预评）");
	shelf_release(&s);
}

/* Last year's F, grade and place, where that year has a plan. */
static void
test_before(void **state)
{
	struct annual_result *y;
	struct unit_result *u;
	struct shelf s = { 0 };

	(void)state;
	annual_city(&s.w, "2027-02-20");
	annual_compute(&s.w, false);
	u = vec_push(&s.w.a, &s.w.r.year_ago.unit);
	u->unit = s.w.r.unit.v[1].unit;
	u->rank = 3;
	y = vec_push(&s.w.a, &s.w.r.year_ago.annual);
	y->unit = u->unit;
	y->final = rat_from_hundredths(&s.w.a, 8825);
	y->grade = BAND_GOOD;
	s.w.r.year_ago.scored = true;
	shelf_fill(&s);
	has(part(&s, "xl/sharedStrings.xml"), "<t>2025年度</t>");
	has(cell(&s, 1, "R5"), "<v>88.25</v>");
	has(cell(&s, 1, "T5"), "<v>3</v>");
	has(cell(&s, 1, "U5"), "ROUND(ROUND(D5-R5,9),2)");
	has(cell(&s, 1, "U5"), "<v>10.25</v>");
	has(cell(&s, 1, "U6"), "<v>—</v>");
	shelf_release(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sheets),
		cmocka_unit_test(test_chain),
		cmocka_unit_test(test_facts),
		cmocka_unit_test(test_provisional),
		cmocka_unit_test(test_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
