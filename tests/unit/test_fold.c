#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "judge_world.h"

#define R1 "410922-2026-0001"
#define R2 "410922-2026-0002"

static const struct fact_record *
r1(const struct world *w)
{
	return facts_record(&w->facts, "410922", R1);
}

static void
take(struct world *w, const struct doc *d)
{
	enum verdict v = world_take(w, d);

	assert_true(v == VERDICT_ACCEPTED || v == VERDICT_PARTIAL);
}

static void
file_first(struct world *w)
{
	struct doc *d = a_submission(w, 1);
	struct record *r = a_record(w, d, R1);

	r->to = f_moment(w, "2026-10-12T11:00:00");
	(void)an_evidence(w, r, "附件/甲.pdf", 1, EVIDENCE_OK);
	take(w, d);
}

static void
file_amended(struct world *w, int64_t batch, const char *text)
{
	struct doc *d = a_submission(w, batch);
	struct record *r = a_record(w, d, R1);

	content(&r->item, text);
	r->matter.text = text;
	r->entered.t = a_moment("2026-10-19T09:00:00");
	amend(w, &r->amendment, "干部甲", "2026-10-18T10:00:00");
	take(w, d);
}

static void
years_and_units(void **state)
{
	struct world w;
	struct doc *d;
	const struct indicator *in;

	(void)state;
	world_init(&w);
	assert_null(facts_year(&w.facts, 2026));
	assert_null(facts_unit(&w.facts, 2026, "410922"));
	world_furnish(&w);
	assert_non_null(facts_unit(&w.facts, 2026, "410922"));
	assert_null(facts_unit(&w.facts, 2026, "410999"));
	assert_null(facts_unit(&w.facts, 2025, "410922"));
	in = facts_indicator(&w.facts, 2026, "410922", "GX-01");
	assert_non_null(in);
	assert_int_equal(in->klass, CLASS_INDIVIDUAL);
	assert_null(facts_indicator(&w.facts, 2026, "410901", "GX-01"));
	assert_non_null(facts_indicator(&w.facts, 2026, "410901", "ZG-01"));
	/* a later roster replaces the earlier */
	d = a_roster(&w);
	d->as.roster->unit.n = 1;
	take(&w, d);
	assert_null(facts_unit(&w.facts, 2026, "410901"));
	assert_ptr_equal(facts_year(&w.facts, 2026)->roster.doc, d);
	assert_int_equal(w.facts.entry.n, 4);
	world_release(&w);
}

static void
refused_is_only_noted(void **state)
{
	struct world w;
	struct doc *d;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	d = a_submission(&w, 1);
	a_record(&w, d, R1)->enterer.text = "无名氏";
	assert_int_equal(world_take(&w, d), VERDICT_REFUSED);
	assert_null(r1(&w));
	assert_int_equal(w.facts.submission.n, 0);
	assert_non_null(map_get(&w.facts.by_identity, d->identity));
	assert_non_null(facts_seen(&w.facts, "410922", R1));
	world_release(&w);
}

static void
record_and_its_versions(void **state)
{
	struct world w;
	const struct fact_record *r;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	file_first(&w);
	r = r1(&w);
	assert_non_null(r);
	assert_int_equal(r->day, a_day("2026-10-12"));
	assert_int_equal(r->entered, a_day("2026-10-14"));
	assert_int_equal(r->first_received, a_day("2026-11-01"));
	assert_int_equal(r->n_evidence, 1);
	assert_int_equal(r->n_versions, 1);
	assert_null(r->before);
	/* the same again: nothing changes */
	w.j.received = a_day("2026-12-01");
	file_first(&w);
	assert_int_equal(r1(&w)->n_versions, 1);
	assert_int_equal(w.facts.record.n, 1);
	assert_int_equal(w.facts.submission.n, 1);
	/* a 更正: a new version at the same address */
	file_amended(&w, 2, "改了一次");
	assert_ptr_equal(r1(&w), r);
	assert_int_equal(r->n_versions, 2);
	assert_string_equal(r->matter, "改了一次");
	assert_int_equal(r->entered, a_day("2026-10-19"));
	assert_int_equal(r->first_received, a_day("2026-11-01"));
	assert_non_null(r->before);
	assert_int_equal(r->before->entered, a_day("2026-10-14"));
	assert_int_equal(r->batch, 2);
	/* 批次 1 judged again does not bring the old one back */
	file_first(&w);
	assert_int_equal(r->n_versions, 2);
	assert_string_equal(r->matter, "改了一次");
	world_release(&w);
}

