/*
 * why_text.c - a score taken apart, in words: a line for each part, the
 * parts of it below, deeper by two columns.
 */
#include "base/decimal.h"
#include "out/why_parts.h"
#include "rules/catalogue.h"

struct telling { struct arena *a; struct sbuf *out; };

const char *
why_shown(struct arena *a, const struct rational *x)
{
	if (rat_sign(x) >= 0)
		return rat_text(a, x);
	return arena_printf(a, "-%s", rat_text(a,
	    rat_sub(a, rat_int(a, 0), x)));
}

/* "8.40（42/5）" */
static const char *
both(struct telling *t, const struct rational *x)
{
	return arena_printf(t->a, "%s（%s）", why_shown(t->a, x),
	    rat_exact(t->a, x));
}

static void
put_place(struct telling *t, const struct why_node *n)
{
	if (n->file[0] == '\0')
		return;
	sbuf_printf(t->out, "  %s", n->file);
	if (n->at.line > 0)
		sbuf_printf(t->out, ":%u:%u", (unsigned)n->at.line,
		    (unsigned)n->at.column);
}

/* " [A10.2 全程记实制度第十条]" */
static void
put_rule(struct telling *t, const struct why_node *n)
{
	const struct rule_text *r;

	if (n->rule == WHY_NO_RULE)
		return;
	r = rule_text((enum rule_id)n->rule);
	sbuf_printf(t->out, " [%s %s]", r->id, r->article);
}

/* "，权重60%" of the plan, or that it counts whole. */
static void
put_weight(struct telling *t, const struct why_node *n)
{
	char percent[24];

	if (n->alone) {
		sbuf_puts(t->out, "，另一项没有得分，单独计");
	} else if (n->weight != WHY_NO_WEIGHT) {
		decimal_short(n->weight, percent);
		sbuf_printf(t->out, "，权重%s%%", percent);
	}
}

/* --- a line of each kind --- */

static void
tell_score(struct telling *t, const struct why_node *n)
{
	sbuf_printf(t->out, "%s %s", n->title, both(t, n->points));
}

static void
tell_blend(struct telling *t, const struct why_node *n)
{
	sbuf_printf(t->out, "%s %s", n->title, both(t, n->own));
	put_weight(t, n);
	sbuf_printf(t->out, "，计%s", both(t, n->points));
	/* its tasks all have the same factor: 100 ÷ Σ worth × weights */
	if (n->kind == WHY_CLASS)
		sbuf_printf(t->out, "；每1分分值计%s",
		    both(t, n->part.v[0]->factor));
}

/* 日常考核 or 年终考核 of a responsibility; 日常考核 as the whole. */
static void
tell_year_half(struct telling *t, const struct why_node *n)
{
	if (n->weight == WHY_NO_WEIGHT)
		tell_score(t, n);
	else
		tell_blend(t, n);
	if (n->text[0] != '\0')
		sbuf_printf(t->out, "（%s）", n->text);
	put_place(t, n);
}

static void
tell_part(struct telling *t, const struct why_node *n)
{
	sbuf_printf(t->out, "+%s %s%s分，三项各占三分之一", both(t, n->points),
	    n->title, why_shown(t->a, n->own));
	put_rule(t, n);
}

/* What adds to a year, what takes, what limits that. */
static void
tell_points(struct telling *t, const struct why_node *n)
{
	sbuf_printf(t->out, "%s%s %s：%s", rat_sign(n->points) < 0 ? "" :
	    "+", both(t, n->points), n->title, n->text);
	put_rule(t, n);
	put_place(t, n);
}

static void
tell_task(struct telling *t, const struct why_node *n)
{
	char day[11];

	day_format(n->task->deadline, day);
	sbuf_printf(t->out, "任务%s %s，%s到期：分值%s得%s，计%s",
	    n->task->subject, n->title, day, why_shown(t->a, n->full),
	    why_shown(t->a, n->own), both(t, n->points));
	put_place(t, n);
}

static void
tell_record(struct telling *t, const struct why_node *n)
{
	sbuf_printf(t->out, "%s：%s得%s%s", n->title,
	    why_shown(t->a, n->full), why_shown(t->a, n->own),
	    n->provisional ? "（没有审核意见，暂定）" : "");
	put_place(t, n);
}

static void
tell_missing(struct telling *t, const struct why_node *n)
{
	sbuf_puts(t->out, n->title);
	put_place(t, n);
}

static void
tell_surplus(struct telling *t, const struct why_node *n)
{
	sbuf_printf(t->out, "%s：%s", n->title, n->text);
	put_place(t, n);
}

static void
tell_value(struct telling *t, const struct why_node *n)
{
	sbuf_printf(t->out, "+%s %s", both(t, n->points), n->title);
}

static void
tell_loss(struct telling *t, const struct why_node *n)
{
	sbuf_printf(t->out, "%s %s：%s", both(t, n->points), n->title,
	    n->text);
	put_rule(t, n);
	put_place(t, n);
}

static void
tell(struct telling *t, const struct why_node *n, int depth)
{
	static void (*const line[WHY_KINDS])(struct telling *,
	    const struct why_node *) = {
		[WHY_SCORE] = tell_score, [WHY_DUTY] = tell_blend,
		[WHY_CLASS] = tell_blend, [WHY_TASK] = tell_task,
		[WHY_RECORD] = tell_record, [WHY_MISSING] = tell_missing,
		[WHY_SURPLUS] = tell_surplus, [WHY_VALUE] = tell_value,
		[WHY_LOSS] = tell_loss, [WHY_YEAR] = tell_score,
		[WHY_DAILY] = tell_year_half, [WHY_FINAL] = tell_year_half,
		[WHY_PART] = tell_part, [WHY_BONUS] = tell_points,
		[WHY_PENALTY] = tell_points, [WHY_CAP] = tell_points,
		[WHY_FLOOR] = tell_points,
	};

	sbuf_printf(t->out, "%*s", 2 * depth, "");
	line[n->kind](t, n);
	sbuf_putc(t->out, '\n');
	for (size_t i = 0; i < n->part.n; i++)
		tell(t, n->part.v[i], depth + 1);
}

