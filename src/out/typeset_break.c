/*
 * typeset_break.c - line break opportunities.
 *
 * libunibreak 1.1 knows Unicode 6.2: in Chinese it parts 12|号, 第|（一）|项
 * and ABC-|def.  Its answer is taken first; then what may not stand at a
 * line's head or end is closed, then each token (typeset_token.c).
 *
 * Between two ideographs a line may always end, full-width marks have
 * their side, and neither keeps anything of what stood before it: the
 * library is asked only about the stretches between them, a sixth of a
 * paper's text.
 */
#include "out/typeset_break.h"

#include <assert.h>
#include <linebreak.h>
#include <pthread.h>

static void
library_init(void)
{
	init_linebreak();
}

static bool
is_space(uint32_t cp)
{
	return cp == ' ' || cp == '\n';
}

/* The library's answer for [from, to), where to - 1 decides nothing. */
static void
ask_library(const struct chars *t, size_t from, size_t to, char *lb,
    enum break_kind *brk)
{
	set_linebreaks_utf32((const utf32_t *)t->cp + from, to - from, "zh",
	    lb);
	for (size_t i = from; i + 1 < to; i++)
		brk[i] = lb[i - from] == LINEBREAK_ALLOWBREAK ? BREAK_FREE :
		    BREAK_NONE;
}

static bool
is_plain(const struct chars *t, size_t i)
{
	unsigned c = t->class[i];

	return (c & CH_MARK) != 0 || (c & (CH_HAN | CH_NO_HEAD)) == CH_HAN;
}

static void
open_all(const struct chars *t, char *lb, enum break_kind *brk)
{
	size_t i = 0;

	while (i < t->n) {
		size_t to = i + 1;

		if (is_plain(t, i) && (to == t->n || is_plain(t, to))) {
			brk[i++] = BREAK_FREE;
			continue;
		}
		while (to < t->n && !is_plain(t, to))
			to++;
		ask_library(t, i, to + (to < t->n), lb, brk);
		i = to;
	}
	brk[t->n - 1] = BREAK_FREE;
}

/* A dash or hyphen joins two things, or is the sign of a number. */
static bool
is_link(const struct chars *t, size_t i)
{
	uint32_t cp = t->cp[i];

	if ((t->class[i] & (CH_RANGE | CH_HAN)) != CH_RANGE)
		return false;
	if ((t->class[i] & CH_RULE) != 0) /* two of them are a 破折号 */
		return !(i > 0 && t->cp[i - 1] == cp) &&
		    !(i + 1 < t->n && t->cp[i + 1] == cp);
	return (t->class[i] & CH_SIGN) == 0 || i + 1 == t->n ||
	    (t->class[i + 1] & CH_DIGIT) == 0 ||
	    (i > 0 && (t->class[i - 1] & CH_WORD) != 0);
}

/* May the line not end after i, because of i or of what follows? */
static bool
is_closed(const struct chars *t, size_t i)
{
	unsigned a = t->class[i], b = t->class[i + 1];
	size_t k = i;

	if ((b & CH_NO_HEAD) != 0 || is_link(t, i + 1))
		return true;
	if ((a & CH_SIGN) != 0 && (b & CH_DIGIT) != 0)
		return true;
	if ((a & CH_RULE) != 0 && t->cp[i] == t->cp[i + 1])
		return true;
	while (k > 0 && t->cp[k] == ' ') /* blanks after a bracket */
		k--;
	return (t->class[k] & CH_NO_END) != 0;
}

/* Straight quotes beside Chinese: every second one closes. */
static void
straight_quotes(const struct chars *t, enum break_kind *brk)
{
	bool opens = true;

	for (size_t i = 0; i < t->n; i++) {
		if (t->cp[i] != '"')
			continue;
		if (opens && i > 0 && t->cp[i - 1] >= 0x80 &&
		    (t->class[i - 1] & CH_NO_END) == 0)
			brk[i - 1] = BREAK_FREE;
		if (!opens && i + 1 < t->n && t->cp[i + 1] >= 0x80 &&
		    (t->class[i + 1] & CH_NO_HEAD) == 0)
			brk[i] = BREAK_FREE;
		opens = !opens;
	}
}

/* What is marked whole, [from, to): torn at need only. */
static void
close_phrase(const struct chars *t, size_t from, size_t to,
    enum break_kind *brk)
{
	struct phrase p = { from, to, brk };

	phrase_parts(t, &p);
	for (size_t i = from; i + 1 < to; i++) {
		if (brk[i] < BREAK_SEAM || brk[i] == BREAK_FORCED)
			continue;
		/* 买买提·艾力: a long name is torn at its dots first */
		brk[i] = (t->class[i] & CH_DOT) != 0 ||
		    t->cp[i] == ' ' ? BREAK_TOKEN : BREAK_NEED;
	}
}

void
breaks_find(struct arena *a, const struct chars *t, enum break_kind *brk)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	if (t->n == 0)
		return;
	pthread_once(&once, library_init);
	open_all(t, arena_array(a, char, t->n + 1), brk);
	for (size_t i = 0; i + 1 < t->n; i++) {
		if (t->cp[i] == '\n')
			brk[i] = BREAK_FORCED;
		else if (is_space(t->cp[i + 1]) || is_closed(t, i))
			brk[i] = BREAK_NONE;
	}
	if (t->cp[t->n - 1] == '\n')
		brk[t->n - 1] = BREAK_FORCED;
	straight_quotes(t, brk);
	tokens_close(t, brk);
	for (size_t i = 0, to; i < t->n; i = to) {
		to = i + 1;
		if (!t->whole[i])
			continue;
		while (to < t->n && t->whole[to - 1])
			to++;
		close_phrase(t, i, to, brk);
	}
}
