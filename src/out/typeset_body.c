/*
 * typeset_body.c - paragraphs, headings and other blocks to strips: of
 * the body, of 回执, and of annexes on pages of their own (GB/T 9704
 * 7.3.3, 7.3.7).
 */
#include "out/typeset_parts.h"

#include <string.h>

/* Blocks that are set one after another. */
struct body {
	struct setter *s;
	struct strips *out;
	const struct sheet *sheet;
	const struct gw_block *end;
	const char *name;    /* 正文, 附件1, 回执: for errors */
	int above;           /* heading depth of what contains them: 0 the
	                        paper's title, 1 an annex's */
	int depth;           /* of the last heading */
	size_t number;       /* paragraphs so far */
	bool apart;          /* headings so far alone, and they may end a
	                        page: sheet->apart */
	bool torn;           /* sheet->torn, for the last block */
};

/* A mark that ends a sentence: what has it is text. */
static bool
ends_sentence(const char *text)
{
	static const char *const stops[] = { "。", "；", "：", "！", "？",
		"，" };
	size_t n = strlen(text);

	for (size_t i = 0; i < sizeof(stops) / sizeof(*stops); i++) {
		size_t k = strlen(stops[i]);

		if (n >= k && strcmp(text + n - k, stops[i]) == 0)
			return true;
	}
	return false;
}

/*
 * A heading that stands alone.  一、 and （一） have their own faces; what
 * follows them in another is text.  1. and （1） look like text and are
 * headings when they do not end like a sentence.
 */
static bool
is_heading(struct setter *s, const struct gw_para *p)
{
	enum font_role role = gw_level_role(p->level);

	if (p->level == PARA_TEXT || p->text.n == 0)
		return false;
	if (p->level == PARA_ONE || p->level == PARA_TWO)
		return p->text.span[p->text.n - 1].role == role;
	return !ends_sentence(gw_plain(s->a, &p->text));
}

/* The words of the heading a paragraph begins with. */
static const char *
heading_words(struct setter *s, const struct gw_para *p)
{
	struct gw_text t = p->text;

	t.n = 0;
	while (t.n < p->text.n &&
	    t.span[t.n].role == gw_level_role(p->level))
		t.n++;
	return gw_plain(s->a, &t);
}

/* Headings nest without gaps, whatever levels the author used. */
static int
nest(struct body *b, enum gw_level level)
{
	int depth = b->above + (int)level;

	if (depth > b->depth + 1)
		depth = b->depth + 1;
	return b->depth = depth;
}

static enum tag_kind
heading_tag(int depth)
{
	return depth <= 1 ? TAG_H1 : depth == 2 ? TAG_H2 : TAG_H3;
}

bool
blocks_turned(struct setter *s, const struct gw_block *v, size_t n)
{
	size_t i = 0;

	while (i < n && v[i].kind == BLOCK_PARA && is_heading(s, v[i].para))
		i++;
	return i < n && v[i].kind == BLOCK_TABLE && v[i].table->landscape;
}

void
strips_turn(struct strips *out, size_t from)
{
	for (size_t i = from; i < out->v.n; i++)
		out->v.v[i].landscape = true;
}

/* Lines at the right or in the middle, as they are. */
static bool
aligned(struct body *b, const struct flow *f, enum gw_align align,
    size_t *first)
{
	struct run_spec r = f->run;
	struct set_text set;

	*first = b->out->v.n;
	if (!text_set(b->s, f->text, &f->spec, f->field, &set))
		return false;
	for (size_t i = 0; i < set.n; i++) {
		struct set_text one = { &set.line[i], 1 };
		mpt_t lack = f->spec.width - set.line[i].width;

		r.x = f->run.x + (align == GW_RIGHT ? lack : lack / 2);
		strip_lines(b->s, b->out, &one, f->height, &r);
		/* as strip_flow(): no line alone on a page */
		b->out->v.v[*first + i].keep = set.n >= 3 && (i == 0 ||
		    i + 2 == set.n);
	}
	return true;
}

static void
bookmark(struct body *b, const struct gw_para *p, bool heading, int depth,
    struct strip *t)
{
	if (p->level != PARA_ONE && (p->level != PARA_TWO || !heading))
		return;
	t->bookmark = heading_words(b->s, p);
	t->depth = depth;
}

static bool
paragraph(struct body *b, const struct gw_para *p,
    const struct gw_block *next)
{
	bool heading = is_heading(b->s, p);
	bool turn = heading && !b->apart && next != NULL &&
	    blocks_turned(b->s, next, (size_t)(b->end - next));
	const struct sheet turned = sheet_turned(b->sheet);
	const struct sheet *sheet = turn ? &turned : b->sheet;
	bool introduces = next != NULL && next->kind != BLOCK_PARA;
	int depth = p->level == PARA_TEXT ? 0 : nest(b, p->level);
	struct flow f = { .text = &p->text, .height = sheet->pitch,
		.field = arena_printf(b->s->a, "%s第%zu段", b->name,
		    ++b->number),
		.loose = sheet->along < 2,
		.spec = { .size = sheet->size, .step = sheet->step,
		    .width = sheet->width, .justify = p->align == GW_LEFT },
		.run = { .x = sheet->left, .size = sheet->size,
		    .tag = heading ? heading_tag(depth) : TAG_P,
		    .element = ++b->s->n_elements } };
	struct strip *t;
	size_t first, n;

	if (!p->flush && p->align == GW_LEFT)
		f.spec.indent = 2 * sheet->step;
	if (!(p->align == GW_LEFT ? strip_flow(b->s, b->out, &f, &first) :
	    aligned(b, &f, p->align, &first)))
		return false;
	n = b->out->v.n - first;
	if (n == 0)
		return true;
	t = &b->out->v.v[first];
	bookmark(b, p, heading, depth - b->above, t);
	if (turn)
		strips_turn(b->out, first);
	/* a heading does not end a page, nor is it torn; nor does the one
	   line that introduces a table or a chart end it */
	introduces &= n == 1;
	b->apart &= heading || introduces;
	if (next != NULL && !b->apart && (heading || introduces))
		for (size_t i = 0; i < n; i++)
			t[i].keep = true;
	return true;
}

