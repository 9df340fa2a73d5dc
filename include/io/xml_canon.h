/*
 * xml_canon.h - the canonical text of a document (C14N 1.0 without
 * comments, of the document without whitespace-only text nodes and
 * without the 更正 elements of urn:liangze:1), written as the parser's
 * events come.
 * Shapes: text nodes end at tags, comments and processing instructions,
 *         as in a tree; CDATA is text.
 * Owner:  the buffer is the caller's until canon_release.
 */
#ifndef IO_XML_CANON_H
#define IO_XML_CANON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/sbuf.h"
#include "io/xml_cap.h"

#define LIANGZE_NS "urn:liangze:1"

struct canon_ns { const char *prefix, *uri; int depth; };

struct canon {
	struct sbuf out;
	struct arena *scratch;  /* namespaces in force */
	VEC(struct canon_ns) ns;
	int depth;              /* open elements */
	int cut_depth;          /* of the 更正 being left out; 0 = none */
	bool root_seen;
	bool in_text;           /* a text node is open */
	bool blank;             /* it is whitespace only so far */
	size_t text_at;         /* where it began */
	bool odd;               /* since canon_mark: a prefix, a namespace
	                         * or a PI, so that the text depends on
	                         * how the document is written */
};

/* One start tag as SAX2 gives it: at most XML_ATTRS_MAX of each. */
struct canon_tag {
	const char *name, *prefix, *uri; /* prefix, uri may be NULL */
	int n_ns;
	const char *const *ns;           /* prefix (or NULL), uri ... */
	int n_attrs;
	const char *const *attr;         /* name, prefix, uri, value, end */
};

void canon_init(struct canon *c, struct arena *scratch);
void canon_start(struct canon *c, const struct canon_tag *t);
void canon_end(struct canon *c, const char *name, const char *prefix);
void canon_text(struct canon *c, const char *s, size_t n);
void canon_comment(struct canon *c);
void canon_pi(struct canon *c, const char *target, const char *content);
/* Bytes written; what follows is looked at for `odd`. */
size_t canon_mark(struct canon *c);
void canon_release(struct canon *c);

/*
 * SM3 of an item in the form that depends on neither prefixes nor place:
 * as canonical text with xmlns="urn:liangze:1" on the item itself.
 * `text` is the item's own part of the canonical document, used where
 * the marked part is not odd; else the form is written from `e`.
 */
void canon_item_digest(const struct canon *c, const struct cap *e,
    const char *text, size_t n, char out[DIGEST_HEX]);

#endif
