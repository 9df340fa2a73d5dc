/*
 * typeset_table.c - a table to strips, one for each row.
 *
 * A row is never torn, unless it is higher than a page has room for:
 * then its cells go on in further strips.  Every strip draws all its own
 * borders, so that a table ends with a line wherever a page ends.
 */
#include "out/typeset_page.h"

#include <assert.h>

enum {
	BORDER = 500,    /* mpt */
	PAD_X = 3000,    /* beside a cell's text */
	GAP = 10000      /* below the table */
};

struct grid {
	struct setter *s;
	const struct gw_table *t;
	const struct sheet *sheet;
	uint32_t number;     /* of the table in the paper, from 1 */
	mpt_t *x;            /* n_columns + 1 edges */
	mpt_t size, pitch, pad_y;
	mpt_t room;          /* the height a row may have */
};

/* A row set, not yet cut into strips. */
struct laid {
	const struct gw_row *row;
	struct set_text *cell; /* row->n of them */
	size_t lines;          /* of the longest cell, or the least */
	uint32_t number;       /* from 1; heads and rows count on */
	bool head;
};

static void
columns(struct grid *g)
{
	const struct gw_table *t = g->t;
	int64_t sum = 0, part = 0;

	for (size_t i = 0; i < t->n_columns; i++)
		sum += t->column[i].share;
	assert(sum > 0);
	g->x = arena_array(g->s->a, mpt_t, t->n_columns + 1);
	for (size_t i = 0; i <= t->n_columns; i++) {
		g->x[i] = g->sheet->left +
		    (mpt_t)(g->sheet->width * part / sum);
		if (i < t->n_columns)
			part += t->column[i].share;
	}
}

static const char *
cell_field(const struct grid *g, const struct laid *l, size_t column)
{
	if (l->head)
		return arena_printf(g->s->a, "表%u表头第%zu列", g->number,
		    column + 1);
	return arena_printf(g->s->a, "表%u第%zu行第%zu列", g->number,
	    l->number - g->t->n_heads, column + 1);
}

static bool
cell_set(struct grid *g, struct laid *l, size_t k, size_t column)
{
	const struct gw_cell *c = &l->row->cell[k];
	const char *field = cell_field(g, l, column);
	struct type_spec spec = { .size = g->size, .step = g->size,
		.spaced = true };

	spec.width = g->x[column + c->span] - g->x[column] - 2 * PAD_X;
	if (spec.width < g->size)
		return err_set(g->s->e, ERR_CONFIG,
		    "《%s》%s太窄，一个字也排不下；请在文书模板里把这一列"
		    "的宽加大", g->s->g->kind, field);
	if (!text_set(g->s, &c->text, &spec, field, &l->cell[k]))
		return false;
	if (l->cell[k].n > l->lines)
		l->lines = l->cell[k].n;
	return true;
}

static bool
row_set(struct grid *g, const struct gw_row *row, uint32_t number,
    struct laid *l)
{
	size_t column = 0;

	*l = (struct laid){ .row = row, .lines = row->lines,
		.number = number, .head = number <= g->t->n_heads };
	l->cell = arena_array(g->s->a, struct set_text, row->n);
	for (size_t k = 0; k < row->n; k++) {
		assert(column + row->cell[k].span <= g->t->n_columns);
		if (!cell_set(g, l, k, column))
			return false;
		column += row->cell[k].span;
	}
	return true;
}

static void
border(struct grid *g, struct strip *t, mpt_t x0, mpt_t y0, mpt_t x1,
    mpt_t y1)
{
	*vec_push(g->s->a, &t->rule.v) = (struct rule_line){ x0, y0, x1, y1,
		BORDER, 0, 0 };
}

/* Where a line of a cell begins, by the cell's alignment. */
static mpt_t
line_x(const struct gw_cell *c, const struct set_line *l, mpt_t x0, mpt_t x1)
{
	switch (c->align) {
	case GW_CENTER:
		return x0 + (x1 - x0 - l->width) / 2;
	case GW_RIGHT:
		return x1 - PAD_X - l->width;
	case GW_LEFT:
	case GW_ALIGNS:
		break;
	}
	return x0 + PAD_X;
}

/* What a strip shows of a row: the lines [from, to) of its cells. */
struct slice {
	const struct laid *l;
	size_t from, to;
};

