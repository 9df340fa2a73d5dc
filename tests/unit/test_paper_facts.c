/*
 * The facts of 季度通报: what it says of whom, by publication; a draft and
 * an approved one.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "computing.h"
#include "stage/paper_facts.h"

#define MAIN DUTY_MAIN
#define OVER DUTY_OVERSIGHT

struct desk {
	struct world w;
	struct config config;
	struct registry numbers;
	struct sbuf facts;
};

/* 甲 has all points, 乙 half of them late, 丙 nothing, one 市直单位 all. */
static void
desk_init(struct desk *d, const char *as_of)
{
	struct world *w = &d->w;

	memset(d, 0, sizeof(*d));
	world_init(w, 2026, as_of);
	world_unit(w, "410901", CAT_COUNTY, true);
	world_unit(w, "410902", CAT_COUNTY, true);
	world_unit(w, "410903", CAT_COUNTY, false);
	world_unit(w, "410921", CAT_CITY, true);
	w->plan->number = word("示办〔2026〕3号");
	w->plan->lagging = 1;
	world_ask(w, &(struct ask){ .id = "ZG-01", .duty = MAIN, .points = 6,
	    .cycle = CYCLE_QUARTER, .count = 1, .evidence = false });
	world_ask(w, &(struct ask){ .id = "JG-01", .duty = OVER, .points = 4,
	    .cycle = CYCLE_QUARTER, .count = 1 });
	for (int i = 0; i < 4; i += 3) {
		const char *code = w->roster.as.roster->unit.v[i].code.text;

		for (int q = 0; q < 3; q++) {
			const char *day = arena_printf(&w->a,
			    "2026-%02d-03", 3 * q + 2);

			world_record(w, code, "ZG-01", MAIN, day);
			world_record(w, code, "JG-01", OVER, day);
		}
	}
	world_record(w, "410902", "ZG-01", MAIN, "2026-08-03")->entered =
	    on("2026-09-01");
	*vec_push(&w->a, &d->config.organ) = (struct office_organ){
		"市委办公室", "示例市委办公室全称", "中共示例市委办公室",
		"示办", "0000-1", "中共示例市委办公室秘书科" };
	*vec_push(&w->a, &d->config.organ) = (struct office_organ){
		"市纪委", "示例市纪委全称", "中共示例市纪委", "示纪", "", "" };
	*vec_push(&w->a, &d->config.kind) = (struct paper_kind){
		"季度通报", "jidu.xsl", "市委办公室", "", "", false, true,
		true, true };
}

static const char *
bulletin(struct desk *d)
{
	struct world *w = &d->w;
	struct computing c = { .facts = &w->facts, .policy = &w->policy,
		.calendar = w->calendar, .a = &w->a };
	struct paper_source from = { &d->config, &w->r, &d->numbers,
	    &w->facts };
	const struct paper_job *job;
	size_t n;

	world_compute(w, "2026Q3");
	assert_true(window_parse("2026Q3", WINDOW_QUARTER, &c.window));
	compute_past(&c, &w->r);
	paper_jobs(&w->a, &w->r, RUN_QUARTER, &job, &n);
	assert_int_equal(n, 1 + 4);
	assert_string_equal(job[0].file, "季度通报.pdf");
	assert_string_equal(job[1].file, "通知/410901-得分反馈单.pdf");
	d->facts.n = 0;
	paper_facts(&from, &job[0], &w->a, &d->facts);
	return sbuf_text(&d->facts);
}

static void
desk_release(struct desk *d)
{
	sbuf_release(&d->facts);
	arena_release(&d->w.a);
}

static void
has(const char *text, const char *what)
{
	if (strstr(text, what) == NULL)
		fail_msg("not there: %s\nin %s", what, text);
}

static void
lacks(const char *text, const char *what)
{
	if (strstr(text, what) != NULL)
		fail_msg("there: %s", what);
}

