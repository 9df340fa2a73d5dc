/*
 * followup_case.c - what the 问责工作程序 asks for by a day: the duties of
 * every 问责案件 (rules/case_duty).
 * Readings: who has to act is the organ that decides, else the one that
 *         works on the case.  及时 counts from the decision, for a 移送 and
 *         an 申诉 from their own day (E03.3, E07.2); E08.2 names no time and
 *         counts likewise.
 */
#include <string.h>

#include "rules/case_duty.h"
#include "rules/followup.h"

static const char *
who_acts(const struct accountability_case *c)
{
	const char *who = case_organ(c);

	return who[0] == '\0' ? "问责主体" : who;
}

static void
add_duty(struct compute_run *run, const struct followup *row,
    const struct filed *f, const struct case_duty *d)
{
	const struct accountability_case *c = f->doc->as.accountability_case;
	bool secret = c->secrecy >= SECRECY_SECRET;
	struct deadline *x;
	struct follow_object o = {
		.unit = secret ? NULL : followup_unit(run,
		    c->target.unit.text),
		.who = secret ? "有关机关" : who_acts(c),
		.subject = d->subject,
		.what = secret ? "办理涉密案件的有关事项" : d->what,
		.from = d->from, .due = d->due, .done = d->done,
		.ended = d->ended, .entry = f->entry, .at = d->at };

	/* E07.1: an edition that sets no term asks for nothing by a day */
	if (row->term == TERM_NAMED && d->due == DAY_NONE)
		return;
	x = followup_add(run, row, &o);
	if (x != NULL && secret)
		x->paper = NULL;
}

static void
find_duties(struct compute_run *run, const struct followup *row)
{
	for (size_t i = 0; i < run->f->filed[ROOT_CASE].n; i++) {
		const struct filed *f = &run->f->filed[ROOT_CASE].v[i];
		const struct case_ask ask = { run->a,
			f->doc->as.accountability_case, run->f,
			run->c->policy, run->c->calendar,
			run->as_of };
		struct case_duties l = { { NULL, 0, 0 } };

		if (f->doc->id.text == NULL)
			continue;
		case_duties(&ask, f->doc->id.text, &l);
		for (size_t k = 0; k < l.v.n; k++)
			if (l.v.v[k].rule == row->rule)
				add_duty(run, row, f, &l.v.v[k]);
	}
}

static const struct followup rows[] = {
	{ RULE_E03_3, TERM_PROMPTLY, 0, LEVEL_REMIND, "问责启动呈批表",
	    find_duties, false },
	{ RULE_E06_1, TERM_PROMPTLY, 0, LEVEL_REMIND, "送达回证",
	    find_duties, false },
	{ RULE_E06_2, TERM_PROMPTLY, 0, LEVEL_REMIND, NULL, find_duties,
	    false },
	{ RULE_E06_3, TERM_NAMED, 0, LEVEL_REMIND, NULL, find_duties, false },
	{ RULE_E06_4, TERM_PROMPTLY, 0, LEVEL_REMIND, "归档移交单",
	    find_duties, false },
	{ RULE_E06_5, TERM_PROMPTLY, 0, LEVEL_REMIND, NULL, find_duties,
	    false },
	{ RULE_E06_6, TERM_PROMPTLY, 0, LEVEL_REMIND, NULL, find_duties,
	    false },
	{ RULE_E07_1, TERM_NAMED, 0, LEVEL_REMIND, "复查决定书", find_duties,
	    false },
	{ RULE_E07_2, TERM_PROMPTLY, 0, LEVEL_REMIND, "申诉受理通知书",
	    find_duties, false },
	{ RULE_E08_2, TERM_PROMPTLY, 0, LEVEL_REMIND, "通报(公开版)",
	    find_duties, false },
};

const struct followup_table follow_case = FOLLOWUP_TABLE(rows);
