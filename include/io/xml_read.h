/*
 * xml_read.h - bytes in, model and findings out: a pure function, so
 * that it can run in any thread or process.  With xml_schema and
 * xml_tree the only modules that see libxml2.
 *
 * Order of what happens to the bytes: digest, decode (iconv), scan (NUL,
 * forbidden characters, DOCTYPE, size, depth, attributes), SAX parse
 * with streaming XSD validation, binding item by item to doc.h.
 * Shapes:  positions are exact for lines beyond 65535 and after Chinese
 *          text: they come from our own cursor, not from libxml2.
 * Errors:  the document's faults are findings (X01.1 ... X02.2, A09.1);
 *          one cause gives one finding; what could not be judged for
 *          lack of means is X05.1.  The functions never fail otherwise;
 *          out of memory ends the process.
 * Owner:   the arena given.
 */
#ifndef IO_XML_READ_H
#define IO_XML_READ_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/err.h"
#include "model/doc.h"

/*
 * The XSDs and what they say in Chinese; shared by all threads.  Each is
 * compiled when a document of its root is first read.
 */
struct schema_set;

/* `dir` holds <root>.xsd for every root and types.xsd. */
struct schema_set *schema_set_new(const char *dir);
void schema_set_free(struct schema_set *s); /* NULL-safe */
/*
 * Did those needed so far compile (`all`: does every one)?  Else
 * ERR_CONFIG, and documents of that root were read unjudged: to be asked
 * after reading, before anything read is used.
 */
bool schema_set_sound(struct schema_set *s, bool all, struct err *e);

/* Where an item stands in the canonical text, bytes. */
struct slice { size_t at, n; };

/* Lines, first and last, from 1. */
struct line_span { uint32_t first, last; };

struct reading {
	struct doc doc;
	const char *name;             /* as given to xml_read */
	char sm3[DIGEST_HEX];         /* of the bytes as they came */
	const char *encoding;         /* "UTF-8", "GB18030", "UTF-16LE" */
	const char *text;             /* decoded UTF-8, for source lines;
	                               * the caller's own bytes where they
	                               * are UTF-8: keep them as long */
	size_t text_bytes;
	const char *canonical;        /* "" where not well-formed; ends with
	                               * a NUL that is not counted */
	size_t canonical_bytes;
	const struct slice *item;     /* per item, doc.n_items of them */
	const struct line_span *hidden; /* items of 密级 秘密 and above: */
	size_t n_hidden;              /* their lines are never shown */
	bool confided;                /* B23.1: holds a talk, or perhaps;
	                               * A14.1: secret as a whole: no line
	                               * is shown, no value quoted */
	struct diag_list found;       /* not yet sorted; file = `name` */
};

/*
 * `name` is the path shown in findings.  With `s` NULL no XSD runs (for
 * a canonical text out of the ledger, already judged once).
 */
void xml_read(struct schema_set *s, const char *name,
    const uint8_t *bytes, size_t n, struct arena *a, struct reading *out);

/* The canonical text without the items whose flag is set (A14.1). */
const char *xml_canonical_without(const struct reading *r,
    const bool *leave_out, struct arena *a, size_t *n);

/*
 * Sets `source` of every diag of `l` that has a line and whose file is
 * this reading's; lines of 秘密 and 机密 items, all of a talk and lines too long
 * to be shown stay "".
 */
void xml_fill_sources(const struct reading *r, struct diag_list *l);

/*
 * libxml2's process-wide set-up: an allocator that ends the process when
 * memory is out, and no file or address is ever opened by libxml2 (XSDs,
 * templates and documents come from memory).  Call once before anything
 * else that uses libxml2 or libxslt and before threads; xml_stop at exit.
 */
void xml_start(void);
void xml_stop(void);

#endif
