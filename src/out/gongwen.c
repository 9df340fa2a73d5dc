/*
 * gongwen.c - the set of templates, and running one on a paper's facts.
 *
 * libxslt caches in a compiled stylesheet while it runs (functions looked
 * up, keys), so each is used by one thread at a time: a kind has as many
 * copies as there are jobs, each behind a mutex and compiled when it is
 * first taken, for a run prints few of the kinds.  What helgrind still
 * sees is libxml2's own: every new context writes the same NaN and
 * infinities once more.
 */
#include "out/gongwen.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>
#include <pthread.h>
#include <string.h>

#include "base/utf8.h"
#include "out/gongwen_parts.h"

#define FACTS_MAX_BYTES ((size_t)64 << 20)

struct copy {
	pthread_mutex_t lock;
	struct compiled t;
};

struct kind {
	const char *name;
	const char *file;
	struct copy *copy;     /* `jobs` of them */
};

struct template_set {
	struct arena a;        /* names and tables, not the stylesheets */
	const char *dir;
	struct kind *kind;
	size_t n;
	unsigned jobs;
};

/* One paper under way; reached from XPath through the context. */
struct run {
	const struct compiled *t;
	const struct gongwen_order *order;
	struct err *e;
	bool failed;           /* e is set */
};

struct template_set *
template_set_new(const char *dir, const struct template_file *v, size_t n,
    unsigned jobs)
{
	struct arena a = ARENA_INIT;
	struct template_set *s = arena_new(&a, struct template_set);

	xmlInitParser();
	xsltInit();
	compiled_init();
	s->a = a;
	s->dir = arena_strdup(&s->a, dir);
	s->jobs = jobs < 1 ? 1 : jobs;
	s->n = n;
	s->kind = arena_array(&s->a, struct kind, n);
	for (size_t i = 0; i < n; i++) {
		struct kind *k = &s->kind[i];

		k->name = arena_strdup(&s->a, v[i].kind);
		k->file = arena_strdup(&s->a, v[i].file);
		k->copy = arena_array(&s->a, struct copy, s->jobs);
		for (unsigned j = 0; j < s->jobs; j++)
			pthread_mutex_init(&k->copy[j].lock, NULL);
	}
	return s;
}

void
template_set_free(struct template_set *s)
{
	struct arena a;

	if (s == NULL)
		return;
	for (size_t i = 0; i < s->n; i++)
		for (unsigned j = 0; j < s->jobs; j++) {
			compiled_release(&s->kind[i].copy[j].t);
			pthread_mutex_destroy(&s->kind[i].copy[j].lock);
		}
	a = s->a; /* s lives in it */
	arena_release(&a);
}

static struct kind *
find_kind(const struct template_set *s, const char *kind)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->kind[i].name, kind) == 0)
			return &s->kind[i];
	return NULL;
}

/* A copy nobody uses, else the one that the caller waits for. */
static struct copy *
copy_take(const struct template_set *s, struct kind *k)
{
	for (unsigned i = 0; i < s->jobs; i++)
		if (pthread_mutex_trylock(&k->copy[i].lock) == 0)
			return &k->copy[i];
	pthread_mutex_lock(&k->copy[0].lock);
	return &k->copy[0];
}

/* Compiles the copy if it is not yet; its lock is held. */
static bool
copy_ready(const struct template_set *s, const struct kind *k,
    struct copy *c, struct err *e)
{
	if (c->t.style != NULL)
		return true;
	if (compiled_load(&c->t, s->dir, k->name, k->file, e))
		return true;
	compiled_release(&c->t);
	return false;
}

bool
template_set_check(const struct template_set *s, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < s->n; i++) {
		struct copy *c = copy_take(s, &s->kind[i]);

		ok = copy_ready(s, &s->kind[i], c, e);
		pthread_mutex_unlock(&c->lock);
	}
	return ok;
}

static bool
is_hole(const xmlChar *s)
{
	size_t n = strlen((const char *)s);

	for (size_t i = 0; i < n;)
		if (!utf8_is_blank(utf8_next((const char *)s, n, &i)))
			return xmlStrEqual(s, (const xmlChar *)"NaN");
	return true;
}

/* Of “@名称” alone nobody knows where: “的任务（第12行）”; "" at the root. */
static const char *
hole_within(const xmlNode *n, const struct run *r, char *out, size_t size)
{
	out[0] = '\0';
	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->parent;
	if (n == NULL || n->parent == NULL || n->parent->type !=
	    XML_ELEMENT_NODE)
		return out;
	if (r->order->lines)
		snprintf(out, size, "的%.60s（第%ld行）", (const char *)n->name,
		    xmlGetLineNo(n));
	else
		snprintf(out, size, "的%.60s", (const char *)n->name);
	return out;
}

