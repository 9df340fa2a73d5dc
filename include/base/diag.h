/*
 * diag.h - findings are data: collected while reading and judging,
 * sorted once, then printed, stored, counted.
 * Units:  line and column from 1; line 0 = the whole file; the column
 *         counts characters of the decoded text.
 * Shapes: rule is a number of the rules' catalogue (rules/catalogue.h);
 *         this module knows only numbers.
 * Owner:  strings live in the list's arena unless said to be borrowed.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* In rising weight for a verdict; RULES.md, Level. */
enum level {
	LEVEL_INFO,      /* 提示 */
	LEVEL_REMIND,    /* 提醒 */
	LEVEL_WARN,      /* 警告 */
	LEVEL_REFUSE,    /* 退回 */
	LEVEL_UNJUDGED,  /* 无法判定 */
	LEVELS
};

struct place {
	uint32_t line;   /* 0: the whole file */
	uint32_t column;
};

struct diag {
	uint16_t rule;       /* enum rule_id */
	enum level level;    /* as configured */
	bool waived;         /* listed, no effect on verdict or score */
	const char *file;    /* workspace-relative path; "" = none */
	struct place at;
	const char *unit;    /* code; "" = none */
	const char *record;  /* 编号 of the item; "" = none */
	const char *month;   /* "2026-10", "" = none */
	const char *message; /* Chinese, one sentence, no full stop at end */
	const char *mend;    /* 改法; "" = the rule's general one */
	const char *source;  /* the source line, "" = not shown */
	int32_t item;        /* ordinal of the repeated item, -1 = the file */
};

struct diag_list {
	struct arena *a;
	VEC(struct diag) d;
};

/* Copies `d` (its strings into the list's arena); a control character in
 * message or mend becomes U+FFFD, an identity number in them is hidden
 * (base/idnumber). */
void diag_add(struct diag_list *l, const struct diag *d);
/* By file, line, column, rule, record, then insertion. */
void diag_sort(struct diag_list *l);
/* The heaviest level not waived; LEVEL_INFO when empty. */
enum level diag_worst(const struct diag_list *l);
const char *level_name(enum level l);    /* 退回 ... */
const char *level_gnu(enum level l);     /* error, warning, note */
bool level_parse(const char *s, enum level *out);

#endif
