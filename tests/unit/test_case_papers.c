/*
 * What the papers of accountability cases and talks must hold: an example
 * of samples/papers without one of these facts prints nothing and the
 * error names what is missing; without the case's own approval the paper
 * is a draft and says so; the public version holds only what is public.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/sbuf.h"
#include "out/gongwen.h"
#include "sample_papers.h"

struct world {
	struct sample_papers samples;
	struct template_set *templates;
};

static int
set_up(void **state)
{
	static struct world w;

	samples_read(&w.samples);
	w.templates = samples_templates(&w.samples, 1);
	*state = &w;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *w = *state;

	template_set_free(w->templates);
	samples_release(&w->samples);
	return 0;
}

/* The example with `put` for what stands from `from` through `to`,
 * everywhere. */
static struct gongwen_order
swap(const struct world *w, struct arena *a, const char *stem,
    const char *from, const char *to, const char *put)
{
	struct gongwen_order o = { 0 };
	struct sbuf b = SBUF_INIT;
	const char *s, *hit, *end;

	for (size_t i = 0; i < w->samples.v.n; i++)
		if (strcmp(w->samples.v.v[i].stem, stem) == 0)
			o = w->samples.v.v[i].order;
	if (o.facts == NULL)
		fail_msg("no example %s", stem);
	s = arena_strndup(a, o.facts, o.n_facts);
	if (strstr(s, from) == NULL)
		fail_msg("%s: no %s", stem, from);
	while ((hit = strstr(s, from)) != NULL) {
		end = strstr(hit + strlen(from), to);
		if (end == NULL)
			fail_msg("%s: no %s after %s", stem, to, from);
		sbuf_put(&b, s, (size_t)(hit - s));
		sbuf_puts(&b, put);
		s = end + strlen(to);
	}
	sbuf_puts(&b, s);
	o.n_facts = b.n;
	o.facts = arena_strndup(a, sbuf_text(&b), b.n);
	sbuf_release(&b);
	return o;
}

/* The example without it. */
static struct gongwen_order
cut(const struct world *w, struct arena *a, const char *stem,
    const char *from, const char *to)
{
	return swap(w, a, stem, from, to, "");
}

/* E05.3: 问责决定书 (规定第五条第（二）项), and its like in the others. */
static void
test_missing(void **state)
{
	static const struct { const char *stem, *from, *to, *want; } v[] = {
		{ "wenze", "<基本情况>", "</基本情况>", "f:基本情况" },
		{ "wenze", "<段", "</段>", "f:事实/f:段" },
		{ "wenze", "<见面", "</见面>", "f:见面" },
		{ "wenze", "<情形", "/>", "f:情形" },
		{ "wenze", "<依据", "/>", "f:依据" },
		{ "wenze", "<方式", "/>", "f:方式" },
		{ "wenze", "<调查报告", "/>", "f:调查报告" },
		{ "wenze", " 生效日期=\"", "\"", "@生效日期" },
		{ "wenze", " 申诉期限=\"", "\"", "@申诉期限" },
		{ "wenze", " 受理机关=\"", "\"", "@受理机关" },
		{ "wenze-b", "<基本情况>", "</基本情况>", "f:基本情况" },
		{ "wenze-b", "<依据", "/>", "f:依据" },
		{ "wenze-b", " 申诉期限=\"", "\"", "@申诉期限" },
		{ "fucha", " 文号=\"示纪〔2026〕33号", "\"", "@文号" },
		{ "fucha", " 理由=\"", "\"", "@理由" },
		{ "fucha", " 结论=\"", "\"", "@结论" },
		{ "fucha-b", "<依据 法规=\"中国共产党问责条例\" 条=\"八\" "
		    "款=\"二\" 项=\"二\"", "/>", "f:复查/f:决定/f:依据" },
		{ "fucha-b", "<方式 种类=\"诫勉\"", "/>",
		    "f:复查/f:决定/f:方式" },
		{ "jiemian", "<诫勉", "/>", "f:诫勉" },
		{ "jiemian", "<事由>", "</事由>", "f:事由" },
		{ "jiemian", "<谈话人", "/>", "f:谈话人" },
		{ "tanhua", "<谈话人", "/>", "f:谈话人" },
		{ "tanhua", "<记录人", "/>", "f:记录人" },
		{ "tanhua", "<诫勉 ", "/>", "f:诫勉" },
		{ "tanhua", "<书面材料", "/>", "f:书面材料" },
		{ "tanhua", "<基本情况>", "</基本情况>", "f:基本情况" },
		{ "tanhua-b", "<谈话对象", "/>", "f:谈话对象" },
		{ "tanhua", " 决定日期=\"", "\"", "@决定日期" },
		{ "tanhua", "<内容>", "</内容>", "f:内容" },
		{ "gongkai", "<段", "</段>", "f:段" },
		{ "gongkai", " 公开=\"", "\"", "f:段" },
		{ "gongkai", "<情形", "/>", "f:情形" },
		{ "gongkai", "<方式", "/>", "f:方式" },
		{ "gongkai-b", " 结论=\"", "\"", "@结论" },
		{ "zhenggai", "<问题", "</问题>", "f:问题" },
		{ "wenzejianyi-e", "<对象", "</对象>", "f:对象" },
		{ "jianmian", "<段", "</段>", "f:事实/f:段" },
		{ "qidong", "<情形", "/>", "f:情形" },
		{ "songda", "<送达", "/>", "f:送达" },
		{ "yijiao", "<材料", "/>", "f:材料" },
		{ "bilu", "<问话人", "/>", "f:问话人" },
		{ "bilu", "<陈述申辩人", "/>", "f:陈述申辩人" },
		{ "diaoli", " 清交公款=\"", "\"", "清交公款" },
		{ "diaoli", " 组织关系转移日期=\"", "\"", "组织关系转移日期" },
		{ "diaoli", "<报送 去向=\"组织部门\"", "/>", "组织部门" },
	};
	const struct world *w = *state;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		const struct gongwen *g;
		struct gongwen_order o = cut(w, &a, v[i].stem, v[i].from,
		    v[i].to);

		if (gongwen_render(w->templates, &o, &a, &g, &e))
			fail_msg("%s printed without %s", v[i].stem,
			    v[i].want);
		assert_int_equal(e.kind, ERR_CONFIG);
		if (strstr(e.text, v[i].want) == NULL)
			fail_msg("%s, %s: %s", v[i].stem, v[i].want, e.text);
		arena_release(&a);
	}
}

