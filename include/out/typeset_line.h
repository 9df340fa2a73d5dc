/*
 * typeset_line.h - a text to lines of placed glyphs: faces by role and
 * character, compression of adjoining marks, breaking, justification.
 * Units:  milli-points; x counts from the line's left edge.
 * Errors: ERR_CONFIG when no face of a role draws a character, when a
 *         character is never set (char_unfit()), and when something short
 *         that may not be torn is wider than the line: no glyph ever
 *         stands outside of [0, spec->width].
 * Owner:  everything lives in the setter's arena.
 */
#ifndef OUT_TYPESET_LINE_H
#define OUT_TYPESET_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/font.h"
#include "model/gongwen.h"
#include "model/page.h"

/* One paper being set; passed to every step. */
struct setter {
	const struct gongwen *g;
	const struct font_set *fonts;
	struct arena *a;
	struct arena *scratch; /* for what one text needs while it is set;
	                          NULL: that stays in `a` */
	struct err *e;
	uint32_t n_elements; /* blocks numbered so far, for reading order */
	uint32_t n_tables;
};

/* How a text is set. */
struct type_spec {
	mpt_t size;
	mpt_t step;     /* from one full-width character to the next; 27 or
	                   29 on a line of 28 is 字距 of 3.6 % */
	mpt_t width;    /* of the line */
	mpt_t indent;   /* of the first line */
	mpt_t hang;     /* of the others */
	bool justify;   /* all lines but the last end at the right edge */
	bool balance;   /* 梯形 or 菱形, for titles */
	bool spaced;    /* names of two characters spaced to three */
	bool whole;     /* nothing is torn but at the seams of tokens */
	bool trial;     /* where something in it may not be torn and does
	                   not fit: no error; text_torn() tells */
};

struct set_line {
	const struct placed_glyph *glyph; /* blanks are left out */
	const struct font_face *const *face;
	size_t n;
	mpt_t indent;   /* already in every x */
	mpt_t width;    /* from the left edge to the end of the last glyph */
};

struct set_text {
	const struct set_line *line;
	size_t n;       /* 0 for an empty text */
};

enum {
	TEXT_TIERS = 3,
	TEXT_SHORT = 11 /* characters; what is unbreakable, longer, no
	                   number, and fits no line is a leader of dots or an
	                   account number that some unit wrote: torn without
	                   ado */
};

/* What a text asks of its measure. */
struct text_widths {
	mpt_t least[TEXT_TIERS]; /* the widest piece: no token torn; torn at
	                            seams; phrases, codes and all that is
	                            longer than TEXT_SHORT torn as well */
	mpt_t line;              /* of its longest line, not broken */
};

/* Where and as what a line is put into a list of runs. */
struct run_spec {
	mpt_t x;        /* of the line's left edge on the page */
	mpt_t y;        /* baseline */
	mpt_t size;
	uint32_t color;
	enum tag_kind tag;
	uint32_t element, table, row, column;
};

struct run_list {
	VEC(struct run) v;
};

/* `field` names the text in errors: 标题, 正文第3段, 表1第2行第4列. */
bool text_set(struct setter *s, const struct gw_text *t,
    const struct type_spec *spec, const char *field, struct set_text *out);
/* Does the text of a trial not fit?  It has no lines then. */
bool text_torn(const struct set_text *t);
/* The widths without breaking it; of `spec` size, step, spaced are used. */
bool text_measure(struct setter *s, const struct gw_text *t,
    const struct type_spec *spec, const char *field,
    struct text_widths *out);
/* Can the character be set: is it blank, or does a face draw it? */
bool char_known(const struct font_set *fonts, enum font_role role,
    uint32_t cp);
/* A text of one span. */
struct gw_text text_of(struct arena *a, const char *s, enum font_role role);
/* Appends the line's glyphs as runs, one for each stretch of one face. */
void line_put(struct setter *s, const struct set_line *l,
    const struct run_spec *r, struct run_list *out);
/* The baseline of a text of `size` centred in a line `height` high. */
mpt_t line_baseline(mpt_t height, mpt_t size);

#endif
