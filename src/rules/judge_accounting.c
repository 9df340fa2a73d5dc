/*
 * judge_accounting.c - 述责述廉报告 (述责述廉制度第三条、第五条): C03.1, C05.1
 * (made public), C05.2.
 * Readings: C05.2 counts characters, a letter or digit being one, and
 *        leaves 字数容差 percentage points on either side, both ends
 *        included; in integers only.  A part of nothing but punctuation
 *        is missing.
 */
#include "base/decimal.h"
#include "base/utf8.h"
#include "rules/judge_run.h"

/* Which heads the report's 段 name; false where one could not be read, or
 * a part is not there. */
static bool
heads_named(const struct accounting_report *x,
    bool named[ACCOUNTING_HEADS])
{
	for (int k = 0; k < REPORT_SECTIONS; k++) {
		if (!x->section[k].given)
			return false;
		for (size_t i = 0; i < x->section[k].paragraph.n; i++) {
			const struct report_paragraph *p =
			    &x->section[k].paragraph.v[i];

			if (p->f_head.text != NULL && !p->has_head)
				return false;
			if (p->has_head)
				named[p->head] = true;
		}
	}
	return true;
}

/* C03.1 */
void
check_report_heads(struct judge_run *r)
{
	struct spot s = spot_of(NULL, r->doc->at);
	bool named[ACCOUNTING_HEADS] = { false };
	const char *list = "";

	if (!heads_named(r->doc->as.accounting, named))
		return;
	for (int k = 0; k < ACCOUNTING_HEADS; k++)
		if (!named[k])
			list = arena_printf(r->a, "%s%s%s", list,
			    list[0] == '\0' ? "" : "、",
			    accounting_head_name((enum accounting_head)k));
	if (list[0] != '\0')
		tell(r, &s, "各段的内容都没有写到：%s", list);
}

/* C05.1: made public */
void
check_report_public(struct judge_run *r)
{
	const struct accounting_report *x = r->doc->as.accounting;
	struct spot s = spot_of(NULL, place_or_file(r, x->published.at));

	s.mend = "在本地本单位公开，填写公开日期后再报";
	if (x->published.day == DAY_NONE)
		tell(r, &s, "没有公开日期，报告应当在本地本单位公开");
}

/* --- C05.2 --- */

static int64_t
section_chars(struct judge_run *r, const struct report_section *s)
{
	int64_t n = 0;

	for (size_t i = 0; i < s->paragraph.n; i++)
		if (s->paragraph.v[i].text.text != NULL)
			n += (int64_t)utf8_chars(utf8_squash(r->a,
			    s->paragraph.v[i].text.text));
	return n;
}

/* |100 n/all - 100/3| <= tolerance, which is in hundredths of a point */
static bool
is_third(int64_t n, int64_t all, int64_t tolerance)
{
	int64_t off = 3 * n - all;

	return 10000 * (off < 0 ? -off : off) <= 3 * tolerance * all;
}

/* "成绩占38.33%（23/60）、问题占…": a rounded share beside the exact one */
static const char *
shares_text(struct judge_run *r, const int64_t n[REPORT_SECTIONS],
    int64_t all)
{
	const char *list = "";

	for (int k = 0; k < REPORT_SECTIONS; k++) {
		char share[24];

		decimal_format((20000 * n[k] + all) / (2 * all), share);
		list = arena_printf(r->a, "%s%s%s占%s%%（%d/%d）", list,
		    k == 0 ? "" : "、", report_section_name(
		    (enum report_section_kind)k), share, (int)n[k],
		    (int)all);
	}
	return list;
}

static void
tell_shares(struct judge_run *r, const int64_t n[REPORT_SECTIONS],
    int64_t tolerance, struct place at)
{
	struct spot s = spot_lighter(NULL, at, LEVEL_WARN);
	int64_t all = n[SECTION_MERITS] + n[SECTION_PROBLEMS] +
	    n[SECTION_MEASURES];
	char points[24];

	decimal_short(tolerance, points);
	tell(r, &s, "按字数，%s，应当各占三分之一，上下不超过%s个百分点",
	    shares_text(r, n, all), points);
}

/* The characters of each part; false where one has none. */
static bool
count_sections(struct judge_run *r, int64_t n[REPORT_SECTIONS])
{
	const struct report_section *x = r->doc->as.accounting->section;
	bool whole = true;

	for (int k = 0; k < REPORT_SECTIONS; k++) {
		struct spot s = spot_of(NULL, x[k].at);

		n[k] = section_chars(r, &x[k]);
		whole = whole && n[k] > 0;
		if (x[k].given && n[k] == 0)
			tell(r, &s, "%s部分没有文字", report_section_name(
			    (enum report_section_kind)k));
	}
	return whole;
}

/* C05.2, said at the first part that is off.  A part that is not there
 * is the reader's finding. */
void
check_report_thirds(struct judge_run *r)
{
	const struct report_section *x = r->doc->as.accounting->section;
	int64_t n[REPORT_SECTIONS], all, tolerance;

	if (!count_sections(r, n) || lacking(r, NEED_PLAN) ||
	    r->year == NULL || r->year->plan.doc == NULL)
		return;
	all = n[SECTION_MERITS] + n[SECTION_PROBLEMS] + n[SECTION_MEASURES];
	tolerance = r->year->plan.doc->as.plan->tolerance;
	for (int k = 0; k < REPORT_SECTIONS; k++)
		if (!is_third(n[k], all, tolerance)) {
			tell_shares(r, n, tolerance, x[k].at);
			return;
		}
}
