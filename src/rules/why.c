/*
 * why.c - the recording score of a window as a tree of contributions.
 * A responsibility counts by its weight, a class by its weight in it, a
 * task by 100 ÷ Σ worth of the class; where the other of two has no
 * score the one counts whole (RULES.md, Scores).
 */
#include "rules/why_run.h"

#include <assert.h>
#include <string.h>

#include "rules/catalogue.h"
#include "rules/fold.h"

enum { WHOLE = 10000 }; /* 100 % in hundredths */

struct why_node *
why_node(struct explaining *x, enum why_kind kind, const char *title)
{
	struct why_node *n = arena_new(x->a, struct why_node);

	n->kind = kind;
	n->title = title;
	n->weight = WHY_NO_WEIGHT;
	n->rule = WHY_NO_RULE;
	n->file = n->text = "";
	return n;
}

struct why_node *
why_scaled(struct explaining *x, struct why_node *n,
    const struct rational *own, const struct rational *full,
    const struct rational *factor)
{
	n->own = own;
	n->full = full;
	n->factor = factor;
	n->points = rat_mul(x->a, own, factor);
	return n;
}

void
why_add(struct explaining *x, struct why_node *to, struct why_node *part)
{
	*vec_push(x->a, &to->part) = part;
}

void
why_place(struct why_node *n, const struct entry *e, struct place at)
{
	n->file = e == NULL ? "" : e->path;
	n->at = at;
}

const struct rational *
why_negative(struct explaining *x, const struct rational *v)
{
	return rat_sub(x->a, rat_int(x->a, 0), v);
}

/* --- records --- */

/* A loss stands at the record that bears it, what a 审核意见 took at the
 * 意见; of a record under secrecy nowhere. */
static void
place_loss(struct why_node *n, const struct loss *l)
{
	const struct fact_record *r = l->record;

	n->record = r;
	if (r == NULL)
		return;
	if (l->kind == LOSS_DEDUCT || l->kind == LOSS_RETURNED ||
	    l->kind == LOSS_FALSE)
		why_place(n, r->opinion.entry, r->opinion.at);
	else
		why_place(n, r->entry, r->at);
}

static struct why_node *
loss_node(struct explaining *x, const struct loss *l,
    const struct rational *factor)
{
	struct why_node *n = why_node(x, WHY_LOSS, loss_name(l->kind));

	why_scaled(x, n, why_negative(x, l->points), NULL, factor);
	n->task = l->task;
	n->rule = l->rule;
	n->text = l->why;
	place_loss(n, l);
	return n;
}

static void
add_losses(struct explaining *x, struct why_node *to, const struct task *t,
    const struct earning *e, const struct rational *factor)
{
	const struct results *r = x->r;

	for (size_t i = 0; i < r->loss.n; i++)
		if (r->loss.v[i].task == t && r->loss.v[i].earning == e)
			why_add(x, to, loss_node(x, &r->loss.v[i], factor));
}

static void
add_value(struct explaining *x, struct why_node *to, const struct task *t,
    int64_t n)
{
	struct why_node *v = why_node(x, WHY_VALUE, n == 1 ? "分值÷次数" :
	    arena_printf(x->a, "分值÷次数×%d", (int)n));

	why_scaled(x, v, to->full, NULL, to->factor);
	v->task = t;
	v->record = to->record;
	v->file = to->file;
	v->at = to->at;
	why_add(x, to, v);
}

/* What may be said of the record: nothing of one under secrecy. */
static void
name_record(struct explaining *x, struct why_node *n,
    const struct fact_record *r)
{
	n->title = "1条涉密记录";
	n->provisional = r->opinion.opinion == OPINION_NONE;
	if (record_masked(r, x->r->as_of))
		return;
	n->title = arena_printf(x->a, "记录%s", r->id);
	n->record = r;
	why_place(n, r->entry, r->at);
}

static struct why_node *
record_node(struct explaining *x, const struct task *t,
    const struct earning *e, const struct rational *factor)
{
	struct why_node *n = why_node(x, e->counts ? WHY_RECORD : WHY_SURPLUS,
	    "");

	name_record(x, n, e->record);
	n->task = t;
	if (!e->counts) {
		n->text = arena_printf(x->a, "任务只计%d条记录，本条不计分",
		    (int)t->indicator->count.n);
		return why_scaled(x, n, rat_int(x->a, 0), NULL, factor);
	}
	why_scaled(x, n, e->earned, e->full, factor);
	add_value(x, n, t, 1);
	add_losses(x, n, t, e, factor);
	return n;
}

/* The records that 次数 asks for and that nobody filed. */
static void
add_missing(struct explaining *x, struct why_node *to,
    const struct task *t, int64_t missing)
{
	struct why_node *n;
	const struct rational *one = rat_frac(x->a, t->indicator->points,
	    100 * t->indicator->count.n);

	if (missing <= 0)
		return;
	n = why_node(x, WHY_MISSING, arena_printf(x->a, "缺%d条记录",
	    (int)missing));
	n->task = t;
	n->file = to->file;
	n->at = to->at;
	why_scaled(x, n, rat_int(x->a, 0), rat_mul(x->a, one,
	    rat_int(x->a, missing)), to->factor);
	add_value(x, n, t, missing);
	add_losses(x, n, t, NULL, to->factor);
	for (size_t i = 0; i < n->part.n; i++) {
		n->part.v[i]->file = n->file;
		n->part.v[i]->at = n->at;
	}
	why_add(x, to, n);
}

