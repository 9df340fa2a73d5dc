/*
 * compute.c - one period: the steps, in order.
 */
#include "rules/compute.h"

#include <string.h>

#include "rules/compute_run.h"
#include "rules/fold.h"
#include "rules/judge.h"

/* 期限 @台账, where the plan says nothing. */
static day_t
default_worklist_due(int year)
{
	return day_of(year, 1, 31);
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
	r->window = c->window;
	r->month = window_last_month(c->window);
	r->year = run->year;
	r->as_of = run->as_of;
	r->first = window_first_day(c->window);
	r->last = window_last_day(c->window);
	r->facts = c->facts;
	r->found.a = c->a;
}

/* A05.1 */
static bool
take_plan(struct compute_run *run, struct err *e)
{
	const struct filed *filed;
	const char *due;

	if (run->y == NULL || run->y->plan.doc == NULL)
		return err_set(e, ERR_CONFIG, "没有已受理的%d年度考核方案，"
		    "不能计分", run->year);
	filed = &run->y->plan;
	if (!judge_plan(filed, e))
		return false;
	run->plan = filed->doc->as.plan;
	run->r->plan = run->plan;
	due = run->plan->worklist_due.text;
	if (due != NULL && !monthday_parse(due, run->year,
	    &run->worklist_due))
		run->worklist_due = default_worklist_due(run->year);
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
	run_scores(&run);
	run_losses(&run);
	run_deadlines(&run);
	run_coverage(&run);
	copy_standing(&run);
	run_period_findings(&run);
	run_unit_findings(&run);
	diag_sort(&out->found);
	run_lists(&run);
	return planned;
}
