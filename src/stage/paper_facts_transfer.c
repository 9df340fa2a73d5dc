/*
 * paper_facts_transfer.c - 干部调离情况廉政登记表 (B09.2): only of a form that
 * has everything; what is missing is a finding of the form.
 */
#include <string.h>

#include "base/markup.h"
#include "stage/paper_facts_parts.h"

/* The roster's line of the person with 级别; NULL. */
static const struct tenure *
cadre_of(const struct results *r, const struct transfer *x)
{
	const struct unit *u = x->unit.text == NULL ? NULL :
	    facts_unit(r->facts, r->year, x->unit.text);

	for (size_t i = 0; u != NULL && i < u->cadre.n; i++)
		if (u->cadre.v[i].item.id.text != NULL &&
		    x->person.text != NULL && strcmp(
		    u->cadre.v[i].item.id.text, x->person.text) == 0)
			return &u->cadre.v[i];
	return NULL;
}

static const struct transfer *
transfer_of(const struct results *r, const struct transfer_form *f)
{
	return f->change.text == NULL ? NULL :
	    facts_transfer(r->facts, f->change.text);
}

bool
paper_form_whole(const struct results *r, const struct filed *f)
{
	const struct transfer_form *x = f->doc->as.transfer;
	const struct transfer *of = transfer_of(r, x);
	struct form_part part[FORM_PARTS];

	transfer_form_parts(x, part);
	for (size_t i = 0; i < FORM_PARTS; i++)
		if (part[i].empty)
			return false;
	return of != NULL && of->day.day != DAY_NONE &&
	    x->day.day != DAY_NONE && cadre_of(r, of) != NULL;
}

static void
put_sent(struct sbuf *b, const struct transfer_form *f, const char *where)
{
	const struct sent *x = sent_there(f->sent.v, f->sent.n, where);

	sbuf_puts(b, "<报送");
	markup_attr(b, "去向", where);
	facts_day(b, "日期", x == NULL ? DAY_NONE : x->day.day);
	sbuf_puts(b, "/>");
}

/* A paper is printed only of somebody in the roster (paper_form_whole). */
static void
put_person(struct sbuf *b, const struct results *r, const struct transfer *x)
{
	static const struct tenure nobody;
	const struct tenure *t = cadre_of(r, x);
	const struct tenure *p = t == NULL ? &nobody : t;
	const struct { const char *name; const struct field *f; } part[] = {
		{ "姓名", &p->name }, { "职务", &p->post },
		{ "级别", &p->level }, { "性别", &p->sex },
		{ "民族", &p->nation }, { "出生年月", &p->born },
		{ "入党时间", &p->joined }, { "任现职时间", &p->appointed },
	};

	sbuf_puts(b, "<干部");
	markup_attr(b, "编号", x->person.text);
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		markup_attr(b, part[i].name, part[i].f->text);
	sbuf_puts(b, "/><调离");
	markup_attr(b, "编号", x->item.id.text);
	facts_day(b, "调离日期", x->day.day);
	sbuf_puts(b, "/>");
}

void
facts_of_transfer(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct transfer_form *f = job->filed->doc->as.transfer;
	const struct transfer *x = transfer_of(s->results, f);

	(void)a;
	facts_organ_called(b, s->config, paper_name(job->paper),
	    job->unit->unit->organ[DUTY_MAIN].name.text);
	facts_chain(b, s->results);
	if (x != NULL)
		put_person(b, s->results, x);
	sbuf_puts(b, "<调离登记");
	markup_attr(b, "变动", f->change.text);
	facts_day(b, "填报日期", f->day.day);
	markup_attr(b, "清交公文", f->papers.text);
	markup_attr(b, "清交公物", f->goods.text);
	markup_attr(b, "清交公款", f->money.text);
	markup_attr(b, "迎送规范", f->farewell.text);
	facts_day(b, "组织关系转移日期", f->party_moved.day);
	facts_day(b, "工资关系转移日期", f->pay_moved.day);
	sbuf_putc(b, '>');
	put_sent(b, f, "上级纪委");
	put_sent(b, f, "组织部门");
	sbuf_puts(b, "</调离登记>");
}
