/*
 * typeset_token.c - tokens of official Chinese that a line does not tear,
 * found by a scanner from left to right.
 *
 * Inside of a token every break is closed, but for its seams, which are
 * graded: a date that fits no line is torn after 年 or 月, a path after a
 * stroke, a code after a hyphen.  A token of more than LONG half ems may
 * be torn at its seams already where the line before it would be
 * stretched too much; an office's ordinary dates and numbers are shorter.
 */
#include "out/typeset_break.h"

#include <string.h>
#include <uchar.h>

enum {
	LONG = 16,       /* half ems */
	CODE = 16,       /* letters and digits in a row: a code, no word */
	DIGEST = 32,     /* a digest: torn after every GROUP of them */
	GROUP = 8,
	STANDARD = 5,    /* capitals before the number of a standard */
	UNIT = 3,        /* letters of a unit after a blank: 10 kg */
	PHONE = 7,       /* digits at least */
	SERIAL = 9,
	AGENCY = 4,      /* characters of a 代字 at most, of which so many */
	SURE = 2         /* belong to it, the others perhaps */
};

struct scan {
	const struct chars *t;
	enum break_kind *brk;
};

/* Measure words of more than one character, the longer ones first. */
static const char32_t *const long_units[] = {
	U"个百分点", U"平方公里", U"平方千米", U"个多小时", U"百分点",
	U"平方米", U"立方米", U"千瓦时", U"个多月", U"个小时", U"个季度",
	U"个月份", U"年度", U"年级", U"月份", U"个月", U"季度", U"小时",
	U"分钟", U"秒钟", U"周岁", U"周年", U"人次", U"车次", U"户次",
	U"公里", U"千米", U"厘米", U"毫米", U"公顷", U"公斤", U"千克",
	U"毫克", U"毫升", U"千瓦", U"美元", U"欧元", U"港元", U"日元",
	U"港币", U"角整", U"元整", U"元钱", U"号楼", U"号线",
};

/* Measure words of one character. */
static const char32_t units[] =
    U"年月日号条款项次个人名件篇份分天时元角期周季旬届批处页级类种位家户起例倍"
    U"度章节编行字句段场岁票卷册组所座栋宗桩回轮等支张块台套辆架艘棵株头只匹亩"
    U"成盒箱袋桶瓶盘本层楼室区点秒吨克升米里公村乡镇县市省科股道遍门桌席代班排"
    U"队课目则";

/* 10月31日, 2小时30分: which measure word goes on with which. */
static const struct { char32_t first, next; } chains[] = {
	{ U'年', U'月' }, { U'月', U'日' }, { U'月', U'号' },
	{ U'时', U'分' }, { U'点', U'分' }, { U'分', U'秒' },
	{ U'元', U'角' }, { U'角', U'分' },
};

/* Before them a 代字 has not begun: 根据|濮办〔2026〕12号. */
static const char32_t before_agency[] =
    U"据照和与及以的为见在按由经从对将依至了于并是即令";

/* 附件1, 图2: a numbered thing. */
static const char32_t numbered[] = U"件图表录式例注";

/* A类, B栋 */
static const char32_t lettered[] = U"类级型档组座栋幢区股轮班";

static bool
has(const char32_t *set, uint32_t cp)
{
	for (; *set != 0; set++)
		if (*set == cp)
			return true;
	return false;
}

static uint32_t
at(const struct scan *s, size_t i)
{
	return i < s->t->n ? s->t->cp[i] : 0;
}

static bool
is(const struct scan *s, size_t i, unsigned classes)
{
	return i < s->t->n && (s->t->class[i] & classes) != 0;
}

static bool
is_wide_digit(uint32_t cp)
{
	return cp >= 0xFF10 && cp <= 0xFF19;
}

