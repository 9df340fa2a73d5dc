/*
 * typeset_page.h - strips of a paper to pages: a strip is a line of
 * text, a table row or a blank, set but not yet placed.
 * Units:  milli-points; x from the page's left edge, y in a strip from
 *         its top, downwards.
 * Owner:  everything lives in the setter's arena.
 */
#ifndef OUT_TYPESET_PAGE_H
#define OUT_TYPESET_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/gongwen.h"
#include "model/page.h"
#include "out/typeset_line.h"

struct rule_list {
	VEC(struct rule_line) v;
};

/*
 * A justified paragraph, so that it can be set again with other spacing
 * to gain or lose a line where a page would end badly.
 */
struct flow {
	const struct gw_text *text;
	struct type_spec spec;
	struct run_spec run;
	mpt_t height;   /* of a line */
	const char *field;
	bool loose;     /* its lines may be parted anywhere */
	size_t n;       /* lines, 1.. */
	mpt_t last;     /* width of the last one */
};

struct strip {
	mpt_t height;
	struct run_list run;
	struct rule_list rule;
	bool keep;      /* on the same page as the next strip */
	bool joined;    /* that, even in a group longer than a page */
	bool blank;     /* left out at the top of a page */
	bool room;      /* such a blank that must be there all the same */
	bool fresh;     /* begins a page */
	bool snap;      /* begins on a line of the page's grid */
	bool bottom;    /* stands on the lower edge of the page's area */
	struct rule_list above;   /* drawn where it begins a page, */
	struct rule_list below;   /* and where it ends one */
	const struct strip *head; /* rows repeated above it on a new page */
	size_t n_heads;
	const struct cell_tag *cell; /* cells of a table that begin here */
	size_t n_cells;
	const struct figure_tag *figure; /* its box is the strip's; NULL */
	bool landscape; /* on a turned page, set with sheet_turned() */
	const char *bookmark;     /* NULL: none */
	int depth;
	const struct flow *flow;  /* of the paragraph that begins here */
};

struct strips {
	VEC(struct strip) v;
};

/* The measures of a format. */
struct sheet {
	mpt_t left, width;          /* of the type area */
	mpt_t top, bottom;          /* its edges, from the page's top */
	mpt_t first_top, first_bottom; /* of what page 1 leaves for strips */
	mpt_t pitch;                /* from line to line */
	mpt_t size;                 /* of the body */
	mpt_t step;                 /* from character to character */
	bool grid;                  /* lines go on on the grid after a table */
	bool to_foot;               /* 主送 stands in 版记, so that page 1
	                               shows body text (GB/T 9704 7.3.2) */
	bool apart;                 /* the first headings and the line that
	                               introduces a table may end page 1 */
	bool torn;                  /* a table's last row is parted before
	                               its last lines */
	size_t along;               /* lines of the text that stand on the
	                               signature's page at least; below 2
	                               paragraphs may be parted anywhere */
};

/*
 * The sheet for strips with `landscape`: the page's upper edge is the
 * bound sheet's left edge, so the type area is 225 x 156 mm, 35 mm from
 * the page's left edge and 28 mm from its upper edge.
 */
struct sheet sheet_turned(const struct sheet *sheet);

void strip_blank(struct setter *s, struct strips *out, mpt_t height);
/* As strip_blank, but the page has room for it: what stands above it
   goes to the next page otherwise. */
void strip_room(struct setter *s, struct strips *out, mpt_t height);
/* What stands last, over blanks, goes with what is put next. */
void strips_hold(struct strips *out);
/*
 * Adds a strip `height` high for each line of the text, the lines' left
 * edge at x; `r` gives size, colour and tag.  Returns the first added.
 */
size_t strip_lines(struct setter *s, struct strips *out,
    const struct set_text *t, mpt_t height, const struct run_spec *r);
/* Adds a justified paragraph; of three lines or more it is parted only
   where at least two stay together.  Returns the first strip added. */
bool strip_flow(struct setter *s, struct strips *out, const struct flow *f,
    size_t *first);
bool strip_table(struct setter *s, struct strips *out,
    const struct gw_table *t, const struct sheet *sheet);
/* Does a person's name of up to four characters stand on two lines? */
bool name_torn(const struct gw_text *t, const struct set_text *set);
bool strip_list(struct setter *s, struct strips *out,
    const struct gw_list *l, const struct sheet *sheet);
bool strip_chart(struct setter *s, struct strips *out,
    const struct gw_chart *c, const struct sheet *sheet);
/*
 * Places all strips; the layout has at least one page after it.  Where a
 * page would end short, because what follows must stay together,
 * paragraphs of this page are set tighter or looser if that fills it.
 * False, with the error set, for a strip that is higher than a page.
 */
bool strips_place(struct setter *s, const struct strips *in,
    const struct sheet *sheet, struct layout *out);

/* typeset_fit.c: the choice of spacing, for typeset_page.c alone. */

/* Strips in order, to be placed; paragraphs in it may be replaced. */
struct galley {
	VEC(const struct strip *) v;
};

struct page_end {
	size_t end;     /* the strip that begins the next page */
	size_t full;    /* the one that would, were nothing kept together */
	mpt_t loss;     /* height left free to keep strips together */
};

/* How the page that begins with strip `from` ends. */
typedef struct page_end page_end_fn(const void *ctx,
    const struct galley *g, size_t from);

/*
 * Sets paragraphs that begin on the page of strip `from` tighter or
 * looser so that it ends without loss; changes nothing where no such
 * setting is found.  Returns how the page ends.
 */
struct page_end page_fit(struct setter *s, struct galley *g, size_t from,
    page_end_fn *measure, const void *ctx);

#endif
