/*
 * typeset_table.h - a table while it is set; for src/out/typeset_table.c,
 * typeset_columns.c and typeset_cell.c only.
 * Units:  milli-points; rows count from 0 within their group, numbers of
 *         rows and columns in tags from 1.
 * Owner:  everything lives in the setter's arena.
 */
#ifndef OUT_TYPESET_TABLE_H
#define OUT_TYPESET_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "out/typeset_page.h"

enum { CELL_PAD_X = 3000 }; /* mpt beside a cell's text */

struct grid {
	struct setter *s;
	const struct gw_table *t;
	const struct sheet *sheet; /* turned where the table is */
	uint32_t number;     /* of the table in the paper, from 1 */
	mpt_t *x;            /* n_columns + 1 edges */
	mpt_t size, pitch, pad_y;
	mpt_t heads;         /* their height */
	mpt_t room;          /* the height that rows may have on a page */
};

/* A row set, not yet cut into pieces. */
struct laid {
	const struct gw_row *row;
	struct set_text *cell; /* row->n of them */
	size_t lines;          /* of the longest cell of one row, or more */
	mpt_t height;
	uint32_t number;       /* from 1; heads and rows count on */
	bool head;
	size_t piece;          /* its first */
};

/* What becomes one strip: a row, or a part of one higher than a page. */
struct piece {
	const struct laid *l;
	size_t index;          /* of the row in its group */
	size_t from, to;       /* lines of its cells */
	mpt_t height;
	bool first, last;      /* of its row */
	bool joined;           /* on one page with the next */
};

/* The cell that covers a column in the row at hand. */
struct cover {
	const struct gw_cell *cell;
	size_t end;            /* the row after its last */
};

/* ---- typeset_columns.c ---- */

/* Sets g->x by the shares given and the content of the other columns. */
bool columns_set(struct grid *g);
/* 表1第2行第4列 or 表1表头第4列; `number` as in struct laid. */
const char *cell_field(const struct grid *g, uint32_t number,
    size_t column);
/* How a cell's text is set, its width left open. */
struct type_spec cell_spec(const struct grid *g);

/* ---- typeset_cell.c ---- */

/*
 * The borders of a piece; `over` has a cover for each column.  What is
 * open to the next page is drawn there by the placer.
 */
void piece_borders(struct grid *g, const struct piece *p,
    const struct cover *over, struct strip *t);
/*
 * The lines [from, to) of the k-th cell of a row, centred in the first
 * `height` of the strip.
 */
void cell_draw(struct grid *g, const struct laid *l, size_t k,
    const size_t line[2], mpt_t height, struct strip *t);
/* The cells that begin in a row, for who hears the table. */
void cells_tag(struct grid *g, const struct laid *l, struct strip *t);

#endif
