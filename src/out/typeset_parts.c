/*
 * typeset_parts.c - title, addressee, attachments and the people of
 * minutes to strips, after GB/T 9704 7.3 and 10.3.
 */
#include "out/typeset_parts.h"

#include <string.h>

enum {
	TITLE_SIZE = 22000,     /* 二号 */
	SUBTITLE_SIZE = 14000,
	SHORT_LIST = 10         /* lines of 附件说明, of 人员 */
};

/* What `text_set` needs for a body text, lines `width` wide. */
static struct type_spec
body_spec(const struct sheet *sheet, mpt_t width)
{
	return (struct type_spec){ .size = sheet->size, .step = sheet->step,
		.width = width, .justify = true };
}

/* One line set alone, for what is placed from the right. */
static bool
one_line(struct setter *s, const struct gw_text *t,
    const struct sheet *sheet, const char *field, struct set_text *out)
{
	struct type_spec spec = body_spec(sheet, MM(400));

	spec.spaced = true;
	spec.justify = false;
	return text_set(s, t, &spec, field, out);
}

static void
keep_last(struct strips *out, size_t from, size_t n)
{
	for (size_t i = out->v.n; i > from && n > 0; i--, n--)
		out->v.v[i - 1].keep = true;
}

static bool
subtitle(struct setter *s, struct strips *out, const struct sheet *sheet)
{
	struct type_spec spec = { .size = SUBTITLE_SIZE,
		.step = SUBTITLE_SIZE, .width = sheet->width };
	struct run_spec r = { .size = spec.size, .tag = TAG_P,
		.element = ++s->n_elements };
	struct gw_text t = text_of(s->a, arena_printf(s->a, "（%s）",
	    s->g->subtitle), ROLE_KAI);
	struct set_text set;

	if (!text_set(s, &t, &spec, "副标题", &set))
		return false;
	for (size_t i = 0; i < set.n; i++) {
		struct set_text one = { &set.line[i], 1 };

		r.x = sheet->left + (spec.width - set.line[i].width) / 2;
		strip_lines(s, out, &one, sheet->pitch, &r);
	}
	return true;
}

bool
title_put(struct setter *s, struct strips *out, const struct sheet *sheet,
    const struct title_spec *t)
{
	struct type_spec spec = { .size = TITLE_SIZE, .step = TITLE_SIZE,
		.width = sheet->width, .balance = true };
	struct run_spec r = { .size = spec.size, .tag = t->tag,
		.element = ++s->n_elements };
	/* on the grid where its lines are high enough */
	mpt_t height = sheet->pitch > TITLE_SIZE * 119 / 100 ?
	    sheet->pitch : TITLE_SIZE * 13 / 10;
	const char *plain = gw_plain(s->a, t->text);
	size_t from = out->v.n;
	struct set_text set;

	if (!text_set(s, t->text, &spec, t->field, &set))
		return false;
	for (size_t i = 0; i < set.n; i++) {
		struct set_text one = { &set.line[i], 1 };

		r.x = sheet->left + (spec.width - set.line[i].width) / 2;
		strip_lines(s, out, &one, height, &r);
	}
	if (set.n > 0)
		out->v.v[from].bookmark = t->prefix == NULL ? plain :
		    arena_printf(s->a, "%s　%s", t->prefix, plain);
	keep_last(out, from, out->v.n - from);
	return true;
}

bool
parts_title(struct setter *s, struct strips *out, const struct sheet *sheet)
{
	const struct title_spec t = { &s->g->title, TAG_TITLE, "标题", NULL };
	size_t from = out->v.n;

	if (!title_put(s, out, sheet, &t) ||
	    (s->g->subtitle != NULL && !subtitle(s, out, sheet)))
		return false;
	keep_last(out, from, out->v.n - from);
	return true;
}

bool
parts_addressee(struct setter *s, struct strips *out,
    const struct sheet *sheet)
{
	const struct gw_text *to = &s->g->addressee;
	struct type_spec spec = body_spec(sheet, sheet->width);
	struct run_spec r = { .x = sheet->left, .size = spec.size,
		.tag = TAG_P, .element = s->n_elements + 1 };
	size_t from = out->v.n;
	struct gw_span *span;
	struct gw_text t;
	struct set_text set;

	strip_blank(s, out, sheet->grid ? sheet->pitch : sheet->pitch / 2);
	if (to->n == 0 || sheet->to_foot)
		return true;
	s->n_elements++;
	span = arena_array(s->a, struct gw_span, to->n + 1);
	memcpy(span, to->span, to->n * sizeof(*span));
	span[to->n] = (struct gw_span){ "：", to->span[0].role, 0 };
	t = (struct gw_text){ span, to->n + 1 };
	if (!text_set(s, &t, &spec, "主送", &set))
		return false;
	strip_lines(s, out, &set, sheet->pitch, &r);
	keep_last(out, from, out->v.n - from);
	return true;
}

