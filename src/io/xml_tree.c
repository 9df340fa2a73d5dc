#include "io/xml_tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/outfile.h"
#include "base/utf8.h"
#include "io/xml_schema.h"
#include "io/xml_sax.h"

enum { CONFIG_MAX = 16 * 1024 * 1024, SHOWN = 3 };

static struct xml_node *
copy_one(struct arena *a, const struct cap *e)
{
	struct xml_node *n = arena_new(a, struct xml_node);
	struct xml_attr *attr = arena_array(a, struct xml_attr, e->n_attrs);

	for (size_t i = 0; i < e->n_attrs; i++) {
		attr[i].name = arena_strdup(a, e->attr[i].name);
		attr[i].value = arena_strdup(a, e->attr[i].value);
	}
	n->name = arena_strdup(a, e->name);
	n->text = utf8_trim(a, e->text);
	n->line = e->at.line;
	n->column = e->at.column;
	n->attr = attr;
	n->n_attrs = e->n_attrs;
	return n;
}

/* Recursion is bounded by XML_DEPTH_MAX. */
static struct xml_node *
copy_tree(struct arena *a, const struct cap *e)
{
	struct xml_node *n = copy_one(a, e), *last = NULL;

	for (const struct cap *c = e->child; c != NULL; c = c->next) {
		struct xml_node *m = copy_tree(a, c);

		if (last == NULL)
			n->child = m;
		else
			last->next = m;
		last = m;
	}
	return n;
}

/* The first few findings, each with its place, as one error. */
static bool
say_findings(const char *path, struct reading *r, struct err *e)
{
	struct sbuf b = SBUF_INIT;

	diag_sort(&r->found);
	for (size_t i = 0; i < r->found.d.n && i < SHOWN; i++) {
		const struct diag *d = &r->found.d.v[i];

		sbuf_printf(&b, "%s%s:%u:%u: %s%s%s", i == 0 ? "" : "\n", path,
		    (unsigned)d->at.line, (unsigned)d->at.column,
		    d->message, d->mend[0] == '\0' ? "" : "；改法：",
		    d->mend);
	}
	if (r->found.d.n > SHOWN)
		sbuf_printf(&b, "\n还有%zu处", r->found.d.n - SHOWN);
	err_set(e, ERR_CONFIG, "%s", sbuf_text(&b));
	sbuf_release(&b);
	return false;
}

bool
xml_tree_valid(struct arena *a, const char *path, const struct schema *s,
    const struct xml_node **out, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct tree_reading tree;
	const char *bytes;
	size_t n;
	bool ok = file_read(&scratch, path, CONFIG_MAX, &bytes, &n, e);

	if (ok) {
		xml_read_tree(s, path, (const uint8_t *)bytes, n, &scratch,
		    &tree);
		ok = tree.reading.found.d.n == 0 ||
		    say_findings(path, &tree.reading, e);
	} else {
		e->kind = ERR_CONFIG;
	}
	if (ok)
		*out = copy_tree(a, tree.root);
	arena_release(&scratch);
	return ok;
}

bool
xml_tree_schema(const char *xsd, struct schema **out, struct err *e)
{
	struct schema *s = malloc(sizeof(*s));

	if (s == NULL)
		arena_exhausted();
	if (schema_load(xsd, s, e)) {
		*out = s;
		return true;
	}
	free(s);
	return false;
}

void
xml_tree_schema_free(struct schema *s)
{
	if (s == NULL)
		return;
	schema_free(s);
	free(s);
}

bool
xml_tree_read(struct arena *a, const char *path, const char *xsd,
    const struct xml_node **out, struct err *e)
{
	struct schema *s = NULL;
	bool ok = (xsd == NULL || xml_tree_schema(xsd, &s, e)) &&
	    xml_tree_valid(a, path, s, out, e);

	xml_tree_schema_free(s);
	return ok;
}

void
xml_tree_text(struct arena *a, const char *name, const char *bytes,
    size_t n, const struct xml_node **out)
{
	struct arena scratch = ARENA_INIT;
	struct tree_reading tree;

	xml_read_tree(NULL, name, (const uint8_t *)bytes, n, &scratch, &tree);
	*out = tree.root == NULL ? NULL : copy_tree(a, tree.root);
	arena_release(&scratch);
}

const struct xml_node *
xml_tree_copy(struct arena *a, const struct xml_node *n)
{
	struct xml_node *to = arena_memdup(a, n, sizeof(*n)), *last = NULL;
	struct xml_attr *attr = arena_array(a, struct xml_attr, n->n_attrs);

	for (size_t i = 0; i < n->n_attrs; i++) {
		attr[i].name = arena_strdup(a, n->attr[i].name);
		attr[i].value = arena_strdup(a, n->attr[i].value);
	}
	to->name = arena_strdup(a, n->name);
	to->text = arena_strdup(a, n->text);
	to->attr = attr;
	to->child = to->next = NULL;
	for (const struct xml_node *c = n->child; c != NULL; c = c->next) {
		struct xml_node *m = arena_memdup(a, xml_tree_copy(a, c),
		    sizeof(*m));

		if (last == NULL)
			to->child = m;
		else
			last->next = m;
		last = m;
	}
	return to;
}

const char *
xml_attr(const struct xml_node *n, const char *name)
{
	for (size_t i = 0; i < n->n_attrs; i++)
		if (strcmp(n->attr[i].name, name) == 0)
			return n->attr[i].value;
	return NULL;
}

const struct xml_node *
xml_child(const struct xml_node *n, const char *name)
{
	const struct xml_node *c = n->child;

	while (c != NULL && strcmp(c->name, name) != 0)
		c = c->next;
	return c;
}
