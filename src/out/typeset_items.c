/*
 * typeset_items.c - characters to glyphs with widths.
 *
 * GB/T 15834-2011 5.1: marks take an em, 间隔号 half an em, —— and …… two.
 * Some faces draw quotes and dashes narrower (they take them for Latin),
 * or 间隔号 wider: the glyph is then moved to where it belongs in the em
 * that it takes.  Of two adjoining marks the blank between them loses half
 * an em (CLREQ 3.1.6, 标点挤压).  What may be lost is measured on the ink of
 * the face, so that no mark is ever pushed into its neighbour.
 */
#include "out/typeset_items.h"

#include <string.h>

#include "base/utf8.h"

enum {
	FULL = 900,        /* thousandths: full width from here */
	EM = 1000,
	HALF = 500,
	AIR = 50,          /* left between two marks squeezed together */
	INK_NEAR = 50, INK_FAR = 450, /* a mark's half, where ink is unknown */
	SHORT_NAME = 4,    /* characters */
	LONG_PHRASE = 6,
	OVERLAP = 4        /* of two dashes, so that no gap shows */
};

bool
char_known(const struct font_set *fonts, enum font_role role, uint32_t cp)
{
	uint32_t glyph;

	return utf8_is_blank(cp) || (char_unfit(cp) == NULL &&
	    font_find(fonts, role, cp, &glyph) != NULL);
}

/* The character as text, "" for a control. */
static const char *
shown(struct arena *a, uint32_t cp)
{
	char c[4];

	if (cp < 0x20 || cp == 0x7F || cp > 0x10FFFF)
		return "";
	return arena_strndup(a, c, utf8_put(c, cp));
}

static bool
refuse(struct setter *s, const struct items *it, uint32_t cp,
    enum font_role role)
{
	const char *why = char_unfit(cp);

	if (why == NULL)
		return err_set(s->e, ERR_CONFIG, "《%s》%s里的字“%s”"
		    "（U+%04X）在%s一类字体里都没有，不能排版；请在 "
		    "templates/fonts.xml 里补上有这个字的字体", s->g->kind,
		    it->field, shown(s->a, cp), (unsigned)cp,
		    font_role_name(role));
	if (it->n == 0)
		return err_set(s->e, ERR_CONFIG, "《%s》%s开头的字符U+%04X%s",
		    s->g->kind, it->field, (unsigned)cp, why);
	return err_set(s->e, ERR_CONFIG, "《%s》%s里“%s”字后面的字符"
	    "U+%04X%s", s->g->kind, it->field, shown(s->a,
	    it->cp[it->n - 1]), (unsigned)cp, why);
}

static bool
set_item(struct setter *s, struct items *it, const struct gw_span *span,
    mpt_t size)
{
	struct item *n = &it->v[it->n];
	uint32_t cp = it->cp[it->n];
	uint16_t adv;

	it->class[it->n] = (uint16_t)char_class(cp);
	if ((it->class[it->n] & CH_HAN) == 0 && utf8_is_blank(cp)) {
		n->wide = cp == 0x3000;
		n->natural = cp == '\n' ? 0 : size / 4;
		it->n++;
		return true;
	}
	if (char_unfit(cp) == NULL)
		n->face = font_find(s->fonts, span->role, cp, &n->glyph);
	if (n->face == NULL)
		return refuse(s, it, cp, span->role);
	adv = n->face->advance(n->face, n->glyph);
	n->natural = (mpt_t)((int64_t)adv * size / EM);
	n->wide = adv >= FULL;
	it->n++;
	return true;
}

/* The characters of a span from cp[n] on; where they end. */
static size_t
read_span(struct setter *s, struct items *it, const struct gw_span *span,
    const struct type_spec *spec, size_t n)
{
	const char *t = span->text;
	size_t len, from = n;

	if (span->flags & SPAN_BREAK)
		t = "\n";
	else if (spec->spaced && (span->flags & SPAN_NAME))
		t = gw_name_spaced(s->a, t);
	len = strlen(t);
	for (size_t i = 0; i < len; n++) {
		it->cp[n] = utf8_next(t, len, &i);
		it->whole[n] = (span->flags & SPAN_WHOLE) != 0;
	}
	/* a whole span may be parted from what follows it */
	if (n > from)
		it->whole[n - 1] = false;
	return n;
}

