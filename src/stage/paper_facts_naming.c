/*
 * paper_facts_naming.c - 点名通报 (A13.2): who a 签批 named, for which
 * conduct it established, in its own words; nothing that the program
 * found enters but how many matters there are.
 */
#include <string.h>

#include "base/markup.h"
#include "stage/paper_facts_parts.h"

/* Only the person that the 件 names. */
static void
put_person(struct sbuf *b, const struct results *r,
    const struct approval_item *x)
{
	const struct fact_year *y = facts_year(r->facts, r->year);
	const struct tenure *p = x->person.text == NULL || y == NULL ? NULL :
	    map_get(&y->by_person, x->person.text);

	if (p == NULL)
		return;
	sbuf_puts(b, "<责任人");
	markup_attr(b, "姓名", p->name.text);
	markup_attr(b, "职务", p->post.text);
	sbuf_puts(b, "/>");
}

/* What was decided of the same matters, each decision once. */
static void
put_pursued(struct sbuf *b, const struct results *r,
    const struct ruling *named)
{
	const struct ruling *last = NULL;

	for (size_t i = 0; i < r->conduct.n; i++) {
		const struct conduct *x = &r->conduct.v[i];
		const struct ruling *d = x->said[DECIDED_PURSUE];

		if (x->said[DECIDED_NAME] != named || d == NULL || d == last ||
		    strcmp(field_text(&d->item->verdict), "同意") != 0 ||
		    *field_text(&d->item->changed) == '\0')
			continue;
		last = d;
		sbuf_puts(b, "<追究>");
		markup_text(b, d->item->changed.text);
		sbuf_puts(b, "</追究>");
	}
}

void
facts_of_naming(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;
	const struct ruling *d = job->ruling;
	const struct approval_item *x = d->item;
	const struct paper_key key = { paper_name(PAPER_NAMING),
		field_text(&x->unit), field_text(&x->person),
		field_text(&x->period), field_text(&x->number) };

	facts_approval(b, s, &key, true, a);
	facts_all_units(b, r);
	facts_copies(b, s->config);
	facts_checkpoint(b, r);
	sbuf_puts(b, "<点名");
	markup_attr(b, "代码", d->unit->code.text);
	markup_attr(b, "名称", d->unit->name.text);
	sbuf_puts(b, "><行为");
	markup_attr(b, "认定", x->changed.text);
	facts_int(b, "条数", (int64_t)d->n);
	sbuf_puts(b, "><段>");
	markup_text(b, x->reason.text);
	sbuf_puts(b, "</段></行为>");
	put_person(b, r, x);
	put_pursued(b, r, d);
	sbuf_puts(b, "</点名>");
}
