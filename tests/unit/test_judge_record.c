#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "judge_case.h"

/* A02.1, A02.2, A06, A08, A09, A14.1, A18.1: what one record says. */

static struct doc *
one(struct world *w, struct record **r)
{
	struct doc *d = a_submission(w, 1);

	*r = a_record(w, d, "410922-2026-0001");
	return d;
}

static const struct doc *
sound(struct world *w)
{
	struct record *r;

	return one(w, &r);
}

static const struct doc *
empty(struct world *w)
{
	return a_submission(w, 1);
}

static const struct doc *
unknown_unit(struct world *w)
{
	struct doc *d = a_submission(w, 1);

	d->unit.text = "410999";
	return d;
}

static const struct doc *
duty_not_borne(struct world *w)
{
	struct doc *d = a_submission(w, 1);
	struct record *r = a_record(w, d, "410901-2026-0001");

	d->unit.text = "410901";
	r->duty = DUTY_OVERSIGHT;
	r->actor = ACTOR_DISCIPLINE;
	r->indicator.text = "JG-01";
	return d;
}

static const struct doc *
duty_borne(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->duty = DUTY_OVERSIGHT;
	r->actor = ACTOR_DISCIPLINE;
	r->indicator.text = "JG-01";
	r->signer.text = "干部丙";
	return d;
}

static const struct doc *
in_office_folder(struct world *w)
{
	w->j.place = "office";
	return empty(w);
}

static const struct doc *
in_other_folder(struct world *w)
{
	w->j.place = "units/410901";
	return empty(w);
}

static const struct doc *
in_own_folder(struct world *w)
{
	w->j.place = "units/410922";
	return empty(w);
}

static const struct doc *
review_in_unit_folder(struct world *w)
{
	w->j.place = "units/410922";
	return a_review(w, ORGAN_MAIN_OFFICE);
}

static const struct doc *
review_in_office_folder(struct world *w)
{
	w->j.place = "office";
	return a_review(w, ORGAN_MAIN_OFFICE);
}

static const struct doc *
with_matter(struct world *w, const char *text)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->matter.text = text;
	return d;
}

static const struct doc *
copied_name(struct world *w)
{
	return with_matter(w, "专题研究　党风廉政建设！");
}

static const struct doc *
more_than_name(struct world *w)
{
	return with_matter(w, "专题研究党风廉政建设，通报问题两个。");
}

static const struct doc *
only_filler(struct world *w)
{
	return with_matter(w, "高度重视，认真学习，贯彻落实，取得明显成效。");
}

static const struct doc *
some_filler(struct world *w)
{
	return with_matter(w, "高度重视，认真学习条例，取得明显成效。");
}

static const struct doc *
with_indicator(struct world *w, const char *id)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->indicator.text = id;
	return d;
}

static const struct doc *
no_indicator(struct world *w)
{
	return with_indicator(w, "ZG-99");
}

static const struct doc *
of_other_category(struct world *w)
{
	return with_indicator(w, "ZG-02");
}

static const struct doc *
of_other_duty(struct world *w)
{
	return with_indicator(w, "JG-01");
}

static const struct doc *
of_worklist(struct world *w)
{
	return with_indicator(w, "GX-01");
}

static const struct doc *
wrong_actor(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->actor = ACTOR_DISCIPLINE;
	return d;
}

static const struct doc *
member_acts(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->actor = ACTOR_MEMBER;
	return d;
}

static const struct doc *
stranger_enters(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->enterer.text = "记录员乙"; /* from 10-21 only */
	return d;
}

static const struct doc *
name_with_blanks(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->enterer.text = " 记录员甲　";
	return d;
}

static const struct doc *
no_evidence(struct world *w)
{
	return with_indicator(w, "ZG-01");
}

static const struct doc *
with_evidence(struct world *w, enum evidence_state state)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->indicator.text = "ZG-01";
	(void)an_evidence(w, r, "附件/记录.pdf", 7, state);
	return d;
}

static const struct doc *
good_evidence(struct world *w)
{
	return with_evidence(w, EVIDENCE_OK);
}

static const struct doc *
absent_evidence(struct world *w)
{
	return with_evidence(w, EVIDENCE_ABSENT);
}

static const struct doc *
escaping_evidence(struct world *w)
{
	return with_evidence(w, EVIDENCE_ESCAPES);
}