/*
 * A value that no template knows, an item under another name: it must not
 * be missing from the paper in silence.
 */
static void
test_misspelt(void **state)
{
	static const struct { const char *stem, *from, *put, *want; } v[] = {
		{ "yujing", " 状态=\"临近到期\"", " 状态=\"临到期\"",
		    "数据的任务里没有“@状态" },
		{ "yujing", "<任务", "<务", "f:任务" },
		{ "cuiban", " 可补报=\"是\"", " 可补报=\"可\"", "@可补报" },
		{ "cuiban", " 天数=\"126\"", "", "@天数" },
		{ "cuibao", " 状态=\"逾期\"", " 状态=\"过期\"", "@状态" },
		{ "cuibao", " 名称=\"工作台账\"", " 名称=\"台账\"", "@名称" },
		{ "jidu", " 方式=\"分档\"", " 方式=\"分挡\"", "@方式" },
		{ "jidu-b", " 类别=\"市直单位\" 档=", " 类别=\"市直\" 档=",
		    "@类别" },
		{ "jidu", " 档=\"优秀\"", " 档=\"优\"", "@档" },
		{ "niandu", " 等次=\"良好\"", " 等次=\"好\"", "@等次" },
		{ "biaozhang", " 类别=\"县区\"", " 类别=\"县\"", "@类别" },
		{ "wenzebaogao", " 类型=\"纪委\"", " 类型=\"纪检\"", "@类型" },
		{ "pingyi", " 结论=\"问责\"", " 结论=\"追责\"", "@结论" },
		{ "sixing", " 性=\"可用性\"", " 性=\"可用\"", "@性" },
		{ "yuetan", " 情形=\"履责不到位\"", " 情形=\"不到位\"",
		    "@情形" },
		{ "tanhua", " 方式=\"个别\"", " 方式=\"单独\"", "@方式" },
		{ "wenzejianyi", " 情形=\"督查整改\"", " 情形=\"督查\"",
		    "@情形" },
		{ "wenze", " 采纳=\"部分采纳\"", " 采纳=\"部分\"", "@采纳" },
		{ "wenze-b", " 类型=\"领导干部\"", " 类型=\"干部\"",
		    "@类型" },
	};
	const struct world *w = *state;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		const struct gongwen *g;
		struct gongwen_order o = swap(w, &a, v[i].stem, v[i].from,
		    "", v[i].put);

		if (gongwen_render(w->templates, &o, &a, &g, &e))
			fail_msg("%s printed with%s", v[i].stem, v[i].put);
		assert_int_equal(e.kind, ERR_CONFIG);
		if (strstr(e.text, v[i].want) == NULL)
			fail_msg("%s, %s: %s", v[i].stem, v[i].want, e.text);
		arena_release(&a);
	}
}