/* Does the joiner at k stand between two parts of one word? */
static bool
joins(const struct scan *s, size_t k)
{
	uint32_t cp = at(s, k);

	if (!is(s, k, CH_JOINER) || k == 0 || !is(s, k + 1, CH_WORD) ||
	    !is(s, k - 1, CH_WORD | CH_AFTER))
		return false;
	switch (cp) {
	case ',': case 0xD7: case 0xF7: case 0x2236:
		return is(s, k - 1, CH_DIGIT) && is(s, k + 1, CH_DIGIT);
	case 0xFF0C: /* １，２３４, not １，２ */
		return is_wide_digit(at(s, k - 1)) &&
		    is_wide_digit(at(s, k + 1)) &&
		    is_wide_digit(at(s, k + 2)) &&
		    is_wide_digit(at(s, k + 3)) &&
		    !is_wide_digit(at(s, k + 4));
	case 0xFF0E: case 0xFF1A: /* ３．５, 15：30 */
		return is(s, k - 1, CH_DIGIT) && is(s, k + 1, CH_DIGIT);
	default:
		return true;
	}
}

/* The end of the word of letters and digits at i; i where none is. */
static size_t
word_end(const struct scan *s, size_t i)
{
	bool path = false;
	size_t k = i;

	while (k < s->t->n) {
		if (is(s, k, CH_WORD) || (k > i && joins(s, k))) {
			path |= at(s, k) == '/';
		} else if (k > i && at(s, k) == ':' && at(s, k + 1) == '/' &&
		    at(s, k + 2) == '/') {
			path = true;
			k += 2;
		} else if (at(s, k) != '/' || !(k > i ? path :
		    is(s, k + 1, CH_LETTER))) {
			break; /* else a stroke that ends or begins a path */
		}
		k++;
	}
	while (k > i && is(s, k, CH_AFTER))
		k++;
	if (k > i && is(s, k - 1, CH_AFTER) && joins(s, k))
		return word_end(s, k + 1);
	if (k > i && is(s, k - 1, CH_LETTER))
		while (at(s, k) == '+') /* C++ */
			k++;
	return k;
}

/* 一百二十, 三点五, 百分之五 */
static size_t
numeral_end(const struct scan *s, size_t i)
{
	size_t k = i;

	while (is(s, k, CH_NUMERAL) || (k > i && at(s, k) == U'点' &&
	    is(s, k + 1, CH_NUMERAL)))
		k++;
	if (k > i && at(s, k) == U'分' && at(s, k + 1) == U'之' &&
	    is(s, k + 2, CH_NUMERAL))
		return numeral_end(s, k + 2);
	return k;
}

/* The end of the measure word at k; k where none is. */
static size_t
unit_end(const struct scan *s, size_t k)
{
	if (!is(s, k, CH_HAN))
		return k;
	for (size_t i = 0; i < sizeof(long_units) / sizeof(*long_units);
	    i++) {
		const char32_t *u = long_units[i];
		size_t n = 1;

		if (u[0] != at(s, k))
			continue;
		while (u[n] != 0 && at(s, k + n) == u[n])
			n++;
		if (u[n] == 0)
			return k + n;
	}
	return has(units, at(s, k)) ? k + 1 : k;
}

/* A bare number, 3000多万, and its end; i where none begins. */
static size_t
count_end(const struct scan *s, size_t i)
{
	size_t k = is(s, i, CH_DIGIT) ? word_end(s, i) : numeral_end(s, i);

	if (k == i || !is(s, k - 1, CH_DIGIT | CH_NUMERAL))
		return k;
	for (;;) {
		if (is(s, k, CH_NUMERAL))
			k = numeral_end(s, k);
		else if (at(s, k) == U'余' || (has(U"多来", at(s, k)) &&
		    (is(s, k + 1, CH_NUMERAL) || unit_end(s, k + 1) > k + 1)))
			k++;
		else
			return k;
	}
}

static bool
chained(uint32_t first, uint32_t next)
{
	for (size_t i = 0; i < sizeof(chains) / sizeof(*chains); i++)
		if (chains[i].first == first && chains[i].next == next)
			return true;
	return false;
}

