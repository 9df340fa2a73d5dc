/*
 * judge_report.c - 履责报告: A02.1, A12.1 (its number), A12.2.
 * Readings: A02.1: a unit without a 监督责任 organ reports on 主体责任
 *        alone.  A12.2 looks for the two offices' names, long or short,
 *        anywhere in 主送 and 抄送.
 */
#include <string.h>

#include "rules/judge_run.h"
#include "rules/numbering.h"

/* A02.1: the responsibilities of the report */
void
check_report_duty(struct judge_run *r)
{
	const struct duty_report *d = r->doc->as.report;
	struct spot s = spot_of(NULL, d->f_duty.at);

	for (int k = 0; r->unit != NULL && k < DUTIES; k++)
		if (d->duty[k] && !bears(r->unit, (enum duty)k))
			tell(r, &s, "%s没有登记承担%s的党组织，不能报该责任的"
			    "履责报告", unit_text(r),
			    duty_name((enum duty)k));
}

/* A12.1: 文号 */
void
check_report_number(struct judge_run *r)
{
	const struct duty_report *d = r->doc->as.report;
	struct spot s = spot_of(NULL, d->number.at);
	struct numbering_entry number;

	s.mend = "写成代字〔年〕N号，如甲县发〔2026〕8号：年份用六角括号，"
	    "数字前面不写“第”、不补零";
	if (d->number.text != NULL &&
	    !numbering_parse(r->a, d->number.text, &number))
		tell(r, &s, "文号%s不是“代字〔年〕N号”的写法",
		    quoted(r, d->number.text));
}

static const struct {
	const char *name;         /* as the article has it */
	const char *shown[3];     /* how it is written */
} offices[] = {
	{ "市委主体责任办公室", { "市委主体责任办公室", "市委主体办", NULL } },
	{ "市纪委办公室", { "市纪委办公室",
	    "市纪律检查委员会办公室", NULL } },
};

static bool
is_sent(const struct duty_report *d, const char *const *shown)
{
	for (; *shown != NULL; shown++)
		if (strstr(d->to.text, *shown) != NULL ||
		    (d->copy.text != NULL &&
		    strstr(d->copy.text, *shown) != NULL))
			return true;
	return false;
}

/* A12.2 */
void
check_report_sent(struct judge_run *r)
{
	const struct duty_report *d = r->doc->as.report;
	struct spot s = spot_of(NULL, d->to.at);

	for (size_t i = 0; d->to.text != NULL &&
	    i < sizeof(offices) / sizeof(offices[0]); i++)
		if (!is_sent(d, offices[i].shown))
			tell(r, &s, "主送、抄送都没有%s", offices[i].name);
}
