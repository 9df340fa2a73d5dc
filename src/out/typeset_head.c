/*
 * typeset_head.c - the heads of letters and forms (版头; GB/T 9704 10.1)
 * and what all heads share.  The ink of 小标宋 reaches from 0.85 em above
 * the baseline to 0.08 em below it; distances from the standard are to
 * the ink.
 */
#include "out/typeset_parts.h"

#include <string.h>

enum {
	MARK_MOST = 36000,  /* 发文机关标志, mpt: not above 小初 */
	MARK_LEAST = 22000,
	THICK = 2500, THIN = 800, BETWEEN = 1700 /* of a red double line */
};

/* Distance of the text from a red line: 7/8 of a 三号 character. */
#define LINE_GAP 14000
/* Lines of the standard grid, which a form's own are not. */
#define GRID_PITCH (MM(225) / 22)

mpt_t
head_ink_above(mpt_t size)
{
	return (mpt_t)((int64_t)size * 85 / 100);
}

mpt_t
head_ink_below(mpt_t size)
{
	return (mpt_t)((int64_t)size * 8 / 100);
}

/* Sets an item as one line no wider than the type area. */
static bool
item_set(struct setter *s, const struct sheet *sheet,
    const struct head_item *h, struct set_text *out)
{
	struct gw_text t = text_of(s->a, h->text, h->role);
	struct type_spec spec = { .size = sheet->size, .step = sheet->step,
		.width = MM(2000) };

	if (!text_set(s, &t, &spec, h->field, out))
		return false;
	return (out->n == 1 && out->line[0].width <= sheet->width) ||
	    err_set(s->e, ERR_CONFIG, "《%s》版头的%s“%s”太长，一行排不下；"
	    "请缩短", s->g->kind, h->field, h->text);
}

static void
item_put(struct setter *s, const struct sheet *sheet,
    const struct head_item *h, const struct set_text *set,
    struct run_list *out)
{
	struct run_spec r = { .x = h->x, .size = sheet->size, .tag = TAG_P,
		.y = h->top + line_baseline(sheet->size, sheet->size),
		.element = ++s->n_elements };

	if (h->right)
		r.x -= set->line[0].width;
	line_put(s, &set->line[0], &r, out);
}

bool
head_put(struct setter *s, const struct sheet *sheet,
    const struct head_item *h, struct run_list *out, mpt_t *width)
{
	struct set_text set;

	*width = 0;
	if (h->text == NULL)
		return true;
	if (!item_set(s, sheet, h, &set))
		return false;
	*width = set.line[0].width;
	item_put(s, sheet, h, &set, out);
	return true;
}

bool
head_put_centred(struct setter *s, const struct sheet *sheet,
    const struct head_item *h, struct run_list *out)
{
	struct head_item at = *h;
	struct set_text set;

	if (h->text == NULL)
		return true;
	if (!item_set(s, sheet, h, &set))
		return false;
	at.x -= set.line[0].width / 2;
	item_put(s, sheet, &at, &set, out);
	return true;
}

/* Appends one centred line. */
static bool
centred(struct setter *s, struct run_list *out, const char *text,
    struct run_spec *r)
{
	struct gw_text t = text_of(s->a, text, ROLE_TITLE);
	struct type_spec spec = { .size = r->size, .step = r->size,
		.width = MM(400) };
	struct set_text set;

	if (!text_set(s, &t, &spec, "发文机关标志", &set))
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
	    "《%s》发文机关标志“%s”太长，2号字一行也排不下；请在版头里用"
	    "发文机关的规范化简称", s->g->kind, name);
}

static void
red_line(struct setter *s, struct masthead *out, mpt_t y, mpt_t thick)
{
	*vec_push(s->a, &out->rule.v) = (struct rule_line){ MM(20), y,
		MM(190), y, thick, COLOR_RED, 0 };
}

/* 份号, 密级, 紧急程度 below one another left; 发文字号 on the right. */
static bool
letter_numbers(struct setter *s, const struct sheet *sheet, mpt_t *y,
    struct masthead *out)
{
	const struct gw_head *h = &s->g->head;
	const mpt_t left = sheet->left, top = *y + LINE_GAP;
	struct head_item v[] = {
		{ h->copy_no, "份号", ROLE_BODY, left, top, false },
		{ h->secrecy, "密级", ROLE_HEI, left, top, false },
		{ h->urgency, "紧急程度", ROLE_HEI, left, top, false },
		{ h->doc_no, "发文字号", ROLE_BODY, left + sheet->width, top,
		    true },
	};
	mpt_t line = top, first = 0, width;

	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		if (v[i].text == NULL)
			continue;
		if (!v[i].right)
			v[i].top = line;
		if (!head_put(s, sheet, &v[i], &out->run, &width))
			return false;
		if (v[i].right && first > 0 &&
		    first + width + sheet->step > sheet->width)
			return err_set(s->e, ERR_CONFIG, "《%s》版头的发文字号"
			    "和左边的一项一行排不下；请缩短", s->g->kind);
		if (line == top)
			first = width;
		if (v[i].top + sheet->size > *y)
			*y = v[i].top + sheet->size;
		line += v[i].right ? 0 : sheet->pitch;
	}
	return true;
}

bool
letter_head(struct setter *s, struct sheet *sheet, struct masthead *out)
{
	/* of several organs the leading one's name (10.1) */
	const char *name = arena_strndup(s->a, s->g->head.organ,
	    strcspn(s->g->head.organ, " "));
	struct run_spec r = { .color = COLOR_RED, .tag = TAG_P };
	mpt_t y, foot = MM(297 - 20);

	if (!mark_size(s, name, sheet->width, &r.size))
		return false;
	r.element = ++s->n_elements;
	r.y = MM(30) + head_ink_above(r.size);
	if (!centred(s, &out->run, name, &r))
		return false;
	y = r.y + head_ink_below(r.size) + MM(4);
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

/* 份号, 密级 and 紧急程度 of a form, 三号 as in every head whatever the
 * form's own size, each on its line at the left. */
static bool
form_marks(struct setter *s, struct strips *out, const struct sheet *sheet)
{
	const struct gw_head *h = &s->g->head;
	const struct head_item v[] = {
		{ h->copy_no, "份号", ROLE_BODY, sheet->left, 0, false },
		{ h->secrecy, "密级", ROLE_HEI, sheet->left, 0, false },
		{ h->urgency, "紧急程度", ROLE_HEI, sheet->left, 0, false },
	};
	struct sheet head = *sheet;
	mpt_t width;

	head.size = head.step = gw_size_mpt(SIZE_3);
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		struct strip *t;

		if (v[i].text == NULL)
			continue;
		t = vec_push(s->a, &out->v);
		t->height = GRID_PITCH;
		t->keep = true;
		if (!head_put(s, &head, &v[i], &t->run, &width))
			return false;
	}
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

	if (!form_marks(s, out, sheet))
		return false;
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

/* 编号 or 文号 of a form, flush right below its title. */
bool
form_number(struct setter *s, struct strips *out, const struct sheet *sheet)
{
	const struct head_item no = { s->g->head.doc_no, "发文字号",
		ROLE_BODY, sheet->left + sheet->width, 0, true };
	struct strip *t;
	mpt_t width;

	if (no.text == NULL)
		return true;
	t = vec_push(s->a, &out->v);
	t->height = sheet->pitch;
	t->keep = true;
	return head_put(s, sheet, &no, &t->run, &width);
}
