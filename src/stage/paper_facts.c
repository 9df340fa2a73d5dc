/*
 * paper_facts.c - pieces of facts that papers share, and the frame.
 */
#include "stage/paper_facts_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/idnumber.h"
#include "base/markup.h"
#include "model/checkpoint.h"

void
facts_int(struct sbuf *b, const char *key, int64_t n)
{
	sbuf_printf(b, " %s=\"%lld\"", key, (long long)n);
}

void
facts_day(struct sbuf *b, const char *key, day_t d)
{
	char text[40];

	day_chinese(d, text);
	markup_attr(b, key, text);
}

void
facts_day_given(struct sbuf *b, const char *key, day_t d)
{
	if (d != DAY_NONE)
		facts_day(b, key, d);
}

void
facts_element(struct sbuf *b, const char *name, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	sbuf_printf(b, "<%s>", name);
	markup_text(b, text);
	sbuf_printf(b, "</%s>", name);
}

void
facts_score(struct sbuf *b, const char *key, const struct rational *x,
    struct arena *a)
{
	markup_attr(b, key, x == NULL ? "—" : rat_text(a, x));
}

void
facts_organ(struct sbuf *b, const struct office_organ *o,
    const struct office_organ *agent, bool seal)
{
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
	markup_attr(b, "用印", seal ? "是" : "否");
	sbuf_puts(b, "/>");
}

void
facts_organ_called(struct sbuf *b, const struct config *c, const char *kind,
    const char *name)
{
	sbuf_puts(b, "<机关");
	markup_attr(b, "名称", name);
	markup_attr(b, "用印", config_seal(c, kind) ? "是" : "否");
	sbuf_puts(b, "/>");
}

void
paper_organ(struct sbuf *b, const struct config *c, const char *kind)
{
	const struct paper_kind *k = config_kind(c, kind);

	if (k != NULL)
		facts_organ(b, config_organ(c, k->organ), config_organ(c,
		    k->agent), k->seal);
}

void
facts_whose(struct sbuf *b, const struct unit *u)
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

void
facts_period(struct sbuf *b, const struct results *r, struct arena *a)
{
	char day[11];

	day_format(r->as_of, day);
	sbuf_puts(b, "<期间");
	markup_attr(b, "值", r->period);
	markup_attr(b, "名称", window_chinese(a, r->window));
	markup_attr(b, "结束", r->over ? NULL : "否");
	sbuf_puts(b, "/><截止");
	markup_attr(b, "值", day);
	facts_day(b, "中文", r->as_of);
	sbuf_puts(b, "/>");
}

void
facts_chain(struct sbuf *b, const struct results *r)
{
	sbuf_puts(b, "<台账链");
	facts_int(b, "条数", r->chain_count);
	markup_attr(b, "值", r->chain_value);
	sbuf_puts(b, "/>");
}

void
facts_checkpoint(struct sbuf *b, const struct results *r)
{
	struct checkpoint c = { .period = window_last_month(r->window),
		.count = r->chain_count };

	memcpy(c.value, r->chain_value, DIGEST_HEX);
	checkpoint_facts(&c, b);
}

/* 2026年10月, 2026年第三季度, 2026年上半年, 2026年 */
const char *
facts_task_period(struct arena *a, const struct task *t)
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

void
facts_task(struct sbuf *b, const struct task *t, struct arena *a)
{
	const struct indicator *in = t->indicator;

	markup_attr(b, "编号", in->item.id.text);
	markup_attr(b, "名称", in->name.text);
	markup_attr(b, "责任", duty_name(in->duty));
	markup_attr(b, "类别", class_name(in->klass));
	markup_attr(b, "期", facts_task_period(a, t));
	facts_day(b, "完成时限", t->deadline);
}

void
facts_task_counts(struct sbuf *b, const struct task *t)
{
	int64_t need = t->indicator->count.n, have = (int64_t)t->have;

	if (have > need)
		have = need;
	facts_int(b, "应有", need);
	facts_int(b, "已有", have);
	facts_int(b, "尚缺", need - have);
}