static bool
table(struct body *b, const struct gw_block *k)
{
	struct sheet sheet = *b->sheet;

	sheet.torn = b->torn && k + 1 == b->end;
	return strip_table(b->s, b->out, k->table, &sheet);
}

static bool
blocks(struct body *b, const struct gw_block *v, size_t n)
{
	b->end = v + n;
	for (size_t i = 0; i < n; i++) {
		const struct gw_block *k = &v[i];
		bool ok = false;

		switch (k->kind) {
		case BLOCK_PARA:
			ok = paragraph(b, k->para,
			    i + 1 == n ? NULL : &v[i + 1]);
			break;
		case BLOCK_TABLE:
			ok = table(b, k);
			break;
		case BLOCK_LIST:
			ok = strip_list(b->s, b->out, k->list, b->sheet);
			break;
		case BLOCK_CHART:
			ok = strip_chart(b->s, b->out, k->chart, b->sheet);
			break;
		}
		if (!ok)
			return false;
		b->apart &= k->kind == BLOCK_PARA;
	}
	return true;
}

bool
parts_body(struct setter *s, struct strips *out, const struct sheet *sheet)
{
	struct body b = { .s = s, .out = out, .sheet = sheet,
		.name = "正文", .apart = sheet->apart, .torn = sheet->torn };

	return blocks(&b, s->g->block, s->g->n_blocks);
}

bool
parts_slip(struct setter *s, struct strips *out, const struct sheet *sheet)
{
	struct body b = { .s = s, .out = out, .sheet = sheet,
		.name = "回执" };
	size_t from = out->v.n, n;
	mpt_t height = 0;

	if (s->g->n_slips == 0)
		return true;
	strip_blank(s, out, sheet->pitch);
	if (!blocks(&b, s->g->slip, s->g->n_slips))
		return false;
	for (size_t i = from; i < out->v.n; i++)
		height += out->v.v[i].height;
	if (height > sheet->bottom - sheet->top)
		return true;
	for (size_t i = from; i + 1 < out->v.n; i++)
		out->v.v[i].keep = true;
	/* with the signature: a page with nothing else says nothing */
	n = out->v.n;
	out->v.n = from;
	strips_hold(out);
	out->v.n = n;
	return true;
}

/* “附件1” on line 1, the title on line 3, of a new page. */
static bool
annex_head(struct setter *s, struct strips *out, const struct sheet *sheet,
    const struct gw_annex *x, const char *name)
{
	struct gw_text label = text_of(s->a, name, ROLE_HEI);
	mpt_t size = gw_size_mpt(SIZE_3); /* in forms too */
	struct type_spec spec = { .size = size, .width = sheet->width,
		.step = sheet->size < size ? size : sheet->step };
	struct run_spec r = { .x = sheet->left, .size = size,
		.tag = TAG_P, .element = ++s->n_elements };
	struct title_spec title = { &x->title, TAG_H1,
		arena_printf(s->a, "%s的标题", name), name };
	struct set_text set;
	size_t first;

	if (!text_set(s, &label, &spec, name, &set))
		return false;
	first = strip_lines(s, out, &set, sheet->pitch, &r);
	out->v.v[first].fresh = true;
	strip_blank(s, out, sheet->pitch);
	if (!title_put(s, out, sheet, &title))
		return false;
	strip_blank(s, out, sheet->grid ? sheet->pitch : sheet->pitch / 2);
	for (size_t i = first; i < out->v.n; i++)
		out->v.v[i].keep = true;
	return true;
}

bool
parts_annexes(struct setter *s, struct strips *out,
    const struct sheet *sheet)
{
	const struct sheet turned = sheet_turned(sheet);

	for (size_t i = 0; i < s->g->n_annexes; i++) {
		const struct gw_annex *x = &s->g->annex[i];
		bool turn = blocks_turned(s, x->block, x->n_blocks);
		struct body b = { .s = s, .out = out, .sheet = sheet,
			.above = 1, .depth = 1,
			.name = s->g->n_annexes == 1 ? "附件" :
			    arena_printf(s->a, "附件%zu", i + 1) };
		size_t first = out->v.n;

		if (!annex_head(s, out, turn ? &turned : sheet, x, b.name))
			return false;
		if (turn)
			strips_turn(out, first);
		if (!blocks(&b, x->block, x->n_blocks))
			return false;
	}
	return true;
}
