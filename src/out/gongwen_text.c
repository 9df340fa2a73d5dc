/*
 * gongwen_text.c - the small pieces of the 公文 vocabulary: attributes,
 * texts with inline elements, and messages that name the template's line.
 *
 * Blanks: a template is indented, so a run of blanks and line feeds is
 * nothing beside a Chinese character and one blank between two others.
 */
#include "out/gongwen_parts.h"

#include <stdarg.h>
#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"
#include "out/gongwen.h"

enum { STRAY_BYTES = 60 }; /* of misplaced text, shown at most */

/* Inline elements: the face they set, the flags they add. */
static const struct {
	const char *name;
	int role;          /* -1: as outside */
	unsigned flags;
} inlines[] = {
	{ "连", -1, SPAN_WHOLE },
	{ "人名", -1, SPAN_WHOLE | SPAN_NAME },
	{ "黑体", ROLE_HEI, 0 },
	{ "楷体", ROLE_KAI, 0 },
	{ "仿宋", ROLE_BODY, 0 },
	{ "宋体", ROLE_SONG, 0 },
	{ "换行", -1, SPAN_BREAK },
};

struct reader {
	struct builder *b;
	VEC(struct gw_span) span;
	uint32_t last;     /* the character before, 0 at the beginning */
	bool blank;        /* a blank since then */
};

static const struct place *
place_of(const struct builder *b, const xmlNode *n)
{
	for (; n != NULL && n->type == XML_ELEMENT_NODE; n = n->parent) {
		xmlChar *at = xmlGetNsProp((xmlNode *)n, (const xmlChar *)"at",
		    (const xmlChar *)PLACE_NS);
		int64_t i;
		bool ok = at != NULL && integer_parse((const char *)at, 0,
		    (int64_t)b->t->place.n - 1, &i);

		xmlFree(at);
		if (ok)
			return &b->t->place.v[i];
	}
	return NULL;
}

bool
build_fail(struct builder *b, const xmlNode *n, const char *fmt, ...)
{
	const struct place *p = place_of(b, n);
	const char *text;
	va_list ap;

	va_start(ap, fmt);
	text = arena_vprintf(b->a, fmt, ap);
	va_end(ap);
	return err_set(b->e, ERR_CONFIG, "文书模板 %s:%ld：%s（《%s》）",
	    p == NULL ? "?" : p->file, p == NULL ? 0 : p->line, text,
	    b->kind);
}

bool
build_is(const xmlNode *n, const char *name)
{
	return n->ns != NULL && strcmp((const char *)n->ns->href,
	    GONGWEN_NS) == 0 && strcmp((const char *)n->name, name) == 0;
}

const xmlNode *
build_element(const xmlNode *n)
{
	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->next;
	return n;
}

/* Text straight inside it, or an element where there may be none. */
static const xmlNode *
foreign(const xmlNode *n, bool elements)
{
	const xmlNode *c = n->children;

	while (c != NULL && (c->type == XML_ELEMENT_NODE ? elements :
	    (c->type != XML_TEXT_NODE && c->type !=
	    XML_CDATA_SECTION_NODE) || xmlIsBlankNode(c)))
		c = c->next;
	return c;
}

bool
build_inside(struct builder *b, const xmlNode *n, bool elements)
{
	const xmlNode *c = foreign(n, elements);
	const char *text;

	if (c == NULL)
		return true;
	if (c->type == XML_ELEMENT_NODE)
		return build_fail(b, c, "“%s”里不能有元素“%s”",
		    (const char *)n->name, (const char *)c->name);
	text = utf8_trim(b->a, (const char *)c->content);
	return build_fail(b, n, "“%s”里不能直接写文字“%s”",
	    (const char *)n->name, arena_strndup(b->a, text,
	    utf8_cut(text, strlen(text), STRAY_BYTES)));
}

const char *
build_attr(struct builder *b, const xmlNode *n, const char *name)
{
	xmlChar *v = xmlGetNoNsProp((xmlNode *)n, (const xmlChar *)name);
	const char *s = v == NULL ? NULL : utf8_trim(b->a, (const char *)v);

	xmlFree(v);
	return s;
}

bool
build_only(struct builder *b, const xmlNode *n, const char *const *names,
    size_t n_names)
{
	for (const xmlAttr *at = n->properties; at != NULL; at = at->next) {
		size_t i = 0;

		if (at->ns != NULL)
			continue;
		while (i < n_names && strcmp((const char *)at->name,
		    names[i]) != 0)
			i++;
		if (i == n_names)
			return build_fail(b, n, "元素“%s”没有属性“%s”",
			    (const char *)n->name, (const char *)at->name);
	}
	return true;
}

