/*
 * gongwen_load.c - a template file to a compiled stylesheet.
 *
 * libxslt asks its loader for every file; ours knows no other folder than
 * the set's, reads only plain ASCII names ending in .xsl, and instruments
 * what it reads (gongwen_parts.h).  At run time it gives nothing.
 */
#include "out/gongwen_parts.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxslt/documents.h>
#include <libxslt/imports.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#include "base/outfile.h"

#define TEMPLATE_MAX_BYTES (1 << 20)
#define NAME_RULE "只用小写英文字母、数字和 _ - .，以 .xsl 结尾，不带目录"
#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOCDATA)

static bool
file_name_ok(const char *s)
{
	size_t n = strlen(s);

	return n > 4 && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_-.") ==
	    n && s[0] != '.' && strcmp(s + n - 4, ".xsl") == 0;
}

static const char *
node_file(const xmlNode *n)
{
	return n->doc != NULL && n->doc->URL != NULL ?
	    (const char *)n->doc->URL : "?";
}

static size_t
add_place(struct compiled *t, const xmlNode *n, const char *expr)
{
	struct place *p = vec_push(&t->a, &t->place);

	p->file = arena_strdup(&t->a, node_file(n));
	p->line = xmlGetLineNo(n);
	p->expr = expr == NULL ? NULL : arena_strdup(&t->a, expr);
	return t->place.n - 1;
}

/* Does the expression compile on its own?  need(X, N) could hide it. */
static bool
expr_ok(struct compiled *t, const xmlNode *n, const char *expr)
{
	xmlXPathCompExprPtr c = xmlXPathCtxtCompile(NULL,
	    (const xmlChar *)expr);

	if (c == NULL)
		return err_set(t->e, ERR_CONFIG,
		    "文书模板 %s:%ld：表达式写法有误（%s）", node_file(n),
		    xmlGetLineNo(n), expr);
	xmlXPathFreeCompExpr(c);
	return true;
}

static const char *
needed(struct compiled *t, const xmlNode *n, const char *expr)
{
	return arena_printf(&t->a, PLACE_PREFIX ":need(%s,%zu)", expr,
	    add_place(t, n, expr));
}

/* <xsl:value-of select="X"/>, but not where t:可空="是". */
static bool
mark_value_of(struct compiled *t, xmlNode *n)
{
	xmlChar *select = xmlGetNoNsProp(n, (const xmlChar *)"select");
	xmlChar *may = xmlGetNsProp(n, (const xmlChar *)"可空",
	    (const xmlChar *)TEMPLATE_NS);
	bool skip = select == NULL || (may != NULL &&
	    strcmp((const char *)may, "是") == 0);
	bool ok = true;

	if (!skip)
		ok = expr_ok(t, n, (const char *)select);
	if (!skip && ok)
		xmlSetProp(n, (const xmlChar *)"select",
		    (const xmlChar *)needed(t, n, (const char *)select));
	xmlFree(may);
	xmlFree(select);
	return ok;
}

/*
 * <xsl:include href="X"/>: X said here, where its line is known; libxslt
 * refuses names that are not ASCII without saying why.
 */
static bool
check_include(struct compiled *t, const xmlNode *n)
{
	xmlChar *href = xmlGetNoNsProp((xmlNode *)n,
	    (const xmlChar *)"href");
	const char *s = (const char *)href;
	bool ok = true;

	if (s != NULL && !file_name_ok(s))
		ok = err_set(t->e, ERR_CONFIG, "文书模板 %s:%ld：包含的文件名"
		    "“%s”不行：" NAME_RULE, node_file(n), xmlGetLineNo(n), s);
	else if (s != NULL && !file_exists(arena_printf(&t->a, "%s/%s",
	    t->dir, s)))
		ok = err_set(t->e, ERR_CONFIG, "文书模板 %s:%ld：要包含的文件 "
		    "%s 不在模板文件夹里", node_file(n), xmlGetLineNo(n), s);
	xmlFree(href);
	return ok;
}

