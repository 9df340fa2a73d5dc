/*
 * paper_facts_inspection.c - 限期整改通知书 and 问责建议书 of a 督查 (D15.1), and
 * 催报通知书 (A05.2, A07.1, A12.1, C05.1): from drafts and deadlines.
 * Readings: 问责建议书 goes to 市纪委 and names the party organ and its
 *        主要负责人 of the run's day; no way of 问责 is proposed, that is for
 *        those who sign.
 */
#include <assert.h>
#include <string.h>

#include "base/markup.h"
#include "rules/rectifying.h"
#include "stage/paper_facts_parts.h"

static struct paper_key
key_of(const struct draft_paper *d)
{
	return (struct paper_key){ d->paper, d->unit, d->person, d->period,
		d->id };
}

/* The unit in the roster of the run's year: a draft has one. */
static const struct unit *
unit_of(const struct results *r, const struct draft_paper *d)
{
	const struct unit_result *u = results_unit(r, d->unit);

	assert(u != NULL);
	return u->unit;
}

/* --- the 督查 --- */

static void
put_problem(struct sbuf *b, const struct problem *p)
{
	sbuf_puts(b, "<问题");
	markup_attr(b, "编号", p->item.id.text);
	facts_day(b, "整改期限", p->due.day);
	sbuf_putc(b, '>');
	facts_element(b, "事实", field_text(&p->fact));
	facts_element(b, "整改要求", field_text(&p->demand));
	sbuf_puts(b, "</问题>");
}

/* Of its problems those that the draft is about. */
static void
put_inspection(struct sbuf *b, const struct results *r,
    const struct draft_paper *d)
{
	const struct inspection *i = d->filed->doc->as.inspection;
	struct rectifying x;

	sbuf_puts(b, "<督查反馈");
	facts_int(b, "共", (int64_t)i->problem.n);
	markup_attr(b, "编号", d->id);
	markup_attr(b, "类型", i->f_kind.text);
	markup_attr(b, "责任", duty_name(i->duty));
	facts_day(b, "日期", i->day.day);
	markup_attr(b, "督查组", i->group.text);
	markup_attr(b, "依据", i->basis.text);
	sbuf_putc(b, '>');
	for (size_t k = 0; k < i->problem.n; k++)
		if (rectifying_in(r->facts, d, &i->problem.v[k], &x))
			put_problem(b, &i->problem.v[k]);
	sbuf_puts(b, "</督查反馈>");
}

/* Who answers for the responsibility when it is reported. */
static void
put_report_to(struct sbuf *b, const struct config *c, enum duty d)
{
	const struct office_organ *o = config_organ(c, d == DUTY_MAIN ?
	    "市委主体办" : "市纪委");

	assert(o != NULL);
	sbuf_puts(b, "<报告");
	markup_attr(b, "接收", o->brief);
	sbuf_puts(b, "/>");
}

void
facts_of_rectify(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct draft_paper *d = job->draft;
	const struct paper_key key = key_of(d);
	const struct unit *u = unit_of(s->results, d);
	enum duty duty = d->filed->doc->as.inspection->duty;
	struct approved x = registry_find(s->registry, s->signed_by, &key,
	    a);

	facts_duty_organ(b, s->config, d->paper, duty, &x);
	facts_whose(b, u);
	facts_element(b, "主送", field_text(&u->organ[duty].name));
	facts_approval(b, s, &key, true, a);
	put_inspection(b, s->results, d);
	put_report_to(b, s->config, duty);
	if (duty == DUTY_MAIN)
		facts_copies(b, s->config);
	facts_chain(b, s->results);
}

/* --- 问责建议书 --- */

static void
put_organ_target(struct sbuf *b, const struct unit *u, enum duty duty)
{
	sbuf_puts(b, "<对象 类型=\"党组织\"");
	markup_attr(b, "名称", field_text(&u->organ[duty].name));
	markup_attr(b, "单位", u->code.text);
	sbuf_puts(b, " 主要负责人=\"否\"/>");
}

/* 主要负责人 of that side on the day; nobody: the organ alone. */
static void
put_head_target(struct sbuf *b, const struct unit *u, enum duty duty,
    day_t day)
{
	const struct organ *o = &u->organ[duty];

	for (size_t i = 0; i < o->principal.n; i++) {
		const struct tenure *t = &o->principal.v[i];

		if (t->name.text == NULL ||
		    !tenure_holds(t, 1, t->name.text, day))
			continue;
		sbuf_puts(b, "<对象 类型=\"领导干部\"");
		markup_attr(b, "编号", t->item.id.text);
		markup_attr(b, "名称", t->name.text);
		markup_attr(b, "职务", t->post.text);
		markup_attr(b, "单位", u->code.text);
		sbuf_puts(b, " 主要负责人=\"是\"/>");
		return;
	}
}

/* 不到位 and worse, as the last 核查 found it. */
static bool
put_check(struct sbuf *b, const struct draft_paper *d,
    const struct problem *p, const struct rectifying *x)
{
	(void)d;
	if (x->stands != STANDS_UNMENDED)
		return false;
	sbuf_puts(b, "<核查");
	markup_attr(b, "问题", p->item.id.text);
	markup_attr(b, "结论", x->finding->f_verdict.text);
	sbuf_putc(b, '>');
	markup_text(b, field_text(&x->finding->text));
	sbuf_puts(b, "</核查>");
	return true;
}

