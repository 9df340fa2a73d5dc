/*
 * plan_diff.c - two plans compared, value by value and indicator by
 * indicator; 编号 says which indicators are the same.
 */
#include "rules/plan_diff.h"

#include <assert.h>
#include <string.h>

#include "base/decimal.h"
#include "rules/fold.h"

/* --- single values --- */

struct value { const char *name; size_t at; };

enum { VALUES = 3 };

#define AT(field) offsetof(struct plan, field)
static const struct row {
	enum sim_kind kind;
	const char *name, *unit;
	struct value value[VALUES]; /* ended by name NULL */
} rows[] = {
	{ SIM_DUTY_WEIGHTS, "责任权重", "%", {
	    { "主体责任", AT(w_duty[DUTY_MAIN]) },
	    { "监督责任", AT(w_duty[DUTY_OVERSIGHT]) } } },
	{ SIM_CLASS_WEIGHTS, "指标权重", "%", {
	    { "共性指标", AT(w_class[CLASS_COMMON]) },
	    { "个性指标", AT(w_class[CLASS_INDIVIDUAL]) } } },
	{ SIM_PART_WEIGHTS, "考核权重", "%", {
	    { "日常考核", AT(w_daily) }, { "年终考核", AT(w_final) } } },
	{ SIM_CONVERSION, "记实折算", "%", { { "", AT(conversion) } } },
	{ SIM_CUT_LATE, "逾期录入扣减", "%", { { "", AT(cut_late) } } },
	{ SIM_CUT_EVIDENCE, "无印证材料扣减", "%", {
	    { "", AT(cut_evidence) } } },
	{ SIM_CUT_OVERDUE, "逾期完成扣减", "%", {
	    { "", AT(cut_overdue) } } },
	{ SIM_BONUS_CAP, "加分上限", "分", { { "", AT(bonus_cap) } } },
	{ SIM_GRADES, "等次分数", "分", { { "优秀", AT(grade[0]) },
	    { "良好", AT(grade[1]) }, { "一般", AT(grade[2]) } } },
};
#undef AT
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static int64_t
get(const struct plan *p, const struct value *v)
{
	int64_t n;

	memcpy(&n, (const char *)p + v->at, sizeof(n));
	return n;
}

static bool
row_differs(const struct row *r, const struct plan *x, const struct plan *y)
{
	for (int i = 0; i < VALUES && r->value[i].name != NULL; i++)
		if (get(x, &r->value[i]) != get(y, &r->value[i]))
			return true;
	return false;
}

/* "60%"; no cap: "不设". */
static const char *
shown(struct arena *a, const struct row *r, int64_t n)
{
	char text[24];

	if (r->kind == SIM_BONUS_CAP && n < 0)
		return "不设";
	decimal_short(n, text);
	return arena_printf(a, "%s%s", text, r->unit);
}

/* "责任权重：主体责任60%改为70%，监督责任40%改为30%" */
static const char *
row_shown(struct arena *a, const struct row *r, const struct plan *x,
    const struct plan *y)
{
	const char *text = arena_printf(a, "%s：", r->name);
	bool first = true;

	for (int i = 0; i < VALUES && r->value[i].name != NULL; i++) {
		const struct value *v = &r->value[i];

		if (get(x, v) == get(y, v))
			continue;
		text = arena_printf(a, "%s%s%s%s改为%s", text, first ? "" :
		    "，", v->name, shown(a, r, get(x, v)),
		    shown(a, r, get(y, v)));
		first = false;
	}
	return text;
}

static void
add_row(struct arena *a, struct simulation *out, const struct row *r)
{
	const struct plan *x = out->now->doc->as.plan;
	const struct plan *y = out->then->doc->as.plan;
	struct sim_step *s;

	if (!row_differs(r, x, y))
		return;
	s = vec_push(a, &out->step);
	s->kind = r->kind;
	s->what = row_shown(a, r, x, y);
	if (r->kind <= SIM_PART_WEIGHTS)
		s->at = y->weights_at;
	else if (r->kind == SIM_GRADES)
		s->at = y->grades_at;
}

/* --- indicators --- */

