/*
 * why_record_text.c - what became of one record, in words.
 */
#include <string.h>

#include "base/decimal.h"
#include "out/why_parts.h"
#include "rules/catalogue.h"

struct telling {
	struct arena *a;
	struct sbuf *out;
	const struct story *s;
};

static const char *
day_or_dash(struct telling *t, day_t d)
{
	char text[11];

	if (d == DAY_NONE)
		return "—";
	day_format(d, text);
	return arena_strdup(t->a, text);
}

static const char *
moment_shown(struct telling *t, moment_t m)
{
	char text[20];

	if (m == TIME_NONE)
		return "—";
	moment_format(m, text);
	return arena_strdup(t->a, text);
}

static const char *
or_none(const char *s)
{
	return s == NULL || *s == '\0' ? "—" : s;
}

void
why_tell_place(struct sbuf *out, const struct entry *e, struct place at)
{
	if (e == NULL)
		return;
	sbuf_printf(out, "  %s", e->path);
	if (at.line > 0)
		sbuf_printf(out, ":%u:%u", (unsigned)at.line,
		    (unsigned)at.column);
	sbuf_putc(out, '\n');
}

const char *
why_cite(struct arena *a, uint16_t rule)
{
	const struct rule_text *r = rule_text((enum rule_id)rule);

	return arena_printf(a, " [%s %s]", r->id, r->article);
}

/* --- what it is --- */

static void
tell_indicator(struct telling *t)
{
	const struct indicator *in = t->s->indicator;

	sbuf_printf(t->out, "指标：%s", or_none(t->s->record->indicator));
	if (in == NULL) {
		sbuf_puts(t->out, "（考核方案和工作台账里都没有）\n");
		return;
	}
	sbuf_printf(t->out, " %s（%s，%s）", or_none(in->name.text),
	    class_name(in->klass), duty_name(in->duty));
	why_tell_place(t->out, t->s->indicator_entry, in->item.at);
}

static void
tell_record(struct telling *t)
{
	const struct fact_record *r = t->s->record;

	tell_indicator(t);
	sbuf_printf(t->out, "责任：%s；履责主体：%s；密级：%s\n",
	    duty_name(r->duty), actor_name(r->actor),
	    secrecy_name(r->secrecy));
	sbuf_printf(t->out, "事项日期：%s；审核：%s；录入：%s\n",
	    day_or_dash(t, r->day), moment_shown(t, r->signed_at),
	    moment_shown(t, r->entered_at));
	sbuf_printf(t->out, "印证材料：%zu份；纸质档号：%s\n", r->n_evidence,
	    or_none(r->paper));
	sbuf_printf(t->out, "事项：%s\n", or_none(r->matter));
	if (r->withdrawn)
		sbuf_printf(t->out, "已撤回：%s\n",
		    or_none(r->withdrawn_by));
}

/* --- how it came --- */

void
why_tell_finding(struct sbuf *out, const struct diag *d, int columns)
{
	const struct rule_text *r = rule_text((enum rule_id)d->rule);

	sbuf_printf(out, "%*s%s%s：%s [%s %s]\n", columns, "",
	    level_name(d->level), d->waived ? "（已豁免）" : "", d->message,
	    r->id, r->article);
}

static const char *
outcome(struct telling *t, const struct filing *x)
{
	if (!x->item->accepted)
		return "退回";
	if (x->version == 0)
		return strcmp(x->item->kind, "撤回") == 0 ? "受理" :
		    "受理，与已受理的相同";
	return arena_printf(t->a, "受理，第%d版%s%s", x->version,
	    x->item->amended ? "，更正" : "", x->present ? "，现行" : "");
}

static void
tell_filings(struct telling *t)
{
	sbuf_puts(t->out, "\n报送：\n");
	for (size_t i = 0; i < t->s->filing.v.n; i++) {
		const struct filing *x = t->s->filing.v.v[i];

		sbuf_printf(t->out, "  台账第%lld条，%s收到：%s，%s",
		    (long long)x->entry->seq, day_or_dash(t,
		    x->entry->received), x->item->kind, outcome(t, x));
		why_tell_place(t->out, x->entry, x->item->at);
		for (size_t k = 0; k < x->found.n; k++)
			why_tell_finding(t->out, &x->found.v[k], 4);
	}
}

/* --- what was said of it --- */

static const char *
organ_shown(enum organ_kind k)
{
	return k == ORGAN_MAIN_OFFICE ? "市委主体办" :
	    k == ORGAN_DISCIPLINE ? "市纪委" : "没有写明机关";
}

/* Which opinion is in force, and what became of the others. */
static const char *
standing(const struct fact_record *r, const struct fact_said *x)
{
	if (x->dropped)
		return "后来的审核意见里没有，不再算";
	if (x->lifted)
		return "已由更正解除";
	return r->opinion.entry == x->opinion.entry &&
	    r->opinion.at.line == x->opinion.at.line ? "现行" :
	    "已由后来的意见代替";
}

