/*
 * typeset_sign.c - 署名 and 成文日期 (GB/T 9704 7.3.5).
 *
 * With a seal: the date ends four characters from the right, the organ
 * stands centred above it, and the paper leaves room for a seal of 42 mm
 * whose top lies within one line of the text; the seal is never drawn.
 * Without: the organ ends two characters from the right, the date begins
 * two characters after the organ; a longer date ends two characters from
 * the right instead, and the organ moves.
 */
#include "out/typeset_parts.h"

#include <string.h>

enum {
	SEAL_ABOVE = 2,  /* lines left free above the organ */
	SEAL_BELOW = 1   /* below the date */
};

struct sign {
	const struct sheet *sheet;
	const struct set_text *organ; /* one line each */
	size_t n;
	mpt_t organ_width;            /* of the widest */
	struct set_text date;
	mpt_t x_organ, x_date;
};

static void
sealed_places(struct sign *g)
{
	const struct sheet *t = g->sheet;
	mpt_t right = t->left + t->width, date = g->date.line[0].width;

	g->x_date = right - 4 * t->step - date;
	g->x_organ = g->x_date + (date - g->organ_width) / 2;
	if (g->x_organ + g->organ_width > right) {
		g->x_organ = right - g->organ_width;
		g->x_date = g->x_organ + (g->organ_width - date) / 2;
	}
}

static void
plain_places(struct sign *g)
{
	const struct sheet *t = g->sheet;
	mpt_t right = t->left + t->width, date = g->date.line[0].width;

	g->x_organ = right - 2 * t->step - g->organ_width;
	g->x_date = g->x_organ + 2 * t->step;
	if (date > g->organ_width) {
		g->x_date = right - 2 * t->step - date;
		g->x_organ = g->x_date - 2 * t->step;
	}
}

static bool
sign_set(struct setter *s, struct sign *g)
{
	const struct gw_signature *sig = s->g->signature;
	struct type_spec spec = { .size = g->sheet->size,
		.step = g->sheet->step, .width = MM(400), .spaced = true };
	struct set_text *organ = arena_array(s->a, struct set_text,
	    sig->n_organs);
	struct gw_text date = text_of(s->a, sig->date, ROLE_BODY);

	for (size_t i = 0; i < sig->n_organs; i++) {
		if (!text_set(s, &sig->organ[i], &spec, "署名", &organ[i]))
			return false;
		if (organ[i].n > 0 && organ[i].line[0].width > g->organ_width)
			g->organ_width = organ[i].line[0].width;
	}
	g->organ = organ;
	g->n = sig->n_organs;
	return text_set(s, &date, &spec, "成文日期", &g->date);
}

static void
blanks(struct setter *s, struct strips *out, const struct sheet *sheet,
    int n, bool keep)
{
	for (int i = 0; i < n; i++) {
		strip_blank(s, out, sheet->pitch);
		out->v.v[out->v.n - 1].keep = keep;
	}
}

bool
parts_signature(struct setter *s, struct strips *out,
    const struct sheet *sheet)
{
	struct sign g = { .sheet = sheet };
	struct run_spec r = { .size = sheet->size, .tag = TAG_P };
	size_t from, last = out->v.n;

	if (s->g->signature == NULL)
		return true;
	if (!sign_set(s, &g))
		return false;
	if (s->g->signature->seal)
		sealed_places(&g);
	else
		plain_places(&g);
	/* never a page with the signature alone: two lines of text go along */
	for (size_t i = last; i > 0 && last - i < 2; i--)
		out->v.v[i - 1].keep = true;
	blanks(s, out, sheet, s->g->signature->seal ? SEAL_ABOVE : 1, true);
	from = out->v.n;
	for (size_t i = 0; i < g.n; i++) {
		r.x = g.x_organ + (s->g->signature->seal ? (g.organ_width -
		    g.organ[i].line[0].width) / 2 : 0);
		r.element = ++s->n_elements;
		strip_lines(s, out, &g.organ[i], sheet->pitch, &r);
	}
	r.x = g.x_date;
	r.element = ++s->n_elements;
	strip_lines(s, out, &g.date, sheet->pitch, &r);
	for (size_t i = from; i + 1 < out->v.n; i++)
		out->v.v[i].keep = true;
	if (s->g->signature->seal) {
		out->v.v[out->v.n - 1].keep = true;
		blanks(s, out, sheet, SEAL_BELOW, false);
	}
	return true;
}
