/*
 * paper_facts_talk_held.c - the papers of a talk that was held: its 谈话记录
 * and, of 诫勉, its 诫勉谈话决定书.  What was said goes into the record
 * alone (B23.1); both lie in a folder of their own.
 */
#include <string.h>

#include "base/markup.h"
#include "rules/talk_run.h"
#include "stage/paper_facts_parts.h"

/* 2026年11月10日9时30分 */
static void
put_moment(struct sbuf *b, const char *key, moment_t t)
{
	char day[40], time[20], text[80];
	int hour, minute;

	if (t == TIME_NONE)
		return;
	day_chinese(moment_day(t), day);
	moment_format(t, time);
	hour = (time[11] - '0') * 10 + time[12] - '0';
	minute = (time[14] - '0') * 10 + time[15] - '0';
	if (minute == 0)
		(void)snprintf(text, sizeof(text), "%s%d时", day, hour);
	else
		(void)snprintf(text, sizeof(text), "%s%d时%d分", day, hour,
		    minute);
	markup_attr(b, key, text);
}

/* --- who --- */

/* The organ that a talker speaks for, as far as it is known. */
static const char *
organ_named(const struct paper_source *s, const struct paper_job *job,
    const char *organ)
{
	const struct unit *u = job->unit == NULL ? NULL : job->unit->unit;
	const struct office_organ *o = config_organ(s->config, organ);
	enum duty duty = strcmp(organ, "本级纪委") == 0 ? DUTY_OVERSIGHT :
	    DUTY_MAIN;

	if (o != NULL)
		return o->brief;
	return u == NULL || !u->organ[duty].given ? NULL :
	    u->organ[duty].name.text;
}

/* The 决定机关 of 诫勉, else whoever the first talker speaks for. */
static void
put_organ(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job)
{
	const struct talk *t = job->filed->doc->as.talk;
	const char *name = t->admonition.given ?
	    t->admonition.organ.text : t->talker.n == 0 ? NULL :
	    organ_named(s, job, field_text(&t->talker.v[0].organ));

	facts_organ_called(b, s->config, paper_name(job->paper), name);
}

static const char *
unit_called(const struct paper_source *s, const struct field *code)
{
	const struct results *r = s->results;
	const struct unit *u = code->text == NULL ? NULL :
	    facts_unit(r->facts, r->year, code->text);

	return u == NULL || u->name.text == NULL ? code->text : u->name.text;
}

static void
put_parties(struct sbuf *b, const struct paper_source *s,
    const struct talk *t)
{
	for (size_t i = 0; i < t->organ.n; i++) {
		sbuf_puts(b, "<组织机关");
		markup_attr(b, "名称", t->organ.v[i].name.text);
		sbuf_puts(b, "/>");
	}
	for (size_t i = 0; i < t->talker.n; i++) {
		sbuf_puts(b, "<谈话人");
		markup_attr(b, "姓名", t->talker.v[i].name.text);
		markup_attr(b, "职务", t->talker.v[i].post.text);
		markup_attr(b, "受委托", t->talker.v[i].delegated ? "是" :
		    NULL);
		sbuf_puts(b, "/>");
	}
	for (size_t i = 0; i < t->talkee.n; i++) {
		sbuf_puts(b, "<谈话对象");
		markup_attr(b, "编号", t->talkee.v[i].id.text);
		markup_attr(b, "姓名", t->talkee.v[i].name.text);
		markup_attr(b, "职务", t->talkee.v[i].post.text);
		markup_attr(b, "单位", unit_called(s, &t->talkee.v[i].unit));
		sbuf_puts(b, "/>");
	}
	if (!t->has_taker)
		return;
	sbuf_puts(b, "<记录人");
	markup_attr(b, "姓名", t->taker.name.text);
	markup_attr(b, "职务", t->taker.post.text);
	sbuf_puts(b, "/>");
}

/* --- parts --- */

const struct matter_report *
paper_matter_named(const struct facts *f, const struct filed *talk)
{
	const struct talk *t = talk->doc->as.talk;

	return !t->has_kind || t->kind != TALK_INTEGRITY ||
	    t->change.text == NULL ? NULL :
	    facts_matter_report(f, t->change.text);
}

const struct matter_report *
paper_matter(const struct facts *f, const struct filed *talk)
{
	const struct matter_report *m = paper_matter_named(f, talk);

	return m == NULL || m->person.text == NULL ||
	    !talk_is_with(talk->doc->as.talk, m->person.text) ? NULL : m;
}

/* His name, where there are others beside him. */
static const char *
reporter_among(const struct talk *t, const struct matter_report *m)
{
	for (size_t i = 0; t->talkee.n > 1 && i < t->talkee.n; i++)
		if (strcmp(field_text(&t->talkee.v[i].id),
		    m->person.text) == 0)
			return t->talkee.v[i].name.text;
	return NULL;
}

/* B12.1: the report itself, of one of the 谈话对象. */
static void
put_matter(struct sbuf *b, const struct facts *f, const struct filed *talk)
{
	const struct matter_report *m = paper_matter(f, talk);

	if (m == NULL)
		return;
	sbuf_puts(b, "<重大事项报告");
	markup_attr(b, "编号", m->item.id.text);
	markup_attr(b, "人员", m->person.text);
	markup_attr(b, "姓名", reporter_among(talk->doc->as.talk, m));
	markup_attr(b, "事项", m->matter.text);
	facts_day_given(b, "报告日期", m->day.day);
	markup_attr(b, "接收组织", m->receiver.text);
	sbuf_puts(b, "/>");
}

