/*
 * Templates → 公文 tree: what holes, faults and foreign elements are
 * called; every example of
 * samples/papers against its .want file in tests/papers (set with faces
 * of constant advances, so that no installed font matters).
 * LIANGZE_UPDATE=1 writes the .want files anew: read the diff.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <pthread.h>

#include "base/outfile.h"
#include "fake_font.h"
#include "out/gongwen.h"
#include "out/typeset.h"
#include "sample_papers.h"

/* The example of yujing.xsl, for tests that take any. */
static struct gongwen_order
example(const struct sample_papers *p)
{
	for (size_t i = 0; i < p->v.n; i++)
		if (strcmp(p->v.v[i].stem, "yujing") == 0)
			return p->v.v[i].order;
	fail_msg("no yujing.xml");
	return (struct gongwen_order){ 0 };
}

/* --- the shipped templates --- */

static void
compare(struct arena *a, const char *stem, const struct sbuf *got)
{
	const char *path = arena_printf(a, "tests/papers/%s.want", stem);
	struct err e = ERR_INIT;
	const char *want;
	size_t n;

	if (getenv("LIANGZE_UPDATE") != NULL) {
		if (!file_write(path, got->s, got->n, &e))
			fail_msg("%s", e.text);
		return;
	}
	if (!file_read(a, path, 1 << 24, &want, &n, &e))
		fail_msg("%s", e.text);
	assert_string_equal(sbuf_text(got), want);
}

static void
test_shipped(void **state)
{
	struct sample_papers p = { 0 };
	struct template_set *s;

	(void)state;
	samples_read(&p);
	s = samples_templates(&p, 1);
	for (size_t i = 0; i < p.v.n; i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct sbuf dump = SBUF_INIT;
		const struct gongwen *g;
		const struct layout *l;

		if (!gongwen_render(s, &p.v.v[i].order, &a, &g, &e) ||
		    !typeset(g, &fake_fonts, &a, &l, &e))
			fail_msg("%s: %s", p.v.v[i].stem, e.text);
		assert_true(gw_characters(g) < 5000);
		layout_dump(l, &dump);
		compare(&a, p.v.v[i].stem, &dump);
		sbuf_release(&dump);
		arena_release(&a);
	}
	template_set_free(s);
	samples_release(&p);
}

/* The XSD and the program's own tables agree on what is shipped. */
static void
test_schema(void **state)
{
	struct sample_papers p = { 0 };
	struct template_set *s;
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(
	    "templates/schema/gongwen.xsd");
	xmlSchemaPtr schema = xmlSchemaParse(parser);

	(void)state;
	assert_non_null(schema);
	samples_read(&p);
	s = samples_templates(&p, 1);
	for (size_t i = 0; i < p.v.n; i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		xmlSchemaValidCtxtPtr v = xmlSchemaNewValidCtxt(schema);
		const char *text;
		xmlDocPtr doc;

		if (!gongwen_render_xml(s, &p.v.v[i].order, &a, &text, &e))
			fail_msg("%s: %s", p.v.v[i].stem, e.text);
		doc = xmlReadMemory(text, (int)strlen(text), "paper.xml",
		    NULL, XML_PARSE_NONET);
		if (xmlSchemaValidateDoc(v, doc) != 0)
			fail_msg("%s: not after gongwen.xsd", p.v.v[i].stem);
		xmlFreeDoc(doc);
		xmlSchemaFreeValidCtxt(v);
		arena_release(&a);
	}
	xmlSchemaFree(schema);
	xmlSchemaFreeParserCtxt(parser);
	template_set_free(s);
	samples_release(&p);
}

static void
test_tree(void **state)
{
	struct sample_papers p = { 0 };
	struct template_set *s;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const struct gongwen *g;
	const struct gw_table *t;
	struct gongwen_order o;

	(void)state;
	samples_read(&p);
	s = samples_templates(&p, 1);
	o = example(&p);
	assert_true(gongwen_render(s, &o, &a, &g, &e));
	assert_int_equal(g->format, FORMAT_LETTER);
	assert_string_equal(g->head.organ, "中共示例市委办公室");
	assert_null(g->head.doc_no);
	assert_string_equal(gw_plain(&a, &g->title),
	    "关于甲县落实“两个责任”任务完成时限的预警提醒通知书");
	assert_string_equal(gw_plain(&a, &g->addressee),
	    "中共甲县委员会、中共甲县纪律检查委员会");
	assert_true(g->signature->seal);
	assert_string_equal(g->signature->date, "2026年10月28日");
	assert_int_equal(g->block[1].para->level, PARA_ONE);
	assert_string_equal(gw_plain(&a, &g->block[1].para->text),
	    "一、距完成时限不超过5天的任务");
	t = g->block[2].table;
	assert_int_equal(t->n_rows, 3);
	assert_int_equal(t->n_heads, 1);
	assert_int_equal(t->head[0].cell[0].text.span[0].role, ROLE_HEI);
	template_set_free(s);
	samples_release(&p);
	arena_release(&a);
}