/* The end of an expression in an attribute: the } outside of quotes. */
static const char *
hole_end(const char *s)
{
	char quote = '\0';

	for (; *s != '\0'; s++) {
		if (quote != '\0')
			quote = *s == quote ? '\0' : quote;
		else if (*s == '\'' || *s == '"')
			quote = *s;
		else if (*s == '}')
			return s;
	}
	return NULL;
}

/* Rewrites {X} in an attribute of a literal element. */
static bool
mark_attribute(struct compiled *t, xmlNode *n, xmlAttr *attr)
{
	xmlChar *value = xmlNodeListGetString(n->doc, attr->children, 1);
	struct sbuf b = SBUF_INIT;
	bool ok = true;

	for (const char *s = (const char *)value; s != NULL && *s != '\0';) {
		const char *end, *expr;

		if (s[0] != '{' || s[1] == '{') {
			sbuf_put(&b, s, s[0] == '{' || (s[0] == '}' &&
			    s[1] == '}') ? 2 : 1);
			s += s[0] == '{' || (s[0] == '}' && s[1] == '}') ?
			    2 : 1;
			continue;
		}
		end = hole_end(s + 1);
		if (end == NULL)
			break; /* libxslt says so when it compiles */
		expr = arena_strndup(&t->a, s + 1, (size_t)(end - s - 1));
		ok = expr_ok(t, n, expr);
		if (!ok)
			break;
		sbuf_printf(&b, "{%s}", needed(t, n, expr));
		s = end + 1;
	}
	if (ok && value != NULL && strchr((const char *)value, '{') != NULL)
		xmlSetNsProp(n, attr->ns, attr->name,
		    (const xmlChar *)sbuf_text(&b));
	sbuf_release(&b);
	xmlFree(value);
	return ok;
}

static bool
is_xslt(const xmlNode *n)
{
	return n->ns != NULL && xmlStrEqual(n->ns->href, XSLT_NAMESPACE);
}

static bool
mark_literal(struct compiled *t, xmlNode *n, xmlNs *place)
{
	char number[24];

	for (xmlAttr *at = n->properties; at != NULL; at = at->next)
		if (at->ns == NULL && !mark_attribute(t, n, at))
			return false;
	snprintf(number, sizeof(number), "%zu", add_place(t, n, NULL));
	xmlSetNsProp(n, place, (const xmlChar *)"at",
	    (const xmlChar *)number);
	return true;
}

/* All elements below the root, in document order. */
static bool
instrument(struct compiled *t, xmlDocPtr doc)
{
	xmlNode *root = xmlDocGetRootElement(doc), *n = root;
	xmlNs *place;

	if (root == NULL || !is_xslt(root))
		return err_set(t->e, ERR_CONFIG,
		    "文书模板 %s:%ld：根元素应当是 xsl:stylesheet",
		    doc->URL == NULL ? "?" : (const char *)doc->URL,
		    root == NULL ? 0 : xmlGetLineNo(root));
	place = xmlNewNs(root, (const xmlChar *)PLACE_NS,
	    (const xmlChar *)PLACE_PREFIX);
	while (n != NULL) {
		bool ok = true;

		if (n != root && n->type == XML_ELEMENT_NODE) {
			if (!is_xslt(n))
				ok = mark_literal(t, n, place);
			else if (xmlStrEqual(n->name,
			    (const xmlChar *)"value-of"))
				ok = mark_value_of(t, n);
			else if (xmlStrEqual(n->name,
			    (const xmlChar *)"include") || xmlStrEqual(
			    n->name, (const xmlChar *)"import"))
				ok = check_include(t, n);
		}
		if (!ok)
			return false;
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != NULL && n != root && n->next == NULL)
			n = n->parent;
		n = n == NULL || n == root ? NULL : n->next;
	}
	return true;
}