static const struct indicator *
find(const struct plan *p, const struct indicator *in)
{
	for (size_t i = 0; i < p->indicator.n; i++)
		if (strcmp(field_text(&p->indicator.v[i].item.id),
		    field_text(&in->item.id)) == 0)
			return &p->indicator.v[i];
	return NULL;
}

static const char *
points_of(struct arena *a, const struct indicator *in)
{
	char text[24];

	decimal_short(in->points, text);
	return arena_strdup(a, text);
}

static const char *
count_of(struct arena *a, const struct indicator *in)
{
	return arena_printf(a, "%d", (int)in->count.n);
}

static const char *
duty_of(struct arena *a, const struct indicator *in)
{
	(void)a;
	return duty_name(in->duty);
}

static const char *
applies_of(struct arena *a, const struct indicator *in)
{
	(void)a;
	return applies_name(in->applies);
}

static const char *
cycle_of(struct arena *a, const struct indicator *in)
{
	(void)a;
	return cycle_name(in->cycle);
}

static const char *
evidence_of(struct arena *a, const struct indicator *in)
{
	(void)a;
	return in->evidence ? "是" : "否";
}

static const char *
due_of(struct arena *a, const struct indicator *in)
{
	(void)a;
	return in->due.text == NULL ? "期末" : in->due.text;
}

/* What of an indicator bears on scores. */
static const struct trait {
	const char *name;
	const char *(*of)(struct arena *, const struct indicator *);
} traits[] = {
	{ "责任", duty_of }, { "适用", applies_of }, { "分值", points_of },
	{ "周期", cycle_of }, { "次数", count_of },
	{ "须印证", evidence_of }, { "完成时限", due_of },
};
enum { TRAITS = sizeof(traits) / sizeof(traits[0]) };

/* "：分值5改为8，次数1改为2"; "" where they are the same. */
static const char *
changes(struct arena *a, const struct indicator *x,
    const struct indicator *y)
{
	const char *text = "";

	for (int i = 0; i < TRAITS; i++) {
		const char *p = traits[i].of(a, x), *q = traits[i].of(a, y);

		if (strcmp(p, q) != 0)
			text = arena_printf(a, "%s%s%s%s改为%s", text,
			    text[0] == '\0' ? "：" : "，", traits[i].name, p,
			    q);
	}
	return text;
}

/* "（主体责任，全部，分值5，每月，次数1）" */
static const char *
described(struct arena *a, const struct indicator *in)
{
	return arena_printf(a, "（%s，%s，分值%s，%s，次数%d）",
	    duty_name(in->duty), applies_name(in->applies),
	    points_of(a, in), cycle_name(in->cycle), (int)in->count.n);
}

static void
add_indicator(struct arena *a, struct simulation *out, enum sim_kind kind,
    const struct indicator *x, const struct indicator *y)
{
	static const char *const verb[SIM_KINDS] = {
		[SIM_CHANGED] = "指标", [SIM_ADDED] = "增加指标",
		[SIM_DROPPED] = "取消指标",
	};
	const struct indicator *in = y == NULL ? x : y;
	struct sim_step *s = vec_push(a, &out->step);

	assert(in != NULL);
	s->kind = kind;
	s->now = x;
	s->then = y;
	s->in_now = y == NULL;
	s->at = in->item.at;
	s->what = arena_printf(a, "%s%s %s%s", verb[kind],
	    field_text(&in->item.id), field_text(&in->name), kind ==
	    SIM_CHANGED ? changes(a, x, y) : described(a, in));
}

static void
add_indicators(struct arena *a, struct simulation *out)
{
	const struct plan *x = out->now->doc->as.plan;
	const struct plan *y = out->then->doc->as.plan;
	const struct indicator *in;
	size_t i;

	for (i = 0; i < x->indicator.n; i++) {
		in = find(y, &x->indicator.v[i]);
		if (in != NULL &&
		    changes(a, &x->indicator.v[i], in)[0] != '\0')
			add_indicator(a, out, SIM_CHANGED,
			    &x->indicator.v[i], in);
	}
	for (i = 0; i < y->indicator.n; i++)
		if (find(x, &y->indicator.v[i]) == NULL)
			add_indicator(a, out, SIM_ADDED, NULL,
			    &y->indicator.v[i]);
	for (i = 0; i < x->indicator.n; i++)
		if (find(y, &x->indicator.v[i]) == NULL)
			add_indicator(a, out, SIM_DROPPED,
			    &x->indicator.v[i], NULL);
}

