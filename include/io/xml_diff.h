/*
 * xml_diff.h - two versions of one element, place by place: attributes,
 * texts, children, in the order of the document.  更正 is none of them.
 * Shapes: a name is a Chinese phrase: “审核的时间”, “人员“甲”的职务”; where an
 *         element stands several times it is told by what identifies it,
 *         what is alike is paired first.  An element that came or went is
 *         one change, its content described in a line.
 * Errors: none.
 * Owner:  the arena given.
 */
#ifndef IO_XML_DIFF_H
#define IO_XML_DIFF_H

#include "io/xml_tree.h"
#include "model/filing.h"

/* Appends to out->change.  `names_only` (B23.1): no value, nothing that
 * identifies a person, each name once. */
void xml_diff(struct arena *a, const struct xml_node *was,
    const struct xml_node *now, bool names_only, struct filing *out);
/* A value out of a document as it may be told: one line, no identity
 * number whole; NULL stays NULL.  All names and values are. */
const char *xml_told(struct arena *a, const char *s);

#endif
