/*
 * typeset_table.c - a table to strips, one for each row.
 *
 * A row is never torn, unless it is higher than a page has room for:
 * then its cells go on in further strips.  Rows that a cell reaches over
 * are a group: it stands on one page, and its rows grow where the cell
 * needs more room than they have.  A group higher than a page is parted
 * between rows; what a cell says stands whole in its first rows.  Where
 * headings stand above the first row, it goes on already when it leaves
 * no room for them.
 */
#include "out/typeset_table.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

enum {
	GAP = 10000,     /* mpt below the table */
	TAIL = 2,        /* lines torn off the last row, one of three */
	QUOTED = 60      /* bytes of a cell's text shown in an error */
};

/* Rows joined by cells that reach over several of them. */
struct group {
	struct grid *g;
	struct laid *row;
	size_t n;
	mpt_t room;      /* on a page that it begins */
	VEC(struct piece) piece;
	bool loose;      /* higher than that, or torn */
	bool torn;       /* sheet->torn */
};

static bool
cell_fault(const struct grid *g, const struct gw_cell *c, const char *field,
    const char *what)
{
	struct setter *s = g->s;
	const char *text = gw_plain(s->a, &c->text);
	size_t n = strlen(text), cut = utf8_cut(text, n, QUOTED);

	return err_set(s->e, ERR_CONFIG, "《%s》%s的“%.*s%s”%s", s->g->kind,
	    field, (int)cut, text, cut < n ? "……" : "", what);
}

static bool
cell_set(struct grid *g, struct laid *l, size_t k)
{
	const struct gw_cell *c = &l->row->cell[k];
	const char *field = cell_field(g, l->number, c->column);
	struct type_spec spec = cell_spec(g);

	assert(c->column + c->span <= g->t->n_columns);
	spec.width = g->x[c->column + c->span] - g->x[c->column] -
	    2 * CELL_PAD_X;
	spec.trial = true;
	if (spec.width < g->size)
		return err_set(g->s->e, ERR_CONFIG,
		    "《%s》%s太窄，一个字也排不下；请在文书模板里把这一列"
		    "的宽加大", g->s->g->kind, field);
	if (!text_set(g->s, &c->text, &spec, field, &l->cell[k]))
		return false;
	if (text_torn(&l->cell[k]) || name_torn(&c->text, &l->cell[k]))
		return cell_fault(g, c, field, "在一格的宽里排不下，不能"
		    "拆开；请在文书模板里把这一列的宽加大，或者把表的字号"
		    "减小");
	if (c->rows == 1 && l->cell[k].n > l->lines)
		l->lines = l->cell[k].n;
	return true;
}

static mpt_t
height_of(const struct grid *g, size_t lines)
{
	return (mpt_t)lines * g->pitch + 2 * g->pad_y;
}

static bool
row_set(struct grid *g, const struct gw_row *row, uint32_t number,
    struct laid *l)
{
	*l = (struct laid){ .row = row, .lines = row->lines,
		.number = number, .head = number <= g->t->n_heads };
	l->cell = arena_array(g->s->a, struct set_text, row->n);
	for (size_t k = 0; k < row->n; k++)
		if (!cell_set(g, l, k))
			return false;
	l->height = height_of(g, l->lines);
	return true;
}

/* Rows grow alike until the k-th cell of row i has room. */
static bool
grow_for(struct group *p, size_t i, size_t k)
{
	struct grid *g = p->g;
	const struct gw_cell *c = &p->row[i].row->cell[k];
	mpt_t lack = height_of(g, p->row[i].cell[k].n), n = (mpt_t)c->rows;

	assert(i + c->rows <= p->n);
	if (lack > g->room)
		return cell_fault(g, c, cell_field(g, p->row[i].number,
		    c->column), "比一页还高；请在文书模板里把这一列的宽"
		    "加大，或者不要跨行");
	for (mpt_t r = 0; r < n; r++)
		lack -= p->row[i + (size_t)r].height;
	for (mpt_t r = 0; r < n && lack > 0; r++)
		p->row[i + (size_t)r].height += lack * (r + 1) / n -
		    lack * r / n;
	return true;
}

/* Cells over few rows first: what they add counts for the others. */
static bool
group_grow(struct group *p)
{
	uint32_t most = 1;

	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->row[i].row->n; k++)
			if (p->row[i].row->cell[k].rows > most)
				most = p->row[i].row->cell[k].rows;
	for (uint32_t rows = 2; rows <= most; rows++)
		for (size_t i = 0; i < p->n; i++)
			for (size_t k = 0; k < p->row[i].row->n; k++)
				if (p->row[i].row->cell[k].rows == rows &&
				    !grow_for(p, i, k))
					return false;
	return true;
}

