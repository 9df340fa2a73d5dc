/*
 * pdf_tree.c - the structure tree as objects: one for each element, the
 * way back from a page's content to them, and the root.
 */
#include <string.h>

#include "base/utf8.h"
#include "out/pdf_impl.h"

/* The tree being written. */
struct tree {
	struct pdf_doc *d;
	HPDF_Dict *object;      /* of each node */
	uint32_t root;          /* number of its object */
};

static void
put_key(struct sbuf *b, const char *key, uint32_t v)
{
	sbuf_puts(b, key);
	pdf_put_number(b, v, 0);
}

/* Content on the element's own page is a number, on another a dictionary
 * that names the page. */
static void
put_kid(struct tree *t, const struct pdf_kid *k, uint32_t page)
{
	struct sbuf *b = &t->d->text;

	if (k->node != 0) {
		pdf_put_ref(b, pdf_number(t->object[k->node]));
	} else if (k->page == page) {
		pdf_put_number(b, k->mcid, 0);
	} else {
		sbuf_puts(b, "<< /Type /MCR /Pg ");
		pdf_put_ref(b, pdf_number(t->d->page[k->page]));
		put_key(b, " /MCID ", k->mcid);
		sbuf_puts(b, " >>");
	}
}

/* /K, and /Pg: the page of the element's first content. */
static void
put_kids(struct tree *t, const struct pdf_node *n)
{
	const struct pdf_kid *kid = t->d->tags.kid.v;
	struct sbuf *b = &t->d->text;
	uint32_t page = UINT32_MAX;

	for (uint32_t k = n->kid; k != 0 && page == UINT32_MAX;
	    k = kid[k].next)
		if (kid[k].node == 0)
			page = kid[k].page;
	if (n->kid == 0)
		return;
	sbuf_puts(b, "\n/K [");
	for (uint32_t k = n->kid; k != 0; k = kid[k].next) {
		if (k != n->kid)
			sbuf_putc(b, ' ');
		put_kid(t, &kid[k], page);
	}
	sbuf_putc(b, ']');
	if (page != UINT32_MAX) {
		sbuf_puts(b, "\n/Pg ");
		pdf_put_ref(b, pdf_number(t->d->page[page]));
	}
}

static void
put_cell(struct sbuf *b, const struct pdf_node *n)
{
	const struct cell_tag *c = n->cell;
	bool spans = c != NULL && (c->rows > 1 || c->columns > 1);

	if (n->role != PDF_TH && !spans)
		return;
	sbuf_puts(b, "\n/A << /O /Table");
	if (n->role == PDF_TH)
		sbuf_puts(b, c != NULL && c->side ? " /Scope /Row" :
		    " /Scope /Column");
	if (spans && c->rows > 1)
		put_key(b, " /RowSpan ", c->rows);
	if (spans && c->columns > 1)
		put_key(b, " /ColSpan ", c->columns);
	sbuf_puts(b, " >>");
}

static void
put_figure(struct tree *t, const struct figure_tag *f)
{
	mpt_t height = t->d->layout->page.v[f->page].height;
	const mpt_t box[] = { f->x0, height - f->y1, f->x1,
		height - f->y0 };
	struct sbuf *b = &t->d->text;
	size_t n = strlen(f->alt);

	sbuf_puts(b, "\n/Alt <FEFF");
	for (size_t i = 0; i < n;)
		pdf_put_utf16(b, utf8_next(f->alt, n, &i));
	sbuf_puts(b, ">\n/A << /O /Layout /Placement /Block /BBox [");
	for (int i = 0; i < 4; i++) {
		if (i > 0)
			sbuf_putc(b, ' ');
		pdf_put_number(b, box[i], 3);
	}
	sbuf_puts(b, "] >>");
}

static void
put_node(struct tree *t, size_t i)
{
	const struct pdf_node *n = &t->d->tags.node.v[i];
	struct sbuf *b = &t->d->text;

	sbuf_puts(b, "/S /");
	sbuf_puts(b, pdf_role_of(t->d, (uint32_t)i));
	sbuf_puts(b, "\n/P ");
	pdf_put_ref(b, i == 0 ? t->root : pdf_number(t->object[n->parent]));
	put_kids(t, n);
	if (n->role == PDF_TH || n->role == PDF_TD)
		put_cell(b, n);
	if (n->figure != NULL)
		put_figure(t, n->figure);
	sbuf_putc(b, '\n');
	pdf_entries(t->d, t->object[i]);
}

/* From a page's marks back to their elements. */
static uint32_t
make_parent_tree(struct tree *t)
{
	HPDF_Dict o = pdf_object(t->d);
	const struct pdf_tags *tags = &t->d->tags;
	struct sbuf *b = &t->d->text;

	sbuf_puts(b, "/Nums [");
	for (size_t i = 0; i < tags->mark.n; i++) {
		const struct pdf_mark *m = &tags->mark.v[i];
		bool first = i == 0 || m->page != m[-1].page;

		if (first) {
			sbuf_puts(b, i == 0 ? "" : "]\n");
			pdf_put_number(b, m->page, 0);
		}
		sbuf_puts(b, first ? " [" : " ");
		pdf_put_ref(b, pdf_number(t->object[m->node]));
	}
	sbuf_puts(b, "]]\n");
	pdf_entries(t->d, o);
	return pdf_number(o);
}

void
pdf_tree(struct pdf_doc *d)
{
	struct tree t = { .d = d };
	HPDF_Dict root, mark_info;
	uint32_t parent_tree;

	if (d->tags.mark.n == 0)
		return; /* nothing but artifacts */
	root = pdf_object(d);
	t.root = pdf_number(root);
	t.object = arena_array(&d->a, HPDF_Dict, d->tags.node.n);
	for (size_t i = 0; i < d->tags.node.n; i++)
		t.object[i] = pdf_object(d);
	for (size_t i = 0; i < d->tags.node.n; i++)
		put_node(&t, i);
	parent_tree = make_parent_tree(&t);
	put_key(&d->text, "/Type /StructTreeRoot\n/K [",
	    pdf_number(t.object[0]));
	put_key(&d->text, " 0 R]\n/ParentTree ", parent_tree);
	put_key(&d->text, " 0 R\n/ParentTreeNextKey ",
	    (uint32_t)d->layout->page.n);
	sbuf_putc(&d->text, '\n');
	pdf_entries(d, root);
	HPDF_Dict_Add(d->hpdf->catalog, "StructTreeRoot", root);
	mark_info = HPDF_Dict_New(d->hpdf->mmgr);
	HPDF_Dict_AddBoolean(mark_info, "Marked", HPDF_TRUE);
	HPDF_Dict_Add(d->hpdf->catalog, "MarkInfo", mark_info);
}
