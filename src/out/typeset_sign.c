/*
 * typeset_sign.c - 署名, 成文日期 and 附注 (GB/T 9704 7.3.5, 7.3.6).
 *
 * With seals: the date ends four characters from the right, the (last)
 * organ stands centred above it; several stand up to three in a row, so
 * far apart that their seals of 42 mm do not touch.  Room is left for the
 * seals, the first one's top within one line of the text; no seal is
 * ever drawn.
 * Without: the first organ ends two characters from the right, the date
 * begins two characters after it; a longer date ends two characters from
 * the right instead, and the organs move.
 */
#include "out/typeset_parts.h"

#include <string.h>

enum { PER_ROW = 3 };

#define SEAL MM(42)
#define SEAL_APART MM(46)  /* middles of neighbours: 4 mm free between */
/*
 * From the text to the line between organ and date at least: the seal's
 * middle is 5 mm above that line, its top not in the text.
 */
#define SEAL_DROP MM(26)

struct sign {
	const struct sheet *sheet;
	const struct set_text *organ; /* one line each */
	size_t n;
	mpt_t organ_width;            /* of the widest */
	struct set_text date;         /* one line */
	mpt_t date_width;
	mpt_t x_organ, x_date;        /* sealed: x_organ is its middle */
	size_t per_row;
	mpt_t apart;                  /* middles in a row */
};

/*
 * The middle of the last organ: the date's, but moved to the left where
 * an organ is so wide that it would stand out at the right.
 */
static void
sealed_middle(struct sign *g)
{
	const struct sheet *t = g->sheet;
	mpt_t right = t->left + t->width, date = g->date_width;

	g->x_organ = right - 4 * t->step - date / 2;
	if (g->x_organ + g->organ_width / 2 > right)
		g->x_organ = right - g->organ_width / 2;
	g->x_date = g->x_organ - date / 2;
}

/* As many organs in a row as their names and seals leave room for. */
static void
sealed_places(struct sign *g)
{
	mpt_t half = g->organ_width > SEAL ? g->organ_width / 2 : SEAL / 2;

	sealed_middle(g);
	g->apart = g->organ_width + g->sheet->step;
	if (g->apart < SEAL_APART)
		g->apart = SEAL_APART;
	g->per_row = g->n < PER_ROW ? g->n : PER_ROW;
	while (g->per_row > 1 && g->x_organ - half - (mpt_t)(g->per_row -
	    1) * g->apart < g->sheet->left)
		g->per_row--;
}

static void
plain_places(struct sign *g)
{
	const struct sheet *t = g->sheet;
	mpt_t right = t->left + t->width, date = g->date_width;

	g->x_organ = right - 2 * t->step - g->organ_width;
	g->x_date = g->x_organ + 2 * t->step;
	if (date > g->organ_width) {
		g->x_date = right - 2 * t->step - date;
		g->x_organ = g->x_date - 2 * t->step;
	}
}

static bool
too_wide(struct setter *s, const char *field, const char *text)
{
	return err_set(s->e, ERR_CONFIG, "《%s》落款的%s“%s”太长，一行"
	    "排不下；请用规范化简称", s->g->kind, field, text);
}

static bool
sign_set(struct setter *s, struct sign *g)
{
	const struct gw_signature *sig = s->g->signature;
	mpt_t most = g->sheet->width - 4 * g->sheet->step;
	struct type_spec spec = { .size = g->sheet->size,
		.step = g->sheet->step, .width = MM(2000), .spaced = true };
	struct set_text *organ = arena_array(s->a, struct set_text,
	    sig->n_organs);
	struct gw_text date = text_of(s->a, sig->date, ROLE_BODY);

	for (size_t i = 0; i < sig->n_organs; i++) {
		if (!text_set(s, &sig->organ[i], &spec, "署名", &organ[i]))
			return false;
		if (organ[i].n != 1 || organ[i].line[0].width > most)
			return too_wide(s, "署名", gw_plain(s->a,
			    &sig->organ[i]));
		if (organ[i].line[0].width > g->organ_width)
			g->organ_width = organ[i].line[0].width;
	}
	g->organ = organ;
	g->n = sig->n_organs;
	if (!text_set(s, &date, &spec, "成文日期", &g->date))
		return false;
	if (g->date.n != 1 || g->date.line[0].width > most)
		return too_wide(s, "日期", sig->date);
	g->date_width = g->date.line[0].width;
	return true;
}

static void
blanks(struct setter *s, struct strips *out, const struct sheet *sheet,
    mpt_t n)
{
	for (mpt_t i = 0; i < n; i++)
		strip_blank(s, out, sheet->pitch);
}

/* The organs [from, to) beside one another, the last at x_organ. */
static void
sealed_row(struct setter *s, struct strips *out, const struct sign *g,
    size_t from, size_t to)
{
	struct strip *t = vec_push(s->a, &out->v);
	struct run_spec r = { .size = g->sheet->size, .tag = TAG_P,
		.y = line_baseline(g->sheet->size, g->sheet->size) };

	t->height = g->sheet->pitch;
	t->snap = true;
	for (size_t i = from; i < to; i++) {
		r.x = g->x_organ - (mpt_t)(to - 1 - i) * g->apart -
		    g->organ[i].line[0].width / 2;
		r.element = ++s->n_elements;
		line_put(s, &g->organ[i].line[0], &r, &t->run);
	}
}

