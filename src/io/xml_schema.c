#include "io/xml_schema.h"

#include <libxml/parser.h>
#include <libxml/xmlschemastypes.h>
#include <pthread.h>
#include <string.h>

#include "base/outfile.h"
#include "io/xml_read.h"

enum { XSD_MAX = 4 * 1024 * 1024, INCLUDES_MAX = 16 };

static const char xs_ns[] = "http://www.w3.org/2001/XMLSchema";

/* The first complaint of libxml2 about an XSD. */
struct complaint { int code, line; };

static void
note_complaint(void *ctx, xmlErrorPtr e)
{
	struct complaint *c = ctx;

	if (c->code != 0 || e->level < XML_ERR_ERROR)
		return;
	c->code = e->code;
	c->line = e->line;
}

static bool
is_xs(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && n->ns != NULL &&
	    strcmp((const char *)n->ns->href, xs_ns) == 0 &&
	    strcmp((const char *)n->name, name) == 0;
}

/* Parses from memory: libxml2 is given no path. */
static xmlDocPtr
parse_xsd(struct arena *a, const char *path, struct err *e)
{
	const char *text;
	xmlDocPtr doc;
	size_t n;

	if (!file_read(a, path, XSD_MAX, &text, &n, e)) {
		e->kind = ERR_CONFIG;
		return NULL;
	}
	doc = xmlReadMemory(text, (int)n, "xsd", NULL, XML_PARSE_NONET |
	    XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
	if (doc == NULL || xmlDocGetRootElement(doc) == NULL ||
	    !is_xs(xmlDocGetRootElement(doc), "schema")) {
		const xmlError *last = doc == NULL ? xmlGetLastError() : NULL;

		err_set(e, ERR_CONFIG, "模式文件“%s”不是格式正确的XSD"
		    "（第%d行）", path, last == NULL ? 1 : last->line);
		xmlFreeDoc(doc);
		return NULL;
	}
	return doc;
}

/* The same prefixes must mean the same in both files. */
static bool
same_prefixes(xmlNodePtr into, const xmlNode *from)
{
	for (xmlNsPtr ns = from->nsDef; ns != NULL; ns = ns->next) {
		xmlNsPtr mine = xmlSearchNs(into->doc, into, ns->prefix);

		if (mine == NULL)
			(void)xmlNewNs(into, ns->href, ns->prefix);
		else if (!xmlStrEqual(mine->href, ns->href))
			return false;
	}
	return true;
}

/*
 * Puts the top-level parts of the included file in the place of the
 * xs:include, so that libxml2 need not load anything (it cannot from
 * folders with Chinese names).
 */
static bool
inline_one(struct arena *a, const char *dir, xmlNodePtr include,
    struct err *e)
{
	xmlChar *where = xmlGetNoNsProp(include, BAD_CAST "schemaLocation");
	const char *path = arena_printf(a, "%s/%s", dir,
	    where == NULL ? "" : (const char *)where);
	xmlDocPtr doc = parse_xsd(a, path, e);
	xmlNodePtr from;
	bool ok = false;

	xmlFree(where);
	if (doc == NULL)
		return false;
	from = xmlDocGetRootElement(doc);
	if (!same_prefixes(include->parent, from)) {
		err_set(e, ERR_CONFIG, "模式文件“%s”的命名空间前缀与引入它的"
		    "文件不一致", path);
		goto out;
	}
	for (xmlNodePtr n = from->children; n != NULL; n = n->next) {
		xmlNodePtr copy;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		copy = xmlDocCopyNode(n, include->doc, 1);
		xmlAddPrevSibling(include, copy);
		(void)xmlReconciliateNs(include->doc, copy);
	}
	xmlUnlinkNode(include);
	xmlFreeNode(include);
	ok = true;
out:
	xmlFreeDoc(doc);
	return ok;
}

static xmlNodePtr
find_include(xmlDocPtr doc)
{
	xmlNodePtr n = xmlDocGetRootElement(doc)->children;

	while (n != NULL && !is_xs(n, "include"))
		n = n->next;
	return n;
}

static xmlDocPtr
parse_whole(struct arena *a, const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');
	const char *dir = slash == NULL ? "." :
	    arena_strndup(a, path, (size_t)(slash - path));
	xmlDocPtr doc = parse_xsd(a, path, e);
	xmlNodePtr include;
	int n = 0;

	if (doc == NULL)
		return NULL;
	while ((include = find_include(doc)) != NULL) {
		if (++n > INCLUDES_MAX) {
			err_set(e, ERR_CONFIG, "模式文件“%s”引入的文件太多",
			    path);
			goto fail;
		}
		if (!inline_one(a, dir, include, e))
			goto fail;
	}
	return doc;
fail:
	xmlFreeDoc(doc);
	return NULL;
}

static void
drop_occurs(xmlNodePtr n)
{
	(void)xmlUnsetProp(n, BAD_CAST "minOccurs");
	(void)xmlUnsetProp(n, BAD_CAST "maxOccurs");
}

/* One content model made a choice of any number of its elements. */
static void
loosen_model(xmlNodePtr model)
{
	xmlNodeSetName(model, BAD_CAST "choice");
	(void)xmlSetProp(model, BAD_CAST "minOccurs", BAD_CAST "0");
	(void)xmlSetProp(model, BAD_CAST "maxOccurs", BAD_CAST "unbounded");
	for (xmlNodePtr n = model->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			drop_occurs(n);
}

static void
loosen(xmlDocPtr doc)
{
	xmlNodePtr top = xmlDocGetRootElement(doc), n = top;

	for (;;) {
		if (is_xs(n, "sequence"))
			loosen_model(n);
		if (n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != top && n->next == NULL)
			n = n->parent;
		if (n == top)
			return;
		n = n->next;
	}
}

static xmlSchemaPtr
compile(const char *path, xmlDocPtr doc, struct err *e)
{
	xmlSchemaParserCtxtPtr ctxt = xmlSchemaNewDocParserCtxt(doc);
	struct complaint c = { 0 };
	xmlSchemaPtr s;

	if (ctxt == NULL)
		arena_exhausted();
	xmlSchemaSetParserStructuredErrors(ctxt, note_complaint, &c);
	s = xmlSchemaParse(ctxt);
	xmlSchemaFreeParserCtxt(ctxt);
	if (s != NULL && c.code == 0)
		return s;
	xmlSchemaFree(s);
	err_set(e, ERR_CONFIG, "模式文件“%s”(或者它引入的文件)第%d行有误"
	    "（libxml2 错误码%d）", path, c.line, c.code);
	return NULL;
}

bool
schema_load(const char *path, struct schema *out, struct err *e)
{
	const char *slash = strrchr(path, '/');
	xmlDocPtr doc;

	memset(out, 0, sizeof(*out));
	out->name = arena_strdup(&out->a, slash == NULL ? path : slash + 1);
	doc = parse_whole(&out->a, path, e);
	if (doc == NULL)
		goto fail;
	out->strict_doc = doc;
	out->loose_doc = xmlCopyDoc(doc, 1);
	if (out->loose_doc == NULL)
		arena_exhausted();
	if (!dict_build(out, doc, e))
		goto fail;
	loosen(out->loose_doc);
	out->strict = compile(path, out->strict_doc, e);
	if (out->strict == NULL)
		goto fail;
	out->loose = compile(path, out->loose_doc, e);
	if (out->loose != NULL)
		return true;
fail:
	schema_free(out);
	return false;
}

void
schema_free(struct schema *s)
{
	xmlSchemaFree(s->strict);
	xmlSchemaFree(s->loose);
	xmlFreeDoc(s->strict_doc);
	xmlFreeDoc(s->loose_doc);
	arena_release(&s->a);
	memset(s, 0, sizeof(*s));
}

struct lazy_schema {
	pthread_mutex_t lock;
	bool tried;
	struct err fault;           /* ERR_NONE: it compiled */
	struct schema schema;
};

struct schema_set {
	struct arena a;
	const char *dir;
	struct lazy_schema root[ROOTS];
};

struct schema_set *
schema_set_new(const char *dir)
{
	struct arena a = ARENA_INIT;
	struct schema_set *s = arena_new(&a, struct schema_set);

	s->a = a;
	s->dir = arena_strdup(&s->a, dir);
	for (int i = 0; i < ROOTS; i++)
		pthread_mutex_init(&s->root[i].lock, NULL);
	xmlSchemaInitTypes(); /* which no two threads may do at once */
	return s;
}

void
schema_set_free(struct schema_set *s)
{
	struct arena a;

	if (s == NULL)
		return;
	for (int i = 0; i < ROOTS; i++) {
		schema_free(&s->root[i].schema);
		pthread_mutex_destroy(&s->root[i].lock);
	}
	a = s->a; /* s lives in it */
	arena_release(&a);
}

const struct schema *
schema_set_root(struct schema_set *s, enum root root)
{
	struct lazy_schema *l = &s->root[root];
	struct arena a = ARENA_INIT;

	pthread_mutex_lock(&l->lock);
	if (!l->tried) {
		l->tried = true;
		(void)schema_load(arena_printf(&a, "%s/%s.xsd", s->dir,
		    root_name(root)), &l->schema, &l->fault);
		arena_release(&a);
	}
	pthread_mutex_unlock(&l->lock);
	return l->fault.kind == ERR_NONE ? &l->schema : NULL;
}

bool
schema_set_sound(struct schema_set *s, bool all, struct err *e)
{
	for (int i = 0; i < ROOTS; i++) {
		struct lazy_schema *l = &s->root[i];

		if (all)
			(void)schema_set_root(s, (enum root)i);
		if (l->fault.kind != ERR_NONE) {
			*e = l->fault;
			return false;
		}
	}
	return true;
}
