/*
 * draft.c - the papers of 述责述廉 that a 签批 decides on: 反馈意见书,
 * 批评教育通知书, 问责建议书, 评议结果报告.
 * Readings: a paper that nobody has decided on is printed as a draft by
 *        every month's run, for what nobody sees nobody decides; agreed,
 *        by the run of the month of its matter or of its 签批.
 *        问责建议书 of 整改 has the half-year as 期间 of its 件, so that it
 *        is not taken for the one of the votes of the same meeting.
 */
#include "rules/compute_run.h"

#include <string.h>

#include "rules/approval.h"
#include "rules/rectifying.h"
#include "rules/votes.h"

static const struct {
	enum rule_id rule;
	const char *paper;
} kinds[DRAFT_KINDS] = {
	[DRAFT_FEEDBACK] = { RULE_C06_3, "反馈意见书" },
	[DRAFT_CRITICISM] = { RULE_C07_3, "批评教育通知书" },
	[DRAFT_ACCOUNT_VOTES] = { RULE_C07_3, "问责建议书" },
	[DRAFT_ACCOUNT_MENDING] = { RULE_C06_1, "问责建议书" },
	[DRAFT_RESULT] = { RULE_C07_7, "评议结果报告" },
	[DRAFT_RECTIFY] = { RULE_D15_1, "限期整改通知书" },
	[DRAFT_ACCOUNT_INSPECTION] = { RULE_D15_1, "问责建议书" },
	[DRAFT_ACCOUNT_URGING] = { RULE_E08_3, "问责建议书" },
};

/* --- the votes --- */

static void
add_votes(struct compute_run *run, const struct filed *f)
{
	const struct accounting_vote *m = f->doc->as.vote;

	for (size_t i = 0; i < m->vote.n; i++) {
		const struct vote *v = &m->vote.v[i];
		struct vote_result x = { .filed = f, .vote = v,
			.unit = v->unit.text == NULL ? NULL : facts_unit(
			    run->f, f->doc->year, v->unit.text) };

		if (!votes_count(v, &x.count))
			continue;
		x.reading = votes_reading(run->f, f->doc->id.text, v,
		    &x.count);
		x.outcome = votes_decided(&x.count, x.reading);
		*vec_push(run->a, &run->r->vote) = x;
	}
}

/* --- the papers --- */

static bool
in_window(const struct compute_run *run, day_t d)
{
	return run->r->first <= d && d <= run->r->last;
}

void
draft_paper_decide(const struct compute_run *run, enum draft_kind kind,
    struct draft_paper *d)
{
	struct paper_key key = { kinds[kind].paper, d->unit, d->person,
		d->period, d->id };
	struct approval_found x = approval_find(run->f, &key);

	d->kind = kind;
	d->rule = (uint16_t)kinds[kind].rule;
	d->paper = key.kind;
	d->decided = DAY_NONE;
	if (x.doc != NULL) {
		d->state = x.yes ? DRAFT_AGREED : DRAFT_REFUSED;
		d->decided = x.doc->as.approval->day.day;
	}
}

void
draft_paper_put(struct compute_run *run, const struct draft_paper *of)
{
	struct draft_paper *d = vec_push(run->a, &run->r->draft);

	*d = *of;
	d->due = d->lacks == NULL && (d->state == DRAFT_OPEN ||
	    (d->state == DRAFT_AGREED && (in_window(run, d->day) ||
	    in_window(run, d->decided))));
}

void
draft_paper_add(struct compute_run *run, enum draft_kind kind,
    const struct draft_paper *of)
{
	struct draft_paper d = *of;

	draft_paper_decide(run, kind, &d);
	draft_paper_put(run, &d);
}

static struct draft_paper
of_object(const struct vote_result *x)
{
	return (struct draft_paper){ .unit = field_text(&x->vote->unit),
		.person = field_text(&x->vote->id), .period = "",
		.id = field_text(&x->filed->doc->id),
		.day = x->filed->doc->as.vote->day.day, .filed = x->filed,
		.vote = x };
}

static void
draft_feedback(struct compute_run *run, const struct vote_result *x)
{
	struct draft_paper d = of_object(x);

	if (!x->filed->doc->as.vote->city ||
	    x->vote->feedback.opinion.n == 0)
		return;
	d.day = x->vote->feedback.day.day;
	draft_paper_add(run, DRAFT_FEEDBACK, &d);
}

