/*
 * draft.c - the papers of 述责述廉 that a 签批 decides on: 反馈意见书,
 * 批评教育通知书, 问责建议书, 评议结果报告.
 * Readings: a paper that nobody has decided on is printed as a draft by
 *        every month's run, for what nobody sees nobody decides; agreed,
 *        by the run of the month of its matter or of its 签批, and where
 *        the 签批 came in after that run, by the next one.
 *        问责建议书 of 整改 has the half-year as 期间 of its 件, so that it
 *        is not taken for the one of the votes of the same meeting.
 */
#include "rules/compute_run.h"

#include <string.h>

#include "rules/agreed.h"
#include "rules/approval.h"
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
	struct vote_result x;

	for (size_t i = 0; i < m->vote.n; i++)
		if (votes_result(run->f, f, &m->vote.v[i], &x))
			*vec_push(run->a, &run->r->vote) = x;
}

/* --- the papers --- */

/* An agreed one: of the period of its matter, or of its 签批, which may
 * have come in late. */
static bool
agreed_now(const struct compute_run *run, const struct draft_paper *d)
{
	const struct results *r = run->r;

	return (r->first <= d->day && d->day <= r->last) ||
	    (r->first <= d->decided && d->decided <= r->last) ||
	    (r->window.kind == WINDOW_MONTH && facts_of_run(run->f, r->month,
	    run->as_of, d->decided, d->received));
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
	d->decided = d->received = DAY_NONE;
	if (x.doc != NULL) {
		d->state = x.yes ? DRAFT_AGREED : DRAFT_REFUSED;
		d->decided = x.doc->as.approval->day.day;
		d->received = x.entry->received;
	}
}

void
draft_paper_put(struct compute_run *run, const struct draft_paper *of)
{
	struct draft_paper *d = vec_push(run->a, &run->r->draft);

	*d = *of;
	d->due = d->lacks == NULL && (d->state == DRAFT_OPEN ||
	    (d->state == DRAFT_AGREED && agreed_now(run, d)));
}

void
draft_paper_add(struct compute_run *run, enum draft_kind kind,
    const struct draft_paper *of)
{
	struct draft_paper d = *of;

	draft_paper_decide(run, kind, &d);
	draft_paper_put(run, &d);
}

static void
draft_object(struct compute_run *run, enum draft_kind kind,
    const struct vote_result *x)
{
	const struct accounting_vote *m = x->filed->doc->as.vote;
	struct draft_paper d = { .unit = field_text(&x->vote->unit),
		.person = field_text(&x->vote->id), .period = "",
		.id = field_text(&x->filed->doc->id), .day = m->day.day,
		.filed = x->filed, .vote = x };

	if (!agreed_proposes(kind, x, &d.lacks))
		return;
	if (kind == DRAFT_FEEDBACK)
		d.day = x->vote->feedback.day.day;
	if (kind == DRAFT_ACCOUNT_MENDING)
		d.period = arena_printf(run->a, "%dH%d", x->filed->doc->year,
		    m->half == HALF_FIRST ? 1 : 2);
	draft_paper_add(run, kind, &d);
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

/* --- what a 签批 agreed to and cannot be printed --- */

static void
check_agreed(struct compute_run *run, const struct filed *by,
    const struct approval_item *x)
{
	const struct approval *all = by->doc->as.approval;
	struct agreed_block b;
	struct note n;

	if (!agreed_blocks(run->f, all, x, &b) || b.listed ||
	    !approval_stands(run->f, by, x))
		return;
	n = (struct note){ .rule = b.rule, .most = LEVEL_WARN,
		.entry = by->entry, .at = x->item.at,
		.unit = field_text(&x->unit), .record = x->number.text,
		.month = day_month(all->day.day), .on = DAY_NONE,
		.mend = b.mend };
	note_add(run, &n, "签批同意%s，但%s，文书不印", field_text(&x->kind),
	    b.why);
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
	static const enum draft_kind of[] = { DRAFT_ACCOUNT_MENDING,
		DRAFT_FEEDBACK, DRAFT_CRITICISM, DRAFT_ACCOUNT_VOTES };
	const struct filed *f = run->f->filed[ROOT_VOTE].v;
	size_t n = run->f->filed[ROOT_VOTE].n;

	for (size_t i = 0; i < n; i++)
		if (f[i].doc->as.vote->day.day != DAY_NONE)
			add_votes(run, &f[i]);
	for (size_t k = 0; k < sizeof(of) / sizeof(of[0]); k++)
		for (size_t i = 0; i < run->r->vote.n; i++)
			draft_object(run, of[k], &run->r->vote.v[i]);
	for (size_t i = 0; i < n; i++)
		if (f[i].doc->as.vote->day.day != DAY_NONE)
			draft_result(run, &f[i]);
	check_all_agreed(run);
	run_inspection_drafts(run);
	run_urging_drafts(run);
}
