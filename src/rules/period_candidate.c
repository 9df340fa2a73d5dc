/*
 * period_candidate.c - who is proposed for 重点督查 (D06.1) and for 督责约谈
 * (B15.1): a list with reasons for people to decide on, quarter by quarter.
 * Readings: both compare the score as it is printed, in two decimals.  The
 *        last N of n ranked units are those whose rank > n - N, N cut to
 *        n / 2.  While the quarter is not over nobody is listed for a
 *        rank or a score.  重点领域 count for the year of their date.
 *        What a 核查 found not mended counts until another finds it 到位.
 */
#include <string.h>

#include "base/decimal.h"
#include "model/asked.h"
#include "rules/compute_run.h"
#include "rules/fold.h"

/* Reasons of one unit, parted by semicolons. */
struct reasons { struct arena *a; const char *text; };

static void
reason_add(struct reasons *x, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static void
reason_add(struct reasons *x, const char *fmt, ...)
{
	va_list ap;
	const char *s;

	va_start(ap, fmt);
	s = arena_vprintf(x->a, fmt, ap);
	va_end(ap);
	x->text = x->text[0] == '\0' ? s :
	    arena_printf(x->a, "%s；%s", x->text, s);
}

static int64_t
count_ranked(const struct results *r, enum category c)
{
	int64_t n = 0;

	for (size_t i = 0; i < r->unit.n; i++)
		n += r->unit.v[i].unit->category == c &&
		    r->unit.v[i].rank > 0;
	return n;
}

/* D06.1: 季度排名落后 */
static void
add_lagging(struct compute_run *run, const struct unit_result *u,
    struct reasons *why)
{
	int64_t n = count_ranked(run->r, u->unit->category);
	int64_t last = run->plan->lagging < n / 2 ? run->plan->lagging :
	    n / 2;

	if (!run->r->over || u->rank == 0 || u->rank <= n - last)
		return;
	reason_add(why, "%s得分%s，在%d个%s中列第%d名，属于后%d名",
	    window_chinese(run->a, run->r->window), rat_text(run->a, u->score),
	    (int)n, category_name(u->unit->category), u->rank, (int)last);
}

/* D06.1, B15.1: each with the line of the 督查反馈 that found it */
static void
add_unmended(struct compute_run *run, const struct unit *u,
    struct reasons *why)
{
	for (size_t i = 0; i < run->r->deadline.n; i++) {
		const struct deadline *d = &run->r->deadline.v[i];

		if (d->unit == u && d->rule == RULE_D15_1 &&
		    deadline_unmended(d))
			reason_add(why, "督查问题%s的整改核查结论是%s（%s:%u）",
			    d->subject, state_name(d->state), d->entry->path,
			    (unsigned)d->at.line);
	}
}

/* D06.1: 群众反映强烈、腐败问题易发多发的领域和部门, of the year */
static void
add_focus(struct compute_run *run, const struct unit *u,
    struct reasons *why)
{
	const struct facts *f = run->f;

	for (size_t i = 0; i < f->focus.n; i++) {
		const struct doc *d = f->focus.v[i].doc;
		const struct focus *x = d->as.focus;

		for (size_t k = 0; d->year == run->year && k < x->area.n;
		    k++) {
			const struct focus_area *y = &x->area.v[k];

			if (strcmp(field_text(&y->unit), field_text(&u->code))
			    == 0)
				reason_add(why, "列入重点领域%s（%s，%s）",
				    field_text(&d->id), field_text(&y->area),
				    concern_name(y->concern));
		}
	}
}

/* D06.1: an area that is no unit's */
static void
find_areas(struct compute_run *run)
{
	const struct facts *f = run->f;

	for (size_t i = 0; i < f->focus.n; i++) {
		const struct doc *d = f->focus.v[i].doc;
		const struct focus *x = d->as.focus;
		struct note n = { .rule = RULE_D06_1, .most = LEVELS,
			.entry = f->focus.v[i].entry, .unit = "",
			.record = field_text(&d->id), .month = -1,
			.on = DAY_NONE };

		for (size_t k = 0; d->year == run->year && k < x->area.n;
		    k++) {
			const struct focus_area *y = &x->area.v[k];

			n.at = y->at;
			if (y->unit.text == NULL)
				note_add(run, &n, "%s领域列为重点督查的候选：列入"
				    "重点领域%s（%s）", field_text(&y->area),
				    n.record, concern_name(y->concern));
		}
	}
}

/* D06.1 */
static void
find_inspection(struct compute_run *run, const struct unit_result *u)
{
	struct note n = note_of_unit(run, RULE_D06_1, u->unit);
	struct reasons why = { run->a, "" };
	char day[40];

	add_lagging(run, u, &why);
	day_chinese(run->as_of, day);
	if (u->overdue > 0)
		reason_add(&why, "截至%s有%d项任务逾期没有完成", day,
		    (int)u->overdue);
	add_unmended(run, u->unit, &why);
	add_focus(run, u->unit, &why);
	if (why.text[0] != '\0')
		note_add(run, &n, "%s列为重点督查的候选：%s",
		    unit_shown(u->unit), why.text);
}

/* B15.1: the quarter's score */
static void
add_low(struct compute_run *run, const struct unit_result *u,
    struct reasons *why)
{
	int64_t line = run->plan->grade[2];
	char text[24];

	if (!run->r->over || u->score == NULL ||
	    rat_hundredths(u->score) >= line)
		return;
	decimal_short(line, text);
	reason_add(why, "%s得分%s，低于考核方案“一般”等次的%s分",
	    window_chinese(run->a, run->r->window), rat_text(run->a, u->score),
	    text);
}

/* B15.1 */
static void
find_talk(struct compute_run *run, const struct unit_result *u)
{
	struct note n = note_of_unit(run, RULE_B15_1, u->unit);
	struct reasons why = { run->a, "" };

	add_low(run, u, &why);
	add_unmended(run, u->unit, &why);
	if (why.text[0] != '\0')
		note_add(run, &n, "建议对%s主要负责人督责约谈：%s",
		    unit_shown(u->unit), why.text);
}

void
run_candidates(struct compute_run *run)
{
	const struct results *r = run->r;

	if (r->window.kind != WINDOW_QUARTER || run->plan == NULL)
		return;
	for (size_t i = 0; i < r->unit.n; i++) {
		find_inspection(run, &r->unit.v[i]);
		find_talk(run, &r->unit.v[i]);
	}
	find_areas(run);
}
