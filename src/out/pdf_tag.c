/*
 * pdf_tag.c - the structure tree: blocks in reading order, tables with
 * rows and cells. A block that goes over a page keeps one element with
 * marks on both pages.
 */
#include <stdio.h>
#include <string.h>

#include "out/pdf_impl.h"

static const char *const roles[TAG_KINDS] = {
	[TAG_P] = "P", [TAG_H1] = "H2", [TAG_H2] = "H3", [TAG_H3] = "H4",
	[TAG_TITLE] = "H1", [TAG_TABLE_CELL] = "TD",
	[TAG_TABLE_HEAD] = "TH", [TAG_LIST_ITEM] = "P", [TAG_FIGURE] = "P",
};

/* The node with this key; made below `parent` when it is new. */
static uint32_t
node_get(struct pdf_doc *d, const char *key, const char *role,
    uint32_t parent)
{
	uintptr_t found = (uintptr_t)map_get(&d->node_of, key);
	struct pdf_node *n;

	if (found != 0)
		return (uint32_t)found - 1;
	n = vec_push(&d->a, &d->node);
	n->role = role;
	n->parent = parent;
	found = d->node.n;
	(void)map_put(&d->node_of, arena_strdup(&d->a, key), (void *)found);
	return (uint32_t)found - 1;
}

uint32_t
pdf_node_of(struct pdf_doc *d, const struct run *r)
{
	char key[64];
	uint32_t node = 0;

	if (d->node.n == 0)
		(void)node_get(d, "", "Document", 0);
	if (r->tag != TAG_TABLE_CELL && r->tag != TAG_TABLE_HEAD) {
		(void)snprintf(key, sizeof(key), "e%u", r->element);
		return node_get(d, key, roles[r->tag], 0);
	}
	(void)snprintf(key, sizeof(key), "t%u", r->table);
	node = node_get(d, key, "Table", 0);
	(void)snprintf(key, sizeof(key), "t%u/%u", r->table, r->row);
	node = node_get(d, key, "TR", node);
	(void)snprintf(key, sizeof(key), "t%u/%u/%u", r->table, r->row,
	    r->column);
	return node_get(d, key, roles[r->tag], node);
}

/* Elements without their marks; parents come before children. */
static void
make_elements(struct pdf_doc *d, HPDF_Dict root)
{
	for (size_t i = 0; i < d->node.n; i++) {
		struct pdf_node *n = &d->node.v[i];
		struct pdf_node *up = &d->node.v[n->parent];

		n->object = pdf_dict(d);
		HPDF_Dict_AddName(n->object, "Type", "StructElem");
		HPDF_Dict_AddName(n->object, "S", n->role);
		HPDF_Dict_Add(n->object, "P", i == 0 ? root : up->object);
		n->kids = pdf_array(d, n->object, "K");
		if (i > 0)
			HPDF_Array_Add(up->kids, n->object);
		if (strcmp(n->role, "TH") == 0) {
			HPDF_Dict a = HPDF_Dict_New(d->hpdf->mmgr);

			HPDF_Dict_Add(n->object, "A", a);
			HPDF_Dict_AddName(a, "O", "Table");
			HPDF_Dict_AddName(a, "Scope", "Column");
		}
	}
}

/* The first page of an element is its /Pg; marks there are numbers. */
static void
add_mark(struct pdf_doc *d, const struct pdf_mark *m, uint32_t *page_of)
{
	struct pdf_node *n = &d->node.v[m->node];
	HPDF_Dict mcr;

	if (page_of[m->node] == 0) {
		page_of[m->node] = m->page + 1;
		HPDF_Dict_Add(n->object, "Pg", d->page[m->page]);
	}
	if (page_of[m->node] == m->page + 1) {
		HPDF_Array_AddNumber(n->kids, (HPDF_INT32)m->mcid);
		return;
	}
	mcr = HPDF_Dict_New(d->hpdf->mmgr);
	HPDF_Dict_AddName(mcr, "Type", "MCR");
	HPDF_Dict_Add(mcr, "Pg", d->page[m->page]);
	HPDF_Dict_AddNumber(mcr, "MCID", (HPDF_INT32)m->mcid);
	HPDF_Array_Add(n->kids, mcr); /* a full array frees what it gets */
}

/* From a page's mark back to its element. */
static HPDF_Dict
make_parent_tree(struct pdf_doc *d)
{
	HPDF_Dict tree = pdf_dict(d);
	HPDF_Array nums = pdf_array(d, tree, "Nums");
	uint32_t *page_of = arena_array(&d->a, uint32_t, d->node.n);
	size_t end;

	for (size_t i = 0; i < d->mark.n; i = end) {
		const struct pdf_mark *m = &d->mark.v[i];
		HPDF_Array page = HPDF_Array_New(d->hpdf->mmgr);

		for (end = i; end < d->mark.n &&
		    d->mark.v[end].page == m->page; end++) {
			HPDF_Array_Add(page,
			    d->node.v[d->mark.v[end].node].object);
			add_mark(d, &d->mark.v[end], page_of);
		}
		HPDF_Array_AddNumber(nums, (HPDF_INT32)m->page);
		HPDF_Array_Add(nums, page);
	}
	return tree;
}

void
pdf_tags(struct pdf_doc *d)
{
	HPDF_Dict root, mark_info;

	if (d->mark.n == 0)
		return; /* nothing but artifacts */
	root = pdf_dict(d);
	HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
	make_elements(d, root);
	HPDF_Array_Add(pdf_array(d, root, "K"), d->node.v[0].object);
	HPDF_Dict_Add(root, "ParentTree", make_parent_tree(d));
	HPDF_Dict_AddNumber(root, "ParentTreeNextKey",
	    (HPDF_INT32)d->layout->page.n);
	HPDF_Dict_Add(d->hpdf->catalog, "StructTreeRoot", root);
	mark_info = HPDF_Dict_New(d->hpdf->mmgr);
	HPDF_Dict_AddBoolean(mark_info, "Marked", HPDF_TRUE);
	HPDF_Dict_Add(d->hpdf->catalog, "MarkInfo", mark_info);
}
