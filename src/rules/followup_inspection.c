/*
 * followup_inspection.c - what the 督查考核办法 asks for by a day: a 全面督查
 * of each unit and responsibility each half-year (D08.1), and the
 * rectification of what a 督查 found (D15.1).
 * Readings: D08.1 is the duty of who inspects, 市委主体办 for 主体责任 and
 *        市纪委 for 监督责任 (第九条); a 全面督查 counts for the half-year of
 *        its day.
 *        D15.1: 整改期限 is a named day and does not move; how a problem
 *        stands rectifying.c says.
 */
#include "rules/followup.h"

#include <string.h>

#include "model/asked.h"
#include "rules/fold.h"
#include "rules/rectifying.h"

/* --- D08.1 --- */

static bool
covers(const struct doc *d, const struct unit *u, enum duty duty,
    enum half h)
{
	const struct inspection *x = d->as.inspection;
	int year = month_year(day_month(d->as.inspection->day.day));

	return x->has_kind && x->kind == INSPECTION_WHOLE &&
	    x->duty == duty && x->day.day >= half_first(year, h) &&
	    x->day.day <= half_last(year, h) &&
	    strcmp(field_text(&x->unit), u->code.text) == 0;
}

/* Day of the first 全面督查 of the half-year; DAY_NONE = none. */
static day_t
inspected(const struct compute_run *run, const struct unit *u,
    enum duty duty, enum half h)
{
	day_t first = DAY_NONE;

	for (size_t i = 0; i < run->f->filed[ROOT_INSPECTION].n; i++) {
		const struct doc *d = run->f->filed[ROOT_INSPECTION].v[i].doc;
		day_t day = d->as.inspection->day.day;

		if (day != DAY_NONE &&
		    month_year(day_month(day)) == run->year &&
		    covers(d, u, duty, h) &&
		    (first == DAY_NONE || day < first))
			first = day;
	}
	return first;
}

static void
add_coverage(struct compute_run *run, const struct followup *row,
    const struct unit *u, enum half h, enum duty duty)
{
	static const char *const who[DUTIES] = {
		[DUTY_MAIN] = "市委主体办", [DUTY_OVERSIGHT] = "市纪委",
	};

	followup_add(run, row, &(struct follow_object){ .who = who[duty],
		.subject = arena_printf(run->a, "%s/%s@%dH%d",
		    inspection_kind_name(INSPECTION_WHOLE), u->code.text,
		    run->year, (int)h + 1),
		.what = arena_printf(run->a, "对%s%s情况进行全面督查",
		    unit_shown(u), duty_name(duty)),
		.by_duty = true, .duty = duty,
		.from = half_first(run->year, h),
		.done = inspected(run, u, duty, h),
		.entry = run->y->roster.entry, .at = u->at });
}

/* D08.1 */
static void
find_coverage(struct compute_run *run, const struct followup *row)
{
	for (size_t i = 0; i < run->n_books; i++)
		for (int h = 0; h < HALVES; h++)
			for (int d = 0; half_runs(run, (enum half)h) &&
			    d < DUTIES; d++)
				if (bears_duty(run->book[i].unit,
				    (enum duty)d))
					add_coverage(run, row,
					    run->book[i].unit,
					    (enum half)h, (enum duty)d);
}

/* --- D15.1 --- */

static void
add_problem(struct compute_run *run, const struct followup *row,
    const struct filed *f, const struct problem *p)
{
	static const enum state found[] = {
		[RECTIFIED] = STATE_RECTIFIED,
		[RECTIFIED_NOT] = STATE_NOT_RECTIFIED,
		[RECTIFIED_REFUSED] = STATE_REFUSED,
		[RECTIFIED_FAKED] = STATE_FAKED,
	};
	const struct inspection *i = f->doc->as.inspection;
	const char *id = field_text(&f->doc->id);
	const char *problem = field_text(&p->item.id);
	const struct rectifying x = rectifying_on(run->f, f, p, run->as_of);
	const struct unit *u = followup_unit(run, i->unit.text);
	struct deadline *d;

	d = followup_add(run, row, &(struct follow_object){ .unit = u,
		.who = u == NULL ? field_text(&i->unit) : NULL,
		.subject = arena_printf(run->a, "%s/%s", id, problem),
		.what = "完成督查发现问题的整改",
		.by_duty = true, .duty = i->duty, .from = i->day.day,
		.due = p->due.day, .done = x.done,
		.verdict = x.finding == NULL ? STATE_OPEN :
		    found[x.finding->verdict],
		.entry = f->entry, .at = p->item.at });
	/* without the organ there is nobody to send a paper to (A02.1) */
	if (d != NULL && (u == NULL || !bears_duty(u, i->duty)))
		d->paper = NULL;
	else if (d != NULL && (deadline_unmended(d) ||
	    d->state == STATE_OVERDUE))
		d->paper = "问责建议书";
}

/* D15.1 */
static void
find_problems(struct compute_run *run, const struct followup *row)
{
	const struct facts *f = run->f;

	for (size_t i = 0; i < f->filed[ROOT_INSPECTION].n; i++) {
		const struct filed *x = &f->filed[ROOT_INSPECTION].v[i];
		const struct inspection *d = x->doc->as.inspection;

		for (size_t k = 0; k < d->problem.n; k++)
			if (d->problem.v[k].due.day != DAY_NONE &&
			    d->day.day != DAY_NONE)
				add_problem(run, row, x, &d->problem.v[k]);
	}
}

static const struct followup rows[] = {
	{ RULE_D08_1, TERM_HALF, 0, LEVEL_REMIND, NULL, find_coverage,
	    false },
	{ RULE_D15_1, TERM_NAMED, 0, LEVEL_REMIND, "限期整改通知书",
	    find_problems, false },
};

const struct followup_table follow_inspection = FOLLOWUP_TABLE(rows);
