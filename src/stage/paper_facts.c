/*
 * paper_facts.c - the facts of the four papers of a month.
 */
#include "stage/paper_facts.h"

#include <stdio.h>
#include <string.h>

#include "base/markup.h"
#include "base/decimal.h"
#include "rules/catalogue.h"

enum { BRIEFING_FROM_DAY = 20 };

static const char *const name[PAPERS] = {
	[PAPER_WARNING] = "预警提醒通知书",
	[PAPER_OVERDUE] = "逾期催办通知书",
	[PAPER_BRIEFING] = "履责情况书面告知单",
	[PAPER_SCORE] = "得分反馈单",
};

const char *
paper_name(enum paper p)
{
	return name[p];
}

/* --- which papers --- */

static bool
is_warning(const struct deadline *d)
{
	return d->task != NULL && (d->state == STATE_NEAR || d->enters_soon);
}

/* A10.4: a finished period once, 每年 and 一次 until done. */
static bool
is_chased(const struct deadline *d)
{
	return d->task != NULL && d->state == STATE_OVERDUE &&
	    (d->mendable_only || d->task->indicator->cycle == CYCLE_YEAR ||
	    d->task->indicator->cycle == CYCLE_ONCE);
}

static bool
has_deadline(const struct results *r, const struct unit_result *u,
    bool (*test)(const struct deadline *))
{
	for (size_t i = 0; i < r->deadline.n; i++)
		if (r->deadline.v[i].unit == u->unit && test(&r->deadline.v[i]))
			return true;
	return false;
}

static const struct fact_briefing *
briefing_of(const struct results *r, const char *unit, enum duty duty,
    month_t month)
{
	const struct fact_briefing *last = NULL;

	for (size_t i = 0; i < r->facts->briefing.n; i++) {
		const struct fact_briefing *b = &r->facts->briefing.v[i];

		if (b->duty == duty && b->month == month &&
		    strcmp(b->unit, unit) == 0)
			last = b;
	}
	return last;
}

struct jobs { VEC(struct paper_job) list; };

static void
add_job(struct arena *a, struct jobs *j, enum paper p,
    const struct unit_result *u, enum duty duty, bool late)
{
	struct paper_job *job = vec_push(a, &j->list);

	job->paper = p;
	job->unit = u;
	job->duty = duty;
	job->late_issue = late;
	job->file = arena_printf(a, p == PAPER_BRIEFING ? "%s-%s-%s.pdf" :
	    "%s-%s.pdf", u->unit->code.text, name[p], duty_name(duty));
}

static bool
owes_briefing(const struct results *r, const struct unit_result *u,
    enum duty d, bool remind)
{
	if (!u->duty[d].borne || briefing_of(r, u->unit->code.text, d,
	    r->month) != NULL)
		return false;
	return !remind || day_civil(r->as_of).day >= BRIEFING_FROM_DAY;
}

void
paper_jobs(struct arena *a, const struct results *r, bool remind,
    const struct paper_job **out, size_t *n)
{
	struct jobs j = { { NULL, 0, 0 } };

	for (size_t i = 0; i < r->unit.n; i++) {
		const struct unit_result *u = &r->unit.v[i];

		if (has_deadline(r, u, is_warning))
			add_job(a, &j, PAPER_WARNING, u, DUTY_MAIN, false);
		if (has_deadline(r, u, is_chased))
			add_job(a, &j, PAPER_OVERDUE, u, DUTY_MAIN, false);
		for (int d = 0; d < DUTIES; d++)
			if (owes_briefing(r, u, (enum duty)d, remind))
				add_job(a, &j, PAPER_BRIEFING, u,
				    (enum duty)d, !remind);
		if (!remind)
			add_job(a, &j, PAPER_SCORE, u, DUTY_MAIN, false);
	}
	*out = j.list.v;
	*n = j.list.n;
}

/* --- pieces --- */

static void
attr_int(struct sbuf *b, const char *key, int64_t n)
{
	sbuf_printf(b, " %s=\"%lld\"", key, (long long)n);
}