/* A number with its measure word, and what goes on: 2026年10月31日. */
static size_t
amount_end(const struct scan *s, size_t i)
{
	size_t number = count_end(s, i), end;

	if (number == i)
		return i;
	end = unit_end(s, number);
	while (end > number) {
		size_t more = count_end(s, end), unit = unit_end(s, more);

		if (more == end || unit == more ||
		    !chained(at(s, end - 1), at(s, unit - 1)))
			break;
		number = more;
		end = unit;
	}
	return end;
}

/* Half ems, roughly: what is not ASCII counts two. */
static size_t
half_ems(const struct scan *s, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += at(s, i) < 0x80 ? 1 : 2;
	return n;
}

/* 5—7月, 3至5日, 20%—30%: the end of a short range; `end` where none. */
static size_t
range_end(const struct scan *s, size_t i, size_t end)
{
	size_t more;

	if (!is(s, end, CH_RANGE) || at(s, end) == at(s, end + 1))
		return end;
	more = amount_end(s, end + 1);
	if (half_ems(s, i, more) > LONG && !is(s, end - 1, CH_HAN))
		more = count_end(s, end + 1);
	if (more == end + 1 || half_ems(s, i, more) > LONG)
		return end;
	return more;
}

/* 第十, 第（三）, 第1—3: the number after 第; i where there is none. */
static size_t
ordinal_end(const struct scan *s, size_t i)
{
	bool bracket = at(s, i) == 0xFF08 || at(s, i) == '(';
	size_t from = i + bracket, k = count_end(s, from);

	if (k == from)
		return i;
	if (bracket)
		return at(s, k) == 0xFF09 || at(s, k) == ')' ? k + 1 : i;
	if (is(s, k, CH_RANGE) && at(s, k) != at(s, k + 1)) {
		size_t next = k + 1 + (at(s, k + 1) == U'第');
		size_t more = count_end(s, next);

		k = more > next ? more : k;
	}
	return k;
}

/* 第十条之一, 第十条第（三）项 */
static size_t
clause_end(const struct scan *s, size_t i)
{
	size_t k = ordinal_end(s, i + 1), end;

	if (k == i + 1)
		return i + 1;
	end = unit_end(s, k);
	if (at(s, end) == U'之' && is(s, end + 1, CH_NUMERAL))
		end = numeral_end(s, end + 1);
	if (end > k && at(s, end) == U'第') {
		k = clause_end(s, end);
		end = k > end + 1 ? k : end;
	}
	return end;
}

/*
 * 〔2026〕12号, also with other brackets, or a telephone（0000）0000000; i
 * where there is none.
 */
static size_t
document_end(const struct scan *s, size_t i)
{
	static const struct { uint32_t open, close; } brackets[] = {
		{ 0x3014, 0x3015 }, { '[', ']' }, { 0xFF3B, 0xFF3D },
		{ 0xFF08, 0xFF09 }, { '(', ')' }, { 0x3010, 0x3011 },
	};
	size_t b = 0, k = i + 1, from;

	while (b < sizeof(brackets) / sizeof(*brackets) &&
	    brackets[b].open != at(s, i))
		b++;
	if (b == sizeof(brackets) / sizeof(*brackets))
		return i;
	while (is(s, k, CH_DIGIT))
		k++;
	if ((k != i + 5 && k != i + 4) || at(s, k) != brackets[b].close)
		return i;
	k += at(s, k + 1) == U'第' ? 2 : 1;
	if (!is(s, k, CH_DIGIT))
		return i;
	from = k;
	k = amount_end(s, k);
	if (is(s, k - 1, CH_DIGIT))
		return k - from >= PHONE || at(s, i) == 0x3014 ? k : i;
	if (at(s, i) != 0x3014 && at(s, k - 1) != U'号')
		return i;
	/* 12号文, not 12号文件 */
	if (at(s, k - 1) == U'号' && at(s, k) == U'文' &&
	    at(s, k + 1) != U'件')
		k++;
	return k;
}

