#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/terms.h"

/* Every name is read back as the value that it names. */
#define ROUND_TRIP(type, last, name, parse) \
	do { \
		for (int i = 0; i <= (int)(last); i++) { \
			enum type x; \
\
			assert_true(parse(name((enum type)i), &x)); \
			assert_int_equal(x, i); \
		} \
	} while (0)

static void
names_are_read_back(void **state)
{
	(void)state;
	ROUND_TRIP(duty, DUTY_OVERSIGHT, duty_name, duty_parse);
	ROUND_TRIP(category, CAT_CITY, category_name, category_parse);
	ROUND_TRIP(applies, APPLIES_ALL, applies_name, applies_parse);
	ROUND_TRIP(cycle, CYCLE_ONCE, cycle_name, cycle_parse);
	ROUND_TRIP(actor, ACTOR_DISCIPLINE, actor_name, actor_parse);
	ROUND_TRIP(secrecy, SECRECY_CONFIDENTIAL, secrecy_name,
	    secrecy_parse);
	ROUND_TRIP(verdict, VERDICT_UNJUDGED, verdict_name, verdict_parse);
	ROUND_TRIP(tier, TIER_CITY, commended_name, commended_parse);
	ROUND_TRIP(tier, TIER_CITY, promoted_name, promoted_parse);
	ROUND_TRIP(cadre_level, CADRE_ORDINARY, cadre_level_name,
	    cadre_level_parse);
	ROUND_TRIP(outcome, OUTCOME_ORGANISATIONAL, outcome_name,
	    outcome_parse);
	ROUND_TRIP(investigator, INVESTIGATOR_OTHER, investigator_name,
	    investigator_parse);
	ROUND_TRIP(target, TARGET_ORGAN, target_name, target_parse);
	ROUND_TRIP(concern, CONCERN_CORRUPTION, concern_name, concern_parse);
	ROUND_TRIP(half, HALF_SECOND, half_name, half_parse);
	ROUND_TRIP(root, ROOT_DUTY_REPORT, root_name, root_parse);
}

static void
other_text_is_refused(void **state)
{
	static const char *const bad[] = { NULL, "", " ", "主体", "主体责任 ",
	    "全部 ", "绝密" };
	enum publication publication;
	enum opinion opinion;
	enum secrecy secrecy;
	enum root root;
	enum duty duty;
	enum tier tier;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(duty_parse(bad[i], &duty));
		assert_false(secrecy_parse(bad[i], &secrecy));
		assert_false(root_parse(bad[i], &root));
		assert_false(commended_parse(bad[i], &tier));
		/* The first of these has no name. */
		assert_false(opinion_parse(bad[i], &opinion));
		assert_false(publication_parse(bad[i], &publication));
	}
}

static void
some_by_hand(void **state)
{
	enum mode mode;
	enum opinion opinion;

	(void)state;
	assert_true(mode_parse("全量", &mode));
	assert_int_equal(mode, MODE_WHOLE);
	assert_true(opinion_parse("不实", &opinion));
	assert_int_equal(opinion, OPINION_FALSE);
	assert_string_equal(opinion_name(OPINION_NONE), "");
	assert_string_equal(class_name(CLASS_INDIVIDUAL), "个性");
	assert_string_equal(state_name(STATE_DONE_LATE), "逾期完成");
	assert_string_equal(root_name(ROOT_NONE), "");
	assert_int_equal(root_side(ROOT_REVIEW), SIDE_OFFICE);
	assert_int_equal(root_side(ROOT_BRIEFING), SIDE_UNIT);
	assert_int_equal(root_side(ROOT_YEAR_END), SIDE_OFFICE);
	assert_string_equal(year_end_part_name(PART_SURVEY), "问卷调查");
	assert_string_equal(commended_name(TIER_CITY), "市");
	assert_string_equal(promoted_name(TIER_CITY), "全市");
}

static void
applies(void **state)
{
	(void)state;
	assert_true(applies_to(APPLIES_ALL, CAT_COUNTY));
	assert_true(applies_to(APPLIES_ALL, CAT_CITY));
	assert_true(applies_to(APPLIES_COUNTY, CAT_COUNTY));
	assert_false(applies_to(APPLIES_COUNTY, CAT_CITY));
	assert_true(applies_to(APPLIES_CITY, CAT_CITY));
	assert_false(applies_to(APPLIES_CITY, CAT_COUNTY));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_read_back),
		cmocka_unit_test(other_text_is_refused),
		cmocka_unit_test(some_by_hand),
		cmocka_unit_test(applies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
