/*
 * typeset_class.h - what a character is to a line of Chinese: mark, part
 * of a number or word, ideograph.  The lists are those of GB/T 15834-2011
 * 5.1 and of CLREQ 3.1 (W3C, Requirements for Chinese Text Layout).
 * Errors: none; a character without a class has 0 and is left to UAX #14.
 * Threads: pure.
 */
#ifndef OUT_TYPESET_CLASS_H
#define OUT_TYPESET_CLASS_H

#include <stdint.h>

enum char_class {       /* bits */
	CH_NO_HEAD = 1 << 0,  /* 不居行首 */
	CH_NO_END = 1 << 1,   /* 不居行末 */
	CH_OPEN = 1 << 2,     /* （《“ : the left half of the em is blank */
	CH_CLOSE = 1 << 3,    /* ，。）： : the right half */
	CH_DOT = 1 << 4,      /* 间隔号: takes half an em */
	CH_RULE = 1 << 5,     /* — …: takes an em; two are not parted */
	CH_DIGIT = 1 << 6,    /* 0-9, ０-９ */
	CH_LETTER = 1 << 7,   /* Latin, Greek, Cyrillic */
	CH_JOINER = 1 << 8,   /* - . @ /: between two parts of a word */
	CH_AFTER = 1 << 9,    /* % ℃ ²: belongs to the number before it */
	CH_SIGN = 1 << 10,    /* − ± ≥: belongs to the number after it */
	CH_RANGE = 1 << 11,   /* 连接号: — ～ -, 至 and 到 */
	CH_NUMERAL = 1 << 12, /* 一 十 万 */
	CH_HAN = 1 << 13      /* an ideograph */
};

enum { CH_WORD = CH_DIGIT | CH_LETTER, CH_MARK = CH_OPEN | CH_CLOSE };

unsigned char_class(uint32_t cp);
/*
 * Why a character is never set, in Chinese: 异体字选择符 and the like,
 * which change another character or need a shaper.  NULL where it is.
 */
const char *char_unfit(uint32_t cp);

#endif