static void
attr_day(struct sbuf *b, const char *key, day_t d)
{
	char text[40];

	day_chinese(d, text);
	markup_attr(b, key, text);
}

static void
attr_score(struct sbuf *b, const char *key, const struct rational *x,
    struct arena *a)
{
	markup_attr(b, key, x == NULL ? "—" : rat_text(a, x));
}

void
paper_organ(struct sbuf *b, const struct config *c, const char *kind)
{
	const struct paper_kind *k = config_kind(c, kind);
	const struct office_organ *o = k == NULL ? NULL :
	    config_organ(c, k->organ);
	const struct office_organ *agent = k == NULL ? NULL :
	    config_organ(c, k->agent);

	if (o == NULL)
		return;
	sbuf_puts(b, "<机关");
	markup_attr(b, "名称", o->brief);
	if (agent != NULL)
		markup_attr(b, "承办", agent->brief);
	/* who does the work answers the telephone */
	if (agent == NULL || agent->phone[0] == '\0')
		agent = o;
	markup_attr(b, "电话", agent->phone[0] == '\0' ? NULL :
	    agent->phone);
	markup_attr(b, "用印", k->seal ? "是" : "否");
	sbuf_puts(b, "/>");
}

static void
put_unit(struct sbuf *b, const struct unit *u)
{
	sbuf_puts(b, "<单位");
	markup_attr(b, "代码", u->code.text);
	markup_attr(b, "名称", u->name.text);
	markup_attr(b, "类别", category_name(u->category));
	sbuf_puts(b, "/>");
}

static void
put_addressees(struct sbuf *b, const struct unit *u)
{
	for (int d = 0; d < DUTIES; d++) {
		if (!u->organ[d].given)
			continue;
		sbuf_puts(b, "<主送>");
		markup_text(b, u->organ[d].name.text);
		sbuf_puts(b, "</主送>");
	}
}

static void
put_period(struct sbuf *b, const struct results *r, struct arena *a)
{
	char day[11];

	day_format(r->as_of, day);
	sbuf_puts(b, "<期间");
	markup_attr(b, "值", r->period);
	markup_attr(b, "名称", window_chinese(a, r->window));
	sbuf_puts(b, "/><截止");
	markup_attr(b, "值", day);
	attr_day(b, "中文", r->as_of);
	sbuf_puts(b, "/>");
}

static void
put_chain(struct sbuf *b, const struct results *r)
{
	sbuf_puts(b, "<台账链");
	attr_int(b, "条数", r->chain_count);
	markup_attr(b, "值", r->chain_value);
	sbuf_puts(b, "/>");
}

/* 2026年10月, 2026年第三季度, 2026年上半年, 2026年 */
static const char *
task_period(struct arena *a, const struct task *t)
{
	static const char *const quarter[] = { "一", "二", "三", "四" };
	int year = day_civil(t->deadline).year;

	switch (t->indicator->cycle) {
	case CYCLE_MONTH:
		return arena_printf(a, "%d年%d月", year, (int)t->period_no);
	case CYCLE_QUARTER:
		return arena_printf(a, "%d年第%s季度", year,
		    quarter[t->period_no - 1]);
	case CYCLE_HALF:
		return arena_printf(a, "%d年%s半年", year,
		    t->period_no == 1 ? "上" : "下");
	case CYCLE_YEAR: case CYCLE_ONCE: case CYCLES:
		break;
	}
	return arena_printf(a, "%d年", year);
}

static void
task_attrs(struct sbuf *b, const struct task *t, struct arena *a)
{
	const struct indicator *in = t->indicator;

	markup_attr(b, "编号", in->item.id.text);
	markup_attr(b, "名称", in->name.text);
	markup_attr(b, "责任", duty_name(in->duty));
	markup_attr(b, "类别", class_name(in->klass));
	markup_attr(b, "期", task_period(a, t));
	attr_day(b, "完成时限", t->deadline);
}

