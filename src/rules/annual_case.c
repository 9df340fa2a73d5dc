/*
 * annual_case.c - 查处 and 处分 against the decision of the 问责案件 that they
 * name (D14.7); told at both places.
 * Readings: they agree when unit, person (or 党组织), way and day do; the day
 *        is that of the decision or of its coming into force.  刑事责任 is
 *        no way of 问责: only the rest is compared.  A changed decision
 *        stands in place of the first.
 */
#include <string.h>

#include "rules/annual.h"
#include "rules/case_check.h"
#include "rules/fold.h"

/* An item of the 加减分事项 and its case. */
struct agreement {
	struct compute_run *run;
	const struct item *item;
	const char *what;             /* 查处, 处分 */
	const struct field *unit, *person;
	day_t day;
	const struct filed *filed;    /* the case */
	const struct accountability_case *c;
};

static const struct filed *
case_named(const struct compute_run *run, const struct field *id)
{
	return id->text == NULL ? NULL : facts_filed(run->f, ROOT_CASE,
	    id->text);
}

bool
case_cancels(const struct compute_run *run, const struct field *id)
{
	const struct filed *f = case_named(run, id);

	return f != NULL && case_revoked(f->doc->as.accountability_case,
	    run->as_of);
}

static const char *
masked(const struct agreement *g, const char *why)
{
	return g->c->secrecy >= SECRECY_SECRET ? "涉密案件，内容不予显示" :
	    why;
}

/* At both places. */
static void
tell(const struct agreement *g, const char *why)
{
	struct note n = { .rule = RULE_D14_7, .most = LEVELS,
	    .entry = g->run->y->adjustments.entry, .at = g->item->at,
	    .unit = field_text(g->unit), .record = field_text(&g->item->id),
	    .month = -1, .on = DAY_NONE };
	const char *id = field_text(&g->filed->doc->id);

	why = masked(g, why);
	note_add(g->run, &n, "%s与案件%s的决定不一致：%s", g->what, id, why);
	n.entry = g->filed->entry;
	n.at = g->c->decision.given ? g->c->decision.at :
	    g->filed->doc->at;
	n.record = id;
	note_add(g->run, &n, "%d年度加减分事项的%s（编号%s，第%u行）与本案的决定"
	    "不一致：%s", g->run->year, g->what, field_text(&g->item->id),
	    (unsigned)g->item->at.line, why);
}

static void
tell_cancelled(const struct agreement *g)
{
	struct note n = { .rule = RULE_D14_7, .most = LEVELS,
	    .entry = g->run->y->adjustments.entry, .at = g->item->at,
	    .unit = field_text(g->unit), .record = field_text(&g->item->id),
	    .month = -1, .on = DAY_NONE, .mend = "不用改；要删去这一项的，重新"
	    "报送加减分事项" };
	const char *id = field_text(&g->filed->doc->id);

	note_add(g->run, &n, "案件%s的决定经复查撤销，这一项%s不再计算", id,
	    g->what);
	n.entry = g->filed->entry;
	n.at = g->c->reconsideration.at;
	n.record = id;
	note_add(g->run, &n, "复查撤销了决定，%d年度加减分事项的%s（编号%s，第%u行）"
	    "不再计算", g->run->year, g->what, field_text(&g->item->id),
	    (unsigned)g->item->at.line);
}

static const char *
joined(struct arena *a, const char *list, const char *more)
{
	return list[0] == '\0' ? more : arena_printf(a, "%s；%s", list, more);
}

/* What differs but the way; "" = nothing. */
static const char *
differs(const struct agreement *g, const struct decision *d)
{
	const struct case_target *t = &g->c->target;
	struct arena *a = g->run->a;
	const char *why = "";
	char day[40];

	if (strcmp(field_text(g->unit), field_text(&t->unit)) != 0)
		why = joined(a, why, arena_printf(a, "案件的单位是%s",
		    field_text(&t->unit)));
	if (g->person->text != NULL && !t->organ &&
	    strcmp(g->person->text, field_text(&t->id)) != 0)
		why = joined(a, why, arena_printf(a, "案件的对象编号是%s",
		    field_text(&t->id)));
	if (g->day == d->day.day || g->day == d->effective.day ||
	    d->day.day == DAY_NONE)
		return why;
	day_chinese(d->day.day, day);
	return joined(a, why, arena_printf(a, "决定的日期是%s", day));
}

