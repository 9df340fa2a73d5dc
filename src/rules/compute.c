/*
 * compute.c - one period: the steps, in order.
 */
#include "rules/compute.h"

#include <assert.h>
#include <string.h>

#include "rules/annual.h"
#include "rules/compute_run.h"
#include "rules/fold.h"
#include "rules/judge.h"
#include "rules/talk_run.h"

/* 期限 @台账, where the plan says nothing. */
static day_t
default_worklist_due(int year)
{
	return day_of(year, 1, 31);
}

static void
set_window(struct results *r, struct window w)
{
	r->window = w;
	r->month = window_last_month(w);
	r->first = window_first_day(w);
	r->last = window_last_day(w);
	r->over = r->last <= r->as_of;
}

static void
begin(struct compute_run *run, const struct computing *c,
    struct results *r)
{
	memset(r, 0, sizeof(*r));
	memset(run, 0, sizeof(*run));
	run->c = c;
	run->a = c->a;
	run->f = c->facts;
	run->as_of = c->facts->as_of;
	run->year = window_year(c->window);
	run->y = facts_year(c->facts, run->year);
	run->worklist_due = default_worklist_due(run->year);
	run->r = r;
	r->period = window_name(c->a, c->window);
	r->year = run->year;
	r->as_of = run->as_of;
	set_window(r, c->window);
	r->facts = c->facts;
	r->found.a = c->a;
}

static void
set_plan(struct compute_run *run, const struct plan *plan)
{
	const char *due = plan->worklist_due.text;

	run->plan = plan;
	run->r->plan = plan;
	if (due != NULL && !monthday_parse(due, run->year,
	    &run->worklist_due))
		run->worklist_due = default_worklist_due(run->year);
}

/* A05.1 */
static bool
take_plan(struct compute_run *run, struct err *e)
{
	const struct filed *filed;

	if (run->y == NULL || run->y->plan.doc == NULL)
		return err_set(e, ERR_CONFIG, "没有已受理的%d年度考核方案，"
		    "不能计分", run->year);
	filed = &run->y->plan;
	if (!judge_plan(filed, e))
		return false;
	set_plan(run, filed->doc->as.plan);
	return true;
}

static void
copy_standing(struct compute_run *run)
{
	const struct diag_list *l = run->c->standing;

	for (size_t i = 0; l != NULL && i < l->d.n; i++)
		diag_add(&run->r->found, &l->d.v[i]);
}

bool
compute_period(const struct computing *c, struct results *out,
    struct err *e)
{
	struct compute_run run;
	bool planned;

	begin(&run, c, out);
	planned = take_plan(&run, e);
	run_books(&run);
	run_tasks(&run);
	run_window(&run);
	run_scores(&run);
	run_annual(&run);
	run_losses(&run);
	run_talks(&run);
	run_followups(&run);
	run_drafts(&run);
	run_effects(&run);
	run_overall(&run);
	run_coverage(&run);
	copy_standing(&run);
	run_period_findings(&run);
	run_unit_findings(&run);
	run_talk_findings(&run);
	run_candidates(&run);
	run_annual_findings(&run);
	run_case_agreement(&run);
	run_urging(&run);
	run_decisions(&run);
	diag_sort(&out->found);
	run_lists(&run);
	run_proposals(&run);
	return planned;
}

void
compute_scores(const struct computing *c, const struct plan *plan,
    struct results *out)
{
	struct compute_run run;

	begin(&run, c, out);
	set_plan(&run, plan);
	run_books(&run);
	run_tasks(&run);
	run_window(&run);
	run_scores(&run);
	run_annual(&run);
}

/* Scores alone of windows of one year: its tasks are the same for all. */
static void
past_scores(const struct computing *of, struct past *const *v, size_t n)
{
	struct computing c = *of;
	struct compute_run run;
	struct results r;
	struct err none = ERR_INIT;

	if (n == 0)
		return;
	c.window = v[0]->window;
	begin(&run, &c, &r);
	if (!take_plan(&run, &none))
		return;
	run_books(&run);
	run_tasks(&run);
	for (size_t i = 0; i < n; i++) {
		assert(window_year(v[i]->window) == run.year);
		set_window(&r, v[i]->window);
		memset(&r.unit, 0, sizeof(r.unit));
		memset(&r.annual, 0, sizeof(r.annual));
		run_window(&run);
		run_scores(&run);
		run_annual(&run);
		v[i]->scored = true;
		memcpy(&v[i]->unit, &r.unit, sizeof(r.unit));
		memcpy(&v[i]->annual, &r.annual.unit,
		    sizeof(r.annual.unit));
	}
}

void
compute_past(const struct computing *c, struct results *out)
{
	struct past *now[MONTHS + 1], *then[2];
	size_t n_now = 0, n_then = 0;
	month_t m = window_year(c->window) * MONTHS;

	out->previous.window = window_step(c->window, -1);
	out->year_ago.window = window_step_years(c->window, -1);
	for (; m <= out->month && month_last(m) <= out->as_of; m++)
		vec_push(c->a, &out->months)->window = window_month(m);
	for (size_t i = 0; i < out->months.n; i++)
		now[n_now++] = &out->months.v[i];
	if (window_year(out->previous.window) == out->year)
		now[n_now++] = &out->previous;
	else
		then[n_then++] = &out->previous;
	then[n_then++] = &out->year_ago;
	past_scores(c, now, n_now);
	past_scores(c, then, n_then);
}

void
compute_window(const struct computing *c, struct window w, struct past *out)
{
	struct past *const one[] = { out };

	memset(out, 0, sizeof(*out));
	out->window = w;
	past_scores(c, one, 1);
}
