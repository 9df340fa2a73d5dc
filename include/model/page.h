/*
 * page.h - a finished layout: pages of placed glyph runs and rules.
 * Pure data: made by out/typeset, drawn by out/pdf, dumped by tests.
 * Units:  lengths are milli-points (1/72000 inch; MM() converts), x from
 *         the left edge, y from the TOP edge of the page, downwards; a
 *         run's y is its baseline.  Colours are 0xRRGGBB.
 *         A turned run stands on a landscape page, a quarter turn
 *         clockwise, so that it reads right when the sheet is bound:
 *         its text goes down the page, its y is the distance of the
 *         (upright) baseline from the page's LEFT edge, the letters'
 *         tops to the right, and a glyph's x is the distance of its
 *         pen position from the page's TOP edge.
 * Owner:  everything lives in the arena given to typeset().
 */
#ifndef MODEL_PAGE_H
#define MODEL_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/font.h"

typedef int32_t mpt_t; /* milli-points */

/* Micrometres to milli-points, rounded: 25400 um are 72000 mpt. */
#define UM(um) ((mpt_t)(((int64_t)(um) * 72000 + 12700) / 25400))
#define MM(mm) UM((mm) * 1000)

struct placed_glyph {
	uint32_t glyph;    /* index in the run's face */
	uint32_t cp;       /* the character it shows, for ToUnicode */
	mpt_t x;           /* absolute: the pen position of this glyph */
};

/* What a run or rule is for a reader of the tagged file. */
enum tag_kind {
	TAG_ARTIFACT,  /* page numbers, lines, heads repeated on pages */
	TAG_P, TAG_H1, TAG_H2, TAG_H3, TAG_TITLE,
	TAG_TABLE_CELL, TAG_TABLE_HEAD, /* table, row, column are set */
	TAG_LIST_ITEM, /* row is the item, from 1 */
	TAG_FIGURE,    /* element is in layout.figure */
	TAG_KINDS
};

struct run {
	const struct font_face *face;
	mpt_t size;
	mpt_t y;
	uint32_t color;
	bool turned;        /* see above */
	enum tag_kind tag;
	uint32_t element;   /* number of the block in reading order */
	uint32_t table, row, column; /* of a table cell, else 0; column is
	                                the first that the cell covers */
	const struct placed_glyph *glyph;
	size_t n;
};

struct rule_line {
	mpt_t x0, y0, x1, y1; /* centre line; butt ends */
	mpt_t thick;          /* a bar of a chart is a thick line */
	uint32_t color;
	uint32_t figure;      /* the element of the chart that it belongs
	                         to; 0: an artifact */
};

struct page {
	mpt_t width, height;  /* A4: 210 x 297 mm, or turned */
	VEC(struct run) run;
	VEC(struct rule_line) rule;
};

/* A cell of a table, with text or without, in reading order. */
struct cell_tag {
	uint32_t element;     /* of its table */
	uint32_t table, row, column;
	uint32_t rows, columns; /* covered */
	bool head;            /* TH */
	bool side;            /* a head of its row, not of its column */
};

struct figure_tag {
	uint32_t element;
	const char *alt;      /* what the chart says, for who cannot see it */
	uint32_t page;
	mpt_t x0, y0, x1, y1; /* its box on that page */
};

struct bookmark { const char *text; uint32_t page; mpt_t y; int depth; };

struct layout {
	VEC(struct page) page;
	VEC(struct bookmark) bookmark;
	VEC(struct cell_tag) cell;
	VEC(struct figure_tag) figure;
	const char *title;    /* plain text of the paper's title */
};

#endif
