/*
 * why_history_text.c - the filings of a record or document, in words.
 */
#include <string.h>

#include "out/why_parts.h"
#include "rules/catalogue.h"

enum { SHOWN = 60 }; /* characters of a value; JSON has it whole */

struct telling {
	struct arena *a;
	struct sbuf *out;
	const struct story *s;
};

static const char *
version_shown(struct telling *t, const struct filing *x)
{
	return x->version == 0 ? "" : arena_printf(t->a, "，第%d版%s",
	    x->version, x->present ? "，现行" : "");
}

static void
tell_changes(struct telling *t, const struct filing *x)
{
	if (x->before == NULL || (x->kind != FILING_AMENDED &&
	    x->kind != FILING_ALTERED && x->kind != FILING_REPLACED))
		return;
	sbuf_printf(t->out, "  同第%d版比较：%s\n", x->before->version,
	    x->change.n == 0 ? "各栏内容相同" : x->names_only ?
	    "（谈话内容不列出，只列栏目）" : "");
	for (size_t i = 0; i < x->change.n; i++)
		sbuf_printf(t->out, "    %s\n", field_change_text(t->a,
		    &x->change.v[i], SHOWN));
}

static void
tell_leave(struct telling *t, const struct filing *x)
{
	if (x->reason == NULL)
		return;
	sbuf_printf(t->out, "  事由：%s；批准人：%s；批准时间：%s\n",
	    x->reason, x->approver == NULL ? "—" : x->approver,
	    x->approved == NULL ? "—" : x->approved);
}

/* What became of it as a matter of A13.1. */
static void
tell_listed(struct telling *t, const struct filing *x)
{
	const struct conduct *c = x->by == NULL ? NULL :
	    results_conduct(t->s->results, x->by);

	if (c != NULL || x->offence != OFFENCE_NONE)
		sbuf_printf(t->out, "  待研究事项：%s%s\n", c == NULL ?
		    "已经改正，不再列入" : conduct_state(c),
		    why_cite(t->a, RULE_A13_1));
}

/* "第2版" */
static const char *
present_shown(struct telling *t)
{
	for (size_t i = 0; i < t->s->filing.v.n; i++)
		if (t->s->filing.v.v[i]->present)
			return arena_printf(t->a, "第%d版",
			    t->s->filing.v.v[i]->version);
	return "";
}

static void
tell_filing(struct telling *t, const struct filing *x)
{
	char day[11];

	day_format(x->entry->received, day);
	sbuf_printf(t->out, "\n台账第%lld条，%s收到：",
	    (long long)x->entry->seq, day);
	if (x->masked) {
		sbuf_printf(t->out, "涉密，不说明内容%s\n",
		    why_cite(t->a, RULE_A14_1));
		return;
	}
	sbuf_printf(t->out, "%s，%s%s%s", filing_kind_name(x->kind),
	    filing_outcome(t->a, x), version_shown(t, x),
	    x->rule == RULES ? "" : why_cite(t->a, x->rule));
	why_tell_place(t->out, x->entry, x->at);
	tell_leave(t, x);
	tell_changes(t, x);
	for (size_t i = 0; i < x->found.n; i++)
		why_tell_finding(t->out, &x->found.v[i], 2);
	tell_listed(t, x);
	sbuf_printf(t->out, "  原文SM3 %s\n  规范文SM3 %s\n  链值 %s\n",
	    x->entry->sm3, x->entry->canonical_sm3, x->chain);
}

void
why_history_text(const struct story *s, struct arena *a, struct sbuf *out)
{
	struct telling t = { a, out, s };
	const char *who = s->who == NULL ? "" : field_text(&s->who->name);
	char day[40];

	day_chinese(s->results->as_of, day);
	if (s->document != NULL)
		sbuf_printf(out, "%s%s%s%s的变更历史（截至%s）\n", s->id,
		    *who == '\0' ? "" : "（", who, *who == '\0' ? "" : "）", day);
	else
		sbuf_printf(out, "%s %s的记录%s的变更历史（截至%s）\n", s->unit,
		    who, s->id, day);
	if (s->masked)
		sbuf_printf(out, "涉密，不说明内容和报送情况%s\n",
		    why_cite(a, RULE_A14_1));
	else
		sbuf_printf(out, "现在：%s%s\n", why_state(s),
		    present_shown(&t));
	for (size_t i = 0; i < s->filing.v.n; i++)
		tell_filing(&t, s->filing.v.v[i]);
	sbuf_printf(out, "\n台账链：第%lld条 %s\n",
	    (long long)s->results->chain_count, s->results->chain_value);
}
