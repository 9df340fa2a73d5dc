/*
 * typeset_foot.c - 版记 (GB/T 9704 7.4): 四号, lines as wide as the type
 * area, the last on its lower edge.  Letters have 抄送 alone, without
 * lines (10.1).
 */
#include "out/typeset_parts.h"

#include <string.h>

enum {
	OUTER_UM = 350,  /* the first and the last line's thickness */
	INNER_UM = 250
};

/* 版记 being set: one strip, `y` its height so far. */
struct foot {
	struct setter *s;
	const struct sheet *sheet;
	struct strip t;
	mpt_t size, pitch, y;
};

static void
foot_line(struct foot *f, int thick_um)
{
	if (f->s->g->format == FORMAT_LETTER)
		return;
	*vec_push(f->s->a, &f->t.rule.v) = (struct rule_line){
		f->sheet->left, f->y, f->sheet->left + f->sheet->width, f->y,
		UM(thick_um), 0, 0 };
}

/* “抄送：甲、乙。” one character from both sides. */
static bool
foot_names(struct foot *f, const char *label, const char *names)
{
	size_t len = strlen(names), stop = strlen("。");
	bool ends = len >= stop && strcmp(names + len - stop, "。") == 0;
	struct type_spec spec = { .size = f->size, .step = f->size,
		.width = f->sheet->width - 2 * f->size, .justify = true,
		.hang = 3 * f->size }; /* below the first organ's name */
	struct run_spec r = { .size = f->size, .tag = TAG_P,
		.x = f->sheet->left + f->size,
		.element = ++f->s->n_elements };
	struct gw_text text = text_of(f->s->a, arena_printf(f->s->a,
	    "%s：%s%s", label, names, ends ? "" : "。"), ROLE_BODY);
	struct set_text set;

	if (!text_set(f->s, &text, &spec, label, &set))
		return false;
	for (size_t i = 0; i < set.n; i++) {
		r.y = f->y + line_baseline(f->pitch, f->size);
		line_put(f->s, &set.line[i], &r, &f->t.run);
		f->y += f->pitch;
	}
	return true;
}

/* One end of the line of 印发机关 and 印发日期; *width: how wide it is. */
static bool
foot_end(struct foot *f, const char *text, const char *field, bool right,
    mpt_t *width)
{
	struct type_spec spec = { .size = f->size, .step = f->size,
		.width = MM(2000) };
	struct run_spec r = { .size = f->size, .tag = TAG_P,
		.x = f->sheet->left + f->size,
		.y = f->y + line_baseline(f->pitch, f->size),
		.element = ++f->s->n_elements };
	struct gw_text t = text_of(f->s->a, text, ROLE_BODY);
	struct set_text set;

	if (!text_set(f->s, &t, &spec, field, &set))
		return false;
	*width = set.line[0].width;
	if (right)
		r.x = f->sheet->left + f->sheet->width - f->size - *width;
	line_put(f->s, &set.line[0], &r, &f->t.run);
	return true;
}

static bool
foot_issue(struct foot *f, const struct gw_foot *g)
{
	mpt_t left = 0, right = 0;

	if (g->issuer != NULL && !foot_end(f, g->issuer, "印发机关", false,
	    &left))
		return false;
	if (g->issue_date != NULL && !foot_end(f, arena_printf(f->s->a,
	    "%s印发", g->issue_date), "印发日期", true, &right))
		return false;
	f->y += f->pitch;
	return left + right + 3 * f->size <= f->sheet->width ||
	    err_set(f->s->e, ERR_CONFIG, "《%s》版记的印发机关“%s”和印发"
	    "日期一行排不下；请用规范化简称", f->s->g->kind, g->issuer);
}

/* What is sent to whom: 主送 that page 1 had no room for, 抄送. */
static bool
foot_sent(struct foot *f, const char *to, const char *copy_to)
{
	if (to != NULL && !foot_names(f, "主送", to))
		return false;
	return copy_to == NULL || foot_names(f, "抄送", copy_to);
}

bool
parts_foot(struct setter *s, struct strips *out, const struct sheet *sheet)
{
	static const struct gw_foot none;
	const struct gw_foot *g = s->g->foot == NULL ? &none : s->g->foot;
	struct foot f = { .s = s, .sheet = sheet,
		.size = gw_size_mpt(SIZE_4) };
	const char *to = sheet->to_foot ? gw_plain(s->a, &s->g->addressee) :
	    NULL;
	bool sent = to != NULL || g->copy_to != NULL;
	bool issue = g->issuer != NULL || g->issue_date != NULL;

	if (!sent && !issue)
		return true;
	f.pitch = f.size * 3 / 2;
	foot_line(&f, OUTER_UM);
	if (!foot_sent(&f, to, g->copy_to))
		return false;
	if (sent && issue)
		foot_line(&f, INNER_UM);
	if (issue && !foot_issue(&f, g))
		return false;
	foot_line(&f, OUTER_UM);
	f.t.bottom = true;
	f.t.height = f.y;
	if (f.y > sheet->bottom - sheet->top)
		return err_set(s->e, ERR_CONFIG, "《%s》版记的主送和抄送机关"
		    "太多，一页也排不下；请用统称", s->g->kind);
	/* no page with 版记 alone, unless that is what page 1 waits for */
	if (sheet->along > 0)
		strips_hold(out);
	*vec_push(s->a, &out->v) = f.t;
	return true;
}