static void
task_counts(struct sbuf *b, const struct task *t)
{
	int64_t need = t->indicator->count.n, have = (int64_t)t->have;

	if (have > need)
		have = need;
	attr_int(b, "应有", need);
	attr_int(b, "已有", have);
	attr_int(b, "尚缺", need - have);
}

/* --- the papers --- */

static void
facts_warning(struct sbuf *b, const struct results *r,
    const struct paper_job *job, struct arena *a)
{
	enum { WINDOW = 5 }; /* A10.3 */

	sbuf_puts(b, "<预告");
	attr_day(b, "止", month_last(r->month + 1));
	sbuf_puts(b, "/>");
	put_chain(b, r);
	for (size_t i = 0; i < r->deadline.n; i++) {
		const struct deadline *d = &r->deadline.v[i];

		if (d->unit != job->unit->unit || !is_warning(d))
			continue;
		sbuf_puts(b, "<任务");
		markup_attr(b, "状态", d->state == STATE_NEAR ? "临近到期" :
		    "即将临近");
		task_attrs(b, d->task, a);
		if (d->state != STATE_NEAR)
			attr_day(b, "进入", d->due - WINDOW);
		attr_int(b, "天数", d->due - r->as_of);
		task_counts(b, d->task);
		sbuf_puts(b, "/>");
	}
}

static void
facts_overdue(struct sbuf *b, const struct results *r,
    const struct paper_job *job, struct arena *a)
{
	put_chain(b, r);
	for (size_t i = 0; i < r->deadline.n; i++) {
		const struct deadline *d = &r->deadline.v[i];

		if (d->unit != job->unit->unit || !is_chased(d))
			continue;
		sbuf_puts(b, "<任务");
		task_attrs(b, d->task, a);
		attr_int(b, "天数", d->days);
		task_counts(b, d->task);
		markup_attr(b, "可补报", d->mendable_only ? "是" : "否");
		sbuf_puts(b, "/>");
	}
}

/* In office on the day, else the last one named. */
static const struct tenure *
in_office(const struct tenure *v, size_t n, day_t on)
{
	for (size_t i = 0; i < n; i++)
		if ((v[i].from.day == DAY_NONE || v[i].from.day <= on) &&
		    (v[i].to.day == DAY_NONE || on <= v[i].to.day))
			return &v[i];
	return n == 0 ? NULL : &v[n - 1];
}

/* The day after the last 书面告知 filed, else 1 January (A11.1). */
static day_t
briefing_start(const struct results *r, const struct paper_job *job)
{
	const char *unit = job->unit->unit->code.text;
	day_t last = DAY_NONE;

	for (size_t i = 0; i < r->facts->briefing.n; i++) {
		const struct fact_briefing *b = &r->facts->briefing.v[i];

		if (b->duty == job->duty && strcmp(b->unit, unit) == 0 &&
		    b->day != DAY_NONE && b->day > last && b->day < r->as_of)
			last = b->day;
	}
	return last == DAY_NONE ? day_of(r->year, 1, 1) : last + 1;
}

static void
briefing_record(struct sbuf *b, const struct results *r,
    const struct fact_record *x)
{
	const struct indicator *in = facts_indicator(r->facts, r->year,
	    x->unit, x->indicator);

	sbuf_puts(b, "<记录");
	markup_attr(b, "编号", x->id);
	attr_day(b, "日期", x->day);
	markup_attr(b, "指标", x->indicator);
	markup_attr(b, "名称", in == NULL ? x->indicator : in->name.text);
	markup_attr(b, "履责主体", actor_name(x->actor));
	markup_attr(b, "事项", x->matter);
	sbuf_puts(b, "/>");
}

static void
briefing_records(struct sbuf *b, const struct results *r,
    const struct paper_job *job, day_t from)
{
	const char *unit = job->unit->unit->code.text;

	for (size_t i = 0; i < r->facts->record.n; i++) {
		const struct fact_record *x = r->facts->record.v[i];

		if (!x->withdrawn && !x->beyond && x->duty == job->duty &&
		    x->secrecy < SECRECY_SECRET && from <= x->day &&
		    x->day <= r->as_of && strcmp(x->unit, unit) == 0)
			briefing_record(b, r, x);
	}
}