/* --- tasks --- */

static struct why_node *
task_node(struct explaining *x, const struct task *t,
    const struct rational *factor)
{
	const struct indicator *in = t->indicator;
	struct why_node *n = why_node(x, WHY_TASK, field_text(&in->name));
	int64_t have = 0;

	n->task = t;
	why_place(n, in->klass == CLASS_COMMON ? x->plan : x->worklist,
	    in->item.at);
	why_scaled(x, n, t->earned, t->worth, factor);
	for (size_t i = 0; i < t->n_earnings; i++) {
		have += t->earning[i].counts;
		why_add(x, n, record_node(x, t, &t->earning[i], factor));
	}
	add_missing(x, n, t, in->count.n - have);
	return n;
}

static bool
is_of(const struct explaining *x, const struct task *t, enum duty d,
    enum klass k)
{
	return t->scored && t->unit == x->u->unit && t->indicator->duty == d &&
	    t->indicator->klass == k;
}

static const struct rational *
worth_of(struct explaining *x, enum duty d, enum klass k)
{
	const struct rational *sum = rat_int(x->a, 0);

	for (size_t i = 0; i < x->r->task.n; i++)
		if (is_of(x, &x->r->task.v[i], d, k))
			sum = rat_add(x->a, sum, x->r->task.v[i].worth);
	return sum;
}

/* --- classes and responsibilities --- */

const struct rational *
why_weigh(struct explaining *x, struct why_node *n, int64_t weight,
    const struct rational *other, const struct rational *factor)
{
	n->alone = other == NULL;
	if (n->alone)
		return factor;
	n->weight = weight;
	return rat_mul(x->a, factor, rat_frac(x->a, weight, WHOLE));
}

static void
add_class(struct explaining *x, struct why_node *to, enum duty d,
    enum klass k, const struct rational *whole)
{
	const struct duty_result *r = &x->u->duty[d];
	struct why_node *n = why_node(x, WHY_CLASS, arena_printf(x->a, "%s指标",
	    class_name(k)));
	const struct rational *factor, *each;

	if (r->klass[k] == NULL)
		return;
	factor = why_weigh(x, n, x->r->plan->w_class[k], r->klass[1 - k],
	    whole);
	why_scaled(x, n, r->klass[k], rat_int(x->a, 100), factor);
	each = rat_div(x->a, rat_mul(x->a, factor, n->full),
	    worth_of(x, d, k));
	for (size_t i = 0; i < x->r->task.n; i++)
		if (is_of(x, &x->r->task.v[i], d, k))
			why_add(x, n, task_node(x, &x->r->task.v[i], each));
	assert(rat_cmp(why_sum(x->a, n), n->points) == 0);
	why_add(x, to, n);
}

void
why_add_classes(struct explaining *x, struct why_node *to, enum duty d,
    const struct rational *factor)
{
	for (int k = 0; k < CLASSES; k++)
		add_class(x, to, d, (enum klass)k, factor);
}

static void
add_duty(struct explaining *x, struct why_node *to, enum duty d)
{
	const struct unit_result *u = x->u;
	struct why_node *n = why_node(x, WHY_DUTY, duty_name(d));
	const struct rational *factor;

	if (u->duty[d].score == NULL)
		return;
	factor = why_weigh(x, n, x->r->plan->w_duty[d], u->duty[1 - d].score,
	    to->factor);
	why_scaled(x, n, u->duty[d].score, rat_int(x->a, 100), factor);
	why_add_classes(x, n, d, factor);
	why_add(x, to, n);
}

/* --- the whole --- */

static const struct entry *
worklist_of(const struct explaining *x, const struct fact_year *y)
{
	for (size_t i = 0; i < y->worklist.n; i++)
		if (strcmp(y->worklist.v[i].entry->unit,
		    field_text(&x->u->unit->code)) == 0)
			return y->worklist.v[i].entry;
	return NULL;
}

static size_t
count_open(const struct results *r, const struct unit *u)
{
	size_t n = 0;

	for (size_t i = 0; i < r->task.n; i++) {
		const struct task *t = &r->task.v[i];

		n += t->unit == u && t->deadline >= r->first &&
		    t->deadline <= r->last && !t->scored;
	}
	return n;
}

bool
why_begin(struct explaining *x, struct why *w)
{
	const struct fact_year *y = facts_year(x->r->facts, x->r->year);

	w->results = x->r;
	w->unit = x->u;
	w->n_open = count_open(x->r, x->u->unit);
	if (y == NULL || x->r->plan == NULL)
		return false;
	x->plan = y->plan.entry;
	x->worklist = worklist_of(x, y);
	return true;
}

const struct why *
why_recording(struct arena *a, const struct results *r,
    const struct unit_result *u)
{
	struct explaining x = { .a = a, .r = r, .u = u };
	struct why *w = arena_new(a, struct why);

	if (!why_begin(&x, w) || u->score == NULL)
		return w;
	w->score = why_scaled(&x, why_node(&x, WHY_SCORE, "得分"), u->score,
	    rat_int(a, 100), rat_int(a, 1));
	for (int d = 0; d < DUTIES; d++)
		add_duty(&x, w->score, (enum duty)d);
	assert(rat_cmp(why_sum(a, w->score), u->score) == 0);
	return w;
}
