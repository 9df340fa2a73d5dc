/*
 * judge.c - the table of rules for one document, and what its findings
 * make of it.
 */
#include "rules/judge.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "rules/judge_run.h"

#define BIT(x) (1u << (x))
#define ROSTER BIT(NEED_ROSTER)
#define PLAN BIT(NEED_PLAN)
#define LEDGER BIT(NEED_LEDGER)

enum {
	BY_UNIT = BIT(ROOT_WORKLIST) | BIT(ROOT_SUBMISSION) |
	    BIT(ROOT_BRIEFING) | BIT(ROOT_DUTY_REPORT) |
	    BIT(ROOT_RECTIFICATION) | BIT(ROOT_TRANSFER) |
	    BIT(ROOT_REPORT),
	ANY_ROOT = BIT(ROOTS) - 1,
	SUBMISSION = BIT(ROOT_SUBMISSION),
	WORKLIST = BIT(ROOT_WORKLIST),
	YEAR_END = BIT(ROOT_YEAR_END),
	ADJUSTMENTS = BIT(ROOT_ADJUSTMENTS),
	DUTY_REPORT = BIT(ROOT_DUTY_REPORT),
	INSPECTION = BIT(ROOT_INSPECTION),
	MENDING = BIT(ROOT_RECTIFICATION) | BIT(ROOT_CHECK),
	REPORT = BIT(ROOT_REPORT),
	VOTE = BIT(ROOT_VOTE),
	CASE = BIT(ROOT_CASE),
	TALK = BIT(ROOT_TALK),
	NAMING = SUBMISSION | BIT(ROOT_REVIEW) | BIT(ROOT_APPROVAL) |
	    BIT(ROOT_FOCUS) | YEAR_END | ADJUSTMENTS | BIT(ROOT_CHANGE) |
	    BIT(ROOT_INSPECTION) | BIT(ROOT_RECTIFICATION) |
	    BIT(ROOT_CHECK) | BIT(ROOT_TRANSFER) | REPORT | VOTE |
	    BIT(ROOT_TALK) | BIT(ROOT_CASE)
};

/* Needs: without them a check cannot begin; what more it wants a check
 * asks for itself (lacking). */
