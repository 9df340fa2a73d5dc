/*
 * xml_cap.h - one child of the root as it was read: a light tree that
 * lives until the child is bound (xml_bind.h) and is then forgotten.
 * Shapes: text of an element with children is what stands before the
 *         first of them (复查), "" where that is blank.
 * Owner:  the reader's scratch arena.
 */
#ifndef IO_XML_CAP_H
#define IO_XML_CAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct cap_attr {
	const char *name, *uri; /* uri: "" for none */
	const char *value;
	struct place at;
};

struct cap {
	const char *name, *uri; /* local name; "" for no namespace */
	struct place at;
	const struct cap_attr *attr;
	size_t n_attrs;
	const char *text;       /* "" where there is none */
	struct cap *child, *last, *next, *parent;
};

/* NULL where absent; attributes without namespace only. */
const struct cap_attr *cap_attr(const struct cap *e, const char *name);
/* Is it the element of that name in urn:liangze:1? */
bool cap_is(const struct cap *e, const char *name);

#endif
