/*
 * pdf_tag.c - which structure element a run belongs to: blocks in
 * reading order, lists of items, tables of rows and cells. A block that
 * goes over a page keeps one element with marks on both pages.
 *
 * Reading order is the order in which the layout first shows a block.
 * The cells of a table come all at once with its first one, as the
 * layout lists them: those without text have to stand in their rows.
 */
#include <assert.h>

#include "out/pdf_impl.h"

/* What a key of the hash table stands for; above its numbers. */
enum key_kind { KEY_BLOCK = 1, KEY_ITEM, KEY_TABLE, KEY_ROW, KEY_CELL };

enum { FIRST_SLOTS = 64, ROW_BITS = 24, COLUMN_BITS = 12 };

static const enum pdf_role block_role[TAG_KINDS] = {
	[TAG_P] = PDF_P, [TAG_TITLE] = PDF_H1, [TAG_H1] = PDF_H2,
	[TAG_H2] = PDF_H3, [TAG_H3] = PDF_H4, [TAG_LIST_ITEM] = PDF_L,
	[TAG_FIGURE] = PDF_FIGURE,
};

static const char *const role_name[PDF_ROLES] = {
	[PDF_DOCUMENT] = "Document", [PDF_P] = "P", [PDF_H1] = "H1",
	[PDF_H2] = "H2", [PDF_H3] = "H3", [PDF_H4] = "H4",
	[PDF_TABLE] = "Table", [PDF_TR] = "TR", [PDF_TH] = "TH",
	[PDF_TD] = "TD", [PDF_L] = "L", [PDF_LI] = "LI",
	[PDF_LBODY] = "LBody", [PDF_FIGURE] = "Figure",
};

const char *
pdf_role_of(const struct pdf_doc *d, uint32_t node)
{
	return role_name[d->tags.node.v[node].role];
}

/* ---- keys ---- */

static uint64_t
key_of(enum key_kind kind, uint32_t block, uint32_t row, uint32_t column)
{
	return (uint64_t)kind << 60 | (uint64_t)block <<
	    (ROW_BITS + COLUMN_BITS) | (uint64_t)row << COLUMN_BITS | column;
}

/* Where the key stands or would stand; the table is never full. */
static size_t
slot_of(const struct pdf_tags *t, uint64_t key)
{
	uint64_t h = key * 0x9e3779b97f4a7c15u;
	size_t i = (size_t)(h ^ h >> 32) & (t->cap - 1);

	while (t->slot[i] != 0 && t->key[i] != key)
		i = (i + 1) & (t->cap - 1);
	return i;
}

static void
slots_grow(struct pdf_doc *d)
{
	struct pdf_tags *t = &d->tags, old = *t;

	t->cap = old.cap == 0 ? FIRST_SLOTS : 2 * old.cap;
	t->slot = arena_array(&d->a, uint32_t, t->cap);
	t->key = arena_array(&d->a, uint64_t, t->cap);
	for (size_t i = 0; i < old.cap; i++) {
		size_t to;

		if (old.slot[i] == 0)
			continue;
		to = slot_of(t, old.key[i]);
		t->slot[to] = old.slot[i];
		t->key[to] = old.key[i];
	}
}

/* ---- nodes ---- */

static struct pdf_kid *
add_kid(struct pdf_doc *d, uint32_t parent)
{
	struct pdf_tags *t = &d->tags;
	struct pdf_node *n = &t->node.v[parent];
	uint32_t number = (uint32_t)t->kid.n;

	if (n->last_kid == 0)
		n->kid = number;
	else
		t->kid.v[n->last_kid].next = number;
	n->last_kid = number;
	return vec_push(&d->a, &t->kid);
}

static uint32_t
add_node(struct pdf_doc *d, enum pdf_role role, uint32_t parent)
{
	struct pdf_tags *t = &d->tags;
	uint32_t number = (uint32_t)t->node.n;
	struct pdf_node *n = vec_push(&d->a, &t->node);

	*n = (struct pdf_node){ .role = role, .parent = parent };
	if (number > 0)
		add_kid(d, parent)->node = number;
	return number;
}

/* The node with this key; made below `parent` when it is new. */
static uint32_t
node_get(struct pdf_doc *d, uint64_t key, enum pdf_role role,
    uint32_t parent)
{
	struct pdf_tags *t = &d->tags;
	size_t i;

	if (2 * t->used >= t->cap)
		slots_grow(d);
	i = slot_of(t, key);
	if (t->slot[i] == 0) {
		t->key[i] = key;
		t->slot[i] = add_node(d, role, parent) + 1;
		t->used++;
	}
	return t->slot[i] - 1;
}

