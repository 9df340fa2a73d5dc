/*
 * period_decision.c - A13.2: what 签批 decided of the matters that A13.1
 * lists.  A matter without a word stays 待决定; nothing is decided here.
 * Readings: a 件 without 编号 is about all matters of the unit in its
 *        期间, without that of the year it was signed in, up to the month
 *        of the signature; 依据 A13.1 or A13.2 is about matters of any
 *        rule, another one about those of that rule; of two the later
 *        signed holds.
 */
#include <string.h>

#include "rules/compute_run.h"
#include "rules/fold.h"

/* --- which matters a 件 is about --- */

static bool
kind_of_item(const struct approval_item *x, enum decided *out)
{
	for (int d = 0; d < DECISIONS; d++)
		if (strcmp(field_text(&x->kind),
		    decided_name((enum decided)d)) == 0) {
			*out = (enum decided)d;
			return true;
		}
	return false;
}

static bool
period_parse(const char *s, struct window *out)
{
	for (int k = 0; k < WINDOWS; k++)
		if (window_parse(s, (enum window_kind)k, out))
			return true;
	return false;
}

static bool
in_window(struct window w, month_t m)
{
	return w.first <= m && m <= window_last_month(w);
}

/* Of the period, or of no month. */
static bool
same_period(const struct ruling *d, const struct diag *x)
{
	const char *period = field_text(&d->item->period);
	struct window w;
	month_t m;

	if (*period == '\0' || !period_parse(period, &w))
		return true;
	return !month_parse(x->month, &m) || in_window(w, m);
}

/* Without 编号: by the period, else by what was there to be decided. */
static bool
of_whole(const struct compute_run *run, const struct ruling *d,
    const struct diag *x)
{
	day_t on = d->signed_by->as.approval->day.day;
	month_t m;

	if (*field_text(&d->item->period) != '\0')
		return true;
	return day_civil(on).year == run->year &&
	    (!month_parse(x->month, &m) || m <= day_month(on));
}

static bool
same_rule(const struct ruling *d, const struct diag *x)
{
	enum rule_id rule;

	return !rule_parse(field_text(&d->item->basis), &rule) ||
	    rule == RULE_A13_1 || rule == RULE_A13_2 ||
	    rule == (enum rule_id)x->rule;
}

static bool
is_about(const struct compute_run *run, const struct ruling *d,
    const struct diag *x)
{
	const char *id = field_text(&d->item->number);

	return strcmp(field_text(&d->unit->code), x->unit) == 0 &&
	    same_rule(d, x) && same_period(d, x) &&
	    (*id == '\0' ? of_whole(run, d, x) : strcmp(id, x->record) == 0);
}

/* --- the last word --- */

static struct ruling *
last_word(const struct compute_run *run, enum decided kind,
    const struct diag *x)
{
	struct results *r = run->r;
	struct ruling *last = NULL;

	for (size_t i = 0; i < r->ruling.n; i++) {
		struct ruling *d = &r->ruling.v[i];
		enum decided is;

		if (kind_of_item(d->item, &is) && is == kind &&
		    is_about(run, d, x) && (last == NULL ||
		    last->signed_by->as.approval->day.day <=
		    d->signed_by->as.approval->day.day))
			last = d;
	}
	return last;
}

/* By the last month of its matters, or by the period that was signed. */
static bool
is_of_window(const struct compute_run *run, const struct ruling *d)
{
	return d->last >= 0 ? in_window(run->r->window, d->last) :
	    strcmp(field_text(&d->item->period), run->r->period) == 0;
}

/* --- findings --- */

/* Was it to be about something of this year? */
static bool
of_year(const struct compute_run *run, const struct ruling *d)
{
	const char *id = field_text(&d->item->number);
	const struct fact_record *x = *id == '\0' ? NULL :
	    facts_record(run->f, field_text(&d->unit->code), id);
	struct window w;

	if (x != NULL)
		return day_civil(x->day).year == run->year;
	if (period_parse(field_text(&d->item->period), &w))
		return window_year(w) == run->year;
	return day_civil(d->signed_by->as.approval->day.day).year == run->year;
}

