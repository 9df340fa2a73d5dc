/*
 * typeset_title.c - the lines of a title: 梯形 or 菱形 (GB/T 9704 7.3.1),
 * not 沙漏形 or 长方形, no line of one or two characters, no word torn.
 *
 * All ways of breaking are weighed; titles are short.  Where the author
 * marked phrases (连), lines end between them; elsewhere a short list of
 * the words that titles of papers are made of says where one would be
 * torn, and 的 and other small words do not begin a line or end one where
 * that reads badly.  A title of up to three lines may get one more when
 * its shape asks for it.
 */
#include "out/typeset_items.h"

#include <string.h>
#include <uchar.h>

enum {
	MOST_LINES = 6,
	GROW_LINES = 3,    /* so many may become one more */
	FEW = 2, SOME = 3, /* characters of a line that is an orphan, nearly */
	/* what faults weigh, in squares of an em */
	FAULT = 1000,      /* hourglass, orphan */
	TORN = 400,        /* a phrase or a word, 的 at a head */
	OBLONG = 250,      /* 长方形 */
	MORE = 150,        /* a line more than needed */
	STUMP = 60,        /* a line of three characters */
	PLAIN = 40,        /* an end that nothing speaks for */
	WORD = 10,         /* between two words of the list */
	GROWING = 8,       /* the last line is the longest */
	ABOUT = -60,       /* between the organ and 关于 */
	STEP = 2           /* ems: what a line best is shorter by */
};

/* Not at a line's head; not at its end. */
static const char32_t bad_head[] = U"的之等们者了着地得";
static const char32_t bad_tail[] =
    U"和与及暨或对在向为把被将从至由以按并不未第各本该";

struct shape {
	const struct items *it;
	const struct type_spec *spec;
	size_t *end;         /* where a line may end: the next one's start */
	int32_t *fault;      /* what that end weighs */
	size_t n;            /* the last of them is the text's end */
	size_t lines;        /* wanted */
	size_t cut[MOST_LINES], best[MOST_LINES]; /* indices of ends */
	int64_t least;       /* what the best weighs, INT64_MAX: none */
};

static bool
has(const char32_t *set, uint32_t cp)
{
	for (; *set != 0; set++)
		if (*set == cp)
			return true;
	return false;
}

/* For each item: 1 inside of a word of the list, 2 at its end, else 0. */
static uint8_t *
find_words(struct setter *s, const struct items *it)
{
	uint8_t *v = arena_array(s->a, uint8_t, it->n);

	for (size_t i = 0, n; i < it->n; i += n > 0 ? n : 1) {
		n = word_length(it->cp, it->n, i);
		for (size_t k = 0; k < n; k++)
			v[i + k] = k + 1 < n ? 1 : 2;
	}
	return v;
}

/* What an end after i weighs; `word` is NULL where phrases are marked. */
static int32_t
end_fault(const struct items *it, size_t i, const uint8_t *word)
{
	uint32_t cp = it->cp[i], next = it->cp[i + 1];

	if (it->brk[i] == BREAK_FORCED)
		return 0;
	if (next == U'关' && i + 2 < it->n && it->cp[i + 2] == U'于')
		return ABOUT;
	if (word == NULL && (it->whole[i + 1] || (i > 0 &&
	    it->whole[i - 1])))
		return 0;
	if (word == NULL || word[i] == 1 || has(bad_head, next) ||
	    has(bad_tail, cp))
		return TORN;
	if (cp == U'于' && i > 0 && it->cp[i - 1] == U'关')
		return TORN;
	if ((it->class[i] & CH_CLOSE) != 0 || cp == U'的' || cp == ' ' ||
	    (it->class[i + 1] & CH_OPEN) != 0)
		return 0;
	return word[i] == 2 && word_length(it->cp, it->n, i + 1) > 0 ? WORD : PLAIN;
}

static int64_t
width(const struct shape *p, size_t line)
{
	size_t to = p->end[p->cut[line]], from = line == 0 ? 0 :
	    items_skip(p->it, p->end[p->cut[line - 1]]);

	return items_width(p->it, from, items_drawn(p->it, from, to));
}