/* 草稿 stands on what needs an approval and has none, 预评 where the
 * facts say so. */
static void
test_draft(void **state)
{
	static const struct {
		const char *inside;
		bool needs, draft, early;
	} v[] = {
		{ ">", false, false, false }, { ">", true, true, false },
		{ " 草稿=\"是\">", false, true, false },
		{ " 草稿=\"否\">", true, true, false },
		{ "><签批 编号=\"QP-1\"/>", true, false, false },
		{ " 草稿=\"是\"><签批 编号=\"QP-1\"/>", true, true, false },
		{ " 预评=\"是\">", false, false, true },
		{ " 预评=\"否\">", true, true, false },
		{ " 草稿=\"是\" 预评=\"是\">", false, true, true },
	};
	struct sample_papers p = { 0 };
	struct template_set *s;

	(void)state;
	samples_read(&p);
	s = samples_templates(&p, 1);
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct gongwen_order o = example(&p);
		const char *end = strchr(strstr(o.facts, "<事实"), '>');
		const struct gongwen *g;
		struct err e = ERR_INIT;

		o.facts = arena_printf(&p.a, "%.*s%s%s",
		    (int)(end - o.facts), o.facts, v[i].inside, end + 1);
		o.n_facts = strlen(o.facts);
		o.needs_approval = v[i].needs;
		if (!gongwen_render(s, &o, &p.a, &g, &e))
			fail_msg("%s", e.text);
		assert_int_equal(g->draft, v[i].draft);
		assert_int_equal(g->early, v[i].early);
	}
	template_set_free(s);
	samples_release(&p);
}

/* --- faults --- */

#define SHEET(ns, body) "<?xml version=\"1.0\"?>\n" \
	"<xsl:stylesheet version=\"1.0\" xmlns:xsl=" \
	"\"http://www.w3.org/1999/XSL/Transform\" " \
	"xmlns:f=\"urn:liangze:facts:1\" " \
	"xmlns:t=\"urn:liangze:template:1\" " ns \
	"xmlns=\"urn:liangze:gongwen:1\">\n" body "\n</xsl:stylesheet>\n"
#define PAPER(body) SHEET("", "<xsl:template match=\"/\">\n" \
	"<公文 格式=\"表格\"><标题>题</标题>\n" body \
	"</公文></xsl:template>")
#define FACTS "<事实 xmlns=\"urn:liangze:facts:1\" 文种=\"测试\" " \
	"空=\"\" 有=\"内容\"/>"

/* Compiles one template in a folder of its own and runs it on FACTS. */
static bool
try_template(const char *text, const char *facts_xml, struct arena *a,
    const struct gongwen **g, struct err *e)
{
	static const struct template_file one = { "测试", "test.xsl" };
	char dir[] = "/tmp/liangze-gongwen-XXXXXX";
	struct gongwen_order o = { .kind = "测试", .facts = facts_xml,
		.n_facts = strlen(facts_xml) };
	struct template_set *s;
	bool ok;

	assert_non_null(mkdtemp(dir));
	assert_true(file_write(arena_printf(a, "%s/test.xsl", dir), text,
	    strlen(text), e));
	s = template_set_new(dir, &one, 1, 1);
	ok = gongwen_render(s, &o, a, g, e);
	template_set_free(s);
	assert_true(dir_remove(dir, &(struct err)ERR_INIT));
	return ok;
}

