/*
 * case_text.c - a 问责案件 in words.
 */
#include "out/case.h"

#include <string.h>

#include "base/idnumber.h"
#include "base/utf8.h"
#include "rules/catalogue.h"

enum { STEP_COLUMNS = 10, STATE_COLUMNS = 8, ID_COLUMNS = 18,
	TARGET_COLUMNS = 24 };

static const char *
day_or_blank(struct arena *a, day_t d)
{
	return d == DAY_NONE ? "" : day_shown(a, d);
}

/* Padded by display columns; one blank at least. */
static void
put_column(struct sbuf *b, const char *text, size_t columns)
{
	size_t n = utf8_columns(text);

	sbuf_printf(b, "%s%*s", text, n < columns ? (int)(columns - n) : 1,
	    "");
}

static const char *
target_shown(struct arena *a, const struct case_view *v)
{
	const char *post = field_text(&v->c->target.post);
	const char *unit = v->unit == NULL ? field_text(&v->c->target.unit) :
	    field_text(&v->unit->name);

	return arena_printf(a, "%s（%s%s%s）", case_target_name(v), post,
	    post[0] == '\0' ? "" : "，", unit);
}

/* What 复查 made of the first decision; "" = nothing. */
static const char *
superseded_shown(const struct case_view *v)
{
	return v->revoked ? "撤销" : v->changed ? "变更" : "";
}

static const char *
place_shown(struct arena *a, const struct case_view *v)
{
	const char *now = v->now == CASE_STEPS ? "尚未启动" :
	    case_step_name(v->now);

	if (v->dropped)
		return "不予问责";
	if (v->next == CASE_STEPS)
		return now;
	return arena_printf(a, "%s；下一步：%s", now,
	    case_step_name(v->next));
}

/* --- one case --- */

static void
put_head(struct sbuf *b, struct arena *a, const struct case_view *v)
{
	const struct case_source *s = &v->c->source;

	sbuf_printf(b, "案件%s　%s\n", v->id, target_shown(a, v));
	sbuf_printf(b, "来源：%s，%s，%s%s%s\n", field_text(&s->type),
	    field_text(&s->unit), day_or_blank(a, s->day.day),
	    s->number.text == NULL ? "" : "，", field_text(&s->number));
	sbuf_printf(b, "条例：%d年；截至%s\n", v->c->edition,
	    day_or_blank(a, v->as_of));
	sbuf_printf(b, "阶段：%s\n", place_shown(a, v));
	if (v->revoked || v->changed)
		sbuf_printf(b, "原问责决定：%s经复查%s\n", day_or_blank(a,
		    v->c->reconsideration.day.day),
		    superseded_shown(v));
}

static void
put_refusal(struct sbuf *b, const struct case_view *v)
{
	if (v->refused == NULL)
		return;
	sbuf_printf(b, "\n最近报送的没有受理，这里说的是以前受理的：%s\n",
	    v->refused->path);
	for (size_t i = 0; i < v->refusal.n; i++) {
		const struct diag *d = &v->refusal.v[i];
		const struct rule_text *t = rule_text((enum rule_id)d->rule);

		sbuf_printf(b, "  %u:%u: %s: %s [%s %s]\n",
		    (unsigned)d->at.line, (unsigned)d->at.column,
		    level_name(d->level), d->message, t->id, t->article);
	}
}

static void
put_steps(struct sbuf *b, struct arena *a, const struct case_view *v)
{
	sbuf_puts(b, "\n步骤\n");
	for (int s = 0; s < CASE_STEPS; s++) {
		sbuf_puts(b, "  ");
		put_column(b, case_step_name((enum case_step)s),
		    STEP_COLUMNS);
		sbuf_puts(b, step_state_name(v->step[s].state));
		if (v->step[s].state == STEP_DONE)
			sbuf_printf(b, "  %s", day_or_blank(a, v->step[s].day));
		sbuf_putc(b, '\n');
	}
}