/* The i-th name of 附件说明, its further lines below its beginning. */
static bool
attachment(struct setter *s, struct strips *out, const struct sheet *sheet,
    size_t i)
{
	const char *no = s->g->n_attachments == 1 ? "" :
	    arena_printf(s->a, "%zu. ", i + 1);
	const char *before = arena_printf(s->a, "%s%s", i == 0 ? "附件：" : "",
	    no);
	struct gw_text head = text_of(s->a, before, ROLE_BODY);
	struct gw_text all = text_of(s->a, arena_printf(s->a, "%s%s", before,
	    s->g->attachment[i]), ROLE_BODY);
	struct type_spec spec = body_spec(sheet, sheet->width);
	struct run_spec r = { .x = sheet->left, .size = spec.size,
		.tag = TAG_P, .element = ++s->n_elements };
	struct set_text set;

	if (!one_line(s, &head, sheet, "附件说明", &set))
		return false;
	spec.indent = (i == 0 ? 2 : 5) * spec.step;
	spec.hang = spec.indent + (set.n > 0 ? set.line[0].width : 0) +
	    (*no != '\0' ? spec.size / 4 : 0);
	spec.justify = false;
	if (!text_set(s, &all, &spec, "附件说明", &set))
		return false;
	strip_lines(s, out, &set, sheet->pitch, &r);
	return true;
}

/*
 * A short 附件说明 stands on the signature's page with lines of the text:
 * a list of annexes is no text of the paper.
 */
bool
parts_attachments(struct setter *s, struct strips *out,
    const struct sheet *sheet)
{
	size_t from = out->v.n;

	if (s->g->n_attachments == 0)
		return true;
	strip_blank(s, out, sheet->pitch);
	for (size_t i = 0; i < s->g->n_attachments; i++)
		if (!attachment(s, out, sheet, i))
			return false;
	if (out->v.n - from <= SHORT_LIST)
		keep_last(out, 0, out->v.n - from + sheet->along);
	return true;
}

/* Puts a label's runs into a strip, before what stands in it. */
static void
strip_label(struct setter *s, struct strip *t, const struct set_line *l,
    const struct run_spec *r)
{
	struct run_list all = { 0 };
	struct run_spec at = *r;

	at.y = line_baseline(r->size, r->size);
	line_put(s, l, &at, &all);
	for (size_t i = 0; i < t->run.v.n; i++)
		*vec_push(s->a, &all.v) = t->run.v.v[i];
	t->run = all;
}

/* “出席：” in 黑体, the names' further lines below the first one. */
static bool
people(struct setter *s, struct strips *out, const struct sheet *sheet,
    const struct gw_people *p)
{
	struct gw_text head = text_of(s->a, arena_printf(s->a, "%s：",
	    p->role), ROLE_HEI);
	struct type_spec spec = body_spec(sheet, sheet->width);
	struct run_spec r = { .x = sheet->left, .size = spec.size,
		.tag = TAG_P, .element = ++s->n_elements };
	struct set_text label, set;
	size_t first;

	if (!one_line(s, &head, sheet, "人员", &label))
		return false;
	spec.indent = spec.hang = 2 * spec.step + label.line[0].width;
	if (spec.hang > spec.width / 2)
		return err_set(s->e, ERR_CONFIG, "《%s》人员的类“%s”太长；"
		    "请写出席、请假或者列席", s->g->kind, p->role);
	if (!text_set(s, &p->text, &spec, p->role, &set))
		return false;
	first = strip_lines(s, out, &set, sheet->pitch, &r);
	r.x += 2 * spec.step;
	strip_label(s, &out->v.v[first], &label.line[0], &r);
	return true;
}

bool
parts_people(struct setter *s, struct strips *out,
    const struct sheet *sheet)
{
	size_t from = out->v.n;

	if (s->g->n_people == 0)
		return true;
	strip_blank(s, out, sheet->pitch);
	for (size_t i = 0; i < s->g->n_people; i++)
		if (!people(s, out, sheet, &s->g->people[i]))
			return false;
	/* nor are names a page's only text */
	if (out->v.n - from <= SHORT_LIST) {
		keep_last(out, 0, out->v.n - from + sheet->along);
		out->v.v[out->v.n - 1].keep = false;
	}
	return true;
}
