#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "judge_case.h"

/* A03.1, A03.2, A04.1, A05.4, D09.1, X03.1, X03.2: against what was
 * accepted before.  R1 (410922-2026-0001) is accepted in 批次 1. */

#define R1 "410922-2026-0001"
#define R2 "410922-2026-0002"

static struct doc *
accepted_first(struct world *w)
{
	struct doc *d = a_submission(w, 1);
	struct record *r = a_record(w, d, R1);

	r->matter.text = "召开常委会会议，研究整改任务三项。";
	(void)an_evidence(w, r, "附件/甲.pdf", 1, EVIDENCE_OK);
	if (world_take(w, d) != VERDICT_ACCEPTED)
		abort();
	return d;
}

/* R1 in 批次 2: its content is `text`. */
static struct record *
again(struct world *w, struct doc **d, const char *text)
{
	struct record *r;

	(void)accepted_first(w);
	*d = a_submission(w, 2);
	r = a_record(w, *d, R1);
	content(&r->item, text);
	return r;
}

static const struct doc *
same_content(struct world *w)
{
	struct doc *d;
	struct record *r = again(w, &d, R1);

	/* nothing more is said of it, not even of a new roster's */
	r->enterer.text = "无名氏";
	return d;
}

static const struct doc *
other_content(struct world *w)
{
	struct doc *d;

	(void)again(w, &d, "改了");
	return d;
}

static const struct doc *
amended(struct world *w, const char *approver, const char *when)
{
	struct doc *d;
	struct record *r = again(w, &d, "改了");

	amend(w, &r->amendment, approver, when);
	return d;
}

static const struct doc *
well_amended(struct world *w)
{
	return amended(w, "干部甲", "2026-10-31T23:00:00");
}

static const struct doc *
amended_by_other_side(struct world *w)
{
	return amended(w, "干部丙", "2026-10-29T10:00:00");
}

static const struct doc *
amended_after_term(struct world *w)
{
	return amended(w, "干部甲", "2026-11-01T00:00:00");
}

static const struct doc *
amends_nothing(struct world *w)
{
	struct doc *d = a_submission(w, 1);

	amend(w, &a_record(w, d, R1)->amendment, "干部甲",
	    "2026-10-29T10:00:00");
	return d;
}

static const struct doc *
withdraws(struct world *w)
{
	struct doc *d;

	(void)accepted_first(w);
	d = a_submission(w, 2);
	(void)a_withdrawal(w, d, R1);
	return d;
}

static const struct doc *
withdraws_by_other(struct world *w)
{
	struct doc *d = (struct doc *)(uintptr_t)withdraws(w);

	d->as.submission->withdrawal.v[0].why.approver.text = "干部丙";
	return d;
}

static const struct doc *
withdraws_unknown(struct world *w)
{
	struct doc *d = a_submission(w, 2);

	(void)a_withdrawal(w, d, R1);
	return d;
}

static const struct doc *
withdraws_and_files(struct world *w)
{
	struct doc *d = a_submission(w, 2);

	(void)a_record(w, d, R1);
	(void)a_withdrawal(w, d, R1);
	return d;
}

static const struct doc *
withdraws_twice(struct world *w)
{
	struct doc *d = (struct doc *)(uintptr_t)withdraws(w);

	(void)a_withdrawal(w, d, R1);
	return d;
}

/* After a 撤回 of R1. */
static struct record *
after_withdrawal(struct world *w, struct doc **d, const char *text)
{
	struct record *r;

	if (world_take(w, withdraws(w)) != VERDICT_ACCEPTED)
		abort();
	*d = a_submission(w, 3);
	r = a_record(w, *d, R1);
	content(&r->item, text);
	return r;
}

static const struct doc *
withdrawn_again(struct world *w)
{
	struct doc *d;

	(void)after_withdrawal(w, &d, R1);
	return d;
}

static const struct doc *
withdrawn_changed(struct world *w)
{
	struct doc *d;

	(void)after_withdrawal(w, &d, "改了");
	return d;
}

static const struct doc *
withdrawn_restored(struct world *w)
{
	struct doc *d;
	struct record *r = after_withdrawal(w, &d, R1);

	amend(w, &r->amendment, "干部甲", "2026-10-30T10:00:00");
	return d;
}

