/*
 * policy.h - levels in force: the catalogue's, changed or waived by
 * templates/rules/levels.xml (read by io/config).
 * Shapes: a waiver holds for one unit ("" = all) until a day, inclusive;
 *         the day compared is the one the document was received (for
 *         findings computed later: the as-of date).
 */
#ifndef RULES_POLICY_H
#define RULES_POLICY_H

#include "base/date.h"
#include "base/diag.h"
#include "rules/catalogue.h"
#include "rules/statute.h"

struct waiver {
	enum rule_id rule;
	const char *unit;
	day_t until;
	const char *reason;
};

/* A row of templates/rules/sanctions.xml (D14.4). */
struct sanction_kind {
	const char *name;              /* 种类: 警告, 严重警告 ... */
	bool heavy;                    /* 重 */
};

struct policy {
	enum level level[RULES];       /* in force */
	const struct waiver *waiver;
	size_t n_waivers;
	const char *const *filler;     /* words of filler.xml (A04.2) */
	size_t n_fillers;
	const struct sanction_kind *sanction; /* in the file's order */
	size_t n_sanctions;
	struct statutes statutes;      /* the 问责条例; empty where unread */
	bool secret_office;            /* office.xml 涉密环境=是 */
	/* is `text` of the named pattern?  PATTERN_* of io/pattern as int:
	 * 1 yes, 0 no, -1 could not be told (gives X05.1) */
	int (*match)(const void *patterns, const char *name,
	    const char *text);
	const void *patterns;
};

/* The catalogue's levels, nothing waived. */
void policy_default(struct policy *p);
/*
 * Rules whose level is fixed: what they find cannot be read, identified
 * or kept (X01 to X02, X03.2 to X05.1, A05.1, A09.1, A14.1), is not there
 * at all, so that nothing can be counted (D12.1, D14.1), or makes the
 * year's grade, which no waiver mends (D13.1, D14.3 to D14.5).
 */
bool policy_fixed(enum rule_id rule);
/*
 * Level of a finding whose own case weighs `most` (LEVELS: as heavy as
 * its rule): never above the level in force.
 */
enum level policy_level(const struct policy *p, enum rule_id rule,
    enum level most);
/* The waiver in force, or NULL. */
const struct waiver *policy_waived(const struct policy *p,
    enum rule_id rule, const char *unit, day_t on);

/*
 * What of a 方式/@内容 is told in public (E08.2): the ways and 处分 that
 * the tables of 影响期 and of 处分 know, in its order, and not another word
 * of it; NULL where there is none.
 */
const char *policy_public(struct arena *a, const struct policy *p,
    enum measure_kind way, const char *content);

/* The row of that name, blanks at both ends not counted; NULL. */
const struct sanction_kind *policy_sanction(const struct policy *p,
    const char *name);

#endif
