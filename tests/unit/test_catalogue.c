#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "rules/policy.h"

/* Sorted by id, no id twice, every text there, none ends with a stop. */
static void
rows_are_whole(void **state)
{
	static const char stop[] = "。";
	const struct rule_text *t, *before = NULL;
	size_t i, k;

	(void)state;
	for (i = 0; i < RULES; i++) {
		t = rule_text((enum rule_id)i);
		const char *texts[] = { t->article, t->what, t->mend,
			t->reading };

		if (before != NULL)
			assert_true(strcmp(before->id, t->id) < 0);
		before = t;
		for (k = 0; k < 4; k++) {
			size_t n = strlen(texts[k]);

			assert_true(n > 0 || k == 3);
			assert_true(n < strlen(stop) || strcmp(texts[k] + n -
			    strlen(stop), stop) != 0);
		}
		assert_true(t->level < LEVELS);
		assert_true((t->id[0] == 'X') ==
		    (strcmp(t->article, "文件要求") == 0));
	}
}

static void
parses_ids(void **state)
{
	enum rule_id id;

	(void)state;
	assert_true(rule_parse("A10.1", &id));
	assert_int_equal(id, RULE_A10_1);
	assert_string_equal(rule_text(id)->article, "全程记实制度第十条");
	assert_false(rule_parse("A10.7", &id));
	assert_false(rule_parse("a10.1", &id));
	assert_false(rule_parse("", &id));
}

static void
levels_in_force(void **state)
{
	const struct waiver waiver[] = {
		{ RULE_A09_3, "", 100, "全部" },
		{ RULE_A10_2, "410922", 100, "一个单位" },
		{ RULE_A14_1, "", 100, "不能豁免" },
	};
	struct policy p;

	(void)state;
	policy_default(&p);
	assert_int_equal(policy_level(&p, RULE_A10_1, LEVELS), LEVEL_REFUSE);
	assert_int_equal(policy_level(&p, RULE_A10_1, LEVEL_INFO),
	    LEVEL_INFO);
	p.level[RULE_A10_1] = LEVEL_WARN;
	assert_int_equal(policy_level(&p, RULE_A10_1, LEVELS), LEVEL_WARN);
	p.level[RULE_X02_2] = LEVEL_INFO;
	assert_int_equal(policy_level(&p, RULE_X02_2, LEVELS), LEVEL_REFUSE);
	assert_true(policy_fixed(RULE_X05_1));
	assert_true(policy_fixed(RULE_D12_1));
	assert_true(policy_fixed(RULE_D14_1));
	assert_true(policy_fixed(RULE_D14_5));
	assert_false(policy_fixed(RULE_D14_2));
	assert_false(policy_fixed(RULE_D14_6));
	assert_false(policy_fixed(RULE_X03_1));
	p.waiver = waiver;
	p.n_waivers = 3;
	assert_non_null(policy_waived(&p, RULE_A09_3, "410901", 100));
	assert_null(policy_waived(&p, RULE_A09_3, "410901", 101));
	assert_non_null(policy_waived(&p, RULE_A10_2, "410922", 0));
	assert_null(policy_waived(&p, RULE_A10_2, "410901", 0));
	assert_null(policy_waived(&p, RULE_A14_1, "410901", 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_whole),
		cmocka_unit_test(parses_ids),
		cmocka_unit_test(levels_in_force),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