/* --- what moves nobody --- */

static bool
texts_differ(const struct indicator *x, const struct indicator *y)
{
	return strcmp(field_text(&x->name), field_text(&y->name)) != 0 ||
	    strcmp(field_text(&x->list_item), field_text(&y->list_item)) != 0 ||
	    strcmp(field_text(&x->text), field_text(&y->text)) != 0;
}

static bool
festivals_differ(const struct plan *x, const struct plan *y)
{
	if (x->festival.n != y->festival.n)
		return true;
	for (size_t i = 0; i < x->festival.n; i++)
		if (x->festival.v[i].day.day != y->festival.v[i].day.day)
			return true;
	return false;
}

static void
find_aside(struct arena *a, struct simulation *out)
{
	const struct plan *x = out->now->doc->as.plan;
	const struct plan *y = out->then->doc->as.plan;
	bool texts = false;

	for (size_t i = 0; i < x->indicator.n; i++) {
		const struct indicator *in = find(y, &x->indicator.v[i]);

		texts = texts ||
		    (in != NULL && texts_differ(&x->indicator.v[i], in));
	}
	if (x->publication != y->publication)
		*vec_push(a, &out->aside) = "排名公布";
	if (x->lagging != y->lagging)
		*vec_push(a, &out->aside) = "落后名次";
	if (x->tolerance != y->tolerance)
		*vec_push(a, &out->aside) = "字数容差";
	if (x->promptly != y->promptly)
		*vec_push(a, &out->aside) = "期限：及时";
	if (strcmp(field_text(&x->worklist_due),
	    field_text(&y->worklist_due)) != 0)
		*vec_push(a, &out->aside) = "期限：台账";
	if (festivals_differ(x, y))
		*vec_push(a, &out->aside) = "重大节日";
	if (texts)
		*vec_push(a, &out->aside) = "指标的名称、清单项、说明";
}

void
plan_diff(struct arena *a, struct simulation *out)
{
	for (int i = 0; i < ROWS; i++)
		if (rows[i].kind < SIM_CHANGED)
			add_row(a, out, &rows[i]);
	add_indicators(a, out);
	for (int i = 0; i < ROWS; i++)
		if (rows[i].kind > SIM_DROPPED)
			add_row(a, out, &rows[i]);
	find_aside(a, out);
}

/* --- applying --- */

struct plan *
plan_copy(struct arena *a, const struct plan *p)
{
	struct plan *out = arena_memdup(a, p, sizeof(*p));

	memset(&out->indicator, 0, sizeof(out->indicator));
	for (size_t i = 0; i < p->indicator.n; i++)
		*vec_push(a, &out->indicator) = p->indicator.v[i];
	return out;
}

static void
take_row(struct plan *work, const struct plan *then, enum sim_kind kind)
{
	for (int i = 0; i < ROWS; i++)
		for (int k = 0; rows[i].kind == kind && k < VALUES &&
		    rows[i].value[k].name != NULL; k++) {
			size_t at = rows[i].value[k].at;

			memcpy((char *)work + at, (const char *)then + at,
			    sizeof(int64_t));
		}
}

void
plan_apply(struct arena *a, struct plan *work, const struct plan *then,
    const struct sim_step *s)
{
	size_t i = 0, last;

	if (s->now == NULL && s->then == NULL) {
		take_row(work, then, s->kind);
		return;
	}
	if (s->now == NULL) {
		*vec_push(a, &work->indicator) = *s->then;
		return;
	}
	assert(work->indicator.v != NULL); /* it holds s->now */
	while (find(work, s->now) != &work->indicator.v[i])
		i++;
	if (s->then != NULL) {
		work->indicator.v[i] = *s->then;
		return;
	}
	last = --work->indicator.n;
	memmove(&work->indicator.v[i], &work->indicator.v[i + 1],
	    (last - i) * sizeof(work->indicator.v[0]));
}
