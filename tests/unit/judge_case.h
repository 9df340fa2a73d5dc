/*
 * judge_case.h - a table of documents and what is said of each: every
 * rule has a row that triggers it and one that nearly does.
 */
#ifndef TESTS_JUDGE_CASE_H
#define TESTS_JUDGE_CASE_H

#include <stdio.h>

#include "judge_world.h"

struct judge_case {
	const char *name;
	const struct doc *(*make)(struct world *w);
	enum rule_id rule;      /* RULES: nothing is said */
	enum level level;
	enum verdict verdict;
};

static inline void
print_found(const struct world *w)
{
	size_t i;

	for (i = 0; i < w->found.d.n; i++)
		(void)fprintf(stderr, "  %s %s 第%u行 %s\n",
		    rule_text((enum rule_id)w->found.d.v[i].rule)->id,
		    level_name(w->found.d.v[i].level),
		    (unsigned)w->found.d.v[i].at.line,
		    w->found.d.v[i].message);
}

/* One finding, of that rule and level, or none at all. */
static inline bool
case_holds(const struct judge_case *c)
{
	struct world w;
	enum verdict v;
	bool ok;

	world_init(&w);
	world_furnish(&w);
	v = world_judge(&w, c->make(&w));
	ok = v == c->verdict && (c->rule == RULES ? w.found.d.n == 0 :
	    w.found.d.n == 1 && world_count(&w, c->rule, c->level) == 1);
	if (!ok) {
		(void)fprintf(stderr, "%s: %s\n", c->name, verdict_name(v));
		print_found(&w);
	}
	world_release(&w);
	return ok;
}

#endif
