/*
 * typeset_class.c - classes of characters: a table for ASCII, a sorted
 * list for marks, ranges for the rest.
 */
#include "out/typeset_class.h"

#include <stddef.h>

enum {
	HEAD = CH_NO_HEAD,
	END = CH_NO_END,
	OPEN = CH_OPEN | CH_NO_END,
	CLOSE = CH_CLOSE | CH_NO_HEAD,
	DOT = CH_DOT | CH_NO_HEAD,
	AFTER = CH_AFTER | CH_NO_HEAD,
	SLASH = CH_JOINER | CH_NO_HEAD | CH_NO_END,
	LINK = CH_JOINER | CH_RANGE /* a hyphen: also the minus sign */
};

static const uint16_t ascii[0x80] = {
	['!'] = HEAD, ['#'] = CH_JOINER, ['$'] = END, ['%'] = AFTER,
	['&'] = CH_JOINER, ['\''] = CH_JOINER, ['('] = END, [')'] = HEAD,
	['+'] = CH_JOINER | CH_SIGN, [','] = CH_JOINER | HEAD,
	['-'] = LINK | CH_SIGN, ['.'] = CH_JOINER | HEAD, ['/'] = SLASH,
	['0'] = CH_DIGIT, ['1'] = CH_DIGIT, ['2'] = CH_DIGIT,
	['3'] = CH_DIGIT, ['4'] = CH_DIGIT, ['5'] = CH_DIGIT,
	['6'] = CH_DIGIT, ['7'] = CH_DIGIT, ['8'] = CH_DIGIT,
	['9'] = CH_DIGIT, [':'] = CH_JOINER | HEAD, [';'] = HEAD,
	['<'] = CH_SIGN, ['='] = CH_JOINER, ['>'] = CH_SIGN,
	['?'] = CH_JOINER | HEAD, ['@'] = CH_JOINER, ['['] = END,
	[']'] = HEAD, ['_'] = CH_JOINER, ['{'] = END, ['}'] = HEAD,
	['~'] = LINK,
};

struct row {
	uint32_t cp;
	uint16_t class;
};