static void
put_due(struct sbuf *b, struct arena *a, const struct case_lack *l)
{
	if (l->due == DAY_NONE)
		return;
	sbuf_printf(b, "，%s以前", day_or_blank(a, l->due));
	if (l->state == STATE_OVERDUE)
		sbuf_printf(b, "，已逾期%d日", (int)l->days);
}

static void
put_lacks(struct sbuf *b, struct arena *a, const struct case_view *v)
{
	if (v->lack.n == 0)
		return;
	sbuf_puts(b, "\n缺少\n");
	for (size_t i = 0; i < v->lack.n; i++) {
		const struct case_lack *l = &v->lack.v[i];
		const struct rule_text *t = rule_text((enum rule_id)l->rule);

		sbuf_puts(b, "  ");
		put_column(b, case_step_name(l->step), STEP_COLUMNS);
		sbuf_puts(b, l->what);
		put_due(b, a, l);
		sbuf_printf(b, " [%s %s]\n", t->id, t->article);
	}
}

static void
put_papers(struct sbuf *b, const struct case_view *v)
{
	bool any = false;

	for (int p = 0; p < CASE_PAPERS; p++) {
		const struct case_paper_view *x = &v->paper[p];

		if (!x->applies)
			continue;
		if (!any)
			sbuf_puts(b, "\n文书\n");
		any = true;
		sbuf_printf(b, "  %s：", case_paper_name((enum case_paper)p));
		if (!x->may) {
			sbuf_printf(b, "不印，%s\n", x->why_not);
			continue;
		}
		sbuf_puts(b, x->draft ? "印草稿" : "印");
		if (x->number != NULL)
			sbuf_printf(b, "，%s", x->number);
		if (x->wants != NULL)
			sbuf_printf(b, "，待签批：%s", x->wants);
		sbuf_puts(b, x->due ? "\n" : "；这一步已经办了\n");
	}
}

static void
put_effect(struct sbuf *b, struct arena *a, const struct case_view *v)
{
	if (v->effect > 0)
		sbuf_printf(b, "\n影响期：%d个月，%s至%s%s\n", v->effect,
		    day_or_blank(a, v->effect_from), day_or_blank(a,
		    v->effect_last), v->effect_runs ? "" : "，不在期内");
}

static void
put_secret(struct sbuf *b, const struct case_view *v)
{
	sbuf_printf(b, "案件%s　涉密案件，不显示内容\n", v->id);
}

void
case_text(const struct case_view *v, struct arena *a, struct sbuf *out)
{
	if (v->secret) {
		put_secret(out, v);
		return;
	}
	put_head(out, a, v);
	put_refusal(out, v);
	put_steps(out, a, v);
	put_lacks(out, a, v);
	put_papers(out, v);
	put_effect(out, a, v);
	idnumber_hide_all(a, out);
}

/* --- all of them --- */

void
case_list_text(const struct case_view *v, size_t n, struct arena *a,
    struct sbuf *out)
{
	if (n == 0)
		sbuf_puts(out, "没有已受理的问责案件\n");
	for (size_t i = 0; i < n; i++) {
		const struct case_view *x = &v[i];

		if (x->secret) {
			put_secret(out, x);
			continue;
		}
		put_column(out, x->id, ID_COLUMNS);
		put_column(out, target_shown(a, x), TARGET_COLUMNS);
		sbuf_puts(out, place_shown(a, x));
		if (x->revoked || x->changed)
			sbuf_printf(out, "；原决定已%s", superseded_shown(x));
		if (x->n_overdue > 0)
			sbuf_printf(out, "；逾期%zu项", x->n_overdue);
		if (x->effect_runs)
			sbuf_printf(out, "；影响期至%s", day_or_blank(a,
			    x->effect_last));
		if (x->refused != NULL)
			sbuf_puts(out, "；最近报送的没有受理");
		sbuf_putc(out, '\n');
	}
	idnumber_hide_all(a, out);
}