static size_t
letters_end(const struct scan *s, size_t i)
{
	size_t end = word_end(s, i), k = i;

	if (end == i + 1 && has(lettered, at(s, end)))
		return end + 1;
	/* GB/T 9704 */
	while (k < end && ((at(s, k) >= 'A' && at(s, k) <= 'Z') ||
	    at(s, k) == '/'))
		k++;
	if (k == end && end - i <= STANDARD && at(s, end) == ' ' &&
	    is(s, end + 1, CH_DIGIT))
		return range_end(s, i, amount_end(s, end + 1));
	return end;
}

/* The end of the token at i, i + 1 where none begins. */
static size_t
token_end(const struct scan *s, size_t i)
{
	size_t end = i;

	if (is(s, i, CH_LETTER) || at(s, i) == '/')
		end = letters_end(s, i);
	else if (is(s, i, CH_NO_END))
		end = document_end(s, i);
	else if (at(s, i) == U'第')
		return clause_end(s, i);
	else if (is(s, i, CH_DIGIT | CH_NUMERAL))
		end = range_end(s, i, amount_end(s, i));
	/* 10 kg */
	if (end > i && is(s, end - 1, CH_DIGIT) && at(s, end) == ' ' &&
	    is(s, end + 1, CH_LETTER) && at(s, end + 1) < 0x250) {
		size_t unit = word_end(s, end + 1);

		end = unit - end - 1 <= UNIT ? unit : end;
	}
	return end > i ? end : i + 1;
}

/* What kind of word a token has in it, for its seams. */
struct nature {
	bool letter;   /* a letter is in it */
	bool address;  /* of the web, of mail: with @ and a point */
	bool path;     /* two strokes and a letter */
	bool serial;   /* SERIAL digits in a row: an account number */
	bool amount;   /* digits and what belongs to a number */
	bool longish;  /* more than LONG half ems */
};

static struct nature
nature_of(const struct scan *s, size_t i, size_t end)
{
	struct nature k = { .longish = half_ems(s, i, end) > LONG };
	size_t strokes = 0, digits = 0, row = 0, n = end - i;
	bool mail = false;

	for (; i < end; i++) {
		k.letter |= is(s, i, CH_LETTER);
		digits += is(s, i, CH_DIGIT);
		row = is(s, i, CH_DIGIT) ? row + 1 : 0;
		k.serial |= row == SERIAL;
		mail |= at(s, i) == '@';
		k.address |= (mail && at(s, i) == '.') || (at(s, i) == '/' &&
		    at(s, i + 1) == '/');
		strokes += at(s, i) == '/';
	}
	k.path = k.letter && strokes >= 2;
	k.address &= k.letter;
	k.serial &= !k.letter;
	k.amount = !k.letter && !k.serial && digits > 0 && digits < n;
	return k;
}

/* The grade of the break after p, inside of a token. */
static enum break_kind
seam(const struct scan *s, size_t p, const struct nature *k)
{
	enum break_kind grade = k->longish ? BREAK_SEAM : BREAK_TOKEN;
	uint32_t cp = at(s, p), next = at(s, p + 1);

	switch (cp) {
	case U'年': case U'月':
		return is(s, p + 1, CH_DIGIT | CH_NUMERAL) ? BREAK_TOKEN :
		    BREAK_NONE;
	case '/': case 0xFF0F:
		if (next == '/')
			return BREAK_NONE;
		return k->address ? grade : k->path ? BREAK_FREE :
		    BREAK_TOKEN;
	case '-': case '_': case '@': case '=': case '&': case '?':
	case '#': case '~': case 0x2010:
		return k->letter ? grade : BREAK_TOKEN;
	case '.': case ':':
		return k->address && next != '/' ? BREAK_TOKEN : BREAK_NONE;
	default:
		break;
	}
	if (is(s, p, CH_RANGE) || cp == 0xFF09 || cp == ')')
		return is(s, p + 1, CH_DIGIT | CH_NUMERAL) || next == U'第' ?
		    BREAK_TOKEN : BREAK_NONE;
	if (next == U'第') /* 第八条|第（二）项 */
		return BREAK_SEAM;
	return BREAK_NONE;
}