static xmlDocPtr
read_template(struct compiled *t, const char *file, xmlDictPtr dict)
{
	xmlParserCtxtPtr ctxt;
	const char *bytes, *path;
	size_t n;
	xmlDocPtr doc;
	struct capture *c;

	if (!file_name_ok(file)) {
		err_set(t->e, ERR_CONFIG, "文书模板的文件名“%s”不行："
		    NAME_RULE, file);
		return NULL;
	}
	path = arena_printf(&t->a, "%s/%s", t->dir, file);
	if (!file_read(&t->a, path, TEMPLATE_MAX_BYTES, &bytes, &n, t->e))
		return NULL;
	ctxt = xmlNewParserCtxt();
	if (ctxt != NULL && dict != NULL) {
		xmlDictFree(ctxt->dict);
		ctxt->dict = dict;
		xmlDictReference(dict);
	}
	doc = ctxt == NULL ? NULL : xmlCtxtReadMemory(ctxt, bytes, (int)n,
	    file, NULL, PARSE_OPTIONS);
	xmlFreeParserCtxt(ctxt);
	c = t->capture;
	if (doc == NULL && n == 0)
		err_set(t->e, ERR_CONFIG, "文书模板 %s:1：是空的", file);
	else if (doc == NULL)
		capture_err(c, "文书模板", t->e);
	else if (doc->intSubset != NULL)
		err_set(t->e, ERR_CONFIG, "文书模板 %s：不许有 DOCTYPE", file);
	else if (instrument(t, doc))
		return doc;
	xmlFreeDoc(doc);
	return NULL;
}

/* libxslt's loader: for xsl:import and xsl:include only. */
static xmlDocPtr
load(const xmlChar *uri, xmlDictPtr dict, int options, void *ctx,
    xsltLoadType type)
{
	xsltStylesheetPtr style = ctx;

	(void)options;
	if (type != XSLT_LOAD_STYLESHEET)
		return NULL;
	while (style != NULL && style->_private == NULL)
		style = style->parent;
	if (style == NULL)
		return NULL;
	return read_template(style->_private, (const char *)uri, dict);
}

static bool
compile(struct compiled *t, xmlDocPtr doc)
{
	xsltStylesheetPtr style = xsltNewStylesheet();
	bool ok;

	if (style == NULL) {
		xmlFreeDoc(doc);
		return err_set(t->e, ERR_IO, "内存不够");
	}
	style->_private = t;
	ok = xsltParseStylesheetUser(style, doc) == 0 && style->errors == 0;
	style->_private = NULL;
	if (!ok) {
		/* the document is the style's, unless it gave it back */
		if (style->doc == doc)
			doc = NULL;
		xsltFreeStylesheet(style);
		xmlFreeDoc(doc);
		return t->e->kind != ERR_NONE ? false :
		    capture_err(t->capture, "文书模板", t->e);
	}
	t->style = style;
	return true;
}

void
compiled_init(void)
{
	xsltSetLoaderFunc(load);
	capture_init();
}

bool
compiled_load(struct compiled *t, const char *dir, const char *kind,
    const char *file, struct err *e)
{
	struct capture c;
	struct err first = ERR_INIT;
	xmlDocPtr doc;
	bool ok;

	*t = (struct compiled){ .kind = kind, .dir = dir, .e = &first,
		.capture = &c };
	if (!file_exists(arena_printf(&t->a, "%s/%s", dir, file)))
		return true;
	capture_begin(&c);
	capture_generic(&c);
	doc = read_template(t, file, NULL);
	ok = doc != NULL && compile(t, doc);
	capture_generic(NULL);
	capture_end(&c);
	t->dir = NULL;
	t->e = NULL;
	t->capture = NULL;
	if (!ok)
		*e = first;
	return ok;
}

void
compiled_release(struct compiled *t)
{
	xsltFreeStylesheet(t->style);
	t->style = NULL;
	arena_release(&t->a);
}
