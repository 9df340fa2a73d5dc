/*
 * typeset_columns.c - how wide a table's columns are.
 *
 * Where every column has a share, the shares part the table's width.
 * Where some have none, the others' shares are millimetres and these
 * take what is left by their content: as wide as their longest line if
 * that fits, else short columns first, and the long ones share the rest.
 * No column is narrower than its widest token; only where that cannot be
 * are dates torn at their seams, then words of letters.
 */
#include "out/typeset_table.h"

#include <assert.h>

/* What a column asks for, with the padding. */
struct want {
	mpt_t least[TEXT_TIERS];
	mpt_t line;        /* its longest line; at least least[0] */
	mpt_t width;       /* what it gets */
	bool given;        /* by a share */
};

/* A cell over several columns, looked at when the others are known. */
struct spanner {
	const struct gw_cell *cell;
	struct text_widths w;
};

struct wants {
	struct grid *g;
	struct want *v;    /* one for each column */
	VEC(struct spanner) span;
};

const char *
cell_field(const struct grid *g, uint32_t number, size_t column)
{
	size_t heads = g->t->n_heads;

	if (number <= heads)
		return arena_printf(g->s->a, "表%u表头第%zu列", g->number,
		    column + 1);
	return arena_printf(g->s->a, "表%u第%zu行第%zu列", g->number,
	    number - heads, column + 1);
}

struct type_spec
cell_spec(const struct grid *g)
{
	return (struct type_spec){ .size = g->size, .step = g->size,
		.spaced = true };
}

static void
raise_to(mpt_t *v, mpt_t least)
{
	if (*v < least)
		*v = least;
}

static bool
measure_cell(struct wants *w, const struct gw_cell *c, uint32_t number)
{
	struct type_spec spec = cell_spec(w->g);
	struct want *to = &w->v[c->column];
	struct text_widths m;

	if (c->text.n == 0 || (c->span == 1 && to->given))
		return true;
	if (!text_measure(w->g->s, &c->text, &spec, cell_field(w->g, number,
	    c->column), &m))
		return false;
	if (c->span > 1) {
		*vec_push(w->g->s->a, &w->span) = (struct spanner){ c, m };
		return true;
	}
	for (int i = 0; i < TEXT_TIERS; i++)
		raise_to(&to->least[i], m.least[i] + 2 * CELL_PAD_X);
	raise_to(&to->line, m.line + 2 * CELL_PAD_X);
	return true;
}

static bool
measure_rows(struct wants *w, const struct gw_row *row, size_t n,
    uint32_t before)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < row[i].n; k++)
			if (!measure_cell(w, &row[i].cell[k],
			    before + (uint32_t)i + 1))
				return false;
	return true;
}

/* The open columns under a wide cell grow alike until it fits. */
static void
spread(struct wants *w, const struct spanner *s)
{
	uint32_t from = s->cell->column, to = from + s->cell->span;
	mpt_t lack[TEXT_TIERS], open = 0;

	for (int i = 0; i < TEXT_TIERS; i++)
		lack[i] = s->w.least[i] + 2 * CELL_PAD_X;
	for (uint32_t c = from; c < to; c++) {
		open += !w->v[c].given;
		for (int i = 0; i < TEXT_TIERS; i++)
			lack[i] -= w->v[c].given ? w->v[c].width :
			    w->v[c].least[i];
	}
	for (uint32_t c = from; c < to && open > 0; c++) {
		if (w->v[c].given)
			continue;
		for (int i = 0; i < TEXT_TIERS; i++)
			if (lack[i] > 0)
				w->v[c].least[i] += lack[i] / open + 1;
		raise_to(&w->v[c].line, w->v[c].least[0]);
	}
}

/* The width a column has when all strive for `level`. */
static mpt_t
at_level(const struct want *c, int tier, mpt_t level)
{
	if (level <= c->least[tier])
		return c->least[tier];
	return level < c->line ? level : c->line;
}

static int64_t
sum_at(const struct wants *w, int tier, mpt_t level)
{
	int64_t sum = 0;

	for (size_t c = 0; c < w->g->t->n_columns; c++)
		if (!w->v[c].given)
			sum += at_level(&w->v[c], tier, level);
	return sum;
}

/* More room than all ask for: it is shared by what they ask for. */
static void
share_surplus(struct wants *w, mpt_t room, int64_t lines)
{
	for (size_t c = 0; c < w->g->t->n_columns; c++) {
		struct want *v = &w->v[c];

		if (!v->given)
			v->width = (mpt_t)(room * (int64_t)v->line / lines);
	}
}

