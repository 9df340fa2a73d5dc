/*
 * paper_facts_half.c - 分析研判报告: the half-year for 市委 and 市纪委, who
 * always see places and names.  Records are counted, none is told of
 * (A14.1); what A13.1 lists is a lead, not a conclusion.
 */
#include <assert.h>
#include <string.h>

#include "base/markup.h"
#include "base/sort.h"
#include "model/analysis.h"
#include "stage/paper_facts_parts.h"

enum {
	INDICATORS_MOST = 8, /* listed as least complete */
	MOVERS_MOST = 3      /* named for rising, for falling */
};

/* --- how the units moved --- */

static void
put_past(struct sbuf *b, const char *score, const char *change,
    const struct unit_result *then, const struct change *c, struct arena *a)
{
	int64_t h = c->hundredths < 0 ? -c->hundredths : c->hundredths;

	facts_score(b, score, then == NULL ? NULL : then->score, a);
	markup_attr(b, change, !c->known ? "—" : arena_printf(a, "%s%s",
	    c->hundredths < 0 ? "-" : h > 0 ? "+" : "",
	    rat_text(a, rat_from_hundredths(a, h))));
}

static void
put_unit(struct sbuf *b, const struct unit_analysis *u, struct arena *a)
{
	const struct unit *unit = u->now->unit;

	sbuf_puts(b, "<单位情况");
	markup_attr(b, "代码", unit->code.text);
	markup_attr(b, "名称", unit->name.text);
	markup_attr(b, "类别", category_name(unit->category));
	facts_score(b, "本期", u->now->score, a);
	put_past(b, "上期", "较上期", u->previous, &u->since_previous, a);
	put_past(b, "去年", "较去年", u->year_ago, &u->since_year_ago, a);
	facts_int(b, "应报记录", u->burden.records_asked);
	facts_int(b, "已报记录", u->burden.records_filed);
	facts_int(b, "应附材料", u->burden.evidence_asked);
	facts_int(b, "已附材料", u->burden.evidence_filed);
	facts_int(b, "逾期录入", u->late.late);
	facts_int(b, "最长逾期", u->late.most);
	facts_int(b, "查重", u->duplicates);
	sbuf_puts(b, "/>");
}

/* The analysis of the units, in the official order. */
static const struct unit_analysis **
in_order(const struct results *r, struct arena *a)
{
	const struct unit_result **v = units_in_order(r, a, official_order);
	const struct unit_analysis **out = arena_array(a,
	    const struct unit_analysis *, r->unit.n);

	for (size_t i = 0; i < r->unit.n; i++)
		out[i] = &r->analysis->unit.v[v[i] - r->unit.v];
	return out;
}

/* The most first; stable, so then in the official order. */
static int
most_change(const void *x, const void *y, void *ctx)
{
	const struct unit_analysis *a =
	    *(const struct unit_analysis *const *)x;
	const struct unit_analysis *b =
	    *(const struct unit_analysis *const *)y;
	int64_t sign = *(const int64_t *)ctx;
	int64_t m = sign * a->since_previous.hundredths;
	int64_t n = sign * b->since_previous.hundredths;

	return (m < n) - (m > n);
}

static void
put_movers(struct sbuf *b, const struct results *r, int64_t sign,
    const char *way, struct arena *a)
{
	const struct unit_analysis **v = in_order(r, a);

	sort_stable(v, r->unit.n, sizeof(*v), most_change, &sign);
	for (size_t i = 0; i < r->unit.n && i < MOVERS_MOST; i++) {
		const struct change *c = &v[i]->since_previous;

		if (sign * c->hundredths <= 0)
			break;
		sbuf_puts(b, "<升降");
		markup_attr(b, "方向", way);
		markup_attr(b, "名称", v[i]->now->unit->name.text);
		facts_score(b, "幅度", rat_from_hundredths(a,
		    sign * c->hundredths), a);
		sbuf_puts(b, "/>");
	}
}

