/*
 * annual_find.c - findings of the year on each unit (D12.1, D13.1) and on
 * the 处分 that caused them (D14.4, D14.5), and who is proposed for 表彰 or
 * 约谈 (D16.1).
 * Readings: for 差 the same is proposed as for 一般.  A 处分 whose 种类 has
 *        left the table since it was accepted counts as 轻, and is told as
 *        X05.1.  The 主要负责人 are those in office on the year's last day.
 */
#include <string.h>

#include "base/decimal.h"
#include "rules/annual.h"
#include "rules/fold.h"

static struct note
note_of_item(enum rule_id rule, const struct unit *u,
    const struct entry *entry, struct place at, const char *id)
{
	return (struct note){ .rule = rule, .most = LEVELS, .entry = entry,
	    .at = at, .unit = field_text(&u->code), .record = id,
	    .month = -1, .on = DAY_NONE };
}

/* --- units --- */

/* D12.1, at the unit's line of the roster: the 成绩 itself was refused
 * when it was read. */
static void
find_ungraded(struct compute_run *run, const struct annual_result *y)
{
	struct note n = note_of_unit(run, RULE_D12_1, y->unit);
	const char *why = "";

	if (y->ungraded.n == 0)
		return;
	for (size_t i = 0; i < y->ungraded.n; i++)
		why = arena_printf(run->a, "%s%s%s", why, i == 0 ? "" : "；",
		    y->ungraded.v[i].why);
	n.most = LEVEL_WARN;
	note_add(run, &n, "%s%d年度未评定等次：%s", unit_shown(y->unit),
	    run->year, why);
}

/* D13.1: the printed figure reaches a line that the exact one misses. */
static void
find_rounded(struct compute_run *run, const struct annual_result *y)
{
	struct note n = note_of_unit(run, RULE_D13_1, y->unit);
	char line[24];
	int64_t better;

	if (y->earned == BAND_NONE || y->earned == BAND_BEST)
		return;
	better = run->plan->grade[y->earned - 1];
	if (rat_hundredths(y->final) < better)
		return;
	decimal_short(better, line);
	note_add(run, &n, "%s年度成绩四舍五入以后是%s分，四舍五入以前不到"
	    "“%s”的%s分，评为%s", unit_shown(y->unit),
	    rat_text(run->a, y->final), grade_name(y->earned - 1), line,
	    grade_name(y->earned));
}

/* Which ceilings lowered the grade; "" = none. */
static const char *
lowered_shown(struct compute_run *run, const struct annual_result *y)
{
	const struct annual *all = &run->r->annual;
	const char *why = "";

	for (size_t i = 0; i < all->ceiling.n; i++) {
		const struct ceiling *c = &all->ceiling.v[i];

		if (c->unit == y->unit && c->lowers)
			why = arena_printf(run->a, "%s；%s，%s", why, c->why,
			    rule_text((enum rule_id)c->rule)->id);
	}
	return why[0] == '\0' ? "" : arena_printf(run->a,
	    "（得分属于%s%s）", grade_name(y->earned), why);
}

/* D16.1 */
static void
find_proposal(struct compute_run *run, const struct annual_result *y)
{
	struct note n = note_of_unit(run, RULE_D16_1, y->unit);
	const char *who = unit_shown(y->unit);

	switch (y->grade) {
	case BAND_BEST:
		note_add(run, &n, "建议对%s予以表彰：%d年度等次为优秀", who,
		    run->year);
		break;
	case BAND_FAIR: case BAND_POOR:
		note_add(run, &n, "建议对%s党委（党组）%s主要负责人进行约谈"
		    "或者问责，年度综合考评不得评为优秀：%d年度等次为%s%s",
		    who, y->duty[DUTY_OVERSIGHT].borne ? "和纪委（纪检组）" :
		    "", run->year, grade_name(y->grade),
		    lowered_shown(run, y));
		break;
	case BAND_GOOD: case BAND_NONE: case BANDS:
		break;
	}
}

/* --- items of the 加减分事项 --- */

/* D14.4, D14.5 */
static void
find_ceiling(struct compute_run *run, const struct ceiling *c)
{
	const struct annual_result *y = NULL;
	const char *id = field_text(&c->sanction->item.id);
	struct note n = note_of_item((enum rule_id)c->rule, c->unit,
	    c->entry, c->at, id);

	for (size_t i = 0; y == NULL; i++)
		if (run->r->annual.unit.v[i].unit == c->unit)
			y = &run->r->annual.unit.v[i];
	if (c->lowers)
		note_add(run, &n, "%s%s，等次由%s降为%s", unit_shown(c->unit),
		    c->why, grade_name(y->earned), grade_name(y->grade));
	else if (c->limits)
		note_add(run, &n, "%s%s", unit_shown(c->unit), c->why);
	if (policy_sanction(run->c->policy, field_text(&c->sanction->kind)) !=
	    NULL)
		return;
	n = note_of_item(RULE_X05_1, c->unit, c->entry, c->at, id);
	n.mend = "在templates/rules/sanctions.xml里补上该种类，再运行一次";
	note_add(run, &n, "处分种类“%s”已经不在处分种类表内，不知轻重，"
	    "先按轻处分计算", field_text(&c->sanction->kind));
}

void
run_annual_findings(struct compute_run *run)
{
	const struct annual *y = &run->r->annual;
	size_t i;

	for (i = 0; i < y->unit.n; i++) {
		find_ungraded(run, &y->unit.v[i]);
		find_rounded(run, &y->unit.v[i]);
		find_proposal(run, &y->unit.v[i]);
	}
	for (i = 0; i < y->ceiling.n; i++)
		find_ceiling(run, &y->ceiling.v[i]);
}

/* --- D16.1: the proposals themselves --- */

/* Whoever of them was in office on the day; NULL = nobody. */
static const struct tenure *
principal_on(const struct organ *o, day_t d)
{
	const struct tenure *found = NULL;

	for (size_t i = 0; o->given && i < o->principal.n; i++) {
		const struct tenure *t = &o->principal.v[i];

		if ((t->from.day == DAY_NONE || t->from.day <= d) &&
		    (t->to.day == DAY_NONE || d <= t->to.day))
			found = t;
	}
	return found;
}

static void
add_proposal(struct compute_run *run, const struct annual_result *y,
    const struct diag *d)
{
	struct annual_proposal *p = vec_push(run->a,
	    &run->r->annual.proposal);

	p->unit = y->unit;
	p->kind = y->grade == BAND_BEST ? PROPOSE_COMMENDATION :
	    PROPOSE_TALK;
	p->finding = d;
	for (int k = 0; p->kind == PROPOSE_TALK && k < DUTIES; k++)
		p->principal[k] = principal_on(&y->unit->organ[k],
		    run->r->last);
}

void
run_proposals(struct compute_run *run)
{
	struct results *r = run->r;
	struct map by_unit;

	map_init(&by_unit, run->a);
	for (size_t i = 0; i < r->found.d.n; i++) {
		struct diag *d = &r->found.d.v[i];

		if (d->rule == RULE_D16_1 && !d->waived)
			map_put(&by_unit, d->unit, d);
	}
	for (size_t i = 0; i < r->annual.unit.n; i++) {
		const struct annual_result *y = &r->annual.unit.v[i];
		const struct diag *d = map_get(&by_unit,
		    field_text(&y->unit->code));

		if (d != NULL)
			add_proposal(run, y, d);
	}
}
