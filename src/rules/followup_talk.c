/*
 * followup_talk.c - what the 谈话制度 asks for by a day: talks before a post
 * is taken up (B07.1), the list of whom to talk with (B08.1), the form of
 * who was moved (B09.1), talks before a 重大节日 (B10.1, B11.1), of a 重大
 * 事项报告 (B12.1), of each half-year (B14.1), those that were approved
 * (B15.2), and the statements of 诫勉 (B21.1).
 * Readings: the talk of B07.1 is due 及时 after the list was given, or
 *        after the day by which it should have been; it names the 任职, or
 *        is of the person on or after the day of the decision.  A talk of
 *        密级 秘密 or 机密 names nobody here (A14.1).
 */
#include <assert.h>
#include <string.h>

#include "rules/agreed.h"
#include "rules/approval.h"
#include "rules/followup.h"
#include "rules/statement.h"
#include "rules/talk_run.h"

enum { LIST_DAYS = 15, FORM_MONTHS = 3 };

static const char *
person_called(const struct compute_run *run, const struct field *id)
{
	const struct tenure *t = id->text == NULL || run->y == NULL ? NULL :
	    map_get(&run->y->by_person, id->text);

	return t == NULL || t->name.text == NULL ? field_text(id) :
	    t->name.text;
}

/* Each 干部变动 in force, list after list. */
#define EACH_CHANGE(run, list, f, x) \
	for (size_t i_ = 0; i_ < (run)->f->filed[ROOT_CHANGE].n; i_++) \
		for (size_t k_ = 0; \
		    (f) = &(run)->f->filed[ROOT_CHANGE].v[i_], \
		    k_ < (f)->doc->as.change->list.n && \
		    ((x) = &(f)->doc->as.change->list.v[k_], true); k_++)

/* --- B07.1, B08.1 --- */

/* The day by which the list is due, or on which it was given. */
static day_t
list_day(const struct compute_run *run, const struct appointment *x)
{
	return x->listed.day != DAY_NONE ? x->listed.day :
	    calendar_settle(run->c->calendar, x->decided.day +
	    LIST_DAYS).day;
}

static bool
is_talk_of(const struct talk *t, const struct appointment *x)
{
	const char *change = field_text(&t->change);

	if (!t->has_kind || t->kind != TALK_APPOINTMENT ||
	    x->person.text == NULL || !talk_is_with(t, x->person.text))
		return false;
	if (strcmp(change, field_text(&x->item.id)) == 0)
		return true;
	/* a 集体 one can name but one 任职 */
	return (change[0] == '\0' || t->group) &&
	    talk_day(t) >= x->decided.day;
}

static day_t
appointment_talked(const struct compute_run *run,
    const struct appointment *x)
{
	const struct talk_group *g = talks_under(&run->talks->by_person,
	    x->person.text);
	day_t done = DAY_NONE;

	for (size_t i = 0; i < g->talk.n; i++)
		if (is_talk_of(g->talk.v[i]->doc->as.talk, x))
			done = earlier_day(done,
			    talk_day(g->talk.v[i]->doc->as.talk));
	return done;
}

static void
find_appointment_talks(struct compute_run *run, const struct followup *row)
{
	const struct followup promptly = { .term = TERM_PROMPTLY };
	const struct filed *f;
	const struct appointment *x;

	EACH_CHANGE(run, appointment, f, x) {
		if (x->decided.day == DAY_NONE)
			continue;
		followup_add(run, row, &(struct follow_object){
			.unit = followup_unit(run, x->unit.text),
			.subject = arena_printf(run->a, "%s/谈话",
			    field_text(&x->item.id)),
			.what = arena_printf(run->a, "对%s进行任前廉政谈话",
			    person_called(run, &x->person)),
			.from = x->decided.day,
			.due = followup_due(run, &promptly,
			    list_day(run, x), 0).day,
			.done = appointment_talked(run, x),
			.entry = f->entry, .at = x->item.at });
	}
}

