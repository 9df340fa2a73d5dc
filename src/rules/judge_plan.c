/*
 * judge_plan.c - A05.1: is the year's plan consistent?  Its first fault
 * stops the scoring, not the taking in.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/sort.h"
#include "rules/judge.h"

enum {
	WHOLE = 10000,   /* 100 per cent, in hundredths */
	TEXT_BYTES = 400
};

struct plan_check {
	const char *path;
	const struct plan *plan;
	int year;
	struct err *e;
};

/* Always false: path:line:column: what is wrong [A05.1 …]. */
static bool fault(const struct plan_check *c, struct place at,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

static bool
fault(const struct plan_check *c, struct place at, const char *fmt, ...)
{
	const struct rule_text *t = rule_text(RULE_A05_1);
	char text[TEXT_BYTES];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return err_set(c->e, ERR_CONFIG, "%s:%u:%u: %d年度考核方案：%s "
	    "[%s %s]；改法：%s", c->path, (unsigned)at.line,
	    (unsigned)at.column, c->year, text, t->id, t->article, t->mend);
}

static bool
check_pair(const struct plan_check *c, int64_t a, int64_t b,
    const char *what)
{
	char x[24], y[24];

	if (a >= 0 && b >= 0 && a + b == WHOLE)
		return true;
	decimal_short(a, x);
	decimal_short(b, y);
	return fault(c, c->plan->weights_at, "%s的权重是%s和%s，"
	    "两项之和不是100", what, x, y);
}

static bool
check_weights(const struct plan_check *c)
{
	const struct plan *p = c->plan;

	return check_pair(c, p->w_duty[DUTY_MAIN], p->w_duty[DUTY_OVERSIGHT],
	    "主体责任和监督责任") &&
	    check_pair(c, p->w_daily, p->w_final, "日常考核和年终考核") &&
	    check_pair(c, p->w_class[CLASS_COMMON],
	    p->w_class[CLASS_INDIVIDUAL], "共性指标和个性指标");
}

static bool
check_grades(const struct plan_check *c)
{
	const int64_t *g = c->plan->grade;
	char x[24], y[24], z[24];

	if (g[0] > g[1] && g[1] > g[2])
		return true;
	decimal_short(g[0], x);
	decimal_short(g[1], y);
	decimal_short(g[2], z);
	return fault(c, c->plan->grades_at, "等次分数优秀%s、良好%s、一般%s"
	    "没有依次递减", x, y, z);
}

static bool
check_cuts(const struct plan_check *c)
{
	const struct plan *p = c->plan;

	if (p->cut_late >= 0 && p->cut_late <= WHOLE &&
	    p->cut_evidence >= 0 && p->cut_evidence <= WHOLE &&
	    p->cut_overdue >= 0 && p->cut_overdue <= WHOLE)
		return true;
	return fault(c, c->plan->weights_at,
	    "记实扣减的百分数应在0至100之间");
}

/* 每年: a day of the year, by default its last; 一次: a date of the year,
 * and it has to be there; others have none. */
static bool
check_deadline(const struct plan_check *c, const struct indicator *in)
{
	const char *due = in->due.text;
	day_t day;
	bool ok = due == NULL;

	if (in->cycle == CYCLE_ONCE)
		ok = due != NULL && day_parse(due, &day) &&
		    day_civil(day).year == c->year;
	else if (in->cycle == CYCLE_YEAR)
		ok = due == NULL || monthday_parse(due, c->year, &day);
	if (ok)
		return true;
	return fault(c, due == NULL ? in->item.at : in->due.at,
	    "指标“%s”的周期是%s，完成时限“%s”不合要求（每年的填月-日，"
	    "一次的填%d年内的日期，其他周期不填）", in->item.id.text,
	    cycle_name(in->cycle), due == NULL ? "" : due, c->year);
}

static bool
check_indicators(const struct plan_check *c, struct map *seen)
{
	size_t i;

	if (c->plan->indicator.n == 0)
		return fault(c, c->plan->weights_at, "没有指标");
	for (i = 0; i < c->plan->indicator.n; i++) {
		struct indicator *in = &c->plan->indicator.v[i];
		const struct indicator *first;

		if (in->item.id.text == NULL)
			return fault(c, in->item.at, "指标没有编号");
		first = map_put(seen, in->item.id.text, in);
		if (first != NULL)
			return fault(c, in->item.id.at,
			    "指标编号“%s”与第%u行的重复", in->item.id.text,
			    (unsigned)first->item.at.line);
		if (in->points <= 0)
			return fault(c, in->item.at,
			    "指标“%s”没有大于0的分值", in->item.id.text);
		if (!in->count.given || in->count.n < 1)
			return fault(c, in->item.at,
			    "指标“%s”没有至少1次的次数", in->item.id.text);
		if ((unsigned)in->duty >= DUTIES)
			return fault(c, in->item.at, "指标“%s”没有责任",
			    in->item.id.text);
		if (!check_deadline(c, in))
			return false;
	}
	return true;
}

bool
judge_plan(const struct filed *plan, struct err *e)
{
	struct arena scratch = ARENA_INIT;
	struct plan_check c = { plan->entry == NULL ? "" :
	    plan->entry->path, plan->doc->as.plan, plan->doc->year, e };
	struct map seen;
	bool ok;

	map_init(&seen, &scratch);
	ok = check_weights(&c) && check_grades(&c) && check_cuts(&c) &&
	    check_indicators(&c, &seen);
	arena_release(&scratch);
	return ok;
}
