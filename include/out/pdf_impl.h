/*
 * pdf_impl.h - a document while it is written; for src/out/pdf*.c only
 * (the one place outside src that sees libharu).
 *
 * libharu keeps the objects, their numbers and the table of where they
 * are, the page tree and the outlines. What we make ourselves are
 * indirect dictionaries whose entries are one text (pdf_object): a key
 * of libharu's costs an allocation and 136 bytes, a stream is copied
 * twice byte by byte.
 * Units:  mpt_t, PDF's y upwards only in the emitted text.
 * Errors: libharu's are recorded in `status` by its handler and looked
 *         at once, before saving; memory never runs out (the allocator
 *         ends the process), so its constructors do not give NULL.
 * Owner:  pdf_write, which releases everything.
 */
#ifndef OUT_PDF_IMPL_H
#define OUT_PDF_IMPL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <hpdf.h>
#include <hpdf_utils.h>
#include <libdeflate.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/sbuf.h"
#include "base/sort.h"
#include "model/page.h"
#include "out/pdf.h"
#include "out/pdf_subset.h"

enum { GLYPH_WORDS = 0x10000 / 64 };

/* A face as far as this paper uses it. */
struct pdf_font {
	const struct font_face *face;
	uint64_t used[GLYPH_WORDS];  /* bit set of glyphs */
	uint32_t before[GLYPH_WORDS]; /* used glyphs below each word */
	struct glyph_list l;         /* used glyphs and their widths */
	uint32_t *cp;                /* first character shown by each */
	char name[160];              /* ABCDEF+PostScriptName */
	uint32_t number;             /* of its object; F1, F2 ... by place */
	uint32_t page;               /* last page that shows it, plus one */
};

enum pdf_role {
	PDF_DOCUMENT, PDF_P, PDF_H1, PDF_H2, PDF_H3, PDF_H4, PDF_TABLE,
	PDF_TR, PDF_TH, PDF_TD, PDF_L, PDF_LI, PDF_LBODY, PDF_FIGURE,
	PDF_ROLES
};

/* A structure element: a block, a list, a table, a row, a cell. */
struct pdf_node {
	enum pdf_role role;
	uint32_t parent;             /* 0 is the document itself */
	uint32_t kid, last_kid;      /* in pdf_tags.kid, 0: none */
	const struct cell_tag *cell; /* NULL: not known */
	const struct figure_tag *figure;
};

/* A kid of a node: another node, or a stretch of a page's content. */
struct pdf_kid {
	uint32_t next;               /* the node's next kid, 0: none */
	uint32_t node;               /* 0: content */
	uint32_t page, mcid;
};

/* A stretch of content and the node it belongs to. */
struct pdf_mark {
	uint32_t page;
	uint32_t node;
};

/* The structure so far. */
struct pdf_tags {
	VEC(struct pdf_node) node;
	VEC(struct pdf_kid) kid;     /* 0 is none */
	VEC(struct pdf_mark) mark;   /* by page, then mcid */
	uint32_t *slot;              /* a hash table: node + 1 by key */
	uint64_t *key;
	size_t cap, used;
	size_t next_cell;            /* in layout->cell, not yet a node */
	enum pdf_role level;         /* of the last heading */
};

/* Kinds of text that a stream is made of. */
enum pdf_text { TEXT_CONTENT, TEXT_CMAP, TEXTS };

struct pdf_press {
	struct glyph_cache *cache;
	struct pack_code text[TEXTS];
	struct sbuf icc;             /* deflated */
	char *icc_path;
	char icc_sm3[DIGEST_HEX];
};

/* The runs of a page, with blanks between Latin words. */
struct pdf_runs {
	const struct run *v;
	size_t n;
};

struct pdf_doc {
	struct pdf_press *press;
	const struct layout *layout;
	struct pdf_runs *run;        /* of each page */
	const struct pdf_meta *meta;
	struct arena a;
	HPDF_Doc hpdf;
	HPDF_STATUS status, detail;  /* the first error */
	struct libdeflate_compressor *z; /* NULL until needed */
	struct digest_ctx *id;       /* of all that makes the file: the
	                                entries of objects, streams apart */
	struct sbuf text;            /* of the object being written */
	VEC(struct pdf_font *) font;
	HPDF_Dict *page;             /* layout->page.n */
	struct pdf_tags tags;
};

/* ---- pdf_object.c ---- */

/* A new indirect dictionary, to be filled by libharu's functions. */
HPDF_Dict pdf_dict(struct pdf_doc *d);
/* A new array under a key of `owner`. */
HPDF_Array pdf_array(struct pdf_doc *d, HPDF_Dict owner, const char *key);
/* A new indirect dictionary whose entries pdf_entries will give. */
HPDF_Dict pdf_object(struct pdf_doc *d);
uint32_t pdf_number(const HPDF_Dict o);
/* Sets them: what stands in d->text, which is empty afterwards. */
void pdf_entries(struct pdf_doc *d, HPDF_Dict o);
/* The same for a stream of these bytes (deflated: as zlib has them),
 * which live as long as the document. */
