/*
 * typeset_line.c - shaping and breaking.
 *
 * A text becomes items, one per character: face, glyph, advance, mark
 * class, break.  Of two adjoining full-width marks the blank between them
 * loses half an em (CLREQ, 标点挤压).  Lines are filled greedily; the next
 * break beyond the edge is taken instead when the blanks of marks can be
 * squeezed for it and that moves less than stretching would.  Where a long
 * date leaves a gap of more than two characters, and for titles, all ends
 * of the paragraph are chosen together.
 */
#include "out/typeset_line.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "out/typeset_break.h"

enum {
	AIM_PART = 200,     /* half a per cent of the step */
	AIM_STEPS = 7,      /* at most 3.5 % */
	SHORT = 11          /* characters; what is unbreakable and longer is
	                       an account, a leader: torn without ado */
};

struct item {
	const struct font_face *face; /* NULL for a blank */
	uint32_t glyph, cp;
	mpt_t advance;
	mpt_t spare;        /* what can be squeezed out of advance */
	bool wide;          /* full width: stretchable on its right */
	bool whole;         /* not parted from the next */
	enum break_kind brk;
};

struct items {
	VEC(struct item) v;
	const char *field;
};

/* The stretch of items [from, to) that makes a line, blanks trimmed. */
struct cut {
	size_t from, to;    /* to: where the next line begins */
	size_t end;         /* after the last item that is drawn */
	bool torn;          /* ends where no line may end */
};

bool
char_known(const struct font_set *fonts, enum font_role role, uint32_t cp)
{
	uint32_t glyph;

	return utf8_is_blank(cp) || font_find(fonts, role, cp, &glyph) != NULL;
}

static bool
missing(struct setter *s, uint32_t cp, enum font_role role,
    const char *field)
{
	char c[5] = "";

	if (cp >= 0x20 && cp != 0x7F && cp <= 0x10FFFF)
		c[utf8_put(c, cp)] = '\0';
	return err_set(s->e, ERR_CONFIG, "《%s》%s里的字“%s”（U+%04X）在"
	    "%s一类字体里都没有，不能排版；请在 templates/fonts.xml "
	    "里补上有这个字的字体", s->g->kind, field, c, (unsigned)cp,
	    font_role_name(role));
}

static bool
add_item(struct setter *s, struct items *it, uint32_t cp,
    const struct gw_span *span, const struct type_spec *spec)
{
	struct item *n = vec_push(s->a, &it->v);
	uint16_t adv;

	n->cp = cp;
	n->whole = (span->flags & SPAN_WHOLE) != 0;
	if (cp == '\n')
		return true;
	if (utf8_is_blank(cp)) {
		n->wide = cp == 0x3000;
		n->advance = n->wide ? spec->step : spec->size / 4;
		return true;
	}
	n->face = font_find(s->fonts, span->role, cp, &n->glyph);
	if (n->face == NULL)
		return missing(s, cp, span->role, it->field);
	adv = n->face->advance(n->face, n->glyph);
	n->wide = adv >= 900;
	n->advance = (mpt_t)((int64_t)adv * spec->size / 1000);
	if (n->wide)
		n->advance += spec->step - spec->size;
	return true;
}

static bool
add_span(struct setter *s, struct items *it, const struct gw_span *span,
    const struct type_spec *spec)
{
	const char *t = span->text;
	size_t len;

	if (span->flags & SPAN_BREAK)
		t = "\n";
	else if (spec->spaced && (span->flags & SPAN_NAME))
		t = gw_name_spaced(s->a, t);
	len = strlen(t);
	for (size_t i = 0; i < len;)
		if (!add_item(s, it, utf8_next(t, len, &i), span, spec))
			return false;
	/* a whole span may be parted from what follows it */
	if (len > 0)
		it->v.v[it->v.n - 1].whole = false;
	return true;
}

static void
find_breaks(struct setter *s, struct items *it)
{
	size_t n = it->v.n;
	uint32_t *cp = arena_array(s->a, uint32_t, n);
	bool *whole = arena_array(s->a, bool, n);
	enum break_kind *brk = arena_array(s->a, enum break_kind, n);

	for (size_t i = 0; i < n; i++) {
		cp[i] = it->v.v[i].cp;
		whole[i] = it->v.v[i].whole;
	}
	breaks_find(s->a, cp, whole, n, brk);
	for (size_t i = 0; i < n; i++)
		it->v.v[i].brk = brk[i];
}