/* The k-th cell's part of the slice, centred in the strip's height. */
static void
cell_put(struct grid *g, struct strip *t, const struct slice *slice,
    size_t k, size_t column)
{
	const struct laid *l = slice->l;
	size_t from = slice->from, to = slice->to;
	const struct gw_cell *c = &l->row->cell[k];
	const struct set_text *text = &l->cell[k];
	mpt_t x0 = g->x[column], x1 = g->x[column + c->span], y;
	struct run_spec r = { .size = g->size,
		.tag = l->head || c->label ? TAG_TABLE_HEAD : TAG_TABLE_CELL,
		.element = g->s->n_elements, .table = g->number,
		.row = l->number, .column = (uint32_t)column + 1 };

	if (to > text->n)
		to = text->n;
	if (from >= to)
		return;
	y = (t->height - (mpt_t)(to - from) * g->pitch) / 2;
	for (size_t i = from; i < to; i++) {
		r.x = line_x(c, &text->line[i], x0, x1);
		r.y = y + line_baseline(g->pitch, g->size);
		line_put(g->s, &text->line[i], &r, &t->run);
		y += g->pitch;
	}
}

/* One strip of a row, with its borders. */
static void
row_strip(struct grid *g, const struct slice *slice, struct strip *t)
{
	const struct laid *l = slice->l;
	mpt_t left = g->x[0], right = g->x[g->t->n_columns];
	size_t column = 0;

	t->height = (mpt_t)(slice->to - slice->from) * g->pitch +
	    2 * g->pad_y;
	border(g, t, left, 0, right, 0);
	border(g, t, left, t->height, right, t->height);
	border(g, t, left, 0, left, t->height);
	for (size_t k = 0; k < l->row->n; k++) {
		cell_put(g, t, slice, k, column);
		column += l->row->cell[k].span;
		border(g, t, g->x[column], 0, g->x[column], t->height);
	}
}

static size_t
lines_of(const struct grid *g, mpt_t height)
{
	mpt_t n = (height - 2 * g->pad_y) / g->pitch;

	return n < 1 ? 1 : (size_t)n;
}

static bool
heads_set(struct grid *g, struct strip *head)
{
	struct laid l;

	for (size_t i = 0; i < g->t->n_heads; i++) {
		if (!row_set(g, &g->t->head[i], (uint32_t)i + 1, &l))
			return false;
		row_strip(g, &(struct slice){ &l, 0, l.lines }, &head[i]);
		head[i].keep = true;
		g->room -= head[i].height;
	}
	return true;
}

static bool
rows_set(struct grid *g, struct strips *out, const struct strip *head)
{
	for (size_t i = 0; i < g->t->n_rows; i++) {
		size_t most = lines_of(g, g->room);
		struct laid l;

		if (!row_set(g, &g->t->row[i],
		    (uint32_t)(g->t->n_heads + i + 1), &l))
			return false;
		for (size_t from = 0; from < l.lines; from += most) {
			struct strip *t = vec_push(g->s->a, &out->v);

			row_strip(g, &(struct slice){ &l, from,
			    from + most < l.lines ? from + most : l.lines }, t);
			t->head = head;
			t->n_heads = g->t->n_heads;
		}
	}
	return true;
}

/* The table's name: centred above it, on its page. */
static bool
name_strip(struct grid *g, struct strips *out)
{
	struct gw_text text = text_of(g->s->a, g->t->name, ROLE_HEI);
	struct type_spec spec = { .size = g->size + 1500,
		.step = g->size + 1500, .width = g->sheet->width,
		.balance = true };
	struct run_spec r = { .size = spec.size, .tag = TAG_H2,
		.element = ++g->s->n_elements };
	mpt_t height = spec.size * 3 / 2;
	struct set_text set;

	if (!text_set(g->s, &text, &spec, arena_printf(g->s->a, "表%u名称",
	    g->number), &set))
		return false;
	for (size_t i = 0; i < set.n; i++) {
		struct strip *t = vec_push(g->s->a, &out->v);

		r.x = g->sheet->left + (spec.width - set.line[i].width) / 2;
		r.y = line_baseline(height, spec.size);
		t->height = height;
		t->keep = true;
		if (i == 0) {
			t->bookmark = g->t->name;
			t->depth = 1;
		}
		line_put(g->s, &set.line[i], &r, &t->run);
	}
	return true;
}

bool
strip_table(struct setter *s, struct strips *out, const struct gw_table *t,
    const struct sheet *sheet)
{
	struct grid g = { .s = s, .t = t, .sheet = sheet,
		.number = ++s->n_tables, .size = gw_size_mpt(t->size) };
	struct strip *head = arena_array(s->a, struct strip, t->n_heads);

	g.pitch = g.size * 13 / 10;
	g.pad_y = g.size * 3 / 10;
	g.room = sheet->bottom - sheet->top;
	columns(&g);
	if (t->name != NULL && !name_strip(&g, out))
		return false;
	s->n_elements++;
	if (!heads_set(&g, head))
		return false;
	for (size_t i = 0; i < t->n_heads; i++)
		*vec_push(s->a, &out->v) = head[i];
	if (!rows_set(&g, out, head))
		return false;
	strip_blank(s, out, GAP);
	return true;
}
