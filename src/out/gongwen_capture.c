/*
 * gongwen_capture.c - what libxml2 and libxslt have to say, in Chinese.
 *
 * libxml2's handlers belong to the thread; libxslt's generic one to the
 * process, so it is ours once and for all, and asks what the thread wants
 * of it: to be kept while a template is compiled, else silence.  The
 * English text is never shown: it is searched for the kind of the fault,
 * and for the name it is about.
 */
#include "out/gongwen_parts.h"

#include <libxml/parser.h>
#include <libxslt/xsltutils.h>
#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"

/* In libxslt's words → in ours; of those at one place the first. */
static const struct {
	const char *text, *chinese;
} kinds[] = {
	{ "ndefined variable", "用了没有定义的变量" },
	{ "Undefined namespace prefix", "用了没有声明的命名空间前缀" },
	{ "prefix", "命名空间前缀没有声明，或者用得不对" },
	{ "nregistered function", "用了不存在的函数" },
	{ "could not compile", "表达式写法有误" },
	{ "Invalid expression", "表达式写法有误" },
	{ "Invalid predicate", "方括号里的条件写法有误" },
	{ "Invalid number of arguments", "函数的参数个数不对" },
	{ "Invalid type", "表达式的值类型不对" },
	{ "failed to compile", "匹配模式写法有误" },
	{ "recursion", "模板互相调用，没有尽头" },
	{ "not allowed", "元素放错了地方" },
	{ "not defined", "调用了没有定义的模板" },
	{ "was not found", "调用了没有定义的模板" },
	{ "unknown", "有不认识的 XSLT 元素" },
	{ "nexpected", "有不该出现的内容" },
	{ "missing", "缺少必需的属性或者内容" },
	{ "redefin", "同一个名字定义了两次" },
	{ "already defined", "同一个名字定义了两次" },
	{ "unable to load", "包含的模板文件读不进来" },
	{ "version", "版本号不对，应当是 1.0" },
};

/* libxml2's codes → what is wrong with the XML. */
static const struct {
	int code;
	const char *chinese;
} faults[] = {
	{ XML_ERR_DOCUMENT_EMPTY, "是空的，或者开头不是标签" },
	{ XML_ERR_DOCUMENT_END, "根元素结束以后还有内容" },
	{ XML_ERR_TAG_NAME_MISMATCH, "开始标签和结束标签不成对" },
	{ XML_ERR_TAG_NOT_FINISHED, "标签没有结束" },
	{ XML_ERR_GT_REQUIRED, "标签没有写完" },
	{ XML_ERR_NAME_REQUIRED, "“<”或者“&”后面没有名称" },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, "“&”要写成“&amp;”" },
	{ XML_ERR_UNDECLARED_ENTITY, "用了没有定义的实体" },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED, "属性的值没有写在引号里" },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "属性没有写值" },
	{ XML_ERR_ATTRIBUTE_REDEFINED, "同一个属性写了两次" },
	{ XML_ERR_LT_IN_ATTRIBUTE, "属性的值里有“<”" },
	{ XML_ERR_SPACE_REQUIRED, "属性之间没有空格" },
	{ XML_ERR_INVALID_ENCODING, "编码不是所声明的（没有声明的是 UTF-8）" },
	{ XML_ERR_INVALID_CHAR, "有不许用的字符，或者编码不是所声明的"
	    "（没有声明的是 UTF-8）" },
	{ XML_ERR_UNKNOWN_ENCODING, "声明了不认识的编码" },
	{ XML_ERR_UNSUPPORTED_ENCODING, "声明了不认识的编码" },
};

static bool
is_xml_fault(const struct capture *c)
{
	return c->domain == XML_FROM_PARSER || c->domain == XML_FROM_IO ||
	    c->domain == XML_FROM_NAMESPACE;
}

/* NULL: none of those above. */
static const char *
xml_fault(const struct capture *c)
{
	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++)
		if (is_xml_fault(c) && faults[i].code == c->code)
			return faults[i].chinese;
	return NULL;
}

/* But not the bytes that it shows of a wrong encoding, line by line. */
static void
note(struct capture *c, const char *name)
{
	size_t n = strlen(name), cut;

	if (strchr(name, '\n') != NULL)
		return;
	cut = utf8_cut(name, n, sizeof(c->name) - 1);
	memcpy(c->name, name, cut);
	c->name[cut] = '\0';
}

/* The last component of a path, at most what fits. */
static void
note_file(struct capture *c, const char *path)
{
	const char *base = strrchr(path, '/');
	size_t n;

	base = base == NULL ? path : base + 1;
	n = utf8_cut(base, strlen(base), sizeof(c->file) - 1);
	memcpy(c->file, base, n);
	c->file[n] = '\0';
}

