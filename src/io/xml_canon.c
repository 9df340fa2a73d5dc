#include "io/xml_canon.h"

#include <assert.h>
#include <string.h>

#include "io/xml_scan.h"

enum { ATTR_STEP = 5, NS_STEP = 2 };

static const char amendment[] = "更正";

void
canon_init(struct canon *c, struct arena *scratch)
{
	memset(c, 0, sizeof(*c));
	c->scratch = scratch;
}

void
canon_release(struct canon *c)
{
	sbuf_release(&c->out);
}

/* What replaces a character, by where it stands; NULL = itself. */
static const char *
escape(char ch, bool in_attr)
{
	switch (ch) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return in_attr ? NULL : "&gt;";
	case '"':
		return in_attr ? "&quot;" : NULL;
	case '\t':
		return in_attr ? "&#x9;" : NULL;
	case '\n':
		return in_attr ? "&#xA;" : NULL;
	case '\r':
		return "&#xD;";
	default:
		return NULL;
	}
}

static void
put_escaped(struct sbuf *b, const char *s, size_t n, bool in_attr)
{
	size_t from = 0;

	for (size_t i = 0; i < n; i++) {
		const char *e = (unsigned char)s[i] > '>' ? NULL :
		    escape(s[i], in_attr);

		if (e == NULL)
			continue;
		sbuf_put(b, s + from, i - from);
		sbuf_puts(b, e);
		from = i + 1;
	}
	sbuf_put(b, s + from, n - from);
}

static void
put_name(struct sbuf *b, const char *prefix, const char *name)
{
	if (prefix != NULL) {
		sbuf_puts(b, prefix);
		sbuf_putc(b, ':');
	}
	sbuf_puts(b, name);
}

static void
put_attr(struct sbuf *b, const char *prefix, const char *name,
    const char *value, size_t n)
{
	sbuf_putc(b, ' ');
	put_name(b, prefix, name);
	sbuf_put(b, "=\"", 2);
	put_escaped(b, value, n, true);
	sbuf_putc(b, '"');
}

/*
 * SAX2 leaves an ampersand of an attribute's value as &#38; and resolves
 * every other reference.
 */
static void
put_sax_value(struct sbuf *b, const char *s, const char *end)
{
	while (s < end) {
		const char *amp = memchr(s, '&', (size_t)(end - s));

		put_escaped(b, s, (size_t)((amp == NULL ? end : amp) - s),
		    true);
		if (amp == NULL)
			return;
		sbuf_puts(b, "&amp;");
		s = amp + (end - amp >= 5 && memcmp(amp, "&#38;", 5) == 0 ?
		    5 : 1);
	}
}

/* Ends the open text node; one of whitespace alone is taken back. */
static void
end_text(struct canon *c)
{
	if (c->in_text && c->blank) {
		c->out.n = c->text_at;
		c->out.s[c->out.n] = '\0';
	}
	c->in_text = false;
}

static const char *
ns_in_force(const struct canon *c, const char *prefix)
{
	for (size_t i = c->ns.n; i-- > 0;)
		if (strcmp(c->ns.v[i].prefix, prefix) == 0)
			return c->ns.v[i].uri;
	return "";
}

/* The declarations that change something, default first, by prefix. */
static void
put_namespaces(struct canon *c, const struct canon_tag *t)
{
	struct canon_ns sorted[XML_ATTRS_MAX];
	size_t n = 0;

	for (int i = 0; i < t->n_ns; i++) {
		const char *prefix = t->ns[i * NS_STEP];
		const char *uri = t->ns[i * NS_STEP + 1];
		size_t k = n;

		prefix = prefix == NULL ? "" : prefix;
		uri = uri == NULL ? "" : uri;
		c->odd = true;
		if (strcmp(ns_in_force(c, prefix), uri) == 0)
			continue;
		for (; k > 0 && strcmp(sorted[k - 1].prefix, prefix) > 0; k--)
			sorted[k] = sorted[k - 1];
		sorted[k] = (struct canon_ns){ prefix, uri, c->depth };
		n++;
	}
	for (size_t i = 0; i < n; i++) {
		struct canon_ns *kept = vec_push(c->scratch, &c->ns);

		*kept = sorted[i];
		put_attr(&c->out, sorted[i].prefix[0] == '\0' ? NULL :
		    "xmlns", sorted[i].prefix[0] == '\0' ? "xmlns" :
		    sorted[i].prefix, sorted[i].uri, strlen(sorted[i].uri));
	}
}