void pdf_stream(struct pdf_doc *d, HPDF_Dict o, const void *p, size_t n,
    bool deflated);
/* The same for a stream of text that is still to be deflated. */
void pdf_text_stream(struct pdf_doc *d, HPDF_Dict o, enum pdf_text kind,
    const struct sbuf *text);
/* The text, or as much of it as a string may have (ISO 19005-2, 6.1.13). */
const char *pdf_short(struct pdf_doc *d, const char *utf8);
/* Adds UTF-8, shortened, as a text string; NULL adds nothing. */
void pdf_add_text(struct pdf_doc *d, HPDF_Dict dict, const char *key,
    const char *utf8);
void pdf_add_ascii(struct pdf_doc *d, HPDF_Dict dict, const char *key,
    const char *ascii);
/* Appends a reference: 12 0 R. */
void pdf_put_ref(struct sbuf *b, uint32_t number);
/* Appends UTF-16BE in hexadecimal, without byte order mark. */
void pdf_put_utf16(struct sbuf *b, uint32_t cp);
/* Appends four hexadecimal digits. */
void pdf_put_hex(struct sbuf *b, unsigned v);
/* Appends v / 10^decimals without needless digits. */
void pdf_put_number(struct sbuf *b, int64_t v, int decimals);

/* ---- pdf_text.c ---- */

/* Codes for the texts that papers are made of. */
void pdf_text_codes(struct pack_code text[TEXTS]);

/* ---- pdf_font.c ---- */

/* Collects what the layout shows, cuts the subsets, makes the objects. */
bool pdf_fonts(struct pdf_doc *d, struct err *e);
struct pdf_font *pdf_font_of(struct pdf_doc *d, const struct font_face *f);
/* Place of a used glyph in the list and in cp[]; its code is one more. */
size_t pdf_glyph_rank(const struct pdf_font *f, uint32_t glyph);

/* ---- pdf_word.c ---- */

/* Fills d->run. */
void pdf_words(struct pdf_doc *d);

/* ---- pdf_page.c ---- */

#define PDF_ARTIFACT UINT32_MAX /* no node; beyond an int, so no enum */

/* What a page's content so far has set. */
struct pdf_pen {
	struct pdf_doc *d;
	const struct page *page;
	uint32_t number;             /* of the page, from 0 */
	struct sbuf out;
	struct pdf_font *font;
	mpt_t size;
	int64_t spacing;             /* Tc, micro-points */
	uint32_t color;              /* of text */
	mpt_t x, y;                  /* start of the line, y upwards */
	bool turned;                 /* lines go down the page */
	uint32_t stroke;             /* colour of lines */
	mpt_t thick;                 /* of lines; -1: not set yet */
	uint32_t node;               /* open mark, or PDF_ARTIFACT */
	bool marked;                 /* a mark is open */
	bool says;                   /* it says its text itself */
	uint32_t n_marks;
	const struct figure_tag *figure; /* the last one whose lines were
	                                drawn */
};

void pdf_page(struct pdf_doc *d, uint32_t number);
/* What is shown from here on says its text itself: that of the glyphs
 * from..to-1 of the run (NULL: no longer). */
void pdf_say(struct pdf_pen *p, const struct run *r, size_t from,
    size_t to);
/* Appends two lengths and an operator. */
void pdf_put_lengths(struct sbuf *b, mpt_t x, mpt_t y, const char *op);
void pdf_put_color(struct sbuf *b, uint32_t color, const char *op);

/* ---- pdf_show.c ---- */

/* Shows a run within a text object. */
void pdf_show(struct pdf_pen *p, const struct run *r);

/* ---- pdf_tag.c ---- */

/* The structure element of a run that is no artifact. */
uint32_t pdf_node_of(struct pdf_doc *d, const struct run *r);
/* Gives the element a stretch of the page's content. */
void pdf_mark(struct pdf_doc *d, uint32_t node, uint32_t page,
    uint32_t mcid);
/* The element of a chart whose lines are drawn before its text. */
uint32_t pdf_node_of_figure(struct pdf_doc *d, const struct figure_tag *f);
const char *pdf_role_of(const struct pdf_doc *d, uint32_t node);

/* ---- pdf_tree.c ---- */

/* Makes the structure tree of all marks. */
void pdf_tree(struct pdf_doc *d);

/* ---- pdf_meta.c ---- */

bool pdf_press_read(struct pdf_press *p, const char *icc_path,
    struct err *e);
/* Information, XMP, output intent, preferences, bookmarks, /ID. */
void pdf_metadata(struct pdf_doc *d);

#endif
