/*
 * paper_facts_score.c - 得分反馈单: a unit's score and every point lost.
 */
#include "base/decimal.h"
#include "base/markup.h"
#include "rules/catalogue.h"
#include "stage/paper_facts_parts.h"

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
		markup_attr(b, "期", facts_task_period(a, x->task));
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
		facts_remark(b, "监督责任未登记：单位名册中没有登记承担监督责任的"
		    "党组织，只按主体责任计分。");
	for (int d = 0; d < DUTIES; d++)
		if (u->duty[d].individual_missing)
			facts_remark(b, missing[d]);
	if (r->weights_differ)
		facts_remark(b, "考核方案的权重与督查考核办法第十条不一致。");
}

void
facts_of_score(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;
	const struct unit_result *u = job->unit;

	facts_chain(b, r);
	sbuf_puts(b, "<得分");
	facts_score(b, "总分", u->score, a);
	facts_score(b, "日常", u->daily, a);
	if (u->rank > 0 && plan_publication(r->plan, r->as_of) ==
	    PUBLISH_ALL) {
		facts_int(b, "名次", u->rank);
		facts_int(b, "同类", same_category(r, u->unit->category));
	}
	facts_int(b, "暂定", u->provisional);
	facts_int(b, "应完成", u->due);
	facts_int(b, "已完成", u->complete);
	facts_int(b, "逾期", u->overdue);
	facts_int(b, "临近", u->warning);
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
		facts_score(b, "共性", x->klass[CLASS_COMMON], a);
		facts_score(b, "个性", x->klass[CLASS_INDIVIDUAL], a);
		facts_score(b, "得分", x->score, a);
		facts_score(b, "日常", x->daily, a);
		sbuf_puts(b, "/>");
	}
	score_remarks(b, r, u);
	if (r->annual.unit.n > 0)
		facts_year_score(b, r, u, a);
	score_losses(b, r, u->unit, a);
}
