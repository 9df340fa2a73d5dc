/*
 * period_unit.c - findings of the period on each unit: A05.2, A06.2,
 * A07.1, A10.3, A10.4, A11.2, A12.1, A13.1 (不实), A15.4.
 * Places: a duty of the unit at its line of the roster, a task at its
 *        indicator, what a record did at the record.
 * Readings: A05.2, A11.2, A12.1 are said once their day has passed, A07.1
 *        of the window's month and of every month that is over; A10.3
 *        of what is due within 5 days; A10.4 of what the paper chases
 *        (the rest stands in the deadlines), and of each record that
 *        completed late.
 */
#include <string.h>

#include "rules/compute_run.h"
#include "rules/fold.h"

static const char *
month_shown(struct arena *a, month_t m)
{
	return arena_printf(a, "%d年%d月", month_year(m), month_number(m));
}

/* A05.2 */
static void
find_worklist(struct compute_run *run, const struct book *b)
{
	struct note n = note_of_unit(run, RULE_A05_2, b->unit);
	const char *due = day_shown(run->a, run->worklist_due);

	if (run->as_of <= run->worklist_due || b->worklist_whole != DAY_NONE)
		return;
	if (b->worklist == NULL) {
		note_add(run, &n, "%s没有报送%d年度工作台账，期限是%s",
		    unit_shown(b->unit), run->year, due);
		return;
	}
	n.entry = b->worklist->entry;
	n.at = b->worklist->doc->at;
	for (int d = 0; d < DUTIES; d++)
		if (bears_duty(b->unit, (enum duty)d) &&
		    b->worklist_day[d] == DAY_NONE)
			note_add(run, &n, "%s的工作台账没有%s的个性指标，"
			    "期限是%s", unit_shown(b->unit),
			    duty_name((enum duty)d), due);
}

/* A07.1 */
static void
find_submissions(struct compute_run *run, const struct book *b)
{
	struct note n = note_of_unit(run, RULE_A07_1, b->unit);
	month_t last = last_running_month(run);

	for (month_t m = run->year * MONTHS; m <= last; m++) {
		if (b->filed[month_number(m) - 1] ||
		    (m != run->r->month && month_last(m) >= run->as_of))
			continue;
		n.month = m;
		note_add(run, &n, "%s没有报送%s的记实提交",
		    unit_shown(b->unit), month_shown(run->a, m));
	}
}

/* A11.2: missing or late, once its day has passed */
static void
find_briefing(struct compute_run *run, const struct book *b, month_t m,
    enum duty d)
{
	const struct fact_briefing *x = b->briefing[month_number(m) - 1][d];
	day_t due = month_first(m) + BRIEFING_DAY - 1;
	day_t done = briefing_done(x);
	struct note n = note_of_unit(run, RULE_A11_2, b->unit);
	const char *who = unit_shown(b->unit);
	const char *month = month_shown(run->a, m);

	if (run->as_of <= due || (done != DAY_NONE && done <= due))
		return;
	n.month = m;
	if (x != NULL) {
		n.entry = x->entry;
		n.at = (struct place){ 0, 0 };
	}
	if (x == NULL)
		note_add(run, &n, "%s没有报送%s%s的书面告知", who, month,
		    duty_name(d));
	else if (done == DAY_NONE)
		note_add(run, &n, "%s%s%s的书面告知没有签收", who, month,
		    duty_name(d));
	else
		note_add(run, &n, "%s%s%s的书面告知迟至%s才签收，应在%s以前",
		    who, month, duty_name(d), day_shown(run->a, done),
		    day_shown(run->a, due));
}

static void
find_briefings(struct compute_run *run, const struct book *b)
{
	month_t last = last_running_month(run);

	for (month_t m = run->year * MONTHS; m <= last; m++)
		for (int d = 0; d < DUTIES; d++)
			if (bears_duty(b->unit, (enum duty)d))
				find_briefing(run, b, m, (enum duty)d);
}

/* A12.1: missing or late, once its day has passed */
static void
find_reports(struct compute_run *run, const struct book *b)
{
	struct note n = note_of_unit(run, RULE_A12_1, b->unit);
	const char *who = unit_shown(b->unit), *half;
	day_t due, done;

	for (int k = 0; k < HALVES * DUTIES; k++) {
		enum half h = (enum half)(k / DUTIES);
		enum duty d = (enum duty)(k % DUTIES);

		due = half_last(run->year, h);
		done = b->report[h][d];
		if (!bears_duty(b->unit, d) || run->as_of <= due ||
		    (done != DAY_NONE && done <= due))
			continue;
		half = arena_printf(run->a, "%d年%s", run->year, half_name(h));
		n.month = day_month(due);
		if (done == DAY_NONE)
			note_add(run, &n, "%s没有报送%s%s的履责报告，期限是%s",
			    who, half, duty_name(d), day_shown(run->a, due));
		else
			note_add(run, &n, "%s%s%s的履责报告迟至%s才报送，应在%s"
			    "以前", who, half, duty_name(d),
			    day_shown(run->a, done), day_shown(run->a, due));
	}
}

