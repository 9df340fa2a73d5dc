/*
 * gongwen_parts.h - what the files of out/gongwen share; nobody else
 * includes it (it shows libxml2 and libxslt).
 *
 * A template is instrumented when it is loaded, so that every message
 * can name its file and line: each literal element of the result gets an
 * attribute PLACE_NS at="N", each hole, <xsl:value-of select="X"/> or
 * {X} in such an element's attribute, becomes need(X, N), which stops
 * the transformation when X is empty; N counts the set's places.
 */
#ifndef OUT_GONGWEN_PARTS_H
#define OUT_GONGWEN_PARTS_H

#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxslt/xsltInternals.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/sbuf.h"
#include "model/gongwen.h"

#define BUILD_ONLY(b, n, ...) build_only((b), (n), \
    (const char *const[]){ __VA_ARGS__ }, \
    sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))
#define BUILD_NO_ATTRIBUTES(b, n) build_only((b), (n), NULL, 0)

#define PLACE_NS "urn:liangze:place:1"
#define PLACE_PREFIX "_lz"
#define TEMPLATE_NS "urn:liangze:template:1" /* t:可空="是" */

/* A place in a template that a message may have to name. */
struct place {
	const char *file;
	long line;
	const char *expr; /* of a hole; NULL for an element */
};

struct capture;

/* One compiled template; used by one thread at a time. */
struct compiled {
	struct arena a;          /* places and their strings */
	const char *kind;        /* borrowed from the set */
	const char *dir;         /* borrowed while loading */
	struct err *e;           /* borrowed while loading */
	struct capture *capture; /* likewise */
	xsltStylesheetPtr style; /* NULL: the file is not there */
	VEC(struct place) place;
};

/* The libraries' messages of one step, kept from the terminal. */
struct capture {
	struct sbuf text;        /* what the libraries wrote */
	bool seen;               /* a structured error was met */
	int domain, code;        /* of the first one */
	char file[64];
	long line;
	char name[96];           /* what the message is about; "" = none */
};

/* Begins to capture in this thread; every begin has its end. */
void capture_begin(struct capture *c);
void capture_end(struct capture *c); /* restores silence, frees text */
/* For libxslt's callbacks; ctx is a struct capture. */
void capture_text(void *ctx, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* libxslt's generic messages are ours; once, before threads start. */
void capture_init(void);
/* Where this thread's go from now on; NULL: nowhere. */
void capture_generic(struct capture *c);
/* Sets `e` in Chinese from what was captured; always false. */
bool capture_err(const struct capture *c, const char *what, struct err *e);
/* The same of a data file that is no XML. */
bool capture_fault(const struct capture *c, const char *file,
    struct err *e);

/* gongwen_load.c: once, before threads start. */
void compiled_init(void);
/* Compiles dir/file, in any thread; an absent file leaves style NULL. */
bool compiled_load(struct compiled *t, const char *dir, const char *kind,
    const char *file, struct err *e);
void compiled_release(struct compiled *t);

/* gongwen_build.c: the result document to the tree. */
bool gongwen_build(const struct compiled *t, xmlDocPtr doc, struct arena *a,
    const struct gongwen **out, struct err *e);
/* gongwen_text.c: the text of an element with its inline elements. */
struct builder {
	const struct compiled *t;
	struct arena *a;
	struct err *e;
	const char *kind;
	unsigned counter[GW_LEVELS]; /* of headings, by level */
};
/* False with `e` set, naming the template's place of `n`. */
bool build_fail(struct builder *b, const xmlNode *n, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
bool build_text(struct builder *b, const xmlNode *n, enum font_role role,
    const char *before, bool may_be_empty, struct gw_text *out);
/* Only text inside; NULL in *out never. */
bool build_string(struct builder *b, const xmlNode *n, const char **out);
/* Does the element have this local name in the 公文 namespace? */
bool build_is(const xmlNode *n, const char *name);
/* Next element sibling from n on, NULL at the end. */
const xmlNode *build_element(const xmlNode *n);
/* Refuses text straight inside n, which would be lost, and elements too
 * where there may be none. */
bool build_inside(struct builder *b, const xmlNode *n, bool elements);
/* An attribute's value in the arena, NULL if absent. */
const char *build_attr(struct builder *b, const xmlNode *n,
    const char *name);
/* Refuses attributes that are not among the n_names. */
bool build_only(struct builder *b, const xmlNode *n,
    const char *const *names, size_t n_names);
/* An attribute that has to have something in it; NULL if absent. */
bool build_filled(struct builder *b, const xmlNode *n, const char *name,
    bool must, const char **out);
/* 左, 居中, 右; absent leaves *out. */
bool build_align(struct builder *b, const xmlNode *n, enum gw_align *out);
/* An integer from 1 to `most`; absent leaves *out. */
bool build_count(struct builder *b, const xmlNode *n, const char *name,
    uint32_t most, uint32_t *out);
/* gongwen_table.c */
bool build_table(struct builder *b, const xmlNode *n, struct gw_block *out);
/* gongwen_blocks.c: the blocks inside an element, at least one. */
bool build_blocks(struct builder *b, const xmlNode *n,
    const struct gw_block **out, size_t *n_out);
/* The same from its child `first` on (NULL: there is none). */
bool build_blocks_from(struct builder *b, const xmlNode *n,
    const xmlNode *first, const struct gw_block **out, size_t *n_out);
/* 是 or 否; absent leaves *out. */
bool build_flag(struct builder *b, const xmlNode *n, const char *name,
    bool *out);

#endif