static void
test_faults(void **state)
{
	static const struct { const char *text, *line, *want; } v[] = {
		/* holes */
		{ PAPER("<正文><段>共<xsl:value-of select=\"/f:事实/@无\"/>项"
		    "</段></正文>"), "test.xsl:5", "/f:事实/@无" },
		{ PAPER("<正文><段>共<xsl:value-of select=\"/*/@空\"/>项"
		    "</段></正文>"), "test.xsl:5", "/*/@空" },
		{ PAPER("<正文><段>共<xsl:value-of select=\"number(/*/@无)\"/>"
		    "</段></正文>"), "test.xsl:5", "number(/*/@无)" },
		{ PAPER("<正文><表 名=\"{/*/@无}\"><列/><行><格>一</格></行>"
		    "</表></正文>"), "test.xsl:5", "/*/@无" },
		{ PAPER("<正文><段>　</段></正文>"), "test.xsl:5", "空的" },
		{ PAPER("<正文><段><黑体> 　</黑体><换行/></段></正文>"),
		    "test.xsl:5", "空的" },
		{ PAPER("<正文><段>\n</段></正文>"), "test.xsl:5", "空的" },
		{ PAPER("<正文><表><列/>\n<行><格/></行></表></正文>"),
		    "test.xsl:6", "空的" },
		/* vocabulary */
		{ PAPER("<正文><段>一</段></正文><落>二</落>"), "test.xsl:5",
		    "落" },
		{ PAPER("<正文><句>一</句></正文>"), "test.xsl:5", "句" },
		{ PAPER("<正文><段 色=\"红\">一</段></正文>"), "test.xsl:5",
		    "色" },
		{ PAPER("<正文><段 对齐=\"中\">一</段></正文>"), "test.xsl:5",
		    "左、居中、右" },
		{ PAPER("<落款><署名>一</署名><日期>二</日期></落款>"),
		    "test.xsl:5", "正文" },
		{ PAPER("<正文><表><列/><列/><行><格>一</格></行></表></正文>"),
		    "test.xsl:5", "表有2列" },
		{ PAPER("<正文><表><列/><行><格>一</格><格>二</格></行></表>"
		    "</正文>"), "test.xsl:5", "格比列多" },
		{ PAPER("<正文><表 字号=\"九号\"><列/><行><格>一</格></行></表>"
		    "</正文>"), "test.xsl:5", "九号" },
		{ PAPER("<正文><段><b>一</b></段></正文>"), "test.xsl:5", "b" },
		/* text that no part takes, which would be lost */
		{ PAPER("<正文>散<段>一</段></正文>"), "test.xsl:5",
		    "“正文”里不能直接写文字“散”" },
		{ PAPER("<正文><段>一</段></正文>\n散"), "test.xsl:4", "“公文”" },
		{ PAPER("<正文><表><列/><行>散<格>一</格></行></表></正文>"),
		    "test.xsl:5", "“行”" },
		{ PAPER("<正文><名单>散<项>一</项></名单></正文>"),
		    "test.xsl:5", "“名单”" },
		{ PAPER("<正文><段>一</段></正文><版记 抄送=\"一\">散</版记>"),
		    "test.xsl:5", "“版记”" },
		{ PAPER("<正文><段>一</段></正文><版记 抄送=\"一\"><段/>"
		    "</版记>"), "test.xsl:5", "“版记”里不能有元素“段”" },
		/* XSLT and XPath */
		{ PAPER("<正文><段>一</正文>"), "test.xsl:5",
		    "不是合格的 XML" },
		{ PAPER("<正文><段><xsl:value-of select=\"f:事实[\"/></段>"
		    "</正文>"), "test.xsl:5", "表达式" },
		{ PAPER("<正文><段><xsl:value-of select=\"$无\"/></段></正文>"),
		    "test.xsl:5", "变量" },
		{ PAPER("<正文><段><xsl:value-of select=\"无()\"/></段></正文>"),
		    "test.xsl:5", "函数" },
		{ PAPER("<正文><段><xsl:value-of select=\"x:无\"/></段></正文>"),
		    "test.xsl:5", "前缀" },
		{ PAPER("<正文><段><xsl:call-template name=\"无\"/></段>"
		    "</正文>"), "test.xsl:5", "没有定义的模板" },
		{ PAPER("<正文><段><xsl:call-template name=\"无\"/></段>"
		    "\n<段><xsl:value-of select=\"$无\"/></段></正文>"),
		    "test.xsl:5", "没有定义的模板" },
		{ SHEET("", "<xsl:template match=\"/\">"
		    "<xsl:apply-templates select=\"/\"/></xsl:template>"),
		    "test.xsl:3", "没有尽头" },
		{ PAPER("<正文><段>一</正文>"), "test.xsl:5", "不成对" },
		{ PAPER("<正文><段>一</段></正文><页脚>1</页脚><页脚>2</页脚>"
		    "<页脚>3</页脚><页脚>4</页脚>"), "test.xsl:5",
		    "至多3行" },
		{ SHEET("", "<xsl:include href=\"wu.xsl\"/>"), "test.xsl:3",
		    "wu.xsl 不在" },
		{ SHEET("", "<xsl:include href=\"../wu.xsl\"/>"),
		    "test.xsl:3", "文件名" },
		{ SHEET("", "<xsl:include href=\"共用.xsl\"/>"),
		    "test.xsl:3", "只用小写英文字母" },
		{ SHEET("", "<xsl:import href=\"http://example.invalid/"
		    "a.xsl\"/>"), "test.xsl:3", "文件名" },
		{ "", "test.xsl:1", "空的" },
		{ "<a>\xca\xc2</a>", "test.xsl:1", "编码" },
		{ SHEET("", "<xsl:template match=\"/别的\">\n<公文/>"
		    "</xsl:template>"), "test.xsl ", "没有写出任何内容" },
		{ "<!DOCTYPE a []><a/>", "test.xsl", "DOCTYPE" },
		{ "<a/>", "test.xsl", "xsl:stylesheet" },
		/* reading and writing elsewhere */
		{ PAPER("<正文><段><xsl:value-of select=\"document("
		    "'/etc/passwd')\"/></段></正文>"), "test.xsl:5", "" },
		{ SHEET("xmlns:e=\"http://exslt.org/common\" "
		    "extension-element-prefixes=\"e\" ",
		    "<xsl:template match=\"/\"><e:document "
		    "href=\"/tmp/liangze-out.xml\">一</e:document>"
		    "</xsl:template>"), "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		const struct gongwen *g;

		if (try_template(v[i].text, FACTS, &a, &g, &e))
			fail_msg("case %zu was taken", i);
		if (e.kind != ERR_CONFIG || strstr(e.text, v[i].line) ==
		    NULL || strstr(e.text, v[i].want) == NULL)
			fail_msg("case %zu: %s", i, e.text);
		/* the libraries' English stays inside */
		assert_null(strstr(e.text, "error"));
		assert_null(strstr(e.text, "ndefined"));
		arena_release(&a);
	}
	assert_int_not_equal(access("/tmp/liangze-out.xml", F_OK), 0);
}

static void
test_facts(void **state)
{
	static const struct { const char *text, *want; } bad[] = {
		{ "", "数据:1：不是合格的 XML，是空的" },
		{ "\n\n<事实>", "数据:3：不是合格的 XML，标签没有结束" },
		{ "\n<a>\n</b>", "数据:3：不是合格的 XML，开始标签和结束标签"
		    "不成对" },
		{ "<a b=\"1\" b=\"2\"/>", "同一个属性写了两次" },
		{ "<a>\n\xca\xc2</a>", "数据:2：不是合格的 XML，有不许用的字符" },
		{ "<事实 xmlns=\"urn:liangze:facts:1\"/>",
		    "数据:1：根元素缺少属性“文种”" },
		{ "\n<事实 文种=\"测试\"/>", "数据:2：根元素应当是" },
		{ "<事实 xmlns=\"urn:liangze:facts:1\" 文种=\"别的\"/>",
		    "数据:1：这是“别的”的数据，不是“测试”的" },
		{ "<!DOCTYPE 事实 [<!ENTITY x \"y\">]><事实 "
		    "xmlns=\"urn:liangze:facts:1\" 文种=\"测试\"/>",
		    "DOCTYPE" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		const struct gongwen *g;

		assert_false(try_template(PAPER("<正文><段>一</段></正文>"),
		    bad[i].text, &a, &g, &e));
		assert_int_equal(e.kind, ERR_CONFIG);
		if (strstr(e.text, bad[i].want) == NULL)
			fail_msg("%s: %s", bad[i].want, e.text);
		arena_release(&a);
	}
}

/* What is allowed: a hole that may be empty, braces, blanks, drafts. */
static void
test_allowed(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const struct gongwen *g;

	(void)state;
	if (!try_template(PAPER("<正文><段>  甲\n  乙 <xsl:value-of "
	    "select=\"/*/@空\" t:可空=\"是\"/> a b <人名>张三</人名></段>"
	    "<段>据 Señor\nÁlvarez α β 称</段>"
	    "<一级>甲</一级><二级>乙</二级><二级>丙</二级><一级>丁</一级>"
	    "<二级>戊</二级></正文><页脚><xsl:value-of select=\"/*/@有\"/>"
	    "</页脚><页脚>二</页脚><页脚>三</页脚>"), "<事实 xmlns=\"urn:liangze:facts:1\" 文种=\"测试\" "
	    "草稿=\"是\" 空=\"\" 有=\"内容\"/>", &a, &g, &e))
		fail_msg("%s", e.text);
	assert_true(g->draft);
	assert_int_equal(g->n_traces, 3);
	assert_string_equal(g->trace[0], "内容");
	assert_string_equal(g->trace[2], "三");
	assert_string_equal(gw_plain(&a, &g->block[0].para->text),
	    "甲乙a b张三");
	assert_string_equal(gw_plain(&a, &g->block[1].para->text),
	    "据Señor Álvarez α β称");
	assert_string_equal(gw_plain(&a, &g->block[4].para->text),
	    "（二）丙");
	assert_string_equal(gw_plain(&a, &g->block[5].para->text), "二、丁");
	assert_string_equal(gw_plain(&a, &g->block[6].para->text),
	    "（一）戊");
	arena_release(&a);
}

/* --- threads --- */

struct job {
	const struct template_set *set;
	struct gongwen_order order;
	bool same;
};

static void *
render_often(void *arg)
{
	struct job *j = arg;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const char *first = NULL, *text;

	j->same = true;
	for (int i = 0; i < 40; i++) {
		j->same &= gongwen_render_xml(j->set, &j->order, &a, &text,
		    &e);
		if (first == NULL)
			first = text;
		j->same &= j->same && strcmp(first, text) == 0;
	}
	arena_release(&a);
	return NULL;
}

static void
test_threads(void **state)
{
	enum { THREADS = 4 };
	struct sample_papers p = { 0 };
	struct template_set *s;
	pthread_t t[THREADS];
	struct job j[THREADS];

	(void)state;
	samples_read(&p);
	s = samples_templates(&p, 2); /* fewer than the threads */
	for (int i = 0; i < THREADS; i++) {
		j[i] = (struct job){ s, example(&p), false };
		assert_int_equal(pthread_create(&t[i], NULL, render_often,
		    &j[i]), 0);
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(t[i], NULL);
		assert_true(j[i].same);
	}
	template_set_free(s);
	samples_release(&p);
}

/* --- a template is looked at when it is used --- */

static const struct template_file three[] = {
	{ "好", "sound.xsl" }, { "坏甲", "bad-a.xsl" }, { "坏乙", "bad-b.xsl" },
};
static const char *const fault[] = { NULL, "bad-a.xsl:4", "bad-b.xsl:6" };

struct try {
	const struct template_set *set;
	int kind;
	bool as_wanted;
};

static void *
render_one(void *arg)
{
	struct try *t = arg;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct gongwen_order o = { .kind = three[t->kind].kind,
		.facts = arena_printf(&a, "<事实 xmlns=\"urn:liangze:facts:1\" "
		    "文种=\"%s\"/>", three[t->kind].kind) };
	const char *text;
	bool ok;

	o.n_facts = strlen(o.facts);
	ok = gongwen_render_xml(t->set, &o, &a, &text, &e);
	t->as_wanted = fault[t->kind] == NULL ? ok :
	    !ok && e.kind == ERR_CONFIG &&
	    strstr(e.text, fault[t->kind]) != NULL;
	arena_release(&a);
	return NULL;
}

/* Compiled by many threads at a time, each fault is told to its own. */
static void
test_used(void **state)
{
	enum { THREADS = 9 };
	static const char *const body[] = {
		PAPER("<正文><段>甲</段></正文>"),
		SHEET("", "<xsl:template match=\"/\">\n<xsl:if test=\"(\"/>"
		    "</xsl:template>"),
		PAPER("<正文>\n<段><xsl:value-of select=\"1 +\"/></段></正文>"),
	};
	char dir[] = "/tmp/liangze-gongwen-XXXXXX";
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct template_set *s;
	pthread_t t[THREADS];
	struct try try[THREADS];

	(void)state;
	assert_non_null(mkdtemp(dir));
	for (int i = 0; i < 3; i++)
		assert_true(file_write(arena_printf(&a, "%s/%s", dir,
		    three[i].file), body[i], strlen(body[i]), &e));
	s = template_set_new(dir, three, 3, THREADS);
	for (int i = 0; i < THREADS; i++) {
		try[i] = (struct try){ s, i % 3, false };
		assert_int_equal(pthread_create(&t[i], NULL, render_one,
		    &try[i]), 0);
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(t[i], NULL);
		assert_true(try[i].as_wanted);
	}
	assert_false(template_set_check(s, &e));
	assert_non_null(strstr(e.text, fault[1]));
	template_set_free(s);
	e = (struct err)ERR_INIT;
	s = template_set_new(dir, three, 1, 1);
	assert_true(template_set_check(s, &e));
	template_set_free(s);
	assert_true(dir_remove(dir, &e));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shipped),
		cmocka_unit_test(test_schema),
		cmocka_unit_test(test_used),
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_draft),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_facts),
		cmocka_unit_test(test_allowed),
		cmocka_unit_test(test_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
