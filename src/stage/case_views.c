/*
 * case_views.c - cases with their approvals.
 */
#include "stage/case_views.h"

#include <string.h>

#include "base/sort.h"
#include "rules/case_stage.h"

static int
by_id(const void *x, const void *y, void *ctx)
{
	const struct case_view *a = x, *b = y;

	(void)ctx;
	return strcmp(a->id, b->id);
}

void
case_views(struct arena *a, const struct policy *policy,
    const struct calendar *calendar, const struct facts *facts,
    const struct results *r, struct case_views *out)
{
	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < facts->filed[ROOT_CASE].n; i++) {
		const struct filed *f = &facts->filed[ROOT_CASE].v[i];
		const struct case_ask ask = { a,
			f->doc->as.accountability_case, facts,
			policy, calendar, facts->as_of };

		case_stage(&ask, f, r, vec_push(a, &out->v));
	}
	sort_stable(out->v.v, out->v.n, sizeof(*out->v.v), by_id, NULL);
}

struct paper_key
case_paper_key(const struct case_view *v, enum case_paper p)
{
	const struct case_target *t = &v->c->target;

	return (struct paper_key){ case_paper_name(p),
		field_text(&t->unit), t->organ ? "" :
		field_text(&t->id), "", v->id };
}

const char *
case_decision_number(const struct registry *registry,
    const struct case_view *v, struct arena *a)
{
	const struct paper_key key = case_paper_key(v, CASE_PAPER_DECISION);
	const struct numbering_entry *n = numbering_find(registry->v,
	    registry->n, &key);

	return n != NULL ? numbering_text(a, n) : v->c->decision.number.text;
}

static const char *
wanted(struct arena *a, const struct paper_key *k)
{
	return arena_printf(a, "件 文种=\"%s\" 单位=\"%s\"%s%s%s 编号=\"%s\"",
	    k->kind, k->unit, k->person[0] == '\0' ? "" : " 人员=\"",
	    k->person, k->person[0] == '\0' ? "" : "\"", k->id);
}

static void
sign(struct arena *a, const struct config *config, const struct facts *facts,
    const struct registry *registry, struct case_view *v)
{
	for (int p = 0; p < CASE_PAPERS; p++) {
		struct case_paper_view *x = &v->paper[p];
		const struct paper_key key = case_paper_key(v,
		    (enum case_paper)p);
		const struct paper_kind *k = config_kind(config, key.kind);
		struct approved by;

		if (!x->may)
			continue;
		by = registry_find(registry, facts, &key, a);
		x->number = by.number;
		if (p == CASE_PAPER_DECISION)
			x->number = case_decision_number(registry, v, a);
		x->draft = k != NULL && k->approval && !by.yes;
		if (p == CASE_PAPER_REVIEW)
			x->draft = v->c->reconsideration.discussed.day ==
			    DAY_NONE && !v->c->reconsideration.decision.given;
		else if (x->draft)
			x->wants = wanted(a, &key);
	}
}

/* What names the decision by its 文号 needs one. */
static void
lack_number(const struct registry *registry, struct case_view *v,
    enum case_paper p, struct arena *a)
{
	struct case_paper_view *x = &v->paper[p];

	if (!x->may || case_decision_number(registry, v, a) != NULL)
		return;
	x->may = x->due = false;
	x->why_not = "问责决定没有文号：机关不在office.xml里的，由它在决定的"
	    "“文号”里写明";
}

/* Nobody whom this office serves urges the 市委. */
static void
refuse_urging(const struct config *config, struct case_view *v)
{
	const struct office_organ *o = config_organ_named(config, v->organ);
	struct case_paper_view *x = &v->paper[CASE_PAPER_URGE];

	if (x->applies && o != NULL && strcmp(o->type, "市委") == 0)
		*x = (struct case_paper_view){ .applies = true,
			.why_not = "作决定的是市委，由它的上级党组织督促" };
}

void
case_views_signed(struct arena *a, const struct config *config,
    const struct facts *facts, const struct registry *registry,
    struct case_views *v)
{
	for (size_t i = 0; i < v->v.n; i++) {
		lack_number(registry, &v->v.v[i], CASE_PAPER_ACCEPTED, a);
		lack_number(registry, &v->v.v[i], CASE_PAPER_REVIEW, a);
		refuse_urging(config, &v->v.v[i]);
		sign(a, config, facts, registry, &v->v.v[i]);
	}
}

const struct case_view *
case_views_find(const struct case_views *v, const char *id)
{
	for (size_t i = 0; i < v->v.n; i++)
		if (strcmp(v->v.v[i].id, id) == 0)
			return &v->v.v[i];
	return NULL;
}