/* All characters of the text, and for each of its spans where it ends. */
static size_t
read_text(struct setter *s, struct items *it, const struct gw_text *t,
    const struct type_spec *spec, size_t *end)
{
	size_t most = 0, n = 0;

	for (size_t i = 0; i < t->n; i++) /* a name gets a blank of 3 bytes */
		most += strlen(t->span[i].text) + 3;
	it->cp = arena_array(s->a, uint32_t, most);
	it->whole = arena_array(s->a, bool, most);
	for (size_t i = 0; i < t->n; i++)
		end[i] = n = read_span(s, it, &t->span[i], spec, n);
	return n;
}

static bool
is(const struct items *it, size_t i, unsigned classes)
{
	return i < it->n && (it->class[i] & classes) != 0;
}

/* don’t: the mark is a letter here */
static bool
is_apostrophe(const struct items *it, size_t i)
{
	return it->cp[i] == 0x2019 && i > 0 && is(it, i - 1, CH_LETTER) &&
	    is(it, i + 1, CH_LETTER);
}

/*
 * Where a mark's ink stands in its em, and where its pen: a narrow glyph
 * goes to the middle of its half, a dash or a dot to the middle of all.
 */
static void
mark_box(struct items *it, size_t i, mpt_t size)
{
	struct item *m = &it->v[i];
	int16_t left = is(it, i, CH_OPEN) ? EM - INK_FAR : INK_NEAR;
	int16_t right = is(it, i, CH_CLOSE) ? INK_FAR : EM - INK_NEAR;
	int adv = (int)((int64_t)m->natural * EM / size), pen = 0;

	if (m->face->ink != NULL)
		m->face->ink(m->face, m->glyph, &left, &right);
	else if (!m->wide || is(it, i, CH_RULE))
		left = right = (int16_t)(adv / 2);
	if (is(it, i, CH_RULE))
		pen = (EM - adv) / 2;
	else if (is(it, i, CH_DOT))
		pen = (HALF - adv) / 2;
	else if (!m->wide && adv <= HALF)
		pen = (HALF - adv) / 2 + (is(it, i, CH_OPEN) ? HALF : 0);
	m->shift = (mpt_t)((int64_t)pen * size / EM);
	m->left = (int16_t)(left + pen);
	m->right = (int16_t)(EM - right - pen);
	m->wide = !is(it, i, CH_DOT);
}

static void
marks_set(struct items *it, mpt_t size)
{
	const unsigned marks = CH_MARK | CH_DOT | CH_RULE;

	for (size_t i = 0; i < it->n; i++) {
		if (!is(it, i, marks) || it->v[i].face == NULL)
			continue;
		if (!is_apostrophe(it, i)) {
			mark_box(it, i, size);
			continue;
		}
		it->class[i] = CH_LETTER;
		if (it->v[i].wide)
			it->v[i].natural = size / 2;
		it->v[i].wide = false;
	}
}

static mpt_t
least_of(int blank, mpt_t size)
{
	if (blank > HALF)
		blank = HALF;
	return blank <= 0 ? 0 : (mpt_t)((int64_t)blank * size / EM);
}

/* What the item loses to the next, and what it can lose. */
static void
squeeze_pair(struct items *it, size_t i, mpt_t size)
{
	struct item *a = &it->v[i];
	bool close = is(it, i, CH_CLOSE), open = is(it, i, CH_OPEN);
	bool next_open = is(it, i + 1, CH_OPEN);

	if (!a->wide)
		return;
	if (close && next_open) /* a line may end between them */
		a->advance -= least_of(a->right, size);
	else if ((close && is(it, i + 1, CH_MARK)) || (open && next_open))
		a->advance -= least_of(a->right + it->v[i + 1].left - AIR,
		    size);
	else if (close)
		a->spare = least_of(a->right, size);
	else if (!open && next_open)
		a->spare = least_of(it->v[i + 1].left, size);
}

