/*
 * The facts of a year's papers: what they say of whom, by publication;
 * drafts, approved ones, a provisional year.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "annual_city.h"
#include "stage/paper_facts.h"

struct desk {
	struct world w;
	struct config config;
	struct registry numbers;
	struct sbuf facts;
	const struct paper_job *job;
	size_t n_jobs;
};

static void
desk_organ(struct desk *d, const char *type, const char *brief,
    const char *prefix)
{
	*vec_push(&d->w.a, &d->config.organ) = (struct office_organ){ type,
		arena_printf(&d->w.a, "%s全称", brief), brief, prefix, "",
		arena_printf(&d->w.a, "%s秘书科", brief) };
}

static void
desk_kind(struct desk *d, const char *name, const char *organ)
{
	*vec_push(&d->w.a, &d->config.kind) = (struct paper_kind){ name,
		"x.xsl", organ, "", "", false, true, true, true };
}

static void
desk_init(struct desk *d, const char *as_of)
{
	memset(d, 0, sizeof(*d));
	annual_city(&d->w, as_of);
	desk_organ(d, "市委", "中共示例市委", "示发");
	desk_organ(d, "市委办公室", "中共示例市委办公室", "示办");
	desk_organ(d, "市委主体办", "示例市委主体办", "示主办");
	desk_organ(d, "市纪委", "中共示例市纪委", "示纪");
	desk_kind(d, "年度考核结果通报", "市委办公室");
	desk_kind(d, "表彰决定", "市委");
	desk_kind(d, "约谈通知书", "按责任");
}

static void
desk_compute(struct desk *d, bool provisional)
{
	annual_compute(&d->w, provisional);
	paper_jobs(&d->w.a, &d->w.r, RUN_YEAR, &d->job, &d->n_jobs);
}

/* A 签批 of one 件 with 同意, and its number in the register. */
static void
approve(struct desk *d, const char *organ, struct paper_key key,
    unsigned number)
{
	struct arena *a = &d->w.a;
	struct doc *doc = arena_new(a, struct doc);
	struct approval *by = arena_new(a, struct approval);
	struct approval_item *x = vec_push(a, &by->entry);
	struct numbering_entry *v = arena_array(a, struct numbering_entry,
	    d->numbers.n + 1);

	doc->root = ROOT_APPROVAL;
	doc->as.approval = by;
	doc->id = word("QP-2027-001");
	by->day.day = on("2027-03-01");
	by->signer = word("干部甲");
	by->post = word("书记");
	by->organ = word(organ);
	x->kind = word(key.kind);
	x->unit = word(key.unit);
	x->person = word(key.person);
	x->period = word(key.period);
	x->verdict = word("同意");
	*vec_push(a, &d->w.facts.approval) = (struct filed){ doc,
		d->w.y->plan.entry };
	if (d->numbers.n > 0)
		memcpy(v, d->numbers.v, d->numbers.n * sizeof(*v));
	v[d->numbers.n] = (struct numbering_entry){ .key = key,
		.prefix = strcmp(organ, "市纪委") == 0 ? "示纪" : "示办",
		.year = 2027, .number = number };
	d->numbers = (struct registry){ v, d->numbers.n + 1 };
}

