/*
 * judge_time.c - signing and entering in time: A10.1, A10.2, A10.5 and
 * A10.6; the due dates that judging and scoring share.
 */
#include <assert.h>
#include <string.h>

#include "rules/judge_run.h"

/* A10.2: 3 working days, the matter's day not counted. */
enum { ENTRY_WORKDAYS = 3 };

day_t
entry_due(const struct calendar *c, day_t day, day_t deadline,
    bool *incomplete)
{
	struct due due = calendar_add_workdays(c, day, ENTRY_WORKDAYS);

	*incomplete = due.incomplete;
	if (deadline != DAY_NONE && day <= deadline && deadline < due.day) {
		*incomplete = false;
		return deadline;
	}
	return due.day;
}

/* The n months around month m that make its period. */
static struct day_span
months_around(month_t m, int n)
{
	month_t first = m - (month_number(m) - 1) % n;

	return (struct day_span){ month_first(first),
	    month_last(first + n - 1) };
}

bool
indicator_task(const struct indicator *in, int year, day_t day,
    struct day_span *period, day_t *deadline)
{
	static const int months[CYCLES] = {
		[CYCLE_MONTH] = 1, [CYCLE_QUARTER] = 3, [CYCLE_HALF] = 6,
		[CYCLE_YEAR] = 12, [CYCLE_ONCE] = 12,
	};

	if (day == DAY_NONE || day_civil(day).year != year)
		return false;
	*period = months_around(day_month(day), months[in->cycle]);
	*deadline = period->last;
	if (in->cycle == CYCLE_YEAR && in->due.text != NULL)
		return monthday_parse(in->due.text, year, deadline);
	if (in->cycle == CYCLE_ONCE)
		return in->due.text != NULL &&
		    day_parse(in->due.text, deadline) &&
		    day_civil(*deadline).year == year;
	return true;
}

/* A10.1 */
static void
check_signer(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->signer.at);
	day_t day = moment_day(rec->signed_at.t);

	if (rec->signer.text == NULL) {
		s.at = rec->item.at;
		if (!rec->item.broken)
			tell(r, &s, "没有主要负责人的审核签字");
		return;
	}
	if (day == DAY_NONE || !rec->has_duty || lacking(r, NEED_ROSTER) ||
	    is_principal(r, rec->duty, rec->signer.text, day))
		return;
	s.mend = principals_on(r, rec->duty, day);
	tell(r, &s, "审核人%s不是%s在任的%s党组织主要负责人",
	    quoted(r, rec->signer.text), day_text(r, day),
	    duty_name(rec->duty));
}

/* A10.1 */
void
check_signature(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->signed_at.at);
	moment_t end = matter_end(rec), seen = rec->signed_at.t;

	check_signer(r);
	if (seen == TIME_NONE)
		return;
	if (end != TIME_NONE && seen < end)
		tell(r, &s, "审核时间%s早于事项结束时间%s",
		    moment_text(r, seen), moment_text(r, end));
	s.at = rec->entered.at;
	if (rec->entered.t != TIME_NONE && rec->entered.t < seen)
		tell(r, &s, "录入时间%s早于审核时间%s",
		    moment_text(r, rec->entered.t), moment_text(r, seen));
}

/* A10.2 */
void
check_entry_due(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->entered.at);
	day_t day = moment_day(matter_end(rec));
	day_t entered = moment_day(rec->entered.t);
	day_t deadline = DAY_NONE, due;
	struct day_span period;
	bool incomplete;

	if (day == DAY_NONE || entered == DAY_NONE)
		return;
	(void)lacking(r, NEED_PLAN);
	if (r->indicator == NULL || !indicator_task(r->indicator,
	    r->doc->year, day, &period, &deadline))
		deadline = DAY_NONE;
	due = entry_due(r->j->calendar, day, deadline, &incomplete);
	if (entered <= due)
		return;
	s.mend = arena_printf(r->a, "应不晚于%s录入；本条已经逾期，扣减得分，"
	    "今后按时录入", day_text(r, due));
	if (due == deadline)
		tell(r, &s, "录入时间%s晚于应录入日期%s（事项日期%s，"
		    "任务完成时限%s）", day_text(r, entered),
		    day_text(r, due), day_text(r, day), day_text(r, due));
	else
		tell(r, &s, "录入时间%s晚于应录入日期%s（事项日期%s后"
		    "%d个工作日%s）", day_text(r, entered),
		    day_text(r, due), day_text(r, day), ENTRY_WORKDAYS,
		    incomplete ? "，日历不全" : "");
}

/* The first earlier run by a day after `d`, and before `until` where that
 * is a day; DAY_NONE. */
static day_t
run_after(const struct judge_run *r, day_t d, day_t until)
{
	const struct facts *f = r->j->facts;
	size_t lo = 0, hi = f->n_runs, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (f->run[mid] <= d)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == f->n_runs || (until != DAY_NONE && f->run[lo] >= until))
		return DAY_NONE;
	return f->run[lo];
}

/* When this record, or this 更正 of it, was first seen; DAY_NONE: now. */
static day_t
first_seen(const struct judge_run *r)
{
	const char *id = r->record->item.id.text;
	const struct fact_seen *seen = id == NULL ? NULL :
	    facts_seen(r->j->facts, r->code, id);

	if (seen == NULL)
		return DAY_NONE;
	return r->standing == STANDING_AMENDED ? seen->amended : seen->first;
}

/* A10.5 */
void
check_back_dated(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->entered.at);
	day_t entered = moment_day(rec->entered.t), run;

	if (entered == DAY_NONE || run_that_missed(r) != DAY_NONE)
		return;
	run = run_after(r, month_last(day_month(entered)), first_seen(r));
	if (run != DAY_NONE)
		tell(r, &s, "疑似倒签：录入时间%s所在的月份，%s运行时已经收过，"
		    "该记录此后才首次报来", day_text(r, entered),
		    day_text(r, run));
}

day_t
run_that_missed(const struct judge_run *r)
{
	const struct doc *d = r->doc;
	day_t filed = moment_day(d->filed.t);
	const struct entry *seen = r->j->sm3 == NULL ? NULL :
	    map_get(&r->j->facts->by_bytes, r->j->sm3);

	if (filed == DAY_NONE || (d->root != ROOT_SUBMISSION &&
	    d->root != ROOT_WORKLIST && d->root != ROOT_DUTY_REPORT))
		return DAY_NONE;
	return run_after(r, filed, seen == NULL ? DAY_NONE : seen->received);
}

/* A10.6: a file that an earlier run should have seen */
void
check_filed_late(struct judge_run *r)
{
	struct spot s = spot_lighter(NULL, r->doc->filed.at, LEVEL_WARN);
	day_t run;

	if (lacking(r, NEED_LEDGER))
		return;
	run = run_that_missed(r);
	if (run != DAY_NONE)
		tell(r, &s, "疑似倒签：报送时间填为%s，%s的运行却没有见到"
		    "这个文件", day_text(r, moment_day(r->doc->filed.t)),
		    day_text(r, run));
}

/* A10.6: entered before it was filed */
void
check_entered_filed(struct judge_run *r)
{
	const struct record *rec = r->record;
	struct spot s = spot_of(&rec->item, rec->entered.at);

	if (rec->entered.t == TIME_NONE || r->doc->filed.t == TIME_NONE ||
	    rec->entered.t <= r->doc->filed.t)
		return;
	tell(r, &s, "录入时间%s晚于报送时间%s",
	    moment_text(r, rec->entered.t),
	    moment_text(r, r->doc->filed.t));
}
