/*
 * xml_judge.h - the XSD's part in a reading.  A strict pass only finds
 * out whether the document is valid; an explaining pass finds the words
 * (why there are two: xml_schema.h).
 * Errors: every fault becomes one finding of the reader (xml_sax.h).
 * Owner:  judge_free, while the parser is still there.
 */
#ifndef IO_XML_JUDGE_H
#define IO_XML_JUDGE_H

#include "io/xml_sax.h"
#include "io/xml_schema.h"

enum {
	VALUE_FAULTS_MAX = 8,  /* libxml2's complaints about one tag */
	QUOTED_MAX = 40,       /* characters of a value in a message */
	NAMES_DEPTH = 4,       /* how deep names are looked for */
};

/* An open element, by its depth. */
struct judged {
	const struct dict_elem *elem;
	struct place at;
	bool skipped;           /* out of place: not looked into */
	bool muddled;           /* its children's order was complained of */
	bool text_done;         /* its text was complained of */
	bool stray;             /* ... because there may be none */
	bool inked;             /* it has text that is not blank */
	bool alien;             /* it has a child that may not be there */
	size_t next;            /* the furthest child so far */
	int32_t *count;         /* per child of the dictionary */
};

struct judge {
	bool explain;
	const struct schema *schema; /* NULL: the root is unknown */
	xmlSchemaValidCtxtPtr ctxt;
	xmlSchemaSAXPlugPtr plug;
	xmlSAXHandlerPtr sax;   /* the validator's own */
	void *sax_data;
	struct judged open[XML_DEPTH_MAX + 1];
	struct sbuf text;       /* of the innermost element, collapsed */
	uint32_t complaints;    /* of libxml2 */
	bool refused;           /* a fault that libxml2 lets pass */
	bool internal;          /* libxml2 says it failed */
	bool closing;           /* its complaints no longer count */
	/* about the tag or end tag being judged */
	const char *done[VALUE_FAULTS_MAX]; /* attributes already said */
	size_t n_done;
};

/* Has it no child that the dictionary knows? */
bool judged_childless(const struct judged *e);

/* Words, xml_words.c: each adds one finding. */
void words_missing_attr(struct reader *r, const struct judged *e,
    const struct dict_attr *attr);
void words_unknown_attr(struct reader *r, const struct judged *e,
    const struct cap_attr *attr);
void words_attr_value(struct reader *r, const struct dict_attr *known,
    const struct cap_attr *attr);
void words_text_value(struct reader *r, const struct judged *e,
    const char *text);
void words_stray_text(struct reader *r, const struct judged *e);
void words_missing_child(struct reader *r, const struct judged *parent,
    size_t child);
void words_unknown_child(struct reader *r, const struct judged *parent,
    const struct cap *child);
void words_too_many(struct reader *r, const struct judged *parent,
    size_t child, struct place at);
void words_out_of_order(struct reader *r, const struct judged *parent,
    size_t child, struct place at);
/* The root of a configuration file. */
void words_wrong_root(struct reader *r, const struct schema *s);
/* What only libxml2 could tell and the dictionary could not. */
void words_other(struct reader *r, const struct judged *e);

#endif