/* Adjoining marks lose half an em; what single marks can lose is noted. */
static void
compress(struct items *it, mpt_t size)
{
	for (size_t i = 0; i < it->v.n; i++) {
		struct item *c = &it->v.v[i];
		enum mark_kind m = c->wide ? mark_of(c->cp) : MARK_NONE;
		enum mark_kind next = MARK_NONE;

		if (i + 1 < it->v.n && it->v.v[i + 1].wide)
			next = mark_of(it->v.v[i + 1].cp);
		if ((m == MARK_CLOSE && next != MARK_NONE) ||
		    (m == MARK_OPEN && next == MARK_OPEN))
			c->advance -= size / 2;
		else if (m == MARK_CLOSE || (c->wide && m == MARK_NONE &&
		    next == MARK_OPEN))
			c->spare = size / 2;
	}
}

static bool
is_blank_item(const struct item *i)
{
	return i->face == NULL && i->cp != 0x3000;
}

/* The end of what is drawn of a line that stops before `to`. */
static size_t
drawn_end(const struct items *it, size_t from, size_t to)
{
	while (to > from && is_blank_item(&it->v.v[to - 1]))
		to--;
	return to;
}

static mpt_t
natural(const struct items *it, size_t from, size_t end)
{
	mpt_t w = 0;

	for (size_t i = from; i < end; i++)
		w += it->v.v[i].advance;
	return w;
}

/* What the marks of [from, end) but the last can lose. */
static mpt_t
inner_spare(const struct items *it, size_t from, size_t end)
{
	mpt_t w = 0;

	for (size_t i = from; i + 1 < end; i++)
		w += it->v.v[i].spare;
	return w;
}

/* What a closing mark at the line's end can lose. */
static mpt_t
end_spare(const struct items *it, size_t from, size_t end)
{
	const struct item *c;

	if (end == from)
		return 0;
	c = &it->v.v[end - 1];
	return mark_of(c->cp) == MARK_CLOSE ? c->spare : 0;
}

/*
 * The best line from `from` that ends at a break of at least `least`.
 * False when none fits.
 */
static bool
fill_line(const struct items *it, size_t from, mpt_t room,
    enum break_kind least, struct cut *out)
{
	mpt_t w = 0, slack = 0, loose = -1;

	for (size_t i = from; i < it->v.n; i++) {
		const struct item *c = &it->v.v[i];
		size_t end;
		mpt_t over;

		w += c->advance;
		slack += c->spare;
		if (!is_blank_item(c) && w - slack > room)
			break;
		if (c->brk < least && i + 1 < it->v.n)
			continue;
		end = drawn_end(it, from, i + 1);
		over = natural(it, from, end) - room;
		if (over > inner_spare(it, from, end) +
		    end_spare(it, from, end))
			continue;
		if (over > end_spare(it, from, end) && loose >= 0 &&
		    over * 2 > loose)
			break;
		*out = (struct cut){ from, i + 1, end, false };
		loose = over < 0 ? -over : 0;
		if (c->brk == BREAK_FORCED || over > 0)
			break;
	}
	return loose >= 0;
}

/* Is the unbreakable piece around an end before `to` short? */
static bool
short_piece(const struct items *it, size_t to)
{
	const struct item *v = it->v.v;
	size_t from = to, end = to;

	while (from > 0 && v[from - 1].brk < BREAK_NEED && to - from <= SHORT)
		from--;
	while (end < it->v.n && v[end - 1].brk < BREAK_NEED &&
	    end - from <= SHORT)
		end++;
	return end - from <= SHORT;
}

static void
next_line(const struct items *it, size_t from, mpt_t room, struct cut *out)
{
	static const enum break_kind tiers[] = { BREAK_FREE, BREAK_TOKEN,
		BREAK_NEED, BREAK_NONE };

	for (size_t i = 0; i < sizeof(tiers) / sizeof(*tiers); i++) {
		if (!fill_line(it, from, room, tiers[i], out))
			continue;
		out->torn = out->to < it->v.n &&
		    it->v.v[out->to - 1].brk == BREAK_NONE &&
		    short_piece(it, out->to);
		return;
	}
	/* not even one character fits: it stands out */
	*out = (struct cut){ from, from + 1, from + 1, true };
}