static void
test_bands(void **state)
{
	struct desk d;
	const char *s;

	(void)state;
	desk_init(&d, "2026-10-20");
	s = bulletin(&d);
	has(s, "文种=\"季度通报\"><机关 名称=\"中共示例市委办公室\"");
	has(s, "<主送>各县（区）党委</主送><主送>市委各部委</主送><主送>市直各单位"
	    "党组（党委）</主送>");
	has(s, "<抄送>中共示例市纪委</抄送>");
	has(s, "<公布 方式=\"分档\" 由=\"为基层减负\"/>");
	has(s, "<考核方案 年度=\"2026\" 文号=\"示办〔2026〕3号\"/>");
	/* 70 % of 主体 for 乙: 42.00 of 100; 100, 42, 0 and 100 */
	has(s, "<统计 类别=\"县区\" 单位数=\"3\" 计分=\"3\" 平均=\"47.33\" "
	    "最高=\"100.00\" 最低=\"0.00\" 应完成=\"5\" 已完成=\"3\" "
	    "完成率=\"60.00\" 逾期=\"8\" 暂定=\"3\"/>");
	has(s, "<统计 类别=\"全市\" 单位数=\"4\" 计分=\"4\" 平均=\"60.50\"");
	has(s, "<比较 对=\"上季度\" 名称=\"2026年第二季度\" 平均=\"50.00\" 变化="
	    "\"提高\" 幅度=\"10.50\" 单位数=\"4\" 上升=\"1\" 下降=\"0\" "
	    "持平=\"3\"/>");
	lacks(s, "去年同季");
	has(s, "<趋势 类别=\"县区\"><点 期=\"1月\" 平均=\"—\"/>");
	has(s, "<点 期=\"9月\" 平均=\"47.33\"/></趋势>");
	has(s, "<档 名称=\"优秀\" 分数=\"90分以上\" 县区=\"1\" 市直单位=\"1\"/>");
	has(s, "<档 名称=\"差\" 分数=\"不满60分\" 县区=\"2\" 市直单位=\"0\"/>");
	lacks(s, "未计分");
	has(s, "<做法 种类=\"全部完成\" 单位数=\"2\"><单位>单位410901</单位><单位>"
	    "单位410921</单位></做法>");
	has(s, "<做法 种类=\"没有失分\" 单位数=\"2\"></做法>");
	has(s, "<失分 种类=\"未完成\" 条款=\"全程记实制度第十条\" 处数=\"2\" "
	    "单位数=\"2\" 分值=\"10.00\"/>");
	has(s, "<失分 种类=\"逾期录入\" 条款=\"全程记实制度第十条\" 处数=\"1\" "
	    "单位数=\"1\" 分值=\"1.80\"/>");
	has(s, "<问题 规则=\"A07.1\" 条款=\"全程记实制度第七条\"");
	lacks(s, "<问题 规则=\"A10.4\"");
	lacks(s, "<问题 规则=\"D06.1\"");
	has(s, "<得分 代码=\"410902\" 名称=\"单位410902\" 类别=\"县区\" 档="
	    "\"差\"><说明>");
	lacks(s, "总分=");
	lacks(s, "名次=");
	lacks(s, "文号>");
	lacks(s, "成文");
	lacks(s, "结束=");
	desk_release(&d);
}

static void
test_all_and_none(void **state)
{
	struct desk d;
	const char *s;

	(void)state;
	desk_init(&d, "2026-10-20");
	d.w.plan->publication = PUBLISH_ALL;
	s = bulletin(&d);
	has(s, "<公布 方式=\"全部\" 由=\"考核方案\"/>");
	has(s, "<做法 种类=\"没有失分\" 单位数=\"2\"><单位>单位410901</单位>");
	has(s, "<得分 代码=\"410902\" 名称=\"单位410902\" 类别=\"县区\" 档="
	    "\"差\" 总分=\"42.00\" 日常=\"14.00\" 名次=\"2\" 主体责任=\"70.00\" "
	    "监督责任=\"0.00\" 应完成=\"2\" 已完成=\"1\" 逾期=\"5\" 暂定=\"1\">");
	/* by place, 丙 has no 监督责任 */
	assert_true(strstr(s, "代码=\"410901\"") < strstr(s,
	    "代码=\"410902\""));
	has(s, "名次=\"3\" 主体责任=\"0.00\" 应完成=");
	desk_release(&d);

	desk_init(&d, "2026-10-20");
	d.w.plan->publication = PUBLISH_NONE;
	s = bulletin(&d);
	has(s, "<公布 方式=\"不公布\" 由=\"考核方案\"/>");
	has(s, "<做法 种类=\"全部完成\" 单位数=\"2\"></做法>");
	lacks(s, "单位4109");
	lacks(s, "<得分");
	desk_release(&d);
}