static void
put_units(struct sbuf *b, const struct results *r, struct arena *a)
{
	const struct unit_analysis **v = in_order(r, a);

	put_movers(b, r, 1, "上升", a);
	put_movers(b, r, -1, "下降", a);
	for (size_t i = 0; i < r->unit.n; i++)
		put_unit(b, v[i], a);
}

/* --- indicators --- */

static void
put_rate(struct sbuf *b, const char *key, int64_t part, int64_t whole,
    struct arena *a)
{
	facts_score(b, key, whole == 0 ? NULL : rat_frac(a, 100 * part,
	    whole), a);
}

static void
put_indicators(struct sbuf *b, const struct analysis *x, struct arena *a)
{
	for (size_t i = 0; i < x->indicator.n && i < INDICATORS_MOST; i++) {
		const struct indicator_analysis *in = &x->indicator.v[i];

		if (in->failed == 0)
			break;
		sbuf_puts(b, "<指标");
		markup_attr(b, "编号", in->indicator->item.id.text);
		markup_attr(b, "名称", in->indicator->name.text);
		markup_attr(b, "责任", duty_name(in->indicator->duty));
		facts_int(b, "应完成", in->due);
		facts_int(b, "已完成", in->complete);
		put_rate(b, "完成率", in->complete, in->due, a);
		facts_int(b, "单位数", in->units);
		facts_int(b, "未完成单位", in->failed);
		sbuf_puts(b, "/>");
	}
	for (size_t i = 0; i < x->indicator.n; i++) {
		const struct indicator_analysis *in = &x->indicator.v[i];

		if (!indicator_failed_by_all(in))
			continue;
		sbuf_puts(b, "<普遍未完成");
		markup_attr(b, "编号", in->indicator->item.id.text);
		markup_attr(b, "名称", in->indicator->name.text);
		facts_int(b, "单位数", in->units);
		sbuf_puts(b, "/>");
	}
}

static void
put_counts(struct sbuf *b, const struct analysis *x)
{
	for (int g = 0; g < AGES; g++) {
		if (x->overdue[g].tasks == 0)
			continue;
		sbuf_puts(b, "<逾期");
		markup_attr(b, "天数", overdue_age_name((enum overdue_age)g));
		facts_int(b, "任务", x->overdue[g].tasks);
		facts_int(b, "单位数", x->overdue[g].units);
		sbuf_puts(b, "/>");
	}
	for (int k = 0; k < ACTORS; k++) {
		if (x->uncovered[k] == 0)
			continue;
		sbuf_puts(b, "<覆盖");
		markup_attr(b, "责任", duty_name(k == ACTOR_DISCIPLINE ?
		    DUTY_OVERSIGHT : DUTY_MAIN));
		markup_attr(b, "履责主体", actor_name((enum actor)k));
		facts_int(b, "单位数", x->uncovered[k]);
		sbuf_puts(b, "/>");
	}
}

/* A13.1, of the months of the half-year: results.conduct is by unit. */
static void
put_conduct(struct sbuf *b, const struct results *r)
{
	enum { KINDS = 4 };
	struct { const char *name; struct trouble t; } kind[KINDS] = { 0 };
	size_t n = 0, k;
	month_t m;

	for (size_t i = 0; i < r->conduct.n; i++) {
		const struct conduct *c = &r->conduct.v[i];

		if (!month_parse(c->finding->month, &m) ||
		    m < r->window.first || m > r->month)
			continue;
		for (k = 0; k < n && strcmp(kind[k].name, c->kind) != 0;)
			k++;
		assert(k < KINDS);
		n += k == n;
		kind[k].name = c->kind;
		trouble_add(&kind[k].t, c->unit);
	}
	for (k = 0; k < n; k++) {
		sbuf_puts(b, "<行为");
		markup_attr(b, "种类", kind[k].name);
		facts_int(b, "条数", kind[k].t.n);
		facts_int(b, "单位数", kind[k].t.n_units);
		sbuf_puts(b, "/>");
	}
}

/* --- entering: how late, how much, how often twice --- */