/* A06.2 */
static void
find_gap(struct compute_run *run, const struct coverage *c)
{
	static const enum actor asked[DUTIES][3] = {
		[DUTY_MAIN] = { ACTOR_TEAM, ACTOR_PRINCIPAL, ACTOR_MEMBER },
		[DUTY_OVERSIGHT] = { ACTOR_DISCIPLINE, ACTOR_DISCIPLINE,
		    ACTOR_DISCIPLINE },
	};
	struct note n = note_of_unit(run, RULE_A06_2, c->unit);
	const char *who = "";
	size_t k = c->duty == DUTY_MAIN ? 3 : 1;

	for (size_t i = 0; i < k; i++)
		if (c->n[asked[c->duty][i]] == 0)
			who = arena_printf(run->a, "%s%s%s", who,
			    who[0] == '\0' ? "" : "、",
			    actor_name(asked[c->duty][i]));
	n.month = run->year * MONTHS + c->quarter * 3 - 1;
	note_add(run, &n, "%s%d年第%d季度%s没有%s的履责记录",
	    unit_shown(c->unit), run->year, c->quarter, duty_name(c->duty),
	    who);
}

/* --- tasks and records --- */

static struct note
note_of_task(const struct compute_run *run, const struct book *b,
    enum rule_id rule, const struct task *t)
{
	struct note n = note_of_unit(run, rule, b->unit);

	n.entry = t->indicator->klass == CLASS_COMMON || b->worklist == NULL ?
	    run->y->plan.entry : b->worklist->entry;
	n.at = t->indicator->item.at;
	n.record = field_text(&t->indicator->item.id);
	n.month = day_month(t->deadline);
	return n;
}

/* A10.3, A10.4 */
static void
find_undone(struct compute_run *run, const struct deadline *d)
{
	const struct task *t = d->task;
	const struct book *b;
	struct note n;
	bool chased;

	if (t == NULL)
		return;
	b = map_get(&run->by_unit, t->unit->code.text);
	chased = d->mendable_only || t->indicator->cycle == CYCLE_YEAR ||
	    t->indicator->cycle == CYCLE_ONCE;
	n = note_of_task(run, b, (enum rule_id)d->rule, t);
	if (d->state == STATE_NEAR)
		note_add(run, &n, "%s的任务%s（%s）到%s到期，还没有完成",
		    unit_shown(d->unit), t->subject, d->what,
		    day_shown(run->a, d->due));
	else if (d->state == STATE_OVERDUE && chased)
		note_add(run, &n, "%s的任务%s（%s）已逾期%d日%s",
		    unit_shown(d->unit), t->subject, d->what, (int)d->days,
		    d->mendable_only ? "，只能补报期内的记录" : "");
}

/* A14.1: a record under secrecy is not named. */
static const char *
id_shown(const struct compute_run *run, const struct fact_record *r)
{
	return record_masked(r, run->as_of) ? NULL : r->id;
}

/* A10.4: scored down for a matter after the deadline */
static void
find_late(struct compute_run *run, const struct task *t)
{
	for (size_t i = 0; i < t->n_earnings; i++) {
		const struct fact_record *r = t->earning[i].record;
		struct note n = note_of_unit(run, RULE_A10_4, t->unit);

		if (r->day <= t->deadline)
			continue;
		n.most = LEVEL_WARN;
		n.entry = r->entry;
		n.at = r->at;
		n.record = id_shown(run, r);
		n.month = r->month;
		n.on = r->entry->received;
		note_add(run, &n, "任务%s的完成时限是%s，记录的事项在此之后，"
		    "按逾期完成计分", t->subject,
		    day_shown(run->a, t->deadline));
	}
}

/* A13.1: 不实 in a 审核意见 */
static void
find_false(struct compute_run *run, const struct book *b)
{
	for (size_t i = 0; i < b->all.record.n; i++) {
		const struct fact_record *r = b->all.record.v[i];
		struct note n = note_of_unit(run, RULE_A13_1, b->unit);

		if (r->opinion.opinion != OPINION_FALSE)
			continue;
		n.entry = r->opinion.entry;
		n.at = r->opinion.at;
		n.record = id_shown(run, r);
		n.month = r->month;
		n.on = r->opinion.entry->received;
		note_add(run, &n, "审核意见认定%s不实%s", n.record == NULL ?
		    "1条涉密记录" : arena_printf(run->a, "记录%s", r->id),
		    reason_shown(run, r));
	}
}

/* A15.4 */
static void
find_provisional(struct compute_run *run, const struct unit_result *u)
{
	struct note n = note_of_unit(run, RULE_A15_4, u->unit);

	if (u->provisional == 0)
		return;
	n.month = run->r->month;
	note_add(run, &n, "%s有%d条记录没有审核意见，按通过计分，得分暂定",
	    unit_shown(u->unit), (int)u->provisional);
}

void
run_unit_findings(struct compute_run *run)
{
	const struct results *r = run->r;
	size_t i;

	for (i = 0; i < run->n_books; i++) {
		find_worklist(run, &run->book[i]);
		find_submissions(run, &run->book[i]);
		find_briefings(run, &run->book[i]);
		find_reports(run, &run->book[i]);
		find_false(run, &run->book[i]);
		find_provisional(run, &r->unit.v[i]);
	}
	for (i = 0; i < r->coverage.n; i++)
		if (r->coverage.v[i].gap)
			find_gap(run, &r->coverage.v[i]);
	for (i = 0; i < r->deadline.n; i++)
		find_undone(run, &r->deadline.v[i]);
	for (i = 0; i < r->task.n; i++)
		find_late(run, &r->task.v[i]);
}