static const struct doc *
folder_evidence(struct world *w)
{
	return with_evidence(w, EVIDENCE_NOT_PLAIN);
}

static const struct doc *
other_digest(struct world *w)
{
	return with_evidence(w, EVIDENCE_DIFFERS);
}

static const struct doc *
unreadable_evidence(struct world *w)
{
	return with_evidence(w, EVIDENCE_UNREADABLE);
}

static const struct doc *
no_paper(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->paper = (struct field){ NULL, { 0, 0 } };
	return d;
}

/* All times by so many days from the sound record's. */
static const struct doc *
shifted(struct world *w, const char *from, const char *seen,
    const char *entered)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->from.t = a_moment(from);
	r->signed_at.t = a_moment(seen);
	r->entered.t = a_moment(entered);
	return d;
}

static const struct doc *
later_month(struct world *w)
{
	struct doc *d = (struct doc *)(uintptr_t)shifted(w,
	    "2026-10-12T09:00:00", "2026-10-13T10:00:00",
	    "2026-10-14T15:30:00");

	d->f_month.text = "2026-09";
	(void)month_parse("2026-09", &d->as.submission->month);
	return d;
}

static const struct doc *
earlier_month(struct world *w)
{
	struct doc *d = (struct doc *)(uintptr_t)shifted(w,
	    "2026-10-12T09:00:00", "2026-10-13T10:00:00",
	    "2026-10-14T15:30:00");

	d->f_month.text = "2026-12";
	(void)month_parse("2026-12", &d->as.submission->month);
	return d;
}

static const struct doc *
other_year(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->from.t = a_moment("2025-12-30T09:00:00");
	r->to.t = a_moment("2026-10-12T09:00:00");
	return d;
}

static const struct doc *
two(struct world *w, const char *first, const char *second)
{
	struct doc *d = a_submission(w, 1);

	a_record(w, d, "410922-2026-0001")->from.t = a_moment(first);
	a_record(w, d, "410922-2026-0002")->from.t = a_moment(second);
	return d;
}

static const struct doc *
out_of_order(struct world *w)
{
	return two(w, "2026-10-12T09:00:01", "2026-10-12T09:00:00");
}

static const struct doc *
at_one_time(struct world *w)
{
	return two(w, "2026-10-12T09:00:00", "2026-10-12T09:00:00");
}

static const struct doc *
with_secrecy(struct world *w, enum secrecy s, const char *until)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->secrecy = s;
	r->f_secrecy = a_field(w, secrecy_name(s));
	r->matter.text = "坏事项";
	r->enterer.text = "无名氏"; /* else A08.1 */
	if (until != NULL)
		r->secret_until.day = a_day(until);
	return d;
}

static const struct doc *
secret(struct world *w)
{
	return with_secrecy(w, SECRECY_SECRET, "2031-01-01");
}

static const struct doc *
top_secret(struct world *w)
{
	struct doc *d = (struct doc *)(uintptr_t)secret(w);
	struct record *r = &d->as.submission->record.v[0];

	w->policy.secret_office = true;
	r->secrecy = SECRECY_PUBLIC;
	r->f_secrecy.text = "绝密";
	r->enterer.text = "记录员甲";
	return d;
}

static const struct doc *
internal(struct world *w)
{
	struct doc *d = (struct doc *)(uintptr_t)with_secrecy(w,
	    SECRECY_INTERNAL, NULL);

	d->as.submission->record.v[0].enterer.text = "记录员甲";
	return d;
}

static const struct doc *
secret_without_term(struct world *w)
{
	struct doc *d = (struct doc *)(uintptr_t)with_secrecy(w,
	    SECRECY_SECRET, NULL);

	w->policy.secret_office = true;
	d->as.submission->record.v[0].enterer.text = "记录员甲";
	return d;
}

static const struct doc *
secret_in_its_place(struct world *w)
{
	w->policy.secret_office = true;
	return secret(w); /* A08.1, but masked */
}

static struct doc *
of_2017(struct world *w, const char *day)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->from.t = a_moment(day);
	r->enterer.text = "无名氏";
	return d;
}

/* in a file of 2026: not even A09.4 or A08.1 */
static const struct doc *
before_the_five(struct world *w)
{
	return of_2017(w, "2017-04-18T23:59:59");
}

