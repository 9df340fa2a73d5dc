/*
 * gongwen_table.c - a table of the result document: its columns, then its
 * heads, then its rows.  A cell that reaches down leaves the rows below
 * without a cell for its columns.
 */
#include "out/gongwen_parts.h"

#include <assert.h>
#include <string.h>

enum { SPAN_MOST = 100, ROW_LINES = 40, SHARE_MOST = 1000 };

struct rows {
	VEC(struct gw_column) column;
	VEC(struct gw_row) head, row;
	uint32_t *reach; /* per column: rows still covered from above */
};

static bool
read_column(struct builder *b, const xmlNode *n, struct gw_column *c)
{
	c->align = GW_CENTER;
	return BUILD_ONLY(b, n, "宽", "对齐") && build_inside(b, n, false) &&
	    build_count(b, n, "宽", SHARE_MOST, &c->share) &&
	    build_align(b, n, &c->align);
}

static size_t
next_free(const struct gw_table *t, const uint32_t *reach, size_t from)
{
	while (from < t->n_columns && reach[from] > 0)
		from++;
	return from;
}

/* Takes the columns from c->column on for this row and those below. */
static bool
cover(struct builder *b, const xmlNode *n, const struct gw_table *t,
    uint32_t *reach, const struct gw_cell *c)
{
	if (c->column + c->span > t->n_columns)
		return build_fail(b, n, "这一行的格比列多（共%zu列）",
		    t->n_columns);
	for (uint32_t k = c->column; k < c->column + c->span; k++) {
		if (reach[k] > 0)
			return build_fail(b, n, "这一格压住了上面跨行的格");
		reach[k] = c->rows;
	}
	return true;
}

static bool
read_cell(struct builder *b, const xmlNode *n, const struct gw_table *t,
    uint32_t *reach, struct gw_cell *c)
{
	bool head = c->label, blank = false;

	c->span = c->rows = 1;
	if (!BUILD_ONLY(b, n, "跨", "跨行", "对齐", "标", "空") ||
	    !build_count(b, n, "跨", SPAN_MOST, &c->span) ||
	    !build_count(b, n, "跨行", SPAN_MOST, &c->rows) ||
	    !build_flag(b, n, "标", &c->label) ||
	    !build_flag(b, n, "空", &blank) || !cover(b, n, t, reach, c))
		return false;
	c->align = head || c->label || c->span > 1 ? GW_CENTER :
	    t->column[c->column].align;
	if (!build_align(b, n, &c->align) || !build_text(b, n, head ||
	    c->label ? ROLE_HEI : ROLE_BODY, "", blank, &c->text))
		return false;
	return !blank || c->text.n == 0 || build_fail(b, n,
	    "空=“是”的格里不能有文字");
}

static bool
read_row(struct builder *b, const xmlNode *n, const struct gw_table *t,
    uint32_t *reach, struct gw_row *row)
{
	bool head = build_is(n, "表头");
	VEC(struct gw_cell) v = { 0 };
	size_t at = next_free(t, reach, 0);

	row->lines = 1;
	if (!BUILD_ONLY(b, n, "高") || !build_inside(b, n, true) ||
	    !build_count(b, n, "高", ROW_LINES, &row->lines))
		return false;
	for (const xmlNode *c = build_element(n->children); c != NULL;
	    c = build_element(c->next)) {
		struct gw_cell *cell = vec_push(b->a, &v);

		cell->column = (uint32_t)at;
		cell->label = head;
		if (!build_is(c, "格"))
			return build_fail(b, c, "行里只能有“格”，这里是"
			    "“%s”", (const char *)c->name);
		if (!read_cell(b, c, t, reach, cell))
			return false;
		cell->label &= !head;
		at = next_free(t, reach, at + cell->span);
	}
	if (at != t->n_columns)
		return build_fail(b, n, "这一行的格只占到第%zu列，表有%zu列",
		    at, t->n_columns);
	for (size_t k = 0; k < t->n_columns; k++)
		reach[k]--;
	row->cell = v.v;
	row->n = v.n;
	return true;
}

/* No cell of the heads or the rows reaches beyond the last of them. */
static bool
reach_done(struct builder *b, const xmlNode *n, const struct gw_table *t,
    const struct rows *r)
{
	for (size_t k = 0; r->reach != NULL && k < t->n_columns; k++)
		if (r->reach[k] > 0)
			return build_fail(b, n, "跨行的格超出了%s的最后一行",
			    r->row.n > 0 ? "表" : "表头");
	return true;
}

/* Columns, then heads, then rows; `t` sees what is complete so far. */
static bool
read_table_child(struct builder *b, const xmlNode *n, struct gw_table *t,
    struct rows *r)
{
	bool row = build_is(n, "行"), head = build_is(n, "表头");

	if (build_is(n, "列") && r->head.n + r->row.n == 0) {
		bool ok = read_column(b, n, vec_push(b->a, &r->column));

		t->column = r->column.v;
		t->n_columns = r->column.n;
		return ok;
	}
	if (!row && !(head && r->row.n == 0))
		return build_fail(b, n, "表里依次是列、表头、行，这里不能有"
		    "“%s”", (const char *)n->name);
	if (t->n_columns == 0)
		return build_fail(b, n, "表里先要有“列”");
	if (r->reach == NULL)
		r->reach = arena_array(b->a, uint32_t, t->n_columns);
	if (head)
		return read_row(b, n, t, r->reach, vec_push(b->a, &r->head));
	if (r->row.n == 0 && !reach_done(b, n, t, r))
		return false;
	return read_row(b, n, t, r->reach, vec_push(b->a, &r->row));
}

bool
build_table(struct builder *b, const xmlNode *n, struct gw_block *out)
{
	struct gw_table *t = arena_new(b->a, struct gw_table);
	struct rows r = { { 0 }, { 0 }, { 0 }, NULL };
	const char *size = build_attr(b, n, "字号");

	out->kind = BLOCK_TABLE;
	out->table = t;
	t->size = SIZE_5;
	if (!BUILD_ONLY(b, n, "名", "字号", "横排") ||
	    !build_inside(b, n, true) ||
	    !build_filled(b, n, "名", false, &t->name) ||
	    !build_flag(b, n, "横排", &t->landscape))
		return false;
	if (size != NULL && !gw_size_parse(size, &t->size))
		return build_fail(b, n, "没有“%s”这个字号", size);
	for (const xmlNode *c = build_element(n->children); c != NULL;
	    c = build_element(c->next))
		if (!read_table_child(b, c, t, &r))
			return false;
	if (r.row.n == 0)
		return build_fail(b, n, "表里一行也没有");
	if (!reach_done(b, n, t, &r))
		return false;
	t->head = r.head.v;
	t->n_heads = r.head.n;
	t->row = r.row.v;
	t->n_rows = r.row.n;
	return true;
}
