/*
 * fake_table.h - tables built by hand, and what a layout shows of them.
 */
#ifndef FAKE_TABLE_H
#define FAKE_TABLE_H

#include "fake_paper.h"

/* A cell as tests write it: 0 for span and rows means 1. */
struct fake_cell {
	const char *text;    /* "" is a blank */
	uint32_t column, span, rows;
	bool label;
};

static inline void
fake_row(struct fake_paper *p, struct gw_row *row, const struct fake_cell *v,
    size_t n)
{
	struct gw_cell *c = arena_array(&p->a, struct gw_cell, n);

	for (size_t i = 0; i < n; i++) {
		c[i] = (struct gw_cell){ .column = v[i].column,
			.span = v[i].span == 0 ? 1 : v[i].span,
			.rows = v[i].rows == 0 ? 1 : v[i].rows,
			.align = GW_CENTER, .label = v[i].label };
		if (*v[i].text != '\0')
			c[i].text = text_of(&p->a, v[i].text, ROLE_BODY);
	}
	*row = (struct gw_row){ c, n, 1 };
}

/* Room for heads and rows; n_rows rows, the first n_heads are heads. */
static inline struct gw_table *
fake_table(struct fake_paper *p, const uint32_t *share, size_t n_columns,
    size_t n_heads, size_t n_rows, struct gw_row **rows)
{
	struct gw_table *t = arena_new(&p->a, struct gw_table);
	struct gw_column *c = arena_array(&p->a, struct gw_column, n_columns);

	for (size_t i = 0; i < n_columns; i++)
		c[i] = (struct gw_column){ share[i], GW_CENTER };
	*rows = arena_array(&p->a, struct gw_row, n_rows);
	*t = (struct gw_table){ .size = SIZE_5, .column = c,
		.n_columns = n_columns, .head = *rows, .n_heads = n_heads,
		.row = *rows + n_heads, .n_rows = n_rows - n_heads };
	fake_block(p, BLOCK_TABLE)->table = t;
	return t;
}

/* The text of a cell on one page or (page = SIZE_MAX) on all. */
static inline const char *
cell_text(struct arena *a, const struct layout *l, size_t page, uint32_t row,
    uint32_t column)
{
	const char *s = "";

	for (size_t i = 0; i < l->page.n; i++)
		for (size_t k = 0; k < l->page.v[i].run.n; k++) {
			const struct run *r = &l->page.v[i].run.v[k];

			if ((page == SIZE_MAX || page == i) &&
			    r->tag != TAG_ARTIFACT && r->row == row &&
			    r->column == column && r->table > 0)
				s = arena_printf(a, "%s%s", s,
				    fake_text(a, r));
		}
	return s;
}

/* The first run of a cell that is no artifact; NULL if none. */
static inline const struct run *
cell_run(const struct layout *l, uint32_t row, uint32_t column, size_t *page)
{
	for (size_t i = 0; i < l->page.n; i++)
		for (size_t k = 0; k < l->page.v[i].run.n; k++) {
			const struct run *r = &l->page.v[i].run.v[k];

			if (r->tag == TAG_ARTIFACT || r->table == 0 ||
			    r->row != row || r->column != column)
				continue;
			if (page != NULL)
				*page = i;
			return r;
		}
	return NULL;
}

/* Is there a level line over x at y (within half a point)? */
static inline bool
line_at(const struct page *p, mpt_t x, mpt_t y)
{
	for (size_t i = 0; i < p->rule.n; i++) {
		const struct rule_line *r = &p->rule.v[i];

		if (r->y0 == r->y1 && r->x0 <= x && x <= r->x1 &&
		    r->y0 - y < 500 && y - r->y0 < 500)
			return true;
	}
	return false;
}

#endif
