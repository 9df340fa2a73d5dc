/*
 * simulate_text.c - a simulation in words: what differs, who moves by
 * which of it, which records are left without a task.
 */
#include "out/simulate_parts.h"

enum { MANY_LOST = 20 };

struct telling {
	struct arena *a;
	struct sbuf *out;
	const struct simulation *s;
};

const char *
simulate_shown(struct arena *a, const struct rational *x)
{
	if (rat_sign(x) >= 0)
		return rat_text(a, x);
	return arena_printf(a, "-%s", rat_text(a,
	    rat_sub(a, rat_int(a, 0), x)));
}

/* "+2.90（29/10）" */
static const char *
change(struct telling *t, const struct rational *x)
{
	return arena_printf(t->a, "%s%s（%s）", rat_sign(x) > 0 ? "+" : "",
	    simulate_shown(t->a, x), rat_exact(t->a, x));
}

static const char *
score(struct telling *t, const struct rational *x)
{
	return x == NULL ? "—" : rat_text(t->a, x);
}

static const char *
place(struct telling *t, int rank)
{
	return rank == 0 ? "—" : arena_printf(t->a, "%d", rank);
}

/* --- head --- */

static void
tell_plan(struct telling *t, const char *name, const struct filed *p)
{
	const char *number = field_text(&p->doc->as.plan->number);

	sbuf_printf(t->out, "%s：%s%s%s%s\n", name, p->entry->path,
	    number[0] == '\0' ? "" : "（", number,
	    number[0] == '\0' ? "" : "）");
}

static void
tell_head(struct telling *t)
{
	char day[40];

	day_chinese(t->s->as_of, day);
	sbuf_printf(t->out, "%d年度换一个考核方案（截至%s）\n", t->s->year,
	    day);
	if (!t->s->over)
		sbuf_puts(t->out, "年度尚未结束，只算已经到期的任务\n");
	sbuf_printf(t->out, "名次按%s排；没有保存任何东西\n",
	    t->s->by_final ? "年度得分" : "日常考核得分");
	tell_plan(t, "现行方案", t->s->now);
	tell_plan(t, "换成方案", t->s->then);
}

static void
tell_texts(struct telling *t, const char *head, const char *const *v,
    size_t n)
{
	for (size_t i = 0; i < n; i++)
		sbuf_printf(t->out, "%s%s%s", i == 0 ? head : "、", v[i],
		    i + 1 == n ? "\n" : "");
}

static void
tell_step(struct telling *t, size_t k)
{
	const struct sim_step *x = &t->s->step.v[k];
	const char *file = (x->in_now ? t->s->now : t->s->then)->entry->path;

	sbuf_printf(t->out, "  %zu. %s", k + 1, x->what);
	if (x->at.line > 0)
		sbuf_printf(t->out, "  %s:%u:%u", file, (unsigned)x->at.line,
		    (unsigned)x->at.column);
	if (x->n_up + x->n_down == 0)
		sbuf_puts(t->out, "\n     得分没有变化");
	else
		sbuf_printf(t->out, "\n     升%zu个单位，降%zu个单位",
		    x->n_up, x->n_down);
	if (x->n_regraded > 0)
		sbuf_printf(t->out, "；%zu个单位的等次变化", x->n_regraded);
	sbuf_putc(t->out, '\n');
}

static void
tell_steps(struct telling *t)
{
	if (t->s->step.n == 0)
		sbuf_puts(t->out, "\n两个方案在计分上没有不同\n");
	else
		sbuf_puts(t->out, "\n不同之处（依次改过去；每个单位各步的变化"
		    "相加正好等于总变化）\n");
	for (size_t k = 0; k < t->s->step.n; k++)
		tell_step(t, k);
	tell_texts(t, "不影响得分的不同：", t->s->aside.v, t->s->aside.n);
	tell_texts(t, "注意：增加的指标与单位台账的编号相同，记录只计给"
	    "方案的：", t->s->clash.v, t->s->clash.n);
}

/* --- units --- */

static void
tell_parts(struct telling *t, const struct sim_unit *u)
{
	for (size_t k = 0; k < t->s->step.n; k++) {
		const struct sim_part *p = &u->part[k];
		const struct rational *x = u->change.final != NULL ?
		    p->final : p->daily;

		if (rat_sign(x) == 0 && p->before == p->after)
			continue;
		sbuf_printf(t->out, "      第%zu步 %s", k + 1, change(t, x));
		if (p->before != p->after)
			sbuf_printf(t->out, "，等次%s → %s",
			    grade_name(p->before), grade_name(p->after));
		sbuf_putc(t->out, '\n');
	}
}

/* One line, and what it comes from. */
static void
tell_unit(struct telling *t, const struct sim_unit *u)
{
	bool final = u->change.final != NULL;

	sbuf_printf(t->out, "  %s %s：", u->unit->code.text,
	    field_text(&u->unit->name));
	if (final)
		sbuf_printf(t->out, "年度得分%s → %s，%s；等次%s → %s",
		    score(t, u->now.final), score(t, u->then.final),
		    change(t, u->change.final), grade_name(u->now.grade),
		    grade_name(u->then.grade));
	else
		sbuf_printf(t->out, "日常考核%s → %s，%s",
		    score(t, u->now.daily), score(t, u->then.daily),
		    change(t, u->change.daily));
	sbuf_printf(t->out, "；名次%s → %s\n", place(t, u->now.rank),
	    place(t, u->then.rank));
	tell_parts(t, u);
}

static void
tell_category(struct telling *t, enum category c)
{
	size_t still = 0, moved = 0;

	sbuf_printf(t->out, "\n%s\n", category_name(c));
	for (size_t i = 0; i < t->s->unit.n; i++) {
		const struct sim_unit *u = &t->s->unit.v[i];

		if (u->unit->category != c)
			continue;
		if (u->moves)
			tell_unit(t, u);
		moved += u->moves;
		still += !u->moves;
	}
	if (still > 0)
		sbuf_printf(t->out, "  %s%zu个单位没有变化\n",
		    moved > 0 ? "其余" : "", still);
}

/* --- records --- */

static void
tell_lost(struct telling *t)
{
	const struct simulation *s = t->s;

	if (s->lost.n + s->n_masked == 0)
		return;
	sbuf_printf(t->out, "\n换了方案就没有任务可计的记录：%zu条\n",
	    s->lost.n + s->n_masked);
	for (size_t i = 0; i < s->lost.n && i < MANY_LOST; i++) {
		const struct fact_record *r = s->lost.v[i].record;

		sbuf_printf(t->out, "  %s 记录%s，原来计入%s  %s:%u:%u\n",
		    r->unit, r->id, s->lost.v[i].task->subject,
		    r->entry->path, (unsigned)r->at.line,
		    (unsigned)r->at.column);
	}
	if (s->lost.n > MANY_LOST)
		sbuf_printf(t->out, "  还有%zu条，--format json 列出全部\n",
		    s->lost.n - MANY_LOST);
	if (s->n_masked > 0)
		sbuf_printf(t->out, "  其中%zu条是涉密记录\n", s->n_masked);
}

void
simulate_text(const struct simulation *s, struct arena *a, struct sbuf *out)
{
	struct telling t = { a, out, s };

	tell_head(&t);
	tell_steps(&t);
	for (int c = 0; c < CATEGORIES; c++)
		tell_category(&t, (enum category)c);
	tell_lost(&t);
}
