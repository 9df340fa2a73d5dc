/*
 * The dictionary of an XSD: read from its own tree, once, when it is
 * loaded.  Named types are resolved by name within the document.
 */
#include <string.h>

#include "base/decimal.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "io/xml_schema.h"

enum { NESTING_MAX = 16 };

static const char xs_ns[] = "http://www.w3.org/2001/XMLSchema";
static const char note_ns[] = "urn:liangze:schema:1";

struct builder {
	struct arena *a;
	xmlNodePtr top;      /* xs:schema */
	struct map type;     /* name -> dict_type or dict_content */
	struct map content;
	int depth;           /* of types in types */
	struct err *e;
};

static bool
is_in(const xmlNode *n, const char *ns, const char *name)
{
	return n->type == XML_ELEMENT_NODE && n->ns != NULL &&
	    strcmp((const char *)n->ns->href, ns) == 0 &&
	    strcmp((const char *)n->name, name) == 0;
}

static xmlNodePtr
child_of(xmlNodePtr parent, const char *ns, const char *name)
{
	xmlNodePtr n = parent == NULL ? NULL : parent->children;

	while (n != NULL && !is_in(n, ns, name))
		n = n->next;
	return n;
}

static xmlNodePtr
xs_child(xmlNodePtr parent, const char *name)
{
	return child_of(parent, xs_ns, name);
}

/* An attribute's value in the arena, NULL where absent. */
static const char *
prop(struct builder *b, xmlNodePtr n, const char *name)
{
	xmlChar *v = xmlGetNoNsProp(n, BAD_CAST name);
	const char *s = v == NULL ? NULL :
	    arena_strdup(b->a, (const char *)v);

	xmlFree(v);
	return s;
}

/* Trimmed text of an element, "" for NULL; no full stop at the end. */
static const char *
text_of(struct builder *b, xmlNodePtr n)
{
	static const char stop[] = "。";
	xmlChar *v = n == NULL ? NULL : xmlNodeGetContent(n);
	char *s = utf8_trim(b->a, v == NULL ? "" : (const char *)v);
	size_t k = strlen(s), m = strlen(stop);

	xmlFree(v);
	if (k >= m && strcmp(s + k - m, stop) == 0)
		s[k - m] = '\0';
	return s;
}

static const char *
documentation(struct builder *b, xmlNodePtr n)
{
	return text_of(b, xs_child(xs_child(n, "annotation"),
	    "documentation"));
}

static const char *
note(struct builder *b, xmlNodePtr n, const char *name)
{
	return text_of(b, child_of(xs_child(xs_child(n, "annotation"),
	    "appinfo"), note_ns, name));
}

/* The local part of a QName; NULL where it names a built-in type. */
static const char *
own_name(struct builder *b, const char *qname)
{
	const char *colon = strchr(qname, ':');
	const char *prefix = colon == NULL ? NULL :
	    arena_strndup(b->a, qname, (size_t)(colon - qname));
	xmlNsPtr ns = xmlSearchNs(b->top->doc, b->top, BAD_CAST prefix);

	if (ns != NULL && strcmp((const char *)ns->href, xs_ns) == 0)
		return NULL;
	return colon == NULL ? qname : colon + 1;
}

static xmlNodePtr
named(struct builder *b, const char *kind, const char *name)
{
	for (xmlNodePtr n = b->top->children; n != NULL; n = n->next) {
		const char *its = is_in(n, xs_ns, kind) ?
		    prop(b, n, "name") : NULL;

		if (its != NULL && strcmp(its, name) == 0)
			return n;
	}
	return NULL;
}

static void
read_values(struct builder *b, xmlNodePtr restriction, struct dict_type *t)
{
	VEC(const char *) values = { NULL, 0, 0 };

	for (xmlNodePtr n = restriction->children; n != NULL; n = n->next) {
		if (is_in(n, xs_ns, "enumeration"))
			*vec_push(b->a, &values) = prop(b, n, "value");
		else if (is_in(n, xs_ns, "minLength") ||
		    is_in(n, xs_ns, "maxLength") ||
		    is_in(n, xs_ns, "length"))
			t->bounded = true;
	}
	if (values.n > 0) {
		t->value = values.v;
		t->n_values = values.n;
	}
}

static const struct dict_type *type_named(struct builder *b,
    const char *qname);