/* Which of what the paper needs is not there. */
static const char *
lacking(const struct ruling *d)
{
	const char *what = d->item->changed.text;
	bool told = *field_text(&d->item->reason) != '\0';
	bool known = false;

	for (size_t i = 0; what != NULL && i < 5; i++)
		known = known || strcmp(what, conduct_established[i]) == 0;
	if (known)
		return told ? NULL : "理由（准予通报的情况）";
	return told ? "改定（认定的行为）" :
	    "改定（认定的行为）和理由（准予通报的情况）";
}

static void
note_decision(struct compute_run *run, const struct ruling *d,
    const struct entry *entry, bool about_any)
{
	struct note n = { .rule = RULE_A13_2, .most = LEVELS, .entry = entry,
	    .at = d->item->item.at, .unit = field_text(&d->unit->code),
	    .record = field_text(&d->item->number), .month = -1,
	    .on = DAY_NONE };
	const char *kind = field_text(&d->item->kind);

	if (!about_any && of_year(run, d))
		note_add(run, &n, "签批%s对%s的%s，在待研究事项中没有对应的情况",
		    field_text(&d->signed_by->id), unit_shown(d->unit), kind);
	else if (ruling_names(d) && lacking(d) != NULL)
		note_add(run, &n, "签批%s同意点名通报%s，件没有写明%s，通报等写明"
		    "后再印", field_text(&d->signed_by->id), unit_shown(d->unit),
		    lacking(d));
}

/* --- the steps --- */

static void
collect(struct compute_run *run, const struct filed *filed)
{
	const struct approval *by = filed->doc->as.approval;

	for (size_t i = 0; i < by->entry.n; i++) {
		const struct approval_item *x = &by->entry.v[i];
		const struct book *b = map_get(&run->by_unit,
		    field_text(&x->unit));
		enum decided kind;

		if (b != NULL && kind_of_item(x, &kind))
			*vec_push(run->a, &run->r->ruling) =
			    (struct ruling){ b->unit, filed->doc, x, 0, -1,
			    false };
	}
}

/* Counts what each is the last word of; `any`: about anything at all. */
static void
count_words(struct compute_run *run, bool *any)
{
	struct results *r = run->r;

	for (size_t i = 0; i < r->found.d.n; i++) {
		const struct diag *x = &r->found.d.v[i];
		month_t m;

		if (conduct_kind(x) == NULL)
			continue;
		for (size_t k = 0; k < r->ruling.n; k++)
			any[k] = any[k] || is_about(run, &r->ruling.v[k], x);
		for (int d = 0; d < DECISIONS; d++) {
			struct ruling *w = last_word(run, (enum decided)d,
			    x);

			if (w == NULL)
				continue;
			w->n++;
			if (month_parse(x->month, &m) && m > w->last)
				w->last = m;
		}
	}
}

static const struct entry *
entry_of(const struct compute_run *run, const struct ruling *d)
{
	for (size_t i = 0; i < run->f->approval.n; i++)
		if (run->f->approval.v[i].doc == d->signed_by)
			return run->f->approval.v[i].entry;
	return NULL;
}

void
run_decisions(struct compute_run *run)
{
	struct results *r = run->r;
	bool *any;

	for (size_t i = 0; i < run->f->approval.n; i++)
		collect(run, &run->f->approval.v[i]);
	any = arena_array(run->a, bool, r->ruling.n);
	count_words(run, any);
	for (size_t i = 0; i < r->ruling.n; i++) {
		struct ruling *d = &r->ruling.v[i];

		d->in_window = d->n > 0 && is_of_window(run, d);
		note_decision(run, d, entry_of(run, d), any[i]);
	}
}

void
run_decided(struct compute_run *run)
{
	struct results *r = run->r;

	for (size_t i = 0; i < r->conduct.n; i++)
		for (int d = 0; d < DECISIONS; d++)
			r->conduct.v[i].said[d] = last_word(run,
			    (enum decided)d, r->conduct.v[i].finding);
}