static void
put_lateness(struct sbuf *b, const struct analysis *x, struct arena *a)
{
	struct lateness all = { 0 };
	int64_t units = 0;

	for (size_t i = 0; i < x->unit.n; i++) {
		const struct lateness *l = &x->unit.v[i].late;

		all.n += l->n;
		all.late += l->late;
		all.days += l->days;
		all.most = l->most > all.most ? l->most : all.most;
		units += l->late > 0;
	}
	if (all.n == 0)
		return;
	sbuf_puts(b, "<录入");
	facts_int(b, "记录", all.n);
	facts_int(b, "逾期", all.late);
	put_rate(b, "比例", all.late, all.n, a);
	facts_int(b, "单位数", units);
	if (all.late > 0)
		facts_score(b, "平均天数", rat_frac(a, all.days, all.late), a);
	facts_int(b, "最长天数", all.most);
	sbuf_puts(b, "/>");
	for (int i = 0; all.late > 0 && i < WEEKDAYS; i++) {
		const struct lateness *l = &x->weekday[i];

		sbuf_puts(b, "<星期");
		markup_attr(b, "名称", weekday_name(i));
		facts_int(b, "记录", l->n);
		facts_int(b, "逾期", l->late);
		put_rate(b, "比例", l->late, l->n, a);
		facts_int(b, "补录", x->entered[i]);
		sbuf_puts(b, "/>");
	}
}

static void
put_mean(struct sbuf *b, const char *key, int64_t sum, int64_t n,
    struct arena *a)
{
	facts_score(b, key, rat_frac(a, sum, n), a);
}

static void
put_burden(struct sbuf *b, const struct results *r, struct arena *a)
{
	int64_t n[CATEGORIES + 1] = { 0 };

	for (size_t i = 0; i < r->unit.n; i++) {
		n[r->unit.v[i].unit->category]++;
		n[CATEGORIES]++;
	}
	for (int c = 0; c <= CATEGORIES; c++) {
		const struct burden *x = &r->analysis->burden[c];

		if (n[c] == 0)
			continue;
		sbuf_puts(b, "<负担");
		markup_attr(b, "类别", c == CATEGORIES ? "全市" :
		    category_name((enum category)c));
		facts_int(b, "单位数", n[c]);
		facts_int(b, "应报记录", x->records_asked);
		facts_int(b, "已报记录", x->records_filed);
		facts_int(b, "应附材料", x->evidence_asked);
		facts_int(b, "已附材料", x->evidence_filed);
		put_mean(b, "平均应报记录", x->records_asked, n[c], a);
		put_mean(b, "平均已报记录", x->records_filed, n[c], a);
		put_mean(b, "平均应附材料", x->evidence_asked, n[c], a);
		put_mean(b, "平均已附材料", x->evidence_filed, n[c], a);
		sbuf_puts(b, "/>");
	}
}

static void
put_duplicates(struct sbuf *b, const struct analysis *x)
{
	struct trouble t = { 0 };

	for (size_t i = 0; i < x->duplicate.n; i++)
		trouble_add(&t, x->duplicate.v[i].unit);
	if (t.n == 0)
		return;
	sbuf_puts(b, "<查重");
	facts_int(b, "处数", t.n);
	facts_int(b, "单位数", t.n_units);
	sbuf_puts(b, "/>");
}

/* --- A12.1: who owes a report --- */

static bool
is_filed(const struct report_due *x)
{
	return x->filed != DAY_NONE;
}

/* Of one unit: what is owed or came late, both responsibilities at once
 * where they are alike. */
static void
put_owed(struct sbuf *b, const struct report_due *x, bool both)
{
	sbuf_puts(b, "<欠报");
	markup_attr(b, "名称", x->unit->name.text);
	markup_attr(b, "类别", category_name(x->unit->category));
	markup_attr(b, "责任", both ? "两个责任" : duty_name(x->duty));
	markup_attr(b, "情况", is_filed(x) ? "迟报" : "未报");
	if (is_filed(x))
		facts_day(b, "日期", x->filed);
	sbuf_puts(b, "/>");
}

static bool
owes(const struct report_due *x)
{
	return !is_filed(x) || x->filed > x->due;
}