/* What the base says holds where the type itself is silent. */
static struct dict_type *
build_type(struct builder *b, xmlNodePtr n)
{
	struct dict_type *t = arena_new(b->a, struct dict_type);
	xmlNodePtr restriction = xs_child(n, "restriction");
	const char *base = restriction == NULL ? NULL :
	    prop(b, restriction, "base");
	const struct dict_type *up = base == NULL ? NULL :
	    type_named(b, base);

	t->form = note(b, n, "form");
	t->example = note(b, n, "example");
	if (t->form[0] == '\0')
		t->form = documentation(b, n);
	if (up != NULL) {
		t->form = t->form[0] == '\0' ? up->form : t->form;
		t->example = t->example[0] == '\0' ? up->example :
		    t->example;
		t->value = up->value;
		t->n_values = up->n_values;
		t->bounded = up->bounded;
	}
	if (restriction != NULL)
		read_values(b, restriction, t);
	return t;
}

/* NULL for built-in and unknown types (libxml2 refuses the unknown). */
static const struct dict_type *
type_named(struct builder *b, const char *qname)
{
	const char *name = own_name(b, qname);
	struct dict_type *t;
	xmlNodePtr n;

	if (name == NULL)
		return NULL;
	t = map_get(&b->type, name);
	n = named(b, "simpleType", name);
	if (t != NULL || n == NULL || b->depth >= NESTING_MAX)
		return t;
	b->depth++;
	t = build_type(b, n);
	b->depth--;
	(void)map_put(&b->type, name, t);
	return t;
}

/* The simple type of an attribute or of text: named or written inside. */
static const struct dict_type *
type_of(struct builder *b, xmlNodePtr n)
{
	const char *qname = prop(b, n, "type");
	xmlNodePtr inside = xs_child(n, "simpleType");

	if (qname != NULL)
		return type_named(b, qname);
	return inside == NULL ? NULL : build_type(b, inside);
}

struct attrs { VEC(struct dict_attr) v; };

static void
add_attribute(struct builder *b, xmlNodePtr n, struct attrs *out)
{
	const char *use = prop(b, n, "use");
	const char *name = prop(b, n, "name");
	struct dict_attr *attr;

	if (name == NULL || (use != NULL && strcmp(use, "prohibited") == 0))
		return;
	attr = vec_push(b->a, &out->v);
	attr->name = name;
	attr->text = documentation(b, n);
	attr->rule = note(b, n, "rule");
	attr->type = type_of(b, n);
	attr->required = use != NULL && strcmp(use, "required") == 0;
}

static void
add_attributes(struct builder *b, xmlNodePtr parent, struct attrs *out)
{
	for (xmlNodePtr n = parent->children; n != NULL; n = n->next) {
		const char *ref, *name;
		xmlNodePtr group;

		if (is_in(n, xs_ns, "attribute"))
			add_attribute(b, n, out);
		if (!is_in(n, xs_ns, "attributeGroup"))
			continue;
		ref = prop(b, n, "ref");
		name = ref == NULL ? NULL : own_name(b, ref);
		group = name == NULL ? NULL :
		    named(b, "attributeGroup", name);
		if (group == NULL || b->depth >= NESTING_MAX)
			continue;
		b->depth++;
		add_attributes(b, group, out);
		b->depth--;
	}
}

static const struct dict_content *content_of(struct builder *b,
    xmlNodePtr element);

static int32_t
occurs(struct builder *b, xmlNodePtr n, const char *name)
{
	const char *s = prop(b, n, name);
	int64_t v = 1;

	if (s != NULL && strcmp(s, "unbounded") == 0)
		return DICT_UNBOUNDED;
	if (s != NULL)
		(void)integer_parse(s, 0, DICT_UNBOUNDED, &v);
	return (int32_t)v;
}

static void
read_element(struct builder *b, xmlNodePtr n, struct dict_elem *out)
{
	out->name = prop(b, n, "name");
	out->text = documentation(b, n);
	out->rule = note(b, n, "rule");
	out->least = occurs(b, n, "minOccurs");
	out->most = occurs(b, n, "maxOccurs");
	out->content = content_of(b, n);
}

