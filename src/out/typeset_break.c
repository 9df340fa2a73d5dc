/*
 * typeset_break.c - line break opportunities.
 *
 * libunibreak 1.1 knows Unicode 6.2: in Chinese it parts 12|号, 第|（一）|项
 * and ABC-|def.  Its answer is taken first; then what may not stand at a
 * line's head or end is closed, then each token found in the text.  A
 * token longer than the line is torn where the library would allow it.
 */
#include "out/typeset_break.h"

#include <assert.h>
#include <linebreak.h>
#include <pthread.h>
#include <string.h>

/* What may not begin a line. */
static const uint32_t no_head[] = {
	'!', ')', ',', '.', ':', ';', '?', ']', '}', '%',
	0x00B7, 0x2019, 0x201D, 0x2030, 0x2103, 0x3001, 0x3002, 0x3005,
	0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x301E,
	0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF0F, 0xFF1A, 0xFF1B,
	0xFF1F, 0xFF3D, 0xFF5D, 0xFF5E
};

/* What may not end a line. */
static const uint32_t no_end[] = {
	'(', '[', '{', '$', 0x00A3, 0x00A5, 0x2018, 0x201C, 0x2116,
	0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x301D,
	0xFF04, 0xFF08, 0xFF3B, 0xFF5B, 0xFFE5
};

/* Marks whose blank half can be taken away. */
static const uint32_t open_marks[] = {
	0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014,
	0x3016, 0xFF08, 0xFF3B, 0xFF5B
};
static const uint32_t close_marks[] = {
	0x2019, 0x201D, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F,
	0x3011, 0x3015, 0x3017, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B,
	0xFF3D, 0xFF5D
};

/* Measure words that stay with the number before them. */
static const uint32_t units[] = {
	U'年', U'月', U'日', U'号', U'条', U'款', U'项', U'次', U'个', U'人',
	U'名', U'件', U'篇', U'份', U'分', U'天', U'时', U'元', U'万', U'亿',
	U'期', U'周', U'季', U'届', U'批', U'处', U'页', U'级', U'类', U'种',
	U'位', U'家', U'户', U'起', U'例', U'倍', U'度', U'章', U'节', U'行',
	U'字', U'场', U'岁', U'票', U'卷', U'组'
};

static const uint32_t han_digits[] = {
	U'〇', U'一', U'二', U'三', U'四', U'五', U'六', U'七', U'八', U'九',
	U'十', U'百', U'千', U'万', U'亿', U'两'
};

#define IN(cp, set) in_set((cp), (set), sizeof(set) / sizeof(*(set)))