/* 2017 has neither roster nor plan */
static const struct doc *
day_of_the_five(struct world *w)
{
	struct doc *d = of_2017(w, "2017-04-19T00:00:00");

	d->year = 2017;
	return d;
}

static const struct doc *
id_as_number(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->item.id.text = "11010519491231002X";
	return d;
}

static const struct doc *
bad_pattern(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->item.id.text = "坏01";
	return d;
}

static const struct doc *
defective_pattern(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->item.id.text = "坏坏01";
	return d;
}

static const struct doc *
ends_before_it_begins(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->to = f_moment(w, "2026-10-12T08:59:59");
	return d;
}

static const struct doc *
unknown_person(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->person.v[0].id.text = "G410922-999";
	return d;
}

static const struct doc *
person_of_another_unit(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->person.v[0].id.text = "G410901-001";
	return d;
}

static const struct doc *
person_without_number(struct world *w)
{
	struct record *r;
	struct doc *d = one(w, &r);

	r->person.v[0].id.text = NULL;
	return d;
}

#define REFUSED VERDICT_REFUSED
#define TAKEN VERDICT_ACCEPTED
#define CLEAN RULES, LEVEL_INFO, TAKEN

static const struct judge_case cases[] = {
	{ "sound", sound, CLEAN },
	{ "no record", empty, CLEAN },
	{ "A02.1 unit", unknown_unit, RULE_A02_1, LEVEL_REFUSE, REFUSED },
	{ "A02.1 duty", duty_not_borne, RULE_A02_1, LEVEL_REFUSE, REFUSED },
	{ "A02.1 near", duty_borne, CLEAN },
	{ "A02.2 office", in_office_folder, RULE_A02_2, LEVEL_REFUSE,
	    REFUSED },
	{ "A02.2 other", in_other_folder, RULE_A02_2, LEVEL_REFUSE,
	    REFUSED },
	{ "A02.2 near", in_own_folder, CLEAN },
	{ "A02.2 review", review_in_unit_folder, RULE_A02_2, LEVEL_REFUSE,
	    REFUSED },
	{ "A02.2 review near", review_in_office_folder, CLEAN },
	{ "A04.2 name", copied_name, RULE_A04_2, LEVEL_WARN, TAKEN },
	{ "A04.2 name near", more_than_name, CLEAN },
	{ "A04.2 filler", only_filler, RULE_A04_2, LEVEL_WARN, TAKEN },
	{ "A04.2 filler near", some_filler, CLEAN },
	{ "A06.1 none", no_indicator, RULE_A06_1, LEVEL_REFUSE, REFUSED },
	{ "A06.1 category", of_other_category, RULE_A06_1, LEVEL_REFUSE,
	    REFUSED },
	{ "A06.1 duty", of_other_duty, RULE_A06_1, LEVEL_REFUSE, REFUSED },
	{ "A06.1 near", of_worklist, CLEAN },
	{ "A06.3", wrong_actor, RULE_A06_3, LEVEL_REFUSE, REFUSED },
	{ "A06.3 near", member_acts, CLEAN },
	{ "A08.1", stranger_enters, RULE_A08_1, LEVEL_REFUSE, REFUSED },
	{ "A08.1 near", name_with_blanks, CLEAN },
	{ "A09.2 none", no_evidence, RULE_A09_2, LEVEL_WARN, TAKEN },
	{ "A09.2 near", good_evidence, CLEAN },
	{ "A09.2 absent", absent_evidence, RULE_A09_2, LEVEL_REFUSE,
	    REFUSED },
	{ "A09.2 escapes", escaping_evidence, RULE_A09_2, LEVEL_REFUSE,
	    REFUSED },
	{ "A09.2 folder", folder_evidence, RULE_A09_2, LEVEL_REFUSE,
	    REFUSED },
	{ "A09.2 digest", other_digest, RULE_A09_2, LEVEL_REFUSE, REFUSED },
	{ "X05.1 evidence", unreadable_evidence, RULE_X05_1,
	    LEVEL_UNJUDGED, VERDICT_UNJUDGED },
	{ "A09.3", no_paper, RULE_A09_3, LEVEL_WARN, TAKEN },
	{ "A09.4 later", later_month, RULE_A09_4, LEVEL_REFUSE, REFUSED },
	{ "A09.4 near", earlier_month, CLEAN },
	{ "A09.4 year", other_year, RULE_A09_4, LEVEL_REFUSE, REFUSED },
	{ "A09.4 order", out_of_order, RULE_A09_4, LEVEL_INFO, TAKEN },
	{ "A09.4 order near", at_one_time, CLEAN },
	{ "A14.1", secret, RULE_A14_1, LEVEL_REFUSE, REFUSED },
	{ "A14.1 top", top_secret, RULE_A14_1, LEVEL_REFUSE, REFUSED },
	{ "A14.1 near", internal, CLEAN },
	{ "A14.1 term", secret_without_term, RULE_A14_1, LEVEL_REFUSE,
	    REFUSED },
	{ "A14.1 in its place", secret_in_its_place, RULE_A08_1,
	    LEVEL_REFUSE, REFUSED },
	{ "A18.1", before_the_five, RULE_A18_1, LEVEL_INFO, TAKEN },
	{ "X02.2 number", id_as_number, RULE_X02_2, LEVEL_REFUSE, REFUSED },
	{ "X02.2 pattern", bad_pattern, RULE_X02_2, LEVEL_REFUSE, REFUSED },
	{ "X05.1 pattern", defective_pattern, RULE_X05_1, LEVEL_UNJUDGED,
	    VERDICT_UNJUDGED },
	{ "X02.2 end", ends_before_it_begins, RULE_X02_2, LEVEL_REFUSE,
	    REFUSED },
	{ "X03.1", unknown_person, RULE_X03_1, LEVEL_REFUSE, REFUSED },
	{ "X03.1 near", person_of_another_unit, CLEAN },
	{ "X03.1 none", person_without_number, CLEAN },
};