/*
 * A row as one piece, or as several where no page holds it; those on
 * later pages have as much room as the first.
 */
static void
cut_row(struct group *p, size_t i)
{
	struct grid *g = p->g;
	struct laid *l = &p->row[i];
	size_t most = (size_t)((p->room - 2 * g->pad_y) / g->pitch);
	bool torn = p->torn && i + 1 == p->n && l->lines > 1;
	size_t tail = l->lines - (!torn ? 0 : l->lines > TAIL + 1 ? TAIL : 1);
	bool whole = l->height <= p->room && !torn;

	l->piece = p->piece.n;
	for (size_t from = 0, to; from < l->lines; from = to) {
		to = whole || from + most > l->lines ? l->lines : from + most;
		if (from < tail && to > tail)
			to = tail;
		*vec_push(g->s->a, &p->piece) = (struct piece){ .l = l,
			.index = i, .from = from, .to = to,
			.height = whole ? l->height :
			    height_of(g, to - from),
			.first = from == 0, .last = to == l->lines };
		if (whole)
			break;
	}
}

/* The pieces of a cell that its text stands in, and their height. */
static size_t
text_pieces(const struct group *p, size_t i, size_t k, mpt_t *height)
{
	const struct gw_cell *c = &p->row[i].row->cell[k];
	mpt_t need = height_of(p->g, p->row[i].cell[k].n);
	size_t end = i + c->rows < p->n ? p->row[i + c->rows].piece :
	    p->piece.n, at = p->row[i].piece;

	*height = 0;
	while (at < end && (!p->loose || *height < need))
		*height += p->piece.v[at++].height;
	return at;
}

/* In a group that is parted, the pieces behind one text stay together. */
static void
join_text(struct group *p, size_t i, size_t k)
{
	mpt_t height;
	size_t end = text_pieces(p, i, k, &height);

	for (size_t at = p->row[i].piece; at + 1 < end; at++)
		p->piece.v[at].joined = true;
}

static bool
joins_fit(const struct group *p)
{
	const struct grid *g = p->g;
	mpt_t height = 0;

	for (size_t i = 0; i < p->piece.n; i++) {
		height += p->piece.v[i].height;
		if (height > g->room)
			return err_set(g->s->e, ERR_CONFIG, "《%s》表%u里"
			    "跨行的格一个接一个，一页排不下；请在文书模板里"
			    "少跨几行", g->s->g->kind, g->number);
		if (!p->piece.v[i].joined)
			height = 0;
	}
	return true;
}

static bool
group_cut(struct group *p)
{
	mpt_t height = 0;

	for (size_t i = 0; i < p->n; i++)
		cut_row(p, i);
	for (size_t i = 0; i < p->piece.n; i++)
		height += p->piece.v[i].height;
	p->loose = height > p->room || p->torn;
	if (!p->loose) {
		for (size_t i = 0; i + 1 < p->piece.n; i++)
			p->piece.v[i].joined = true;
		return true;
	}
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->row[i].row->n; k++)
			if (p->row[i].row->cell[k].rows > 1)
				join_text(p, i, k);
	return joins_fit(p);
}

/* The texts that a piece shows: its own, and those of cells that reach
 * further down from here. */
static void
draw_texts(const struct group *p, const struct piece *q, struct strip *t)
{
	const struct laid *l = q->l;

	for (size_t k = 0; k < l->row->n; k++) {
		size_t line[2] = { q->from, q->to };
		mpt_t height = q->height;

		if (l->row->cell[k].rows > 1) {
			line[0] = q->first ? 0 : l->cell[k].n;
			line[1] = l->cell[k].n;
			(void)text_pieces(p, q->index, k, &height);
		}
		cell_draw(p->g, l, k, line, height, t);
	}
}

static void
group_strips(const struct group *p, struct strips *out)
{
	struct grid *g = p->g;
	struct cover *over = arena_array(g->s->a, struct cover,
	    g->t->n_columns);

	for (size_t i = 0; i < p->piece.n; i++) {
		const struct piece *q = &p->piece.v[i];
		struct strip *t = vec_push(g->s->a, &out->v);
		const struct gw_row *row = q->l->row;

		for (size_t k = 0; k < row->n; k++)
			for (uint32_t c = 0; c < row->cell[k].span; c++)
				over[row->cell[k].column + c] =
				    (struct cover){ &row->cell[k],
				    q->index + row->cell[k].rows };
		t->height = q->height;
		t->joined = t->keep = q->joined;
		t->landscape = g->t->landscape;
		piece_borders(g, q, over, t);
		draw_texts(p, q, t);
		if (q->first)
			cells_tag(g, q->l, t);
	}
}

