/*
 * typeset_cell.c - what is drawn of a table: borders and texts of cells.
 *
 * Every strip draws the borders of what begins and ends in it, so that a
 * table ends with a line wherever a page ends; a cell that goes on is
 * closed by the placer, at the page's end and again on the next.
 */
#include "out/typeset_table.h"

#include <assert.h>

enum { BORDER = 500 }; /* mpt */

static void
border(struct grid *g, struct rule_list *out, mpt_t x0, mpt_t y0, mpt_t x1,
    mpt_t y1)
{
	*vec_push(g->s->a, &out->v) = (struct rule_line){ x0, y0, x1, y1,
		BORDER, 0, 0 };
}

static bool
begins(const struct piece *p, const struct cover *c)
{
	bool here = c->end - c->cell->rows == p->index;

	return c->cell->rows == 1 || (here && p->first);
}

static bool
ends(const struct piece *p, const struct cover *c)
{
	return c->cell->rows == 1 || (c->end == p->index + 1 && p->last);
}

/* The piece's upper or lower edge: where cells begin or end there, and
 * where they go on. */
static void
edge(struct grid *g, const struct piece *p, const struct cover *over,
    bool upper, struct rule_list *closed, struct rule_list *open)
{
	bool (*at)(const struct piece *, const struct cover *) =
	    upper ? begins : ends;
	mpt_t y = upper ? 0 : p->height;

	for (size_t from = 0, to; from < g->t->n_columns; from = to) {
		bool here = at(p, &over[from]);

		to = from;
		while (to < g->t->n_columns && at(p, &over[to]) == here)
			to++;
		border(g, here ? closed : open, g->x[from], y, g->x[to], y);
	}
}

void
piece_borders(struct grid *g, const struct piece *p, const struct cover *over,
    struct strip *t)
{
	edge(g, p, over, true, &t->rule, &t->above);
	edge(g, p, over, false, &t->rule, &t->below);
	border(g, &t->rule, g->x[0], 0, g->x[0], t->height);
	for (size_t c = 0; c < g->t->n_columns; c++)
		if (c + 1 == g->t->n_columns ||
		    over[c].cell != over[c + 1].cell)
			border(g, &t->rule, g->x[c + 1], 0, g->x[c + 1],
			    t->height);
}

/* Where a line of a cell begins, by the cell's alignment. */
static mpt_t
line_x(const struct gw_cell *c, const struct set_line *l, mpt_t x0, mpt_t x1)
{
	switch (c->align) {
	case GW_CENTER:
		return x0 + (x1 - x0 - l->width) / 2;
	case GW_RIGHT:
		return x1 - CELL_PAD_X - l->width;
	case GW_LEFT:
	case GW_ALIGNS:
		break;
	}
	return x0 + CELL_PAD_X;
}

void
cell_draw(struct grid *g, const struct laid *l, size_t k,
    const size_t line[2], mpt_t height, struct strip *t)
{
	const struct gw_cell *c = &l->row->cell[k];
	const struct set_text *text = &l->cell[k];
	mpt_t x0 = g->x[c->column], x1 = g->x[c->column + c->span], y;
	size_t to = line[1] < text->n ? line[1] : text->n;
	struct run_spec r = { .size = g->size,
		.tag = l->head || c->label ? TAG_TABLE_HEAD : TAG_TABLE_CELL,
		.element = g->s->n_elements, .table = g->number,
		.row = l->number, .column = c->column + 1 };

	if (line[0] >= to)
		return;
	y = (height - (mpt_t)(to - line[0]) * g->pitch) / 2;
	assert(y >= 0);
	for (size_t i = line[0]; i < to; i++) {
		r.x = line_x(c, &text->line[i], x0, x1);
		r.y = y + line_baseline(g->pitch, g->size);
		line_put(g->s, &text->line[i], &r, &t->run);
		y += g->pitch;
	}
}

void
cells_tag(struct grid *g, const struct laid *l, struct strip *t)
{
	struct cell_tag *v = arena_array(g->s->a, struct cell_tag,
	    l->row->n);

	for (size_t k = 0; k < l->row->n; k++) {
		const struct gw_cell *c = &l->row->cell[k];

		v[k] = (struct cell_tag){ .element = g->s->n_elements,
			.table = g->number, .row = l->number,
			.column = c->column + 1, .rows = c->rows,
			.columns = c->span, .head = l->head || c->label,
			.side = c->label && !l->head };
	}
	t->cell = v;
	t->n_cells = l->row->n;
}
