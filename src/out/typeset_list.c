/*
 * typeset_list.c - 名单: names of organs or persons in columns of one
 * width, read line by line, two characters in from the left.
 */
#include "out/typeset_page.h"

#include <string.h>

#include "base/utf8.h"

enum {
	TALL = 10,     /* lines; what is higher may be parted between pages */
	SHORT_NAME = 4 /* characters; longer names may be torn at need */
};

struct roster {
	const struct gw_list *l;
	const struct sheet *sheet;
	size_t columns;
	mpt_t column;        /* from one column to the next */
	struct type_spec spec;
	struct set_text *item;
};

/* Characters that are drawn. */
static size_t
drawn(const char *text)
{
	size_t len = strlen(text), n = 0;

	for (size_t i = 0; i < len;)
		n += !utf8_is_blank(utf8_next(text, len, &i));
	return n;
}

/* One walk over the spans, beside the ends of the lines. */
bool
name_torn(const struct gw_text *t, const struct set_text *set)
{
	size_t line = 0, end = set->n > 0 ? set->line[0].n : 0, from = 0;

	for (size_t k = 0; k < t->n; k++) {
		size_t n = drawn(t->span[k].text);

		while (line + 1 < set->n && end <= from)
			end += set->line[++line].n;
		if (line + 1 < set->n && end < from + n &&
		    (t->span[k].flags & SPAN_NAME) && n <= SHORT_NAME)
			return true;
		from += n;
	}
	return false;
}

static const char *
item_field(struct setter *s, size_t i)
{
	return arena_printf(s->a, "名单第%zu项", i + 1);
}

/*
 * The widest gap between columns that leaves every name on one line: one
 * character, a half, a quarter.  One, where some name must wrap.
 */
static bool
choose_gap(struct setter *s, struct roster *r)
{
	mpt_t most = 0, gap = r->spec.step;
	struct text_widths w;

	for (size_t i = 0; i < r->l->n; i++) {
		if (!text_measure(s, &r->l->item[i], &r->spec,
		    item_field(s, i), &w))
			return false;
		if (w.line > most)
			most = w.line;
	}
	while (gap > r->spec.step / 4 && most > r->column - gap)
		gap /= 2;
	if (most > r->column - gap)
		gap = r->spec.step;
	r->spec.width = r->column - gap;
	return true;
}

/* All items in columns of the width chosen; *torn: a name or number is. */
static bool
items_set(struct setter *s, struct roster *r, bool *torn)
{
	*torn = false;
	r->item = arena_array(s->a, struct set_text, r->l->n);
	for (size_t i = 0; i < r->l->n; i++) {
		const struct gw_text *t = &r->l->item[i];

		if (!text_set(s, t, &r->spec, item_field(s, i), &r->item[i]))
			return false;
		*torn |= text_torn(&r->item[i]) || name_torn(t, &r->item[i]);
	}
	return true;
}

/* As many columns as asked for, fewer where a name would be torn. */
static bool
columns_choose(struct setter *s, struct roster *r)
{
	mpt_t width = r->sheet->width - 2 * r->sheet->step;
	bool torn;

	for (r->columns = r->l->columns;; r->columns--) {
		r->column = r->spec.width = width / (mpt_t)r->columns;
		r->spec.justify = r->columns == 1;
		r->spec.whole = r->columns > 1;
		if (r->columns > 1 && !choose_gap(s, r))
			return false;
		if (!items_set(s, r, &torn))
			return false;
		if (!torn || r->columns == 1)
			return true;
	}
}

/* The lines [from, to) of the items [first, end), side by side. */
static void
row_strip(struct setter *s, struct strips *out, const struct roster *r,
    const size_t item[2], const size_t line[2])
{
	struct strip *t = vec_push(s->a, &out->v);
	struct run_spec at = { .size = r->spec.size, .tag = TAG_LIST_ITEM,
		.element = s->n_elements };

	t->height = (mpt_t)(line[1] - line[0]) * r->sheet->pitch;
	t->snap = true;
	for (size_t i = item[0]; i < item[1]; i++) {
		at.x = r->sheet->left + 2 * r->spec.step +
		    (mpt_t)(i - item[0]) * r->column;
		at.row = (uint32_t)i + 1;
		for (size_t k = line[0]; k < line[1] &&
		    k < r->item[i].n; k++) {
			at.y = (mpt_t)(k - line[0]) * r->sheet->pitch +
			    line_baseline(at.size, at.size);
			line_put(s, &r->item[i].line[k], &at, &t->run);
		}
	}
}

static void
rows_put(struct setter *s, struct strips *out, const struct roster *r)
{
	size_t item[2];

	for (item[0] = 0; item[0] < r->l->n; item[0] = item[1]) {
		size_t lines = 0, step, line[2];

		item[1] = item[0] + r->columns;
		if (item[1] > r->l->n)
			item[1] = r->l->n;
		for (size_t i = item[0]; i < item[1]; i++)
			if (r->item[i].n > lines)
				lines = r->item[i].n;
		step = lines > TALL ? 1 : lines;
		for (line[0] = 0; line[0] < lines; line[0] = line[1]) {
			line[1] = line[0] + step;
			row_strip(s, out, r, item, line);
		}
	}
}

bool
strip_list(struct setter *s, struct strips *out, const struct gw_list *l,
    const struct sheet *sheet)
{
	struct roster r = { .l = l, .sheet = sheet, .spec = {
		.size = sheet->size, .step = sheet->step, .spaced = true,
		.trial = true } };

	s->n_elements++;
	if (!columns_choose(s, &r))
		return false;
	rows_put(s, out, &r);
	return true;
}