static void
put_unit_reports(struct sbuf *b, const struct analysis *x,
    const struct unit *u)
{
	for (size_t i = 0; i < x->report.n; i++) {
		const struct report_due *v = &x->report.v[i];
		bool both = v->unit == u && i + 1 < x->report.n &&
		    v[1].unit == u && v[1].filed == v->filed;

		if (v->unit != u || !owes(v))
			continue;
		put_owed(b, v, both);
		i += both;
	}
}

static void
put_reports(struct sbuf *b, const struct results *r, struct arena *a)
{
	const struct analysis *x = r->analysis;
	const struct unit_analysis **v = in_order(r, a);
	int64_t filed = 0, late = 0;

	for (size_t i = 0; i < x->report.n; i++) {
		filed += is_filed(&x->report.v[i]);
		late += is_filed(&x->report.v[i]) && owes(&x->report.v[i]);
	}
	sbuf_puts(b, "<履责报告");
	facts_day(b, "期限", r->last);
	markup_attr(b, "到期", r->as_of > r->last ? "是" : "否");
	facts_int(b, "应报", (int64_t)x->report.n);
	facts_int(b, "已报", filed);
	facts_int(b, "迟报", late);
	facts_int(b, "未报", (int64_t)x->report.n - filed);
	sbuf_puts(b, "/>");
	for (size_t i = 0; i < r->unit.n; i++)
		put_unit_reports(b, x, v[i]->now->unit);
}

/* --- the other regulations --- */

/* Talks held in the half-year, of each kind: how many, and with how many
 * people; no name and no word (B23.1). */
static void
put_talks(struct sbuf *b, const struct results *r)
{
	int64_t n[TALK_KINDS] = { 0 }, people[TALK_KINDS] = { 0 };

	for (size_t i = 0; i < r->facts->filed[ROOT_TALK].n; i++) {
		const struct talk *t =
		    r->facts->filed[ROOT_TALK].v[i].doc->as.talk;
		day_t day = t->time.t == TIME_NONE ? DAY_NONE :
		    moment_day(t->time.t);

		if (!t->has_kind || day < r->first || day > r->last)
			continue;
		n[t->kind]++;
		people[t->kind] += (int64_t)t->talkee.n;
	}
	for (int k = 0; k < TALK_KINDS; k++) {
		if (n[k] == 0)
			continue;
		sbuf_puts(b, "<谈话");
		markup_attr(b, "类型", talk_kind_name((enum talk_kind)k));
		facts_int(b, "次数", n[k]);
		facts_int(b, "人次", people[k]);
		sbuf_puts(b, "/>");
	}
}

/* --- the whole --- */

void
facts_of_analysis(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct results *r = s->results;
	const struct unit_result **v = units_in_order(r, a, rank_order);
	const struct paper_key key = { paper_name(PAPER_ANALYSIS), "", "",
		r->period, "" };

	(void)job;
	sbuf_puts(b, "<主送>市委</主送><主送>市纪委</主送>");
	facts_approval(b, s, &key, r->over, a);
	facts_signer(b, s, &key, r->over, a);
	facts_checkpoint(b, r);
	sbuf_puts(b, "<考核方案");
	facts_int(b, "年度", r->year);
	markup_attr(b, "文号", r->plan->number.text);
	sbuf_puts(b, "/>");
	facts_plan_remarks(b, r);
	facts_figures(b, r, a);
	facts_comparison(b, r, &r->previous, "上一个半年", a);
	facts_comparison(b, r, &r->year_ago, "去年同期", a);
	facts_trend(b, r, a);
	facts_bands(b, r, a);
	facts_losses(b, r, a);
	put_indicators(b, r->analysis, a);
	put_counts(b, r->analysis);
	put_conduct(b, r);
	put_lateness(b, r->analysis, a);
	put_burden(b, r, a);
	put_duplicates(b, r->analysis);
	put_reports(b, r, a);
	put_talks(b, r);
	facts_coverage(b, r, a);
	put_units(b, r, a);
	for (size_t i = 0; i < r->unit.n; i++)
		facts_unit_score(b, r, v[i], true, a);
}