/* A 全量 of the month without R1, but with R2. */
static struct doc *
whole(struct world *w, int64_t batch)
{
	struct doc *d;

	(void)accepted_first(w);
	d = a_submission(w, batch);
	d->as.submission->mode = MODE_WHOLE;
	(void)a_record(w, d, R2);
	return d;
}

static const struct doc *
whole_without(struct world *w)
{
	return whole(w, 2);
}

static const struct doc *
whole_with(struct world *w)
{
	struct doc *d = whole(w, 2);
	struct record *r = a_record(w, d, R1);

	content(&r->item, R1);
	return d;
}

static const struct doc *
whole_withdrawn(struct world *w)
{
	struct doc *d = whole(w, 2);

	(void)a_withdrawal(w, d, R1);
	return d;
}

static const struct doc *
adding_without(struct world *w)
{
	struct doc *d = whole(w, 2);

	d->as.submission->mode = MODE_ADD;
	return d;
}

/* 批次 1 filed again: what 批次 2 added is none of its business. */
static const struct doc *
earlier_whole(struct world *w)
{
	struct doc *d = a_submission(w, 2);

	(void)a_record(w, d, R1);
	if (world_take(w, d) != VERDICT_ACCEPTED)
		abort();
	d = a_submission(w, 1);
	d->as.submission->mode = MODE_WHOLE;
	return d;
}

static const struct doc *
truncated_whole(struct world *w)
{
	w->j.well_formed = false;
	return whole_without(w);
}

/* --- A04.1 --- */

static struct record *
beside_first(struct world *w, struct doc **d)
{
	(void)accepted_first(w);
	*d = a_submission(w, 2);
	return a_record(w, *d, R2);
}

static const struct doc *
same_text(struct world *w)
{
	struct doc *d;

	beside_first(w, &d)->matter.text =
	    "召开常委会会议 研究整改任务三项";
	return d;
}

static const struct doc *
one_more_word(struct world *w)
{
	struct doc *d;

	beside_first(w, &d)->matter.text =
	    "召开常委会会议，研究整改任务四项。";
	return d;
}

static const struct doc *
same_file(struct world *w)
{
	struct doc *d;

	(void)an_evidence(w, beside_first(w, &d), "附件/乙.pdf", 1,
	    EVIDENCE_OK);
	return d;
}

static const struct doc *
other_file(struct world *w)
{
	struct doc *d;

	(void)an_evidence(w, beside_first(w, &d), "附件/甲.pdf", 2,
	    EVIDENCE_OK);
	return d;
}

/* one pair, one finding */
static const struct doc *
same_text_and_file(struct world *w)
{
	struct doc *d = (struct doc *)(uintptr_t)same_text(w);

	(void)an_evidence(w, &d->as.submission->record.v[0], "附件/乙.pdf",
	    1, EVIDENCE_OK);
	return d;
}

static const struct doc *
same_of_other_duty(struct world *w)
{
	struct doc *d = (struct doc *)(uintptr_t)same_text_and_file(w);
	struct record *r = &d->as.submission->record.v[0];

	r->duty = DUTY_OVERSIGHT;
	r->actor = ACTOR_DISCIPLINE;
	r->indicator.text = "JG-01";
	r->signer.text = "干部丙";
	return d;
}

static struct record *
of_other_unit(struct world *w, struct doc **d)
{
	struct record *r;

	(void)accepted_first(w);
	*d = a_submission(w, 1);
	(*d)->unit.text = "410901";
	(*d)->identity = "记实提交 410901 2026-10 1";
	r = a_record(w, *d, "410901-2026-0001");
	r->signer.text = "干部丁";
	return r;
}

static const struct doc *
same_text_elsewhere(struct world *w)
{
	struct doc *d;

	of_other_unit(w, &d)->matter.text =
	    "召开常委会会议，研究整改任务三项。";
	return d;
}

static const struct doc *
same_file_elsewhere(struct world *w)
{
	struct doc *d;

	(void)an_evidence(w, of_other_unit(w, &d), "附件/甲.pdf", 1,
	    EVIDENCE_OK);
	return d;
}