/* In the order of code points. */
static const struct row marks[] = {
	{ 0x00A2, AFTER }, { 0x00A3, END }, { 0x00A5, END }, { 0x00A7, END },
	{ 0x00AB, END }, { 0x00B0, AFTER }, { 0x00B1, CH_SIGN },
	{ 0x00B2, AFTER }, { 0x00B3, AFTER }, { 0x00B7, DOT },
	{ 0x00B9, AFTER }, { 0x00BB, HEAD }, { 0x00BC, AFTER },
	{ 0x00BD, AFTER }, { 0x00BE, AFTER }, { 0x00D7, CH_JOINER },
	{ 0x00F7, CH_JOINER }, { 0x2010, LINK | HEAD },
	{ 0x2011, LINK | HEAD }, { 0x2012, CH_RANGE | HEAD },
	{ 0x2013, CH_RANGE | HEAD },
	{ 0x2014, CH_RULE | CH_RANGE }, { 0x2015, CH_RULE | CH_RANGE },
	{ 0x2018, OPEN }, { 0x2019, CLOSE }, { 0x201A, END },
	{ 0x201C, OPEN }, { 0x201D, CLOSE }, { 0x201E, END },
	{ 0x2025, CH_RULE | HEAD }, { 0x2026, CH_RULE | HEAD },
	{ 0x2027, DOT }, { 0x2030, AFTER }, { 0x2031, AFTER },
	{ 0x2032, AFTER }, { 0x2033, AFTER }, { 0x2039, END },
	{ 0x203A, HEAD }, { 0x203C, HEAD }, { 0x2047, HEAD },
	{ 0x2048, HEAD }, { 0x2049, HEAD }, { 0x20AC, END },
	{ 0x2103, AFTER }, { 0x2109, AFTER }, { 0x2116, END },
	{ 0x2212, CH_SIGN | CH_RANGE }, { 0x2236, CH_JOINER | HEAD },
	{ 0x2264, CH_SIGN }, { 0x2265, CH_SIGN },
	{ 0x22EF, CH_RULE | HEAD }, { 0x3001, CLOSE }, { 0x3002, CLOSE },
	{ 0x3005, HEAD | CH_HAN }, { 0x3007, CH_NUMERAL | CH_HAN },
	{ 0x3008, OPEN }, { 0x3009, CLOSE }, { 0x300A, OPEN },
	{ 0x300B, CLOSE }, { 0x300C, OPEN }, { 0x300D, CLOSE },
	{ 0x300E, OPEN }, { 0x300F, CLOSE }, { 0x3010, OPEN },
	{ 0x3011, CLOSE }, { 0x3014, OPEN }, { 0x3015, CLOSE },
	{ 0x3016, OPEN }, { 0x3017, CLOSE }, { 0x3018, OPEN },
	{ 0x3019, CLOSE }, { 0x301A, OPEN }, { 0x301B, CLOSE },
	{ 0x301C, CH_RANGE | HEAD }, { 0x301D, OPEN }, { 0x301E, CLOSE },
	{ 0x301F, CLOSE }, { 0x303B, HEAD }, { 0x309D, HEAD },
	{ 0x309E, HEAD }, { 0x30FB, DOT }, { 0x30FC, HEAD },
	{ 0x30FD, HEAD }, { 0x30FE, HEAD }, { 0xFE50, HEAD },
	{ 0xFE51, HEAD }, { 0xFE52, HEAD }, { 0xFE54, HEAD },
	{ 0xFE55, HEAD }, { 0xFE56, HEAD }, { 0xFE57, HEAD },
	{ 0xFE59, END }, { 0xFE5A, HEAD }, { 0xFE5B, END },
	{ 0xFE5C, HEAD }, { 0xFE5D, END }, { 0xFE5E, HEAD },
	{ 0xFF01, CLOSE }, { 0xFF04, END }, { 0xFF05, AFTER },
	{ 0xFF08, OPEN }, { 0xFF09, CLOSE }, { 0xFF0B, CH_SIGN },
	{ 0xFF0C, CLOSE | CH_JOINER }, { 0xFF0D, LINK | HEAD },
	{ 0xFF0E, CLOSE | CH_JOINER }, { 0xFF0F, SLASH },
	{ 0xFF1A, CLOSE | CH_JOINER }, { 0xFF1B, CLOSE }, { 0xFF1F, CLOSE },
	{ 0xFF3B, OPEN }, { 0xFF3D, CLOSE }, { 0xFF5B, OPEN },
	{ 0xFF5D, CLOSE }, { 0xFF5E, CH_RANGE | HEAD }, { 0xFF5F, OPEN },
	{ 0xFF60, CLOSE }, { 0xFF61, HEAD }, { 0xFF62, END },
	{ 0xFF63, HEAD }, { 0xFF64, HEAD }, { 0xFF65, HEAD },
	{ 0xFFE0, AFTER }, { 0xFFE1, END }, { 0xFFE5, END },
};

/* Ideographs that are more than that, in the order of code points. */
static const struct row han[] = {
	{ U'一', CH_NUMERAL }, { U'七', CH_NUMERAL }, { U'万', CH_NUMERAL },
	{ U'三', CH_NUMERAL }, { U'两', CH_NUMERAL }, { U'九', CH_NUMERAL },
	{ U'二', CH_NUMERAL }, { U'五', CH_NUMERAL }, { U'亿', CH_NUMERAL },
	{ U'仟', CH_NUMERAL }, { U'伍', CH_NUMERAL }, { U'佰', CH_NUMERAL },
	{ U'八', CH_NUMERAL }, { U'六', CH_NUMERAL }, { U'几', CH_NUMERAL },
	{ U'到', CH_RANGE }, { U'十', CH_NUMERAL }, { U'千', CH_NUMERAL },
	{ U'半', CH_NUMERAL }, { U'叁', CH_NUMERAL }, { U'四', CH_NUMERAL },
	{ U'壹', CH_NUMERAL }, { U'拾', CH_NUMERAL }, { U'捌', CH_NUMERAL },
	{ U'柒', CH_NUMERAL }, { U'玖', CH_NUMERAL }, { U'百', CH_NUMERAL },
	{ U'肆', CH_NUMERAL }, { U'至', CH_RANGE }, { U'贰', CH_NUMERAL },
	{ U'陆', CH_NUMERAL }, { U'零', CH_NUMERAL },
};

