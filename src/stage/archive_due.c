/*
 * archive_due.c - a row for each kind of paper that the five regulations put
 * into the 廉洁档案.
 * Readings: 谈话制度第十二条: the report and its 承诺书 go with the record
 *        of the talk into the file of who reported, and nobody else's.
 *        第十五条: a 督责约谈 that carries out an approved 约谈, in the
 *        file of the 主要负责人; none of 第十三条, 第十四条.
 *        第十八条 and 第二十一条: the record waits for the 说明, of 诫勉
 *        for the countersigned one.  述责述廉评议办法第七条: the result is
 *        what the votes of each object came to, with what was fed back to
 *        him; the material is his own report, not the 领导班子's, which
 *        has no 廉洁档案.
 *        问责程序规定第六条: a 党组织 has no 廉洁档案; 问责决定材料 are the
 *        decisions, with 文号; the signed 送达回证 stays with the case.
 *        保管期限 by 文书档案: what decides about a person 永久, else 30年.
 */
#include "stage/archive_due.h"

#include <string.h>

#include "rules/agreed.h"
#include "stage/paper_facts_parts.h"

enum { VERSION_HEX = 12 };

static const char forever[] = "永久", thirty[] = "30年";

struct finding_due {
	struct arena *a;
	const struct paper_source *from;
	const struct results *r;
	const struct paper_job *job;
	struct archive_pieces *out;
};

/* Adds a piece for a person, of a matter of `day`; nobody without a 编号
 * has a file. */
static struct archive_piece *
add(struct finding_due *x, const char *rule, day_t day,
    const struct tenure *who)
{
	struct archive_piece *p;
	char words[40] = "";

	if (who->item.id.text == NULL)
		return NULL;
	if (day != DAY_NONE)
		day_chinese(day, words);
	p = vec_push(x->a, &x->out->v);
	p->rule = rule;
	p->kind = paper_name(x->job->paper);
	p->version = p->replaces_kind = p->title = "";
	p->retention = thirty;
	p->as_of = x->r->as_of;
	p->count = x->r->chain_count;
	p->dated = arena_strdup(x->a, words);
	p->person = (struct archive_person){ who->item.id.text,
		field_text(&who->name), field_text(&who->post) };
	return p;
}

/* A person as a document names him. */
static struct tenure
named(const struct field *id, const struct field *name,
    const struct field *post)
{
	return (struct tenure){ .item = { .id = *id }, .name = *name,
		.post = *post };
}

/* Of the document that the paper is made from. */
static const char *
version_of(struct finding_due *x, const struct filed *f)
{
	return arena_strndup(x->a, f->entry->canonical_sm3, VERSION_HEX);
}

/* Of one that no single document makes: of its words. */
static const char *
version_of_words(struct finding_due *x, void (*matter)(struct sbuf *b,
    const struct paper_source *s, const struct paper_job *job,
    struct arena *a))
{
	struct sbuf words = SBUF_INIT;
	char sm3[DIGEST_HEX];

	matter(&words, x->from, x->job, x->a);
	sm3_hex(sbuf_text(&words), words.n, sm3);
	sbuf_release(&words);
	return arena_strndup(x->a, sm3, VERSION_HEX);
}

/* --- talks --- */

static const char *
rule_of_talk(const struct facts *f, const struct filed *filed)
{
	const struct talk *t = filed->doc->as.talk;
	const struct statement *s = &t->statement;
	bool written = s->given && s->submitted.day != DAY_NONE;

	if (!t->has_kind)
		return NULL;
	switch (t->kind) {
	case TALK_INTEGRITY:
		return t->has_pledge && paper_matter(f, filed) != NULL ?
		    "B12.1" : NULL;
	case TALK_DUTY:
		return agreed_talk(f, filed) != NULL ? "B15.1" : NULL;
	case TALK_REMINDER:
		return written && t->response.text != NULL ? "B18.1" : NULL;
	case TALK_ADMONITION:
		return written && s->countersigner.text != NULL ? "B21.1" :
		    NULL;
	case TALK_APPOINTMENT: case TALK_KINDS:
		break;
	}
	return NULL;
}

static bool
heads(const struct unit *u, const char *id, day_t on)
{
	for (int d = 0; d < DUTIES; d++) {
		const struct tenure *t = paper_principal(&u->organ[d], on);

		if (t != NULL && strcmp(field_text(&t->item.id), id) == 0)
			return true;
	}
	return false;
}