static bool
node_is_new(const struct pdf_doc *d, uint32_t node)
{
	return node + 1 == d->tags.node.n;
}

/* Headings nest without gaps, whatever levels a layout has. */
static void
level_heading(struct pdf_doc *d, uint32_t node)
{
	struct pdf_tags *t = &d->tags;
	struct pdf_node *n = &t->node.v[node];

	if (n->role < PDF_H1 || n->role > PDF_H4)
		return;
	if (n->role > t->level + 1)
		n->role = t->level + 1;
	t->level = n->role;
}

static void
tags_begin(struct pdf_doc *d)
{
	if (d->tags.node.n > 0)
		return;
	(void)vec_push(&d->a, &d->tags.kid);
	(void)add_node(d, PDF_DOCUMENT, 0);
	d->tags.level = PDF_H1 - 1;
}

/* ---- tables ---- */

static uint32_t
cell_node(struct pdf_doc *d, uint32_t table, uint32_t row, uint32_t column,
    bool head)
{
	uint32_t node = node_get(d, key_of(KEY_TABLE, table, 0, 0),
	    PDF_TABLE, 0);

	node = node_get(d, key_of(KEY_ROW, table, row, 0), PDF_TR, node);
	return node_get(d, key_of(KEY_CELL, table, row, column),
	    head ? PDF_TH : PDF_TD, node);
}

/* All cells that the layout lists for a table, when it is first met. */
static void
add_cells(struct pdf_doc *d, uint32_t table)
{
	const struct layout *l = d->layout;
	size_t i = d->tags.next_cell;

	while (i < l->cell.n && l->cell.v[i].table != table)
		i++;
	if (i == l->cell.n)
		return; /* listed already, or never */
	for (; i < l->cell.n && l->cell.v[i].table == table; i++) {
		const struct cell_tag *c = &l->cell.v[i];
		uint32_t node = cell_node(d, table, c->row, c->column,
		    c->head);

		d->tags.node.v[node].cell = c;
	}
	d->tags.next_cell = i;
}

static uint32_t
table_node(struct pdf_doc *d, const struct run *r)
{
	uint32_t table = node_get(d, key_of(KEY_TABLE, r->table, 0, 0),
	    PDF_TABLE, 0);

	assert(r->row < 1 << ROW_BITS && r->column < 1 << COLUMN_BITS);
	if (node_is_new(d, table))
		add_cells(d, r->table);
	return cell_node(d, r->table, r->row, r->column,
	    r->tag == TAG_TABLE_HEAD);
}

/* ---- blocks ---- */

static const struct figure_tag *
figure_of(const struct layout *l, uint32_t element)
{
	for (size_t i = 0; i < l->figure.n; i++)
		if (l->figure.v[i].element == element)
			return &l->figure.v[i];
	return NULL;
}

static uint32_t
block_node(struct pdf_doc *d, enum tag_kind tag, uint32_t element)
{
	uint32_t node = node_get(d, key_of(KEY_BLOCK, element, 0, 0),
	    block_role[tag], 0);

	if (!node_is_new(d, node))
		return node;
	level_heading(d, node);
	if (tag == TAG_FIGURE)
		d->tags.node.v[node].figure = figure_of(d->layout, element);
	return node;
}

static uint32_t
item_node(struct pdf_doc *d, uint32_t list, const struct run *r)
{
	uint32_t item, body;

	assert(r->row < 1 << ROW_BITS);
	item = node_get(d, key_of(KEY_ITEM, r->element, r->row, 0), PDF_LI,
	    list);
	body = node_get(d, key_of(KEY_ITEM, r->element, r->row, 1),
	    PDF_LBODY, item);
	return body;
}

uint32_t
pdf_node_of(struct pdf_doc *d, const struct run *r)
{
	uint32_t node;

	assert(r->tag != TAG_ARTIFACT && r->tag < TAG_KINDS);
	tags_begin(d);
	if (r->tag == TAG_TABLE_CELL || r->tag == TAG_TABLE_HEAD)
		return table_node(d, r);
	node = block_node(d, r->tag, r->element);
	return r->tag == TAG_LIST_ITEM ? item_node(d, node, r) : node;
}

uint32_t
pdf_node_of_figure(struct pdf_doc *d, const struct figure_tag *f)
{
	tags_begin(d);
	return block_node(d, TAG_FIGURE, f->element);
}

void
pdf_mark(struct pdf_doc *d, uint32_t node, uint32_t page, uint32_t mcid)
{
	struct pdf_kid *kid = add_kid(d, node);

	kid->page = page;
	kid->mcid = mcid;
	*vec_push(&d->a, &d->tags.mark) = (struct pdf_mark){ page, node };
}
