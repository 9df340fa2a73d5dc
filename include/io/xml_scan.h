/*
 * xml_scan.h - looks at decoded text before and while libxml2 does:
 * the scan finds what must never reach the parser, the cursor tells the
 * exact place of every start tag, the locator turns offsets into places.
 * Units:  offsets are bytes in the text; places are lines and characters
 *         from 1.  A line ends with LF, CR LF or a lone CR, as in XML.
 * Shapes: the text is valid UTF-8 without a byte order mark.
 * Errors: none; faults are data.
 * Owner:  faults and messages live in the arena; the text is borrowed.
 */
#ifndef IO_XML_SCAN_H
#define IO_XML_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

enum {
	XML_FILE_MAX = 512 * 1024 * 1024, /* bytes of a file */
	XML_TAG_MAX = 16 * 1024,          /* bytes of a tag */
	XML_ATTRS_MAX = 64,               /* attributes of a tag */
	XML_DEPTH_MAX = 64,               /* nested elements */
	XML_CHAR_FAULTS_MAX = 50,         /* X01.5 findings of one file */
};

struct locator {
	const char *text;
	size_t n;
	bool has_cr;
	size_t at;          /* counted so far */
	uint32_t line, column; /* of `at` */
};

void locator_init(struct locator *l, const char *text, size_t n);
/* Cheap when offsets grow from call to call. */
struct place locator_place(struct locator *l, size_t at);
/* Offset behind the line break that ends at or after `at`, or n. */
size_t line_next(const char *text, size_t n, size_t at);

struct scan_fault {
	uint16_t rule;       /* enum rule_id */
	size_t at;
	const char *message; /* Chinese */
	const char *mend;
};

struct scan {
	size_t stop; /* parse no further than this; the length if all is well */
	VEC(struct scan_fault) fault; /* by offset */
};

/* Forbidden characters, DOCTYPE, and the limits on tags and depth. */
void xml_scan(const char *text, size_t n, struct arena *a, struct scan *out);

/* One start tag after the other, in step with the parser's events. */
struct cursor {
	struct locator where;
	size_t next;               /* where to look for the next tag */
	size_t at;                 /* `<` of the tag found last */
	size_t n_attrs;            /* namespace declarations left out */
	size_t attr[XML_ATTRS_MAX];/* first letters */
};

void cursor_init(struct cursor *c, const char *text, size_t n);
/* False where there is no further start tag. */
bool cursor_next(struct cursor *c);

#endif