static const struct doc *
same_within_file(struct world *w)
{
	struct doc *d = a_submission(w, 1);

	a_record(w, d, R1)->matter.text = "召开常委会会议，研究任务。";
	a_record(w, d, R2)->matter.text = "召开常委会会议——研究任务！";
	return d;
}

/* A record accepted before is not said to repeat what came later. */
static const struct doc *
first_is_first(struct world *w)
{
	struct doc *d;
	struct record *r;

	(void)world_take(w, same_text(w));
	d = a_submission(w, 3);
	r = a_record(w, d, R1);
	r->matter.text = "召开常委会会议，研究整改任务三项。";
	content(&r->item, R1);
	return d;
}

/* --- A05.4 --- */

static struct doc *
later_worklist(struct world *w)
{
	struct doc *d = a_worklist(w);

	d->filed.t = a_moment("2026-10-20T09:00:00");
	return d;
}

static struct doc *
amended_worklist(struct world *w)
{
	struct doc *d = later_worklist(w);

	amend(w, &d->as.worklist->amendment, "干部甲",
	    "2026-10-19T10:00:00");
	return d;
}

static const struct doc *
worklist_again(struct world *w)
{
	return later_worklist(w);
}

static const struct doc *
worklist_more(struct world *w)
{
	struct doc *d = later_worklist(w);

	push_indicator(w, d, an_indicator(w, "GX-03", DUTY_MAIN,
	    CYCLE_YEAR, NULL));
	return d;
}

static const struct doc *
worklist_more_amended(struct world *w)
{
	struct doc *d = amended_worklist(w);

	push_indicator(w, d, an_indicator(w, "GX-03", DUTY_MAIN,
	    CYCLE_YEAR, NULL));
	return d;
}

static const struct doc *
worklist_by_other(struct world *w)
{
	struct doc *d = (struct doc *)(uintptr_t)worklist_more_amended(w);

	d->as.worklist->amendment.approver.text = "干部丁";
	return d;
}

static const struct doc *
worklist_drops_past(struct world *w)
{
	struct doc *d = amended_worklist(w);

	d->as.worklist->indicator.v[0] = d->as.worklist->indicator.v[1];
	d->as.worklist->indicator.v[0].item.ordinal = 0;
	d->as.worklist->indicator.n = 1;
	d->n_items = 1;
	return d;
}

static const struct doc *
worklist_drops_open(struct world *w)
{
	struct doc *d = amended_worklist(w);

	d->as.worklist->indicator.n = 1;
	d->n_items = 1;
	return d;
}

static const struct doc *
worklist_lowers(struct world *w)
{
	struct doc *d = amended_worklist(w);

	d->as.worklist->indicator.v[0].points = 199;
	return d;
}

static const struct doc *
worklist_lowers_open(struct world *w)
{
	struct doc *d = amended_worklist(w);

	d->as.worklist->indicator.v[1].points = 199;
	return d;
}

static const struct doc *
worklist_uses_plan(struct world *w)
{
	struct doc *d = amended_worklist(w);

	push_indicator(w, d, an_indicator(w, "ZG-01", DUTY_MAIN,
	    CYCLE_YEAR, NULL));
	return d;
}

static const struct doc *
worklist_bad_due(struct world *w)
{
	struct doc *d = amended_worklist(w);

	push_indicator(w, d, an_indicator(w, "GX-03", DUTY_MAIN,
	    CYCLE_ONCE, "2027-06-30"));
	return d;
}

static const struct doc *
worklist_twice(struct world *w)
{
	struct doc *d = amended_worklist(w);

	push_indicator(w, d, an_indicator(w, "GX-02", DUTY_MAIN, CYCLE_YEAR,
	    NULL));
	return d;
}

/* --- 审核意见, 签批, the roster --- */

static struct doc *
review_of(struct world *w, enum organ_kind organ, const char *id,
    enum opinion opinion)
{
	struct doc *d;

	(void)accepted_first(w);
	d = a_review(w, organ);
	(void)an_opinion(w, d, id, opinion);
	return d;
}

static const struct doc *
review_good(struct world *w)
{
	return review_of(w, ORGAN_MAIN_OFFICE, R1, OPINION_DEDUCT);
}