/* Full rows first; the last row ends with the last organ, at the date. */
static void
sealed_put(struct setter *s, struct strips *out, const struct sign *g)
{
	mpt_t pitch = g->sheet->pitch;
	mpt_t above = (SEAL_DROP - 1) / pitch;
	mpt_t between = (SEAL + pitch - 1) / pitch - 1;

	blanks(s, out, g->sheet, above);
	for (size_t i = 0; i < g->n; i += g->per_row) {
		size_t to = i + g->per_row < g->n ? i + g->per_row : g->n;

		if (i > 0)
			blanks(s, out, g->sheet, between);
		sealed_row(s, out, g, i, to);
	}
}

static void
plain_put(struct setter *s, struct strips *out, const struct sign *g)
{
	struct run_spec r = { .size = g->sheet->size, .tag = TAG_P,
		.x = g->x_organ };

	blanks(s, out, g->sheet, 1);
	for (size_t i = 0; i < g->n; i++) {
		r.element = ++s->n_elements;
		strip_lines(s, out, &g->organ[i], g->sheet->pitch, &r);
	}
}

/*
 * 附注 on the line below the date; where the seal would cover it, a line
 * further down.  Without it that line is left for the seal.
 */
static bool
note(struct setter *s, struct strips *out, const struct sheet *sheet,
    mpt_t seal)
{
	struct type_spec spec = { .size = sheet->size, .step = sheet->step,
		.width = sheet->width, .justify = true,
		.indent = 2 * sheet->step };
	struct run_spec r = { .x = sheet->left, .size = spec.size,
		.tag = TAG_P };
	struct set_text set = { .n = 0 };
	struct gw_text t;
	bool clear = false;

	if (s->g->note != NULL) {
		r.element = ++s->n_elements;
		t = text_of(s->a, arena_printf(s->a, "（%s）", s->g->note),
		    ROLE_BODY);
		if (!text_set(s, &t, &spec, "附注", &set))
			return false;
		clear = set.n == 1 && sheet->left + set.line[0].width <= seal;
	}
	if (out->v.n > 0 && (set.n > 0 || seal < INT32_MAX))
		out->v.v[out->v.n - 1].keep = true;
	if (!clear && seal < INT32_MAX) {
		strip_room(s, out, sheet->pitch);
		out->v.v[out->v.n - 1].keep = set.n > 0;
	}
	strip_lines(s, out, &set, sheet->pitch, &r);
	return true;
}

/* Where the `along` strips before `sign` begin; not all are blanks. */
static size_t
text_along(const struct strips *v, size_t along, size_t sign)
{
	size_t i = sign;
	bool text = along == 0;

	for (size_t n = 0; i > 0 && (n < along || !text); n++)
		text |= !v->v.v[--i].blank;
	return i;
}

/*
 * The strips from `sign` on, organs and date, stand on one page together
 * with lines of the text, even where that leaves the page before short.
 * Where a page does not hold them (many organs with seals), the first
 * organ stands with the text and the last one with the date.
 */
static void
keep_together(struct strips *out, const struct sheet *sheet, size_t sign)
{
	size_t from = text_along(out, sheet->along, sign);
	size_t n = out->v.n, first = sign, last = n - 2;
	mpt_t height = (mpt_t)sheet->along * sheet->pitch;
	bool whole;

	for (size_t i = sign; i < n; i++)
		height += out->v.v[i].height;
	whole = height <= sheet->bottom - sheet->top;
	while (first < last && out->v.v[first].blank)
		first++;
	for (size_t i = from; i + 1 < n; i++) {
		if (whole || i < first || i >= last)
			out->v.v[i].keep = true;
		if (i >= (whole ? sign : last))
			out->v.v[i].joined = true;
	}
}

bool
parts_signature(struct setter *s, struct strips *out,
    const struct sheet *sheet)
{
	struct sign g = { .sheet = sheet };
	struct run_spec r = { .size = sheet->size, .tag = TAG_P };
	size_t last = out->v.n;
	bool seal = s->g->signature != NULL && s->g->signature->seal;

	if (s->g->signature == NULL || s->g->format == FORMAT_MINUTES)
		return note(s, out, sheet, INT32_MAX);
	if (!sign_set(s, &g))
		return false;
	if (seal) {
		sealed_places(&g);
		sealed_put(s, out, &g);
	} else {
		plain_places(&g);
		plain_put(s, out, &g);
	}
	r.x = g.x_date;
	r.element = ++s->n_elements;
	strip_lines(s, out, &g.date, sheet->pitch, &r);
	keep_together(out, sheet, last);
	return note(s, out, sheet, seal ? g.x_organ - SEAL / 2 : INT32_MAX);
}