static bool
in_set(uint32_t cp, const uint32_t *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (v[i] == cp)
			return true;
	return false;
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

static bool
is_word(uint32_t cp)
{
	return is_digit(cp) || (cp >= 'A' && cp <= 'Z') ||
	    (cp >= 'a' && cp <= 'z') || (cp >= 0xFF21 && cp <= 0xFF3A) ||
	    (cp >= 0xFF41 && cp <= 0xFF5A);
}

/* Joins two parts of a word: ZG-03@2026-10, 93.25, a_b. */
static bool
is_joiner(uint32_t cp)
{
	return cp != 0 && cp < 0x80 && strchr("-._@+:#&=~,", (int)cp) != NULL;
}

static bool
is_space(uint32_t cp)
{
	return cp == ' ' || cp == '\n';
}

/* The end of the word that begins at i; i when none does. */
static size_t
word_end(const uint32_t *cp, size_t n, size_t i)
{
	size_t k = i;

	while (k < n && (is_word(cp[k]) || (k > i && is_joiner(cp[k]) &&
	    k + 1 < n && is_word(cp[k + 1]))))
		k++;
	if (k > i && k < n && (cp[k] == '%' || cp[k] == 0xFF05 ||
	    cp[k] == 0x2030))
		k++;
	return k;
}

/* The end of the measure word at k, k if there is none: 个, 季度, 个月. */
static size_t
unit_end(const uint32_t *cp, size_t n, size_t k)
{
	if (k >= n || !IN(cp[k], units))
		return k;
	if (k + 1 < n && ((cp[k] == U'季' && cp[k + 1] == U'度') ||
	    (cp[k] == U'个' && cp[k + 1] == U'月')))
		return k + 2;
	return k + 1;
}

/* A number in Chinese or Arabic digits, in brackets or not: （一）, 十二. */
static size_t
ordinal_end(const uint32_t *cp, size_t n, size_t i)
{
	bool bracket = i < n && (cp[i] == 0xFF08 || cp[i] == '(');
	size_t k = i + bracket, from = k;

	while (k < n && (IN(cp[k], han_digits) || is_digit(cp[k])))
		k++;
	if (k == from)
		return i;
	if (!bracket)
		return k;
	if (k < n && (cp[k] == 0xFF09 || cp[k] == ')'))
		return k + 1;
	return i;
}

/* 2026年10月5日, 12号, 93.25分: a number, its measure word, and so on. */
static size_t
number_end(const uint32_t *cp, size_t n, size_t i)
{
	size_t k = word_end(cp, n, i);

	while (k > i && k < n && is_digit(cp[k - 1]) && IN(cp[k], units)) {
		bool date = cp[k] == U'年' || cp[k] == U'月';

		k = unit_end(cp, n, k);
		if (!date || k >= n || !is_digit(cp[k]))
			break;
		k = word_end(cp, n, k);
	}
	return k;
}

/* 〔2026〕12号 */
static size_t
doc_no_end(const uint32_t *cp, size_t n, size_t i)
{
	size_t k = i + 1;

	while (k < n && is_digit(cp[k]))
		k++;
	if (k == i + 1 || k >= n || cp[k] != 0x3015)
		return i;
	return number_end(cp, n, k + 1);
}

/* The end of the token that begins at i, i + 1 where none does. */
static size_t
token_end(const uint32_t *cp, size_t n, size_t i)
{
	size_t k;

	if (cp[i] == 0x3014 && (k = doc_no_end(cp, n, i)) > i)
		return k;
	if (cp[i] == U'第' && (k = ordinal_end(cp, n, i + 1)) > i + 1)
		return unit_end(cp, n, k);
	if (is_word(cp[i]))
		return number_end(cp, n, i);
	k = i;
	while (k < n && IN(cp[k], han_digits))
		k++;
	return k > i ? unit_end(cp, n, k) : i + 1;
}

static void
close_after(enum break_kind *brk, enum break_kind to)
{
	if (*brk == BREAK_FREE)
		*brk = to;
}

static void
close_marks_at(const uint32_t *cp, size_t n, enum break_kind *brk)
{
	for (size_t i = 0; i + 1 < n; i++) {
		if (IN(cp[i], no_end) || IN(cp[i + 1], no_head) ||
		    mark_joined(cp[i], cp[i + 1]))
			close_after(&brk[i], BREAK_NONE);
	}
}

/*
 * Where a token too long for its line is torn: after a part of a date
 * (2026年10月|31日) or of a word (990101-2026-|0107), not elsewhere.
 */
static bool
is_seam(const uint32_t *cp, size_t i)
{
	return cp[i] == U'年' || cp[i] == U'月' || (is_joiner(cp[i]) &&
	    strchr(".,:", (int)cp[i]) == NULL);
}

/* A word with a letter in it: a code, a path, a digest; not a number. */
static bool
has_letter(const uint32_t *cp, size_t from, size_t to)
{
	while (from < to && (!is_word(cp[from]) || is_digit(cp[from])))
		from++;
	return from < to;
}

static void
close_tokens(const uint32_t *cp, size_t n, enum break_kind *brk)
{
	for (size_t i = 0, end; i < n; i = end) {
		enum break_kind inner = BREAK_NONE;

		end = token_end(cp, n, i);
		if (has_letter(cp, i, end))
			inner = BREAK_NEED;
		for (size_t k = i; k + 1 < end; k++)
			brk[k] = is_seam(cp, k) ? BREAK_TOKEN :
			    is_word(cp[k + 1]) ? inner : BREAK_NONE;
		/* 濮办〔2026〕12号: not parted from its 代字 */
		if (cp[i] == 0x3014 && end > i + 1 && i > 0)
			close_after(&brk[i - 1], BREAK_TOKEN);
	}
}

/* A path may end a line after every stroke: inputs/units/990101/. */
static void
open_paths(const uint32_t *cp, size_t n, enum break_kind *brk)
{
	for (size_t i = 0, end; i < n; i = end + 1) {
		size_t strokes = 0;

		for (end = i; end < n && !is_space(cp[end]); end++)
			strokes += cp[end] == '/';
		for (size_t k = i; k + 1 < end && strokes >= 2; k++)
			if (cp[k] == '/')
				brk[k] = BREAK_FREE;
	}
}

static void
library_init(void)
{
	init_linebreak();
}

void
breaks_find(struct arena *a, const uint32_t *cp, const bool *whole, size_t n,
    enum break_kind *brk)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	char *lb = arena_array(a, char, n);

	if (n == 0)
		return;
	pthread_once(&once, library_init);
	for (size_t i = 0; i < n; i++)
		assert(cp[i] != 0xFFFF && cp[i] <= 0x10FFFF);
	set_linebreaks_utf32((const utf32_t *)cp, n, "zh", lb);
	for (size_t i = 0; i < n; i++) {
		brk[i] = lb[i] == LINEBREAK_ALLOWBREAK ? BREAK_FREE :
		    BREAK_NONE;
		if (cp[i] == '\n')
			brk[i] = BREAK_FORCED;
		else if (i + 1 < n && whole[i])
			close_after(&brk[i], BREAK_TOKEN);
		else if (i + 1 < n && is_space(cp[i + 1]))
			brk[i] = BREAK_NONE;
	}
	close_marks_at(cp, n, brk);
	close_tokens(cp, n, brk);
	open_paths(cp, n, brk);
}

enum mark_kind
mark_of(uint32_t cp)
{
	if (IN(cp, open_marks))
		return MARK_OPEN;
	return IN(cp, close_marks) ? MARK_CLOSE : MARK_NONE;
}

bool
mark_joined(uint32_t a, uint32_t b)
{
	return a == b && (a == 0x2014 || a == 0x2026 || a == 0x2015);
}
