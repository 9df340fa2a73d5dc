/*
 * policy.c - levels in force and waivers.
 */
#include "rules/policy.h"

#include <string.h>

#include "model/facts.h"

void
policy_default(struct policy *p)
{
	size_t i;

	memset(p, 0, sizeof(*p));
	for (i = 0; i < RULES; i++)
		p->level[i] = rule_text((enum rule_id)i)->level;
}

bool
policy_fixed(enum rule_id rule)
{
	static const enum rule_id fixed[] = { RULE_A05_1, RULE_A09_1,
		RULE_A14_1, RULE_D12_1, RULE_D13_1, RULE_D14_1, RULE_D14_3,
		RULE_D14_4, RULE_D14_5 };

	if (rule_text(rule)->id[0] == 'X')
		return rule != RULE_X03_1;
	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		if (fixed[i] == rule)
			return true;
	return false;
}

enum level
policy_level(const struct policy *p, enum rule_id rule, enum level most)
{
	enum level force = policy_fixed(rule) ? rule_text(rule)->level :
	    p->level[rule];

	return most < force ? most : force;
}

const struct waiver *
policy_waived(const struct policy *p, enum rule_id rule, const char *unit,
    day_t on)
{
	const struct waiver *w;
	size_t i;

	if (policy_fixed(rule))
		return NULL;
	for (i = 0; i < p->n_waivers; i++) {
		w = &p->waiver[i];
		if (w->rule == rule && on <= w->until &&
		    (w->unit[0] == '\0' || strcmp(w->unit, unit) == 0))
			return w;
	}
	return NULL;
}

const struct sanction_kind *
policy_sanction(const struct policy *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->n_sanctions; i++)
		if (name_same(p->sanction[i].name, name))
			return &p->sanction[i];
	return NULL;
}

/* --- what is told in public --- */

struct word { size_t n; const char *open; };

static void
longer(struct word *best, const char *at, const char *word, const char *open)
{
	size_t n = strlen(word);

	if (n > best->n && strncmp(at, word, n) == 0)
		*best = (struct word){ n, open };
}

/* The longest that begins at `at`. */
static struct word
word_at(const struct policy *p, enum measure_kind way, const char *at)
{
	struct word best = { 0, "" };

	for (size_t i = 0; i < p->statutes.n_effects; i++) {
		const struct effect *x = &p->statutes.effect[i];

		if (x->way == way)
			longer(&best, at, x->content, x->open);
	}
	for (size_t i = 0; way == MEASURE_DISCIPLINE &&
	    i < p->n_sanctions; i++)
		longer(&best, at, p->sanction[i].name, p->sanction[i].name);
	return best;
}

const char *
policy_public(struct arena *a, const struct policy *p,
    enum measure_kind way, const char *content)
{
	const char *out = NULL;

	for (const char *at = content == NULL ? "" : content; *at != '\0';) {
		struct word w = word_at(p, way, at);

		if (w.n > 0 && (out == NULL || strstr(out, w.open) == NULL))
			out = out == NULL ? w.open : arena_printf(a, "%s、%s",
			    out, w.open);
		at += w.n > 0 ? w.n : 1;
	}
	return out;
}
