/*
 * statute.h - what the 问责条例 says and who may do what by it, as rows
 * with days of validity (templates/rules/{regulations,authority,
 * effects}.xml, read by io/config): editions and their 情形, the matrix of
 * powers (E05.2), the 影响期 of each way.
 * Units:  days, both ends inclusive; DAY_NONE = open.  Months.
 * Shapes: rows in the files' order; of several that hold, the first.
 * Errors: none; NULL or 0 where no row holds.  Pure.
 * Owner:  borrowed from the policy.
 */
#ifndef RULES_STATUTE_H
#define RULES_STATUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "model/terms.h"

struct validity { day_t from, to; };

/* 情形 of an edition */
struct statute_clause { const char *clause, *name; };

struct edition {
	int year;                   /* 2016, 2019: @条例 of a case */
	struct validity in_force;
	const char *article;        /* of the 情形: 七 */
	const char *appeal_article; /* "" = none */
	int appeal_months;          /* to appeal; 0 = as the decision says */
	int review_months;          /* to decide on it; 0 = not said */
	const struct statute_clause *clause;
	size_t n_clauses;
};

/* What else a power asks for. */
enum authority_limit {
	LIMIT_NONE,
	LIMIT_BASIS,    /* 依据授权: the 依据 cites a rule that empowers */
	LIMIT_APPROVAL  /* 同级党委批准: 批准党组织 is the 同级党委 */
};

struct authority {
	enum organ_type organ;
	bool of_organ;              /* 对象=党组织 */
	enum measure_kind way;
	enum authority_limit limit;
	const char *const *basis;   /* 法规 that empower */
	size_t n_bases;
	struct validity in_force;
};

struct effect {
	enum measure_kind way;
	const char *content;        /* word in 方式/@内容; "" = any */
	const char *open;           /* what is told of it in public */
	int months;
	struct validity in_force;
};

struct statutes {
	bool checked;               /* the texts are 已核对 */
	const struct edition *edition;
	size_t n_editions;
	const struct authority *authority;
	size_t n_authorities;
	const struct effect *effect;
	size_t n_effects;
};

bool in_force(struct validity v, day_t d);
const struct edition *statute_on(const struct statutes *s, day_t d);
const struct edition *statute_of(const struct statutes *s, int year);
/* The name of a 情形 in that edition; article and clause may be NULL. */
const char *statute_situation(const struct edition *e, const char *article,
    const char *clause);
const struct authority *statute_authority(const struct statutes *s,
    enum organ_type organ, bool of_organ, enum measure_kind way, day_t d);
/* Months of 影响期; `content` may be NULL. */
int statute_effect(const struct statutes *s, enum measure_kind way,
    const char *content, day_t d);

#endif
