/*
 * catalogue.c - the table made from catalogue.def.
 */
#include "rules/catalogue.h"

#include <assert.h>
#include <string.h>

static const struct rule_text table[] = {
#define RULE(sym, id, level, article, what, mend, reading) \
	[RULE_##sym] = { id, level, article, what, mend, reading },
#include "rules/catalogue.def"
#undef RULE
};

_Static_assert(sizeof(table) / sizeof(table[0]) == RULES,
    "one row for each rule");

const struct rule_text *
rule_text(enum rule_id id)
{
	assert((unsigned)id < RULES);
	return &table[id];
}

bool
rule_parse(const char *id, enum rule_id *out)
{
	size_t i;

	for (i = 0; i < RULES; i++) {
		if (strcmp(table[i].id, id) == 0) {
			*out = (enum rule_id)i;
			return true;
		}
	}
	return false;
}
