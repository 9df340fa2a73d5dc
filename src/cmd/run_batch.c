/*
 * run_batch.c - a batch and what is said of it on stderr.
 */
#include "cmd/run_batch.h"

#include <stdio.h>
#include <string.h>

#include "cmd/say.h"
#include "out/remind.h"
#include "stage/progress.h"

/* The files judged in this run that were not simply accepted. */
static void
say_failed(const struct workspace *ws, const struct batch *b)
{
	for (size_t i = 0; i < b->intake.entry.n; i++) {
		const struct entry *x = b->intake.entry.v[i];

		if (x->verdict != VERDICT_ACCEPTED)
			say_note(ws->opt, "  %s：%s", verdict_name(x->verdict),
			    x->path);
	}
}

/* Those of its name from p on; 0 where an earlier one has the name. */
static size_t
papers_named(const struct batch *b, enum paper p)
{
	size_t n = 0;

	for (int q = 0; q < PAPERS; q++) {
		if (strcmp(paper_name((enum paper)q), paper_name(p)) != 0)
			continue;
		if (q < (int)p)
			return 0;
		n += b->n_papers[q];
	}
	return n;
}

static void
say_papers(const struct workspace *ws, const struct batch *b)
{
	const char *text = "";

	for (int p = 0; p < PAPERS; p++)
		if (papers_named(b, (enum paper)p) > 0)
			text = arena_printf(ws->a, "%s%s%s%zu份", text,
			    text[0] == '\0' ? "" : "、",
			    paper_name((enum paper)p),
			    papers_named(b, (enum paper)p));
	if (text[0] != '\0')
		say_note(ws->opt, "文书：%s", text);
}

static void
count_levels(const struct diag_list *l, size_t by[LEVELS], size_t *waived)
{
	for (size_t i = 0; i < l->d.n; i++)
		if (l->d.v[i].waived)
			(*waived)++;
		else
			by[l->d.v[i].level]++;
}

static void
say_standing(const struct workspace *ws, const struct batch *b)
{
	size_t by[LEVELS] = { 0 }, waived = 0;

	count_levels(&b->results.found, by, &waived);
	say_note(ws->opt, "现有问题：无法判定%zu、退回%zu、警告%zu、提醒%zu、"
	    "提示%zu；已豁免%zu", by[LEVEL_UNJUDGED], by[LEVEL_REFUSE],
	    by[LEVEL_WARN], by[LEVEL_REMIND], by[LEVEL_INFO], waived);
}

/* What is near, overdue or not mended, of everything with a date. */
static void
say_deadlines(const struct workspace *ws, const struct batch *b)
{
	struct sbuf text = SBUF_INIT;
	struct asked x;

	results_asked(ws->a, &b->results, &x);
	remind_counts(&x, &text);
	say_note(ws->opt, "期限：%s", sbuf_text(&text));
	sbuf_release(&text);
}

static void
say_where(const struct workspace *ws, const struct batch *b)
{
	static const char *const how[] = {
		[PUBLISHED_NEW] = "结果在", [PUBLISHED_SAME] = "结果与已有的"
		    "完全相同，在", [PUBLISHED_HISTORY] = "这是按较早日期重算，"
		    "结果另存在",
	};

	if (ws->opt->dry_run)
		say_dry_run(ws);
	else
		say_note(ws->opt, "%s %s", how[b->how], b->where);
}

/* Documents of the year that came after its closing. */
static size_t
count_late(const struct batch *b)
{
	const struct facts *f = &b->history.facts;
	size_t n = 0;

	for (size_t i = 0; i < f->entry.n; i++)
		n += f->entry.v[i]->seq > b->was_closed->count &&
		    f->entry.v[i]->year == b->results.year &&
		    f->entry.v[i]->root != ROOT_APPROVAL;
	return n;
}

/* Closed before: what came since has to wait. */
static void
say_closed(const struct workspace *ws, const struct batch *b,
    const char *day)
{
	size_t late = count_late(b);

	say_note(ws->opt, "%d年度已按%s的材料结账", b->results.year, day);
	if (late > 0)
		say_note(ws->opt, "提示：以后收到的%zu件材料没有计入；要计入的，"
		    "报重新开账的签批", late);
}

static void
say_year(const struct workspace *ws, const struct batch *b)
{
	const struct annual *y = &b->results.annual;
	int year = b->results.year;
	char day[40];

	day_chinese(b->results.as_of, day);
	if (b->was_closed != NULL)
		say_closed(ws, b, day);
	else if (annual_closed(y))
		say_note(ws->opt, "%d年度按%s的材料%s结账", year, day,
		    ws->opt->dry_run || ws->opt->only != NULL ||
		    b->how == PUBLISHED_HISTORY ? "可以" : "");
	else if (y->closing.provisional)
		say_note(ws->opt, "提示：%d年度没有结账，结果是预评", year);
	for (size_t i = 0; i < y->closing.lacks.n; i++)
		say_note(ws->opt, "  不能结账：%s", y->closing.lacks.v[i].why);
}

static int
finish(struct workspace *ws, struct batch *b)
{
	int status = batch_status(b);

	progress_end(ws);
	say_passed(ws->opt, &b->intake);
	if (b->replay)
		say_note(ws->opt, "按较早日期重算：不接收新材料");
	else
		say_note(ws->opt, "接收：%s", say_verdicts(ws->a,
		    b->intake.by_verdict));
	say_failed(ws, b);
	if ((b->kind == RUN_QUARTER || b->kind == RUN_HALF) &&
	    !b->results.over)
		say_note(ws->opt, "提示：%s尚未结束，按已经到期的任务计算，不是"
		    "最终结果", window_chinese(ws->a, b->window));
	if (b->kind == RUN_YEAR)
		say_year(ws, b);
	say_standing(ws, b);
	say_deadlines(ws, b);
	say_papers(ws, b);
	if (b->n_long > 0)
		say_note(ws->opt, "提示：%zu份文书太长，第一份是%s；公文一般不超过"
		    "5000字，季度通报不超过4000字", b->n_long, b->first_long);
	say_unprinted(ws->opt, b);
	if (b->unplanned)
		fprintf(stderr, "liangze: 没有计分：%s\n",
		    b->plan_fault.text);
	say_where(ws, b);
	return status;
}

/* The daily look tells what it found: its data. */
static void
put_list(const struct workspace *ws, const struct batch *b)
{
	struct sbuf list = SBUF_INIT;

	if (ws->opt->format == SAY_JSON)
		remind_json(&b->results, &list);
	else
		remind_text(&b->results, &list);
	fwrite(list.s, 1, list.n, stdout);
	sbuf_release(&list);
}

int
run_batch(struct workspace *ws, struct batch *b, struct err *e)
{
	int status = 0;

	if (batch_run(ws, b, e)) {
		status = finish(ws, b);
		if (b->kind == RUN_REMIND)
			put_list(ws, b);
	} else {
		progress_end(ws);
	}
	batch_release(b);
	return status;
}
