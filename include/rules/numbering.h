/*
 * numbering.h - 文号: a register without gaps for each 代字 and year
 * (DESIGN.md, Papers): what was given stays given, what is approved
 * later takes the next number, whatever its date.
 * Units:  days; numbers count from 1.
 * Shapes: "" where a paper has no unit, person, period or 编号.
 * Errors: none; pure.
 * Owner:  borrowed, but for what is made in the arena.
 */
#ifndef RULES_NUMBERING_H
#define RULES_NUMBERING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"

/* What tells a paper from all others: the words of a 件 of a 签批. */
struct paper_key {
	const char *kind;    /* 文种 */
	const char *unit;    /* code */
	const char *person;  /* 编号 */
	const char *period;  /* 2026Q3 */
	const char *id;      /* 编号 of the case, inspection ... */
};

/* A paper that is approved and has to have a number. */
struct numbering_want {
	struct paper_key key;
	const char *prefix;  /* 代字: 示办 */
	day_t day;           /* of the approval; its year is the number's */
	size_t rank;         /* place of the kind among the kinds */
};

/* A number of the register. */
struct numbering_entry {
	struct paper_key key;
	const char *prefix;
	int year;
	unsigned number;
};

/*
 * The numbers of those wants that have none yet, in the order in which
 * they are given: by day, kind, unit, person, period, 编号.
 */
size_t numbering_assign(struct arena *a, const struct numbering_entry *have,
    size_t n_have, const struct numbering_want *want, size_t n_want,
    const struct numbering_entry **out);
/* The entry of a paper, NULL if it has no number. */
const struct numbering_entry *numbering_find(
    const struct numbering_entry *v, size_t n, const struct paper_key *key);
/*
 * A number as written: 代字〔年〕N号, no more, N without zeros before it.
 * False if it is none; else prefix (in `a`), year and number of `out`.
 */
bool numbering_parse(struct arena *a, const char *s,
    struct numbering_entry *out);
/* 示办〔2026〕12号 */
const char *numbering_text(struct arena *a, const struct numbering_entry *x);

#endif