void
facts_remark(struct sbuf *b, const char *text)
{
	sbuf_puts(b, "<说明>");
	markup_text(b, text);
	sbuf_puts(b, "</说明>");
}

static const struct {
	bool organ, addressees;
	void (*facts)(struct sbuf *, const struct paper_source *,
	    const struct paper_job *, struct arena *);
} body[] = {
	[PAPER_WARNING] = { true, true, facts_of_warning },
	[PAPER_OVERDUE] = { true, true, facts_of_overdue },
	[PAPER_BRIEFING] = { false, false, facts_of_briefing },
	[PAPER_SCORE] = { true, false, facts_of_score },
	[PAPER_BULLETIN] = { true, false, facts_of_bulletin },
	[PAPER_ANALYSIS] = { true, false, facts_of_analysis },
	[PAPER_ANNUAL] = { true, false, facts_of_annual },
	[PAPER_COMMENDATION] = { true, false, facts_of_commendation },
	[PAPER_TALK] = { false, false, facts_of_talk },
	[PAPER_NAMING] = { true, false, facts_of_naming },
	[PAPER_FEEDBACK] = { true, false, facts_of_feedback },
	[PAPER_CRITICISM] = { true, false, facts_of_criticism },
	[PAPER_ACCOUNT_VOTES] = { false, false, facts_of_account_votes },
	[PAPER_ACCOUNT_MENDING] = { false, false,
	    facts_of_account_mending },
	[PAPER_RESULT] = { true, false, facts_of_result },
	[PAPER_RECTIFY] = { false, false, facts_of_rectify },
	[PAPER_ACCOUNT_INSPECTION] = { false, false,
	    facts_of_account_inspection },
	[PAPER_ACCOUNT_URGING] = { false, false, facts_of_account_urging },
	[PAPER_DUNNING] = { true, true, facts_of_dunning },
	[PAPER_TALK_RECORD] = { false, false, facts_of_talk_record },
	[PAPER_ADMONITION] = { false, false, facts_of_admonition },
	[PAPER_TRANSFER] = { false, false, facts_of_transfer },
	[PAPER_VOTES] = { true, false, facts_of_votes },
	[PAPER_REPORT] = { false, false, facts_of_report },
	[PAPER_ACCOUNTABILITY] = { false, false, facts_of_accountability },
};
_Static_assert(sizeof(body) / sizeof(body[0]) == PAPER_CASE,
    "one row per paper");

static void
put_facts(const struct paper_source *s, const struct paper_job *job,
    struct arena *a, struct sbuf *out)
{
	if (job->paper >= PAPER_CASE) {
		facts_period(out, s->results, a);
		facts_of_case(out, s, job, a);
		return;
	}
	if (body[job->paper].organ)
		paper_organ(out, s->config, paper_name(job->paper));
	if (job->unit != NULL) {
		facts_whose(out, job->unit->unit);
		if (body[job->paper].addressees)
			put_addressees(out, job->unit->unit);
	}
	facts_period(out, s->results, a);
	body[job->paper].facts(out, s, job, a);
}

void
paper_facts(const struct paper_source *s, const struct paper_job *job,
    struct arena *a, struct sbuf *out)
{
	struct sbuf facts = SBUF_INIT;

	sbuf_puts(out, FACTS_OPEN);
	markup_attr(out, "文种", paper_name(job->paper));
	markup_attr(out, "城市", s->config->city);
	if (job->late_issue)
		markup_attr(out, "补发", "是");
	if (s->results->annual.closing.provisional)
		markup_attr(out, "预评", "是");
	sbuf_putc(out, '>');
	put_facts(s, job, a, &facts);
	sbuf_puts(out, idnumber_hide(a, sbuf_text(&facts)));
	sbuf_release(&facts);
	sbuf_puts(out, "</事实>\n");
}