/* A sequence of elements alone, each of its own name, is flat. */
static void
read_sequence(struct builder *b, xmlNodePtr sequence,
    struct dict_content *c)
{
	VEC(struct dict_elem) children = { NULL, 0, 0 };

	c->flat = prop(b, sequence, "minOccurs") == NULL &&
	    prop(b, sequence, "maxOccurs") == NULL;
	for (xmlNodePtr n = sequence->children; n != NULL; n = n->next) {
		const char *name = n->type == XML_ELEMENT_NODE ?
		    prop(b, n, "name") : NULL;

		if (n->type != XML_ELEMENT_NODE ||
		    is_in(n, xs_ns, "annotation"))
			continue;
		if (!is_in(n, xs_ns, "element") || name == NULL) {
			c->flat = false;
			continue;
		}
		for (size_t i = 0; i < children.n; i++)
			if (strcmp(children.v[i].name, name) == 0)
				c->flat = false;
		read_element(b, n, vec_push(b->a, &children));
	}
	c->child = children.v;
	c->n_children = children.n;
}

static const char *const other_models[] = {
	"choice", "all", "group", "complexContent",
};

static void
read_complex(struct builder *b, xmlNodePtr type, struct dict_content *c)
{
	xmlNodePtr sequence = xs_child(type, "sequence");
	xmlNodePtr extension = xs_child(xs_child(type, "simpleContent"),
	    "extension");
	struct attrs attrs = { { NULL, 0, 0 } };
	const char *base;

	c->flat = true;
	for (size_t i = 0;
	    i < sizeof(other_models) / sizeof(other_models[0]); i++)
		if (xs_child(type, other_models[i]) != NULL)
			c->flat = false;
	if (sequence != NULL)
		read_sequence(b, sequence, c);
	if (extension != NULL) {
		base = prop(b, extension, "base");
		c->type = base == NULL ? NULL : type_named(b, base);
		c->any_text = c->type == NULL;
		add_attributes(b, extension, &attrs);
	}
	add_attributes(b, type, &attrs);
	c->attr = attrs.v.v;
	c->n_attrs = attrs.v.n;
}

static const struct dict_content *
content_named(struct builder *b, const char *qname)
{
	const char *name = own_name(b, qname);
	struct dict_content *c = name == NULL ? NULL :
	    map_get(&b->content, name);
	xmlNodePtr n = name == NULL ? NULL : named(b, "complexType", name);

	if (c != NULL)
		return c;
	c = arena_new(b->a, struct dict_content);
	/* Known before it is read: types may hold themselves. */
	if (n != NULL) {
		(void)map_put(&b->content, name, c);
		read_complex(b, n, c);
		return c;
	}
	c->flat = true;
	c->type = type_named(b, qname);
	c->any_text = c->type == NULL;
	return c;
}

static const struct dict_content *
content_of(struct builder *b, xmlNodePtr element)
{
	const char *qname = prop(b, element, "type");
	xmlNodePtr complex = xs_child(element, "complexType");
	struct dict_content *c;

	if (qname != NULL)
		return content_named(b, qname);
	c = arena_new(b->a, struct dict_content);
	if (complex != NULL) {
		read_complex(b, complex, c);
		return c;
	}
	c->flat = true;
	c->type = type_of(b, element);
	c->any_text = c->type == NULL;
	return c;
}

bool
dict_build(struct schema *s, xmlDocPtr xsd, struct err *e)
{
	struct builder b = { .a = &s->a, .e = e,
	    .top = xmlDocGetRootElement(xsd) };
	xmlNodePtr root = xs_child(b.top, "element");
	struct dict_elem *elem = arena_new(&s->a, struct dict_elem);

	map_init(&b.type, &s->a);
	map_init(&b.content, &s->a);
	s->ns = prop(&b, b.top, "targetNamespace");
	if (s->ns == NULL)
		s->ns = "";
	if (root == NULL || prop(&b, root, "name") == NULL)
		return err_set(e, ERR_CONFIG, "模式文件“%s”没有规定根元素",
		    s->name);
	read_element(&b, root, elem);
	s->root = elem;
	return true;
}

const struct dict_attr *
dict_attr(const struct dict_content *c, const char *name)
{
	for (size_t i = 0; i < c->n_attrs; i++)
		if (strcmp(c->attr[i].name, name) == 0)
			return &c->attr[i];
	return NULL;
}