static const struct judge_row table[] = {
	/* rule, roots, needs, always, file, record */
	{ RULE_A02_1, BY_UNIT, ROSTER, false, check_unit_file,
	    check_unit_record },
	{ RULE_A02_1, DUTY_REPORT, ROSTER, false, check_report_duty, NULL },
	{ RULE_A02_1, YEAR_END, ROSTER, false, check_score_duty, NULL },
	{ RULE_A02_1, INSPECTION, ROSTER, false, check_inspected_duty, NULL },
	{ RULE_A02_2, ANY_ROOT, 0, false, check_place, NULL },
	{ RULE_A03_1, SUBMISSION, 0, true, check_withdrawals,
	    check_changed_record },
	{ RULE_A03_2, SUBMISSION, LEDGER, false, check_dropped_records,
	    NULL },
	{ RULE_A04_1, SUBMISSION, 0, false, NULL, check_same_matter },
	{ RULE_A04_2, SUBMISSION, 0, false, NULL, check_filler },
	{ RULE_A05_4, WORKLIST, 0, false, check_worklist, NULL },
	{ RULE_A06_1, SUBMISSION, PLAN, false, NULL, check_indicator },
	{ RULE_A06_3, SUBMISSION, 0, false, NULL, check_actor },
	{ RULE_A08_1, SUBMISSION, ROSTER, false, NULL, check_enterer },
	{ RULE_A09_2, SUBMISSION, 0, false, NULL, check_evidence },
	{ RULE_A09_3, SUBMISSION, 0, false, NULL, check_paper },
	{ RULE_A09_4, SUBMISSION, 0, false, check_order, check_month },
	{ RULE_A10_1, SUBMISSION, 0, false, NULL, check_signature },
	{ RULE_A10_2, SUBMISSION, 0, false, NULL, check_entry_due },
	{ RULE_A10_5, SUBMISSION, LEDGER, false, NULL, check_back_dated },
	{ RULE_A10_6, SUBMISSION | WORKLIST | DUTY_REPORT, 0, false,
	    check_filed_late, check_entered_filed },
	{ RULE_A12_1, DUTY_REPORT, 0, false, check_report_number, NULL },
	{ RULE_A12_2, DUTY_REPORT, 0, false, check_report_sent, NULL },
	{ RULE_A14_1, SUBMISSION, 0, true, NULL, check_secret },
	{ RULE_A18_1, SUBMISSION, 0, true, NULL, check_beyond },
	{ RULE_A18_1, TALK, 0, false, check_talk_beyond, NULL },
	{ RULE_B04_1, TALK, ROSTER, false, check_talk_parties, NULL },
	{ RULE_B06_1, TALK, 0, false, check_talk_mode, NULL },
	{ RULE_B07_1, TALK, 0, false, check_talk_organs, NULL },
	{ RULE_B09_2, BIT(ROOT_TRANSFER), 0, false, check_transfer_form,
	    NULL },
	{ RULE_B12_1, TALK, LEDGER, false, check_talk_pledge, NULL },
	{ RULE_B17_1, TALK, 0, false, check_talk_prepared, NULL },
	{ RULE_B18_1, TALK, 0, false, check_talk_reminded, NULL },
	{ RULE_B19_1, TALK, 0, false, check_talk_decided, NULL },
	{ RULE_B20_1, TALK, 0, false, check_talk_admonished, NULL },
	{ RULE_B21_1, TALK, ROSTER, false, check_talk_statement, NULL },
	{ RULE_C03_1, REPORT, 0, false, check_report_heads, NULL },
	{ RULE_C05_1, REPORT, 0, false, check_report_public, NULL },
	{ RULE_C05_2, REPORT, 0, false, check_report_thirds, NULL },
	{ RULE_C06_1, VOTE, 0, false, check_feedback_mended, NULL },
	{ RULE_C06_2, VOTE, 0, false, check_city_meeting, NULL },
	{ RULE_C06_3, VOTE, 0, false, check_feedback_days, NULL },
	{ RULE_C07_1, VOTE, 0, false, check_own_meeting, NULL },
	{ RULE_C07_2, VOTE, ROSTER, false, check_all_attend, NULL },
	{ RULE_C07_3, VOTE, 0, false, check_votes, NULL },
	{ RULE_C07_5, VOTE, 0, false, check_ballots, NULL },
	{ RULE_C07_6, VOTE, ROSTER, false, check_own_attendance, NULL },
	{ RULE_C07_7, VOTE, 0, false, check_vote_reported, NULL },
	{ RULE_D07_1, INSPECTION, 0, false, check_basis, NULL },
	{ RULE_D09_1, BIT(ROOT_REVIEW) | YEAR_END, 0, false, check_organ,
	    NULL },
	{ RULE_D14_2, ADJUSTMENTS, 0, false, check_both_bonuses, NULL },
	{ RULE_D14_6, ADJUSTMENTS, 0, false, check_adjustment_days, NULL },
	{ RULE_E02_1, CASE, LEDGER, false, check_case, NULL },
	{ RULE_E03_1, CASE, 0, false, check_case, NULL },
	{ RULE_E03_2, CASE, 0, false, check_case, NULL },
	{ RULE_E03_3, CASE, 0, false, check_case, NULL },
	{ RULE_E04_1, CASE, 0, false, check_case, NULL },
	{ RULE_E04_2, CASE, 0, false, check_case, NULL },
	{ RULE_E05_1, CASE, 0, false, check_case, NULL },
	{ RULE_E05_2, CASE, 0, false, check_case, NULL },
	{ RULE_E05_3, CASE, 0, false, check_case, NULL },
	{ RULE_E05_4, CASE, 0, false, check_case, NULL },
	{ RULE_E06_6, CASE, 0, false, check_case, NULL },
	{ RULE_E07_1, CASE, 0, false, check_case, NULL },
	{ RULE_E08_1, BIT(ROOT_ACCOUNTABILITY), LEDGER, false,
	    check_accountability_report, NULL },
	{ RULE_X02_2, ANY_ROOT, 0, false, check_values_file,
	    check_values_record },
	{ RULE_X02_2, INSPECTION | MENDING, 0, false, check_inspection_days,
	    NULL },
	{ RULE_X02_2, MENDING, LEDGER, false, check_since_inspection, NULL },
	{ RULE_X02_2, TALK | BIT(ROOT_TRANSFER) | REPORT | VOTE, 0, false,
	    check_document_days, NULL },
	{ RULE_X03_1, NAMING, 0, false, check_references_file,
	    check_references_record },
	{ RULE_X03_2, ANY_ROOT, 0, false, check_twice, NULL },
};

/* --- X05.1: what could not be judged --- */