static void
tell_opinions(struct telling *t)
{
	const struct fact_said *x = t->s->record->said;
	char figure[24];

	sbuf_puts(t->out, "\n审核意见：\n");
	if (x == NULL)
		sbuf_printf(t->out, "  没有，按通过计，得分暂定%s\n",
		    why_cite(t->a, RULE_A15_4));
	for (; x != NULL; x = x->before) {
		sbuf_printf(t->out, "  %s收到：%s，%s", day_or_dash(t,
		    x->opinion.entry->received),
		    organ_shown(x->opinion.organ),
		    opinion_name(x->opinion.opinion));
		decimal_short(x->opinion.deduct, figure);
		if (x->opinion.opinion == OPINION_DEDUCT)
			sbuf_printf(t->out, "%s分", figure);
		sbuf_printf(t->out, "：%s（%s）", or_none(x->opinion.reason),
		    standing(t->s->record, x));
		why_tell_place(t->out, x->opinion.entry, x->opinion.at);
	}
}

static void
tell_findings(struct telling *t)
{
	if (t->s->found.n == 0)
		return;
	sbuf_puts(t->out, "\n其他问题：\n");
	for (size_t i = 0; i < t->s->found.n; i++)
		why_tell_finding(t->out, t->s->found.v[i], 2);
}

/* --- what it earned --- */

static const char *
why_no_task(struct telling *t)
{
	const struct story *s = t->s;

	if (s->results->plan == NULL)
		return "没有前后一致的考核方案，没有计分";
	if (s->record->withdrawn)
		return "已经撤回，哪里都不计";
	if (s->record->beyond)
		return arena_printf(t->a, "事项在2017年4月19日以前，不计分%s",
		    why_cite(t->a, RULE_A18_1));
	return s->who == NULL ? "单位不在该年度的单位名册里，不计分" :
	    "没有任务可计：指标不在考核方案和工作台账里，或者不适用于本单位";
}

static void
tell_windows(struct telling *t)
{
	const struct story *s = t->s;

	sbuf_puts(t->out, "\n得分：\n");
	if (s->task == NULL) {
		sbuf_printf(t->out, "  %s\n", why_no_task(t));
		return;
	}
	sbuf_printf(t->out, "  任务%s，%s到期，分值%s，要%lld条\n",
	    s->task->subject, day_or_dash(t, s->task->deadline),
	    rat_text(t->a, s->task->worth),
	    (long long)s->indicator->count.n);
	for (size_t i = 0; i < s->window.n; i++) {
		const struct story_window *w = &s->window.v[i];

		if (w->share == NULL) {
			sbuf_printf(t->out, "  %s：任务没有到期，还没有计分\n",
			    w->results->period);
			continue;
		}
		sbuf_printf(t->out, "  %s：计%s（%s）\n", w->results->period,
		    why_shown(t->a, w->share->points),
		    rat_exact(t->a, w->share->points));
		why_tell(t->out, t->a, w->share, 2);
	}
}

static void
tell_papers(struct telling *t)
{
	const struct story *s = t->s;

	sbuf_puts(t->out, "\n写到它的文书：\n");
	for (size_t i = 0; i < s->filing.v.n; i++)
		sbuf_printf(t->out, "  %s.html（截至%s的那次运行）\n",
		    s->filing.v.v[i]->receipt, day_or_dash(t,
		    s->filing.v.v[i]->entry->received));
	for (size_t i = 0; i < s->paper.n; i++) {
		const struct story_paper *p = &s->paper.v[i];

		sbuf_printf(t->out, "  outputs/%s/%s（%s%s）\n", p->period,
		    p->file, p->published == DAY_NONE ? "没有全部印发过" :
		    "最近印发截至", p->published == DAY_NONE ? "" :
		    day_or_dash(t, p->published));
	}
}

void
why_record_text(const struct story *s, struct arena *a, struct sbuf *out)
{
	struct telling t = { a, out, s };
	char day[40];

	day_chinese(s->results->as_of, day);
	sbuf_printf(out, "%s %s的记录%s（截至%s）\n", s->unit,
	    s->who == NULL ? "" : or_none(s->who->name.text), s->id, day);
	if (s->masked) {
		sbuf_printf(out, "涉密记录，只计件数，不说明内容、报送和得分%s\n",
		    why_cite(a, RULE_A14_1));
		return;
	}
	if (s->record == NULL)
		sbuf_puts(out, "从未受理\n");
	else
		tell_record(&t);
	tell_filings(&t);
	if (s->record != NULL)
		tell_opinions(&t);
	tell_findings(&t);
	if (s->record != NULL)
		tell_windows(&t);
	tell_papers(&t);
	sbuf_printf(out, "\n台账链：第%lld条 %s\n",
	    (long long)s->results->chain_count, s->results->chain_value);
}