/* Where the group that begins with row i ends. */
static size_t
group_end(const struct gw_row *row, size_t n, size_t i)
{
	size_t end = i + 1;

	for (; i < end; i++)
		for (size_t k = 0; k < row[i].n; k++)
			if (i + row[i].cell[k].rows > end)
				end = i + row[i].cell[k].rows;
	assert(end <= n);
	return end;
}

/* Height of what must stand on the page of the strip put next. */
static mpt_t
kept_above(const struct strips *out)
{
	mpt_t height = 0;

	for (size_t i = out->v.n; i > 0 && out->v.v[i - 1].keep; i--)
		height += out->v.v[i - 1].height;
	return height;
}

/*
 * The room of the group put next; `heads` of what is above it are taken
 * off g->room already.  What is above leaves half of it, or is alone.
 */
static mpt_t
room_below(const struct grid *g, const struct strips *out, mpt_t heads)
{
	mpt_t above = kept_above(out) - heads;

	return above > 0 && above <= g->room / 2 ? g->room - above : g->room;
}

/* Rows to strips; `before` rows of the table come before them. */
static bool
rows_set(struct grid *g, const struct gw_row *row, size_t n, size_t before,
    struct strips *out)
{
	for (size_t i = 0, end; i < n; i = end) {
		struct group p = { .g = g };

		end = group_end(row, n, i);
		p.n = end - i;
		p.room = i == 0 && row == g->t->row ? room_below(g, out,
		    g->heads) : g->room;
		p.torn = g->sheet->torn && row == g->t->row && end == n;
		p.row = arena_array(g->s->a, struct laid, p.n);
		for (size_t k = 0; k < p.n; k++)
			if (!row_set(g, &row[i + k],
			    (uint32_t)(before + i + k + 1), &p.row[k]))
				return false;
		if (!group_grow(&p) || !group_cut(&p))
			return false;
		group_strips(&p, out);
	}
	return true;
}

/* The heads, which leave at least half a page to the rows. */
static bool
heads_set(struct grid *g, struct strips *head)
{
	mpt_t height = 0;

	if (!rows_set(g, g->t->head, g->t->n_heads, 0, head))
		return false;
	for (size_t i = 0; i < head->v.n; i++) {
		head->v.v[i].keep = true;
		height += head->v.v[i].height;
	}
	g->heads = height;
	if (height > g->room / 2)
		return err_set(g->s->e, ERR_CONFIG, "《%s》表%u的表头比半页"
		    "还高；请在文书模板里把列的宽加大，或者把表头写短",
		    g->s->g->kind, g->number);
	g->room -= height;
	return true;
}

/* The table's name: centred above it, on its page. */
static bool
name_strip(struct grid *g, struct strips *out)
{
	struct gw_text text = text_of(g->s->a, g->t->name, ROLE_HEI);
	struct type_spec spec = { .size = g->size + 1500,
		.step = g->size + 1500, .width = g->sheet->width,
		.balance = true };
	struct run_spec r = { .size = spec.size, .tag = TAG_P,
		.element = ++g->s->n_elements };
	mpt_t height = spec.size * 3 / 2;
	struct set_text set;

	if (!text_set(g->s, &text, &spec, arena_printf(g->s->a, "表%u名称",
	    g->number), &set))
		return false;
	for (size_t i = 0; i < set.n; i++) {
		struct strip *t = vec_push(g->s->a, &out->v);

		r.x = g->sheet->left + (spec.width - set.line[i].width) / 2;
		r.y = line_baseline(height, spec.size);
		t->height = height;
		t->keep = true;
		t->landscape = g->t->landscape;
		line_put(g->s, &set.line[i], &r, &t->run);
	}
	return true;
}

bool
strip_table(struct setter *s, struct strips *out, const struct gw_table *t,
    const struct sheet *sheet)
{
	struct sheet turned = sheet_turned(sheet);
	struct grid g = { .s = s, .t = t,
		.sheet = t->landscape ? &turned : sheet,
		.number = ++s->n_tables, .size = gw_size_mpt(t->size) };
	struct strips head = { { 0 } };
	size_t from;

	g.pitch = g.size * 13 / 10;
	g.pad_y = g.size * 3 / 10;
	g.room = g.sheet->bottom - g.sheet->top;
	if (!columns_set(&g) || (t->name != NULL && !name_strip(&g, out)))
		return false;
	s->n_elements++;
	if (!heads_set(&g, &head))
		return false;
	for (size_t i = 0; i < head.v.n; i++)
		*vec_push(s->a, &out->v) = head.v.v[i];
	from = out->v.n;
	if (!rows_set(&g, t->row, t->n_rows, t->n_heads, out))
		return false;
	for (size_t i = from; i < out->v.n; i++) {
		out->v.v[i].head = head.v.v;
		out->v.v[i].n_heads = head.v.n;
	}
	strip_blank(s, out, GAP);
	return true;
}