/* Of a report him who made it; of an approved 约谈 whom the 件 names, else
 * the 主要负责人 of the day. */
static bool
concerns(const struct finding_due *x, const struct filed *f,
    const struct talkee *who)
{
	const struct talk *t = f->doc->as.talk;
	const struct matter_report *m = paper_matter(x->r->facts, f);
	const struct approval_item *by = t->kind != TALK_DUTY ? NULL :
	    agreed_talk(x->r->facts, f);
	const struct unit_result *u = by == NULL ? NULL :
	    results_unit(x->r, field_text(&f->doc->unit));

	if (m != NULL)
		return strcmp(m->person.text, field_text(&who->id)) == 0;
	if (by == NULL)
		return true;
	if (by->person.text != NULL)
		return strcmp(by->person.text, field_text(&who->id)) == 0;
	return u != NULL && heads(u->unit, field_text(&who->id), talk_day(t));
}

static void
talk_due(struct finding_due *x)
{
	const struct filed *f = x->job->filed;
	const struct talk *t = f->doc->as.talk;
	const char *rule = x->job->paper == PAPER_ADMONITION ? "B21.1" :
	    rule_of_talk(x->r->facts, f);

	for (size_t i = 0; rule != NULL && i < t->talkee.n; i++) {
		const struct tenure who = named(&t->talkee.v[i].id,
		    &t->talkee.v[i].name, &t->talkee.v[i].post);
		struct archive_piece *p = !concerns(x, f,
		    &t->talkee.v[i]) ? NULL : add(x, rule, talk_day(t), &who);

		if (p == NULL)
			continue;
		p->id = field_text(&f->doc->id);
		/* what the 干部变动 says of the report is in the record, too */
		p->version = paper_matter(x->r->facts, f) == NULL ?
		    version_of(x, f) : version_of_words(x,
		    facts_matter_of_record);
		if (x->job->paper == PAPER_TALK_RECORD)
			p->title = arena_printf(x->a, "%s记录",
			    talk_kind_name(t->kind));
		if (t->kind == TALK_ADMONITION)
			p->retention = forever;
	}
}

/* 约谈通知书: to the 主要负责人, once it is agreed to. */
static bool
is_agreed(const struct finding_due *x, const struct tenure *t)
{
	const struct paper_key key = paper_talk_key(x->r, x->job, t);
	const struct approved by = registry_find(x->from->registry,
	    x->from->signed_by, &key, x->a);

	return by.yes && by.number != NULL;
}

static void
notice_due(struct finding_due *x)
{
	const struct tenure *t = paper_talks(x->r, x->job->unit->unit,
	    x->job->duty);
	struct archive_piece *p = t == NULL || !is_agreed(x, t) ? NULL :
	    add(x, "B15.1", DAY_NONE, t);

	if (p != NULL) {
		p->id = arena_printf(x->a, "%s-%s", x->r->period,
		    duty_name(x->job->duty));
		p->version = version_of_words(x, facts_matter_of_talk);
	}
}

/* --- 调离 --- */

static void
transfer_due(struct finding_due *x)
{
	const struct filed *f = x->job->filed;
	const char *id = field_text(&f->doc->as.transfer->change);
	const struct transfer *of = facts_transfer(x->r->facts, id);
	const struct fact_year *y = facts_year(x->r->facts, x->r->year);
	const struct tenure *t = of == NULL || y == NULL ||
	    of->person.text == NULL ? NULL : map_get(&y->by_person,
	    of->person.text);
	struct archive_piece *p = t == NULL ? NULL : add(x, "B09.1",
	    f->doc->as.transfer->day.day, t);

	if (p != NULL) {
		p->id = id;
		p->version = version_of(x, f);
	}
}

/* --- 述责述廉 --- */

static void
review_due(struct finding_due *x)
{
	const struct draft_paper *d = x->job->draft;
	const struct vote *v = d->vote == NULL ? NULL : d->vote->vote;
	struct archive_piece *p;
	struct tenure who;

	if (v == NULL)
		return;
	who = named(&v->id, &v->name, &v->post);
	p = add(x, "C07.4", d->day, &who);
	if (p != NULL) {
		p->id = d->id;
		p->version = version_of(x, d->filed);
	}
}