static void
draft_criticism(struct compute_run *run, const struct vote_result *x)
{
	struct draft_paper d = of_object(x);

	if (x->outcome != VOTES_CRITICISM)
		return;
	if (x->vote->mending.due.day == DAY_NONE)
		d.lacks = "整改期限";
	draft_paper_add(run, DRAFT_CRITICISM, &d);
}

static void
draft_account(struct compute_run *run, const struct vote_result *x)
{
	const struct draft_paper d = of_object(x);

	if (x->outcome == VOTES_ACCOUNT)
		draft_paper_add(run, DRAFT_ACCOUNT_VOTES, &d);
}

static void
draft_mending(struct compute_run *run, const struct vote_result *x)
{
	const struct mending *m = &x->vote->mending;
	const struct accounting_vote *of = x->filed->doc->as.vote;
	struct draft_paper d = of_object(x);

	if (!of->city || !m->has_verdict || m->verdict == MENDED)
		return;
	if (x->vote->feedback.received.day == DAY_NONE)
		d.lacks = "反馈意见的收到日期";
	d.period = arena_printf(run->a, "%dH%d", x->filed->doc->year,
	    of->half == HALF_FIRST ? 1 : 2);
	draft_paper_add(run, DRAFT_ACCOUNT_MENDING, &d);
}

static void
draft_result(struct compute_run *run, const struct filed *f)
{
	const struct accounting_vote *m = f->doc->as.vote;
	struct draft_paper d = { .unit = field_text(&f->doc->unit), .person = "",
		.period = "", .id = field_text(&f->doc->id),
		.day = m->day.day, .filed = f };

	draft_paper_add(run, DRAFT_RESULT, &d);
}

/* --- what a 签批 agreed to and nothing supports --- */

static const struct {
	enum rule_id rule;
	const char *why, *mend;
} unsupported[] = {
	{ RULE_C07_3, "按得票和取读，这次评议的这个对象没有这项建议",
	    "核对单位、人员、编号和取读；取读应当得出所批的处理" },
	{ RULE_D15_1, "到签批的日期，这次督查没有这项文书所列的问题",
	    "核对文种、编号和日期；限期整改通知书只列没有过整改期限的问题，问责建议书"
	    "只列逾期或者核查认定没有整改到位的" },
};

/* C07.3, D15.1 */
static void
check_agreed(struct compute_run *run, const struct filed *by,
    const struct approval_item *x)
{
	const struct approval *all = by->doc->as.approval;
	const bool holds[] = { votes_support(run->f, x),
		rectifying_supports(run->f, all, x) };
	struct note n = { .most = LEVELS, .entry = by->entry,
		.at = x->item.at, .unit = field_text(&x->unit),
		.record = x->number.text, .month = day_month(all->day.day),
		.on = DAY_NONE };

	for (size_t i = 0; i < sizeof(holds) / sizeof(holds[0]); i++) {
		if (holds[i] || strcmp(field_text(&x->verdict), "同意") != 0)
			continue;
		n.rule = unsupported[i].rule;
		n.mend = unsupported[i].mend;
		note_add(run, &n, "签批同意%s，但%s，文书不印",
		    field_text(&x->kind), unsupported[i].why);
	}
}

static void
check_all_agreed(struct compute_run *run)
{
	for (size_t i = 0; i < run->f->approval.n; i++) {
		const struct filed *by = &run->f->approval.v[i];
		const struct approval *all = by->doc->as.approval;

		for (size_t k = 0; k < all->entry.n; k++)
			if (day_civil(all->day.day).year == run->year)
				check_agreed(run, by, &all->entry.v[k]);
	}
}

void
run_drafts(struct compute_run *run)
{
	static void (*const of[])(struct compute_run *,
	    const struct vote_result *) = {
		draft_mending, draft_feedback, draft_criticism,
		draft_account,
	};
	const struct filed *f = run->f->filed[ROOT_VOTE].v;
	size_t n = run->f->filed[ROOT_VOTE].n;

	for (size_t i = 0; i < n; i++)
		if (f[i].doc->as.vote->day.day != DAY_NONE)
			add_votes(run, &f[i]);
	for (size_t k = 0; k < sizeof(of) / sizeof(of[0]); k++)
		for (size_t i = 0; i < run->r->vote.n; i++)
			of[k](run, &run->r->vote.v[i]);
	for (size_t i = 0; i < n; i++)
		if (f[i].doc->as.vote->day.day != DAY_NONE)
			draft_result(run, &f[i]);
	check_all_agreed(run);
	run_inspection_drafts(run);
	run_urging_drafts(run);
}
