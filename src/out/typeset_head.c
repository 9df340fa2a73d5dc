/*
 * typeset_head.c - the heads of the formats (版头), after GB/T 9704 10.1
 * for letters.  The ink of 小标宋 reaches from 0.85 em above the baseline
 * to 0.08 em below it; distances from the standard are to the ink.
 */
#include "out/typeset_parts.h"

enum {
	MARK_MOST = 36000,  /* 发文机关标志, mpt: not above 小初 */
	MARK_LEAST = 22000,
	THICK = 2500, THIN = 800, BETWEEN = 1700 /* of a red double line */
};

/* Distance of the text from a red line: 7/8 of a 三号 character. */
#define LINE_GAP 14000

static mpt_t
ink_above(mpt_t size)
{
	return (mpt_t)((int64_t)size * 85 / 100);
}

static mpt_t
ink_below(mpt_t size)
{
	return (mpt_t)((int64_t)size * 8 / 100);
}

/* Appends one centred line; *width gets its width. */
static bool
centred(struct setter *s, struct run_list *out, const char *text,
    const char *field, struct run_spec *r, enum font_role role)
{
	struct gw_text t = text_of(s->a, text, role);
	struct type_spec spec = { .size = r->size, .step = r->size,
		.width = MM(400) };
	struct set_text set;

	if (!text_set(s, &t, &spec, field, &set))
		return false;
	for (size_t i = 0; i < set.n; i++) {
		r->x = (MM(210) - set.line[i].width) / 2;
		line_put(s, &set.line[i], r, out);
	}
	return true;
}

/* The largest size at which the name stands on one line of `room`. */
static bool
mark_size(struct setter *s, const char *name, mpt_t room, mpt_t *size)
{
	struct gw_text t = text_of(s->a, name, ROLE_TITLE);
	struct type_spec spec = { .size = 100000, .step = 100000,
		.width = MM(20000) };
	struct set_text set;

	if (!text_set(s, &t, &spec, "发文机关标志", &set))
		return false;
	*size = MARK_MOST;
	if (set.n > 0 && set.line[0].width > 0)
		*size = (mpt_t)((int64_t)room * spec.size /
		    set.line[0].width);
	if (*size > MARK_MOST)
		*size = MARK_MOST;
	return *size >= MARK_LEAST || err_set(s->e, ERR_CONFIG,
	    "《%s》发文机关标志“%s”太长，一行排不下；请用规范化简称",
	    s->g->kind, name);
}

static void
red_line(struct setter *s, struct masthead *out, mpt_t y, mpt_t thick)
{
	*vec_push(s->a, &out->rule.v) = (struct rule_line){ MM(20), y,
		MM(190), y, thick, COLOR_RED, 0 };
}

/* 份号, 密级, 紧急程度 from the line's left; 发文字号 on its right. */
static bool
letter_numbers(struct setter *s, const struct sheet *sheet, mpt_t *y,
    struct masthead *out)
{
	const struct {
		const char *text, *field;
		enum font_role role;
		bool right;
	} v[] = {
		{ s->g->head.doc_no, "发文字号", ROLE_BODY, true },
		{ s->g->head.copy_no, "份号", ROLE_BODY, false },
		{ s->g->head.secrecy, "密级", ROLE_HEI, false },
		{ s->g->head.urgency, "紧急程度", ROLE_HEI, false },
	};
	struct type_spec spec = { .size = sheet->size, .step = sheet->step,
		.width = sheet->width };
	mpt_t left_y = *y + LINE_GAP, used = *y;

	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		struct run_spec r = { .x = sheet->left, .size = spec.size,
			.tag = TAG_P };
		mpt_t top = v[i].right ? *y + LINE_GAP : left_y;
		struct gw_text t;
		struct set_text set;

		if (v[i].text == NULL)
			continue;
		t = text_of(s->a, v[i].text, v[i].role);
		if (!text_set(s, &t, &spec, v[i].field, &set))
			return false;
		if (v[i].right)
			r.x += sheet->width - set.line[0].width;
		r.y = top + line_baseline(spec.size, spec.size);
		r.element = ++s->n_elements;
		line_put(s, &set.line[0], &r, &out->run);
		if (!v[i].right)
			left_y += sheet->pitch;
		if (top + spec.size > used)
			used = top + spec.size;
	}
	*y = used;
	return true;
}

bool
letter_head(struct setter *s, struct sheet *sheet, struct masthead *out)
{
	const char *name = s->g->head.organ;
	struct run_spec r = { .color = COLOR_RED, .tag = TAG_P };
	mpt_t y, foot = MM(297 - 20);

	if (!mark_size(s, name, sheet->width, &r.size))
		return false;
	r.element = ++s->n_elements;
	r.y = MM(30) + ink_above(r.size);
	if (!centred(s, &out->run, name, "发文机关标志", &r, ROLE_TITLE))
		return false;
	y = r.y + ink_below(r.size) + MM(4);
	red_line(s, out, y + THICK / 2, THICK);
	y += THICK + BETWEEN;
	red_line(s, out, y - THIN / 2, THIN);
	red_line(s, out, foot + THIN / 2, THIN);
	red_line(s, out, foot + BETWEEN + THICK / 2, THICK);
	if (!letter_numbers(s, sheet, &y, out))
		return false;
	/* the title stands two lines below the last of these */
	sheet->first_top = y + 2 * sheet->pitch;
	sheet->first_bottom = foot - LINE_GAP;
	return true;
}

bool
form_head(struct setter *s, struct strips *out, const struct sheet *sheet)
{
	struct type_spec spec = { .size = 18000, .step = 18000,
		.width = sheet->width, .balance = true };
	struct run_spec r = { .size = spec.size, .tag = TAG_P };
	struct gw_text t;
	struct set_text set;
	size_t first;

	if (s->g->head.organ == NULL)
		return true;
	t = text_of(s->a, s->g->head.organ, ROLE_TITLE);
	if (!text_set(s, &t, &spec, "发文机关标志", &set))
		return false;
	r.element = ++s->n_elements;
	for (size_t i = 0; i < set.n; i++) {
		struct set_text one = { &set.line[i], 1 };

		r.x = sheet->left + (sheet->width - set.line[i].width) / 2;
		first = strip_lines(s, out, &one, 30000, &r);
		out->v.v[first].keep = true;
	}
	return true;
}