static void
withdrawn_and_back(void **state)
{
	struct world w;
	struct doc *d, *back;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	file_first(&w);
	d = a_submission(&w, 2);
	(void)a_withdrawal(&w, d, R1);
	take(&w, d);
	assert_true(r1(&w)->withdrawn);
	file_first(&w);
	assert_true(r1(&w)->withdrawn);
	back = a_submission(&w, 3);
	amend(&w, &a_record(&w, back, R1)->amendment, "干部甲",
	    "2026-10-18T10:00:00");
	take(&w, back);
	assert_false(r1(&w)->withdrawn);
	/* 批次 2 judged again does not withdraw it again */
	take(&w, d);
	assert_false(r1(&w)->withdrawn);
	world_release(&w);
}

static void
say(struct world *w, enum organ_kind organ, const char *id, enum opinion o)
{
	struct doc *d = a_review(w, organ);

	(void)an_opinion(w, d, id, o);
	take(w, d);
}

/* A later opinion replaces the earlier; a 更正 lifts 退回 and 扣分, not
 * 不实; a later filing of the same 审核意见 replaces the earlier. */
static void
opinions(void **state)
{
	struct world w;
	struct doc *d;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	file_first(&w);
	assert_int_equal(r1(&w)->opinion.opinion, OPINION_NONE);
	say(&w, ORGAN_NONE, R1, OPINION_PASS);
	assert_int_equal(r1(&w)->opinion.opinion, OPINION_PASS);
	say(&w, ORGAN_MAIN_OFFICE, R1, OPINION_DEDUCT);
	assert_int_equal(r1(&w)->opinion.opinion, OPINION_DEDUCT);
	assert_int_equal(r1(&w)->opinion.deduct, 50);
	/* filed again without it: the earlier one of the other stands */
	d = a_review(&w, ORGAN_MAIN_OFFICE);
	take(&w, d);
	assert_int_equal(r1(&w)->opinion.opinion, OPINION_PASS);
	say(&w, ORGAN_MAIN_OFFICE, R1, OPINION_RETURN);
	file_amended(&w, 2, "改了一次");
	assert_int_equal(r1(&w)->opinion.opinion, OPINION_NONE);
	/* the same 意见 judged again stays lifted, another counts */
	say(&w, ORGAN_MAIN_OFFICE, R1, OPINION_RETURN);
	assert_int_equal(r1(&w)->opinion.opinion, OPINION_NONE);
	say(&w, ORGAN_MAIN_OFFICE, R1, OPINION_FALSE);
	assert_true(r1(&w)->found_false);
	file_amended(&w, 3, "改了两次");
	assert_true(r1(&w)->found_false);
	assert_int_equal(r1(&w)->opinion.opinion, OPINION_FALSE);
	say(&w, ORGAN_MAIN_OFFICE, R1, OPINION_PASS);
	assert_false(r1(&w)->found_false);
	file_amended(&w, 4, "改了三次");
	assert_int_equal(r1(&w)->opinion.opinion, OPINION_PASS);
	world_release(&w);
}

/* An opinion refused in a later filing leaves what was said before. */
static void
refused_opinion(void **state)
{
	struct world w;
	struct doc *d;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	file_first(&w);
	say(&w, ORGAN_MAIN_OFFICE, R1, OPINION_RETURN);
	d = a_submission(&w, 2);
	(void)a_record(&w, d, R2);
	take(&w, d);
	d = a_review(&w, ORGAN_MAIN_OFFICE);
	an_opinion(&w, d, R1, OPINION_DEDUCT)->deduct.n = 0; /* X03.1 */
	(void)an_opinion(&w, d, R2, OPINION_PASS);
	assert_int_equal(world_take(&w, d), VERDICT_PARTIAL);
	assert_int_equal(r1(&w)->opinion.opinion, OPINION_RETURN);
	world_release(&w);
}

static void
chains(void **state)
{
	struct world w;
	struct doc *d;
	const struct fact_link *l;
	month_t month;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	file_first(&w);
	d = a_submission(&w, 2);
	(void)a_record(&w, d, R2);
	take(&w, d);
	(void)month_parse("2026-10", &month);
	l = facts_of_month(&w.facts, "410922", month);
	assert_string_equal(l->record->id, R1);
	assert_string_equal(l->next->record->id, R2);
	assert_null(l->next->next);
	assert_null(facts_of_month(&w.facts, "410922", month - 1));
	assert_non_null(facts_same_text(&w.facts, r1(&w)->squash));
	assert_non_null(facts_same_evidence(&w.facts, "410922", DUTY_MAIN,
	    r1(&w)->evidence[0]));
	assert_null(facts_same_evidence(&w.facts, "410922", DUTY_OVERSIGHT,
	    r1(&w)->evidence[0]));
	world_release(&w);
}

static const struct indicator *
gx(const struct world *w, const char *id)
{
	return facts_indicator(&w->facts, 2026, "410922", id);
}

