/*
 * paper_facts_urging.c - 问责建议书 of a 问责主体 that was urged a second time
 * (E08.3): each urging, and what is still overdue of its cases.
 * Readings: it goes to 市纪委, that of 市纪委 itself to 市委; no way of 问责 is
 *        proposed, that is for those who sign.
 */
#include <assert.h>
#include <string.h>

#include "base/markup.h"
#include "rules/case_state.h"
#include "rules/case_urged.h"
#include "stage/paper_facts_parts.h"

static const char *
number_of(const struct paper_source *s, const struct urging *x,
    struct arena *a)
{
	const struct paper_key key = { field_text(&x->item->kind),
		field_text(&x->item->unit), field_text(&x->item->person),
		field_text(&x->item->period), field_text(&x->item->number) };

	return registry_find(s->registry, s->signed_by, &key, a).number;
}

static void
put_paragraph(struct sbuf *b, const char *text)
{
	sbuf_puts(b, "<段>");
	markup_text(b, text);
	sbuf_puts(b, "</段>");
}

/* 2026年10月20日，对案件WZ-2026-01发出督促纠正通知书（示办〔2026〕3号）。 */
static void
put_urging(struct sbuf *b, const struct paper_source *s,
    const struct urging *x, struct arena *a)
{
	const char *number = number_of(s, x, a);

	put_paragraph(b, arena_printf(a, "%s，就案件%s督促纠正%s%s%s。",
	    day_shown(a, x->by->doc->as.approval->day.day),
	    field_text(&x->of->doc->id), number == NULL ? "" : "（",
	    number == NULL ? "" : number, number == NULL ? "" : "）"));
}

static void
put_overdue(struct sbuf *b, const struct results *r,
    const struct urging *x, struct arena *a)
{
	const char *id = field_text(&x->of->doc->id), *text = "";
	size_t k = strlen(id);

	for (size_t i = 0; i < r->deadline.n; i++) {
		const struct deadline *d = &r->deadline.v[i];

		if (d->state != STATE_OVERDUE || strncmp(d->subject, id,
		    k) != 0 || d->subject[k] != '/')
			continue;
		text = arena_printf(a, "%s%s应在%s以前%s", text,
		    text[0] == '\0' ? "" : "；", day_shown(a, d->due),
		    d->what);
	}
	if (text[0] != '\0')
		put_paragraph(b, arena_printf(a, "截至%s，案件%s还有下列事项没有"
		    "办结：%s。", day_shown(a, r->as_of), id, text));
}

static bool
told_before(const struct urgings *all, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (all->v.v[k].of == all->v.v[i].of &&
		    name_same(all->v.v[k].organ, all->v.v[i].organ))
			return true;
	return false;
}

static void
put_case(struct sbuf *b, const struct paper_source *s, const char *organ,
    struct arena *a)
{
	struct urgings all = { { NULL, 0, 0 } };

	case_urgings(a, s->results->facts, &all);
	sbuf_puts(b, "<问责案件><对象 类型=\"党组织\"");
	markup_attr(b, "名称", organ);
	sbuf_puts(b, " 主要负责人=\"否\"/><事实>");
	for (size_t i = 0; i < all.v.n; i++)
		if (name_same(all.v.v[i].organ, organ))
			put_urging(b, s, &all.v.v[i], a);
	for (size_t i = 0; i < all.v.n; i++)
		if (name_same(all.v.v[i].organ, organ) &&
		    !told_before(&all, i))
			put_overdue(b, s->results, &all.v.v[i], a);
	sbuf_puts(b, "</事实></问责案件>");
}

void
facts_of_account_urging(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct draft_paper *d = job->draft;
	const struct paper_key key = { d->paper, d->unit, d->person,
		d->period, d->id };
	const char *organ = case_organ(
	    d->filed->doc->as.accountability_case);
	const struct office_organ *self = config_organ_named(s->config,
	    organ), *to = config_organ(s->config, self != NULL &&
	    strcmp(self->type, "市纪委") == 0 ? "市委" : "市纪委");
	struct approved x = registry_find(s->registry, s->signed_by, &key,
	    a);

	assert(to != NULL);
	facts_duty_organ(b, s->config, d->paper, DUTY_MAIN, &x);
	facts_named(b, organ);
	facts_element(b, "主送", to->brief);
	facts_approval(b, s, &key, true, a);
	sbuf_puts(b, "<建议 情形=\"问责监督\"/>");
	put_case(b, s, organ, a);
	facts_element(b, "材料", "督促纠正通知书");
	facts_chain(b, s->results);
}