static const struct doc *
review_unnamed(struct world *w)
{
	return review_of(w, ORGAN_NONE, R1, OPINION_PASS);
}

static const struct doc *
review_other_organ(struct world *w)
{
	return review_of(w, ORGAN_DISCIPLINE, R1, OPINION_PASS);
}

static const struct doc *
review_no_record(struct world *w)
{
	return review_of(w, ORGAN_MAIN_OFFICE, R2, OPINION_PASS);
}

static const struct doc *
review_no_unit(struct world *w)
{
	struct doc *d = review_of(w, ORGAN_MAIN_OFFICE, R1, OPINION_PASS);

	d->as.review->opinion.v[0].unit.text = "410999";
	return d;
}

static const struct doc *
review_no_figure(struct world *w)
{
	struct doc *d = review_of(w, ORGAN_MAIN_OFFICE, R1, OPINION_DEDUCT);

	d->as.review->opinion.v[0].deduct.given = false;
	d->as.review->opinion.v[0].deduct.at.line = 0;
	return d;
}

static const struct doc *
review_twice(struct world *w)
{
	struct doc *d = review_of(w, ORGAN_MAIN_OFFICE, R1, OPINION_PASS);

	(void)an_opinion(w, d, R1, OPINION_RETURN);
	return d;
}

static struct approval_item *
approval_of(struct world *w, struct doc **d, const char *verdict)
{
	(void)accepted_first(w);
	*d = an_approval(w);
	return an_item(w, *d, verdict);
}

static const struct doc *
approval_good(struct world *w)
{
	struct doc *d;
	struct approval_item *v = approval_of(w, &d, "同意");

	v->number = a_field(w, R1);
	v->person = a_field(w, "G410922-001");
	v->reason.text = NULL;
	return d;
}

static const struct doc *
approval_no_record(struct world *w)
{
	struct doc *d;

	approval_of(w, &d, "同意")->number = a_field(w, R2);
	return d;
}

static const struct doc *
approval_no_unit(struct world *w)
{
	struct doc *d;

	approval_of(w, &d, "同意")->unit.text = "410977";
	return d;
}

static const struct doc *
approval_no_person(struct world *w)
{
	struct doc *d;

	approval_of(w, &d, "同意")->person = a_field(w, "G999");
	return d;
}

static const struct doc *
approval_no_reason(struct world *w)
{
	struct doc *d;

	approval_of(w, &d, "不同意")->reason = (struct field){ NULL,
	    { 0, 0 } };
	return d;
}

static const struct doc *
record_twice(struct world *w)
{
	struct doc *d = a_submission(w, 1);

	(void)a_record(w, d, R1);
	a_record(w, d, R1)->matter.text = "另一件事，完成任务两项。";
	return d;
}

static const struct doc *
unit_twice(struct world *w)
{
	struct doc *d = a_roster(w);

	d->as.roster->unit.v[1].code.text = "410922";
	return d;
}

static const struct doc *
person_two_names(struct world *w)
{
	struct doc *d = a_roster(w);

	d->as.roster->unit.v[0].cadre.v[0].name.text = "干部戊";
	return d;
}

static const struct doc *
person_is_number(struct world *w)
{
	struct doc *d = a_roster(w);

	d->as.roster->unit.v[0].cadre.v[0].item.id.text =
	    "11010519491231002X";
	return d;
}

static const struct doc *
phone_form(struct world *w)
{
	struct doc *d = a_roster(w);

	d->as.roster->unit.v[0].recorder.v[0].phone = a_field(w, "坏电话");
	return d;
}

static const struct doc *
plan_twice(struct world *w)
{
	struct doc *d = a_plan(w);

	d->as.plan->indicator.v[1].item.id.text = "ZG-01";
	return d;
}

static const struct doc *
plan_number(struct world *w)
{
	struct doc *d = a_plan(w);

	d->as.plan->number.text = "坏文号";
	return d;
}

static struct doc *
briefing(struct world *w, const char *unit, enum duty duty)
{
	struct doc *d = a_doc(w, ROOT_BRIEFING, unit, 2026);

	d->as.briefing = arena_new(&w->a, struct briefing);
	d->as.briefing->duty = duty;
	return d;
}