/* need(X, N): the string of X; empty, it ends the transformation. */
static void
need(xmlXPathParserContextPtr ctxt, int nargs)
{
	xsltTransformContextPtr t = xsltXPathGetTransformContext(ctxt);
	struct run *r = t->_private;
	const struct place *p;
	char within[128];
	xmlChar *s;
	size_t n;

	if (nargs != 2) {
		xmlXPathSetArityError(ctxt);
		return;
	}
	n = (size_t)xmlXPathPopNumber(ctxt);
	s = xmlXPathPopString(ctxt);
	if (s != NULL && !is_hole(s)) {
		xmlXPathReturnString(ctxt, s);
		return;
	}
	xmlFree(s);
	t->state = XSLT_STATE_STOPPED;
	if (!r->failed && n < r->t->place.n) {
		p = &r->t->place.v[n];
		err_set(r->e, ERR_CONFIG,
		    "文书模板 %s:%ld：这里应当有内容，可是数据%s里没有“%s”"
		    "（《%s》）", p->file, p->line, hole_within(
		    ctxt->context->node, r, within, sizeof(within)), p->expr,
		    r->t->kind);
		r->failed = true;
	}
	xmlXPathReturnEmptyString(ctxt);
}

static const char *
facts_name(const struct gongwen_order *o)
{
	return o->file == NULL ? "数据" : o->file;
}

/* No DOCTYPE, the right root of the right kind. */
static bool
is_facts(xmlDocPtr doc, const struct gongwen_order *o, struct err *e)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlChar *of;
	bool ok;

	if (doc->intSubset != NULL)
		return err_set(e, ERR_CONFIG, "%s：不能有 DOCTYPE",
		    facts_name(o));
	if (root->ns == NULL || !xmlStrEqual(root->ns->href,
	    (const xmlChar *)FACTS_NS) || !xmlStrEqual(root->name,
	    (const xmlChar *)"事实"))
		return err_set(e, ERR_CONFIG, "%s:%ld：根元素应当是“事实”，"
		    "名称空间 %s", facts_name(o), xmlGetLineNo(root), FACTS_NS);
	of = xmlGetNoNsProp(root, (const xmlChar *)"文种");
	ok = of != NULL && strcmp((const char *)of, o->kind) == 0;
	if (of == NULL)
		err_set(e, ERR_CONFIG, "%s:%ld：根元素缺少属性“文种”",
		    facts_name(o), xmlGetLineNo(root));
	else if (!ok)
		err_set(e, ERR_CONFIG, "%s:%ld：这是“%s”的数据，不是“%s”的",
		    facts_name(o), xmlGetLineNo(root), (const char *)of,
		    o->kind);
	xmlFree(of);
	return ok;
}

static xmlDocPtr
facts_read(const struct gongwen_order *o, struct err *e)
{
	struct capture c;
	xmlDocPtr doc;

	if (o->n_facts > FACTS_MAX_BYTES) {
		err_set(e, ERR_CONFIG, "《%s》的数据有%zu字节，太大",
		    o->kind, o->n_facts);
		return NULL;
	}
	capture_begin(&c);
	doc = xmlReadMemory(o->facts, (int)o->n_facts, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_HUGE);
	if (doc == NULL)
		capture_fault(&c, facts_name(o), e);
	capture_end(&c);
	if (doc == NULL || is_facts(doc, o, e))
		return doc;
	xmlFreeDoc(doc);
	return NULL;
}

static bool
context_prepare(xsltTransformContextPtr ctxt, xsltSecurityPrefsPtr sec,
    struct run *r, struct capture *c)
{
	ctxt->_private = r;
	xsltSetTransformErrorFunc(ctxt, c, capture_text);
	for (int i = XSLT_SECPREF_READ_FILE; i <= XSLT_SECPREF_WRITE_NETWORK;
	    i++)
		xsltSetSecurityPrefs(sec, (xsltSecurityOption)i,
		    xsltSecurityForbid);
	xsltSetCtxtSecurityPrefs(sec, ctxt);
	return xsltRegisterExtFunction(ctxt, (const xmlChar *)"need",
	    (const xmlChar *)PLACE_NS, need) == 0;
}

/* Where the transformation stood, if the libraries did not say. */
static void
note_position(struct capture *c, const xsltTransformContextPtr ctxt)
{
	const xmlNode *n = ctxt->inst;

	if (n == NULL || n->doc == NULL || n->doc->URL == NULL)
		return;
	snprintf(c->file, sizeof(c->file), "%s", (const char *)n->doc->URL);
	c->line = xmlGetLineNo(n);
}

static xmlDocPtr
transform(const struct compiled *t, xmlDocPtr facts,
    const struct gongwen_order *o, struct err *e)
{
	struct run r = { .t = t, .order = o, .e = e };
	struct capture c;
	xsltTransformContextPtr ctxt;
	xsltSecurityPrefsPtr sec = xsltNewSecurityPrefs();
	xmlDocPtr out = NULL;

	capture_begin(&c);
	ctxt = xsltNewTransformContext(t->style, facts);
	if (sec == NULL || ctxt == NULL ||
	    !context_prepare(ctxt, sec, &r, &c)) {
		err_set(e, ERR_IO, "内存不够");
		goto out;
	}
	out = xsltApplyStylesheetUser(t->style, facts, NULL, NULL, NULL,
	    ctxt);
	if (ctxt->state == XSLT_STATE_OK && out != NULL && !c.seen)
		goto out;
	xmlFreeDoc(out);
	out = NULL;
	note_position(&c, ctxt);
	if (!r.failed)
		capture_err(&c, "文书模板", e);
out:
	xsltFreeTransformContext(ctxt);
	xsltFreeSecurityPrefs(sec);
	capture_end(&c);
	return out;
}