static void
approve(struct desk *d, const char *day, const char *verdict)
{
	struct world *w = &d->w;
	struct doc *doc = arena_new(&w->a, struct doc);
	struct approval *by = arena_new(&w->a, struct approval);
	struct approval_item *x = vec_push(&w->a, &by->entry);

	doc->root = ROOT_APPROVAL;
	doc->id = word(arena_printf(&w->a, "QP-%s", day));
	doc->as.approval = by;
	by->day.day = on(day);
	by->signer = word("领导甲");
	by->post = word("市委秘书长");
	x->kind = word("季度通报");
	x->period = word("2026Q3");
	x->verdict = word(verdict);
	*vec_push(&w->a, &w->facts.approval) = (struct filed){ doc,
		world_entry(w, ROOT_APPROVAL, "", doc->id.text, day) };
}

static void
give_number(struct desk *d)
{
	struct numbering_entry *n = arena_new(&d->w.a,
	    struct numbering_entry);

	*n = (struct numbering_entry){ { "季度通报", "", "", "2026Q3", "" },
		"示办", 2026, 12 };
	d->numbers = (struct registry){ n, 1 };
}

static void
test_approved(void **state)
{
	struct desk d;
	const char *s;

	(void)state;
	desk_init(&d, "2026-10-30");
	approve(&d, "2026-10-22", "同意");
	give_number(&d);
	s = bulletin(&d);
	has(s, "<文号>示办〔2026〕12号</文号><签批 编号=\"QP-2026-10-22\" 日期="
	    "\"2026年10月22日\" 签批人=\"领导甲\" 职务=\"市委秘书长\"/><成文 "
	    "中文=\"2026年10月22日\"/><印发 机关=\"中共示例市委办公室秘书科\" "
	    "日期=\"2026年10月22日\"/>");
	/* the last word holds, whatever the order of coming in */
	approve(&d, "2026-10-21", "不同意");
	has(bulletin(&d), "<文号>");
	approve(&d, "2026-10-23", "修改");
	lacks(bulletin(&d), "<文号>");
	desk_release(&d);

	/* a quarter that is not over has no final paper */
	desk_init(&d, "2026-09-29");
	approve(&d, "2026-09-28", "同意");
	give_number(&d);
	s = bulletin(&d);
	has(s, "<期间 值=\"2026Q3\" 名称=\"2026年第三季度\" 结束=\"否\"/>");
	lacks(s, "<文号>");
	desk_release(&d);
}

/* A14.1: counted in the score, nothing of it told. */
static void
test_secret(void **state)
{
	struct desk d;
	struct fact_record *r;
	const char *s;

	(void)state;
	desk_init(&d, "2026-10-20");
	d.w.plan->publication = PUBLISH_ALL;
	r = world_record(&d.w, "410903", "ZG-01", MAIN, "2026-08-03");
	r->secrecy = SECRECY_SECRET;
	r->matter = "涉密事项";
	diag_add(&d.w.standing, &(struct diag){ .rule = RULE_A14_1,
	    .level = LEVEL_REFUSE, .file = "inputs/units/410903/b.xml",
	    .unit = "410903", .record = r->id, .month = "2026-08",
	    .message = "涉密事项甲", .mend = "", .source = "" });
	s = bulletin(&d);
	lacks(s, "涉密");
	lacks(s, "A14.1");
	lacks(s, r->id);
	desk_release(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bands),
		cmocka_unit_test(test_all_and_none),
		cmocka_unit_test(test_approved),
		cmocka_unit_test(test_secret),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