/* A refused 指标 of a later 工作台账 keeps its former version. */
static void
worklist_merges(void **state)
{
	struct world w;
	struct doc *d;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	d = a_worklist(&w);
	d->as.worklist->indicator.v[0].points = 1; /* A05.4 */
	d->as.worklist->indicator.v[1].points = 900;
	content(&d->as.worklist->indicator.v[1].item, "改了");
	amend(&w, &d->as.worklist->amendment, "干部甲",
	    "2026-10-18T10:00:00");
	assert_int_equal(world_take(&w, d), VERDICT_PARTIAL);
	assert_int_equal(gx(&w, "GX-01")->points, 200);
	assert_int_equal(gx(&w, "GX-02")->points, 900);
	assert_int_equal(facts_year(&w.facts, 2026)->worklist.n, 1);
	world_release(&w);
}

static void
briefings_and_approvals(void **state)
{
	struct approval_item *x;
	struct world w;
	struct doc *d;
	int i;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	for (i = 0; i < 2; i++) {
		d = a_doc(&w, ROOT_BRIEFING, "410922", 2026);
		d->as.briefing = arena_new(&w.a, struct briefing);
		d->as.briefing->day.day = a_day("2026-10-23") + i;
		d->as.briefing->received = no_day();
		take(&w, d);
	}
	assert_int_equal(w.facts.briefing.n, 1);
	assert_int_equal(w.facts.briefing.v[0].day, a_day("2026-10-24"));
	assert_int_equal(w.facts.briefing.v[0].received, DAY_NONE);
	d = an_approval(&w);
	(void)an_item(&w, d, "同意");
	x = an_item(&w, d, "不同意");
	x->kind = a_field(&w, "点名通报");
	x->reason = (struct field){ NULL, { 0, 0 } };
	assert_int_equal(world_take(&w, d), VERDICT_PARTIAL);
	take(&w, an_approval(&w));
	assert_int_equal(w.facts.approval.n, 1);
	assert_int_equal(w.facts.approval.v[0].doc->as.approval->entry.n, 0);
	world_release(&w);
}

/* The first filing is the day, the latest the entry. */
static void
duty_reports(void **state)
{
	struct world w;
	struct doc *d;
	int i;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	for (i = 0; i < 3; i++) {
		d = a_doc(&w, ROOT_DUTY_REPORT, "410922", 2026);
		d->as.report = arena_new(&w.a, struct duty_report);
		d->as.report->duty[DUTY_MAIN] = true;
		d->as.report->half = i < 2 ? HALF_FIRST : HALF_SECOND;
		d->identity = arena_printf(&w.a, "%s %d", d->identity,
		    (int)d->as.report->half);
		d->own_day = a_day("2026-06-20") + i;
		take(&w, d);
	}
	assert_int_equal(w.facts.duty_report.n, 2);
	assert_int_equal(w.facts.duty_report.v[0].filed,
	    a_day("2026-06-20"));
	assert_ptr_equal(w.facts.duty_report.v[0].entry,
	    w.facts.entry.v[w.facts.entry.n - 2]);
	assert_true(w.facts.duty_report.v[0].duty[DUTY_MAIN]);
	assert_false(w.facts.duty_report.v[0].duty[DUTY_OVERSIGHT]);
	assert_int_equal(w.facts.duty_report.v[1].half, HALF_SECOND);
	world_release(&w);
}

/* What is in force for a unit and a responsibility; -1 for nothing. */
static int64_t
appraisal(const struct world *w, const char *unit, enum duty duty)
{
	const struct fact_year_end *y = facts_year_end(&w->facts, 2026, unit,
	    duty);

	return y == NULL ? -1 : y->score->part[PART_APPRAISAL].n;
}

static void
year_ends(void **state)
{
	struct world w;
	struct doc *d;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	assert_int_equal(appraisal(&w, "410922", DUTY_MAIN), -1);
	d = a_year_end(&w, ORGAN_MAIN_OFFICE);
	(void)a_score(&w, d, "410922", DUTY_MAIN);
	(void)a_score(&w, d, "410901", DUTY_MAIN);
	a_score(&w, d, "410922", DUTY_OVERSIGHT)->part[0].n = 1; /* D09.1 */
	assert_int_equal(world_take(&w, d), VERDICT_PARTIAL);
	d = a_year_end(&w, ORGAN_DISCIPLINE);
	a_score(&w, d, "410922", DUTY_OVERSIGHT)->part[0].n = 7000;
	take(&w, d);
	assert_int_equal(appraisal(&w, "410922", DUTY_MAIN), 9000);
	assert_int_equal(appraisal(&w, "410901", DUTY_MAIN), 9000);
	assert_int_equal(appraisal(&w, "410922", DUTY_OVERSIGHT), 7000);
	assert_int_equal(appraisal(&w, "410901", DUTY_OVERSIGHT), -1);
	assert_null(facts_year_end(&w.facts, 2025, "410922", DUTY_MAIN));
	/* a later filing takes the whole place: 410901 is dropped */
	d = a_year_end(&w, ORGAN_MAIN_OFFICE);
	a_score(&w, d, "410922", DUTY_MAIN)->part[0].n = 9100;
	take(&w, d);
	assert_int_equal(facts_year(&w.facts, 2026)->year_end.n, 2);
	assert_int_equal(appraisal(&w, "410922", DUTY_MAIN), 9100);
	assert_int_equal(appraisal(&w, "410901", DUTY_MAIN), -1);
	assert_int_equal(appraisal(&w, "410922", DUTY_OVERSIGHT), 7000);
	/* of two identities the one received last; refused is not filed */
	d = a_year_end(&w, ORGAN_NONE);
	a_score(&w, d, "410922", DUTY_MAIN)->part[0].n = 5000;
	take(&w, d);
	assert_int_equal(appraisal(&w, "410922", DUTY_MAIN), 5000);
	d = a_year_end(&w, ORGAN_NONE);
	(void)a_score(&w, d, "410999", DUTY_MAIN);
	assert_int_equal(world_take(&w, d), VERDICT_REFUSED);
	assert_int_equal(appraisal(&w, "410922", DUTY_MAIN), 5000);
	world_release(&w);
}