/* May a justified line be stretched between i and i + 1? */
static bool
stretchable(const struct items *it, size_t i)
{
	const struct item *a = &it->v.v[i], *b = a + 1;

	if (mark_joined(a->cp, b->cp))
		return false;
	return a->wide || b->wide || is_blank_item(a);
}

static void
stretch(const struct items *it, const struct cut *c, mpt_t extra,
    mpt_t size, mpt_t *add)
{
	mpt_t gaps = 0, k = 0;

	for (size_t i = c->from; i + 1 < c->end; i++)
		gaps += stretchable(it, i);
	if (gaps == 0 || extra / gaps > size / 3)
		return;
	for (size_t i = c->from; i + 1 < c->end; i++) {
		if (!stretchable(it, i))
			continue;
		add[i - c->from] = extra * (k + 1) / gaps - extra * k / gaps;
		k++;
	}
}

/* Takes `over` out of the blanks of marks, the line's last one first. */
static void
squeeze(const struct items *it, const struct cut *c, mpt_t over, mpt_t *add)
{
	mpt_t last = end_spare(it, c->from, c->end), room, taken = 0;

	if (last > over)
		last = over;
	if (last > 0)
		add[c->end - 1 - c->from] = -last;
	over -= last;
	room = inner_spare(it, c->from, c->end);
	if (over <= 0 || room <= 0)
		return;
	for (size_t i = c->from; i + 1 < c->end; i++) {
		mpt_t sp = it->v.v[i].spare, cutoff;

		if (sp == 0)
			continue;
		taken += sp;
		/* shares in proportion; the sum of all is `over` */
		cutoff = (mpt_t)((int64_t)over * taken / room) -
		    (mpt_t)((int64_t)over * (taken - sp) / room);
		add[i - c->from] -= cutoff;
	}
}

static void
place(struct setter *s, const struct items *it, const struct cut *c,
    const struct type_spec *spec, mpt_t indent, struct set_line *l)
{
	size_t n = c->end - c->from;
	mpt_t *add = arena_array(s->a, mpt_t, n);
	struct placed_glyph *g = arena_array(s->a, struct placed_glyph, n);
	const struct font_face **f = arena_array(s->a,
	    const struct font_face *, n);
	mpt_t room = spec->width - indent, x = indent;
	mpt_t w = natural(it, c->from, c->end);
	bool last = c->to >= it->v.n || it->v.v[c->to - 1].cp == '\n';

	if (w > room)
		squeeze(it, c, w - room, add);
	else if (spec->justify && !last)
		stretch(it, c, room - w, spec->size, add);
	l->n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct item *m = &it->v.v[c->from + i];

		if (m->face != NULL) {
			f[l->n] = m->face;
			g[l->n++] = (struct placed_glyph){ m->glyph, m->cp, x };
		}
		x += m->advance + add[i];
	}
	l->glyph = g;
	l->face = f;
	l->indent = indent;
	l->torn = c->torn;
	l->width = x;
}

struct ladder {     /* the search for the best lines of all */
	const struct items *it;
	const struct type_spec *spec;
	bool phrases;       /* the author marked phrases */
	int64_t *best;      /* [k * (n + 1) + i]: items 0..i in k lines */
	size_t *back;       /* where the k-th of them begins */
};

static mpt_t
room_of(const struct type_spec *spec, bool first)
{
	return spec->width - (first ? spec->indent : spec->hang);
}

/* How bad an end after i is for a title: torn phrases only in need. */
static int64_t
break_cost(const struct ladder *d, size_t i)
{
	const struct item *v = d->it->v.v;
	int64_t em = d->spec->size;

	if (!d->phrases || i + 1 == d->it->v.n ||
	    v[i].brk == BREAK_FORCED || v[i + 1].whole ||
	    (i > 0 && v[i - 1].whole))
		return 0;
	return 9 * em * em;
}

/*
 * What the line [from, i] costs as the k-th: the square of what it lacks,
 * four times that of what it has too much; -1 when it does not fit.
 */