/* A person has several of the kind, of one half-year and of one meeting:
 * 2026年6月18日本级述责述廉评议结果登记表（PY-2026-01） */
static const char *
title_of_meeting(struct finding_due *x)
{
	const struct doc *d = x->job->filed->doc;
	char day[40] = "";

	if (d->as.vote->day.day != DAY_NONE)
		day_chinese(d->as.vote->day.day, day);
	return arena_printf(x->a, "%s%s%s（%s%s）", day,
	    field_text(&d->as.vote->f_level), paper_name(x->job->paper),
	    field_text(&d->id), x->job->vote->gone ?
	    "，更正后没有这个评议对象" : "");
}

static void
votes_due(struct finding_due *x)
{
	const struct filed *f = x->job->filed;
	const struct vote *v = x->job->vote->vote;
	const struct tenure who = named(&v->id, &v->name, &v->post);
	struct archive_piece *p = add(x, "C07.4", f->doc->as.vote->day.day,
	    &who);

	if (p != NULL) {
		p->id = field_text(&f->doc->id);
		p->version = version_of_words(x, facts_matter_of_votes);
		p->title = title_of_meeting(x);
		p->own_day = true;
		p->withdraws = x->job->vote->gone;
	}
}

static void
report_due(struct finding_due *x)
{
	const struct filed *f = x->job->filed;
	const struct tenure who = paper_reporter(x->r, f);
	struct archive_piece *p = add(x, "C07.4",
	    moment_day(f->doc->filed.t), &who);

	if (p != NULL) {
		p->id = arena_printf(x->a, "%s-%s", field_text(&f->doc->unit),
		    paper_report_half(x->a, f));
		p->version = version_of(x, f);
		/* 2026年上半年述责述廉报告 */
		p->title = arena_printf(x->a, "%d年%s%s", f->doc->year,
		    field_text(&f->doc->as.accounting->f_half),
		    paper_name(x->job->paper));
	}
}

/* --- 问责 --- */

/* The day of this decision, whatever is in force. */
static day_t
case_day(const struct case_view *v, enum case_paper k)
{
	return k == CASE_PAPER_REVIEW ? v->c->reconsideration.day.day :
	    v->c->decision.day.day;
}

static const char *
case_version(struct finding_due *x, enum case_paper k)
{
	char day[11] = "";

	day_format(case_day(x->job->view, k), day);
	return arena_printf(x->a, "%s-%s", day, version_of_words(x,
	    facts_matter_of_case));
}

static void
case_due(struct finding_due *x)
{
	const struct case_view *v = x->job->view;
	const struct case_target *t = &v->c->target;
	enum case_paper k = (enum case_paper)(x->job->paper - PAPER_CASE);
	const struct tenure who = named(&t->id, &t->name, &t->post);
	bool stands = !t->organ && !v->paper[k].draft &&
	    v->paper[CASE_PAPER_DECISION].number != NULL;
	struct archive_piece *p = !stands ? NULL : add(x, "E06.4",
	    case_day(v, k), &who);

	if (p != NULL) {
		p->id = v->id;
		p->version = case_version(x, k);
		p->retention = forever;
		if (k == CASE_PAPER_REVIEW && v->c->reconsideration.verdict !=
		    RECONSIDERED_UPHELD)
			p->replaces_kind =
			    case_paper_name(CASE_PAPER_DECISION);
	}
}

static const struct {
	enum paper paper;
	void (*due)(struct finding_due *x);
} rows[] = {
	{ PAPER_TALK_RECORD, talk_due },
	{ PAPER_ADMONITION, talk_due },
	{ PAPER_TALK, notice_due },
	{ PAPER_TRANSFER, transfer_due },
	{ PAPER_FEEDBACK, review_due },
	{ PAPER_CRITICISM, review_due },
	{ PAPER_VOTES, votes_due },
	{ PAPER_REPORT, report_due },
	{ PAPER_CASE + CASE_PAPER_DECISION, case_due },
	{ PAPER_CASE + CASE_PAPER_REVIEW, case_due },
};

void
archive_due(struct arena *a, const struct paper_source *from,
    const struct paper_job *job, struct archive_pieces *out)
{
	struct finding_due x = { a, from, from->results, job, out };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].paper == job->paper)
			rows[i].due(&x);
}
