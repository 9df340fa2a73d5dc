#include "xml_case.h"

#include <stdio.h>
#include <unistd.h>

#include "base/outfile.h"
#include "io/xml_tree.h"

#define CONFIG "<级别调整 xmlns=\"urn:liangze:config:1\">"

struct tree_case {
	struct arena a;
	char dir[32];
	const char *path, *xsd;
	struct err e;
};

static void
tree_begin(struct tree_case *t)
{
	const char *home = getenv("LIANGZE_DATA");

	memset(t, 0, sizeof(*t));
	memcpy(t->dir, "/tmp/liangze-XXXXXX", sizeof("/tmp/liangze-XXXXXX"));
	assert_non_null(mkdtemp(t->dir));
	t->path = arena_printf(&t->a, "%s/配置.xml", t->dir);
	t->xsd = arena_printf(&t->a, "%s/templates/schema/levels.xsd",
	    home == NULL ? "." : home);
}

static void
tree_end(struct tree_case *t)
{
	struct err e = ERR_INIT;

	assert_true(dir_remove(t->dir, &e));
	arena_release(&t->a);
}

static void
a_tree(void **state)
{
	static const char text[] = "<?xml version=\"1.0\"?>\n<!-- c -->\n"
	    "<a b=\"1&amp;2\" c=\"\">\n <d> x </d>\n\n <e f=\"3\"><g/></e>"
	    "<d>y</d></a>";
	const struct xml_node *root, *n;
	struct tree_case t;

	(void)state;
	tree_begin(&t);
	assert_true(file_write(t.path, text, sizeof(text) - 1, &t.e));
	assert_true(xml_tree_read(&t.a, t.path, NULL, &root, &t.e));
	assert_string_equal(root->name, "a");
	assert_int_equal(root->line, 3);
	assert_int_equal(root->n_attrs, 2);
	assert_string_equal(xml_attr(root, "b"), "1&2");
	assert_string_equal(xml_attr(root, "c"), "");
	assert_null(xml_attr(root, "d"));
	assert_string_equal(root->text, "");
	n = xml_child(root, "d");
	assert_string_equal(n->text, "x");
	assert_int_equal(n->line, 4);
	n = n->next;
	assert_int_equal(n->line, 6);
	assert_string_equal(n->child->name, "g");
	assert_string_equal(n->next->text, "y");
	assert_null(n->next->next);
	assert_null(xml_child(root, "g"));
	tree_end(&t);
}

static void
faults(void **state)
{
	static const struct { const char *text, *want; } rows[] = {
		{ CONFIG "</级别调整>", NULL },
		{ CONFIG "\n<级别 规则=\"A1\" 级别=\"提示\" 理由=\"甲\"/>"
		    "</级别调整>",
		    ":2:5: 属性“规则”的值“A1”不合要求" },
		{ CONFIG "\n<级别 规则=\"A09.3\" 级别=\"高\"/></级别调整>",
		    ":2:1: <级别>缺少属性“理由”" },
		{ CONFIG "\n<级别 规则=\"A09.3\" 级别=\"高\"/></级别调整>",
		    ":2:16: 属性“级别”的值“高”不在允许范围内；"
		    "允许：退回、警告、提醒、提示" },
		/* a rule twice: xs:unique */
		{ CONFIG "\n<级别 规则=\"A09.3\" 级别=\"提示\" 理由=\"甲\"/>"
		    "\n<级别 规则=\"A09.3\" 级别=\"警告\" 理由=\"乙\"/>"
		    "</级别调整>", ":3:1: <级别>" },
		{ "<级别调整/>", ":1:1: 根元素应为命名空间"
		    "urn:liangze:config:1内的<级别调整>，这里是<级别调整>" },
		{ "<字体表 xmlns=\"urn:liangze:config:1\"/>",
		    ":1:1: 根元素应为" },
		{ CONFIG "\n<级别>", ":2:1: 开始标签<级别>（第2行）没有对应的"
		    "结束标签，文件到末尾也没有" },
		{ "<!DOCTYPE a><a/>", ":1:1: 含有文档类型或者实体声明" },
		{ "", ":1:1: 文件是空的" },
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		const struct xml_node *root;
		struct tree_case t;
		bool ok;

		tree_begin(&t);
		assert_true(file_write(t.path, rows[i].text,
		    strlen(rows[i].text), &t.e));
		ok = xml_tree_read(&t.a, t.path, t.xsd, &root, &t.e);
		assert_int_equal(ok, rows[i].want == NULL);
		if (!ok) {
			assert_int_equal(t.e.kind, ERR_CONFIG);
			if (strstr(t.e.text, rows[i].want) == NULL)
				fail_msg("%s", t.e.text);
			assert_int_equal(strncmp(t.e.text, t.path,
			    strlen(t.path)), 0);
		}
		tree_end(&t);
	}
}

static void
defective(void **state)
{
	static const struct { const char *xsd, *want; } rows[] = {
		{ "", "不是格式正确的XSD" },
		{ "<a/>", "不是格式正确的XSD" },
		{ "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>",
		    "没有规定根元素" },
		{ "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n"
		    "<xs:element name=\"a\" type=\"b\"/></xs:schema>",
		    "第2行有误" },
		{ "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">"
		    "<xs:include schemaLocation=\"none.xsd\"/></xs:schema>",
		    "none.xsd" },
		{ "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">"
		    "<xs:include schemaLocation=\"a.xsd\"/></xs:schema>",
		    "引入的文件太多" },
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		const struct xml_node *root;
		struct tree_case t;
		const char *xsd;

		tree_begin(&t);
		xsd = arena_printf(&t.a, "%s/a.xsd", t.dir);
		assert_true(file_write(t.path, "<a/>", 4, &t.e));
		assert_true(file_write(xsd, rows[i].xsd,
		    strlen(rows[i].xsd), &t.e));
		assert_false(xml_tree_read(&t.a, t.path, xsd, &root, &t.e));
		assert_int_equal(t.e.kind, ERR_CONFIG);
		if (strstr(t.e.text, rows[i].want) == NULL)
			fail_msg("%s", t.e.text);
		tree_end(&t);
	}
}

/* A file that is not there is a defect of the configuration. */
static void
absent(void **state)
{
	const struct xml_node *root;
	struct tree_case t;

	(void)state;
	tree_begin(&t);
	assert_false(xml_tree_read(&t.a, t.path, NULL, &root, &t.e));
	assert_int_equal(t.e.kind, ERR_CONFIG);
	assert_non_null(strstr(t.e.text, "配置.xml"));
	tree_end(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tree),
		cmocka_unit_test(faults),
		cmocka_unit_test(defective),
		cmocka_unit_test(absent),
	};

	return cmocka_run_group_tests(tests, load_schemas, free_schemas);
}