static void
every_row(void **state)
{
	size_t i, failed = 0;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		failed += !case_holds(&cases[i]);
	assert_int_equal(failed, 0);
}

/* A14.1: what is said of a secret matter bears no content. */
static void
masks_secrets(void **state)
{
	struct world w;
	size_t i;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	(void)world_judge(&w, secret_in_its_place(&w));
	assert_int_equal(w.found.d.n, 1);
	for (i = 0; i < w.found.d.n; i++) {
		assert_null(strstr(w.found.d.v[i].message, "无名氏"));
		assert_string_equal(w.found.d.v[i].mend, "");
	}
	world_release(&w);
}

/* X05.1: one finding names all that was missing; alone it only informs. */
static void
names_what_is_missing(void **state)
{
	struct world w;
	const struct diag *d;

	(void)state;
	world_init(&w);
	assert_int_equal(world_judge(&w, sound(&w)), VERDICT_UNJUDGED);
	assert_int_equal(w.found.d.n, 1);
	d = &w.found.d.v[0];
	assert_int_equal(d->rule, RULE_X05_1);
	assert_non_null(strstr(d->message, "单位名册和考核方案"));
	assert_non_null(strstr(d->message, "A02.1"));
	assert_non_null(strstr(d->message, "A06.1"));
	w.j.alone = true;
	assert_int_equal(world_judge(&w, sound(&w)), VERDICT_ACCEPTED);
	assert_int_equal(world_count(&w, RULE_X05_1, LEVEL_INFO), 1);
	assert_int_equal(w.found.d.n, 1);
	assert_non_null(strstr(w.found.d.v[0].message, "A03.1"));
	world_release(&w);
}

/* Without a plan only what needs it is missing; an empty 记实提交 needs
 * none. */
static void
needs_no_more_than_it_uses(void **state)
{
	struct world w;

	(void)state;
	world_init(&w);
	(void)world_take(&w, a_roster(&w));
	assert_int_equal(world_judge(&w, empty(&w)), VERDICT_ACCEPTED);
	assert_int_equal(world_judge(&w, sound(&w)), VERDICT_UNJUDGED);
	assert_int_equal(w.found.d.n, 1);
	assert_null(strstr(w.found.d.v[0].message, "单位名册"));
	assert_null(strstr(w.found.d.v[0].message, "A02.1"));
	assert_non_null(strstr(w.found.d.v[0].message, "A10.2"));
	world_release(&w);
}