static const char *
rules_missed(struct judge_run *r, unsigned needs)
{
	const char *list = "";
	size_t i, k;
	bool hit;

	for (i = 0; i < RULES; i++) {
		hit = false;
		for (k = 0; k < NEEDS; k++)
			hit = hit || ((needs & BIT(k)) != 0 &&
			    r->missed[k][i]);
		if (hit)
			list = arena_printf(r->a, "%s%s%s", list,
			    list[0] == '\0' ? "" : "、",
			    rule_text((enum rule_id)i)->id);
	}
	return list;
}

/* X05.1: one finding for all that was missing */
static void
tell_missing(struct judge_run *r)
{
	struct spot s = spot_of(NULL, r->doc->at);
	const char *rules = rules_missed(r, BIT(NEEDS) - 1);
	bool roster = rules_missed(r, ROSTER)[0] != '\0';
	bool plan = rules_missed(r, PLAN)[0] != '\0';
	const char *what = roster && plan ? "单位名册和考核方案" :
	    roster ? "单位名册" : "考核方案";

	if (rules[0] == '\0')
		return;
	if (r->j->alone) {
		s.most = LEVEL_INFO;
		s.mend = "在工作区中检查，即可判断这些规则";
		tell_rule(r, RULE_X05_1, &s,
		    "未检：%s（没有工作区，无法对照单位名册、考核方案和"
		    "已受理的文件）", rules);
		return;
	}
	s.mend = arena_printf(r->a, "请市委主体办补报%d年度%s，再重新运行",
	    r->doc->year, what);
	tell_rule(r, RULE_X05_1, &s, "没有已受理的%d年度%s，%s不能判定",
	    r->doc->year, what, rules);
}

/* --- running the table --- */

/* line << 32 | column: judge_run.h */
static int
compare_keys(const void *a, const void *b, void *ctx)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	(void)ctx;
	return x < y ? -1 : x > y;
}

static void
collect_said(struct judge_run *r)
{
	const struct diag_list *l = r->j->found;
	size_t i;

	r->n_said = l->d.n;
	r->said = arena_array(r->a, uint64_t, r->n_said);
	for (i = 0; i < r->n_said; i++)
		r->said[i] = (uint64_t)l->d.v[i].at.line << 32 |
		    l->d.v[i].at.column;
	sort_stable(r->said, r->n_said, sizeof(*r->said), compare_keys, NULL);
}

static void
begin(struct judge_run *r, const struct judging *j)
{
	month_t month;

	memset(r, 0, sizeof(*r));
	r->j = j;
	r->doc = j->doc;
	r->a = j->found->a;
	r->code = j->doc->unit.text == NULL ? "" : j->doc->unit.text;
	r->month = "";
	if (j->doc->f_month.text != NULL &&
	    month_parse(j->doc->f_month.text, &month))
		r->month = j->doc->f_month.text;
	r->year = facts_year(j->facts, j->doc->year);
	if (r->year != NULL && r->code[0] != '\0')
		r->unit = map_get(&r->year->by_unit, r->code);
	r->lacks[NEED_LEDGER] = j->alone;
	/* a year that cannot be read is the reader's finding */
	if (j->doc->year != 0) {
		r->lacks[NEED_ROSTER] = r->year == NULL ||
		    r->year->roster.doc == NULL;
		r->lacks[NEED_PLAN] = r->year == NULL ||
		    r->year->plan.doc == NULL;
	}
	map_init(&r->by_squash, r->a);
	map_init(&r->by_evidence, r->a);
	collect_said(r);
}

static bool
may_run(struct judge_run *r, const struct judge_row *row)
{
	size_t k;
	bool short_of = false;

	for (k = 0; k < NEEDS; k++)
		if ((row->needs & BIT(k)) != 0 && lacking(r, (enum need)k))
			short_of = true;
	return !short_of;
}

/* Accepted before in the document that brings it again, though it has
 * changed since by a 更正 from elsewhere. */
static bool
old_version(const struct judge_run *r, const struct fact_record *f)
{
	const char *identity = r->doc->identity;

	for (f = f->before; f != NULL; f = f->before)
		if (strcmp(f->canonical, r->record->item.canonical) == 0 &&
		    identity != NULL &&
		    strcmp(f->entry->identity, identity) == 0)
			return true;
	return false;
}

static enum standing
standing_of(const struct judge_run *r)
{
	const struct record *rec = r->record;
	const struct fact_record *f = r->known;

	if (f == NULL)
		return STANDING_NEW;
	if (strcmp(f->canonical, rec->item.canonical) == 0)
		return f->withdrawn && rec->amendment.given ?
		    STANDING_AMENDED : STANDING_KNOWN;
	if (old_version(r, f))
		return STANDING_KNOWN;
	return rec->amendment.given ? STANDING_AMENDED : STANDING_CHANGED;
}

