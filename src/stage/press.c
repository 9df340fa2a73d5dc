/*
 * press.c - facts → 公文 tree → pages → PDF.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "io/fonts.h"
#include "out/gongwen.h"
#include "out/pdf.h"
#include "out/typeset.h"
#include "stage/press_parts.h"

/* 党政机关公文: papers of a local office have at most so many characters
 * (GBT9704.md); forms have as many rows as they need. */
enum { CHARACTERS_MOST = 5000 };

struct press {
	const struct config *config; /* the workspace's */
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
	p->config = &ws->config;
	for (size_t i = 0; i < n; i++) {
		t[i].kind = ws->config.kind.v[i].name;
		t[i].file = ws->config.kind.v[i].file;
	}
	p->templates = template_set_new(arena_printf(ws->a, "%s/papers",
	    ws->templates), t, n, ws->opt->jobs);
	if (!open_fonts(ws, p, e) ||
	    (ws->opt->strict_fonts && !refuse_substitutes(p, e)) ||
	    (p->pdf = pdf_press_new(NULL, e)) == NULL) {
		press_close(p);
		return false;
	}
	*out = p;
	return true;
}

bool
press_check(const struct press *p, struct err *e)
{
	return template_set_check(p->templates, e);
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

static struct gongwen_order
order_of(const struct press *p, const struct press_order *o)
{
	const struct paper_kind *k = config_kind(p->config, o->kind);

	return (struct gongwen_order){ o->kind, o->facts, o->n, o->file,
		k != NULL && k->approval, o->file != NULL && o->text == NULL };
}

/* A character that cannot be drawn is traced back to the input. */
static bool
set_pages(struct press *p, const struct press_order *o,
    const struct gongwen *g, struct arena *a, const struct layout **out,
    struct err *e)
{
	const struct font_set *fonts = font_store_set(p->fonts);
	const char *text;
	uint32_t cp;

	if (typeset(g, fonts, a, out, e))
		return true;
	if (!typeset_missing(g, fonts, &cp, &text))
		return false;
	return err_set(e, e->kind, "%s。%s", arena_strdup(a, e->text),
	    press_where(a, o, cp));
}

static const char *
or_none(const char *s)
{
	return s == NULL ? "" : s;
}

/* What a catalogue says of a paper (DA/T 46). */
static void
take_description(const struct gongwen *g, struct arena *a,
    struct printed *out)
{
	const struct gw_signature *s = g->signature;

	out->title = gw_plain(a, &g->title);
	out->number = or_none(g->head.doc_no);
	out->secrecy = or_none(g->head.secrecy);
	out->dated = s == NULL ? "" : or_none(s->date);
	out->organ = s != NULL && s->n_organs > 0 ? gw_plain(a,
	    &s->organ[0]) : or_none(g->head.organ);
}

bool
press_print(struct press *p, const struct press_order *o, struct arena *a,
    struct printed *out, struct err *e)
{
	const struct gongwen_order order = order_of(p, o);
	struct pdf_meta meta = { .creator = "liangze", .date = o->date,
		.subject = o->kind };
	const struct gongwen *g;
	const struct layout *l;

	if (!gongwen_render(p->templates, &order, a, &g, e))
		return false;
	out->unset = !set_pages(p, o, g, a, &l, e);
	if (out->unset)
		return false;
	meta.author = g->head.organ;
	out->pages = l->page.n;
	out->characters = gw_characters(g);
	out->draft = g->draft;
	take_description(g, a, out);
	out->too_long = g->format != FORMAT_FORM &&
	    out->characters > (o->most > 0 ? o->most : CHARACTERS_MOST);
	return pdf_write(p->pdf, l, &meta, &out->pdf, e) &&
	    pdf_check(sbuf_text(&out->pdf), out->pdf.n, l->page.n, e);
}

bool
press_tree(struct press *p, const struct press_order *o, struct arena *a,
    const char **xml, struct err *e)
{
	const struct gongwen_order order = order_of(p, o);

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