bool
build_flag(struct builder *b, const xmlNode *n, const char *name, bool *out)
{
	const char *v = build_attr(b, n, name);

	if (v == NULL)
		return true;
	*out = strcmp(v, "是") == 0;
	if (!*out && strcmp(v, "否") != 0)
		return build_fail(b, n, "属性“%s”只能是“是”或者“否”，"
		    "这里是“%s”", name, v);
	return true;
}

/* ASCII, letters of Latin, Greek and Cyrillic: what has words. */
static bool
is_western(uint32_t cp)
{
	return cp < 0x80 || (cp >= 0xC0 && cp < 0x530) ||
	    (cp >= 0x1E00 && cp < 0x2000);
}

/* A blank is kept only between two characters that are not Chinese. */
static bool
blank_shows(const struct reader *r, uint32_t next)
{
	return r->blank && r->last != 0 && is_western(r->last) &&
	    is_western(next);
}

static void
read_chars(struct reader *r, const char *s, enum font_role role,
    unsigned flags)
{
	struct sbuf out = SBUF_INIT;
	size_t len = strlen(s);
	struct gw_span *span;

	for (size_t i = 0; i < len;) {
		size_t from = i;
		uint32_t cp = utf8_next(s, len, &i);

		if (cp == ' ' || cp == '\n' || cp == '\r' || cp == '\t') {
			r->blank = true;
			continue;
		}
		if (blank_shows(r, cp))
			sbuf_putc(&out, ' ');
		r->blank = false;
		r->last = cp;
		sbuf_put(&out, s + from, i - from);
	}
	if (out.n > 0) {
		span = vec_push(r->b->a, &r->span);
		span->text = arena_strndup(r->b->a, out.s, out.n);
		span->role = role;
		span->flags = flags;
	}
	sbuf_release(&out);
}

static bool
read_inline(struct reader *r, const xmlNode *n, enum font_role role,
    unsigned flags)
{
	for (; n != NULL; n = n->next) {
		size_t i = 0;

		if (n->type == XML_TEXT_NODE || n->type ==
		    XML_CDATA_SECTION_NODE) {
			read_chars(r, (const char *)n->content, role, flags);
			continue;
		}
		if (n->type != XML_ELEMENT_NODE)
			continue;
		while (i < sizeof(inlines) / sizeof(*inlines) &&
		    !build_is(n, inlines[i].name))
			i++;
		if (i == sizeof(inlines) / sizeof(*inlines))
			return build_fail(r->b, n, "这里不能有元素“%s”",
			    (const char *)n->name);
		if (inlines[i].flags == SPAN_BREAK) {
			*vec_push(r->b->a, &r->span) = (struct gw_span){ "",
				role, SPAN_BREAK };
			r->last = 0;
			continue;
		}
		if (!read_inline(r, n->children, inlines[i].role < 0 ? role :
		    (enum font_role)inlines[i].role, flags |
		    inlines[i].flags))
			return false;
	}
	return true;
}

/* Is there nothing but blanks and line feeds in it? */
static bool
says_nothing(const struct gw_span *v, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		size_t len = strlen(v[k].text);

		for (size_t i = 0; i < len;)
			if (!utf8_is_blank(utf8_next(v[k].text, len, &i)))
				return false;
	}
	return true;
}

bool
build_text(struct builder *b, const xmlNode *n, enum font_role role,
    const char *before, bool may_be_empty, struct gw_text *out)
{
	struct reader r = { .b = b };
	size_t head = 0;

	if (*before != '\0') {
		*vec_push(b->a, &r.span) = (struct gw_span){ before, role, 0 };
		head = 1;
	}
	if (!read_inline(&r, n->children, role, 0))
		return false;
	if (!may_be_empty && says_nothing(r.span.v + head, r.span.n - head))
		return build_fail(b, n, "“%s”是空的，这里应当有内容",
		    (const char *)n->name);
	out->span = r.span.v;
	out->n = r.span.n;
	return true;
}

bool
build_string(struct builder *b, const xmlNode *n, const char **out)
{
	struct gw_text t;

	if (build_element(n->children) != NULL)
		return build_fail(b, n, "“%s”里只能有文字",
		    (const char *)n->name);
	if (!build_text(b, n, ROLE_BODY, "", false, &t))
		return false;
	*out = gw_plain(b->a, &t);
	return true;
}
