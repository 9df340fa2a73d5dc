/*
 * catalogue.h - every rule id with its level, article and texts: one row
 * each in catalogue.def; the enum, the look-up table, `explain`, and
 * docs/rules.md's check all come from it.  Ids are never renumbered.
 * io/ includes this header for the X rules it reports while reading.
 */
#ifndef RULES_CATALOGUE_H
#define RULES_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

enum rule_id {
#define RULE(sym, id, level, article, what, mend, reading) RULE_##sym,
#include "rules/catalogue.def"
#undef RULE
	RULES
};

struct rule_text {
	const char *id;       /* "A10.1" */
	enum level level;     /* RULES.md's; what is in force: policy.h */
	const char *article;  /* "全程记实制度第十条", "文件要求" for X */
	const char *what;     /* one sentence: what is asked */
	const char *mend;     /* 改法: how to put it right */
	const char *reading;  /* our reading where the text is open; "" */
};

const struct rule_text *rule_text(enum rule_id id);
bool rule_parse(const char *id, enum rule_id *out);

#endif