static const struct doc *
briefing_not_borne(struct world *w)
{
	return briefing(w, "410901", DUTY_OVERSIGHT);
}

static const struct doc *
briefing_borne(struct world *w)
{
	return briefing(w, "410901", DUTY_MAIN);
}

#define REFUSED VERDICT_REFUSED
#define PARTIAL VERDICT_PARTIAL
#define TAKEN VERDICT_ACCEPTED
#define CLEAN RULES, LEVEL_INFO, TAKEN

static const struct judge_case cases[] = {
	{ "A03.1 near: same", same_content, CLEAN },
	{ "A03.1", other_content, RULE_A03_1, LEVEL_REFUSE, REFUSED },
	{ "A03.1 near: 更正", well_amended, CLEAN },
	{ "A03.1 side", amended_by_other_side, RULE_A03_1, LEVEL_REFUSE,
	    REFUSED },
	{ "A03.1 term", amended_after_term, RULE_A03_1, LEVEL_REFUSE,
	    REFUSED },
	{ "X03.1 更正", amends_nothing, RULE_X03_1, LEVEL_INFO, TAKEN },
	{ "撤回", withdraws, CLEAN },
	{ "A03.1 撤回", withdraws_by_other, RULE_A03_1, LEVEL_REFUSE,
	    REFUSED },
	{ "X03.1 撤回", withdraws_unknown, RULE_X03_1, LEVEL_REFUSE,
	    REFUSED },
	{ "X03.2 撤回", withdraws_and_files, RULE_X03_2, LEVEL_REFUSE,
	    PARTIAL },
	{ "X03.2 撤回 twice", withdraws_twice, RULE_X03_2, LEVEL_REFUSE,
	    PARTIAL },
	{ "withdrawn again", withdrawn_again, CLEAN },
	{ "A03.1 withdrawn", withdrawn_changed, RULE_A03_1, LEVEL_REFUSE,
	    REFUSED },
	{ "withdrawn restored", withdrawn_restored, CLEAN },
	{ "A03.2", whole_without, RULE_A03_2, LEVEL_WARN, TAKEN },
	{ "A03.2 near: there", whole_with, CLEAN },
	{ "A03.2 near: 撤回", whole_withdrawn, CLEAN },
	{ "A03.2 near: 补充", adding_without, CLEAN },
	{ "A03.2 near: 批次", earlier_whole, CLEAN },
	{ "A03.2 near: cut off", truncated_whole, CLEAN },
	{ "A04.1 text", same_text, RULE_A04_1, LEVEL_WARN, TAKEN },
	{ "A04.1 text near", one_more_word, CLEAN },
	{ "A04.1 file", same_file, RULE_A04_1, LEVEL_WARN, TAKEN },
	{ "A04.1 file near", other_file, CLEAN },
	{ "A04.1 pair", same_text_and_file, RULE_A04_1, LEVEL_WARN, TAKEN },
	{ "A04.1 duty", same_of_other_duty, CLEAN },
	{ "A04.1 units", same_text_elsewhere, RULE_A04_1, LEVEL_WARN,
	    TAKEN },
	{ "A04.1 units near", same_file_elsewhere, CLEAN },
	{ "A04.1 within", same_within_file, RULE_A04_1, LEVEL_WARN, TAKEN },
	{ "A04.1 first", first_is_first, CLEAN },
	{ "A05.4 near: same", worklist_again, CLEAN },
	{ "A05.4", worklist_more, RULE_A05_4, LEVEL_REFUSE, REFUSED },
	{ "A05.4 near: 更正", worklist_more_amended, CLEAN },
	{ "A05.4 approver", worklist_by_other, RULE_A05_4, LEVEL_REFUSE,
	    REFUSED },
	{ "A05.4 drop", worklist_drops_past, RULE_A05_4, LEVEL_REFUSE,
	    REFUSED },
	{ "A05.4 drop near", worklist_drops_open, CLEAN },
	{ "A05.4 lower", worklist_lowers, RULE_A05_4, LEVEL_REFUSE,
	    PARTIAL },
	{ "A05.4 lower near", worklist_lowers_open, CLEAN },
	{ "A05.4 plan", worklist_uses_plan, RULE_A05_4, LEVEL_REFUSE,
	    PARTIAL },
	{ "X02.2 due", worklist_bad_due, RULE_X02_2, LEVEL_REFUSE, PARTIAL },
	{ "X03.2 worklist", worklist_twice, RULE_X03_2, LEVEL_REFUSE,
	    PARTIAL },
	{ "D09.1 near", review_good, CLEAN },
	{ "D09.1 none", review_unnamed, RULE_D09_1, LEVEL_INFO, TAKEN },
	{ "D09.1", review_other_organ, RULE_D09_1, LEVEL_REFUSE, REFUSED },
	{ "X03.1 record", review_no_record, RULE_X03_1, LEVEL_REFUSE,
	    REFUSED },
	{ "X03.1 unit", review_no_unit, RULE_X03_1, LEVEL_REFUSE, REFUSED },
	{ "X03.1 figure", review_no_figure, RULE_X03_1, LEVEL_REFUSE,
	    REFUSED },
	{ "X03.2 review", review_twice, RULE_X03_2, LEVEL_REFUSE, PARTIAL },
	{ "X03.1 near", approval_good, CLEAN },
	{ "X03.1 approval", approval_no_record, RULE_X03_1, LEVEL_REFUSE,
	    REFUSED },
	{ "X03.1 approval unit", approval_no_unit, RULE_X03_1, LEVEL_REFUSE,
	    REFUSED },
	{ "X03.1 approval person", approval_no_person, RULE_X03_1,
	    LEVEL_REFUSE, REFUSED },
	{ "X03.1 approval reason", approval_no_reason, RULE_X03_1,
	    LEVEL_REFUSE, REFUSED },
	{ "X03.2 record", record_twice, RULE_X03_2, LEVEL_REFUSE, PARTIAL },
	{ "X03.2 unit", unit_twice, RULE_X03_2, LEVEL_REFUSE, REFUSED },
	{ "X03.2 person", person_two_names, RULE_X03_2, LEVEL_REFUSE,
	    REFUSED },
	{ "X03.2 plan", plan_twice, RULE_X03_2, LEVEL_REFUSE, REFUSED },
	{ "X02.2 person", person_is_number, RULE_X02_2, LEVEL_REFUSE,
	    REFUSED },
	{ "X02.2 phone", phone_form, RULE_X02_2, LEVEL_WARN, TAKEN },
	{ "X02.2 plan", plan_number, RULE_X02_2, LEVEL_WARN, TAKEN },
	{ "A02.1 briefing", briefing_not_borne, RULE_A02_1, LEVEL_REFUSE,
	    REFUSED },
	{ "A02.1 briefing near", briefing_borne, CLEAN },
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

/* 批次 1, judged again after 批次 2 brought a 更正, is no change. */
static void
old_version_is_no_change(void **state)
{
	struct world w;
	struct doc *d;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	assert_int_equal(world_take(&w, well_amended(&w)),
	    VERDICT_ACCEPTED);
	d = a_submission(&w, 1);
	content(&a_record(&w, d, R1)->item, R1);
	(void)world_judge(&w, d);
	assert_int_equal(w.found.d.n, 0);
	d = a_submission(&w, 4);
	content(&a_record(&w, d, R1)->item, R1);
	(void)world_judge(&w, d);
	assert_int_equal(world_count(&w, RULE_A03_1, LEVEL_REFUSE), 1);
	world_release(&w);
}

/* A 指标 refused the last time may be filed better without 更正. */
static void
refused_indicator_needs_no_amendment(void **state)
{
	struct world w;
	struct doc *d;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	assert_int_equal(world_take(&w, worklist_bad_due(&w)),
	    VERDICT_PARTIAL);
	d = later_worklist(&w);
	push_indicator(&w, d, an_indicator(&w, "GX-03", DUTY_MAIN,
	    CYCLE_ONCE, "2026-06-30"));
	assert_int_equal(world_judge(&w, d), VERDICT_ACCEPTED);
	assert_int_equal(w.found.d.n, 0);
	world_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row),
		cmocka_unit_test(old_version_is_no_change),
		cmocka_unit_test(refused_indicator_needs_no_amendment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