/* The dashes [from, to) of —— drawn as one line in the middle of them. */
static void
join_rules(struct items *it, size_t from, size_t to, mpt_t size)
{
	mpt_t n = (mpt_t)(to - from), at;
	const struct item *m = &it->v[from];
	mpt_t ink, own = m->shift - (mpt_t)((int64_t)m->left * size / EM);

	ink = (mpt_t)((int64_t)(EM - m->left - m->right - OVERLAP) * size /
	    EM);
	if (ink <= 0)
		return;
	at = (n * m->advance - n * ink) / 2 + own;
	for (size_t i = from; i < to; i++) {
		it->v[i].shift = at;
		at += ink - it->v[i].advance;
	}
}

static mpt_t
advance_of(const struct items *it, size_t i, mpt_t size, mpt_t step)
{
	const struct item *m = &it->v[i];

	if (m->face == NULL)
		return m->wide ? step : m->natural;
	if (is(it, i, CH_DOT))
		return step / 2;
	if (is(it, i, CH_MARK | CH_RULE))
		return step;
	return m->wide ? m->natural + step - size : m->natural;
}

static void
measure(struct items *it, mpt_t size, mpt_t step)
{
	size_t to;

	for (size_t i = 0; i < it->n; i++) {
		it->v[i].advance = advance_of(it, i, size, step);
		it->v[i].spare = 0;
	}
	for (size_t i = 0; i < it->n; i++)
		if (is(it, i, CH_MARK) || is(it, i + 1, CH_OPEN))
			squeeze_pair(it, i, size);
	for (size_t i = 0; i < it->n; i = to) {
		to = i + 1;
		if (!is(it, i, CH_RULE) || !is(it, i, CH_RANGE))
			continue;
		while (to < it->n && it->cp[to] == it->cp[i])
			to++;
		if (to > i + 1)
			join_rules(it, i, to, size);
	}
	for (size_t i = 0; i < it->n; i++) {
		it->pos[i + 1] = it->pos[i] + it->v[i].advance;
		it->slack[i + 1] = it->slack[i] + it->v[i].spare;
	}
}

/* Not even need tears a name of a few characters. */
static void
close_names(struct items *it, const struct gw_text *t, const size_t *end)
{
	for (size_t i = 0; i < t->n; i++) {
		size_t from = i == 0 ? 0 : end[i - 1];

		if ((t->span[i].flags & SPAN_NAME) == 0 ||
		    end[i] - from > SHORT_NAME)
			continue;
		for (size_t k = from; k + 1 < end[i]; k++)
			it->brk[k] = BREAK_NONE;
	}
}

/*
 * In a text whose lines are stretched, long phrases may be parted where a
 * part of them ends, long names at their dots, before a line would be
 * stretched too much.
 */
static void
open_parts(struct items *it, const struct gw_text *t, const size_t *end)
{
	for (size_t i = 0; i < t->n; i++) {
		size_t from = i == 0 ? 0 : end[i - 1];
		bool name = (t->span[i].flags & SPAN_NAME) != 0;

		if ((t->span[i].flags & SPAN_WHOLE) == 0 ||
		    end[i] - from <= LONG_PHRASE)
			continue;
		for (size_t k = from; k + 1 < end[i]; k++)
			if (name ? is(it, k, CH_DOT) &&
			    it->brk[k] == BREAK_TOKEN :
			    it->brk[k] == BREAK_PART)
				it->brk[k] = BREAK_SEAM;
	}
}

bool
items_make(struct setter *s, const struct gw_text *t,
    const struct type_spec *spec, struct items *out)
{
	size_t *end = arena_array(s->a, size_t, t->n);
	size_t n = read_text(s, out, t, spec, end);

	out->v = arena_array(s->a, struct item, n);
	out->class = arena_array(s->a, uint16_t, n);
	for (size_t i = 0; i < t->n; i++)
		while (out->n < end[i])
			if (!set_item(s, out, &t->span[i], spec->size))
				return false;
	out->brk = arena_array(s->a, enum break_kind, n);
	out->pos = arena_array(s->a, int64_t, n + 1);
	out->slack = arena_array(s->a, int64_t, n + 1);
	breaks_find(s->a, &(struct chars){ out->cp, out->class, out->whole,
		n }, out->brk);
	close_names(out, t, end);
	if (spec->justify)
		open_parts(out, t, end);
	marks_set(out, spec->size);
	measure(out, spec->size, spec->step);
	return true;
}

