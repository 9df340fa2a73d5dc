/*
 * press.c - facts → 公文 tree → pages → PDF.
 */
#include "stage/press.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "io/fonts.h"
#include "out/gongwen.h"
#include "out/pdf.h"
#include "out/typeset.h"

struct press {
	struct template_set *templates;
	struct font_store *fonts;
	struct pdf_press *pdf;
};

/* The role's name out of fonts.xml is checked by its XSD. */
static bool
open_fonts(struct workspace *ws, struct press *p, struct err *e)
{
	size_t n = ws->config.font.n;
	struct font_wish *w = arena_array(ws->a, struct font_wish, n);

	for (size_t i = 0; i < n; i++) {
		const struct font_name *f = &ws->config.font.v[i];

		if (!font_role_parse(f->role, &w[i].role))
			return err_set(e, ERR_CONFIG,
			    "fonts.xml：没有“%s”这种字体角色", f->role);
		w[i].ps_name = f->ps_name;
		w[i].substitute = f->substitute;
	}
	p->fonts = font_store_new(w, n, ws->font_dir, e);
	return p->fonts != NULL && font_store_check(p->fonts, e);
}

static bool
refuse_substitutes(const struct press *p, struct err *e)
{
	const struct font_set *s = font_store_set(p->fonts);

	for (int r = 0; r < FONT_ROLES; r++)
		if (s->role[r].substituted)
			return err_set(e, ERR_CONFIG, "%s没有公文规定的字体，"
			    "现用“%s”代替；按 --strict-fonts 不印",
			    font_role_name((enum font_role)r),
			    s->role[r].face[0]->ps_name);
	return true;
}

bool
press_open(struct workspace *ws, struct press **out, struct err *e)
{
	size_t n = ws->config.kind.n;
	struct template_file *t = arena_array(ws->a, struct template_file, n);
	struct press *p = calloc(1, sizeof(*p));

	assert(p != NULL);
	for (size_t i = 0; i < n; i++) {
		t[i].kind = ws->config.kind.v[i].name;
		t[i].file = ws->config.kind.v[i].file;
	}
	p->templates = template_set_new(arena_printf(ws->a, "%s/papers",
	    ws->templates), t, n, ws->opt->jobs, e);
	if (p->templates == NULL || !open_fonts(ws, p, e) ||
	    (ws->opt->strict_fonts && !refuse_substitutes(p, e)) ||
	    (p->pdf = pdf_press_new(NULL, e)) == NULL) {
		press_close(p);
		return false;
	}
	*out = p;
	return true;
}

void
press_close(struct press *p)
{
	if (p == NULL)
		return;
	pdf_press_free(p->pdf);
	font_store_free(p->fonts);
	template_set_free(p->templates);
	free(p);
}

bool
press_print(struct press *p, const struct press_order *o, struct arena *a,
    struct sbuf *pdf, struct err *e)
{
	const struct gongwen *g;
	const struct layout *l;
	const struct gongwen_order order = { o->kind, o->facts, o->n };
	struct pdf_meta meta = { .creator = "liangze", .date = o->date };

	if (!gongwen_render(p->templates, &order, a, &g, e) ||
	    !typeset(g, font_store_set(p->fonts), a, &l, e))
		return false;
	meta.author = g->head.organ;
	meta.subject = o->kind;
	return pdf_write(p->pdf, l, &meta, pdf, e) &&
	    pdf_check(sbuf_text(pdf), pdf->n, l->page.n, e);
}

bool
press_tree(struct press *p, const struct press_order *o, struct arena *a,
    const char **xml, struct err *e)
{
	const struct gongwen_order order = { o->kind, o->facts, o->n };

	return gongwen_render_xml(p->templates, &order, a, xml, e);
}

size_t
press_fonts(struct workspace *ws, const struct font_report **out,
    struct err *e)
{
	struct press p = { 0 };
	size_t n = 0;

	if (open_fonts(ws, &p, e))
		n = font_store_report(p.fonts, ws->a, out);
	font_store_free(p.fonts);
	return n;
}
