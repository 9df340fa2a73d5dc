/*
 * paper_facts_accountability.c - 问责工作情况报告 of a half-year (E08.1): one
 * for each 问责主体, in figures only; what is wrong and what comes next is
 * for people to write.
 */
#include <string.h>

#include "base/markup.h"
#include "model/analysis.h"
#include "stage/paper_facts_parts.h"

static const char *
name_of(const struct case_count *x)
{
	return x->organ->name.text == NULL ? "" : x->organ->name.text;
}

static void
put_element(struct sbuf *b, const char *name, const char *text)
{
	sbuf_printf(b, "<%s>", name);
	markup_text(b, text);
	sbuf_printf(b, "</%s>", name);
}

static void
put_organ(struct sbuf *b, const struct paper_source *s,
    const struct case_count *x)
{
	const struct office_organ *o = config_organ_named(s->config,
	    name_of(x));
	const char *phone = o == NULL ? "" : o->phone;

	if (phone[0] == '\0' && x->organ->phone.text != NULL)
		phone = x->organ->phone.text;
	sbuf_puts(b, "<机关");
	markup_attr(b, "名称", o == NULL ? name_of(x) : o->brief);
	markup_attr(b, "类型", organ_type_name(x->organ->type));
	markup_attr(b, "电话", phone[0] == '\0' ? NULL : phone);
	sbuf_puts(b, " 用印=\"是\"/>");
}

static void
put_office(struct sbuf *b, const struct config *c, const char *type)
{
	const struct office_organ *o = config_organ(c, type);

	put_element(b, "主送", o == NULL ? type : o->brief);
}

/* Article 8 (1).  Who is above this city stands in no file of ours. */
static void
put_addressees(struct sbuf *b, const struct config *c, enum organ_type t)
{
	switch (t) {
	case ORGAN_COMMITTEE:
		put_element(b, "主送", "上级党委");
		break;
	case ORGAN_INSPECTION:
		put_element(b, "主送", "上级纪委");
		put_office(b, c, "市委");
		break;
	case ORGAN_DEPARTMENT:
		put_office(b, c, "市委");
		put_office(b, c, "市纪委");
		break;
	case ORGAN_TYPES:
		break;
	}
}

/* --- figures --- */

static void
put_cases(struct sbuf *b, const struct case_count *x)
{
	sbuf_puts(b, "<案件");
	facts_int(b, "上期", x->carried);
	facts_int(b, "启动", x->started);
	facts_int(b, "决定", x->decided);
	facts_int(b, "不予问责", x->dropped);
	facts_int(b, "在办", x->pending);
	sbuf_puts(b, "/>");
	for (size_t i = 0; i < x->source.v.n; i++) {
		sbuf_puts(b, "<来源");
		markup_attr(b, "类型", x->source.v.v[i].name);
		facts_int(b, "件数", x->source.v.v[i].n);
		sbuf_puts(b, "/>");
	}
}

/* 增加2, 减少1, 持平 */
static const char *
change_shown(struct arena *a, int64_t now, int64_t then)
{
	if (now == then)
		return "持平";
	return arena_printf(a, "%s%lld", now > then ? "增加" : "减少",
	    (long long)(now > then ? now - then : then - now));
}

static void
put_comparison(struct sbuf *b, const struct case_count *x,
    const struct case_count *then, struct window w, struct arena *a)
{
	sbuf_puts(b, "<比较");
	markup_attr(b, "期间", window_chinese(a, w));
	markup_attr(b, "启动", change_shown(a, x->started, then->started));
	markup_attr(b, "决定", change_shown(a, x->decided, then->decided));
	markup_attr(b, "党组织", change_shown(a, x->organs, then->organs));
	markup_attr(b, "领导干部", change_shown(a, case_cadres(x),
	    case_cadres(then)));
	sbuf_puts(b, "/>");
}

static void
put_target(struct sbuf *b, const char *kind, const char *level, int64_t n)
{
	sbuf_puts(b, "<对象");
	markup_attr(b, "类型", kind);
	markup_attr(b, "级别", level);
	facts_int(b, "数量", n);
	sbuf_puts(b, "/>");
}

/* All seven ways, none left out. */
static void
put_ways(struct sbuf *b, const struct case_count *x)
{
	static const struct { int of; enum measure_kind kind; } seven[] = {
		{ WAY_OF_ORGAN, MEASURE_CHECK },
		{ WAY_OF_ORGAN, MEASURE_CIRCULAR },
		{ WAY_OF_ORGAN, MEASURE_REORGANISE },
		{ WAY_OF_CADRE, MEASURE_CIRCULAR },
		{ WAY_OF_CADRE, MEASURE_ADMONITION },
		{ WAY_OF_CADRE, MEASURE_ADJUSTMENT },
		{ WAY_OF_CADRE, MEASURE_DISCIPLINE },
	};

	for (size_t i = 0; i < sizeof(seven) / sizeof(seven[0]); i++) {
		sbuf_puts(b, "<方式");
		markup_attr(b, "对象", seven[i].of == WAY_OF_ORGAN ? "党组织" :
		    "领导干部");
		markup_attr(b, "种类", measure_kind_name(seven[i].kind));
		facts_int(b, "数量", x->way[seven[i].of][seven[i].kind]);
		sbuf_puts(b, "/>");
	}
}