static void
find_lists(struct compute_run *run, const struct followup *row)
{
	const struct filed *f;
	const struct appointment *x;

	EACH_CHANGE(run, appointment, f, x) {
		if (x->decided.day == DAY_NONE)
			continue;
		followup_add(run, row, &(struct follow_object){
			.unit = followup_unit(run, x->unit.text),
			.who = "组织（人事）部门",
			.subject = arena_printf(run->a, "%s/名单",
			    field_text(&x->item.id)),
			.what = arena_printf(run->a, "把%s列入任前廉政谈话的"
			    "名单，提供给党委（党组）、纪委（纪检组）",
			    person_called(run, &x->person)),
			.from = x->decided.day, .done = x->listed.day,
			.entry = f->entry, .at = x->item.at });
	}
}

/* --- B09.1 --- */

static void
find_transfers(struct compute_run *run, const struct followup *row)
{
	const struct filed *f, *form;
	const struct transfer *x;

	EACH_CHANGE(run, transfer, f, x) {
		const char *id = field_text(&x->item.id);

		if (x->day.day == DAY_NONE)
			continue;
		form = facts_filed(run->f, ROOT_TRANSFER, id);
		followup_add(run, row, &(struct follow_object){
			.unit = followup_unit(run, x->unit.text),
			.subject = id,
			.what = arena_printf(run->a, "报送%s的调离登记",
			    person_called(run, &x->person)),
			.from = x->day.day,
			.done = form == NULL ? DAY_NONE :
			    form->doc->as.transfer->day.day,
			.entry = f->entry, .at = x->item.at });
	}
}

/* --- B12.1 --- */

/* Talked with who reported, and pledged. */
static day_t
report_talked(const struct compute_run *run, const struct matter_report *x)
{
	const struct talk_group *g = talks_under(&run->talks->by_change,
	    x->item.id.text);
	day_t done = DAY_NONE;

	for (size_t i = 0; i < g->talk.n; i++) {
		const struct talk *t = g->talk.v[i]->doc->as.talk;
		day_t d = talk_day(t);

		if (t->has_pledge && d != DAY_NONE &&
		    talk_is_with(t, x->person.text))
			done = earlier_day(done, t->pledged.day > d ?
			    t->pledged.day : d);
	}
	return done;
}

static void
find_matter_reports(struct compute_run *run, const struct followup *row)
{
	const struct filed *f;
	const struct matter_report *x;

	EACH_CHANGE(run, report, f, x) {
		if (x->day.day == DAY_NONE)
			continue;
		followup_add(run, row, &(struct follow_object){
			.unit = followup_unit(run, x->unit.text),
			.subject = field_text(&x->item.id),
			.what = arena_printf(run->a, "就报告的重大事项对%s进行"
			    "谈话，由本人作出书面廉洁承诺",
			    person_called(run, &x->person)),
			.from = x->day.day, .done = report_talked(run, x),
			.entry = f->entry, .at = x->item.at });
	}
}

/* --- B10.1, B11.1 --- */

/* Its name, where that can stand in a subject; else its day. */
static const char *
festival_key(const struct compute_run *run, const struct festival *f)
{
	char day[11];

	if (strpbrk(f->name.text, "@/ \t\r\n") == NULL)
		return f->name.text;
	day_format(f->day.day, day);
	return arena_strdup(run->a, day);
}

static void
find_festivals(struct compute_run *run, const struct followup *row)
{
	bool meeting = row->rule == RULE_B10_1;

	for (size_t i = 0; i < run->r->festival_talk.n; i++) {
		const struct festival_talk *x = &run->r->festival_talk.v[i];
		const char *name = x->festival->name.text;

		if (!meeting && x->n_members == 0)
			continue;
		followup_add(run, row, &(struct follow_object){
			.unit = x->unit,
			.subject = arena_printf(run->a, meeting ?
			    "廉政恳谈会/%s@%d" : "节前谈话/%s@%d",
			    festival_key(run, x->festival),
			    day_civil(x->festival->day.day).year),
			.what = arena_printf(run->a, meeting ?
			    "召开%s节前的廉政恳谈会" :
			    "由其他班子成员进行%s节前的谈话", name),
			.from = x->first, .due = x->last,
			.done = meeting ? x->meeting : x->members_done });
	}
}