static int64_t
line_cost(const struct ladder *d, size_t k, size_t from, size_t i)
{
	size_t end = drawn_end(d->it, from, i + 1);
	int64_t lack = room_of(d->spec, k == 1) - natural(d->it, from, end);
	bool last = i + 1 == d->it->v.n ||
	    d->it->v.v[i].brk == BREAK_FORCED;

	lack += lack < 0 ? end_spare(d->it, from, end) : 0;
	if (lack < 0 && (d->spec->balance ||
	    -lack > inner_spare(d->it, from, end)))
		return -1;
	if (lack < 0)
		return 4 * lack * lack;
	if (d->spec->balance)
		return lack * lack + break_cost(d, i);
	return last ? 0 : lack * lack;
}

/* Tries every line k that begins at `from`. */
static void
extend(struct ladder *d, size_t k, size_t from)
{
	size_t n = d->it->v.n, row = k * (n + 1);
	int64_t base = d->best[row - (n + 1) + from];
	mpt_t w = 0, most = 2 * d->spec->width;

	for (size_t i = from; i < n && base != INT64_MAX; i++) {
		const struct item *c = &d->it->v.v[i];
		int64_t cost;

		w += c->advance;
		if (w > most)
			break;
		if (c->brk < BREAK_FREE && i + 1 < n)
			continue;
		cost = line_cost(d, k, from, i);
		if (cost >= 0 && base + cost < d->best[row + i + 1]) {
			d->best[row + i + 1] = base + cost;
			d->back[row + i + 1] = from;
		}
		if (c->brk == BREAK_FORCED)
			break;
	}
}

/*
 * Breaks into as many lines as `out` has so that their costs sum least;
 * leaves `out` alone where no such lines fit.
 */
static void
best_lines(struct setter *s, const struct items *it,
    const struct type_spec *spec, size_t lines, struct cut *out)
{
	size_t n = it->v.n, cells = (lines + 1) * (n + 1);
	struct ladder d = { it, spec, false,
		arena_array(s->a, int64_t, cells),
		arena_array(s->a, size_t, cells) };

	for (size_t i = 0; i < n; i++)
		d.phrases |= it->v.v[i].whole;
	for (size_t i = 1; i < cells; i++)
		d.best[i] = INT64_MAX;
	for (size_t k = 1; k <= lines; k++)
		for (size_t from = 0; from < n; from++)
			extend(&d, k, from);
	if (d.best[cells - 1] == INT64_MAX)
		return;
	for (size_t k = lines, to = n; k > 0; k--) {
		size_t at = d.back[k * (n + 1) + to], from = at;

		while (k > 1 && from < to && is_blank_item(&it->v.v[from]))
			from++;
		out[k - 1] = (struct cut){ from, to, drawn_end(it, from, to),
			false };
		to = at;
	}
}

/* Is a line but the last so short that stretching it would show? */
static bool
any_loose(const struct items *it, const struct type_spec *spec,
    const struct cut *v, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++)
		if (it->v.v[v[i].to - 1].brk != BREAK_FORCED &&
		    room_of(spec, i == 0) - natural(it, v[i].from, v[i].end) >
		    2 * spec->size)
			return true;
	return false;
}

/* All cuts of the text, greedily. */
static size_t
cut_lines(struct setter *s, const struct items *it,
    const struct type_spec *spec, struct cut **out)
{
	VEC(struct cut) v = { 0 };
	size_t from = 0;

	while (from < it->v.n) {
		struct cut c;

		/* a break's blank is not carried to the next line */
		while (v.n > 0 && from < it->v.n && it->v.v[from].cp == ' ')
			from++;
		if (from == it->v.n)
			break;
		next_line(it, from, room_of(spec, v.n == 0), &c);
		assert(c.to > from);
		*vec_push(s->a, &v) = c;
		from = c.to;
	}
	if (v.n > 1 && (spec->balance || (spec->justify &&
	    any_loose(it, spec, v.v, v.n))))
		best_lines(s, it, spec, v.n, v.v);
	*out = v.v;
	return v.n;
}

/* A text as items, with breaks and marks compressed. */
static bool
itemize(struct setter *s, const struct gw_text *t,
    const struct type_spec *spec, struct items *it)
{
	for (size_t i = 0; i < t->n; i++)
		if (!add_span(s, it, &t->span[i], spec))
			return false;
	find_breaks(s, it);
	compress(it, spec->size);
	return true;
}