static void
put_decided(struct sbuf *b, const struct case_count *x)
{
	if (x->organs == 0 && x->cadre.v.n == 0)
		return;
	if (x->organs > 0)
		put_target(b, "党组织", NULL, x->organs);
	for (size_t i = 0; i < x->cadre.v.n; i++)
		put_target(b, "领导干部", x->cadre.v.v[i].name,
		    x->cadre.v.v[i].n);
	put_ways(b, x);
	for (size_t i = 0; i < x->situation.n; i++) {
		const struct case_situation *s = &x->situation.v[i];

		sbuf_puts(b, "<情形");
		facts_int(b, "条例", s->edition);
		markup_attr(b, "条", s->article);
		markup_attr(b, "项", s->clause);
		markup_attr(b, "名称", s->name);
		facts_int(b, "件数", s->n);
		sbuf_puts(b, "/>");
	}
}

static void
put_execution(struct sbuf *b, const struct case_count *x)
{
	if (x->execution.decisions == 0)
		return;
	sbuf_puts(b, "<执行");
	facts_int(b, "决定", x->execution.decisions);
	facts_int(b, "送达", x->execution.served);
	facts_int(b, "宣布", x->execution.announced);
	facts_int(b, "应办手续", x->execution.formalities);
	facts_int(b, "按期办结", x->execution.in_time);
	facts_int(b, "超期", x->execution.late);
	facts_int(b, "归档", x->execution.filed);
	sbuf_puts(b, "/>");
}

static void
put_appeals(struct sbuf *b, const struct case_count *x)
{
	const int64_t *v = x->appeal.verdict;

	if (x->appeal.accepted + x->appeal.pending + v[RECONSIDERED_UPHELD] +
	    v[RECONSIDERED_CHANGED] + v[RECONSIDERED_REVOKED] == 0)
		return;
	sbuf_puts(b, "<申诉");
	facts_int(b, "受理", x->appeal.accepted);
	facts_int(b, "维持", v[RECONSIDERED_UPHELD]);
	facts_int(b, "变更", v[RECONSIDERED_CHANGED]);
	facts_int(b, "撤销", v[RECONSIDERED_REVOKED]);
	facts_int(b, "在办", x->appeal.pending);
	sbuf_puts(b, "/>");
}

static void
put_publication(struct sbuf *b, const struct case_count *x)
{
	if (x->publication.due == 0)
		return;
	sbuf_puts(b, "<公开");
	facts_int(b, "应公开", x->publication.due);
	facts_int(b, "已公开", x->publication.done);
	facts_int(b, "不公开", x->publication.withheld);
	facts_int(b, "未公开", x->publication.missing);
	sbuf_puts(b, "/>");
}

/* --- the paper --- */

/* By a 签批 of the organ itself, whatever it calls itself there. */
static struct approved
approved_by_itself(const struct paper_source *s,
    const struct office_organ *o, struct arena *a)
{
	const char *const name[] = { o->type, o->name, o->brief };
	struct approved by = { .yes = false };

	for (size_t i = 0; !by.yes && i < sizeof(name) / sizeof(name[0]);
	    i++) {
		const struct paper_key key = {
			paper_name(PAPER_ACCOUNTABILITY), "", "",
			s->results->period, name[i] };

		by = registry_find(s->registry, s->signed_by, &key, a);
	}
	return by;
}

static void
put_approval(struct sbuf *b, const struct paper_source *s,
    const struct case_count *x, struct arena *a)
{
	const struct office_organ *o = config_organ_named(s->config,
	    name_of(x));
	struct approved by = { .yes = false };
	char day[11];

	if (o != NULL && s->results->over)
		by = approved_by_itself(s, o, a);
	if (!by.yes || by.number == NULL)
		return;
	day_format(by.by->day.day, day);
	put_element(b, "文号", by.number);
	put_element(b, "签发人", by.by->signer.text == NULL ? "" :
	    by.by->signer.text);
	sbuf_puts(b, "<签批");
	markup_attr(b, "编号", by.id);
	facts_day(b, "日期", by.by->day.day);
	markup_attr(b, "签批人", by.by->signer.text);
	markup_attr(b, "职务", by.by->post.text);
	sbuf_puts(b, "/><成文");
	markup_attr(b, "值", day);
	facts_day(b, "中文", by.by->day.day);
	sbuf_puts(b, "/><印发");
	markup_attr(b, "机关", o->issuer);
	facts_day(b, "日期", by.by->day.day);
	sbuf_puts(b, "/>");
}

void
facts_of_accountability(struct sbuf *b, const struct paper_source *s,
    const struct paper_job *job, struct arena *a)
{
	const struct analysis *y = s->results->analysis;
	const struct case_count *x = job->count;
	size_t i = (size_t)(x - y->accountability.v.v);

	put_organ(b, s, x);
	put_addressees(b, s->config, x->organ->type);
	put_approval(b, s, x, a);
	put_cases(b, x);
	put_comparison(b, x, &y->accountability_before.v.v[i],
	    y->accountability_before.window, a);
	put_decided(b, x);
	put_execution(b, x);
	put_appeals(b, x);
	put_publication(b, x);
	facts_chain(b, s->results);
}