/* The facts of the job with that file. */
static const char *
facts_of(struct desk *d, const char *file)
{
	struct paper_source from = { &d->config, &d->w.r, &d->numbers,
	    &d->w.facts };

	for (size_t i = 0; i < d->n_jobs; i++) {
		if (strcmp(d->job[i].file, file) != 0)
			continue;
		d->facts.n = 0;
		paper_facts(&from, &d->job[i], &d->w.a, &d->facts);
		return sbuf_text(&d->facts);
	}
	fail_msg("no %s", file);
	return "";
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

#define ANNUAL "年度考核结果通报.pdf"

/* One for all, one for who is best, one for each 主要负责人 to talk to. */
static void
test_jobs(void **state)
{
	static const char *const files[] = { ANNUAL, "表彰决定.pdf",
		"通知/410901-得分反馈单.pdf", "通知/410902-得分反馈单.pdf",
		"通知/410903-约谈通知书-主体责任.pdf",
		"通知/410903-得分反馈单.pdf", "通知/410921-得分反馈单.pdf" };
	struct desk d;

	(void)state;
	desk_init(&d, "2027-02-20");
	desk_compute(&d, false);
	assert_int_equal(d.n_jobs, sizeof(files) / sizeof(files[0]));
	for (size_t i = 0; i < d.n_jobs; i++)
		assert_string_equal(d.job[i].file, files[i]);
	desk_release(&d);
}

/* Nobody is best: no 表彰决定. */
static void
test_nobody(void **state)
{
	struct desk d;

	(void)state;
	desk_init(&d, "2027-02-20");
	annual_sanction(&d.w, "410902", "CF-05", TARGET_PRINCIPAL, "警告");
	desk_compute(&d, false);
	for (size_t i = 0; i < d.n_jobs; i++)
		assert_int_not_equal(d.job[i].paper, PAPER_COMMENDATION);
	desk_release(&d);
}

static void
test_bands(void **state)
{
	struct desk d;
	const char *s;

	(void)state;
	desk_init(&d, "2027-02-20");
	desk_compute(&d, false);
	s = facts_of(&d, ANNUAL);
	has(s, "文种=\"年度考核结果通报\"><机关 名称=\"中共示例市委办公室\"");
	has(s, "<公布 方式=\"分档\" 由=\"为基层减负\"/><考核方案 年度=\"2026\" "
	    "文号=\"示办〔2026〕3号\"><权重 主体责任=\"60\" 监督责任=\"40\" "
	    "日常考核=\"70\" 年终考核=\"30\"/><等次 优秀=\"90\" 良好=\"80\" "
	    "一般=\"60\"/></考核方案>");
	has(s, "<统计 类别=\"县区\" 单位数=\"3\" 优秀=\"1\" 良好=\"1\" 一般=\"1\" "
	    "差=\"0\" 未评定=\"0\" 限定=\"1\"/>");
	has(s, "<统计 类别=\"全市\" 单位数=\"4\" 优秀=\"1\" 良好=\"1\" 一般=\"1\" "
	    "差=\"0\" 未评定=\"1\" 限定=\"1\"/>");
	/* in the order of organs, names and grades alone */
	has(s, "<成绩 代码=\"410901\" 名称=\"单位410901\" 类别=\"县区\" "
	    "等次=\"良好\"></成绩><成绩 代码=\"410902\"");
	has(s, "等次=\"未评定\"><原因>监督责任没有年终考核成绩");
	lacks(s, "名次");
	lacks(s, "最后得分");
	lacks(s, "<限定");
	lacks(s, "<签批");
	lacks(s, "预评");
	lacks(s, "未结账");
	desk_release(&d);
}

static void
test_all(void **state)
{
	struct desk d;
	const char *s;

	(void)state;
	desk_init(&d, "2027-02-20");
	d.w.plan->publication = PUBLISH_ALL;
	desk_compute(&d, false);
	s = facts_of(&d, ANNUAL);
	has(s, "<公布 方式=\"全部\" 由=\"考核方案\"/>");
	/* by place; the ceiling by its clause, without who and why */
	has(s, "<成绩 代码=\"410902\" 名称=\"单位410902\" 类别=\"县区\" 等次=\"优秀\" "
	    "主体责任=\"98.50\" 监督责任=\"98.50\" 考核得分=\"98.50\" 加分=\"0.00\" "
	    "扣分=\"0.00\" 最后得分=\"98.50\" 名次=\"1\">");
	has(s, "考核得分=\"91.51\" 加分=\"5.00\" 扣分=\"0.50\" "
	    "最后得分=\"96.01\" 名次=\"2\"><限定 规则=\"D14.4\" "
	    "条款=\"第十四条第（二）项\"/>");
	has(s, "主体责任=\"67.00\" 考核得分=\"67.00\" 加分=\"0.00\" "
	    "扣分=\"0.00\" 最后得分=\"67.00\" 名次=\"3\">");
	has(s, "监督责任=\"—\" 考核得分=\"—\" 加分=\"0.00\" 扣分=\"0.00\" "
	    "最后得分=\"—\"><原因>");
	has(s, "<说明>监督责任未登记</说明>");
	lacks(s, "警告");
	lacks(s, "CF-03");
	lacks(s, "AJ-07");
	desk_release(&d);
}

static void
test_none(void **state)
{
	struct desk d;
	const char *s;

	(void)state;
	desk_init(&d, "2027-02-20");
	d.w.plan->publication = PUBLISH_NONE;
	desk_compute(&d, false);
	s = facts_of(&d, ANNUAL);
	has(s, "<公布 方式=\"不公布\" 由=\"考核方案\"/>");
	has(s, "<统计 类别=\"市直单位\"");
	lacks(s, "<成绩");
	lacks(s, "<原因");
	/* its own sheet tells a unit all but its place */
	s = facts_of(&d, "通知/410901-得分反馈单.pdf");
	has(s, "最后得分=\"96.01\"");
	lacks(s, "名次");
	desk_release(&d);
}

static void
test_commendation(void **state)
{
	struct desk d;
	const char *s;

	(void)state;
	desk_init(&d, "2027-02-20");
	desk_compute(&d, false);
	s = facts_of(&d, "表彰决定.pdf");
	has(s, "<机关 名称=\"中共示例市委\"");
	has(s, "<表彰 代码=\"410902\" 名称=\"单位410902\" 类别=\"县区\"/></事实>");
	lacks(s, "410901");
	lacks(s, "<考核通报");
	approve(&d, "市委", (struct paper_key){ "年度考核结果通报", "", "",
	    "2026", "" }, 7);
	s = facts_of(&d, "表彰决定.pdf");
	has(s, "<考核通报 文号=\"示办〔2027〕7号\"/>");
	lacks(s, "<签批");
	desk_release(&d);
}

/* One person, one paper, one approval; what is not known is not there. */
static void
test_talk(void **state)
{
	static const char file[] = "通知/410903-约谈通知书-主体责任.pdf";
	struct desk d;
	const char *s;

	(void)state;
	desk_init(&d, "2027-02-20");
	desk_compute(&d, false);
	s = facts_of(&d, file);
	has(s, "<机关 名称=\"中共示例市委办公室\" 承办=\"示例市委主体办\"");
	has(s, "<主送 称呼=\"同志\">书记丙</主送>");
	has(s, "<谈话记录 类型=\"督责约谈\" 情形=\"考核等次\" 年度=\"2026\" "
	    "等次=\"一般\" 责任=\"主体责任\" 方式=\"个别\"><谈话对象 "
	    "编号=\"G410903-001\" 姓名=\"书记丙\" 职务=\"书记\" "
	    "单位=\"410903\"/>");
	has(s, "<抄送>单位2的主体责任党组织</抄送>");
	lacks(s, "时间");
	lacks(s, "<签批");
	/* an approval of another person is none of this one */
	approve(&d, "市纪委", (struct paper_key){ "约谈通知书", "410903",
	    "G410903-002", "2026", "" }, 3);
	lacks(facts_of(&d, file), "<签批");
	approve(&d, "市纪委", (struct paper_key){ "约谈通知书", "410903",
	    "G410903-001", "2026", "" }, 4);
	s = facts_of(&d, file);
	has(s, "<文号>示纪〔2027〕4号</文号><签批 编号=\"QP-2027-001\"");
	/* whose number it has signs; a letter has no 印发 */
	has(s, "<机关 名称=\"中共示例市纪委\" 用印=\"是\"/>");
	lacks(s, "<印发");
	desk_release(&d);
}

/* The unit's own sheet: how everything came about, and where it stands. */
static void
test_score(void **state)
{
	struct desk d;
	const char *s;

	(void)state;
	desk_init(&d, "2027-02-20");
	desk_compute(&d, false);
	s = facts_of(&d, "通知/410901-得分反馈单.pdf");
	has(s, "<年度 考核得分=\"91.51\" 加分合计=\"6.00\" 加分=\"5.00\" "
	    "扣分=\"0.50\" 最后得分=\"96.01\" 按分数=\"优秀\" 等次=\"良好\" "
	    "日常权重=\"70\" 年终权重=\"30\" 优秀=\"90\" 良好=\"80\" 一般=\"60\" "
	    "加分上限=\"5\"/>");
	has(s, "<年度责任 名称=\"主体责任\" 权重=\"60\" 日常=\"92.50\" "
	    "民主测评=\"90.00\" 问卷调查=\"85.00\" 理论测试=\"88.00\" "
	    "年终=\"87.67\" 成绩=\"91.05\"/>");
	has(s, "<加减 加减=\"加分\" 种类=\"表彰\" 编号=\"BZ-01\" 事项=\"项目一\" "
	    "级别=\"市\" 日期=\"2026年3月2日\" 分值=\"1.00\" 计入=\"否\" 说明=\"同一"
	    "项目已按受省表彰加3分（编号BZ-02），不重复加分\" 规则=\"D14.1\"");
	has(s, "<加减 加减=\"扣分\" 种类=\"查处\" 编号=\"AJ-07\"");
	has(s, "<限定 编号=\"CF-03\" 对象=\"主要负责人\" 最高=\"良好\" 降低=\"是\" "
	    "规则=\"D14.4\"");
	has(s, "位置=\"inputs/office/adjust.xml:17\"/>");
	lacks(s, "警告");
	lacks(s, "人员己");
	/* by the default no places */
	lacks(s, "名次");
	s = facts_of(&d, "通知/410921-得分反馈单.pdf");
	has(s, "等次=\"未评定\"");
	has(s, "<原因 规则=\"D12.1\">监督责任没有年终考核成绩");
	desk_release(&d);
}

/* Marked, and a draft whatever was signed. */
static void
test_provisional(void **state)
{
	struct desk d;
	const char *s;

	(void)state;
	desk_init(&d, "2027-01-05");
	approve(&d, "市委办公室", (struct paper_key){ "年度考核结果通报", "", "",
	    "2026", "" }, 7);
	desk_compute(&d, true);
	*vec_push(&d.w.a, &d.w.r.annual.closing.lacks) = (struct hindrance){
		0, DAY_NONE, "没有加减分事项" };
	s = facts_of(&d, ANNUAL);
	has(s, " 预评=\"是\">");
	has(s, "<未结账>没有加减分事项</未结账>");
	lacks(s, "<签批");
	has(facts_of(&d, "通知/410901-得分反馈单.pdf"), " 预评=\"是\">");
	d.w.r.annual.closing.provisional = false;
	s = facts_of(&d, ANNUAL);
	lacks(s, "预评");
	lacks(s, "未结账");
	has(s, "<文号>示办〔2027〕7号</文号><签批 编号=\"QP-2027-001\" "
	    "日期=\"2027年3月1日\"");
	has(s, "<印发 机关=\"中共示例市委办公室秘书科\"");
	desk_release(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_jobs),
		cmocka_unit_test(test_nobody),
		cmocka_unit_test(test_bands),
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_commendation),
		cmocka_unit_test(test_talk),
		cmocka_unit_test(test_score),
		cmocka_unit_test(test_provisional),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
