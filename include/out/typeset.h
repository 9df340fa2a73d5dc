/*
 * typeset.h - 公文 tree → pages, after GB/T 9704-2012: A4, type area
 * 156 x 225 mm, 22 lines of 28 characters of 三号; line breaking by
 * libunibreak with 避头尾 and tokens that are never torn on top.
 * Units:  milli-points; integers only.
 * Shapes: the layout has at least one page and is complete: what could
 *         not be set is an error before anything is drawn.
 * Errors: ERR_CONFIG: a character that no font of its role draws or that
 *         is never set (paper, character, code point and field are
 *         named), a text too long for its place, a part that the format
 *         has no place for, page 1 without body text, or a table that
 *         cannot be set.
 * Threads: pure; any number at the same time.
 * Owner:  the layout lives in the arena; faces are borrowed.
 */
#ifndef OUT_TYPESET_H
#define OUT_TYPESET_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/sbuf.h"
#include "model/font.h"
#include "model/gongwen.h"
#include "model/page.h"

bool typeset(const struct gongwen *g, const struct font_set *fonts,
    struct arena *a, const struct layout **out, struct err *e);

/*
 * After typeset() failed: the first character, as the paper is read, that
 * no face of its role draws or that is never set, and the text of the tree
 * that it stands in, for finding the line of the input; false where there
 * is none.  Pure.
 */
bool typeset_missing(const struct gongwen *g, const struct font_set *fonts,
    uint32_t *cp, const char **text);

/*
 * The layout as text, for golden tests: per page a line each for rules
 * and lines of text (position in tenths of a millimetre, size, face).
 */
void layout_dump(const struct layout *l, struct sbuf *out);

#endif