static size_t
characters(const struct shape *p, size_t line)
{
	size_t to = p->end[p->cut[line]], from = line == 0 ? 0 :
	    items_skip(p->it, p->end[p->cut[line - 1]]);

	return items_drawn(p->it, from, to) - from;
}

/* What the lines of p->cut weigh: their shape, their ends. */
static int64_t
weigh(const struct shape *p)
{
	const int64_t em = p->spec->size, near = em / 2;
	int64_t sum = 0, w = width(p, 0);
	bool shrinks = false, oblong = true;

	for (size_t i = 0; i < p->lines; i++) {
		size_t n = characters(p, i);

		sum += n <= FEW ? FAULT : n <= SOME ? STUMP : 0;
		sum += p->fault[p->cut[i]];
	}
	for (size_t i = 1; i < p->lines; i++) {
		int64_t next = width(p, i), by = next - w;
		int64_t off = (by < 0 ? -by : by) - STEP * em;

		if (by > near && shrinks)
			sum += FAULT; /* 沙漏形 */
		shrinks |= by < -near;
		oblong &= by >= -near && by <= near;
		sum += 3 * off * off / (em * em);
		w = next;
	}
	if (!shrinks && !oblong)
		sum += GROWING;
	return sum + (oblong ? OBLONG : 0);
}

/* All ways to set the lines from `line` on, after the end `after`. */
static void
choose(struct shape *p, size_t line, size_t after)
{
	size_t from = line == 0 ? 0 : items_skip(p->it, p->end[after]);
	size_t first = line == 0 ? 0 : after + 1;
	mpt_t room = line_room(p->spec, line == 0);

	for (size_t i = first; i < p->n; i++) {
		size_t drawn = items_drawn(p->it, from, p->end[i]);
		int64_t sum;

		if (items_width(p->it, from, drawn) -
		    items_outer(p->it, from, drawn) > room)
			return;
		p->cut[line] = i;
		if (line + 1 < p->lines && i + 1 < p->n)
			choose(p, line + 1, i);
		if (line + 1 == p->lines && i + 1 == p->n &&
		    (sum = weigh(p)) < p->least) {
			p->least = sum;
			memcpy(p->best, p->cut, sizeof(p->best));
		}
		if (p->it->brk[p->end[i] - 1] == BREAK_FORCED)
			return;
	}
}

static void
find_ends(struct setter *s, struct shape *p)
{
	const struct items *it = p->it;
	const uint8_t *word = NULL;
	bool phrases = false;

	for (size_t i = 0; i < it->n; i++)
		phrases |= it->whole[i];
	if (!phrases)
		word = find_words(s, it);
	p->end = arena_array(s->a, size_t, it->n);
	p->fault = arena_array(s->a, int32_t, it->n);
	for (size_t i = 0; i < it->n; i++) {
		if (i + 1 < it->n && it->brk[i] < BREAK_FREE)
			continue;
		p->fault[p->n] = i + 1 == it->n ? 0 : end_fault(it, i,
		    word);
		p->end[p->n++] = i + 1;
	}
}

size_t
lines_shape(struct setter *s, const struct items *it,
    const struct type_spec *spec, size_t n, struct cut **v)
{
	struct shape p = { .it = it, .spec = spec, .lines = n,
		.least = INT64_MAX };
	size_t best[MOST_LINES], lines = n;
	int64_t least;

	if (n < 2 || n > MOST_LINES)
		return n;
	find_ends(s, &p);
	choose(&p, 0, 0);
	least = p.least;
	memcpy(best, p.best, sizeof(best));
	if (n <= GROW_LINES && least > MORE) {
		p.lines++;
		p.least = least == INT64_MAX ? least : least - MORE;
		least = p.least;
		choose(&p, 0, 0);
		lines += p.least < least;
		least = p.least;
		memcpy(best, p.best, sizeof(best));
	}
	if (least == INT64_MAX)
		return n;
	*v = arena_array(s->a, struct cut, lines);
	for (size_t i = 0, from = 0; i < lines; i++) {
		size_t to = p.end[best[i]];

		(*v)[i] = (struct cut){ from, to, items_drawn(it, from, to) };
		from = items_skip(it, to);
	}
	return lines;
}