static void
briefing_tasks(struct sbuf *b, const struct results *r,
    const struct paper_job *job, struct arena *a)
{
	for (size_t i = 0; i < r->deadline.n; i++) {
		const struct deadline *d = &r->deadline.v[i];

		if (d->unit != job->unit->unit || d->task == NULL ||
		    d->task->complete ||
		    d->task->indicator->duty != job->duty ||
		    d->task->first > r->as_of)
			continue;
		sbuf_puts(b, "<任务");
		markup_attr(b, "状态", state_name(d->state));
		markup_attr(b, "编号", d->task->indicator->item.id.text);
		markup_attr(b, "名称", d->task->indicator->name.text);
		markup_attr(b, "期", task_period(a, d->task));
		attr_day(b, "完成时限", d->due);
		task_counts(b, d->task);
		sbuf_puts(b, "/>");
	}
}

static void
facts_briefing(struct sbuf *b, const struct results *r,
    const struct paper_job *job, struct arena *a)
{
	const struct unit *u = job->unit->unit;
	const struct organ *o = &u->organ[job->duty];
	const struct tenure *p = in_office(o->principal.v, o->principal.n,
	    r->as_of);
	const struct tenure *c = in_office(u->recorder.v, u->recorder.n,
	    r->as_of);
	day_t from = briefing_start(r, job);

	sbuf_puts(b, "<党组织");
	markup_attr(b, "名称", o->name.text);
	markup_attr(b, "责任", duty_name(job->duty));
	sbuf_puts(b, "/>");
	if (p != NULL) {
		sbuf_puts(b, "<负责人");
		markup_attr(b, "姓名", p->name.text);
		markup_attr(b, "职务", p->post.text);
		sbuf_puts(b, "/>");
	}
	if (c != NULL) {
		sbuf_puts(b, "<记录员>");
		markup_text(b, c->name.text);
		sbuf_puts(b, "</记录员>");
	}
	sbuf_puts(b, "<区间");
	attr_day(b, "起", from);
	attr_day(b, "止", r->as_of);
	sbuf_puts(b, "/>");
	put_chain(b, r);
	briefing_records(b, r, job, from);
	briefing_tasks(b, r, job, a);
}

static void
score_losses(struct sbuf *b, const struct results *r,
    const struct unit *u, struct arena *a)
{
	for (size_t i = 0; i < r->loss.n; i++) {
		const struct loss *x = &r->loss.v[i];
		const struct rule_text *rule = rule_text(
		    (enum rule_id)x->rule);
		const struct fact_record *rec = x->record;

		if (x->unit != u)
			continue;
		sbuf_puts(b, "<扣分");
		markup_attr(b, "责任", duty_name(x->task->indicator->duty));
		markup_attr(b, "类别", class_name(x->task->indicator->klass));
		markup_attr(b, "指标", x->task->indicator->item.id.text);
		markup_attr(b, "名称", x->task->indicator->name.text);
		markup_attr(b, "期", task_period(a, x->task));
		if (rec != NULL) {
			markup_attr(b, "记录", rec->id);
			markup_attr(b, "位置", arena_printf(a, "%s:%u",
			    rec->entry->path, rec->at.line));
		}
		markup_attr(b, "规则", rule->id);
		markup_attr(b, "条款", rule->article);
		markup_attr(b, "原因", x->why);
		markup_attr(b, "分值", rat_text(a, x->task->worth));
		markup_attr(b, "扣分", rat_text(a, x->points));
		sbuf_puts(b, "/>");
	}
}

static int64_t
same_category(const struct results *r, enum category c)
{
	int64_t n = 0;

	for (size_t i = 0; i < r->unit.n; i++)
		n += r->unit.v[i].unit->category == c &&
		    r->unit.v[i].rank > 0;
	return n;
}

