/*
 * judge_days.c - days of 谈话记录, 调离登记, 述责述廉报告 and 述责述廉评议 that
 * cannot be so (X02.2).  Where an article orders two days, its own rule says
 * it: B17.1, B19.1, C06.1 to C06.3, C07.1, C07.7.
 * Readings: a written statement comes after the talk only of 诫勉, where the
 *        talk sets its day (谈话制度第二十条).  公开日期 may be a day that is
 *        still to come when the report is filed.
 */
#include "rules/judge_run.h"

/* Said where the day stands that is not the document's own. */
static struct spot
day_spot(const struct f_day *f, const char *record)
{
	struct spot s = spot_of(NULL, f->at);

	s.record = record;
	s.mend = "核对两个日期，改正写错的一个";
	return s;
}

/* --- 谈话记录 --- */

static void
since_talk(struct judge_run *r, const struct f_day *then, const char *name)
{
	const struct talk *t = r->doc->as.talk;
	const struct f_day held = { .day = talk_day(t), .at = t->time.at };
	struct spot s = day_spot(then, r->doc->id.text);

	tell_day_order(r, &(struct day_pair){ &held, then, "谈话日期", name,
	    false }, &s);
}

static void
talk_days(struct judge_run *r)
{
	const struct talk *t = r->doc->as.talk;

	for (size_t i = 0; i < t->signature.n; i++) {
		const struct f_moment *m = &t->signature.v[i].time;
		const struct f_day d = { .at = m->at,
			.day = m->t == TIME_NONE ? DAY_NONE :
			moment_day(m->t) };

		since_talk(r, &d, "签字日期");
	}
	for (size_t i = 0; i < t->filing.n; i++)
		since_talk(r, &t->filing.v[i].day, "归档日期");
	if (t->has_kind && t->kind == TALK_ADMONITION) {
		since_talk(r, &t->statement.due, "书面材料的限期");
		since_talk(r, &t->statement.submitted, "书面材料的提交日期");
	}
}

/* --- 调离登记 --- */

static void
transfer_days(struct judge_run *r)
{
	const struct transfer_form *f = r->doc->as.transfer;
	const struct transfer *of = f->change.text == NULL ? NULL :
	    facts_transfer(r->j->facts, f->change.text);
	const struct f_day *moved[] = { &f->party_moved, &f->pay_moved };
	static const char *const name[] = { "组织关系转移日期",
		"工资关系转移日期" };
	struct spot s = day_spot(&f->day, f->change.text);

	if (of != NULL)
		tell_day_order(r, &(struct day_pair){ &of->day, &f->day,
		    "调离日期", "填报日期", false }, &s);
	for (size_t i = 0; i < 2; i++) {
		s = day_spot(moved[i], f->change.text);
		tell_day_order(r, &(struct day_pair){ moved[i], &f->day,
		    name[i], "填报日期", false }, &s);
	}
	for (size_t i = 0; i < f->sent.n; i++) {
		const struct f_day *d = &f->sent.v[i].day;

		s = day_spot(d, f->change.text);
		tell_day_order(r, &(struct day_pair){ &f->day, d, "填报日期",
		    "报送日期", false }, &s);
	}
}

/* --- 述责述廉报告 --- */

static void
report_days(struct judge_run *r)
{
	const struct accounting_report *x = r->doc->as.accounting;
	const struct f_day first = { .day = !x->has_half ||
		r->doc->year == 0 ? DAY_NONE : day_of(r->doc->year,
		x->half == HALF_FIRST ? 1 : 7, 1) };
	const struct f_day filed = { .day = r->doc->own_day,
		.at = r->doc->filed.at };
	struct spot s = day_spot(&x->published, NULL);

	tell_day_order(r, &(struct day_pair){ &first, &x->published,
	    "所报期间的第一天", "公开日期", false }, &s);
	s = day_spot(&filed, NULL);
	tell_day_order(r, &(struct day_pair){ &first, &filed,
	    "所报期间的第一天", "报送日期", false }, &s);
}

/* --- 述责述廉评议 --- */

static void
object_days(struct judge_run *r, const struct vote *v)
{
	const struct accounting_vote *m = r->doc->as.vote;
	const struct mending *x = &v->mending;
	const struct { bool own; struct day_pair p; } order[] = {
		{ false, { &m->day, &x->due, "会议日期", "整改期限",
		    false } },
		{ false, { &m->day, &x->planned, "会议日期",
		    "整改方案日期", false } },
		{ false, { &m->day, &x->reported, "会议日期",
		    "整改报告日期", false } },
		/* of 市级 ones C06.1 and C06.3 say these */
		{ true, { &x->planned, &x->reported, "整改方案日期",
		    "整改报告日期", false } },
		{ true, { &m->day, &v->feedback.day, "会议日期", "反馈日期",
		    false } },
		{ true, { &v->feedback.day, &v->feedback.received,
		    "反馈日期", "收到日期", false } },
	};

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		struct spot s = day_spot(order[i].p.then, v->id.text);

		s.unit = v->unit.text;
		if (!order[i].own || !m->city)
			tell_day_order(r, &order[i].p, &s);
	}
}

static void
meeting_days(struct judge_run *r)
{
	const struct accounting_vote *m = r->doc->as.vote;

	for (size_t i = 0; i < m->vote.n; i++)
		object_days(r, &m->vote.v[i]);
}

void
check_document_days(struct judge_run *r)
{
	static void (*const of[ROOTS])(struct judge_run *) = {
		[ROOT_TALK] = talk_days, [ROOT_TRANSFER] = transfer_days,
		[ROOT_REPORT] = report_days, [ROOT_VOTE] = meeting_days,
	};

	of[r->doc->root](r);
}