/* Runs of one class; what lies between has none. */
static const struct {
	uint32_t first, last;
	uint16_t class;
} runs[] = {
	{ 0x00C0, 0x024F, CH_LETTER }, { 0x0370, 0x03FF, CH_LETTER },
	{ 0x0400, 0x052F, CH_LETTER }, { 0x1E00, 0x1EFF, CH_LETTER },
	{ 0x2160, 0x217F, CH_LETTER }, { 0x3400, 0x4DBF, CH_HAN },
	{ 0xF900, 0xFAFF, CH_HAN }, { 0xFF10, 0xFF19, CH_DIGIT },
	{ 0xFF21, 0xFF3A, CH_LETTER }, { 0xFF41, 0xFF5A, CH_LETTER },
	{ 0x20000, 0x3FFFD, CH_HAN },
};

static const char selector[] = "是异体字选择符，本程序不会排异体；请改用"
    "规范字，或者这个异体自己的编码";
static const char combining[] = "是加在别的字上的附加符号，本程序不会叠加；"
    "请改用带符号的单个字符";
static const char shaped[] = "属于要连写、变形或者从右往左写的文字，本程序"
    "不会排";
static const char private_use[] = "在专用区，各种字体画的不是同一个字；请"
    "改用这个字的正式编码";
static const char invisible[] = "是看不见的控制符；请删去";

static const struct {
	uint32_t first, last;
	const char *why;
} unfit[] = {
	{ 0x0300, 0x036F, combining }, { 0x0483, 0x0489, combining },
	{ 0x0590, 0x109F, shaped }, { 0x1100, 0x11FF, shaped },
	{ 0x135D, 0x135F, combining }, { 0x1700, 0x180A, shaped },
	{ 0x180B, 0x180F, selector }, { 0x1810, 0x1AAF, shaped },
	{ 0x1AB0, 0x1AFF, combining }, { 0x1B00, 0x1CFF, shaped },
	{ 0x1DC0, 0x1DFF, combining }, { 0x200B, 0x200F, invisible },
	{ 0x202A, 0x202E, invisible }, { 0x2060, 0x206F, invisible },
	{ 0x20D0, 0x20FF, combining }, { 0x2CEF, 0x2CF1, combining },
	{ 0x2DE0, 0x2DFF, combining }, { 0x302A, 0x302F, combining },
	{ 0x3099, 0x309A, combining }, { 0xA66F, 0xA67D, combining },
	{ 0xA800, 0xA82F, shaped }, { 0xA840, 0xABFF, shaped },
	{ 0xD7B0, 0xD7FF, shaped }, { 0xE000, 0xF8FF, private_use },
	{ 0xFB1D, 0xFDFF, shaped }, { 0xFE00, 0xFE0F, selector },
	{ 0xFE20, 0xFE2F, combining }, { 0xFE70, 0xFEFC, shaped },
	{ 0xFEFF, 0xFEFF, invisible }, { 0x10800, 0x11FFF, shaped },
	{ 0x1F3FB, 0x1F3FF, combining }, { 0xE0000, 0xE007F, invisible },
	{ 0xE0100, 0xE01EF, selector }, { 0xF0000, 0x10FFFF, private_use },
};

static unsigned
find(const struct row *v, size_t n, uint32_t cp)
{
	size_t from = 0;

	while (n > 0) {
		size_t half = n / 2;

		if (v[from + half].cp < cp) {
			from += half + 1;
			n -= half + 1;
		} else {
			n = half;
		}
	}
	return v[from].cp == cp ? v[from].class : 0;
}

#define FIND(v, cp) (find((v), sizeof(v) / sizeof(*(v)) - 1, (cp)))

unsigned
char_class(uint32_t cp)
{
	unsigned class;

	if (cp < 0x80)
		return cp >= 'A' && (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z' ?
		    CH_LETTER : ascii[cp];
	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return CH_HAN | FIND(han, cp);
	class = FIND(marks, cp);
	for (size_t i = 0; class == 0 && i < sizeof(runs) / sizeof(*runs) &&
	    runs[i].first <= cp; i++)
		if (cp <= runs[i].last)
			class = runs[i].class;
	return class;
}

const char *
char_unfit(uint32_t cp)
{
	/* what nearly every character of a paper is */
	if (cp < 0x300 || (cp >= 0x3400 && cp <= 0xA66E))
		return NULL;
	for (size_t i = 0; i < sizeof(unfit) / sizeof(*unfit) &&
	    unfit[i].first <= cp; i++)
		if (cp <= unfit[i].last)
			return unfit[i].why;
	return NULL;
}