/* --- a year's grade --- */

static void
tell_ungraded(struct telling *t, const struct why *w)
{
	const struct closing *c = &w->results->annual.closing;

	for (size_t i = 0; i < w->annual->ungraded.n; i++) {
		const struct ungraded *x = &w->annual->ungraded.v[i];
		const struct rule_text *r = rule_text((enum rule_id)x->rule);

		sbuf_printf(t->out, "未评定：%s [%s %s]\n", x->why, r->id,
		    r->article);
	}
	if (w->annual->final == NULL)
		sbuf_puts(t->out, "还没有年度得分，以下是到截止日期为止的日常"
		    "考核得分\n");
	for (size_t i = 0; i < c->lacks.n; i++)
		sbuf_printf(t->out, "年度还不能结账：%s\n",
		    c->lacks.v[i].why);
}

/* The 处分 of the unit, and what each leaves of the grade. */
static void
tell_ceilings(struct telling *t, const struct why *w)
{
	const struct annual *y = &w->results->annual;

	for (size_t i = 0; i < y->ceiling.n; i++) {
		const struct ceiling *c = &y->ceiling.v[i];
		const struct rule_text *r = rule_text((enum rule_id)c->rule);

		if (c->unit != w->unit->unit)
			continue;
		sbuf_printf(t->out, "  %s%s [%s %s]  %s:%u:%u\n", c->why,
		    c->lowers ? "，等次因此降低" : "", r->id, r->article,
		    c->entry->path, (unsigned)c->at.line,
		    (unsigned)c->at.column);
	}
}

static void
tell_grade(struct telling *t, const struct why *w)
{
	const struct annual_result *y = w->annual;
	const int64_t *line = w->results->plan->grade;
	char text[3][24];

	for (int i = 0; i < 3; i++)
		decimal_short(line[i], text[i]);
	sbuf_printf(t->out, "\n等次：%s", grade_name(y->grade));
	if (y->grade != y->earned)
		sbuf_printf(t->out, "（得分属于%s）", grade_name(y->earned));
	sbuf_printf(t->out, "；优秀%s分、良好%s分、一般%s分以上，按没有舍入的"
	    "得分评\n", text[0], text[1], text[2]);
	tell_ceilings(t, w);
}

/* --- head and foot --- */

static void
tell_head(struct telling *t, const struct why *w)
{
	const struct results *r = w->results;
	const struct unit *u = w->unit->unit;
	char day[40], remark[REMARKS][REMARK_BYTES];
	size_t n = unit_remarks(w->unit, remark);

	day_chinese(r->as_of, day);
	sbuf_printf(t->out, "%s %s（%s）%s得分的由来（截至%s）\n",
	    u->code.text, u->name.text == NULL ? "" : u->name.text,
	    category_name(u->category), window_chinese(t->a, r->window),
	    day);
	if (w->unit->rank > 0)
		sbuf_printf(t->out, "名次：%s第%d\n",
		    category_name(u->category), w->unit->rank);
	for (size_t i = 0; i < n; i++)
		sbuf_printf(t->out, "注意：%s\n", remark[i]);
	if (r->weights_differ)
		sbuf_puts(t->out, "注意：考核方案的权重与第十条不一致"
		    "（D10.2）\n");
	if (w->n_open > 0)
		sbuf_printf(t->out, "注意：还有%zu项任务没有到期，未计入\n",
		    w->n_open);
	if (w->annual != NULL)
		tell_ungraded(t, w);
	sbuf_putc(t->out, '\n');
}

/* Leaves above and below nothing. */
static void
add_up(struct arena *a, const struct why_node *n,
    const struct rational **gained, const struct rational **lost)
{
	const struct rational **to = rat_sign(n->points) < 0 ? lost : gained;

	if (n->part.n == 0)
		*to = rat_add(a, *to, n->points);
	for (size_t i = 0; i < n->part.n; i++)
		add_up(a, n->part.v[i], gained, lost);
}

static void
tell_foot(struct telling *t, const struct why *w)
{
	const struct rational *gained = rat_int(t->a, 0), *lost = gained;

	add_up(t->a, w->score, &gained, &lost);
	sbuf_printf(t->out, "\n逐项相加：+%s %s ＝ %s\n", both(t, gained),
	    rat_sign(lost) < 0 ? both(t, lost) : "-0.00（0）",
	    both(t, rat_add(t->a, gained, lost)));
	sbuf_puts(t->out, "括号里是精确值；括号外四舍五入到两位小数，"
	    "逐项相加可能差0.01。\n");
}

void
why_tell(struct sbuf *out, struct arena *a, const struct why_node *n,
    int depth)
{
	struct telling t = { a, out };

	tell(&t, n, depth);
}

void
why_text(const struct why *w, struct arena *a, struct sbuf *out)
{
	struct telling t = { a, out };

	tell_head(&t, w);
	if (w->score == NULL) {
		sbuf_puts(out, "没有得分：没有到期的任务\n");
	} else {
		tell(&t, w->score, 0);
		tell_foot(&t, w);
		if (w->annual != NULL && w->annual->final != NULL)
			tell_grade(&t, w);
	}
	sbuf_printf(out, "\n台账链：第%lld条 %s\n",
	    (long long)w->results->chain_count, w->results->chain_value);
}