bool
record_secret(const struct record *rec)
{
	return rec->secrecy >= SECRECY_SECRET ||
	    (rec->f_secrecy.text != NULL &&
	    strcmp(rec->f_secrecy.text, "绝密") == 0);
}

moment_t
matter_end(const struct record *rec)
{
	return rec->to.t == TIME_NONE ? rec->from.t : rec->to.t;
}

static bool
before_the_five(const struct record *rec)
{
	moment_t end = matter_end(rec);

	return end != TIME_NONE && moment_day(end) < day_of(2017, 4, 19);
}

/* What the rules of one record see.  False: nothing is said of it. */
static bool
take_record(struct judge_run *r, const struct record *rec, bool *further)
{
	const char *id = rec->item.id.text;
	const struct judging *j = r->j;

	r->record = rec;
	r->known = id == NULL || r->code[0] == '\0' ? NULL :
	    facts_record(j->facts, r->code, id);
	r->standing = standing_of(r);
	if (r->standing == STANDING_KNOWN)
		return false;
	r->squash = rec->matter.text == NULL ? "" :
	    utf8_squash(r->a, rec->matter.text);
	r->indicator = rec->indicator.text == NULL ? NULL :
	    facts_indicator(j->facts, r->doc->year, r->code,
	    rec->indicator.text);
	*further = !before_the_five(rec);
	if (record_secret(rec)) {
		r->masked = rec->secret_until.day == DAY_NONE ||
		    rec->secret_until.day >= j->received;
		if (!j->policy->secret_office)
			*further = false;
	}
	return true;
}

static void
run_records(struct judge_run *r)
{
	const struct submission *s = r->doc->as.submission;
	const struct judge_row *row;
	size_t i, k;
	bool further = true;

	for (i = 0; i < s->record.n; i++) {
		if (!take_record(r, &s->record.v[i], &further))
			continue;
		for (k = 0; k < sizeof(table) / sizeof(table[0]); k++) {
			row = &table[k];
			r->rule = row->rule;
			if (row->record != NULL && (further || row->always) &&
			    may_run(r, row))
				row->record(r);
		}
		r->masked = false;
	}
	r->record = NULL;
}

static void
run_files(struct judge_run *r)
{
	const struct judge_row *row;
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		row = &table[i];
		r->rule = row->rule;
		if (row->file != NULL &&
		    (row->roots & BIT(r->doc->root)) != 0 && may_run(r, row))
			row->file(r);
	}
}

void
judge_document(const struct judging *j)
{
	struct judge_run r;

	assert(j->facts != NULL);
	if (j->doc->root == ROOT_NONE)
		return;
	begin(&r, j);
	r.masked = j->doc->root == ROOT_CASE &&
	    j->doc->as.accountability_case->secrecy >= SECRECY_SECRET;
	run_files(&r);
	if (j->doc->root == ROOT_SUBMISSION)
		run_records(&r);
	tell_missing(&r);
}

/* --- verdict --- */

static enum verdict
whole(enum verdict v, bool *items, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		items[i] = v == VERDICT_ACCEPTED;
	return v;
}

enum verdict
judge_verdict(const struct doc *d, const struct diag_list *l, bool *items)
{
	size_t n = (size_t)d->n_items, i, refused = 0;
	bool file = d->broken || d->root == ROOT_NONE;
	const struct diag *f;

	(void)whole(VERDICT_ACCEPTED, items, n);
	for (i = 0; i < doc_items(d); i++)
		if (doc_item(d, i).item->broken)
			items[doc_item(d, i).item->ordinal] = false;
	for (i = 0; i < l->d.n; i++) {
		f = &l->d.v[i];
		if (f->waived)
			continue;
		if (f->level == LEVEL_UNJUDGED)
			return whole(VERDICT_UNJUDGED, items, n);
		if (f->level != LEVEL_REFUSE)
			continue;
		if (f->item < 0)
			file = true;
		else if ((size_t)f->item < n)
			items[f->item] = false;
	}
	if (file)
		return whole(VERDICT_REFUSED, items, n);
	for (i = 0; i < n; i++)
		refused += !items[i];
	if (refused == 0)
		return VERDICT_ACCEPTED;
	return refused == n ? VERDICT_REFUSED : VERDICT_PARTIAL;
}