static void
day_of_the_five_is_judged(void **state)
{
	struct world w;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	(void)world_judge(&w, day_of_the_five(&w));
	assert_int_equal(world_count(&w, RULE_A18_1, LEVEL_INFO), 0);
	assert_int_equal(world_count(&w, RULE_X05_1, LEVEL_UNJUDGED), 1);
	world_release(&w);
}

/* One cause, one finding: of a value the reader spoke of, nothing. */
static void
is_silent_on_structural_faults(void **state)
{
	struct world w;
	struct record *r;
	struct doc *d;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	d = one(&w, &r);
	r->indicator.text = "ZG 99";
	r->item.broken = true;
	w.j.doc = d;
	w.found = (struct diag_list){ .a = &w.a };
	diag_add(&w.found, &(struct diag){ .rule = RULE_X02_2,
	    .level = LEVEL_REFUSE, .at = r->indicator.at, .file = "",
	    .unit = "", .record = "", .month = "", .message = "",
	    .mend = "", .source = "" });
	judge_document(&w.j);
	assert_int_equal(w.found.d.n, 1);
	world_release(&w);
}

/* Levels and waivers: listed, never silent. */
static void
follows_the_policy(void **state)
{
	static const struct waiver waived[] = {
		{ RULE_A08_1, "410922", 0, "试点" },
	};
	struct waiver now = waived[0];
	struct world w;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	w.policy.level[RULE_A08_1] = LEVEL_WARN;
	assert_int_equal(world_judge(&w, stranger_enters(&w)),
	    VERDICT_ACCEPTED);
	assert_int_equal(world_count(&w, RULE_A08_1, LEVEL_WARN), 1);
	w.policy.level[RULE_A08_1] = LEVEL_REFUSE;
	now.until = a_day("2026-11-01");
	w.policy.waiver = &now;
	w.policy.n_waivers = 1;
	assert_int_equal(world_judge(&w, stranger_enters(&w)),
	    VERDICT_ACCEPTED);
	assert_int_equal(w.found.d.n, 1);
	assert_true(w.found.d.v[0].waived);
	now.until = a_day("2026-10-31");
	assert_int_equal(world_judge(&w, stranger_enters(&w)),
	    VERDICT_REFUSED);
	/* lighter cases of a rule never weigh more than its level */
	w.policy.n_waivers = 0;
	w.policy.level[RULE_A09_2] = LEVEL_INFO;
	(void)world_judge(&w, no_evidence(&w));
	assert_int_equal(world_count(&w, RULE_A09_2, LEVEL_INFO), 1);
	/* A14.1 is not the office's to lower */
	w.policy.level[RULE_A14_1] = LEVEL_INFO;
	assert_int_equal(world_judge(&w, secret(&w)), VERDICT_REFUSED);
	world_release(&w);
}

/* Which items stand. */
static void
verdicts(void **state)
{
	struct world w;
	struct doc *d;
	bool items[3];

	(void)state;
	world_init(&w);
	world_furnish(&w);
	d = a_submission(&w, 1);
	(void)a_record(&w, d, "410922-2026-0001");
	a_record(&w, d, "410922-2026-0002")->enterer.text = "无名氏";
	(void)a_record(&w, d, "410922-2026-0003");
	(void)world_judge(&w, d);
	assert_int_equal(judge_verdict(d, &w.found, items),
	    VERDICT_PARTIAL);
	assert_true(items[0] && !items[1] && items[2]);
	d->as.submission->record.v[2].item.broken = true;
	assert_int_equal(judge_verdict(d, &w.found, items),
	    VERDICT_PARTIAL);
	assert_true(items[0] && !items[1] && !items[2]);
	d->as.submission->record.v[0].item.broken = true;
	assert_int_equal(judge_verdict(d, &w.found, items),
	    VERDICT_REFUSED);
	d->as.submission->record.v[0].item.broken = false;
	d->broken = true;
	assert_int_equal(judge_verdict(d, &w.found, items),
	    VERDICT_REFUSED);
	assert_false(items[0]);
	world_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row),
		cmocka_unit_test(masks_secrets),
		cmocka_unit_test(names_what_is_missing),
		cmocka_unit_test(needs_no_more_than_it_uses),
		cmocka_unit_test(day_of_the_five_is_judged),
		cmocka_unit_test(is_silent_on_structural_faults),
		cmocka_unit_test(follows_the_policy),
		cmocka_unit_test(verdicts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