static bool
is_hex(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'f') ||
	    (cp >= 'A' && cp <= 'F');
}

/* Letters and digits in a row, [i, end): no word but a code? */
static void
open_code(const struct scan *s, size_t i, size_t end, bool path)
{
	bool digit = false, letter = false, hex = true;

	for (size_t k = i; k < end; k++) {
		digit |= is(s, k, CH_DIGIT);
		letter |= is(s, k, CH_LETTER);
		hex &= is_hex(at(s, k));
	}
	if (!path && !(digit && letter && end - i >= CODE))
		return;
	hex &= end - i >= DIGEST;
	for (size_t k = i; k + 1 < end; k++)
		s->brk[k] = hex && (k + 1 - i) % GROUP == 0 ? BREAK_SEAM :
		    BREAK_NEED;
}

static void
close_token(const struct scan *s, size_t i, size_t end)
{
	struct nature kind = nature_of(s, i, end);
	size_t to;

	for (size_t k = i; k + 1 < end; k++) {
		s->brk[k] = seam(s, k, &kind);
		if (kind.amount && s->brk[k] == BREAK_NONE)
			s->brk[k] = BREAK_NEVER;
	}
	for (size_t k = i; k < end && kind.letter; k = to + 1) {
		for (to = k; to < end && is(s, to, CH_WORD);)
			to++;
		open_code(s, k, to, kind.path || kind.address);
	}
	/* a path that goes on in Chinese */
	if (kind.path && at(s, end - 1) == '/' && is(s, end, CH_HAN))
		s->brk[end - 1] = BREAK_FREE;
}

/* 濮办〔2026〕12号: not parted from its 代字, nor this one torn. */
static void
close_agency(const struct scan *s, size_t i)
{
	for (size_t k = i; k > 0 && i - k < AGENCY; k--) {
		if (!is(s, k - 1, CH_HAN) ||
		    has(before_agency, at(s, k - 1)))
			return;
		if (s->brk[k - 1] == BREAK_FREE)
			s->brk[k - 1] = i - k < SURE ? BREAK_NEED :
			    BREAK_TOKEN;
	}
}

/* 附件1, 图2, but not 代表|3人 */
static void
close_numbered(const struct scan *s, size_t i, bool unit)
{
	bool annex = i > 1 && at(s, i - 2) == U'附';

	if (i == 0 || !has(numbered, at(s, i - 1)) || (unit && !annex))
		return;
	if (s->brk[i - 1] == BREAK_FREE)
		s->brk[i - 1] = BREAK_TOKEN;
	if (annex && s->brk[i - 2] == BREAK_FREE)
		s->brk[i - 2] = BREAK_NONE;
}

void
tokens_close(const struct chars *t, enum break_kind *brk)
{
	const unsigned begins = CH_WORD | CH_NUMERAL | CH_NO_END;
	const struct scan s = { t, brk };

	for (size_t i = 0, end; i < t->n; i = end) {
		end = i + 1;
		if ((t->class[i] & begins) == 0 && t->cp[i] != U'第')
			continue;
		end = token_end(&s, i);
		close_token(&s, i, end);
		if (end == i + 1 && !is(&s, i, CH_DIGIT))
			continue;
		if ((t->class[i] & CH_NO_END) != 0 && t->cp[i] != '/') {
			if (!is(&s, end - 1, CH_DIGIT))
				close_agency(&s, i);
		} else if (is(&s, i, CH_DIGIT)) {
			close_numbered(&s, i, !is(&s, end - 1, CH_DIGIT));
		}
	}
}
