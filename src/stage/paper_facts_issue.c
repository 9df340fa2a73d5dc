/*
 * paper_facts_issue.c - what papers to all units share: who approved
 * them, to whom they go, what of the ranks they may tell.
 */
#include <string.h>

#include "base/markup.h"
#include "base/sort.h"
#include "stage/paper_facts_parts.h"

/* --- head and foot --- */

static void
put_addressee(struct sbuf *b, const char *text)
{
	sbuf_puts(b, "<主送>");
	markup_text(b, text);
	sbuf_puts(b, "</主送>");
}

/* As the regulations themselves were sent out. */
void
facts_all_units(struct sbuf *b, const struct results *r)
{
	bool county = false, zone = false, city = false;

	for (size_t i = 0; i < r->unit.n; i++) {
		const struct unit *u = r->unit.v[i].unit;
		bool committee = u->form.text != NULL &&
		    strcmp(u->form.text, "党工委") == 0;

		county = county || (u->category == CAT_COUNTY && !committee);
		zone = zone || (u->category == CAT_COUNTY && committee);
		city = city || u->category == CAT_CITY;
	}
	if (county)
		put_addressee(b, "各县（区）党委");
	if (zone)
		put_addressee(b, "开发区、工业园区、示范区党工委");
	if (city) {
		put_addressee(b, "市委各部委");
		put_addressee(b, "市直各单位党组（党委）");
	}
}

static void
put_approval(struct sbuf *b, const struct approved *x,
    const struct office_organ *o)
{
	sbuf_puts(b, "<文号>");
	markup_text(b, x->number);
	sbuf_puts(b, "</文号><签批");
	markup_attr(b, "编号", x->id);
	facts_day(b, "日期", x->by->day.day);
	markup_attr(b, "签批人", x->by->signer.text);
	markup_attr(b, "职务", x->by->post.text);
	sbuf_puts(b, "/><成文");
	facts_day(b, "中文", x->by->day.day);
	sbuf_puts(b, "/>");
	if (o == NULL)
		return;
	sbuf_puts(b, "<印发");
	markup_attr(b, "机关", o->issuer);
	facts_day(b, "日期", x->by->day.day);
	sbuf_puts(b, "/>");
}

void
facts_approval(struct sbuf *b, const struct paper_source *s,
    const struct paper_key *key, bool final, struct arena *a)
{
	struct approved x = registry_find(s->registry, s->signed_by,
	    key, a);
	const struct paper_kind *k = config_kind(s->config, key->kind);

	/* a letter has no 印发机关 in its foot (GB/T 9704, 10.1) */
	if (final && x.yes && x.number != NULL)
		put_approval(b, &x, k->letter ? NULL : config_organ(s->config,
		    k->organ));
}

void
facts_signer(struct sbuf *b, const struct paper_source *s,
    const struct paper_key *key, bool final, struct arena *a)
{
	struct approved x = registry_find(s->registry, s->signed_by, key,
	    a);

	if (!final || !x.yes || x.number == NULL)
		return;
	sbuf_puts(b, "<签发人>");
	markup_text(b, x.by->signer.text);
	sbuf_puts(b, "</签发人>");
}

/* Who issues for a responsibility, and who does the work; "" = itself. */
static const struct { const char *organ, *agent; } issuers[DUTIES] = {
	[DUTY_MAIN] = { "市委办公室", "市委主体办" },
	[DUTY_OVERSIGHT] = { "市纪委", "" },
};

const struct office_organ *
facts_numbered_by(const struct config *c, const char *number)
{
	for (size_t i = 0; i < c->organ.n; i++) {
		const char *prefix = c->organ.v[i].prefix;
		size_t n = strlen(prefix);

		if (n > 0 && strncmp(number, prefix, n) == 0 &&
		    strncmp(number + n, "〔", strlen("〔")) == 0)
			return &c->organ.v[i];
	}
	return NULL;
}

void
facts_duty_organ(struct sbuf *b, const struct config *c, const char *kind,
    enum duty d, const struct approved *x)
{
	const struct office_organ *own = config_organ(c, issuers[d].organ);
	const struct office_organ *o = x->yes && x->number != NULL ?
	    facts_numbered_by(c, x->number) : NULL;
	const struct office_organ *agent = o == NULL || o == own ?
	    config_organ(c, issuers[d].agent) : NULL;

	facts_organ(b, o == NULL ? own : o, agent,
	    config_seal(c, kind));
}

void
facts_copies(struct sbuf *b, const struct config *c)
{
	const struct office_organ *o = config_organ(c, "市纪委");

	if (o == NULL)
		return;
	sbuf_puts(b, "<抄送>");
	markup_text(b, o->brief);
	sbuf_puts(b, "</抄送>");
}

/* --- what of the ranks may be told --- */

void
facts_publication(struct sbuf *b, const struct results *r)
{
	static const char *const how[] = { [PUBLISH_ALL] = "全部",
		[PUBLISH_BANDS] = "分档", [PUBLISH_NONE] = "不公布" };
	enum publication is = plan_publication(r->plan, r->as_of);

	sbuf_puts(b, "<公布");
	markup_attr(b, "方式", how[is]);
	markup_attr(b, "由", r->plan->publication == PUBLISH_DEFAULT &&
	    is == PUBLISH_BANDS ? "为基层减负" : "考核方案");
	sbuf_puts(b, "/>");
}

void
facts_plan_remarks(struct sbuf *b, const struct results *r)
{
	if (r->weights_differ)
		facts_remark(b, "考核方案的权重与督查考核办法第十条不一致，得分按"
		    "考核方案计算。");
	if (r->calendar_short)
		facts_remark(b, "日历不全：有的录入期限超出了工作日历，只按周末"
		    "计算。");
}

/* --- units --- */

int
official_order(const void *x, const void *y, void *ctx)
{
	const struct unit_result *a = *(const struct unit_result *const *)x;
	const struct unit_result *b = *(const struct unit_result *const *)y;

	(void)ctx;
	if (a->unit->category != b->unit->category)
		return a->unit->category < b->unit->category ? -1 : 1;
	return (a->unit->order > b->unit->order) -
	    (a->unit->order < b->unit->order);
}

int
rank_order(const void *x, const void *y, void *ctx)
{
	const struct unit_result *a = *(const struct unit_result *const *)x;
	const struct unit_result *b = *(const struct unit_result *const *)y;

	(void)ctx;
	if (a->unit->category != b->unit->category)
		return a->unit->category < b->unit->category ? -1 : 1;
	if ((a->rank == 0) != (b->rank == 0))
		return a->rank == 0 ? 1 : -1;
	return (a->rank > b->rank) - (a->rank < b->rank);
}

const struct unit_result **
units_in_order(const struct results *r, struct arena *a,
    int (*order)(const void *, const void *, void *))
{
	const struct unit_result **v = arena_array(a,
	    const struct unit_result *, r->unit.n);

	for (size_t i = 0; i < r->unit.n; i++)
		v[i] = &r->unit.v[i];
	sort_stable(v, r->unit.n, sizeof(*v), order, NULL);
	return v;
}
