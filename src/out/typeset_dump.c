/*
 * typeset_dump.c - a layout as text, for tests and for eyes.  Positions
 * in tenths of a millimetre, so that a golden file does not change with
 * a rounding in the last milli-point.
 */
#include "out/typeset.h"

#include <inttypes.h>

#include "base/utf8.h"

static const char *const tag_names[TAG_KINDS] = {
	[TAG_ARTIFACT] = "artifact", [TAG_P] = "P", [TAG_H1] = "H1",
	[TAG_H2] = "H2", [TAG_H3] = "H3", [TAG_TITLE] = "Title",
	[TAG_TABLE_CELL] = "TD", [TAG_TABLE_HEAD] = "TH",
	[TAG_LIST_ITEM] = "LI", [TAG_FIGURE] = "Figure",
};

static void
put_tenths(struct sbuf *out, mpt_t v)
{
	/* 72000 mpt are 254 tenths; half up */
	int64_t t = ((int64_t)v * 254 * 2 + 72000) / (72000 * 2);

	sbuf_printf(out, "%" PRId64 ".%" PRId64, t / 10, t % 10);
}

static void
put_run(struct sbuf *out, const struct run *r)
{
	sbuf_puts(out, r->turned ? "  turned " : "  ");
	put_tenths(out, r->glyph[0].x);
	sbuf_puts(out, " ");
	put_tenths(out, r->y);
	sbuf_printf(out, " %" PRId32 ".%02d %s %06" PRIX32 " %s %" PRIu32,
	    r->size / 1000, (int)(r->size % 1000 / 10), r->face->ps_name,
	    r->color, tag_names[r->tag], r->element);
	if (r->table > 0)
		sbuf_printf(out, " [%" PRIu32 ",%" PRIu32 ",%" PRIu32 "]",
		    r->table, r->row, r->column);
	sbuf_puts(out, " ");
	for (size_t i = 0; i < r->n; i++) {
		char c[4];

		sbuf_put(out, c, utf8_put(c, r->glyph[i].cp));
	}
	sbuf_puts(out, "\n");
}

static void
put_rule(struct sbuf *out, const struct rule_line *r)
{
	const mpt_t v[] = { r->x0, r->y0, r->x1, r->y1, r->thick };

	sbuf_puts(out, "  rule");
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		sbuf_puts(out, " ");
		put_tenths(out, v[i]);
	}
	sbuf_printf(out, " %06" PRIX32 "\n", r->color);
}

void
layout_dump(const struct layout *l, struct sbuf *out)
{
	sbuf_printf(out, "title %s\n", l->title);
	for (size_t i = 0; i < l->bookmark.n; i++) {
		const struct bookmark *b = &l->bookmark.v[i];

		sbuf_printf(out, "bookmark %d page %" PRIu32 " ", b->depth,
		    b->page + 1);
		put_tenths(out, b->y);
		sbuf_printf(out, " %s\n", b->text);
	}
	for (size_t i = 0; i < l->page.n; i++) {
		const struct page *p = &l->page.v[i];

		sbuf_printf(out, "page %zu%s\n", i + 1,
		    p->width > p->height ? " landscape" : "");
		for (size_t k = 0; k < p->run.n; k++)
			if (p->run.v[k].n > 0)
				put_run(out, &p->run.v[k]);
		for (size_t k = 0; k < p->rule.n; k++)
			put_rule(out, &p->rule.v[k]);
	}
}