/* Overdue, and what the unit reported of it, if it did. */
static bool
put_late(struct sbuf *b, const struct draft_paper *d,
    const struct problem *p, const struct rectifying *x)
{
	if (x->stands != STANDS_OVERDUE)
		return false;
	sbuf_puts(b, "<逾期");
	markup_attr(b, "问题", p->item.id.text);
	facts_int(b, "天数", d->on - p->due.day);
	facts_day_given(b, "报告", x->reported);
	sbuf_puts(b, "/>");
	return true;
}

/* The problems of the draft that have such a row, within an element of that
 * name and day; how many. */
static size_t
put_rows(struct sbuf *b, const struct results *r,
    const struct draft_paper *d, const char *name,
    bool (*put)(struct sbuf *, const struct draft_paper *,
    const struct problem *, const struct rectifying *))
{
	const struct inspection *i = d->filed->doc->as.inspection;
	struct sbuf rows = SBUF_INIT;
	struct rectifying x;
	day_t last = DAY_NONE;
	size_t n = 0;

	for (size_t k = 0; k < i->problem.n; k++)
		if (rectifying_in(r->facts, d, &i->problem.v[k], &x) &&
		    put(&rows, d, &i->problem.v[k], &x)) {
			last = x.checked > last ? x.checked : last;
			n++;
		}
	if (n > 0) {
		sbuf_printf(b, "<%s", name);
		markup_attr(b, "督查", d->id);
		facts_day(b, "日期", last == DAY_NONE ? d->on : last);
		sbuf_putc(b, '>');
		sbuf_put(b, sbuf_text(&rows), rows.n);
		sbuf_printf(b, "</%s>", name);
	}
	sbuf_release(&rows);
	return n;
}

void
facts_of_account_inspection(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct draft_paper *d = job->draft;
	const struct paper_key key = key_of(d);
	const struct unit *u = unit_of(s->results, d);
	enum duty duty = d->filed->doc->as.inspection->duty;
	const struct office_organ *to = config_organ(s->config, "市纪委");
	struct approved x = registry_find(s->registry, s->signed_by, &key,
	    a);
	size_t checked;

	assert(to != NULL);
	facts_duty_organ(b, s->config, d->paper, duty, &x);
	facts_whose(b, u);
	facts_element(b, "主送", to->brief);
	facts_approval(b, s, &key, true, a);
	sbuf_puts(b, "<建议 情形=\"督查整改\"/><问责案件>");
	put_organ_target(b, u, duty);
	put_head_target(b, u, duty, s->results->as_of);
	sbuf_puts(b, "</问责案件>");
	put_inspection(b, s->results, d);
	checked = put_rows(b, s->results, d, "整改核查", put_check);
	put_rows(b, s->results, d, "逾期整改", put_late);
	facts_element(b, "材料", arena_printf(a, "督查反馈（%s）", d->id));
	if (checked > 0)
		facts_element(b, "材料", "整改核查情况");
	facts_chain(b, s->results);
}

/* --- 催报通知书 --- */

/* 2026-06, 2026H1, 2026 as they are said; "" for another. */
static const char *
period_shown(struct arena *a, const char *text)
{
	static const enum window_kind kinds[] = { WINDOW_MONTH,
		WINDOW_QUARTER, WINDOW_HALF, WINDOW_YEAR };
	struct window w;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (window_parse(text, kinds[i], &w))
			return window_chinese(a, w);
	return "";
}

/* Which of the unit's: the responsibility, the person without the unit's
 * name; "" = the unit's own. */
static const char *
owed_by(const struct deadline *d)
{
	const char *unit = d->unit == NULL ? d->who :
	    field_text(&d->unit->name);
	size_t n = strlen(unit);

	if (d->by_duty)
		return duty_name(d->duty);
	return strncmp(d->who, unit, n) == 0 ? d->who + n : d->who;
}

static void
put_owed(struct sbuf *b, const struct deadline *d, struct arena *a)
{
	size_t n = strcspn(d->subject, "/@");
	const char *period = strchr(d->subject, '@'), *by = owed_by(d);
	const struct rule_text *t = rule_text((enum rule_id)d->rule);

	sbuf_puts(b, "<应报");
	markup_attr(b, "名称", arena_strndup(a, d->subject, n));
	if (*by != '\0')
		markup_attr(b, "说明", by);
	markup_attr(b, "期", period == NULL ? "" :
	    period_shown(a, period + 1));
	facts_day(b, "期限", d->due);
	markup_attr(b, "状态", state_name(d->state));
	facts_int(b, "天数", d->state == STATE_OVERDUE ? d->days : -d->days);
	markup_attr(b, "规则", t->id);
	markup_attr(b, "条款", t->article);
	sbuf_puts(b, "/>");
}

void
facts_of_dunning(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;

	if (job->organ != NULL) {
		sbuf_puts(b, "<单位");
		markup_attr(b, "名称", job->organ);
		sbuf_puts(b, "/>");
		facts_element(b, "主送", job->organ);
	}
	facts_chain(b, r);
	for (size_t i = 0; i < r->deadline.n; i++)
		if (paper_duns_job(&r->deadline.v[i], job))
			put_owed(b, &r->deadline.v[i], a);
	if (job->organ == NULL)
		facts_copies(b, s->config);
}