/* The document, and what another one says that it tells. */
void
facts_matter_of_record(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	(void)a;
	sbuf_puts(b, job->filed->entry->canonical_sm3);
	put_matter(b, s->results->facts, job->filed);
}

static void
put_signatures(struct sbuf *b, const struct talk *t)
{
	for (size_t i = 0; i < t->signature.n; i++) {
		sbuf_puts(b, "<签字");
		markup_attr(b, "人", t->signature.v[i].name.text);
		put_moment(b, "时间", t->signature.v[i].time.t);
		sbuf_puts(b, "/>");
	}
}

static void
put_admonition(struct sbuf *b, const struct talk *t, bool decision)
{
	const struct admonition *x = &t->admonition;

	if (!x->given)
		return;
	sbuf_puts(b, "<诫勉");
	markup_attr(b, "项", x->clause.text);
	if (!decision) {
		markup_attr(b, "决定文号", x->number.text);
		facts_day_given(b, "决定日期", x->decided.day);
		markup_attr(b, "决定机关", x->organ.text);
	}
	sbuf_puts(b, "/>");
}

static void
put_statement(struct sbuf *b, const struct talk *t, bool decision)
{
	const struct statement *x = &t->statement;

	if (!x->given)
		return;
	sbuf_puts(b, "<书面材料");
	markup_attr(b, "种类", x->kind.text);
	facts_day_given(b, "限期", x->due.day);
	if (!decision) {
		facts_day_given(b, "提交日期", x->submitted.day);
		markup_attr(b, "签批人", x->countersigner.text);
	}
	sbuf_puts(b, "/>");
}

static void
put_filing(struct sbuf *b, const struct talk *t)
{
	for (size_t i = 0; i < t->filing.n; i++) {
		sbuf_puts(b, "<归档");
		markup_attr(b, "去向", t->filing.v[i].to.text);
		facts_day_given(b, "日期", t->filing.v[i].day.day);
		sbuf_puts(b, "/>");
	}
}

static void
put_secrecy(struct sbuf *b, const struct talk *t)
{
	if (t->secrecy >= SECRECY_SECRET)
		facts_element(b, "密级", secrecy_name(t->secrecy));
}

static void
put_open_tag(struct sbuf *b, const struct talk *t)
{
	sbuf_puts(b, "<谈话记录");
	markup_attr(b, "类型", t->f_kind.text);
	markup_attr(b, "方式", t->f_mode.text);
	put_moment(b, "时间", t->time.t);
	markup_attr(b, "地点", t->venue.text);
}

void
facts_of_talk_record(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct doc *d = job->filed->doc;
	const struct talk *t = d->as.talk;

	(void)a;
	put_organ(b, s, job);
	put_secrecy(b, t);
	facts_chain(b, s->results);
	put_open_tag(b, t);
	markup_attr(b, "编号", d->id.text);
	markup_attr(b, "单位", d->unit.text);
	facts_day_given(b, "方案日期", t->planned.day);
	markup_attr(b, "来源", t->source.text);
	markup_attr(b, "变动", t->change.text);
	sbuf_putc(b, '>');
	put_parties(b, s, t);
	facts_element(b, "基本情况", t->background.text);
	facts_element(b, "事由", t->cause.text);
	facts_element(b, "内容", t->content.text);
	facts_element(b, "表态", t->response.text);
	put_signatures(b, t);
	if (t->festival.text != NULL) {
		sbuf_puts(b, "<节日");
		markup_attr(b, "名称", t->festival.text);
		sbuf_puts(b, "/>");
	}
	put_matter(b, s->results->facts, job->filed);
	if (t->has_pledge) {
		sbuf_puts(b, "<承诺书");
		facts_day_given(b, "日期", t->pledged.day);
		sbuf_puts(b, "/>");
	}
	put_admonition(b, t, false);
	put_statement(b, t, false);
	put_filing(b, t);
	sbuf_puts(b, "</谈话记录>");
}

/* The talkee, then the party organ that he belongs to. */
static void
put_addressees(struct sbuf *b, const struct paper_source *s,
    const struct talk *t)
{
	const struct talkee *x = &t->talkee.v[0];
	const struct unit *u = x->unit.text == NULL ? NULL : facts_unit(
	    s->results->facts, s->results->year, x->unit.text);

	sbuf_puts(b, "<主送 称呼=\"同志\">");
	markup_text(b, field_text(&x->name));
	sbuf_puts(b, "</主送>");
	facts_element(b, "主送", u == NULL ? NULL :
	    u->organ[DUTY_MAIN].name.text);
}

/* The words of the 件 that agrees to it. */
struct paper_key
paper_admonition_key(const struct filed *f)
{
	return (struct paper_key){ paper_name(PAPER_ADMONITION),
		field_text(&f->doc->unit),
		field_text(&f->doc->as.talk->talkee.v[0].id), "",
		field_text(&f->doc->id) };
}

/* B19.1: a draft until a 件 of a 签批 names the talk. */
void
facts_of_admonition(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct talk *t = job->filed->doc->as.talk;
	const struct paper_key key = paper_admonition_key(job->filed);

	put_organ(b, s, job);
	put_secrecy(b, t);
	put_addressees(b, s, t);
	facts_approval(b, s, &key, true, a);
	facts_chain(b, s->results);
	put_open_tag(b, t);
	sbuf_putc(b, '>');
	put_parties(b, s, t);
	facts_element(b, "基本情况", t->background.text);
	facts_element(b, "事由", t->cause.text);
	put_admonition(b, t, true);
	put_statement(b, t, true);
	sbuf_puts(b, "</谈话记录>");
}
