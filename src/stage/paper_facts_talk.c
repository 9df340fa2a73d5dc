/*
 * paper_facts_talk.c - 约谈通知书 of a year (D16.1): one for each 主要负责人 of a
 * unit whose grade is 一般 or 差.  When, where and by whom is not known
 * before it is approved: the template says that it follows.
 */
#include <string.h>

#include "base/markup.h"
#include "stage/paper_facts_parts.h"

const struct tenure *
paper_talks(const struct results *r, const struct unit *u, enum duty d)
{
	for (size_t i = 0; i < r->annual.proposal.n; i++) {
		const struct annual_proposal *p = &r->annual.proposal.v[i];

		if (p->unit == u && p->kind == PROPOSE_TALK)
			return p->principal[d];
	}
	return NULL;
}

static void
put_talk(struct sbuf *b, const struct results *r,
    const struct paper_job *job, const struct tenure *t, struct arena *a)
{
	const struct annual_result *x =
	    &r->annual.unit.v[job->unit - r->unit.v];

	sbuf_puts(b, "<谈话记录");
	markup_attr(b, "类型", "督责约谈");
	markup_attr(b, "情形", "考核等次");
	facts_int(b, "年度", r->year);
	markup_attr(b, "等次", grade_name(x->grade));
	markup_attr(b, "责任", duty_name(job->duty));
	markup_attr(b, "方式", "个别");
	sbuf_puts(b, "><谈话对象");
	markup_attr(b, "编号", t->item.id.text);
	markup_attr(b, "姓名", t->name.text);
	markup_attr(b, "职务", t->post.text);
	markup_attr(b, "单位", job->unit->unit->code.text);
	sbuf_puts(b, "/><事由>");
	markup_text(b, arena_printf(a, "%s考核等次为%s的原因，以及下一步落实%s"
	    "的措施。", window_chinese(a, r->window), grade_name(x->grade),
	    duty_name(job->duty)));
	sbuf_puts(b, "</事由></谈话记录>");
}

void
facts_of_talk(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;
	const struct unit *u = job->unit->unit;
	const struct tenure *t = paper_talks(r, u, job->duty);
	const struct paper_key key = { paper_name(PAPER_TALK), u->code.text,
		t->item.id.text == NULL ? "" : t->item.id.text, r->period,
		"" };
	struct approved x = registry_find(s->registry, s->signed_by, &key, a);

	facts_duty_organ(b, s->config, key.kind, job->duty, &x);
	sbuf_puts(b, "<主送 称呼=\"同志\">");
	markup_text(b, t->name.text);
	sbuf_puts(b, "</主送>");
	facts_approval(b, s, &key, !r->annual.closing.provisional, a);
	put_talk(b, r, job, t, a);
	sbuf_puts(b, "<抄送>");
	markup_text(b, u->organ[job->duty].name.text);
	sbuf_puts(b, "</抄送>");
	facts_hindrances(b, r);
	facts_chain(b, r);
}