static void
remark(struct sbuf *b, const char *text)
{
	sbuf_puts(b, "<说明>");
	markup_text(b, text);
	sbuf_puts(b, "</说明>");
}

/* What the unit must know of how its score came about (A02.3, A05.2,
 * D10.2); that it is provisional is said by its number. */
static void
score_remarks(struct sbuf *b, const struct results *r,
    const struct unit_result *u)
{
	static const char *const missing[DUTIES] = {
		[DUTY_MAIN] = "主体责任个性指标未报：没有按期报送工作台账中的"
		    "个性指标，主体责任只按共性指标计分。",
		[DUTY_OVERSIGHT] = "监督责任个性指标未报：没有按期报送工作台账中"
		    "的个性指标，监督责任只按共性指标计分。",
	};

	if (!u->duty[DUTY_OVERSIGHT].borne)
		remark(b, "监督责任未登记：单位名册中没有登记承担监督责任的"
		    "党组织，只按主体责任计分。");
	for (int d = 0; d < DUTIES; d++)
		if (u->duty[d].individual_missing)
			remark(b, missing[d]);
	if (r->weights_differ)
		remark(b, "考核方案的权重与督查考核办法第十条不一致。");
}

static void
facts_score(struct sbuf *b, const struct results *r,
    const struct paper_job *job, struct arena *a)
{
	const struct unit_result *u = job->unit;

	put_chain(b, r);
	sbuf_puts(b, "<得分");
	attr_score(b, "总分", u->score, a);
	attr_score(b, "日常", u->daily, a);
	if (u->rank > 0 && plan_publication(r->plan, r->as_of) ==
	    PUBLISH_ALL) {
		attr_int(b, "名次", u->rank);
		attr_int(b, "同类", same_category(r, u->unit->category));
	}
	attr_int(b, "暂定", u->provisional);
	attr_int(b, "应完成", u->due);
	attr_int(b, "已完成", u->complete);
	attr_int(b, "逾期", u->overdue);
	attr_int(b, "临近", u->warning);
	sbuf_puts(b, "/>");
	for (int d = 0; d < DUTIES; d++) {
		const struct duty_result *x = &u->duty[d];
		char weight[24];

		if (!x->borne)
			continue;
		decimal_short(r->plan->w_duty[d], weight);
		sbuf_puts(b, "<责任");
		markup_attr(b, "名称", duty_name((enum duty)d));
		markup_attr(b, "权重", weight);
		attr_score(b, "共性", x->klass[CLASS_COMMON], a);
		attr_score(b, "个性", x->klass[CLASS_INDIVIDUAL], a);
		attr_score(b, "得分", x->score, a);
		attr_score(b, "日常", x->daily, a);
		sbuf_puts(b, "/>");
	}
	score_remarks(b, r, u);
	score_losses(b, r, u->unit, a);
}

static const struct {
	bool organ, addressees;
	void (*facts)(struct sbuf *, const struct results *,
	    const struct paper_job *, struct arena *);
} body[PAPERS] = {
	[PAPER_WARNING] = { true, true, facts_warning },
	[PAPER_OVERDUE] = { true, true, facts_overdue },
	[PAPER_BRIEFING] = { false, false, facts_briefing },
	[PAPER_SCORE] = { true, false, facts_score },
};

void
paper_facts(const struct config *c, const struct results *r,
    const struct paper_job *job, struct arena *a, struct sbuf *out)
{
	sbuf_puts(out, FACTS_OPEN);
	markup_attr(out, "文种", name[job->paper]);
	if (job->late_issue)
		markup_attr(out, "补发", "是");
	sbuf_putc(out, '>');
	if (body[job->paper].organ)
		paper_organ(out, c, name[job->paper]);
	put_unit(out, job->unit->unit);
	if (body[job->paper].addressees)
		put_addressees(out, job->unit->unit);
	put_period(out, r, a);
	body[job->paper].facts(out, r, job, a);
	sbuf_puts(out, "</事实>\n");
}
