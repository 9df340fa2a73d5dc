/*
 * period.c - findings of the period on the plan and the roster: A02.3,
 * A05.3, B24.1, D10.2; how a finding of the period is said.
 * Readings: A05.3 asks for an indicator of the plan with that 清单项 and
 *        责任 for each category that the 责任清单 applies to; B24.1 for
 *        one whose 名称 or text speaks of 谈话, 约谈 or 恳谈.
 */
#include <string.h>

#include "rules/compute_run.h"
#include "rules/fold.h"

void
note_add(struct compute_run *run, const struct note *n, const char *fmt, ...)
{
	const struct policy *p = run->c->policy;
	const char *message;
	char month[8] = "";
	va_list ap;

	va_start(ap, fmt);
	message = arena_vprintf(run->a, fmt, ap);
	va_end(ap);
	if (n->month >= 0)
		month_format(n->month, month);
	diag_add(&run->r->found, &(struct diag){
		.rule = (uint16_t)n->rule,
		.level = policy_level(p, n->rule, n->most),
		.waived = policy_waived(p, n->rule, n->unit,
		    n->on == DAY_NONE ? run->as_of : n->on) != NULL,
		.file = n->entry == NULL ? "" : n->entry->path,
		.at = n->at, .unit = n->unit,
		.record = n->record == NULL ? "" : n->record,
		.month = month, .message = message,
		.mend = n->mend == NULL ? "" : n->mend, .source = "",
		.item = -1,
	});
}

struct note
note_of_unit(const struct compute_run *run, enum rule_id rule,
    const struct unit *u)
{
	return (struct note){ .rule = rule, .most = LEVELS,
	    .entry = run->y->roster.entry, .at = u->at,
	    .unit = field_text(&u->code), .month = -1, .on = DAY_NONE };
}

const char *
reason_shown(const struct compute_run *run, const struct fact_record *r)
{
	static const char stop[] = "。";
	const char *reason = r->opinion.reason;
	size_t n = reason == NULL ? 0 : strlen(reason), k = strlen(stop);

	if (n == 0 || record_masked(r, run->as_of))
		return "";
	if (n > k && strcmp(reason + n - k, stop) == 0)
		n -= k;
	return arena_printf(run->a, "：%.*s", (int)n, reason);
}

/* A02.3 */
static void
find_organs(struct compute_run *run)
{
	for (size_t i = 0; i < run->n_books; i++) {
		const struct unit *u = run->book[i].unit;
		struct note n = note_of_unit(run, RULE_A02_3, u);

		if (!bears_duty(u, DUTY_OVERSIGHT))
			note_add(run, &n, "%s没有登记承担监督责任的党组织，"
			    "只按主体责任计分", unit_shown(u));
	}
}

static struct note
note_of_plan(const struct compute_run *run, enum rule_id rule,
    struct place at)
{
	return (struct note){ .rule = rule, .most = LEVELS,
	    .entry = run->y->plan.entry, .at = at, .unit = "",
	    .month = -1, .on = DAY_NONE };
}

/* D10.2 */
static void
find_weights(struct compute_run *run)
{
	static const int64_t main = 6000, daily = 7000; /* 60 %, 70 % */
	const struct plan *p = run->plan;
	struct note n = note_of_plan(run, RULE_D10_2, p->weights_at);

	if (p->w_duty[DUTY_MAIN] == main && p->w_daily == daily)
		return;
	run->r->weights_differ = true;
	note_add(run, &n, "权重与第十条不一致：第十条规定主体责任60%%、"
	    "监督责任40%%，日常考核70%%、年终考核30%%");
}

static bool
speaks_of_talks(const char *text)
{
	return strstr(text, "谈话") != NULL || strstr(text, "约谈") != NULL ||
	    strstr(text, "恳谈") != NULL;
}

/* B24.1 */
static void
find_talks(struct compute_run *run)
{
	const struct plan *p = run->plan;
	struct note n = note_of_plan(run, RULE_B24_1, run->y->plan.doc->at);

	for (size_t i = 0; i < p->indicator.n; i++)
		if (speaks_of_talks(field_text(&p->indicator.v[i].name)) ||
		    speaks_of_talks(field_text(&p->indicator.v[i].text)))
			return;
	note_add(run, &n, "%d年度考核方案没有关于谈话的共性指标", run->year);
}

static bool
serves(const struct indicator *in, enum duty d, enum category c)
{
	return in->duty == d && applies_to(in->applies, c);
}

/* A05.3: an indicator of that category for the item? */
static bool
item_served(const struct plan *p, enum duty d, enum category c,
    const char *id)
{
	for (size_t i = 0; i < p->indicator.n; i++) {
		const struct indicator *in = &p->indicator.v[i];

		if (serves(in, d, c) &&
		    strcmp(field_text(&in->list_item), id) == 0)
			return true;
	}
	return false;
}

/* A05.3 */
static void
find_unserved(struct compute_run *run, const struct filed *filed)
{
	const struct checklist *list = filed->doc->as.checklist;
	struct note n = note_of_plan(run, RULE_A05_3, filed->doc->at);

	n.entry = filed->entry;
	for (size_t i = 0; i < list->entry.n; i++) {
		const char *id = field_text(&list->entry.v[i].id), *who = NULL;
		bool missing[CATEGORIES];

		for (int c = 0; c < CATEGORIES; c++)
			missing[c] = applies_to(list->applies,
			    (enum category)c) && !item_served(run->plan,
			    list->duty, (enum category)c, id);
		if (missing[CAT_COUNTY])
			who = missing[CAT_CITY] ? "县区和市直单位" : "县区";
		else if (missing[CAT_CITY])
			who = "市直单位";
		if (who == NULL)
			continue;
		n.at = list->entry.v[i].id.at;
		n.record = id;
		note_add(run, &n, "%s清单第%s项没有适用于%s的共性指标落实",
		    duty_name(list->duty), id, who);
	}
}

/* A05.3 */
static void
find_common(struct compute_run *run)
{
	const struct plan *p = run->plan;
	struct note n = note_of_plan(run, RULE_A05_3, run->y->plan.doc->at);

	for (int k = 0; k < CATEGORIES * DUTIES; k++) {
		enum category c = (enum category)(k / DUTIES);
		enum duty d = (enum duty)(k % DUTIES);
		bool found = false;

		for (size_t i = 0; !found && i < p->indicator.n; i++)
			found = serves(&p->indicator.v[i], d, c);
		if (!found)
			note_add(run, &n, "考核方案没有%s的%s共性指标",
			    category_name(c), duty_name(d));
	}
}

void
run_period_findings(struct compute_run *run)
{
	find_organs(run);
	if (run->plan == NULL)
		return;
	find_weights(run);
	find_talks(run);
	find_common(run);
	for (size_t i = 0; i < run->y->checklist.n; i++)
		find_unserved(run, &run->y->checklist.v[i]);
}