/* C14N's order: by namespace, then local name; no namespace is first. */
static bool
attr_before(const char *const *a, const char *const *b)
{
	int r = strcmp(a[2] == NULL ? "" : a[2], b[2] == NULL ? "" : b[2]);

	return r != 0 ? r < 0 : strcmp(a[0], b[0]) < 0;
}

static void
put_attrs(struct canon *c, const struct canon_tag *t)
{
	const char *const *sorted[XML_ATTRS_MAX];
	size_t n = (size_t)t->n_attrs;

	for (size_t i = 0; i < n; i++) {
		const char *const *attr = t->attr + i * ATTR_STEP;
		size_t k = i;

		if (attr[1] != NULL)
			c->odd = true;
		for (; k > 0 && attr_before(attr, sorted[k - 1]); k--)
			sorted[k] = sorted[k - 1];
		sorted[k] = attr;
	}
	for (size_t i = 0; i < n; i++) {
		sbuf_putc(&c->out, ' ');
		put_name(&c->out, sorted[i][1], sorted[i][0]);
		sbuf_put(&c->out, "=\"", 2);
		put_sax_value(&c->out, sorted[i][3], sorted[i][4]);
		sbuf_putc(&c->out, '"');
	}
}

void
canon_start(struct canon *c, const struct canon_tag *t)
{
	assert(t->n_ns <= XML_ATTRS_MAX && t->n_attrs <= XML_ATTRS_MAX);
	end_text(c);
	c->depth++;
	c->root_seen = true;
	if (c->cut_depth == 0 && t->uri != NULL &&
	    strcmp(t->name, amendment) == 0 && strcmp(t->uri, LIANGZE_NS) == 0)
		c->cut_depth = c->depth;
	if (c->cut_depth > 0)
		return;
	if (t->prefix != NULL || t->uri == NULL)
		c->odd = true;
	sbuf_putc(&c->out, '<');
	put_name(&c->out, t->prefix, t->name);
	put_namespaces(c, t);
	put_attrs(c, t);
	sbuf_putc(&c->out, '>');
}

void
canon_end(struct canon *c, const char *name, const char *prefix)
{
	end_text(c);
	if (c->cut_depth == 0) {
		sbuf_put(&c->out, "</", 2);
		put_name(&c->out, prefix, name);
		sbuf_putc(&c->out, '>');
	} else if (c->cut_depth == c->depth) {
		c->cut_depth = 0;
	}
	while (c->ns.n > 0 && c->ns.v[c->ns.n - 1].depth == c->depth)
		c->ns.n--;
	c->depth--;
}

static bool
is_blank(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] != ' ' && s[i] != '\n' && s[i] != '\t' &&
		    s[i] != '\r')
			return false;
	return true;
}

void
canon_text(struct canon *c, const char *s, size_t n)
{
	if (c->cut_depth > 0 || c->depth == 0)
		return;
	if (!c->in_text) {
		c->in_text = c->blank = true;
		c->text_at = c->out.n;
	}
	c->blank = c->blank && is_blank(s, n);
	put_escaped(&c->out, s, n, false);
}

void
canon_comment(struct canon *c)
{
	end_text(c);
}

/* Outside the root each stands on its own line. */
void
canon_pi(struct canon *c, const char *target, const char *content)
{
	bool after = c->depth == 0 && c->root_seen;

	end_text(c);
	if (c->cut_depth > 0)
		return;
	c->odd = true;
	if (after)
		sbuf_putc(&c->out, '\n');
	sbuf_put(&c->out, "<?", 2);
	sbuf_puts(&c->out, target);
	if (content != NULL && content[0] != '\0') {
		sbuf_putc(&c->out, ' ');
		sbuf_puts(&c->out, content);
	}
	sbuf_put(&c->out, "?>", 2);
	if (c->depth == 0 && !c->root_seen)
		sbuf_putc(&c->out, '\n');
}

