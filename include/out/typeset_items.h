/*
 * typeset_items.h - a text on its way to lines: characters with faces,
 * widths and breaks (typeset_items.c), then cut into lines: filled
 * (typeset_fill.c) or, for titles, shaped (typeset_title.c).  For
 * typeset_line.c and these only.
 * Units:  milli-points; blanks beside a mark's ink in thousandths of the
 *         em.
 * Owner:  everything lives in the setter's arena.
 */
#ifndef OUT_TYPESET_ITEMS_H
#define OUT_TYPESET_ITEMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "out/typeset_break.h"
#include "out/typeset_line.h"

struct item {
	const struct font_face *face; /* NULL for a blank */
	uint32_t glyph;
	mpt_t advance;
	mpt_t shift;        /* of the pen from where the item begins */
	mpt_t spare;        /* what can be squeezed out of advance */
	mpt_t natural;      /* the glyph's own advance */
	int16_t left, right; /* of marks: blank beside the ink in the em */
	bool wide;          /* full width: stretchable on both sides */
};

struct items {
	struct item *v;
	uint32_t *cp;
	uint16_t *class;
	bool *whole;
	enum break_kind *brk;
	size_t n;
	int64_t *pos;       /* n + 1: where each begins, unbroken */
	int64_t *slack;     /* n + 1: what those before it can lose */
	const char *field;
};

/* The stretch of items [from, to) that makes a line, blanks trimmed. */
struct cut {
	size_t from, to;    /* to: where the next line begins */
	size_t end;         /* after the last item that is drawn */
};

/* False, with the error set, for a character that cannot be set. */
bool items_make(struct setter *s, const struct gw_text *t,
    const struct type_spec *spec, struct items *out);
/* Makes seams of the tokens that fit no line of `room` ends of lines;
   `whole`: tears nothing elsewhere. */
void items_open(struct items *it, mpt_t room, bool whole);
/* May a long piece be torn after i, where nothing else helps? */
bool items_tearable(const struct items *it, size_t i);
/* Does it all fit then?  Else [*from, *to) is the first that does not. */
bool items_fit(const struct items *it, mpt_t room, size_t *from, size_t *to);

/* The end of what is drawn of a line that stops before `to`. */
size_t items_drawn(const struct items *it, size_t from, size_t to);
/* Where a line begins when the one before ended at `to`. */
size_t items_skip(const struct items *it, size_t to);
int64_t items_width(const struct items *it, size_t from, size_t end);
/* What the marks of [from, end) but the last can lose. */
int64_t items_inner(const struct items *it, size_t from, size_t end);
/* What a closing mark at the line's end can lose. */
int64_t items_outer(const struct items *it, size_t from, size_t end);

/* The measure of a line. */
mpt_t line_room(const struct type_spec *spec, bool first);
/* All lines of a text; n of them, 0 for an empty one. */
size_t lines_fill(struct setter *s, const struct items *it,
    const struct type_spec *spec, struct cut **out);
/* A title's; `n` and `v` are its lines as lines_fill() has them. */
size_t lines_shape(struct setter *s, const struct items *it,
    const struct type_spec *spec, size_t n, struct cut **v);

#endif
