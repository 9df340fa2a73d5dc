/*
 * xml_sax.h - the state of one reading, shared by the files of the
 * reader: xml_read.c (passes), xml_sax.c (the parser's events),
 * xml_judge.c (the XSD), xml_say.c (words for the parser's errors).
 * Owner:  on the driver's stack; `scratch` dies with each child of the
 *         root, `keep` with the pass, `lasting` with the reading, `a` is
 *         the caller's.
 */
#ifndef IO_XML_SAX_H
#define IO_XML_SAX_H

#include <libxml/parser.h>

#include "io/xml_bind.h"
#include "io/xml_canon.h"
#include "io/xml_cap.h"
#include "io/xml_read.h"
#include "io/xml_scan.h"
#include "rules/catalogue.h"

struct judge;
struct schema;

enum { FINDINGS_MAX = 2000 }; /* of one file; more are only counted */

/* An open element. */
struct frame {
	const char *name, *prefix; /* the parser's own strings */
	struct place at;
	size_t offset;             /* of its `<` in the text */
	struct cap *cap;           /* NULL where nothing is captured */
};

/* libxml2's first complaint: not well-formed. */
struct parse_error {
	int code;                  /* xmlParserErrors; 0 = none */
	size_t at;                 /* offset in the text */
	char first[128], second[128]; /* what it names, cut */
};

struct reader {
	struct schema_set *schemas; /* may be NULL */
	const struct schema *only; /* of a configuration file, else NULL */
	bool tree;                 /* keep all elements, bind nothing */
	const char *name;
	const uint8_t *bytes;      /* as they came */
	size_t n_bytes;
	struct arena *a;
	struct arena scratch, keep, lasting;
	struct reading *out;
	bool mislabelled;          /* labelled GB, but the bytes are UTF-8 */
	bool cut;                  /* bytes behind the text are no text */
	struct scan scan;
	xmlParserCtxtPtr parser;
	struct cursor cursor;
	struct canon canon;
	struct binding binding;
	struct binding head;       /* as it was after the root's tag */
	struct judge *judge;       /* NULL: no XSD in this pass */
	struct place refused_at;   /* of the strict pass's complaint */
	struct frame frame[XML_DEPTH_MAX + 1]; /* [1] is the root */
	int depth;
	struct sbuf text;          /* of the innermost element */
	bool stopped;              /* nothing more is looked at */
	bool lost;                 /* cursor and parser disagree: a bug */
	struct parse_error error;
	/* the item or other child of the root that is being read */
	bool in_item;
	bool secret;               /* its 密级 says: quote nothing */
	bool holds_talk;           /* a tag of a 谈话记录 stands in it */
	bool confided;             /* B23.1: it does, or the file may be one;
	                            * A14.1: secret as a whole:
	                            * quote nothing, show no line */
	struct item common;
	const char *item_unit;     /* @单位 of the item, of a document that
	                            * is no unit's; NULL = none */
	size_t canon_at;
	uint32_t faults;           /* in the document so far */
	uint32_t unshown;          /* those beyond FINDINGS_MAX */
	uint32_t faults_before;    /* when the child began */
	VEC(struct slice) slice;
	VEC(struct line_span) hidden;
};

/*
 * Adds a finding; it refuses the open item, else the file.  `message`
 * and `mend` are copied; mend "" is the rule's own.
 */
void reader_fault(struct reader *r, enum rule_id rule, struct place at,
    const char *message, const char *mend);

/*
 * A copy in which every character that X01.5 forbids is U+FFFD: what is
 * shown never moves a cursor or turns the direction of a line.
 */
const char *reader_printable(struct arena *a, const char *s, size_t n);

struct tree_reading {
	struct reading reading;
	struct cap *root; /* NULL where the file is not well-formed */
};

/*
 * A configuration file: the whole tree in `a`, judged by `s` (NULL: not
 * at all), nothing bound; reading.found says what is wrong.
 */
void xml_read_tree(const struct schema *s, const char *name,
    const uint8_t *bytes, size_t n, struct arena *a,
    struct tree_reading *out);

/* Turns r->error into a finding. */
void reader_say_error(struct reader *r);

/*
 * Drops what was found at this offset and behind it.  The parser hands
 * out a tag before it has seen its end: what was found in the very tag
 * that is broken has the same cause.
 */
void reader_drop_from(struct reader *r, size_t at);

/* Ready for a pass over the text; an earlier pass leaves nothing. */
void sax_begin(struct reader *r);
extern const xmlSAXHandler sax_handler;
/* After the parser's end or stop. */
void sax_end(struct reader *r);

/* The XSD's part, xml_judge.c.  `attr` as in SAX2. */
/* Is it the name of an element or attribute of the XSD that runs? */
bool judge_names(const struct reader *r, const char *name);
struct judge *judge_new(struct reader *r, bool explain);
void judge_start(struct reader *r, const struct canon_tag *t);
void judge_text(struct reader *r, const char *s, size_t n, bool cdata);
void judge_end(struct reader *r, const struct canon_tag *t);
/* After the document; is it valid, all machinery in order? */
enum judgement { JUDGE_VALID, JUDGE_INVALID, JUDGE_BROKEN };
enum judgement judge_done(struct reader *r);
/* The text was cut inside an element that may not be there: that it may
 * not is not said as well. */
void judge_forgive_cut(struct reader *r);
void judge_free(struct reader *r);
/* The names of the known roots: 单位名册、责任清单… */
const char *reader_roots(struct arena *a);

#endif