/* Do the facts say who approved the paper? */
static bool
is_approved(xmlDocPtr facts)
{
	const xmlNode *n = xmlDocGetRootElement(facts)->children;

	for (; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE &&
		    strcmp((const char *)n->name, "签批") == 0)
			return true;
	return false;
}

/* Marks the paper where the facts do.  Nothing takes a mark away that a
 * template or this has set. */
static void
stamp_flag(xmlNode *root, const xmlNode *facts, const char *name, bool set)
{
	xmlChar *told = xmlGetNoNsProp(facts, (const xmlChar *)name);

	if (set || xmlStrEqual(told, (const xmlChar *)"是"))
		xmlSetProp(root, (const xmlChar *)name, (const xmlChar *)"是");
	xmlFree(told);
}

/*
 * What no template may leave out: the kind, 草稿 where the facts say so or
 * where an approval is needed and missing, 预评 where the facts say so.
 */
static void
stamp(xmlDocPtr paper, xmlDocPtr facts, const struct gongwen_order *o)
{
	xmlNode *root = xmlDocGetRootElement(paper);
	const xmlNode *told = xmlDocGetRootElement(facts);

	if (root == NULL)
		return;
	xmlSetProp(root, (const xmlChar *)"文种", (const xmlChar *)o->kind);
	stamp_flag(root, told, "草稿", o->needs_approval &&
	    !is_approved(facts));
	stamp_flag(root, told, "预评", false);
}

/* Takes the template's places out of the paper. */
static void
strip_places(xmlNode *n)
{
	for (; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		xmlUnsetNsProp(n, xmlSearchNsByHref(n->doc, n,
		    (const xmlChar *)PLACE_NS), (const xmlChar *)"at");
		strip_places(n->children);
	}
}

/* What becomes of the finished 公文 XML: its text, or the tree. */
static bool
finish_text(const struct compiled *t, xmlDocPtr doc, struct arena *a,
    void *out, struct err *e)
{
	const char **text = out;
	xmlChar *s = NULL;
	int n = 0;

	(void)t;
	(void)e;
	strip_places(xmlDocGetRootElement(doc));
	xmlDocDumpFormatMemoryEnc(doc, &s, &n, "UTF-8", 1);
	*text = arena_strndup(a, s == NULL ? "" : (const char *)s,
	    (size_t)n);
	xmlFree(s);
	return true;
}

static bool
finish_tree(const struct compiled *t, xmlDocPtr doc, struct arena *a,
    void *out, struct err *e)
{
	return gongwen_build(t, doc, a, out, e);
}

static bool
render(const struct template_set *s, const struct gongwen_order *o,
    bool (*finish)(const struct compiled *, xmlDocPtr, struct arena *, void *,
    struct err *), struct arena *a, void *out, struct err *e)
{
	struct kind *k = find_kind(s, o->kind);
	xmlDocPtr facts = NULL, paper = NULL;
	struct copy *copy;
	bool ok = false;

	if (k == NULL)
		return err_set(e, ERR_CONFIG, "文种“%s”没有模板：kinds.xml里"
		    "没有这一种", o->kind);
	copy = copy_take(s, k);
	if (!copy_ready(s, k, copy, e))
		goto out;
	if (copy->t.style == NULL) {
		err_set(e, ERR_CONFIG, "文种“%s”没有模板：缺少文件 %s",
		    o->kind, k->file);
		goto out;
	}
	facts = facts_read(o, e);
	if (facts != NULL)
		paper = transform(&copy->t, facts, o, e);
	if (paper != NULL) {
		stamp(paper, facts, o);
		ok = finish(&copy->t, paper, a, out, e);
	}
out:
	pthread_mutex_unlock(&copy->lock);
	xmlFreeDoc(paper);
	xmlFreeDoc(facts);
	return ok;
}

bool
gongwen_render(const struct template_set *s, const struct gongwen_order *o,
    struct arena *a, const struct gongwen **out, struct err *e)
{
	return render(s, o, finish_tree, a, out, e);
}

bool
gongwen_render_xml(const struct template_set *s,
    const struct gongwen_order *o, struct arena *a, const char **out,
    struct err *e)
{
	return render(s, o, finish_text, a, out, e);
}

const char *
gongwen_version(struct arena *a)
{
	return arena_printf(a, "libxslt %s, libxml2 %s",
	    LIBXSLT_DOTTED_VERSION, LIBXML_DOTTED_VERSION);
}