size_t
canon_mark(struct canon *c)
{
	end_text(c);
	c->odd = false;
	return c->out.n;
}

const struct cap_attr *
cap_attr(const struct cap *e, const char *name)
{
	for (size_t i = 0; i < e->n_attrs; i++)
		if (e->attr[i].uri[0] == '\0' &&
		    strcmp(e->attr[i].name, name) == 0)
			return &e->attr[i];
	return NULL;
}

bool
cap_is(const struct cap *e, const char *name)
{
	return strcmp(e->name, name) == 0 && strcmp(e->uri, LIANGZE_NS) == 0;
}

/* {uri}name outside our namespace, for elements; attributes have "". */
static void
put_qualified(struct sbuf *b, const char *uri, const char *ours,
    const char *name)
{
	if (strcmp(uri, ours) != 0)
		sbuf_printf(b, "{%s}", uri);
	sbuf_puts(b, name);
}

static bool
cap_attr_before(const struct cap_attr *a, const struct cap_attr *b)
{
	int r = strcmp(a->uri, b->uri);

	return r != 0 ? r < 0 : strcmp(a->name, b->name) < 0;
}

static void
put_cap_attrs(struct sbuf *b, const struct cap *e)
{
	const struct cap_attr *sorted[XML_ATTRS_MAX];

	for (size_t i = 0; i < e->n_attrs; i++) {
		size_t k = i;

		for (; k > 0 && cap_attr_before(&e->attr[i], sorted[k - 1]);
		    k--)
			sorted[k] = sorted[k - 1];
		sorted[k] = &e->attr[i];
	}
	for (size_t i = 0; i < e->n_attrs; i++) {
		sbuf_putc(b, ' ');
		put_qualified(b, sorted[i]->uri, "", sorted[i]->name);
		sbuf_put(b, "=\"", 2);
		put_escaped(b, sorted[i]->value, strlen(sorted[i]->value),
		    true);
		sbuf_putc(b, '"');
	}
}

static void
put_open(struct sbuf *b, const struct cap *e, bool outermost)
{
	sbuf_putc(b, '<');
	put_qualified(b, e->uri, LIANGZE_NS, e->name);
	if (outermost)
		put_attr(b, NULL, "xmlns", LIANGZE_NS, strlen(LIANGZE_NS));
	put_cap_attrs(b, e);
	sbuf_putc(b, '>');
	if (e->child == NULL && !is_blank(e->text, strlen(e->text)))
		put_escaped(b, e->text, strlen(e->text), false);
}

static void
put_close(struct sbuf *b, const struct cap *e)
{
	sbuf_put(b, "</", 2);
	put_qualified(b, e->uri, LIANGZE_NS, e->name);
	sbuf_putc(b, '>');
}

/* The first of e and its later siblings that is not a 更正. */
static const struct cap *
kept_from(const struct cap *e)
{
	while (e != NULL && cap_is(e, amendment))
		e = e->next;
	return e;
}

/* The whole of `top`, walked without recursion. */
static void
put_cap(struct sbuf *b, const struct cap *top)
{
	const struct cap *e = top;

	put_open(b, e, true);
	for (;;) {
		const struct cap *down = kept_from(e->child), *next;

		if (down != NULL) {
			e = down;
			put_open(b, e, false);
			continue;
		}
		put_close(b, e);
		while (e != top && (next = kept_from(e->next)) == NULL) {
			e = e->parent;
			put_close(b, e);
		}
		if (e == top)
			return;
		e = next;
		put_open(b, e, false);
	}
}

void
canon_item_digest(const struct canon *c, const struct cap *e,
    const char *text, size_t n, char out[DIGEST_HEX])
{
	static const char ns[] = " xmlns=\"" LIANGZE_NS "\"";
	struct sbuf b = SBUF_INIT;

	if (c->odd) {
		put_cap(&b, e);
	} else {
		size_t head = 1 + strlen(e->name);

		assert(n > head);
		sbuf_put(&b, text, head);
		sbuf_puts(&b, ns);
		sbuf_put(&b, text + head, n - head);
	}
	sm3_hex(b.s, b.n, out);
	sbuf_release(&b);
}