static const struct measure *
way_of(const struct decision *d, enum measure_kind kind)
{
	for (size_t i = 0; i < d->measure.n; i++)
		if (d->measure.v[i].has_kind && d->measure.v[i].kind == kind)
			return &d->measure.v[i];
	return NULL;
}

static void
settle(const struct agreement *g, const char *(*ways)(
    const struct agreement *, const struct decision *, const void *),
    const void *row)
{
	const struct decision *d = case_decision(g->c, g->run->as_of);
	const char *why, *way;

	if (case_revoked(g->c, g->run->as_of)) {
		tell_cancelled(g);
		return;
	}
	if (d == NULL) {
		tell(g, case_dropped(g->c, g->run->as_of) ? "案件不予问责" :
		    "案件还没有决定");
		return;
	}
	why = differs(g, d);
	way = ways(g, d, row);
	if (way[0] != '\0')
		why = joined(g->run->a, why, way);
	if (why[0] != '\0')
		tell(g, why);
}

static const char *
outcome_ways(const struct agreement *g, const struct decision *d,
    const void *row)
{
	static const enum measure_kind by[OUTCOMES] = {
		[OUTCOME_CRIMINAL] = MEASURES,
		[OUTCOME_DISCIPLINE] = MEASURE_DISCIPLINE,
		[OUTCOME_CIRCULAR] = MEASURE_CIRCULAR,
		[OUTCOME_ADMONITION] = MEASURE_ADMONITION,
		[OUTCOME_ORGANISATIONAL] = MEASURE_ADJUSTMENT,
	};
	const struct investigation *v = row;
	enum measure_kind want = by[v->outcome];

	if (g->c->target.organ)
		return "案件的对象是党组织";
	if (want == MEASURES || way_of(d, want) != NULL)
		return "";
	return arena_printf(g->run->a, "决定里没有%s方式",
	    measure_kind_name(want));
}

static const char *
sanction_ways(const struct agreement *g, const struct decision *d,
    const void *row)
{
	const struct sanction *v = row;
	const struct case_target *t = &g->c->target;
	const struct measure *m = way_of(d, t->organ ? MEASURE_REORGANISE :
	    MEASURE_DISCIPLINE);
	const char *kind = field_text(&v->kind);

	if ((v->target == TARGET_ORGAN) != t->organ ||
	    (!t->organ && (v->target == TARGET_PRINCIPAL) != t->principal))
		return "案件的对象不是同一类";
	if (m == NULL || (t->organ && strcmp(kind, "改组") != 0) ||
	    (!t->organ && strstr(field_text(&m->content), kind) == NULL))
		return arena_printf(g->run->a, "决定里没有%s", kind);
	return "";
}

static bool
begin(struct agreement *g, struct compute_run *run, const struct item *it,
    const struct field *id)
{
	g->run = run;
	g->item = it;
	g->filed = case_named(run, id);
	if (g->filed != NULL)
		g->c = g->filed->doc->as.accountability_case;
	return g->filed != NULL;
}

/* D14.7 */
void
run_case_agreement(struct compute_run *run)
{
	const struct adjustments *v = facts_adjustments(run->f, run->year);
	struct agreement g = { NULL, NULL, NULL, NULL, NULL, DAY_NONE, NULL,
	    NULL };

	for (size_t i = 0; v != NULL && i < v->investigation.n; i++) {
		const struct investigation *x = &v->investigation.v[i];

		if (!begin(&g, run, &x->item, &x->case_id))
			continue;
		g.what = "查处";
		g.unit = &x->unit;
		g.person = &x->person;
		g.day = x->day.day;
		settle(&g, outcome_ways, x);
	}
	for (size_t i = 0; v != NULL && i < v->sanction.n; i++) {
		const struct sanction *x = &v->sanction.v[i];

		if (!begin(&g, run, &x->item, &x->case_id))
			continue;
		g.what = "处分";
		g.unit = &x->unit;
		g.person = &x->person;
		g.day = x->day.day;
		settle(&g, sanction_ways, x);
	}
}