/* --- B14.1 --- */

/* All talks of one side, unit and half: done when the last is. */
static void
find_duty_talks(struct compute_run *run, const struct followup *row)
{
	static const char *const what[TALK_SIDES] = {
		[TALK_BY_UNIT] = "由党委（党组）主要负责人约谈班子成员",
		[TALK_BY_CITY] = "约谈该单位党委（党组）主要负责人",
		[TALK_BY_DISCIPLINE] = "约谈该单位两个责任的主要负责人",
	};
	const struct duty_talk *v = run->r->duty_talk.v;
	size_t n = run->r->duty_talk.n, end;

	for (size_t i = 0; i < n; i = end) {
		day_t done = v[i].held;

		for (end = i + 1; end < n && v[end].unit == v[i].unit &&
		    v[end].half == v[i].half && v[end].by == v[i].by; end++)
			if (v[end].held == DAY_NONE || done == DAY_NONE)
				done = DAY_NONE;
			else if (v[end].held > done)
				done = v[end].held;
		followup_add(run, row, &(struct follow_object){
			.unit = v[i].unit,
			.who = v[i].by == TALK_BY_UNIT ? NULL :
			    talk_side_name(v[i].by),
			.subject = arena_printf(run->a, "%s约谈@%dH%d",
			    talk_side_name(v[i].by), run->year,
			    (int)v[i].half + 1),
			.what = what[v[i].by],
			.from = half_first(run->year, v[i].half),
			.done = done });
	}
}

/* --- B15.2 --- */

static day_t
approved_held(const struct compute_run *run, const struct doc *approval,
    const struct approval_item *x)
{
	const struct talk_group *g = talks_under(&run->talks->by_approval,
	    approval->id.text);
	day_t done = DAY_NONE;

	for (size_t i = 0; i < g->talk.n; i++) {
		const struct filed *t = g->talk.v[i];

		if (agreed_carried_out(t, approval, x))
			done = earlier_day(done, talk_day(t->doc->as.talk));
	}
	return done;
}

static void
find_approved(struct compute_run *run, const struct followup *row)
{
	for (size_t i = 0; i < run->f->approval.n; i++) {
		const struct filed *f = &run->f->approval.v[i];
		const struct approval *a = f->doc->as.approval;

		for (size_t k = 0; k < a->entry.n; k++) {
			const struct approval_item *x = &a->entry.v[k];

			if (strcmp(field_text(&x->kind), AGREED_TALK) != 0 ||
			    a->day.day == DAY_NONE ||
			    !approval_stands(run->f, f, x))
				continue;
			followup_add(run, row, &(struct follow_object){
				.unit = followup_unit(run, x->unit.text),
				.subject = arena_printf(run->a, "%s/%d",
				    field_text(&f->doc->id),
				    (int)x->item.ordinal + 1),
				.what = x->person.text == NULL ?
				    "进行批准的督责约谈" : arena_printf(run->a,
				    "对%s进行批准的督责约谈",
				    person_called(run, &x->person)),
				.from = a->day.day,
				.done = approved_held(run, f->doc, x),
				.entry = f->entry, .at = x->item.at });
		}
	}
}

/* --- B21.1 --- */

static const char *
talkee_shown(const struct compute_run *run, const struct talk *t)
{
	if (t->secrecy >= SECRECY_SECRET || t->talkee.n == 0)
		return "受诫勉的干部";
	return t->talkee.n == 1 ? field_text(&t->talkee.v[0].name) :
	    arena_printf(run->a, "%s等%zu人",
	    field_text(&t->talkee.v[0].name), t->talkee.n);
}