static void
on_error(void *ctx, xmlErrorPtr err)
{
	struct capture *c = ctx;

	if (c->seen || err->level < XML_ERR_ERROR)
		return;
	c->seen = true;
	c->domain = err->domain;
	c->code = err->code;
	c->line = err->line;
	if (err->file != NULL)
		note_file(c, err->file);
	if (err->str1 != NULL && utf8_valid(err->str1, strlen(err->str1)))
		note(c, err->str1);
	if (err->message != NULL)
		sbuf_puts(&c->text, err->message);
}

/* "compilation error: file F line N element X": what libxslt knows. */
static void
read_position(const char *text, char *file, size_t n_file, long *line)
{
	const char *f = strstr(text, "file "), *l = strstr(text, " line ");
	size_t n;

	if (f == NULL || l == NULL || l < f)
		return;
	f += 5;
	n = (size_t)(l - f);
	if (n >= n_file)
		return;
	memcpy(file, f, n);
	file[n] = '\0';
	*line = strtol(l + 6, NULL, 10);
}

/* The first name in single quotes, "" if there is none. */
static void
read_name(const char *text, char *name, size_t n_name)
{
	const char *from = strchr(text, '\''), *to;
	size_t n;

	name[0] = '\0';
	if (from == NULL || (to = strchr(from + 1, '\'')) == NULL)
		return;
	n = (size_t)(to - from - 1);
	n = utf8_cut(from + 1, n, n_name - 1);
	memcpy(name, from + 1, n);
	name[n] = '\0';
}

/* Of several faults the first: its place is the one that is told. */
static const char *
chinese_kind(const struct capture *c)
{
	const char *first = NULL, *chinese = NULL;

	if (xml_fault(c) != NULL)
		return "不是合格的 XML";
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		const char *at = strstr(sbuf_text(&c->text), kinds[i].text);

		if (at == NULL || (first != NULL && at >= first))
			continue;
		first = at;
		chinese = kinds[i].chinese;
	}
	if (chinese != NULL)
		return chinese;
	return is_xml_fault(c) ? "不是合格的 XML" : "不合 XSLT 1.0 的写法";
}

void
capture_text(void *ctx, const char *fmt, ...)
{
	struct capture *c = ctx;
	va_list ap;

	va_start(ap, fmt);
	sbuf_vprintf(&c->text, fmt, ap);
	va_end(ap);
}

static void
silence(void *ctx, const char *fmt, ...)
{
	(void)ctx;
	(void)fmt;
}

static _Thread_local struct capture *generic;

static void generic_text(void *ctx, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static void
generic_text(void *ctx, const char *fmt, ...)
{
	va_list ap;

	(void)ctx;
	if (generic == NULL)
		return;
	va_start(ap, fmt);
	sbuf_vprintf(&generic->text, fmt, ap);
	va_end(ap);
}

void
capture_init(void)
{
	xsltSetGenericErrorFunc(NULL, generic_text);
}

void
capture_generic(struct capture *c)
{
	generic = c;
}

void
capture_begin(struct capture *c)
{
	*c = (struct capture){ .text = SBUF_INIT };
	xmlSetStructuredErrorFunc(c, on_error);
	xmlSetGenericErrorFunc(c, silence);
}

void
capture_end(struct capture *c)
{
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlSetGenericErrorFunc(NULL, NULL);
	sbuf_release(&c->text);
}

bool
capture_err(const struct capture *c, const char *what, struct err *e)
{
	const char *fault = xml_fault(c);
	char file[64] = "", name[96] = "";
	long line = c->line;

	memcpy(file, c->file, sizeof(file));
	memcpy(name, c->name, sizeof(name));
	if (file[0] == '\0' || line == 0)
		read_position(sbuf_text(&c->text), file, sizeof(file), &line);
	if (name[0] == '\0')
		read_name(sbuf_text(&c->text), name, sizeof(name));
	return err_set(e, ERR_CONFIG, "%s %s:%ld：%s%s%s%s%s%s", what,
	    file[0] == '\0' ? "?" : file, line, chinese_kind(c),
	    fault == NULL ? "" : "，", fault == NULL ? "" : fault,
	    name[0] == '\0' ? "" : "（", name, name[0] == '\0' ? "" : "）");
}

bool
capture_fault(const struct capture *c, const char *file, struct err *e)
{
	const char *fault = c->seen ? xml_fault(c) : "是空的";

	return err_set(e, ERR_CONFIG, "%s:%ld：不是合格的 XML%s%s%s%s%s",
	    file, c->line > 0 ? c->line : 1, fault == NULL ? "" : "，",
	    fault == NULL ? "" : fault, c->name[0] == '\0' ? "" : "（",
	    c->name, c->name[0] == '\0' ? "" : "）");
}
