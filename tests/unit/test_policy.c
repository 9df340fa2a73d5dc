/*
 * test_policy.c - what of a way is told in public (E08.2).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "rules/policy.h"

#define N(v) (sizeof(v) / sizeof((v)[0]))

static const struct effect effects[] = {
	{ MEASURE_ADJUSTMENT, "降职", "降职", 24, { 0, DAY_NONE } },
	{ MEASURE_ADJUSTMENT, "调离", "调整职务", 12, { 0, DAY_NONE } },
	{ MEASURE_ADJUSTMENT, "调整职务", "调整职务", 12, { 0, DAY_NONE } },
	{ MEASURE_ADJUSTMENT, "", "", 12, { 0, DAY_NONE } },
	{ MEASURE_DISCIPLINE, "警告", "警告", 12, { 0, DAY_NONE } },
};
static const struct sanction_kind sanctions[] = {
	{ "警告", false }, { "严重警告", false }, { "撤销党内职务", true },
};

/* Words of the tables in the order of the content, nothing else of it. */
static void
told_in_public(void **state)
{
	static const struct { enum measure_kind way; const char *content,
	    *want; } t[] = {
		{ MEASURE_ADJUSTMENT, "调离甲县，由干部午接任", "调整职务" },
		{ MEASURE_ADJUSTMENT, "调离，调整职务", "调整职务" },
		{ MEASURE_ADJUSTMENT, "降职，并调离", "降职、调整职务" },
		{ MEASURE_ADJUSTMENT, "免去职务", NULL },
		{ MEASURE_ADJUSTMENT, "警告", NULL },
		{ MEASURE_ADJUSTMENT, NULL, NULL },
		{ MEASURE_DISCIPLINE, "给予党内严重警告处分", "严重警告" },
		{ MEASURE_DISCIPLINE, "撤销党内职务，降职", "撤销党内职务" },
		{ MEASURE_CIRCULAR, "警告", NULL },
	};
	struct arena a = ARENA_INIT;
	struct policy p;

	(void)state;
	policy_default(&p);
	p.statutes.effect = effects;
	p.statutes.n_effects = N(effects);
	p.sanction = sanctions;
	p.n_sanctions = N(sanctions);
	for (size_t i = 0; i < N(t); i++) {
		const char *got = policy_public(&a, &p, t[i].way,
		    t[i].content);

		if ((got == NULL) != (t[i].want == NULL) ||
		    (got != NULL && strcmp(got, t[i].want) != 0))
			fail_msg("%s: %s", t[i].content, got);
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(told_in_public),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