static bool
says(struct arena *a, const struct gongwen *g, const char *text)
{
	for (size_t i = 0; i < g->n_blocks; i++)
		if (g->block[i].kind == BLOCK_PARA &&
		    strstr(gw_plain(a, &g->block[i].para->text), text) != NULL)
			return true;
	return false;
}

/* Without the case's own approval: a draft, whatever the facts say. */
static void
test_unapproved(void **state)
{
	static const struct { const char *stem, *from; } v[] = {
		{ "wenze", " 集体研究日期=\"" }, { "wenze", " 批准党组织=\"" },
		{ "wenze-b", " 批准党组织=\"" }, { "fucha", " 集体研究日期=\"" },
		{ "fucha-b", " 批准党组织=\"" },
	};
	const struct world *w = *state;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		const struct gongwen *g;
		struct gongwen_order o = cut(w, &a, v[i].stem, v[i].from,
		    "\"");

		if (!gongwen_render(w->templates, &o, &a, &g, &e))
			fail_msg("%s: %s", v[i].stem, e.text);
		assert_true(g->draft);
		assert_true(says(&a, g, "拟提请"));
		assert_false(says(&a, g, "批准，自"));
		arena_release(&a);
	}
}

/* The right to be heard and to appeal stands in every paper that has it. */
static void
test_rights(void **state)
{
	static const struct { const char *stem, *want; } v[] = {
		{ "wenze", "可以自收到本决定之日起1个月内提出申诉，"
		    "由中共示例市委受理" },
		{ "wenze", "申诉期间，不停止本决定的执行" },
		{ "wenze-b", "干部乙同志对本决定不服的" },
		{ "wenze-b", "于2026年10月22日向市委书记干部丁报告，"
		    "报中共示例市委批准" },
		{ "wenze-b", "影响期为6个月" },
		{ "wenze-c", "干部丙同志对本决定不服的" },
		{ "jianmian", "本材料不是问责决定" },
		{ "jiemian-b", "拟决定对干部辛同志进行诫勉谈话" },
		{ "biaozhang-b", "市委拟对考核为优秀等次的乙县予以表彰" },
		{ "fucha-b", "可以自收到本决定之日起1个月内提出申诉" },
		{ "songda", "可以自收到之日起1个月内提出申诉" },
		{ "jianmian", "你有权对这些事实作出陈述和申辩" },
		{ "jianmian-b", "你党组织有权对这些事实作出陈述和申辩" },
		{ "bilu", "对其合理意见应当予以采纳" },
	};
	const struct world *w = *state;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		const struct gongwen *g;
		struct gongwen_order o = cut(w, &a, v[i].stem, "<?xml", "?>");

		if (!gongwen_render(w->templates, &o, &a, &g, &e))
			fail_msg("%s: %s", v[i].stem, e.text);
		if (!says(&a, g, v[i].want))
			fail_msg("%s does not say %s", v[i].stem, v[i].want);
		arena_release(&a);
	}
}

/* E08.2: what may not be made public is not printed. */
static void
test_public(void **state)
{
	static const struct {
		const char *stem, *from, *to, *put, *want;
	} v[] = {
		{ "gongkai-b", "结论=\"维持", "\"", "结论=\"撤销\"", "@结论" },
		{ "gongkai", "<问责案件 ", "条例", "<问责案件 密级=\"秘密\" 条例",
		    "@密级" },
	};
	const struct world *w = *state;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const struct gongwen *g;
	struct gongwen_order o;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		o = swap(w, &a, v[i].stem, v[i].from, v[i].to, v[i].put);
		assert_false(gongwen_render(w->templates, &o, &a, &g, &e));
		if (strstr(e.text, v[i].want) == NULL)
			fail_msg("%s: %s", v[i].stem, e.text);
	}
	o = swap(w, &a, "gongkai", "<段 公开=\"是\">2026年6月", "，",
	    "<段>不公开的事，");
	if (!gongwen_render(w->templates, &o, &a, &g, &e))
		fail_msg("%s", e.text);
	assert_true(says(&a, g, "第一责任人的责任"));
	assert_false(says(&a, g, "不公开的事"));
	arena_release(&a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_public),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_misspelt),
		cmocka_unit_test(test_unapproved),
		cmocka_unit_test(test_rights),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