/* Filed in both: the later day. */
static day_t
statement_filed(const struct talk *t)
{
	const struct sent *a = sent_there(t->filing.v, t->filing.n, "干部档案");
	const struct sent *b = sent_there(t->filing.v, t->filing.n, "廉洁档案");

	if (a == NULL || b == NULL || a->day.day == DAY_NONE ||
	    b->day.day == DAY_NONE)
		return DAY_NONE;
	return a->day.day > b->day.day ? a->day.day : b->day.day;
}

/* The statement, or with TERM_PROMPTLY its filing. */
static void
add_statement(struct compute_run *run, const struct followup *row,
    const struct filed *f)
{
	const struct talk *t = f->doc->as.talk;
	const struct statement *s = &t->statement;
	bool handed = statement_countersigned(run->f, t) == COUNTERSIGN_HEAD,
	    filing = row->term == TERM_PROMPTLY;
	const char *kind = field_text(&s->kind);

	if (s->due.day == DAY_NONE || (filing && !handed))
		return;
	followup_add(run, row, &(struct follow_object){
		.unit = followup_unit(run, t->talkee.n == 0 ? NULL :
		    t->talkee.v[0].unit.text),
		.who = filing ? "组织部门、纪委" : talkee_shown(run, t),
		.subject = arena_printf(run->a, filing ? "%s/归档" : "%s/材料",
		    field_text(&f->doc->id)),
		.what = filing ? arena_printf(run->a,
		    "把书面%s和诫勉谈话决定归入干部档案和廉洁档案", kind) :
		    arena_printf(run->a, "提交书面%s，由所在单位党组织主要负责人"
		    "签字", kind),
		.from = filing ? s->submitted.day : talk_day(t),
		.due = s->due.day,
		.done = filing ? statement_filed(t) : handed ?
		    s->submitted.day : DAY_NONE,
		.entry = f->entry, .at = s->at });
}

static void
find_statements(struct compute_run *run, const struct followup *row)
{
	for (size_t i = 0; i < run->f->filed[ROOT_TALK].n; i++) {
		const struct filed *f = &run->f->filed[ROOT_TALK].v[i];
		const struct talk *t = f->doc->as.talk;

		if (t->has_kind && t->kind == TALK_ADMONITION &&
		    t->statement.given && talk_day(t) != DAY_NONE)
			add_statement(run, row, f);
	}
}

/* The findings of B10.1, B11.1, B14.1: talk_coverage.c. */
static const struct followup rows[] = {
	{ RULE_B07_1, TERM_NAMED, 0, LEVEL_REMIND, NULL,
	    find_appointment_talks, false },
	{ RULE_B08_1, TERM_DAYS, LIST_DAYS, LEVEL_REMIND, NULL, find_lists,
	    false },
	{ RULE_B09_1, TERM_MONTHS, FORM_MONTHS, LEVEL_REMIND,
	    "干部调离情况廉政登记表", find_transfers, false },
	{ RULE_B10_1, TERM_NAMED, 0, LEVEL_WARN, NULL, find_festivals, true },
	{ RULE_B11_1, TERM_NAMED, 0, LEVEL_WARN, NULL, find_festivals, true },
	{ RULE_B12_1, TERM_PROMPTLY, 0, LEVEL_WARN, NULL,
	    find_matter_reports, false },
	{ RULE_B14_1, TERM_HALF, 0, LEVEL_REMIND, NULL, find_duty_talks,
	    true },
	{ RULE_B15_2, TERM_PROMPTLY, 0, LEVEL_REMIND, "约谈通知书",
	    find_approved, false },
	{ RULE_B21_1, TERM_NAMED, 0, LEVEL_REMIND, NULL, find_statements,
	    false },
	{ RULE_B21_1, TERM_PROMPTLY, 0, LEVEL_REMIND, NULL, find_statements,
	    false },
};

const struct followup_table follow_talk = FOLLOWUP_TABLE(rows);