static bool
is_blank(const struct items *it, size_t i)
{
	return it->v[i].face == NULL;
}

size_t
items_drawn(const struct items *it, size_t from, size_t to)
{
	while (to > from && is_blank(it, to - 1))
		to--;
	return to;
}

size_t
items_skip(const struct items *it, size_t to)
{
	if (to == 0 || it->cp[to - 1] == '\n')
		return to;
	while (to < it->n && is_blank(it, to) && it->cp[to] != '\n')
		to++;
	return to;
}

int64_t
items_width(const struct items *it, size_t from, size_t end)
{
	return it->pos[end] - it->pos[from];
}

int64_t
items_inner(const struct items *it, size_t from, size_t end)
{
	return end == from ? 0 : it->slack[end - 1] - it->slack[from];
}

int64_t
items_outer(const struct items *it, size_t from, size_t end)
{
	return end > from && is(it, end - 1, CH_CLOSE) ?
	    it->v[end - 1].spare : 0;
}

/* Does the piece [from, to) fit a line of its own? */
static bool
fits(const struct items *it, size_t from, size_t to, mpt_t room)
{
	size_t end;

	if (items_width(it, from, to) <= room)
		return true;
	end = items_drawn(it, from, to);
	return items_width(it, from, end) - items_inner(it, from, end) -
	    items_outer(it, from, end) <= room;
}

/* Where the piece at `from` ends when breaks of `least` are taken. */
static size_t
piece_end(const struct items *it, size_t from, enum break_kind least)
{
	while (from < it->n && it->brk[from] < least)
		from++;
	return from < it->n ? from + 1 : it->n;
}

/* How seams are made of what fits no line, one way after the other. */
enum way {
	WAY_TOKEN,   /* at the seams of tokens */
	WAY_NEED,    /* in phrases and codes */
	WAY_LONG,    /* long ones anywhere but at marks and in numbers */
	WAY_MARKS,   /* leaders, which are nothing but marks */
	WAYS
};

static bool
is_word(const struct items *it, size_t i)
{
	return is(it, i, CH_HAN | CH_WORD | CH_NUMERAL);
}

static bool
may_open(const struct items *it, size_t i, enum way how)
{
	switch (how) {
	case WAY_TOKEN:
		return it->brk[i] >= BREAK_TOKEN;
	case WAY_NEED:
		return it->brk[i] >= BREAK_NEED;
	case WAY_LONG:
		return it->brk[i] != BREAK_NEVER && !is(it, i, CH_NO_END) &&
		    !is(it, i + 1, CH_NO_HEAD);
	case WAY_MARKS:
		return !is_word(it, i) && !is_word(it, i + 1);
	case WAYS:
		break;
	}
	return false;
}

bool
items_tearable(const struct items *it, size_t i)
{
	return may_open(it, i, WAY_NEED) || may_open(it, i, WAY_LONG) ||
	    may_open(it, i, WAY_MARKS);
}

static void
open_piece(struct items *it, size_t from, size_t to, enum way how)
{
	if (how >= WAY_LONG && to - from <= TEXT_SHORT)
		return;
	for (size_t i = from; i + 1 < to; i++)
		if (it->brk[i] < BREAK_SEAM && may_open(it, i, how))
			it->brk[i] = BREAK_SEAM;
}

void
items_open(struct items *it, mpt_t room, bool whole)
{
	enum way end_way = whole ? WAY_NEED : WAYS;

	if (it->pos[it->n] <= room)
		return;
	for (enum way how = WAY_TOKEN; how < end_way; how++) {
		for (size_t i = 0, end; i < it->n; i = end) {
			end = piece_end(it, i, how == WAY_TOKEN ? BREAK_FREE :
			    BREAK_SEAM);
			if (!fits(it, i, end, room))
				open_piece(it, i, end, how);
		}
	}
}

bool
items_fit(const struct items *it, mpt_t room, size_t *from, size_t *to)
{
	if (it->pos[it->n] <= room)
		return true;
	for (size_t i = 0, end; i < it->n; i = end) {
		end = piece_end(it, i, BREAK_SEAM);
		if (fits(it, i, end, room))
			continue;
		*from = i;
		*to = end;
		return false;
	}
	return true;
}