/* Full-width characters stand `by` further apart (closer if negative). */
static void
respace(struct items *it, mpt_t by)
{
	for (size_t i = 0; i < it->v.n; i++)
		if (it->v.v[i].wide)
			it->v.v[i].advance += by;
}

/*
 * Looks for lines that meet the aim, `n` being the natural ones; leaves
 * cuts and items as they are where there are none.
 */
static size_t
aim_lines(struct setter *s, struct items *it, const struct type_spec *spec,
    size_t n, struct cut **out)
{
	const mpt_t sign = spec->aim == AIM_FEWER ? -1 : 1;
	const size_t want = spec->aim == AIM_FEWER ? n - 1 : n + 1;
	mpt_t done = 0;

	if (spec->aim == AIM_NATURAL || want == 0)
		return n;
	for (int i = 1; i <= AIM_STEPS; i++) {
		mpt_t by = sign * (spec->step * i / AIM_PART);
		struct cut *cut;

		respace(it, by - done);
		done = by;
		if (cut_lines(s, it, spec, &cut) == want) {
			*out = cut;
			return want;
		}
	}
	respace(it, -done);
	return n;
}

bool
text_set(struct setter *s, const struct gw_text *t,
    const struct type_spec *spec, const char *field, struct set_text *out)
{
	struct items it = { .field = field };
	struct cut *cut;
	struct set_line *line;

	assert(spec->width > spec->indent && spec->size > 0);
	if (!itemize(s, t, spec, &it))
		return false;
	out->n = cut_lines(s, &it, spec, &cut);
	out->n = aim_lines(s, &it, spec, out->n, &cut);
	line = arena_array(s->a, struct set_line, out->n);
	for (size_t i = 0; i < out->n; i++)
		place(s, &it, &cut[i], spec, i == 0 ? spec->indent :
		    spec->hang, &line[i]);
	out->line = line;
	return true;
}

bool
text_torn(const struct set_text *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->line[i].torn)
			return true;
	return false;
}

/*
 * The widest stretch between breaks of at least `least`; at need, long
 * ones are torn anywhere and do not count.
 */
static mpt_t
widest(const struct items *it, enum break_kind least)
{
	mpt_t most = 0;

	for (size_t from = 0, to; from < it->v.n; from = to) {
		size_t end;
		mpt_t w;

		to = from;
		while (to < it->v.n && it->v.v[to++].brk < least)
			continue;
		end = drawn_end(it, from, to);
		w = natural(it, from, end) - end_spare(it, from, end);
		if (w > most && (least != BREAK_NEED || to - from <= SHORT))
			most = w;
	}
	return most;
}

bool
text_measure(struct setter *s, const struct gw_text *t,
    const struct type_spec *spec, const char *field,
    struct text_widths *out)
{
	struct items it = { .field = field };

	if (!itemize(s, t, spec, &it))
		return false;
	for (int i = 0; i < TEXT_TIERS; i++)
		out->least[i] = widest(&it, (enum break_kind)(BREAK_FREE - i));
	out->line = widest(&it, BREAK_FORCED);
	return true;
}

struct gw_text
text_of(struct arena *a, const char *s, enum font_role role)
{
	struct gw_span *span = arena_new(a, struct gw_span);

	span->text = s;
	span->role = role;
	return (struct gw_text){ span, 1 };
}

void
line_put(struct setter *s, const struct set_line *l, const struct run_spec *r,
    struct run_list *out)
{
	for (size_t i = 0, k; i < l->n; i = k) {
		struct run *run = vec_push(s->a, &out->v);
		struct placed_glyph *g;

		for (k = i; k < l->n && l->face[k] == l->face[i];)
			k++;
		g = arena_memdup(s->a, l->glyph + i, (k - i) * sizeof(*g));
		for (size_t m = 0; m < k - i; m++)
			g[m].x += r->x;
		*run = (struct run){ .face = l->face[i], .size = r->size,
			.y = r->y, .color = r->color, .tag = r->tag,
			.element = r->element, .table = r->table,
			.row = r->row, .column = r->column, .glyph = g,
			.n = k - i };
	}
}

mpt_t
line_baseline(mpt_t height, mpt_t size)
{
	/* the em box of Han type reaches 0.88 em above the baseline */
	return (height - size) / 2 + (mpt_t)((int64_t)size * 88 / 100);
}
