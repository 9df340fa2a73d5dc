/*
 * xml_tree.h - our own configuration files (office.xml, levels.xml ...)
 * as a small tree with line numbers; documents out of the ledger likewise.
 * Errors: ERR_CONFIG with file:line and a Chinese sentence.
 * Owner:  the arena.
 */
#ifndef IO_XML_TREE_H
#define IO_XML_TREE_H

#include "base/arena.h"
#include "base/err.h"

struct xml_attr { const char *name, *value; };

struct xml_node {
	const char *name;               /* local name */
	const char *text;               /* all direct text, trimmed; "" */
	unsigned line, column;
	const struct xml_attr *attr;
	size_t n_attrs;
	const struct xml_node *child;   /* first */
	const struct xml_node *next;    /* sibling */
};

/* Validates against the XSD at `xsd` (NULL: none). */
bool xml_tree_read(struct arena *a, const char *path, const char *xsd,
    const struct xml_node **out, struct err *e);
/* A document's bytes, judged by nothing: *out NULL where they are not
 * well-formed. */
void xml_tree_text(struct arena *a, const char *name, const char *bytes,
    size_t n, const struct xml_node **out);
/* A copy, children and all. */
const struct xml_node *xml_tree_copy(struct arena *a,
    const struct xml_node *n);
/* An XSD for many files. */
struct schema;
bool xml_tree_schema(const char *xsd, struct schema **out, struct err *e);
void xml_tree_schema_free(struct schema *s); /* NULL-safe */
/* The same by it. */
bool xml_tree_valid(struct arena *a, const char *path,
    const struct schema *s, const struct xml_node **out, struct err *e);
/* NULL where there is none. */
const char *xml_attr(const struct xml_node *n, const char *name);
const struct xml_node *xml_child(const struct xml_node *n,
    const char *name);

#endif
