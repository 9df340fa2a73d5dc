/*
 * The office's documents of the year: what is said of 重点领域, 年终考核
 * and 加减分事项 when they are taken in.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "judge_case.h"

static const struct doc *
scores_good(struct world *w)
{
	struct doc *d = a_year_end(w, ORGAN_MAIN_OFFICE);

	(void)a_score(w, d, "410922", DUTY_MAIN);
	(void)a_score(w, d, "410901", DUTY_MAIN);
	return d;
}

static const struct doc *
scores_of_oversight(struct world *w)
{
	struct doc *d = a_year_end(w, ORGAN_DISCIPLINE);

	(void)a_score(w, d, "410922", DUTY_OVERSIGHT);
	return d;
}

static const struct doc *
scores_other_organ(struct world *w)
{
	struct doc *d = a_year_end(w, ORGAN_DISCIPLINE);

	(void)a_score(w, d, "410922", DUTY_OVERSIGHT);
	(void)a_score(w, d, "410922", DUTY_MAIN);
	return d;
}

static const struct doc *
scores_no_organ(struct world *w)
{
	struct doc *d = a_year_end(w, ORGAN_NONE);

	(void)a_score(w, d, "410922", DUTY_OVERSIGHT);
	(void)a_score(w, d, "410922", DUTY_MAIN);
	return d;
}

static const struct doc *
scores_no_unit(struct world *w)
{
	struct doc *d = a_year_end(w, ORGAN_MAIN_OFFICE);

	(void)a_score(w, d, "410922", DUTY_MAIN);
	(void)a_score(w, d, "410999", DUTY_MAIN);
	return d;
}

/* 410901 has nobody for 监督责任 */
static const struct doc *
scores_not_borne(struct world *w)
{
	struct doc *d = a_year_end(w, ORGAN_DISCIPLINE);

	(void)a_score(w, d, "410922", DUTY_OVERSIGHT);
	(void)a_score(w, d, "410901", DUTY_OVERSIGHT);
	return d;
}

static const struct doc *
scores_twice(struct world *w)
{
	struct doc *d = a_year_end(w, ORGAN_MAIN_OFFICE);

	(void)a_score(w, d, "410922", DUTY_MAIN);
	(void)a_score(w, d, "410922", DUTY_MAIN);
	return d;
}

static const struct doc *
scores_no_roster(struct world *w)
{
	struct doc *d = a_year_end(w, ORGAN_MAIN_OFFICE);

	d->year = 2025;
	(void)a_score(w, d, "410922", DUTY_MAIN);
	return d;
}

static const struct doc *
adjustments_good(struct world *w)
{
	struct doc *d = an_adjustments(w);
	struct commendation *c;

	a_commendation(w, d, "BZ-1", false)->day.day = a_day("2026-01-01");
	/* the numbers of each kind are its own */
	c = a_commendation(w, d, "BZ-1", true);
	c->day.day = a_day("2026-12-31");
	c->subject = a_field(w, "示范支部");
	/* not on the roll; one case, two people, two outcomes */
	(void)an_investigation(w, d, "X-1", OUTCOME_DISCIPLINE);
	(void)an_investigation(w, d, "X-1", OUTCOME_CRIMINAL);
	(void)an_investigation(w, d, "X-2", OUTCOME_CRIMINAL);
	(void)a_sanction(w, d, "CF-1");
	return d;
}

/* D14.2: the same but for a mark, and of another unit */
static const struct doc *
adjustments_both(struct world *w)
{
	struct doc *d = an_adjustments(w);

	(void)a_commendation(w, d, "BZ-1", false);
	a_commendation(w, d, "TG-1", true)->subject = a_field(w,
	    "“示范党组织”");
	return d;
}

static const struct doc *
adjustments_both_units(struct world *w)
{
	struct doc *d = an_adjustments(w);

	(void)a_commendation(w, d, "BZ-1", false);
	a_commendation(w, d, "TG-1", true)->unit = a_field(w, "410901");
	return d;
}

static const struct doc *
adjustments_nothing(struct world *w)
{
	return an_adjustments(w);
}

static const struct doc *
adjustments_last_year(struct world *w)
{
	struct doc *d = an_adjustments(w);

	a_commendation(w, d, "BZ-1", false)->day.day = a_day("2025-12-31");
	(void)a_commendation(w, d, "BZ-2", false);
	return d;
}

static const struct doc *
adjustments_next_year(struct world *w)
{
	struct doc *d = an_adjustments(w);

	(void)a_commendation(w, d, "BZ-1", false);
	a_sanction(w, d, "CF-1")->day.day = a_day("2027-01-01");
	return d;
}

static const struct doc *
adjustments_no_unit(struct world *w)
{
	struct doc *d = an_adjustments(w);

	(void)a_commendation(w, d, "TG-1", true);
	an_investigation(w, d, "X-1", OUTCOME_CIRCULAR)->unit.text =
	    "410999";
	return d;
}

static const struct doc *
adjustments_no_person(struct world *w)
{
	struct doc *d = an_adjustments(w);

	(void)a_sanction(w, d, "CF-1");
	a_sanction(w, d, "CF-2")->person.text = "G410922-009";
	return d;
}

static const struct doc *
adjustments_nobody(struct world *w)
{
	struct doc *d = an_adjustments(w);

	a_sanction(w, d, "CF-1")->person = (struct field){ NULL, { 0, 0 } };
	return d;
}

