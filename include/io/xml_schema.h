/*
 * xml_schema.h - an XSD, compiled twice, and what it says in Chinese.
 * `strict` is the judge of what is valid.  libxml2 looks at nothing more
 * inside an element once one of its children is out of place; so the
 * words for an invalid document come from a second reading with `loose`,
 * the same XSD with every sequence made a choice of any number, while
 * order and number of children are compared with the dictionary here.
 * Shapes: content models are flat sequences of elements; any other is
 *         marked `flat` = false and left to `strict`.
 * Errors: ERR_CONFIG with the file and line.
 * Owner:  schema_free; shared and read-only while threads read.
 */
#ifndef IO_XML_SCHEMA_H
#define IO_XML_SCHEMA_H

#include <libxml/tree.h>
#include <libxml/xmlschemas.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/terms.h"

/* A simple type; texts are "" where the XSD has none. */
struct dict_type {
	const char *form;           /* l:form: what is asked for */
	const char *example;        /* l:example */
	const char *const *value;   /* enumeration, in order */
	size_t n_values;
	bool bounded;               /* has a least or greatest length */
};

struct dict_attr {
	const char *name;
	const char *text;           /* xs:documentation, no full stop */
	const char *rule;           /* l:rule, "" = X02.2 */
	const struct dict_type *type; /* NULL: anything */
	bool required;
};

struct dict_elem;

/* What an element may hold. */
struct dict_content {
	const struct dict_attr *attr;
	size_t n_attrs;
	const struct dict_type *type; /* of text; NULL: no text */
	bool any_text;                /* text of a built-in type */
	bool flat;
	const struct dict_elem *child;
	size_t n_children;
};

enum { DICT_UNBOUNDED = INT32_MAX };

struct dict_elem {
	const char *name;
	const char *text;           /* xs:documentation, no full stop */
	const char *rule;           /* l:rule, "" = X02.2 */
	int32_t least, most;        /* minOccurs, maxOccurs */
	const struct dict_content *content;
};

struct schema {
	const char *name;           /* file name, for errors */
	const char *ns;             /* target namespace */
	const struct dict_elem *root;
	xmlDocPtr strict_doc, loose_doc; /* libxml2 points into them */
	xmlSchemaPtr strict, loose;
	struct arena a;
};

/* The XSD at `path`; what it includes lies beside it. */
bool schema_load(const char *path, struct schema *out, struct err *e);
void schema_free(struct schema *s);

struct schema_set;
/* The XSD of a root out of the set, compiled when first asked for, in any
 * thread; NULL: it cannot be, as schema_set_sound tells. */
const struct schema *schema_set_root(struct schema_set *s, enum root root);

/* The dictionary of a whole XSD (its includes already inside). */
bool dict_build(struct schema *s, xmlDocPtr xsd, struct err *e);
const struct dict_attr *dict_attr(const struct dict_content *c,
    const char *name);

#endif