static void
adjustments_and_focus(void **state)
{
	const struct adjustments *in_force;
	struct world w;
	struct doc *d;

	(void)state;
	world_init(&w);
	world_furnish(&w);
	assert_null(facts_adjustments(&w.facts, 2026));
	d = an_adjustments(&w);
	(void)a_commendation(&w, d, "BZ-1", false);
	a_commendation(&w, d, "BZ-2", false)->day.day = a_day("2025-01-01");
	(void)a_commendation(&w, d, "TG-1", true);
	(void)an_investigation(&w, d, "X-1", OUTCOME_CIRCULAR);
	a_sanction(&w, d, "CF-1")->kind.text = "警戒";
	assert_int_equal(world_take(&w, d), VERDICT_PARTIAL);
	in_force = facts_adjustments(&w.facts, 2026);
	assert_int_equal(in_force->commendation.n, 1);
	assert_string_equal(in_force->commendation.v[0].item.id.text, "BZ-1");
	assert_int_equal(in_force->promotion.n, 1);
	assert_int_equal(in_force->investigation.n, 1);
	assert_int_equal(in_force->sanction.n, 0);
	d = an_adjustments(&w);
	(void)a_sanction(&w, d, "CF-1");
	take(&w, d);
	in_force = facts_adjustments(&w.facts, 2026);
	assert_int_equal(in_force->commendation.n, 0);
	assert_int_equal(in_force->sanction.n, 1);
	assert_null(facts_adjustments(&w.facts, 2025));

	take(&w, a_focus(&w, "410922"));
	take(&w, a_focus(&w, "410901"));
	assert_int_equal(w.facts.focus.n, 1);
	assert_string_equal(w.facts.focus.v[0].doc->as.focus->area.v[0].unit
	    .text, "410901");
	assert_int_equal(world_take(&w, a_focus(&w, "410999")),
	    VERDICT_REFUSED);
	assert_int_equal(w.facts.focus.n, 1);
	world_release(&w);
}

static void
tenures(void **state)
{
	static const struct {
		const char *name, *day;
		bool holds;
	} t[] = {
		{ "干部甲", "2026-01-01", true },
		{ "干部甲", "2025-12-31", false },
		{ "干部甲", "2026-10-31", true },
		{ "干部甲", "2026-11-01", false },
		{ "干部乙", "2026-11-01", true },
		{ " 干部乙　", "2099-12-31", true },
		{ "干部", "2026-10-31", false },
		{ "", "2026-10-31", false },
	};
	struct world w;
	const struct organ *o;
	size_t i;

	(void)state;
	world_init(&w);
	o = &a_roster(&w)->as.roster->unit.v[0].organ[DUTY_MAIN];
	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		assert_int_equal(tenure_holds(o->principal.v, o->principal.n,
		    t[i].name, a_day(t[i].day)), t[i].holds);
	assert_false(tenure_holds(o->principal.v, o->principal.n, "干部甲",
	    DAY_NONE));
	world_release(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(years_and_units),
		cmocka_unit_test(refused_is_only_noted),
		cmocka_unit_test(record_and_its_versions),
		cmocka_unit_test(withdrawn_and_back),
		cmocka_unit_test(opinions),
		cmocka_unit_test(refused_opinion),
		cmocka_unit_test(chains),
		cmocka_unit_test(worklist_merges),
		cmocka_unit_test(briefings_and_approvals),
		cmocka_unit_test(duty_reports),
		cmocka_unit_test(year_ends),
		cmocka_unit_test(adjustments_and_focus),
		cmocka_unit_test(tenures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