static const struct doc *
adjustments_unknown_kind(struct world *w)
{
	struct doc *d = an_adjustments(w);

	(void)a_sanction(w, d, "CF-1");
	a_sanction(w, d, "CF-2")->kind.text = "警戒";
	return d;
}

static const struct doc *
adjustments_identity_number(struct world *w)
{
	struct doc *d = an_adjustments(w);

	(void)an_investigation(w, d, "X-1", OUTCOME_CIRCULAR);
	(void)an_investigation(w, d, "11010519491231002X",
	    OUTCOME_CIRCULAR);
	return d;
}

static const struct doc *
adjustments_number_twice(struct world *w)
{
	struct doc *d = an_adjustments(w);

	(void)a_commendation(w, d, "BZ-1", false);
	(void)a_commendation(w, d, "BZ-1", false);
	return d;
}

static const struct doc *
adjustments_row_twice(struct world *w)
{
	struct doc *d = an_adjustments(w);

	(void)an_investigation(w, d, "X-1", OUTCOME_CIRCULAR);
	(void)an_investigation(w, d, "X-1", OUTCOME_CIRCULAR);
	return d;
}

static const struct doc *
focus_good(struct world *w)
{
	return a_focus(w, "410922");
}

static const struct doc *
focus_of_all(struct world *w)
{
	return a_focus(w, NULL);
}

static const struct doc *
focus_no_unit(struct world *w)
{
	return a_focus(w, "410999");
}

static const struct doc *
focus_identity_number(struct world *w)
{
	struct doc *d = a_focus(w, NULL);

	d->id.text = "11010519491231002X";
	return d;
}

#define REFUSED VERDICT_REFUSED
#define PARTIAL VERDICT_PARTIAL
#define CLEAN RULES, LEVEL_INFO, VERDICT_ACCEPTED

static const struct judge_case cases[] = {
	{ "D09.1 near", scores_good, CLEAN },
	{ "D09.1 near: 监督责任", scores_of_oversight, CLEAN },
	{ "D09.1", scores_other_organ, RULE_D09_1, LEVEL_REFUSE, PARTIAL },
	{ "D09.1 none", scores_no_organ, RULE_D09_1, LEVEL_INFO,
	    VERDICT_ACCEPTED },
	{ "X03.1 成绩", scores_no_unit, RULE_X03_1, LEVEL_REFUSE, PARTIAL },
	{ "A02.1 成绩", scores_not_borne, RULE_A02_1, LEVEL_REFUSE,
	    PARTIAL },
	{ "X03.2 成绩", scores_twice, RULE_X03_2, LEVEL_REFUSE, PARTIAL },
	{ "X05.1 成绩", scores_no_roster, RULE_X05_1, LEVEL_UNJUDGED,
	    VERDICT_UNJUDGED },
	{ "D14.6 near", adjustments_good, CLEAN },
	{ "D14.2", adjustments_both, RULE_D14_2, LEVEL_INFO,
	    VERDICT_ACCEPTED },
	{ "D14.2 near", adjustments_both_units, CLEAN },
	{ "nothing", adjustments_nothing, CLEAN },
	{ "D14.6 before", adjustments_last_year, RULE_D14_6, LEVEL_REFUSE,
	    PARTIAL },
	{ "D14.6 after", adjustments_next_year, RULE_D14_6, LEVEL_REFUSE,
	    PARTIAL },
	{ "X03.1 查处", adjustments_no_unit, RULE_X03_1, LEVEL_REFUSE,
	    PARTIAL },
	{ "X03.1 处分", adjustments_no_person, RULE_X03_1, LEVEL_REFUSE,
	    PARTIAL },
	{ "X03.1 near: nobody", adjustments_nobody, CLEAN },
	{ "X02.2 种类", adjustments_unknown_kind, RULE_X02_2, LEVEL_REFUSE,
	    PARTIAL },
	{ "X02.2 number", adjustments_identity_number, RULE_X02_2,
	    LEVEL_REFUSE, PARTIAL },
	{ "X03.2 表彰", adjustments_number_twice, RULE_X03_2, LEVEL_REFUSE,
	    PARTIAL },
	{ "X03.2 查处", adjustments_row_twice, RULE_X03_2, LEVEL_REFUSE,
	    PARTIAL },
	{ "重点领域", focus_good, CLEAN },
	{ "X03.1 near: 重点领域", focus_of_all, CLEAN },
	{ "X03.1 重点领域", focus_no_unit, RULE_X03_1, LEVEL_REFUSE,
	    REFUSED },
	{ "X02.2 重点领域", focus_identity_number, RULE_X02_2, LEVEL_REFUSE,
	    REFUSED },
};

static void
each_case(void **state)
{
	size_t i, failed = 0;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		failed += !case_holds(&cases[i]);
	assert_int_equal(failed, 0);
}

/* Whose the finding is, and what can be filled in. */
static void
words(void **state)
{
	struct world w;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	(void)world_judge(&w, adjustments_unknown_kind(&w));
	assert_string_equal(w.found.d.v[0].unit, "410922");
	assert_string_equal(w.found.d.v[0].record, "CF-2");
	assert_string_equal(w.found.d.v[0].mend,
	    "可填写：严重警告、撤职、改组");
	(void)world_judge(&w, scores_not_borne(&w));
	assert_string_equal(w.found.d.v[0].unit, "410901");
	/* no identity number is repeated */
	(void)world_judge(&w, adjustments_identity_number(&w));
	assert_null(strstr(w.found.d.v[0].message, "11010519491231002X"));
	world_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_case),
		cmocka_unit_test(words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