/*
 * Less room: the columns that stand between their least and their line
 * keep half the level and share the other half by what they ask for.
 */
static void
share_level(struct wants *w, int tier, mpt_t level)
{
	size_t n = w->g->t->n_columns;
	int64_t rest = 0, asked = 0;

	for (size_t c = 0; c < n; c++) {
		struct want *v = &w->v[c];

		if (v->given)
			continue;
		v->width = at_level(v, tier, level);
		if (v->width <= v->least[tier] || v->width >= v->line)
			continue;
		v->width = at_level(v, tier, level / 2);
		rest += level - v->width;
		asked += v->line;
	}
	for (size_t c = 0; c < n; c++) {
		struct want *v = &w->v[c];

		if (!v->given && level > v->least[tier] && level < v->line)
			v->width += (mpt_t)(rest * v->line / asked);
	}
}

/* The highest level at which all columns together fit. */
static mpt_t
find_level(const struct wants *w, int tier, mpt_t room)
{
	mpt_t low = 0, high = room;

	while (low < high) {
		mpt_t mid = low + (high - low + 1) / 2;

		if (sum_at(w, tier, mid) <= room)
			low = mid;
		else
			high = mid - 1;
	}
	return low;
}

static bool
fit_open(struct wants *w, mpt_t room)
{
	int64_t lines = sum_at(w, 0, INT32_MAX), least = 0;

	if (lines <= room) {
		share_surplus(w, room, lines);
		return true;
	}
	for (int tier = 0; tier < TEXT_TIERS; tier++) {
		least = sum_at(w, tier, 0);
		if (least > room)
			continue;
		share_level(w, tier, find_level(w, tier, room));
		return true;
	}
	return err_set(w->g->s->e, ERR_CONFIG, "《%s》表%u的各列排不下："
	    "没有写宽的列照内容至少要%d毫米，只剩%d毫米；请在文书模板里"
	    "减小字号、改成横排，或者拆成两个表", w->g->s->g->kind,
	    w->g->number, (int)(least / MM(1)) + 1, (int)(room / MM(1)));
}

/* Widths to edges; what rounding left goes to the widest open column. */
static void
make_edges(struct wants *w)
{
	struct grid *g = w->g;
	mpt_t sum = 0;
	size_t widest = 0, n = g->t->n_columns;

	for (size_t c = 0; c < n; c++) {
		sum += w->v[c].width;
		if (w->v[widest].given || (!w->v[c].given &&
		    w->v[c].width > w->v[widest].width))
			widest = c;
	}
	w->v[widest].width += g->sheet->width - sum;
	g->x[0] = g->sheet->left;
	for (size_t c = 0; c < n; c++)
		g->x[c + 1] = g->x[c] + w->v[c].width;
}

static bool
by_content(struct grid *g)
{
	const struct gw_table *t = g->t;
	struct wants w = { .g = g, .v = arena_array(g->s->a, struct want,
	    t->n_columns) };
	mpt_t room = g->sheet->width;

	for (size_t c = 0; c < t->n_columns; c++) {
		struct want *v = &w.v[c];

		v->given = t->column[c].share > 0;
		v->width = MM((mpt_t)t->column[c].share);
		v->line = 2 * CELL_PAD_X + g->size;
		for (int i = 0; i < TEXT_TIERS; i++)
			v->least[i] = v->line;
		room -= v->width;
	}
	if (!measure_rows(&w, t->head, t->n_heads, 0) ||
	    !measure_rows(&w, t->row, t->n_rows, (uint32_t)t->n_heads))
		return false;
	for (size_t i = 0; i < w.span.n; i++)
		spread(&w, &w.span.v[i]);
	if (!fit_open(&w, room))
		return false;
	make_edges(&w);
	return true;
}

bool
columns_set(struct grid *g)
{
	const struct gw_table *t = g->t;
	int64_t sum = 0, part = 0;
	bool open = false;

	for (size_t i = 0; i < t->n_columns; i++) {
		sum += t->column[i].share;
		open |= t->column[i].share == 0;
	}
	g->x = arena_array(g->s->a, mpt_t, t->n_columns + 1);
	if (open)
		return by_content(g);
	assert(sum > 0); /* the reader lets no table be without columns */
	for (size_t i = 0; i <= t->n_columns; i++) {
		g->x[i] = g->sheet->left +
		    (mpt_t)(g->sheet->width * part / sum);
		if (i < t->n_columns)
			part += t->column[i].share;
	}
	return true;
}
